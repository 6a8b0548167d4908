using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>The outline of a meeting with an agenda: item, cluster, idea, under headings, with all that can be done in it.</summary>
public sealed class AgendaOutlineTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    private const string Headings = "() => [...document.querySelectorAll('.board :is(h2, h3, h4)')].map(it => `${it.tagName} ${it.textContent.replace(/\\s+/g, ' ').trim()}`)";

    [Fact]
    public async Task Ideas_stand_under_the_agenda_item_and_cluster_that_they_are_of_and_keys_menus_filter_and_undo_work_among_them()
    {
        var (facilitator, _) = await fixture.Api.StartMeetingAsync();
        await using var hers = await HubClient.ConnectAsync(fixture.Address, facilitator.Token, facilitator.Entity);
        await DoAsync(hers, new { type = "addIdea", ideaId = Ids.Next(), text = "Vooraf geschreven" });
        await using var fatima = await fixture.VisitorAsync(1440, 900);
        var page = fatima.Page;
        await fatima.OpenAsync($"/terug/{facilitator.MeetingId}#{facilitator.ReturnKey}");
        await fatima.SeesAsync("Vooraf geschreven");

        // Without ideas of an item it is as it was without an agenda.
        (await page.EvaluateAsync<string[]>(Headings)).ShouldBe(["H2 Ideeën 1", "H3 In geen cluster 1"]);

        await RunAsync(hers, "Ideeën verzamelen", "Brainstorm", ["Zonnepanelen", "Isoleren"], "Energie");
        await RunAsync(hers, "Vooruitkijken", "Terugkijken vanuit later", ["Warmtenet"], null);
        await fatima.SeesAsync("Warmtenet");
        // What orders them by item comes with the first idea of one.
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Zonder agendapunt", Exact = true })).ToBeVisibleAsync();
        (await page.EvaluateAsync<string[]>(Headings)).ShouldBe(
            ["H2 Ideeën 4", "H3 Ideeën verzamelen 2", "H4 In geen cluster 1", "H4 Energie 1", "H3 Vooruitkijken 1", "H4 In geen cluster 1", "H3 Zonder agendapunt 1", "H4 In geen cluster 1"]);
        var first = page.GetByRole(AriaRole.Region, new() { Name = "Ideeën verzamelen", Exact = true });
        await Expect(first.GetByText("Brainstorm")).ToBeVisibleAsync();
        await Expect(first.Locator("article")).ToHaveCountAsync(2);
        await AccessibilityTests.CheckAsync(page, "Zonder agendapunt");

        // The arrows lead past titles, clusters and ideas.
        var title = first.GetByRole(AriaRole.Group, new() { Name = "Ideeën verzamelen", Exact = true });
        await fatima.Note("Isoleren").FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await Expect(title).ToBeFocusedAsync();
        foreach (var to in new[] { "Isoleren", "Energie", "Zonnepanelen", "Vooruitkijken", "Warmtenet" })
        {
            await page.Keyboard.PressAsync("ArrowDown");
            await Expect(page.Locator("[data-stop]:focus")).ToContainTextAsync(to);
        }

        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(page.Locator("[data-stop]:focus")).ToContainTextAsync("Energie");

        // One cluster further by key, also to the board of another item and back; it takes the focus along.
        await fatima.Note("Warmtenet").FocusAsync();
        await page.Keyboard.PressAsync("Alt+ArrowUp");
        await Expect(first.GetByRole(AriaRole.Region, new() { Name = "Energie" }).Locator("article")).ToHaveCountAsync(2);
        await Expect(fatima.Note("Warmtenet")).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Vooruitkijken" })).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Control+z");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Vooruitkijken", Exact = true }).Locator("article")).ToContainTextAsync("Warmtenet");
        await Expect(fatima.Note("Warmtenet")).ToBeFocusedAsync();

        // The menu of the item stands at its title.
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Vooruitkijken" }).GetByRole(AriaRole.Button, new() { Name = "Punt plannen" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");

        // What somebody looks for leaves only the items that have it, in columns too.
        await page.Keyboard.PressAsync("/");
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("zonne");
        await Expect(fatima.Notes).ToHaveCountAsync(1);
        await Expect(page.Locator(".board h3")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Wis het filter" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Kolommen" }).ClickAsync();
        await Expect(page.Locator(".board h3")).ToHaveCountAsync(3);
        await Expect(first.Locator("[data-group]")).ToHaveCountAsync(2);
        await fatima.Note("Isoleren").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("[data-stop]:focus")).ToContainTextAsync("Energie");
        await AccessibilityTests.CheckAsync(page, "Zonder agendapunt");

        // On a phone nothing is wider than the page.
        await page.SetViewportSizeAsync(360, 740);
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
        await fatima.IsSavedAsync();
    }

    /// <summary>A method at an item, in which ideas are written, of which the first comes in a cluster.</summary>
    internal static async Task RunAsync(HubClient hers, string title, string method, string[] ideas, string? cluster)
    {
        var (item, run, clusterId) = (Ids.Next(), Ids.Next(), Ids.Next());
        var plan = new
        {
            name = method, layout = "free", zones = Array.Empty<object>(), voting = new { type = "none" },
            phases = new[] { new { title = "Schrijven", minutes = 4, form = "solo", input = "open" } },
        };
        await DoAsync(hers, new { type = "addAgendaItem", itemId = item, title });
        await DoAsync(hers, new { type = "planMethod", itemId = item, plan });
        await DoAsync(hers, new { type = "startRun", runId = run, itemId = item, phase = 0 });
        if (cluster is not null)
            await DoAsync(hers, new { type = "addCluster", clusterId, name = cluster });
        foreach (var (text, i) in ideas.Select((text, i) => (text, i)))
            await DoAsync(hers, cluster is not null && i == 0 ? new { type = "addIdea", ideaId = Ids.Next(), text, clusterId } : new { type = "addIdea", ideaId = Ids.Next(), text });
        await DoAsync(hers, new { type = "finishRun", runId = run });
    }

    private static async Task DoAsync(HubClient client, object command) =>
        (await client.SendAsync(Ids.Next(), command)).GetProperty("status").GetString().ShouldBe("accepted", command.ToString());
}
