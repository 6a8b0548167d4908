using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>What somebody does who has keys alone: they press, type, go on with Tab, and answer what is asked. Each waits for what they would see.</summary>
public abstract class KeysAlone
{
    /// <summary>Who it is; given before anything is pressed.</summary>
    protected Visitor Who { get; set; } = null!;

    protected IKeyboard Keys => Who.Page.Keyboard;

    protected Task PressAsync(string chord) => Keys.PressAsync(chord);

    protected async Task LookAsync(string view)
    {
        await PressAsync("w");
        await Expect(Who.Page.GetByRole(AriaRole.Button, new() { Name = view, Pressed = true })).ToBeVisibleAsync();
    }

    protected async Task TypeAsync(string text)
    {
        await Keys.TypeAsync(text);
        await Keys.PressAsync("Enter");
    }

    // Escape of a box, as a person with keys leaves it; a button is where the focus then is.
    protected async Task BlurAsync() => await Keys.PressAsync("Tab");

    protected async Task AnswerAsync(string title, string words)
    {
        await Expect(Who.Page.GetByRole(AriaRole.Dialog, new() { Name = title }).GetByRole(AriaRole.Textbox)).ToBeFocusedAsync();
        await Keys.PressAsync("Control+a");
        await TypeAsync(words);
        await GoneAsync();
    }

    protected async Task YesAsync(string title)
    {
        await Expect(Who.Page.GetByRole(AriaRole.Dialog, new() { Name = title })).ToBeVisibleAsync();
        await TabToAsync(title.EndsWith(" intrekken", StringComparison.Ordinal) ? "Intrekken" : title.StartsWith("Piet ", StringComparison.Ordinal) ? "Uit de bijeenkomst halen" : title);
        await Keys.PressAsync("Enter");
        await GoneAsync();
    }

    protected async Task WriteAsync(string title, string label, string words)
    {
        await Expect(Who.Page.GetByRole(AriaRole.Dialog, new() { Name = title })).ToBeVisibleAsync();
        await TabToAsync(label);
        await Keys.PressAsync("Control+a");
        await Keys.TypeAsync(words);
        await Keys.PressAsync("Control+Enter");
        if (await Who.Page.GetByRole(AriaRole.Dialog).CountAsync() > 0)
        {
            await TabToAsync(title.EndsWith("bewerken", StringComparison.Ordinal) ? "Opslaan" : title);
            await Keys.PressAsync("Enter");
        }

        await GoneAsync();
    }

    // From the list of all that can be done: for what has no key, or is about something that has not the focus.
    protected async Task ChooseAsync(string search, string? about = null)
    {
        await Keys.PressAsync("Control+/");
        await Expect(Who.Page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await TypeAsync(search);
        if (about is not null)
            await AnswerChoiceAsync(null, about);
    }

    protected async Task AnswerChoiceAsync(string? title, string? option = null, int down = 0)
    {
        var dialog = title is null ? Who.Page.GetByRole(AriaRole.Dialog) : Who.Page.GetByRole(AriaRole.Dialog, new() { Name = title });
        await Expect(dialog.GetByRole(AriaRole.Radio).First).ToBeVisibleAsync();
        await Expect(dialog.Locator("input:focus")).ToHaveCountAsync(1);
        if (option is null)
        {
            for (var i = 0; i < down; i++)
                await Keys.PressAsync("ArrowDown");
        }
        else
        {
            var all = await dialog.GetByRole(AriaRole.Radio).CountAsync();
            await Keys.PressAsync("Space");
            for (var i = 0; i < all && !(await FocusedAsync()).Contains(option, StringComparison.Ordinal); i++)
                await Keys.PressAsync("ArrowDown");
            (await FocusedAsync()).ShouldContain(option);
        }

        await Keys.PressAsync("Enter");
        // What was chosen may ask something itself.
        await Expect(dialog.GetByRole(AriaRole.Radio)).ToHaveCountAsync(0);
    }

    protected Task GoneAsync() => Expect(Who.Page.Locator("dialog[open]")).ToHaveCountAsync(0);

    protected async Task FocusOnAsync(string idea)
    {
        await TabToAsync("Acties bij", back: false, until: "article, header[data-stop]");
        await Keys.PressAsync("Home");
        for (var i = 0; i < 20 && !(await FocusedAsync()).Contains(idea, StringComparison.Ordinal); i++)
            await Keys.PressAsync("ArrowDown");
        (await FocusedAsync()).ShouldContain(idea);
    }

    protected async Task TabToAsync(string name, bool back = false, string until = "*")
    {
        for (var i = 0; i < 80; i++)
        {
            await Keys.PressAsync(back ? "Shift+Tab" : "Tab");
            if ((await FocusedAsync()).Contains(name, StringComparison.Ordinal) && await Who.Page.EvaluateAsync<bool>("until => document.activeElement.matches(until)", until))
                return;
        }

        throw new ShouldAssertException($"no key leads to {name}; the focus is on {await FocusedAsync()}");
    }

    protected Task FocusIsAsync(string name) => Gateways.UntilAsync(() => FocusedAsync().Result.Contains(name, StringComparison.Ordinal), $"focus on {name}");

    protected Task<string> FocusedAsync() => Who.Page.EvaluateAsync<string>(
        "(() => { const it = document.activeElement; return it === document.body ? '' : [it.getAttribute('aria-label'), ...[...(it.labels ?? [])].map(l => l.textContent), it.textContent].filter(Boolean).join(' '); })()");
}
