using Samenwerken.Domain.Entities;

namespace Samenwerken.Engine.Storage;

/// <summary>
/// Where histories are kept. It stores bytes and counts; what they mean is not its business. One contract suite holds
/// every log to what stands here.
/// </summary>
/// <remarks>
/// <para>Order: the rows of an entity are numbered 1, 2, 3 without a gap, and read back in that order (SEQ1).</para>
/// <para>Atomicity: an append writes all its rows, the due time and the reaction cursor, or nothing. It never takes the
/// append of another entity with it when it is refused (LOG3).</para>
/// <para>Durability: <see cref="AppendOutcome.Appended"/> means that it survives the loss of power. Without that, people
/// would be shown as saved what is gone after a crash (LOG1).</para>
/// </remarks>
public interface IEventLog : IAsyncDisposable
{
    /// <summary>
    /// Whether another process may write the same histories: then what a reader holds in memory may be past, and only an
    /// append, or a look at the head, tells.
    /// </summary>
    bool IsShared => false;

    /// <returns>Null where the entity has no history.</returns>
    /// <exception cref="DamagedHistoryException">It may have one, and cannot be read.</exception>
    Task<LogHead?> FindAsync(EntityId entity, CancellationToken cancellationToken = default);

    Task<AppendOutcome> AppendAsync(Append append, CancellationToken cancellationToken = default);

    /// <summary>The rows after <paramref name="after"/>, in order, up to the head at the moment of the call.</summary>
    /// <exception cref="DamagedHistoryException">A row cannot be read.</exception>
    IAsyncEnumerable<LogRow> ReadAsync(EntityId entity, long after, CancellationToken cancellationToken = default);

    /// <summary>The last snapshot that was saved; an aid that may be missing at any time, and is where it cannot be read (LOG4).</summary>
    Task<LogSnapshot?> FindSnapshotAsync(EntityId entity, CancellationToken cancellationToken = default);

    /// <summary>Keeps a snapshot, unless the entity is in another epoch by now. Failing to is harmless.</summary>
    Task SaveSnapshotAsync(EntityId entity, string epoch, LogSnapshot snapshot, CancellationToken cancellationToken = default);

    /// <summary>Notes that all reactions up to this commit were answered. Never goes back.</summary>
    Task SetReactedAsync(EntityId entity, string epoch, long upTo, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes away all that is kept of an entity, physically and for good: rows, snapshot, due time, and that it was there. The
    /// same name may begin another history afterwards. A crash in the middle leaves it whole, or still to be found
    /// (<see cref="FindAsync"/>) and so to be erased again, or gone.
    /// </summary>
    /// <returns>
    /// <see cref="AppendOutcome.Appended"/> once it is durable; <see cref="AppendOutcome.WrongPosition"/> where the head is elsewhere,
    /// and then nothing was taken away.
    /// </returns>
    Task<AppendOutcome> EraseAsync(EntityId entity, string epoch, long seq, CancellationToken cancellationToken = default);

    /// <summary>
    /// Puts another history in the place of an entity's, as a new epoch: it counts on from where the old one stood, and nothing that was in the old
    /// one and is not in the new one is kept, nor its snapshot. A crash in the middle leaves the one or the other whole, and what is left
    /// of the old one is taken away before the entity is next read.
    /// </summary>
    /// <returns>
    /// <see cref="AppendOutcome.Appended"/> once it is durable; <see cref="AppendOutcome.WrongPosition"/> where the head is elsewhere,
    /// and then nothing was changed.
    /// </returns>
    Task<AppendOutcome> RewriteAsync(Rewrite rewrite, CancellationToken cancellationToken = default);

    /// <summary>
    /// Everything that has something to do after a restart: reactions not yet answered, or a due time. Where the store is
    /// damaged, what of it can be found.
    /// </summary>
    /// <param name="until">Leaves out what is due later and has no reactions; null leaves out nothing.</param>
    Task<IReadOnlyList<Waiting>> FindWaitingAsync(DateTimeOffset? until = null, CancellationToken cancellationToken = default);

    /// <exception cref="DamagedStoreException">Not all could be read; thrown after those that could.</exception>
    IAsyncEnumerable<EntityId> ReadEntitiesAsync(CancellationToken cancellationToken = default);

    /// <summary>The entity leaves memory here: whatever the log keeps of it to write faster may go.</summary>
    void Release(EntityId entity) { }
}

/// <summary>Where a history stands.</summary>
/// <param name="Hash">The hash of its last row (see HashChain).</param>
/// <param name="ReactedUpTo">Reactions of this commit and all before it were answered.</param>
public sealed record LogHead(string Epoch, long Seq, ReadOnlyMemory<byte> Hash, long ReactedUpTo, DateTimeOffset? Due);

/// <summary>One commit as it is kept.</summary>
public sealed record LogRow(long Seq, ReadOnlyMemory<byte> Body, ReadOnlyMemory<byte> Hash);

/// <summary>A state as it is kept beside its history.</summary>
/// <param name="Seq">The last commit in it.</param>
public sealed record LogSnapshot(long Seq, ReadOnlyMemory<byte> Body);

/// <summary>Rows to write behind the head, and what goes with them in the same write.</summary>
/// <param name="Epoch">The history's epoch; with <paramref name="After"/> 0, that of a new history.</param>
/// <param name="After">The seq that the head must have.</param>
/// <param name="Rows">At least one, numbered on from <paramref name="After"/>.</param>
/// <param name="ReactedUpTo">Where the reaction cursor is at least; it never goes back.</param>
/// <param name="Due">When the entity wants to be woken; null for never.</param>
public sealed record Append(
    EntityId Entity, string Epoch, long After, IReadOnlyList<LogRow> Rows, long ReactedUpTo, DateTimeOffset? Due);

/// <summary>A history that takes the place of another.</summary>
/// <param name="Epoch">The epoch that there is, with its head at <paramref name="Seq"/>.</param>
/// <param name="NewEpoch">Another one; the same where the same is tried again, so that pages of a try that failed are written over.</param>
/// <param name="Rows">All of them: 1, 2, 3 and on, to <paramref name="Seq"/> at least, so that no number means something else than before.</param>
public sealed record Rewrite(
    EntityId Entity, string Epoch, long Seq, string NewEpoch, IReadOnlyList<LogRow> Rows, long ReactedUpTo, DateTimeOffset? Due)
{
    public LogHead NewHead => new(NewEpoch, Rows[^1].Seq, Rows[^1].Hash, ReactedUpTo, Due);
}

/// <summary>An entity with something to do.</summary>
/// <param name="Due">Null where it has only reactions left to send.</param>
public sealed record Waiting(EntityId Entity, DateTimeOffset? Due, bool HasReactions);

public enum AppendOutcome
{
    /// <summary>All of it is durable.</summary>
    Appended,

    /// <summary>The head is elsewhere, or in another epoch. Nothing was written.</summary>
    WrongPosition,

    /// <summary>The store could not, for instance because the disk is full. Nothing was written.</summary>
    NotWritten,

    /// <summary>What is kept of this entity is damaged. Nothing was written, and trying again is of no use (LOG6).</summary>
    Damaged,

    /// <summary>The store failed in a way that leaves open whether it wrote.</summary>
    Unknown,
}
