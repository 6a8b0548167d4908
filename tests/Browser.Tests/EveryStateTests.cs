using System.Text.Json;
using System.Text.RegularExpressions;
using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>
/// What a page can come to that <see cref="AccessibilityTests"/> does not come by, in both languages, in both colour schemes, in fixed
/// colours and at 400 %. One visitor goes through many states, as one evening does.
/// </summary>
public sealed class EveryStateTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Theory]
    [InlineData("nl-NL", ColorScheme.Light, 360)]
    [InlineData("en-GB", ColorScheme.Dark, 1280)]
    public async Task Around_a_meeting_nothing_is_wrong_in_any_way_of_looking(string language, ColorScheme scheme, int width)
    {
        var nl = language is "nl-NL";
        await using var visitor = await fixture.VisitorAsync(width, 800, language, scheme);
        var page = visitor.Page;
        var look = new Inspection(page, scheme, $"around-{language[..2]}-{width}");

        // Nothing can be begun where the server cannot be reached, and what was filled in stays.
        await visitor.OpenAsync();
        await look.CheckAsync(nl ? "Samen verder denken" : "Think further, together");
        await page.RouteAsync("**/api/v1/**", route => route.AbortAsync());
        await page.GetByLabel(nl ? "Waar gaat de bijeenkomst over?" : "What is the meeting about?").FillAsync("Een warme wijk");
        await Button(page, nl ? "Begin nu" : "Start now").ClickAsync();
        await look.CheckAsync(nl ? "Er is nu geen verbinding met de server." : "There is no connection to the server right now.");
        await page.UnrouteAllAsync();

        // The example says everywhere what it is.
        await Button(page, nl ? "Bekijk een voorbeeld" : "See an example").ClickAsync();
        await look.CheckAsync(nl ? "Dit is een voorbeeld." : "This is an example, in Dutch.");
        await Button(page, nl ? "Uitnodigen" : "Invite").ClickAsync();
        var code = (await page.GetByLabel("Link", new() { Exact = true }).InputValueAsync())[^6..];
        await look.CheckAsync(code[..3]);
        await page.Keyboard.PressAsync("Escape");
        await GoAsync(page, nl ? "Notulen" : "Minutes");
        await look.CheckAsync("Welkom en check-in", isMagnified: width < 500);
        await GoAsync(page, nl ? "Uitkomsten" : "Outcomes");
        await look.CheckAsync("B-1", isMagnified: width < 500);

        // Whoever is in it already, and whoever has meetings on this device.
        await visitor.OpenAsync($"/m/{code}");
        await look.CheckAsync(nl ? "Of doe mee als iemand anders" : "Or join as somebody else");
        await page.RouteAsync("**/api/v1/join", route => route.AbortAsync());
        await page.GetByRole(AriaRole.Textbox).FillAsync("Piet");
        await Button(page, nl ? "Doe mee" : "Join").ClickAsync();
        await look.CheckAsync(nl ? "Er is nu geen verbinding" : "There is no connection");
        await page.UnrouteAllAsync();
        await visitor.OpenAsync();
        await look.CheckAsync(nl ? "Je bijeenkomsten op dit apparaat" : "Your meetings on this device");

        // After a day it is gone.
        await page.RouteWebSocketAsync(new Regex("/hub\\?"), socket => socket.OnMessage(message => AccessibilityTests.AnswerEnd(socket, message.Text!, "demonstration.ended")));
        await page.RouteAsync("**/invitation", route => route.FulfillAsync(new()
        {
            Status = 410,
            ContentType = "application/problem+json",
            Body = JsonSerializer.Serialize(new { code = "demonstration.ended", title = nl ? "Dit voorbeeld is na een dag opgeruimd. Op de beginpagina open je een nieuw voorbeeld." : "This example was cleared away after a day. You can open a new one on the start page." }),
        }));
        await page.GetByRole(AriaRole.Link, new() { Name = "Bijeenkomst 3" }).ClickAsync();
        await look.CheckAsync(nl ? "Dit voorbeeld is na een dag opgeruimd." : "This example was cleared away after a day.");

        // A meeting that is closed can be joined to read.
        var (facilitator, closed) = await fixture.Api.StartMeetingAsync("Een warme wijk");
        await using var hers = await HubClient.ConnectAsync(fixture.Address, facilitator.Token, facilitator.Entity);
        (await hers.SendAsync(Ids.Next(), new { type = "closeMeeting" })).GetProperty("status").GetString().ShouldBe("accepted");
        await visitor.OpenAsync($"/m/{closed}");
        await look.CheckAsync(nl ? "Deze bijeenkomst is afgesloten." : "This meeting is closed.");
    }

    [Theory]
    [InlineData("nl-NL", ColorScheme.Light, 360)]
    [InlineData("en-GB", ColorScheme.Dark, 1280)]
    public async Task In_the_outline_nothing_is_wrong_in_any_way_of_looking(string language, ColorScheme scheme, int width)
    {
        var nl = language is "nl-NL";
        var (facilitator, code) = await fixture.Api.StartMeetingAsync("Een warme wijk zonder gas: hoe krijgen we alle straten mee voor 2030?");
        var piet = await fixture.Api.JoinAsync(code);
        await using var his = await HubClient.ConnectAsync(fixture.Address, piet.Token, piet.Entity);
        await using var hers = await HubClient.ConnectAsync(fixture.Address, facilitator.Token, facilitator.Entity);
        await FillAsync(hers);
        await using var fatima = await fixture.VisitorAsync(width, 800, language, scheme);
        var page = fatima.Page;
        var look = new Inspection(page, scheme, $"outline-{language[..2]}-{width}");
        await fatima.OpenAsync($"/terug/{facilitator.MeetingId}#{facilitator.ReturnKey}");
        await Expect(fatima.Notes).ToHaveCountAsync(4);
        await Button(page, nl ? "Acties bij cluster Techniek" : "Actions for cluster Techniek").ClickAsync();
        await look.CheckAsync(nl ? "Cluster opheffen" : "Dissolve cluster");
        await Button(page, nl ? "Cluster opheffen" : "Dissolve cluster").ClickAsync();
        await look.CheckAsync(nl ? "Het cluster Techniek opheffen?" : "Dissolve the cluster Techniek?");
        await page.Keyboard.PressAsync("Escape");
        await Button(page, nl ? "Nieuw cluster" : "New cluster").Last.ClickAsync();
        await page.GetByLabel(nl ? "Naam van het cluster" : "Name of the cluster").FillAsync("Geld");
        await look.CheckAsync(nl ? "Maak cluster" : "Make cluster");
        await page.GetByLabel(nl ? "Naam van het cluster" : "Name of the cluster").PressAsync("Enter");

        // Found, and not found.
        await Button(page, nl ? "Zoeken en filteren" : "Find and filter").ClickAsync();
        var search = page.GetByRole(AriaRole.Searchbox);
        await search.FillAsync("een");
        await search.PressAsync("Enter");
        await look.CheckAsync(nl ? "1 van 2: Een warmtenet" : "1 of 2: Een warmtenet");
        await search.FillAsync("kernfusie");
        await look.CheckAsync(nl ? "0 van 4 ideeën passen." : "0 of 4 ideas match.");
        await Button(page, nl ? "Wis het filter" : "Clear the filter").ClickAsync();
        await Button(page, nl ? "Zoeken en filteren" : "Find and filter").ClickAsync();

        // Chosen, and what is asked of whoever has chosen.
        await page.Keyboard.PressAsync("Control+/");
        await look.CheckAsync(nl ? "Alles wat je kunt doen" : "Everything you can do");
        await Button(page, nl ? "Alle ideeën kiezen die je ziet" : "Select all ideas that you see").ClickAsync();
        await look.CheckAsync(nl ? "4 ideeën gekozen." : "4 ideas selected.");
        await page.GetByRole(AriaRole.Group, new() { Name = nl ? "4 ideeën gekozen." : "4 ideas selected." }).GetByRole(AriaRole.Button, new() { Name = nl ? "Naar een cluster" : "To a cluster" }).ClickAsync();
        await look.CheckAsync(nl ? "In geen cluster" : "In no cluster");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Escape");

        // Somebody who is followed.
        await using var following = his.Follow();
        await following.UntilAsync(replica => replica.Position is not null, "following");
        await his.SignalAsync(new { view = "ideas.columns", typing = true });
        if (width < 960)
            await GoAsync(page, nl ? "Mensen" : "People");
        await Button(page, nl ? "Volg Piet" : "Follow Piet").ClickAsync();
        await look.CheckAsync(nl ? "Je volgt Piet" : "You are following Piet");

        // The server was replaced by another version of itself.
        await page.RouteAsync("**/version.json", route => route.FulfillAsync(new() { ContentType = "application/json", Body = """{"build":"another","protocol":1}""" }));
        await fatima.SetOfflineAsync(true);
        await Expect(page.GetByText(nl ? "Verbinding kwijt" : "Connection lost").First).ToBeVisibleAsync();
        await fatima.SetOfflineAsync(false);
        await look.CheckAsync(nl ? "Er is een nieuwe versie van deze pagina." : "There is a new version of this page.");
    }

    [Theory]
    [InlineData("nl-NL", ColorScheme.Light, 360)]
    [InlineData("en-GB", ColorScheme.Dark, 1280)]
    public async Task On_the_canvas_nothing_is_wrong_in_any_way_of_looking(string language, ColorScheme scheme, int width)
    {
        var nl = language is "nl-NL";
        var (facilitator, _) = await fixture.Api.StartMeetingAsync("Een warme wijk");
        await using var hers = await HubClient.ConnectAsync(fixture.Address, facilitator.Token, facilitator.Entity);
        await using var fatima = await fixture.VisitorAsync(width, 800, language, scheme);
        var page = fatima.Page;
        var look = new Inspection(page, scheme, $"canvas-{language[..2]}-{width}");
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await fatima.OpenAsync($"/terug/{facilitator.MeetingId}#{facilitator.ReturnKey}");
        await Button(page, "Canvas").ClickAsync();
        await look.CheckAsync(nl ? "schrijf daar een idee." : "write an idea there.");
        await FillAsync(hers);
        await Expect(page.Locator("#ideas-title")).ToContainTextAsync("4");
        await Button(page, nl ? "Alles in beeld" : "Everything in view").ClickAsync();
        await look.CheckAsync("Techniek");
        // What is chosen is brought into view.
        await page.ReloadAsync();
        var view = page.GetByRole(AriaRole.Application);
        var bar = page.GetByRole(AriaRole.Group, new() { Name = nl ? "Acties bij wat je koos" : "Actions for what you chose" });
        await view.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await bar.GetByRole(AriaRole.Button, new() { Name = nl ? "Kleur" : "Colour" }).ClickAsync();
        await look.CheckAsync(nl ? "Geen kleur" : "No colour");
        await bar.GetByRole(AriaRole.Button, new() { Name = nl ? "Meer" : "More" }).ClickAsync();
        await look.CheckAsync(nl ? "Maak er een besluit van" : "Make it a decision");
        await bar.GetByRole(AriaRole.Button, new() { Name = nl ? "Verbind" : "Connect", Exact = true }).ClickAsync();
        await look.CheckAsync(nl ? "Kies het briefje waarmee je het verbindt" : "Choose the note to connect it with");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await look.CheckAsync(nl ? "Verbind twee briefjes" : "Connect two notes");
        await page.Keyboard.PressAsync("Escape");
        await bar.Locator(".line").GetByRole(AriaRole.Button, new() { Name = nl ? "Bewerken" : "Edit" }).ClickAsync();
        await Expect(view.Locator("textarea")).ToBeFocusedAsync();
        await look.CheckAsync(nl ? "Annuleren" : "Cancel");
        await view.Locator("textarea").PressAsync("Escape");
        await bar.GetByRole(AriaRole.Button, new() { Name = nl ? "Kies niets" : "Choose nothing" }).ClickAsync();
        await Button(page, nl ? "Presenteren" : "Present").ClickAsync();
        await look.CheckAsync(nl ? "Overzicht" : "Overview");
        await page.Keyboard.PressAsync("ArrowRight");
        await look.CheckAsync(nl ? "2 van" : "2 of");
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name });

    private static Task GoAsync(IPage page, string part) => page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = part }).ClickAsync();

    private static async Task FillAsync(HubClient hers)
    {
        var (cluster, sun, net) = (Ids.Next(), Ids.Next(), Ids.Next());
        foreach (var command in new object[]
        {
            new { type = "addAgendaItem", itemId = Ids.Next(), title = "Inchecken" },
            new { type = "addCluster", clusterId = cluster, name = "Techniek" },
            new { type = "addIdea", ideaId = sun, text = "Zonnepanelen op het dak van de school", clusterId = cluster, colour = "yellow" },
            new { type = "addIdea", ideaId = net, text = "Een warmtenet met restwarmte" },
            new { type = "addIdea", ideaId = Ids.Next(), text = "Een buurtcoach die bij je thuis meekijkt", colour = "green" },
            new { type = "addIdea", ideaId = Ids.Next(), text = "Avond met soep" },
            new { type = "addLink", linkId = Ids.Next(), fromIdeaId = sun, toIdeaId = net, label = "helpt bij" },
        })
            (await hers.SendAsync(Ids.Next(), command)).GetProperty("status").GetString().ShouldBe("accepted");
    }
}
