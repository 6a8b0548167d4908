using System.Text.Json;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Text;

namespace Samenwerken.Engine;

/// <summary>
/// Where somebody is and what they are doing, as their browser says it. It passes by and is never stored (PRS1).
/// </summary>
/// <param name="View">The view they look at, in the client's own words.</param>
/// <param name="At">The record that they work on; whoever may not see it, does not hear of it (PRS4).</param>
/// <param name="Typing">Whether they are typing there.</param>
/// <param name="Caret">Where in the text of that record their caret is.</param>
/// <param name="Drag">What they drag; whoever may not see all of it, does not hear of it (PRS4).</param>
/// <param name="Port">The part of the canvas that they look at.</param>
public sealed record PresenceSignal(string? View, Key? At, bool Typing, Caret? Caret = null, Drag? Drag = null, Port? Port = null)
{
    public static readonly PresenceSignal Nothing = new(null, null, false);

    private const int MaxLength = 64;

    /// <returns>Null where it has not the form of a signal; then it is dropped.</returns>
    public static PresenceSignal? Read(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Object)
            return null;
        Key? at = JsonText.Property(json, "at") is { ValueKind: JsonValueKind.Object } key
            && Text(key, "kind") is { } kind && Text(key, "id") is { } id
                ? new Key(kind, id)
                : null;
        return new PresenceSignal(
            Text(json, "view"), at, JsonText.Property(json, "typing") is { ValueKind: JsonValueKind.True },
            JsonText.Property(json, "caret") is { ValueKind: JsonValueKind.Object } caret ? Caret.Read(caret) : null,
            JsonText.Property(json, "drag") is { ValueKind: JsonValueKind.Object } drag ? Drag.Read(drag) : null,
            JsonText.Property(json, "port") is { ValueKind: JsonValueKind.Object } port ? Port.Read(port) : null);
    }

    /// <summary>The same person, and nothing of what they point at.</summary>
    public PresenceSignal Veiled => this with { At = null, Typing = false, Caret = null, Drag = null };

    /// <summary>What of it those hear who write in the same text in a crowd (PRS3).</summary>
    internal PresenceSignal InText => this with { Drag = null, Port = null };

    /// <summary>Whether it points at this record.</summary>
    internal bool PointsAt(Key record) => At == record || Drag?.Has(record) is true;

    /// <summary>
    /// The signal as it holds for what it points at, and who may see all of that; null where somebody works on what is not there.
    /// What they drag is left out as far as it is not there.
    /// </summary>
    internal (PresenceSignal Signal, Audience Audience)? On(State state)
    {
        var dragged = Drag?.On(state);
        var (signal, audience) = (this with { Drag = dragged?.Drag }, dragged?.Audience ?? Audience.Everyone);
        if (At is not { } at)
            return (signal with { Caret = null }, audience);
        if (state.Find(at) is not { } entry)
            return null;
        return (entry.Record is TextRecord ? signal : signal with { Caret = null }, audience.And(entry.Audience));
    }

    internal void WriteFields(Utf8JsonWriter json)
    {
        if (View is not null)
            json.WriteString("view", View);
        if (At is { } at)
        {
            json.WriteStartObject("at");
            CommitJson.Write(json, at);
            json.WriteEndObject();
        }

        if (Typing)
            json.WriteBoolean("typing", true);
        if (Caret is { } caret)
        {
            json.WriteStartObject("caret");
            json.WriteNumber("anchor", caret.Anchor);
            json.WriteNumber("head", caret.Head);
            json.WriteNumber("revision", caret.Revision);
            json.WriteEndObject();
        }

        Drag?.Write(json);
        Port?.Write(json);
    }

    private static string? Text(JsonElement json, string name) =>
        JsonText.Of(json, name) is { Length: > 0 and <= MaxLength } text ? text : null;
}
