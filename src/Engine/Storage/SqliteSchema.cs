using Microsoft.Data.Sqlite;

namespace Samenwerken.Engine.Storage;

/// <summary>
/// How the histories lie in SQLite, and whether a file is one that this version may touch. Anything else is refused
/// before a byte of it changes.
/// </summary>
internal static class SqliteSchema
{
    /// <summary>"SMWK": tells our files from other people's.</summary>
    private const int ApplicationId = 0x534D574B;

    /// <summary>Counts up when the tables change; a newer file is refused.</summary>
    private const int Version = 1;

    /// <summary>Stands beside the file while bytes of a history that was rewritten may be left in it: see <see cref="SqliteWriter"/>.</summary>
    public const string CompactMark = "-compact";

    private static ReadOnlySpan<byte> Header => "SQLite format 3\0"u8;

    /// <summary>What SQLite keeps beside a database, and replays over whatever file has its name.</summary>
    private static readonly string[] Companions = ["-wal", "-shm", "-journal"];

    private const string Tables =
        """
        CREATE TABLE entity (
            no       INTEGER PRIMARY KEY,
            name     TEXT    NOT NULL UNIQUE,
            epoch    TEXT    NOT NULL,
            seq      INTEGER NOT NULL,
            hash     BLOB    NOT NULL,
            reacted  INTEGER NOT NULL,
            due      INTEGER            -- milliseconds since 1970 (UTC)
        ) STRICT;
        CREATE INDEX entity_due ON entity (due) WHERE due IS NOT NULL;
        CREATE INDEX entity_reacting ON entity (no) WHERE reacted < seq;
        CREATE TABLE history (
            entity   INTEGER NOT NULL,
            seq      INTEGER NOT NULL,
            body     BLOB    NOT NULL,
            hash     BLOB    NOT NULL,
            PRIMARY KEY (entity, seq)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE snapshot (
            entity   INTEGER PRIMARY KEY,
            seq      INTEGER NOT NULL,
            body     BLOB    NOT NULL
        ) STRICT;
        """;

    /// <summary>Opens the one connection that writes. WAL and full sync: a commit that was answered survives the loss of power.
    /// What is deleted or replaced is overwritten in the file from the start: a snapshot that a later one replaced could not be found any
    /// more when its meeting is erased.</summary>
    public static SqliteConnection OpenWriter(string file)
    {
        CheckHeader(file);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            Execute(connection, "PRAGMA busy_timeout = 5000;");
            Prepare(connection, file);
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 2000; PRAGMA secure_delete = ON;");
            return connection;
        }
        catch (Exception failure)
        {
            connection.Dispose();
            throw failure is SqliteException sqlite ? Refusal(file, sqlite) : failure;
        }
    }

    /// <summary>What lies beside a database file that SQLite would take for a part of it.</summary>
    public static IReadOnlyList<string> CompanionsOf(string file) =>
        [.. Companions.Select(companion => file + companion).Where(File.Exists)];

    public static string ReaderOf(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = SqliteOpenMode.ReadOnly,
        Pooling = true,
    }.ToString();

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <exception cref="StoreRefusedException">The file is no database of this version.</exception>
    public static void CheckVersion(SqliteConnection connection, string file)
    {
        if (Number(connection, "PRAGMA application_id") != ApplicationId)
            throw new StoreRefusedException($"{file} is a database of another program. It was left as it is; choose another data folder.");
        var version = Number(connection, "PRAGMA user_version");
        if (version > Version)
            throw new StoreRefusedException($"{file} was written by a newer version of Samenwerken (format {version}; this version reads up to {Version}). It was left as it is; start the newer version.");
    }

    private static void Prepare(SqliteConnection connection, string file)
    {
        var isEmpty = Number(connection, "SELECT count(*) FROM sqlite_schema") == 0 && Number(connection, "PRAGMA application_id") == 0;
        if (!isEmpty)
        {
            CheckVersion(connection, file);
            return;
        }

        // One transaction, so that a crash leaves either no database or a whole one.
        Execute(connection, $"BEGIN IMMEDIATE; {Tables} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}; COMMIT;");
    }

    private static void CheckHeader(string file)
    {
        if (!File.Exists(file))
        {
            // SQLite would throw it away, and it may hold the last of what was written.
            if (CompanionsOf(file) is [var left, ..])
                throw new StoreRefusedException($"{left} is there and its database is not. Nothing was changed; put {Path.GetFileName(file)} back beside it, or choose another data folder.");
            return;
        }

        using var stream = File.OpenRead(file);
        if (stream.Length == 0)
            return;
        Span<byte> start = stackalloc byte[Header.Length];
        if (stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !start.SequenceEqual(Header))
            throw new StoreRefusedException($"{file} is damaged: it does not start as a database does. It was left as it is; restore a backup into another data folder.");
    }

    private static StoreRefusedException Refusal(string file, SqliteException failure) => failure.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB =>
            new StoreRefusedException($"{file} is damaged. It was left as it is; restore a backup into another data folder.", failure),
        SQLitePCL.raw.SQLITE_FULL =>
            new StoreRefusedException($"{file} cannot be opened for writing: the disk is full.", failure),
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED =>
            new StoreRefusedException($"{file} is in use by another program.", failure),
        _ => new StoreRefusedException($"{file} cannot be opened for writing: {failure.Message}", failure),
    };

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
