using System.Buffers;
using System.Text.Json;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Engine;

/// <summary>
/// Writes frames: docs/protocol.md is the text that this keeps. What goes into one is decided by audiences alone (VIS1);
/// nothing here knows a kind of record.
/// </summary>
internal static class Wire
{
    private static readonly JsonWriterOptions Options = new() { Encoder = DomainJson.Encoder, SkipValidation = true };

    /// <summary>All that a viewer may see, or, with <paramref name="since"/>, what changed after it.</summary>
    public static ReadOnlyMemory<byte> Welcome(
        Position position, long? since, IEnumerable<Record> records, IReadOnlyCollection<Key>? deleted = null) =>
        Write(4096, json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("welcome");
            json.WriteString("epoch", position.Epoch);
            json.WriteNumber("seq", position.Seq);
            if (since is { } from)
                json.WriteNumber("since", from);
            json.WriteStartArray("records");
            foreach (var record in records)
                JsonSerializer.Serialize(json, record, DomainJson.Instance.Record);
            json.WriteEndArray();
            if (deleted is { Count: > 0 })
            {
                json.WriteStartArray("deleted");
                foreach (var key in deleted)
                {
                    json.WriteStartObject();
                    CommitJson.Write(json, key);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        });

    /// <summary>A commit as this viewer may see it; its bare number where they may see nothing of it (SEQ3).</summary>
    /// <param name="own">Whether it goes to the sender, who alone hears the command's id.</param>
    public static ReadOnlyMemory<byte> Commit(Commit commit, Viewer viewer, bool own) =>
        Write(256, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("seq", commit.Seq);
            if (own)
                json.WriteString("id", commit.CommandId);
            var visible = commit.Steps
                .Select(step => (step.Event, Changes: step.Changes.Where(change => change.For.Includes(viewer)).ToList()))
                .Where(step => step.Changes.Count > 0)
                .ToList();
            if (visible.Count > 0)
            {
                if (commit.By is { } by)
                    json.WriteNumber("by", by);
                json.WriteStartArray("what");
                foreach (var step in visible)
                    json.WriteStringValue(WireName.Of(step.Event));
                json.WriteEndArray();
                json.WriteStartArray("changes");
                foreach (var change in visible.SelectMany(step => step.Changes))
                {
                    json.WriteStartObject();
                    CommitJson.WriteContent(json, change);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        });

    /// <summary>A frame of commits that are written already.</summary>
    public static Frame Commits(IReadOnlyList<ReadOnlyMemory<byte>> commits)
    {
        ReadOnlySpan<byte> start = "{\"commits\":["u8, end = "]}"u8;
        var frame = new byte[start.Length + commits.Sum(commit => commit.Length + 1) - 1 + end.Length];
        start.CopyTo(frame);
        var at = start.Length;
        for (var i = 0; i < commits.Count; i++)
        {
            if (i > 0)
                frame[at++] = (byte)',';
            commits[i].Span.CopyTo(frame.AsSpan(at));
            at += commits[i].Length;
        }

        end.CopyTo(frame.AsSpan(at));
        return new Frame(frame);
    }

    /// <param name="changed">Null in a crowd, of which only the number is told.</param>
    /// <param name="writers">In a crowd: who writes in the same text as the viewer.</param>
    public static Frame Presence(
        int count,
        IEnumerable<(int Number, PresenceSignal Signal)>? changed,
        IReadOnlyCollection<int>? gone,
        IEnumerable<(int Number, PresenceSignal Signal)>? writers = null) =>
        new(Write(128, json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("presence");
            json.WriteNumber("count", count);
            WritePeople(json, "changed", changed);
            WritePeople(json, "writers", writers);
            if (gone is { Count: > 0 })
            {
                json.WriteStartArray("gone");
                foreach (var number in gone)
                    json.WriteNumberValue(number);
                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }));

    /// <summary>The last frame of a stream: why it ends.</summary>
    public static Frame End(string code) =>
        new(Write(64, json =>
        {
            json.WriteStartObject();
            json.WriteString("end", code);
            json.WriteEndObject();
        }));

    private static void WritePeople(Utf8JsonWriter json, string name, IEnumerable<(int Number, PresenceSignal Signal)>? people)
    {
        if (people is null)
            return;
        json.WriteStartArray(name);
        foreach (var (number, signal) in people)
        {
            json.WriteStartObject();
            json.WriteNumber("by", number);
            signal.WriteFields(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static ReadOnlyMemory<byte> Write(int size, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(size);
        using (var json = new Utf8JsonWriter(buffer, Options))
            write(json);
        return buffer.WrittenMemory;
    }
}
