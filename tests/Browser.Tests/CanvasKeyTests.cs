using System.Text.RegularExpressions;
using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>The canvas with keys alone, with a thumb, and for who cannot see it: no test here touches a mouse.</summary>
public sealed class CanvasKeyTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    private const string Sun = "Zonnepanelen op de school", Soup = "Avond met soep", Coach = "Een buurtcoach";

    private static readonly string Axe = File.ReadAllText(Repository.File("src", "Web", "App", "node_modules", "axe-core", "axe.min.js"));

    [Fact]
    public async Task CNV4_keys_lead_from_note_to_note_write_move_colour_connect_and_remove()
    {
        var (fatima, _) = await BoardAsync();
        await using var visitor = await fixture.VisitorAsync(1440, 900);
        var canvas = await Canvas.OpenAsync(visitor, fatima);
        var keys = canvas.Page.Keyboard;
        await Expect(canvas.Note(Sun)).ToBeVisibleAsync();

        // Tab leads past the way to the list onto the canvas, and Enter to its first note.
        await TabToAsync(canvas, "Naar de lijst");
        await keys.PressAsync("Tab");
        await Expect(canvas.View).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await canvas.HasFocusAsync(Soup);
        await keys.PressAsync("ArrowRight");
        await canvas.HasFocusAsync(Coach);
        await keys.PressAsync("ArrowRight");
        await canvas.HasFocusAsync(Sun);
        await keys.PressAsync("ArrowLeft");
        await keys.PressAsync("Home");
        await canvas.HasFocusAsync(Soup);

        // Enter changes its words, and the focus stays on it.
        await keys.PressAsync("Enter");
        await keys.PressAsync("End");
        await keys.TypeAsync(" en brood");
        await keys.PressAsync("Enter");
        await canvas.HasFocusAsync("Avond met soep en brood");

        // Alt and the arrows move it; where Alt is let go it stands, in the cluster that it is over.
        await keys.DownAsync("Alt");
        for (var i = 0; i < 3; i++)
            await keys.PressAsync("Shift+ArrowRight");
        await visitor.HearsAsync("Boven Techniek");
        await keys.UpAsync("Alt");
        await canvas.IsInAsync(Soup, "Techniek");
        await visitor.HearsAsync("neergezet in Techniek");
        await canvas.HasFocusAsync(Soup);
        await keys.DownAsync("Alt");
        for (var i = 0; i < 6; i++)
            await keys.PressAsync("Shift+ArrowDown");
        await keys.UpAsync("Alt");
        await canvas.IsInAsync(Soup, null);
        await keys.DownAsync("Alt");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Escape");
        await visitor.HearsAsync("Alles staat waar het stond");
        await keys.UpAsync("Alt");

        // N writes an idea beside it.
        await keys.PressAsync("n");
        await keys.TypeAsync("Zonder muis");
        await keys.PressAsync("Enter");
        await canvas.HasFocusAsync("Zonder muis");

        // L draws a line to another.
        await keys.PressAsync("l");
        await keys.PressAsync("Home");
        await canvas.HasFocusAsync(Coach);
        await keys.PressAsync("Enter");
        await keys.TypeAsync("past bij");
        await keys.PressAsync("Enter");
        await Expect(canvas.Note("Zonder muis")).ToHaveAttributeAsync("aria-label", new Regex($"verbonden met “{Coach}”: past bij"));
        await canvas.HasFocusAsync("Zonder muis");

        // Tab leads to the actions of what is chosen, Escape back.
        await TabToAsync(canvas, "Kleur");
        await keys.PressAsync("Enter");
        await TabToAsync(canvas, "Paars", back: true);
        await keys.PressAsync("Enter");
        await Expect(canvas.Note("Zonder muis")).ToHaveAttributeAsync("aria-label", new Regex("paars briefje"));
        await canvas.HasFocusAsync("Zonder muis");

        // Many: with Shift, or all; what is done then is done to all of them.
        await keys.PressAsync("Control+a");
        await Expect(canvas.Bar).ToContainTextAsync("4 briefjes gekozen");
        await keys.PressAsync("Escape");
        await Expect(canvas.Bar).ToHaveCountAsync(0);
        await keys.PressAsync("Space");
        await canvas.IsChosenAsync("Zonder muis");
        await visitor.IsSavedAsync();
        await keys.PressAsync("Delete");
        await canvas.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Verwijderen" }).PressAsync("Enter");
        await Expect(canvas.Note("Zonder muis")).ToHaveCountAsync(0);
        (await canvas.Page.EvaluateAsync<bool>("document.activeElement !== document.body")).ShouldBeTrue("the focus is lost");
    }

    [Fact]
    public async Task Keys_move_the_view()
    {
        var (fatima, _) = await BoardAsync();
        await using var visitor = await fixture.VisitorAsync(1440, 900);
        var canvas = await Canvas.OpenAsync(visitor, fatima);
        await canvas.View.FocusAsync();
        await canvas.Page.Keyboard.PressAsync("0");
        await Expect(canvas.Zoom).ToHaveTextAsync("100%");
        await canvas.Page.Keyboard.PressAsync("+");
        await Expect(canvas.Zoom).ToHaveTextAsync("125%");
        await canvas.Page.Keyboard.PressAsync("-");
        await Expect(canvas.Zoom).ToHaveTextAsync("100%");
        var (x, _) = await Canvas.MiddleAsync(canvas.Area("Techniek"));
        await canvas.Page.Keyboard.PressAsync("ArrowRight");
        await Gateways.UntilAsync(() => x - Canvas.MiddleAsync(canvas.Area("Techniek")).Result.X is > 118 and < 122, "the view moving by one step");
        await canvas.Page.Keyboard.PressAsync("9");
        foreach (var note in new[] { Sun, Soup, Coach })
            await Expect(canvas.Note(note)).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Fact]
    public async Task On_a_phone_a_finger_looks_around_and_moves_no_note_that_was_not_chosen_and_two_fingers_zoom()
    {
        var (fatima, _) = await BoardAsync();
        await using var visitor = await fixture.VisitorAsync(360, 740);
        var canvas = await Canvas.OpenAsync(visitor, fatima);
        var touch = await canvas.Page.Context.NewCDPSessionAsync(canvas.Page);
        var stands = await canvas.Note(Soup).EvaluateAsync<string>("it => it.style.translate");
        await canvas.View.ScrollIntoViewIfNeededAsync();
        var (x, y) = await Canvas.MiddleAsync(canvas.Note(Soup));

        await canvas.TouchAsync(touch, "touchStart", (x, y));
        for (var i = 1; i <= 8; i++)
            await canvas.TouchAsync(touch, "touchMove", (x + (10 * i), y + (4 * i)));
        await canvas.TouchAsync(touch, "touchEnd");
        // The first pixels of a finger count as a tap, and browsers differ in how many.
        var (x2, y2) = await Canvas.MiddleAsync(canvas.Note(Soup));
        (x2 - x).ShouldBeInRange(50, 81);
        (y2 - y).ShouldBeInRange(18, 33);
        (await canvas.Note(Soup).EvaluateAsync<string>("it => it.style.translate")).ShouldBe(stands);

        var wide = (await canvas.Note(Soup).BoundingBoxAsync())!.Width;
        await canvas.TouchAsync(touch, "touchStart", (x2 - 25, y2), (x2 + 25, y2));
        await canvas.TouchAsync(touch, "touchMove", (x2 - 40, y2), (x2 + 40, y2));
        await canvas.TouchAsync(touch, "touchMove", (x2 - 50, y2), (x2 + 50, y2));
        await canvas.TouchAsync(touch, "touchEnd");
        await Canvas.StillAsync(canvas.Page);
        (await canvas.Note(Soup).BoundingBoxAsync())!.Width.ShouldBeGreaterThan(wide * 1.2f);

        // A tap chooses it, and presses nothing of what then stands below the finger.
        var at = await Canvas.MiddleAsync(canvas.Note(Soup));
        await canvas.Page.Touchscreen.TapAsync(at.X, at.Y);
        await canvas.IsChosenAsync(Soup);
        await Expect(canvas.Bar).ToBeVisibleAsync();
        (await canvas.Note(Soup).EvaluateAsync<string>("it => it.style.translate")).ShouldBe(stands);
    }

    [Fact]
    public async Task A_double_tap_writes_an_idea()
    {
        var (fatima, _) = await BoardAsync();
        await using var visitor = await fixture.VisitorAsync(360, 740);
        var canvas = await Canvas.OpenAsync(visitor, fatima);
        await canvas.View.ScrollIntoViewIfNeededAsync();
        var (x, y) = await canvas.GroundAsync();
        await canvas.Page.Touchscreen.TapAsync(x, y);
        await canvas.Page.Touchscreen.TapAsync(x, y);
        await canvas.View.Locator("textarea").FillAsync("Met de duim");
        await canvas.View.GetByRole(AriaRole.Button, new() { Name = "Voeg toe" }).TapAsync();
        await Expect(canvas.Note("Met de duim")).ToBeVisibleAsync();
        await visitor.IsSavedAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light, ForcedColors.None, 1440)]
    [InlineData(ColorScheme.Dark, ForcedColors.None, 360)]
    [InlineData(ColorScheme.Dark, ForcedColors.Active, 768)]
    public async Task Axe_finds_nothing_wrong_with_the_canvas_and_whoever_listens_hears_that_the_list_has_everything(ColorScheme scheme, ForcedColors forced, int width)
    {
        var (fatima, _) = await BoardAsync();
        await using var visitor = await fixture.VisitorAsync(width, 800, scheme: scheme);
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = scheme, ForcedColors = forced });
        var canvas = await Canvas.OpenAsync(visitor, fatima);
        await Expect(canvas.View).ToHaveAccessibleDescriptionAsync(new Regex("Alles op dit canvas staat ook in de lijst"));
        await Expect(canvas.Note(Soup)).ToBeVisibleAsync();
        await CheckAsync(canvas.Page);
        await canvas.View.FocusAsync();
        await canvas.Page.Keyboard.PressAsync("Enter");
        await Expect(canvas.Bar).ToBeVisibleAsync();
        await canvas.Bar.GetByRole(AriaRole.Button, new() { Name = "Meer", Exact = true }).ClickAsync();
        await CheckAsync(canvas.Page);
        await canvas.Bar.GetByRole(AriaRole.Button, new() { Name = "Kies niets" }).ClickAsync();
        await canvas.Page.GetByRole(AriaRole.Button, new() { Name = "Presenteren" }).ClickAsync();
        await Expect(canvas.Page.GetByRole(AriaRole.Region, new() { Name = "Presentatie" })).ToBeVisibleAsync();
        await CheckAsync(canvas.Page);
    }

    private static async Task CheckAsync(IPage page)
    {
        await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<string[]>(
            "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(r => r.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html} ${n.failureSummary}`)))");
        found.ShouldBeEmpty();
    }

    private static async Task TabToAsync(Canvas canvas, string name, bool back = false)
    {
        for (var i = 0; i < 40; i++)
        {
            await canvas.Page.Keyboard.PressAsync(back ? "Shift+Tab" : "Tab");
            if ((await canvas.Page.EvaluateAsync<string>("document.activeElement === document.body ? '' : document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent")).Contains(name, StringComparison.Ordinal))
                return;
        }

        throw new ShouldAssertException($"no key leads to {name}");
    }

    private async Task<(Guest Fatima, string Code)> BoardAsync()
    {
        var (fatima, code) = await fixture.Api.StartMeetingAsync("Een warme wijk");
        await using var client = await HubClient.ConnectAsync(fixture.Address, fatima.Token, fatima.Entity);
        var cluster = Ids.Next();
        await client.SendAsync(Ids.Next(), new { type = "addCluster", clusterId = cluster, name = "Techniek" });
        foreach (var text in new[] { Soup, Coach })
            await client.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text });
        await client.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text = Sun, clusterId = cluster });
        return (fatima, code);
    }
}
