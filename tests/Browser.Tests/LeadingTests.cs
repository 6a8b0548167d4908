using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>What those who lead do beside the work itself, as both sides see it.</summary>
public sealed class LeadingTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Everybody_looks_along_with_the_facilitator_and_a_text_box_with_the_focus_never_ends_it()
    {
        await using var fatima = await fixture.VisitorAsync(1440, 900);
        var code = await fatima.StartMeetingAsync();
        await using var piet = await fixture.VisitorAsync(360, 740);
        await piet.JoinAsync(code, "Piet");
        await piet.Page.Locator("[data-entry=idea]").First.FocusAsync();

        // An empty box with the focus keeps nobody here.
        await fatima.Page.Locator("#ideas-title").FocusAsync();
        await fatima.Page.Keyboard.PressAsync("z");
        await Expect(piet.Page.GetByText("Je kijkt mee met Fatima")).ToBeVisibleAsync();
        await fatima.Page.Keyboard.PressAsync("2");
        await Expect(piet.Page.Locator("#minutes-title")).ToBeVisibleAsync();
        await fatima.Page.Keyboard.PressAsync("1");
        await Expect(piet.Page.Locator("#ideas-title")).ToBeVisibleAsync();

        // Nobody is taken away from their own words; once these are sent they look along again.
        var box = piet.Page.Locator("[data-entry=idea]").First;
        await box.FillAsync("Zonnepanelen op school");
        await Expect(piet.Page.GetByText("Schrijf rustig door")).ToBeVisibleAsync();
        await fatima.Page.Keyboard.PressAsync("2");
        await Expect(fatima.Page.Locator("#minutes-title")).ToBeVisibleAsync();
        await fatima.IsSavedAsync();
        await Expect(box).ToHaveValueAsync("Zonnepanelen op school");
        await new Inspection(piet.Page, ColorScheme.Light, "along-360", inAllWays: false, piet).CheckAsync("Schrijf rustig door");
        await box.PressAsync("Enter");
        await Expect(piet.Page.Locator("#minutes-title")).ToBeVisibleAsync();

        // One press to look around, which holds, and one to come back.
        await piet.Page.GetByRole(AriaRole.Button, new() { Name = "Zelf rondkijken" }).ClickAsync();
        await piet.Page.GetByRole(AriaRole.Link, new() { Name = "Agenda" }).ClickAsync();
        await fatima.Page.Keyboard.PressAsync("3");
        await fatima.IsSavedAsync();
        await Expect(piet.Page.Locator("#agenda-title")).ToBeVisibleAsync();
        await piet.Page.GetByRole(AriaRole.Button, new() { Name = "Weer meekijken" }).ClickAsync();
        await Expect(piet.Page.Locator("#outcomes-title")).ToBeVisibleAsync();

        await fatima.Page.Keyboard.PressAsync("z");
        await piet.HearsAsync("Je kijkt weer waar je zelf wilt");
    }

    [Fact]
    public async Task A_hand_that_is_up_too_long_and_somebody_far_away_who_was_not_heard_ask_for_attention_with_a_press_to_give_a_turn()
    {
        await using var fatima = await fixture.VisitorAsync(1440, 900);
        await using var piet = await fixture.VisitorAsync(360, 740);
        var code = await fatima.StartMeetingAsync();
        await fixture.Api.PostAsync("/api/v1/join", new { code, name = "Anna", channel = "remote" }, 200);
        await piet.JoinAsync(code);
        await piet.Page.GetByRole(AriaRole.Button, new() { Name = "Hand opsteken" }).First.ClickAsync();
        await Expect(fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Geef het woord: Piet" })).ToBeVisibleAsync();
        await Expect(fatima.Page.GetByText("je aandacht")).ToHaveCountAsync(0);

        await fatima.Page.Clock.SetSystemTimeAsync(DateTime.UtcNow.AddMinutes(25));

        await Expect(fatima.Page.GetByText("2 dingen vragen je aandacht")).ToBeVisibleAsync();
        await Expect(fatima.Page.Locator("[data-concern=hand]")).ToContainTextAsync("Piet hand al 25 minuten omhoog");
        await Expect(fatima.Page.Locator("[data-concern=silent]")).ToContainTextAsync("Anna op afstand, al 25 minuten geen beurt");
        await Expect(piet.Page.GetByText("je aandacht")).ToHaveCountAsync(0);
        await new Inspection(fatima.Page, ColorScheme.Light, "attention-1440", inAllWays: false, fatima).CheckAsync("2 dingen vragen je aandacht");
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Geef een beurt: Anna" }).ClickAsync();
        await Expect(piet.Page.GetByText("Aan het woord: Anna")).ToBeVisibleAsync();
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Gezien: Piet" }).ClickAsync();
        await Expect(fatima.Page.GetByText("je aandacht")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task LED9_the_board_goes_back_to_a_moment_after_a_look_at_what_would_change_and_forth_again()
    {
        await using var fatima = await fixture.VisitorAsync(1440, 900);
        await fatima.StartMeetingAsync();
        await fatima.Page.GetByLabel("Nieuw agendapunt").FillAsync("Energie");
        await fatima.Page.GetByLabel("Nieuw agendapunt").PressAsync("Enter");
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Acties bij agendapunt Energie" }).ClickAsync();
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Punt starten" }).ClickAsync();
        await fatima.IsSavedAsync();
        await fatima.WriteAsync("Zonnepanelen");
        await fatima.SeesAsync("Zonnepanelen");
        await fatima.IsSavedAsync();

        await fatima.Page.Locator("#ideas-title").FocusAsync();
        await fatima.Page.Keyboard.PressAsync("Shift+b");
        var dialog = fatima.Page.GetByRole(AriaRole.Dialog, new() { Name = "Bord terugzetten naar een eerder moment" });
        await dialog.GetByText("toen “Energie” begon").ClickAsync();
        await Expect(dialog.GetByText("1 idee gaat weg")).ToContainTextAsync("“Zonnepanelen”");
        await fatima.SeesAsync("Zonnepanelen");
        await new Inspection(fatima.Page, ColorScheme.Light, "restore-1440", inAllWays: false, fatima).CheckAsync("1 idee gaat weg");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Zet terug naar" }).ClickAsync();
        await Expect(fatima.Notes).ToHaveCountAsync(0);
        await fatima.HearsAsync("Het bord is weer zoals om");
        await fatima.IsSavedAsync();
        await fatima.Page.Keyboard.PressAsync("Control+z");
        await fatima.SeesAsync("Zonnepanelen");
    }
}
