using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>
/// One queue for all who want to speak, in the room and remote, on whatever device (<see cref="SpeakingOrder"/>). A facilitator gives
/// the floor; time is counted and nobody is cut off. How much each person spoke is for facilitators and that person.
/// </summary>
internal static class SpeakingTurns
{
    public static Verdict Raise(State state, RaiseHand raise, Context context)
    {
        var me = state.Find<Participant>(context.PersonId!)!;
        return Raise(state, new Hand(raise.HandId, me.Id, null, me.Channel ?? Channel.Room, context.Now));
    }

    public static Verdict Add(State state, AddHand add, Context context)
    {
        if (add.PersonId is not { } personId)
            return Raise(state, new Hand(add.HandId, null, add.Label, add.Channel, context.Now));
        return state.Find<Participant>(personId) switch
        {
            null => Verdict.Reject(Refusals.PersonUnknown, new Detail(Field: "personId")),
            { Removed: true } => Verdict.Reject(Refusals.PersonRemoved, new Detail(Field: "personId")),
            var person => Raise(state, new Hand(add.HandId, person.Id, null, person.Channel ?? add.Channel, context.Now)),
        };
    }

    public static Verdict Lower(State state, LowerHand lower) =>
        Find(state, lower.HandId) is { } hand ? Verdict.Accept(new HandLowered(hand)) : Verdict.Reject(MeetingRefusals.HandUnknown);

    public static Verdict Give(State state, GiveFloor give, Context context)
    {
        var queue = Of(state);
        if (queue.Hands.IsEmpty)
            return Verdict.Reject(MeetingRefusals.QueueEmpty);
        if ((give.HandId is { } id ? Find(state, id) : queue.Hands[0]) is not { } hand)
            return Verdict.Reject(MeetingRefusals.HandUnknown);
        return Verdict.Accept([.. Ending(queue, context.Now), new FloorGiven(hand, context.Now)]);
    }

    public static Verdict End(State state, Context context) =>
        Of(state) is { Speaking: not null } queue ? Verdict.Accept([.. Ending(queue, context.Now)]) : Verdict.Reject(MeetingRefusals.QueueNobodySpeaks);

    public static Verdict SetTime(State state, SetSpeakingTime set) =>
        Of(state).TurnSeconds == set.Seconds ? Verdict.Accept() : Verdict.Accept(new SpeakingTimeSet(set.Seconds, Of(state).TurnSeconds));

    /// <summary>Somebody leaves: nobody waits for them.</summary>
    public static IEnumerable<Event> Leave(State state, string personId, DateTimeOffset now)
    {
        var queue = Of(state);
        foreach (var hand in queue.Hands.Where(hand => hand.PersonId == personId))
            yield return new HandLowered(hand);
        if (queue.Speaking?.Hand.PersonId == personId)
            yield return Ending(queue, now).Single();
    }

    /// <summary>The meeting closes: nobody waits or speaks any more.</summary>
    public static IEnumerable<Event> Close(State state, DateTimeOffset now) =>
        [.. Of(state).Hands.Select(hand => new HandLowered(hand)), .. Ending(Of(state), now)];

    /// <summary>Whose hand it is; nobody's, where it is of nobody who takes part.</summary>
    public static string OwnerOf(State state, string handId) => Find(state, handId)?.PersonId ?? "";

    public static string SpeakerOf(State state) => Of(state).Speaking?.Hand.PersonId ?? "";

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case HandRaised e:
                Change(projection, queue => queue with { Hands = queue.Hands.Add(e.Hand) });
                break;
            case HandLowered e:
                Change(projection, queue => Without(queue, e.Was));
                break;
            case FloorGiven e:
                Change(projection, queue => Without(queue, e.Hand) with
                {
                    LastSide = e.Hand.Channel,
                    Speaking = new Speaking(e.Hand, e.At, queue.TurnSeconds is { } seconds ? e.At.AddSeconds(seconds) : null),
                });
                Count(projection, e.Hand, turn => turn with { Count = turn.Count + 1, LastAt = e.At }, e.At);
                break;
            case TurnEnded e:
                Change(projection, queue => queue with { Speaking = null });
                Count(projection, e.Hand, turn => turn with { Seconds = turn.Seconds + (int)Math.Max(0, (e.At - e.Since).TotalSeconds) }, e.Since);
                break;
            case SpeakingTimeSet e:
                Change(projection, queue => queue with { TurnSeconds = e.Seconds });
                break;
        }
    }

    private static Verdict Raise(State state, Hand hand)
    {
        var queue = Of(state);
        if (Find(state, hand.Id) is not null || queue.Speaking?.Hand.Id == hand.Id)
            return Verdict.Reject(Refusals.IdTaken, new Detail(Field: "handId"));
        if (hand.PersonId is not null && queue.Hands.Any(other => other.PersonId == hand.PersonId))
            return Verdict.Accept();
        return queue.Hands.Length >= Limits.Hands
            ? Verdict.Reject(MeetingRefusals.Full, new Detail(Max: Limits.Hands))
            : Verdict.Accept(new HandRaised(hand));
    }

    private static IEnumerable<Event> Ending(SpeakersQueue queue, DateTimeOffset now) =>
        queue.Speaking is { } speaking ? [new TurnEnded(speaking.Hand, speaking.Since, now)] : [];

    private static SpeakersQueue Of(State state) => state.Find<SpeakersQueue>(SpeakersQueue.OnlyId) ?? SpeakersQueue.Empty;

    private static Hand? Find(State state, string handId) => Of(state).Hands.FirstOrDefault(hand => hand.Id == handId);

    private static SpeakersQueue Without(SpeakersQueue queue, Hand hand) =>
        queue with { Hands = [.. queue.Hands.Where(other => other.Id != hand.Id)] };

    /// <summary>Puts the hands in their order. With nobody left, who comes next begins anew.</summary>
    private static void Change(Projection projection, Func<SpeakersQueue, SpeakersQueue> change)
    {
        var queue = change(Of(projection.State));
        var last = queue is { Hands.IsEmpty: true, Speaking: null } ? null : queue.LastSide;
        projection.Put(queue with { LastSide = last, Hands = SpeakingOrder.Of(queue.Hands, last) }, Audience.Everyone);
    }

    private static void Count(Projection projection, Hand hand, Func<Turn, Turn> change, DateTimeOffset at)
    {
        if (hand.PersonId is { } person)
        {
            projection.Put(
                change(projection.Find<Turn>(person) ?? new Turn(person, 0, 0, at)),
                new Audience.PersonAndRoles(person, [EnumName.Of(Role.Facilitator)]));
        }
    }
}
