using System.Collections.Immutable;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Discovery;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Programmes;

using static ProgrammeCommand;
using static ProgrammeEvent;

/// <summary>
/// The rules of a programme: what its communities and partners share (themes, transitions, groups of partners, one colour), and
/// the people who look after it. A server begins with one, whose first coordinator comes by a link that works once.
/// </summary>
public sealed class Programme : EntityKind
{
    public const string KindName = "programme";

    /// <summary>The programme that every server begins with.</summary>
    public static readonly EntityId First = new(KindName, "programme-of-this-server");

    public override string Name => KindName;

    public override Key? Frame => Key.Of<ProgrammeRecord>(ProgrammeRecord.OnlyId);

    public override Finding? Describe(State state, Record record) => record is ProgrammeRecord programme
        ? new Finding(FindingKind.Programme, FindingReach.Public, programme.Name, programme.Introduction, [], [], [])
        : null;

    public override Command? Read(string type, Fields fields) => ProgrammeCommand.Read(type, fields);

    public override Key RightsOf(string personId) => Key.Of<ProgrammePerson>(personId);

    /// <summary>Whoever is invited may look already, in a role that sees no more than everybody does.</summary>
    public override Access AccessOf(State state, string personId) => state.Find<ProgrammePerson>(personId) switch
    {
        null when state.Find<ProgrammeRecord>(ProgrammeRecord.OnlyId) is null => new Access.Denied(Refusals.EntityUnknown),
        null => new Access.Denied(Refusals.PersonUnknown),
        { State: PresenceInProgramme.Left } => new Access.Denied(Refusals.PersonRemoved),
        var person => new Access.Granted(new Viewer(person.Id, ProgrammePerson.ViewerRole(person), person.Number)),
    };

    public override Verdict Decide(State state, Command command, Context context)
    {
        var programme = state.Find<ProgrammeRecord>(ProgrammeRecord.OnlyId);
        return (command, programme) switch
        {
            (StartProgramme start, _) => Beginnings.Start(programme, start, context),
            (_, null) => Verdict.Reject(Refusals.EntityUnknown),
            (BecomeCoordinator become, _) => ProgrammePeople.BecomeCoordinator(state, become, context),
            (FollowGroups, _) => context.From is Sender.Entity { Id: { Kind: Community.KindName } community }
                ? GroupFollowing.Follow(state, community.Id)
                : Verdict.Reject(Refusals.CommandUnknown),
            (ProgrammeCommand asked, _) => Refuse(state, asked, context) ?? Judge(state, programme, asked, context),
            _ => Verdict.Reject(Refusals.CommandUnknown),
        };
    }

    public override void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case ProgrammeStarted or ProgrammeEdited or PartnerGroupsSet:
                Beginnings.Project(@event, projection);
                break;
            case TopicPut or TopicRetired or TopicReinstated:
                Topics.Project(@event, projection);
                break;
            case GroupsFollowed e:
                GroupFollowing.Project(e, projection);
                break;
            case ProgrammeEvent:
                ProgrammePeople.Project(@event, projection);
                break;
        }
    }

    public override IEnumerable<Reaction> React(State state, ImmutableArray<Event> events) => GroupFollowing.React(state, events);

    private Verdict? Refuse(State state, ProgrammeCommand asked, Context context)
    {
        if (context.PersonId is not { } me)
            return Verdict.Reject(Refusals.RoleNotAllowed);
        if (AccessOf(state, me) is Access.Denied denied)
            return Verdict.Reject(denied.Code, denied.Detail);
        return ProgrammeRights.Allow(asked, state.Find<ProgrammePerson>(me)!) ? null : Verdict.Reject(Refusals.RoleNotAllowed);
    }

    private static Verdict Judge(State state, ProgrammeRecord programme, ProgrammeCommand asked, Context context) => asked switch
    {
        EditProgramme c => Beginnings.Edit(programme, c),
        SetPartnerGroups c => Beginnings.SetGroups(state, c),
        PutTopic c => Topics.Put(state, c),
        RetireTopic c => Topics.Retire(state, c),
        ReinstateTopic c => Topics.Reinstate(state, c),
        InviteToProgramme c => ProgrammePeople.Invite(state, c, context),
        AcceptProgrammeInvitation => ProgrammePeople.Accept(state, context),
        RenameInProgramme c => ProgrammePeople.Rename(state, c, context.PersonId!),
        SetProgrammeRole c => ProgrammePeople.SetRole(state, c),
        RemoveFromProgramme c => ProgrammePeople.Remove(state, c, context),
        _ => Verdict.Reject(Refusals.CommandUnknown),
    };
}
