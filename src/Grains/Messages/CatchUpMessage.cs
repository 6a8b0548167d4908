using Samenwerken.Engine;

namespace Samenwerken.Grains.Messages;

/// <summary>What brings a follower up to date: frames that are ready to send.</summary>
[GenerateSerializer, Immutable]
[Alias("samenwerken.CatchUp")]
public sealed class CatchUpMessage
{
    /// <summary>Why they may not look; empty where they may.</summary>
    [Id(0)]
    public string Denied { get; init; } = "";

    [Id(1)]
    public ViewerMessage? Viewer { get; init; }

    [Id(2)]
    public string Epoch { get; init; } = "";

    [Id(3)]
    public long Seq { get; init; }

    [Id(4)]
    public byte[][] Frames { get; init; } = [];

    public static CatchUpMessage Of(CatchUp catchUp) => catchUp switch
    {
        CatchUp.Frames frames => new()
        {
            Viewer = ViewerMessage.Of(frames.Viewer),
            Epoch = frames.Position.Epoch,
            Seq = frames.Position.Seq,
            Frames = [.. frames.All.Select(frame => frame.Json.ToArray())],
        },
        CatchUp.Denied denied => new() { Denied = denied.Code },
        _ => throw new InvalidOperationException($"{catchUp} does not catch up."),
    };

    public CatchUp ToCatchUp() => Viewer is null
        ? new CatchUp.Denied(Denied)
        : new CatchUp.Frames(Viewer.ToViewer(), new Position(Epoch, Seq), [.. Frames.Select(json => new Frame(json))]);
}
