using System.Collections.Immutable;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Partners;

/// <summary>What happens to a partner. A field that starts with <c>Was</c> holds what stood there before.</summary>
public abstract record PartnerEvent : Event
{
    private PartnerEvent() { }

    public sealed record PartnerRegistered(PartnerProfile Profile, string PersonId, string PersonName, DateTimeOffset At) : PartnerEvent;

    /// <summary>It is invented.</summary>
    public sealed record PartnerShown(PartnerProfile Profile, ImmutableArray<CommunityLink> Communities, DateTimeOffset At) : PartnerEvent;

    public sealed record PartnerEdited(PartnerProfile Profile, PartnerProfile WasProfile) : PartnerEvent;

    public sealed record PersonInvitedToPartner(string PersonId, string Name, int Number, PartnerRole Role, DateTimeOffset At) : PartnerEvent;

    public sealed record PartnerInvitationAccepted(string PersonId, DateTimeOffset At) : PartnerEvent;

    public sealed record PartnerRoleSet(string PersonId, PartnerRole Role, PartnerRole WasRole) : PartnerEvent;

    public sealed record PersonLeftPartner(string PersonId, DateTimeOffset At) : PartnerEvent;

    /// <summary>A community said how it stands to the partner.</summary>
    public sealed record CommunityNoted(CommunityLink Link) : PartnerEvent;

    /// <summary>A community said what the partner promised, brought and learnt there.</summary>
    public sealed record AccountNoted(string CommunityId, PartnerAccount Account) : PartnerEvent;

    /// <summary>The partner said how it stands to a community.</summary>
    public sealed record CommunityAnswered(
        string CommunityId, string OrganisationId, OrganisationStatus Status, OrganisationStatus WasStatus, DateTimeOffset At) : PartnerEvent;
}
