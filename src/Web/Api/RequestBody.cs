using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Web.Api;

/// <summary>Reads the JSON object in a request, of at most <see cref="MaxBytes"/>.</summary>
internal static class RequestBody
{
    public const int MaxBytes = 16 * 1024;

    /// <returns>The fields; null where the body is no such object.</returns>
    public static async Task<Fields?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes)
            return null;
        var buffer = new byte[MaxBytes + 1];
        try
        {
            var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            if (length > MaxBytes)
                return null;
            var json = JsonDocument.Parse(buffer.AsMemory(0, length)).RootElement;
            return json.ValueKind is JsonValueKind.Object ? new Fields(json) : null;
        }
        catch (Exception malformed) when (malformed is JsonException or BadHttpRequestException)
        {
            return null;
        }
    }
}
