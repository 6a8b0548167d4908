using Samenwerken.Domain.Entities;

namespace Samenwerken.Engine.Discovery;

/// <summary>
/// Hears of every durable commit in this process, in the order of its entity, after it is durable and before anybody is answered. It must
/// return at once: an entity waits for it. What it misses in a crash it has to find in the log.
/// </summary>
public interface ICommitWatcher
{
    /// <param name="moment">The entity with these commits.</param>
    void Committed(EntityId entity, EntityMoment moment, IReadOnlyList<Commit> commits);

    /// <summary>The history of the entity is another from here on: something was taken out of it.</summary>
    void Rewritten(EntityId entity);

    /// <summary>All that was kept of the entity is gone.</summary>
    void Erased(EntityId entity);
}
