using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Samenwerken.Domain.Text;

namespace Samenwerken.Domain.Entities;

/// <summary>
/// How a commit stands in a log. Read by every later version (LOG5), so fields may be added, and never renamed or given
/// another meaning; <c>v</c> counts up when that cannot be kept.
/// </summary>
public static class CommitJson
{
    private const int Version = 1;

    private static readonly JsonWriterOptions Options = new() { Encoder = DomainJson.Encoder };

    public static byte[] Write(Commit commit)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("v", Version);
            json.WriteNumber("seq", commit.Seq);
            json.WriteString("at", commit.At);
            json.WriteString("from", commit.From.ToString());
            json.WriteString("id", commit.CommandId);
            json.WriteString("digest", commit.Digest);
            if (commit.By is { } by)
                json.WriteNumber("by", by);
            json.WriteStartArray("steps");
            foreach (var step in commit.Steps)
                Write(json, step);
            json.WriteEndArray();
            if (!commit.Reactions.IsEmpty)
                Write(json, commit.Reactions);
            if (commit.IsRedacted)
                json.WriteBoolean("redacted", true);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <exception cref="JsonException">The text is no commit.</exception>
    public static Commit Read(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        var json = document.RootElement;
        if (json.GetProperty("v").GetInt32() != Version)
            throw new JsonException("The commit was written by a newer version.");
        return new Commit(
            json.GetProperty("seq").GetInt64(),
            json.GetProperty("at").GetDateTimeOffset(),
            ReadSender(json.GetProperty("from").GetString()!),
            json.GetProperty("id").GetString()!,
            json.GetProperty("digest").GetString()!,
            json.TryGetProperty("by", out var by) ? by.GetInt32() : null,
            [.. json.GetProperty("steps").EnumerateArray().Select(ReadStep)],
            json.TryGetProperty("reactions", out var reactions) ? [.. reactions.EnumerateArray().Select(ReadReaction)] : [],
            json.TryGetProperty("redacted", out var redacted) && redacted.GetBoolean());
    }

    /// <summary>Writes a change as the wire has it, without its audience.</summary>
    public static void WriteContent(Utf8JsonWriter json, Change change)
    {
        switch (change)
        {
            case Change.Put put:
                json.WritePropertyName("put");
                JsonSerializer.Serialize(json, put.Record, DomainJson.Instance.Record);
                break;
            case Change.Patch patch:
                json.WriteStartObject("patch");
                Write(json, patch.Key);
                foreach (var (name, value) in patch.Fields)
                {
                    json.WritePropertyName(name);
                    value.WriteTo(json);
                }

                json.WriteEndObject();
                break;
            case Change.Text text:
                json.WriteStartObject("text");
                Write(json, text.Key);
                json.WriteString("field", TextRecord.Field);
                json.WritePropertyName("delta");
                JsonSerializer.Serialize(json, text.Delta, DomainJson.Instance.Delta);
                json.WriteNumber("revision", text.Revision);
                json.WriteEndObject();
                break;
            case Change.Delete delete:
                json.WriteStartObject("delete");
                Write(json, delete.Key);
                json.WriteEndObject();
                break;
        }
    }

    public static void Write(Utf8JsonWriter json, Key key)
    {
        json.WriteString("kind", key.Kind);
        json.WriteString("id", key.Id);
    }

    public static void Write(Utf8JsonWriter json, Audience audience)
    {
        switch (audience)
        {
            case Audience.All:
                json.WriteStringValue("all");
                break;
            case Audience.Server:
                json.WriteStringValue("server");
                break;
            case Audience.Person person:
                json.WriteStartObject();
                json.WriteString("person", person.PersonId);
                json.WriteEndObject();
                break;
            case Audience.People people:
                json.WriteStartObject();
                WriteNames(json, "people", people.PersonIds);
                json.WriteEndObject();
                break;
            case Audience.Roles roles:
                json.WriteStartObject();
                WriteNames(json, "roles", roles.Names);
                json.WriteEndObject();
                break;
            case Audience.PersonAndRoles both:
                json.WriteStartObject();
                json.WriteString("person", both.PersonId);
                WriteNames(json, "roles", both.Names);
                json.WriteEndObject();
                break;
        }
    }

    public static Audience ReadAudience(JsonElement json)
    {
        if (json.ValueKind is JsonValueKind.String)
            return json.GetString() is "all" ? Audience.Everyone : Audience.Nobody;
        if (json.TryGetProperty("people", out var people))
            return Audience.Of(people.EnumerateArray().Select(id => id.GetString()!));
        var personId = json.TryGetProperty("person", out var person) ? person.GetString() : null;
        ImmutableSortedSet<string>? names = json.TryGetProperty("roles", out var roles) ? [.. roles.EnumerateArray().Select(name => name.GetString()!)] : null;
        return (personId, names) switch
        {
            ({ } id, null) => new Audience.Person(id),
            ({ } id, { } others) => new Audience.PersonAndRoles(id, others),
            (null, { } others) => new Audience.Roles(others),
            _ => throw new JsonException("An audience is everybody, nobody, people, or roles."),
        };
    }

    private static void WriteNames(Utf8JsonWriter json, string field, ImmutableSortedSet<string> names)
    {
        json.WriteStartArray(field);
        foreach (var name in names)
            json.WriteStringValue(name);
        json.WriteEndArray();
    }

    internal static Key ReadKey(JsonElement json) => new(json.GetProperty("kind").GetString()!, json.GetProperty("id").GetString()!);

    private static void Write(Utf8JsonWriter json, Step step)
    {
        json.WriteStartObject();
        json.WritePropertyName("event");
        JsonSerializer.Serialize(json, step.Event, DomainJson.Instance.Event);
        json.WriteStartArray("changes");
        foreach (var change in step.Changes)
        {
            json.WriteStartObject();
            WriteContent(json, change);
            if (change.For is not Audience.All)
            {
                json.WritePropertyName("for");
                Write(json, change.For);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ImmutableArray<Reaction> reactions)
    {
        json.WriteStartArray("reactions");
        foreach (var reaction in reactions)
        {
            json.WriteStartObject();
            json.WriteString("to", reaction.To.ToString());
            json.WritePropertyName("command");
            JsonSerializer.Serialize(json, reaction.Command, DomainJson.Instance.Command);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static Step ReadStep(JsonElement json) => new(
        json.GetProperty("event").Deserialize(DomainJson.Instance.Event)!,
        [.. json.GetProperty("changes").EnumerateArray().Select(ReadChange)]);

    private static Change ReadChange(JsonElement json)
    {
        var audience = json.TryGetProperty("for", out var @for) ? ReadAudience(@for) : Audience.Everyone;
        if (json.TryGetProperty("put", out var put))
            return new Change.Put(put.Deserialize(DomainJson.Instance.Record)!, audience);
        if (json.TryGetProperty("patch", out var patch))
        {
            var fields = patch.EnumerateObject()
                .Where(field => field.Name is not ("kind" or "id"))
                .ToImmutableSortedDictionary(field => field.Name, field => field.Value.Clone(), StringComparer.Ordinal);
            return new Change.Patch(ReadKey(patch), fields, audience);
        }

        if (json.TryGetProperty("text", out var text))
        {
            return new Change.Text(
                ReadKey(text), text.GetProperty("delta").Deserialize(DomainJson.Instance.Delta)!, text.GetProperty("revision").GetInt32(), audience);
        }

        return new Change.Delete(ReadKey(json.GetProperty("delete")), audience);
    }

    private static Reaction ReadReaction(JsonElement json) => new(
        EntityId.Parse(json.GetProperty("to").GetString()) ?? throw new JsonException("A reaction goes to an entity."),
        json.GetProperty("command").Deserialize(DomainJson.Instance.Command)!);

    /// <summary>Reads back what <see cref="object.ToString"/> of a sender wrote.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static Sender ReadSender(string text) => text.Split('/') switch
    {
        ["person", var person, var device] => new Sender.Person(person, device),
        ["entity", var kind, var id] => new Sender.Entity(new EntityId(kind, id)),
        ["host"] => Sender.TheHost,
        _ => throw new JsonException("A sender is a person, an entity or the host."),
    };
}
