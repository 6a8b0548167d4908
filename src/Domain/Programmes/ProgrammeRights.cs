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
    private static readonly Row CoordinatorOnly = new(Reach.Any, Reach.No, Reach.No);

    private static readonly FrozenDictionary<string, Row> Table = new Dictionary<string, Row>
    {
        //                               coordinator member     invited
        ["editProgramme"] = CoordinatorOnly,
        ["setPartnerGroups"] = CoordinatorOnly,
        ["putTopic"] = CoordinatorOnly,
        ["retireTopic"] = CoordinatorOnly,
        ["reinstateTopic"] = CoordinatorOnly,
        ["inviteToProgramme"] = CoordinatorOnly,
        ["setProgrammeRole"] = CoordinatorOnly,
        ["acceptProgrammeInvitation"] = new(Reach.Own, Reach.Own, Reach.Own),
        ["renameInProgramme"] = new(Reach.Own, Reach.Own, Reach.Own),
        ["removeFromProgramme"] = new(Reach.Any, Reach.Own, Reach.Own),
    }.ToFrozenDictionary();

    public static bool Allow(ProgrammeCommand asked, ProgrammePerson me) => Table[WireName.Of(asked)].For(me) switch
    {
        Reach.Any => true,
        Reach.Own => asked is not RemoveFromProgramme remove || remove.PersonId == me.Id,
        _ => false,
    };

    private readonly record struct Row(Reach Coordinator, Reach Member, Reach Invited)
    {
        public Reach For(ProgrammePerson me) => me switch
        {
            { State: PresenceInProgramme.Invited } => Invited,
            { Role: ProgrammeRole.Coordinator } => Coordinator,
            _ => Member,
        };
    }
}
