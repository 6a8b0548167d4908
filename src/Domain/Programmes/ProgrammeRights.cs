using System.Collections.Frozen;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Domain.Programmes;

using static ProgrammeCommand;

/// <summary>
/// Who may do what in a programme: command x role x oneself or another. SPEC.md shows this table to people; a test holds the two
/// together and makes every refusal happen.
/// </summary>
internal static class ProgrammeRights
{
    private static readonly FrozenDictionary<string, StandingRights> Table = new Dictionary<string, StandingRights>
    {
        //                               coordinator member     invited
        ["editProgramme"] = StandingRights.LeadOnly,
        ["setPartnerGroups"] = StandingRights.LeadOnly,
        ["putTopic"] = StandingRights.LeadOnly,
        ["retireTopic"] = StandingRights.LeadOnly,
        ["reinstateTopic"] = StandingRights.LeadOnly,
        ["inviteToProgramme"] = StandingRights.LeadOnly,
        ["setProgrammeRole"] = StandingRights.LeadOnly,
        ["acceptProgrammeInvitation"] = new(Reach.Own, Reach.Own, Reach.Own),
        ["renameInProgramme"] = new(Reach.Own, Reach.Own, Reach.Own),
        ["removeFromProgramme"] = new(Reach.Any, Reach.Own, Reach.Own),
    }.ToFrozenDictionary();

    public static bool Allow(ProgrammeCommand asked, ProgrammePerson me) => Table[WireName.Of(asked)].Allow(
        me.State is PresenceInProgramme.Invited, me.Role is ProgrammeRole.Coordinator, asked is not RemoveFromProgramme remove || remove.PersonId == me.Id);
}
