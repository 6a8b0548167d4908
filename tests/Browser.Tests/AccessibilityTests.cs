using System.Text.Json;
using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>axe (WCAG 2.2 A and AA, and good practice) over every page and state, in both languages and both colour schemes.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AccessibilityTests(BrowserFixture fixture)
{
    private static readonly string Axe = File.ReadAllText(Repository.File("src", "Web", "App", "node_modules", "axe-core", "axe.min.js"));

    [Theory]
    [InlineData("nl-NL", ColorScheme.Light, 1280)]
    [InlineData("nl-NL", ColorScheme.Dark, 360)]
    [InlineData("en-GB", ColorScheme.Light, 360)]
    [InlineData("en-GB", ColorScheme.Dark, 1280)]
    public async Task No_page_or_state_has_a_violation(string language, ColorScheme scheme, int width)
    {
        var nl = language.StartsWith("nl", StringComparison.Ordinal);
        var (facilitator, code) = await fixture.Api.StartMeetingAsync("Een warme wijk");
        await FillAsync(facilitator, code);
        await using var visitor = await fixture.VisitorAsync(width, 800, language, scheme);
        var page = visitor.Page;

        await visitor.OpenAsync();
        await CheckAsync(page, nl ? "Samen verder denken" : "Think further, together");
        (await page.EvaluateAsync<string>("document.documentElement.lang")).ShouldBe(nl ? "nl" : "en");
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Verder" : "Next" }).ClickAsync();
        await CheckAsync(page, nl ? "Een code heeft zes tekens." : "A code has six characters.");

        await visitor.OpenAsync("/m/BBBBBB");
        await CheckAsync(page, nl ? "Deze code klopt niet." : "This code is not right.");
        await visitor.OpenAsync("/nergens");
        await CheckAsync(page, nl ? "Hier is niets" : "There is nothing here");
        await visitor.OpenAsync("/terug/0123456789abcdef#x.y");
        await CheckAsync(page, nl ? "Deze terugkeerlink klopt niet." : "This return link is not right.");
        await visitor.OpenAsync("/bijeenkomst/0123456789abcdef");
        await CheckAsync(page, nl ? "Je doet niet meer mee" : "You no longer take part");

        await visitor.OpenAsync($"/m/{code}");
        await CheckAsync(page, "Een warme wijk");
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Doe mee" : "Join", Exact = true }).ClickAsync();
        await CheckAsync(page, nl ? "Vul dit in." : "Please fill this in.");
        await page.GetByRole(AriaRole.Textbox).FillAsync("Piet");
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Doe mee" : "Join", Exact = true }).ClickAsync();
        await CheckAsync(page, "Zonnepanelen");

        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Kolommen" : "Columns" }).ClickAsync();
        await CheckAsync(page, "Zonnepanelen");
        await page.Locator("article", new() { HasText = "Zonnepanelen" }).GetByRole(AriaRole.Button).ClickAsync();
        await CheckAsync(page, nl ? "Naar cluster" : "To cluster");
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Uitnodigen" : "Invite" }).ClickAsync();
        await CheckAsync(page, code[..3]);
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Meer" : "More" }).ClickAsync();
        await CheckAsync(page, nl ? "Meenemen als bestand" : "Take it with you as a file");
        await page.Keyboard.PressAsync("Escape");
        // A round of voting, while it is open and when it is closed.
        var round = Ids.Next();
        await using var client = await HubClient.ConnectAsync(fixture.Address, facilitator.Token, facilitator.Entity);
        await client.SendAsync(Ids.Next(), new { type = "openVoteRound", roundId = round, question = "Wat eerst?", budget = 3, maxPerIdea = 1, secret = scheme is ColorScheme.Light });
        await CheckAsync(page, "Wat eerst?");
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Stip erbij voor: Zonnepanelen" : "Add a dot to: Zonnepanelen" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Stip erbij voor: Zonnepanelen" : "Add a dot to: Zonnepanelen" }).DispatchEventAsync("click");
        await CheckAsync(page, nl ? "Op een idee mag hoogstens 1 stip van jou." : "At most 1 dot of yours can be on an idea.");
        if (scheme is ColorScheme.Dark)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Bekijk de stand" : "See how it stands" }).ClickAsync();
            await CheckAsync(page, nl ? "Als tabel" : "As a table");
        }

        await client.SendAsync(Ids.Next(), new { type = "closeVoteRound", roundId = round });
        await CheckAsync(page, nl ? "Als tabel" : "As a table");
        await page.GetByText(nl ? "Als tabel" : "As a table").ClickAsync();
        await CheckAsync(page, nl ? "Aandeel" : "Share");

        // What came of it, also late, done and withdrawn.
        await OutcomesAsync(client, facilitator);
        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = nl ? "Uitkomsten" : "Outcomes" }).ClickAsync();
        await CheckAsync(page, nl ? "dagen te laat" : "days late");
        await CheckAsync(page, nl ? "Ingetrokken" : "Withdrawn");
        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = nl ? "Notulen" : "Minutes" }).ClickAsync();
        await CheckAsync(page, "Inchecken");
        if (width < 960)
        {
            foreach (var (part, content) in new[] { ("Agenda", "Inchecken"), (nl ? "Mensen" : "People", "Fatima") })
            {
                await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = part }).ClickAsync();
                await CheckAsync(page, content);
            }
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task What_only_a_facilitator_sees_has_no_violation_either(ColorScheme scheme)
    {
        await using var fatima = await fixture.VisitorAsync(1280, 900, scheme: scheme);
        var code = await fatima.StartMeetingAsync("Een warme wijk");
        await CheckAsync(fatima.Page, "Nog geen ideeën.");
        await using var piet = await fixture.VisitorAsync();
        await piet.JoinAsync(code);
        await piet.WriteAsync("Zonnepanelen");
        await fatima.SeesAsync("Zonnepanelen");
        await fatima.Page.GetByLabel("Nieuw agendapunt").FillAsync("Inchecken");
        await fatima.Page.GetByLabel("Nieuw agendapunt").PressAsync("Enter");
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Acties bij agendapunt Inchecken" }).ClickAsync();
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Rol van Piet" }).ClickAsync();
        await fatima.ActOnAsync("Zonnepanelen");
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Bewerken" }).ClickAsync();
        await CheckAsync(fatima.Page, "Uit de bijeenkomst halen");
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Uit de bijeenkomst halen" }).ClickAsync();
        await CheckAsync(fatima.Page, "Wat Piet schreef, blijft staan.");
        await fatima.Page.Keyboard.PressAsync("Escape");

        // Opening a round, with what is wrong with it.
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Stemronde openen" }).ClickAsync();
        await fatima.Page.GetByLabel("Stippen per persoon").FillAsync("0");
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Open de stemronde" }).ClickAsync();
        await CheckAsync(fatima.Page, "Kies een getal van 1 tot en met 99.");
        await fatima.Page.Keyboard.PressAsync("Escape");

        // Writing down an action, without what it needs, and then with it.
        await fatima.GoToAsync("Uitkomsten");
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Actie afspreken" }).ClickAsync();
        await fatima.Page.GetByRole(AriaRole.Dialog).GetByText("Ideeën waar het uit komt").ClickAsync();
        await fatima.Page.GetByRole(AriaRole.Dialog).GetByLabel("Zonnepanelen").CheckAsync();
        await fatima.Page.GetByLabel("Wat gaat er gebeuren?").FillAsync("Bel de installateur.");
        await fatima.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Actie afspreken" }).ClickAsync();
        await CheckAsync(fatima.Page, "Kies wie het doet.");
        await fatima.Page.GetByLabel("Wie doet het?").SelectOptionAsync("Piet");
        await fatima.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Actie afspreken" }).ClickAsync();
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Acties bij A-1" }).ClickAsync();
        await CheckAsync(fatima.Page, "Intrekken");
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Intrekken" }).ClickAsync();
        await CheckAsync(fatima.Page, "A-1 intrekken? Het blijft doorgestreept staan, met zijn nummer.");
        await fatima.Page.Keyboard.PressAsync("Escape");
        await fatima.GoToAsync("Ideeën");

        // A conflict: two texts to choose from.
        await piet.ActOnAsync("Zonnepanelen");
        await piet.Page.GetByRole(AriaRole.Button, new() { Name = "Bewerken" }).ClickAsync();
        await piet.Page.GetByLabel("Tekst van het idee").FillAsync("Van Piet");
        await piet.Page.GetByLabel("Tekst van het idee").PressAsync("Enter");
        await piet.IsSavedAsync();
        await fatima.Page.GetByLabel("Tekst van het idee").FillAsync("Van Fatima");
        await fatima.Page.GetByLabel("Tekst van het idee").PressAsync("Enter");
        await CheckAsync(fatima.Page, "Niet gelukt, niets kwijt");
    }

    private async Task FillAsync(Guest facilitator, string code)
    {
        await using var client = await HubClient.ConnectAsync(fixture.Address, facilitator.Token, facilitator.Entity);
        var cluster = Ids.Next();
        await client.SendAsync(Ids.Next(), new { type = "addCluster", clusterId = cluster, name = "Dak" });
        await client.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text = "Zonnepanelen", clusterId = cluster });
        await client.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text = "Isoleren" });
        await client.SendAsync(Ids.Next(), new { type = "addAgendaItem", itemId = Ids.Next(), title = "Inchecken" });
        await fixture.Api.JoinAsync(code, "Mila");
    }

    private static async Task OutcomesAsync(HubClient client, Guest facilitator)
    {
        var (item, idea, done, withdrawn) = (Ids.Next(), Ids.Next(), Ids.Next(), Ids.Next());
        foreach (var command in new object[]
        {
            new { type = "addAgendaItem", itemId = item, title = "Kiezen" },
            new { type = "addIdea", ideaId = idea, text = "Praten met de bakker" },
            new { type = "recordDecision", decisionId = Ids.Next(), itemId = item, text = "We beginnen bij de bakker.", fromIdeas = new[] { idea } },
            new { type = "recordDecision", decisionId = withdrawn, itemId = item, text = "We beginnen op school." },
            new { type = "withdrawDecision", decisionId = withdrawn, reason = "Te vroeg." },
            new { type = "assignAction", actionId = Ids.Next(), itemId = item, text = "Bel de bakker.", assignee = facilitator.PersonId, due = "2020-01-31" },
            new { type = "assignAction", actionId = done, itemId = item, text = "Zoek een zaal.", assignee = facilitator.PersonId },
            new { type = "completeAction", actionId = done },
        })
            (await client.SendAsync(Ids.Next(), command)).GetProperty("status").GetString().ShouldBe("accepted");
    }

    /// <summary>Checks a page, once what must be on it is on it.</summary>
    internal static async Task CheckAsync(IPage page, string content)
    {
        await Expect(page.GetByText(content).Locator("visible=true").First).ToBeVisibleAsync();
        // All of the page at once: what lies under a bar that stays in view can be scrolled from under it.
        var size = page.ViewportSize!;
        await page.SetViewportSizeAsync(size.Width, Math.Max(size.Height, await page.EvaluateAsync<int>("document.documentElement.scrollHeight")));
        await page.EvaluateAsync("document.getAnimations().forEach(animation => animation.finish())");
        await page.EvaluateAsync(Axe);
        var violations = await page.EvaluateAsync<JsonElement>(
            """
            axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
               .then(results => results.violations.map(it => ({ id: it.id, help: it.help, nodes: it.nodes.map(node => node.html + ' ' + node.failureSummary) })))
            """);
        // Nothing lies beyond the edge of the window (1.4.10).
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth")).ShouldBeTrue($"{page.Url}, at “{content}”");
        await page.SetViewportSizeAsync(size.Width, size.Height);
        violations.GetArrayLength().ShouldBe(0, $"{page.Url}, at “{content}”: {violations}");
    }
}
