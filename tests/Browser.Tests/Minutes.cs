using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>The minutes of one agenda item as a visitor has them before them.</summary>
internal sealed class Minutes(Visitor visitor, string item)
{
    /// <summary>What an editor holds, line by line, without the names of those who write along.</summary>
    private const string Read =
        """
        editor => [...editor.querySelectorAll('.cm-line')].map(line => {
          const copy = line.cloneNode(true);
          copy.querySelectorAll('.cm-writer, .cm-placeholder, img').forEach(other => other.remove());
          return copy.textContent;
        }).join('\n')
        """;

    public ILocator Editor => visitor.Page.GetByRole(AriaRole.Textbox, new() { Name = $"Notulen bij {item}" });

    public ILocator Section => visitor.Page.GetByRole(AriaRole.Region, new() { Name = item });

    public Task<string> TextAsync() => Editor.EvaluateAsync<string>(Read);

    /// <summary>Puts the caret at the end and types.</summary>
    public async Task TypeAsync(string words)
    {
        await Editor.FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Control+End");
        await visitor.Page.Keyboard.TypeAsync(words);
    }

    /// <summary>Puts the caret at the end and writes all in one stroke, as a dictation does.</summary>
    public async Task TypeAtOnceAsync(string words)
    {
        await Editor.FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Control+End");
        await visitor.Page.Keyboard.InsertTextAsync(words);
    }

    /// <summary>Puts the caret behind so many letters.</summary>
    public async Task GoToAsync(int at)
    {
        await Editor.FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Control+Home");
        for (var i = 0; i < at; i++)
            await visitor.Page.Keyboard.PressAsync("ArrowRight");
    }

    public Task HasAsync(string text) => UntilAsync(now => now == text, text);

    public async Task<string> UntilAsync(Func<string, bool> isThere, string what)
    {
        await Expect(Editor).ToBeVisibleAsync();
        var text = "";
        var end = DateTime.UtcNow + Gateways.Patience;
        while (DateTime.UtcNow < end)
        {
            if (isThere(text = await TextAsync()))
                return text;
            await Task.Delay(50);
        }

        throw new ShouldAssertException($"the text should have become: {what}\nit is: {text}");
    }

    /// <summary>Waits until the browser has kept these words where they outlive the tab.</summary>
    public async Task AreKeptAsync(string words)
    {
        const string isKept =
            """
            words => new Promise((resolve, reject) => {
              const open = indexedDB.open('samenwerken');
              open.onerror = () => reject(open.error);
              open.onsuccess = () => {
                const rows = open.result.transaction('texts').objectStore('texts').getAll();
                rows.onerror = () => reject(rows.error);
                rows.onsuccess = () => { open.result.close(); resolve(JSON.stringify(rows.result).includes(words)); };
              };
            })
            """;
        await Gateways.UntilAsync(() => visitor.Page.EvaluateAsync<bool>(isKept, words).Result, $"keeping “{words}”");
    }

    public Task IsSavedAsync() => Expect(Section.GetByText("Bewaard", new() { Exact = true })).ToBeVisibleAsync();
}
