using System.Buffers;
using System.Text.Json;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine;

namespace Samenwerken.Web.Exports;

/// <summary>A meeting as the records that the wire carries, for programs.</summary>
internal static class JsonExport
{
    private const string Format = "samenwerken.meeting";
    private const int Version = 1;

    public static byte[] Write(Reading.Found found)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = DomainJson.Encoder, Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteNumber("version", Version);
            json.WriteString("epoch", found.Position.Epoch);
            json.WriteNumber("seq", found.Position.Seq);
            json.WriteStartArray("records");
            foreach (var record in found.Records.OrderBy(r => r.Key.Kind, StringComparer.Ordinal).ThenBy(r => r.Id, StringComparer.Ordinal))
                JsonSerializer.Serialize(json, record, DomainJson.Instance.Record);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
