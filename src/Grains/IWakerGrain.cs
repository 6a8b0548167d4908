namespace Samenwerken.Grains;

/// <summary>Wakes what waits: entities whose time comes, or whose reactions a silo could not finish. One of them, with key 0.</summary>
[Alias("samenwerken.IWakerGrain")]
public interface IWakerGrain : IGrainWithIntegerKey
{
    /// <summary>Begins to look now, and from then on looks once a minute, for as long as the cluster lives.</summary>
    [Alias("Look")]
    Task LookAsync();
}
