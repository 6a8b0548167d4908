using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

public sealed class ScreenTests
{
    private readonly MeetingStory _story = new();

    [Fact]
    public void LED7_a_screen_looks_as_nobody_and_is_counted_nowhere()
    {
        var screen = _story.OpenScreen();
        var viewer = _story.Kind.AccessOf(_story.State, screen).ShouldBeOfType<Access.Granted>().Viewer;
        viewer.ShouldBe(new Viewer(screen, RoomScreen.Role, null));
        _story.State.Count<Participant>().ShouldBe(4);
        _story.Round(_story.OpenVoteRound()).Voters.ShouldBe(3);
        _story.Commits.Single(commit => commit.From is Sender.Person person && person.PersonId == screen).By.ShouldBeNull();
    }

    [Fact]
    public void LED7_a_screen_sees_what_everybody_sees_and_nothing_else()
    {
        var screen = _story.OpenScreen();
        var round = _story.OpenVoteRound();
        _story.Do(Piet, new CastVote(round, _story.AddIdea(Piet, "Zon")));
        _story.Do(Piet, new RaiseHand(Ids.Next()));
        _story.Do(Fatima, new GiveFloor(null));
        _story.Do(Fatima, new RemoveIdea(_story.AddIdea(Piet, "Weg"), "Niet aardig"));
        var viewer = ((Access.Granted)_story.Kind.AccessOf(_story.State, screen)).Viewer;
        foreach (var entry in _story.State.Entries)
            entry.Audience.Includes(viewer).ShouldBe(entry.Audience is Audience.All, $"{entry.Record}");
    }

    [Fact]
    public void LED7_every_command_of_a_screen_is_refused()
    {
        var me = new Sender.Person(_story.OpenScreen(), Ids.Of("projector"));
        Command[] commands = [new AddIdea(Ids.Next(), "Zon", null, null, null), new RaiseHand(Ids.Next()), new TakeLead(), new Undo(Ids.Next()), new CloseMeeting(), new EndScreen(me.PersonId)];
        foreach (var command in commands)
            _story.Refuse(Refusals.RoleNotAllowed, me, command);
    }

    [Fact]
    public void LED7_a_facilitator_ends_a_screen_for_good()
    {
        var screen = _story.OpenScreen();
        _story.Do(Fatima, new EndScreen(screen));
        _story.Kind.AccessOf(_story.State, screen).ShouldBeOfType<Access.Denied>().Code.ShouldBe(MeetingRefusals.ScreenOver);
        _story.Refuse(MeetingRefusals.ScreenOver, new Sender.Person(screen, Ids.Of("projector")), new OpenScreen(screen, null));
        _story.Refuse(MeetingRefusals.ScreenUnknown, Fatima, new EndScreen(screen));
    }

    [Fact]
    public void LED7_another_code_changes_nothing_and_a_closed_meeting_takes_no_new_screen()
    {
        var screen = _story.OpenScreen();
        _story.Do(Fatima, new RenewJoinCode("KKMNPQ"));
        _story.Do(Fatima, new CloseMeeting());
        _story.Kind.AccessOf(_story.State, screen).ShouldBeOfType<Access.Granted>();
        var other = RoomScreen.IdOf(Ids.Next());
        _story.Refuse(MeetingRefusals.Closed, new Sender.Person(other, Ids.Of("projector")), new OpenScreen(other, null));
    }

    [Fact]
    public void LED7_screens_end_a_day_after_the_meeting_was_closed_and_not_where_it_was_opened_again()
    {
        var screen = _story.OpenScreen();
        _story.Kind.Due(_story.State).ShouldBeNull();
        _story.Do(Fatima, new CloseMeeting());
        var due = _story.Kind.Due(_story.State)!;
        due.At.ShouldBe(_story.Now + Limits.CodeAfterClosing);
        _story.Do(Fatima, new OpenMeeting());
        _story.Kind.Due(_story.State).ShouldBeNull();

        _story.Do(Fatima, new CloseMeeting());
        var itself = new Sender.Entity(new EntityId("meeting", Ids.Of("meeting-itself")));
        _story.Refuse(Refusals.CommandUnknown, itself, due.Command);
        _story.Now += Limits.CodeAfterClosing;
        _story.Refuse(Refusals.CommandUnknown, Fatima, due.Command);
        _story.Do(itself, due.Command);
        _story.Kind.AccessOf(_story.State, screen).ShouldBeOfType<Access.Denied>();
        _story.Kind.Due(_story.State).ShouldBeNull();
    }

    [Fact]
    public void There_is_room_for_a_number_of_screens_and_nobody_pairs_one_as_a_person()
    {
        for (var i = 0; i < Limits.Screens; i++)
            _story.OpenScreen();
        var next = RoomScreen.IdOf(Ids.Next());
        _story.Refuse(MeetingRefusals.Full, new Sender.Person(next, Ids.Of("projector")), new OpenScreen(next, null));
        _story.Refuse(Refusals.CommandUnknown, Piet, new OpenScreen(Piet.PersonId, null));
        _story.Refuse(Refusals.CommandUnknown, Piet, new OpenScreen(next, null));
    }
}
