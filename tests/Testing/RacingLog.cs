using System.Runtime.CompilerServices;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine.Storage;

namespace Samenwerken.Testing;

/// <summary>A log in which somebody else writes between the moment that a reader looks at the head and that it reads the rows.</summary>
public sealed class RacingLog(IEventLog log, Func<Task> meanwhile) : IEventLog
{
    public Task<LogHead?> FindAsync(EntityId entity, CancellationToken cancellationToken = default) => log.FindAsync(entity, cancellationToken);

    public async IAsyncEnumerable<LogRow> ReadAsync(
        EntityId entity, long after, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await meanwhile();
        await foreach (var row in log.ReadAsync(entity, after, cancellationToken))
            yield return row;
    }

    public Task<AppendOutcome> AppendAsync(Append append, CancellationToken cancellationToken = default) => log.AppendAsync(append, cancellationToken);

    public Task<LogSnapshot?> FindSnapshotAsync(EntityId entity, CancellationToken cancellationToken = default) => log.FindSnapshotAsync(entity, cancellationToken);

    public Task SaveSnapshotAsync(EntityId entity, string epoch, LogSnapshot snapshot, CancellationToken cancellationToken = default) =>
        log.SaveSnapshotAsync(entity, epoch, snapshot, cancellationToken);

    public Task SetReactedAsync(EntityId entity, string epoch, long upTo, CancellationToken cancellationToken = default) =>
        log.SetReactedAsync(entity, epoch, upTo, cancellationToken);

    public Task<AppendOutcome> EraseAsync(EntityId entity, string epoch, long seq, CancellationToken cancellationToken = default) =>
        log.EraseAsync(entity, epoch, seq, cancellationToken);

    public Task<AppendOutcome> RewriteAsync(Rewrite rewrite, CancellationToken cancellationToken = default) =>
        log.RewriteAsync(rewrite, cancellationToken);

    public Task<IReadOnlyList<Waiting>> FindWaitingAsync(DateTimeOffset? until = null, CancellationToken cancellationToken = default) =>
        log.FindWaitingAsync(until, cancellationToken);

    public IAsyncEnumerable<EntityId> ReadEntitiesAsync(CancellationToken cancellationToken = default) => log.ReadEntitiesAsync(cancellationToken);

    public ValueTask DisposeAsync() => log.DisposeAsync();
}
