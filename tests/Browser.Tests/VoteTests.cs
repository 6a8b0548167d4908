using System.Text.RegularExpressions;

namespace Samenwerken.Browser.Tests;

/// <summary>Choosing with dots: what everybody sees of it, and when.</summary>
public sealed class VoteTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    private static readonly string[] Ideas = ["Zonnepanelen", "Isoleren", "Warmtenet"];

    [Fact]
    public async Task VOT1_two_browsers_of_one_person_share_one_budget_and_show_the_same_dots()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var laptop = await fixture.VisitorAsync();
        await laptop.JoinAsync(await StartAsync(fatima));
        await using var phone = await fixture.VisitorAsync(390, 800);
        await phone.OpenAsync(await laptop.ReturnLinkAsync());
        await Expect(phone.Notes).ToHaveCountAsync(3);
        await fatima.OpenRoundAsync();
        await Expect(laptop.Page.GetByText("Je hebt nog 3 van 3 stippen.")).ToBeVisibleAsync();
        await Expect(phone.Page.GetByText("Je hebt nog 3 van 3 stippen.")).ToBeVisibleAsync();

        await Task.WhenAll(ClickAsync(laptop, "Zonnepanelen", "Zonnepanelen", "Isoleren"), ClickAsync(phone, "Warmtenet", "Warmtenet", "Isoleren"));

        // First all is answered; then what one of them shows is what the server has, and no prediction.
        foreach (var browser in new[] { laptop, phone })
            await browser.IsSavedAsync();
        foreach (var browser in new[] { laptop, phone })
            await Expect(browser.Page.GetByText("Je 3 stippen zijn gegeven.")).ToBeVisibleAsync();
        var dots = await DotsAsync(laptop);
        dots.Sum().ShouldBe(3);
        (await DotsAsync(phone)).ShouldBe(dots);
        await Expect(fatima.Page.GetByText("1 van 2 stemde")).ToBeVisibleAsync();

        // In the page itself: whether the button still does anything may change under the finger.
        static async Task ClickAsync(Visitor visitor, params string[] ideas)
        {
            foreach (var idea in ideas)
                await visitor.Note(idea).GetByRole(AriaRole.Button, new() { Name = "Stip erbij" }).DispatchEventAsync("click");
        }
    }

    [Fact]
    public async Task A_dot_that_came_too_late_says_so_in_one_line()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var laptop = await fixture.VisitorAsync();
        await laptop.JoinAsync(await StartAsync(fatima));
        await using var other = await fixture.VisitorAsync();
        await other.OpenAsync(await laptop.ReturnLinkAsync());
        await Expect(other.Notes).ToHaveCountAsync(3);
        await fatima.OpenRoundAsync(1, 1);
        await Expect(other.Page.GetByText("Je hebt nog 1 van 1 stip.")).ToBeVisibleAsync();

        // Without a connection it cannot hear that the only dot was given on the laptop.
        await other.SetOfflineAsync(true);
        await other.VoteAsync("Warmtenet");
        await laptop.VoteAsync("Isoleren");
        await laptop.IsSavedAsync();
        await other.SetOfflineAsync(false);

        var notice = other.Page.GetByRole(AriaRole.Status).Filter(new() { Has = other.Page.GetByRole(AriaRole.Button, new() { Name = "Begrepen" }) });
        await Expect(notice).ToContainTextAsync("stip");
        var button = await notice.GetByRole(AriaRole.Button).BoundingBoxAsync();
        (await notice.BoundingBoxAsync())!.Height.ShouldBeLessThan(button!.Height * 2.5f);
    }

    [Fact]
    public async Task The_first_field_of_a_round_that_is_wrong_has_the_focus()
    {
        await using var fatima = await fixture.VisitorAsync();
        await StartAsync(fatima);
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Stemronde openen" }).First.ClickAsync();
        await fatima.Page.GetByLabel("Stippen per persoon").FillAsync("0");
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Open de stemronde" }).ClickAsync();

        await Expect(fatima.Page.GetByLabel("Stippen per persoon")).ToBeFocusedAsync();
        await Expect(fatima.Page.GetByText("Kies een getal van 1 tot en met 99.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task How_a_vote_came_out_is_told_in_few_words_of_an_idea_of_many()
    {
        await using var fatima = await fixture.VisitorAsync();
        await StartAsync(fatima);
        await fatima.WriteAsync($"Buurtfonds voor wie het niet kan betalen {new string('x', 200)}");
        await fatima.OpenRoundAsync();
        await fatima.VoteAsync("Buurtfonds");
        await fatima.IsSavedAsync();
        await fatima.CloseRoundAsync();

        await fatima.HearsAsync("Stemronde gesloten. Meeste stippen: “Buurtfonds voor wie het niet kan betalen xxxxxx…” (1).");
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Uitslag" }).GetByText(new string('x', 200)).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task VOT2_before_a_secret_round_is_closed_nobody_is_sent_how_it_stands()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        await piet.JoinAsync(await StartAsync(fatima));
        await fatima.OpenRoundAsync();
        await piet.VoteAsync("Isoleren");
        await piet.VoteAsync("Isoleren");
        await piet.IsSavedAsync();
        await Expect(fatima.Page.GetByText("1 van 2 stemde")).ToBeVisibleAsync();

        // The control: whoever voted is sent their own ballot, with the same words that the others must not be sent.
        await piet.ReceivesAsync("\"kind\":\"ballot\"");
        await piet.ReceivesAsync("\"votes\":{");
        await fatima.ReceivesAsync("\"kind\":\"voteRound\"");
        fatima.Received.ShouldNotContain("\"kind\":\"ballot\"");
        fatima.Received.ShouldNotContain("\"votes\":");
        fatima.Received.ShouldNotContain("\"tally\":");
        piet.Received.ShouldNotContain("\"tally\":");
        await Expect(fatima.Note("Isoleren")).Not.ToContainTextAsync("stippen");

        await fatima.CloseRoundAsync();
        await Expect(piet.Note("Isoleren")).ToContainTextAsync("2 stippen, 1e");
        await fatima.ReceivesAsync("\"tally\":");
    }

    [Fact]
    public async Task A_closed_round_shows_bars_and_a_table_and_a_tie_as_a_tie()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        await piet.JoinAsync(await StartAsync(fatima));
        await fatima.OpenRoundAsync();
        await piet.VoteAsync("Zonnepanelen");
        await piet.VoteAsync("Zonnepanelen");
        await piet.VoteAsync("Isoleren");
        await fatima.VoteAsync("Isoleren");
        await piet.IsSavedAsync();
        await fatima.IsSavedAsync();
        await fatima.CloseRoundAsync();

        foreach (var visitor in new[] { fatima, piet })
        {
            await visitor.HearsAsync("Stemronde gesloten. Meeste stippen, gedeeld: “Zonnepanelen” en “Isoleren” (elk 2).");
            var result = visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Uitslag" });
            await Expect(result.GetByRole(AriaRole.Listitem)).ToHaveTextAsync(
                [new Regex(@"gedeeld 1e\s+Zonnepanelen\s+2 stippen"), new Regex(@"gedeeld 1e\s+Isoleren\s+2 stippen")]);
            await result.GetByText("Als tabel").ClickAsync();
            await Expect(result.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("50%");
            await Expect(result.GetByText("1 idee kreeg geen stip.")).ToBeVisibleAsync();
            foreach (var view in new[] { "Kolommen", "Lijst" })
            {
                await visitor.Page.GetByRole(AriaRole.Button, new() { Name = view }).ClickAsync();
                await Expect(visitor.Note("Zonnepanelen")).ToContainTextAsync("2 stippen, gedeeld 1e");
            }
        }

        // It stays findable, also after another round.
        await fatima.OpenRoundAsync(1, 1);
        await fatima.VoteAsync("Warmtenet");
        await fatima.CloseRoundAsync();
        await piet.GoToAsync("Uitkomsten");
        await Expect(piet.Page.GetByText("Ronde 2: Welke ideeën werken we uit?")).ToBeVisibleAsync();
        await piet.Page.GetByText("Ronde 1: Welke ideeën werken we uit?").ClickAsync();
        await Expect(piet.Page.GetByRole(AriaRole.Table).Filter(new() { HasText = "gedeeld 1e" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_open_round_shows_how_it_stands_while_people_vote()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        await piet.JoinAsync(await StartAsync(fatima));
        await fatima.OpenRoundAsync(secret: false);
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Bekijk de stand" }).ClickAsync();
        await Expect(fatima.Page.GetByText("Nog niemand gaf een stip.")).ToBeVisibleAsync();
        await piet.VoteAsync("Isoleren");
        await Expect(fatima.Note("Isoleren")).ToContainTextAsync("samen 1 stip");
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Welke ideeën" }).GetByRole(AriaRole.Listitem)).ToContainTextAsync("Isoleren");
        await piet.TakeBackAsync("Isoleren");
        await Expect(fatima.Note("Isoleren")).Not.ToContainTextAsync("samen");
    }

    [Fact]
    public async Task Who_may_not_vote_reads_why()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var olga = await fixture.VisitorAsync();
        var code = await StartAsync(fatima);
        await olga.JoinAsync(code, "Olga");
        await fatima.GiveRoleAsync("Olga", "Meelezer");
        await fatima.OpenRoundAsync();
        await Expect(olga.Page.GetByText("Je leest mee. Stemmen doen de deelnemers.")).ToBeVisibleAsync();
        await Expect(olga.Page.GetByRole(AriaRole.Button, new() { Name = "Stip erbij" })).ToHaveCountAsync(0);

        await using var late = await fixture.VisitorAsync();
        await late.JoinAsync(code, "Mila");
        await Expect(late.Page.GetByText("Je kwam na het begin van deze stemronde.")).ToBeVisibleAsync();
        await Expect(late.Page.GetByRole(AriaRole.Button, new() { Name = "Stip erbij" })).ToHaveCountAsync(0);

        // Nor has whoever begins to take part during the round a button that does nothing.
        await fatima.GiveRoleAsync("Olga", "Deelnemer");
        await Expect(olga.Page.GetByRole(AriaRole.Region, new() { Name = "Welke ideeën" })).ToContainTextAsync("Je kwam na het begin van deze stemronde.");
        await Expect(olga.Page.GetByRole(AriaRole.Button, new() { Name = "Stip erbij" })).ToHaveCountAsync(0);
        await fatima.CloseRoundAsync();
        await fatima.OpenRoundAsync();
        await olga.VoteAsync("Isoleren");
        await Expect(fatima.Page.GetByText("1 van 3 stemde")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_idea_that_is_removed_gives_its_dots_back()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        await piet.JoinAsync(await StartAsync(fatima));
        await fatima.OpenRoundAsync();
        await piet.VoteAsync("Isoleren");
        await piet.VoteAsync("Isoleren");
        await Expect(piet.Page.GetByText("Je hebt nog 1 van 3 stippen.")).ToBeVisibleAsync();
        await piet.IsSavedAsync();
        await fatima.ActOnAsync("Isoleren");
        await fatima.Note("Isoleren").GetByRole(AriaRole.Button, new() { Name = "Verwijderen" }).ClickAsync();
        await fatima.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Verwijderen" }).ClickAsync();
        await Expect(piet.Page.GetByText("Je hebt nog 3 van 3 stippen.")).ToBeVisibleAsync();
        // VOT2: how many had all their dots on it is nobody's business while the round is secret.
        await fatima.IsSavedAsync();
        await Expect(fatima.Page.GetByText("1 van 2 stemde")).ToBeVisibleAsync();
        await fatima.CloseRoundAsync();
        await Expect(fatima.Page.GetByText("0 van 2 stemden")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_button_that_does_nothing_says_why_and_a_reload_keeps_the_dots()
    {
        await using var fatima = await fixture.VisitorAsync(360, 640);
        await StartAsync(fatima);
        await fatima.OpenRoundAsync();
        await fatima.VoteAsync("Isoleren");
        await fatima.VoteAsync("Isoleren");
        await Expect(fatima.Note("Isoleren")).ToContainTextAsync("meer mag niet");
        await fatima.VoteAsync("Isoleren");
        await Expect(fatima.Note("Isoleren")).ToContainTextAsync("Op een idee mogen hoogstens 2 stippen van jou.");
        await fatima.VoteAsync("Warmtenet");
        await fatima.VoteAsync("Zonnepanelen");
        await Expect(fatima.Note("Zonnepanelen")).ToContainTextAsync("Je stippen zijn op. Haal er eerst ergens een weg.");
        await fatima.IsSavedAsync();
        (await fatima.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360);

        await fatima.ReopenAsync();
        await Expect(fatima.Page.GetByText("Je 3 stippen zijn gegeven.")).ToBeVisibleAsync();
        (await DotsAsync(fatima)).ShouldBe([0, 2, 1]);
        await fatima.TakeBackAsync("Isoleren");
        await Expect(fatima.Page.GetByText("Je hebt nog 1 van 3 stippen.")).ToBeVisibleAsync();
    }

    private static async Task<string> StartAsync(Visitor facilitator)
    {
        var code = await facilitator.StartMeetingAsync();
        foreach (var idea in Ideas)
            await facilitator.WriteAsync(idea);
        await Expect(facilitator.Notes).ToHaveCountAsync(Ideas.Length);
        await facilitator.IsSavedAsync();
        return code;
    }

    private static async Task<int[]> DotsAsync(Visitor visitor)
    {
        var dots = new List<int>();
        foreach (var idea in Ideas)
            dots.Add(await visitor.DotsOnAsync(idea));
        return [.. dots];
    }
}
