using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>The outline with many hands in it: finding, following, and a focus that stays with its owner.</summary>
public sealed class OutlineTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    private const string Focused = "document.activeElement.closest('[data-stop]')?.textContent ?? document.activeElement.textContent";

    [Theory]
    [InlineData(360)]
    [InlineData(768)]
    [InlineData(1440)]
    public async Task Somebody_finds_by_words_goes_from_hit_to_hit_and_a_reload_keeps_it(int width)
    {
        var (facilitator, _) = await fixture.Api.StartMeetingAsync();
        await using var hers = await HubClient.ConnectAsync(fixture.Address, facilitator.Token, facilitator.Entity);
        await FillAsync(hers);
        await using var fatima = await fixture.VisitorAsync(width, 800);
        await fatima.OpenAsync($"/terug/{facilitator.MeetingId}#{facilitator.ReturnKey}");
        await fatima.SeesAsync("Zonnepanelen");
        var page = fatima.Page;
        await page.Keyboard.PressAsync("/");
        var box = page.GetByRole(AriaRole.Searchbox, new() { Name = "Zoek in de ideeën" });
        await Expect(box).ToBeFocusedAsync();

        await page.Keyboard.TypeAsync("CAFE");
        await Expect(page.Locator("search p").Filter(new() { HasText = "2 van 4 ideeën passen." })).ToBeVisibleAsync();
        await fatima.HearsAsync("2 van 4 ideeën passen.");
        await Expect(fatima.Notes).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("search p")).ToContainTextAsync("1 van 2: Café voor reparaties");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("search p")).ToContainTextAsync("2 van 2: Een kopje koffie in het café");
        await page.Keyboard.PressAsync("Shift+Enter");
        await Expect(page.Locator("search p")).ToContainTextAsync("1 van 2: Café voor reparaties");
        await Expect(box).ToBeFocusedAsync();

        // What comes and does not match is counted; what matches is there.
        await hers.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text = "Groene daken" });
        await hers.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text = "Ook een café" });
        await Expect(page.GetByText("Er kwam 1 idee bij dat niet past.")).ToBeVisibleAsync();
        await Expect(fatima.Notes).ToHaveCountAsync(3);

        // Both views obey, and so does a reload.
        await page.GetByRole(AriaRole.Button, new() { Name = "Kolommen" }).ClickAsync();
        await Expect(fatima.Notes).ToHaveCountAsync(3);
        page.Url.ShouldContain("zoek=CAFE");
        await page.ReloadAsync();
        await Expect(fatima.Notes).ToHaveCountAsync(3);
        await Expect(box).ToHaveValueAsync("CAFE");
        await AccessibilityTests.CheckAsync(page, "3 van 6 ideeën passen.");

        // One press takes it away.
        await page.GetByRole(AriaRole.Button, new() { Name = "Wis het filter" }).ClickAsync();
        await Expect(fatima.Notes).ToHaveCountAsync(6);
        page.Url.ShouldNotContain("zoek");
    }

    [Fact]
    public async Task The_filter_goes_by_person_cluster_and_dots_and_a_link_to_what_it_hides_clears_it()
    {
        var (facilitator, code) = await fixture.Api.StartMeetingAsync();
        await using var hers = await HubClient.ConnectAsync(fixture.Address, facilitator.Token, facilitator.Entity);
        var ideas = await FillAsync(hers);
        var piet = await fixture.Api.JoinAsync(code, "Piet");
        await using var his = await HubClient.ConnectAsync(fixture.Address, piet.Token, piet.Entity);
        await his.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text = "Van Piet" });
        await hers.SendAsync(Ids.Next(), new { type = "addLink", linkId = Ids.Next(), fromIdeaId = ideas[0], toIdeaId = ideas[1] });
        var round = Ids.Next();
        await hers.SendAsync(Ids.Next(), new { type = "openVoteRound", roundId = round, question = "Wat eerst?", budget = 3, maxPerIdea = 3, secret = false });
        await his.SendAsync(Ids.Next(), new { type = "castVote", roundId = round, ideaId = ideas[2] });
        await his.SendAsync(Ids.Next(), new { type = "castVote", roundId = round, ideaId = ideas[0] });
        await his.SendAsync(Ids.Next(), new { type = "castVote", roundId = round, ideaId = ideas[0] });
        await using var fatima = await fixture.VisitorAsync(1440, 900);
        await fatima.OpenAsync($"/terug/{facilitator.MeetingId}#{facilitator.ReturnKey}");
        await fatima.SeesAsync("Van Piet");
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Zoeken en filteren" }).ClickAsync();
        var search = fatima.Page.GetByRole(AriaRole.Search);

        await search.GetByLabel("Van wie").SelectOptionAsync("Piet");
        await Expect(fatima.Notes).ToHaveCountAsync(1);
        await search.GetByLabel("Van wie").SelectOptionAsync("Iedereen");
        await search.GetByLabel("In welk cluster").SelectOptionAsync("Energie");
        await Expect(fatima.Notes).ToHaveCountAsync(2);
        await search.GetByLabel("In welk cluster").SelectOptionAsync("Alle");
        await search.GetByLabel("Alleen met stippen").CheckAsync();
        await Expect(fatima.Notes).ToHaveCountAsync(2);
        await search.GetByLabel("Alleen met stippen").UncheckAsync();
        await search.GetByLabel("Volgorde").SelectOptionAsync("Meeste stippen eerst");
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Energie" }).Locator("article").First).ToContainTextAsync("Zonnepanelen");

        // A note says what it is linked with; following that to what the filter hides shows it.
        await search.GetByRole(AriaRole.Searchbox).FillAsync("zonne");
        await Expect(fatima.Notes).ToHaveCountAsync(1);
        await fatima.Note("Zonnepanelen").GetByRole(AriaRole.Link, new() { Name = "Café voor reparaties" }).ClickAsync();
        await Expect(fatima.Notes).ToHaveCountAsync(5);
        await Gateways.UntilAsync(() => fatima.Page.EvaluateAsync<string>(Focused).Result.Contains("Café voor reparaties", StringComparison.Ordinal), "focus on what the link leads to");
    }

    [Fact]
    public async Task List_columns_and_canvas_obey_a_filter_by_person_by_sector_by_cluster_and_by_dots()
    {
        var (facilitator, code) = await fixture.Api.StartMeetingAsync();
        await using var hers = await HubClient.ConnectAsync(fixture.Address, facilitator.Token, facilitator.Entity);
        var ideas = await FillAsync(hers);
        var piet = ApiClient.GuestOf(await fixture.Api.PostAsync("/api/v1/join", new { code, name = "Piet", sector = "business" }, 200));
        await using var his = await HubClient.ConnectAsync(fixture.Address, piet.Token, piet.Entity);
        await his.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text = "Van Piet" });
        var round = Ids.Next();
        await hers.SendAsync(Ids.Next(), new { type = "openVoteRound", roundId = round, question = "Wat eerst?", budget = 3, maxPerIdea = 3, secret = false });
        await his.SendAsync(Ids.Next(), new { type = "castVote", roundId = round, ideaId = ideas[0] });
        await hers.SendAsync(Ids.Next(), new { type = "closeVoteRound", roundId = round });
        await using var visitor = await fixture.VisitorAsync(1440, 900);
        await visitor.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await visitor.OpenAsync($"/terug/{facilitator.MeetingId}#{facilitator.ReturnKey}");
        await visitor.SeesAsync("Van Piet");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Zoeken en filteren" }).ClickAsync();
        var search = visitor.Page.GetByRole(AriaRole.Search);

        foreach (var (what, chosen, shown) in new[] { ("Van wie", "Piet", 1), ("Uit welke sector", "Ondernemers", 1), ("In welk cluster", "Energie", 2) })
        {
            await search.GetByLabel(what).SelectOptionAsync(chosen);
            await EachViewShowsAsync(shown, ideas.Length + 1);
            await search.GetByLabel(what).SelectOptionAsync(what == "Van wie" ? "Iedereen" : "Alle");
        }

        await search.GetByLabel("Alleen met stippen").CheckAsync();
        await EachViewShowsAsync(1, ideas.Length + 1);

        async Task EachViewShowsAsync(int shown, int all)
        {
            foreach (var view in new[] { "Lijst", "Kolommen" })
            {
                await visitor.Page.GetByRole(AriaRole.Button, new() { Name = view, Exact = true }).ClickAsync();
                await Expect(visitor.Notes).ToHaveCountAsync(shown);
            }

            // The canvas keeps all in their places, and lets fade what does not match.
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Canvas", Exact = true }).ClickAsync();
            var notes = visitor.Page.GetByRole(AriaRole.Application, new() { Name = "Canvas met ideeën" }).Locator("article");
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Alles in beeld" }).ClickAsync();
            await Expect(notes).ToHaveCountAsync(all);
            await Expect(notes.And(visitor.Page.Locator(":not(.faint)"))).ToHaveCountAsync(shown);
        }
    }

    [Fact]
    public async Task Whatever_others_do_the_focus_stays_with_its_note_or_goes_next_to_it()
    {
        var (facilitator, _) = await fixture.Api.StartMeetingAsync();
        await using var hers = await HubClient.ConnectAsync(fixture.Address, facilitator.Token, facilitator.Entity);
        var ideas = await FillAsync(hers);
        await using var fatima = await fixture.VisitorAsync(1440, 900);
        await fatima.OpenAsync($"/terug/{facilitator.MeetingId}#{facilitator.ReturnKey}");
        await fatima.SeesAsync("Zonnepanelen");
        await fatima.Note("Zonnepanelen").FocusAsync();

        // Others write before and behind it, and nothing moves.
        await hers.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text = "Nog een" });
        await fatima.SeesAsync("Nog een");
        await FocusIsOnAsync("Zonnepanelen");

        // It is moved: the focus goes along.
        await hers.SendAsync(Ids.Next(), new { type = "assignCluster", ideaId = ideas[0], clusterId = (string?)null });
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "In geen cluster" })).ToContainTextAsync("Zonnepanelen");
        await FocusIsOnAsync("Zonnepanelen");

        // Its words change under the focus.
        await hers.SendAsync(Ids.Next(), new { type = "editIdea", ideaId = ideas[0], text = "Zon op elk dak", was = "Zonnepanelen" });
        await FocusIsOnAsync("Zon op elk dak");

        // It is removed: what stood behind it has the focus, and the arrows go on from there.
        await hers.SendAsync(Ids.Next(), new { type = "removeIdea", ideaId = ideas[0] });
        await Expect(fatima.Note("Zon op elk dak")).ToHaveCountAsync(0);
        await FocusIsOnAsync("Café voor reparaties");
        await fatima.Page.Keyboard.PressAsync("ArrowDown");
        await FocusIsOnAsync("Een kopje koffie");
        await fatima.Page.Keyboard.PressAsync("End");
        await FocusIsOnAsync("Isoleren");
        await fatima.Page.Keyboard.PressAsync("ArrowLeft");
        await FocusIsOnAsync("Energie");

        Task FocusIsOnAsync(string words) =>
            Gateways.UntilAsync(() => fatima.Page.EvaluateAsync<string>(Focused).Result.Contains(words, StringComparison.Ordinal), $"focus on {words}");
    }

    [Fact]
    public async Task With_single_keys_off_a_letter_goes_to_an_idea_and_does_nothing_else()
    {
        var (facilitator, _) = await fixture.Api.StartMeetingAsync();
        await using var hers = await HubClient.ConnectAsync(fixture.Address, facilitator.Token, facilitator.Entity);
        await FillAsync(hers);
        await using var fatima = await fixture.VisitorAsync(768, 900);
        await fatima.OpenAsync($"/terug/{facilitator.MeetingId}#{facilitator.ReturnKey}");
        await fatima.Note("Zonnepanelen").FocusAsync();
        await fatima.Page.Keyboard.PressAsync("?");
        await AccessibilityTests.CheckAsync(fatima.Page, "Alles wat je kunt doen");
        await fatima.Page.GetByLabel("Toetsen van één letter of teken gebruiken").UncheckAsync();
        await fatima.Page.Keyboard.PressAsync("Escape");
        await Expect(fatima.Page.Locator("dialog[open]")).ToHaveCountAsync(0);

        await fatima.Page.Keyboard.PressAsync("i");
        await Gateways.UntilAsync(() => fatima.Page.EvaluateAsync<string>(Focused).Result.Contains("Isoleren", StringComparison.Ordinal), "focus on Isoleren");
        await Expect(fatima.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await fatima.Page.Keyboard.PressAsync("Control+/");
        await Expect(fatima.Page.GetByRole(AriaRole.Dialog, new() { Name = "Alles wat je kunt doen" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task PRS3_somebody_is_seen_where_they_are_and_can_be_followed_until_one_goes_ones_own_way()
    {
        await using var fatima = await fixture.VisitorAsync(1440, 900);
        var code = await fatima.StartMeetingAsync();
        var piet = await fixture.Api.JoinAsync(code, "Piet");
        await using var his = await HubClient.ConnectAsync(fixture.Address, piet.Token, piet.Entity);
        var cluster = Ids.Next();
        await his.SendAsync(Ids.Next(), new { type = "addCluster", clusterId = cluster, name = "Energie" });
        await using var following = his.Follow();
        await following.UntilAsync(replica => replica.Position is not null, "following");
        var people = fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Mensen" });

        await his.SignalAsync(new { view = "ideas.columns", at = new { kind = "cluster", id = cluster }, typing = true });
        await Expect(people).ToContainTextAsync("bij Ideeën, Energie, schrijft");
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Energie" })).ToContainTextAsync("Piet schrijft hier");

        // F on a person.
        await people.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Piet" }).FocusAsync();
        await fatima.Page.Keyboard.PressAsync("f");
        await fatima.HearsAsync("Je volgt Piet");
        await Expect(fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Kolommen", Pressed = true })).ToBeVisibleAsync();
        await AccessibilityTests.CheckAsync(fatima.Page, "Je volgt Piet");
        await his.SignalAsync(new { view = "outcomes" });
        await Expect(fatima.Page.GetByRole(AriaRole.Heading, new() { Name = "Uitkomsten" })).ToBeVisibleAsync();
        await his.SignalAsync(new { view = "ideas.list" });
        await Expect(fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Lijst", Pressed = true })).ToBeVisibleAsync();

        // With the first step of one's own it ends.
        await fatima.Page.Keyboard.PressAsync("2");
        await fatima.HearsAsync("Je volgt Piet niet meer.");
        await Expect(fatima.Page.GetByRole(AriaRole.Heading, new() { Name = "Notulen" })).ToBeVisibleAsync();
        await his.SignalAsync(new { view = "outcomes" });
        await Expect(people).ToContainTextAsync("bij Uitkomsten");
        await Expect(fatima.Page.GetByRole(AriaRole.Heading, new() { Name = "Notulen" })).ToBeVisibleAsync();

        // What she does herself is told by her browser.
        await using var mila = await fixture.VisitorAsync(1440, 900);
        await mila.JoinAsync(code, "Mila");
        await fatima.Page.Keyboard.PressAsync("n");
        await Expect(fatima.Entry).ToBeFocusedAsync();
        await fatima.Page.Keyboard.TypeAsync("Een idee");
        await Expect(mila.Page.GetByRole(AriaRole.Region, new() { Name = "Mensen" }).GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Fatima" })).ToContainTextAsync("bij Ideeën, schrijft");
        await fatima.Page.Keyboard.PressAsync("Tab");

        // Whoever writes is not taken away from it.
        await people.GetByRole(AriaRole.Button, new() { Name = "Volg Piet" }).ClickAsync();
        await his.SignalAsync(new { view = "ideas.list" });
        await Expect(fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Lijst", Pressed = true })).ToBeVisibleAsync();
        await fatima.Entry.PressSequentiallyAsync("!");
        await fatima.HearsAsync("Je volgt Piet niet meer.");
        await his.SignalAsync(new { view = "outcomes" });
        await Expect(people).ToContainTextAsync("bij Uitkomsten");
        await Expect(fatima.Entry).ToBeFocusedAsync();
        await Expect(fatima.Entry).ToHaveValueAsync("Een idee!");
        await fatima.Page.Keyboard.PressAsync("Tab");

        // From its button, until they leave.
        await people.GetByRole(AriaRole.Button, new() { Name = "Volg Piet" }).ClickAsync();
        await Expect(fatima.Page.GetByRole(AriaRole.Heading, new() { Name = "Uitkomsten" })).ToBeVisibleAsync();
        await following.DisposeAsync();
        await his.DisposeAsync();
        await fatima.HearsAsync("Piet is weg. Je volgt niemand meer.");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1440)]
    public async Task Several_ideas_are_picked_out_and_moved_with_one_command(int width)
    {
        var (facilitator, _) = await fixture.Api.StartMeetingAsync();
        await using var hers = await HubClient.ConnectAsync(fixture.Address, facilitator.Token, facilitator.Entity);
        await FillAsync(hers);
        await using var fatima = await fixture.VisitorAsync(width, 800);
        var moves = 0;
        fatima.Page.WebSocket += (_, socket) => socket.FrameSent += (_, frame) => moves += frame.Text?.Contains("\"moveIdeas\"", StringComparison.Ordinal) is true ? 1 : 0;
        await fatima.OpenAsync($"/terug/{facilitator.MeetingId}#{facilitator.ReturnKey}");
        await fatima.SeesAsync("Zonnepanelen");
        foreach (var idea in new[] { "Café voor reparaties", "Een kopje koffie" })
        {
            await fatima.ActOnAsync(idea);
            await fatima.Note(idea).GetByRole(AriaRole.Button, new() { Name = "Kiezen of loslaten" }).ClickAsync();
            await Expect(fatima.Note(idea)).ToContainTextAsync("gekozen");
            await fatima.ActOnAsync(idea);
        }

        var bar = fatima.Page.GetByRole(AriaRole.Group, new() { Name = "2 ideeën gekozen." });
        await AccessibilityTests.CheckAsync(fatima.Page, "2 ideeën gekozen.");
        await bar.GetByRole(AriaRole.Button, new() { Name = "Naar een cluster" }).ClickAsync();
        await fatima.Page.GetByRole(AriaRole.Radio, new() { Name = "Energie" }).CheckAsync();
        await AccessibilityTests.CheckAsync(fatima.Page, "Naar cluster");
        await fatima.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Naar een cluster" }).ClickAsync();
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Energie" }).Locator("article")).ToHaveCountAsync(4);
        await fatima.IsSavedAsync();
        moves.ShouldBe(1);
    }

    private static async Task<string[]> FillAsync(HubClient client)
    {
        var cluster = Ids.Next();
        var ideas = new[] { Ids.Next(), Ids.Next(), Ids.Next(), Ids.Next() };
        foreach (var command in new object[]
        {
            new { type = "addCluster", clusterId = cluster, name = "Energie" },
            new { type = "addIdea", ideaId = ideas[0], text = "Zonnepanelen", clusterId = cluster },
            new { type = "addIdea", ideaId = ideas[1], text = "Café voor reparaties" },
            new { type = "addIdea", ideaId = ideas[2], text = "Isoleren", clusterId = cluster },
            new { type = "addIdea", ideaId = ideas[3], text = "Een kopje koffie in het café" },
        })
            (await client.SendAsync(Ids.Next(), command)).GetProperty("status").GetString().ShouldBe("accepted");
        return ideas;
    }
}
