using System.Collections.Immutable;

namespace Samenwerken.Domain.Meetings;

/// <summary>
/// In which order hands get the floor. Within a side, those in the room and those remote, who waits longest is first. While both sides wait
/// they take turns, so the second, third and so on of a side comes no later than every other turn: no side waits more than one turn of
/// the other. Who begins is the side that waits longest; of those who raised their hands at the same time it is the remote one, who
/// sees and hears later what is said in the room.
/// </summary>
/// <remarks>Without it a full room would keep the floor for as long as anybody in it has something to say.</remarks>
public static class SpeakingOrder
{
    /// <summary>Hands that go up within so long of each other went up at the same time.</summary>
    public static readonly TimeSpan SameTime = TimeSpan.FromSeconds(5);

    /// <param name="hands">Of those of one side that went up at one moment, the first is first.</param>
    /// <param name="last">The side that had the last turn; null where neither had.</param>
    public static ImmutableArray<Hand> Of(IEnumerable<Hand> hands, Channel? last)
    {
        var sides = hands.OrderBy(hand => hand.RaisedAt).ToLookup(hand => hand.Channel);
        var (remote, room) = (new Queue<Hand>(sides[Channel.Remote]), new Queue<Hand>(sides[Channel.Room]));
        var order = ImmutableArray.CreateBuilder<Hand>(remote.Count + room.Count);
        while (remote.Count > 0 || room.Count > 0)
        {
            var next = remote.Count == 0 ? room : room.Count == 0 ? remote : IsRemoteNext(remote.Peek(), room.Peek(), last) ? remote : room;
            order.Add(next.Dequeue());
            last = order[^1].Channel;
        }

        return order.MoveToImmutable();
    }

    private static bool IsRemoteNext(Hand remote, Hand room, Channel? last) => last switch
    {
        Channel.Room => true,
        Channel.Remote => false,
        _ => remote.RaisedAt - room.RaisedAt <= SameTime,
    };
}
