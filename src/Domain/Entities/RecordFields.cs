using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Samenwerken.Domain.Entities;

/// <summary>A record seen as named fields, which is what a patch speaks of.</summary>
internal static class RecordFields
{
    private static readonly ConcurrentDictionary<Type, FrozenDictionary<string, object?>> LeftOutByDefault = new();
    private static readonly JsonElement Null = JsonDocument.Parse("null").RootElement;

    /// <summary>The fields in which <paramref name="after"/> differs; two records of one kind and id.</summary>
    public static ImmutableSortedDictionary<string, JsonElement> Changed(Record before, Record after)
    {
        var changed = ImmutableSortedDictionary.CreateBuilder<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in DomainJson.Instance.Options.GetTypeInfo(after.GetType()).Properties)
        {
            if (property.Get is not { } get || AreAlike(get(before), get(after)))
                continue;
            var now = get(after);
            changed[property.Name] = now is null || IsLeftOut(after.GetType(), property.Name, now)
                ? Null
                : JsonSerializer.SerializeToElement(now, DomainJson.Instance.Options.GetTypeInfo(property.PropertyType));
        }
        return changed.ToImmutable();
    }

    /// <summary>A list is what is in it: whether two records share one in memory must make no difference (LOG5).</summary>
    private static bool AreAlike(object? one, object? other) =>
        Equals(one, other) || (one is IStructuralEquatable list && list.Equals(other, StructuralComparisons.StructuralEqualityComparer));

    /// <summary>
    /// Whether a record is written without this field when it has this value. Then a patch takes the field away, so that
    /// who folds patches and who gets the record whole have the same (VIS1).
    /// </summary>
    private static bool IsLeftOut(Type record, string field, object value) =>
        LeftOutByDefault.GetOrAdd(record, DefaultsOf).TryGetValue(field, out var byDefault) && value.Equals(byDefault);

    private static FrozenDictionary<string, object?> DefaultsOf(Type record) => record.GetProperties()
        .Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition is JsonIgnoreCondition.WhenWritingDefault)
        .ToFrozenDictionary(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name), property => Activator.CreateInstance(property.PropertyType));

    /// <summary>The record with these fields changed.</summary>
    public static Record With(Record record, IEnumerable<KeyValuePair<string, JsonElement>> fields)
    {
        var node = JsonSerializer.SerializeToNode(record, DomainJson.Instance.Record)!.AsObject();
        foreach (var (name, value) in fields)
        {
            if (value.ValueKind is JsonValueKind.Null)
                node.Remove(name);
            else
                node[name] = JsonNode.Parse(value.GetRawText());
        }
        return node.Deserialize(DomainJson.Instance.Record)!;
    }
}
