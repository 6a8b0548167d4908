using System.Collections.Immutable;

namespace Samenwerken.Domain.Entities;

/// <summary>
/// What one accepted command came to: events (why), and the changes that they gave (what is shown). It is the unit that is
/// made durable, broadcast and counted.
/// </summary>
/// <param name="Seq">1, 2, 3 and so on within the entity (SEQ1).</param>
/// <param name="At">The server's time (UTC).</param>
/// <param name="From">Who sent the command.</param>
/// <param name="CommandId">The command's id.</param>
/// <param name="Digest">The command's content, as <see cref="Submission.Digest"/>.</param>
/// <param name="By">The short number of the person who acted, if a person did.</param>
/// <param name="Steps">Each event with its own changes.</param>
/// <param name="Reactions">Commands that other entities must get because of this commit, in order.</param>
/// <param name="IsRedacted">Whether something of it was taken out since: see <see cref="Redaction"/>.</param>
public sealed record Commit(
    long Seq,
    DateTimeOffset At,
    Sender From,
    string CommandId,
    string Digest,
    int? By,
    ImmutableArray<Step> Steps,
    ImmutableArray<Reaction> Reactions,
    bool IsRedacted = false)
{
    public IEnumerable<Change> Changes => Steps.SelectMany(step => step.Changes);
}

/// <summary>An event and the changes that it gave.</summary>
public sealed record Step(Event Event, ImmutableArray<Change> Changes);

/// <summary>A command that another entity must get: sent until it is answered, harmless when repeated.</summary>
public sealed record Reaction(EntityId To, Command Command);

/// <summary>What an entity wants to do by itself, later.</summary>
/// <param name="At">Not before this moment.</param>
/// <param name="Command">Must lead to a state that no longer asks for it.</param>
public sealed record Due(DateTimeOffset At, Command Command);
