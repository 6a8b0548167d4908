using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

/// <summary>How the balance stands through one lens, for everybody in the community.</summary>
/// <param name="Id">The wire name of the lens.</param>
/// <inheritdoc cref="LensBalance"/>
public sealed record BalanceNow(
    string Id,
    BalanceLens Lens,
    BalanceOutcome Outcome,
    int People,
    ImmutableArray<BalanceShare> Shares,
    double? Evenness,
    ImmutableArray<BalanceReason> Reasons) : Record(Id);

/// <summary>How the balance stood at a moment, so that movement is seen.</summary>
/// <param name="Id">The lens and the day, or the lens and the meeting.</param>
/// <param name="MeetingId">The meeting that it is about; absent for members.</param>
public sealed record BalancePoint(
    string Id,
    BalanceLens Lens,
    DateTimeOffset At,
    string? MeetingId,
    BalanceOutcome Outcome,
    int People,
    ImmutableArray<BalanceShare> Shares,
    double? Evenness) : Record(Id)
{
    public static string IdOf(BalanceLens lens, string of) => $"{EnumName.Of(lens)}.{of}";
}

/// <summary>
/// How many of each group were at a meeting, and how many ideas came from each. It never leaves the server: what may be seen of it are
/// the points.
/// </summary>
/// <param name="Id">The meeting's id.</param>
public sealed record MeetingTally(string Id, DateTimeOffset At, GroupCounts Present, GroupCounts Input) : Record(Id);

/// <summary>Advice that the coordinator does not follow, and why: kept for the harvest.</summary>
public sealed record DismissedAdvice(
    string Id, BalanceLens Lens, BalanceCode Code, string? Group, string Reason, string DismissedById, DateTimeOffset DismissedAt) : Record(Id)
{
    public static string IdOf(BalanceLens lens, BalanceCode code, string? group) => $"{EnumName.Of(lens)}.{EnumName.Of(code)}.{group}";
}
