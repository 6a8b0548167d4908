using Microsoft.Extensions.Options;
using Samenwerken.Domain.Programmes;
using Samenwerken.Web;
using Samenwerken.Web.Api;

namespace Samenwerken.Silo;

/// <summary>What whoever starts the server wants to know: where to go, and where others go.</summary>
internal static class Greeting
{
    /// <param name="coordinatorKey">Of the link for the first coordinator; null where there has been one.</param>
    public static void Write(WebApplication app, string? coordinatorKey)
    {
        Console.WriteLine($"Samenwerken is ready: {string.Join(" ", app.Urls.Select(Open))}");
        var others = app.Services.GetRequiredService<Addresses>().ForOthers();
        Console.WriteLine(others.Count > 0
            ? $"Others in the building: {string.Join(" ", others)}"
            : "Only this computer can reach it; with --urls http://0.0.0.0:5080 others in the building can.");
        Console.WriteLine(app.Services.GetRequiredService<IOptions<WebOptions>>().Value.DataFolder is { Length: > 0 } folder
            ? $"Data: {folder}"
            : $"Data: {Engines.ReadOrleans(app.Configuration).Clustering}, in the cluster {Engines.ReadOrleans(app.Configuration).ClusterId}");
        if (coordinatorKey is not null)
            Console.WriteLine(Invitation(app, coordinatorKey));
        Console.WriteLine("Stop with Ctrl+C.");
    }

    /// <summary>
    /// Only a screen shows the link: what else takes in what is printed here, a service manager or a container, keeps it, and whoever
    /// could read it there could be the coordinator.
    /// </summary>
    private static string Invitation(WebApplication app, string key)
    {
        if (Console.IsOutputRedirected)
            return "The programme has no coordinator yet: the command programme-link prints a link to become it.";
        var address = app.Services.GetRequiredService<IOptions<WebOptions>>().Value.PublicUrl?.ToString().TrimEnd('/') ?? Open(app.Urls.First());
        return $"Become the coordinator of its programme, once: {Links.Coordinator(address, Programme.First, key)}";
    }

    /// <summary>An address that a browser on this computer can open.</summary>
    private static string Open(string bound) => bound.Replace("//0.0.0.0", "//localhost").Replace("//[::]", "//localhost").Replace("//*", "//localhost").Replace("//+", "//localhost");
}
