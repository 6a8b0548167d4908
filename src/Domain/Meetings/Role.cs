using System.Text.Json.Serialization;

namespace Samenwerken.Domain.Meetings;

/// <summary>What somebody may do in a meeting; <see cref="MeetingRights"/> says it for each command.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role
{
    /// <summary>Begeleider: leads the process.</summary>
    [JsonStringEnumMemberName("facilitator")] Facilitator,

    /// <summary>Notulist: records minutes, decisions and actions.</summary>
    [JsonStringEnumMemberName("noteTaker")] NoteTaker,

    /// <summary>Deelnemer.</summary>
    [JsonStringEnumMemberName("participant")] Participant,

    /// <summary>Meelezer: reads, does not contribute.</summary>
    [JsonStringEnumMemberName("observer")] Observer,
}

/// <summary>Where somebody comes from: the four O's, and citizens beside them.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Sector>))]
public enum Sector
{
    [JsonStringEnumMemberName("government")] Government,
    [JsonStringEnumMemberName("education")] Education,
    [JsonStringEnumMemberName("research")] Research,
    [JsonStringEnumMemberName("business")] Business,
    [JsonStringEnumMemberName("society")] Society,
}

/// <summary>How somebody takes part in this meeting.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Channel>))]
public enum Channel
{
    /// <summary>In de zaal.</summary>
    [JsonStringEnumMemberName("room")] Room,

    /// <summary>Op afstand.</summary>
    [JsonStringEnumMemberName("remote")] Remote,
}

/// <summary>Who may write minutes, of those whose role lets them write at all.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MinutesWriters>))]
public enum MinutesWriters
{
    /// <summary>Everybody who takes part.</summary>
    [JsonStringEnumMemberName("all")] All,

    /// <summary>Note takers and facilitators.</summary>
    [JsonStringEnumMemberName("noteTakers")] NoteTakers,
}

/// <summary>Whether a round of voting takes dots.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VoteRoundStatus>))]
public enum VoteRoundStatus
{
    [JsonStringEnumMemberName("open")] Open,
    [JsonStringEnumMemberName("closed")] Closed,
}

/// <summary>How far an action is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ActionStatus>))]
public enum ActionStatus
{
    [JsonStringEnumMemberName("open")] Open,
    [JsonStringEnumMemberName("done")] Done,

    /// <summary>It is no longer to be done. It keeps its number.</summary>
    [JsonStringEnumMemberName("withdrawn")] Withdrawn,
}

/// <summary>Whether a meeting takes input.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MeetingStatus>))]
public enum MeetingStatus
{
    [JsonStringEnumMemberName("open")] Open,
    [JsonStringEnumMemberName("closed")] Closed,
}

/// <summary>The colour of a note. What it stands for is up to those who use it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IdeaColour>))]
public enum IdeaColour
{
    [JsonStringEnumMemberName("yellow")] Yellow,
    [JsonStringEnumMemberName("green")] Green,
    [JsonStringEnumMemberName("blue")] Blue,
    [JsonStringEnumMemberName("pink")] Pink,
    [JsonStringEnumMemberName("violet")] Violet,
}
