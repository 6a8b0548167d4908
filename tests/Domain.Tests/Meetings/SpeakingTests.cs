using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

/// <summary>Who speaks and who is next. Fatima and Hans are in the room, the others remote.</summary>
public sealed class SpeakingTests
{
    private static readonly Sender.Person Hans = Person("hans");

    private readonly MeetingStory _story = new();

    public SpeakingTests() => _story.Do(Hans, new JoinMeeting("Hans", null, Channel.Room));

    [Fact]
    public void LED1_of_hands_that_went_up_at_the_same_time_the_remote_one_goes_first()
    {
        Raise(Hans);
        _story.Now += SpeakingOrder.SameTime;
        Raise(Piet);
        Names().ShouldBe(["Piet", "Hans"]);
    }

    [Fact]
    public void LED1_the_side_that_waits_longest_begins()
    {
        Raise(Hans);
        _story.Now += SpeakingOrder.SameTime + TimeSpan.FromSeconds(1);
        Raise(Piet);
        Names().ShouldBe(["Hans", "Piet"]);
    }

    [Fact]
    public void LED1_while_both_sides_wait_they_take_turns_also_over_the_turn_that_goes_on()
    {
        Raise(Hans);
        _story.Do(Fatima, new GiveFloor(null));
        Raise(Fatima);
        _story.Now += TimeSpan.FromMinutes(1);
        Raise(Noor);
        Raise(Piet);
        Names().ShouldBe(["Noor", "Fatima", "Piet"]);
    }

    [Fact]
    public void LED1_once_nobody_waits_or_speaks_the_order_begins_anew()
    {
        Raise(Piet);
        _story.Do(Fatima, new GiveFloor(null));
        _story.Do(Piet, new EndTurn());
        _story.Queue.LastSide.ShouldBeNull();
        Raise(Hans);
        Raise(Noor);
        Names().ShouldBe(["Noor", "Hans"]);
    }

    [Fact]
    public void A_hand_that_is_up_already_keeps_its_place()
    {
        var first = Raise(Piet);
        _story.Do(Piet, new RaiseHand(Ids.Next())).Changes.ShouldBeEmpty();
        _story.Queue.Hands.Single().Id.ShouldBe(first);
    }

    [Fact]
    public void A_facilitator_adds_hands_that_are_seen_in_the_room()
    {
        _story.Do(Fatima, new AddHand(Ids.Next(), null, "Rode trui", Channel.Room));
        _story.Do(Fatima, new AddHand(Ids.Next(), Hans.PersonId, null, Channel.Remote));
        _story.Queue.Hands.Select(hand => (hand.Label, hand.PersonId, hand.Channel))
            .ShouldBe([("Rode trui", null, Channel.Room), (null, Hans.PersonId, Channel.Room)], ignoreOrder: true);
        _story.Refuse(Refusals.RoleNotAllowed, Piet, new LowerHand(_story.Queue.Hands.Single(hand => hand.Label is not null).Id));
    }

    [Fact]
    public void One_press_ends_the_turn_that_goes_on_and_gives_the_next()
    {
        Raise(Piet);
        Raise(Hans);
        _story.Do(Fatima, new SetSpeakingTime(60));
        _story.Do(Fatima, new GiveFloor(null));
        _story.Queue.Speaking!.EndsAt.ShouldBe(_story.Now.AddSeconds(60));
        _story.Now += TimeSpan.FromSeconds(75);
        _story.Do(Fatima, new GiveFloor(null));
        _story.Queue.Speaking!.Hand.PersonId.ShouldBe(Hans.PersonId);
        Turn(Piet).ShouldBe(new Turn(Piet.PersonId, 1, 75, _story.Now.AddSeconds(-75)));
        Turn(Hans).ShouldBe(new Turn(Hans.PersonId, 1, 0, _story.Now));
    }

    [Fact]
    public void LED2_how_much_somebody_spoke_is_for_facilitators_and_themselves()
    {
        Raise(Piet);
        _story.Do(Fatima, new GiveFloor(null));
        var entry = _story.State.Find(Key.Of<Turn>(Piet.PersonId))!;
        new[] { Fatima, Piet, Noor, Olga }.Where(person => entry.Audience.Includes(((Access.Granted)_story.Kind.AccessOf(_story.State, person.PersonId)).Viewer))
            .ShouldBe([Fatima, Piet]);
    }

    [Fact]
    public void Nobody_waits_for_whoever_was_removed_nor_after_the_end()
    {
        Raise(Piet);
        _story.Do(Fatima, new GiveFloor(null));
        Raise(Piet);
        Raise(Hans);
        _story.Do(Fatima, new RemovePerson(Piet.PersonId, null));
        _story.Queue.Speaking.ShouldBeNull();
        Names().ShouldBe(["Hans"]);
        _story.Do(Fatima, new CloseMeeting());
        _story.Queue.ShouldBe(SpeakersQueue.Empty with { Hands = _story.Queue.Hands });
        _story.Queue.Hands.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_not_there_cannot_be_given_or_ended()
    {
        _story.Refuse(MeetingRefusals.QueueEmpty, Fatima, new GiveFloor(null));
        _story.Refuse(MeetingRefusals.QueueNobodySpeaks, Fatima, new EndTurn());
        _story.Refuse(MeetingRefusals.HandUnknown, Fatima, new LowerHand(Ids.Next()));
        var hand = Raise(Piet);
        _story.Refuse(MeetingRefusals.HandUnknown, Fatima, new GiveFloor(Ids.Next()));
        _story.Refuse(Refusals.IdTaken, Noor, new RaiseHand(hand));
        _story.Refuse(Refusals.PersonUnknown, Fatima, new AddHand(Ids.Next(), Ids.Next(), null, Channel.Room));
    }

    [Fact]
    public void A_raised_hand_is_not_taken_back_by_undo()
    {
        var raised = _story.Do(Piet, new RaiseHand(Ids.Next()));
        _story.Refuse(MeetingRefusals.UndoNotPossible, Piet, new Undo(raised.CommandId));
    }

    private string Raise(Sender.Person person)
    {
        var id = Ids.Next();
        _story.Do(person, new RaiseHand(id));
        return id;
    }

    private Turn Turn(Sender.Person person) => _story.State.Find<Turn>(person.PersonId)!;

    private IEnumerable<string> Names() => _story.Queue.Hands.Select(hand => hand.PersonId is { } id ? _story.State.Find<Participant>(id)!.Name : hand.Label!);
}
