using System.Text.Json;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine;

namespace Samenwerken.Grains.Messages;

/// <summary>What somebody may see: already without what they may not (VIS2).</summary>
[GenerateSerializer, Immutable]
[Alias("samenwerken.Reading")]
public sealed class ReadingMessage
{
    /// <summary>Why there is nothing to see; empty where there is.</summary>
    [Id(0)]
    public string Denied { get; init; } = "";

    [Id(1)]
    public byte[]? Detail { get; init; }

    [Id(2)]
    public ViewerMessage? Viewer { get; init; }

    [Id(3)]
    public string Epoch { get; init; } = "";

    [Id(4)]
    public long Seq { get; init; }

    /// <summary>Each record as JSON.</summary>
    [Id(5)]
    public byte[][] Records { get; init; } = [];

    public static ReadingMessage Of(Reading reading) => reading switch
    {
        Reading.Found found => new()
        {
            Viewer = ViewerMessage.Of(found.Viewer),
            Epoch = found.Position.Epoch,
            Seq = found.Position.Seq,
            Records = [.. found.Records.Select(record => JsonSerializer.SerializeToUtf8Bytes(record, DomainJson.Instance.Record))],
        },
        Reading.Denied denied => new() { Denied = denied.Code, Detail = DetailMessage.Of(denied.Detail) },
        _ => throw new InvalidOperationException($"{reading} is no reading."),
    };

    public Reading ToReading() => Viewer is null
        ? new Reading.Denied(Denied, DetailMessage.Read(Detail))
        : new Reading.Found(
            Viewer.ToViewer(), new Position(Epoch, Seq), [.. Records.Select(record => JsonSerializer.Deserialize(record, DomainJson.Instance.Record)!)]);
}
