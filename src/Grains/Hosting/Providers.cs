using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;
#if AZURE || ADONET
using Samenwerken.Grains.Storage;
#endif

namespace Samenwerken.Grains.Hosting;

/// <summary>Where silos find each other, and where histories and reminders lie, as the options say.</summary>
public static class Providers
{
    /// <summary>What this build lacks for these options, in one sentence; null for nothing.</summary>
    public static string? Missing(OrleansOptions options) => options.Clustering switch
    {
#if !AZURE
        OrleansClustering.AzureStorage => "This build has no Azure Storage in it: build with -p:WithOrleans=true -p:WithAzure=true, where its packages can be had.",
#endif
#if !ADONET
        OrleansClustering.AdoNet => "This build has no ADO.NET in it: build with -p:WithOrleans=true -p:WithAdoNet=true, where its packages can be had.",
#endif
        _ => null,
    };

    public static void Configure(ISiloBuilder silo, OrleansOptions options)
    {
        silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (options.ClusterId, options.ServiceId));
        switch (options.Clustering)
        {
#if AZURE
            case OrleansClustering.AzureStorage:
                ListenToOthers(silo, options);
                UseAzureStorage(silo, options);
                silo.AddGrainStorageEventLog();
                break;
#endif
#if ADONET
            case OrleansClustering.AdoNet:
                ListenToOthers(silo, options);
                silo.UseAdoNetClustering(ado => (ado.Invariant, ado.ConnectionString) = (options.Invariant, options.ConnectionString));
                AddHistories(silo, options);
                silo.UseAdoNetReminderService(ado => (ado.Invariant, ado.ConnectionString) = (options.Invariant, options.ConnectionString));
                silo.AddGrainStorageEventLog();
                break;
#endif
            default:
                silo.UseLocalhostClustering(options.SiloPort, options.GatewayPort, null, options.ServiceId, options.ClusterId);
                silo.UseInMemoryReminderService();
                break;
        }
    }

    /// <summary>The histories of a cluster for a process that is no member of it: it finds nobody, and nobody finds it.</summary>
    public static void ConfigureAlone(ISiloBuilder silo, OrleansOptions options)
    {
        silo.UseLocalhostClustering(FreePort(), 0, null, options.ServiceId, $"{options.ClusterId}-alone");
        AddHistories(silo, options);
        silo.AddGrainStorageEventLog();
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private static void AddHistories(ISiloBuilder silo, OrleansOptions options)
    {
        switch (options.Clustering)
        {
#if AZURE
            case OrleansClustering.AzureStorage:
                silo.AddAzureBlobGrainStorage(GrainStorageEventLog.ProviderName, storage =>
                {
                    storage.BlobServiceClient = StorageAccount.Blobs(options);
                    storage.ContainerName = options.Container;
                    storage.DeleteStateOnClear = true;
                });
                break;
#endif
#if ADONET
            case OrleansClustering.AdoNet:
                silo.AddAdoNetGrainStorage(
                    GrainStorageEventLog.ProviderName, ado =>
                    {
                        (ado.Invariant, ado.ConnectionString) = (options.Invariant, options.ConnectionString);
                        // What is erased leaves no row behind.
                        ado.DeleteStateOnClear = true;
                    });
                break;
#endif
            default:
                throw new InvalidOperationException($"{options.Clustering} has no store in this build.");
        }
    }

#if AZURE || ADONET
    private static void ListenToOthers(ISiloBuilder silo, OrleansOptions options)
    {
        // Without an address of its own given, Orleans takes the machine's.
        if (options.AdvertisedAddress.Length > 0)
            silo.ConfigureEndpoints(IPAddress.Parse(options.AdvertisedAddress), options.SiloPort, options.GatewayPort, listenOnAnyHostAddress: true);
        else
            silo.ConfigureEndpoints(options.SiloPort, options.GatewayPort, listenOnAnyHostAddress: true);
    }
#endif

#if AZURE
    private static void UseAzureStorage(ISiloBuilder silo, OrleansOptions options)
    {
        var tables = StorageAccount.Tables(options);
        silo.UseAzureStorageClustering(storage => storage.TableServiceClient = tables);
        AddHistories(silo, options);
        silo.UseAzureTableReminderService(storage => storage.TableServiceClient = tables);
    }
#endif
}
