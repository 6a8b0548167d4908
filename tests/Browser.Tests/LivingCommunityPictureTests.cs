using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>
/// The pages of communities that have lived for months, as whoever looks around sees them: nothing is hidden from anybody who cannot see or
/// point, each says that it is invented, and each picture has its table. The pictures of docs/pictures are of these.
/// </summary>
public sealed class LivingCommunityPictureTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    private readonly TempFolder _data = new();
    private readonly Pictures _pictures = new();
    private ServerProcess _server = null!;

    public async Task InitializeAsync() =>
        _server = await ServerProcess.StartAsync(_data.Path, environment: new Dictionary<string, string> { ["Samenwerken__Demo"] = "true" });

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _pictures.Dispose();
        _data.Dispose();
    }

    [Theory]
    [InlineData(360, "nl-NL", ColorScheme.Light)]
    [InlineData(768, "en-GB", ColorScheme.Dark)]
    [InlineData(1440, "nl-NL", ColorScheme.Light)]
    public async Task Each_page_of_an_invented_community_shows_what_it_is_about_without_a_violation(int width, string language, ColorScheme scheme)
    {
        var nl = language is "nl-NL";
        using var api = new ApiClient(_server.Address);
        var entered = await api.PostAsync("/api/v1/demonstrations/communities/ldeb/visits", new { }, 200);
        await using var visitor = await fixture.VisitorAsync(width, 900, language, scheme, _server.Address);
        var page = visitor.Page;

        await visitor.OpenAsync("/programma");
        await page.WaitForFunctionAsync("async () => (await (await fetch('/api/v1/network')).json()).ties.length >= 30");
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = nl ? "Wie doet waar mee" : "Who takes part where" }).GetByText("Provincie Middenland").First).ToBeVisibleAsync();
        await CheckAsync("programme", "Lokale Duurzame Energie Bedrijven");
        if (width > 360)
        {
            await visitor.OpenAsync("/partner/demo-ldeb-partner-000001");
            await Expect(page.GetByText("Een vast aanspreekpunt, tot de evaluatie")).ToBeVisibleAsync();
            await CheckAsync("partner", nl ? "Deze organisatie is verzonnen." : "This organisation is invented.");
        }

        await visitor.OpenAsync(new Uri((string)entered["returnUrl"]!) is var link ? link.PathAndQuery + link.Fragment : "");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Lokale Duurzame Energie Bedrijven" })).ToBeVisibleAsync();
        var invented = nl ? "Dit is een voorbeeld." : "This is an example.";
        await CheckAsync("community", invented);
        foreach (var (part, content, widths) in new[]
        {
            ("bijeenkomsten", "Eigen casussen op tafel", new[] { 360, 1440 }), ("besluiten", "We werken met de afspraken", [768, 1440]),
            ("mensen", "Greetje Postma", [360, 1440]), ("hulpvragen", "Zomerbalie", [1440]), ("deals", "Twaalf schooldaken voor bewoners", [360]),
            ("stappen", invented, [1440]), ("afspraken", invented, [360]), ("balans", invented, [360, 1440]), ("proeven", invented, [360, 1440]), ("lessen", invented, [360, 1440]), ("waarde", invented, [360]),
        })
        {
            if (!widths.Contains(width))
                continue;
            await visitor.OpenAsync($"{new Uri(page.Url).AbsolutePath}?deel={part}");
            await Expect(page.GetByText(invented)).ToBeVisibleAsync();
            await CheckAsync($"community-{part}", content);
        }

        if (width is not 1440)
            return;
        // Whoever only looks around sees what became of a note too.
        await visitor.OpenAsync($"{new Uri(page.Url).AbsolutePath}?deel=bijeenkomsten");
        await page.GetByRole(AriaRole.Button, new() { Name = "Kijk terug" }).First.ClickAsync();
        await visitor.ActOnAsync("Keukentafelgesprek vóór de folder");
        await page.GetByRole(AriaRole.Button, new() { Name = "Wat is hiervan geworden?", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Link, new() { Name = "Begin bij een bewoner die andere bewoners kent" })).ToBeVisibleAsync();
        await CheckAsync("community-trail", "Wat is hiervan geworden?");

        async Task CheckAsync(string name, string content)
        {
            await AccessibilityTests.CheckAsync(page, content);
            (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue(name);
            await _pictures.TakeAsync(visitor, $"{name}-{width}");
        }
    }
}
