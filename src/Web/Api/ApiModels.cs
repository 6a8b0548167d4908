using System.Text.Json;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine;

namespace Samenwerken.Web.Api;

/// <summary>What to send to start a meeting.</summary>
/// <param name="Title">1 to 120 characters.</param>
/// <param name="Name">The name of its facilitator, 1 to 60 characters; "Begeleider" where it is left out.</param>
/// <param name="Device">Your own name for where you are: 16 to 36 characters, kept and told to nobody. The same name is the same device.</param>
public sealed record StartMeetingRequest(string Title, string? Name, Sector? Sector, Channel? Channel, string? Device);

/// <summary>What to send to begin a demonstration; all of it may be left out.</summary>
/// <param name="Community">Which invented community: ldeb (where it is left out), ges, finc or benb.</param>
/// <param name="Name">The name of its visitor, 1 to 60 characters; "Bezoeker" where it is left out.</param>
/// <param name="Device">As for a meeting.</param>
public sealed record StartDemonstrationRequest(string? Community, string? Name, string? Device);

/// <summary>The invented communities of which a demonstration can be shown.</summary>
public sealed record DemonstrationList(IReadOnlyList<InventedCommunity> Communities);

/// <param name="Key">What to ask for it by.</param>
/// <param name="Issue">The question that it works on, in Dutch, as all that is in it.</param>
public sealed record InventedCommunity(string Key, string Name, string Issue);

public sealed record DemonstrationCommunityList(IReadOnlyList<DemonstrationCommunity> Communities);

/// <param name="Key">By which it can be visited.</param>
public sealed record DemonstrationCommunity(string Key, string CommunityId, string Name, string IssueStatement);

public sealed record VisitRequest(string? Device);

/// <summary>A file that a meeting was taken along in, to put it back: what the export with format json gave, unchanged.</summary>
/// <param name="Format">samenwerken.meeting</param>
/// <param name="ExportedBy">Who took it; they lead the meeting again where they are a facilitator in it.</param>
/// <param name="ContentHash">SHA-256 over the canonical JSON (RFC 8785) of the records in the order of kind and id.</param>
/// <param name="Records">As docs/protocol.md describes them.</param>
public sealed record SavedMeeting(string Format, int Version, string? ExportedBy, string ContentHash, IReadOnlyList<JsonElement> Records);

/// <summary>What to send to join a meeting.</summary>
/// <param name="Code">Six characters; case, spaces and dashes do not matter.</param>
/// <param name="Name">1 to 60 characters.</param>
/// <param name="Device">Your own name for where you are: 16 to 36 characters, kept and told to nobody. The same name is the same device.</param>
public sealed record JoinRequest(string Code, string Name, Sector? Sector, Channel? Channel, string? Device);

/// <summary>What to send to pair a room screen.</summary>
/// <param name="Code">Six characters; case, spaces and dashes do not matter.</param>
/// <param name="Name">By which the facilitators tell it from others, 1 to 60 characters; it may be left out.</param>
public sealed record ScreenRequest(string Code, string? Name);

/// <summary>A room screen that was paired.</summary>
/// <param name="Token">Works for as long as the meeting has this screen, so it is kept.</param>
public sealed record OpenedScreen(string MeetingId, string ScreenId, string Token);

/// <summary>What to send to come back by a return link.</summary>
/// <param name="ReturnKey">What stands behind the # of the link.</param>
/// <param name="Device">Your own name for where you are: 16 to 36 characters, kept and told to nobody. The same name is the same device.</param>
public sealed record ReturnRequest(string MeetingId, string ReturnKey, string? Device);

/// <summary>A meeting that was started, and its facilitator.</summary>
/// <param name="JoinCode">Null where the request was sent again and the meeting has lost its code since.</param>
/// <param name="Token">For the hub and for requests; it expires, and the return link gives another.</param>
/// <param name="ReturnUrl">Brings the same person back, on any device; whoever has it is them.</param>
public sealed record StartedMeeting(string MeetingId, string? JoinCode, string? JoinUrl, string PersonId, string Token, string ReturnUrl);

/// <summary>Somebody who joined or came back.</summary>
public sealed record JoinedMeeting(string MeetingId, string PersonId, string Token, string ReturnUrl);

/// <summary>A meeting in short.</summary>
/// <param name="Participants">Everybody who joined and was not removed.</param>
/// <param name="Demonstration">Whether all in it is invented; absent where it is not.</param>
/// <param name="EndsAt">When a demonstration is taken away.</param>
public sealed record MeetingSummary(
    string MeetingId, string Title, MeetingStatus Status, string? JoinCode, string? JoinUrl, int Participants, int Ideas, DateTimeOffset StartedAt, DateTimeOffset? ClosedAt,
    bool? Demonstration = null, DateTimeOffset? EndsAt = null);

/// <summary>What a code leads to.</summary>
/// <param name="MeetingId">So that whoever is in it already can go on as themselves.</param>
/// <param name="Demonstration">Absent where it is none.</param>
public sealed record CodeStatus(string MeetingId, string Title, MeetingStatus Status, bool? Demonstration = null);

/// <summary>How to invite others.</summary>
/// <param name="JoinCode">Null where the code has expired.</param>
/// <param name="QrCode">The address as an SVG image.</param>
/// <param name="OnlyThisComputer">The address works on no other device.</param>
/// <param name="AddressesForOthers">Addresses at which others in the building reach this server.</param>
public sealed record Invitation(string? JoinCode, string? JoinUrl, string? QrCode, bool OnlyThisComputer, IReadOnlyList<string> AddressesForOthers);

/// <summary>The edits of a text since a revision, in order.</summary>
public sealed record TextRevisions(IReadOnlyList<TextEdit> Revisions);

/// <summary>What would become of the board if it were made as it was at a moment.</summary>
/// <param name="Back">The words of the ideas that would come back.</param>
/// <param name="Gone">Of those that would go.</param>
/// <param name="Changed">Of those that would have other words, as they are now and as they would be.</param>
/// <param name="Moved">How many would stand elsewhere, or be in another cluster.</param>
/// <param name="Clusters">How many clusters would come back, go, or change.</param>
/// <param name="Links">How many links would come back or go.</param>
public sealed record ForeseenBoard(
    IReadOnlyList<string> Back, IReadOnlyList<string> Gone, IReadOnlyList<ForeseenWords> Changed, int Moved, int Clusters, int Links);

/// <summary>The words of an idea now, and as they would be.</summary>
public sealed record ForeseenWords(string Now, string Then);

/// <summary>Another code for the same meeting.</summary>
public sealed record RenewedCode(string JoinCode, string JoinUrl);

/// <summary>Your own return link.</summary>
public sealed record ReturnLink(string ReturnUrl);
