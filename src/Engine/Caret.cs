using System.Text.Json;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Engine;

/// <summary>A place in a text, or a stretch of it where the two ends differ.</summary>
/// <param name="Anchor">Where a selection began, in UTF-16 units from the start.</param>
/// <param name="Head">Where the caret is.</param>
/// <param name="Revision">The revision of the text in which the two are counted.</param>
public sealed record Caret(int Anchor, int Head, int Revision)
{
    /// <returns>Null where it has not the form of a caret.</returns>
    internal static Caret? Read(JsonElement json) =>
        Number(json, "anchor") is { } anchor && Number(json, "head") is { } head && Number(json, "revision") is { } revision
            ? new Caret(anchor, head, revision)
            : null;

    private static int? Number(JsonElement json, string name) =>
        JsonText.Property(json, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) && number >= 0
            ? number
            : null;
}
