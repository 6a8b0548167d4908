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

    public const int MostCommands = 1_000_000;

    /// <summary>
    /// How many commands one person may send to a meeting at once, on all their devices together. An outbox that was
    /// filled while the connection was gone should fit.
    /// </summary>
    public int CommandsAtOnce { get; set; } = 600;

    /// <summary>How many commands a second one person may send to a meeting in the long run.</summary>
    public int CommandsPerSecond { get; set; } = 60;
}
