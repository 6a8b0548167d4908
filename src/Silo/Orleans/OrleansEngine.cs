using Samenwerken.Grains;
using Samenwerken.Grains.Hosting;
using Samenwerken.Web;

namespace Samenwerken.Silo;

/// <summary>Makes this process a silo, beside what it serves to browsers.</summary>
internal static class OrleansEngine
{
    /// <exception cref="StartRefusedException">This build lacks what the options ask for.</exception>
    public static void AddTo(WebApplicationBuilder builder, OrleansOptions options)
    {
        if (Providers.Missing(options) is { } missing)
            throw new StartRefusedException(missing);
        CheckStore(options);
        builder.UseOrleans(silo =>
        {
            Providers.Configure(silo, options);
            silo.AddEntities();
        });
        // Alone on one machine the histories lie in the data folder, as they do for the embedded engine.
        if (options.Clustering is OrleansClustering.Localhost)
            builder.Services.AddSqliteLog();
        builder.Services.AddHealthChecks().AddCheck<SiloHealth>("silo", tags: [SamenwerkenWeb.Ready]);
    }

    /// <exception cref="StartRefusedException">The store cannot be used as it is.</exception>
    public static void CheckStore(OrleansOptions options)
    {
#if ADONET
        if (options.Clustering is OrleansClustering.AdoNet && Database.ProblemAsync(options).GetAwaiter().GetResult() is { } problem)
            throw new StartRefusedException(problem);
#endif
#if AZURE
        if (options.Clustering is OrleansClustering.AzureStorage && StorageAccount.ProblemAsync(options).GetAwaiter().GetResult() is { } trouble)
            throw new StartRefusedException(trouble);
#endif
    }
}
