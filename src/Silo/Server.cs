using Microsoft.Extensions.Options;
using Samenwerken.Domain.Programmes;
using Samenwerken.Engine.Storage;
using Samenwerken.Web;
using Samenwerken.Web.Api;
using Samenwerken.Web.Demonstrations;
using Samenwerken.Web.Identity;

namespace Samenwerken.Silo;

/// <summary>Serves until it is stopped.</summary>
internal static class Server
{
    private static volatile bool _hasStarted;

    /// <returns>The exit code: 0 after a stop, 1 where it could not start.</returns>
    public static async Task<int> RunAsync(string[] options)
    {
        try
        {
            await using var app = Build(options);
            await app.StartAsync();
            _hasStarted = true;
            var firstKey = await app.Services.GetRequiredService<ProgrammeDesk>().BeginAsync(CancellationToken.None);
            if (app.Services.GetRequiredService<IOptions<WebOptions>>().Value.Demo)
                await app.Services.GetRequiredService<DemonstrationCommunities>().FillAsync(Programme.First.Id, CancellationToken.None);
            Greeting.Write(app, firstKey);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception failure) when (!_hasStarted && Sentence.For(failure, "start") is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 1;
        }
    }

    internal static WebApplication Build(string[] options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = options,
            // Its settings and pages lie beside it, wherever it is started from.
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        // While starting, what goes wrong is said in one sentence below, and not also with its stack.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => _hasStarted && level >= LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        OptionChecks.Check(builder.Configuration);

        builder.Services.AddOptions<WebOptions>()
            .BindConfiguration(WebOptions.Section)
            .Configure(web => web.DataFolder = Engines.KeepDataElsewhere(builder.Configuration) ? "" : DataFolder.Of(builder.Configuration))
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<WebOptions>, PlainValidation>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => SigningKey.Of(services.GetRequiredService<IOptions<WebOptions>>().Value));
        builder.AddEngine();
        builder.AddTelemetry();
        builder.Services.AddSamenwerkenWeb();

        var app = builder.Build();
        // What cannot be opened is said before anybody is let in.
        app.Services.GetRequiredService<IEventLog>();
        app.Services.GetRequiredService<SigningKey>();
        app.UseSamenwerkenWeb(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
        return app;
    }
}
