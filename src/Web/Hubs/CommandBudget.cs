using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Web.Hubs;

/// <summary>
/// How many commands one person may send to an entity, on all their devices together (LIM1). An outbox that was filled
/// while the connection was gone fits in the burst. What goes over is not lost: it is asked to come a little later.
/// </summary>
public sealed class CommandBudget : IDisposable
{
    private readonly PartitionedRateLimiter<(EntityId Entity, string PersonId)> _limiter;

    public CommandBudget(IOptions<WebOptions> options)
    {
        var limits = options.Value.Limits;
        // In portions of about a quarter of a second.
        var portion = (limits.CommandsPerSecond + 3) / 4;
        _limiter = PartitionedRateLimiter.Create<(EntityId, string), (EntityId, string)>(person => RateLimitPartition.GetTokenBucketLimiter(
            person,
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = limits.CommandsAtOnce,
                TokensPerPeriod = portion,
                ReplenishmentPeriod = TimeSpan.FromSeconds((double)portion / limits.CommandsPerSecond),
                AutoReplenishment = true,
                QueueLimit = 0,
            }));
    }

    /// <summary>Takes one command from a person's budget.</summary>
    /// <returns>Null, or in how many milliseconds to try again.</returns>
    public int? Take(EntityId entity, string personId)
    {
        using var lease = _limiter.AttemptAcquire((entity, personId));
        return lease.IsAcquired ? null : 1000;
    }

    public void Dispose() => _limiter.Dispose();
}
