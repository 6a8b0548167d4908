using System.Threading.RateLimiting;

namespace Samenwerken.Web.Demonstrations;

/// <summary>
/// Lets so many demonstrations begin that those that are there at one time, each for a day, never take more than a bounded part
/// of the disk, however often somebody asks. A hall full of people gets one each: no visitor uses up those of the others (LIM1),
/// and where all are used up, the answer comes late, so that asking again and again wins nobody anything.
/// </summary>
public sealed class DemonstrationDesk(TimeProvider clock) : IDisposable
{
    /// <summary>So many at once, and one more in each <see cref="Pace"/>: at most 580 are there at one time.</summary>
    public const int AtOnce = 100;

    /// <summary>So many at once for one visitor, by the device that their browser names, and one more in each <see cref="Pace"/>.</summary>
    public const int AtOnceForOne = 5;

    public static readonly TimeSpan Pace = TimeSpan.FromMinutes(3);

    /// <summary>How late a refusal comes.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(3);

    private readonly TokenBucketRateLimiter _all = new(Options(AtOnce));

    private readonly PartitionedRateLimiter<string> _perVisitor =
        PartitionedRateLimiter.Create<string, string>(device => RateLimitPartition.GetTokenBucketLimiter(device, _ => Options(AtOnceForOne)));

    /// <summary>Whether another may begin now.</summary>
    /// <param name="device">Whose browser it is for; null where nobody says.</param>
    public async Task<bool> AllowsAsync(string? device, CancellationToken cancellationToken)
    {
        // Who has had theirs takes none of the others'.
        if (IsWithin(device) && Takes(_all.AttemptAcquire()))
            return true;
        await Task.Delay(Delay, clock, cancellationToken);
        return false;
    }

    public void Dispose()
    {
        _all.Dispose();
        _perVisitor.Dispose();
    }

    private bool IsWithin(string? device) => device is null || Takes(_perVisitor.AttemptAcquire(device));

    private static bool Takes(RateLimitLease lease)
    {
        using (lease)
            return lease.IsAcquired;
    }

    private static TokenBucketRateLimiterOptions Options(int atOnce) =>
        new() { TokenLimit = atOnce, TokensPerPeriod = 1, ReplenishmentPeriod = Pace, QueueLimit = 0 };
}
