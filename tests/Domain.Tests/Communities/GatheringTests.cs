using FsCheck.Xunit;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Communities;

using static CommunityStory;
using static GatheringCommand;
using static OutcomeCommand;

/// <summary>Planned meetings, and what a closed one brings home: each thing exactly once, whatever is sent again or late.</summary>
public sealed class GatheringTests
{
    private readonly CommunityStory _story = new();

    [Fact]
    public void A_meeting_is_planned_changed_answered_and_cancelled_until_it_begins()
    {
        var planned = _story.PlanMeeting();
        _story.Do(Mees, new AnswerMeeting(planned, MeetingAnswer.Remote));
        _story.Do(Mees, new AnswerMeeting(planned, MeetingAnswer.Room));
        _story.State.All<AnswerToMeeting>().ShouldHaveSingleItem().Answer.ShouldBe(MeetingAnswer.Room);
        _story.Do(Fadil, Plan(planned, "Een straat kiezen"));
        (Planned(planned).Aim, Planned(planned).Number).ShouldBe(("Een straat kiezen", 1));

        _story.Begin(planned);
        Planned(planned).Status.ShouldBe(PlannedStatus.Running);
        _story.Refuse(CommunityRefusals.MeetingNotPlanned, Fadil, Plan(planned));
        _story.Refuse(CommunityRefusals.MeetingNotPlanned, Fadil, new CancelPlannedMeeting(planned));
        _story.Refuse(CommunityRefusals.MeetingNotPlanned, Mees, new AnswerMeeting(planned, MeetingAnswer.No));

        var other = _story.PlanMeeting();
        _story.Do(Fadil, new CancelPlannedMeeting(other));
        Planned(other).Status.ShouldBe(PlannedStatus.Cancelled);
        _story.Refuse(CommunityRefusals.MeetingUnknown, Fadil, new CancelPlannedMeeting(Ids.Next()));
    }

    [Fact]
    public void A_series_plans_its_meetings_in_the_order_of_their_moments()
    {
        var (late, early) = (Ids.Next(), Ids.Next());
        _story.Do(Fadil, new PlanSeries(
            Ids.Of("series"), "Reeks", [new SeriesMoment(late, _story.Now.AddDays(28)), new SeriesMoment(early, _story.Now)], 240, MeetingForm.Onsite, "Buurthuis", null));
        (Planned(early).Number, Planned(late).Number).ShouldBe((1, 2));
        (Planned(early).EndsAt - Planned(early).StartsAt).ShouldBe(TimeSpan.FromHours(4));
        _story.Refuse(Refusals.IdTaken, Fadil, new PlanSeries(
            Ids.Next(), "Nog een", [new SeriesMoment(early, _story.Now)], 60, MeetingForm.Online, null, null));
    }

    [Fact]
    public void HOM2_a_closed_meeting_brings_home_what_came_of_it()
    {
        var planned = _story.PlanMeeting();
        var meeting = _story.Begin(planned);
        meeting.Join(Mees);
        var guest = Person("gast");
        meeting.Join(guest);
        var (zon, _) = (meeting.AddIdea(Mees, "Zonnepanelen"), meeting.AddIdea(Mees, "Isoleren"));
        meeting.Vote(Mees, zon);
        meeting.Decide("We beginnen met één straat");
        meeting.Assign("Bel de school", Mees);
        meeting.Assign("Zoek een zaal", guest);
        meeting.Close();

        var held = Planned(planned);
        (held.Status, held.MeetingId, held.People, held.Contributors, held.Ideas).ShouldBe((PlannedStatus.Held, meeting.Id, 3, 1, 2));
        _story.State.Find<MeetingAttendance>(planned)!.People.Length.ShouldBe(3);
        var decision = _story.State.All<CommunityDecision>().ShouldHaveSingleItem();
        (decision.Number, decision.Year, decision.Text, decision.MeetingId).ShouldBe((1, 2026, "We beginnen met één straat", meeting.Id));
        _story.State.All<CommunityAction>().OrderBy(action => action.Number).Select(action => (action.Text, action.AssigneeId, action.AssigneeName))
            .ShouldBe([("Bel de school", Mees.PersonId, null), ("Zoek een zaal", guest.PersonId, "Iemand")]);
        _story.State.All<MeetingResult>().ShouldHaveSingleItem().Tally.ShouldHaveSingleItem().Text.ShouldBe("Zonnepanelen");
        _story.State.All<Lesson>().ShouldHaveSingleItem().Sources.ShouldBe([new LessonSource(LessonSourceKind.Idea, meeting.Id, zon, "Zonnepanelen", null)]);
    }

    [Fact]
    public void HOM2_a_meeting_that_is_opened_and_closed_again_doubles_nothing()
    {
        var meeting = _story.Begin(_story.PlanMeeting());
        var (first, action) = (meeting.Decide("Eerst"), meeting.Assign("Bel", Fadil));
        meeting.Close();
        meeting.Open();
        meeting.Do(Fadil, new MeetingCommand.EditDecision(first, "Eerst, en snel", "Eerst"));
        meeting.Do(Fadil, new MeetingCommand.CompleteAction(action));
        meeting.Decide("Daarna");
        meeting.Close();
        Numbers().ShouldBe([(1, "Eerst, en snel"), (2, "Daarna")]);
        _story.State.All<CommunityAction>().ShouldHaveSingleItem().Status.ShouldBe(CommunityActionStatus.Done);
    }

    [Fact]
    public void HOM2_an_account_sent_again_or_late_changes_nothing()
    {
        var meeting = new MeetingOfCommunity(_story, _story.PlanMeeting(), atOnce: false);
        meeting.Decide("Eerst");
        meeting.Close();
        meeting.Open();
        meeting.Decide("Daarna");
        meeting.Close();
        var told = meeting.Told.ToList();
        meeting.Tell();
        var state = _story.State;
        foreach (var again in told)
            meeting.Tell(again).ShouldBeOfType<Outcome.Repeated>();
        // Its receipt may be long forgotten.
        foreach (var (i, late) in told.Index())
        {
            if (late.Command is TakeMeetingHome)
                meeting.Tell(($"late-{i}", late.Command)).ShouldBeOfType<Outcome.Committed>().Commit.Steps.ShouldBeEmpty();
        }

        Numbers().ShouldBe([(1, "Eerst"), (2, "Daarna")]);
        _story.State.Count<CommunityDecision>().ShouldBe(state.Count<CommunityDecision>());
    }

    [Fact]
    public void HOM3_what_is_withdrawn_after_it_came_home_keeps_its_number_and_what_never_came_has_none()
    {
        var meeting = _story.Begin(_story.PlanMeeting());
        var (never, kept) = (meeting.Decide("Toch niet"), meeting.Decide("Wel"));
        meeting.Do(Fadil, new MeetingCommand.WithdrawDecision(never, null));
        meeting.Close();
        Numbers().ShouldBe([(1, "Wel")]);
        meeting.Open();
        meeting.Do(Fadil, new MeetingCommand.WithdrawDecision(kept, null));
        meeting.Decide("Anders");
        meeting.Close();
        Numbers().ShouldBe([(1, "Wel"), (2, "Anders")]);
        _story.State.All<CommunityDecision>().Single(decision => decision.Number == 1).Status.ShouldBe(DecisionStatus.Withdrawn);
    }

    [Fact]
    public void HOM4_a_meeting_speaks_for_its_own_plan_and_no_person_for_any()
    {
        var planned = _story.PlanMeeting();
        _story.Begin(planned);
        var other = new MeetingOfCommunity(_story, planned, atOnce: false);
        other.Close();
        foreach (var told in other.Told)
            ((Outcome.Refused)other.Tell(told)).Code.ShouldBe(CommunityRefusals.MeetingOther);
        _story.Refuse(Refusals.CommandUnknown, Karin, other.Told[^1].Command);
        _story.Refuse(Refusals.CommandUnknown, new Sender.Entity(new EntityId("community", Ids.Next())), other.Told[^1].Command);
        _story.Refuse(CommunityRefusals.MeetingUnknown, new Sender.Entity(new EntityId("meeting", Ids.Next())), new NoteMeetingOpened(Ids.Next()));
    }

    [Fact]
    public void HOM4_what_the_community_set_of_an_action_stays_whatever_its_meeting_says_later()
    {
        var meeting = _story.Begin(_story.PlanMeeting());
        meeting.Assign("Bel de school", Fadil);
        meeting.Close();
        var action = _story.State.All<CommunityAction>().Single();
        _story.Do(Karin, new ReassignAction(action.Id, Mees.PersonId, new DateOnly(2026, 12, 24)));
        _story.Do(Mees, new SetActionStatus(action.Id, CommunityActionStatus.InProgress, null));
        meeting.Open();
        meeting.Close();
        var now = _story.State.Find<CommunityAction>(action.Id)!;
        (now.AssigneeId, now.Due, now.Status).ShouldBe((Mees.PersonId, new DateOnly(2026, 12, 24), CommunityActionStatus.InProgress));
        _story.Refuse(Refusals.PersonUnknown, Karin, new ReassignAction(action.Id, Ids.Next(), null));
        _story.Do(Mees, new SetActionStatus(action.Id, CommunityActionStatus.Dropped, "De school belde zelf"));
        _story.State.Find<CommunityAction>(action.Id)!.Reason.ShouldBe("De school belde zelf");
    }

    [Fact]
    public void HOM5_the_next_meeting_has_a_point_for_the_actions_that_are_open()
    {
        var (_, first) = _story.Hold();
        var (_, second) = _story.Hold(assignee: Cor);
        _story.Do(Karin, new SetActionStatus(first, CommunityActionStatus.Done, null));
        var planned = _story.PlanMeeting();
        var opening = MeetingOpening.Of(_story.SeenBy(Fadil), planned)!;
        opening.HasOpenActions.ShouldBeTrue();
        _story.Do(Karin, new SetActionStatus(second, CommunityActionStatus.Done, null));
        MeetingOpening.Of(_story.SeenBy(Fadil), planned)!.HasOpenActions.ShouldBeFalse();
        MeetingOpening.Of(_story.SeenBy(Fadil), Ids.Next()).ShouldBeNull();
    }

    [Fact]
    public void COM5_whoever_leaves_may_have_their_name_taken_away_from_all_meetings()
    {
        var meeting = _story.Begin(_story.PlanMeeting());
        meeting.Join(Mees);
        meeting.Close();
        var left = _story.Do(Mees, new MemberCommand.LeaveCommunity(OldNotes.FormerMember));
        _story.State.All<MeetingAttendance>().Single().People.Single(person => person.PersonId == Mees.PersonId).Name.ShouldBe("Oud-deelnemer");
        var reaction = left.Reactions.ShouldHaveSingleItem();
        reaction.To.Id.ShouldBe(meeting.Id);
        meeting.Refuse(Refusals.CommandUnknown, new Sender.Entity(new EntityId("community", Ids.Next())), reaction.Command);
        meeting.Refuse(Refusals.CommandUnknown, Fadil, reaction.Command);
        meeting.Do(new Sender.Entity(new EntityId("community", Ids.Of("community"))), reaction.Command);
        meeting.State.Find<Participant>(Mees.PersonId)!.Name.ShouldBe("Oud-deelnemer");
        meeting.Do(new Sender.Entity(new EntityId("community", Ids.Of("community"))), reaction.Command);

        _story.Do(Cor, new MemberCommand.LeaveCommunity(OldNotes.KeepName)).Reactions.ShouldBeEmpty();
    }

    [Fact]
    public void HOM1_no_file_says_to_which_community_a_meeting_belongs()
    {
        var meeting = _story.Begin(_story.PlanMeeting());
        meeting.State.Find<MeetingRecord>(MeetingRecord.OnlyId)!.CommunityId.ShouldNotBeNull();
        MeetingFile.Exported(meeting.State.VisibleTo(Viewer.Server).Select(entry => entry.Record)).OfType<MeetingRecord>().Single()
            .ShouldSatisfy(exported => (exported.CommunityId, exported.PlannedId).ShouldBe((null, null)));
    }

    /// <summary>Two meetings at once, whose accounts come in any order, again and again, as after crashes.</summary>
    [Property(Arbitrary = [typeof(StoryNumbers)], MaxTest = 60)]
    public void HOM3_numbers_have_no_gap_and_nothing_is_there_twice_however_accounts_come_in(int[] numbers)
    {
        var story = new CommunityStory();
        MeetingOfCommunity[] meetings = [new(story, story.PlanMeeting(), atOnce: false), new(story, story.PlanMeeting(), atOnce: false)];
        var texts = 0;
        var sent = new List<(MeetingOfCommunity From, (string, Command) Told)>();
        foreach (var number in numbers.Concat([0, 1, 5, 5, 4, 4]))
        {
            var meeting = meetings[number % 2];
            var isOpen = meeting.State.Find<MeetingRecord>(MeetingRecord.OnlyId)!.Status is MeetingStatus.Open;
            switch (number / 2 % 6)
            {
                case 0 when isOpen:
                    meeting.Decide($"Besluit {++texts}");
                    break;
                case 1 when isOpen:
                    meeting.Assign($"Actie {++texts}", Fadil);
                    break;
                case 2 when isOpen:
                    meeting.Close();
                    break;
                case 2:
                    meeting.Open();
                    break;
                case 3 when sent.Count > 0:
                    // Sent again, also under another id, when its receipt is forgotten.
                    var (from, told) = sent[number % sent.Count];
                    from.Tell(number % 4 == 0 ? told : ($"again-{++texts}", told.Item2));
                    break;
                default:
                    sent.AddRange(meeting.Told.Select(one => (meeting, one)));
                    meeting.Tell();
                    break;
            }
        }

        foreach (var meeting in meetings)
        {
            if (meeting.State.Find<MeetingRecord>(MeetingRecord.OnlyId)!.Status is MeetingStatus.Open)
                meeting.Close();
            meeting.Tell();
        }

        var decisions = story.State.All<CommunityDecision>().OrderBy(decision => decision.Number).ToList();
        decisions.Select(decision => decision.Number).ShouldBe(Enumerable.Range(1, decisions.Count));
        decisions.Select(decision => decision.Text).Order().ShouldBe(meetings.SelectMany(meeting => meeting.State.All<Decision>()).Select(decision => decision.Text).Order());
        var actions = story.State.All<CommunityAction>().OrderBy(action => action.Number).ToList();
        actions.Select(action => action.Number).ShouldBe(Enumerable.Range(1, actions.Count));
        actions.Select(action => action.Text).Order().ShouldBe(meetings.SelectMany(meeting => meeting.State.All<ActionItem>()).Select(action => action.Text).Order());
    }

    private PlannedMeeting Planned(string id) => _story.State.Find<PlannedMeeting>(id)!;

    private IEnumerable<(int, string)> Numbers() =>
        _story.State.All<CommunityDecision>().OrderBy(decision => decision.Number).Select(decision => (decision.Number, decision.Text));
}
