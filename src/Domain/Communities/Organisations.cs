using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

using static CommunityCommand;
using static CommunityEvent;

/// <summary>Which organisations take part, or might: suggested, invited, participating, and then former; or declined.</summary>
internal static class Organisations
{
    public static Verdict Add(State state, AddOrganisation add)
    {
        if (state.Knows(Key.Of<Organisation>(add.OrganisationId)))
            return Verdict.Reject(Refusals.IdTaken, new Detail(Field: "organisationId"));
        if (state.Count<Organisation>() >= CommunityLimits.Organisations)
            return Verdict.Reject(CommunityRefusals.Full, new Detail(Max: CommunityLimits.Organisations, Yours: add.Name));
        return Verdict.Accept(new OrganisationAdded(new Organisation(
            add.OrganisationId, Members.Numbers(state).Organisations + 1, add.Name, add.Sector, add.Status ?? OrganisationStatus.Suggested,
            add.PartnerId, add.Area, add.Website)));
    }

    public static Verdict SetStatus(State state, SetOrganisationStatus set) => state.Find<Organisation>(set.OrganisationId) switch
    {
        null => Verdict.Reject(CommunityRefusals.OrganisationUnknown),
        var organisation when organisation.Status == set.Status => Verdict.Accept(),
        var organisation when !CanFollow(organisation.Status, set.Status) => Verdict.Reject(
            CommunityRefusals.OrganisationStateNotReachable, new Detail(Current: EnumName.Of(organisation.Status))),
        var organisation => Verdict.Accept(new OrganisationStatusSet(organisation.Id, set.Status, organisation.Status)),
    };

    /// <summary>One step on; whoever declined or left may be invited again.</summary>
    private static bool CanFollow(OrganisationStatus from, OrganisationStatus to) => (from, to) switch
    {
        (OrganisationStatus.Suggested, OrganisationStatus.Invited) => true,
        (OrganisationStatus.Invited, OrganisationStatus.Participating or OrganisationStatus.Declined) => true,
        (OrganisationStatus.Participating, OrganisationStatus.Former or OrganisationStatus.Declined) => true,
        (OrganisationStatus.Former or OrganisationStatus.Declined, OrganisationStatus.Invited) => true,
        _ => false,
    };

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case OrganisationAdded e:
                projection.Put(e.Organisation, Audience.Everyone);
                projection.Update<CommunityNumbers>(CommunityNumbers.OnlyId, numbers => numbers with { Organisations = e.Organisation.Number });
                break;
            case OrganisationStatusSet e:
                projection.Update<Organisation>(e.OrganisationId, organisation => organisation with { Status = e.Status });
                break;
        }
    }
}
