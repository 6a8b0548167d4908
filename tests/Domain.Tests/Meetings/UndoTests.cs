using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Text;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

public sealed class UndoTests
{
    private readonly MeetingStory _story = new();

    /// <summary>A deed of each kind, on a meeting that is ready for it. Undoing it and redoing it must bring back what was there.</summary>
    public static TheoryData<string> Deeds() => [.. All.Keys];

    private static readonly Dictionary<string, Func<MeetingStory, Command>> All = new()
    {
        ["renameMeeting"] = _ => new RenameMeeting("Anders"),
        ["setRole"] = _ => new SetRole(Piet.PersonId, Role.NoteTaker),
        ["addIdea"] = _ => new AddIdea(Ids.Next(), "Zon", 1, 2, null),
        ["editIdea"] = story => new EditIdea(story.AddIdea(Piet, "Zon"), "Wind", "Zon"),
        ["moveIdea"] = story => new MoveIdea(story.AddIdea(Piet, "Zon"), 3, 4),
        ["removeIdea"] = story => new RemoveIdea(story.AddIdea(Piet, "Zon", story.AddCluster(Piet, "Dak"))),
        ["moveIdeas"] = story => new MoveIdeas(
            [new IdeaPlace(story.AddIdea(Piet, "Zon", story.AddCluster(Piet, "Dak")), 3, 4), new IdeaPlace(story.AddIdea(Noor, "Wind"), null, null)],
            story.AddCluster(Piet, "Gevel")),
        ["colourIdea"] = story => new ColourIdea(story.AddIdea(Piet, "Zon"), IdeaColour.Pink),
        ["moveCluster"] = story => new MoveCluster(story.AddCluster(Piet, "Dak"), 3, 4),
        ["addLink"] = story => new AddLink(Ids.Next(), story.AddIdea(Piet, "Zon"), story.AddIdea(Noor, "Wind"), "en"),
        ["removeLink"] = story => new RemoveLink(story.AddLink(Piet, story.AddIdea(Piet, "Zon"), story.AddIdea(Noor, "Wind"))),
        ["addCluster"] = _ => new AddCluster(Ids.Next(), "Dak", null, null),
        ["renameCluster"] = story => new RenameCluster(story.AddCluster(Piet, "Dak"), "Gevel"),
        ["assignCluster"] = story => new AssignCluster(story.AddIdea(Piet, "Zon"), story.AddCluster(Piet, "Dak")),
        ["removeCluster"] = story =>
        {
            var cluster = story.AddCluster(Fatima, "Dak");
            story.AddIdea(Piet, "Zon", cluster);
            return new RemoveCluster(cluster);
        },
        ["mergeIdeas"] = story => new MergeIdeas(Ids.Next(), "Samen", [story.AddIdea(Piet, "Zon"), story.AddIdea(Noor, "Wind")], null, null, null),
        ["mergeClusters"] = story =>
        {
            var (dak, gevel) = (story.AddCluster(Piet, "Dak"), story.AddCluster(Piet, "Gevel"));
            story.AddIdea(Piet, "Zon", gevel);
            return new MergeClusters(dak, [gevel]);
        },
        ["splitCluster"] = story =>
        {
            var dak = story.AddCluster(Piet, "Dak");
            return new SplitCluster(dak, Ids.Next(), "Deel", [story.AddIdea(Piet, "Zon", dak)]);
        },
        ["setLayout"] = story => new SetLayout(story.Planned("Warmte"), BoardLayout.Grid),
        ["addAgendaItem"] = _ => new AddAgendaItem(Ids.Next(), "Warmte", null),
        ["renameAgendaItem"] = story => new RenameAgendaItem(story.AddAgendaItem("Warmte"), "Kou"),
        ["moveAgendaItem"] = story => (story.AddAgendaItem("Een"), story.AddAgendaItem("Twee"), new MoveAgendaItem(story.AddAgendaItem("Drie"), null)).Item3,
        ["removeAgendaItem"] = story => (story.AddAgendaItem("Een"), new RemoveAgendaItem(story.AddAgendaItem("Twee")), story.AddAgendaItem("Drie")).Item2,
        ["editAgendaItem"] = story => new EditAgendaItem(
            story.AddAgendaItem("Warmte"), "Kou", AgendaSort.Explore, 20, Noor.PersonId, "Hoe?", ["idea"], "Lees.", MeetingRecord.OnlyId),
        ["planMethod"] = story => new PlanMethod(story.AddAgendaItem("Warmte"), MeetingStory.DotsPlan, MeetingRecord.OnlyId),
        ["planAgenda"] = _ => MeetingStory.Template(),
        ["setMeetingPlan"] = _ => new SetMeetingPlan(240, "Een warme wijk"),
        ["startItem"] = story =>
        {
            story.Do(Fatima, new StartItem(story.AddAgendaItem("Warmte")));
            return new StartItem(story.AddAgendaItem("Kou"));
        },
        ["finishItem"] = story => new FinishItem(story.Running("Warmte")),
        ["skipItem"] = story => new SkipItem(story.AddAgendaItem("Warmte")),
        ["castVote"] = story => new CastVote(story.OpenVoteRound(), story.AddIdea(Piet, "Zon")),
        ["withdrawVote"] = story =>
        {
            var (idea, round) = (story.AddIdea(Piet, "Zon"), story.OpenVoteRound());
            story.Do(Fatima, new CastVote(round, idea));
            return new WithdrawVote(round, idea);
        },
        ["setMinutesWriters"] = _ => new SetMinutesWriters(MinutesWriters.NoteTakers),
        ["editDecision"] = story => new EditDecision(story.RecordDecision(story.AddAgendaItem("Warmte"), "Zon"), "Wind", "Zon"),
        ["withdrawDecision"] = story => new WithdrawDecision(story.RecordDecision(story.AddAgendaItem("Warmte"), "Zon"), "Toch niet"),
        ["editAction"] = story => new EditAction(story.AssignAction(story.AddAgendaItem("Warmte"), "Bel", Piet), "Mail", Noor.PersonId, new DateOnly(2026, 12, 1), "Bel"),
        ["completeAction"] = story => new CompleteAction(story.AssignAction(story.AddAgendaItem("Warmte"), "Bel", Piet)),
        ["reopenAction"] = story =>
        {
            var action = story.AssignAction(story.AddAgendaItem("Warmte"), "Bel", Piet);
            story.Do(Piet, new CompleteAction(action));
            return new ReopenAction(action);
        },
        ["withdrawAction"] = story => new WithdrawAction(story.AssignAction(story.AddAgendaItem("Warmte"), "Bel", Piet), "Toch niet"),
    };

    [Theory]
    [MemberData(nameof(Deeds))]
    public void UND1_an_undo_brings_back_what_was_there_and_a_redo_what_was_done(string deed)
    {
        var command = All[deed](_story);
        var before = Content();
        var done = _story.Do(Fatima, command);
        var after = Content();
        after.ShouldNotBe(before);

        var undone = _story.Do(Fatima, new Undo(done.CommandId));
        Content().ShouldBe(before);
        var redone = _story.Do(Fatima, new Undo(undone.CommandId));
        Content().ShouldBe(after);
        _story.Do(Fatima, new Undo(redone.CommandId));
        Content().ShouldBe(before);
    }

    [Fact]
    public void UND1_every_command_of_people_is_a_deed_or_is_known_not_to_be()
    {
        string[] others = ["recordDecision", "assignAction", "undo", "openMeeting", "closeMeeting", "renewJoinCode", "removePerson", "openVoteRound", "closeVoteRound", "editMinutes",
            "startRun", "startPhase", "pauseRun", "resumeRun", "addTime", "endPhase", "revealIdeas", "harvestRun", "finishRun", "abortRun", "sayReady", "sayNotReady", "makeGroups", "moveToGroup", "endGroups",
            "raiseHand", "lowerHand", "addHand", "giveFloor", "endTurn", "setSpeakingTime", "addLock", "removeLock", "setLobby", "admit", "turnAway",
            "endScreen", "setSpotlight", "clearSpotlight", "nameStandIn", "takeLead", "restoreBoard"];
        var known = WireName.All<MeetingCommand>().Select(command => command.Name)
            .Except(["startMeeting", "joinMeeting", "forgetName", "noteHomeActions", "takeOverGuest", "loseJoinCode", "importMeeting", "startDemonstration", "endDemonstration", "openScreen", "endScreens", "phaseTimeUp"]);
        All.Keys.Concat(others).Order().ShouldBe(known.Order());
    }

    [Fact]
    public void UND1_a_number_that_was_given_stays_given_so_a_decision_is_withdrawn()
    {
        var item = _story.AddAgendaItem("Warmte");
        var recorded = _story.Do(Noor, new RecordDecision(Ids.Next(), item, "Zon", []));
        var undone = _story.Do(Noor, new Undo(recorded.CommandId));
        _story.State.All<Decision>().ShouldHaveSingleItem().Withdrawn.ShouldBeTrue();
        _story.Do(Noor, new Undo(undone.CommandId));
        _story.State.All<Decision>().ShouldHaveSingleItem().Withdrawn.ShouldBeFalse();

        var assigned = _story.Do(Noor, new AssignAction(Ids.Next(), item, "Bel", Piet.PersonId, null, []));
        undone = _story.Do(Noor, new Undo(assigned.CommandId));
        _story.State.All<ActionItem>().ShouldHaveSingleItem().Status.ShouldBe(ActionStatus.Withdrawn);
        _story.Do(Noor, new Undo(undone.CommandId));
        _story.State.All<ActionItem>().ShouldHaveSingleItem().Status.ShouldBe(ActionStatus.Open);
    }

    [Fact]
    public void UND1_each_deed_is_taken_back_once()
    {
        var done = _story.Do(Piet, new AddIdea(Ids.Next(), "Zon", null, null, null));
        _story.Do(Piet, new Undo(done.CommandId));
        _story.Refuse(MeetingRefusals.UndoAlreadyDone, Piet, new Undo(done.CommandId));
    }

    [Fact]
    public void UND1_only_ones_own_deeds_on_whatever_device()
    {
        var done = _story.Do(Piet, new AddIdea(Ids.Next(), "Zon", null, null, null));
        _story.Refuse(MeetingRefusals.UndoNotYours, Fatima, new Undo(done.CommandId));
        _story.Do(Piet with { DeviceId = Ids.Of("laptop") }, new Undo(done.CommandId));
        _story.State.All<Idea>().ShouldBeEmpty();
    }

    [Fact]
    public void UND1_what_was_overtaken_stays_and_says_so()
    {
        var idea = _story.AddIdea(Piet, "Zon");
        var edited = _story.Do(Piet, new EditIdea(idea, "Wind", "Zon"));
        _story.Do(Fatima, new EditIdea(idea, "Water", "Wind"));
        _story.Refuse(MeetingRefusals.UndoOvertaken, Piet, new Undo(edited.CommandId));

        var added = _story.Do(Piet, new AddIdea(Ids.Of("mine"), "Dak", null, null, null));
        _story.Do(Fatima, new AssignCluster(Ids.Of("mine"), _story.AddCluster(Fatima, "Warmte")));
        _story.Refuse(MeetingRefusals.UndoOvertaken, Piet, new Undo(added.CommandId));
    }

    [Fact]
    public void UND1_another_field_of_the_same_thing_may_have_changed()
    {
        var idea = _story.AddIdea(Piet, "Zon");
        var moved = _story.Do(Piet, new MoveIdea(idea, 1, 2));
        _story.Do(Fatima, new EditIdea(idea, "Wind", "Zon"));
        _story.Do(Piet, new Undo(moved.CommandId));
        _story.Idea(idea).ShouldSatisfyAllConditions(it => it.Text.ShouldBe("Wind"), it => it.X.ShouldBeNull());
    }

    [Fact]
    public void UND1_the_last_50_deeds_can_be_taken_back()
    {
        var ids = Enumerable.Range(0, RecentDeeds.Kept + 1).Select(i => _story.Do(Piet, new AddIdea(Ids.Next(), $"Idee {i}", null, null, null)).CommandId).ToList();
        _story.Refuse(MeetingRefusals.UndoNotPossible, Piet, new Undo(ids[0]));
        _story.Do(Piet, new Undo(ids[1]));
    }

    [Fact]
    public void UND1_opening_closing_and_texts_are_not_undone()
    {
        var item = _story.AddAgendaItem("Warmte");
        var written = _story.Do(Fatima, new EditMinutes(item, 0, Delta.Insert(0, "Zon")));
        var opened = _story.Do(Fatima, new OpenVoteRound(Ids.Of("round"), "Wat eerst?", 3, 2, true));
        var closed = _story.Do(Fatima, new CloseVoteRound(Ids.Of("round")));
        foreach (var commit in new[] { written, opened, closed })
            _story.Refuse(MeetingRefusals.UndoNotPossible, Fatima, new Undo(commit.CommandId));
        _story.Refuse(MeetingRefusals.UndoNotPossible, Fatima, new Undo(Ids.Of("never-sent")));
    }

    [Fact]
    public void UND1_what_was_done_in_a_role_that_is_gone_stays()
    {
        var idea = _story.AddIdea(Piet, "Zon");
        _story.Join(Person("mila"), "Mila", Role.Facilitator);
        var edited = _story.Do(Person("mila"), new EditIdea(idea, "Wind", "Zon"));
        _story.Do(Fatima, new SetRole(Person("mila").PersonId, Role.Participant));
        _story.Refuse(MeetingRefusals.UndoNotPossible, Person("mila"), new Undo(edited.CommandId));
    }

    [Fact]
    public void UND1_whoever_gave_up_a_role_cannot_take_it_back_by_undo()
    {
        _story.Join(Person("mila"), "Mila", Role.Facilitator);
        var gaveUp = _story.Do(Person("mila"), new SetRole(Person("mila").PersonId, Role.Participant));
        _story.Refuse(MeetingRefusals.UndoNotPossible, Person("mila"), new Undo(gaveUp.CommandId));
    }

    [Fact]
    public void UND1_a_redo_leaves_alone_what_others_wrote_since_the_undo()
    {
        var item = _story.AddAgendaItem("Warmte");
        var decision = _story.RecordDecision(item, "Zon");
        var back = _story.Do(Noor, new Undo(_story.Do(Noor, new WithdrawDecision(decision, null)).CommandId));
        _story.Do(Fatima, new EditDecision(decision, "Wind", "Zon"));
        _story.Refuse(MeetingRefusals.UndoOvertaken, Noor, new Undo(back.CommandId));

        var action = _story.AssignAction(item, "Bel", Piet);
        back = _story.Do(Noor, new Undo(_story.Do(Noor, new WithdrawAction(action, null)).CommandId));
        _story.Do(Fatima, new EditAction(action, "Mail", Piet.PersonId, null, "Bel"));
        _story.Refuse(MeetingRefusals.UndoOvertaken, Noor, new Undo(back.CommandId));
    }

    [Fact]
    public void UND1_an_action_that_was_given_to_another_is_no_longer_ones_own_to_open_again()
    {
        var action = _story.AssignAction(_story.AddAgendaItem("Warmte"), "Bel", Piet);
        var completed = _story.Do(Piet, new CompleteAction(action));
        _story.Do(Noor, new EditAction(action, "Bel", Noor.PersonId, null, "Bel"));
        _story.Refuse(MeetingRefusals.UndoOvertaken, Piet, new Undo(completed.CommandId));
    }

    [Fact]
    public void UND1_no_undo_gives_an_action_to_somebody_who_was_removed()
    {
        var action = _story.AssignAction(_story.AddAgendaItem("Warmte"), "Bel", Piet);
        var edited = _story.Do(Noor, new EditAction(action, "Bel", Noor.PersonId, null, "Bel"));
        _story.Do(Fatima, new RemovePerson(Piet.PersonId, null));
        _story.Refuse(MeetingRefusals.UndoOvertaken, Noor, new Undo(edited.CommandId));
    }

    [Fact]
    public void UND1_what_was_removed_does_not_come_back_into_a_meeting_that_is_full()
    {
        var items = Enumerable.Range(0, Limits.AgendaItems).Select(i => _story.AddAgendaItem($"Punt {i}")).ToList();
        var removed = _story.Do(Fatima, new RemoveAgendaItem(items[3]));
        _story.AddAgendaItem("Een ander");
        _story.Refuse(MeetingRefusals.UndoOvertaken, Fatima, new Undo(removed.CommandId));

        var clusters = Enumerable.Range(0, Limits.Clusters).Select(i => _story.AddCluster(Fatima, $"Cluster {i}")).ToList();
        removed = _story.Do(Fatima, new RemoveCluster(clusters[3]));
        _story.AddCluster(Fatima, "Een ander");
        _story.Refuse(MeetingRefusals.UndoOvertaken, Fatima, new Undo(removed.CommandId));
        MeetingFiles.PutBack(MeetingFiles.Export(_story.State, Fatima.PersonId)).Refusal.ShouldBeNull();
    }

    [Fact]
    public void VOT2_an_undone_vote_names_nobody_and_a_closed_round_keeps_its_votes()
    {
        var (idea, round) = (_story.AddIdea(Piet, "Zon"), _story.OpenVoteRound());
        var cast = _story.Do(Piet, new CastVote(round, idea));
        var undone = _story.Do(Piet, new Undo(cast.CommandId));
        undone.By.ShouldBeNull();
        _story.Do(Piet, new Undo(undone.CommandId));
        _story.Do(Fatima, new CloseVoteRound(round));
        _story.Refuse(MeetingRefusals.UndoOvertaken, Piet, new Undo(_story.Commits[^2].CommandId));
    }

    /// <summary>Everything that somebody may see, and nothing of how it came about.</summary>
    private string Content()
    {
        var seen = new WireReplica();
        foreach (var entry in _story.State.Entries.Where(entry => entry is { Audience: not Audience.Server, Record: not Ballot { Votes.IsEmpty: true } }))
            seen.Apply(new() { ["put"] = System.Text.Json.JsonSerializer.SerializeToNode(entry.Record, DomainJson.Instance.Record) });
        return seen.Content;
    }
}
