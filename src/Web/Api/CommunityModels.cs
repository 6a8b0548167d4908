using System.Collections.Immutable;
using Samenwerken.Domain.Communities;

namespace Samenwerken.Web.Api;

/// <summary>What to send to enter somewhere as who you are already.</summary>
/// <param name="Entity">Where: <c>community/0198…</c>, say.</param>
/// <param name="ReturnKey">What stands behind the # of your own link; left out, your token says who you are.</param>
/// <param name="Device">Your own name for where you are: 16 to 36 characters, kept and told to nobody. The same name is the same device.</param>
public sealed record EnterRequest(string Entity, string? ReturnKey, string? Device);

/// <summary>Somebody who entered.</summary>
/// <param name="Role">As what; absent for whoever is invited and has not answered yet.</param>
public sealed record Entered(string Entity, string PersonId, string Token, string ReturnUrl, string? Role = null);

/// <summary>What to send to form a community. With a token of a programme or of another community you are the same person in it.</summary>
/// <param name="Name">1 to 120 characters.</param>
/// <param name="IssueStatement">The shared question in one sentence, 40 to 280 characters; it can come later.</param>
/// <param name="PersonName">Your own name, 1 to 60 characters.</param>
/// <param name="ProgrammeId">The programme that it belongs to.</param>
/// <param name="Device">As for a meeting.</param>
public sealed record FormCommunityRequest(string Name, string? IssueStatement, string PersonName, string? Sector, string? ProgrammeId, string? Device);

/// <summary>A community that was formed, and its initiator, who coordinates it.</summary>
public sealed record FormedCommunity(string CommunityId, string PersonId, string Token, string ReturnUrl);

/// <summary>A community in short.</summary>
/// <param name="Members">Those who are active, without those who only read.</param>
public sealed record CommunitySummary(
    string CommunityId, string Name, CommunityStatus Status, string? IssueStatement, LearningForm? LearningForm, ScaleLevel ScaleLevel, MaturityStage MaturityStage,
    int Members, DateOnly StartDate, DateOnly PlannedEnd, bool? Demonstration = null);

/// <summary>What to send to invite somebody.</summary>
/// <param name="Roles">member, where it is left out.</param>
/// <param name="Text">What you say to them, at most 1,000 characters.</param>
public sealed record InviteMemberRequest(
    string Name, string? Sector, string? OrganisationId, IReadOnlyList<CommunityRole>? Roles, string? Email, string? Text);

/// <summary>What to send to begin a planned meeting: an object, which may be empty.</summary>
/// <param name="Device">As for a meeting.</param>
public sealed record StartPlannedMeetingRequest(string? Device);

/// <summary>Somebody who was invited.</summary>
/// <param name="InvitationUrl">For them alone: whoever has it is them.</param>
public sealed record InvitedMember(string PersonId, string InvitationUrl);

/// <summary>What proves that you are this guest of a meeting of a community: for an hour or two, and once.</summary>
public sealed record ClaimCode(string Code, string MeetingId);

/// <summary>What to send to show that you were a guest.</summary>
/// <param name="Code">As the meeting showed it to that guest; case, spaces and dashes do not matter.</param>
public sealed record ClaimRequest(string MeetingId, string Code);

/// <summary>Whose notes of a meeting are yours now.</summary>
public sealed record ClaimedNotes(string MeetingId, string ParticipantId);

/// <summary>Your own calendar of a community.</summary>
/// <param name="CalendarUrl">For a calendar program. Whoever has it sees the meetings and nothing else.</param>
public sealed record CalendarAddress(string CalendarUrl);

/// <summary>What an invitation says to whoever is invited.</summary>
/// <param name="InvitedBy">Who invites; absent where they left since.</param>
/// <param name="Agreements">What is asked of each member; absent where there are none yet.</param>
/// <param name="MustAccept">Whether accepting the invitation takes accepting the agreements.</param>
public sealed record MemberInvitation(
    string CommunityId, string Community, string? IssueStatement, string? Horizon, string Name, string? InvitedBy, string? Text,
    IReadOnlyList<CommunityRole> Roles, string? Sector, MemberStatus Status, bool MustAccept, string? Agreements = null, int? AgreementsVersion = null,
    bool? Demonstration = null);

/// <summary>What became of something that stands in a meeting, in the order in which it came.</summary>
public sealed record NoteTrailSteps(ImmutableArray<TrailStep> Steps);
