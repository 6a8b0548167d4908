using System.Collections.Concurrent;

namespace Samenwerken.Browser.Tests;

/// <summary>
/// Somebody at a browser: what they do and see, in their words. Whatever goes wrong in the page, and whatever it asks of
/// another host, is remembered, and no visit may end with any of it.
/// </summary>
public sealed class Visitor : IAsyncDisposable
{
    /// <summary>Remembers all that is spoken to who cannot see: what is spoken next takes its place in the page.</summary>
    private const string Listen =
        """
        const said = (window.said = []);
        new MutationObserver(() => {
          for (const region of document.querySelectorAll('.only-heard[aria-live=polite]'))
            if (region.textContent && said.at(-1) !== region.textContent) said.push(region.textContent);
        }).observe(document, { subtree: true, childList: true, characterData: true });
        """;

    private readonly ConcurrentBag<string> _wrong = [];
    private readonly ConcurrentQueue<string> _received = [];
    private readonly IBrowserContext _context;
    private readonly Uri _server;

    private Visitor(IBrowserContext context, IPage page, Uri server)
    {
        _context = context;
        _server = server;
        Page = page;
    }

    public IPage Page { get; private set; }

    /// <summary>Everything that the hub has sent to this browser so far.</summary>
    public string Received => string.Concat(_received);

    /// <summary>Waits until the hub has sent this.</summary>
    public Task ReceivesAsync(string text) => Samenwerken.Testing.Gateways.UntilAsync(() => Received.Contains(text, StringComparison.Ordinal), $"receiving {text}");

    public ILocator Notes => Page.Locator("article");

    public ILocator Status => Page.GetByRole(AriaRole.Status, new() { Name = "Toestand van de verbinding" });

    /// <summary>The box in which one idea after another is written.</summary>
    public ILocator Entry => Page.GetByLabel("Schrijf een idee", new() { Exact = true });

    public static async Task<Visitor> ComeAsync(IBrowser browser, Uri server, int width, int height, string language, ColorScheme scheme, bool keepsAll)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = language,
            ColorScheme = scheme,
            HasTouch = width < 500,
            IsMobile = width < 500,
            AcceptDownloads = true,
        });
        await context.AddInitScriptAsync(Listen);
        // A device that keeps all parts is at home, and a phone says so: they are fetched ahead on Wi-Fi. One that asks for few bytes keeps what
        // it was shown: that spares the machine of these tests a fifth of its work.
        if (!keepsAll || width < 500)
            await context.AddInitScriptAsync($"Object.defineProperty(navigator, 'connection', {{ value: {(keepsAll ? "{ type: 'wifi' }" : "{ type: 'wifi', saveData: true }")}, configurable: true }})");
        var visitor = new Visitor(context, await context.NewPageAsync(), server);
        visitor.Watch();
        return visitor;
    }

    public ILocator Note(string text) => Notes.Filter(new() { HasText = text });

    public Task OpenAsync(string path = "/") => Page.GotoAsync(new Uri(_server, path).ToString());

    /// <summary>Starts a meeting from the start page.</summary>
    /// <returns>Its code.</returns>
    public async Task<string> StartMeetingAsync(string title = "Een warme wijk", string name = "Fatima")
    {
        await OpenAsync();
        await Page.GetByLabel("Waar gaat de bijeenkomst over?").FillAsync(title);
        await Page.GetByLabel("Je naam").FillAsync(name);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Begin nu" }).ClickAsync();
        var link = await Page.GetByLabel("Link", new() { Exact = true }).InputValueAsync();
        await Page.Keyboard.PressAsync("Escape");
        return link[^6..];
    }

    public async Task JoinAsync(string code, string name = "Piet")
    {
        await OpenAsync($"/m/{code}");
        await Page.GetByLabel("Je naam").FillAsync(name);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Doe mee" }).ClickAsync();
        await Expect(Page.Locator("#ideas-title")).ToBeVisibleAsync();
        await IsSavedAsync();
    }

    public async Task WriteAsync(string idea)
    {
        await Entry.FillAsync(idea);
        await Entry.PressAsync("Enter");
    }

    /// <summary>Waits until any idea is there.</summary>
    public Task SeesFirstAsync() => Expect(Notes.First).ToBeVisibleAsync();

    public Task SeesAsync(string idea) => Expect(Note(idea)).ToBeVisibleAsync();

    /// <summary>Waits until this was spoken to who cannot see, since the page was opened.</summary>
    public async Task HearsAsync(string words)
    {
        try
        {
            await Page.WaitForFunctionAsync(
                "words => window.said.some(it => it.includes(words))", words, new() { Timeout = (float)Samenwerken.Testing.Gateways.Patience.TotalMilliseconds });
        }
        catch (TimeoutException)
        {
            throw new ShouldAssertException($"it should have been spoken: {words}\nwhat was spoken: {string.Join(" / ", await Page.EvaluateAsync<string[]>("window.said"))}");
        }
    }

    /// <summary>Waits until the menus and editors, which work without a connection too, have been fetched; that begins after the first deed.</summary>
    public Task HasMenusAsync() => HasFilesAsync("NoteMenu.js", "Ask.js");

    /// <summary>Waits until what waits and what comes back can be shown without a connection.</summary>
    public Task HasWhatWaitsAsync() => HasFilesAsync("Waiting.js", "WaitingList.js", "WaitingList.css", "Returned.js", "Returned.css", "TwoTexts.js", "TwoTexts.css");

    private Task HasFilesAsync(params string[] names) => Page.WaitForFunctionAsync(
        """
        names => {
          const fetched = performance.getEntriesByType('resource').filter(it => it.responseEnd > 0).map(it => it.name);
          return names.every(name => {
            const [start, end] = name.split('.');
            return fetched.some(it => it.includes(`/${start}-`) && it.endsWith(`.${end}`));
          });
        }
        """,
        names);

    public Task IsSavedAsync() => Expect(Status).ToHaveTextAsync("Bewaard");

    /// <summary>Goes to a part of the meeting.</summary>
    public async Task GoToAsync(string part)
    {
        var link = Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = part });
        await link.ClickAsync();
        await Expect(link).ToHaveAttributeAsync("aria-current", "page");
    }

    /// <summary>Looks up this person's own return link.</summary>
    /// <returns>Its path, with what stands behind the #.</returns>
    public async Task<string> ReturnLinkAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Meer" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Laat mijn link zien" }).ClickAsync();
        var link = new Uri(await Page.GetByRole(AriaRole.Textbox, new() { Name = "Verder op een ander apparaat" }).InputValueAsync());
        await Page.Keyboard.PressAsync("Escape");
        return link.PathAndQuery + link.Fragment;
    }

    public async Task NewClusterAsync(string name)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Nieuw cluster" }).ClickAsync();
        await Page.GetByLabel("Naam van het cluster").FillAsync(name);
        await Page.GetByLabel("Naam van het cluster").PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = name })).ToBeVisibleAsync();
    }

    /// <summary>Opens the same page in another tab of this browser; this one stays.</summary>
    public async Task<IPage> AnotherTabAsync()
    {
        var other = await _context.NewPageAsync();
        await other.GotoAsync(Page.Url);
        return other;
    }

    /// <summary>Writes an idea in whatever language.</summary>
    public async Task WriteFirstAsync(string idea, bool isDutch)
    {
        var entry = Page.GetByLabel(isDutch ? "Schrijf een idee" : "Write an idea", new() { Exact = true });
        await entry.FillAsync(idea);
        await entry.PressAsync("Enter");
        await SeesAsync(idea);
    }

    public Task StartEditAsync(string idea) => StartEditAsync(Page, idea);

    private static async Task StartEditAsync(IPage page, string idea)
    {
        await page.Locator("article", new() { HasText = idea }).GetByRole(AriaRole.Button, new() { Name = "Acties bij" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bewerken", Exact = true }).ClickAsync();
    }

    /// <summary>Changes the text of a note.</summary>
    public static async Task EditAsync(IPage page, string idea, string text)
    {
        await StartEditAsync(page, idea);
        await page.GetByLabel("Tekst van het idee").FillAsync(text);
        await page.GetByLabel("Tekst van het idee").PressAsync("Enter");
        await Expect(page.Locator("article", new() { HasText = text })).ToBeVisibleAsync();
    }

    public async Task CloseMeetingAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Meer" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Bijeenkomst afsluiten" }).ClickAsync();
        await Page.GetByRole(AriaRole.Dialog, new() { Name = "Bijeenkomst afsluiten" }).GetByRole(AriaRole.Button, new() { Name = "Bijeenkomst afsluiten" }).ClickAsync();
    }

    /// <summary>Gives somebody a role, out of their menu.</summary>
    public async Task GiveRoleAsync(string name, string role)
    {
        await ActOnPersonAsync(name, "Rol geven");
        var dialog = Page.GetByRole(AriaRole.Dialog, new() { Name = $"Rol van {name}" });
        await dialog.GetByText(role).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
    }

    /// <summary>Removes somebody, out of their menu.</summary>
    public async Task RemoveAsync(string name, string reason = "")
    {
        await ActOnPersonAsync(name, "Uit de bijeenkomst halen");
        var dialog = Page.GetByRole(AriaRole.Dialog, new() { Name = $"{name} uit de bijeenkomst halen" });
        await dialog.GetByLabel("Reden").FillAsync(reason);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Uit de bijeenkomst halen" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
    }

    private async Task ActOnPersonAsync(string name, string action)
    {
        var person = Page.GetByRole(AriaRole.Region, new() { Name = "Mensen" }).GetByRole(AriaRole.Listitem).Filter(new() { HasText = name });
        var menu = person.GetByRole(AriaRole.Button, new() { Name = $"Acties bij {name}" });
        if (await menu.GetAttributeAsync("aria-expanded") is not "true")
            await menu.ClickAsync();
        await person.GetByRole(AriaRole.Button, new() { Name = action }).ClickAsync();
    }

    /// <summary>Opens the actions of a note.</summary>
    public async Task ActOnAsync(string idea) =>
        await Notes.Filter(new() { Has = Page.Locator("p.text").GetByText(idea) }).GetByRole(AriaRole.Button, new() { Name = "Acties bij" }).ClickAsync();

    /// <summary>Opens a round of voting with the dialog.</summary>
    public async Task OpenRoundAsync(int budget = 3, int maxPerIdea = 2, bool secret = true)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Stemronde openen" }).First.ClickAsync();
        await Page.GetByLabel("Stippen per persoon").FillAsync($"{budget}");
        await Page.GetByLabel("Hoogstens op één idee").FillAsync($"{maxPerIdea}");
        await Page.GetByText(secret ? "Geheim: niemand" : "Open: iedereen").ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Open de stemronde" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Welke ideeën werken we uit?" })).ToBeVisibleAsync();
    }

    public async Task CloseRoundAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Stemronde sluiten" }).ClickAsync();
        await Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Stemronde sluiten" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Uitslag:" })).ToBeVisibleAsync();
    }

    /// <summary>Presses plus.</summary>
    public Task VoteAsync(string idea) => PressAsync(Note(idea).GetByRole(AriaRole.Button, new() { Name = "Stip erbij" }));

    /// <summary>Presses minus.</summary>
    public Task TakeBackAsync(string idea) => PressAsync(Note(idea).GetByRole(AriaRole.Button, new() { Name = "Stip weg" }));

    /// <summary>How many dots of this person a note shows.</summary>
    public async Task<int> DotsOnAsync(string idea)
    {
        var label = await Note(idea).GetByRole(AriaRole.Button, new() { Name = "Stip erbij" }).GetAttributeAsync("aria-label");
        return int.Parse(label![(label!.LastIndexOf(' ') + 1)..].TrimEnd('.'));
    }

    /// <summary>Closes the tab and opens another in the same browser.</summary>
    public async Task ReopenAsync()
    {
        var address = Page.Url;
        await Page.CloseAsync();
        Page = await _context.NewPageAsync();
        Watch();
        await Page.GotoAsync(address);
    }

    /// <summary>Closes the tab; the browser stays.</summary>
    public async Task CloseTabAsync() => await Page.CloseAsync();

    public async Task NewTabAsync()
    {
        Page = await _context.NewPageAsync();
        Watch();
    }

    /// <summary>Loses, or gets back, the network of this browser.</summary>
    public Task SetOfflineAsync(bool isOffline) => _context.SetOfflineAsync(isOffline);

    /// <summary>What this visit may have done wrong, so that a test that expects some of it can say so.</summary>
    public void Forgive(Func<string, bool> wrong)
    {
        var kept = _wrong.Where(it => !wrong(it)).ToList();
        _wrong.Clear();
        kept.ForEach(_wrong.Add);
    }

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        _wrong.ShouldBeEmpty();
    }

    /// <summary>A button that says it is disabled can be pressed all the same, to hear why; the test's own click would wait until it is not.</summary>
    private static async Task PressAsync(ILocator button)
    {
        if (await button.GetAttributeAsync("aria-disabled") is "true")
            await button.DispatchEventAsync("click");
        else
            await button.ClickAsync();
    }

    private void Watch()
    {
        Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => _received.Enqueue(frame.Text ?? "");
        Page.PageError += (_, error) => _wrong.Add($"error: {error}");
        Page.Console += (_, message) =>
        {
            // A server that is gone, or a refusal, is no fault of the page; the browser notes it all the same.
            if (message.Type is "error" && !message.Text.Contains("ERR_") && !message.Text.Contains("status of 4") && !message.Text.Contains("WebSocket connection to")
                && !message.Text.Contains("when fetching the script"))
                _wrong.Add($"console: {message.Text}");
        };
        Page.Request += (_, request) =>
        {
            var address = new Uri(request.Url);
            if (address.Scheme is not ("data" or "blob") && address.Authority != _server.Authority)
                _wrong.Add($"asked another host: {request.Url}");
        };
    }
}
