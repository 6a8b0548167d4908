namespace Samenwerken.Engine.Embedded;

/// <summary>How the embedded engine runs.</summary>
public sealed class EmbeddedOptions
{
    /// <summary>How long an entity that nobody follows or sends to stays in memory.</summary>
    public TimeSpan IdleAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often idle entities are looked for.</summary>
    public TimeSpan SweepEvery { get; set; } = TimeSpan.FromSeconds(30);
}
