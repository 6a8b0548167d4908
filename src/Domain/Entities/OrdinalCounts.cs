using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Samenwerken.Domain.Entities;

/// <summary>
/// Reads counts by id in the one order that no language has a say in. Read in another, the same record would be other JSON,
/// and a state would have another hash.
/// </summary>
internal sealed class OrdinalCounts : JsonConverter<ImmutableSortedDictionary<string, int>>
{
    public static readonly ImmutableSortedDictionary<string, int> None = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    public override ImmutableSortedDictionary<string, int> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var counts = None.ToBuilder();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var id = reader.GetString()!;
            reader.Read();
            counts[id] = reader.GetInt32();
        }

        return counts.ToImmutable();
    }

    public override void Write(Utf8JsonWriter writer, ImmutableSortedDictionary<string, int> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (id, count) in value)
            writer.WriteNumber(id, count);
        writer.WriteEndObject();
    }
}
