using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Samenwerken.Domain.Entities;

/// <summary>
/// How a state stands in a snapshot: a short cut for loading, which may be thrown away at any time (LOG4). A snapshot of
/// another version reads as none.
/// </summary>
public static class SnapshotJson
{
    private const int Version = 1;

    private static readonly JsonWriterOptions Options = new() { Encoder = DomainJson.Encoder };

    public static byte[] Write(State state)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("v", Version);
            json.WriteNumber("seq", state.Seq);
            json.WriteNumber("audienceChangedAt", state.AudienceChangedAt);
            json.WriteNumber("deletionsForgottenUpTo", state.DeletionsForgottenUpTo);
            json.WriteStartArray("records");
            foreach (var entry in state.Entries)
                Write(json, entry.Audience, entry.Seq, entry.Record);
            json.WriteEndArray();
            json.WriteStartArray("deletions");
            foreach (var deletion in state.Deletions)
                Write(json, deletion.Audience, deletion.Seq, deletion.Key);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <returns>Null where the snapshot cannot be used.</returns>
    public static State? Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            var json = document.RootElement;
            if (json.GetProperty("v").GetInt32() != Version)
                return null;
            return State.Restore(
                json.GetProperty("seq").GetInt64(),
                json.GetProperty("audienceChangedAt").GetInt64(),
                json.GetProperty("deletionsForgottenUpTo").GetInt64(),
                json.GetProperty("records").EnumerateArray().Select(entry => new State.Entry(
                    entry.GetProperty("record").Deserialize(DomainJson.Instance.Record)!, AudienceOf(entry), SeqOf(entry))),
                json.GetProperty("deletions").EnumerateArray().Select(deletion => new State.Deletion(
                    CommitJson.ReadKey(deletion.GetProperty("key")), AudienceOf(deletion), SeqOf(deletion))));
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>
    /// SHA-256 over all that a state holds, in one fixed order: two states with one hash are the same state.
    /// </summary>
    public static string HashOf(State state)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartArray();
            foreach (var entry in state.Entries.OrderBy(e => e.Record.Key.Kind, StringComparer.Ordinal).ThenBy(e => e.Record.Id, StringComparer.Ordinal))
                Write(json, entry.Audience, entry.Seq, entry.Record);
            foreach (var deletion in state.Deletions.OrderBy(d => d.Key.Kind, StringComparer.Ordinal).ThenBy(d => d.Key.Id, StringComparer.Ordinal))
                Write(json, deletion.Audience, deletion.Seq, deletion.Key);
            json.WriteNumberValue(state.Seq);
            json.WriteNumberValue(state.AudienceChangedAt);
            json.WriteNumberValue(state.DeletionsForgottenUpTo);
            json.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter json, Audience audience, long seq, Record record)
    {
        StartEntry(json, audience, seq);
        json.WritePropertyName("record");
        JsonSerializer.Serialize(json, record, DomainJson.Instance.Record);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Audience audience, long seq, Key key)
    {
        StartEntry(json, audience, seq);
        json.WriteStartObject("key");
        CommitJson.Write(json, key);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void StartEntry(Utf8JsonWriter json, Audience audience, long seq)
    {
        json.WriteStartObject();
        json.WriteNumber("seq", seq);
        json.WritePropertyName("for");
        CommitJson.Write(json, audience);
    }

    private static Audience AudienceOf(JsonElement json) => CommitJson.ReadAudience(json.GetProperty("for"));

    private static long SeqOf(JsonElement json) => json.GetProperty("seq").GetInt64();
}
