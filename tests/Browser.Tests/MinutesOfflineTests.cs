using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>One text that several write, while lines break, servers die and tabs are closed. Each test has a server of its own.</summary>
public sealed class MinutesOfflineTests(BrowserFixture fixture) : OwnServerTests(fixture)
{
    private const string Item = "Inchecken";

    private ApiClient _api = null!;
    private Guest _facilitator = null!;
    private string _code = "";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _api = new ApiClient(Server.Address);
        (_facilitator, _code) = await _api.StartMeetingAsync("Een warme wijk");
        await using var hub = await HubClient.ConnectAsync(Server.Address, _facilitator.Token, _facilitator.Entity);
        await hub.SendAsync(Ids.Next(), new { type = "addAgendaItem", itemId = "item-0123456789abcdef", title = Item });
    }

    public override async Task DisposeAsync()
    {
        _api.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Two_write_in_one_word_while_one_has_no_connection_and_nothing_is_lost_or_doubled()
    {
        await using var line = new Line(Server.Address);
        await using var fatima = await Fixture.VisitorAsync(server: Server.Address);
        await using var piet = await Fixture.VisitorAsync(server: line.Address);
        var (hers, his) = (await ComeAsync(fatima, "Fatima"), await ComeAsync(piet, "Piet"));
        await hers.TypeAsync("warmtenet");
        await his.HasAsync("warmtenet");
        await Expect(his.Section.GetByText("Fatima schrijft")).ToBeVisibleAsync();

        line.Cut();
        await Expect(piet.Status).ToHaveTextAsync("Verbinding kwijt, alles is bewaard");
        // Whether she still does, nobody can tell him.
        await Expect(his.Section.GetByText("Fatima schrijft")).ToHaveCountAsync(0);
        await his.GoToAsync(6);
        await piet.Page.Keyboard.TypeAsync("-bron-");
        await Expect(his.Section.GetByText("Wacht op verbinding.")).ToBeVisibleAsync();
        await Expect(piet.Status).ToHaveTextAsync("Verbinding kwijt, 1 wijziging wacht");
        await hers.GoToAsync(6);
        await fatima.Page.Keyboard.TypeAsync("en stoom");
        await hers.IsSavedAsync();
        await piet.Page.Keyboard.TypeAsync("en meer-");

        line.Mend();
        await hers.HasAsync("warmteen stoom-bron-en meer-net");
        await his.HasAsync("warmteen stoom-bron-en meer-net");
        await his.IsSavedAsync();
        await piet.IsSavedAsync();
    }

    [Fact]
    public async Task A_server_that_is_killed_while_two_type_and_starts_again_has_every_letter_once()
    {
        await using var fatima = await Fixture.VisitorAsync(server: Server.Address);
        await using var piet = await Fixture.VisitorAsync(server: Server.Address);
        var (hers, his) = (await ComeAsync(fatima, "Fatima"), await ComeAsync(piet, "Piet"));
        await hers.TypeAsync("| ");
        await his.HasAsync("| ");
        await hers.GoToAsync(1);
        await his.GoToAsync(2);
        var typing = Task.WhenAll(
            fatima.Page.Keyboard.TypeAsync(string.Concat(Enumerable.Range(0, 60).Select(i => (char)('A' + i % 26))), new() { Delay = 60 }),
            piet.Page.Keyboard.TypeAsync(string.Concat(Enumerable.Range(0, 60).Select(i => (char)('a' + i % 26))), new() { Delay = 50 }));
        for (var i = 0; i < 2; i++)
        {
            await his.UntilAsync(text => text.Length > 20 + 30 * i, "something typed");
            await Server.KillAsync();
            await StartAgainAsync();
        }

        await typing;
        var expected = "|" + string.Concat(Enumerable.Range(0, 60).Select(i => (char)('A' + i % 26))) + " " + string.Concat(Enumerable.Range(0, 60).Select(i => (char)('a' + i % 26)));
        await hers.HasAsync(expected);
        await his.HasAsync(expected);
        await fatima.IsSavedAsync();
        await piet.IsSavedAsync();
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("hal.test")]
    public async Task Words_in_a_tab_that_is_closed_without_a_connection_are_sent_once_by_the_next(string host)
    {
        await using var line = new Line(Server.Address);
        await using var fatima = await Fixture.VisitorAsync(server: Server.Address);
        // Over plain http at a name, a browser has no locks.
        await using var piet = await Fixture.VisitorAsync(server: new Uri($"http://{host}:{line.Address.Port}"));
        var (hers, his) = (await ComeAsync(fatima, "Fatima"), await ComeAsync(piet, "Piet"));
        (await piet.Page.EvaluateAsync<bool>("'locks' in navigator")).ShouldBe(host is "127.0.0.1");
        await his.TypeAsync("Voor de tunnel. ");
        await his.IsSavedAsync();
        line.Cut();
        await Expect(piet.Status).ToContainTextAsync("Verbinding kwijt");
        await his.TypeAsync("In de tunnel. ");
        await his.AreKeptAsync("In de tunnel. ");
        await hers.GoToAsync(0);
        await fatima.Page.Keyboard.TypeAsync("Zij: ");
        var address = piet.Page.Url;
        await piet.CloseTabAsync();

        line.Mend();
        await piet.NewTabAsync();
        // Whatever part is looked at: the words go.
        await piet.Page.GotoAsync(address.Replace("?deel=notulen", ""));
        await hers.HasAsync("Zij: Voor de tunnel. In de tunnel. ");
        await piet.GoToAsync("Notulen");
        await his.HasAsync("Zij: Voor de tunnel. In de tunnel. ");
        await piet.ReopenAsync();
        await his.HasAsync("Zij: Voor de tunnel. In de tunnel. ");
        await his.TypeAsync("Erna.");
        await hers.HasAsync("Zij: Voor de tunnel. In de tunnel. Erna.");
    }

    [Fact]
    public async Task TXT3_words_on_a_base_that_is_too_old_come_back_as_a_draft_beside_the_text()
    {
        await using var line = new Line(Server.Address);
        await using var piet = await Fixture.VisitorAsync(server: line.Address);
        var his = await ComeAsync(piet, "Piet");
        await his.TypeAsync("Begin.");
        await his.IsSavedAsync();
        line.Cut();
        await Expect(piet.Status).ToContainTextAsync("Verbinding kwijt");
        await his.TypeAsync(" In de tunnel geschreven.");

        // More edits than the server keeps, by as many people as their budget of commands asks for.
        await WriteMuchAsync(2001);
        line.Mend();
        await Expect(Draft(piet)).ToContainTextAsync("Er is te veel veranderd terwijl je weg was.");
        await Expect(Draft(piet).GetByRole(AriaRole.Textbox)).ToHaveValueAsync(" In de tunnel geschreven.");
        await his.UntilAsync(text => text.StartsWith('.') && text.EndsWith("Begin.") && text.Length == 2007, "the text of the server");

        await piet.ReopenAsync();
        await Expect(Draft(piet).GetByRole(AriaRole.Textbox)).ToHaveValueAsync(" In de tunnel geschreven.");
        await Draft(piet).GetByRole(AriaRole.Button, new() { Name = "Zet onderaan" }).ClickAsync();
        await his.UntilAsync(text => text.EndsWith("Begin.\n\n In de tunnel geschreven."), "the words at the end");
        await his.IsSavedAsync();
        await Expect(Draft(piet)).ToBeHiddenAsync();
        await piet.ReopenAsync();
        await his.UntilAsync(text => text.EndsWith("Begin.\n\n In de tunnel geschreven."), "the words at the end, once");
        await Expect(Draft(piet)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Words_that_the_server_refuses_come_back_with_its_sentence()
    {
        await using var line = new Line(Server.Address);
        await using var piet = await Fixture.VisitorAsync(server: line.Address);
        var his = await ComeAsync(piet, "Piet");
        line.Cut();
        await Expect(piet.Status).ToContainTextAsync("Verbinding kwijt");
        await his.TypeAsync("Te laat geschreven");
        await using var hub = await HubClient.ConnectAsync(Server.Address, _facilitator.Token, _facilitator.Entity);
        await hub.SendAsync(Ids.Next(), new { type = "setMinutesWriters", who = "noteTakers" });
        line.Mend();

        var draft = Draft(piet);
        await Expect(draft.GetByRole(AriaRole.Textbox)).ToHaveValueAsync("Te laat geschreven");
        await Expect(draft.GetByRole(AriaRole.Alert)).Not.ToBeEmptyAsync();
        await Expect(draft.GetByRole(AriaRole.Button, new() { Name = "Zet onderaan" })).ToBeHiddenAsync();
        await hub.SendAsync(Ids.Next(), new { type = "setMinutesWriters", who = "all" });
        await draft.GetByRole(AriaRole.Button, new() { Name = "Zet onderaan" }).ClickAsync();
        await his.HasAsync("Te laat geschreven");
        await his.IsSavedAsync();
    }

    private static ILocator Draft(Visitor visitor) =>
        visitor.Page.GetByRole(AriaRole.Region, new() { Name = $"Niet gelukt, niets kwijt: {Item}" });

    private async Task<Minutes> ComeAsync(Visitor visitor, string name)
    {
        await visitor.JoinAsync(_code, name);
        await visitor.GoToAsync("Notulen");
        var minutes = new Minutes(visitor, Item);
        await Expect(minutes.Editor).ToBeVisibleAsync();
        return minutes;
    }

    private async Task WriteMuchAsync(int edits)
    {
        var written = 0;
        while (written < edits)
        {
            var guest = await _api.JoinAsync(_code, $"Gast {written}");
            await using var hub = await HubClient.ConnectAsync(Server.Address, guest.Token, guest.Entity);
            for (var i = 0; i < 500 && written < edits; i++, written++)
            {
                var answer = await hub.SendAsync(Ids.Next(), new { type = "editMinutes", itemId = "item-0123456789abcdef", basedOn = 1 + written, delta = new object[] { "." } });
                answer.GetProperty("status").GetString().ShouldBe("accepted");
            }
        }
    }
}
