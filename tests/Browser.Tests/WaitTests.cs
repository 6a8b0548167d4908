using System.Text.RegularExpressions;
using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>Whoever waits sees and hears that something is on its way, and whoever waited in vain reads what to do.</summary>
public sealed class WaitTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Theory]
    [InlineData("nl-NL")]
    [InlineData("en-GB")]
    public async Task What_the_server_is_asked_says_that_it_is_on_its_way_is_asked_once_and_keeps_the_focus(string language)
    {
        var nl = language is "nl-NL";
        await using var visitor = await fixture.VisitorAsync(language: language);
        var page = visitor.Page;
        await visitor.OpenAsync();

        // To begin a meeting.
        await page.GetByLabel(nl ? "Waar gaat de bijeenkomst over?" : "What is the meeting about?").FillAsync("Een warme wijk");
        await WaitsAsync("**/api/v1/meetings", page.GetByRole(AriaRole.Button, new() { Name = nl ? "Begin nu" : "Start now" }));
        var code = (await page.GetByLabel("Link", new() { Exact = true }).InputValueAsync())[^6..];
        await WaitsAsync("**/join-codes", page.GetByRole(AriaRole.Button, new() { Name = nl ? "Nieuwe code" : "New code" }));
        await Expect(page.GetByLabel("Link", new() { Exact = true })).Not.ToHaveValueAsync(new Regex(code));
        code = (await page.GetByLabel("Link", new() { Exact = true }).InputValueAsync())[^6..];
        await page.Keyboard.PressAsync("Escape");

        // To take it along, and to go on elsewhere.
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Meer" : "More" }).ClickAsync();
        var taken = page.WaitForDownloadAsync();
        await WaitsAsync("**/export?*", page.GetByRole(AriaRole.Button, new() { Name = nl ? "Webpagina" : "Web page" }));
        await taken;
        await WaitsAsync("**/return-link", page.GetByRole(AriaRole.Button, new() { Name = nl ? "Laat mijn link zien" : "Show my link" }));
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = nl ? "Verder op een ander apparaat" : "Go on with another device" })).ToBeVisibleAsync();

        // To join.
        await using var other = await fixture.VisitorAsync(360, 740, language);
        page = other.Page;
        await other.OpenAsync($"/m/{code}");
        await page.GetByRole(AriaRole.Textbox).FillAsync("Piet");
        await WaitsAsync("**/api/v1/join", page.GetByRole(AriaRole.Button, new() { Name = nl ? "Doe mee" : "Join", Exact = true }));
        await Expect(page.Locator("#ideas-title")).ToBeVisibleAsync();

        // To look at an example.
        await other.OpenAsync();
        await WaitsAsync("**/api/v1/demonstrations", page.GetByRole(AriaRole.Button, new() { Name = nl ? "Bekijk een voorbeeld" : "See an example" }));
        await other.SeesFirstAsync();

        async Task WaitsAsync(string address, ILocator button)
        {
            var (asked, goOn) = (0, new TaskCompletionSource());
            await page.RouteAsync(address, async route =>
            {
                if (route.Request.Method is "OPTIONS" or "GET" or "POST")
                    asked++;
                await goOn.Task;
                await route.ContinueAsync();
            });
            await button.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            var busy = page.GetByRole(AriaRole.Button, new() { Name = nl ? "Even geduld…" : "One moment…" });
            await Expect(busy).ToBeFocusedAsync();
            await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = nl ? "Even geduld…" : "One moment…" })).ToHaveCountAsync(1);
            await page.Keyboard.PressAsync("Enter");
            goOn.SetResult();
            await Expect(busy).ToHaveCountAsync(0);
            await page.UnrouteAllAsync();
            asked.ShouldBe(1);
        }
    }

    [Theory]
    [InlineData("nl-NL", 360)]
    [InlineData("en-GB", 1280)]
    public async Task A_page_or_a_part_that_comes_late_says_so_and_one_that_does_not_come_says_what_to_do(string language, int width)
    {
        var nl = language is "nl-NL";
        var (moment, again) = nl ? ("Even geduld…", "Probeer opnieuw") : ("One moment…", "Try again");
        var (facilitator, _) = await fixture.Api.StartMeetingAsync("Een warme wijk");
        await using var fatima = await fixture.VisitorAsync(width, 800, language);
        var page = fatima.Page;

        // The page itself, before there is anything of it.
        var script = await HoldAsync(@"/assets/app-[^/]*\.js$");
        var opening = fatima.OpenAsync($"/terug/{facilitator.MeetingId}#{facilitator.ReturnKey}");
        await Expect(page.GetByText("One moment…")).ToBeVisibleAsync();
        var coming = await HoldAsync("/api/v1/return$");
        await GoOnAsync(script);
        await opening;

        // The place of somebody who comes back.
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = nl ? "We zoeken je plek weer op…" : "We are finding your place again…" })).ToBeVisibleAsync();
        await GoOnAsync(coming);
        await fatima.WriteFirstAsync("Zonnepanelen", nl);

        // Something that opens above the page, and a part of it.
        var dialog = await HoldAsync(@"/assets/Invite-[^/]*\.js$");
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Uitnodigen" : "Invite" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).GetByText(moment)).ToBeVisibleAsync();
        await GoOnAsync(dialog);
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Status).GetByText(moment)).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Escape");
        var part = await HoldAsync(@"/assets/OutcomesPart-[^/]*\.js$");
        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = nl ? "Uitkomsten" : "Outcomes" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).GetByText(moment)).ToBeVisibleAsync();
        await GoOnAsync(part);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = nl ? "Uitkomsten" : "Outcomes" })).ToBeVisibleAsync();

        // One that does not come.
        await page.RouteAsync(new Regex(@"/assets/OutcomeForm-[^/]*\.js$"), route => route.AbortAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Besluit vastleggen" : "Record a decision" }).First.ClickAsync();
        await Expect(page.GetByText(nl ? "Dit deel is nog niet op dit apparaat bewaard." : "This part is not kept on this device yet.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = again })).ToBeVisibleAsync();

        async Task<(string Address, TaskCompletionSource GoOn)> HoldAsync(string address)
        {
            var goOn = new TaskCompletionSource();
            await page.RouteAsync(new Regex(address), async route =>
            {
                await goOn.Task;
                await route.ContinueAsync();
            });
            return (address, goOn);
        }

        static Task GoOnAsync((string Address, TaskCompletionSource GoOn) held)
        {
            held.GoOn.SetResult();
            return Task.CompletedTask;
        }
    }

    [Theory]
    [InlineData("nl-NL")]
    [InlineData("en-GB")]
    public async Task A_meeting_whose_server_is_away_says_that_it_is_tried_again_and_can_be_tried_at_once(string language)
    {
        var nl = language is "nl-NL";
        var (facilitator, _) = await fixture.Api.StartMeetingAsync("Een warme wijk");
        await using var fatima = await fixture.VisitorAsync(language: language);
        var page = fatima.Page;
        await fatima.OpenAsync($"/terug/{facilitator.MeetingId}#{facilitator.ReturnKey}");
        await Expect(page.Locator("#ideas-title")).ToBeVisibleAsync();
        var isThere = false;
        await page.RouteWebSocketAsync(new Regex("/hub\\?"), async socket =>
        {
            if (isThere)
                socket.ConnectToServer();
            else
                await socket.CloseAsync();
        });
        await page.EvaluateAsync("async () => { for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name); }");
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = nl ? "We proberen het steeds opnieuw" : "We keep trying" })).ToBeVisibleAsync();
        isThere = true;
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Probeer opnieuw" : "Try again" }).ClickAsync();
        await Expect(page.Locator("#ideas-title")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Another_language_says_that_it_is_on_its_way_and_what_to_do_where_it_does_not_come()
    {
        await using var visitor = await fixture.VisitorAsync();
        var page = visitor.Page;
        var goOn = new TaskCompletionSource();
        var isAway = true;
        await page.RouteAsync(new Regex(@"/assets/en-[^/]*\.js$"), async route =>
        {
            if (isAway)
            {
                await route.AbortAsync();
                return;
            }

            await goOn.Task;
            await route.ContinueAsync();
        });
        await visitor.OpenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Er is nu geen verbinding met de server. Probeer het zo nog eens.");

        isAway = false;
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Even geduld…" })).ToHaveCountAsync(1);
        goOn.SetResult();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Think further, together" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }
}
