using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Samenwerken.Web;

/// <summary>
/// Keeps secrets and what people write out of every log, whatever level an operator asks for: the parts of the framework
/// that write addresses with their query, or the arguments of hub calls, stay above the level at which they do so.
/// </summary>
internal sealed class LogHygiene : IPostConfigureOptions<LoggerFilterOptions>
{
    private static readonly (string Category, LogLevel Least)[] Kept =
    [
        // The address of each request, with the token that a WebSocket carries in it.
        ("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning),
        // The arguments of each hub call.
        ("Microsoft.AspNetCore.SignalR", LogLevel.Information),
        ("Microsoft.AspNetCore.Http.Connections", LogLevel.Information),
        // Headers, and the bytes of requests.
        ("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Information),
        ("Microsoft.AspNetCore.HttpLogging", LogLevel.None),
        // What it could not read of a token.
        ("Microsoft.AspNetCore.Authentication", LogLevel.Warning),
        ("Microsoft.IdentityModel", LogLevel.Warning),
    ];

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        var providers = options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToList();
        // A rule that is more precise than ours would win from it.
        foreach (var rule in options.Rules.Where(IsTooTalkative).ToList())
            options.Rules.Remove(rule);
        foreach (var (category, least) in Kept)
        {
            foreach (var provider in providers)
                options.Rules.Add(new LoggerFilterRule(provider, category, least, null));
        }
    }

    private static bool IsTooTalkative(LoggerFilterRule rule) =>
        Array.Exists(Kept, kept => rule.CategoryName?.StartsWith(kept.Category, StringComparison.Ordinal) is true
            && (rule.LogLevel is null || rule.LogLevel < kept.Least));
}
