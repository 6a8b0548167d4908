using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Partners;

namespace Samenwerken.Web.Api;

/// <summary>What to send to register a partner; its sender becomes its first contact.</summary>
/// <param name="Name">1 to 120 characters.</param>
/// <param name="Sector">The id of one of the programme's groups.</param>
/// <param name="Kvk">8 digits.</param>
/// <param name="Oin">20 digits.</param>
/// <param name="PersonName">The name of its contact, 1 to 60 characters.</param>
/// <param name="Device">Your own name for where you are: 16 to 36 characters, kept and told to nobody. The same name is the same device.</param>
public sealed record RegisterPartnerRequest(
    string Name, string Sector, string? Area, string? Website, string? Kvk, string? Oin, string? About, string PersonName, string? Device);

/// <summary>What to send to invite somebody to a partner.</summary>
public sealed record InviteToPartnerRequest(string Name, PartnerRole Role);

/// <summary>A partner that was registered, and its first contact.</summary>
public sealed record RegisteredPartner(string PartnerId, string PersonId, string Token, string ReturnUrl);

/// <summary>A partner, as far as its reader may know.</summary>
/// <param name="Communities">Where it takes part or did, of those that the reader may know of.</param>
/// <param name="Lessons">Published lessons of those that it is behind, the last first.</param>
/// <param name="Accounts">What it promised, brought and learnt in those.</param>
/// <param name="Demonstration">Whether all in it is invented; absent where it is not.</param>
public sealed record PartnerSummary(
    string PartnerId, string Name, string Sector, string? Area, string? Website, string? Kvk, string? Oin, string? About, IReadOnlyList<PartnerCommunity> Communities,
    IReadOnlyList<LessonOfPartner> Lessons, IReadOnlyList<AccountOfPartner> Accounts, bool? Demonstration = null);

/// <summary>What a partner promised, brought and learnt in a community.</summary>
/// <param name="Account">What it tried, in words, is there for the people of the partner and of the community alone.</param>
/// <param name="Experiments">How many it tried or is going to.</param>
public sealed record AccountOfPartner(string CommunityId, PartnerAccount Account, int Experiments);

/// <summary>A published lesson that a partner is behind.</summary>
public sealed record LessonOfPartner(string CommunityId, string LessonId, string Title, DateTimeOffset PublishedAt);

/// <summary>A community that a partner takes part in, or did.</summary>
public sealed record PartnerCommunity(string CommunityId, string Name, OrganisationStatus Status, DateTimeOffset Since);
