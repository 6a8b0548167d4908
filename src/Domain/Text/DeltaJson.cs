using System.Text.Json;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Text;

/// <summary>An edit as JSON: <c>[3, "abc", -2]</c>. What the server wrote reads back; what a stranger sent is checked by <see cref="Read(JsonElement, out string)"/>.</summary>
internal sealed class DeltaJson : JsonConverter<Delta>
{
    /// <summary>Reads an edit that a stranger sent.</summary>
    /// <param name="code">Why it is none: it has another form, or not the one form that each edit has.</param>
    public static Delta? Read(JsonElement json, out string code)
    {
        code = TextRefusals.DeltaMalformed;
        if (json.ValueKind is not JsonValueKind.Array)
            return null;
        var builder = new Delta.Builder();
        long reach = 0;
        var count = 0;
        foreach (var step in json.EnumerateArray())
        {
            if (step.ValueKind is JsonValueKind.Number && step.TryGetInt32(out var length) && length is not (0 or int.MinValue) && (reach += Math.Abs(length)) <= int.MaxValue)
                _ = length > 0 ? builder.Keep(length) : builder.Delete(-length);
            else if (JsonText.Of(step) is { Length: > 0 } text && !text.Any(IsForbidden))
                builder.Insert(text);
            else
                return null;
            count++;
        }

        code = TextRefusals.DeltaNotCanonical;
        var delta = builder.Build();
        return count > 0 && delta.Steps.Length == count && IsAsWritten(delta, json) ? delta : null;
    }

    public override Delta Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var json = document.RootElement;
        if (json.ValueKind is JsonValueKind.Array && json.GetArrayLength() == 0)
            return Delta.Nothing;
        return Read(json, out var code) ?? throw new JsonException($"This is no edit: {code}.");
    }

    public override void Write(Utf8JsonWriter writer, Delta value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var step in value.Steps)
        {
            if (step.Insert is { } text)
                writer.WriteStringValue(text);
            else
                writer.WriteNumberValue(step.Keep - step.Delete);
        }

        writer.WriteEndArray();
    }

    /// <summary>Whether building changed no order: with as many steps as there were, only that is left to differ.</summary>
    private static bool IsAsWritten(Delta delta, JsonElement json) =>
        json.EnumerateArray().Zip(delta.Steps, (was, step) => (was.ValueKind is JsonValueKind.String) == (step.Insert is not null)).All(same => same);

    // Line ends are \n alone, so that a place in a text is the same place for everybody.
    private static bool IsForbidden(char c) => char.IsControl(c) && c is not ('\n' or '\t');
}
