using FsCheck.Xunit;
using Samenwerken.Domain.Communities;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Communities;

using static BalanceCounts;

/// <summary>What holds of every balance, whatever the numbers.</summary>
[Properties(MaxTest = 500, Arbitrary = [typeof(StoryNumbers)])]
public sealed class BalanceProperties
{
    private static readonly Balance Mixed = new(CompositionMode.Mixed, Groups);
    private static readonly Balance Peers = new(CompositionMode.Peer, Groups);

    [Property]
    public void BAL2_nobody_can_tell_from_the_input_that_is_shown_who_of_a_small_group_contributed(int[] numbers)
    {
        var there = Five(numbers, 0, 6);
        var (present, given) = (Counts(there), Counts([.. Five(numbers, 5, 12).Zip(there, (count, people) => people > 0 ? count : 0)]));
        foreach (var balance in new[] { Mixed, Peers })
        {
            var home = balance.HomeOf(present);
            var seen = balance.OfInput(present, given, home);
            var shown = seen.Shares.Select(share => share.Group).Where(group => group != Balance.Other).ToList();
            var hidden = Groups.Where(group => present[group] > 0 && !shown.Contains(group)).ToList();

            shown.ShouldAllBe(group => present[group] >= Balance.SmallestGroup);
            if (shown.Count > 0 && hidden.Count > 0)
                hidden.Sum(group => present[group]).ShouldBeGreaterThanOrEqualTo(Balance.SmallestGroup);

            // The same total of those that are shown as one, given by one of them alone, looks the same to everybody.
            if (hidden.Count == 0)
                continue;
            var total = hidden.Sum(group => given[group]);
            var byOne = hidden.Aggregate(given, (counts, group) => counts.Plus(group, -given[group])).Plus(hidden[At(numbers, 10) % hidden.Count], total);
            Alike(balance.OfInput(present, byOne, home), seen).ShouldBeTrue();
        }
    }

    [Property]
    public void All_input_is_shown_somewhere(int[] numbers)
    {
        var (present, given) = (Counts(Five(numbers, 0, 6)) with { Unknown = At(numbers, 11) % 3 }, Counts(Five(numbers, 5, 12)));
        var seen = Mixed.OfInput(present, given, null);
        if (!seen.Shares.IsEmpty)
            seen.Shares.Sum(share => share.Count).ShouldBe(given.Total);
        else
            seen.Outcome.ShouldBe(BalanceOutcome.Unknown);
    }

    [Property]
    public void Evenness_is_1_where_all_are_as_many_0_where_one_is_alone_and_between_otherwise(int[] numbers)
    {
        var each = At(numbers, 0) % 20 + 1;
        Mixed.OfMembers(Counts(each, each, each, each, each), GroupCounts.None).Evenness.ShouldBe(1);
        Mixed.OfMembers(Counts(0, each + 4, 0, 0, 0), GroupCounts.None).Evenness.ShouldBe(0);
        if (Mixed.OfMembers(Counts(Five(numbers, 0, 9)), GroupCounts.None).Evenness is { } evenness)
            evenness.ShouldBeInRange(0, 1);
    }

    [Property]
    public void Evenness_does_not_depend_on_which_group_is_which(int[] numbers)
    {
        var counts = Five(numbers, 0, 9);
        Mixed.OfMembers(Counts(counts), GroupCounts.None).Evenness.ShouldBe(Mixed.OfMembers(Counts([.. counts.Reverse()]), GroupCounts.None).Evenness);
    }

    [Property]
    public void Somebody_of_a_group_that_was_missing_never_makes_it_worse(int[] numbers)
    {
        var counts = Five(numbers, 0, 4);
        var before = Mixed.OfMembers(Counts(counts), GroupCounts.None);
        if (before.Outcome is BalanceOutcome.Unknown)
            return;
        foreach (var group in Groups.Where(group => Counts(counts)[group] == 0))
            ((int)Mixed.OfMembers(Counts(counts).Plus(group, 1), GroupCounts.None).Outcome).ShouldBeLessThanOrEqualTo((int)before.Outcome);
    }

    [Property]
    public void BAL3_what_is_not_green_gives_a_reason_and_what_is_green_gives_none(int[] numbers)
    {
        var counts = Counts(Five(numbers, 0, 5));
        foreach (var balance in new[] { Mixed.OfMembers(counts, GroupCounts.None), Peers.OfMembers(counts, GroupCounts.None), Mixed.OfInput(counts, counts, null) })
        {
            balance.Reasons.IsEmpty.ShouldBe(balance.Outcome is BalanceOutcome.Green);
            balance.Reasons.Select(reason => BalanceReason.IsAdvice(reason.Code)).Distinct().ShouldBeSubsetOf([balance.Outcome is not BalanceOutcome.Unknown]);
        }
    }

    private static bool Alike(LensBalance one, LensBalance other) =>
        one.Outcome == other.Outcome && one.Evenness == other.Evenness && one.Shares.SequenceEqual(other.Shares) && one.Reasons.SequenceEqual(other.Reasons);

    private static int[] Five(int[] numbers, int from, int below) => [.. Enumerable.Range(from, 5).Select(i => At(numbers, i) % below)];

    private static int At(int[] numbers, int i) => i < numbers.Length ? numbers[i] : 0;
}
