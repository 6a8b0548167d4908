using Samenwerken.Domain.Entities;

namespace Samenwerken.Engine;

/// <summary>
/// What a mailbox tells whoever keeps it: the place in an engine where an entity lives. Every call comes from the
/// mailbox's own loop, so one at a time and in order.
/// </summary>
internal interface IMailboxKeeper
{
    /// <summary>Whether an entity is loaded again in place after a write in doubt; otherwise the mailbox ends, and another is made elsewhere.</summary>
    bool LoadsAgain { get; }

    /// <summary>Commits that are durable, in order, before anybody is answered (LOG1).</summary>
    void Show(IReadOnlyList<Commit> commits);

    /// <summary>The entity wants to be woken at this time.</summary>
    void Schedule(DateTimeOffset due);

    /// <summary>The entity was loaded again; followers may have missed something.</summary>
    void LoadedAgain();

    /// <summary>The mailbox can do nothing more; followers end with this code.</summary>
    void Ended(string code);
}
