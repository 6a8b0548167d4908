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

/// <summary>Whether a meeting takes input.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MeetingStatus>))]
public enum MeetingStatus
{
    [JsonStringEnumMemberName("open")] Open,
    [JsonStringEnumMemberName("closed")] Closed,
}
