using System.Text.Json;
using System.Text.Json.Serialization;

namespace Samenwerken.Domain.Entities;

/// <summary>An <see cref="EntityId"/> is one string in JSON.</summary>
internal sealed class EntityIdJson : JsonConverter<EntityId>
{
    public override EntityId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EntityId.Parse(reader.GetString()) ?? throw new JsonException("An entity is named kind/id.");

    public override void Write(Utf8JsonWriter writer, EntityId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
