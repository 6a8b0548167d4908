using System.Text;
using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

public sealed class MeetingTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Two_people_see_each_others_ideas()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        await piet.JoinAsync(await fatima.StartMeetingAsync());

        await fatima.WriteAsync("Isoleren begint met luisteren");
        await piet.SeesAsync("Isoleren begint met luisteren");
        await piet.WriteAsync("Zonnepanelen op school");
        await fatima.SeesAsync("Zonnepanelen op school");
        await Expect(piet.Entry).ToBeFocusedAsync();
        await Expect(fatima.Note("Zonnepanelen")).ToContainTextAsync("Piet");
        await Expect(piet.Note("Zonnepanelen")).ToContainTextAsync("jij");
        await fatima.IsSavedAsync();
        await Expect(fatima.Page.GetByText("2 aanwezig")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Somebody_who_comes_late_sees_everything()
    {
        await using var fatima = await fixture.VisitorAsync();
        var code = await fatima.StartMeetingAsync();
        for (var i = 1; i <= 12; i++)
            await fatima.WriteAsync($"Idee nummer {i}.");
        await fatima.IsSavedAsync();

        await using var late = await fixture.VisitorAsync();
        await late.JoinAsync(code, "Mila");
        await Expect(late.Notes).ToHaveCountAsync(12);
        await Expect(late.Notes.First).ToContainTextAsync("Idee nummer 1.");
        await Expect(late.Notes.Last).ToContainTextAsync("Idee nummer 12.");
    }

    [Fact]
    public async Task An_idea_is_edited_moved_and_removed()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        await piet.JoinAsync(await fatima.StartMeetingAsync());
        await piet.WriteAsync("Zonnepaneln");
        await piet.ActOnAsync("Zonnepaneln");
        await piet.Page.GetByRole(AriaRole.Button, new() { Name = "Bewerken" }).ClickAsync();
        await piet.Page.GetByLabel("Tekst van het idee").FillAsync("Zonnepanelen");
        await piet.Page.GetByLabel("Tekst van het idee").PressAsync("Enter");
        await fatima.SeesAsync("Zonnepanelen");

        await fatima.NewClusterAsync("Dak");
        await fatima.ActOnAsync("Zonnepanelen");
        await fatima.Page.GetByLabel("Naar cluster").SelectOptionAsync("Dak");
        await Expect(piet.Page.GetByRole(AriaRole.Region, new() { Name = "Dak" }).Locator("article")).ToContainTextAsync("Zonnepanelen");

        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Kolommen" }).ClickAsync();
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Dak" }).Locator("article")).ToContainTextAsync("Zonnepanelen");

        await piet.ActOnAsync("Zonnepanelen");
        await piet.Note("Zonnepanelen").GetByRole(AriaRole.Button, new() { Name = "Verwijderen" }).ClickAsync();
        await piet.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Verwijderen" }).ClickAsync();
        await Expect(fatima.Notes).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_idea_is_dragged_to_a_column()
    {
        await using var fatima = await fixture.VisitorAsync(1440);
        await fatima.StartMeetingAsync();
        await fatima.WriteAsync("Zonnepanelen");
        await fatima.NewClusterAsync("Dak");
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Kolommen" }).ClickAsync();
        var column = fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Dak" });
        await fatima.Note("Zonnepanelen").DragToAsync(column);
        await Expect(column.Locator("article")).ToContainTextAsync("Zonnepanelen");
        await fatima.IsSavedAsync();
    }

    [Fact]
    public async Task Two_who_edit_one_idea_both_keep_their_words()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        await piet.JoinAsync(await fatima.StartMeetingAsync());
        await piet.WriteAsync("Zonnepanelen");
        await fatima.SeesAsync("Zonnepanelen");
        foreach (var visitor in new[] { piet, fatima })
        {
            await visitor.ActOnAsync("Zonnepanelen");
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Bewerken" }).ClickAsync();
        }

        await fatima.Page.GetByLabel("Tekst van het idee").FillAsync("Zonnepanelen op school");
        await fatima.Page.GetByLabel("Tekst van het idee").PressAsync("Enter");
        await fatima.IsSavedAsync();
        await piet.Page.GetByLabel("Tekst van het idee").FillAsync("Zonnepanelen op de kerk");
        await piet.Page.GetByLabel("Tekst van het idee").PressAsync("Enter");

        var notice = piet.Page.GetByRole(AriaRole.Region, new() { Name = "Niet gelukt, niets kwijt" });
        await Expect(notice).ToContainTextAsync("Zonnepanelen op school");
        await Expect(notice).ToContainTextAsync("Zonnepanelen op de kerk");
        await notice.GetByRole(AriaRole.Button, new() { Name = "Zet mijn tekst" }).ClickAsync();
        await fatima.SeesAsync("Zonnepanelen op de kerk");
        await Expect(notice).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_return_link_brings_the_same_person_to_a_second_device()
    {
        await using var laptop = await fixture.VisitorAsync();
        await laptop.StartMeetingAsync();
        await laptop.WriteAsync("Op de laptop");
        var link = await laptop.ReturnLinkAsync();

        await using var phone = await fixture.VisitorAsync(390, 800);
        await phone.OpenAsync(link);
        await phone.SeesAsync("Op de laptop");
        phone.Page.Url.ShouldNotContain("#");
        await Expect(phone.Note("Op de laptop")).ToContainTextAsync("jij");
        await phone.WriteAsync("Op de telefoon");
        await Expect(laptop.Note("Op de telefoon")).ToContainTextAsync("jij");
        await Expect(laptop.Page.GetByText("1 aanwezig")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_phone_does_all_that_a_laptop_does_with_nothing_beyond_its_edge()
    {
        await using var fatima = await fixture.VisitorAsync();
        var code = await fatima.StartMeetingAsync();
        await using var phone = await fixture.VisitorAsync(360, 640);
        await phone.JoinAsync(code);
        await phone.WriteAsync("Een idee met een heel lang woord: arbeidsongeschiktheidsverzekeringsmaatschappij");
        await fatima.SeesAsync("arbeidsongeschiktheidsverzekeringsmaatschappij");
        await phone.NewClusterAsync("Van de telefoon");
        await phone.ActOnAsync("Een idee");
        await phone.Page.GetByLabel("Naar cluster").SelectOptionAsync("Van de telefoon");
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Van de telefoon" }).Locator("article")).ToHaveCountAsync(1);
        foreach (var part in new[] { "Notulen", "Uitkomsten", "Agenda", "Mensen", "Ideeën" })
        {
            await phone.GoToAsync(part);
            (await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360, part);
        }
    }

    [Fact]
    public async Task The_agenda_is_kept_by_the_facilitator_and_read_by_all()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        await piet.JoinAsync(await fatima.StartMeetingAsync());
        foreach (var title in new[] { "Ideeën ophalen", "Inchecken" })
        {
            await fatima.Page.GetByLabel("Nieuw agendapunt").FillAsync(title);
            await fatima.Page.GetByLabel("Nieuw agendapunt").PressAsync("Enter");
        }

        var agenda = piet.Page.GetByRole(AriaRole.Region, new() { Name = "Agenda" });
        await Expect(agenda.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Acties bij agendapunt Inchecken" }).ClickAsync();
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Omhoog" }).ClickAsync();
        await Expect(agenda.GetByRole(AriaRole.Listitem).First).ToContainTextAsync("Inchecken");
        await Expect(agenda.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Whoever_is_removed_hears_why_and_the_others_go_on()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        await piet.JoinAsync(await fatima.StartMeetingAsync());
        await fatima.RemoveAsync("Piet", "Reclame");

        await Expect(piet.Page.GetByRole(AriaRole.Heading, new() { Name = "Je doet niet meer mee" })).ToBeVisibleAsync();
        await Expect(piet.Page.GetByText("Reclame")).ToBeVisibleAsync();
        await fatima.WriteAsync("Wij gaan door");
        await fatima.IsSavedAsync();
    }

    [Fact]
    public async Task A_role_that_changes_shows_at_once_in_what_somebody_can_do()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        await piet.JoinAsync(await fatima.StartMeetingAsync());
        await fatima.GiveRoleAsync("Piet", "Meelezer");
        await Expect(piet.Page.GetByText("Je leest mee in deze bijeenkomst.")).ToBeVisibleAsync();
        await Expect(piet.Entry).ToBeHiddenAsync();
        await fatima.GiveRoleAsync("Piet", "Begeleider");
        await Expect(piet.Page.GetByLabel("Nieuw agendapunt")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_closed_meeting_can_be_read_taken_along_and_opened_again()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        await piet.JoinAsync(await fatima.StartMeetingAsync("Een warme wijk"));
        await piet.WriteAsync("Zonnepanelen");
        await fatima.SeesAsync("Zonnepanelen");
        await fatima.CloseMeetingAsync();

        await Expect(piet.Page.GetByText("De bijeenkomst is afgesloten. Je kunt alles nog lezen")).ToBeVisibleAsync();
        await Expect(piet.Entry).ToBeHiddenAsync();
        await piet.Page.GetByRole(AriaRole.Button, new() { Name = "Meer" }).ClickAsync();
        var download = await piet.Page.RunAndWaitForDownloadAsync(() => piet.Page.GetByRole(AriaRole.Button, new() { Name = "Tekst (Markdown)" }).ClickAsync());
        (await File.ReadAllTextAsync(await download.PathAsync())).ShouldContain("Zonnepanelen");

        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Meer" }).ClickAsync();
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Bijeenkomst weer openen" }).ClickAsync();
        await piet.Page.Keyboard.PressAsync("Escape");
        await Expect(piet.Entry).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_wrong_code_says_so_and_leads_back()
    {
        await using var visitor = await fixture.VisitorAsync();
        await visitor.OpenAsync();
        await visitor.Page.GetByLabel("Code van zes tekens").FillAsync("abc");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Verder" }).ClickAsync();
        await Expect(visitor.Page.GetByText("Een code heeft zes tekens.")).ToBeVisibleAsync();
        await visitor.Page.GetByLabel("Code van zes tekens").FillAsync("bbb bbb");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Verder" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Deze code klopt niet.");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Een andere code invullen" }).ClickAsync();
        await Expect(visitor.Page.GetByLabel("Code van zes tekens")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task It_works_over_plain_http_at_an_address_in_the_building()
    {
        var server = new Uri($"http://hal.test:{fixture.Address.Port}");
        await using var fatima = await fixture.VisitorAsync(server: server);
        await using var piet = await fixture.VisitorAsync(server: server);
        await piet.JoinAsync(await fatima.StartMeetingAsync());
        (await piet.Page.EvaluateAsync<bool>("isSecureContext")).ShouldBeFalse("otherwise this shows nothing");
        await piet.WriteAsync("Zonder slotje");
        await fatima.SeesAsync("Zonder slotje");
        await piet.IsSavedAsync();
    }

    [Fact]
    public async Task The_first_visit_of_a_phone_to_join_and_write_takes_no_more_than_120_kB()
    {
        // As it is when a hall joins: some ideas are there.
        var (facilitator, code) = await fixture.Api.StartMeetingAsync();
        await using var client = await HubClient.ConnectAsync(fixture.Address, facilitator.Token, facilitator.Entity);
        foreach (var idea in new[] { "Zonnepanelen op de school", "Een warmtenet met de buurt", "Avond met soep", "Een buurtcoach", "Samen isoleren", "Een deelauto in elke straat" })
            await client.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text = idea });
        // A phone that asks for nothing special: what comes ahead of need must not come before the first idea.
        await using var phone = await fixture.VisitorAsync(390, 800, server: fixture.Address);
        var session = await phone.Page.Context.NewCDPSessionAsync(phone.Page);
        await session.SendAsync("Network.enable");
        double bytes = 0, live = 0;
        session.Event("Network.loadingFinished").OnEvent += (_, json) => bytes += json!.Value.GetProperty("encodedDataLength").GetDouble();
        foreach (var way in new[] { "Network.webSocketFrameReceived", "Network.webSocketFrameSent" })
            session.Event(way).OnEvent += (_, json) => live += Encoding.UTF8.GetByteCount(json!.Value.GetProperty("response").GetProperty("payloadData").GetString()!);
        await phone.JoinAsync(code);
        await phone.WriteAsync("Eerste idee");
        await phone.IsSavedAsync();
        live.ShouldBeGreaterThan(1_000, "otherwise the live connection is not counted");
        (bytes + live).ShouldBeInRange(30_000, 120_000, $"{live} of them over the live connection");
    }
}
