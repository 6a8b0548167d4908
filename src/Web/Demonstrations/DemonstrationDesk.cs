using System.Threading.RateLimiting;

namespace Samenwerken.Web.Demonstrations;

/// <summary>
/// Lets so many demonstrations begin that those that are there at one time, each for a day, never take more than a bounded part
/// of the disk, however often somebody asks. A hall full of people gets one each.
/// </summary>
public sealed class DemonstrationDesk : IDisposable
{
    /// <summary>So many at once, and one more in each <see cref="Pace"/>: at most 580 are there at one time.</summary>
    public const int AtOnce = 100;

    public static readonly TimeSpan Pace = TimeSpan.FromMinutes(3);

    private readonly TokenBucketRateLimiter _limiter = new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = AtOnce, TokensPerPeriod = 1, ReplenishmentPeriod = Pace, QueueLimit = 0,
    });

    /// <summary>Whether another may begin now.</summary>
    public bool Allows()
    {
        using var lease = _limiter.AttemptAcquire();
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
