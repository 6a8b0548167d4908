using System.Collections.Immutable;
using System.Text.Json;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Engine;

/// <summary>What somebody drags over the canvas: ideas, or one cluster, so far from where they are confirmed to be.</summary>
/// <param name="Ids">The ids of different ideas, at most <see cref="Limits.IdeasMoved"/>, or of one cluster.</param>
/// <param name="X">In units of the canvas; it never leads from one end of it past the other.</param>
public sealed record Drag(ImmutableArray<string> Ids, double X, double Y)
{
    /// <returns>Null where it has not the form of a drag.</returns>
    internal static Drag? Read(JsonElement json)
    {
        if (JsonText.Property(json, "ids") is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() is 0 or > Limits.IdeasMoved)
            return null;
        var ids = list.EnumerateArray().Select(id => JsonText.Of(id) ?? "").ToImmutableArray();
        return ids.All(OpaqueId.IsValid)
            && ids.Distinct().Count() == ids.Length
            && CanvasNumber.Read(json, "dx", 2 * Limits.Coordinate) is { } x
            && CanvasNumber.Read(json, "dy", 2 * Limits.Coordinate) is { } y
                ? new Drag(ids, x, y)
                : null;
    }

    /// <summary>The drag of what is there, and who may see all of it; null where nothing is.</summary>
    internal (Drag Drag, Audience Audience)? On(State state)
    {
        var ideas = Ids.Select(id => state.Find(Key.Of<Idea>(id))).OfType<State.Entry>().ToImmutableArray();
        var things = ideas.IsEmpty && Ids.Length == 1 && state.Find(Key.Of<Cluster>(Ids[0])) is { } cluster ? [cluster] : ideas;
        return things.IsEmpty
            ? null
            : (this with { Ids = [.. things.Select(thing => thing.Record.Id)] }, things.Aggregate(Audience.Everyone, (all, thing) => all.And(thing.Audience)));
    }

    internal bool Has(Key record) => (record.Kind is "idea" or "cluster") && Ids.Contains(record.Id);

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("drag");
        json.WriteStartArray("ids");
        foreach (var id in Ids)
            json.WriteStringValue(id);
        json.WriteEndArray();
        json.WriteNumber("dx", X);
        json.WriteNumber("dy", Y);
        json.WriteEndObject();
    }

    public bool Equals(Drag? other) => other is not null && X == other.X && Y == other.Y && Ids.AsSpan().SequenceEqual(other.Ids.AsSpan());

    public override int GetHashCode() => HashCode.Combine(X, Y, Ids.Length);
}

/// <summary>The part of the canvas that somebody looks at, so that others can look there with them.</summary>
/// <param name="X">The middle of what they see, with <paramref name="Y"/>.</param>
/// <param name="Zoom">How many pixels a unit of the canvas is.</param>
public sealed record Port(double X, double Y, double Zoom)
{
    /// <returns>Null where it has not the form of one.</returns>
    internal static Port? Read(JsonElement json) =>
        CanvasNumber.Read(json, "x", 2 * Limits.Coordinate) is { } x
        && CanvasNumber.Read(json, "y", 2 * Limits.Coordinate) is { } y
        && CanvasNumber.Read(json, "zoom", 1000) is { } zoom and > 0
            ? new Port(x, y, zoom)
            : null;

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("port");
        json.WriteNumber("x", X);
        json.WriteNumber("y", Y);
        json.WriteNumber("zoom", Zoom);
        json.WriteEndObject();
    }
}

internal static class CanvasNumber
{
    /// <returns>Null where it is no number, or further than <paramref name="limit"/> from 0.</returns>
    public static double? Read(JsonElement json, string name, double limit) =>
        JsonText.Property(json, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) && Math.Abs(number) <= limit
            ? number
            : null;
}
