using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Samenwerken.Domain.Entities;

/// <summary>
/// The names that clients make for commands, ideas and the like: 16 to 36 characters of A-Z a-z 0-9 - _, compared byte for byte.
/// Nothing may be read out of one; ours happen to be UUIDv7.
/// </summary>
public static class OpaqueId
{
    public const int MinLength = 16;
    public const int MaxLength = 36;

    public static bool IsValid(string? id) =>
        id is { Length: >= MinLength and <= MaxLength } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>An id that follows from what it is of: the same each time, and nobody else's.</summary>
    internal static string Derived(string from) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(from)).AsSpan(0, 16));
}
