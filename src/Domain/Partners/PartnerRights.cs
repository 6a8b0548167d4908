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
    private static readonly Row ContactOnly = new(Reach.Any, Reach.No, Reach.No);

    private static readonly FrozenDictionary<string, Row> Table = new Dictionary<string, Row>
    {
        //                             contact    colleague  invited
        ["editPartner"] = ContactOnly,
        ["answerCommunity"] = ContactOnly,
        ["inviteToPartner"] = ContactOnly,
        ["setPartnerRole"] = ContactOnly,
        ["acceptPartnerInvitation"] = new(Reach.Own, Reach.Own, Reach.Own),
        ["removeFromPartner"] = new(Reach.Any, Reach.Own, Reach.Own),
    }.ToFrozenDictionary();

    public static bool Allow(PartnerCommand asked, PartnerPerson me) => Table.TryGetValue(WireName.Of(asked), out var row) && row.For(me) switch
    {
        Reach.Any => true,
        Reach.Own => asked is not RemoveFromPartner remove || remove.PersonId == me.Id,
        _ => false,
    };

    private readonly record struct Row(Reach Contact, Reach Colleague, Reach Invited)
    {
        public Reach For(PartnerPerson me) => me switch
        {
            { State: PartnerStanding.Invited } => Invited,
            { Role: PartnerRole.Contact } => Contact,
            _ => Colleague,
        };
    }
}
