using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

/// <summary>How many there are of each partner group, and how many of no group that is known.</summary>
public sealed record GroupCounts(
    [property: JsonConverter(typeof(OrdinalCounts))] ImmutableSortedDictionary<string, int> OfGroup,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Unknown = 0)
{
    public static readonly GroupCounts None = new(ImmutableSortedDictionary<string, int>.Empty.WithComparers(StringComparer.Ordinal));

    /// <summary>Counts what each element belongs to; null is no known group.</summary>
    public static GroupCounts Of(IEnumerable<string?> groups) => groups.Aggregate(None, (counts, group) => counts.Plus(group, 1));

    public int this[string group] => OfGroup.GetValueOrDefault(group);

    [JsonIgnore]
    public int Known => OfGroup.Values.Sum();

    [JsonIgnore]
    public int Total => Known + Unknown;

    public GroupCounts Plus(string? group, int count) => group is null
        ? this with { Unknown = Unknown + count }
        : this with { OfGroup = OfGroup.SetItem(group, this[group] + count) };

    public static GroupCounts operator +(GroupCounts one, GroupCounts other) =>
        other.OfGroup.Aggregate(one.Plus(null, other.Unknown), (sum, pair) => sum.Plus(pair.Key, pair.Value));

    /// <summary>Of each group, and of no known one, the more of the two: at least so many different people were there.</summary>
    public GroupCounts AtLeast(GroupCounts other) => other.OfGroup.Aggregate(
        this with { Unknown = Math.Max(Unknown, other.Unknown) },
        (most, pair) => most with { OfGroup = most.OfGroup.SetItem(pair.Key, Math.Max(most[pair.Key], pair.Value)) });

    /// <summary>The same, where whoever is of none of these groups is of no known one.</summary>
    public GroupCounts Within(ImmutableArray<string> groups) =>
        OfGroup.Aggregate(None.Plus(null, Unknown), (counts, pair) => counts.Plus(groups.Contains(pair.Key) ? pair.Key : null, pair.Value));

    public bool Equals(GroupCounts? other) => other is not null && Unknown == other.Unknown && OfGroup.SequenceEqual(other.OfGroup);

    public override int GetHashCode() => HashCode.Combine(Unknown, OfGroup.Count);
}
