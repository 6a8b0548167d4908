using Samenwerken.Grains;

namespace Samenwerken.Silo;

/// <summary>
/// When this silo is asked to stop, those who follow here are told first, while their connections are still open: their
/// browsers go to another silo at once. Then the entities here finish what waits, save a snapshot, and live elsewhere.
/// </summary>
internal sealed class Farewell(OrleansGateway gateway, IHostApplicationLifetime lifetime) : IHostedService
{
    /// <summary>How long the last frames get to leave.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Whoever registers later is called earlier: this comes before the hub closes its connections.
        lifetime.ApplicationStarted.Register(() => lifetime.ApplicationStopping.Register(SayGoodbye));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void SayGoodbye()
    {
        gateway.EndAll();
        SpinWait.SpinUntil(() => gateway.Followed == 0, Patience);
    }
}
