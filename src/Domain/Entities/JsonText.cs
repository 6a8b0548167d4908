using System.Text.Json;

namespace Samenwerken.Domain.Entities;

/// <summary>
/// Reads JSON that a stranger sent. It may spell half a surrogate pair, in a text or even in a name, which no string can
/// hold; then what it is in reads as not being there.
/// </summary>
public static class JsonText
{
    /// <returns>The text; null where it is no string, or one that cannot be read.</returns>
    public static string? Of(JsonElement json)
    {
        try
        {
            return json.ValueKind is JsonValueKind.String ? json.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <returns>The text of a property; null also where there is none.</returns>
    public static string? Of(JsonElement json, string property) =>
        Property(json, property) is { } value ? Of(value) : null;

    /// <returns>The value of a property of an object, which may be null in JSON; null where there is none.</returns>
    public static JsonElement? Property(JsonElement json, string name)
    {
        try
        {
            return json.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
