using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Orleans.Storage;
using Samenwerken.Engine;
using Samenwerken.Engine.Storage;
using Samenwerken.Grains.Storage;

namespace Samenwerken.Grains.Hosting;

/// <summary>Makes a silo run entities. Membership, storage and reminders are for <see cref="Providers"/>, or for a test, to add.</summary>
public static class GrainsHosting
{
    public static ISiloBuilder AddEntities(this ISiloBuilder silo)
    {
        silo.Services.TryAddSingleton(provider => new EngineClock(provider.GetService<TimeProvider>() ?? TimeProvider.System));
        silo.Services.AddSingleton<EntitySurroundings>();
        silo.Services.AddSingleton<OrleansGateway>();
        silo.Services.AddSingleton<IEntityGateway>(provider => provider.GetRequiredService<OrleansGateway>());
        silo.Services.AddHostedService(provider => provider.GetRequiredService<OrleansGateway>());
        silo.Services.AddHostedService<ClusterWatch>();
        silo.Configure<GrainCollectionOptions>(options =>
        {
            // As long as the embedded engine keeps an entity that nobody uses.
            options.CollectionAge = TimeSpan.FromMinutes(2);
            options.CollectionQuantum = TimeSpan.FromSeconds(30);
        });
        // A call that got lost with a silo is given up before its sender would be. What it did is found out by sending it again.
        silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(5));
        silo.Configure<ClusterMembershipOptions>(FastFailover);
        return silo;
    }

    /// <summary>The histories in the storage provider with the name <see cref="GrainStorageEventLog.ProviderName"/>.</summary>
    public static ISiloBuilder AddGrainStorageEventLog(this ISiloBuilder silo)
    {
        silo.Services.AddKeyedSingleton<IGrainStorageSerializer, PageSerializer>(GrainStorageEventLog.ProviderName);
        silo.Services.AddSingleton<IEventLog>(provider => ActivatorUtilities.CreateInstance<GrainStorageEventLog>(
            provider, provider.GetRequiredKeyedService<IGrainStorage>(GrainStorageEventLog.ProviderName)));
        return silo;
    }

    /// <summary>
    /// A silo that is gone is known to be within about five seconds: probed every second, dead after three that went
    /// unanswered, in the eyes of two others where there are as many. Orleans' own settings wait for half a minute, and
    /// people would.
    /// </summary>
    private static void FastFailover(ClusterMembershipOptions options)
    {
        options.ProbeTimeout = TimeSpan.FromSeconds(1);
        options.MinProbeTimeout = TimeSpan.FromSeconds(1);
        options.MaxProbeTimeout = TimeSpan.FromSeconds(2);
        options.NumMissedProbesLimit = 3;
        options.NumVotesForDeathDeclaration = 2;
        options.TableRefreshTimeout = TimeSpan.FromSeconds(10);
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(10);
    }
}
