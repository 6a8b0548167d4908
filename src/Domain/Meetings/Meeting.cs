using System.Collections.Immutable;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.JoinCodes;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>
/// The rules of a meeting (bijeenkomst): people who put ideas on a board, order them in clusters, follow an agenda, vote,
/// write minutes, and record decisions and actions.
/// Every command is judged here and nowhere else, first by who may do it and then by the part that it belongs to.
/// </summary>
public sealed class Meeting : EntityKind
{
    public const string KindName = "meeting";

    /// <summary>
    /// The ids of demonstrations begin with this, so that whoever comes back to one hears that it ended, while nothing of it is
    /// kept.
    /// </summary>
    public const string DemonstrationPrefix = "demo-";

    public override string Name => KindName;

    public override Command? Read(string type, Fields fields) => MeetingCommand.Read(type, fields);

    public override Key RightsOf(string personId) => RoomScreen.IsId(personId) ? Key.Of<RoomScreen>(personId) : Key.Of<Participant>(personId);

    public override Access AccessOf(State state, string personId) => state.Find<Participant>(personId) switch
    {
        _ when RoomScreen.IsId(personId) && state.Find<MeetingRecord>(MeetingRecord.OnlyId) is not null => Screens.AccessOf(state, personId),
        null when state.Find<WaitingPerson>(personId) is { } waiting => Lobby.AccessOf(state, waiting),
        null when state.Find<MeetingRecord>(MeetingRecord.OnlyId) is null => new Access.Denied(Refusals.EntityUnknown),
        null => new Access.Denied(Refusals.PersonUnknown),
        { Removed: true } => new Access.Denied(
            Refusals.PersonRemoved, new Detail(Reason: state.Find<Removal>(personId)?.Reason)),
        var person => new Access.Granted(new Viewer(person.Id, EnumName.Of(person.Role), person.Number)),
    };

    public override Verdict Decide(State state, Command command, Context context)
    {
        var meeting = state.Find<MeetingRecord>(MeetingRecord.OnlyId);
        return (command, meeting) switch
        {
            (StartMeeting start, _) => Sessions.Start(meeting, start, context),
            (ImportMeeting import, _) => Importing.Import(meeting, import, context),
            (StartDemonstration start, _) => Demonstrations.Start(meeting, start, context),
            (_, null) => Verdict.Reject(Refusals.EntityUnknown),
            (EndDemonstration, _) => Demonstrations.End(meeting, context),
            (JoinMeeting join, _) => People.Join(state, meeting, join, context),
            (OpenScreen open, _) => Screens.Open(state, meeting, open, context),
            (EndScreens, _) => Screens.EndAll(state, context),
            (ForgetName forget, _) => People.Forget(state, meeting, forget, context),
            (NoteHomeActions note, _) => ReturnedActions.Note(state, meeting, note, context),
            (TakeOverGuest take, _) => ClaimedGuests.Take(state, meeting, take, context),
            (LoseJoinCode lose, _) => Sessions.LoseCode(meeting, lose),
            (PhaseTimeUp up, _) => Runs.TimeUp(state, up, context),
            (MeetingCommand asked, _) => JudgeOfPerson(state, meeting, asked, context),
            _ => Verdict.Reject(Refusals.CommandUnknown),
        };
    }

    public override void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case MeetingStarted or MeetingOpened or MeetingClosed or MeetingRenamed or MeetingPlanSet or JoinCodeRenewed or JoinCodeLost:
                Sessions.Project(@event, projection);
                break;
            case DemonstrationStarted or DemonstrationEnded:
                Demonstrations.Project(@event, projection);
                break;
            case MeetingImported e:
                Importing.Project(e, projection);
                break;
            case PersonJoined or RoleSet or PersonRemoved or NameForgotten:
                People.Project(@event, projection);
                break;
            case HomeActionsNoted e:
                ReturnedActions.Project(e, projection);
                break;
            case GuestClaimed e:
                ClaimedGuests.Project(e, projection);
                break;
            case IdeaAdded or IdeaEdited or IdeaMoved or IdeaColoured or IdeaRemoved or IdeaRestored:
                Ideas.Project(@event, projection);
                break;
            case ClusterAdded or ClusterRenamed or ClusterMoved or ClusterAssigned or ClusterRemoved or ClusterRestored:
                Clusters.Project(@event, projection);
                break;
            case ClustersMerged or ClustersUnmerged or ClusterSplit or ClusterUnsplit:
                Merging.Project(@event, projection);
                break;
            case LayoutSet e:
                Boards.Project(e, projection);
                break;
            case RunStarted or PhaseStarted or RunPaused or RunResumed or RunTimeSet or PhaseEnded or RunHarvested or RunEnded or ReadySaid or ReadyTakenBack:
                Runs.Project(@event, projection);
                break;
            case IdeasRevealed e:
                Hiding.Project(e, projection);
                break;
            case GroupsMade or MovedToGroup or GroupsEnded:
                Groups.Project(@event, projection);
                break;
            case LinkAdded or LinkRemoved or LinkRestored:
                Links.Project(@event, projection);
                break;
            case AgendaItemAdded or AgendaItemRenamed or AgendaItemMoved or AgendaItemRemoved or AgendaItemRestored:
                Agenda.Project(@event, projection);
                break;
            case AgendaItemEdited or MethodPlanned or AgendaPlanned or AgendaUnplanned or AgendaProgressed:
                AgendaPlanning.Project(@event, projection);
                break;
            case VoteRoundOpened or VoteCast or VoteWithdrawn or VoteRoundClosed:
                Votes.Project(@event, projection);
                break;
            case MinutesWritersSet or MinutesEdited:
                MinutesTaking.Project(@event, projection);
                break;
            case LeadingEvent e:
                Leading.Project(e, projection);
                break;
            case BoardRestored e:
                Restoring.Project(e, projection);
                break;
            case MeetingEvent:
                Outcomes.Project(@event, projection);
                break;
        }
    }

    public override IEnumerable<Reaction> React(State state, ImmutableArray<Event> events) =>
        state.Find<MeetingRecord>(MeetingRecord.OnlyId) is { } meeting
            ? events.SelectMany(e => Sessions.React(meeting, e)).Concat(Harvesting.React(state, meeting, events))
            : [];

    /// <summary>What is due first. A demonstration that ends takes everything with it.</summary>
    public override Due? Due(State state) => Leading.Earliest(Demonstrations.Due(state), Leading.Earliest(Screens.Due(state), Runs.Due(state)));

    /// <summary>Only for whoever may do it is the history read again.</summary>
    public override DateTimeOffset? LooksBackTo(State state, Submission submission) =>
        submission is { Command: RestoreBoard restore, From: Sender.Person { PersonId: var me } }
        && state.Find<Participant>(me) is { Role: Role.Facilitator, Removed: false }
            ? restore.To
            : null;

    /// <summary>While people write unseen, nobody is told who is writing an idea.</summary>
    public override bool TellsTyping(State state, Key? at) => at is { Kind: not "idea" } || Runs.Active(state)?.IsHiddenNow is not true;

    public override IEnumerable<Record> ForFiles(State state) => state.All<Numbering>();

    public override string UnknownCode(string id) =>
        id.StartsWith(DemonstrationPrefix, StringComparison.Ordinal) ? MeetingRefusals.DemonstrationEnded : Refusals.EntityUnknown;

    public override Command? Refused(Reaction reaction, string code) =>
        reaction.Command is JoinCodeCommand.KeepCode ? new LoseJoinCode(reaction.To.Id) : null;

    private Verdict JudgeOfPerson(State state, MeetingRecord meeting, MeetingCommand asked, Context context)
    {
        if (context.PersonId is not { } id)
            return Verdict.Reject(Refusals.RoleNotAllowed);
        if (RoomScreen.IsId(id))
            return Verdict.Reject(Refusals.RoleNotAllowed);
        if (AccessOf(state, id) is not Access.Granted { Viewer: var viewer })
            return AccessOf(state, id) is Access.Denied denied ? Verdict.Reject(denied.Code, denied.Detail) : Verdict.Reject(Refusals.RoleNotAllowed);
        var me = state.Find<Participant>(id)!;
        var seen = Hiding.AsSeenBy(state, asked, viewer);
        return Refuse(seen, meeting, asked, me, context) ?? Locks.Judge(seen, me, Judge(seen, meeting, asked, me, context));
    }

    private static Verdict? Refuse(State state, MeetingRecord meeting, MeetingCommand asked, Participant me, Context context)
    {
        if (!IsAllowed(state, asked, me))
            return Verdict.Reject(Refusals.RoleNotAllowed);
        return meeting.Status is MeetingStatus.Closed && !WorksWhenClosed(asked)
            ? Verdict.Reject(MeetingRefusals.Closed)
            : PhaseRights.Refuse(state, asked, me.Role, context.Now);
    }

    private static bool IsAllowed(State state, MeetingCommand asked, Participant me) =>
        MeetingRights.ReachesOthers(asked, me.Role)
        || (MeetingRights.ReachesOwn(asked, me.Role) && OwnersOf(state, asked).All(owner => ClaimedGuests.IsMe(state, owner, me.Id)));

    /// <summary>Whose the things are that a command is about, as far as they are there and somebody's.</summary>
    private static IEnumerable<string> OwnersOf(State state, MeetingCommand asked) => asked switch
    {
        MoveIdeas c => AuthorsOf(state, c.Ideas.Select(place => place.IdeaId)),
        ColourIdea c => AuthorsOf(state, c.IdeaIds),
        RemoveIdea c => AuthorsOf(state, c.IdeaIds),
        _ => OwnerOf(state, asked) is { } owner ? [owner] : [],
    };

    private static IEnumerable<string> AuthorsOf(State state, IEnumerable<string> ideaIds) => ideaIds.Select(id => state.Find<Idea>(id)?.AuthorId).OfType<string>();

    private static string? OwnerOf(State state, MeetingCommand asked) => asked switch
    {
        EditIdea c => state.Find<Idea>(c.IdeaId)?.AuthorId,
        MoveIdea c => state.Find<Idea>(c.IdeaId)?.AuthorId,
        MoveCluster c => state.Find<Cluster>(c.ClusterId)?.AuthorId,
        AssignCluster c => state.Find<Idea>(c.IdeaId)?.AuthorId,
        RemoveCluster c => state.Find<Cluster>(c.ClusterId)?.AuthorId,
        AddLink c => state.Find<Idea>(c.FromIdeaId)?.AuthorId,
        RemoveLink c => state.Find<Link>(c.LinkId)?.AuthorId,
        MoveToGroup c => c.PersonId,
        CompleteAction c => state.Find<ActionItem>(c.ActionId)?.AssigneeId,
        ReopenAction c => state.Find<ActionItem>(c.ActionId)?.AssigneeId,
        _ => Leading.OwnerOf(state, asked),
    };

    private static bool WorksWhenClosed(MeetingCommand asked) =>
        Leading.WorksWhenClosed(asked) || asked is OpenMeeting or CloseMeeting or SetRole or RemovePerson or RenewJoinCode or CompleteAction or ReopenAction;

    private static Verdict Judge(State state, MeetingRecord meeting, MeetingCommand asked, Participant me, Context context) => asked switch
    {
        OpenMeeting => Sessions.Open(meeting, context),
        CloseMeeting => Sessions.Close(state, meeting, context),
        RenameMeeting c => Sessions.Rename(meeting, c),
        RenewJoinCode c => Sessions.RenewCode(meeting, c, context),
        SetRole c => People.SetRole(state, c),
        RemovePerson c => People.Remove(state, c, context),
        AddIdea c => Ideas.Add(state, c, context),
        EditIdea c => Ideas.Edit(state, c),
        MoveIdea c => Ideas.Move(state, c),
        MoveIdeas c => Ideas.Move(state, c),
        ColourIdea c => Ideas.Colour(state, c),
        RemoveIdea c => Ideas.Remove(state, c, context),
        AddCluster c => Clusters.Add(state, c, context),
        RenameCluster c => Clusters.Rename(state, c),
        MoveCluster c => Clusters.Move(state, c),
        AssignCluster c => Clusters.Assign(state, c),
        RemoveCluster c => Clusters.Remove(state, c),
        MergeIdeas c => Ideas.Merge(state, c, context),
        MergeClusters c => Merging.Merge(state, c),
        SplitCluster c => Merging.Split(state, c, context),
        SetLayout c => Boards.SetLayout(state, c),
        StartRun c => Runs.Start(state, c, context),
        StartPhase c => Runs.StartPhase(state, c, context),
        PauseRun c => Runs.Pause(state, c, context),
        ResumeRun c => Runs.Resume(state, c, context),
        AddTime c => Runs.AddTime(state, c, context),
        EndPhase c => Runs.EndPhase(state, c, context),
        RevealIdeas c => Hiding.Reveal(state, c),
        HarvestRun c => Runs.Harvest(state, c, context),
        FinishRun c => Runs.Finish(state, c, context),
        AbortRun c => Runs.Abort(state, c, context),
        SayReady c => Runs.SayReady(state, c, context),
        SayNotReady c => Runs.SayNotReady(state, c, context),
        MakeGroups c => Groups.Make(state, c),
        MoveToGroup c => Groups.Move(state, c, me),
        EndGroups => Groups.End(state),
        AddLink c => Links.Add(state, c, context),
        RemoveLink c => Links.Remove(state, c),
        AddAgendaItem c => Agenda.Add(state, c),
        RenameAgendaItem c => Agenda.Rename(state, c),
        MoveAgendaItem c => Agenda.Move(state, c),
        RemoveAgendaItem c => Agenda.Remove(state, c),
        EditAgendaItem c => AgendaPlanning.Edit(state, c),
        PlanMethod c => AgendaPlanning.Plan(state, c),
        PlanAgenda c => AgendaPlanning.Plan(state, c),
        SetMeetingPlan c => Sessions.Plan(meeting, c),
        StartItem c => AgendaPlanning.Start(state, c, context),
        FinishItem c => AgendaPlanning.Finish(state, c, context),
        SkipItem c => AgendaPlanning.Skip(state, c, context),
        OpenVoteRound c => Votes.Open(state, c, context),
        CastVote c => Votes.Cast(state, c, context.PersonId!),
        WithdrawVote c => Votes.Withdraw(state, c, context.PersonId!),
        CloseVoteRound c => Votes.Close(state, c, context),
        SetMinutesWriters c => MinutesTaking.SetWriters(meeting, c),
        EditMinutes c => MinutesTaking.Edit(state, meeting, c, me),
        RecordDecision c => Outcomes.Record(state, c, context),
        EditDecision c => Outcomes.Edit(state, c),
        WithdrawDecision c => Outcomes.Withdraw(state, c),
        AssignAction c => Outcomes.Assign(state, c, context),
        EditAction c => Outcomes.Edit(state, c),
        CompleteAction c => Outcomes.Complete(state, c, context),
        ReopenAction c => Outcomes.Reopen(state, c),
        WithdrawAction c => Outcomes.Withdraw(state, c),
        Undo c => Undoing.Undo(state, c, context.PersonId!),
        _ => Leading.Judge(state, meeting, asked, context) ?? Verdict.Reject(Refusals.CommandUnknown),
    };
}
