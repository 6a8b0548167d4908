using System.Text.Json;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine;

namespace Samenwerken.Grains.Messages;

/// <summary>The edits of a text after a revision.</summary>
[GenerateSerializer, Immutable]
[Alias("samenwerken.TextHistory")]
public sealed class TextHistoryMessage
{
    /// <summary>Why there is nothing to see; empty where there is.</summary>
    [Id(0)]
    public string Denied { get; init; } = "";

    [Id(1)]
    public byte[]? Detail { get; init; }

    [Id(2)]
    public int[] Revisions { get; init; } = [];

    [Id(3)]
    public long[] Seqs { get; init; } = [];

    /// <summary>Each edit as JSON.</summary>
    [Id(4)]
    public byte[][] Deltas { get; init; } = [];

    public static TextHistoryMessage Of(TextHistory history) => history switch
    {
        TextHistory.Found found => new()
        {
            Revisions = [.. found.Edits.Select(edit => edit.Revision)],
            Seqs = [.. found.Edits.Select(edit => edit.Seq)],
            Deltas = [.. found.Edits.Select(edit => JsonSerializer.SerializeToUtf8Bytes(edit.Delta, DomainJson.Instance.Delta))],
        },
        TextHistory.Denied denied => new() { Denied = denied.Code, Detail = DetailMessage.Of(denied.Detail) },
        _ => throw new InvalidOperationException($"{history} is no history."),
    };

    public TextHistory ToHistory() => Denied.Length > 0
        ? new TextHistory.Denied(Denied, DetailMessage.Read(Detail))
        : new TextHistory.Found(
            [.. Revisions.Select((revision, i) => new TextEdit(revision, Seqs[i], JsonSerializer.Deserialize(Deltas[i], DomainJson.Instance.Delta)!))]);
}
