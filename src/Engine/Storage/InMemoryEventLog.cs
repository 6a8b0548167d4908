using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Engine.Storage;

/// <summary>Keeps histories for as long as the process lives: for tests and trials. Keeps every promise of the port but the one about power.</summary>
public sealed class InMemoryEventLog : IEventLog
{
    private readonly ConcurrentDictionary<EntityId, History> _histories = new();

    public Task<LogHead?> FindAsync(EntityId entity, CancellationToken cancellationToken = default) =>
        Task.FromResult(_histories.GetValueOrDefault(entity)?.Head);

    public Task<AppendOutcome> AppendAsync(Append append, CancellationToken cancellationToken = default) =>
        Task.FromResult(_histories.GetOrAdd(append.Entity, static _ => new History()).Append(append));

    public async IAsyncEnumerable<LogRow> ReadAsync(
        EntityId entity, long after, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        foreach (var row in _histories.GetValueOrDefault(entity)?.RowsAfter(after) ?? [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    public Task<LogSnapshot?> FindSnapshotAsync(EntityId entity, CancellationToken cancellationToken = default) =>
        Task.FromResult(_histories.GetValueOrDefault(entity)?.Snapshot);

    public Task SaveSnapshotAsync(EntityId entity, string epoch, LogSnapshot snapshot, CancellationToken cancellationToken = default)
    {
        _histories.GetValueOrDefault(entity)?.Save(epoch, snapshot);
        return Task.CompletedTask;
    }

    public Task SetReactedAsync(EntityId entity, string epoch, long upTo, CancellationToken cancellationToken = default)
    {
        _histories.GetValueOrDefault(entity)?.SetReacted(epoch, upTo);
        return Task.CompletedTask;
    }

    public Task<AppendOutcome> EraseAsync(EntityId entity, string epoch, long seq, CancellationToken cancellationToken = default) => Task.FromResult(
        _histories.GetValueOrDefault(entity) is { Head: { } head } history && head.Epoch == epoch && head.Seq == seq
            && _histories.TryRemove(new KeyValuePair<EntityId, History>(entity, history))
            ? AppendOutcome.Appended
            : AppendOutcome.WrongPosition);

    public Task<AppendOutcome> RewriteAsync(Rewrite rewrite, CancellationToken cancellationToken = default) =>
        Task.FromResult(_histories.GetValueOrDefault(rewrite.Entity)?.Rewrite(rewrite) ?? AppendOutcome.WrongPosition);

    public Task<IReadOnlyList<Waiting>> FindWaitingAsync(DateTimeOffset? until = null, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<Waiting>>(
        [
            .. from history in _histories
               let head = history.Value.Head
               where head is not null && (head.ReactedUpTo < head.Seq || (head.Due is { } due && !(due > until)))
               select new Waiting(history.Key, head.Due, head.ReactedUpTo < head.Seq),
        ]);

    public async IAsyncEnumerable<EntityId> ReadEntitiesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        foreach (var (entity, history) in _histories)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (history.Head is not null)
                yield return entity;
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class History
    {
        private readonly Lock _lock = new();
        private readonly List<LogRow> _rows = [];

        public LogHead? Head { get; private set; }

        public LogSnapshot? Snapshot { get; private set; }

        public AppendOutcome Append(Append append)
        {
            lock (_lock)
            {
                if ((Head?.Seq ?? 0) != append.After || (Head is not null && Head.Epoch != append.Epoch))
                    return AppendOutcome.WrongPosition;
                _rows.AddRange(append.Rows);
                Head = new LogHead(
                    append.Epoch, append.Rows[^1].Seq, append.Rows[^1].Hash, Math.Max(append.ReactedUpTo, Head?.ReactedUpTo ?? 0), append.Due);
                return AppendOutcome.Appended;
            }
        }

        public AppendOutcome Rewrite(Rewrite rewrite)
        {
            lock (_lock)
            {
                if (Head?.Epoch != rewrite.Epoch || Head.Seq != rewrite.Seq)
                    return AppendOutcome.WrongPosition;
                _rows.Clear();
                _rows.AddRange(rewrite.Rows);
                (Head, Snapshot) = (rewrite.NewHead, null);
                return AppendOutcome.Appended;
            }
        }

        public IReadOnlyList<LogRow> RowsAfter(long after)
        {
            lock (_lock)
                return [.. _rows.Skip((int)after)];
        }

        public void Save(string epoch, LogSnapshot snapshot)
        {
            lock (_lock)
            {
                if (Head?.Epoch == epoch)
                    Snapshot = snapshot;
            }
        }

        public void SetReacted(string epoch, long upTo)
        {
            lock (_lock)
            {
                if (Head is { } head && head.Epoch == epoch && upTo > head.ReactedUpTo)
                    Head = head with { ReactedUpTo = Math.Min(upTo, head.Seq) };
            }
        }
    }
}
