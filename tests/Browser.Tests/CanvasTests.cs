using System.Text.RegularExpressions;
using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>The canvas with a mouse: it shows the same ideas as the list, and what is done on it is done to them.</summary>
public sealed class CanvasTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    private const string Sun = "Zonnepanelen op de school", Net = "Een warmtenet", Soup = "Avond met soep", Coach = "Een buurtcoach";

    [Theory]
    [InlineData(768)]
    [InlineData(1440)]
    public async Task A_note_that_is_dropped_on_an_area_is_in_that_cluster_and_one_that_is_dragged_out_stands_where_it_was_let_go(int width)
    {
        var (fatima, _) = await BoardAsync();
        await using var visitor = await fixture.VisitorAsync(width, 900);
        var canvas = await Canvas.OpenAsync(visitor, fatima);
        await canvas.Page.GetByRole(AriaRole.Button, new() { Name = "Alles in beeld" }).ClickAsync();

        await canvas.DragAsync(await Canvas.MiddleAsync(canvas.Note(Soup)), await Canvas.MiddleAsync(canvas.Area("Techniek")));
        await canvas.IsInAsync(Soup, "Techniek");
        await visitor.IsSavedAsync();

        var ground = await canvas.GroundAsync();
        await canvas.DragAsync(await Canvas.MiddleAsync(canvas.Note(Sun)), ground);
        await canvas.IsInAsync(Sun, null);
        var (x, y) = await Canvas.MiddleAsync(canvas.Note(Sun));
        Math.Abs(x - ground.X).ShouldBeLessThan(40);
        Math.Abs(y - ground.Y).ShouldBeLessThan(40);
        await visitor.IsSavedAsync();

        // The list is of the same ideas.
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Lijst", Exact = true }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Techniek" }).Locator("article", new() { HasText = Soup })).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Techniek" }).Locator("article", new() { HasText = Sun })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Many_are_dragged_as_one_act_that_one_undo_takes_back()
    {
        var (fatima, _) = await BoardAsync();
        await using var visitor = await fixture.VisitorAsync(1440, 900);
        var canvas = await Canvas.OpenAsync(visitor, fatima);
        await canvas.Page.GetByRole(AriaRole.Button, new() { Name = "Alles in beeld" }).ClickAsync();

        await canvas.Note(Soup).ClickAsync();
        await canvas.Note(Coach).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(canvas.Bar).ToContainTextAsync("2 briefjes gekozen");
        await canvas.DragAsync(await Canvas.MiddleAsync(canvas.Note(Coach)), await Canvas.MiddleAsync(canvas.Area("Techniek")));
        await canvas.IsInAsync(Soup, "Techniek");
        await canvas.IsInAsync(Coach, "Techniek");
        await visitor.IsSavedAsync();

        await canvas.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Ongedaan maken") }).ClickAsync();
        await canvas.IsInAsync(Soup, null);
        await canvas.IsInAsync(Coach, null);
    }

    [Fact]
    public async Task A_frame_and_a_key_choose_many_and_a_click_on_the_ground_chooses_none()
    {
        var (fatima, _) = await BoardAsync();
        await using var visitor = await fixture.VisitorAsync(1440, 900);
        var canvas = await Canvas.OpenAsync(visitor, fatima);
        await canvas.Page.GetByRole(AriaRole.Button, new() { Name = "Alles in beeld" }).ClickAsync();

        var box = (await canvas.View.BoundingBoxAsync()).ShouldNotBeNull();
        await canvas.Page.Keyboard.DownAsync("Shift");
        var area = (await canvas.Area("Techniek").BoundingBoxAsync()).ShouldNotBeNull();
        await canvas.DragAsync((box.X + 4, box.Y + 4), (area.X - 4, box.Y + box.Height - 80));
        await canvas.Page.Keyboard.UpAsync("Shift");
        await canvas.IsChosenAsync(Soup);
        await canvas.IsChosenAsync(Coach);
        await canvas.IsChosenAsync(Sun, false);

        await canvas.View.FocusAsync();
        await canvas.Page.Keyboard.PressAsync("Control+a");
        await Expect(canvas.Bar).ToContainTextAsync("4 briefjes gekozen");
        var ground = await canvas.GroundAsync();
        await canvas.Page.Mouse.ClickAsync(ground.X, ground.Y);
        await Expect(canvas.Bar).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(768)]
    [InlineData(1440)]
    public async Task A_double_click_writes_an_idea_at_that_place_and_one_on_a_note_changes_its_words(int width)
    {
        var (fatima, _) = await BoardAsync();
        await using var visitor = await fixture.VisitorAsync(width, 900);
        var canvas = await Canvas.OpenAsync(visitor, fatima);
        var (x, y) = await canvas.GroundAsync();
        await canvas.Page.Mouse.DblClickAsync(x, y);
        await canvas.Page.Keyboard.TypeAsync("Precies hier");
        await canvas.Page.Keyboard.PressAsync("Enter");
        await canvas.HasFocusAsync("Precies hier");
        await canvas.IsInAsync("Precies hier", null);

        await canvas.Note("Precies hier").DblClickAsync();
        await canvas.Page.Keyboard.TypeAsync(", en nergens anders");
        await canvas.Page.Keyboard.PressAsync("Enter");
        await Expect(canvas.Note("Precies hier, en nergens anders")).ToBeVisibleAsync();
        await visitor.IsSavedAsync();

        // It stands there for everybody, and after a reload.
        var place = await canvas.Note("Precies hier").EvaluateAsync<string>("it => it.style.translate");
        await canvas.Page.ReloadAsync();
        await Expect(canvas.Note("Precies hier")).ToHaveCSSAsync("translate", place);
    }

    [Fact]
    public async Task What_somebody_else_drags_is_seen_with_their_name_before_they_let_go()
    {
        var (fatima, code) = await BoardAsync();
        var mila = await fixture.Api.JoinAsync(code, "Mila");
        await using var hers = await fixture.VisitorAsync(1440, 900);
        await using var other = await fixture.VisitorAsync(1440, 900);
        var canvas = await Canvas.OpenAsync(hers, fatima);
        var milas = await Canvas.OpenAsync(other, mila);
        foreach (var each in new[] { canvas, milas })
            await each.Page.GetByRole(AriaRole.Button, new() { Name = "Alles in beeld" }).ClickAsync();
        var before = await Canvas.MiddleAsync(canvas.Note(Soup));

        // Not far, so that both see where it is let go of, whatever stands around their canvas.
        var (x, y) = await Canvas.MiddleAsync(milas.Note(Soup));
        await milas.HoldAsync((x, y), (x + 60, y + 40));
        await Expect(canvas.Note(Soup)).ToContainTextAsync("Mila verplaatst dit");
        await Expect(canvas.Note(Soup)).Not.ToHaveCSSAsync("translate", await StandsAsync(canvas, Coach));
        (await Canvas.MiddleAsync(canvas.Note(Soup))).ShouldNotBe(before);
        await milas.Page.Mouse.UpAsync();
        await Expect(canvas.Note(Soup)).Not.ToContainTextAsync("Mila verplaatst dit");
        await Expect(canvas.Note(Soup)).ToHaveCSSAsync("translate", await StandsAsync(milas, Soup));

        // Where she stands is seen as well, and again once her line is back.
        await milas.Note(Coach).ClickAsync();
        await Expect(canvas.Note(Coach).Locator(".who")).ToHaveTextAsync("Mila");
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        other.Page.WebSocket += (_, socket) => socket.FrameSent += (_, frame) =>
        {
            if (frame.Text?.Contains("\"at\":{\"kind\":\"idea\"", StringComparison.Ordinal) is true)
                told.TrySetResult();
        };
        await other.Page.EvaluateAsync("() => void dispatchEvent(new Event('offline'))");
        await told.Task.WaitAsync(Gateways.Patience);
        await Expect(canvas.Note(Coach).Locator(".who")).ToHaveTextAsync("Mila");

        // A cluster goes as one: its name says who drags it, and not each of its notes.
        var (left, top) = await Canvas.MiddleAsync(milas.View.Locator("header").Filter(new() { HasText = "Techniek" }).Locator(".name"));
        var stood = await StandsAsync(canvas, Sun);
        await milas.HoldAsync((left, top), (left + 60, top + 40));
        await Expect(canvas.View.GetByText("Mila verplaatst dit")).ToHaveCountAsync(1);
        await Expect(canvas.Note(Sun)).Not.ToHaveCSSAsync("translate", stood);
        await milas.Page.Mouse.UpAsync();
        await Expect(canvas.View.GetByText("Mila verplaatst dit")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_wheel_zooms_where_the_mouse_is_and_a_drag_on_the_ground_moves_the_view_and_no_note()
    {
        var (fatima, _) = await BoardAsync();
        await using var visitor = await fixture.VisitorAsync(1440, 900);
        var canvas = await Canvas.OpenAsync(visitor, fatima);
        var stands = await StandsAsync(canvas, Sun);
        var (x, y) = await Canvas.MiddleAsync(canvas.Note(Sun));
        var zoom = await canvas.Zoom.InnerTextAsync();
        await canvas.Page.Mouse.MoveAsync(x, y);
        await canvas.Page.Mouse.WheelAsync(0, -100);
        await Expect(canvas.Zoom).Not.ToHaveTextAsync(zoom);
        var (x2, y2) = await Canvas.MiddleAsync(canvas.Note(Sun));
        Math.Abs(x2 - x).ShouldBeLessThan(2);
        Math.Abs(y2 - y).ShouldBeLessThan(2);

        var ground = await canvas.GroundAsync();
        await canvas.DragAsync(ground, (ground.X + 60, ground.Y - 30));
        var (x3, y3) = await Canvas.MiddleAsync(canvas.Note(Sun));
        Math.Abs(x3 - x2 - 60).ShouldBeLessThan(2);
        Math.Abs(y3 - y2 + 30).ShouldBeLessThan(2);
        (await StandsAsync(canvas, Sun)).ShouldBe(stands);
    }

    [Fact]
    public async Task A_colour_has_a_word_and_a_line_its_own()
    {
        var (fatima, _) = await BoardAsync();
        await using var visitor = await fixture.VisitorAsync(1440, 900);
        var canvas = await Canvas.OpenAsync(visitor, fatima);
        await canvas.Note(Soup).ClickAsync();
        await canvas.Bar.GetByRole(AriaRole.Button, new() { Name = "Kleur" }).ClickAsync();
        await canvas.Bar.GetByRole(AriaRole.Button, new() { Name = "Groen" }).ClickAsync();
        await Expect(canvas.Note(Soup)).ToHaveAttributeAsync("aria-label", new Regex("groen briefje"));

        // From the handle of one note to another.
        await canvas.Note(Soup).ClickAsync();
        await canvas.DragAsync(await Canvas.MiddleAsync(canvas.Note(Soup).Locator("[data-link-from]")), await Canvas.MiddleAsync(canvas.Note(Sun)));
        await canvas.Page.GetByLabel("Woord bij de lijn").FillAsync("hoort bij");
        await canvas.Page.Keyboard.PressAsync("Enter");
        await Expect(canvas.View.GetByText("hoort bij", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(canvas.Note(Soup)).ToHaveAttributeAsync("aria-label", new Regex($"verbonden met “{Sun}”: hoort bij"));

        await canvas.Note(Soup).ClickAsync(new() { Button = MouseButton.Right });
        await canvas.Bar.GetByRole(AriaRole.Button, new() { Name = $"Haal de lijn met “{Sun}” weg" }).ClickAsync();
        await Expect(canvas.View.GetByText("hoort bij", new() { Exact = true })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_area_is_dragged_by_its_name_and_its_notes_go_along()
    {
        var (fatima, _) = await BoardAsync();
        await using var visitor = await fixture.VisitorAsync(1440, 900);
        var canvas = await Canvas.OpenAsync(visitor, fatima);
        await canvas.Page.GetByRole(AriaRole.Button, new() { Name = "Alles in beeld" }).ClickAsync();
        var note = await Canvas.MiddleAsync(canvas.Note(Sun));
        var handle = await Canvas.MiddleAsync(canvas.View.Locator("[data-area-handle]").Filter(new() { HasText = "Techniek" }).Locator(".name"));
        await canvas.DragAsync(handle, (handle.X, handle.Y + 80));
        await visitor.IsSavedAsync();
        var moved = await Canvas.MiddleAsync(canvas.Note(Sun));
        (moved.Y - note.Y).ShouldBeInRange(60, 100);
        await canvas.IsInAsync(Sun, "Techniek");
    }

    [Fact]
    public async Task Who_may_only_read_is_offered_nothing_that_they_cannot_do()
    {
        var (fatima, code) = await BoardAsync();
        var reader = await fixture.Api.JoinAsync(code, "Ria");
        await using var client = await HubClient.ConnectAsync(fixture.Address, fatima.Token, fatima.Entity);
        await client.SendAsync(Ids.Next(), new { type = "setRole", personId = reader.PersonId, role = "observer" });
        await using var visitor = await fixture.VisitorAsync(1440, 900);
        var canvas = await Canvas.OpenAsync(visitor, reader);
        var before = await StandsAsync(canvas, Soup);
        await canvas.Note(Soup).ClickAsync();
        await Expect(canvas.Bar).ToBeVisibleAsync();
        foreach (var name in new[] { "Bewerken", "Kleur", "Verbind" })
            await Expect(canvas.Bar.GetByRole(AriaRole.Button, new() { Name = name, Exact = true })).ToHaveCountAsync(0);
        await Expect(canvas.View.Locator("[data-link-from], [data-area-handle], .movable")).ToHaveCountAsync(0);
        await canvas.DragAsync(await Canvas.MiddleAsync(canvas.Note(Soup)), await canvas.GroundAsync());
        (await StandsAsync(canvas, Soup)).ShouldBe(before);
        var (x, y) = await canvas.GroundAsync();
        await canvas.Page.Mouse.DblClickAsync(x, y);
        await Expect(canvas.View.Locator("textarea")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(768)]
    [InlineData(1440)]
    public async Task A_presentation_hides_everything_else_shows_a_cluster_at_a_time_in_large_letters_and_ends_with_Escape(int width)
    {
        var (fatima, _) = await BoardAsync();
        await using var visitor = await fixture.VisitorAsync(width, 900);
        var canvas = await Canvas.OpenAsync(visitor, fatima);
        await canvas.Page.GetByRole(AriaRole.Button, new() { Name = "Presenteren" }).ClickAsync();
        var presentation = canvas.Page.GetByRole(AriaRole.Region, new() { Name = "Presentatie" });
        await Expect(presentation).ToContainTextAsync("Overzicht");
        await canvas.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(presentation).ToContainTextAsync("2 van");
        await Expect(canvas.Note(Sun)).ToBeVisibleAsync();
        await Expect(canvas.Note(Soup)).ToBeHiddenAsync();
        (await canvas.Page.EvaluateAsync<bool>("[[9, 9], [innerWidth - 9, 9], [9, innerHeight / 2]].every(([x, y]) => document.elementFromPoint(x, y).closest('.canvas'))")).ShouldBeTrue("something else shows");
        // They grow as the view glides there.
        await Gateways.UntilAsync(
            () => canvas.Note(Sun).Locator(".text").EvaluateAsync<double>("it => parseFloat(getComputedStyle(it).fontSize) * it.getBoundingClientRect().width / it.offsetWidth").Result
                > (width == 1440 ? 23 : 18),
            "letters that can be read from afar");
        await canvas.Page.Keyboard.PressAsync("Escape");
        await Expect(presentation).ToHaveCountAsync(0);
        await Expect(canvas.Page.GetByRole(AriaRole.Button, new() { Name = "Presenteren" })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_canvas_is_fetched_only_by_who_looks_at_it()
    {
        var (fatima, _) = await BoardAsync();
        await using var visitor = await fixture.VisitorAsync(1440, 900);
        var asked = new List<string>();
        visitor.Page.Request += (_, request) => asked.Add(request.Url);
        var address = new Uri(fatima.ReturnUrl);
        await visitor.OpenAsync(address.PathAndQuery + address.Fragment);
        await visitor.SeesAsync(Sun);
        asked.ShouldNotContain(url => url.Contains("Canvas"));
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Canvas", Exact = true }).ClickAsync();
        await Expect(new Canvas(visitor).Note(Sun)).ToBeVisibleAsync();
        asked.ShouldContain(url => url.Contains("Canvas"));
    }

    private static Task<string> StandsAsync(Canvas canvas, string note) => canvas.Note(note).EvaluateAsync<string>("it => it.style.translate");

    /// <summary>Two notes in a cluster, and two in none.</summary>
    private async Task<(Guest Fatima, string Code)> BoardAsync()
    {
        var (fatima, code) = await fixture.Api.StartMeetingAsync("Een warme wijk");
        await using var client = await HubClient.ConnectAsync(fixture.Address, fatima.Token, fatima.Entity);
        var cluster = Ids.Next();
        await client.SendAsync(Ids.Next(), new { type = "addCluster", clusterId = cluster, name = "Techniek" });
        foreach (var text in new[] { Sun, Net })
            await client.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text, clusterId = cluster });
        foreach (var text in new[] { Soup, Coach })
            await client.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text });
        return (fatima, code);
    }
}
