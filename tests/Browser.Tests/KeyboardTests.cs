using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>Everything with keys alone: no test here touches a mouse.</summary>
public sealed class KeyboardTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task From_join_to_idea()
    {
        var (_, code) = await fixture.Api.StartMeetingAsync();
        await using var piet = await fixture.VisitorAsync();
        await piet.OpenAsync();
        await TabToAsync(piet, "Code van zes tekens");
        await piet.Page.Keyboard.TypeAsync(code);
        await piet.Page.Keyboard.PressAsync("Enter");
        await Expect(piet.Page.GetByRole(AriaRole.Heading, new() { Name = "Warmte in de wijk" })).ToBeVisibleAsync();
        await TabToAsync(piet, "Je naam");
        await piet.Page.Keyboard.TypeAsync("Piet");
        await TabToAsync(piet, "In de zaal");
        await piet.Page.Keyboard.PressAsync("ArrowDown");
        await TabToAsync(piet, "Overheid");
        await piet.Page.Keyboard.PressAsync("Space");
        await TabToAsync(piet, "Doe mee");
        await piet.Page.Keyboard.PressAsync("Enter");
        await piet.IsSavedAsync();
        await TabToAsync(piet, "Schrijf een idee");
        await piet.Page.Keyboard.TypeAsync("Met toetsen alleen");
        await piet.Page.Keyboard.PressAsync("Enter");
        await piet.SeesAsync("Met toetsen alleen");
        await piet.Page.Keyboard.TypeAsync("En nog een");
        await piet.Page.Keyboard.PressAsync("Enter");
        await piet.SeesAsync("En nog een");
        await Expect(piet.Page.GetByText("Overheid · Op afstand")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Clustering_editing_and_removing_and_focus_never_gets_lost()
    {
        await using var fatima = await fixture.VisitorAsync();
        await fatima.StartMeetingAsync();
        await fatima.WriteAsync("Zonnepanelen");
        await TabToAsync(fatima, "Nieuw cluster");
        await fatima.Page.Keyboard.PressAsync("Enter");
        await fatima.Page.Keyboard.TypeAsync("Dak");
        await fatima.Page.Keyboard.PressAsync("Enter");
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Dak" })).ToBeVisibleAsync();

        await TabToAsync(fatima, "Acties bij: Zonnepanelen");
        await fatima.Page.Keyboard.PressAsync("Enter");
        await Expect(fatima.Page.GetByLabel("Naar cluster")).ToBeVisibleAsync();
        await TabToAsync(fatima, "Naar cluster");
        await fatima.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Dak" }).Locator("article")).ToHaveCountAsync(1);
        await FocusIsOnAsync(fatima, "Acties bij: Zonnepanelen");

        await fatima.Page.Keyboard.PressAsync("Enter");
        await Expect(fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Bewerken" })).ToBeVisibleAsync();
        await TabToAsync(fatima, "Bewerken");
        await fatima.Page.Keyboard.PressAsync("Enter");
        await fatima.Page.Keyboard.TypeAsync(" op school");
        await fatima.Page.Keyboard.PressAsync("Enter");
        await fatima.SeesAsync("Zonnepanelen op school");
        await FocusIsOnAsync(fatima, "Acties bij: Zonnepanelen op school");

        await fatima.Page.Keyboard.PressAsync("Enter");
        await Expect(fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Verwijderen" })).ToBeVisibleAsync();
        await TabToAsync(fatima, "Verwijderen");
        await fatima.Page.Keyboard.PressAsync("Enter");
        await Expect(fatima.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await TabToAsync(fatima, "Verwijderen");
        await fatima.Page.Keyboard.PressAsync("Enter");
        await Expect(fatima.Notes).ToHaveCountAsync(0);
        await fatima.Page.WaitForFunctionAsync("() => document.activeElement !== document.body");
    }

    [Fact]
    public async Task Voting_and_recording_a_decision()
    {
        await using var fatima = await fixture.VisitorAsync();
        await fatima.StartMeetingAsync();
        await Expect(fatima.Entry).ToBeFocusedAsync();
        await fatima.WriteAsync("Zonnepanelen");
        await fatima.IsSavedAsync();
        var keys = fatima.Page.Keyboard;
        await TabToAsync(fatima, "Stemronde openen");
        await keys.PressAsync("Enter");
        await Expect(fatima.Page.GetByRole(AriaRole.Dialog, new() { Name = "Stemronde openen" }).GetByRole(AriaRole.Textbox).First).ToBeFocusedAsync();
        await TabToAsync(fatima, "Open de stemronde");
        await keys.PressAsync("Enter");
        // The button that had the focus is gone; the question that came has it.
        await FocusIsOnAsync(fatima, "Welke ideeën werken we uit?");

        await TabToAsync(fatima, "Stip erbij voor: Zonnepanelen");
        await keys.PressAsync("Enter");
        await keys.PressAsync("Space");
        await Expect(fatima.Page.GetByText("Je hebt nog 1 van 3 stippen.")).ToBeVisibleAsync();
        await FocusIsOnAsync(fatima, "Stip erbij voor: Zonnepanelen. Je gaf er 2.");
        await keys.PressAsync("Enter");
        await fatima.HearsAsync("Op een idee mogen hoogstens 2 stippen van jou.");
        await keys.PressAsync("Shift+Tab");
        await FocusIsOnAsync(fatima, "Stip weg bij: Zonnepanelen");
        await keys.PressAsync("Enter");
        await Expect(fatima.Page.GetByText("Je hebt nog 2 van 3 stippen.")).ToBeVisibleAsync();

        await TabToAsync(fatima, "Stemronde sluiten", back: true);
        await keys.PressAsync("Enter");
        await Expect(fatima.Page.GetByRole(AriaRole.Dialog, new() { Name = "Stemronde sluiten" })).ToBeVisibleAsync();
        await TabToAsync(fatima, "Stemronde sluiten");
        await keys.PressAsync("Enter");
        await FocusIsOnAsync(fatima, "Uitslag");

        await TabToAsync(fatima, "Acties bij: Zonnepanelen");
        await keys.PressAsync("Enter");
        await Expect(fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Maak er een besluit van" })).ToBeVisibleAsync();
        await TabToAsync(fatima, "Maak er een besluit van");
        await keys.PressAsync("Enter");
        await Expect(fatima.Page.GetByRole(AriaRole.Dialog, new() { Name = "Besluit vastleggen" })).ToBeVisibleAsync();
        await TabToAsync(fatima, "Wat is er besloten?");
        await keys.PressAsync("End");
        await keys.TypeAsync(" op de school.");
        await TabToAsync(fatima, "Besluit vastleggen");
        await keys.PressAsync("Enter");
        await Expect(fatima.Note("Zonnepanelen")).ToContainTextAsync("leidde tot B-1");
        await FocusIsOnAsync(fatima, "Maak er een besluit van");

        await TabToAsync(fatima, "Uitkomsten", back: true);
        await keys.PressAsync("Enter");
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Besluiten" })).ToContainTextAsync("Zonnepanelen op de school.");
        await TabToAsync(fatima, "Acties bij B-1");
        await keys.PressAsync("Enter");
        await TabToAsync(fatima, "Intrekken");
        await keys.PressAsync("Enter");
        await Expect(fatima.Page.GetByRole(AriaRole.Dialog, new() { Name = "B-1 intrekken" })).ToBeVisibleAsync();
        await TabToAsync(fatima, "Intrekken");
        await keys.PressAsync("Enter");
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Besluiten" })).ToContainTextAsync("Ingetrokken");
        await FocusIsOnAsync(fatima, "Zonnepanelen op de school.");
        await keys.PressAsync("Control+z");
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Besluiten" })).Not.ToContainTextAsync("Ingetrokken");
    }

    [Fact]
    public async Task A_dialog_keeps_the_focus_and_gives_it_back()
    {
        await using var fatima = await fixture.VisitorAsync();
        await fatima.StartMeetingAsync();
        await TabToAsync(fatima, "Uitnodigen");
        await fatima.Page.Keyboard.PressAsync("Enter");
        await Expect(fatima.Page.GetByRole(AriaRole.Dialog, new() { Name = "Nodig anderen uit" })).ToBeVisibleAsync();
        for (var i = 0; i < 12; i++)
            await fatima.Page.Keyboard.PressAsync("Tab");
        (await fatima.Page.EvaluateAsync<bool>("document.activeElement === document.body || document.activeElement.closest('dialog') !== null")).ShouldBeTrue();
        await fatima.Page.Keyboard.PressAsync("Escape");
        await FocusIsOnAsync(fatima, "Uitnodigen");
    }

    [Fact]
    public async Task What_others_do_is_spoken_in_digests()
    {
        await using var fatima = await fixture.VisitorAsync();
        var piet = await fixture.Api.JoinAsync(await fatima.StartMeetingAsync());
        // What comes from here on is told together; the news before it may be told while half of it is there.
        await fatima.HearsAsync("1 nieuwe deelnemer");
        await using var his = await HubClient.ConnectAsync(fixture.Address, piet.Token, piet.Entity);
        await Task.WhenAll(new[] { "Een", "Twee", "Drie", "Vier" }.Select(text => his.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text })));
        await fatima.HearsAsync("4 nieuwe ideeën");
    }

    /// <summary>Presses Tab, or with <paramref name="back"/> Shift+Tab, until the named control has the focus.</summary>
    private static async Task TabToAsync(Visitor visitor, string name, bool back = false)
    {
        for (var i = 0; i < 60; i++)
        {
            await visitor.Page.Keyboard.PressAsync(back ? "Shift+Tab" : "Tab");
            if ((await FocusedAsync(visitor)).Contains(name, StringComparison.Ordinal))
                return;
        }

        throw new ShouldAssertException($"no key leads to {name}; the focus is on {await FocusedAsync(visitor)}");
    }

    private static async Task FocusIsOnAsync(Visitor visitor, string name)
    {
        // The note may still be on its way to where it goes.
        await Gateways.UntilAsync(() => FocusedAsync(visitor).Result.Contains(name, StringComparison.Ordinal), $"focus on {name}");
    }

    private static async Task<string> FocusedAsync(Visitor visitor) => await visitor.Page.EvaluateAsync<string>(
        "(() => { const it = document.activeElement; return it === document.body ? '' : [it.getAttribute('aria-label'), ...[...(it.labels ?? [])].map(l => l.textContent), it.textContent].filter(Boolean).join(' '); })()");
}
