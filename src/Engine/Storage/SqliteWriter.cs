using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Samenwerken.Engine.Storage;

/// <summary>
/// The one who writes. Everything that waits at a moment, of all entities, goes into one transaction and so costs one
/// sync; a savepoint an append keeps a refused one from taking the others with it (LOG3). After a history was rewritten it writes the file anew,
/// at once or a minute after it last did, since bytes of what was taken out are left in it until then; a mark beside the file makes the
/// next start do so where this process did not come to it.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int MaxBatch = 1024;

    private const long CompactEveryMs = 60_000;

    private readonly Func<SqliteConnection> _open;
    private readonly string _compactMark;
    private readonly ILogger _logger;
    private readonly Channel<Write> _writes = Channel.CreateUnbounded<Write>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _loop;

    /// <summary>Null while the file must be opened anew before anything is written.</summary>
    private SqliteStatements? _statements;

    /// <summary>When the file is to be written anew, as <see cref="Environment.TickCount64"/> counts; null for not.</summary>
    private long? _compactAt;
    private long _compactedAt = -CompactEveryMs;

    /// <param name="open">Opens a connection that writes; asked again after a failure that leaves doubt.</param>
    /// <param name="compactMark">The file that tells that the database is to be written anew.</param>
    public SqliteWriter(Func<SqliteConnection> open, string compactMark, ILogger logger)
    {
        _open = open;
        _compactMark = compactMark;
        _logger = logger;
        _statements = new SqliteStatements(open());
        _compactAt = File.Exists(compactMark) ? 0 : null;
        _loop = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public Task<AppendOutcome> AppendAsync(Append append) => Enqueue(statements => statements.Append(append));

    public Task<AppendOutcome> SaveSnapshotAsync(string entity, string epoch, LogSnapshot snapshot) =>
        Enqueue(statements => statements.SaveSnapshot(entity, epoch, snapshot));

    public Task<AppendOutcome> SetReactedAsync(string entity, string epoch, long upTo) =>
        Enqueue(statements => statements.SetReacted(entity, epoch, upTo));

    public Task<AppendOutcome> EraseAsync(string entity, string epoch, long seq) => Enqueue(statements => statements.Erase(entity, epoch, seq));

    public Task<AppendOutcome> RewriteAsync(Rewrite rewrite) => Enqueue(statements =>
    {
        File.WriteAllBytes(_compactMark, []);
        _compactAt ??= _compactedAt + CompactEveryMs;
        return statements.Rewrite(rewrite);
    });

    /// <summary>Limits the size of the file, which is how a full disk looks from here.</summary>
    public Task<AppendOutcome> LimitPagesAsync(int pages) => Enqueue(statements => statements.LimitPages(pages));

    public async ValueTask DisposeAsync()
    {
        _writes.Writer.TryComplete();
        await _loop;
        if (_compactAt is not null)
            Compact();
        TidyUp();
        _statements?.Dispose();
    }

    /// <summary>Puts all that the journal holds into the file, which then is whole by itself also where a reader lingers.</summary>
    private void TidyUp()
    {
        try
        {
            _statements?.TidyUp();
        }
        catch (SqliteException failure)
        {
            // Nothing is lost: the journal stays, and the next start reads it.
            Log.JournalKept(_logger, failure);
        }
    }

    private Task<AppendOutcome> Enqueue(Func<SqliteStatements, AppendOutcome> execute)
    {
        var write = new Write(execute);
        return _writes.Writer.TryWrite(write) ? write.Done.Task : Task.FromResult(AppendOutcome.NotWritten);
    }

    private void Run()
    {
        var batch = new List<Write>();
        while (WaitForWrites() is { } hasWrites)
        {
            if (Environment.TickCount64 >= _compactAt)
                Compact();
            if (!hasWrites)
                continue;
            batch.Clear();
            while (batch.Count < MaxBatch && _writes.Reader.TryRead(out var write))
                batch.Add(write);
            Commit(batch);
        }
    }

    /// <returns>Whether there are any; false where it is time to write the file anew, null at the end.</returns>
    private bool? WaitForWrites()
    {
        using var patience = new CancellationTokenSource();
        if (_compactAt is { } at)
            patience.CancelAfter(TimeSpan.FromMilliseconds(Math.Max(0, at - Environment.TickCount64)));
        try
        {
            return _writes.Reader.WaitToReadAsync(patience.Token).AsTask().GetAwaiter().GetResult() ? true : null;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Where it does not succeed, because the disk is full or somebody reads on, it is tried again; the mark stays until then.</summary>
    private void Compact()
    {
        _compactedAt = Environment.TickCount64;
        try
        {
            var statements = _statements ??= new SqliteStatements(_open());
            statements.Compact();
            if (statements.TidyUp())
            {
                File.Delete(_compactMark);
                _compactAt = null;
                return;
            }
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            Log.CompactFailed(_logger, failure);
        }

        _compactAt = _compactedAt + CompactEveryMs;
    }

    /// <summary>
    /// Does a batch in one transaction. A write that meets a damaged page spoils the whole transaction, whatever is rolled
    /// back to a savepoint, so it is left out and the others are done again without it (LOG6).
    /// </summary>
    private void Commit(List<Write> batch)
    {
        while (FindDamaged(batch) is { } damaged)
        {
            batch.Remove(damaged);
            damaged.Done.SetResult(AppendOutcome.Damaged);
        }
    }

    /// <returns>The write that has to be left out; null where all are done and answered.</returns>
    private Write? FindDamaged(List<Write> batch)
    {
        var committing = false;
        var outcomes = new AppendOutcome[batch.Count];
        try
        {
            var statements = _statements ??= new SqliteStatements(_open());
            statements.Begin();
            for (var i = 0; i < batch.Count; i++)
            {
                outcomes[i] = statements.Inside(batch[i].Execute);
                if (outcomes[i] is not AppendOutcome.Damaged)
                    continue;
                statements.Rollback();
                return batch[i];
            }

            committing = true;
            statements.Commit();
        }
        catch (Exception failure)
        {
            var failed = committing && !IsKnownToHaveFailed(failure) ? AppendOutcome.Unknown : AppendOutcome.NotWritten;
            Array.Fill(outcomes, failed);
            Log.WriteFailed(_logger, batch.Count, failed, failure);
            StartAnew(failed);
        }

        for (var i = 0; i < batch.Count; i++)
            batch[i].Done.SetResult(outcomes[i]);
        return null;
    }

    /// <summary>Whether a commit that failed like this has certainly written nothing, once it is rolled back.</summary>
    private static bool IsKnownToHaveFailed(Exception failure) =>
        failure is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_FULL or SQLitePCL.raw.SQLITE_BUSY };

    /// <summary>
    /// Rolls back; after a failure that leaves doubt the file is opened anew before the next write, so that nothing of it
    /// lingers in memory. Where it cannot be opened, that write says so, and the one after it tries again.
    /// </summary>
    private void StartAnew(AppendOutcome failed)
    {
        try
        {
            _statements?.Rollback();
            if (failed is not AppendOutcome.Unknown)
                return;
        }
        catch (Exception failure)
        {
            Log.RollbackFailed(_logger, failure);
        }

        var former = _statements;
        _statements = null;
        try
        {
            former?.Dispose();
        }
        catch (Exception failure)
        {
            Log.RollbackFailed(_logger, failure);
        }
    }

    private sealed record Write(Func<SqliteStatements, AppendOutcome> Execute)
    {
        public TaskCompletionSource<AppendOutcome> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
