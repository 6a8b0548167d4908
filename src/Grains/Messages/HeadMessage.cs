namespace Samenwerken.Grains.Messages;

/// <summary>Where an entity is.</summary>
[GenerateSerializer, Immutable]
[Alias("samenwerken.Head")]
public sealed class HeadMessage(string epoch, long seq)
{
    /// <summary>Of an entity that is still being loaded.</summary>
    public static readonly HeadMessage Unknown = new("", 0);

    [Id(0)]
    public string Epoch { get; } = epoch;

    [Id(1)]
    public long Seq { get; } = seq;
}
