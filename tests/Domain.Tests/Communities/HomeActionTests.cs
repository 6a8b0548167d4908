using FsCheck.Xunit;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Communities;

using static CommunityStory;
using static MeetingCommand;
using static OutcomeCommand;

/// <summary>Open actions come back in the next meeting as actions, and what is done there is done at home, once.</summary>
public sealed class HomeActionTests
{
    private readonly CommunityStory _story = new();

    [Fact]
    public void HOM5_open_actions_stand_in_the_next_meeting_as_actions_with_their_number_of_home()
    {
        var (_, done) = _story.Hold();
        var (_, open) = _story.Hold(assignee: Cor);
        _story.Do(Karin, new SetActionStatus(done, CommunityActionStatus.Done, null));
        var next = Next();
        var action = next.State.All<ActionItem>().ShouldHaveSingleItem();
        (action.Id, action.Home, action.AssigneeId, action.AssigneeName, action.Status).ShouldBe((open, new HomeNumber(2026, 2), Cor.PersonId, "Cor", ActionStatus.Open));
        next.State.Find<AgendaItem>(action.ItemId).ShouldNotBeNull();
    }

    [Fact]
    public void HOM5_what_is_ticked_and_changed_in_the_meeting_is_so_at_home_with_the_same_commit()
    {
        var (_, id) = _story.Hold();
        var next = Next();
        next.Join(Mees);
        next.Do(Mees, new CompleteAction(id));
        Home(id).Status.ShouldBe(CommunityActionStatus.Done);
        Home(id).DoneAt.ShouldBe(_story.Now);
        next.Do(Fadil, new ReopenAction(id));
        Home(id).ShouldSatisfyAllConditions(home => home.Status.ShouldBe(CommunityActionStatus.Open), home => home.DoneAt.ShouldBeNull());
        next.Do(Fadil, new EditAction(id, "Bel de school en de buurt", Fadil.PersonId, new DateOnly(2026, 12, 24), "Bel de school"));
        Home(id).ShouldSatisfyAllConditions(
            home => home.Text.ShouldBe("Bel de school en de buurt"), home => home.AssigneeId.ShouldBe(Fadil.PersonId), home => home.HandedOver.ShouldBeTrue(),
            home => home.Due.ShouldBe(new DateOnly(2026, 12, 24)));
        next.Do(Fadil, new WithdrawAction(id, "De school belde zelf"));
        Home(id).ShouldSatisfyAllConditions(home => home.Status.ShouldBe(CommunityActionStatus.Dropped), home => home.Reason.ShouldBe("De school belde zelf"));
        // Closing tells nothing of it again, and gives it no second number.
        next.Close();
        _story.State.All<CommunityAction>().ShouldHaveSingleItem().Status.ShouldBe(CommunityActionStatus.Dropped);
        // Once the meeting is over, it is the community's alone.
        next.Refuse(MeetingRefusals.ActionWithdrawn, Fadil, new CompleteAction(id));
    }

    [Fact]
    public void HOM5_an_undo_in_the_meeting_is_one_at_home()
    {
        var (_, id) = _story.Hold();
        var next = Next();
        next.Do(Fadil, new CompleteAction(id));
        next.Do(Fadil, new Undo(next.Story.Commits.Last(commit => commit.Steps.Any(step => step.Event is MeetingEvent.ActionCompleted)).CommandId));
        (Home(id).Status, next.State.Find<ActionItem>(id)!.Status).ShouldBe((CommunityActionStatus.Open, ActionStatus.Open));
    }

    [Fact]
    public void HOM5_what_changes_at_home_changes_in_the_meeting_that_goes_on_and_in_none_that_is_over()
    {
        var (_, id) = _story.Hold();
        var (earlier, next) = (Next(), Next());
        earlier.Close();
        _story.Do(Mees, new SetActionStatus(id, CommunityActionStatus.Done, null));
        _story.Tell(earlier, next);
        (earlier.State.Find<ActionItem>(id)!.Status, next.State.Find<ActionItem>(id)!.Status).ShouldBe((ActionStatus.Open, ActionStatus.Done));
        earlier.Refuse(MeetingRefusals.Closed, Fadil, new CompleteAction(id));
        // What it missed it hears when it goes on.
        earlier.Open();
        earlier.State.Find<ActionItem>(id)!.Status.ShouldBe(ActionStatus.Done);
    }

    [Fact]
    public void HOM4_only_a_meeting_of_the_community_changes_its_actions_and_none_its_own()
    {
        var (_, id) = _story.Hold();
        var change = new GatheringCommand.ChangeAction(id, new ActionChange(Status: CommunityActionStatus.Done));
        var held = _story.State.All<PlannedMeeting>().Single().MeetingId!;
        _story.Refuse(Refusals.CommandUnknown, Karin, change);
        _story.Refuse(CommunityRefusals.MeetingUnknown, new Sender.Entity(new EntityId(Meeting.KindName, Ids.Next())), change);
        _story.Refuse(CommunityRefusals.ActionUnknown, new Sender.Entity(new EntityId(Meeting.KindName, held)), change);
        var next = Next();
        next.Refuse(Refusals.CommandUnknown, Fadil, new NoteHomeActions(99, []));
    }

    /// <summary>Two meetings at once and hands at home, where what they tell each other is late, and comes twice as after a crash.</summary>
    [Property(Arbitrary = [typeof(StoryNumbers)], MaxTest = 60)]
    public void HOM5_home_and_its_meetings_come_to_the_same_however_late_they_hear_of_each_other(int[] numbers)
    {
        var story = new CommunityStory();
        string[] ids = [story.Hold().Action, story.Hold().Action];
        MeetingOfCommunity[] meetings = [Next(story, atOnce: false), Next(story, atOnce: false)];
        Settle(story, meetings);
        foreach (var number in numbers)
        {
            var (meeting, id) = (meetings[number % 2], ids[number / 2 % 2]);
            var status = meeting.State.Find<ActionItem>(id)!.Status;
            switch (number / 4 % 5)
            {
                case 0 when status is ActionStatus.Open:
                    meeting.Do(Fadil, new CompleteAction(id));
                    break;
                case 0 when status is ActionStatus.Done:
                    meeting.Do(Fadil, new ReopenAction(id));
                    break;
                case 1 when status is not ActionStatus.Withdrawn:
                    meeting.Do(Fadil, new EditAction(id, meeting.State.Find<ActionItem>(id)!.Text, Fadil.PersonId, new DateOnly(2027, 1, 1 + (number % 28)), meeting.State.Find<ActionItem>(id)!.Text));
                    break;
                case 2:
                    story.Do(Karin, new SetActionStatus(id, number % 2 == 0 ? CommunityActionStatus.Done : CommunityActionStatus.Open, null));
                    break;
                case 3:
                    meeting.Tell(twice: number % 2 == 0);
                    break;
                default:
                    story.Tell(meetings);
                    break;
            }
        }

        Settle(story, meetings);
        foreach (var (meeting, id) in meetings.SelectMany(meeting => ids.Select(id => (meeting, id))))
        {
            var (there, home) = (meeting.State.Find<ActionItem>(id)!, story.State.Find<CommunityAction>(id)!);
            (there.Status is ActionStatus.Done, there.AssigneeId, there.Due, there.DoneAt).ShouldBe((home.Status is CommunityActionStatus.Done, home.AssigneeId, home.Due, home.DoneAt));
        }
    }

    private CommunityAction Home(string id) => _story.State.Find<CommunityAction>(id)!;

    private MeetingOfCommunity Next() => Next(_story);

    /// <summary>A meeting that begins as the server begins it, with a point for what is open.</summary>
    private static MeetingOfCommunity Next(CommunityStory story, bool atOnce = true) => new(story, story.PlanMeeting(), atOnce, hasOpenActions: true);

    private static void Settle(CommunityStory story, MeetingOfCommunity[] meetings)
    {
        for (var round = 0; round < 4; round++)
        {
            foreach (var meeting in meetings)
                meeting.Tell();
            story.Tell(meetings);
        }
    }
}
