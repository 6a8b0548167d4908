using FsCheck.Xunit;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

/// <summary>LED1, for every queue: the pure order, and the turns as they come while others raise their hands.</summary>
[Properties(MaxTest = 300, Arbitrary = [typeof(StoryNumbers)])]
public sealed class SpeakingOrderProperties
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    [Property]
    public void LED1_everybody_who_waits_is_in_the_order_once_and_within_a_side_by_waiting(int[] numbers)
    {
        var hands = Hands(numbers);
        foreach (var last in Sides())
        {
            var order = SpeakingOrder.Of(hands, last);
            order.ShouldBe(hands, ignoreOrder: true);
            foreach (var side in Enum.GetValues<Channel>())
                order.Where(hand => hand.Channel == side).Select(hand => hand.RaisedAt).ShouldBeInOrder();
        }
    }

    [Property]
    public void LED1_no_side_waits_more_than_one_turn_beyond_its_fair_place(int[] numbers)
    {
        foreach (var last in Sides())
        {
            var order = SpeakingOrder.Of(Hands(numbers), last).ToList();
            foreach (var side in Enum.GetValues<Channel>())
            {
                // Two sides that take turns have every other place: the first, third, fifth is fair, and one later is the most.
                foreach (var (nth, hand) in order.Where(hand => hand.Channel == side).Index())
                    order.IndexOf(hand).ShouldBeLessThanOrEqualTo((2 * nth) + 1);
                if (last is not null && last != side && order.Exists(hand => hand.Channel == side))
                    order[0].Channel.ShouldBe(side);
            }
        }
    }

    [Property]
    public void LED1_nobody_waits_longer_because_others_come_later(int[] numbers)
    {
        // Turn by turn: some raise their hand, the first gets the floor, and the order is made anew.
        var (waiting, promised) = (new List<Hand>(), new Dictionary<string, int>());
        Channel? last = null;
        foreach (var (i, number) in numbers.Index())
        {
            waiting.Add(HandOf(i, number));
            var order = SpeakingOrder.Of(waiting, last);
            promised[order.Single(hand => hand.Id == $"{i}").Id] = (2 * order.Where(hand => hand.Channel == waiting[^1].Channel).ToList().FindIndex(hand => hand.Id == $"{i}")) + 2;
            if (number % 3 == 0)
                continue;
            foreach (var hand in order)
                promised[hand.Id]--;
            waiting.Remove(order[0]);
            last = waiting.Count == 0 ? null : order[0].Channel;
            promised.Remove(order[0].Id);
            foreach (var hand in waiting)
                promised[hand.Id].ShouldBeGreaterThan(0, $"{hand} should have had the floor by now");
        }
    }

    private static IEnumerable<Channel?> Sides() => [null, Channel.Room, Channel.Remote];

    private static List<Hand> Hands(int[] numbers) => [.. numbers.Select((number, i) => HandOf(i, number))];

    /// <summary>Two at a time go up at one moment.</summary>
    private static Hand HandOf(int i, int number) =>
        new($"{i}", null, "Iemand", (Channel)((uint)number % 2), Start.AddSeconds(4 * (i / 2)));
}
