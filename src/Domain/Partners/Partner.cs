using System.Collections.Immutable;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Discovery;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Partners;

using static PartnerCommand;
using static PartnerEvent;

/// <summary>
/// The rules of a partner: an organisation, the people who speak for it, and the communities that it was asked for or takes part in.
/// A community asks; only the partner itself says yes or no, and the community hears it.
/// </summary>
public sealed class Partner : EntityKind
{
    public const string KindName = "partner";

    public override string Name => KindName;

    public override Key? Frame => Key.Of<PartnerRecord>(PartnerRecord.OnlyId);

    public static EntityId IdOf(string id) => new(KindName, id);

    public override Command? Read(string type, Fields fields) => PartnerCommand.Read(type, fields);

    public override Key RightsOf(string personId) => Key.Of<PartnerPerson>(personId);

    /// <summary>Whoever is invited may look already, in a role that sees no more than everybody does.</summary>
    public override Access AccessOf(State state, string personId) => state.Find<PartnerPerson>(personId) switch
    {
        null when state.Find<PartnerRecord>(PartnerRecord.OnlyId) is null => new Access.Denied(Refusals.EntityUnknown),
        null => new Access.Denied(Refusals.PersonUnknown),
        { State: PartnerStanding.Left } => new Access.Denied(Refusals.PersonRemoved),
        var person => new Access.Granted(new Viewer(
            person.Id, person.State is PartnerStanding.Active ? EnumName.Of(person.Role) : PartnerPerson.InvitedRole, person.Number)),
    };

    public override Verdict Decide(State state, Command command, Context context)
    {
        var partner = state.Find<PartnerRecord>(PartnerRecord.OnlyId);
        return (command, partner, context.From) switch
        {
            (RegisterPartner register, _, _) => Registering.Register(partner, register, context),
            (ShowPartner show, _, _) => PartnerDemonstrations.Show(partner, show, context),
            (_, null, _) => Verdict.Reject(Refusals.EntityUnknown),
            (NoteCommunity note, _, Sender.Entity { Id: { Kind: Community.KindName } community }) => CommunityLinks.Note(state, note, community.Id, context),
            (NoteAccount note, _, Sender.Entity { Id: { Kind: Community.KindName } community }) => CommunityAccounts.Note(state, note, community.Id),
            (PartnerCommand asked, _, _) => Refuse(state, asked, context) ?? Judge(state, partner, asked, context),
            _ => Verdict.Reject(Refusals.CommandUnknown),
        };
    }

    public override void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case PartnerRegistered or PartnerEdited:
                Registering.Project(@event, projection);
                break;
            case PartnerShown e:
                PartnerDemonstrations.Project(e, projection);
                break;
            case CommunityNoted or CommunityAnswered:
                CommunityLinks.Project(@event, projection);
                break;
            case AccountNoted e:
                CommunityAccounts.Project(e, projection);
                break;
            case PartnerEvent:
                PartnerPeople.Project(@event, projection);
                break;
        }
    }

    public override IEnumerable<Reaction> React(State state, ImmutableArray<Event> events) => events.OfType<CommunityAnswered>().Select(CommunityLinks.React);

    public override Finding? Describe(State state, Record record) => record is PartnerRecord partner
        ? new Finding(
            FindingKind.Partner, FindingReach.Public, partner.Name, partner.About, [], [], partner.Area is { } area ? [area] : [], Sector: partner.Sector,
            Demonstration: partner.Demonstration)
        : null;

    private Verdict? Refuse(State state, PartnerCommand asked, Context context)
    {
        if (context.PersonId is not { } me)
            return Verdict.Reject(Refusals.RoleNotAllowed);
        if (AccessOf(state, me) is Access.Denied denied)
            return Verdict.Reject(denied.Code, denied.Detail);
        return PartnerRights.Allow(asked, state.Find<PartnerPerson>(me)!) ? null : Verdict.Reject(Refusals.RoleNotAllowed);
    }

    private static Verdict Judge(State state, PartnerRecord partner, PartnerCommand asked, Context context) => asked switch
    {
        EditPartner c => Registering.Edit(partner, c),
        InviteToPartner c => PartnerPeople.Invite(state, c, context),
        AcceptPartnerInvitation => PartnerPeople.Accept(state, context),
        SetPartnerRole c => PartnerPeople.SetRole(state, c),
        RemoveFromPartner c => PartnerPeople.Remove(state, c, context),
        AnswerCommunity c => CommunityLinks.Answer(state, c, context),
        _ => Verdict.Reject(Refusals.CommandUnknown),
    };
}
