namespace Samenwerken.Grains;

/// <summary>How long a grain remembers a silo that listens, and how often each says that it is still there.</summary>
internal static class ObserverLease
{
    /// <summary>A silo that has not renewed for so long is forgotten.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);

    /// <summary>A silo renews at half of it, so that one lost call costs nothing.</summary>
    public static readonly TimeSpan Renewal = Duration / 2;

    /// <summary>A grain tells its head so often while anybody listens: then a lost last frame is noticed, and a lost grain.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    /// <summary>A grain that was not heard for so long may be gone, or may have forgotten who listens.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);
}
