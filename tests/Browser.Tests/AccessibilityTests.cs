using System.Text.Json;
using System.Text.RegularExpressions;
using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>axe (WCAG 2.2 A and AA, and good practice) over every page and state, in both languages and both colour schemes.</summary>
public sealed class AccessibilityTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    private const string Inchecken = "item-inchecken-0";

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
        var look = new Inspection(page, scheme, $"meeting-{language[..2]}-{width}", inAllWays: width < 500);

        await visitor.OpenAsync();
        await look.CheckAsync(nl ? "Samen verder denken" : "Think further, together");
        (await page.EvaluateAsync<string>("document.documentElement.lang")).ShouldBe(nl ? "nl" : "en");
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Verder" : "Next" }).ClickAsync();
        await look.CheckAsync(nl ? "Een code heeft zes tekens." : "A code has six characters.");

        await visitor.OpenAsync("/m/BBBBBB");
        await look.CheckAsync(nl ? "Deze code klopt niet." : "This code is not right.");
        await visitor.OpenAsync("/nergens");
        await look.CheckAsync(nl ? "Hier is niets" : "There is nothing here");
        await visitor.OpenAsync("/terug/0123456789abcdef#x.y");
        await look.CheckAsync(nl ? "Deze terugkeerlink klopt niet." : "This return link is not right.");
        await visitor.OpenAsync("/bijeenkomst/0123456789abcdef");
        await look.CheckAsync(nl ? "Je doet hier nog niet mee" : "You do not take part here yet");

        await visitor.OpenAsync($"/m/{code}");
        await look.CheckAsync("Een warme wijk");
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Doe mee" : "Join", Exact = true }).ClickAsync();
        await look.CheckAsync(nl ? "Vul dit in." : "Please fill this in.");
        await page.GetByRole(AriaRole.Textbox).FillAsync("Piet");
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Doe mee" : "Join", Exact = true }).ClickAsync();
        await look.CheckAsync("Zonnepanelen");

        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Kolommen" : "Columns" }).ClickAsync();
        await look.CheckAsync("Zonnepanelen");
        await page.Locator("article", new() { HasText = "Zonnepanelen" }).GetByRole(AriaRole.Button).ClickAsync();
        await look.CheckAsync(nl ? "Naar cluster" : "To cluster");
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Uitnodigen" : "Invite" }).ClickAsync();
        await look.CheckAsync(code[..3]);
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Meer" : "More" }).ClickAsync();
        await look.CheckAsync(nl ? "Meenemen als bestand" : "Take it with you as a file");
        await page.Keyboard.PressAsync("Escape");
        // A round of voting, while it is open and when it is closed.
        var round = Ids.Next();
        await using var client = await HubClient.ConnectAsync(fixture.Address, facilitator.Token, facilitator.Entity);
        await client.SendAsync(Ids.Next(), new { type = "openVoteRound", roundId = round, question = "Wat eerst?", budget = 3, maxPerIdea = 1, secret = scheme is ColorScheme.Light });
        await look.CheckAsync("Wat eerst?");
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Stip erbij voor: Zonnepanelen" : "Add a dot to: Zonnepanelen" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Stip erbij voor: Zonnepanelen" : "Add a dot to: Zonnepanelen" }).DispatchEventAsync("click");
        await look.CheckAsync(nl ? "Op een idee mag hoogstens 1 stip van jou." : "At most 1 dot of yours can be on an idea.");
        if (scheme is ColorScheme.Dark)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Bekijk de stand" : "See how it stands" }).ClickAsync();
            await look.CheckAsync(nl ? "Als tabel" : "As a table");
        }

        await client.SendAsync(Ids.Next(), new { type = "closeVoteRound", roundId = round });
        await look.CheckAsync(nl ? "Als tabel" : "As a table");
        await page.GetByText(nl ? "Als tabel" : "As a table").ClickAsync();
        await look.CheckAsync(nl ? "Aandeel" : "Share");

        // What came of it, also late, done and withdrawn.
        await OutcomesAsync(client, facilitator);
        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = nl ? "Uitkomsten" : "Outcomes" }).ClickAsync();
        await look.CheckAsync(nl ? "dagen te laat" : "days late");
        await look.CheckAsync(nl ? "Ingetrokken" : "Withdrawn");
        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = nl ? "Notulen" : "Minutes" }).ClickAsync();
        await CheckMinutesAsync(page, look, client, nl, isWide: width >= 960);
        if (width < 960)
        {
            foreach (var (part, content) in new[] { ("Agenda", "Inchecken"), (nl ? "Mensen" : "People", "Fatima") })
            {
                await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = part }).ClickAsync();
                await look.CheckAsync(content);
            }
        }
    }

    [Theory]
    [InlineData("nl-NL", ColorScheme.Light, 1280)]
    [InlineData("nl-NL", ColorScheme.Dark, 360)]
    [InlineData("en-GB", ColorScheme.Light, 360)]
    [InlineData("en-GB", ColorScheme.Dark, 1280)]
    public async Task What_only_a_facilitator_sees_has_no_violation_either(string language, ColorScheme scheme, int width)
    {
        var nl = language.StartsWith("nl", StringComparison.Ordinal);
        var (facilitator, code) = await fixture.Api.StartMeetingAsync("Een warme wijk");
        await using var fatima = await fixture.VisitorAsync(width, 900, language, scheme);
        var page = fatima.Page;
        var look = new Inspection(page, scheme, $"facilitator-{language[..2]}-{width}", inAllWays: width < 500);
        await fatima.OpenAsync($"/terug/{facilitator.MeetingId}#{facilitator.ReturnKey}");
        await look.CheckAsync(nl ? "Nog geen ideeën." : "No ideas yet.");

        var piet = await fixture.Api.JoinAsync(code);
        await using var his = await HubClient.ConnectAsync(fixture.Address, piet.Token, piet.Entity);
        var idea = Ids.Next();
        await his.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = idea, text = "Zonnepanelen" });
        await fatima.SeesAsync("Zonnepanelen");
        await page.Locator("article").GetByRole(AriaRole.Button, new() { Name = nl ? "Acties bij" : "Actions for" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Bewerken" : "Edit", Exact = true }).ClickAsync();
        var text = page.GetByLabel(nl ? "Tekst van het idee" : "Text of the idea");
        await text.FillAsync("Van Fatima");
        await look.CheckAsync(nl ? "Opslaan" : "Save");

        await ShowAsync("Agenda");
        var item = page.GetByLabel(nl ? "Nieuw agendapunt" : "New agenda item");
        await item.FillAsync("Inchecken");
        await item.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Acties bij agendapunt Inchecken" : "Actions for agenda item Inchecken" }).ClickAsync();
        await look.CheckAsync(nl ? "Naam veranderen" : "Change the name");
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Naam veranderen" : "Change the name" }).Last.ClickAsync();
        await look.CheckAsync(nl ? "Opslaan" : "Save");
        await page.Keyboard.PressAsync("Escape");

        await ShowAsync(nl ? "Mensen" : "People");
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Acties bij Piet" : "Actions for Piet" }).ClickAsync();
        await look.CheckAsync(nl ? "Uit de bijeenkomst halen" : "Remove from the meeting");
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Uit de bijeenkomst halen" : "Remove from the meeting" }).ClickAsync();
        await look.CheckAsync(nl ? "Wat Piet schreef, blijft staan." : "What Piet wrote stays.");
        await page.Keyboard.PressAsync("Escape");

        // Opening a round, with what is wrong with it.
        await GoAsync(nl ? "Ideeën" : "Ideas");
        await Button(nl ? "Stemronde openen" : "Open a vote").ClickAsync();
        await page.GetByLabel(nl ? "Stippen per persoon" : "Dots for each person").FillAsync("0");
        await Button(nl ? "Open de stemronde" : "Open the vote").ClickAsync();
        await look.CheckAsync(nl ? "Kies een getal van 1 tot en met 99." : "Choose a number from 1 to 99.");
        await page.Keyboard.PressAsync("Escape");

        // Writing down an action, without what it needs, and then with it.
        await GoAsync(nl ? "Uitkomsten" : "Outcomes");
        var assign = nl ? "Actie afspreken" : "Agree on an action";
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Button(assign).ClickAsync();
        await dialog.GetByText(nl ? "Ideeën waar het uit komt" : "Ideas that it came from").ClickAsync();
        await dialog.GetByLabel("Zonnepanelen").CheckAsync();
        await page.GetByLabel(nl ? "Wat gaat er gebeuren?" : "What is going to happen?").FillAsync("Bel de installateur.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = assign }).ClickAsync();
        await look.CheckAsync(nl ? "Kies wie het doet." : "Choose who does it.");
        await page.GetByLabel(nl ? "Wie doet het?" : "Who does it?").SelectOptionAsync("Piet");
        await dialog.GetByRole(AriaRole.Button, new() { Name = assign }).ClickAsync();
        await Button(nl ? "Acties bij A-1" : "Actions for A-1").ClickAsync();
        await look.CheckAsync(nl ? "Intrekken" : "Withdraw");
        await Button(nl ? "Intrekken" : "Withdraw").ClickAsync();
        await look.CheckAsync(nl ? "A-1 intrekken? Het blijft doorgestreept staan, met zijn nummer." : "Withdraw A-1? It stays, struck through, with its number.");
        await page.Keyboard.PressAsync("Escape");

        // The minutes, with the choice of who writes them.
        await GoAsync(nl ? "Notulen" : "Minutes");
        if (width < 960)
            await Button(nl ? "Schrijf mee" : "Write along").ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = nl ? "Notulen bij Inchecken" : "Minutes of Inchecken" }).FocusAsync();
        await page.Keyboard.TypeAsync("Van haar. ");
        await look.CheckAsync(nl ? "Notulist en begeleider" : "Note taker and facilitator");

        // A conflict: two texts to choose from.
        await GoAsync(nl ? "Ideeën" : "Ideas");
        (await his.SendAsync(Ids.Next(), new { type = "editIdea", ideaId = idea, text = "Van Piet", was = "Zonnepanelen" })).GetProperty("status").GetString().ShouldBe("accepted");
        await text.PressAsync("Enter");
        await look.CheckAsync(nl ? "Niet gelukt, niets kwijt" : "It did not work, nothing is lost");

        // Words in a box that is gone.
        await page.GetByLabel(nl ? "Schrijf een idee" : "Write an idea", new() { Exact = true }).FillAsync("Nog niet af");
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Meer" : "More" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Bijeenkomst afsluiten" : "Close the meeting" }).ClickAsync();
        await look.CheckAsync(nl ? "Niemand kan dan nog iets veranderen." : "Nobody can change anything then.");
        await page.GetByRole(AriaRole.Dialog).Last.GetByRole(AriaRole.Button, new() { Name = nl ? "Bijeenkomst afsluiten" : "Close the meeting" }).ClickAsync();
        await look.CheckAsync(nl ? "Je was hiermee bezig" : "You were working on this");
        await look.CheckAsync(nl ? "De bijeenkomst is afgesloten. Je kunt alles nog lezen" : "The meeting is closed. You can still read everything");

        ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name });

        Task GoAsync(string part) => page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = part }).ClickAsync();

        // On a wide screen it stands beside every part.
        async Task ShowAsync(string part)
        {
            if (width < 960)
                await GoAsync(part);
        }
    }

    [Theory]
    [InlineData("nl-NL", ColorScheme.Light, 360)]
    [InlineData("en-GB", ColorScheme.Dark, 360)]
    public async Task A_meeting_that_loads_is_lost_is_broken_is_closed_or_is_only_read_has_no_violation(string language, ColorScheme scheme, int width)
    {
        var nl = language.StartsWith("nl", StringComparison.Ordinal);
        var (facilitator, code) = await fixture.Api.StartMeetingAsync("Een warme wijk");
        var piet = await fixture.Api.JoinAsync(code);
        await using var hers = await HubClient.ConnectAsync(fixture.Address, facilitator.Token, facilitator.Entity);
        await using var visitor = await fixture.VisitorAsync(width, 800, language, scheme);
        var page = visitor.Page;
        var look = new Inspection(page, scheme, $"line-{language[..2]}-{width}", inAllWays: width < 500);
        var way = Way.Hangs;
        await page.RouteWebSocketAsync(new Regex("/hub\\?"), async socket =>
        {
            switch (way)
            {
                case Way.Works:
                    socket.ConnectToServer();
                    break;
                case Way.IsGone:
                    await socket.CloseAsync();
                    break;
                case Way.IsBroken:
                    socket.OnMessage(message => AnswerEnd(socket, message.Text!, "entity.damaged"));
                    break;
            }
        });

        await visitor.OpenAsync($"/terug/{piet.MeetingId}#{piet.ReturnKey}");
        await look.CheckAsync(nl ? "Verbinden…" : "Connecting…");
        way = Way.IsGone;
        await page.ReloadAsync();
        await look.CheckAsync(nl ? "Er is nu geen verbinding met de server." : "There is no connection to the server right now.");
        way = Way.IsBroken;
        await page.ReloadAsync();
        await look.CheckAsync(nl ? "Deze bijeenkomst kan nu niet open" : "This meeting cannot be opened now");

        way = Way.Works;
        await page.ReloadAsync();
        await Expect(page.GetByLabel(nl ? "Schrijf een idee" : "Write an idea", new() { Exact = true })).ToBeVisibleAsync();
        await hers.SendAsync(Ids.Next(), new { type = "setRole", personId = piet.PersonId, role = "observer" });
        await look.CheckAsync(nl ? "Je leest mee in deze bijeenkomst." : "You are reading along in this meeting.");
        await hers.SendAsync(Ids.Next(), new { type = "closeMeeting" });
        await look.CheckAsync(nl ? "De bijeenkomst is afgesloten. Je kunt alles nog lezen" : "The meeting is closed. You can still read everything");
    }

    private enum Way
    {
        Hangs,
        IsGone,
        IsBroken,
        Works,
    }

    /// <summary>What a server says of a meeting that cannot be followed.</summary>
    internal static void AnswerEnd(IWebSocketRoute socket, string message, string code)
    {
        foreach (var part in message.Split('\u001e', StringSplitOptions.RemoveEmptyEntries))
        {
            var json = JsonDocument.Parse(part).RootElement;
            if (json.TryGetProperty("protocol", out _))
                socket.Send("{}\u001e");
            if (!json.TryGetProperty("target", out var target) || target.GetString() != "Follow")
                continue;
            var invocationId = json.GetProperty("invocationId").GetString();
            socket.Send(JsonSerializer.Serialize(new { type = 2, invocationId, item = new { end = code } }) + "\u001e");
            socket.Send(JsonSerializer.Serialize(new { type = 3, invocationId }) + "\u001e");
        }
    }

    /// <summary>To read, to write in, with somebody else's caret in it, nearly full, and only to read again.</summary>
    private static async Task CheckMinutesAsync(IPage page, Inspection look, HubClient client, bool nl, bool isWide)
    {
        const string text = "## Wie is er?\n- Fatima\n- **Mila** en _Piet_\n\nZie [het plan](https://voorbeeld.nl/plan).\n";
        await client.SendAsync(Ids.Next(), new { type = "editMinutes", itemId = Inchecken, basedOn = 0, delta = new object[] { text } });
        if (!isWide)
        {
            await look.CheckAsync(nl ? "Er staat nog niets." : "There is nothing here yet.");
            await look.CheckAsync("Wie is er?");
            await page.GetByRole(AriaRole.Region, new() { Name = "Inchecken" }).GetByRole(AriaRole.Button, new() { Name = nl ? "Schrijf mee" : "Write along" }).ClickAsync();
        }

        var editor = page.GetByRole(AriaRole.Textbox, new() { Name = nl ? "Notulen bij Inchecken" : "Minutes of Inchecken" });
        await editor.FocusAsync();
        await look.CheckAsync(nl ? "Bewaard" : "Saved");
        await using var following = client.Follow();
        await following.UntilAsync(replica => replica.Position is not null, "following");
        await client.SignalAsync(new { view = "minutes", at = new { kind = "minutes", id = Inchecken }, caret = new { anchor = 3, head = 9, revision = 1 } });
        await look.CheckAsync(nl ? "Fatima schrijft hier" : "Fatima is writing here");
        await client.SendAsync(Ids.Next(), new { type = "editMinutes", itemId = Inchecken, basedOn = 1, delta = new object[] { text.Length, string.Join('\n', Enumerable.Repeat(new string('x', 99), 396)) } });
        await look.CheckAsync(nl ? "tekens" : "characters left");
        await client.SendAsync(Ids.Next(), new { type = "setMinutesWriters", who = "noteTakers" });
        await look.CheckAsync(nl ? "De notulist en de begeleider schrijven." : "The note taker and the facilitator write.");
    }

    private async Task FillAsync(Guest facilitator, string code)
    {
        await using var client = await HubClient.ConnectAsync(fixture.Address, facilitator.Token, facilitator.Entity);
        var cluster = Ids.Next();
        await client.SendAsync(Ids.Next(), new { type = "addCluster", clusterId = cluster, name = "Dak" });
        await client.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text = "Zonnepanelen", clusterId = cluster });
        await client.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text = "Isoleren" });
        await client.SendAsync(Ids.Next(), new { type = "addAgendaItem", itemId = Inchecken, title = "Inchecken" });
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
        await CheckAsItIsAsync(page, content);
    }

    /// <summary>Checks a page as it is now.</summary>
    /// <param name="content">What is on it, for whoever reads what is wrong.</param>
    internal static async Task CheckAsItIsAsync(IPage page, string content)
    {
        // All of the page at once: what lies under a bar that stays in view can be scrolled from under it.
        var size = page.ViewportSize!;
        await page.SetViewportSizeAsync(size.Width, Math.Max(size.Height, await page.EvaluateAsync<int>("document.documentElement.scrollHeight")));
        await ComeToRestAsync(page);
        // It stays in the page from one state to the next.
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(Axe);
        var violations = await page.EvaluateAsync<JsonElement>(
            """
            axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })
               .then(results => results.violations.map(it => ({ id: it.id, help: it.help, nodes: it.nodes.map(node => node.html + ' ' + node.failureSummary) })))
            """);
        // Nothing lies beyond the edge of the window (1.4.10).
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(size.Width, $"{page.Url}, at “{content}”");
        await page.SetViewportSizeAsync(size.Width, size.Height);
        violations.GetArrayLength().ShouldBe(0, $"{page.Url}, at “{content}”: {violations}");
    }

    /// <summary>Whatever fades or glides is where it goes: half way its colours are neither.</summary>
    internal static Task ComeToRestAsync(IPage page) =>
        page.EvaluateAsync("document.getAnimations().filter(it => it.effect.getComputedTiming().endTime !== Infinity).forEach(it => it.finish())");
}
