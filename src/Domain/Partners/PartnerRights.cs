using System.Collections.Frozen;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Domain.Partners;

using static PartnerCommand;

/// <summary>
/// Who may do what for a partner: command x role x oneself or another. SPEC.md shows this table to people; a test holds the two
/// together and makes every refusal happen.
/// </summary>
internal static class PartnerRights
{
    private static readonly FrozenDictionary<string, StandingRights> Table = new Dictionary<string, StandingRights>
    {
        //                             contact    colleague  invited
        ["editPartner"] = StandingRights.LeadOnly,
        ["answerCommunity"] = StandingRights.LeadOnly,
        ["inviteToPartner"] = StandingRights.LeadOnly,
        ["setPartnerRole"] = StandingRights.LeadOnly,
        ["acceptPartnerInvitation"] = new(Reach.Own, Reach.Own, Reach.Own),
        ["removeFromPartner"] = new(Reach.Any, Reach.Own, Reach.Own),
    }.ToFrozenDictionary();

    public static bool Allow(PartnerCommand asked, PartnerPerson me) =>
        Table.TryGetValue(WireName.Of(asked), out var row)
        && row.Allow(me.State is PartnerStanding.Invited, me.Role is PartnerRole.Contact, asked is not RemoveFromPartner remove || remove.PersonId == me.Id);
}
