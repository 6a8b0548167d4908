using Microsoft.Extensions.Diagnostics.HealthChecks;
using Samenwerken.Engine.Embedded;

namespace Samenwerken.Silo;

/// <summary>
/// Says to an operator's probe that something in the data is damaged. It is no reason to send people elsewhere: all other
/// meetings go on (LOG6).
/// </summary>
internal sealed class DamageHealth(EmbeddedGateway gateway, QuietCheck check) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Math.Max(gateway.Damaged.Count, check.Damages) is > 0 and var damages
            ? HealthCheckResult.Degraded($"{damages} damaged; run verify, and restore a backup.")
            : HealthCheckResult.Healthy());
}
