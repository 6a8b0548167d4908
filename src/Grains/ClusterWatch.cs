using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Samenwerken.Grains;

/// <summary>
/// Sees silos come and go. When one is gone, this silo listens anew to what it follows, and what waited there is woken, at
/// once instead of when the silence is noticed.
/// </summary>
internal sealed class ClusterWatch(
    IClusterMembershipService membership, OrleansGateway gateway, IGrainFactory grains, ILogger<ClusterWatch> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var before = new HashSet<SiloAddress>();
        await LookAsync();
        await foreach (var snapshot in membership.MembershipUpdates.WithCancellation(stoppingToken))
        {
            var now = snapshot.Members.Values.Where(member => member.Status is SiloStatus.Active).Select(member => member.SiloAddress).ToHashSet();
            if (now.SetEquals(before))
                continue;
            GrainsLog.MembersChanged(logger, string.Join(", ", now.Order()));
            if (before.Except(now).Any())
            {
                gateway.NudgeAll();
                await LookAsync();
            }

            before = now;
        }
    }

    private async Task LookAsync()
    {
        try
        {
            await grains.GetGrain<IWakerGrain>(0).LookAsync();
        }
        catch (Exception failure)
        {
            // The reminder is there since the first silo of the cluster, or comes with the next.
            GrainsLog.WakeFailed(logger, failure);
        }
    }
}
