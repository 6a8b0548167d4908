using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;
using Samenwerken.Web.Api;

namespace Samenwerken.Web.Pages;

/// <summary>
/// Serves the front end from the folder <c>wwwroot</c> beside the host, each file as it was compressed at build time. Every
/// address of a page gives the same document, which finds out by itself what to show.
/// </summary>
public sealed class AppFiles
{
    private static readonly (string Encoding, string Extension)[] Compressed = [("br", ".br"), ("gzip", ".gz")];

    private readonly Dictionary<string, string> _files;
    private readonly FileExtensionContentTypeProvider _contentTypes = new();
    private readonly string _index;

    /// <exception cref="InvalidOperationException">There is no front end in the folder.</exception>
    public AppFiles(string folder)
    {
        _contentTypes.Mappings[".webmanifest"] = "application/manifest+json";
        _index = Path.Combine(folder, "index.html");
        if (!File.Exists(_index))
            throw new InvalidOperationException($"The pages are missing from {folder}; build the project again.");
        _files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => "/" + Path.GetRelativePath(folder, file).Replace('\\', '/'), StringComparer.Ordinal);
    }

    /// <summary>Answers what nothing else answers: with a file, with a page, or with a problem.</summary>
    public Task Serve(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "/";
        if (!(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) || path.StartsWith("/api/", StringComparison.Ordinal))
            return http.Problem(WebCodes.NotFound).ExecuteAsync(http);
        if (path is not "/index.html" && _files.TryGetValue(path, out var file))
            return SendAsync(http, file, StatusCodes.Status200OK);
        // A part of a build that is no longer here is no page.
        if (path.StartsWith("/assets/", StringComparison.Ordinal))
            return http.Problem(WebCodes.NotFound).ExecuteAsync(http);
        return SendAsync(http, _index, IsPage(path) ? StatusCodes.Status200OK : StatusCodes.Status404NotFound);
    }

    private static bool IsPage(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [] or ["stijl"] or ["programma"] or ["werkvormen"] or ["scherm"] => true,
        ["m" or "scherm" or "bijeenkomst" or "terug" or "community" or "partner" or "coordinator", _] => true,
        ["terug" or "uitnodiging", "community" or "programme" or "partner", _] => true,
        ["programma", "beheer"] or ["les", _, _] => true,
        _ => false,
    };

    private async Task SendAsync(HttpContext http, string file, int status)
    {
        var response = http.Response;
        response.StatusCode = status;
        response.ContentType = _contentTypes.TryGetContentType(file, out var type) ? WithCharset(type) : "application/octet-stream";
        // Built files have their content in their name; the document itself is asked for anew.
        response.Headers.CacheControl = http.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache";
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        var accepted = http.Request.Headers.AcceptEncoding.ToString();
        foreach (var (encoding, extension) in Compressed)
        {
            if (!accepted.Contains(encoding, StringComparison.OrdinalIgnoreCase) || !File.Exists(file + extension))
                continue;
            response.Headers.ContentEncoding = encoding;
            file += extension;
            break;
        }

        response.ContentLength = new FileInfo(file).Length;
        if (HttpMethods.IsGet(http.Request.Method))
            await response.SendFileAsync(file, http.RequestAborted);
    }

    private static string WithCharset(string type) =>
        type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("javascript", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type;
}
