using System.Text.RegularExpressions;
using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>A long list on a small window: it stands still while somebody writes, and what they need is in view wherever they are in it.</summary>
public sealed class ListOnPhoneTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    /// <summary>Whether an element is in the window and nothing lies over the middle of it.</summary>
    private const string IsSeen =
        "it => { const { top, bottom, left, width } = it.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight && it.contains(document.elementFromPoint(left + width / 2, (top + bottom) / 2)) }";

    [Fact]
    public async Task The_list_stands_still_with_each_key_and_the_box_and_the_parts_are_in_view_upright_on_its_side_and_with_a_vote_open()
    {
        var (facilitator, _) = await fixture.Api.StartMeetingAsync();
        await using var hers = await HubClient.ConnectAsync(fixture.Address, facilitator.Token, facilitator.Entity);
        for (var i = 1; i <= 40; i++)
            await hers.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text = $"Idee nummer {i}" });
        await using var phone = await fixture.VisitorAsync(360, 740);
        await phone.OpenAsync($"/terug/{facilitator.MeetingId}#{facilitator.ReturnKey}");
        await phone.SeesAsync("Idee nummer 40");
        var page = phone.Page;

        foreach (var isVoting in new[] { false, true })
        {
            if (isVoting)
            {
                await hers.SendAsync(Ids.Next(), new { type = "openVoteRound", roundId = Ids.Next(), question = "Wat eerst?", budget = 3, maxPerIdea = 2, secret = true });
                await Expect(page.GetByText("Je hebt nog 3 van 3 stippen.")).ToBeVisibleAsync();
            }

            foreach (var (width, height) in new[] { (360, 740), (768, 1024), (740, 360), (360, 330) })
            {
                await page.SetViewportSizeAsync(width, height);
                await ScrollAsync(900);
                await IsInWindowAsync("[data-entry=idea]", "nav a[aria-current]", "nav li:nth-child(5) a");
                await phone.Entry.FocusAsync();
                await ScrollAsync(900);
                // A browser that moves the page does so in the frame after the key.
                foreach (var letter in "Een idee dat langer is dan een regel")
                {
                    await page.Keyboard.PressAsync(letter.ToString());
                    await page.EvaluateAsync("new Promise(requestAnimationFrame)");
                }

                (await page.EvaluateAsync<double>("scrollY")).ShouldBe(900, $"{width}x{height}, {(isVoting ? "" : "not ")}voting");
                await IsInWindowAsync("[data-entry=idea]", "form:has([data-entry=idea]) button[type=submit]");
                await phone.Entry.FillAsync("");
            }

            // As at 400 %: most of the window is left to read, and the parts stand below the title.
            await page.SetViewportSizeAsync(360, 225);
            await ScrollAsync(900);
            await IsInWindowAsync("[data-entry=idea]");
            (await page.EvaluateAsync<double>("document.querySelector('form:has([data-entry=idea])').getBoundingClientRect().top")).ShouldBeGreaterThan(160);
            (await page.EvaluateAsync<double>("scrollY + document.querySelector('nav').getBoundingClientRect().bottom")).ShouldBeLessThan(225);
        }

        Task ScrollAsync(int to) => page.WaitForFunctionAsync("to => (scrollTo(0, to), scrollY === to)", to);

        async Task IsInWindowAsync(params string[] selectors)
        {
            foreach (var selector in selectors)
                (await page.Locator(selector).EvaluateAsync<bool>(IsSeen)).ShouldBeTrue($"{selector} at {await page.EvaluateAsync<string>("`${innerWidth}x${innerHeight}`")}");
        }
    }

    [Fact]
    public async Task Whoever_types_on_behind_a_key_loses_no_letter_also_where_what_the_key_opens_is_still_being_fetched()
    {
        var (facilitator, _) = await fixture.Api.StartMeetingAsync();
        await using var fatima = await fixture.VisitorAsync();
        var page = fatima.Page;
        var mayCome = new TaskCompletionSource();
        var isAsked = new TaskCompletionSource();
        await page.RouteAsync(new Regex(@"/assets/(actions|Ask)-[^/]*\.js$"), async route =>
        {
            isAsked.TrySetResult();
            await mayCome.Task;
            await route.ContinueAsync();
        });
        await fatima.OpenAsync($"/terug/{facilitator.MeetingId}#{facilitator.ReturnKey}");
        await Expect(fatima.Entry).ToBeVisibleAsync();

        await page.Keyboard.TypeAsync("nHet verhaal van de buurt");
        await Expect(fatima.Entry).ToHaveValueAsync("Het verhaal van de buurt");
        await fatima.Entry.FillAsync("");
        await fatima.Entry.BlurAsync();

        await page.Keyboard.TypeAsync("cEenm");
        await page.Keyboard.PressAsync("Backspace");
        await page.Keyboard.TypeAsync(" nieuw");
        await isAsked.Task.WaitAsync(Gateways.Patience);
        mayCome.SetResult();
        await Expect(page.GetByLabel("Naam van het cluster")).ToHaveValueAsync("Een nieuw");
        await page.Keyboard.TypeAsync("er dak");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Een nieuwer dak" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_written_from_down_in_a_long_list_is_seen_and_many_lines_become_as_many_ideas_that_one_undo_takes_back()
    {
        var (facilitator, _) = await fixture.Api.StartMeetingAsync();
        await using var hers = await HubClient.ConnectAsync(fixture.Address, facilitator.Token, facilitator.Entity);
        for (var i = 1; i <= 30; i++)
            await hers.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text = $"Idee nummer {i}" });
        await using var fatima = await fixture.VisitorAsync(1280, 800);
        await fatima.OpenAsync($"/terug/{facilitator.MeetingId}#{facilitator.ReturnKey}");
        await fatima.SeesAsync("Idee nummer 30");
        var page = fatima.Page;
        await page.WaitForFunctionAsync("() => (scrollTo(0, 1e6), scrollY > 500)");
        await page.Keyboard.TypeAsync("nVan onderaf");
        (await fatima.Entry.EvaluateAsync<bool>(IsSeen)).ShouldBeTrue("the box stands clear of what is above it");
        await page.Keyboard.PressAsync("Enter");

        await page.GetByRole(AriaRole.Button, new() { Name = "Laat zien" }).ClickAsync();
        await Expect(fatima.Note("Van onderaf")).ToBeFocusedAsync();
        (await fatima.Note("Van onderaf").EvaluateAsync<bool>(IsSeen)).ShouldBeTrue("what was just written is in view");

        var tooLong = new string('x', 281);
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.EvaluateAsync("text => navigator.clipboard.writeText(text)", $"1. Zon\n\n2. Wind\n{tooLong}\n3. Warmte");
        await fatima.Entry.FocusAsync();
        await page.Keyboard.PressAsync("Control+v");
        await Expect(page.GetByText("1 regel is langer dan 280 tekens en blijft hier staan.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Voeg 3 ideeën toe" }).ClickAsync();
        await Expect(fatima.Notes).ToHaveCountAsync(34);
        await Expect(fatima.Entry).ToHaveValueAsync(tooLong);
        await fatima.IsSavedAsync();

        await fatima.Entry.BlurAsync();
        await page.Keyboard.PressAsync("Control+z");
        await Expect(fatima.Notes).ToHaveCountAsync(31);
        await fatima.SeesAsync("Van onderaf");
        await fatima.IsSavedAsync();
        await page.Keyboard.PressAsync("Control+Shift+z");
        await Expect(fatima.Notes).ToHaveCountAsync(34);
    }

    [Fact]
    public async Task Back_closes_what_lies_on_top_and_leaves_nothing_behind_in_the_history()
    {
        var (facilitator, _) = await fixture.Api.StartMeetingAsync();
        await using var hers = await HubClient.ConnectAsync(fixture.Address, facilitator.Token, facilitator.Entity);
        await hers.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text = "Zonnepanelen" });
        await using var phone = await fixture.VisitorAsync(360, 740);
        await phone.OpenAsync($"/terug/{facilitator.MeetingId}#{facilitator.ReturnKey}");
        await phone.SeesAsync("Zonnepanelen");
        var page = phone.Page;
        var ideas = page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Ideeën" });
        await phone.GoToAsync("Mensen");
        await phone.GoToAsync("Ideeën");
        foreach (var name in new[] { "Uitnodigen", "Meer" })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
            await Expect(page.Locator("dialog[open]")).ToBeVisibleAsync();
            await InHistoryAsync(1);
            await page.GoBackAsync();
            await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
            await Expect(ideas).ToHaveAttributeAsync("aria-current", "page");
        }

        // What is closed by hand takes its step back along.
        await page.GetByRole(AriaRole.Button, new() { Name = "Meer", Exact = true }).ClickAsync();
        await InHistoryAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await InHistoryAsync(0);

        // Presenting too.
        await page.GetByRole(AriaRole.Button, new() { Name = "Canvas" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Presenteren" }).ClickAsync();
        await Expect(page.Locator(".presenting")).ToBeVisibleAsync();
        await InHistoryAsync(1);
        await page.GoBackAsync();
        await Expect(page.Locator(".presenting")).ToHaveCountAsync(0);
        await Expect(ideas).ToHaveAttributeAsync("aria-current", "page");

        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Mensen" })).ToHaveAttributeAsync("aria-current", "page");

        Task InHistoryAsync(int above) => page.WaitForFunctionAsync("above => (history.state?.above ?? 0) === above", above);
    }
}
