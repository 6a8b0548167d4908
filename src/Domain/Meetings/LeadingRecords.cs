using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

/// <summary>Who wants to speak, and who does; there is one. It is there from the first hand on.</summary>
/// <param name="Hands">In the order in which they get the floor: see <see cref="SpeakingOrder"/>.</param>
/// <param name="LastSide">Which side had the last turn; absent where nobody speaks or waits any more.</param>
/// <param name="TurnSeconds">How long a turn is meant to last; absent where nobody said.</param>
public sealed record SpeakersQueue(
    ImmutableArray<Hand> Hands, Speaking? Speaking = null, Channel? LastSide = null, int? TurnSeconds = null) : Record(OnlyId)
{
    public const string OnlyId = "queue";

    public static readonly SpeakersQueue Empty = new([]);
}

/// <summary>Somebody who wants to speak.</summary>
/// <param name="PersonId">Absent for somebody who is no participant.</param>
/// <param name="Label">How whoever added the hand describes them.</param>
public sealed record Hand(string Id, string? PersonId, string? Label, Channel Channel, DateTimeOffset RaisedAt);

/// <summary>Who has the floor.</summary>
/// <param name="EndsAt">Until when the turn is meant to last; nobody is cut off. Absent where no time was set.</param>
public sealed record Speaking(Hand Hand, DateTimeOffset Since, DateTimeOffset? EndsAt = null);

/// <summary>How much somebody has spoken: for facilitators, and for themselves.</summary>
/// <param name="Id">The person's id.</param>
/// <param name="Seconds">Of the turns that ended.</param>
/// <param name="LastAt">When their last turn began.</param>
public sealed record Turn(string Id, int Count, int Seconds, DateTimeOffset LastAt) : Record(Id);

/// <summary>What is locked takes no input but that of facilitators.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LockScope>))]
public enum LockScope
{
    /// <summary>Every idea, cluster and link.</summary>
    [JsonStringEnumMemberName("board")] Board,

    /// <summary>One cluster and the ideas in it.</summary>
    [JsonStringEnumMemberName("cluster")] Cluster,

    /// <summary>The board, minutes, decisions and actions of one agenda item.</summary>
    [JsonStringEnumMemberName("phase")] Phase,

    /// <summary>Whatever one person would write or move. They may vote and raise their hand.</summary>
    [JsonStringEnumMemberName("person")] Person,
}

/// <summary>Something that takes no input but that of facilitators.</summary>
/// <param name="TargetId">Which cluster, agenda item or person; absent for the board.</param>
/// <param name="ById">The facilitator who locked it.</param>
public sealed record InputLock(string Id, LockScope Scope, string? TargetId, string ById, DateTimeOffset At) : Record(Id)
{
    public static string IdOf(LockScope scope, string? targetId) => targetId is null ? EnumName.Of(scope) : $"{EnumName.Of(scope)}.{targetId}";
}

/// <summary>What is left of an idea that was taken away by another than its author, or with a reason.</summary>
/// <param name="Id">The idea's id.</param>
/// <param name="Number">The idea's number.</param>
public sealed record Tombstone(string Id, int Number, string? Reason, DateTimeOffset RemovedAt) : Record(Id);

/// <summary>The words of an idea that another took away: for its author alone.</summary>
/// <param name="Id">The idea's id.</param>
public sealed record KeptWords(string Id, int Number, string Text, string? Reason, DateTimeOffset RemovedAt) : Record(Id);

/// <summary>Somebody who has the code and is not let in yet: for facilitators. They see nothing.</summary>
/// <param name="Id">The person's id, which stays theirs when they are let in.</param>
/// <param name="Role">What their community makes them; absent where nobody does.</param>
/// <param name="TurnedAway">Whether a facilitator said no; the reason is in their <see cref="Removal"/>.</param>
public sealed record WaitingPerson(
    string Id,
    string Name,
    Sector? Sector,
    Channel? Channel,
    Role? Role,
    DateTimeOffset Since,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool TurnedAway = false) : Record(Id);

/// <summary>A screen in the hall: it sees what everybody sees, does nothing, and is no participant. For facilitators.</summary>
/// <param name="Name">By which facilitators tell it from others; absent where nobody gave it one.</param>
public sealed record RoomScreen(string Id, string? Name, DateTimeOffset OpenedAt) : Record(Id)
{
    /// <summary>The role in which it looks; no participant has it.</summary>
    public const string Role = "roomScreen";

    private const string Prefix = "screen-";

    /// <summary>The id of a screen tells it from every person's.</summary>
    public static bool IsId(string id) => id.StartsWith(Prefix, StringComparison.Ordinal);

    public static string IdOf(string id) => Prefix + id;
}

/// <summary>What all who follow the facilitator look at; there is at most one.</summary>
/// <param name="View">Which of the pages' views.</param>
/// <param name="AtKind">With <paramref name="AtId"/>: the record that it is about; absent where it is about none, or one that not everybody sees.</param>
/// <param name="X">With <paramref name="Y"/> and <paramref name="Zoom"/>: the middle of what is seen of the canvas, and how large.</param>
/// <param name="ById">The facilitator who is followed.</param>
public sealed record Spotlight(
    string View, string? AtKind, string? AtId, double? X, double? Y, double? Zoom, string ById, DateTimeOffset Since) : Record(OnlyId)
{
    public const string OnlyId = "spotlight";
}

/// <summary>That the board was made as it was before, the last time that this was done.</summary>
/// <param name="To">The moment as which it was made.</param>
/// <param name="ById">The facilitator who did it.</param>
public sealed record Restoration(DateTimeOffset To, DateTimeOffset At, string ById) : Record(OnlyId)
{
    public const string OnlyId = "board";
}
