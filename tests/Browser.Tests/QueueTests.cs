namespace Samenwerken.Browser.Tests;

/// <summary>One queue for who wants to speak, in the hall and at home.</summary>
public sealed class QueueTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task A_hand_raised_on_a_phone_gets_the_floor_in_one_press_and_both_see_whose_turn_it_is()
    {
        await using var fatima = await fixture.VisitorAsync(1440, 900);
        await using var piet = await fixture.VisitorAsync(360, 740, scheme: ColorScheme.Dark);
        await piet.JoinAsync(await fatima.StartMeetingAsync());
        var (hers, his) = (new Inspection(fatima.Page, ColorScheme.Light, "queue-1440", inAllWays: false, fatima), new Inspection(piet.Page, ColorScheme.Dark, "queue-360", reader: piet));

        await piet.Page.GetByRole(AriaRole.Button, new() { Name = "Hand opsteken" }).First.ClickAsync();
        await Expect(piet.Page.GetByText("Jij bent hierna.")).ToBeVisibleAsync();
        await fatima.HearsAsync("Piet steekt een hand op");
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Hand in de zaal erbij" }).ClickAsync();
        var dialog = fatima.Page.GetByRole(AriaRole.Dialog, new() { Name = "Hand in de zaal erbij" });
        await dialog.GetByLabel("Hoe herken je die persoon?").FillAsync("Mevrouw met de rode sjaal");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Hand in de zaal erbij" }).ClickAsync();
        await Expect(piet.Page.GetByText("Mevrouw met de rode sjaal")).ToBeVisibleAsync();
        await hers.CheckAsync("Mevrouw met de rode sjaal");
        await his.CheckAsync("Mevrouw met de rode sjaal");

        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Geef het woord: Piet" }).ClickAsync();
        await Expect(piet.Page.Locator("#content").GetByText("Jij bent aan het woord")).ToBeVisibleAsync();
        await piet.HearsAsync("Jij bent aan het woord");
        await hers.CheckAsync("Aan het woord: Piet");
        await his.CheckAsync("Jij bent aan het woord");
        await piet.Page.GetByRole(AriaRole.Button, new() { Name = "Beurt is klaar" }).ClickAsync();
        await Expect(fatima.Page.GetByText("Aan het woord: Piet")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_waits_at_the_door_sees_so_and_comes_in_by_themselves_once_they_are_let_in()
    {
        await using var fatima = await fixture.VisitorAsync(1440, 900);
        var code = await fatima.StartMeetingAsync();
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Meer" }).ClickAsync();
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Wachtkamer aanzetten" }).ClickAsync();
        await fatima.IsSavedAsync();
        await fatima.Page.Keyboard.PressAsync("Escape");
        await using var piet = await fixture.VisitorAsync(360, 740);
        await piet.OpenAsync($"/m/{code}");
        await piet.Page.GetByLabel("Je naam").FillAsync("Piet");
        await piet.Page.GetByRole(AriaRole.Button, new() { Name = "Doe mee" }).ClickAsync();
        await Expect(piet.Page.GetByRole(AriaRole.Heading, new() { Name = "Je wacht op de begeleider" })).ToBeVisibleAsync();
        await new Inspection(piet.Page, ColorScheme.Light, "door-360", inAllWays: false, piet).CheckAsync("Je wacht op de begeleider");
        await new Inspection(fatima.Page, ColorScheme.Light, "door-1440", inAllWays: false, fatima).CheckAsync("1 persoon wacht");

        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Laat binnen: Piet" }).ClickAsync();
        await Expect(piet.Page.Locator("#ideas-title")).ToBeVisibleAsync();
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Acties bij Piet" }).ClickAsync();
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Maak invaller" }).ClickAsync();
        await piet.HearsAsync("Je bent invaller");
    }
}
