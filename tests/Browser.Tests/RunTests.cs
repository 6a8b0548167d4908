using System.Text.RegularExpressions;

namespace Samenwerken.Browser.Tests;

/// <summary>A facilitator leads people through a method: nobody peeks before the reveal, and everybody sees what to do now and for how long.</summary>
public sealed class RunTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task A_brainstorm_is_planned_led_written_unseen_revealed_and_clustered()
    {
        await using var fatima = await fixture.VisitorAsync(1440, 900);
        await using var piet = await fixture.VisitorAsync(360, 740);
        var code = await fatima.StartMeetingAsync();
        var page = fatima.Page;

        // Given an item with a method.
        await page.GetByLabel("Nieuw agendapunt").FillAsync("Energie");
        await page.GetByLabel("Nieuw agendapunt").PressAsync("Enter");
        await MenuOfItemAsync("Punt plannen");
        var plan = page.GetByRole(AriaRole.Dialog, new() { Name = "Agendapunt Energie" });
        await plan.GetByRole(AriaRole.Combobox, new() { Name = "Werkvorm" }).SelectOptionAsync("brainstorm");
        await plan.GetByLabel("De vraag aan de groep").FillAsync("Hoe maken we de wijk warm?");
        await plan.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Expect(plan).ToBeHiddenAsync();
        await piet.JoinAsync(code);
        await Expect(piet.Page.Locator("#run-title")).ToHaveCountAsync(0);

        // When she starts it, everybody is told, and may write where the phase lets them.
        await MenuOfItemAsync("Werkvorm beginnen");
        await Expect(piet.Page.Locator("#run-title")).ToHaveTextAsync("We beginnen zo");
        await NextAsync("Vraag en spelregels");
        await piet.Entry.FillAsync("Warmtenet");
        await piet.Entry.PressAsync("Enter");
        await Expect(piet.Page.GetByText("Schrijven kan in deze fase niet. Wat je al schreef, blijft hier staan.")).ToBeVisibleAsync();
        await Expect(piet.Entry).ToHaveValueAsync("Warmtenet");
        await NextAsync("Stil schrijven, een idee per briefje");
        await Expect(piet.Entry).ToBeFocusedAsync();
        await piet.HearsAsync("Fase 2: Stil schrijven, een idee per briefje, 7 minuten.");
        await Expect(piet.Page.GetByRole(AriaRole.Timer)).ToContainTextAsync(new Regex("^Nog 6:5"));
        await piet.Entry.PressAsync("Enter");

        // Then only Piet sees what he wrote, and others see that there is something.
        await Expect(piet.Note("Warmtenet")).ToContainTextAsync("alleen jij ziet dit");
        await Expect(page.GetByText("1 verborgen idee")).ToBeVisibleAsync();
        await Expect(page.GetByText("Warmtenet")).ToHaveCountAsync(0);
        fatima.Received.ShouldNotContain("Warmtenet");
        await piet.Page.GetByRole(AriaRole.Button, new() { Name = "Ik ben klaar" }).ClickAsync();
        await Expect(page.GetByText("1 van 2 klaar")).ToBeVisibleAsync();
        await new Inspection(page, ColorScheme.Light, "run-1440", inAllWays: false, fatima).CheckAsync("1 verborgen idee");
        await new Inspection(piet.Page, ColorScheme.Light, "run-360", inAllWays: false, piet).CheckAsync("waarvan 1 van jou");
        (await piet.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();

        // The end of its time is gentle; what is begun then is unseen still.
        await page.GetByRole(AriaRole.Button, new() { Name = "Meer", Expanded = false }).Last.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Tijd is om" }).ClickAsync();
        await piet.HearsAsync("De tijd is om. Maak je zin rustig af.");
        await piet.Entry.FillAsync("Isoleren");
        await NextAsync("Onthullen en doorbouwen");
        await Expect(piet.Page.Locator("#run-title")).ToHaveTextAsync("Onthullen en doorbouwen");
        await piet.Entry.PressAsync("Enter");
        await Expect(page.GetByText("2 verborgen ideeën")).ToBeVisibleAsync();
        await Expect(page.GetByText("Isoleren")).ToHaveCountAsync(0);

        // Revealed, they are everybody's; then they are put in a cluster, and it is done.
        await PressAsync("Verborgen ideeën laten zien");
        await YesAsync("Verborgen ideeën laten zien");
        await fatima.SeesAsync("Warmtenet");
        await fatima.SeesAsync("Isoleren");
        await piet.HearsAsync("2 ideeën zijn nu voor iedereen te zien");
        await Expect(piet.Page.GetByText("alleen jij ziet dit")).ToHaveCountAsync(0);
        await fatima.NewClusterAsync("Dak");
        await page.GetByRole(AriaRole.Button, new() { Name = "Oogsten" }).ClickAsync();
        await Expect(page.Locator("#run-title")).ToHaveTextAsync("Oogsten");
        await PressAsync("Werkvorm afronden");
        await YesAsync("Werkvorm afronden");
        await Expect(piet.Page.Locator("#run-title")).ToHaveCountAsync(0);
        await piet.SeesAsync("Isoleren");

        async Task MenuOfItemAsync(string action)
        {
            var menu = page.GetByRole(AriaRole.Button, new() { Name = "Acties bij agendapunt Energie" });
            if (await menu.GetAttributeAsync("aria-expanded") is "false")
                await menu.ClickAsync();
            await page.GetByRole(AriaRole.Region, new() { Name = "Agenda" }).GetByRole(AriaRole.Button, new() { Name = action }).ClickAsync();
        }

        async Task NextAsync(string phase)
        {
            await PressAsync("Volgende fase starten");
            await Expect(page.Locator("#run-title")).ToHaveTextAsync(phase);
            await Expect(piet.Page.Locator("#run-title")).ToHaveTextAsync(phase);
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
