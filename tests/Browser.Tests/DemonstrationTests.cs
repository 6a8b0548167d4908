namespace Samenwerken.Browser.Tests;

/// <summary>Whoever wants to look before they begin opens an example, which says everywhere that it is invented.</summary>
public sealed class DemonstrationTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    private const string Invented = "De mensen, ideeën en besluiten zijn verzonnen.";

    [Theory]
    [InlineData(360)]
    [InlineData(1440)]
    public async Task DEM1_one_press_on_the_start_page_opens_an_example_that_is_ones_own(int width)
    {
        await using var visitor = await fixture.VisitorAsync(width);
        await visitor.OpenAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Bekijk een voorbeeld" }).ClickAsync();

        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Bijeenkomst 3 - Van plan naar proef");
        await Expect(visitor.Notes).ToHaveCountAsync(18);
        foreach (var part in new[] { "Notulen", "Uitkomsten", "Ideeën" })
        {
            await visitor.GoToAsync(part);
            await Expect(visitor.Page.GetByText(Invented)).ToBeVisibleAsync();
        }

        await visitor.WriteAsync("Van mij");
        await visitor.SeesAsync("Van mij");
        await visitor.IsSavedAsync();

        // Another visitor has another example.
        await using var other = await fixture.VisitorAsync();
        await other.OpenAsync();
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Bekijk een voorbeeld" }).ClickAsync();
        await Expect(other.Notes).ToHaveCountAsync(18);
    }

    [Fact]
    public async Task DEM1_each_invented_community_can_be_chosen()
    {
        await using var visitor = await fixture.VisitorAsync(360);
        await visitor.OpenAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Kies zelf een voorbeeld" }).ClickAsync();
        var choices = visitor.Page.Locator("li[lang=nl]").GetByRole(AriaRole.Button);
        await Expect(choices).ToHaveCountAsync(4);
        await choices.Filter(new() { HasText = "Bedrijven en biodiversiteit" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Slotbijeenkomst - Oogst en afscheid");
    }

    [Fact]
    public async Task Whoever_reads_English_is_told_that_the_example_is_in_Dutch()
    {
        await using var visitor = await fixture.VisitorAsync(language: "en-GB");
        await visitor.OpenAsync();
        await Expect(visitor.Page.GetByText("A meeting of your own with invented people and ideas, in Dutch.")).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "See an example" }).ClickAsync();
        await Expect(visitor.Page.GetByText("This is an example, in Dutch.")).ToBeVisibleAsync();
    }
}
