using Microsoft.Extensions.Diagnostics.HealthChecks;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine.Storage;

namespace Samenwerken.Web;

/// <summary>Ready means that the store can be read.</summary>
internal sealed class StoreHealth(IEventLog log) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await log.FindAsync(new EntityId("meeting", "0000000000000000"), cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
