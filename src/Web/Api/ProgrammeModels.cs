using Samenwerken.Domain.Programmes;

namespace Samenwerken.Web.Api;

/// <summary>What to send to become coordinator by a link that the server printed.</summary>
/// <param name="Key">What stands behind the # of the link.</param>
/// <param name="Name">1 to 60 characters.</param>
/// <param name="Device">Your own name for where you are: 16 to 36 characters, kept and told to nobody. The same name is the same device.</param>
public sealed record BecomeCoordinatorRequest(string Key, string Name, string? Device);

/// <summary>What to send to invite somebody to a programme.</summary>
/// <param name="Name">1 to 60 characters.</param>
public sealed record InviteToProgrammeRequest(string Name, ProgrammeRole Role);

/// <summary>Somebody of a programme.</summary>
/// <param name="Token">For the hub and for requests; it expires, and the link gives another.</param>
/// <param name="InvitationUrl">Brings the same person back, on any device; whoever has it is them.</param>
public sealed record EnteredProgramme(string ProgrammeId, string PersonId, string Token, string InvitationUrl);

/// <summary>Somebody who is invited, and the link to give them.</summary>
public sealed record InvitedPerson(string PersonId, string InvitationUrl);

/// <summary>A programme as everybody may see it.</summary>
/// <param name="Groups">The groups that its partners fall into.</param>
/// <param name="Topics">Its themes and transitions, in the order in which a list shows them; without those that are retired.</param>
/// <param name="Started">Whether it has had a coordinator.</param>
public sealed record ProgrammeSummary(
    string ProgrammeId, string Name, string? Introduction, string Accent, IReadOnlyList<PartnerGroup> Groups, IReadOnlyList<Topic> Topics, bool Started);

/// <summary>The programmes of this server.</summary>
public sealed record ProgrammeList(IReadOnlyList<ProgrammeSummary> Programmes);
