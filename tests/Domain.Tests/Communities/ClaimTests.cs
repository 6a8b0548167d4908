using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Communities;

using static CommunityStory;
using static MemberCommand;

/// <summary>Guests who became members, and how much people take part.</summary>
public sealed class ClaimTests
{
    private static readonly Sender.Person Guest = Person("gast"), Bo = Person("bo");

    private readonly CommunityStory _story = new();

    [Fact]
    public void COM8_what_a_guest_wrote_and_was_to_do_is_the_members_who_was_that_guest()
    {
        var meeting = _story.Begin(_story.PlanMeeting());
        meeting.Join(Guest);
        meeting.Assign("Zoek een zaal", Guest);
        meeting.Close();
        _story.Add(Bo, "Bo");
        _story.Do(Bo, new ClaimNotes(meeting.Id, Guest.PersonId));
        _story.State.All<Claim>().ShouldHaveSingleItem().PersonId.ShouldBe(Bo.PersonId);
        Assignee().ShouldBe((Bo.PersonId, null));
        // Also when the meeting tells it again.
        meeting.Open();
        meeting.Close();
        Assignee().ShouldBe((Bo.PersonId, null));

        (string, string?) Assignee() => _story.State.All<CommunityAction>().Select(action => (action.AssigneeId, action.AssigneeName)).Single();
    }

    [Fact]
    public void COM8_what_a_guest_wrote_is_the_members_in_the_meeting_too()
    {
        var meeting = _story.Begin(_story.PlanMeeting());
        meeting.Join(Guest, "Gast");
        var (idea, other) = (meeting.AddIdea(Guest, "Zonnepanelen"), meeting.AddIdea(Fadil, "Isoleren"));
        meeting.Do(Guest, new MeetingCommand.EditIdea(idea, "Zonnepanelen op school", "Zonnepanelen"));
        var command = meeting.Story.Commits[^1].CommandId;
        _story.Add(Bo, "Bo");
        meeting.Join(Bo, "Bo");
        meeting.Refuse(Refusals.RoleNotAllowed, Bo, new MeetingCommand.EditIdea(idea, "Anders", "Zonnepanelen op school"));
        meeting.Refuse(MeetingRefusals.UndoNotYours, Bo, new MeetingCommand.Undo(command));
        _story.Do(Bo, new ClaimNotes(meeting.Id, Guest.PersonId));
        _story.Tell(meeting);
        meeting.State.Find<ClaimedGuest>(Guest.PersonId).ShouldBe(new ClaimedGuest(Guest.PersonId, Bo.PersonId, "Bo"));
        meeting.Do(Bo, new MeetingCommand.Undo(command));
        meeting.State.Find<Idea>(idea)!.Text.ShouldBe("Zonnepanelen");
        meeting.Do(Bo, new MeetingCommand.EditIdea(idea, "Zon op het dak", "Zonnepanelen"));
        meeting.Do(Bo, new MeetingCommand.RemoveIdea(idea));
        // What is another's stays theirs, and nobody but the community says who a guest is.
        meeting.Refuse(Refusals.RoleNotAllowed, Bo, new MeetingCommand.EditIdea(other, "Anders", "Isoleren"));
        meeting.Refuse(Refusals.CommandUnknown, Bo, new MeetingCommand.TakeOverGuest(Fadil.PersonId, Bo.PersonId, "Bo"));
        // They were there once.
        meeting.Close();
        _story.State.All<MeetingAttendance>().Single().People.Select(person => person.PersonId).ShouldBe([Fadil.PersonId, Bo.PersonId], ignoreOrder: true);
    }

    [Fact]
    public void COM5_a_name_that_is_taken_away_is_taken_from_the_guest_that_somebody_was_too()
    {
        var meeting = _story.Begin(_story.PlanMeeting());
        meeting.Join(Guest);
        meeting.Close();
        _story.Add(Bo, "Bo");
        _story.Do(Bo, new ClaimNotes(meeting.Id, Guest.PersonId));
        var told = _story.Do(Bo, new LeaveCommunity(OldNotes.FormerMember)).Reactions.Select(reaction => reaction.Command).OfType<MeetingCommand.ForgetName>();
        told.Select(forget => forget.PersonId).ShouldBe([Bo.PersonId, Guest.PersonId]);
        _story.State.All<MeetingAttendance>().Single().People.Single(person => person.PersonId == Guest.PersonId).Name.ShouldBe("Oud-deelnemer");
    }

    [Fact]
    public void COM8_each_guest_is_claimed_by_one_member_once()
    {
        var meeting = _story.Begin(_story.PlanMeeting());
        meeting.Join(Guest);
        meeting.Join(Mees);
        _story.Do(Cor, new ClaimNotes(meeting.Id, Guest.PersonId));
        _story.Do(Cor, new ClaimNotes(meeting.Id, Guest.PersonId)).Steps.ShouldBeEmpty();
        _story.Refuse(CommunityRefusals.ClaimTaken, Nadia, new ClaimNotes(meeting.Id, Guest.PersonId));
        // A member is nobody's guest, and a meeting of elsewhere has none.
        _story.Refuse(CommunityRefusals.ClaimTaken, Nadia, new ClaimNotes(meeting.Id, Mees.PersonId));
        _story.Refuse(CommunityRefusals.MeetingUnknown, Nadia, new ClaimNotes(Ids.Next(), Guest.PersonId));
    }

    [Fact]
    public void COM9_a_level_follows_from_roles_and_attendance_and_is_not_for_everybody()
    {
        (Level(Karin), Level(Cor), Level(Mees), Level(Olga)).ShouldBe(
            (ParticipationLevel.Core, ParticipationLevel.Core, ParticipationLevel.Active, ParticipationLevel.Peripheral));
        Hold();
        Level(Mees).ShouldBe(ParticipationLevel.Peripheral);
        Hold(Mees);
        Level(Mees).ShouldBe(ParticipationLevel.Active);
        // What was before they joined does not count.
        _story.Now += TimeSpan.FromDays(1);
        _story.Add(Bo, "Bo");
        Level(Bo).ShouldBe(ParticipationLevel.Active);

        foreach (var (person, sees) in new[] { (Mees, true), (Karin, true), (Fadil, true), (Cor, false), (Bo, false) })
            _story.SeenBy(person).OfType<Participation>().Any(one => one.Id == Mees.PersonId).ShouldBe(sees);
        _story.Do(Mees, new LeaveCommunity(OldNotes.KeepName));
        _story.State.Find<Participation>(Mees.PersonId).ShouldBeNull();
    }

    private ParticipationLevel? Level(Sender.Person person) => _story.State.Find<Participation>(person.PersonId)?.Level;

    private void Hold(params Sender.Person[] present)
    {
        var meeting = _story.Begin(_story.PlanMeeting());
        foreach (var person in present)
            meeting.Join(person);
        meeting.Close();
    }
}
