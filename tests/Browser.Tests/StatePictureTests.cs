using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>Takes the pictures of the states that <see cref="PictureTests"/> does not come by: what is asked, chosen, refused or empty, on a tablet, and in English in the dark.</summary>
public sealed class StatePictureTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>, IDisposable
{
    private readonly Pictures _pictures = new();

    public void Dispose() => _pictures.Dispose();

    [PicturesFact]
    public async Task Every_state_on_a_phone()
    {
        var (facilitator, code) = await fixture.Api.StartMeetingAsync("Een warme wijk zonder gas");
        await using var phone = await fixture.VisitorAsync(360, 740);
        var page = phone.Page;
        // What is not right, and what to do then.
        await phone.OpenAsync("/m/BBBBBB");
        await SeenAsync(page, "Deze code klopt niet.");
        await TakeAsync("code-wrong-360");
        await phone.OpenAsync("/nergens");
        await SeenAsync(page, "Hier is niets");
        await TakeAsync("not-found-360");
        await phone.OpenAsync("/bijeenkomst/0123456789abcdef");
        await SeenAsync(page, "Je doet hier nog niet mee");
        await TakeAsync("refused-360");
        await phone.OpenAsync($"/m/{code}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Doe mee" }).ClickAsync();
        await SeenAsync(page, "Vul dit in.");
        await TakeAsync("join-error-360");

        // Nothing yet.
        await phone.OpenAsync($"/terug/{facilitator.MeetingId}#{facilitator.ReturnKey}");
        await SeenAsync(page, "Nog geen ideeën.");
        await TakeAsync("empty-360");
        await phone.GoToAsync("Uitkomsten");
        await SeenAsync(page, "Er zijn nog geen besluiten.");
        await TakeAsync("outcomes-empty-360");

        // What can be done with an idea, and what is asked then.
        await ExampleAsync(phone);
        await phone.ActOnAsync("energiecoach");
        await SeenAsync(page, "Naar cluster");
        await page.EvaluateAsync("scrollTo(0, 260)");
        await TakeAsync("menu-360");
        await phone.Note("energiecoach").GetByRole(AriaRole.Button, new() { Name = "Kiezen of loslaten" }).ClickAsync();
        await phone.ActOnAsync("energiecoach");
        await SeenAsync(page, "1 idee gekozen.");
        await TakeAsync("selection-360");
        await page.GetByRole(AriaRole.Group, new() { Name = "1 idee gekozen." }).GetByRole(AriaRole.Button, new() { Name = "Naar een cluster" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Radio).First).ToBeVisibleAsync();
        await TakeAsync("ask-360");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "Laat los" }).ClickAsync();
        await phone.StartEditAsync("Keukentafelgesprek");
        await Expect(page.GetByLabel("Tekst van het idee")).ToBeFocusedAsync();
        await TakeAsync("edit-360", keepsFocus: true);
        await page.GetByLabel("Tekst van het idee").PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "Kolommen" }).ClickAsync();
        await page.EvaluateAsync("scrollTo(0, 0)");
        await TakeAsync("columns-360");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lijst", Exact = true }).ClickAsync();

        // The whole of the meeting.
        await page.GetByRole(AriaRole.Button, new() { Name = "Uitnodigen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        await TakeAsync("invite-360");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "Meer", Exact = true }).ClickAsync();
        await SeenAsync(page, "Meenemen als bestand");
        await TakeAsync("more-360");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "Stemronde openen" }).ClickAsync();
        await page.GetByLabel("Stippen per persoon").FillAsync("0");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open de stemronde" }).ClickAsync();
        await SeenAsync(page, "Kies een getal van 1 tot en met 99.");
        await TakeAsync("vote-form-360");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bekijk de uitslag" }).ClickAsync();
        await SeenAsync(page, "Als tabel");
        await TakeAsync("result-360");
        await phone.GoToAsync("Uitkomsten");
        await page.GetByRole(AriaRole.Button, new() { Name = "Actie afspreken" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Actie afspreken" }).ClickAsync();
        await SeenAsync(page, "Kies wie het doet.");
        await TakeAsync("outcome-form-360");
        await page.Keyboard.PressAsync("Escape");
        foreach (var (part, name) in new[] { ("Notulen", "minutes-read-360"), ("Agenda", "agenda-360"), ("Mensen", "people-360") })
        {
            await phone.GoToAsync(part);
            await SeenAsync(page, part is "Mensen" ? "Marloes Teunissen" : "Welkom en check-in");
            await TakeAsync(name);
        }

        Task TakeAsync(string name, bool keepsFocus = false) => _pictures.TakeAsync(phone, name, keepsFocus: keepsFocus);
    }

    [PicturesFact]
    public async Task Two_texts_to_choose_from_and_a_meeting_that_is_closed()
    {
        var (facilitator, code) = await fixture.Api.StartMeetingAsync("Een warme wijk zonder gas");
        var piet = await fixture.Api.JoinAsync(code, "Piet de Vries");
        await using var his = await HubClient.ConnectAsync(fixture.Address, piet.Token, piet.Entity);
        await using var hers = await HubClient.ConnectAsync(fixture.Address, facilitator.Token, facilitator.Entity);
        const string before = "Zonnepanelen op de school";
        var idea = Ids.Next();
        await his.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = idea, text = before });
        await using var phone = await fixture.VisitorAsync(360, 740);
        await phone.OpenAsync($"/terug/{facilitator.MeetingId}#{facilitator.ReturnKey}");
        await phone.StartEditAsync(before);
        await phone.Page.GetByLabel("Tekst van het idee").FillAsync("Zonnepanelen op de school en de gymzaal");
        await his.SendAsync(Ids.Next(), new { type = "editIdea", ideaId = idea, text = "Zonnepanelen op het dak van de school", was = before });
        await phone.Page.GetByLabel("Tekst van het idee").PressAsync("Enter");
        await SeenAsync(phone.Page, "Niet gelukt, niets kwijt");
        await _pictures.TakeAsync(phone, "two-texts-360");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Laat staan wat er staat" }).ClickAsync();
        await hers.SendAsync(Ids.Next(), new { type = "closeMeeting" });
        await SeenAsync(phone.Page, "De bijeenkomst is afgesloten.");
        await _pictures.TakeAsync(phone, "closed-360");
    }

    [PicturesFact]
    public async Task An_outline_by_agenda()
    {
        var (facilitator, _) = await fixture.Api.StartMeetingAsync("Een warme wijk zonder gas");
        await using var hers = await HubClient.ConnectAsync(fixture.Address, facilitator.Token, facilitator.Entity);
        await hers.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text = "Wie nodigen we nog uit?" });
        await AgendaOutlineTests.RunAsync(hers, "Ideeën verzamelen", "Brainstorm", ["Zonnepanelen op de school", "Een warmtenet met restwarmte", "Isoleren begint met luisteren"], "Energie");
        await AgendaOutlineTests.RunAsync(hers, "Vooruitkijken", "Terugkijken vanuit later", ["In 2035 is elk huis warm", "De straat heeft een eigen batterij"], null);
        foreach (var (width, height) in new[] { (360, 740), (768, 1024), (1440, 900) })
        {
            await using var visitor = await fixture.VisitorAsync(width, height);
            await visitor.OpenAsync($"/terug/{facilitator.MeetingId}#{facilitator.ReturnKey}");
            await SeenAsync(visitor.Page, "Zonder agendapunt");
            await _pictures.TakeAsync(visitor, $"outline-{width}");
            if (width < 1440)
                continue;
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Kolommen" }).ClickAsync();
            await _pictures.TakeAsync(visitor, "outline-columns-1440");
        }
    }

    [PicturesFact]
    public async Task Every_page_on_a_tablet()
    {
        var (_, code) = await fixture.Api.StartMeetingAsync("Een warme wijk zonder gas");
        await using var tablet = await fixture.VisitorAsync(768, 1024);
        var page = tablet.Page;
        await tablet.OpenAsync();
        await SeenAsync(page, "Samen verder denken");
        await TakeAsync("start-768");
        await tablet.OpenAsync($"/m/{code}");
        await SeenAsync(page, "Een warme wijk zonder gas");
        await TakeAsync("join-768");
        await ExampleAsync(tablet);
        await page.GetByRole(AriaRole.Button, new() { Name = "Kolommen" }).ClickAsync();
        await TakeAsync("columns-768");
        await tablet.OpenRoundAsync();
        await tablet.VoteAsync("energiecoach");
        await tablet.IsSavedAsync();
        await page.EvaluateAsync("scrollTo(0, 0)");
        await TakeAsync("vote-768");
        await tablet.CloseRoundAsync();
        foreach (var (part, name) in new[] { ("Notulen", "minutes-768"), ("Uitkomsten", "outcomes-768") })
        {
            await tablet.GoToAsync(part);
            await SeenAsync(page, part is "Notulen" ? "Lokale Duurzame Energie" : "B-1");
            await TakeAsync(name);
        }

        Task TakeAsync(string name) => _pictures.TakeAsync(tablet, name);
    }

    [PicturesFact]
    public async Task In_English_in_the_dark_in_fixed_colours_and_at_400_percent()
    {
        var (_, code) = await fixture.Api.StartMeetingAsync("Een warme wijk zonder gas");
        await using var visitor = await fixture.VisitorAsync(1440, 900, "en-GB", ColorScheme.Dark);
        var page = visitor.Page;
        await visitor.OpenAsync();
        await SeenAsync(page, "Think further, together");
        await TakeAsync("start-en-dark-1440");
        await visitor.OpenAsync($"/m/{code}");
        await SeenAsync(page, "Een warme wijk zonder gas");
        await TakeAsync("join-en-dark-1440");
        await visitor.OpenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "See an example" }).ClickAsync();
        await Expect(visitor.Notes).ToHaveCountAsync(18);
        await page.GetByRole(AriaRole.Button, new() { Name = "Columns" }).ClickAsync();
        await TakeAsync("columns-en-dark-1440");
        await page.Keyboard.PressAsync("?");
        await SeenAsync(page, "Everything you can do");
        await TakeAsync("shortcuts-en-dark-1440");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open a vote" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the vote" }).ClickAsync();
        await visitor.Note("energiecoach").GetByRole(AriaRole.Button, new() { Name = "Add a dot" }).ClickAsync();
        await SeenAsync(page, "1 of ");
        await page.EvaluateAsync("scrollTo(0, 0)");
        await TakeAsync("vote-en-dark-1440");
        foreach (var (part, name, content) in new[] { ("Minutes", "minutes-en-dark-1440", "Lokale Duurzame Energie"), ("Outcomes", "outcomes-en-dark-1440", "B-1") })
        {
            await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = part }).ClickAsync();
            await SeenAsync(page, content);
            await TakeAsync(name);
        }

        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Ideas" }).ClickAsync();
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await TakeAsync("fixed-colours-1440");
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
        await page.SetViewportSizeAsync(320, 512);
        await TakeAsync("magnified-320");

        Task TakeAsync(string name) => _pictures.TakeAsync(visitor, name);
    }

    private static Task SeenAsync(IPage page, string words) => Expect(page.GetByText(words).Locator("visible=true").First).ToBeVisibleAsync();

    private static async Task ExampleAsync(Visitor visitor)
    {
        await visitor.OpenAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Bekijk een voorbeeld" }).ClickAsync();
        await Expect(visitor.Notes).ToHaveCountAsync(18);
        await visitor.IsSavedAsync();
    }
}
