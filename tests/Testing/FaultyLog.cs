using Samenwerken.Domain.Entities;
using Samenwerken.Engine;
using Samenwerken.Engine.Storage;

namespace Samenwerken.Testing;

public enum Fault
{
    None,

    /// <summary>It says that it wrote nothing, and did not.</summary>
    NotWritten,

    /// <summary>It wrote nothing, and cannot tell.</summary>
    UnknownAndNotWritten,

    /// <summary>It wrote, and cannot tell.</summary>
    UnknownButWritten,

    /// <summary>It wrote, and breaks instead of answering.</summary>
    ThrowsAfterWriting,
}

/// <summary>A log that fails as a test says, and that can be held so that a test sees what happens before a write is durable.</summary>
public sealed class FaultyLog(IEventLog log) : IEventLog
{
    /// <summary>What the next append comes to.</summary>
    public Func<Fault> NextFault { get; set; } = () => Fault.None;

    /// <summary>Appends wait for it.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Completes when an append waits at the gate.</summary>
    public TaskCompletionSource Arrived { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool FailsReading { get; set; }

    /// <summary>Whether every history reads as one that does not add up.</summary>
    public bool IsDamaged { get; set; }

    /// <summary>What happens before the reaction cursor is moved; may throw.</summary>
    public Action OnReacted { get; set; } = () => { };

    /// <summary>Whether erasing fails, and nothing is erased.</summary>
    public bool FailsErasing { get; set; }

    /// <summary>Whether rewriting fails, and nothing is changed.</summary>
    public bool FailsRewriting { get; set; }

    public int Appends { get; private set; }

    public async Task<AppendOutcome> AppendAsync(Append append, CancellationToken cancellationToken = default)
    {
        Arrived.TrySetResult();
        await Gate;
        Appends++;
        switch (NextFault())
        {
            case Fault.NotWritten:
                return AppendOutcome.NotWritten;
            case Fault.UnknownAndNotWritten:
                return AppendOutcome.Unknown;
            case Fault.UnknownButWritten:
                await log.AppendAsync(append, cancellationToken);
                return AppendOutcome.Unknown;
            case Fault.ThrowsAfterWriting:
                await log.AppendAsync(append, cancellationToken);
                throw new IOException("the store broke");
            default:
                return await log.AppendAsync(append, cancellationToken);
        }
    }

    public Task<LogHead?> FindAsync(EntityId entity, CancellationToken cancellationToken = default) =>
        FailsReading ? throw new IOException("the store cannot be read")
        : IsDamaged ? throw new DamagedHistoryException(entity, 1)
        : log.FindAsync(entity, cancellationToken);

    public IAsyncEnumerable<LogRow> ReadAsync(EntityId entity, long after, CancellationToken cancellationToken = default) =>
        log.ReadAsync(entity, after, cancellationToken);

    public Task<LogSnapshot?> FindSnapshotAsync(EntityId entity, CancellationToken cancellationToken = default) =>
        log.FindSnapshotAsync(entity, cancellationToken);

    public Task SaveSnapshotAsync(EntityId entity, string epoch, LogSnapshot snapshot, CancellationToken cancellationToken = default) =>
        log.SaveSnapshotAsync(entity, epoch, snapshot, cancellationToken);

    public Task SetReactedAsync(EntityId entity, string epoch, long upTo, CancellationToken cancellationToken = default)
    {
        OnReacted();
        return log.SetReactedAsync(entity, epoch, upTo, cancellationToken);
    }

    public Task<AppendOutcome> EraseAsync(EntityId entity, string epoch, long seq, CancellationToken cancellationToken = default) =>
        FailsErasing ? throw new IOException("the store broke") : log.EraseAsync(entity, epoch, seq, cancellationToken);

    public Task<AppendOutcome> RewriteAsync(Rewrite rewrite, CancellationToken cancellationToken = default) =>
        FailsRewriting ? throw new IOException("the store broke") : log.RewriteAsync(rewrite, cancellationToken);

    public Task<IReadOnlyList<Waiting>> FindWaitingAsync(DateTimeOffset? until = null, CancellationToken cancellationToken = default) =>
        log.FindWaitingAsync(until, cancellationToken);

    public IAsyncEnumerable<EntityId> ReadEntitiesAsync(CancellationToken cancellationToken = default) =>
        log.ReadEntitiesAsync(cancellationToken);

    public ValueTask DisposeAsync() => log.DisposeAsync();
}
