using Microsoft.Extensions.Options;
using Samenwerken.Web;
using Samenwerken.Web.Api;

namespace Samenwerken.Silo;

/// <summary>What whoever starts the server wants to know: where to go, and where others go.</summary>
internal static class Greeting
{
    public static void Write(WebApplication app)
    {
        Console.WriteLine($"Samenwerken is ready: {string.Join(" ", app.Urls.Select(Open))}");
        var others = app.Services.GetRequiredService<Addresses>().ForOthers();
        Console.WriteLine(others.Count > 0
            ? $"Others in the building: {string.Join(" ", others)}"
            : "Only this computer can reach it; with --urls http://0.0.0.0:5080 others in the building can.");
        Console.WriteLine(app.Services.GetRequiredService<IOptions<WebOptions>>().Value.DataFolder is { Length: > 0 } folder
            ? $"Data: {folder}"
            : $"Data: {Engines.ReadOrleans(app.Configuration).Clustering}, in the cluster {Engines.ReadOrleans(app.Configuration).ClusterId}");
        Console.WriteLine("Stop with Ctrl+C.");
    }

    /// <summary>An address that a browser on this computer can open.</summary>
    private static string Open(string bound) => bound.Replace("//0.0.0.0", "//localhost").Replace("//[::]", "//localhost").Replace("//*", "//localhost").Replace("//+", "//localhost");
}
