namespace Samenwerken.Browser.Tests;

/// <summary>A facilitator prepares an afternoon from the library of working methods, and sees how it goes.</summary>
public sealed class PlanningTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Theory]
    [InlineData("nl-NL", ColorScheme.Light, 1440)]
    [InlineData("en-GB", ColorScheme.Dark, 360)]
    public async Task The_library_is_read_and_filtered_by_everybody(string language, ColorScheme scheme, int width)
    {
        var nl = language.StartsWith("nl", StringComparison.Ordinal);
        await using var visitor = await fixture.VisitorAsync(width, 800, language, scheme);
        var page = visitor.Page;
        await visitor.OpenAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = nl ? "Werkvormen" : "Working methods" }).ClickAsync();
        await Expect(page.GetByText(nl ? "30 werkvormen passen." : "30 methods fit.")).ToBeVisibleAsync();
        // On a phone the methods themselves stand in the first screen, and the filters behind one press.
        if (width < 600)
        {
            await Expect(page.Locator(".methods > li").First).ToBeInViewportAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Meer filters" : "More filters" }).ClickAsync();
        }

        await page.GetByLabel(nl ? "Met hoeveel mensen?" : "With how many people?").FillAsync("150");
        await page.GetByLabel(nl ? "Kiest de groep?" : "Does the group choose?").SelectOptionAsync("yes");
        await Expect(page.GetByText(nl ? "3 werkvormen passen." : "3 methods fit.")).ToBeVisibleAsync();
        await page.GetByText(nl ? "Stippen stemmen" : "Dot voting").ClickAsync();
        await new Inspection(page, scheme, $"library-{language}").CheckAsync(nl ? "Stil stemmen, uitslag verborgen" : "Vote in silence, the result is hidden");
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
    }
}
