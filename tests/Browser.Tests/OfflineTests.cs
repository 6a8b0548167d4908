using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>What happens to what people write while the server is gone. Each test has a server of its own to kill.</summary>
public sealed class OfflineTests(BrowserFixture fixture) : OwnServerTests(fixture)
{
    [Fact]
    public async Task What_is_written_and_edited_without_a_server_is_there_when_it_is_back()
    {
        await using var fatima = await ComeAsync();
        await using var piet = await ComeAsync();
        await piet.JoinAsync(await fatima.StartMeetingAsync());
        await piet.WriteAsync("Zonnepaneln");
        await fatima.SeesAsync("Zonnepaneln");
        await piet.IsSavedAsync();
        await piet.HasMenusAsync();

        await Server.KillAsync();
        await Expect(piet.Status).ToHaveTextAsync("Verbinding kwijt, alles is bewaard");
        await piet.WriteAsync("Zonder server geschreven");
        await Expect(piet.Note("Zonder server")).ToContainTextAsync("nog niet bewaard");
        await piet.ActOnAsync("Zonnepaneln");
        await piet.Page.GetByRole(AriaRole.Button, new() { Name = "Bewerken" }).ClickAsync();
        await piet.Page.GetByLabel("Tekst van het idee").FillAsync("Zonnepanelen");
        await piet.Page.GetByLabel("Tekst van het idee").PressAsync("Enter");
        await Expect(piet.Status).ToHaveTextAsync("Verbinding kwijt, 2 wijzigingen wachten");
        await fatima.WriteAsync("Ook van haar");

        await StartAgainAsync();
        await piet.IsSavedAsync();
        await fatima.IsSavedAsync();
        foreach (var visitor in new[] { fatima, piet })
        {
            await Expect(visitor.Notes).ToHaveCountAsync(3);
            foreach (var idea in new[] { "Zonnepanelen", "Zonder server geschreven", "Ook van haar" })
                await visitor.SeesAsync(idea);
        }
    }

    [Fact]
    public async Task A_tab_that_is_closed_without_a_server_sends_it_once_when_it_comes_back()
    {
        await using var fatima = await ComeAsync();
        await using var piet = await ComeAsync();
        await piet.JoinAsync(await fatima.StartMeetingAsync());
        await Server.KillAsync();
        await Expect(piet.Status).ToHaveTextAsync("Verbinding kwijt, alles is bewaard");
        await piet.WriteAsync("Eerste");
        await piet.WriteAsync("Tweede");
        await Expect(piet.Status).ToHaveTextAsync("Verbinding kwijt, 2 wijzigingen wachten");
        await piet.CloseTabAsync();
        await StartAgainAsync();

        await piet.NewTabAsync();
        await piet.OpenAsync();
        await piet.Page.GetByRole(AriaRole.Link, new() { Name = "Een warme wijk" }).ClickAsync();
        await piet.IsSavedAsync();
        await Expect(fatima.Notes).ToHaveCountAsync(2);
        await piet.ReopenAsync();
        await piet.IsSavedAsync();
        await Expect(piet.Notes).ToHaveCountAsync(2);
        await Expect(piet.Notes.First).ToContainTextAsync("Eerste");
    }

    [Fact]
    public async Task A_text_that_was_not_sent_is_offered_back()
    {
        await using var fatima = await ComeAsync();
        await fatima.StartMeetingAsync();
        await fatima.WriteAsync("Af");
        await fatima.IsSavedAsync();
        await fatima.Entry.FillAsync("Nog niet af");
        await fatima.ActOnAsync("Af");
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Bewerken" }).ClickAsync();
        await fatima.Page.GetByLabel("Tekst van het idee").FillAsync("Af, bijna");

        await fatima.ReopenAsync();

        await Expect(fatima.Entry).ToHaveValueAsync("Nog niet af");
        await Expect(fatima.Page.GetByLabel("Tekst van het idee")).ToHaveValueAsync("Af, bijna");
        await Expect(fatima.Page.GetByText("Je was hiermee bezig.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_command_that_was_answered_while_the_line_broke_is_there_once()
    {
        await using var fatima = await ComeAsync();
        var code = await fatima.StartMeetingAsync();
        await using var piet = await ComeAsync();
        await piet.JoinAsync(code);
        for (var i = 0; i < 6; i++)
        {
            // Killed while it is written, before or after it is saved.
            await piet.WriteAsync($"Idee {i}.");
            await Server.KillAsync();
            await StartAgainAsync();
        }

        await piet.IsSavedAsync();
        await Expect(fatima.Notes).ToHaveCountAsync(6);
        await Expect(piet.Notes).ToHaveCountAsync(6);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_page_that_stays_open_while_its_network_is_gone_says_so_keeps_writing_and_is_in_step_after(bool isSilent)
    {
        await using var line = new Line(Server.Address);
        await using var fatima = await ComeAsync();
        await using var piet = await Fixture.VisitorAsync(server: line.Address);
        await piet.JoinAsync(await fatima.StartMeetingAsync());
        await piet.WriteAsync("Ervoor");
        await fatima.SeesAsync("Ervoor");
        await piet.IsSavedAsync();
        await piet.HasMenusAsync();
        await piet.Page.EvaluateAsync("window.stays = true");

        if (isSilent)
        {
            // Out of reach: no connection breaks, but the browser notices that it has no network.
            line.FallSilent();
            await piet.SetOfflineAsync(true);
        }
        else
        {
            line.Cut();
        }

        await Expect(piet.Status).ToHaveTextAsync("Verbinding kwijt, alles is bewaard");
        await fatima.WriteAsync("Ondertussen");
        await piet.WriteAsync("Zonder netwerk");
        await piet.ActOnAsync("Ervoor");
        await piet.Page.GetByRole(AriaRole.Button, new() { Name = "Bewerken" }).ClickAsync();
        await piet.Page.GetByLabel("Tekst van het idee").FillAsync("Ervoor, en beter");
        await piet.Page.GetByLabel("Tekst van het idee").PressAsync("Enter");
        await Expect(piet.Status).ToHaveTextAsync("Verbinding kwijt, 2 wijzigingen wachten");
        await Expect(piet.Note("Zonder netwerk")).ToContainTextAsync("nog niet bewaard");
        await fatima.IsSavedAsync();
        await Expect(fatima.Notes).ToHaveCountAsync(2);

        line.Mend();
        if (isSilent)
            await piet.SetOfflineAsync(false);

        await piet.IsSavedAsync();
        foreach (var visitor in new[] { fatima, piet })
        {
            await Expect(visitor.Notes).ToHaveCountAsync(3);
            await Expect(visitor.Notes).ToContainTextAsync(["Ervoor, en beter", "Ondertussen", "Zonder netwerk"]);
        }

        (await piet.Page.EvaluateAsync<bool>("window.stays === true")).ShouldBeTrue("the page was not loaded anew");
        await fatima.WriteAsync("Weer samen");
        await piet.SeesAsync("Weer samen");
    }

    [Fact]
    public async Task A_request_to_start_or_join_without_a_server_keeps_what_was_filled_in()
    {
        await using var fatima = await ComeAsync();
        await fatima.OpenAsync();
        await fatima.Page.GetByLabel("Waar gaat de bijeenkomst over?").FillAsync("Een warme wijk");
        await Server.KillAsync();
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Begin nu" }).ClickAsync();
        await Expect(fatima.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("geen verbinding met de server");
        await StartAgainAsync();
        await Expect(fatima.Page.GetByLabel("Waar gaat de bijeenkomst over?")).ToHaveValueAsync("Een warme wijk");
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Begin nu" }).ClickAsync();
        await Expect(fatima.Page.GetByRole(AriaRole.Heading, new() { Name = "Nodig anderen uit" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_dot_without_a_server_shows_at_once_and_says_that_it_is_not_saved()
    {
        await using var fatima = await ComeAsync();
        await fatima.StartMeetingAsync();
        await fatima.WriteAsync("Zonnepanelen");
        await fatima.IsSavedAsync();
        await fatima.OpenRoundAsync();
        await Server.KillAsync();
        await Expect(fatima.Status).ToHaveTextAsync("Verbinding kwijt, alles is bewaard");
        await fatima.VoteAsync("Zonnepanelen");
        await Expect(fatima.Page.GetByText("Je hebt nog 2 van 3 stippen.")).ToBeVisibleAsync();
        await Expect(fatima.Note("Zonnepanelen")).ToContainTextAsync("nog niet bewaard");
        // How many voted is the server's to say.
        await Expect(fatima.Page.GetByText("0 van 1 stemden")).ToBeVisibleAsync();

        await StartAgainAsync();
        await fatima.IsSavedAsync();
        await Expect(fatima.Page.GetByText("1 van 1 stemde")).ToBeVisibleAsync();
        await Expect(fatima.Note("Zonnepanelen")).Not.ToContainTextAsync("nog niet bewaard");
        (await fatima.DotsOnAsync("Zonnepanelen")).ShouldBe(1);
    }

    [Fact]
    public async Task A_decision_whose_agenda_item_is_gone_comes_back_with_its_words()
    {
        await using var fatima = await ComeAsync();
        await using var noor = await ComeAsync();
        await noor.JoinAsync(await fatima.StartMeetingAsync(), "Noor");
        await fatima.GiveRoleAsync("Noor", "Notulist");
        foreach (var title in new[] { "Welkom", "Kiezen" })
        {
            await fatima.Page.GetByLabel("Nieuw agendapunt").FillAsync(title);
            await fatima.Page.GetByLabel("Nieuw agendapunt").PressAsync("Enter");
        }

        await noor.GoToAsync("Uitkomsten");
        await noor.Page.GetByRole(AriaRole.Button, new() { Name = "Besluit vastleggen" }).ClickAsync();
        await Expect(noor.Page.GetByLabel("Bij agendapunt").GetByRole(AriaRole.Option)).ToHaveCountAsync(2);
        await Server.KillAsync();
        await noor.Page.GetByLabel("Wat is er besloten?").FillAsync("Dit mag niet kwijt.");
        await noor.Page.GetByLabel("Bij agendapunt").SelectOptionAsync("2. Kiezen");
        await noor.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Besluit vastleggen" }).ClickAsync();
        await Expect(Decisions()).ToContainTextAsync("nog niet bewaard");
        await Expect(noor.Status).ToHaveTextAsync("Verbinding kwijt, 1 wijziging wacht");
        var address = noor.Page.Url;
        await noor.CloseTabAsync();

        await StartAgainAsync();
        await fatima.IsSavedAsync();
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Acties bij agendapunt Kiezen" }).ClickAsync();
        await fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Agenda" }).GetByRole(AriaRole.Button, new() { Name = "Verwijderen" }).ClickAsync();
        await fatima.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Verwijderen" }).ClickAsync();
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Agenda" })).Not.ToContainTextAsync("Kiezen");
        await fatima.IsSavedAsync();

        await noor.NewTabAsync();
        await noor.Page.GotoAsync(address);
        var notice = noor.Page.GetByRole(AriaRole.Region, new() { Name = "Niet gelukt, niets kwijt" });
        await Expect(notice).ToContainTextAsync("Dit mag niet kwijt.");
        await notice.GetByRole(AriaRole.Button, new() { Name = "Probeer het anders" }).ClickAsync();
        await Expect(noor.Page.GetByLabel("Wat is er besloten?")).ToHaveValueAsync("Dit mag niet kwijt.");
        await noor.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Besluit vastleggen" }).ClickAsync();
        await Expect(Decisions()).ToContainTextAsync("Dit mag niet kwijt.");
        await Expect(Decisions()).ToContainTextAsync("Welkom");
        await Expect(notice).ToBeHiddenAsync();

        ILocator Decisions() => noor.Page.GetByRole(AriaRole.Region, new() { Name = "Besluiten" });
    }

}
