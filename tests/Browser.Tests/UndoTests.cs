using System.Text.RegularExpressions;

namespace Samenwerken.Browser.Tests;

/// <summary>Taking back a slip (UND1): one's own, the last first, and only where nothing else has happened to it since.</summary>
public sealed class UndoTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task UND1_takes_back_only_what_I_did_and_says_what_it_will_be()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        await piet.JoinAsync(await fatima.StartMeetingAsync());
        await Expect(Undo(fatima)).ToHaveCountAsync(0);
        await fatima.WriteAsync("Van Fatima");
        await piet.WriteAsync("Van Piet");
        await fatima.SeesAsync("Van Piet");

        await Expect(Undo(fatima)).ToHaveAccessibleNameAsync("Ongedaan maken: idee “Van Fatima” toegevoegd");
        await Expect(Undo(piet)).ToHaveAccessibleNameAsync("Ongedaan maken: idee “Van Piet” toegevoegd");
        await Undo(fatima).ClickAsync();
        await Expect(piet.Notes).ToHaveCountAsync(1);
        await piet.SeesAsync("Van Piet");
        await fatima.HearsAsync("Ongedaan gemaakt: idee “Van Fatima” toegevoegd");
        await Expect(Undo(fatima)).ToHaveAccessibleNameAsync("Er is niets om ongedaan te maken");

        await Redo(fatima).ClickAsync();
        await piet.SeesAsync("Van Fatima");
        await Expect(Redo(fatima)).ToHaveCountAsync(0);
        await Expect(Undo(fatima)).ToBeFocusedAsync();
        await Undo(fatima).ClickAsync();
        await Expect(piet.Notes).ToHaveCountAsync(1);
        await fatima.IsSavedAsync();
    }

    [Fact]
    public async Task On_a_phone_where_the_button_is_a_sign_the_words_of_what_was_taken_back_are_seen()
    {
        await using var fatima = await fixture.VisitorAsync(360, 640);
        await fatima.StartMeetingAsync();
        await fatima.WriteAsync("Van Fatima");
        await Undo(fatima).ClickAsync();
        var words = fatima.Page.Locator(".told");
        await Expect(words).ToHaveTextAsync("Ongedaan gemaakt: idee “Van Fatima” toegevoegd");
        var (box, entry) = ((await words.BoundingBoxAsync())!, (await fatima.Entry.BoundingBoxAsync())!);
        (box.X >= 0 && box.X + box.Width <= 360).ShouldBeTrue("the words are outside the page");
        (box.Y + box.Height <= entry.Y).ShouldBeTrue("the words lie over the field");
        await Redo(fatima).ClickAsync();
        await Expect(words).ToHaveTextAsync("Opnieuw gedaan: idee “Van Fatima” toegevoegd");
    }

    [Fact]
    public async Task UND1_what_was_overtaken_says_so_and_is_left_alone()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        await piet.JoinAsync(await fatima.StartMeetingAsync());
        await piet.WriteAsync("Zonnepaneln");
        await EditAsync(piet, "Zonnepaneln", "Zonnepanelen");
        await EditAsync(fatima, "Zonnepanelen", "Zonnepanelen op school");
        await piet.SeesAsync("Zonnepanelen op school");

        await Undo(piet).ClickAsync();
        await Expect(piet.Page.GetByText("Hier is daarna nog iets aan veranderd.")).ToBeVisibleAsync();
        await piet.SeesAsync("Zonnepanelen op school");
        await Expect(Redo(piet)).ToHaveCountAsync(0);
        await Expect(Undo(piet)).ToHaveAccessibleNameAsync("Ongedaan maken: idee “Zonnepaneln” toegevoegd");
        await piet.Page.GetByRole(AriaRole.Button, new() { Name = "Begrepen" }).ClickAsync();
        await Expect(piet.Page.GetByText("Hier is daarna nog iets aan veranderd.")).ToBeHiddenAsync();
        await piet.IsSavedAsync();
    }

    [Fact]
    public async Task The_keyboard_takes_back_and_puts_back_but_not_while_somebody_writes()
    {
        await using var fatima = await fixture.VisitorAsync();
        await fatima.StartMeetingAsync();
        foreach (var idea in new[] { "Een", "Twee" })
            await fatima.WriteAsync(idea);
        await fatima.IsSavedAsync();
        await fatima.Entry.FillAsync("In het vak");
        await fatima.Page.Keyboard.PressAsync("Control+z");
        await Expect(fatima.Entry).ToHaveValueAsync("");
        await Expect(Undo(fatima)).ToHaveAccessibleNameAsync("Ongedaan maken: idee “Twee” toegevoegd");
        await Expect(fatima.Notes).ToHaveCountAsync(2);

        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Lijst" }).FocusAsync();
        await fatima.Page.Keyboard.PressAsync("Control+z");
        await Expect(fatima.Notes).ToHaveCountAsync(1);
        await fatima.Page.Keyboard.PressAsync("Control+z");
        await Expect(fatima.Notes).ToHaveCountAsync(0);
        await fatima.Page.Keyboard.PressAsync("Control+Shift+z");
        await Expect(fatima.Notes).ToHaveTextAsync([new Regex("Een")]);
        await fatima.Page.Keyboard.PressAsync("Control+y");
        await Expect(fatima.Notes).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_reload_keeps_what_can_be_taken_back_votes_included()
    {
        await using var fatima = await fixture.VisitorAsync();
        await fatima.StartMeetingAsync();
        await fatima.WriteAsync("Zonnepanelen");
        await fatima.IsSavedAsync();
        await fatima.OpenRoundAsync();
        await fatima.VoteAsync("Zonnepanelen");
        await fatima.IsSavedAsync();
        await fatima.Page.ReloadAsync();
        await Expect(Undo(fatima)).ToHaveAccessibleNameAsync("Ongedaan maken: stip op “Zonnepanelen”");
        await Undo(fatima).ClickAsync();
        await Expect(fatima.Page.GetByText("Je hebt nog 3 van 3 stippen.")).ToBeVisibleAsync();
        // The round itself stays open: what is opened is not undone.
        await Expect(Undo(fatima)).ToHaveAccessibleNameAsync("Ongedaan maken: idee “Zonnepanelen” toegevoegd");
    }

    private static ILocator Undo(Visitor visitor) =>
        visitor.Page.Locator("header").GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^(Ongedaan maken|Er is niets om)") });

    private static ILocator Redo(Visitor visitor) => visitor.Page.Locator("header").GetByRole(AriaRole.Button, new() { Name = "Opnieuw doen" });

    private static async Task EditAsync(Visitor visitor, string idea, string text)
    {
        await visitor.ActOnAsync(idea);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Bewerken" }).ClickAsync();
        await visitor.Page.GetByLabel("Tekst van het idee").FillAsync(text);
        await visitor.Page.GetByLabel("Tekst van het idee").PressAsync("Enter");
        await visitor.IsSavedAsync();
    }
}
