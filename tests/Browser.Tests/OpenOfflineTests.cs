using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>What opens without a connection, in a browser that was there before, and what becomes of it when the server is back.</summary>
public sealed class OpenOfflineTests(BrowserFixture fixture) : OwnServerTests(fixture)
{
    private const string Lost = "Verbinding kwijt, alles is bewaard";

    [Theory]
    [InlineData(360)]
    [InlineData(768)]
    [InlineData(1440)]
    public async Task A_meeting_opens_without_a_server_to_what_was_last_seen_and_goes_on_from_there(int width)
    {
        await using var fatima = await ComeAsync();
        await using var piet = await ComeAsync(width);
        await piet.JoinAsync(await fatima.StartMeetingAsync());
        await piet.WriteAsync("Van Piet");
        await fatima.WriteAsync("Van Fatima");
        await piet.SeesAsync("Van Fatima");
        await piet.IsSavedAsync();
        await IsKeptAsync(piet);
        var address = piet.Page.Url;
        await piet.CloseTabAsync();
        await fatima.WriteAsync("Terwijl hij weg was");
        await fatima.IsSavedAsync();
        await Server.KillAsync();

        // The start page knows the meeting, and the meeting what he saw.
        await piet.NewTabAsync();
        await piet.OpenAsync();
        await piet.Page.GetByRole(AriaRole.Link, new() { Name = "Een warme wijk" }).ClickAsync();
        await Expect(piet.Status).ToHaveTextAsync(Lost);
        await Expect(piet.Page.GetByText("Je ziet hoe het was:")).ToBeVisibleAsync();
        await Expect(piet.Notes).ToHaveCountAsync(2);
        await piet.Page.GotoAsync(address);
        await Expect(piet.Notes).ToHaveCountAsync(2);

        // Where he never was opens as well.
        await piet.GoToAsync("Uitkomsten");
        await Expect(piet.Page.GetByText("Er zijn nog geen besluiten.")).ToBeVisibleAsync();
        await piet.GoToAsync("Ideeën");
        await piet.WriteAsync("Zonder server");
        await Expect(piet.Status).ToHaveTextAsync("Verbinding kwijt, 1 wijziging wacht");

        await StartAgainAsync();
        await piet.IsSavedAsync();
        await Expect(piet.Notes).ToHaveCountAsync(4);
        await Expect(piet.Page.GetByText("Je ziet hoe het was:")).ToHaveCountAsync(0);
        await fatima.SeesAsync("Zonder server");
        // Only what he had not seen has travelled.
        piet.Received[piet.Received.LastIndexOf("\"welcome\":", StringComparison.Ordinal)..].ShouldNotContain("Van Fatima");
        piet.Received.ShouldContain("Van Fatima", customMessage: "otherwise this shows nothing");
    }

    [Fact]
    public async Task OUT6_who_only_reads_along_opens_the_meeting_without_a_server_as_well()
    {
        await using var fatima = await ComeAsync();
        await using var olga = await ComeAsync();
        await olga.Page.Clock.InstallAsync();
        await olga.JoinAsync(await fatima.StartMeetingAsync());
        await fatima.WriteAsync("Van Fatima");
        await olga.SeesAsync("Van Fatima");
        (await olga.Page.EvaluateAsync<int>("async () => (await navigator.serviceWorker.getRegistrations()).length")).ShouldBe(0, "the meeting has the network for itself");
        await olga.Page.Clock.FastForwardAsync("00:25");
        await IsKeptAsync(olga);
        await Server.KillAsync();

        await olga.ReopenAsync();
        await olga.SeesAsync("Van Fatima");
        await Expect(olga.Status).ToHaveTextAsync(Lost);
    }

    [Fact]
    public async Task Without_a_server_what_is_made_removed_and_undone_is_seen_at_once_and_comes_to_the_same_when_it_is_back()
    {
        await using var fatima = await ComeAsync();
        await using var piet = await ComeAsync();
        await LosesTheLineAfterThreeIdeasAsync(piet, fatima);

        await piet.Page.GetByRole(AriaRole.Button, new() { Name = "Nieuw cluster" }).ClickAsync();
        await piet.Page.GetByLabel("Naam van het cluster").FillAsync("Dak");
        await piet.Page.GetByLabel("Naam van het cluster").PressAsync("Enter");
        await Expect(piet.Page.GetByRole(AriaRole.Heading, new() { Name = "Dak" })).ToBeVisibleAsync();
        // All at once: one deed, and one undo.
        await piet.Page.Keyboard.PressAsync("Shift+x");
        await piet.Page.GetByRole(AriaRole.Group, new() { Name = "3 ideeën gekozen" }).GetByRole(AriaRole.Button, new() { Name = "Verwijderen" }).ClickAsync();
        await piet.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Verwijderen" }).ClickAsync();
        await Expect(piet.Notes).ToHaveCountAsync(0);
        await Expect(piet.Status).ToHaveTextAsync("Verbinding kwijt, 2 wijzigingen wachten");
        await piet.Page.GetByRole(AriaRole.Button, new() { Name = "Ongedaan maken" }).First.ClickAsync();
        await Expect(piet.Notes).ToHaveCountAsync(3);
        await piet.Page.GetByRole(AriaRole.Button, new() { Name = "Opnieuw doen" }).First.ClickAsync();
        await Expect(piet.Notes).ToHaveCountAsync(0);

        await piet.SetOfflineAsync(false);
        await piet.IsSavedAsync();
        await Expect(fatima.Notes).ToHaveCountAsync(0);
        await Expect(fatima.Page.GetByRole(AriaRole.Heading, new() { Name = "Dak" })).ToBeVisibleAsync();
        // What was saved before is undone without a connection too.
        await piet.SetOfflineAsync(true);
        await Expect(piet.Status).ToHaveTextAsync(Lost);
        await piet.Page.GetByRole(AriaRole.Button, new() { Name = "Ongedaan maken" }).First.ClickAsync();
        await Expect(piet.Notes).ToHaveCountAsync(3);
        await piet.SetOfflineAsync(false);
        await piet.IsSavedAsync();
        await Expect(fatima.Notes).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task OUT2_what_somebody_last_saw_is_gone_with_their_place_and_is_shown_to_nobody_else()
    {
        await using var fatima = await ComeAsync();
        await using var shared = await ComeAsync();
        var code = await fatima.StartMeetingAsync();
        await shared.JoinAsync(code);
        await fatima.WriteAsync("Alleen voor wie meedoet");
        await shared.SeesAsync("Alleen voor wie meedoet");
        await shared.WriteAsync("Van Piet");
        await shared.IsSavedAsync();
        await IsKeptAsync(shared);
        (await KeptAsync(shared)).ShouldContain("Alleen voor wie meedoet");

        await fatima.RemoveAsync("Piet");
        await Expect(shared.Page.GetByRole(AriaRole.Heading, new() { Name = "Je doet niet meer mee" })).ToBeVisibleAsync();
        await Gateways.UntilAsync(() => !KeptAsync(shared).Result.Contains("Alleen voor wie meedoet"), "nothing being kept");
        await Server.KillAsync();
        await shared.ReopenAsync();
        await Expect(shared.Page.GetByText("Er is nu geen verbinding met de server.").Or(shared.Page.GetByText("Je doet niet meer mee")).First).ToBeVisibleAsync();
        await Expect(shared.Notes).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    // Where there is no service worker.
    [InlineData("hal.test")]
    public async Task What_waits_is_listed_in_words_and_can_be_withdrawn_with_its_words_given_back(string host)
    {
        await using var fatima = await ComeAsync();
        await using var piet = await Fixture.VisitorAsync(server: new Uri($"http://{host}:{Port}"));
        await piet.JoinAsync(await fatima.StartMeetingAsync());
        await piet.WriteAsync("Af");
        await fatima.SeesAsync("Af");
        await piet.IsSavedAsync();
        await Expect(piet.Page.GetByRole(AriaRole.Button, new() { Name = "Bekijk wat wacht" })).ToHaveCountAsync(0);
        await piet.HasWhatWaitsAsync();
        await Server.KillAsync();
        await Expect(piet.Status).ToHaveTextAsync(Lost);
        await piet.WriteAsync("Blijft staan");
        await piet.WriteAsync("Toch niet");
        await piet.Page.GetByRole(AriaRole.Button, new() { Name = "Nieuw cluster" }).ClickAsync();
        await piet.Page.GetByLabel("Naam van het cluster").FillAsync("Dak");
        await piet.Page.GetByLabel("Naam van het cluster").PressAsync("Enter");
        await piet.Page.GetByRole(AriaRole.Button, new() { Name = "Bekijk wat wacht" }).ClickAsync();
        var list = piet.Page.GetByRole(AriaRole.Dialog, new() { Name = "Wat wacht nog" });
        await Expect(list.GetByRole(AriaRole.Listitem)).ToContainTextAsync(["idee “Blijft staan” toegevoegd", "idee “Toch niet” toegevoegd", "cluster “Dak” gemaakt"]);
        await list.GetByRole(AriaRole.Button, new() { Name = "Trek terug: idee “Toch niet” toegevoegd" }).ClickAsync();
        await Expect(list.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await Expect(list.GetByText("Teruggetrokken: idee “Toch niet” toegevoegd.")).ToBeVisibleAsync();
        await piet.Page.Keyboard.PressAsync("Escape");
        await Expect(piet.Status).ToHaveTextAsync("Verbinding kwijt, 2 wijzigingen wachten");
        await Expect(piet.Note("Toch niet")).ToHaveCountAsync(0);
        await Expect(Back().GetByRole(AriaRole.Textbox)).ToHaveValueAsync("Toch niet");

        await StartAgainAsync();
        await piet.IsSavedAsync();
        await fatima.SeesAsync("Blijft staan");
        await Expect(fatima.Notes).ToHaveCountAsync(2);
        // Its words are still there, also in another tab, and can be given after all.
        await piet.ReopenAsync();
        await Back().GetByRole(AriaRole.Textbox).FillAsync("Toch wel, anders");
        await Back().GetByRole(AriaRole.Button, new() { Name = "Zet als nieuw idee" }).ClickAsync();
        await fatima.SeesAsync("Toch wel, anders");
        await Expect(Back()).ToHaveCountAsync(0);

        ILocator Back() => piet.Page.GetByRole(AriaRole.Region, new() { Name = "Teruggetrokken, je tekst is er nog" });
    }

    [Fact]
    public async Task An_edit_of_what_another_changed_is_two_texts_to_choose_from_or_to_join()
    {
        await using var fatima = await ComeAsync();
        await using var piet = await ComeAsync();
        await LosesTheLineAfterThreeIdeasAsync(piet, fatima);
        foreach (var idea in new[] { "Een", "Twee", "Drie" })
        {
            await EditAsync(piet, idea, $"{idea} van Piet");
            await EditAsync(fatima, idea, $"{idea} van Fatima");
        }

        await fatima.IsSavedAsync();
        await piet.SetOfflineAsync(false);
        var choice = piet.Page.GetByRole(AriaRole.Region, new() { Name = "Niet gelukt, niets kwijt" });
        await Expect(choice.GetByRole(AriaRole.Region, new() { Name = "Er staat nu" })).ToContainTextAsync(["Een van Fatima", "Twee van Fatima", "Drie van Fatima"]);
        await Expect(choice.GetByRole(AriaRole.Region, new() { Name = "Jouw tekst" })).ToContainTextAsync(["Een van Piet", "Twee van Piet", "Drie van Piet"]);
        await choice.GetByRole(AriaRole.Button, new() { Name = "Zet mijn tekst" }).First.ClickAsync();
        await choice.GetByRole(AriaRole.Button, new() { Name = "Laat staan wat er staat" }).First.ClickAsync();
        await Expect(choice.GetByRole(AriaRole.Textbox, new() { Name = "Allebei" })).ToHaveValueAsync("Drie van Fatima\nDrie van Piet");
        await choice.GetByRole(AriaRole.Button, new() { Name = "Zet deze tekst" }).ClickAsync();
        await piet.IsSavedAsync();
        foreach (var visitor in new[] { fatima, piet })
            await Expect(visitor.Notes).ToContainTextAsync(["Een van Piet", "Twee van Fatima", "Drie van Piet"]);
        await Expect(fatima.Note("Drie van Piet")).ToContainTextAsync("Drie van Fatima");
        await Expect(choice).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_tabs_of_one_person_do_not_fight()
    {
        await using var fatima = await ComeAsync();
        await using var piet = await ComeAsync();
        await piet.JoinAsync(await fatima.StartMeetingAsync());
        foreach (var idea in new[] { "Wind", "Zon" })
            await piet.WriteAsync(idea);
        await Expect(fatima.Notes).ToHaveCountAsync(2);
        await piet.IsSavedAsync();
        await IsKeptAsync(piet);
        var other = await piet.AnotherTabAsync();
        await Expect(other.Locator("article")).ToHaveCountAsync(2);

        await Server.KillAsync();
        await Expect(piet.Status).ToHaveTextAsync(Lost);
        await Expect(other.GetByRole(AriaRole.Status, new() { Name = "Toestand van de verbinding" })).ToHaveTextAsync(Lost);
        await piet.WriteAsync("Alleen hier");
        await EditAsync(piet, "Wind", "Wind, in de eerste");
        await Visitor.EditAsync(other, "Wind", "Wind, in de tweede");
        await Visitor.EditAsync(other, "Zon", "Zon, in de tweede");
        await Expect(other.GetByRole(AriaRole.Status, new() { Name = "Toestand van de verbinding" })).ToHaveTextAsync("Verbinding kwijt, 2 wijzigingen wachten");
        await other.CloseAsync();

        await StartAgainAsync();
        await piet.IsSavedAsync();
        // What the closed tab left is there too, and where both changed one note, both texts are.
        await Expect(fatima.Notes).ToHaveCountAsync(3);
        foreach (var visitor in new[] { fatima, piet })
        {
            await visitor.SeesAsync("Zon, in de tweede");
            await visitor.SeesAsync("Alleen hier");
            await visitor.SeesAsync("Wind, in de eerste");
        }

        var choice = piet.Page.GetByRole(AriaRole.Region, new() { Name = "Niet gelukt, niets kwijt" });
        await Expect(choice.GetByRole(AriaRole.Region, new() { Name = "Jouw tekst" })).ToContainTextAsync("Wind, in de tweede");
        await choice.GetByRole(AriaRole.Button, new() { Name = "Zet mijn tekst" }).ClickAsync();
        await fatima.SeesAsync("Wind, in de tweede");
    }

    [Fact]
    public async Task A_new_version_of_the_server_breaks_no_page_that_is_open_and_is_there_with_the_next_load()
    {
        using var update = new OtherBuild();
        await using var fatima = await ComeAsync();
        await fatima.StartMeetingAsync();
        await fatima.WriteAsync("Ervoor");
        await fatima.IsSavedAsync();
        await IsKeptAsync(fatima);
        await Server.StopAsync();
        await Expect(fatima.Status).ToHaveTextAsync(Lost);
        await fatima.WriteAsync("Ondertussen");
        await fatima.Entry.FillAsync("Nog niet af");
        await StartAgainAsync(update.Folder);

        await fatima.IsSavedAsync();
        var notice = fatima.Page.GetByText("Er is een nieuwe versie van deze pagina.");
        await Expect(notice).ToBeVisibleAsync();
        // A part of the former build, which the server has no more.
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Uitnodigen" }).ClickAsync();
        await Expect(fatima.Page.GetByRole(AriaRole.Heading, new() { Name = "Nodig anderen uit" })).ToBeVisibleAsync();
        await fatima.Page.Keyboard.PressAsync("Escape");

        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Vernieuw de pagina" }).ClickAsync();
        await Expect(notice).ToHaveCountAsync(0);
        await fatima.IsSavedAsync();
        await Expect(fatima.Notes).ToHaveCountAsync(2);
        await Expect(fatima.Entry).ToHaveValueAsync("Nog niet af");
        // The new version is what opens without a server from now on.
        await IsInCachesAsync(fatima, $"samenwerken {OtherBuild.Build}\",[\"http");
        await fatima.Page.EvaluateAsync("navigator.serviceWorker.ready");
        await Gateways.UntilAsync(() => KeptAsync(fatima).Result.Contains("Ondertussen"), "what is seen being kept");
        await Server.KillAsync();
        await fatima.ReopenAsync();
        await Expect(fatima.Notes).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task An_old_page_says_nothing_to_a_server_that_speaks_otherwise_and_loses_no_word()
    {
        using var update = new OtherBuild(protocol: 2);
        await using var fatima = await ComeAsync();
        await fatima.StartMeetingAsync();
        await fatima.WriteAsync("Ervoor");
        await fatima.IsSavedAsync();
        await IsKeptAsync(fatima);
        await Server.StopAsync();
        await Expect(fatima.Status).ToHaveTextAsync(Lost);
        await fatima.WriteAsync("Ondertussen");
        await Expect(fatima.Status).ToHaveTextAsync("Verbinding kwijt, 1 wijziging wacht");
        var before = fatima.Received.Length;
        await StartAgainAsync(update.Folder);
        await Expect(fatima.Page.GetByText("De server heeft een nieuwe versie")).ToBeVisibleAsync();
        fatima.Received[before..].ShouldNotContain("welcome");
        await Expect(fatima.Status).ToHaveTextAsync("Verbinding kwijt, 1 wijziging wacht");

        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Bekijk wat wacht" }).ClickAsync();
        await Expect(fatima.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("idee “Ondertussen” toegevoegd");
    }

    /// <summary>Somebody wrote three ideas in another's meeting, has all that the pages need, and is without a connection.</summary>
    private static async Task LosesTheLineAfterThreeIdeasAsync(Visitor piet, Visitor fatima)
    {
        await piet.JoinAsync(await fatima.StartMeetingAsync());
        foreach (var idea in new[] { "Een", "Twee", "Drie" })
            await piet.WriteAsync(idea);
        await Expect(fatima.Notes).ToHaveCountAsync(3);
        await piet.IsSavedAsync();
        await IsKeptAsync(piet);
        await piet.SetOfflineAsync(true);
        await Expect(piet.Status).ToHaveTextAsync(Lost);
    }

    private static Task EditAsync(Visitor visitor, string idea, string text) => Visitor.EditAsync(visitor.Page, idea, text);

    /// <summary>Everything that the pages need is in the browser, and what is seen too.</summary>
    private static async Task IsKeptAsync(Visitor visitor)
    {
        // All the parts that the worker names, also those that nobody asked for yet.
        await Gateways.UntilAsync(
            () => visitor.Page.EvaluateAsync<bool>(
                """
                async () => {
                  const worker = (await navigator.serviceWorker.ready).active.scriptURL;
                  const named = (await (await fetch(worker)).text()).match(/\/assets\/[^"'\x60]+\.\w+/g);
                  return (await Promise.all(named.map(path => caches.match(path, { ignoreVary: true })))).every(Boolean);
                }
                """).Result,
            "every part being in a cache");
        await Gateways.UntilAsync(() => KeptAsync(visitor).Result.Contains("\"text\""), "what is seen being kept");
    }

    private static Task IsInCachesAsync(Visitor visitor, string what) => Gateways.UntilAsync(
        () => visitor.Page.EvaluateAsync<string>(
            "async () => JSON.stringify(await Promise.all((await caches.keys()).map(async name => [name, (await (await caches.open(name)).keys()).map(it => it.url)])))").Result.Contains(what),
        $"{what} being in a cache");

    /// <summary>What is kept of what was seen, as text.</summary>
    internal static Task<string> KeptAsync(Visitor visitor) => visitor.Page.EvaluateAsync<string>(
        """
        () => new Promise((resolve, reject) => {
          const opening = indexedDB.open('samenwerken.seen');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const asked = opening.result.transaction('records').objectStore('records').getAll();
            asked.onsuccess = () => { opening.result.close(); resolve(JSON.stringify(asked.result)); };
          };
        })
        """);
}
