using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Samenwerken.Silo;

/// <summary>Ready means that the other silos know this one as a member, and that it does not stop.</summary>
internal sealed class SiloHealth(ISiloStatusOracle cluster, IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(cluster.CurrentStatus is SiloStatus.Active && !lifetime.ApplicationStopping.IsCancellationRequested
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"The silo is {cluster.CurrentStatus}."));
}
