using System.Text.Json;
using Samenwerken.Domain.Communities;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Communities;

using static BalanceCode;
using static BalanceCounts;
using static BalanceOutcome;

/// <summary>The tables of the balance rule, row by row.</summary>
public sealed class BalanceTests
{
    private static readonly Balance Mixed = new(CompositionMode.Mixed, Groups);
    private static readonly Balance Peers = new(CompositionMode.Peer, Groups);

    //                                             gov edu res bus soc
    [Theory]
    [InlineData(new[] { 1, 1, 1, 1, 1 }, Green)]
    [InlineData(new[] { 3, 2, 1, 2, 2 }, Green)]
    [InlineData(new[] { 4, 1, 1, 1, 1 }, Green)] // exactly half
    [InlineData(new[] { 5, 1, 1, 1, 1 }, Amber)] // 56 %
    [InlineData(new[] { 2, 2, 0, 2, 2 }, Amber)] // one missing
    [InlineData(new[] { 33, 1, 6, 5, 5 }, Amber)] // exactly 66 %
    [InlineData(new[] { 8, 1, 1, 1, 1 }, Red)] // 67 %
    [InlineData(new[] { 2, 2, 0, 0, 2 }, Red)] // two missing
    [InlineData(new[] { 2, 2, 2, 2, 0 }, Amber)] // citizens are missed like an O
    [InlineData(new[] { 9, 0, 1, 1, 1 }, Red)] // red is looked at first
    [InlineData(new[] { 1, 1, 1, 1, 0 }, Unknown)] // fewer than five people
    public void BAL1_a_mixed_community_is_judged_by_who_is_missing_and_by_the_largest_share(int[] members, BalanceOutcome outcome)
    {
        Mixed.OfMembers(Counts(members), GroupCounts.None).Outcome.ShouldBe(outcome);
        Mixed.OfAttendance(Counts(members), null).Outcome.ShouldBe(outcome);
    }

    //                         members                      looking in
    [Theory]
    [InlineData(new[] { 6, 0, 0, 0, 0 }, new[] { 0, 1, 0, 0, 1 }, Green)]
    [InlineData(new[] { 6, 0, 0, 0, 0 }, new[] { 1, 0, 0, 0, 0 }, Red)]
    [InlineData(new[] { 6, 0, 0, 0, 0 }, new[] { 0, 0, 0, 0, 3 }, Amber)]
    [InlineData(new[] { 0, 0, 0, 6, 1 }, new[] { 0, 0, 1, 0, 0 }, Green)]
    [InlineData(new[] { 4, 0, 0, 0, 0 }, new[] { 0, 1, 1, 1, 1 }, Unknown)]
    public void BAL1_peers_are_judged_by_how_many_other_groups_look_in(int[] members, int[] lookingIn, BalanceOutcome outcome) =>
        Peers.OfMembers(Counts(members), Counts(lookingIn)).Outcome.ShouldBe(outcome);

    [Fact]
    public void The_group_of_peers_is_the_largest_among_the_members_whoever_looks_in()
    {
        Peers.HomeOf(Counts(2, 3, 0, 3, 1)).ShouldBe("education");
        Peers.HomeOf(GroupCounts.None).ShouldBeNull();
        var home = Peers.HomeOf(Counts(6, 0, 0, 0, 0));
        Peers.OfAttendance(Counts(2, 5, 0, 0, 0), home).Reasons.ShouldBe([new BalanceReason(OneOther, "education")]);
    }

    [Fact]
    public void Whoever_only_looks_in_fills_no_seat_of_a_mixed_community() =>
        Mixed.OfMembers(Counts(2, 0, 2, 2, 2), Counts(0, 4, 0, 0, 0)).Reasons.ShouldBe([new BalanceReason(Missing, "education")]);

    [Fact]
    public void BAL3_somebody_of_no_group_counts_towards_the_five_and_in_no_share()
    {
        var members = Counts(3, 0, 0, 1, 0) with { Unknown = 1 };
        var balance = Mixed.OfMembers(members, GroupCounts.None);
        balance.People.ShouldBe(5);
        balance.Reasons.ShouldContain(new BalanceReason(Dominant, "government", 75));
        Mixed.OfMembers(GroupCounts.None with { Unknown = 6 }, GroupCounts.None).Reasons.ShouldBe([new BalanceReason(GroupsUnknown)]);
    }

    [Fact]
    public void The_reasons_name_each_group_that_is_missing_and_the_one_that_is_too_large()
    {
        var balance = Mixed.OfMembers(Counts(7, 0, 1, 2, 0), GroupCounts.None);
        balance.Outcome.ShouldBe(Red);
        balance.Reasons.ShouldBe([new BalanceReason(Missing, "education"), new BalanceReason(Missing, "society"), new BalanceReason(Dominant, "government", 70)]);
    }

    [Fact]
    public void BAL2_of_input_groups_under_three_people_are_shown_as_one()
    {
        var balance = Mixed.OfInput(Counts(4, 2, 1, 3, 1), Counts(6, 3, 0, 5, 4), null);
        balance.Shares.ShouldBe([new BalanceShare("government", 6), new BalanceShare("business", 5), new BalanceShare(Balance.Other, 7)]);
        balance.Outcome.ShouldBe(Green);
    }

    [Fact]
    public void BAL2_of_input_a_remainder_under_three_people_takes_the_smallest_group_along()
    {
        var balance = Mixed.OfInput(Counts(5, 1, 0, 3, 4), Counts(6, 9, 0, 5, 4), null);
        balance.Shares.ShouldBe([new BalanceShare("government", 6), new BalanceShare("society", 4), new BalanceShare(Balance.Other, 14)]);
    }

    [Fact]
    public void BAL2_of_input_nothing_is_said_that_would_point_at_people()
    {
        Mixed.OfInput(Counts(4, 1, 0, 0, 0), Counts(4, 2, 0, 0, 0), null).Reasons.ShouldBe([new BalanceReason(GroupsTooSmall)]);
        Mixed.OfInput(Counts(4, 0, 0, 0, 0), Counts(4, 0, 0, 0, 0), null).Reasons.ShouldBe([new BalanceReason(TooFewPeople)]);
        Mixed.OfInput(Counts(4, 4, 0, 0, 0), GroupCounts.None, null).Reasons.ShouldBe([new BalanceReason(NoInput)]);
    }

    [Fact]
    public void Of_input_a_group_that_was_there_and_gave_nothing_is_missing() =>
        Mixed.OfInput(Counts(3, 3, 3, 3, 3), Counts(2, 2, 0, 2, 2), null).Reasons.ShouldBe([new BalanceReason(Missing, "research")]);

    [Fact]
    public void Peers_see_of_input_that_small_groups_together_contributed()
    {
        Peers.OfInput(Counts(6, 1, 1, 0, 1), Counts(9, 0, 0, 0, 1), "government").Outcome.ShouldBe(Green);
        Peers.OfInput(Counts(6, 1, 1, 0, 1), Counts(9, 0, 0, 0, 0), "government").Outcome.ShouldBe(Red);
    }

    [Fact]
    public void A_programme_may_have_other_groups_than_five()
    {
        var seven = new Balance(CompositionMode.Mixed, [.. Groups, "surroundings", "media"]);
        seven.OfMembers(Counts(2, 2, 2, 2, 2), GroupCounts.None).Outcome.ShouldBe(Red);
        seven.OfMembers(Counts(2, 2, 2, 2, 2).Plus("surroundings", 2).Plus("media", 2), GroupCounts.None).Evenness.ShouldBe(1);
    }

    [Theory]
    [InlineData("ldeb")]
    [InlineData("ges")]
    [InlineData("finc")]
    [InlineData("benb")]
    public void The_communities_of_the_demonstration_have_the_balance_that_is_expected_of_them(string key)
    {
        var community = Demonstration().GetProperty("communities").EnumerateArray().Single(found => found.GetProperty("key").GetString() == key);
        var people = community.GetProperty("members").EnumerateArray()
            .Select(member => (Group: member.GetProperty("sector").GetString(), IsGuest: member.GetProperty("roles").EnumerateArray().Any(role => role.GetString() == "guest")))
            .ToList();
        var balance = (community.GetProperty("mode").GetString() == "peer" ? Peers : Mixed).OfMembers(
            GroupCounts.Of(people.Where(person => !person.IsGuest).Select(person => person.Group)),
            GroupCounts.Of(people.Where(person => person.IsGuest).Select(person => person.Group)));

        balance.Outcome.ShouldBe(community.GetProperty("expectedBalance").GetString() switch
        {
            "groen" => Green,
            "oranje" => Amber,
            "rood" => Red,
            var other => throw new ArgumentException(other),
        });
    }

    private static JsonElement Demonstration() =>
        JsonDocument.Parse(File.ReadAllText(Repository.File("src", "Web", "Demonstrations", "demo.json"))).RootElement;
}
