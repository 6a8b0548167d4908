using Microsoft.Data.Sqlite;

namespace Samenwerken.Engine.Storage;

/// <summary>
/// Copies a data folder's database while a server writes it, and puts a copy back. A copy is one moment of all entities
/// together; what is put back is another history from there on, so every entity gets a new epoch (SEQ4).
/// </summary>
public static class SqliteBackup
{
    private const string IntoAnother = "restore into another data folder";

    /// <summary>Writes a copy of the database in <paramref name="dataFolder"/> to <paramref name="target"/>, which must not be there yet.</summary>
    /// <exception cref="StoreRefusedException">There is nothing to copy, or something in the way.</exception>
    public static async Task WriteAsync(string dataFolder, string target, CancellationToken cancellationToken = default)
    {
        var source = Path.Combine(dataFolder, SqliteEventLog.FileName);
        RefuseWhereTaken(target, "choose a new folder");
        await using (SqliteEventLog.OpenToRead(source))
        {
            var unfinished = Unfinished(target);
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
        RefuseWhereTaken(target, IntoAnother);
        await using (var log = SqliteEventLog.OpenToRead(copy))
        {
            var report = await Verification.RunAsync(log, cancellationToken);
            if (report.Damages.AddRange(log.FindDamagedPages()) is [var first, ..] damages)
                throw new StoreRefusedException($"{copy} is damaged ({damages.Length} damages; the first: {first}). Nothing was restored.");
        }

        using (SqliteEventLog.Lock(dataFolder))
        {
            // Again, since only now can no server put something there.
            RefuseWhereTaken(target, IntoAnother);
            var unfinished = Unfinished(target);
            Copy(copy, unfinished);
            StartNewEpoch(unfinished);
            File.Move(unfinished, target);
        }
    }

    /// <summary>A journal that another database left is in the way as much as a database: SQLite would replay it over the copy.</summary>
    private static void RefuseWhereTaken(string target, string instead)
    {
        if ((File.Exists(target) ? [target] : SqliteSchema.CompanionsOf(target)) is [var taken, ..])
            throw new StoreRefusedException($"{taken} is there already. Nothing was overwritten; {instead}.");
    }

    /// <summary>The name of a copy that is under way, with nothing left there of an earlier one.</summary>
    private static string Unfinished(string target)
    {
        var unfinished = target + ".unfinished";
        foreach (var left in SqliteSchema.CompanionsOf(unfinished).Append(unfinished))
            File.Delete(left);
        return unfinished;
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
