using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

/// <summary>Going through the phases of a plan on the server's time.</summary>
public sealed class RunTests
{
    private static readonly Sender Itself = new Sender.Entity(new EntityId("meeting", Ids.Of("meeting")));
    private readonly MeetingStory _story = new();

    [Fact]
    public void RUN1_a_run_goes_through_the_phases_as_they_were_when_it_began()
    {
        var item = _story.Planned("Ideeën");
        var run = Start(item);
        _story.Run(run).Status.ShouldBe(RunStatus.Prepared);
        _story.Item(item).State.ShouldBe(AgendaItemState.Running);

        _story.Do(Fatima, new StartPhase(run, 0));
        _story.Do(Fatima, new PlanMethod(item, BrainstormPlan));

        var now = _story.Run(run);
        now.Phases.Select(phase => phase.Title).ShouldBe(RunPlan.Phases.Select(phase => phase.Title));
        (now.Status, now.Phase, now.PhaseStartedAt, now.EndsAt).ShouldBe((RunStatus.Running, 0, _story.Now, _story.Now.AddMinutes(7)));
    }

    [Fact]
    public void RUN1_a_meeting_goes_through_one_plan_at_a_time()
    {
        var run = Start(_story.Planned("Ideeën"));
        var other = _story.Planned("Kiezen");
        _story.Refuse(MeetingRefusals.RunOtherActive, Fatima, new StartRun(Ids.Next(), other));
        _story.Do(Fatima, new FinishRun(run));
        _story.Do(Fatima, new StartRun(Ids.Next(), other));
        foreach (var late in new MeetingCommand[] { new StartPhase(run, 0), new AddTime(run, 1), new AbortRun(run), new SayReady(run, 0) })
            _story.Refuse(MeetingRefusals.RunOver, Fatima, late);
    }

    [Fact]
    public void RUN1_only_what_has_a_plan_is_gone_through_and_only_in_its_phases()
    {
        _story.Refuse(MeetingRefusals.AgendaItemNoPlan, Fatima, new StartRun(Ids.Next(), _story.AddAgendaItem("Rondvraag")));
        _story.Refuse(MeetingRefusals.AgendaItemUnknown, Fatima, new StartRun(Ids.Next(), Ids.Of("none")));
        var item = _story.Planned("Ideeën");
        _story.Refuse(MeetingRefusals.PhaseUnknown, Fatima, new StartRun(Ids.Next(), item, 6));
        var run = Start(item);
        _story.Refuse(MeetingRefusals.PhaseUnknown, Fatima, new StartPhase(run, 6));
        _story.Refuse(Refusals.IdTaken, Fatima, new StartRun(run, item));
        _story.Refuse(MeetingRefusals.RunUnknown, Fatima, new StartPhase(Ids.Of("none"), 0));
        _story.Refuse(MeetingRefusals.AgendaItemInUse, Fatima, new RemoveAgendaItem(item));
    }

    [Fact]
    public void RUN2_when_its_time_is_up_a_phase_goes_on_until_the_facilitator_goes_on()
    {
        var run = _story.InPhase(1);
        var due = _story.Kind.Due(_story.State).ShouldNotBeNull();
        due.At.ShouldBe(_story.Now.AddMinutes(12));
        _story.Refuse(Refusals.CommandUnknown, Itself, due.Command);
        _story.Now = due.At;
        _story.Refuse(Refusals.CommandUnknown, Fatima, due.Command);

        _story.Do(Itself, due.Command);

        _story.Run(run).Status.ShouldBe(RunStatus.Overtime);
        _story.Kind.Due(_story.State).ShouldBeNull("what is due must lead to a state that no longer asks for it");
        _story.Now = _story.Now.AddMinutes(3);
        _story.AddIdea(Piet, "Nog net");
    }

    [Fact]
    public void RUN2_what_was_begun_before_the_next_phase_may_be_finished_for_a_while()
    {
        var run = _story.InPhase(1);
        var idea = _story.AddIdea(Piet, "Half");
        _story.Do(Fatima, new StartPhase(run, 4));
        _story.Run(run).Grace.ShouldBe(new Grace(1, _story.Now + Limits.Grace));
        _story.Now += Limits.Grace - TimeSpan.FromSeconds(1);
        _story.Do(Piet, new EditIdea(idea, "Heel", "Half"));
        _story.AddIdea(Piet, "Bijna te laat");
        _story.Now += TimeSpan.FromSeconds(1);
        _story.Refuse(MeetingRefusals.PhaseClosed, Piet, new AddIdea(Ids.Next(), "Te laat", null, null, null)).Detail!.Yours.ShouldBe("Te laat");
    }

    [Fact]
    public void RUN4_time_stands_still_and_goes_on_with_what_was_left()
    {
        var run = _story.InPhase(0);
        _story.Now = _story.Now.AddMinutes(2);
        _story.Do(Fatima, new PauseRun(run));
        _story.Run(run).LeftMs.ShouldBe(300_000);
        _story.Kind.Due(_story.State).ShouldBeNull();
        _story.Do(Fatima, new AddTime(run, 1));
        _story.Run(run).LeftMs.ShouldBe(360_000);
        _story.Now = _story.Now.AddMinutes(20);
        _story.Do(Fatima, new ResumeRun(run));
        (_story.Run(run).Status, _story.Run(run).EndsAt, _story.Run(run).LeftMs).ShouldBe((RunStatus.Running, _story.Now.AddMinutes(6), null));
    }

    [Theory]
    [InlineData(1, 8)]
    [InlineData(-5, 2)]
    public void RUN4_a_phase_gets_more_time_or_less(int minutes, int left)
    {
        var run = _story.InPhase(0);
        _story.Do(Fatima, new AddTime(run, minutes));
        _story.Run(run).EndsAt.ShouldBe(_story.Now.AddMinutes(left));
    }

    [Fact]
    public void RUN4_time_that_is_taken_away_never_leads_to_before_now_and_time_that_is_added_when_it_was_up_counts_from_now()
    {
        var run = _story.InPhase(0);
        _story.Now = _story.Now.AddMinutes(6);
        _story.Do(Fatima, new AddTime(run, -5));
        _story.Run(run).EndsAt.ShouldBe(_story.Now);
        _story.Do(Itself, _story.Kind.Due(_story.State)!.Command);
        _story.Now = _story.Now.AddMinutes(4);
        _story.Do(Fatima, new AddTime(run, 2));
        (_story.Run(run).Status, _story.Run(run).EndsAt).ShouldBe((RunStatus.Running, _story.Now.AddMinutes(2)));
        for (var i = 0; i < 60; i++)
            _story.Do(Fatima, new AddTime(run, 30));
        _story.Run(run).EndsAt.ShouldBe(_story.Now + Limits.PhaseLasts);
    }

    [Fact]
    public void RUN4_two_who_press_at_one_time_go_on_once()
    {
        var run = _story.InPhase(0);
        _story.Do(Fatima, new StartPhase(run, 1));
        var before = _story.Run(run);
        _story.Now = _story.Now.AddSeconds(1);
        _story.Do(Fatima, new StartPhase(run, 1)).Steps.ShouldBeEmpty();
        _story.Do(Fatima, new EndPhase(run, 0)).Steps.ShouldBeEmpty();
        _story.Run(run).ShouldBe(before);
        _story.Do(Fatima, new EndPhase(run, 1));
        _story.Run(run).Status.ShouldBe(RunStatus.Overtime);
    }

    [Fact]
    public void RUN4_a_run_is_harvested_and_finished_and_ends_with_its_meeting()
    {
        var run = _story.InPhase(4);
        _story.Refuse(MeetingRefusals.PhaseClosed, Piet, new AddIdea(Ids.Next(), "Nu niet", null, null, null));
        _story.Do(Fatima, new HarvestRun(run));
        _story.AddIdea(Piet, "Nu wel");
        _story.Refuse(MeetingRefusals.RunNotRunning, Fatima, new AddTime(run, 1));
        _story.Do(Fatima, new CloseMeeting());
        (_story.Run(run).Status, _story.Run(run).EndedAt).ShouldBe((RunStatus.Finished, _story.Now));
        _story.Kind.Due(_story.State).ShouldBeNull();
    }

    [Fact]
    public void RUN4_in_a_demonstration_a_phase_ends_before_the_demonstration_does()
    {
        var story = MeetingFiles.Demonstration();
        var item = story.State.All<AgendaItem>().First(it => it.Plan is not null).Id;
        story.Do(Fatima, new StartRun(Ids.Of("run"), item, 0));
        story.Kind.Due(story.State)!.Command.ShouldBe(new PhaseTimeUp(Ids.Of("run")));
        story.Do(Fatima, new AbortRun(Ids.Of("run")));
        story.Kind.Due(story.State)!.Command.ShouldBeOfType<EndDemonstration>();
    }

    [Fact]
    public void RUN7_that_somebody_is_ready_is_counted_and_never_named()
    {
        var run = _story.InPhase(0);
        var said = _story.Do(Piet, new SayReady(run, 0));
        said.By.ShouldBeNull();
        _story.Do(Piet, new SayReady(run, 0)).Steps.ShouldBeEmpty();
        _story.Do(Noor, new SayReady(run, 0));
        _story.Run(run).Ready.ShouldBe(2);
        SeesReady(Fatima).ShouldBeFalse();
        SeesReady(Noor).ShouldBeTrue("the control: she sees her own");
        _story.Do(Noor, new SayNotReady(run, 0)).By.ShouldBeNull();
        _story.Run(run).Ready.ShouldBe(1);

        _story.Do(Fatima, new StartPhase(run, 1));
        (_story.Run(run).Ready, _story.State.Count<Readiness>()).ShouldBe((0, 0));
        _story.Refuse(MeetingRefusals.PhaseOver, Piet, new SayReady(run, 0));
    }

    [Fact]
    public void UND1_what_is_started_or_ended_is_not_undone()
    {
        var run = _story.InPhase(0);
        _story.Refuse(MeetingRefusals.UndoNotPossible, Fatima, new Undo(_story.Do(Fatima, new StartPhase(run, 1)).CommandId));
    }

    private bool SeesReady(Sender.Person person) => _story.State.VisibleTo(new Viewer(person.PersonId, null, null)).Any(entry => entry.Record is Readiness);

    private string Start(string item)
    {
        var id = Ids.Next();
        _story.Do(Fatima, new StartRun(id, item));
        return id;
    }
}
