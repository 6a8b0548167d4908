using System.Data.Common;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Samenwerken.Engine.Storage;

namespace Samenwerken.Silo;

/// <summary>What kept the process from doing what it was asked, as one sentence for whoever asked.</summary>
internal static partial class Sentence
{
    /// <param name="asked">What it was asked, as a verb.</param>
    /// <returns>Null for a fault of ours, which is better shown whole.</returns>
    public static string? For(Exception failure, string asked) => failure switch
    {
        StartRefusedException or StoreRefusedException or InvalidDataException => failure.Message,
        OptionsValidationException invalid => string.Join(" ", invalid.Failures),
        IOException { InnerException: AddressInUseException } when InUse().Match(failure.Message) is var match =>
            $"Another program listens {(match.Success ? $"at {match.Value}" : "there")} already; stop that one, or choose another port, as in --urls http://localhost:5081.",
        InvalidOperationException { InnerException: FormatException or ArgumentException } when Unconverted().Match(failure.Message) is { Success: true } match =>
            $"{match.Groups["key"].Value} cannot be {match.Groups["value"].Value}.",
        InvalidOperationException when failure.Message.StartsWith("Unable to configure HTTPS", StringComparison.Ordinal) =>
            "An address with https needs a certificate: say where it is in Kestrel:Certificates:Default:Path and :Password, or listen at http behind a proxy that has one.",
        IOException or UnauthorizedAccessException or System.Net.Sockets.SocketException or DbException
            or CryptographicException or InvalidOperationException or FormatException or ArgumentException => $"Samenwerken cannot {asked}: {OneLine(failure.Message)}",
        _ => null,
    };

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").TrimEnd('.', ' ') + ".";

    [GeneratedRegex(@"https?://\S+?(?=: |\s|$)")]
    private static partial Regex InUse();

    [GeneratedRegex("^Failed to convert configuration value '(?<value>.*)' at '(?<key>.*)' to type", RegexOptions.Singleline)]
    private static partial Regex Unconverted();
}
