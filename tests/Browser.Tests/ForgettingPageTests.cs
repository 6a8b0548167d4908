using static Samenwerken.Browser.Tests.CommunityPages;

namespace Samenwerken.Browser.Tests;

/// <summary>Where somebody who leaves asks what becomes of what they wrote, and where a coordinator sees to it for whoever asks later.</summary>
public sealed class ForgettingPageTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task COM5_FGT1_whoever_leaves_chooses_and_a_coordinator_takes_away_what_is_asked_later()
    {
        await using var marloes = await fixture.VisitorAsync();
        var page = marloes.Page;
        await FormAsync(marloes, "Lokale energie", "Marloes", Issue);
        await GoAsync(page, "Mensen");
        var forHakan = await InviteAsync(page, "Hakan Yildiz", "Ondernemers");
        await using var hakan = await fixture.VisitorAsync(360, 740);
        await hakan.OpenAsync(forHakan);
        await Button(hakan.Page, "Doe mee").ClickAsync();
        await GoAsync(hakan.Page, "Mensen");
        await Button(hakan.Page, "Verlaat de community").ClickAsync();
        var leaving = hakan.Page.GetByRole(AriaRole.Dialog);
        await leaving.GetByText("Haal ze weg, en mijn naam ook").ClickAsync();
        await Expect(leaving.GetByText("Dit halen we ook uit de geschiedenis")).ToBeVisibleAsync();
        await AccessibilityTests.CheckAsync(hakan.Page, "Je oude notities");
        await leaving.GetByText("Ze blijven staan, met mijn naam").ClickAsync();
        await Button(hakan.Page, "Verlaat de community").Last.ClickAsync();

        // Later Hakan asks for it after all.
        var left = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "vertrokken op" });
        await Expect(left).ToContainTextAsync("Hakan Yildiz");
        await left.GetByRole(AriaRole.Button).ClickAsync();
        var asked = page.GetByRole(AriaRole.Dialog);
        await asked.GetByText("De naam en de notities weg").ClickAsync();
        await AccessibilityTests.CheckAsync(page, "Wat is er gevraagd?");
        await Button(page, "Haal gegevens weg").ClickAsync();
        await Expect(left).ToContainTextAsync("naam weggehaald op");
        await Expect(page.GetByText("Hakan Yildiz")).ToHaveCountAsync(0);
        await AccessibilityTests.CheckAsync(page, "Vertrokken en te gast");
    }
}
