using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Samenwerken.Domain.Entities;

/// <summary>
/// What a person did, kept so that they can take it back (UND1): its events say what was there before. The fold of a commit
/// makes it; no change of the log carries it.
/// </summary>
/// <param name="Id">The id of the command that did it.</param>
/// <param name="IsRedacted">Whether what was there before is not known any more, so that it cannot be taken back.</param>
public sealed record Deed(
    string Id, string PersonId, ImmutableArray<Event> Events, bool IsUndone = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsRedacted = false) : Record(Id);

/// <summary>The commands of a person's last deeds, on whatever device, oldest first.</summary>
/// <param name="Id">The person's id.</param>
public sealed record RecentDeeds(string Id, ImmutableList<string> CommandIds) : Record(Id)
{
    /// <summary>How many deeds a person can take back.</summary>
    public const int Kept = 50;
}

/// <summary>A deed was taken back by what else happened in the same commit.</summary>
/// <param name="CommandId">The command that did it.</param>
public sealed record DeedUndone(string CommandId) : Event
{
    public override bool IsDeed() => false;
}
