using System.Collections.Immutable;

namespace Samenwerken.Domain.Communities;

/// <summary>
/// Whether the partner groups of a community (the four O's, and citizens beside them) are in balance: through its members, through
/// who is there, and through where the ideas come from. It shows who is missing. It never blocks anything, and it never points at
/// a person: the lens of input shows no group of fewer than <see cref="SmallestGroup"/> people, and what it says follows from what
/// it shows alone, so that nobody can reckon back to what one or two people contributed.
/// </summary>
/// <param name="Mode">Mixed, or peers among themselves.</param>
/// <param name="Groups">The partner groups of the programme, in its order.</param>
public sealed record Balance(CompositionMode Mode, ImmutableArray<string> Groups)
{
    /// <summary>Below this many people nothing is said.</summary>
    public const int FewestPeople = 5;

    /// <summary>No group of fewer people is shown with what it contributed.</summary>
    public const int SmallestGroup = 3;

    /// <summary>Of how many last meetings peers count who looked in.</summary>
    public const int LastMeetings = 3;

    /// <summary>Stands for the groups that are too small to be shown, and those of no known group, together.</summary>
    public const string Other = "other";

    private const int AmberPercent = 50;
    private const int RedPercent = 66;

    /// <summary>The group that peers share: the largest among the members, and of equals the first; null where no group is known.</summary>
    public string? HomeOf(GroupCounts members) =>
        Groups.Where(group => members[group] > 0).OrderByDescending(group => members[group]).FirstOrDefault();

    /// <summary>Leden. Whoever only looks in fills no seat of a mixed community, and is whom peers look for.</summary>
    /// <param name="members">The active members.</param>
    /// <param name="lookingIn">Those who only read along.</param>
    public LensBalance OfMembers(GroupCounts members, GroupCounts lookingIn)
    {
        var counted = (Mode is CompositionMode.Peer ? members + lookingIn : members).Within(Groups);
        return OfPeople(BalanceLens.Members, members.Total, counted, HomeOf(members));
    }

    /// <summary>Aanwezig: who was there, whether as a member or as a guest.</summary>
    /// <param name="present">In one meeting; for peers in the last <see cref="LastMeetings"/> of them, each person once.</param>
    /// <param name="home">The group that the peers share.</param>
    public LensBalance OfAttendance(GroupCounts present, string? home) =>
        OfPeople(BalanceLens.Attendance, present.Total, present.Within(Groups), home);

    /// <summary>Inbreng: from which groups the contributions of those who were there came, in one meeting.</summary>
    public LensBalance OfInput(GroupCounts present, GroupCounts contributions, string? home) => OfInput([(present, contributions)], home);

    /// <summary>
    /// Inbreng of several meetings: the sum of what each of them shows. Reckoned anew from all of them, it would differ from their
    /// sum by what they do not show.
    /// </summary>
    public LensBalance OfInput(IEnumerable<(GroupCounts Present, GroupCounts Contributions)> meetings, string? home)
    {
        var views = meetings.Select(meeting => ViewOf(meeting.Present, meeting.Contributions)).ToList();
        var people = views.Select(view => view.People).DefaultIfEmpty().Max();
        var shown = views.Where(view => view.Why is null).ToList();
        if (shown.Count == 0)
            return Nothing(BalanceLens.Input, people, views.LastOrDefault().Why ?? BalanceCode.NoInput);

        var shares = shown.SelectMany(view => view.Shares).GroupBy(share => share.Group, share => share.Count)
            .Select(group => new BalanceShare(group.Key, group.Sum()))
            .OrderBy(share => share.Group == Other ? Groups.Length : Groups.IndexOf(share.Group))
            .ToImmutableArray();
        return Judged(BalanceLens.Input, people, shares, group => shown.Any(view => view.Gave.Contains(group)), home);
    }

    /// <param name="Why">Why nothing is shown; null where something is.</param>
    /// <param name="Gave">Of which groups it is said that they contributed: those that are not shown together, or none of them.</param>
    private readonly record struct InputView(int People, BalanceCode? Why, ImmutableArray<BalanceShare> Shares, ImmutableArray<string> Gave);

    private InputView ViewOf(GroupCounts present, GroupCounts contributions)
    {
        var (people, given) = Matched(present.Within(Groups), contributions.Within(Groups));
        var shown = Shown(people);
        BalanceCode? why = people.Total < FewestPeople ? BalanceCode.TooFewPeople
            : given.Total == 0 ? BalanceCode.NoInput
            : shown.IsEmpty ? BalanceCode.GroupsTooSmall
            : null;
        if (why is not null)
            return new InputView(people.Total, why, [], []);

        var merged = given.Total - shown.Sum(group => given[group]);
        var shares = shown.Select(group => new BalanceShare(group, given[group])).ToImmutableArray();
        if (people.Total > shown.Sum(group => people[group]))
            shares = shares.Add(new BalanceShare(Other, merged));
        bool Gave(string group) => shown.Contains(group) ? given[group] > 0 : people[group] > 0 && merged > 0;
        return new InputView(people.Total, null, shares, [.. Groups.Where(Gave)]);
    }

    private LensBalance OfPeople(BalanceLens lens, int people, GroupCounts counts, string? home)
    {
        if (people < FewestPeople)
            return Nothing(lens, people, BalanceCode.TooFewPeople, SharesOf(counts));
        return counts.Known == 0
            ? Nothing(lens, people, BalanceCode.GroupsUnknown)
            : Judged(lens, people, SharesOf(counts), group => counts[group] > 0, home);
    }

    private ImmutableArray<BalanceShare> SharesOf(GroupCounts counts) => [.. Groups.Select(group => new BalanceShare(group, counts[group]))];

    private LensBalance Judged(BalanceLens lens, int people, ImmutableArray<BalanceShare> shares, Func<string, bool> isThere, string? home)
    {
        var (outcome, reasons) = Mode is CompositionMode.Peer ? AmongPeers(isThere, home) : Mixed(shares, isThere);
        return new LensBalance(lens, outcome, people, shares, EvennessOf(shares), reasons);
    }

    private (BalanceOutcome, ImmutableArray<BalanceReason>) Mixed(ImmutableArray<BalanceShare> shares, Func<string, bool> isThere)
    {
        var total = shares.Sum(share => share.Count);
        var reasons = Groups.Where(group => !isThere(group)).Select(group => new BalanceReason(BalanceCode.Missing, group)).ToImmutableArray();
        var missing = reasons.Length;
        var largest = shares.Where(share => share.Group != Other).MaxBy(share => share.Count);
        var isLarge = largest is not null && Exceeds(largest.Count, total, AmberPercent);
        if (isLarge)
            reasons = reasons.Add(new BalanceReason(BalanceCode.Dominant, largest!.Group, Percent(largest.Count, total)));
        if (missing > 1 || (isLarge && Exceeds(largest!.Count, total, RedPercent)))
            return (BalanceOutcome.Red, reasons);
        return (reasons.IsEmpty ? BalanceOutcome.Green : BalanceOutcome.Amber, reasons);
    }

    private (BalanceOutcome, ImmutableArray<BalanceReason>) AmongPeers(Func<string, bool> isThere, string? home) =>
        Groups.Where(group => group != home && isThere(group)).ToList() switch
        {
            [] => (BalanceOutcome.Red, [new BalanceReason(BalanceCode.NoOthers)]),
            [var only] => (BalanceOutcome.Amber, [new BalanceReason(BalanceCode.OneOther, only)]),
            _ => (BalanceOutcome.Green, []),
        };

    /// <summary>
    /// The groups that can be shown by themselves, so that the rest together are nobody or at least <see cref="SmallestGroup"/>
    /// people. It depends on how many people there are, never on what they contributed.
    /// </summary>
    private ImmutableArray<string> Shown(GroupCounts people)
    {
        var shown = Groups.Where(group => people[group] >= SmallestGroup).ToList();
        var rest = people.Total - shown.Sum(group => people[group]);
        while (rest is > 0 and < SmallestGroup && shown.Count > 0)
        {
            var smallest = shown.AsEnumerable().Reverse().MinBy(group => people[group])!;
            shown.Remove(smallest);
            rest += people[smallest];
        }

        return [.. shown];
    }

    /// <summary>What came from a group of which nobody was counted is of no known group, and somebody's.</summary>
    private static (GroupCounts People, GroupCounts Given) Matched(GroupCounts people, GroupCounts given)
    {
        given = given.Within([.. people.OfGroup.Keys.Where(group => people[group] > 0)]);
        return (people with { Unknown = Math.Max(people.Unknown, Math.Min(given.Unknown, 1)) }, given);
    }

    /// <summary>
    /// Pielou's evenness over as many groups as there are. Where small groups are shown as one they count as one, so it may be
    /// lower than it would be with all known, and tells nothing more than the shares do.
    /// </summary>
    private double? EvennessOf(ImmutableArray<BalanceShare> shares)
    {
        double total = shares.Sum(share => share.Count);
        if (total == 0 || Groups.Length < 2)
            return null;
        var entropy = shares.Where(share => share.Count > 0).Sum(share => share.Count / total * Math.Log(total / share.Count));
        return Math.Round(Math.Clamp(entropy / Math.Log(Groups.Length), 0, 1), 3);
    }

    private static bool Exceeds(int count, int total, int percent) => count * 100L > total * (long)percent;

    private static int Percent(int count, int total) => (int)Math.Round(count * 100d / total);

    private static LensBalance Nothing(BalanceLens lens, int people, BalanceCode why, ImmutableArray<BalanceShare>? shares = null) =>
        new(lens, BalanceOutcome.Unknown, people, shares ?? [], null, [new BalanceReason(why)]);
}
