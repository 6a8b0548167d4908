using System.Text.Json.Serialization;

namespace Samenwerken.Domain.Programmes;

/// <summary>What somebody may do in a programme; <see cref="ProgrammeRights"/> says it for each command.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProgrammeRole>))]
public enum ProgrammeRole
{
    /// <summary>Coördinator: keeps the programme, and invites others.</summary>
    [JsonStringEnumMemberName("coordinator")] Coordinator,

    /// <summary>Lid: sees what the programme has of its communities and partners.</summary>
    [JsonStringEnumMemberName("member")] Member,
}

/// <summary>How somebody stands to a programme.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PresenceInProgramme>))]
public enum PresenceInProgramme
{
    [JsonStringEnumMemberName("invited")] Invited,
    [JsonStringEnumMemberName("active")] Active,

    /// <summary>Left, or was taken out.</summary>
    [JsonStringEnumMemberName("left")] Left,
}

/// <summary>What communities of a programme are about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TopicSort>))]
public enum TopicSort
{
    /// <summary>Thema, such as energy or water.</summary>
    [JsonStringEnumMemberName("theme")] Theme,

    /// <summary>Thema that goes across the others, such as education.</summary>
    [JsonStringEnumMemberName("crossCutting")] CrossCutting,

    /// <summary>Transitie.</summary>
    [JsonStringEnumMemberName("transition")] Transition,
}

/// <summary>A ready list of groups of partners.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GroupPreset>))]
public enum GroupPreset
{
    /// <summary>The four O's, and citizens beside them.</summary>
    [JsonStringEnumMemberName("fourO")] FourO,

    /// <summary>Seven O's: those, with residents, social organisations and financiers apart.</summary>
    [JsonStringEnumMemberName("sevenO")] SevenO,
}
