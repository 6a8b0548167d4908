using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Samenwerken.Domain.Entities;
using Samenwerken.Web.Api;
using Samenwerken.Web.Hubs;
using Samenwerken.Web.Identity;
using Samenwerken.Web.Pages;
using Samenwerken.Web.Texts;

namespace Samenwerken.Web;

/// <summary>All that browsers and integrators talk to, in front of whichever engine runs the entities.</summary>
public static class SamenwerkenWeb
{
    /// <summary>The tag of the health checks that say whether to send people here.</summary>
    public const string Ready = "ready";

    /// <summary>How long a stop waits for readers to take their last frame.</summary>
    private static readonly TimeSpan LastFrames = TimeSpan.FromSeconds(2);

    public static IServiceCollection AddSamenwerkenWeb(this IServiceCollection services)
    {
        services.AddSingleton<Sentences>();
        services.AddSingleton<TypedCodes>();
        services.AddSingleton<CommandBudget>();
        services.AddSingleton<OpenStreams>();
        services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, LogHygiene>();
        services.AddTokenAuthentication();
        // Authentication asks for it; nothing here uses it, so it need not leave keys on the disk, not even at the start.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.Remove(services.Single(service => service.ImplementationType?.Name is "DataProtectionHostedService"));
        services.AddApi();
        services.AddProblemDetails();
        services.ConfigureHttpJsonOptions(options => Configure(options.SerializerOptions));
        services.AddRequestLocalization(options =>
        {
            options.SetDefaultCulture(Sentences.Cultures[0].Name);
            options.SupportedCultures = options.SupportedUICultures = Sentences.Cultures;
        });
        services.AddHealthChecks().AddCheck<StoreHealth>("store", tags: [Ready]);
        services.AddSignalR(options =>
        {
            options.MaximumReceiveMessageSize = CollaborationHub.MaxMessageBytes;
            options.KeepAliveInterval = TimeSpan.FromSeconds(10);
            options.ClientTimeoutInterval = TimeSpan.FromSeconds(25);
        }).AddJsonProtocol(options => Configure(options.PayloadSerializerOptions));
        services.Replace(ServiceDescriptor.Singleton<IHubProtocol>(provider => new CodedHubProtocol(ActivatorUtilities.CreateInstance<JsonHubProtocol>(provider))));
        return services;
    }

    /// <param name="pages">The folder of the built front end.</param>
    public static void UseSamenwerkenWeb(this WebApplication app, string pages)
    {
        var files = new AppFiles(pages);
        app.UseExceptionHandler();
        app.Use(SecurityHeaders.Add);
        app.Use(ApiConventions.AddHeaders);
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapApi();
        app.MapHub<CollaborationHub>(CollaborationHub.Path, options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            options.CloseOnAuthenticationExpiration = true;
        });
        EndStreamsBeforeConnections(app);
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) });
        app.MapFallback("{**path}", files.Serve);
    }

    /// <summary>Registered after the hub's own, and so called before it: what is written then still goes out.</summary>
    private static void EndStreamsBeforeConnections(WebApplication app)
    {
        var (streams, clock) = (app.Services.GetRequiredService<OpenStreams>(), app.Services.GetRequiredService<TimeProvider>());
        app.Lifetime.ApplicationStopping.Register(() => streams.EndAllAsync(LastFrames, clock).GetAwaiter().GetResult());
    }

    private static void Configure(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        json.Encoder = DomainJson.Encoder;
    }
}
