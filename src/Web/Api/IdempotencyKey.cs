using Microsoft.AspNetCore.Http;

namespace Samenwerken.Web.Api;

/// <summary>
/// A client's own name for a request that makes something, so that asking again makes it once (the IETF draft "The
/// Idempotency-Key HTTP Header Field"). It is a secret: whoever sends it again gets the same answer.
/// </summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    private const int MinLength = 16;
    private const int MaxLength = 64;

    /// <param name="key">Null where the request has none.</param>
    /// <returns>Whether it is one, or left out.</returns>
    public static bool TryRead(HttpRequest request, out string? key)
    {
        key = request.Headers[Header].ToString() is { Length: > 0 } text ? text : null;
        return key is null || (key.Length is >= MinLength and <= MaxLength && key.All(c => c is > ' ' and <= '~'));
    }
}
