using System.Text.RegularExpressions;
using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>What the canvas shares with the other views: what is looked for, whom somebody follows, dots, and words that wait.</summary>
public sealed class CanvasStateTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    private const string Soup = "Avond met soep", Coach = "Een buurtcoach";

    private static readonly Regex Faint = new(@"\bfaint\b"), Hit = new(@"\bhit\b");

    [Fact]
    public async Task What_somebody_looks_for_stands_out_and_the_rest_fades_and_comes_back()
    {
        var (fatima, _) = await BoardAsync();
        await using var visitor = await fixture.VisitorAsync(1440, 900);
        var canvas = await Canvas.OpenAsync(visitor, fatima);
        await canvas.Page.GetByRole(AriaRole.Button, new() { Name = "Zoeken en filteren" }).ClickAsync();
        var search = canvas.Page.GetByRole(AriaRole.Search);
        await search.GetByRole(AriaRole.Searchbox).FillAsync("SOEP");
        await Expect(canvas.Note(Coach)).ToHaveClassAsync(Faint);
        await Expect(canvas.Note(Soup)).Not.ToHaveClassAsync(Faint);

        await search.GetByRole(AriaRole.Searchbox).PressAsync("Enter");
        await Expect(canvas.Note(Soup)).ToHaveClassAsync(Hit);
        await Expect(canvas.Note(Soup)).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(search.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();

        // All is all that is looked for, and what was picked out before it faded is let go of.
        await canvas.View.FocusAsync();
        await canvas.Page.Keyboard.PressAsync("Control+a");
        await Expect(canvas.Page.GetByText("1 briefje gekozen")).ToHaveCountAsync(1);
        await Expect(canvas.Note(Coach)).ToHaveAccessibleNameAsync(new System.Text.RegularExpressions.Regex("past niet bij wat je zoekt"));

        await search.GetByRole(AriaRole.Button, new() { Name = "Wis het filter" }).ClickAsync();
        await Expect(canvas.Note(Coach)).Not.ToHaveClassAsync(Faint);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(768)]
    [InlineData(1440)]
    public async Task Whoever_follows_somebody_sees_the_part_of_the_canvas_that_they_see_until_they_go_their_own_way(int width)
    {
        var (fatima, code) = await BoardAsync();
        var mila = await fixture.Api.JoinAsync(code, "Mila");
        await using var hers = await fixture.VisitorAsync(width, 900);
        await using var other = await fixture.VisitorAsync(1440, 900);
        var canvas = await Canvas.OpenAsync(hers, fatima);
        var milas = await Canvas.OpenAsync(other, mila);
        if (width < 960)
            await canvas.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Mensen" }).ClickAsync();
        await Expect(canvas.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Mila" })).ToContainTextAsync("bij Ideeën");
        await canvas.Page.GetByRole(AriaRole.Button, new() { Name = "Volg Mila" }).ClickAsync();
        var following = canvas.Page.GetByRole(AriaRole.Complementary, new() { Name = "Je volgt Mila" });
        await Expect(following).ToBeInViewportAsync();
        // It brings to where she is.
        await Expect(canvas.View).ToBeVisibleAsync();

        await milas.View.FocusAsync();
        foreach (var (key, zoom) in new[] { ("0", "100%"), ("+", "125%") })
        {
            await milas.Page.Keyboard.PressAsync(key);
            await Expect(milas.Zoom).ToHaveTextAsync(zoom);
            await Expect(canvas.Zoom).ToHaveTextAsync(zoom);
        }

        await canvas.View.FocusAsync();
        await canvas.Page.Keyboard.PressAsync("Escape");
        await Expect(following).ToHaveCountAsync(0);
        await milas.Page.Keyboard.PressAsync("0");
        await Expect(milas.Zoom).ToHaveTextAsync("100%");
        await Expect(canvas.Zoom).ToHaveTextAsync("125%");
    }

    [Fact]
    public async Task VOT1_dots_are_given_and_taken_back_at_the_note_that_is_chosen()
    {
        var (fatima, _) = await BoardAsync();
        await using var visitor = await fixture.VisitorAsync(1440, 900);
        var canvas = await Canvas.OpenAsync(visitor, fatima);
        await visitor.OpenRoundAsync();
        await canvas.Note(Soup).ClickAsync();
        await canvas.Bar.GetByRole(AriaRole.Button, new() { Name = "Stip erbij" }).ClickAsync();
        await Expect(canvas.Page.GetByText("Je hebt nog 2 van 3 stippen.").First).ToBeVisibleAsync();
        await visitor.IsSavedAsync();
        await canvas.Bar.GetByRole(AriaRole.Button, new() { Name = "Stip weg" }).ClickAsync();
        await Expect(canvas.Page.GetByText("Je hebt nog 3 van 3 stippen.").First).ToBeVisibleAsync();
        await visitor.IsSavedAsync();
    }

    [Fact]
    public async Task CNV7_a_presentation_shows_no_dots_of_its_presenter_and_names_them_as_anybody()
    {
        var (fatima, _) = await BoardAsync();
        await using var visitor = await fixture.VisitorAsync(1440, 900);
        var canvas = await Canvas.OpenAsync(visitor, fatima);
        await visitor.OpenRoundAsync();
        await canvas.Note(Soup).ClickAsync();
        await canvas.Bar.GetByRole(AriaRole.Button, new() { Name = "Stip erbij" }).ClickAsync();
        await visitor.IsSavedAsync();
        await Expect(canvas.Note(Soup).Locator(".dots")).ToBeVisibleAsync();
        await Expect(canvas.Note(Soup)).ToContainTextAsync("jij");

        await canvas.Page.GetByRole(AriaRole.Button, new() { Name = "Presenteren" }).ClickAsync();
        await Expect(canvas.Note(Soup)).ToContainTextAsync("Fatima");
        await Expect(canvas.View.Locator(".dots")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task OUT3_words_that_somebody_was_changing_stand_in_their_note_again()
    {
        var (fatima, _) = await BoardAsync();
        await using var visitor = await fixture.VisitorAsync(1440, 900);
        var canvas = await Canvas.OpenAsync(visitor, fatima);
        await canvas.Note(Soup).ClickAsync();
        await canvas.Bar.GetByRole(AriaRole.Button, new() { Name = "Bewerken" }).ClickAsync();
        await canvas.View.GetByRole(AriaRole.Textbox).FillAsync("Avond met soep en brood");

        await visitor.ReopenAsync();
        canvas = new Canvas(visitor);
        await Expect(canvas.View.GetByRole(AriaRole.Textbox)).ToHaveValueAsync("Avond met soep en brood");
        await canvas.View.GetByRole(AriaRole.Textbox).PressAsync("Enter");
        await Expect(canvas.Note("Avond met soep en brood")).ToBeVisibleAsync();
        await visitor.IsSavedAsync();
    }

    private async Task<(Guest Fatima, string Code)> BoardAsync()
    {
        var (fatima, code) = await fixture.Api.StartMeetingAsync("Een warme wijk");
        await using var client = await HubClient.ConnectAsync(fixture.Address, fatima.Token, fatima.Entity);
        foreach (var text in new[] { Soup, Coach })
            (await client.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text })).GetProperty("status").GetString().ShouldBe("accepted");
        return (fatima, code);
    }
}
