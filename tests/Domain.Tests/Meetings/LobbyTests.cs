using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

/// <summary>Who comes in, who waits, and who stays out.</summary>
public sealed class LobbyTests
{
    private static readonly Sender.Person Mila = Person("mila"), Kees = Person("kees");

    private readonly MeetingStory _story = new();

    [Fact]
    public void LED5_whoever_joins_waits_is_no_participant_and_does_nothing()
    {
        Knock(Mila);
        _story.State.Find<Participant>(Mila.PersonId).ShouldBeNull();
        Denied(Mila).ShouldBe(MeetingRefusals.Lobby);
        _story.Refuse(MeetingRefusals.Lobby, Mila, new AddIdea(Ids.Next(), "Zon", null, null, null));
        _story.Refuse(MeetingRefusals.Lobby, Mila, new RaiseHand(Ids.Next()));
        _story.Do(Mila, new JoinMeeting("Mila", null, null)).Changes.ShouldBeEmpty();
    }

    [Fact]
    public void LED5_only_facilitators_see_who_waits()
    {
        Knock(Mila);
        _story.State.Find(Key.Of<WaitingPerson>(Mila.PersonId))!.Audience.ShouldBe(Removal.Facilitators);
    }

    [Fact]
    public void LED5_a_facilitator_lets_one_in_or_all_in_the_order_in_which_they_came()
    {
        Knock(Mila);
        Knock(Kees);
        Knock(Person("ria"));
        _story.Do(Fatima, new Admit(Kees.PersonId));
        _story.Do(Fatima, new Admit(null));
        _story.State.All<WaitingPerson>().ShouldBeEmpty();
        new[] { Kees, Mila, Person("ria") }.Select(person => _story.State.Find<Participant>(person.PersonId)!.Number).ShouldBe([5, 6, 7]);
        _story.AddIdea(Mila, "Binnen");
        _story.Refuse(Refusals.PersonUnknown, Fatima, new Admit(Ids.Next()));
    }

    [Fact]
    public void LED5_with_the_lobby_off_all_who_wait_come_in()
    {
        Knock(Mila);
        _story.Do(Fatima, new SetLobby(false));
        _story.State.Find<Participant>(Mila.PersonId)!.Name.ShouldBe("Mila");
        _story.Do(Kees, new JoinMeeting("Kees", null, null));
        _story.State.Find<Participant>(Kees.PersonId).ShouldNotBeNull();
    }

    [Fact]
    public void LED5_whom_the_community_lets_lead_does_not_wait()
    {
        _story.Do(Fatima, new SetLobby(true));
        _story.Do(Mila, new JoinMeeting("Mila", null, null, Role.Facilitator));
        _story.Do(Kees, new JoinMeeting("Kees", null, null, Role.NoteTaker));
        _story.State.Find<Participant>(Mila.PersonId)!.Role.ShouldBe(Role.Facilitator);
        _story.State.Find<Participant>(Kees.PersonId).ShouldBeNull();
        _story.Do(Fatima, new Admit(null));
        _story.State.Find<Participant>(Kees.PersonId)!.Role.ShouldBe(Role.NoteTaker);
    }

    [Fact]
    public void LED5_who_waits_has_no_vote()
    {
        Knock(Mila);
        _story.Round(_story.OpenVoteRound()).Voters.ShouldBe(3);
    }

    [Fact]
    public void LED6_who_was_turned_away_stays_out_and_hears_why()
    {
        Knock(Mila);
        _story.Do(Fatima, new TurnAway(Mila.PersonId, "Verkeerde zaal"));
        var denied = _story.Kind.AccessOf(_story.State, Mila.PersonId).ShouldBeOfType<Access.Denied>();
        (denied.Code, denied.Detail!.Reason).ShouldBe((Refusals.PersonRemoved, "Verkeerde zaal"));
        _story.Refuse(Refusals.PersonRemoved, Mila, new JoinMeeting("Mila", null, null));
        _story.Do(Fatima, new SetLobby(false));
        Denied(Mila).ShouldBe(Refusals.PersonRemoved);
    }

    [Fact]
    public void LED5_a_facilitator_who_turned_somebody_away_by_mistake_lets_them_in()
    {
        Knock(Mila);
        _story.Do(Fatima, new TurnAway(Mila.PersonId, "Vergissing"));
        _story.Do(Fatima, new Admit(Mila.PersonId));
        _story.AddIdea(Mila, "Toch binnen");
        _story.State.Find<Removal>(Mila.PersonId).ShouldBeNull();
    }

    [Fact]
    public void LED6_who_was_removed_does_not_join_as_somebody_else_on_the_same_device()
    {
        _story.Do(Fatima, new RemovePerson(Piet.PersonId, null));
        _story.Refuse(Refusals.PersonRemoved, Mila, new JoinMeeting("Mila", null, null, WasHereAs: [Piet.PersonId]));
        // Who was here before and may still be: a device that two people share.
        _story.Do(Mila, new JoinMeeting("Mila", null, null, WasHereAs: [Noor.PersonId]));
        _story.Do(Fatima, new SetLobby(true));
        _story.Refuse(Refusals.PersonRemoved, Kees, new JoinMeeting("Kees", null, null, WasHereAs: [Piet.PersonId]));
    }

    [Fact]
    public void The_lobby_is_of_the_meeting_and_not_of_its_file()
    {
        Knock(Mila);
        _story.Do(Fatima, new NameStandIn(Noor.PersonId));
        var file = MeetingFile.Exported(_story.State.Entries.Select(entry => entry.Record));
        file.OfType<MeetingRecord>().Single().ShouldBe(_story.Meeting with { JoinCode = null, Lobby = false, StandInId = null });
        file.OfType<WaitingPerson>().ShouldBeEmpty();
    }

    private void Knock(Sender.Person person)
    {
        _story.Do(Fatima, new SetLobby(true));
        _story.Do(person, new JoinMeeting(person == Mila ? "Mila" : "Iemand", null, Channel.Remote));
        _story.Now += TimeSpan.FromSeconds(1);
    }

    private string Denied(Sender.Person person) => _story.Kind.AccessOf(_story.State, person.PersonId).ShouldBeOfType<Access.Denied>().Code;
}
