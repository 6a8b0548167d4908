namespace Samenwerken.Domain.Partners;

/// <summary>How large things of a partner may be.</summary>
public static class PartnerLimits
{
    public const int Name = 120;
    public const int Label = 60;
    public const int Website = 200;
    public const int About = 500;

    /// <summary>Counts everybody who ever spoke for it or was invited to.</summary>
    public const int People = 200;

    public const int Communities = 1000;
}
