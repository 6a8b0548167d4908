using System.Collections.Immutable;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

public sealed class AgendaPlanningTests
{
    private readonly MeetingStory _story = new();

    [Fact]
    public void An_item_says_what_it_is_about_and_keeps_what_is_left_out()
    {
        var item = _story.AddAgendaItem("Warmte");
        _story.Do(Fatima, new EditAgendaItem(item, Sort: AgendaSort.Explore, Minutes: 20, OwnerId: Noor.PersonId, Question: "Hoe?", Output: ["idea"], Preparation: "Lees."));
        _story.Do(Fatima, new EditAgendaItem(item, Minutes: 25, Clear: [AgendaField.Preparation]));

        var now = _story.Item(item);
        (now.Title, now.Sort, now.Minutes, now.OwnerId, now.Question, now.Preparation).ShouldBe(("Warmte", AgendaSort.Explore, 25, Noor.PersonId, "Hoe?", null));
        now.Output!.Value.ShouldBe(["idea"]);
    }

    [Fact]
    public void An_edit_is_refused_where_another_text_stands_there_than_its_writer_saw()
    {
        var item = _story.AddAgendaItem("Warmte");
        _story.Do(Fatima, new EditAgendaItem(item, Question: "Hoe warm?", WasQuestion: ""));

        _story.Refuse(MeetingRefusals.AgendaItemChanged, Fatima, new EditAgendaItem(item, Question: "Hoe koud?", WasQuestion: ""));
        _story.Refuse(MeetingRefusals.AgendaItemChanged, Fatima, new EditAgendaItem(item, Title: "Kou", WasTitle: "Water"));
        _story.Do(Fatima, new EditAgendaItem(item, Question: "Hoe warm?", WasQuestion: ""));
        _story.Do(Fatima, new EditAgendaItem(item, Title: "Kou", Question: "Hoe koud?", WasTitle: "Warmte", WasQuestion: "Hoe warm?"));
        _story.Item(item).Question.ShouldBe("Hoe koud?");
    }

    [Fact]
    public void UND1_undo_of_an_edit_leaves_what_others_changed_beside_it()
    {
        var item = _story.AddAgendaItem("Warmte");
        var edited = _story.Do(Fatima, new EditAgendaItem(item, Minutes: 20));
        _story.Do(Fatima, new EditAgendaItem(item, Question: "Hoe?"));
        _story.Do(Fatima, new Undo(edited.CommandId));
        (_story.Item(item).Minutes, _story.Item(item).Question).ShouldBe((null, "Hoe?"));

        edited = _story.Do(Fatima, new EditAgendaItem(item, Minutes: 30));
        _story.Do(Fatima, new EditAgendaItem(item, Minutes: 40));
        _story.Refuse(MeetingRefusals.UndoOvertaken, Fatima, new Undo(edited.CommandId));
    }

    [Fact]
    public void Whoever_leads_an_item_takes_part()
    {
        var item = _story.AddAgendaItem("Warmte");
        _story.Refuse(Refusals.PersonUnknown, Fatima, new EditAgendaItem(item, OwnerId: Ids.Of("nobody")));
        _story.Do(Fatima, new RemovePerson(Piet.PersonId, null));
        _story.Refuse(Refusals.PersonRemoved, Fatima, new EditAgendaItem(item, OwnerId: Piet.PersonId));
    }

    [Fact]
    public void AGE2_there_is_no_vote_before_there_are_ideas()
    {
        var choose = _story.AddAgendaItem("Kiezen");
        Refused(MeetingRefusals.PlanVoteBeforeIdeas, new PlanMethod(choose, DotsPlan)).Field.ShouldBe("plan.phases[0].input");
        Refused(MeetingRefusals.PlanVoteBeforeIdeas, new PlanMethod(choose, Plan(VotingType.Dots, 3, Phase(PhaseInput.Closed)))).Field.ShouldBe("plan.voting.type");

        _story.Do(Fatima, new PlanMethod(choose, DotsPlan, MeetingRecord.OnlyId));
        _story.Item(choose).Plan!.Name.ShouldBe("Stippen");
        Refused(MeetingRefusals.PlanVoteBeforeIdeas, new EditAgendaItem(choose, Clear: [AgendaField.WorksOn]));
    }

    [Theory]
    [InlineData(PhaseInput.Hidden, true)]
    [InlineData(PhaseInput.Open, true)]
    [InlineData(PhaseInput.PassSheet, true)]
    [InlineData(PhaseInput.Turns, true)]
    [InlineData(PhaseInput.Closed, false)]
    [InlineData(PhaseInput.None, false)]
    public void AGE2_ideas_come_in_phases_that_take_them(PhaseInput input, bool letsIdeasCome)
    {
        var form = input is PhaseInput.Turns ? WorkForm.Plenary : WorkForm.Solo;
        var plan = Plan(VotingType.Dots, 3, Phase(input, form), Phase(PhaseInput.Vote));
        plan.ProblemOf(hasIdeas: false)?.Code.ShouldBe(MeetingRefusals.PlanVoteBeforeIdeas);
        (plan.ProblemOf(hasIdeas: false) is null).ShouldBe(letsIdeasCome);
        plan.ProblemOf(hasIdeas: true).ShouldBeNull();
    }

    [Theory]
    [InlineData(VotingType.None, null, PhaseInput.Vote)]
    [InlineData(VotingType.Scale, null, PhaseInput.Vote)]
    [InlineData(VotingType.Dots, 3, PhaseInput.Score)]
    [InlineData(VotingType.Dots, null, PhaseInput.Vote)]
    [InlineData(VotingType.DotsColored, null, PhaseInput.Vote)]
    [InlineData(VotingType.Single, 3, PhaseInput.Vote)]
    [InlineData(VotingType.Consent, 3, PhaseInput.Vote)]
    public void AGE2_a_plan_votes_in_the_way_that_it_has(VotingType type, int? budget, PhaseInput input) =>
        Plan(type, budget, Phase(PhaseInput.Open), Phase(input)).ProblemOf(hasIdeas: false)!.Code.ShouldBe(MeetingRefusals.PlanVotingWrong);

    [Theory]
    [InlineData(PhaseInput.Turns, WorkForm.Solo)]
    [InlineData(PhaseInput.PassSheet, WorkForm.Plenary)]
    [InlineData(PhaseInput.PassSheet, WorkForm.Pair)]
    public void AGE2_nobody_takes_turns_alone_and_a_sheet_has_one_writer(PhaseInput input, WorkForm form) =>
        Plan(VotingType.None, null, Phase(input, form)).ProblemOf(hasIdeas: false)!.Code.ShouldBe(MeetingRefusals.PlanFormWrong);

    [Theory]
    [InlineData(BoardLayout.Columns, 0)]
    [InlineData(BoardLayout.Tables, 0)]
    [InlineData(BoardLayout.Quadrants, 2)]
    [InlineData(BoardLayout.Quadrants, 5)]
    [InlineData(BoardLayout.XCurve, 9)]
    [InlineData(BoardLayout.Rings, 1)]
    [InlineData(BoardLayout.Axis, 1)]
    [InlineData(BoardLayout.Timeline, 1)]
    [InlineData(BoardLayout.Grid, 2)]
    [InlineData(BoardLayout.AgendaWall, 2)]
    public void AGE2_a_layout_has_the_zones_that_it_needs(BoardLayout layout, int zones) =>
        WithZones(layout, [.. Enumerable.Range(1, zones).Select(i => new PlanZone($"Zone {i}"))]).ProblemOf(hasIdeas: false)!.Code.ShouldBe(MeetingRefusals.PlanZonesWrong);

    [Fact]
    public void AGE2_zones_are_told_apart()
    {
        WithZones(BoardLayout.Columns, [new PlanZone("A"), new PlanZone("A")]).ProblemOf(hasIdeas: false)!.Code.ShouldBe(MeetingRefusals.PlanZonesWrong);
        WithZones(BoardLayout.Grid, [new PlanZone("A", 1, 1), new PlanZone("B", 1, 1)]).ProblemOf(hasIdeas: false)!.Code.ShouldBe(MeetingRefusals.PlanZonesWrong);
        WithZones(BoardLayout.Grid, [new PlanZone("A", 1, 1), new PlanZone("A", 2, 1)]).ProblemOf(hasIdeas: false).ShouldBeNull();
    }

    [Fact]
    public void AGE2_what_an_item_works_on_makes_ideas_and_goes_on_making_them()
    {
        var (ideas, order, choose) = (_story.AddAgendaItem("Ideeën"), _story.AddAgendaItem("Ordenen"), _story.AddAgendaItem("Kiezen"));
        Refused(MeetingRefusals.PlanWorksOnNothing, new EditAgendaItem(order, WorksOn: Ids.Of("nothing")));
        Refused(MeetingRefusals.PlanWorksOnNothing, new EditAgendaItem(order, WorksOn: ideas));
        Refused(MeetingRefusals.PlanWorksOnNothing, new EditAgendaItem(order, WorksOn: order));
        _story.Do(Fatima, new PlanMethod(ideas, BrainstormPlan));
        _story.Do(Fatima, new EditAgendaItem(order, WorksOn: ideas));
        _story.Do(Fatima, new PlanMethod(choose, DotsPlan, order));

        Refused(MeetingRefusals.PlanWorksOnNothing, new EditAgendaItem(ideas, WorksOn: choose));
        Refused(MeetingRefusals.PlanWorksOnNothing, new PlanMethod(ideas, null)).Current.ShouldBe("Ordenen");
        _story.Refuse(MeetingRefusals.AgendaItemInUse, Fatima, new RemoveAgendaItem(ideas));
        _story.Do(Fatima, new RemoveAgendaItem(choose));
    }

    [Fact]
    public void AGE2_an_undo_breaks_no_plan_that_was_made_since()
    {
        var (ideas, choose) = (_story.AddAgendaItem("Ideeën"), _story.AddAgendaItem("Kiezen"));
        var planned = _story.Do(Fatima, new PlanMethod(ideas, BrainstormPlan));
        _story.Do(Fatima, new PlanMethod(choose, DotsPlan, ideas));
        _story.Refuse(MeetingRefusals.UndoOvertaken, Fatima, new Undo(planned.CommandId));
    }

    [Fact]
    public void AGE3_one_item_runs_at_a_time()
    {
        var (one, two) = (_story.Running("Een"), _story.AddAgendaItem("Twee"));
        var began = _story.Item(one).StartedAt;
        began.ShouldBe(_story.Now);
        _story.Now += TimeSpan.FromMinutes(9);
        var started = _story.Do(Fatima, new StartItem(two));
        (_story.Item(one).State, _story.Item(one).StartedAt, _story.Item(one).EndedAt).ShouldBe((AgendaItemState.Done, began, _story.Now));
        _story.Item(two).State.ShouldBe(AgendaItemState.Running);

        _story.Do(Fatima, new Undo(started.CommandId));
        (_story.Item(one).State, _story.Item(one).StartedAt, _story.Item(one).EndedAt).ShouldBe((AgendaItemState.Running, began, null));
        (_story.Item(two).State, _story.Item(two).StartedAt).ShouldBe((AgendaItemState.Todo, null));
    }

    [Fact]
    public void AGE3_only_what_runs_is_finished_and_what_is_done_is_not_skipped()
    {
        var item = _story.AddAgendaItem("Een");
        _story.Refuse(MeetingRefusals.AgendaItemNotRunning, Fatima, new FinishItem(item));
        _story.Do(Fatima, new SkipItem(item));
        _story.Item(item).State.ShouldBe(AgendaItemState.Skipped);
        _story.Do(Fatima, new SkipItem(item, ToLater: true));
        _story.Item(item).State.ShouldBe(AgendaItemState.Moved);
        _story.Do(Fatima, new StartItem(item));
        _story.Do(Fatima, new FinishItem(item));
        _story.Refuse(MeetingRefusals.AgendaItemDone, Fatima, new SkipItem(item));
        foreach (var command in new MeetingCommand[] { new StartItem(Ids.Next()), new FinishItem(Ids.Next()), new SkipItem(Ids.Next()), new EditAgendaItem(Ids.Next(), Minutes: 3), new PlanMethod(Ids.Next(), null) })
            _story.Refuse(MeetingRefusals.AgendaItemUnknown, Fatima, command);
    }

    [Fact]
    public void AGE3_a_meeting_that_closes_has_nothing_running()
    {
        var item = _story.Running("Een");
        _story.Now += TimeSpan.FromMinutes(5);
        _story.Do(Fatima, new CloseMeeting());
        (_story.Item(item).State, _story.Item(item).EndedAt).ShouldBe((AgendaItemState.Done, _story.Now));
    }

    [Fact]
    public void AGE4_a_template_comes_whole_after_what_is_there_and_goes_whole()
    {
        _story.AddAgendaItem("Open acties");
        var planned = _story.Do(Fatima, Template());
        _story.Agenda.ShouldBe(["Open acties", "Ideeën", "Kiezen", "Pauze"]);
        _story.State.All<AgendaItem>().Single(item => item.Title == "Kiezen").WorksOn.ShouldBe(_story.State.All<AgendaItem>().Single(item => item.Title == "Ideeën").Id);
        _story.Do(Fatima, new Undo(planned.CommandId));
        _story.Agenda.ShouldBe(["Open acties"]);

        var template = Template();
        _story.Refuse(Refusals.IdTaken, Fatima, new PlanAgenda([template.Items[0], template.Items[0]]));
        Refused(MeetingRefusals.PlanWorksOnNothing, new PlanAgenda([template.Items[1]]));
        _story.Agenda.ShouldBe(["Open acties"]);
    }

    [Fact]
    public void AGE4_a_template_that_somebody_went_on_with_stays()
    {
        var planned = _story.Do(Fatima, Template());
        _story.Do(Fatima, new EditAgendaItem(_story.State.All<AgendaItem>().First().Id, Minutes: 5));
        _story.Refuse(MeetingRefusals.UndoOvertaken, Fatima, new Undo(planned.CommandId));
    }

    [Fact]
    public void A_template_for_which_there_is_no_room_is_refused_whole()
    {
        while (_story.State.Count<AgendaItem>() < Limits.AgendaItems - 2)
            _story.AddAgendaItem("Punt");
        _story.Refuse(MeetingRefusals.Full, Fatima, Template());
        _story.State.Count<AgendaItem>().ShouldBe(Limits.AgendaItems - 2);
    }

    [Fact]
    public void A_meeting_says_how_long_it_lasts_and_what_it_is_for()
    {
        _story.Do(Fatima, new SetMeetingPlan(90, "Een warme wijk", WasAim: ""));
        (_story.Meeting.PlannedMinutes, _story.Meeting.Aim).ShouldBe((90, "Een warme wijk"));
        _story.Refuse(MeetingRefusals.Changed, Fatima, new SetMeetingPlan(90, "Een koude wijk", WasAim: ""));
        _story.Do(Fatima, new SetMeetingPlan(null, null));
        (_story.Meeting.PlannedMinutes, _story.Meeting.Aim).ShouldBe((null, null));
    }

    private Detail Refused(string code, MeetingCommand command) => _story.Refuse(code, Fatima, command).Detail!;

    private static PlanPhase Phase(PhaseInput input, WorkForm form = WorkForm.Solo) => new("Fase", 5, form, input);

    private static MethodPlan Plan(VotingType type, int? budget, params PlanPhase[] phases) =>
        new(null, "Eigen werkvorm", BoardLayout.Free, [], [.. phases], new PlanVoting(type, budget));

    private static MethodPlan WithZones(BoardLayout layout, ImmutableArray<PlanZone> zones) => BrainstormPlan with { Layout = layout, Zones = zones };
}
