using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>Whoever runs the server gives its programme a name, themes and people; what they change stands on the page that everybody sees.</summary>
public sealed class KeepProgrammeTests(BrowserFixture fixture) : OwnServerTests(fixture)
{
    [Fact]
    public async Task The_first_coordinator_keeps_the_programme_and_invites_another_who_comes_in_by_a_link_of_their_own()
    {
        var (_, output) = await ServerProcess.RunAsync("programme-link", "--Samenwerken:DataFolder", Data.Path);
        var link = new Uri(output.Split('\n')[^1].Trim());
        await using var marloes = await ComeAsync();
        var page = marloes.Page;
        await marloes.OpenAsync(link.PathAndQuery + link.Fragment);
        await page.GetByLabel("Je naam").FillAsync("Marloes");
        await Button(page, "Word coördinator").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Beheer" }).ClickAsync();
        var look = new Inspection(page, ColorScheme.Light, "keep", inAllWays: false, marloes);
        await look.CheckAsync("Mensen van het programma");

        var about = page.GetByRole(AriaRole.Region, new() { Name = "Het programma" });
        await about.GetByLabel("Naam").FillAsync("Samen verder");
        await about.GetByLabel("Waar is het programma voor?").FillAsync("Leren van elkaar.");
        await about.GetByLabel("Kleur").FillAsync("#8a1c5b");
        await about.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Samen verder" })).ToBeVisibleAsync();
        await Button(page, "Nieuw thema of nieuwe transitie").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("In het Nederlands").FillAsync("Wonen");
        await dialog.GetByLabel("In het Engels").FillAsync("Housing");
        await look.CheckAsync("Soort");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        var topics = page.GetByRole(AriaRole.Region, new() { Name = "Thema’s en transities" });
        await Expect(topics.GetByText("Wonen", new() { Exact = true })).ToBeVisibleAsync();
        await topics.GetByRole(AriaRole.Button, new() { Name = "Haal weg : Water" }).Or(topics.GetByRole(AriaRole.Button, new() { Name = "Haal weg: Water" })).ClickAsync();
        await Expect(topics.GetByText("(weggehaald)")).ToBeVisibleAsync();
        await Button(page, "Neem 7 O’s").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Groepen van partners" }).GetByLabel("Telt mee als")).ToHaveCountAsync(7);

        await Button(page, "Nodig iemand uit").ClickAsync();
        await dialog.GetByLabel("Naam").FillAsync("Ruud");
        await Button(page, "Maak de uitnodiging").ClickAsync();
        var forRuud = new Uri(await dialog.GetByLabel("Persoonlijke link").InputValueAsync());
        await page.Keyboard.PressAsync("Escape");
        await using var ruud = await ComeAsync(360);
        var his = new Inspection(ruud.Page, ColorScheme.Light, "keep-360", inAllWays: false, ruud);
        await ruud.OpenAsync(forRuud.PathAndQuery + forRuud.Fragment);
        await his.CheckAsync("Doe mee in het programma Samen verder.");
        await Button(ruud.Page, "Doe mee").ClickAsync();
        await Expect(ruud.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Samen verder" })).ToBeVisibleAsync();
        await Expect(Button(ruud.Page, "Nodig iemand uit")).Not.ToBeVisibleAsync();
        var people = page.GetByRole(AriaRole.Region, new() { Name = "Mensen van het programma" });
        await Expect(people.GetByText("uitgenodigd")).Not.ToBeVisibleAsync();
        await people.GetByRole(AriaRole.Button, new() { Name = "Maak coördinator" }).ClickAsync();
        await Expect(Button(ruud.Page, "Nodig iemand uit")).ToBeVisibleAsync();

        // What everybody sees, and who speaks for an organisation.
        await ruud.OpenAsync("/programma");
        await Expect(ruud.Page.GetByText("Leren van elkaar.")).ToBeVisibleAsync();
        await ruud.OpenAsync("/partner/nieuw");
        await Expect(ruud.Page.GetByLabel("Groep").GetByText("Omwonenden")).ToBeAttachedAsync();
        await Button(ruud.Page, "Meld een organisatie aan").ClickAsync();
        await his.CheckAsync("Vul dit in.");
        await ruud.Page.GetByLabel("Naam van de organisatie").FillAsync("Stichting Zonnestraat");
        await Button(ruud.Page, "Meld een organisatie aan").ClickAsync();
        await his.CheckAsync("Nog geen community noemde deze organisatie.");
        await Button(ruud.Page, "Bewerk").ClickAsync();
        await ruud.Page.GetByLabel("Plaats of gebied").FillAsync("Waterveen");
        await Button(ruud.Page, "Opslaan").ClickAsync();
        await Expect(ruud.Page.GetByText("· Waterveen")).ToBeVisibleAsync();

        // A community that somebody forms here is of the programme, and so is its colour, in its meetings too.
        await CommunityPages.FormAsync(ruud, "Lokale energie", "Ruud", CommunityPages.Issue);
        (await AccentAsync(ruud.Page)).ShouldBe("#8a1c5b");
        await CommunityPages.GoAsync(ruud.Page, "Bijeenkomsten");
        await Button(ruud.Page, "Plan een bijeenkomst").ClickAsync();
        await ruud.Page.GetByLabel("Hoe heet de bijeenkomst?").FillAsync("Kennismaken");
        await ruud.Page.GetByLabel("Dag", new() { Exact = true }).FillAsync(DateTime.UtcNow.AddDays(14).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await Button(ruud.Page, "Opslaan").ClickAsync();
        await Button(ruud.Page, "Begin de bijeenkomst").ClickAsync();
        // It is planned for a later day.
        await ruud.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Begin de bijeenkomst" }).ClickAsync();
        await Expect(ruud.Page.Locator("#ideas-title")).ToBeVisibleAsync();
        await ruud.Page.WaitForFunctionAsync("() => getComputedStyle(document.documentElement).getPropertyValue('--samenwerken-accent').trim() === '#8a1c5b'");
    }

    private static Task<string> AccentAsync(IPage page) => page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).getPropertyValue('--samenwerken-accent').trim()");

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
