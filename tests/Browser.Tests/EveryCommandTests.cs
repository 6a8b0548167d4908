using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>
/// Every command that there is, given with keys alone and heard by the server. What is sent is read from the socket and held
/// against the file that is generated from the Domain, so that a command without a key fails this.
/// </summary>
public sealed class EveryCommandTests(BrowserFixture fixture) : KeysAlone, IClassFixture<BrowserFixture>
{
    private static readonly string[] Commands = ReadCommands();

    [Fact]
    public async Task Each_command_of_the_Domain_is_given_by_keyboard_alone()
    {
        Commands.Length.ShouldBeGreaterThan(30);
        await using var fatima = Who = await fixture.VisitorAsync(1440, 900);
        var sent = new ConcurrentDictionary<string, bool>();
        fatima.Page.WebSocket += (_, socket) => socket.FrameSent += (_, frame) =>
        {
            foreach (var command in Commands.Where(command => frame.Text?.Contains($"\"type\":\"{command}\"", StringComparison.Ordinal) is true))
                sent[command] = true;
        };
        var code = await fatima.StartMeetingAsync();
        await fixture.Api.JoinAsync(code, "Piet");
        var keys = Keys;

        // Ideas and clusters.
        await PressAsync("n");
        await FocusIsAsync("Schrijf een idee");
        await TypeAsync("Zonnepanelen");
        await TypeAsync("Isoleren");
        await fatima.IsSavedAsync();
        await BlurAsync();
        await PressAsync("c");
        await AnswerAsync("Nieuw cluster", "Dak");
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Dak" })).ToBeVisibleAsync();
        await FocusOnAsync("Zonnepanelen");
        await PressAsync("Alt+ArrowDown");
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Dak" }).Locator("article")).ToContainTextAsync("Zonnepanelen");
        await FocusIsAsync("Zonnepanelen");
        await PressAsync("e");
        await FocusIsAsync("Tekst van het idee");
        await keys.PressAsync("End");
        await TypeAsync(" op school");
        await fatima.SeesAsync("Zonnepanelen op school");
        await FocusIsAsync("Zonnepanelen op school");
        await PressAsync("ArrowUp");
        await FocusIsAsync("Dak");
        await PressAsync("e");
        await AnswerAsync("Naam veranderen", "Daken");
        await Expect(fatima.Page.GetByRole(AriaRole.Heading, new() { Name = "Daken" })).ToBeVisibleAsync();
        await FocusIsAsync("Daken");
        await PressAsync("Delete");
        await YesAsync("Cluster opheffen");
        await Expect(fatima.Page.GetByRole(AriaRole.Heading, new() { Name = "Daken" })).ToHaveCountAsync(0);
        await FocusOnAsync("Isoleren");
        await PressAsync("Delete");
        await YesAsync("Verwijderen");
        await Expect(fatima.Notes).ToHaveCountAsync(1);
        await PressAsync("Control+z");
        await Expect(fatima.Notes).ToHaveCountAsync(2);

        // Colours, links, and two at once.
        await FocusOnAsync("Isoleren");
        await PressAsync("k");
        await AnswerChoiceAsync("Kleur geven", "Groen");
        await Expect(fatima.Note("Isoleren")).ToContainTextAsync("groen");
        await FocusIsAsync("Isoleren");
        await PressAsync("l");
        await AnswerChoiceAsync("Verbinden met een ander idee", "Zonnepanelen op school");
        await Expect(fatima.Note("Isoleren").First).ToContainTextAsync("verbonden met");
        await PressAsync("Shift+l");
        await AnswerChoiceAsync("Verbinding weghalen", "Zonnepanelen op school");
        await Expect(fatima.Page.GetByText("verbonden met")).ToHaveCountAsync(0);
        await FocusIsAsync("Isoleren");
        await PressAsync("x");
        await Expect(fatima.Page.GetByText("1 idee gekozen.").First).ToBeVisibleAsync();
        await PressAsync("Home");
        await PressAsync("Shift+ArrowDown");
        await Expect(fatima.Page.GetByText("2 ideeën gekozen.").First).ToBeVisibleAsync();
        await PressAsync("c");
        await AnswerAsync("Nieuw cluster", "Samen");
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Samen" })).ToBeVisibleAsync();
        await PressAsync("m");
        await AnswerChoiceAsync("Naar een cluster", "Samen");
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Samen" }).Locator("article")).ToHaveCountAsync(2);
        await PressAsync("y");
        await AnswerAsync("Samenvoegen tot één idee", "Zon en isolatie");
        await Expect(fatima.Note("Zon en isolatie").Last).ToContainTextAsync("Samengevoegd uit");
        await PressAsync("Control+z");
        await Expect(fatima.Notes).ToHaveCountAsync(2);
        await PressAsync("Escape");
        await PressAsync("c");
        await AnswerAsync("Nieuw cluster", "Muren");
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Muren" })).ToBeVisibleAsync();
        await FocusOnAsync("Muren");
        await PressAsync("y");
        await AnswerChoiceAsync("Samenvoegen met een ander cluster", "Samen");
        await Expect(fatima.Page.GetByText("Samengevoegd met: Muren")).ToBeVisibleAsync();
        await FocusOnAsync("Samen");
        await PressAsync("Shift+y");
        await Expect(fatima.Page.GetByLabel("Naam van het nieuwe cluster")).ToBeFocusedAsync();
        await keys.TypeAsync("Schil");
        await TabToAsync("Isoleren", until: "input");
        await keys.PressAsync("Space");
        await TabToAsync("Splits af");
        await keys.PressAsync("Enter");
        await GoneAsync();
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Schil" }).Locator("article")).ToContainTextAsync("Isoleren");
        await PressAsync("Control+z");
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Samen" }).Locator("article")).ToHaveCountAsync(2);
        await FocusOnAsync("Isoleren");

        // On the canvas the arrows with Alt move what is in no cluster; within one the order is the cluster's.
        await PressAsync("m");
        await AnswerChoiceAsync("Naar een cluster", "In geen cluster");
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Samen" }).Locator("article")).ToHaveCountAsync(1);
        await LookAsync("Kolommen");
        await LookAsync("Canvas");
        await ChooseAsync("canvas iets omhoog idee", "Isoleren");
        await ChooseAsync("cluster op het canvas iets omhoog", "Samen");
        await LookAsync("Lijst");

        // Votes.
        await PressAsync("v");
        await Expect(fatima.Page.GetByRole(AriaRole.Dialog, new() { Name = "Stemronde openen" })).ToBeVisibleAsync();
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await Expect(fatima.Page.GetByRole(AriaRole.Heading, new() { Name = "Welke ideeën werken we uit?" })).ToBeFocusedAsync();
        await FocusOnAsync("Isoleren");
        await PressAsync("+");
        await Expect(fatima.Page.GetByText("Je hebt nog 2 van 3 stippen.").First).ToBeVisibleAsync();
        await PressAsync("-");
        await Expect(fatima.Page.GetByText("Je hebt nog 3 van 3 stippen.").First).ToBeVisibleAsync();
        await PressAsync("v");
        await YesAsync("Stemronde sluiten");
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Uitslag" })).ToBeVisibleAsync();

        // The agenda and the minutes.
        await PressAsync("g");
        await FocusIsAsync("Nieuw agendapunt");
        await TypeAsync("Inchecken");
        await TypeAsync("Kiezen");
        var agenda = fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Agenda" });
        await Expect(agenda.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await BlurAsync();
        await ChooseAsync("omhoog agendapunt", "Kiezen");
        await Expect(agenda.GetByRole(AriaRole.Listitem).First).ToContainTextAsync("Kiezen");
        await ChooseAsync("naam veranderen agendapunt", "Kiezen");
        await AnswerAsync("Naam veranderen", "Kiezen en afspreken");
        await Expect(agenda.GetByRole(AriaRole.Listitem).First).ToContainTextAsync("Kiezen en afspreken");
        await ChooseAsync("verwijderen agendapunt", "Inchecken");
        await YesAsync("Verwijderen");
        await Expect(agenda.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await ChooseAsync("punt plannen", "Kiezen en afspreken");
        await Expect(fatima.Page.GetByRole(AriaRole.Dialog, new() { Name = "Agendapunt Kiezen en afspreken" })).ToBeVisibleAsync();
        await TabToAsync("Minuten");
        await keys.TypeAsync("20");
        await TabToAsync("Werkvorm", until: "select");
        await keys.TypeAsync("Brainstorm");
        await TabToAsync("Opslaan");
        await keys.PressAsync("Enter");
        await GoneAsync();
        await Expect(agenda.GetByText("20 min · Brainstorm (eerst stil)")).ToBeVisibleAsync();
        await ChooseAsync("bijeenkomst plannen");
        await TabToAsync("Hoeveel minuten duurt ze?");
        await keys.TypeAsync("90");
        await TabToAsync("Opslaan");
        await keys.PressAsync("Enter");
        await GoneAsync();
        await Expect(agenda.GetByText("van 1 uur 30")).ToBeVisibleAsync();
        await ChooseAsync("bijeenkomst plannen");
        await TabToAsync("90 minuten online");
        await keys.PressAsync("Enter");
        await Expect(agenda.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(7);
        await PressAsync("Control+z");
        await Expect(agenda.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        // A method, from its first phase to its last.
        var phase = fatima.Page.Locator("#run-title");
        await ChooseAsync("werkvorm beginnen", "Kiezen en afspreken");
        await Expect(phase).ToHaveTextAsync("We beginnen zo");
        await PressAsync("Shift+i");
        await Expect(fatima.Page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await TypeAsync("Kolommen");
        await GoneAsync();
        await PressAsync("Shift+g");
        await Expect(fatima.Page.GetByRole(AriaRole.Dialog, new() { Name = "Groepen maken" })).ToBeVisibleAsync();
        await TabToAsync("Groepen maken", until: "[type=submit]");
        await keys.PressAsync("Enter");
        await GoneAsync();
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Groep 1" })).ToContainTextAsync("Piet");
        await ChooseAsync("naar een andere groep");
        await AnswerChoiceAsync("Naar een andere groep", "Piet");
        await AnswerChoiceAsync("Groep van Piet", "In geen groep");
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Groep 1" })).Not.ToContainTextAsync("Piet");
        await ChooseAsync("groepen opheffen");
        await YesAsync("Groepen opheffen");
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Groep 1" })).ToHaveCountAsync(0);
        await PressAsync("Shift+n");
        await Expect(phase).ToHaveTextAsync("Vraag en spelregels");
        await PressAsync("Shift+w");
        await Expect(fatima.Page.GetByText("Staat stil")).ToBeVisibleAsync();
        await PressAsync("Shift+w");
        await Expect(fatima.Page.GetByText("Staat stil")).ToHaveCountAsync(0);
        await PressAsync("Shift+m");
        await fatima.HearsAsync("Andere tijd: nog");
        await PressAsync("j");
        await Expect(fatima.Page.GetByText("Je bent klaar")).ToBeVisibleAsync();
        await PressAsync("j");
        await Expect(fatima.Page.GetByText("Je bent klaar")).ToHaveCountAsync(0);
        await PressAsync("Shift+e");
        await Expect(fatima.Page.GetByRole(AriaRole.Timer)).ToContainTextAsync("De tijd is om");
        await PressAsync("Shift+n");
        await Expect(phase).ToHaveTextAsync("Stil schrijven, een idee per briefje");
        await PressAsync("n");
        await FocusIsAsync("Schrijf een idee");
        await TypeAsync("Een geheim");
        await Expect(fatima.Note("Een geheim")).ToContainTextAsync("alleen jij ziet dit");
        await BlurAsync();
        await PressAsync("Shift+z");
        await YesAsync("Verborgen ideeën laten zien");
        await Expect(fatima.Page.GetByText("alleen jij ziet dit")).ToHaveCountAsync(0);
        await PressAsync("Shift+u");
        await Expect(phase).ToHaveTextAsync("Oogsten");
        await PressAsync("Shift+k");
        await YesAsync("Werkvorm afronden");
        await Expect(phase).ToHaveCountAsync(0);
        await ChooseAsync("werkvorm beginnen", "Kiezen en afspreken");
        await Expect(phase).ToHaveTextAsync("We beginnen zo");
        await PressAsync("Shift+a");
        await YesAsync("Werkvorm afbreken");
        await Expect(phase).ToHaveCountAsync(0);
        await ChooseAsync("overslaan", "Kiezen en afspreken");
        await Expect(agenda.GetByText("overgeslagen")).ToBeVisibleAsync();
        await ChooseAsync("punt starten", "Kiezen en afspreken");
        await Expect(agenda.GetByText("Nu: Kiezen en afspreken")).ToBeVisibleAsync();
        await ChooseAsync("punt is klaar", "Kiezen en afspreken");
        await Expect(agenda.GetByText("Nu: Kiezen en afspreken")).ToHaveCountAsync(0);
        await PressAsync("t");
        await AnswerChoiceAsync("Notulen schrijven", "Kiezen en afspreken");
        await Expect(fatima.Page.Locator("[contenteditable=true]")).ToBeFocusedAsync();
        await keys.TypeAsync("We kiezen zon.");
        await fatima.IsSavedAsync();
        await BlurAsync();
        await ChooseAsync("kiezen wie de notulen");
        await AnswerChoiceAsync("Kiezen wie de notulen schrijft", down: 1);
        await Expect(fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Notulist en begeleider" })).ToHaveAttributeAsync("aria-pressed", "true");

        // What came of it.
        await PressAsync("1");
        await FocusOnAsync("Isoleren");
        await PressAsync("b");
        await WriteAsync("Besluit vastleggen", "Wat is er besloten?", "We isoleren.");
        await PressAsync("3");
        var outcomes = fatima.Page.Locator("[id^=outcome-]");
        await Expect(outcomes).ToHaveCountAsync(1);
        await BlurAsync();
        await PressAsync("a");
        await Expect(fatima.Page.GetByRole(AriaRole.Dialog, new() { Name = "Actie afspreken" })).ToBeVisibleAsync();
        await TabToAsync("Wie doet het?");
        await keys.TypeAsync("Piet");
        await WriteAsync("Actie afspreken", "Wat gaat er gebeuren?", "Bel de installateur.");
        await Expect(outcomes).ToHaveCountAsync(2);
        await ChooseAsync("bewerken besluit", "B-1");
        await WriteAsync("Besluit B-1 bewerken", "Wat is er besloten?", "We isoleren alles.");
        await Expect(outcomes.First).ToContainTextAsync("We isoleren alles.");
        await ChooseAsync("bewerken actie", "A-1");
        await WriteAsync("Actie A-1 bewerken", "Wat gaat er gebeuren?", "Bel twee installateurs.");
        await Expect(outcomes.Last).ToContainTextAsync("Bel twee installateurs.");
        await ChooseAsync("klaar actie", "A-1");
        await Expect(outcomes.Last.GetByRole(AriaRole.Button, new() { Name = "Toch niet klaar: A-1" })).ToBeVisibleAsync();
        await ChooseAsync("toch niet klaar", "A-1");
        await Expect(outcomes.Last.GetByRole(AriaRole.Button, new() { Name = "Zet op klaar: A-1" })).ToBeVisibleAsync();
        await ChooseAsync("intrekken actie", "A-1");
        await YesAsync("A-1 intrekken");
        await Expect(outcomes.Last).ToContainTextAsync("Ingetrokken");
        await ChooseAsync("intrekken besluit", "B-1");
        await YesAsync("B-1 intrekken");
        await Expect(outcomes.First).ToContainTextAsync("Ingetrokken");

        // People, and the meeting itself.
        // Who wants to speak.
        await PressAsync("h");
        await Expect(fatima.Page.GetByText("Jij bent hierna.")).ToBeVisibleAsync();
        await PressAsync("h");
        await Expect(fatima.Page.GetByText("Jij bent hierna.")).ToHaveCountAsync(0);
        await PressAsync("Shift+h");
        await AnswerChoiceAsync("Hand in de zaal erbij", "Piet");
        await Expect(fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Geef het woord: Piet" })).ToBeVisibleAsync();
        await PressAsync("o");
        await Expect(fatima.Page.GetByText("Aan het woord: Piet")).ToBeVisibleAsync();
        await PressAsync("Shift+o");
        await Expect(fatima.Page.GetByText("Aan het woord: Piet")).ToHaveCountAsync(0);
        await ChooseAsync("spreektijd");
        await AnswerChoiceAsync("Spreektijd kiezen", down: 1);

        // The door, a screen in the hall, and who may write.
        await ChooseAsync("wachtkamer aanzetten");
        await fatima.IsSavedAsync();
        foreach (var name in new[] { "Wacht", "Vreemd" })
            await fixture.Api.JoinAsync(code, name);
        await Expect(fatima.Page.GetByText("2 mensen wachten")).ToBeVisibleAsync();
        await ChooseAsync("wijs af", "Vreemd");
        await YesAsync("Wijs af");
        await ChooseAsync("laat binnen", "Wacht");
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Mensen" }).GetByText("Wacht", new() { Exact = true })).ToBeVisibleAsync();
        await ChooseAsync("wachtkamer uitzetten");
        await fixture.Api.PostAsync("/api/v1/screens", new { code, name = "Aula" }, 201);
        await ChooseAsync("zaalscherm stoppen");
        await AnswerChoiceAsync("Zaalscherm stoppen", "Aula");
        await ChooseAsync("bord op slot");
        await fatima.IsSavedAsync();
        await ChooseAsync("bord van slot");
        await fatima.IsSavedAsync();
        await PressAsync("z");
        await Expect(fatima.Page.GetByText("Iedereen kijkt met je mee")).ToBeVisibleAsync();
        await PressAsync("z");
        await Expect(fatima.Page.GetByText("Iedereen kijkt met je mee")).ToHaveCountAsync(0);
        await PressAsync("Shift+b");
        await Expect(fatima.Page.GetByRole(AriaRole.Dialog, new() { Name = "Bord terugzetten" }).GetByRole(AriaRole.Radio).First).ToBeVisibleAsync();
        // The eldest moment stands above a time of one's own, which is the last.
        await TabToAsync(" uur ", until: "input[type=radio]");
        await keys.PressAsync("ArrowUp");
        await keys.PressAsync("ArrowUp");
        await Expect(fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Zet terug naar" })).ToBeVisibleAsync();
        await TabToAsync("Zet terug naar");
        await keys.PressAsync("Enter");
        await GoneAsync();
        await fatima.HearsAsync("Het bord is weer zoals om");
        await PressAsync("Control+z");
        await Expect(fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Opnieuw doen: bord teruggezet" })).ToBeVisibleAsync();
        await fatima.IsSavedAsync();
        await ChooseAsync("maak invaller", "Piet");
        await fatima.IsSavedAsync();

        // Who leads no more, and stands in for who does.
        var lotte = await fixture.Api.JoinAsync(code, "Lotte");
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Mensen" }).GetByText("Lotte", new() { Exact = true })).ToBeVisibleAsync();
        await ChooseAsync("rol geven");
        await AnswerChoiceAsync("Rol geven", "Lotte");
        await AnswerChoiceAsync("Rol van Lotte", "Begeleider");
        await fatima.IsSavedAsync();
        await using (var other = await HubClient.ConnectAsync(fixture.Address, lotte.Token, lotte.Entity))
        {
            await using var sees = other.Follow();
            await sees.UntilAsync(replica => replica.All("participant").Any(person => (string)person["name"]! == "Fatima"), "Fatima");
            var personId = (string)sees.Replica.All("participant").Single(person => (string)person["name"]! == "Fatima")["id"]!;
            await other.SendAsync(Ids.Next(), new { type = "setRole", personId, role = "participant" });
            await other.SendAsync(Ids.Next(), new { type = "nameStandIn", personId });
            await fatima.HearsAsync("Je bent invaller");
        }

        await ChooseAsync("de leiding nemen");
        await Expect(fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Acties bij Lotte" })).ToBeVisibleAsync();

        await PressAsync("5");
        await FocusIsAsync("Mensen");
        await keys.PressAsync("Tab");
        await FocusIsAsync("Fatima");
        await keys.PressAsync("ArrowDown");
        await FocusIsAsync("Piet");
        await PressAsync("r");
        await AnswerChoiceAsync("Rol van Piet", down: 1);
        await Expect(fatima.Page.GetByText("Meelezer")).ToBeVisibleAsync();
        await FocusIsAsync("Piet");
        await PressAsync("Delete");
        await YesAsync("Piet uit de bijeenkomst halen");
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Mensen" }).GetByText("Piet")).ToHaveCountAsync(0);
        await ChooseAsync("andere naam");
        await AnswerAsync("Bijeenkomst een andere naam geven", "Een warmere wijk");
        await Expect(fatima.Page.GetByRole(AriaRole.Heading, new() { Name = "Een warmere wijk" })).ToBeVisibleAsync();
        await ChooseAsync("afsluiten");
        await YesAsync("Bijeenkomst afsluiten");
        await Expect(fatima.Page.GetByText("De bijeenkomst is afgesloten. Je kunt alles nog lezen")).ToBeVisibleAsync();
        await ChooseAsync("weer openen");
        await Expect(fatima.Page.GetByText("De bijeenkomst is afgesloten. Je kunt alles nog lezen")).ToHaveCountAsync(0);
        await fatima.IsSavedAsync();

        Commands.Except(sent.Keys).ShouldBeEmpty("these commands have no way by keyboard");
    }

    private static string[] ReadCommands()
    {
        var wire = File.ReadAllText(Repository.File("src", "Web", "App", "src", "wire.ts"));
        var union = Regex.Match(wire, @"export type Command =\n((?:  \| \w+;?\n)+)").Groups[1].Value;
        return [.. Regex.Matches(union, @"\| (\w+)").Select(match => Regex.Match(wire, $@"interface {match.Groups[1].Value} \{{\n  type: '(\w+)';").Groups[1].Value)];
    }
}
