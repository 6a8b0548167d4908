using Microsoft.Extensions.Options;
using Samenwerken.Engine;
using Samenwerken.Engine.Discovery;
using Samenwerken.Engine.Embedded;
using Samenwerken.Engine.Storage;
using Samenwerken.Grains;
using Samenwerken.Web;

namespace Samenwerken.Silo;

/// <summary>Chooses what runs the entities.</summary>
internal static class Engines
{
    /// <summary>What to do about a build that has no Orleans in it.</summary>
    public const string NeedsOrleans = "this needs a build that has Orleans in it: build with -p:WithOrleans=true, where the packages of Orleans can be had.";

    /// <exception cref="StartRefusedException">The engine that is asked for is not in this build, or an option of it is wrong.</exception>
    public static void AddEngine(this WebApplicationBuilder builder)
    {
        if (Chosen(builder.Configuration) is EngineName.Embedded)
        {
            // Whoever is added first stops last: the directory takes in what the engine did to its end.
            builder.Services.AddDirectory();
            builder.Services.AddEmbeddedEngine();
            return;
        }

#if ORLEANS
        var options = ReadOrleans(builder.Configuration);
        if (options.Clustering is not OrleansClustering.Localhost && !HasSharedKey(builder.Configuration))
            throw new StartRefusedException(
                "Silos must share one signing key, or a link of one is refused by another: give each the same Samenwerken:SigningKeyFile, made with: openssl rand 64 > signing.key");
        OrleansEngine.AddTo(builder, options);
        builder.Services.AddDirectory();
#else
        throw new StartRefusedException($"Samenwerken:Engine={EngineName.Orleans}: {NeedsOrleans}");
#endif
    }

    /// <summary>Whether the histories are in the store of a cluster, so that this process needs no data folder.</summary>
    public static bool KeepDataElsewhere(IConfiguration configuration) =>
        Chosen(configuration) is EngineName.Orleans && ReadOrleans(configuration).Clustering is not OrleansClustering.Localhost;

    /// <exception cref="StartRefusedException">An option is wrong.</exception>
    public static OrleansOptions ReadOrleans(IConfiguration configuration)
    {
        var section = configuration.GetSection(OrleansOptions.Section);
        if (section[nameof(OrleansOptions.Clustering)] is { Length: > 0 } clustering && !IsOneOf<OrleansClustering>(clustering))
            throw new StartRefusedException($"There is no clustering {clustering}; {OrleansOptions.Section}:Clustering is {string.Join(", ", Enum.GetNames<OrleansClustering>())}.");
        foreach (var port in new[] { nameof(OrleansOptions.SiloPort), nameof(OrleansOptions.GatewayPort) })
        {
            if (section[port] is { } text && !int.TryParse(text, out _))
                throw new StartRefusedException($"{OrleansOptions.Section}:{port} must be a port, such as 11111; {text} is none.");
        }

        var options = section.Get<OrleansOptions>() ?? new OrleansOptions();
        return options.Problem() is { } problem ? throw new StartRefusedException(problem) : options;
    }

    private static EngineName Chosen(IConfiguration configuration)
    {
        var name = configuration[$"{WebOptions.Section}:{nameof(SiloOptions.Engine)}"];
        return IsOneOf<EngineName>(name)
            ? Enum.Parse<EngineName>(name!, ignoreCase: true)
            : throw new StartRefusedException($"There is no engine {name}; Samenwerken:Engine is Embedded or Orleans.");
    }

    private static bool IsOneOf<T>(string? name) where T : struct, Enum => Enum.GetNames<T>().Contains(name, StringComparer.OrdinalIgnoreCase);

#if ORLEANS
    private static bool HasSharedKey(IConfiguration configuration) =>
        configuration.GetSection(WebOptions.Section) is var web
        && (web[nameof(WebOptions.SigningKey)] ?? web[nameof(WebOptions.SigningKeyFile)]) is { Length: > 0 };
#endif

    private static void AddEmbeddedEngine(this IServiceCollection services)
    {
        services.AddSqliteLog();
        services.AddSingleton<EmbeddedGateway>();
        services.AddSingleton<IEntityGateway>(provider => provider.GetRequiredService<EmbeddedGateway>());
        services.AddHostedService(provider => provider.GetRequiredService<EmbeddedGateway>());
        services.AddSingleton<QuietCheck>();
        services.AddHostedService(provider => provider.GetRequiredService<QuietCheck>());
        services.AddHealthChecks().AddCheck<DamageHealth>("damage", tags: [SamenwerkenWeb.Ready]);
    }

    /// <summary>
    /// The directory, kept by each process for itself. It hears of what an embedded engine commits; in a cluster it looks through the
    /// histories, which every silo shares.
    /// </summary>
    private static void AddDirectory(this IServiceCollection services)
    {
        services.AddSingleton(provider => new DirectoryFeed(
            provider.GetRequiredService<IOptions<WebOptions>>().Value.DataFolder is { Length: > 0 } folder
                ? folder
                : Path.Combine(Path.GetTempPath(), $"samenwerken-{Environment.ProcessId}"),
            provider.GetRequiredService<IEventLog>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<DirectoryFeed>>()));
        services.AddSingleton<IDirectory>(provider => provider.GetRequiredService<DirectoryFeed>());
        services.AddSingleton<ICommitWatcher>(provider => provider.GetRequiredService<DirectoryFeed>());
        services.AddHostedService(provider => provider.GetRequiredService<DirectoryFeed>());
    }

    /// <summary>The histories in the data folder.</summary>
    public static void AddSqliteLog(this IServiceCollection services) =>
        services.AddSingleton<IEventLog>(provider => SqliteEventLog.Open(
            provider.GetRequiredService<IOptions<WebOptions>>().Value.DataFolder, provider.GetRequiredService<ILogger<SqliteEventLog>>()));
}
