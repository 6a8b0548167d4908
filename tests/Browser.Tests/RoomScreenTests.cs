using System.Text.RegularExpressions;
using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>The screen in the hall: paired with the code, read from the back, and never in need of anybody.</summary>
public sealed class RoomScreenTests(BrowserFixture fixture) : OwnServerTests(fixture)
{
    private static readonly string Item = Ids.Of("item");

    private static readonly string Run = Ids.Of("run");

    [Fact]
    public async Task A_screen_paired_by_code_shows_a_number_then_the_board_who_speaks_and_comes_back_after_a_restart()
    {
        using var api = new ApiClient(Server.Address);
        var (fatima, code) = await api.StartMeetingAsync("Een warme wijk");
        var remote = ApiClient.GuestOf(await api.PostAsync("/api/v1/join", new { code, name = "Piet", channel = "remote" }, 200));
        await using var hall = await Fixture.VisitorAsync(1920, 1080, server: Server.Address);
        var (page, look) = (hall.Page, new Inspection(hall.Page, ColorScheme.Light, "screen", inAllWays: false));
        await hall.OpenAsync("/scherm");
        await page.GetByLabel("Code van de bijeenkomst").FillAsync($"{code[..3]} {code[3..]}".ToLowerInvariant());
        await page.GetByRole(AriaRole.Button, new() { Name = "Laat zien" }).ClickAsync();
        await Expect(page.Locator("[data-code]")).ToHaveAttributeAsync("data-code", code);
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "QR-code" })).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"/scherm/{code}$"));
        string screenId;

        await using (var hers = await HubClient.ConnectAsync(Server.Address, fatima.Token, fatima.Entity))
        await using (var his = await HubClient.ConnectAsync(Server.Address, remote.Token, remote.Entity))
        {
            await using var sees = hers.Follow();
            await sees.UntilAsync(replica => replica.All("screen").Any(), "the screen");
            screenId = (string)sees.Replica.All("screen").Single()["id"]!;
            await StartAsync(hers);
            await Expect(page.GetByText("Wat maakt onze wijk warm?")).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Timer)).ToHaveTextAsync(new Regex("^[34]:"));
            foreach (var idea in new[] { "Zonnepanelen op de school", "Samen isoleren" })
                await DoAsync(his, new { type = "addIdea", ideaId = Ids.Next(), text = idea });
            await Expect(page.Locator("[data-hidden='2']")).ToBeVisibleAsync();
            hall.Received.ShouldNotContain("Zonnepanelen");
            await look.CheckAsync("ideeën zijn geschreven");

            await DoAsync(hers, new { type = "revealIdeas", runId = Run });
            await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Zonnepanelen op de school" })).ToBeVisibleAsync();
            await DoAsync(his, new { type = "raiseHand", handId = Ids.Next() });
            await DoAsync(hers, new { type = "addHand", handId = Ids.Next(), label = "Mevrouw met de rode sjaal", channel = "room" });
            await DoAsync(hers, new { type = "giveFloor" });
            await Expect(page.GetByText("Aan het woord").Locator("..")).ToContainTextAsync("Piet");
            await look.CheckAsync("Mevrouw met de rode sjaal");
            await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
            await look.CheckAsync("Speaking");
            await page.GetByRole(AriaRole.Button, new() { Name = "Nederlands" }).ClickAsync();
        }

        await Server.KillAsync();
        await Expect(page.GetByText("Even geen verbinding.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Samen isoleren")).ToBeVisibleAsync();
        await StartAgainAsync();
        await using var again = await HubClient.ConnectAsync(Server.Address, fatima.Token, fatima.Entity);
        var round = Ids.Next();
        await DoAsync(again, new { type = "openVoteRound", roundId = round, question = "Wat eerst?", budget = 3, maxPerIdea = 1, secret = true });
        await Expect(page.GetByText("0 van 2 stemden")).ToBeVisibleAsync();
        await Expect(page.GetByText("Even geen verbinding.")).ToHaveCountAsync(0);
        await look.CheckAsync("Wat eerst?");
        await DoAsync(again, new { type = "closeVoteRound", roundId = round });
        await Expect(page.GetByText("Zo is gekozen")).ToBeVisibleAsync();

        await DoAsync(again, new { type = "endScreen", screenId });
        await Expect(page.GetByText("De begeleider heeft dit scherm gestopt.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Code van de bijeenkomst")).ToHaveValueAsync(code);
    }

    private static async Task StartAsync(HubClient hers)
    {
        var plan = new
        {
            name = "Stil schrijven", layout = "free", zones = Array.Empty<object>(), voting = new { type = "none" },
            phases = new[] { new { title = "Ieder voor zich", minutes = 4, form = "solo", input = "hidden" } },
        };
        await DoAsync(hers, new { type = "addAgendaItem", itemId = Item, title = "Ideeën" });
        await DoAsync(hers, new { type = "editAgendaItem", itemId = Item, question = "Wat maakt onze wijk warm?" });
        await DoAsync(hers, new { type = "planMethod", itemId = Item, plan });
        await DoAsync(hers, new { type = "startRun", runId = Run, itemId = Item, phase = 0 });
    }

    private static async Task DoAsync(HubClient client, object command) =>
        (await client.SendAsync(Ids.Next(), command)).GetProperty("status").GetString().ShouldBe("accepted", command.ToString());
}
