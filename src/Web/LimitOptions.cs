namespace Samenwerken.Web;

/// <summary>Limits that an operator may set, under <c>Samenwerken:Limits:</c>.</summary>
public sealed class LimitOptions
{
    public const double LeastTokenHours = 0.001;
    public const double MostTokenHours = 720;

    /// <summary>
    /// How long a token is good for, in hours. A browser that is open gets another by itself; a token that was stolen is
    /// good for no longer than this.
    /// </summary>
    public double TokenHours { get; set; } = 12;
}
