namespace Samenwerken.Browser.Tests;

/// <summary>What stands above every part of a meeting, and the dialogs that it opens.</summary>
public sealed class HeaderTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    private const string LongTitle = "Hoe krijgen we de Rivierenwijk van het gas af zonder dat iemand achterblijft? Tweede bijeenkomst van de leergemeenschap";

    [Theory]
    [InlineData(360, 740)]
    [InlineData(768, 1024)]
    [InlineData(1024, 768)]
    public async Task A_long_title_is_read_whole_beside_all_buttons(int width, int height)
    {
        await using var fatima = await fixture.VisitorAsync(width, height);
        await fatima.StartMeetingAsync(LongTitle);
        await fatima.WriteAsync("Isoleren");
        await fatima.WriteAsync("Warmtenet");
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Ongedaan maken" }).ClickAsync();
        await Expect(fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Opnieuw doen" })).ToBeVisibleAsync();

        var title = fatima.Page.GetByRole(AriaRole.Heading, new() { Name = LongTitle });
        (await title.EvaluateAsync<bool>("title => title.scrollHeight <= title.clientHeight && title.scrollWidth <= title.clientWidth")).ShouldBeTrue();
        var box = await title.BoundingBoxAsync();
        foreach (var button in await fatima.Page.Locator("header").First.GetByRole(AriaRole.Button).AllAsync())
        {
            var its = await button.BoundingBoxAsync();
            (its!.X >= 0 && its.X + its.Width <= width).ShouldBeTrue("a button is outside the page");
            (its.X >= box!.X + box.Width || its.Y >= box.Y + box.Height).ShouldBeTrue("a button lies over the title");
        }
    }

    [Fact]
    public async Task A_dialog_stays_where_a_press_began_in_it_and_closes_by_a_press_beside_it_and_by_the_back_button()
    {
        await using var fatima = await fixture.VisitorAsync();
        await fatima.StartMeetingAsync();
        await fatima.GoToAsync("Uitkomsten");
        var mouse = fatima.Page.Mouse;
        var dialog = fatima.Page.GetByRole(AriaRole.Dialog, new() { Name = "Bijeenkomst een andere naam geven" });
        await RenameAsync();
        var box = (await dialog.BoundingBoxAsync())!;
        var field = (await dialog.GetByRole(AriaRole.Textbox).First.BoundingBoxAsync())!;

        await mouse.ClickAsync(box.X + 5, box.Y + 5);
        // Somebody selects the words of the title, and lets go beside the dialog.
        await mouse.MoveAsync(field.X + field.Width / 2, field.Y + field.Height / 2);
        await mouse.DownAsync();
        await mouse.MoveAsync(box.X - 60, field.Y + field.Height / 2);
        await mouse.UpAsync();
        await Expect(dialog).ToBeVisibleAsync();

        await mouse.ClickAsync(box.X - 60, box.Y + 60);
        await Expect(dialog).ToBeHiddenAsync();

        await RenameAsync();
        await Expect(dialog).ToBeVisibleAsync();
        await fatima.Page.GoBackAsync();
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(fatima.Page.GetByRole(AriaRole.Heading, new() { Name = "Uitkomsten" })).ToBeVisibleAsync();

        async Task RenameAsync()
        {
            await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Meer", Exact = true }).ClickAsync();
            await fatima.Page.GetByRole(AriaRole.Dialog, new() { Name = "Meer" }).GetByRole(AriaRole.Button, new() { Name = "Bijeenkomst een andere naam geven" }).ClickAsync();
            await Expect(dialog).ToBeVisibleAsync();
        }
    }
}
