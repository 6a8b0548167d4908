namespace Samenwerken.Browser.Tests;

/// <summary>The programme: what goes on in its communities, found by a word or a filter by whoever may know of it.</summary>
public sealed class ProgrammeTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task What_a_community_makes_public_is_found_by_everybody_and_what_it_does_not_by_nobody_else()
    {
        await using var marloes = await fixture.VisitorAsync();
        var page = marloes.Page;
        await FormAsync(marloes, "Bakkers en boeren");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin met werven" }).ClickAsync();
        await using var piet = await fixture.VisitorAsync(360, 740);
        await piet.OpenAsync();
        await piet.Page.GetByRole(AriaRole.Link, new() { Name = "Bekijk alle communities in het programma" }).ClickAsync();
        var words = piet.Page.GetByLabel("Zoek met een woord");
        await words.FillAsync("bakker");
        await piet.Page.WaitForURLAsync("**/programma?q=bakker");
        await Expect(piet.Page.GetByText("Niets gevonden.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Bewerk", Exact = true }).ClickAsync();
        await page.GetByLabel("Voedsel").CheckAsync();
        await page.GetByLabel("Wie mag weten dat de community er is?").SelectOptionAsync("public");
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Expect(page.GetByText("Voedsel")).ToBeVisibleAsync();

        // The directory is a moment behind: whoever looks again finds it, in another inflection too.
        var found = piet.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = "Bakkers en boeren" });
        await piet.Page.WaitForFunctionAsync("async () => (await (await fetch('/api/v1/directory?q=bakker')).json()).total > 0");
        await piet.Page.ReloadAsync();
        await Expect(found).ToBeVisibleAsync();
        await piet.Page.GetByLabel("Thema").SelectOptionAsync(new SelectOptionValue { Label = "Voedsel" });
        await Expect(found).ToBeVisibleAsync();
        await piet.Page.GetByLabel("Thema").SelectOptionAsync(new SelectOptionValue { Label = "Energie" });
        await Expect(piet.Page.GetByText("Niets gevonden.")).ToBeVisibleAsync();
        // The address keeps what was sought.
        await piet.Page.ReloadAsync();
        await Expect(words).ToHaveValueAsync("bakker");
        await Expect(piet.Page.GetByText("Niets gevonden.")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("nl-NL", ColorScheme.Light, 1280)]
    [InlineData("en-GB", ColorScheme.Dark, 360)]
    public async Task No_page_of_the_programme_has_a_violation(string language, ColorScheme scheme, int width)
    {
        var nl = language.StartsWith("nl", StringComparison.Ordinal);
        await using var visitor = await fixture.VisitorAsync(width, 800, language, scheme);
        var look = new Inspection(visitor.Page, scheme, $"programme-{language}");
        await visitor.OpenAsync("/programma");
        await look.CheckAsync(nl ? "Zoek en vind" : "Search and find");
        (await visitor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
        await visitor.OpenAsync("/coordinator/0123456789abcdef#x");
        await look.CheckAsync(nl ? "Word coördinator" : "Become coordinator");
        await visitor.OpenAsync("/partner/0123456789abcdef");
        await look.CheckAsync(nl ? "Organisatie" : "Organisation");
    }

    private static async Task FormAsync(Visitor visitor, string name)
    {
        await visitor.OpenAsync("/community/nieuw");
        await visitor.Page.GetByLabel("Hoe heet de community?").FillAsync(name);
        await visitor.Page.GetByLabel("Je naam").FillAsync("Marloes");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Vorm de community" }).ClickAsync();
        await Expect(visitor.Page.GetByText("In voorbereiding").First).ToBeVisibleAsync();
    }
}
