using Microsoft.Extensions.Options;
using Samenwerken.Engine;
using Samenwerken.Engine.Embedded;
using Samenwerken.Engine.Storage;
using Samenwerken.Web;

namespace Samenwerken.Silo;

/// <summary>Chooses what runs the entities.</summary>
internal static class Engines
{
    /// <exception cref="StartRefusedException">The engine that is asked for is not in this build.</exception>
    public static void AddEngine(this WebApplicationBuilder builder)
    {
        var name = builder.Configuration[$"{WebOptions.Section}:{nameof(SiloOptions.Engine)}"];
        if (!Enum.TryParse<EngineName>(name, ignoreCase: true, out var engine) || !Enum.IsDefined(engine))
            throw new StartRefusedException($"There is no engine {name}; Samenwerken:Engine is Embedded or Orleans.");
        if (engine is EngineName.Orleans)
            throw new StartRefusedException("Samenwerken:Engine=Orleans needs a build that has Orleans in it: build with -p:WithOrleans=true, where the packages of Orleans can be had.");
        builder.Services.AddEmbeddedEngine();
    }

    private static void AddEmbeddedEngine(this IServiceCollection services)
    {
        services.AddSingleton<IEventLog>(provider => SqliteEventLog.Open(
            provider.GetRequiredService<IOptions<WebOptions>>().Value.DataFolder, provider.GetRequiredService<ILogger<SqliteEventLog>>()));
        services.AddSingleton<EmbeddedGateway>();
        services.AddSingleton<IEntityGateway>(provider => provider.GetRequiredService<EmbeddedGateway>());
        services.AddHostedService(provider => provider.GetRequiredService<EmbeddedGateway>());
        services.AddSingleton<QuietCheck>();
        services.AddHostedService(provider => provider.GetRequiredService<QuietCheck>());
        services.AddHealthChecks().AddCheck<DamageHealth>("damage", tags: [SamenwerkenWeb.Ready]);
    }
}
