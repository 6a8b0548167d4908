using System.Text.RegularExpressions;

namespace Samenwerken.Browser.Tests;

/// <summary>
/// One hour as it is lived: a facilitator, the screen in the hall, two people far away and a phone in the hall go by hand through a check-in,
/// a hidden brainstorm that is revealed, clustering, dots and a check-out, and the server is killed while all of them write.
/// </summary>
public sealed class HourTests(BrowserFixture fixture) : OwnServerTests(fixture)
{
    [Fact]
    public async Task An_hour_is_led_by_hand_from_check_in_to_check_out_through_a_restart_of_the_server()
    {
        await using var fatima = await Fixture.VisitorAsync(1440, 900, server: Server.Address);
        await using var piet = await Fixture.VisitorAsync(1280, 800, server: Server.Address);
        await using var anna = await Fixture.VisitorAsync(1024, 768, server: Server.Address);
        await using var kees = await Fixture.VisitorAsync(360, 740, server: Server.Address);
        await using var hall = await Fixture.VisitorAsync(1920, 1080, server: Server.Address);
        var (page, screen) = (fatima.Page, hall.Page);
        var code = await fatima.StartMeetingAsync();

        // Given an afternoon out of a template, the screen in the hall, and everybody where they are.
        await page.Locator("#ideas-title").FocusAsync();
        await page.Keyboard.PressAsync("Shift+p");
        await page.GetByRole(AriaRole.Button, new() { Name = "Dagdeel" }).ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Acties bij agendapunt Uitchecken" })).ToBeVisibleAsync();
        await hall.OpenAsync("/scherm");
        await screen.GetByLabel("Code van de bijeenkomst").FillAsync(code);
        await screen.GetByRole(AriaRole.Button, new() { Name = "Laat zien" }).ClickAsync();
        await Expect(screen.Locator("[data-code]")).ToHaveAttributeAsync("data-code", code);
        await ComeInAsync(piet, "Piet", "Op afstand");
        await ComeInAsync(anna, "Anna", "Op afstand");
        await ComeInAsync(kees, "Kees", "In de zaal");

        // Checking in: one after the other has the floor, whoever is far away first.
        await StartAsync("Welkom en inchecken");
        await NextAsync("Vraag tonen en stil nadenken");
        await NextAsync("Ronde: ieder maximaal 30 seconden");
        await kees.Page.GetByRole(AriaRole.Button, new() { Name = "Hand opsteken" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Geef het woord: Kees" })).ToBeVisibleAsync();
        await piet.Page.GetByRole(AriaRole.Button, new() { Name = "Hand opsteken" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Geef het woord: Piet" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Volgende aan het woord" }).ClickAsync();
        await Expect(screen.GetByText("Aan het woord").Locator("..")).ToContainTextAsync(new Regex("Kees|Piet"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Volgende aan het woord" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Beurt is klaar" }).ClickAsync();
        await FinishAsync();

        // A brainstorm in which nobody sees what another writes; the hall sees how many there are.
        await StartAsync("Ideeën");
        await NextAsync("Vraag en spelregels");
        await NextAsync("Stil schrijven, een idee per briefje");
        await piet.WriteAsync("Zonnepanelen op school");
        await anna.WriteAsync("Samen isoleren");
        await Expect(screen.Locator("[data-hidden='2']")).ToBeVisibleAsync();

        // When the server is killed in the middle of it, everybody is back by themselves, and nothing is lost or seen.
        await Server.KillAsync();
        await kees.Entry.FillAsync("Warmte uit het kanaal");
        await kees.Entry.PressAsync("Enter");
        await StartAgainAsync();
        await kees.IsSavedAsync();
        await Expect(screen.Locator("[data-hidden='3']")).ToBeVisibleAsync();
        await Expect(page.GetByText("3 verborgen ideeën")).ToBeVisibleAsync();
        await Expect(page.Locator("#run-title")).ToHaveTextAsync("Stil schrijven, een idee per briefje");
        foreach (var other in new[] { fatima, hall, kees })
            other.Received.ShouldNotContain("Zonnepanelen");
        await PressAsync("1 minuut erbij");
        await Expect(kees.Page.GetByRole(AriaRole.Timer)).ToContainTextAsync(new Regex("^Nog 7:"));
        await kees.Page.GetByRole(AriaRole.Button, new() { Name = "Ik ben klaar" }).ClickAsync();
        await Expect(page.GetByText("1 van 4 klaar")).ToBeVisibleAsync();
        await page.Locator("section.run").GetByRole(AriaRole.Button, new() { Name = "Meer" }).ClickAsync();
        await PressAsync("Tijd is om");
        await kees.HearsAsync("De tijd is om. Maak je zin rustig af.");
        await NextAsync("Onthullen en doorbouwen");
        await PressAsync("Verborgen ideeën laten zien");
        await YesAsync("Verborgen ideeën laten zien");
        foreach (var other in new[] { fatima, piet, anna, kees })
            await other.SeesAsync("Zonnepanelen op school");
        await Expect(screen.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Warmte uit het kanaal" })).ToBeVisibleAsync();
        await FinishAsync();

        // Clusters, by one far away and by key.
        await StartAsync("Ordenen");
        await NextAsync("Stil groeperen");
        await anna.NewClusterAsync("Op het dak");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Op het dak" })).ToBeVisibleAsync();
        await fatima.Note("Zonnepanelen op school").FocusAsync();
        await page.Keyboard.PressAsync("m");
        var cluster = page.GetByRole(AriaRole.Dialog, new() { Name = "Naar een cluster" });
        await cluster.GetByText("Op het dak").ClickAsync();
        await cluster.GetByRole(AriaRole.Button, new() { Name = "Naar een cluster" }).ClickAsync();
        await Expect(kees.Page.GetByRole(AriaRole.Region, new() { Name = "Op het dak" }).GetByText("Zonnepanelen op school", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(screen.GetByRole(AriaRole.Heading, new() { Name = "Op het dak" })).ToBeVisibleAsync();
        await FinishAsync();

        // Dots, of which nobody sees any before the round is closed.
        await StartAsync("Kiezen");
        await NextAsync("Opties kort toelichten");
        await NextAsync("Stil stemmen, uitslag verborgen");
        await fatima.OpenRoundAsync();
        foreach (var other in new[] { piet, anna, kees })
            await other.VoteAsync("Samen isoleren");
        await Expect(screen.GetByText("3 van 4 stemden")).ToBeVisibleAsync();
        await fatima.CloseRoundAsync();
        await Expect(screen.GetByText("Zo is gekozen")).ToBeVisibleAsync();
        await FinishAsync();

        // Checking out, and it is over.
        await MenuOfItemAsync("Uitchecken", "Punt starten");
        await Expect(screen.GetByText("Uitchecken")).ToBeVisibleAsync();
        await fatima.CloseMeetingAsync();
        await Expect(kees.Page.GetByText("De bijeenkomst is afgesloten. Je kunt alles nog lezen")).ToBeVisibleAsync();

        async Task ComeInAsync(Visitor visitor, string name, string place)
        {
            await visitor.OpenAsync($"/m/{code}");
            await visitor.Page.GetByLabel("Je naam").FillAsync(name);
            await visitor.Page.GetByText(place, new() { Exact = true }).ClickAsync();
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Doe mee" }).ClickAsync();
            await Expect(visitor.Page.Locator("#ideas-title")).ToBeVisibleAsync();
        }

        async Task MenuOfItemAsync(string item, string action)
        {
            var menu = page.GetByRole(AriaRole.Button, new() { Name = $"Acties bij agendapunt {item}", Exact = true });
            if (await menu.GetAttributeAsync("aria-expanded") is "false")
                await menu.ClickAsync();
            await page.GetByRole(AriaRole.Region, new() { Name = "Agenda" }).GetByRole(AriaRole.Button, new() { Name = action }).ClickAsync();
        }

        async Task StartAsync(string item)
        {
            await MenuOfItemAsync(item, "Werkvorm beginnen");
            await Expect(page.Locator("#run-title")).ToHaveTextAsync("We beginnen zo");
        }

        async Task NextAsync(string phase)
        {
            await PressAsync("Volgende fase starten");
            foreach (var other in new[] { fatima, piet, anna, kees })
                await Expect(other.Page.Locator("#run-title")).ToHaveTextAsync(phase);
        }

        async Task FinishAsync()
        {
            var more = page.Locator("section.run").GetByRole(AriaRole.Button, new() { Name = "Meer", Expanded = false });
            if (await more.CountAsync() > 0)
                await more.ClickAsync();
            await PressAsync("Werkvorm afronden");
            await YesAsync("Werkvorm afronden");
            await Expect(kees.Page.Locator("#run-title")).ToHaveCountAsync(0);
        }

        Task PressAsync(string name) => page.Locator("section.run").GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();

        async Task YesAsync(string title)
        {
            var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = title });
            await dialog.GetByRole(AriaRole.Button, new() { Name = title }).ClickAsync();
            await Expect(dialog).ToBeHiddenAsync();
        }
    }
}
