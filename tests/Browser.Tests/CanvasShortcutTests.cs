using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>The list of keys names those of the canvas, in both languages, and each does what it says there.</summary>
public sealed class CanvasShortcutTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    private const string Sun = "Zonnepanelen op de school", Soup = "Avond met soep", Coach = "Een buurtcoach";

    /// <summary>What the list says, the keys that it names, and what is then so. Before each the first note is chosen and has the focus.</summary>
    private static readonly (string Says, string Keys, Func<Canvas, Task> Does)[] Promised =
    [
        ("Naar het briefje ernaast; naast de briefjes: een stuk opschuiven", "← → ↑ ↓", async canvas =>
        {
            await canvas.Page.Keyboard.PressAsync("ArrowRight");
            await canvas.HasFocusAsync(Coach);
            await canvas.IsChosenAsync(Coach);
            await canvas.IsChosenAsync(Soup, false);
            await canvas.Page.Keyboard.PressAsync("ArrowLeft");
            await canvas.HasFocusAsync(Soup);
            await canvas.View.FocusAsync();
            var (x, _) = await Canvas.MiddleAsync(canvas.Note(Soup));
            await canvas.Page.Keyboard.PressAsync("ArrowRight");
            await Canvas.StillAsync(canvas.Page);
            (await Canvas.MiddleAsync(canvas.Note(Soup))).X.ShouldBeLessThan(x - 100);
        }),
        ("Naar het briefje ernaast, en dat erbij kiezen", "Shift + ← → ↑ ↓", async canvas =>
        {
            await canvas.Page.Keyboard.PressAsync("Shift+ArrowRight");
            await canvas.HasFocusAsync(Coach);
            await canvas.IsChosenAsync(Coach);
            await canvas.IsChosenAsync(Soup);
        }),
        ("Naar het briefje ernaast, zonder het te kiezen", "Ctrl + ← → ↑ ↓", async canvas =>
        {
            await canvas.Page.Keyboard.PressAsync("Control+ArrowRight");
            await canvas.HasFocusAsync(Coach);
            await canvas.IsChosenAsync(Coach, false);
            await canvas.IsChosenAsync(Soup);
        }),
        ("Eerste briefje", "Home", async canvas =>
        {
            await canvas.Page.Keyboard.PressAsync("ArrowRight");
            await canvas.HasFocusAsync(Coach);
            await canvas.Page.Keyboard.PressAsync("Home");
            await canvas.HasFocusAsync(Soup);
        }),
        ("Laatste briefje", "End", async canvas =>
        {
            await canvas.Page.Keyboard.PressAsync("End");
            await canvas.HasFocusAsync(Sun);
        }),
        ("Het briefje bewerken", "Enter", async canvas =>
        {
            await canvas.Page.Keyboard.PressAsync("Enter");
            await Expect(canvas.View.Locator("textarea")).ToHaveValueAsync(Soup);
            await canvas.Page.Keyboard.PressAsync("Escape");
            await canvas.HasFocusAsync(Soup);
        }),
        ("Het briefje kiezen, of juist niet", "Spatie", async canvas =>
        {
            await canvas.Page.Keyboard.PressAsync("Space");
            await canvas.IsChosenAsync(Soup, false);
            await canvas.Page.Keyboard.PressAsync("Space");
            await canvas.IsChosenAsync(Soup);
        }),
        ("Alle briefjes kiezen", "Ctrl + A", async canvas =>
        {
            await canvas.Page.Keyboard.PressAsync("Control+a");
            await Expect(canvas.Bar).ToContainTextAsync("3 briefjes gekozen");
        }),
        ("Wat je koos een stukje verplaatsen", "Alt + ← → ↑ ↓", canvas => MovesAsync(canvas, "ArrowUp", 32)),
        ("Wat je koos een heel briefje verder verplaatsen", "Alt + Shift + ← → ↑ ↓", canvas => MovesAsync(canvas, "Shift+ArrowUp", 256)),
        ("Stoppen, of niets meer kiezen", "Escape", async canvas =>
        {
            await canvas.IsChosenAsync(Soup);
            await canvas.Page.Keyboard.PressAsync("Escape");
            await canvas.IsChosenAsync(Soup, false);
            await Expect(canvas.Bar).ToHaveCountAsync(0);
        }),
        ("Groter", "+", canvas => ZoomsAsync(canvas, "+", "125%")),
        ("Kleiner", "-", canvas => ZoomsAsync(canvas, "-", "80%")),
        ("Op ware grootte", "0", async canvas =>
        {
            await ZoomsAsync(canvas, "+", "125%");
            await ZoomsAsync(canvas, "0", "100%");
        }),
        ("Alles in beeld", "9", async canvas =>
        {
            for (var i = 0; i < 4; i++)
                await canvas.Page.Keyboard.PressAsync("+");
            await Expect(canvas.Note(Sun)).Not.ToBeInViewportAsync(new() { Ratio = 1 });
            await canvas.Page.Keyboard.PressAsync("9");
            foreach (var note in new[] { Sun, Soup, Coach })
                await Expect(canvas.Note(note)).ToBeInViewportAsync(new() { Ratio = 1 });
        }),
        ("Presenteren", "8", async canvas =>
        {
            await canvas.Page.Keyboard.PressAsync("8");
            var presentation = canvas.Page.GetByRole(AriaRole.Region, new() { Name = "Presentatie" });
            await Expect(presentation).ToBeVisibleAsync();
            await canvas.Page.Keyboard.PressAsync("Escape");
            await Expect(presentation).ToHaveCountAsync(0);
        }),
    ];

    [Fact]
    public async Task Each_key_of_the_canvas_that_the_list_names_does_what_it_says()
    {
        var fatima = await BoardAsync();
        await using var visitor = await fixture.VisitorAsync(1440, 900);
        var canvas = await Canvas.OpenAsync(visitor, fatima);
        await Expect(canvas.Note(Soup)).ToBeVisibleAsync();
        await canvas.View.FocusAsync();
        var named = await ListAsync(canvas.Page, "Op het canvas");
        named.ShouldBe(Promised.Select(key => (key.Says, key.Keys)));
        foreach (var (says, _, does) in Promised)
        {
            await canvas.View.FocusAsync();
            await ZoomsAsync(canvas, "0", "100%");
            await canvas.Page.Keyboard.PressAsync("Home");
            await canvas.HasFocusAsync(Soup);
            try
            {
                await does(canvas);
            }
            catch (Exception wrong)
            {
                throw new ShouldAssertException($"“{says}” does something else", wrong);
            }
        }
    }

    [Fact]
    public async Task The_list_names_the_same_keys_in_English()
    {
        var fatima = await BoardAsync();
        await using var visitor = await fixture.VisitorAsync(1440, 900, "en-GB");
        var address = new Uri(fatima.ReturnUrl);
        await visitor.OpenAsync(address.PathAndQuery + address.Fragment);
        await Expect(visitor.Page.GetByText(Soup).First).ToBeVisibleAsync();
        var named = await ListAsync(visitor.Page, "On the canvas");
        named.Select(key => key.Keys.Replace("Space", "Spatie", StringComparison.Ordinal)).ShouldBe(Promised.Select(key => key.Keys));
        named.Select(key => key.Says).ShouldBe(
        [
            "To the note beside it; beside the notes: move the view", "To the note beside it, and choose that too", "To the note beside it, without choosing it",
            "First note", "Last note", "Edit the note", "Choose the note, or not", "Choose all notes", "Move what you chose a little",
            "Move what you chose by a whole note", "Stop, or choose nothing", "Larger", "Smaller", "Actual size", "Everything in view", "Present",
        ]);
    }

    /// <summary>What a part of the list of keys says, with the keys of each.</summary>
    private static async Task<(string Says, string Keys)[]> ListAsync(IPage page, string part)
    {
        await page.Keyboard.PressAsync("?");
        var section = page.GetByRole(AriaRole.Dialog).Locator("section").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = part }) });
        await Expect(section).ToBeVisibleAsync();
        var rows = await section.Locator("li").EvaluateAllAsync<string[][]>("rows => rows.map(row => [...row.children].map(half => half.innerText.replace(/\\s+/g, ' ').trim()))");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        return [.. rows.Select(row => (row[0], row[1]))];
    }

    private static async Task ZoomsAsync(Canvas canvas, string key, string to)
    {
        await canvas.Page.Keyboard.PressAsync(key);
        await Expect(canvas.Zoom).ToHaveTextAsync(to);
    }

    /// <summary>Up by so much, and back.</summary>
    private static async Task MovesAsync(Canvas canvas, string key, double by)
    {
        var stood = await TopAsync(canvas);
        await HoldAltAsync(canvas, key);
        await Gateways.UntilAsync(() => Math.Abs(stood - by - TopAsync(canvas).Result) < 0.5, "standing further up");
        await HoldAltAsync(canvas, key.Replace("Up", "Down", StringComparison.Ordinal));
        await Gateways.UntilAsync(() => Math.Abs(stood - TopAsync(canvas).Result) < 0.5, "standing where it stood");
    }

    private static async Task HoldAltAsync(Canvas canvas, string key)
    {
        await canvas.Page.Keyboard.DownAsync("Alt");
        await canvas.Page.Keyboard.PressAsync(key);
        await canvas.Page.Keyboard.UpAsync("Alt");
    }

    private static Task<double> TopAsync(Canvas canvas) => canvas.Note(Soup).EvaluateAsync<double>("it => parseFloat(it.style.translate.split(' ')[1] ?? '0')");

    /// <summary>Two notes in no cluster, and one in a cluster beside them.</summary>
    private async Task<Guest> BoardAsync()
    {
        var (fatima, _) = await fixture.Api.StartMeetingAsync("Een warme wijk");
        await using var client = await HubClient.ConnectAsync(fixture.Address, fatima.Token, fatima.Entity);
        var cluster = Ids.Next();
        await client.SendAsync(Ids.Next(), new { type = "addCluster", clusterId = cluster, name = "Techniek" });
        foreach (var text in new[] { Soup, Coach })
            await client.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text });
        await client.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text = Sun, clusterId = cluster });
        return fatima;
    }
}
