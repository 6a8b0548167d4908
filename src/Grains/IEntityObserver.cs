using Orleans.Concurrency;
using Samenwerken.Grains.Messages;

namespace Samenwerken.Grains;

/// <summary>
/// A silo that listens to an entity for all who follow it there. Every call may be lost, come twice or out of order: a gap
/// is filled by asking the grain, and the beat tells of a gap at the end.
/// </summary>
[Alias("samenwerken.IEntityObserver")]
public interface IEntityObserver : IGrainObserver
{
    /// <summary>Commits that are durable.</summary>
    [OneWay]
    [Alias("Show")]
    Task ShowAsync(CommitsMessage commits);

    /// <summary>Where the entity is.</summary>
    [OneWay]
    [Alias("Beat")]
    Task BeatAsync(HeadMessage head);

    /// <summary>Who follows at another place now; nobody when that silo is gone.</summary>
    [OneWay]
    [Alias("Present")]
    Task PresentAsync(string place, int[] present);

    [OneWay]
    [Alias("Signal")]
    Task SignalAsync(SignalHeardMessage[] signals);

    /// <summary>The activation ends, and another will be elsewhere: whoever listens subscribes again.</summary>
    [OneWay]
    [Alias("Moved")]
    Task MovedAsync();

    /// <summary>Nobody can follow it any more, for this reason.</summary>
    [OneWay]
    [Alias("End")]
    Task EndAsync(string code);
}
