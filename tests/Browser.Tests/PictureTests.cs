using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>Takes the pictures of docs/pictures, so that they are of the product as it is: see <see cref="Pictures"/>.</summary>
public sealed class PictureTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>, IDisposable
{
    private readonly Pictures _pictures = new();

    public void Dispose() => _pictures.Dispose();

    [Fact]
    public async Task Start_join_and_meeting_on_a_laptop_and_a_phone()
    {
        await using var fatima = await fixture.VisitorAsync(1440, 900);
        await fatima.OpenAsync();
        await TakeAsync(fatima, "start-1440");
        var code = await fatima.StartMeetingAsync("Een warme wijk zonder gas", "Fatima");

        await using var phone = await fixture.VisitorAsync(360, 740);
        await phone.OpenAsync();
        await TakeAsync(phone, "start-360");
        await phone.OpenAsync($"/m/{code}");
        await phone.Page.GetByLabel("Je naam").FillAsync("Piet de Vries");
        await phone.Page.GetByText("In de zaal").ClickAsync();
        await phone.Page.GetByText("Ondernemers").ClickAsync();
        await TakeAsync(phone, "join-360");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Doe mee" }).ClickAsync();
        await phone.IsSavedAsync();

        await using var mila = await fixture.VisitorAsync(1440, 900);
        await mila.OpenAsync($"/m/{code}");
        await mila.Page.GetByLabel("Je naam").FillAsync("Mila");
        await mila.Page.GetByText("Op afstand").ClickAsync();
        await mila.Page.GetByText("Burgers en samenleving").ClickAsync();
        await TakeAsync(mila, "join-1440");
        await mila.Page.GetByRole(AriaRole.Button, new() { Name = "Doe mee" }).ClickAsync();
        await mila.IsSavedAsync();

        await FillAsync(fatima, phone, mila);
        await TakeAsync(fatima, "meeting-list-1440");
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Kolommen" }).ClickAsync();
        await TakeAsync(fatima, "meeting-1440");
        await phone.Page.EvaluateAsync("scrollTo(0, 0)");
        await TakeAsync(phone, "meeting-360");
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Uitnodigen" }).ClickAsync();
        await Expect(fatima.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        await TakeAsync(fatima, "invite-1440");
        await fatima.Page.Keyboard.PressAsync("Escape");

        await fatima.OpenRoundAsync();
        foreach (var (visitor, ideas) in new[]
        {
            (phone, new[] { "Zonnepanelen", "Zonnepanelen", "warmtenet" }),
            (mila, ["soep", "soep", "buurtcoach"]),
            (fatima, ["warmtenet", "buurtcoach"]),
        })
        {
            foreach (var idea in ideas)
                await visitor.VoteAsync(idea);
            await visitor.IsSavedAsync();
        }

        await Expect(fatima.Page.GetByText("3 van 3 stemden")).ToBeVisibleAsync();
        await fatima.Page.EvaluateAsync("scrollTo(0, 0)");
        await TakeAsync(fatima, "vote-1440");
        await phone.Note("Zonnepanelen").ScrollIntoViewIfNeededAsync();
        await TakeAsync(phone, "vote-360");
        await fatima.CloseRoundAsync();
        await TakeAsync(fatima, "result-1440");

        await WriteOutcomesAsync(fatima);
        foreach (var (visitor, name) in new[] { (fatima, "outcomes-1440"), (phone, "outcomes-360") })
        {
            await visitor.GoToAsync("Uitkomsten");
            await Expect(visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Acties" }).GetByText("A-1", new() { Exact = true })).ToBeVisibleAsync();
            await TakeAsync(visitor, name);
        }
    }

    private static async Task WriteOutcomesAsync(Visitor fatima)
    {
        await fatima.ActOnAsync("Zonnepanelen");
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Maak er een besluit van" }).ClickAsync();
        await fatima.Page.GetByLabel("Wat is er besloten?").FillAsync("De school krijgt zonnepanelen; we beginnen met het dak van de gymzaal.");
        await fatima.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Besluit vastleggen" }).ClickAsync();
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Maak er een actie van" }).ClickAsync();
        await fatima.Page.GetByLabel("Wat gaat er gebeuren?").FillAsync("Vraag drie offertes aan bij installateurs uit de wijk.");
        await fatima.Page.GetByLabel("Wie doet het?").SelectOptionAsync("Piet de Vries");
        await fatima.Page.GetByLabel("Klaar op").FillAsync("2027-03-01");
        await fatima.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Actie afspreken" }).ClickAsync();
        await Expect(fatima.Note("Zonnepanelen")).ToContainTextAsync("leidde tot B-1, A-1");
        await fatima.ActOnAsync("Zonnepanelen");
        await fatima.IsSavedAsync();
    }

    [Fact]
    public async Task Minutes_on_a_laptop_and_a_phone()
    {
        const string item = "Welkom en inchecken";
        var (facilitator, code) = await fixture.Api.StartMeetingAsync("Een warme wijk zonder gas");
        await using var hub = await HubClient.ConnectAsync(fixture.Address, facilitator.Token, facilitator.Entity);
        foreach (var title in new[] { item, "Ideeën ophalen", "Kiezen en afspreken" })
            await hub.SendAsync(Ids.Next(), new { type = "addAgendaItem", itemId = Ids.Of(title.Replace(" ", "-").Replace("ë", "e")), title });
        await using var fatima = await fixture.VisitorAsync(1440, 900);
        await fatima.OpenAsync(new Uri(facilitator.ReturnUrl).PathAndQuery + new Uri(facilitator.ReturnUrl).Fragment);
        await using var phone = await fixture.VisitorAsync(360, 740);
        await phone.JoinAsync(code, "Mila");
        await using var piet = await fixture.VisitorAsync();
        await piet.JoinAsync(code, "Piet de Vries");
        foreach (var visitor in new[] { fatima, phone, piet })
            await visitor.GoToAsync("Notulen");

        var (hers, his) = (new Minutes(fatima, item), new Minutes(piet, item));
        await hers.TypeAsync(
            "# Wie is er?\n- Fatima, begeleider\nPiet, van de woningcorporatie\nMila, uit de wijk\n\n\n"
            + "Iedereen vertelt **waarom** dit onderwerp _nu_ speelt. Zie ook [het wijkplan](https://voorbeeld.nl/plan).\n");
        await his.UntilAsync(text => text.EndsWith("plan).\n"), "her words");
        await his.TypeAsync("Piet: de eerste tien huizen kunnen dit jaar nog.");
        await hers.UntilAsync(text => text.EndsWith("dit jaar nog."), "his words");
        await phone.Page.GetByRole(AriaRole.Region, new() { Name = item }).GetByRole(AriaRole.Button, new() { Name = "Schrijf mee" }).TapAsync();
        var milas = new Minutes(phone, item);
        await Expect(milas.Editor).ToBeFocusedAsync();
        await milas.UntilAsync(text => text.EndsWith("dit jaar nog."), "his words");
        await phone.Page.Keyboard.TypeAsync(" Mila belt ze.");
        await hers.GoToAsync(3);
        await his.GoToAsync(40);
        await Expect(hers.Section.GetByText("Piet de Vries en Mila schrijven hier").Or(hers.Section.GetByText("Mila en Piet de Vries schrijven hier"))).ToBeVisibleAsync();
        // The name of a writer goes after a while, as an animation does.
        await his.GoToAsync(41);
        await phone.Page.Keyboard.PressAsync("ArrowLeft");
        await UntilTwoNamesAsync(hers);
        await TakeAsync(fatima, "minutes-1440", ScreenshotAnimations.Allow);
        await phone.Page.EvaluateAsync("scrollTo(0, 0)");
        await TakeAsync(phone, "minutes-360", ScreenshotAnimations.Allow);
    }

    [Fact]
    public async Task The_canvas_on_a_laptop_a_phone_and_in_a_hall()
    {
        var (fatima, code) = await fixture.Api.StartMeetingAsync("Een warme wijk zonder gas");
        var (piet, mila) = (await fixture.Api.JoinAsync(code, "Piet de Vries"), await fixture.Api.JoinAsync(code, "Mila"));
        await using var hers = await HubClient.ConnectAsync(fixture.Address, fatima.Token, fatima.Entity);
        await using var his = await HubClient.ConnectAsync(fixture.Address, piet.Token, piet.Entity);
        await using var milas = await HubClient.ConnectAsync(fixture.Address, mila.Token, mila.Entity);
        var ideas = new Dictionary<string, string>();
        async Task AddAsync(HubClient by, string text, string? cluster = null, string? colour = null, (int X, int Y)? at = null)
        {
            ideas[text] = Ids.Next();
            (await by.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = ideas[text], text, clusterId = cluster, colour, x = at?.X, y = at?.Y })).GetProperty("status").GetString().ShouldBe("accepted");
        }

        await AddAsync(milas, "Wie kan nu niet meedoen, en waarom?", at: (-560, 0));
        await AddAsync(his, "Uitleg in vijf talen", colour: "green", at: (-304, 0));
        await AddAsync(milas, "Een proefwoning waar je een nacht kunt slapen", at: (-560, 192));
        await AddAsync(hers, "Een kaart met wat elk huis al deed", colour: "yellow", at: (-304, 192));
        await AddAsync(his, "Subsidie per straat aanvragen, niet per huis", at: (-560, 384));
        var canvas = await CanvasOfAsync(fatima, 1440, 900);
        await TakeAsync(canvas.Visitor, "canvas-free-1440");

        var (technique, people, money) = (Ids.Next(), Ids.Next(), Ids.Next());
        foreach (var (id, name, x, y) in new[] { (technique, "Techniek", 0, 0), (people, "Samen met bewoners", 616, 0), (money, "Geld en regels", 616, 520) })
            await hers.SendAsync(Ids.Next(), new { type = "addCluster", clusterId = id, name, x, y });
        await AddAsync(his, "Zonnepanelen op het dak van de school", technique, "yellow");
        await AddAsync(his, "Een warmtenet met restwarmte van de bakkerij", technique);
        await AddAsync(hers, "Buurtbatterij naast de gymzaal", technique, "blue");
        await AddAsync(his, "Isoleren begint met luisteren: ga bij tien huishoudens langs en vraag wat er al gelukt is", people);
        await AddAsync(milas, "Bewonersavond met soep, niet met dia's", people, "green");
        await AddAsync(milas, "Een buurtcoach die bij je thuis meekijkt", people);
        await AddAsync(milas, "Laat jongeren van de vakschool de metingen doen; zo leren zij het vak en weten bewoners wie er binnenkomt", people, "violet");
        await AddAsync(hers, "Spaarpot van de straat: wie bespaart, legt in", money, "pink");
        (await hers.SendAsync(Ids.Next(), new { type = "assignCluster", ideaId = ideas["Subsidie per straat aanvragen, niet per huis"], clusterId = money })).GetProperty("status").GetString().ShouldBe("accepted");
        foreach (var (from, to, label) in new[]
        {
            ("Een kaart met wat elk huis al deed", "Zonnepanelen op het dak van de school", "laat zien"),
            ("Een buurtcoach die bij je thuis meekijkt", "Spaarpot van de straat: wie bespaart, legt in", "helpt bij"),
        })
            (await hers.SendAsync(Ids.Next(), new { type = "addLink", linkId = Ids.Next(), fromIdeaId = ideas[from], toIdeaId = ideas[to], label })).GetProperty("status").GetString().ShouldBe("accepted");
        await Expect(canvas.Canvas.Page.Locator("#ideas-title")).ToContainTextAsync("13");
        await canvas.Canvas.Page.GetByRole(AriaRole.Button, new() { Name = "Alles in beeld" }).ClickAsync();
        await TakeAsync(canvas.Visitor, "canvas-1440");

        // Others at work.
        await using var hisProbe = his.Follow();
        await using var milasProbe = milas.Follow();
        await Expect(canvas.Canvas.Page.GetByText("3 aanwezig")).ToBeVisibleAsync();
        await SignalAsync(his, "Uitleg in vijf talen", 330, 360);
        await SignalAsync(milas, "Bewonersavond met soep, niet met dia's", -560, 500);
        await Expect(canvas.Canvas.View.GetByText("Mila verplaatst dit")).ToBeVisibleAsync();
        await Expect(canvas.Canvas.View.GetByText("Piet de Vries verplaatst dit")).ToBeVisibleAsync();
        // So that what can be done with a note hides no name of a cluster.
        var ground = await canvas.Canvas.GroundAsync();
        await canvas.Canvas.DragAsync(ground, (ground.X, ground.Y + 56));
        await canvas.Canvas.Note("warmtenet").ClickAsync();
        await Expect(canvas.Canvas.Bar).ToBeVisibleAsync();
        await TakeAsync(canvas.Visitor, "canvas-together-1440");

        await canvas.Canvas.Page.GetByRole(AriaRole.Button, new() { Name = "Presenteren" }).ClickAsync();
        await canvas.Canvas.Page.Keyboard.PressAsync("ArrowRight");
        await canvas.Canvas.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(canvas.Canvas.Page.GetByRole(AriaRole.Region, new() { Name = "Presentatie" })).ToContainTextAsync("3 van");
        await TakeAsync(canvas.Visitor, "canvas-presenting-1440");
        await canvas.Visitor.DisposeAsync();

        var dark = await CanvasOfAsync(fatima, 768, 1024, ColorScheme.Dark);
        await TakeAsync(dark.Visitor, "canvas-dark-768");
        await dark.Visitor.DisposeAsync();
        var phone = await CanvasOfAsync(mila, 360, 740);
        await phone.Canvas.Note("proefwoning").TapAsync();
        await Expect(phone.Canvas.Bar).ToBeVisibleAsync();
        await TakeAsync(phone.Visitor, "canvas-360");
        await phone.Visitor.DisposeAsync();

        Task SignalAsync(HubClient by, string idea, int dx, int dy) =>
            by.SignalAsync(new { view = "ideas", at = new { kind = "idea", id = ideas[idea] }, drag = new { ids = new[] { ideas[idea] }, dx, dy } });
    }

    [Theory]
    [InlineData(360, 740)]
    [InlineData(768, 1024)]
    [InlineData(1440, 900)]
    public async Task The_example_what_is_found_in_it_what_waits_and_the_page_of_components(int width, int height)
    {
        await using var visitor = await fixture.VisitorAsync(width, height);
        var page = visitor.Page;
        await visitor.OpenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bekijk een voorbeeld" }).ClickAsync();
        await Expect(visitor.Notes).ToHaveCountAsync(18);
        await visitor.IsSavedAsync();
        await TakeAsync(visitor, $"example-{width}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Canvas" }).ClickAsync();
        await Expect(page.Locator(".canvas .viewport")).ToBeVisibleAsync();
        await Expect(page.Locator(".canvas article").First).ToBeVisibleAsync();
        await TakeAsync(visitor, $"example-canvas-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lijst", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Zoeken en filteren" }).ClickAsync();
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Zoek in de ideeën" }).FillAsync("energie");
        await Expect(visitor.Notes.First).ToContainTextAsync("energie", new() { IgnoreCase = true });
        await TakeAsync(visitor, $"found-{width}");
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Zoek in de ideeën" }).FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Zoeken en filteren" }).ClickAsync();

        await visitor.WriteAsync("Een loket in de bibliotheek, ook 's avonds");
        await visitor.IsSavedAsync();
        await visitor.HasWhatWaitsAsync();
        await visitor.SetOfflineAsync(true);
        await Expect(visitor.Status).ToContainTextAsync("Verbinding kwijt");
        await visitor.WriteAsync("Een deelauto voor de straat");
        await Expect(visitor.Status).ToHaveTextAsync("Verbinding kwijt, 1 wijziging wacht");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bekijk wat wacht" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Wat wacht nog" })).ToContainTextAsync("Een deelauto");
        await TakeAsync(visitor, $"waiting-{width}");
        await visitor.SetOfflineAsync(false);
        await visitor.IsSavedAsync();

        await visitor.OpenAsync("/stijl");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Stijl" })).ToBeVisibleAsync();
        await TakeAsync(visitor, $"style-{width}");
    }

    private async Task<(Visitor Visitor, Canvas Canvas)> CanvasOfAsync(Guest who, int width, int height, ColorScheme scheme = ColorScheme.Light)
    {
        var visitor = await fixture.VisitorAsync(width, height, scheme: scheme);
        var canvas = await Canvas.OpenAsync(visitor, who);
        await Expect(canvas.View.Locator("article").First).ToBeVisibleAsync();
        return (visitor, canvas);
    }

    private static Task UntilTwoNamesAsync(Minutes minutes) => Expect(minutes.Editor.Locator(".cm-writer-name")).ToHaveCountAsync(2);

    private static async Task FillAsync(Visitor fatima, Visitor piet, Visitor mila)
    {
        foreach (var name in new[] { "Techniek", "Samen met bewoners" })
        {
            await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Nieuw cluster" }).ClickAsync();
            await fatima.Page.GetByLabel("Naam van het cluster").FillAsync(name);
            await fatima.Page.GetByLabel("Naam van het cluster").PressAsync("Enter");
        }

        foreach (var title in new[] { "Welkom en inchecken", "Ideeën ophalen", "Kiezen en afspreken" })
        {
            await fatima.Page.GetByLabel("Nieuw agendapunt").FillAsync(title);
            await fatima.Page.GetByLabel("Nieuw agendapunt").PressAsync("Enter");
        }

        foreach (var (visitor, idea, cluster) in new[]
        {
            (piet, "Zonnepanelen op het dak van de school", "Techniek"),
            (piet, "Een warmtenet met restwarmte van de bakkerij", "Techniek"),
            (piet, "Isoleren begint met luisteren: ga bij tien huishoudens langs", "Samen met bewoners"),
            (mila, "Bewonersavond met soep, niet met dia's", "Samen met bewoners"),
            (mila, "Een buurtcoach die bij je thuis meekijkt", "Samen met bewoners"),
            (mila, "Wie kan nu niet meedoen, en waarom?", ""),
            (mila, "Een proefwoning waar je een nacht kunt slapen", ""),
            (piet, "Subsidie per straat aanvragen, niet per huis", ""),
        })
        {
            await visitor.WriteAsync(idea);
            await fatima.SeesAsync(idea);
            if (cluster.Length == 0)
                continue;
            await fatima.ActOnAsync(idea);
            await fatima.Page.GetByLabel("Naar cluster").SelectOptionAsync(cluster);
            await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = cluster }).Locator("article", new() { HasText = idea })).ToBeVisibleAsync();
        }

        await Expect(piet.Notes).ToHaveCountAsync(8);
        foreach (var visitor in new[] { fatima, piet, mila })
            await visitor.IsSavedAsync();
    }

    private Task TakeAsync(Visitor visitor, string name, ScreenshotAnimations animations = ScreenshotAnimations.Disabled) => _pictures.TakeAsync(visitor, name, animations);
}
