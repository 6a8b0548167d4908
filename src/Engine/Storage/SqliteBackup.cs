using Microsoft.Data.Sqlite;

namespace Samenwerken.Engine.Storage;

/// <summary>
/// Copies a data folder's database while a server writes it, and puts a copy back. A copy is one moment of all entities
/// together; what is put back is another history from there on, so every entity gets a new epoch (SEQ4).
/// </summary>
public static class SqliteBackup
{
    /// <summary>Writes a copy of the database in <paramref name="dataFolder"/> to <paramref name="target"/>, which must not be there yet.</summary>
    /// <exception cref="StoreRefusedException">There is nothing to copy, or something in the way.</exception>
    public static async Task WriteAsync(string dataFolder, string target, CancellationToken cancellationToken = default)
    {
        var source = Path.Combine(dataFolder, SqliteEventLog.FileName);
        if (File.Exists(target))
            throw new StoreRefusedException($"{target} is there already. Nothing was overwritten.");
        await using (SqliteEventLog.OpenToRead(source))
        {
            var unfinished = target + ".unfinished";
            File.Delete(unfinished);
            Copy(source, unfinished);
            // Only a whole copy gets the name.
            File.Move(unfinished, target);
        }
    }

    /// <summary>Makes a copy the database of a data folder in which there is none, as a new epoch.</summary>
    /// <exception cref="StoreRefusedException">The copy is damaged, or something is in the way. Nothing was changed.</exception>
    public static async Task RestoreAsync(string copy, string dataFolder, CancellationToken cancellationToken = default)
    {
        var target = Path.Combine(dataFolder, SqliteEventLog.FileName);
        if (File.Exists(target))
            throw new StoreRefusedException($"{target} is there already. Nothing was overwritten; restore into another data folder.");
        await using (var log = SqliteEventLog.OpenToRead(copy))
        {
            if ((await Verification.RunAsync(log, cancellationToken)).Damages is [var first, ..] damages)
                throw new StoreRefusedException($"{copy} is damaged ({damages.Length} damages; the first: {first}). Nothing was restored.");
        }

        using (SqliteEventLog.Lock(dataFolder))
        {
            var unfinished = target + ".unfinished";
            File.Delete(unfinished);
            Copy(copy, unfinished);
            StartNewEpoch(unfinished);
            File.Move(unfinished, target);
        }
    }

    private static void Copy(string source, string target)
    {
        using var from = new SqliteConnection(SqliteSchema.ReaderOf(source));
        using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = target, Pooling = false }.ToString());
        from.Open();
        to.Open();
        SqliteSchema.Execute(to, "PRAGMA synchronous = FULL");
        from.BackupDatabase(to);
        // One file, with no journal beside it.
        SqliteSchema.Execute(to, "PRAGMA journal_mode = DELETE");
    }

    private static void StartNewEpoch(string file)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        SqliteSchema.Execute(connection, "PRAGMA synchronous = FULL");
        SqliteSchema.Execute(connection, "UPDATE entity SET epoch = lower(hex(randomblob(8)))");
    }
}
