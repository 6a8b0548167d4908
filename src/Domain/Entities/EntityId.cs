using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Samenwerken.Domain.Entities;

/// <summary>Names one entity, the unit of ordering and of consistency: <c>meeting/0198…</c>.</summary>
/// <param name="Kind">Which rules it follows: the <see cref="EntityKind.Name"/> of its kind.</param>
/// <param name="Id">Its own name within that kind.</param>
[JsonConverter(typeof(EntityIdJson))]
public readonly partial record struct EntityId(string Kind, string Id)
{
    /// <returns>The entity named, or null where <paramref name="text"/> does not have the form <c>kind/id</c>.</returns>
    public static EntityId? Parse(string? text) =>
        text is not null && Form().Match(text) is { Success: true } match
            ? new EntityId(match.Groups[1].Value, match.Groups[2].Value)
            : null;

    public override string ToString() => $"{Kind}/{Id}";

    [GeneratedRegex("^([a-z][A-Za-z]{0,31})/([A-Za-z0-9_-]{1,36})$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
