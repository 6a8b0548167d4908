using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>The file that people take along, opened from their own disk: readable for everybody, and with nothing to ask of anybody.</summary>
public sealed class ExportPageTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Theory]
    [InlineData("nl", 1280, "Uitslag van stemronde 1")]
    [InlineData("nl", 320, "Uitslag van stemronde 1")]
    [InlineData("en", 1280, "Result of voting round 1")]
    [InlineData("en", 320, "Result of voting round 1")]
    public async Task The_page_has_no_violation_and_asks_nothing(string language, int width, string content)
    {
        var meeting = await WireMeeting.StartAsync(fixture.Api, isRoundOpen: true);
        using var response = await fixture.Api.RawAsync(HttpMethod.Get, meeting.Export("html"), meeting.Fatima.Token, language);
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "bijeenkomst.html");
        await File.WriteAllBytesAsync(file, await response.Content.ReadAsByteArrayAsync());

        await using var context = await fixture.Browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 } });
        var page = await context.NewPageAsync();
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        page.Dialog += (_, dialog) => asked.Add($"a dialog: {dialog.Message}");
        await page.GotoAsync(new Uri(file).ToString());
        await AccessibilityTests.CheckAsync(page, content);
        asked.ShouldBe([new Uri(file).ToString()]);
        (await page.TitleAsync()).ShouldBe(WireMeeting.Title);

        if (Environment.GetEnvironmentVariable("EXPORT_PICTURES") is { } pictures)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"export-{language}-{width}.png"), FullPage = true });
            await page.PdfAsync(new() { Path = Path.Combine(pictures, $"export-{language}-{width}.pdf"), Format = "A4" });
        }
    }

    [Fact]
    public async Task On_paper_it_is_black_on_white_and_says_where_links_lead()
    {
        var meeting = await WireMeeting.StartAsync(fixture.Api);
        using var response = await fixture.Api.RawAsync(HttpMethod.Get, meeting.Export("html"), meeting.Fatima.Token);
        await using var context = await fixture.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.SetContentAsync(await response.Content.ReadAsStringAsync());
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await page.EvaluateAsync<string[]>("[...new Set([...document.querySelectorAll('main *')].filter(it => !it.closest('svg')).map(it => getComputedStyle(it).color))]")).ShouldBe(["rgb(0, 0, 0)"]);
        (await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('a'), '::after').content")).ShouldContain("https://example.org/a?b=1&c=2");
        (await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('tr')).breakInside")).ShouldBe("avoid");
    }
}
