using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Engine.Storage;

/// <summary>
/// Histories in one SQLite file. One writer, many readers; a commit that was answered survives the loss of power. One
/// process at a time: a lock file in the same folder keeps a second one out.
/// </summary>
public sealed class SqliteEventLog : IEventLog
{
    public const string FileName = "samenwerken.db";
    private const string LockName = "samenwerken.lock";
    private const int RowsAtOnce = 500;

    private readonly string _readerOf;
    private readonly ILogger _logger;
    private readonly FileStream? _lock;
    private readonly SqliteWriter? _writer;

    private SqliteEventLog(string file, ILogger? logger, FileStream? @lock = null)
    {
        _readerOf = SqliteSchema.ReaderOf(file);
        _logger = logger ?? NullLogger<SqliteEventLog>.Instance;
        _lock = @lock;
        _writer = @lock is null ? null : new SqliteWriter(() => SqliteSchema.OpenWriter(file), file + SqliteSchema.CompactMark, _logger);
    }

    /// <summary>Opens the log of a data folder, making both where they are not there yet.</summary>
    /// <exception cref="StoreRefusedException">The folder cannot be used. Nothing in it was changed.</exception>
    public static SqliteEventLog Open(string dataFolder, ILogger<SqliteEventLog>? logger = null)
    {
        var file = Path.Combine(dataFolder, FileName);
        var @lock = Lock(dataFolder);
        try
        {
            return new SqliteEventLog(file, logger, @lock);
        }
        catch
        {
            @lock.Dispose();
            throw;
        }
    }

    /// <summary>Opens a log to read it, also while a server writes it.</summary>
    /// <exception cref="StoreRefusedException">There is none, or it cannot be read.</exception>
    public static SqliteEventLog OpenToRead(string file)
    {
        if (!File.Exists(file))
            throw new StoreRefusedException($"There is no database at {file}.");
        try
        {
            using var connection = new SqliteConnection(SqliteSchema.ReaderOf(file));
            connection.Open();
            SqliteSchema.CheckVersion(connection, file);
            return new SqliteEventLog(file, null);
        }
        catch (SqliteException failure)
        {
            throw new StoreRefusedException($"{file} cannot be read as a database: {failure.Message}", failure);
        }
    }

    /// <summary>Keeps every other process out of a data folder for as long as the result lives; a crash ends it too.</summary>
    /// <exception cref="StoreRefusedException">Another process has it, or the folder cannot be written.</exception>
    public static FileStream Lock(string dataFolder)
    {
        try
        {
            OwnFolder.Make(dataFolder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoreRefusedException($"The data folder {dataFolder} cannot be made: {failure.Message}", failure);
        }

        try
        {
            return new FileStream(Path.Combine(dataFolder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new StoreRefusedException($"The data folder {dataFolder} cannot be written: {failure.Message}", failure);
        }
        catch (IOException failure)
        {
            throw new StoreRefusedException($"The data folder {dataFolder} is in use by another Samenwerken server; stop that one first, or choose another folder.", failure);
        }
    }

    public Task<LogHead?> FindAsync(EntityId entity, CancellationToken cancellationToken = default) =>
        Task.FromResult(OrDamaged(entity, 0, () =>
        {
            using var connection = Read();
            using var command = Command(connection, "SELECT epoch, seq, hash, reacted, due FROM entity WHERE name = $name", ("$name", entity.ToString()));
            using var reader = command.ExecuteReader();
            return reader.Read()
                ? new LogHead(reader.GetString(0), reader.GetInt64(1), (byte[])reader[2], reader.GetInt64(3), DueOf(reader, 4))
                : null;
        }));

    public Task<AppendOutcome> AppendAsync(Append append, CancellationToken cancellationToken = default) => Writer.AppendAsync(append);

    public async IAsyncEnumerable<LogRow> ReadAsync(
        EntityId entity, long after, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (await FindAsync(entity, cancellationToken) is not { } head)
            yield break;

        // A few hundred at a time: a reader that lingers would keep the log's journal from being tidied up.
        for (var at = after; at < head.Seq;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rows = OrDamaged(entity, at + 1, () => ReadRows(entity, at, head.Seq));
            if (rows.Count == 0)
                yield break;
            foreach (var row in rows)
                yield return row;
            at = rows[^1].Seq;
        }
    }

    public Task<LogSnapshot?> FindSnapshotAsync(EntityId entity, CancellationToken cancellationToken = default)
    {
        try
        {
            using var connection = Read();
            using var command = Command(
                connection,
                "SELECT snapshot.seq, snapshot.body FROM snapshot JOIN entity ON entity.no = snapshot.entity WHERE entity.name = $name",
                ("$name", entity.ToString()));
            using var reader = command.ExecuteReader();
            return Task.FromResult(reader.Read() ? new LogSnapshot(reader.GetInt64(0), (byte[])reader[1]) : null);
        }
        catch (Exception failure) when (SqliteDamage.Is(failure))
        {
            // It is an aid, and the history is there without it (LOG4).
            return Task.FromResult<LogSnapshot?>(null);
        }
    }

    public Task SaveSnapshotAsync(EntityId entity, string epoch, LogSnapshot snapshot, CancellationToken cancellationToken = default) =>
        Writer.SaveSnapshotAsync(entity.ToString(), epoch, snapshot);

    public Task SetReactedAsync(EntityId entity, string epoch, long upTo, CancellationToken cancellationToken = default) =>
        Writer.SetReactedAsync(entity.ToString(), epoch, upTo);

    public Task<AppendOutcome> EraseAsync(EntityId entity, string epoch, long seq, CancellationToken cancellationToken = default) =>
        Writer.EraseAsync(entity.ToString(), epoch, seq);

    public Task<AppendOutcome> RewriteAsync(Rewrite rewrite, CancellationToken cancellationToken = default) => Writer.RewriteAsync(rewrite);

    public Task<IReadOnlyList<Waiting>> FindWaitingAsync(DateTimeOffset? until = null, CancellationToken cancellationToken = default)
    {
        var waiting = new List<Waiting>();
        var damage = ReadWaiting(
            """
            SELECT name, due, reacted < seq FROM entity WHERE due <= $until
            UNION ALL
            SELECT name, due, 1 FROM entity WHERE reacted < seq AND (due IS NULL OR due > $until)
            """, until, waiting);
        if (damage is not null)
        {
            // The indexes are an aid too; what the table itself holds is found by reading all of it.
            waiting.Clear();
            damage = ReadWaiting("SELECT name, due, reacted < seq FROM entity NOT INDEXED WHERE due <= $until OR reacted < seq", until, waiting);
            Log.WaitingDamaged(_logger, waiting.Count, damage);
        }

        return Task.FromResult<IReadOnlyList<Waiting>>(waiting);
    }

    public async IAsyncEnumerable<EntityId> ReadEntitiesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        Exception? damage = null;
        for (var at = ""; damage is null;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (var names, damage) = ReadNames(at);
            foreach (var name in names)
            {
                at = name;
                if (EntityId.Parse(name) is { } entity)
                    yield return entity;
                else
                    damage = new FormatException($"{name} is no name.");
            }

            if (damage is not null)
                throw new DamagedStoreException($"the list of entities is damaged behind {(at.Length > 0 ? at : "its start")}; what comes there could not be read.", damage);
            if (names.Count == 0)
                yield break;
        }
    }

    /// <summary>What SQLite itself finds wrong with the pages of the file, in its own words; takes long on a large file.</summary>
    public IReadOnlyList<string> FindDamagedPages()
    {
        var damages = new List<string>();
        try
        {
            using var connection = Read();
            using var command = Command(connection, "PRAGMA integrity_check(20)");
            using var reader = command.ExecuteReader();
            while (reader.Read())
                damages.AddRange(reader.GetString(0).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }
        catch (Exception failure) when (SqliteDamage.Is(failure))
        {
            damages.Add(failure.Message);
        }

        return damages is ["ok"] ? [] : damages;
    }

    /// <summary>Limits the size of the file from now on, which is how a full disk looks from here.</summary>
    internal Task LimitPagesAsync(int pages) => Writer.LimitPagesAsync(pages);

    public async ValueTask DisposeAsync()
    {
        // The readers first: whoever closes last, and may write, puts the journal into the file and takes it away.
        SqliteConnection.ClearPool(new SqliteConnection(_readerOf));
        if (_writer is not null)
            await _writer.DisposeAsync();
        _lock?.Dispose();
    }

    private SqliteWriter Writer => _writer ?? throw new InvalidOperationException("This log was opened to be read.");

    private SqliteConnection Read()
    {
        var connection = new SqliteConnection(_readerOf);
        connection.Open();
        return connection;
    }

    private List<LogRow> ReadRows(EntityId entity, long after, long upTo)
    {
        using var connection = Read();
        using var command = Command(
            connection,
            """
            SELECT history.seq, history.body, history.hash FROM history JOIN entity ON entity.no = history.entity
            WHERE entity.name = $name AND history.seq > $after AND history.seq <= $upTo ORDER BY history.seq LIMIT $limit
            """,
            ("$name", entity.ToString()), ("$after", after), ("$upTo", upTo), ("$limit", RowsAtOnce));
        using var reader = command.ExecuteReader();
        var rows = new List<LogRow>();
        while (reader.Read())
            rows.Add(new LogRow(reader.GetInt64(0), (byte[])reader[1], (byte[])reader[2]));
        return rows;
    }

    private (List<string> Names, Exception? Damage) ReadNames(string after)
    {
        var names = new List<string>();
        try
        {
            using var connection = Read();
            using var command = Command(
                connection, "SELECT name FROM entity WHERE name > $after ORDER BY name LIMIT $limit", ("$after", after), ("$limit", RowsAtOnce));
            using var reader = command.ExecuteReader();
            while (reader.Read())
                names.Add(reader.GetString(0));
            return (names, null);
        }
        catch (Exception failure) when (SqliteDamage.Is(failure))
        {
            return (names, failure);
        }
    }

    /// <returns>What kept it from reading all; null for nothing.</returns>
    private Exception? ReadWaiting(string sql, DateTimeOffset? until, List<Waiting> waiting)
    {
        try
        {
            using var connection = Read();
            using var command = Command(connection, sql, ("$until", until?.ToUnixTimeMilliseconds() ?? long.MaxValue));
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                if (EntityId.Parse(reader.GetString(0)) is { } entity)
                    waiting.Add(new Waiting(entity, DueOf(reader, 1), reader.GetBoolean(2)));
            }

            return null;
        }
        catch (Exception failure) when (SqliteDamage.Is(failure))
        {
            return failure;
        }
    }

    /// <summary>Reads something of one entity; a page that does not hold what was written there is that entity's damage (LOG6).</summary>
    private static T OrDamaged<T>(EntityId entity, long seq, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (SqliteDamage.Is(failure))
        {
            throw new DamagedHistoryException(entity, seq, failure);
        }
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }

    private static DateTimeOffset? DueOf(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));
}
