using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

/// <summary>The community itself; there is one.</summary>
/// <param name="InitiatorId">The member who formed it.</param>
/// <param name="IssueStatement">The shared question, in one sentence.</param>
/// <param name="Horizon">The direction that is wished for; the outcome is open.</param>
/// <param name="LearningForm">Absent until it was chosen.</param>
/// <param name="LearningFormWhy">Why that one.</param>
/// <param name="Themes">As the programme names them; so <paramref name="Transitions"/>.</param>
/// <param name="CompositionWhy">Why peers, or why one of the O's is missing.</param>
/// <param name="Areas">Codes or names of municipalities, provinces, countries.</param>
/// <param name="ParentId">The community that it came from.</param>
/// <param name="Rhythm">How many meetings a year.</param>
/// <param name="ArchiveOn">When it is to be archived.</param>
/// <param name="ProgrammeId">The programme that it belongs to.</param>
/// <param name="Demonstration">Whether people and all else in it are invented. It says so wherever it is shown.</param>
public sealed record CommunityRecord(
    string Name,
    CommunityStatus Status,
    string InitiatorId,
    DateTimeOffset FormedAt,
    DateOnly StartDate,
    DateOnly PlannedEnd,
    string? IssueStatement,
    string? Horizon,
    LearningForm? LearningForm,
    string? LearningFormWhy,
    ImmutableArray<string> Themes,
    ImmutableArray<string> Transitions,
    CompositionMode CompositionMode,
    string? CompositionWhy,
    ScaleLevel ScaleLevel,
    ImmutableArray<string> Areas,
    string? ParentId,
    int? Rhythm,
    MaturityStage MaturityStage,
    string Licence,
    Visibility Visibility,
    DateOnly? ArchiveOn,
    string? ProgrammeId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Demonstration = false) : Record(OnlyId)
{
    public const string OnlyId = "community";
    public const string DefaultLicence = "CC BY 4.0";

    [JsonIgnore]
    public bool IsOver => Status is CommunityStatus.Archived or CommunityStatus.Cancelled;
}

/// <summary>Somebody's membership of this community; kept after they left, since what they wrote stays.</summary>
/// <param name="Id">The person's id, the same in the programme, in this community and in its meetings.</param>
/// <param name="Number">1 for the initiator, counting on; commits and presence name people by it.</param>
/// <param name="Name">Absent where they left and asked that it be forgotten.</param>
/// <param name="Sector">The partner group as which they take part in this community, as the programme names it.</param>
/// <param name="Roles">In the order of rank; at least one.</param>
/// <param name="Bring">What they bring.</param>
/// <param name="Fetch">What they come to get.</param>
/// <param name="LearningQuestion">What they themselves want to learn.</param>
/// <param name="AgreementsVersion">The agreements that they accepted.</param>
/// <param name="NoticeAt">When the privacy notice was shown to them.</param>
/// <param name="HadIntake">Whether somebody talked with them about what they bring and come to get.</param>
/// <param name="Level">As somebody set it; absent where it follows from what they do.</param>
/// <param name="ForgottenAt">Since when no history here says their name any more, where they asked so.</param>
public sealed record Member(
    string Id,
    int Number,
    string? Name,
    string? Sector,
    string? OrganisationId,
    ImmutableArray<CommunityRole> Roles,
    MemberStatus Status,
    string? InvitedById,
    DateTimeOffset? InvitedAt,
    DateTimeOffset? JoinedAt,
    DateTimeOffset? LeftAt,
    string? Bring = null,
    string? Fetch = null,
    string? LearningQuestion = null,
    string? Pronunciation = null,
    PositionInRegime? PositionInRegime = null,
    int? AgreementsVersion = null,
    DateTimeOffset? NoticeAt = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool HadIntake = false,
    ParticipationLevel? Level = null,
    DateTimeOffset? ForgottenAt = null) : Record(Id)
{
    /// <summary>Whether they are a member now and not only a reader.</summary>
    public bool TakesPart() => Status is MemberStatus.Active && Roles.Any(role => role is not CommunityRole.Observer);

    public bool Has(CommunityRole role) => Roles.Contains(role);
}

/// <summary>How to reach somebody: for themselves and the coordinators.</summary>
/// <param name="Id">The person's id.</param>
public sealed record Contact(string Id, string Email) : Record(Id);

/// <summary>What somebody needs to take part: for themselves and the facilitators, and only while they agree to that.</summary>
/// <param name="Id">The person's id.</param>
public sealed record AccessNeeds(string Id, string Text, DateTimeOffset ConsentAt) : Record(Id);

/// <summary>What stands in an invitation; there until it is answered.</summary>
/// <param name="Id">The id of whoever is invited.</param>
public sealed record InvitationText(string Id, string Text) : Record(Id);

/// <summary>The spelregels of the community, which each member accepts.</summary>
/// <param name="Version">1 for the first; each change makes another, which is accepted anew.</param>
public sealed record Agreements(string Text, int Version, DateTimeOffset WrittenAt) : Record(OnlyId)
{
    public const string OnlyId = "agreements";
}

/// <summary>The room that the community has: who covers it, and how many hours a year each role gets.</summary>
/// <param name="Sponsor">A name, or that there is none.</param>
public sealed record Space(
    string? Sponsor, int? CoordinatorHours, int? FacilitatorHours, int? NoteTakerHours, int? CoreGroupHours) : Record(OnlyId)
{
    public const string OnlyId = "space";
}

/// <summary>An organisation that takes part, or might.</summary>
/// <param name="PartnerId">Its own page, where it has one.</param>
public sealed record Organisation(
    string Id, int Number, string Name, string? Sector, OrganisationStatus Status, string? PartnerId, string? Area, string? Website) : Record(Id);

/// <summary>The last numbers given out; numbers are never given twice.</summary>
public sealed record CommunityNumbers(
    int Members,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Organisations = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int HelpRequests = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Coalitions = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Deals = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Experiments = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Lessons = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int ValueStories = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Meetings = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Decisions = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Actions = 0) : Record(OnlyId)
{
    public const string OnlyId = "numbers";
}
