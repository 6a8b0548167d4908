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
        await new Inspection(piet.Page, ColorScheme.Light, "along-360", inAllWays: false).CheckAsync("Schrijf rustig door");
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
}
