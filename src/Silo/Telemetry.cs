using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using Samenwerken.Engine;

namespace Samenwerken.Silo;

/// <summary>
/// Sends the meters of this process over OTLP, where OpenTelemetry's own OTEL_EXPORTER_OTLP_ENDPOINT says where to: of the
/// engine, of ASP.NET Core and of the runtime. Nothing in them names a person or what was written.
/// </summary>
internal static class Telemetry
{
    private static readonly string[] Watched =
        [Meters.Name, "Microsoft.Orleans", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections", "System.Runtime"];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not { Length: > 0 })
            return;
        builder.Services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => resource.AddService("samenwerken", serviceInstanceId: $"{Environment.MachineName}-{Environment.ProcessId}").AddEnvironmentVariableDetector())
            .AddMeter(Watched)
            .AddOtlpExporter()
            .Build()!);
        builder.Services.AddHostedService<Exporting>();
    }

    /// <summary>Starts with the host, and sends what is left when it stops.</summary>
    private sealed class Exporting(MeterProvider meters) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            meters.ForceFlush(2000);
            return Task.CompletedTask;
        }
    }
}
