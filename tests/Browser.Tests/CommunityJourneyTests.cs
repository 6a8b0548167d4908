using System.Text.RegularExpressions;
using static Samenwerken.Browser.Tests.CommunityPages;

namespace Samenwerken.Browser.Tests;

/// <summary>The road of a community: people, a partner, a first meeting, and what it came to found at home.</summary>
public sealed class CommunityJourneyTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task A_coordinator_goes_from_nothing_to_step_seven_with_two_members_and_a_partner_and_a_guest_claims_their_notes()
    {
        await using var marloes = await fixture.VisitorAsync();
        var page = marloes.Page;
        await FormAsync(marloes, "Lokale energie", "Marloes", Issue);
        await GoAsync(page, "Mensen");
        var forHakan = await InviteAsync(page, "Hakan", "Ondernemers");
        var forGreetje = await InviteAsync(page, "Greetje", "Burgers en samenleving");
        await using var hakan = await fixture.VisitorAsync(360, 740);
        await hakan.OpenAsync(forHakan);
        await Button(hakan.Page, "Doe mee").ClickAsync();

        // The partner stands in the programme, is invited, and says itself that it takes part.
        await marloes.OpenAsync("/partner/nieuw");
        await page.GetByLabel("Naam van de organisatie").FillAsync("Stichting Zonnestraat");
        await Button(page, "Meld een organisatie aan").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Stichting Zonnestraat" })).ToBeVisibleAsync();
        await page.WaitForFunctionAsync("async () => (await (await fetch('/api/v1/directory?kind=partner&q=Zonnestraat')).json()).total > 0");
        await marloes.OpenAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Lokale energie" }).ClickAsync();
        await GoAsync(page, "Mensen");
        await Button(page, "Stel een organisatie voor").ClickAsync();
        await page.GetByLabel("Staat de organisatie al in het programma?").SelectOptionAsync(new SelectOptionValue { Label = "Stichting Zonnestraat" });
        await Button(page, "Opslaan").ClickAsync();
        var organisations = page.GetByRole(AriaRole.Region, new() { Name = "Organisaties" });
        await organisations.GetByRole(AriaRole.Button, new() { Name = "Nodig uit" }).ClickAsync();
        await Expect(organisations.GetByText("zegt zelf of ze meedoet")).ToBeVisibleAsync();
        await organisations.GetByRole(AriaRole.Link, new() { Name = "Stichting Zonnestraat" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "We doen mee" }).ClickAsync();
        await Expect(page.GetByText("doet mee, sinds")).ToBeVisibleAsync();

        await marloes.OpenAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Lokale energie" }).ClickAsync();
        await GoAsync(page, "Bijeenkomsten");
        await Button(page, "Plan een bijeenkomst").ClickAsync();
        await page.GetByLabel("Hoe heet de bijeenkomst?").FillAsync("Kennismaken");
        await page.GetByLabel("Dag", new() { Exact = true }).FillAsync(DateTime.UtcNow.AddDays(14).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        foreach (var (number, what, kind) in new[] { (1, "Welkom", "Inchecken"), (2, "Afronden", "Uitchecken") })
        {
            await Button(page, "Voeg een punt toe").ClickAsync();
            await page.GetByLabel("Wat", new() { Exact = true }).Nth(number - 1).FillAsync(what);
            await page.GetByLabel("Soort").Nth(number - 1).SelectOptionAsync(kind);
        }

        await Button(page, "Opslaan").ClickAsync();
        var next = hakan.Page.GetByRole(AriaRole.Region, new() { Name = "De volgende bijeenkomst" });
        await Expect(next.GetByRole(AriaRole.Heading, new() { Name = "Kennismaken" })).ToBeVisibleAsync();
        await next.GetByRole(AriaRole.Button, new() { Name = "Ja, op afstand" }).ClickAsync();
        await Expect(page.GetByText("0 in de zaal, 1 op afstand, 0 niet")).ToBeVisibleAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Zet in je agenda (.ics)" }).ClickAsync());
        (await File.ReadAllTextAsync(await file.PathAsync())).ShouldContain("SUMMARY:Kennismaken (Lokale energie)");
        await Button(page, "Laat mijn agenda-adres zien").ClickAsync();
        await Expect(page.GetByLabel("Adres van je agenda")).ToHaveValueAsync(new Regex("/api/v1/communities/.*/calendar/"));

        await Button(page, "Begin de bijeenkomst").ClickAsync();
        // It is two weeks ahead: whoever begins it now is asked first.
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Begin de bijeenkomst" }).ClickAsync();
        await Expect(page.Locator("#ideas-title")).ToBeVisibleAsync();
        await marloes.WriteAsync("Daken van de school");
        await Button(hakan.Page, "Ga naar binnen").ClickAsync();
        // The same person, under their own name, without any code.
        await hakan.WriteAsync("Zonnepanelen op school");
        await Expect(marloes.Note("Zonnepanelen op school")).ToContainTextAsync("Hakan");
        // Who has not answered the invitation yet comes as a guest, and gets a code for later.
        await using var greetje = await fixture.VisitorAsync();
        await greetje.JoinAsync(await CodeOfAsync(marloes), "Greetje");
        await greetje.WriteAsync("Een straat vol buren");
        await greetje.Page.GetByText("Ben je lid van de community geworden?").ClickAsync();
        await Button(greetje.Page, "Laat mijn code zien").ClickAsync();
        var code = await greetje.Page.Locator("output").InnerTextAsync();

        await marloes.ActOnAsync("Zonnepanelen op school");
        await Button(page, "Maak er een besluit van").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Wat is er besloten?").FillAsync("We beginnen op de school.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Besluit vastleggen" }).ClickAsync();
        await Expect(dialog).Not.ToBeVisibleAsync();
        await marloes.GoToAsync("Uitkomsten");
        await Expect(page.GetByText("We beginnen op de school.")).ToBeVisibleAsync();
        await marloes.CloseMeetingAsync();

        await hakan.OpenAsync();
        await hakan.Page.GetByRole(AriaRole.Link, new() { Name = "Lokale energie" }).ClickAsync();
        await GoAsync(hakan.Page, "Besluiten en acties");
        await Expect(hakan.Page.GetByText("We beginnen op de school.")).ToBeVisibleAsync();
        await Expect(hakan.Page.GetByText($"B-{DateTime.UtcNow.Year}-001")).ToBeVisibleAsync();
        await GoAsync(hakan.Page, "Bijeenkomsten");
        await Expect(hakan.Page.GetByText("3 aanwezig, 3 ideeën")).ToBeVisibleAsync();

        // Whoever looks back sees what became of a note, and goes there.
        await Button(hakan.Page, "Kijk terug").ClickAsync();
        await hakan.ActOnAsync("Zonnepanelen op school");
        await Button(hakan.Page, "Wat is hiervan geworden?").ClickAsync();
        await hakan.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Link, new() { Name = "We beginnen op de school." }).ClickAsync();
        await Expect(hakan.Page.GetByText($"B-{DateTime.UtcNow.Year}-001")).ToBeVisibleAsync();

        // The guest becomes a member, and what they wrote is theirs.
        await greetje.OpenAsync(forGreetje);
        await Button(greetje.Page, "Doe mee").ClickAsync();
        await GoAsync(greetje.Page, "Mensen");
        await greetje.Page.GetByLabel("Code", new() { Exact = true }).FillAsync(code);
        await Button(greetje.Page, "Neem mijn briefjes over").ClickAsync();
        await Expect(greetje.Page.GetByText("Wat je in “Kennismaken” schreef, is nu van jou.")).ToBeVisibleAsync();

        foreach (var member in new[] { marloes, hakan, greetje })
        {
            await member.OpenAsync();
            await member.Page.GetByRole(AriaRole.Link, new() { Name = "Lokale energie" }).ClickAsync();
            await GoAsync(member.Page, "Mensen");
            await Button(member.Page, "Bewerk wat hier over jou staat").ClickAsync();
            await member.Page.GetByLabel("Wat wil je zelf leren?").FillAsync("Hoe ik luister.");
            await Button(member.Page, "Opslaan").ClickAsync();
            await Expect(member.Page.GetByText("Hoe ik luister.").First).ToBeVisibleAsync();
        }

        await GoAsync(page, "Stappen");
        var seventh = page.Locator("#stap-7");
        if (await seventh.GetAttributeAsync("open") is null)
            await seventh.Locator("summary").ClickAsync();
        await seventh.GetByLabel("Deze stap is klaar").CheckAsync();
        await Expect(seventh.Locator("summary").GetByText("klaar", new() { Exact = true })).ToBeVisibleAsync();
    }

    private static async Task<string> CodeOfAsync(Visitor facilitator)
    {
        await facilitator.Page.GetByRole(AriaRole.Button, new() { Name = "Uitnodigen" }).ClickAsync();
        var link = await facilitator.Page.GetByLabel("Link", new() { Exact = true }).InputValueAsync();
        await facilitator.Page.Keyboard.PressAsync("Escape");
        return link[^6..];
    }
}
