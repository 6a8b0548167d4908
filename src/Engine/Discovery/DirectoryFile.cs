using Microsoft.Data.Sqlite;
using Samenwerken.Engine.Storage;

namespace Samenwerken.Engine.Discovery;

/// <summary>
/// The file of the directory, beside the histories and apart from them: nothing in it is the only copy of anything. One of another
/// version, or that cannot be read, is thrown away and made anew from the logs.
/// </summary>
internal static class DirectoryFile
{
    public const string FileName = "directory.db";

    /// <summary>Counts up when the tables change, or what is put into them.</summary>
    private const int Version = 3;

    private const string Tables =
        """
        CREATE TABLE entity (
            no       INTEGER PRIMARY KEY,
            name     TEXT    NOT NULL UNIQUE,
            epoch    TEXT    NOT NULL,
            seq      INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE finding (
            no       INTEGER PRIMARY KEY,
            entity   INTEGER NOT NULL,
            record   TEXT    NOT NULL,
            id       TEXT    NOT NULL,
            body     TEXT    NOT NULL,
            UNIQUE (entity, record)
        ) STRICT;
        CREATE VIRTUAL TABLE words USING fts5(
            title, text, tags, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
        """;

    /// <summary>Opens the file to write it, empty where it cannot be used as it is.</summary>
    public static SqliteConnection Open(string file)
    {
        try
        {
            if (OpenAsItIs(file) is { } connection)
                return connection;
        }
        catch (Exception failure) when (SqliteDamage.Is(failure))
        {
            // What is made anew below.
        }

        Remove(file);
        return OpenAsItIs(file) ?? throw new InvalidOperationException($"{file} could not be made.");
    }

    public static string ReaderOf(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();

    public static void Remove(string file)
    {
        foreach (var companion in new[] { "", "-wal", "-shm", "-journal" })
            File.Delete(file + companion);
    }

    /// <returns>Null where it is of another version.</returns>
    private static SqliteConnection? OpenAsItIs(string file)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false }.ToString());
        try
        {
            connection.Open();
            SqliteSchema.Execute(connection, "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
            if (Number(connection, "SELECT count(*) FROM sqlite_schema") == 0)
                SqliteSchema.Execute(connection, $"BEGIN IMMEDIATE; {Tables} PRAGMA user_version = {Version}; COMMIT;");
            if (Number(connection, "PRAGMA user_version") == Version)
                return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        connection.Dispose();
        return null;
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
