using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>
/// The pictures of docs/pictures. With PICTURES=1 they are put there, in at most 256 colours so that they stay small; otherwise they go
/// to a folder that is thrown away, which still shows that every page can be pictured.
/// </summary>
public sealed class Pictures : IDisposable
{
    public static readonly bool AreKept = Environment.GetEnvironmentVariable("PICTURES") is "1";

    private readonly TempFolder _thrownAway = new();

    public void Dispose() => _thrownAway.Dispose();

    public async Task TakeAsync(Visitor visitor, string name, ScreenshotAnimations animations = ScreenshotAnimations.Disabled, bool keepsFocus = false)
    {
        await visitor.Page.EvaluateAsync(keepsFocus ? "document.fonts.ready" : "document.activeElement?.blur(); document.fonts.ready");
        var picture = await visitor.Page.ScreenshotAsync(new() { Animations = animations });
        picture.Length.ShouldBeGreaterThan(5_000);
        await File.WriteAllBytesAsync(Path.Combine(AreKept ? Repository.File("docs", "pictures") : _thrownAway.Path, $"{name}.png"), AreKept ? await InFewColoursAsync(visitor, picture) : picture);
    }

    private static async Task<byte[]> InFewColoursAsync(Visitor visitor, byte[] picture)
    {
        var page = await visitor.Page.Context.Browser!.NewPageAsync();
        foreach (var (package, file) in new[] { ("pako", "dist/pako.min.js"), ("upng-js", "UPNG.js") })
            await page.AddScriptTagAsync(new() { Path = Repository.File("src", "Web", "App", "node_modules", package, file) });
        var small = await page.EvaluateAsync<string>(
            """
            picture => {
              const image = UPNG.decode(Uint8Array.fromBase64(picture).buffer);
              return new Uint8Array(UPNG.encode(UPNG.toRGBA8(image), image.width, image.height, 256)).toBase64();
            }
            """,
            Convert.ToBase64String(picture));
        await page.CloseAsync();
        return Convert.FromBase64String(small);
    }
}
