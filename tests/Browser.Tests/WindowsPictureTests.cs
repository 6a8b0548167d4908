using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>What a meeting asks of who leads it, and what it shows then: each state in both languages and both colour schemes, and pictured on a laptop and a phone.</summary>
public sealed class WindowsPictureTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>, IDisposable
{
    private readonly Pictures _pictures = new();

    public void Dispose() => _pictures.Dispose();

    [Fact]
    public async Task No_window_of_who_leads_has_a_violation()
    {
        var (facilitator, code) = await fixture.Api.StartMeetingAsync("Een warme wijk zonder gas");
        var piet = await fixture.Api.JoinAsync(code, "Piet de Vries");
        var mila = await fixture.Api.JoinAsync(code, "Mila");
        await using var hers = await HubClient.ConnectAsync(fixture.Address, facilitator.Token, facilitator.Entity);
        await using var his = await HubClient.ConnectAsync(fixture.Address, piet.Token, piet.Entity);
        await AgendaOutlineTests.RunAsync(hers, "Ideeën verzamelen", "Brainstorm", ["Zonnepanelen op de school", "Een warmtenet met restwarmte", "Isoleren begint met luisteren"], "Energie");
        var (item, run) = (Ids.Next(), Ids.Next());
        await DoAsync(hers, new { type = "addAgendaItem", itemId = item, title = "Kiezen" });
        await using var fatima = await fixture.VisitorAsync(1440, 900);
        var page = fatima.Page;
        var look = new Inspection(page, ColorScheme.Light, "windows", inAllWays: false, fatima);
        await fatima.OpenAsync($"/terug/{facilitator.MeetingId}#{facilitator.ReturnKey}");
        await fatima.SeesAsync("Zonnepanelen op de school");

        var menu = page.GetByRole(AriaRole.Button, new() { Name = "Acties bij agendapunt Kiezen" });
        await menu.ClickAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "Agenda" }).GetByRole(AriaRole.Button, new() { Name = "Punt plannen" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Combobox, new() { Name = "Werkvorm" }).SelectOptionAsync("brainstorm");
        await StateAsync("plan-item", "De vraag aan de groep");
        await page.Keyboard.PressAsync("Escape");
        foreach (var (action, name, content) in new[]
        {
            ("De bijeenkomst plannen", "plan-meeting", "De bijeenkomst plannen"), ("Programma bekijken en printen", "plan-programme", "Kiezen"),
            ("Groepen maken", "groups-make", "Groepen maken"), ("Bord terugzetten naar een eerder moment", "restore", "Bord terugzetten"),
        })
        {
            await ActAsync(action);
            await StateAsync(name, content);
            await page.Keyboard.PressAsync("Escape");
            await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        }

        // People at the door, who want to speak, and in groups, while a method goes on.
        await DoAsync(hers, new { type = "planMethod", itemId = item, plan = new { name = "Stil schrijven", layout = "free", zones = Array.Empty<object>(), voting = new { type = "none" }, phases = new[] { new { title = "Ieder voor zich", minutes = 4, form = "solo", input = "hidden" }, new { title = "Delen", minutes = 10, form = "small", input = "open" } } } });
        await DoAsync(hers, new { type = "editAgendaItem", itemId = item, question = "Wat maakt onze wijk warm?" });
        await DoAsync(hers, new { type = "startRun", runId = run, itemId = item, phase = 0 });
        await DoAsync(his, new { type = "addIdea", ideaId = Ids.Next(), text = "Een buurtcoach" });
        await Expect(page.GetByText("1 verborgen idee")).ToBeVisibleAsync();
        await StateAsync("phase", "Wat maakt onze wijk warm?", isLooked: false);
        await DoAsync(his, new { type = "raiseHand", handId = Ids.Next() });
        await DoAsync(hers, new { type = "addHand", handId = Ids.Next(), label = "Mevrouw met de rode sjaal", channel = "room" });
        await DoAsync(hers, new { type = "giveFloor" });
        await Expect(page.GetByText("Aan het woord").First).ToBeVisibleAsync();
        await StateAsync("queue", "Mevrouw met de rode sjaal", isLooked: false);
        await DoAsync(hers, new { type = "makeGroups", groups = new[] { new { groupId = Ids.Next(), name = "Noordzijde", place = "room", personIds = new[] { piet.PersonId } }, new { groupId = Ids.Next(), name = "Zuidzijde", place = "online", personIds = new[] { mila.PersonId } } } });
        await DoAsync(hers, new { type = "setLobby", on = true });
        await fixture.Api.PostAsync("/api/v1/join", new { code, name = "Jan" }, 200);
        await Expect(page.GetByText("1 persoon wacht")).ToBeVisibleAsync();
        await StateAsync("led", "Noordzijde");

        // Whoever takes part sees what is locked, and where they are.
        await DoAsync(hers, new { type = "addLock", scope = "board" });
        await using var phone = await fixture.VisitorAsync(360, 740);
        await phone.OpenAsync($"/terug/{piet.MeetingId}#{piet.ReturnKey}");
        await Expect(phone.Page.GetByText("Het bord is op slot").Or(phone.Page.GetByText("op slot")).First).ToBeVisibleAsync();
        await new Inspection(phone.Page, ColorScheme.Light, "locked", inAllWays: false, phone).CheckAsync("Noordzijde");
        await _pictures.TakeAsync(phone, "locked-360");

        async Task ActAsync(string action)
        {
            await page.Keyboard.PressAsync("Control+/");
            await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = action }).First.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(1);
        }

        async Task StateAsync(string name, string content, bool isLooked = true)
        {
            if (isLooked)
                await look.CheckAsync(content);
            if (!Pictures.AreKept)
                return;
            foreach (var (width, height) in new[] { (360, 740), (1440, 900) })
            {
                await page.SetViewportSizeAsync(width, height);
                await page.EvaluateAsync("scrollTo(0, 0)");
                await _pictures.TakeAsync(fatima, $"{name}-{width}", keepsFocus: true);
            }
        }
    }

    [PicturesFact]
    public async Task Pages_that_nobody_comes_by_in_a_meeting()
    {
        await using var marloes = await fixture.VisitorAsync(1440, 900);
        await EachWidthAsync(marloes, "methods", "/werkvormen", "30 werkvormen passen.");
        await EachWidthAsync(marloes, "community-form", "/community/nieuw", "Vorm de community");
        await EachWidthAsync(marloes, "partner-register", "/partner/nieuw", "Naam van de organisatie");
        await EachWidthAsync(marloes, "screen-pair", "/scherm", "Code van de bijeenkomst");
        await CommunityPages.FormAsync(marloes, "Lokale energie", "Marloes", CommunityPages.Issue);
        await CommunityPages.Button(marloes.Page, "Begin met werven").ClickAsync();
        await CommunityPages.GoAsync(marloes.Page, "Mensen");
        var link = await CommunityPages.InviteAsync(marloes.Page, "Greetje", "Burgers en samenleving");
        await using var greetje = await fixture.VisitorAsync(1440, 900);
        await EachWidthAsync(greetje, "invitation", link, "Marloes nodigt je uit voor");
        await CommunityPages.GoAsync(marloes.Page, "Begin");
        await marloes.SetOfflineAsync(true);
        await Expect(marloes.Page.GetByText("Verbinding kwijt").First).ToBeVisibleAsync();
        await TakeAsync(marloes, "community-offline");
        await marloes.SetOfflineAsync(false);
    }

    [PicturesFact]
    public async Task The_screen_in_a_hall()
    {
        var (fatima, code) = await fixture.Api.StartMeetingAsync("Een warme wijk zonder gas");
        await using var hers = await HubClient.ConnectAsync(fixture.Address, fatima.Token, fatima.Entity);
        await using var hall = await fixture.VisitorAsync(1920, 1080);
        await hall.OpenAsync($"/scherm/{code}");
        await Expect(hall.Page.GetByRole(AriaRole.Img, new() { Name = "QR-code" })).ToBeVisibleAsync();
        await _pictures.TakeAsync(hall, "screen-join-1920");
        await AgendaOutlineTests.RunAsync(hers, "Ideeën verzamelen", "Brainstorm", ["Zonnepanelen op de school", "Een warmtenet met restwarmte", "Isoleren begint met luisteren", "Een buurtcoach die bij je thuis meekijkt"], "Energie");
        await DoAsync(hers, new { type = "addHand", handId = Ids.Next(), label = "Mevrouw met de rode sjaal", channel = "room" });
        await DoAsync(hers, new { type = "giveFloor" });
        await Expect(hall.Page.GetByText("Mevrouw met de rode sjaal")).ToBeVisibleAsync();
        await _pictures.TakeAsync(hall, "screen-board-1920");
        var round = Ids.Next();
        await DoAsync(hers, new { type = "openVoteRound", roundId = round, question = "Wat eerst?", budget = 3, maxPerIdea = 1, secret = true });
        await Expect(hall.Page.GetByText("0 van 1 stemde").Or(hall.Page.GetByText("Wat eerst?")).First).ToBeVisibleAsync();
        await _pictures.TakeAsync(hall, "screen-vote-1920");
    }

    private async Task EachWidthAsync(Visitor visitor, string name, string path, string content)
    {
        await visitor.OpenAsync(path);
        await Expect(visitor.Page.GetByText(content).Locator("visible=true").First).ToBeVisibleAsync();
        await TakeAsync(visitor, name);
    }

    private async Task TakeAsync(Visitor visitor, string name)
    {
        foreach (var (width, height) in new[] { (360, 740), (768, 1024), (1440, 900) })
        {
            await visitor.Page.SetViewportSizeAsync(width, height);
            await visitor.Page.EvaluateAsync("scrollTo(0, 0)");
            await _pictures.TakeAsync(visitor, $"{name}-{width}");
        }
    }

    private static async Task DoAsync(HubClient client, object command) =>
        (await client.SendAsync(Ids.Next(), command)).GetProperty("status").GetString().ShouldBe("accepted", command.ToString());
}
