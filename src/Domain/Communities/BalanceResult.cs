using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Samenwerken.Domain.Communities;

/// <summary>How a community is meant to be made up.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CompositionMode>))]
public enum CompositionMode
{
    /// <summary>Gemengd: every partner group takes part.</summary>
    [JsonStringEnumMemberName("mixed")] Mixed,

    /// <summary>Onder gelijken: one partner group, which has others look in. Declared, with a reason.</summary>
    [JsonStringEnumMemberName("peer")] Peer,
}

/// <summary>What is looked at; each with the same formula.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BalanceLens>))]
public enum BalanceLens
{
    /// <summary>Leden: who belongs to it.</summary>
    [JsonStringEnumMemberName("members")] Members,

    /// <summary>Aanwezig: who was there.</summary>
    [JsonStringEnumMemberName("attendance")] Attendance,

    /// <summary>Inbreng: from which groups the ideas came.</summary>
    [JsonStringEnumMemberName("input")] Input,
}

[JsonConverter(typeof(JsonStringEnumConverter<BalanceOutcome>))]
public enum BalanceOutcome
{
    /// <summary>Nothing can be said yet, or not without pointing at people; the reason says which.</summary>
    [JsonStringEnumMemberName("unknown")] Unknown,

    /// <summary>Groen: in balans.</summary>
    [JsonStringEnumMemberName("green")] Green,

    /// <summary>Oranje: let op.</summary>
    [JsonStringEnumMemberName("amber")] Amber,

    /// <summary>Rood: eenzijdig.</summary>
    [JsonStringEnumMemberName("red")] Red,
}

/// <summary>Why the outcome is as it is, from which a page makes a sentence of advice.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BalanceCode>))]
public enum BalanceCode
{
    /// <summary>Fewer than five people.</summary>
    [JsonStringEnumMemberName("tooFewPeople")] TooFewPeople,

    /// <summary>Of too few of them it is known to which group they belong.</summary>
    [JsonStringEnumMemberName("groupsUnknown")] GroupsUnknown,

    /// <summary>Fewer than three people are left over beside the groups that can be shown: it would point at them.</summary>
    [JsonStringEnumMemberName("groupsTooSmall")] GroupsTooSmall,

    /// <summary>Nobody contributed anything yet.</summary>
    [JsonStringEnumMemberName("noInput")] NoInput,

    /// <summary>Nobody of this group.</summary>
    [JsonStringEnumMemberName("missing")] Missing,

    /// <summary>More than half is of this group.</summary>
    [JsonStringEnumMemberName("dominant")] Dominant,

    /// <summary>Peers among themselves: no other group looked in.</summary>
    [JsonStringEnumMemberName("noOthers")] NoOthers,

    /// <summary>Peers of whom this is the only other group that looked in.</summary>
    [JsonStringEnumMemberName("oneOther")] OneOther,
}

/// <summary>One reason.</summary>
/// <param name="Group">The partner group that it is about, where it is about one; <see cref="Balance.Other"/> for those shown as one.</param>
/// <param name="Percent">How much of the whole, where that is the reason.</param>
public sealed record BalanceReason(BalanceCode Code, string? Group = null, int? Percent = null)
{
    /// <summary>Whether it says what could be done, which a coordinator may follow or dismiss.</summary>
    public static bool IsAdvice(BalanceCode code) => code is BalanceCode.Missing or BalanceCode.Dominant or BalanceCode.NoOthers or BalanceCode.OneOther;
}

/// <summary>How much is of one partner group.</summary>
/// <param name="Group">The group, or <see cref="Balance.Other"/> for those too small to be shown by themselves.</param>
/// <param name="Count">People, or in the lens of input: contributions.</param>
public sealed record BalanceShare(string Group, int Count);

/// <summary>The balance through one lens: codes and counts, and nothing about anybody.</summary>
/// <param name="People">How many people it is about.</param>
/// <param name="Shares">In the order of the groups, also those with nothing; those shown as one come last.</param>
/// <param name="Evenness">Pielou's J, from 0 (all in one group) to 1 (each group as much); absent where nothing is known.</param>
public sealed record LensBalance(
    BalanceLens Lens,
    BalanceOutcome Outcome,
    int People,
    ImmutableArray<BalanceShare> Shares,
    double? Evenness,
    ImmutableArray<BalanceReason> Reasons);
