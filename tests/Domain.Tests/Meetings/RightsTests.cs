using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Text;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

/// <summary>Tries every cell of the table "Who may do what in a meeting" in SPEC.md.</summary>
public sealed class RightsTests
{
    public static TheoryData<string, Role, bool, bool> Cells()
    {
        var cells = new TheoryData<string, Role, bool, bool>();
        foreach (var (command, row) in Table())
        {
            foreach (var (role, reach) in row)
            {
                cells.Add(command, role, true, reach is "own" or "any");
                cells.Add(command, role, false, reach is "any");
            }
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void SPEC_says_who_may_do_what(string command, Role role, bool own, bool allowed)
    {
        var story = new MeetingStory();
        var me = SomeoneWith(role);
        // Somebody who may always do it, and an actor who may not be its maker.
        var maker = own ? me : Person("mila");
        if (!own)
            story.Join(maker, "Mila", Role.Facilitator);
        var asked = Prepare(story, command, maker);

        if (allowed)
            story.Do(me, asked);
        else
            story.Refuse(command is "undo" && role is not Role.Observer ? MeetingRefusals.UndoNotYours : Refusals.RoleNotAllowed, me, asked);
    }

    [Fact]
    public void SPEC_has_a_row_for_each_command_that_people_may_send()
    {
        var rows = Table().Select(row => row.Command);
        var known = WireName.All<MeetingCommand>().Select(command => command.Name)
            .Except(["startMeeting", "importMeeting", "startDemonstration", "endDemonstration", "joinMeeting", "forgetName", "noteHomeActions", "takeOverGuest", "loseJoinCode", "openScreen", "endScreens", "phaseTimeUp"]);
        rows.Order().ShouldBe(known.Order());
    }

    /// <summary>Makes a meeting in which the command could work, with the thing that it is about made by the maker.</summary>
    private static Command Prepare(MeetingStory story, string command, Sender.Person maker)
    {
        switch (command)
        {
            case "openMeeting":
                story.Do(Fatima, new CloseMeeting());
                return new OpenMeeting();
            case "closeMeeting":
                return new CloseMeeting();
            case "renameMeeting":
                return new RenameMeeting("Een andere naam");
            case "renewJoinCode":
                return new RenewJoinCode("KKMNPQ");
            case "setRole" or "removePerson":
                // To oneself or to another; with a second facilitator, so that one may go.
                story.Join(Person("second"), "Second", Role.Facilitator);
                return command is "setRole" ? new SetRole(maker.PersonId, Role.Participant) : new RemovePerson(maker.PersonId, null);
            case "addIdea":
                return new AddIdea(Ids.Next(), "Een idee", null, null, null);
            case "addCluster":
                return new AddCluster(Ids.Next(), "Een cluster", null, null);
            case "addAgendaItem":
                return new AddAgendaItem(Ids.Next(), "Een punt", null);
            case "renameAgendaItem":
                return new RenameAgendaItem(story.AddAgendaItem("Een punt"), "Een ander punt");
            case "moveAgendaItem":
                story.AddAgendaItem("Een punt");
                return new MoveAgendaItem(story.AddAgendaItem("Nog een punt"), null);
            case "removeAgendaItem":
                return new RemoveAgendaItem(story.AddAgendaItem("Een punt"));
            case "editAgendaItem":
                return new EditAgendaItem(story.AddAgendaItem("Een punt"), Minutes: 20);
            case "planMethod":
                return new PlanMethod(story.AddAgendaItem("Een punt"), MeetingStory.BrainstormPlan);
            case "planAgenda":
                return MeetingStory.Template();
            case "setMeetingPlan":
                return new SetMeetingPlan(240, null);
            case "startItem":
                return new StartItem(story.AddAgendaItem("Een punt"));
            case "finishItem":
                return new FinishItem(story.Running("Een punt"));
            case "skipItem":
                return new SkipItem(story.AddAgendaItem("Een punt"));
            case "startRun":
                return new StartRun(Ids.Next(), story.Planned("Een punt"));
            case "startPhase" or "pauseRun" or "resumeRun" or "addTime" or "endPhase" or "revealIdeas" or "harvestRun" or "finishRun" or "abortRun" or "sayReady" or "sayNotReady":
                return AboutRun(command, story.InPhase(0));
            case "setLayout":
                return new SetLayout(story.Planned("Een punt"), BoardLayout.List);
            case "makeGroups":
                return new MakeGroups([new GroupDraft(Ids.Next(), "Een groep", [], GroupPlace.Mixed)]);
            case "moveToGroup":
                story.Do(Fatima, new MakeGroups([new GroupDraft(Ids.Of("group"), "Een groep", [], GroupPlace.Mixed)], Open: true));
                return new MoveToGroup(maker.PersonId, Ids.Of("group"));
            case "endGroups":
                return new EndGroups();
            case "mergeIdeas":
                return new MergeIdeas(Ids.Next(), "Samen", [story.AddIdea(Fatima, "Een idee"), story.AddIdea(Fatima, "Nog een idee")], null, null, null);
            case "mergeClusters":
                return new MergeClusters(story.AddCluster(Fatima, "Een"), [story.AddCluster(Fatima, "Nog een")]);
            case "splitCluster":
                var whole = story.AddCluster(Fatima, "Een cluster");
                return new SplitCluster(whole, Ids.Next(), "Een deel", [story.AddIdea(Fatima, "Een idee", whole)]);
            case "openVoteRound":
                return new OpenVoteRound(Ids.Next(), "Wat eerst?", 3, 2, true);
            case "closeVoteRound":
                return new CloseVoteRound(story.OpenVoteRound());
            case "castVote":
                return new CastVote(story.OpenVoteRound(), story.AddIdea(Fatima, "Een idee"));
            case "withdrawVote":
                return AboutVote(story);
            case "setMinutesWriters":
                return new SetMinutesWriters(MinutesWriters.NoteTakers);
            case "editMinutes":
                return new EditMinutes(story.AddAgendaItem("Een punt"), 0, Delta.Insert(0, "Notulen"));
            case "recordDecision":
                return new RecordDecision(Ids.Next(), story.AddAgendaItem("Een punt"), "Een besluit", []);
            case "editDecision":
                return new EditDecision(story.RecordDecision(story.AddAgendaItem("Een punt"), "Een besluit"), "Een beter besluit", "Een besluit");
            case "withdrawDecision":
                return new WithdrawDecision(story.RecordDecision(story.AddAgendaItem("Een punt"), "Een besluit"), null);
            case "assignAction":
                return new AssignAction(Ids.Next(), story.AddAgendaItem("Een punt"), "Een actie", Fatima.PersonId, null, []);
            case "editAction":
                return new EditAction(story.AssignAction(story.AddAgendaItem("Een punt"), "Een actie", maker), "Een betere actie", maker.PersonId, null, "Een actie");
            case "completeAction":
                return new CompleteAction(story.AssignAction(story.AddAgendaItem("Een punt"), "Een actie", maker));
            case "reopenAction":
                var done = story.AssignAction(story.AddAgendaItem("Een punt"), "Een actie", maker);
                story.Do(Fatima, new CompleteAction(done));
                return new ReopenAction(done);
            case "withdrawAction":
                return new WithdrawAction(story.AssignAction(story.AddAgendaItem("Een punt"), "Een actie", maker), null);
            case "raiseHand":
                return new RaiseHand(Ids.Next());
            case "lowerHand":
                return new LowerHand(Hand(story, maker));
            case "addHand":
                return new AddHand(Ids.Next(), null, "Rode trui", Channel.Room);
            case "giveFloor":
                return new GiveFloor(Hand(story, maker));
            case "endTurn":
                story.Do(Fatima, new GiveFloor(Hand(story, maker)));
                return new EndTurn();
            case "setSpeakingTime":
                return new SetSpeakingTime(120);
            case "addLock":
                return new AddLock(LockScope.Board, null);
            case "removeLock":
                story.Do(Fatima, new AddLock(LockScope.Board, null));
                return new RemoveLock(LockScope.Board, null);
            case "setLobby":
                return new SetLobby(true);
            case "admit" or "turnAway":
                story.Do(Fatima, new SetLobby(true));
                story.Do(Person("waits"), new JoinMeeting("Wacht", null, null));
                return command is "admit" ? new Admit(null) : new TurnAway(Person("waits").PersonId, null);
            case "endScreen":
                return new EndScreen(story.OpenScreen());
            case "setSpotlight":
                return new SetSpotlight("canvas", null, null, 10, 20, 1);
            case "clearSpotlight":
                story.Do(Fatima, new SetSpotlight("canvas", null, null, null, null, null));
                return new ClearSpotlight();
            case "restoreBoard":
                story.Now += TimeSpan.FromMinutes(1);
                return new RestoreBoard(story.Now - TimeSpan.FromSeconds(1));
            case "nameStandIn":
                return new NameStandIn(maker.PersonId);
            case "takeLead":
                story.Do(Fatima, new NameStandIn(maker.PersonId));
                return new TakeLead();
            case "undo":
                return AboutDeed(story, maker);
            case "editIdea" or "moveIdea" or "moveIdeas" or "colourIdea" or "removeIdea" or "assignCluster" or "addLink" or "removeLink":
                return AboutIdea(story, command, maker);
            case "renameCluster" or "moveCluster" or "removeCluster":
                return AboutCluster(story, command, maker);
            default:
                throw new ArgumentException($"the table names {command}, which no test knows");
        }
    }

    private static MeetingCommand AboutRun(string command, string run) => command switch
    {
        "startPhase" => new StartPhase(run, 1),
        "pauseRun" => new PauseRun(run),
        "resumeRun" => new ResumeRun(run),
        "addTime" => new AddTime(run, 1),
        "endPhase" => new EndPhase(run, 0),
        "revealIdeas" => new RevealIdeas(run, null),
        "harvestRun" => new HarvestRun(run),
        "finishRun" => new FinishRun(run),
        "abortRun" => new AbortRun(run),
        "sayReady" => new SayReady(run, 0),
        _ => new SayNotReady(run, 0),
    };

    private static Command AboutIdea(MeetingStory story, string command, Sender.Person maker)
    {
        // Whoever only reads now may have written before.
        var idea = AsParticipant(story, maker, () => story.AddIdea(maker, "Een idee"));
        return command switch
        {
            "editIdea" => new EditIdea(idea, "Een beter idee", "Een idee"),
            "moveIdea" => new MoveIdea(idea, 10, 20),
            "moveIdeas" => new MoveIdeas([new IdeaPlace(idea, 10, 20)], null),
            "colourIdea" => new ColourIdea(idea, IdeaColour.Blue),
            "addLink" => new AddLink(Ids.Next(), idea, story.AddIdea(Fatima, "Nog een idee"), null),
            "removeLink" => new RemoveLink(AsParticipant(story, maker, () => story.AddLink(maker, idea, story.AddIdea(Fatima, "Nog een idee")))),
            "removeIdea" => new RemoveIdea(idea),
            _ => new AssignCluster(idea, story.AddCluster(Fatima, "Een cluster")),
        };
    }

    /// <summary>A hand of its maker that is up.</summary>
    private static string Hand(MeetingStory story, Sender.Person maker)
    {
        var hand = Ids.Next();
        story.Do(Fatima, new AddHand(hand, maker.PersonId, null, Channel.Room));
        return hand;
    }

    /// <summary>A dot to take off, of whoever asks.</summary>
    private static WithdrawVote AboutVote(MeetingStory story)
    {
        var idea = story.AddIdea(Fatima, "Een idee");
        var round = story.OpenVoteRound();
        foreach (var person in new[] { Fatima, Noor, Piet })
            story.Do(person, new CastVote(round, idea));
        return new WithdrawVote(round, idea);
    }

    /// <summary>A deed that its maker may take back, in the role that they have.</summary>
    private static Undo AboutDeed(MeetingStory story, Sender.Person maker)
    {
        var role = story.State.Find<Participant>(maker.PersonId)!.Role;
        if (role is Role.Observer)
            story.Do(Fatima, new SetRole(maker.PersonId, Role.Participant));
        var deed = story.Do(maker, new AddIdea(Ids.Next(), "Een idee", null, null, null));
        if (role is Role.Observer)
            story.Do(Fatima, new SetRole(maker.PersonId, role));
        return new Undo(deed.CommandId);
    }

    private static Command AboutCluster(MeetingStory story, string command, Sender.Person maker)
    {
        var cluster = AsParticipant(story, maker, () => story.AddCluster(maker, "Een cluster"));
        return command switch
        {
            "renameCluster" => new RenameCluster(cluster, "Een betere naam"),
            "moveCluster" => new MoveCluster(cluster, 10, 20),
            _ => new RemoveCluster(cluster),
        };
    }

    private static string AsParticipant(MeetingStory story, Sender.Person person, Func<string> make)
    {
        var role = story.State.Find<Participant>(person.PersonId)!.Role;
        if (role is Role.Facilitator)
            return make();
        story.Do(Fatima, new SetRole(person.PersonId, Role.Participant));
        var made = make();
        story.Do(Fatima, new SetRole(person.PersonId, role));
        return made;
    }

    private static IEnumerable<(string Command, IReadOnlyList<(Role Role, string Reach)> Reaches)> Table() =>
        RightsTable.Under("## Who may do what in a meeting").Select(row => (
            row.Command,
            (IReadOnlyList<(Role, string)>)[.. row.Reaches.Select(cell => (EnumName.Parse<Role>(cell.Role)!.Value, cell.Reach))]));
}
