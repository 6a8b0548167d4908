using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;
using Orleans.TestingHost;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine;
using Samenwerken.Engine.Storage;
using Samenwerken.Grains.Hosting;
using Samenwerken.Grains.Storage;

namespace Samenwerken.Grains.Tests;

/// <summary>Silos in this process, over one storage that outlives them.</summary>
public sealed class Cluster : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private Cluster(InProcessTestCluster cluster) => _cluster = cluster;

    public InProcessTestCluster Inner => _cluster;

    public static async Task<Cluster> StartAsync(SharedStorage storage, short silos = 2, TimeProvider? clock = null, Action<ISiloBuilder>? configure = null)
    {
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) =>
        {
            if (clock is not null)
                silo.Services.AddSingleton(new EngineClock(clock));
            silo.Services.AddKeyedSingleton<IGrainStorage>(GrainStorageEventLog.ProviderName, storage);
            silo.UseInMemoryReminderService();
            silo.AddGrainStorageEventLog();
            silo.AddEntities();
            silo.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
            configure?.Invoke(silo);
        });
        builder.ConfigureClient(client => client.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning)));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new Cluster(cluster);
    }

    public IReadOnlyList<InProcessSiloHandle> Silos => [.. _cluster.GetActiveSilos()];

    public static OrleansGateway GatewayOf(InProcessSiloHandle silo) => silo.ServiceProvider.GetRequiredService<OrleansGateway>();

    public static IEventLog LogOf(InProcessSiloHandle silo) => silo.ServiceProvider.GetRequiredService<IEventLog>();

    /// <summary>Everybody at their own silo, as a load balancer spreads them.</summary>
    public IEntityGateway Spread => new SpreadGateway([.. Silos.Select(GatewayOf)]);

    /// <summary>The silo where an entity's grain is active.</summary>
    public async Task<InProcessSiloHandle> HomeOfAsync(EntityId entity)
    {
        var management = _cluster.Client.GetGrain<IManagementGrain>(0);
        var address = await management.GetActivationAddress(_cluster.Client.GetGrain<IEntityGrain>(EntitySurroundings.GrainOf(entity)));
        return Silos.Single(silo => silo.SiloAddress.Equals(address));
    }

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();
}

/// <summary>Sends each device to a silo of its own, and lets questions go round.</summary>
internal sealed class SpreadGateway(IReadOnlyList<OrleansGateway> gateways) : IEntityGateway
{
    private int _next;

    public Task<Answer> SendAsync(EntityId entity, Submission submission, CancellationToken cancellationToken = default) =>
        Of(submission.From).SendAsync(entity, submission, cancellationToken);

    public async IAsyncEnumerable<Frame> FollowAsync(
        EntityId entity, Sender.Person follower, string connection, Position? since, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var frame in Of(follower).FollowAsync(entity, follower, connection, since, cancellationToken))
            yield return frame;
    }

    public void Signal(EntityId entity, Sender.Person from, string connection, PresenceSignal signal) => Of(from).Signal(entity, from, connection, signal);

    public Task<Reading> ReadAsync(EntityId entity, string? personId, CancellationToken cancellationToken = default) =>
        Next.ReadAsync(entity, personId, cancellationToken);

    public Task<Reading> ForeseeAsync(EntityId entity, Submission submission, CancellationToken cancellationToken = default) =>
        Next.ForeseeAsync(entity, submission, cancellationToken);

    public Task<TextHistory> ReadTextAsync(EntityId entity, string personId, Key text, int after, CancellationToken cancellationToken = default) =>
        Next.ReadTextAsync(entity, personId, text, after, cancellationToken);

    private OrleansGateway Next => gateways[(int)((uint)Interlocked.Increment(ref _next) % gateways.Count)];

    private OrleansGateway Of(Sender sender) => gateways[sender.ToString()!.Sum(letter => letter) % gateways.Count];
}
