using Samenwerken.Engine.Storage;
using Samenwerken.Grains;
using Samenwerken.Grains.Hosting;

namespace Samenwerken.Silo;

/// <summary>What an operator does with the store of a cluster beside serving. No silo may run while histories move.</summary>
internal static class ClusterCommands
{
    public static async Task PrepareDatabaseAsync(OrleansOptions options)
    {
#if ADONET
        if (options.Clustering is not OrleansClustering.AdoNet)
            throw new StartRefusedException($"Only a database needs preparing; {OrleansOptions.Section}:Clustering is {options.Clustering}.");
        if (await Database.PrepareAsync(options) is { } problem)
            throw new StartRefusedException(problem);
        Console.WriteLine("The database is prepared.");
#else
        await Task.CompletedTask;
        throw new StartRefusedException(Providers.Missing(new OrleansOptions { Clustering = OrleansClustering.AdoNet })!);
#endif
    }

    /// <summary>Opens the store of a cluster for one piece of work, without becoming a member of it.</summary>
    public static async Task WithStoreAsync(OrleansOptions options, Func<IEventLog, Task> work)
    {
        if (options.Clustering is OrleansClustering.Localhost)
            throw new StartRefusedException($"Say which store, as in --{OrleansOptions.Section}:Clustering AdoNet; on one machine alone both engines use the same data folder, and nothing need move.");
        if (Providers.Missing(options) is { } missing)
            throw new StartRefusedException(missing);
        OrleansEngine.CheckStore(options);
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory, Args = [] });
        builder.Logging.ClearProviders();
        builder.UseOrleans(silo => Providers.ConfigureAlone(silo, options));
        using var host = builder.Build();
        await host.StartAsync();
        await work(host.Services.GetRequiredService<IEventLog>());
        await host.StopAsync();
    }
}
