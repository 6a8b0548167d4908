using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Samenwerken.Grains;

/// <summary>
/// Sees silos come and go. When one is gone, this silo listens anew to what it follows, and what waited there is woken, at
/// once instead of when the silence is noticed. From the start of each silo on, the waker is asked until it answers: without
/// its first look it has no reminder, and nothing that waits would be found again.
/// </summary>
internal sealed class ClusterWatch(
    IClusterMembershipService membership, OrleansGateway gateway, IGrainFactory grains, ILogger<ClusterWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private Task _looking = Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var before = new HashSet<SiloAddress>();
        _looking = LookAfterAsync(_looking, stoppingToken);
        await foreach (var snapshot in membership.MembershipUpdates.WithCancellation(stoppingToken))
        {
            var now = snapshot.Members.Values.Where(member => member.Status is SiloStatus.Active).Select(member => member.SiloAddress).ToHashSet();
            if (now.SetEquals(before))
                continue;
            GrainsLog.MembersChanged(logger, string.Join(", ", now.Order()));
            if (before.Except(now).Any())
            {
                gateway.NudgeAll();
                _looking = LookAfterAsync(_looking, stoppingToken);
            }

            before = now;
        }
    }

    private async Task LookAfterAsync(Task before, CancellationToken stopping)
    {
        await before;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await grains.GetGrain<IWakerGrain>(0).LookAsync().WaitAsync(stopping);
                return;
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                GrainsLog.WakerUnreachable(logger, failure);
                await Task.Delay(Retry, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                // This silo stops; others look.
            }
        }
    }
}
