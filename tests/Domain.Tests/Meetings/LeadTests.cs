using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

/// <summary>The lead of a meeting, its spotlight, and what is left of what was taken away.</summary>
public sealed class LeadTests
{
    private readonly MeetingStory _story = new();

    [Fact]
    public void LED10_a_stand_in_takes_the_lead_beside_those_there_are_and_once()
    {
        _story.Do(Fatima, new NameStandIn(Noor.PersonId));
        _story.Refuse(Refusals.RoleNotAllowed, Piet, new TakeLead());
        var taken = _story.Do(Noor, new TakeLead());
        RoleOf(Noor).ShouldBe(Role.Facilitator);
        RoleOf(Fatima).ShouldBe(Role.Facilitator);
        _story.Meeting.StandInId.ShouldBeNull();
        _story.Refuse(MeetingRefusals.UndoNotPossible, Noor, new Undo(taken.CommandId));
    }

    [Fact]
    public void LED10_a_meeting_is_never_without_a_facilitator()
    {
        _story.Do(Fatima, new NameStandIn(Piet.PersonId));
        _story.Refuse(MeetingRefusals.NeedsFacilitator, Fatima, new SetRole(Fatima.PersonId, Role.Participant));
        _story.Do(Piet, new TakeLead());
        _story.Do(Piet, new SetRole(Fatima.PersonId, Role.Participant));
        _story.Refuse(MeetingRefusals.NeedsFacilitator, Piet, new RemovePerson(Piet.PersonId, null));
    }

    [Fact]
    public void LED10_nobody_who_is_not_there_stands_in()
    {
        _story.Refuse(Refusals.PersonUnknown, Fatima, new NameStandIn(Ids.Next()));
        _story.Do(Fatima, new NameStandIn(Piet.PersonId));
        _story.Do(Fatima, new RemovePerson(Piet.PersonId, null));
        _story.Refuse(Refusals.PersonRemoved, Piet, new TakeLead());
        _story.Refuse(Refusals.PersonRemoved, Fatima, new NameStandIn(Piet.PersonId));
    }

    [Fact]
    public void LED8_a_spotlight_points_only_at_what_everybody_sees()
    {
        var idea = _story.AddIdea(Piet, "Zon");
        _story.Do(Fatima, new SetSpotlight("list", "idea", idea, null, null, null));
        Spotlight!.AtId.ShouldBe(idea);
        _story.Do(Piet, new CastVote(_story.OpenVoteRound(), idea));
        var ballot = _story.State.All<Ballot>().Single();
        _story.Do(Fatima, new SetSpotlight("list", "ballot", ballot.Id, null, null, null));
        (Spotlight!.AtKind, Spotlight.AtId).ShouldBe((null, null));
        _story.Do(Fatima, new ClearSpotlight());
        Spotlight.ShouldBeNull();
    }

    [Fact]
    public void LED4_an_idea_that_another_takes_away_leaves_a_tombstone_and_its_author_keeps_their_words()
    {
        var idea = _story.AddIdea(Piet, "Dat doet Jansen weer niet");
        _story.Do(Fatima, new RemoveIdea(idea, "Noem geen namen"));
        var (stone, words) = (_story.State.Find(Key.Of<Tombstone>(idea))!, _story.State.Find(Key.Of<KeptWords>(idea))!);
        stone.ShouldBe(new State.Entry(new Tombstone(idea, 1, "Noem geen namen", _story.Now), Audience.Everyone, stone.Seq));
        words.ShouldBe(new State.Entry(
            new KeptWords(idea, 1, "Dat doet Jansen weer niet", "Noem geen namen", _story.Now), new Audience.Person(Piet.PersonId), words.Seq));
    }

    [Fact]
    public void LED4_whoever_takes_their_own_words_back_leaves_nothing_unless_they_say_why()
    {
        _story.Do(Piet, new RemoveIdea(_story.AddIdea(Piet, "Zon")));
        _story.State.All<Tombstone>().ShouldBeEmpty();
        _story.Do(Piet, new RemoveIdea(_story.AddIdea(Piet, "Wind"), "Staat er al"));
        _story.State.All<Tombstone>().Single().Number.ShouldBe(2);
        _story.Do(Fatima, new RemoveIdea(_story.AddIdea(Piet, "Water")));
        _story.State.All<Tombstone>().Count().ShouldBe(2);
    }

    [Fact]
    public void LED4_taking_it_back_puts_the_idea_in_the_place_of_its_tombstone_and_again_the_other_way()
    {
        var idea = _story.AddIdea(Piet, "Zon");
        var removed = _story.Do(Fatima, new RemoveIdea(idea, "Te snel"));
        var back = _story.Do(Fatima, new Undo(removed.CommandId));
        _story.Idea(idea).Text.ShouldBe("Zon");
        (_story.State.All<Tombstone>().Count(), _story.State.All<KeptWords>().Count()).ShouldBe((0, 0));
        _story.Do(Fatima, new Undo(back.CommandId));
        (_story.State.All<Tombstone>().Single().Reason, _story.State.All<KeptWords>().Single().Text).ShouldBe(("Te snel", "Zon"));
    }

    [Fact]
    public void LED4_VIS2_of_a_hidden_idea_nothing_is_left_whatever_its_writer_says()
    {
        _story.InPhase(0);
        var hidden = _story.AddIdea(Piet, "Zon");
        _story.Do(Piet, new RemoveIdea(hidden, "Toch niet"));
        (_story.State.All<Tombstone>().Count(), _story.State.All<KeptWords>().Count()).ShouldBe((0, 0));
    }

    private Role RoleOf(Sender.Person person) => _story.State.Find<Participant>(person.PersonId)!.Role;

    private Spotlight? Spotlight => _story.State.Find<Spotlight>(Samenwerken.Domain.Meetings.Spotlight.OnlyId);
}
