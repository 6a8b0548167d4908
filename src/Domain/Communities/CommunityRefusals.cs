namespace Samenwerken.Domain.Communities;

/// <summary>The codes of refusals that a community may give, beside those of any entity.</summary>
public static class CommunityRefusals
{
    /// <summary>A community cannot go from the state that it is in to this one.</summary>
    public const string StateNotReachable = "community.stateNotReachable";

    /// <summary>It is archived, and can be read only.</summary>
    public const string Archived = "community.archived";

    /// <summary>It was cancelled, and can be read only.</summary>
    public const string Cancelled = "community.cancelled";

    /// <summary>A community always keeps a coordinator.</summary>
    public const string NeedsCoordinator = "community.needsCoordinator";

    /// <summary>A community that is active has a facilitator.</summary>
    public const string NeedsFacilitator = "community.needsFacilitator";

    /// <summary>Fewer active members than <see cref="CommunityLimits.MembersToBegin"/>.</summary>
    public const string NeedsMembers = "community.needsMembers";

    /// <summary>There are no agreements, or not every active member accepted them as they are.</summary>
    public const string NeedsAgreements = "community.needsAgreements";

    /// <summary>There is no room for another: see <see cref="CommunityLimits"/>.</summary>
    public const string Full = "community.full";

    /// <summary>Whoever is invited accepts first.</summary>
    public const string MemberInvited = "member.invited";

    /// <summary>The membership is paused; it can be resumed.</summary>
    public const string MemberPaused = "member.paused";

    public const string MemberNotPaused = "member.notPaused";

    public const string MemberLeft = "member.left";

    /// <summary>The invitation was accepted before.</summary>
    public const string AlreadyMember = "member.already";

    /// <summary>What somebody needs is kept and shown only where they say yes to that.</summary>
    public const string ConsentMissing = "accessNeeds.consentMissing";

    /// <summary>There is nothing to accept yet.</summary>
    public const string AgreementsMissing = "agreements.missing";

    /// <summary>They were changed since.</summary>
    public const string AgreementsChanged = "agreements.changed";

    /// <summary>Whoever comes into an active community accepts its agreements.</summary>
    public const string AgreementsNotAccepted = "agreements.notAccepted";

    public const string OrganisationUnknown = "organisation.unknown";

    /// <summary>An organisation cannot go from the state that it is in to this one.</summary>
    public const string OrganisationStateNotReachable = "organisation.stateNotReachable";
}
