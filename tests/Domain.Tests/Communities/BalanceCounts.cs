using System.Collections.Immutable;
using Samenwerken.Domain.Communities;

namespace Samenwerken.Domain.Tests.Communities;

/// <summary>The four O's and citizens, and counts of them in that order.</summary>
internal static class BalanceCounts
{
    public static readonly ImmutableArray<string> Groups = ["government", "education", "research", "business", "society"];

    public static GroupCounts Counts(params int[] counts) =>
        counts.Index().Where(pair => pair.Item > 0).Aggregate(GroupCounts.None, (all, pair) => all.Plus(Groups[pair.Index], pair.Item));
}
