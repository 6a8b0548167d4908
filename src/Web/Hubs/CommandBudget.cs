using System.Threading.RateLimiting;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Web.Hubs;

/// <summary>
/// How many commands one person may send to an entity, on all their devices together (LIM1). An outbox that was filled
/// while the connection was gone fits in the burst. What goes over is not lost: it is asked to come a little later.
/// </summary>
public sealed class CommandBudget : IDisposable
{
    /// <summary>Commands at once.</summary>
    public const int Burst = 600;

    /// <summary>Commands a second in the long run.</summary>
    public const int PerSecond = 60;

    private readonly PartitionedRateLimiter<(EntityId Entity, string PersonId)> _limiter =
        PartitionedRateLimiter.Create<(EntityId, string), (EntityId, string)>(person => RateLimitPartition.GetTokenBucketLimiter(
            person,
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = Burst,
                TokensPerPeriod = PerSecond / 4,
                ReplenishmentPeriod = TimeSpan.FromMilliseconds(250),
                AutoReplenishment = true,
                QueueLimit = 0,
            }));

    /// <summary>Takes one command from a person's budget.</summary>
    /// <returns>Null, or in how many milliseconds to try again.</returns>
    public int? Take(EntityId entity, string personId)
    {
        using var lease = _limiter.AttemptAcquire((entity, personId));
        return lease.IsAcquired ? null : 1000;
    }

    public void Dispose() => _limiter.Dispose();
}
