using System.Text.Json;

namespace Samenwerken.Domain.Entities;

/// <summary>Reads text out of JSON that a stranger sent.</summary>
public static class JsonText
{
    /// <returns>The text; null where it is no string, or one that spells half a surrogate pair, which no string can hold.</returns>
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
        json.TryGetProperty(property, out var value) ? Of(value) : null;
}
