using System.Text.RegularExpressions;
using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>What fingers drag on the canvas: what was chosen or held first. All else that they do moves the view.</summary>
public sealed class CanvasTouchTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    private const string Sun = "Zonnepanelen op de school", Soup = "Avond met soep", Coach = "Een buurtcoach";

    private static readonly Regex Lifted = new(@"\blifted\b");

    [Theory]
    [InlineData(360)]
    [InlineData(768)]
    public async Task CNV5_a_note_that_is_held_or_chosen_is_dragged_by_a_finger_into_the_cluster_over_which_it_lets_go(int width)
    {
        await using var visitor = await fixture.VisitorAsync(width, 740);
        var (canvas, touch) = await OpenAsync(visitor);
        await canvas.Page.GetByRole(AriaRole.Button, new() { Name = "Alles in beeld" }).ClickAsync();
        var from = await Canvas.MiddleAsync(canvas.Note(Soup));

        // A swipe moves the view, and says once how a note is moved.
        var stood = await StandsAsync(canvas, Soup);
        await SwipeAsync(canvas, touch, from, (from.X + 40, from.Y));
        await Expect(canvas.Page.GetByText("Houd een briefje even vast om het te slepen.")).ToBeVisibleAsync();
        (await StandsAsync(canvas, Soup)).ShouldBe(stood);

        from = await Canvas.MiddleAsync(canvas.Note(Soup));
        await canvas.TouchAsync(touch, "touchStart", from);
        await Expect(canvas.Note(Soup)).ToHaveClassAsync(new Regex(@"\bdragged\b"));
        await MoveAsync(canvas, touch, from, await Canvas.MiddleAsync(canvas.Area("Techniek")));
        await canvas.IsInAsync(Soup, "Techniek");
        await canvas.IsInAsync(Coach, null);

        await ChooseAsync(canvas, touch, Coach);
        from = await Canvas.MiddleAsync(canvas.Note(Coach));
        await SwipeAsync(canvas, touch, from, await Canvas.MiddleAsync(canvas.Note(Sun)));
        await canvas.IsInAsync(Coach, "Techniek");
        await visitor.IsSavedAsync();
    }

    [Fact]
    public async Task CNV5_all_that_are_chosen_go_along_and_a_second_finger_leaves_them_where_they_were_and_zooms()
    {
        await using var visitor = await fixture.VisitorAsync(768, 1024);
        var (canvas, touch) = await OpenAsync(visitor);
        await canvas.View.FocusAsync();
        await canvas.Page.Keyboard.PressAsync("Control+a");
        await canvas.Page.GetByRole(AriaRole.Button, new() { Name = "Alles in beeld" }).ClickAsync();
        var (soup, coach) = (await StandsAsync(canvas, Soup), await StandsAsync(canvas, Coach));
        var from = await Canvas.MiddleAsync(canvas.Note(Soup));
        var wide = (await canvas.Note(Soup).BoundingBoxAsync())!.Width;

        await canvas.TouchAsync(touch, "touchStart", from);
        for (var i = 1; i <= 6; i++)
            await canvas.TouchAsync(touch, "touchMove", (from.X, from.Y + (8 * i)));
        foreach (var (note, stood) in new[] { (Soup, soup), (Coach, coach) })
            await Expect(canvas.Note(note)).Not.ToHaveCSSAsync("translate", stood);
        await canvas.TouchAsync(touch, "touchStart", (from.X, from.Y + 48), (from.X + 60, from.Y + 48));
        foreach (var (note, stood) in new[] { (Soup, soup), (Coach, coach) })
            await Expect(canvas.Note(note)).ToHaveCSSAsync("translate", stood);
        await canvas.TouchAsync(touch, "touchMove", (from.X - 20, from.Y + 48), (from.X + 80, from.Y + 48));
        await canvas.TouchAsync(touch, "touchEnd");
        await Canvas.StillAsync(canvas.Page);
        (await canvas.Note(Soup).BoundingBoxAsync())!.Width.ShouldBeGreaterThan(wide * 1.2f);
        (await StandsAsync(canvas, Soup)).ShouldBe(soup);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(768)]
    public async Task CNV5_an_area_whose_name_is_held_is_dragged_by_the_finger_with_its_notes_and_a_swipe_over_it_moves_the_view(int width)
    {
        await using var visitor = await fixture.VisitorAsync(width, 740);
        var (canvas, touch) = await OpenAsync(visitor);
        await canvas.Page.GetByRole(AriaRole.Button, new() { Name = "Alles in beeld" }).ClickAsync();
        var name = canvas.View.Locator("[data-area-handle]").Filter(new() { HasText = "Techniek" }).Locator(".name");
        var (area, sun) = (await AreaStandsAsync(canvas), await StandsAsync(canvas, Sun));

        var from = await Canvas.MiddleAsync(name);
        await SwipeAsync(canvas, touch, from, (from.X - 60, from.Y + 40));
        (await Canvas.MiddleAsync(name)).X.ShouldBeLessThan(from.X - 30);
        (await AreaStandsAsync(canvas)).ShouldBe(area);

        from = await Canvas.MiddleAsync(name);
        await canvas.TouchAsync(touch, "touchStart", from);
        await Expect(canvas.Area("Techniek")).ToHaveClassAsync(Lifted);
        for (var i = 1; i <= 6; i++)
            await canvas.TouchAsync(touch, "touchMove", (from.X, from.Y + (10 * i)));
        await canvas.TouchAsync(touch, "touchEnd");
        await Expect(canvas.Area("Techniek")).Not.ToHaveClassAsync(Lifted);
        await visitor.IsSavedAsync();
        (await AreaStandsAsync(canvas)).ShouldNotBe(area);
        (await StandsAsync(canvas, Sun)).ShouldNotBe(sun);
        await canvas.IsInAsync(Sun, "Techniek");
    }

    private static async Task SwipeAsync(Canvas canvas, ICDPSession touch, (float X, float Y) from, (float X, float Y) to)
    {
        await canvas.TouchAsync(touch, "touchStart", from);
        await MoveAsync(canvas, touch, from, to);
    }

    private static async Task MoveAsync(Canvas canvas, ICDPSession touch, (float X, float Y) from, (float X, float Y) to)
    {
        for (var i = 1; i <= 8; i++)
            await canvas.TouchAsync(touch, "touchMove", (from.X + ((to.X - from.X) * i / 8), from.Y + ((to.Y - from.Y) * i / 8)));
        await canvas.TouchAsync(touch, "touchEnd");
    }

    private static async Task ChooseAsync(Canvas canvas, ICDPSession touch, string note)
    {
        var (x, y) = await Canvas.MiddleAsync(canvas.Note(note));
        await canvas.TouchAsync(touch, "touchStart", (x, y));
        await canvas.TouchAsync(touch, "touchEnd");
        await canvas.IsChosenAsync(note);
    }

    private static Task<string> StandsAsync(Canvas canvas, string note) => canvas.Note(note).EvaluateAsync<string>("it => getComputedStyle(it).translate");

    private static Task<string> AreaStandsAsync(Canvas canvas) => canvas.Area("Techniek").EvaluateAsync<string>("it => it.style.translate");

    /// <summary>A note in a cluster, and two in none above it, all within the width of a phone.</summary>
    private async Task<(Canvas Canvas, ICDPSession Touch)> OpenAsync(Visitor visitor)
    {
        var (fatima, _) = await fixture.Api.StartMeetingAsync("Een warme wijk");
        await using var client = await HubClient.ConnectAsync(fixture.Address, fatima.Token, fatima.Entity);
        var cluster = Ids.Next();
        await client.SendAsync(Ids.Next(), new { type = "addCluster", clusterId = cluster, name = "Techniek", x = 0, y = 0 });
        foreach (var (text, x) in new[] { (Soup, 0), (Coach, 256) })
            await client.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text, x, y = -224 });
        await client.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text = Sun, clusterId = cluster });
        var canvas = await Canvas.OpenAsync(visitor, fatima);
        await Expect(canvas.Note(Soup)).ToBeVisibleAsync();
        await canvas.View.ScrollIntoViewIfNeededAsync();
        return (canvas, await canvas.Page.Context.NewCDPSessionAsync(canvas.Page));
    }
}
