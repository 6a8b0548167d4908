using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Discovery;

/// <summary>
/// What the directory has of one record: by which words and by which filters it is found, and by whom. It is made of the record alone
/// and of the <see cref="EntityKind.Frame"/> of its entity, so that a fold of the log gives the whole directory again.
/// </summary>
/// <param name="Title">What a list shows first.</param>
/// <param name="Text">The rest, in plain words.</param>
/// <param name="Sector">As the programme names its groups of partners.</param>
/// <param name="Status">Its state, by its name on the wire; a list shows it.</param>
/// <param name="ParentId">The community that a community came from.</param>
/// <param name="On">When a meeting begins.</param>
/// <param name="ProgrammeId">The programme whose people find it where <paramref name="Reach"/> says so.</param>
public sealed record Finding(
    FindingKind Kind,
    FindingReach Reach,
    string Title,
    string? Text,
    ImmutableArray<string> Themes,
    ImmutableArray<string> Transitions,
    ImmutableArray<string> Areas,
    ScaleLevel? Level = null,
    MaturityStage? Stage = null,
    string? Sector = null,
    string? Status = null,
    string? ProgrammeId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Demonstration = false,
    string? ParentId = null,
    DateTimeOffset? On = null);

/// <summary>What somebody finds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingKind>))]
public enum FindingKind
{
    [JsonStringEnumMemberName("programme")] Programme,
    [JsonStringEnumMemberName("community")] Community,
    [JsonStringEnumMemberName("partner")] Partner,
    [JsonStringEnumMemberName("meeting")] Meeting,
    [JsonStringEnumMemberName("lesson")] Lesson,
    [JsonStringEnumMemberName("decision")] Decision,
    [JsonStringEnumMemberName("action")] Action,
    [JsonStringEnumMemberName("experiment")] Experiment,
    [JsonStringEnumMemberName("helpRequest")] HelpRequest,
    [JsonStringEnumMemberName("deal")] Deal,
}

/// <summary>Who finds it. Whoever finds less never learns that there is more.</summary>
public enum FindingReach
{
    /// <summary>The people of its own entity.</summary>
    Own,

    /// <summary>Those, and the people of its programme.</summary>
    Programme,

    /// <summary>Everybody.</summary>
    Public,
}
