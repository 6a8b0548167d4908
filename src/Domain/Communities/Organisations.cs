using System.Collections.Immutable;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Partners;

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
        if (add is { PartnerId: not null, Status: OrganisationStatus.Participating or OrganisationStatus.Declined })
            return Verdict.Reject(CommunityRefusals.OrganisationAnswersItself);
        return Verdict.Accept(new OrganisationAdded(new Organisation(
            add.OrganisationId, Members.Numbers(state).Organisations + 1, add.Name, add.Sector, add.Status ?? OrganisationStatus.Suggested,
            add.PartnerId, add.Area, add.Website)));
    }

    /// <summary>One that turns out to be a partner says itself from then on whether it takes part: it is invited to.</summary>
    public static Verdict Edit(State state, EditOrganisation edit)
    {
        if (state.Find<Organisation>(edit.OrganisationId) is not { } known)
            return Verdict.Reject(CommunityRefusals.OrganisationUnknown);
        if (edit.PartnerId is { } partner && known.PartnerId != partner
            && (known.PartnerId is not null || state.All<Organisation>().Any(other => other.PartnerId == partner)))
            return Verdict.Reject(Refusals.IdTaken, new Detail(Field: "partnerId", Yours: edit.Name));
        var isLinked = known.PartnerId is null && edit.PartnerId is not null;
        var edited = known with
        {
            Name = edit.Name, Sector = edit.Sector, Area = edit.Area, Website = edit.Website, PartnerId = edit.PartnerId ?? known.PartnerId,
            Status = isLinked && known.Status is (OrganisationStatus.Participating or OrganisationStatus.Declined) ? OrganisationStatus.Invited : known.Status,
        };
        return edited == known ? Verdict.Accept() : Verdict.Accept(new OrganisationEdited(edited));
    }

    public static Verdict SetStatus(State state, SetOrganisationStatus set) => state.Find<Organisation>(set.OrganisationId) switch
    {
        null => Verdict.Reject(CommunityRefusals.OrganisationUnknown),
        var organisation when organisation.Status == set.Status => Verdict.Accept(),
        { PartnerId: not null } when set.Status is OrganisationStatus.Participating or OrganisationStatus.Declined =>
            Verdict.Reject(CommunityRefusals.OrganisationAnswersItself),
        var organisation when !CanFollow(organisation.Status, set.Status) => Verdict.Reject(
            CommunityRefusals.OrganisationStateNotReachable, new Detail(Current: EnumName.Of(organisation.Status))),
        var organisation => Verdict.Accept(new OrganisationStatusSet(organisation.Id, set.Status, organisation.Status)),
    };

    /// <summary>Only the partner that the organisation is may say it, whatever stands there now.</summary>
    public static Verdict Note(State state, NotePartnerAnswer answer, Context context) => state.Find<Organisation>(answer.OrganisationId) switch
    {
        { PartnerId: { } partner } organisation when context.From == new Sender.Entity(Partner.IdOf(partner)) => organisation.Status == answer.Status
            ? Verdict.Accept()
            : Verdict.Accept(new OrganisationStatusSet(organisation.Id, answer.Status, organisation.Status)),
        _ => Verdict.Reject(CommunityRefusals.OrganisationUnknown),
    };

    /// <summary>Those whom a change is about hear of it; all do where the community has another name, or may be known by others than before.</summary>
    public static IEnumerable<Reaction> React(State state, ImmutableArray<Event> events)
    {
        if (state.Find<CommunityRecord>(CommunityRecord.OnlyId) is not { } community)
            return [];
        var all = events.Any(e => e is CommunityStatusSet or CommunityEdited { Fields: { Name: not null } or { Visibility: not null } });
        var about = events.Select(e => e switch
        {
            OrganisationAdded added => added.Organisation.Id,
            OrganisationEdited edited => edited.Organisation.Id,
            OrganisationStatusSet set => set.OrganisationId,
            _ => null,
        }).ToHashSet();
        return
            from organisation in state.All<Organisation>()
            where organisation.PartnerId is not null && (all || about.Contains(organisation.Id))
            orderby organisation.Number
            select new Reaction(
                Partner.IdOf(organisation.PartnerId!),
                new PartnerCommand.NoteCommunity(organisation.Id, community.Name, organisation.Status, CommunityFindings.IsPublic(community)));
    }

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
            case OrganisationEdited e:
                projection.Put(e.Organisation, Audience.Everyone);
                break;
            case OrganisationStatusSet e:
                projection.Update<Organisation>(e.OrganisationId, organisation => organisation with { Status = e.Status });
                break;
        }
    }
}
