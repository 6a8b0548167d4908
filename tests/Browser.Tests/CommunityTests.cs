using static Samenwerken.Browser.Tests.CommunityPages;

namespace Samenwerken.Browser.Tests;

/// <summary>A community from nothing: it is formed, people are asked in and answer in browsers of their own, agree, and begin.</summary>
public sealed class CommunityTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task A_coordinator_goes_from_nothing_to_an_active_community_with_two_members_who_answer_in_their_own_browsers()
    {
        await using var marloes = await fixture.VisitorAsync();
        var page = marloes.Page;
        await FormAsync(marloes, "Lokale energie", "Marloes", Issue);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Lokale energie" })).ToBeVisibleAsync();
        await Expect(page.GetByText(Issue)).ToBeVisibleAsync();
        await Button(page, "Begin met werven").ClickAsync();
        await Expect(page.GetByText("minstens 3 leden (nu 1)")).ToBeVisibleAsync();
        await Expect(Button(page, "Start de community")).ToBeDisabledAsync();

        await GoAsync(page, "Mensen");
        var forHakan = await InviteAsync(page, "Hakan", "Ondernemers", "Begeleider");
        var forGreetje = await InviteAsync(page, "Greetje", "Burgers en samenleving");
        await Expect(page.GetByText("Hakan, uitgenodigd op")).ToBeVisibleAsync();

        await GoAsync(page, "Afspraken");
        await Button(page, "Schrijf de afspraken").ClickAsync();
        await page.GetByLabel("Afspraken", new() { Exact = true }).FillAsync("Wat iemand vertelt, blijft in de groep.\nWe komen vier keer per jaar bijeen.");
        await Button(page, "Opslaan").ClickAsync();
        await Button(page, "Ik ga akkoord").ClickAsync();
        await Expect(page.GetByText("1 van 1 mensen zijn akkoord")).ToBeVisibleAsync();

        // One accepts the agreements with the invitation, and the other afterwards.
        await using var hakan = await fixture.VisitorAsync(360, 740);
        await hakan.OpenAsync(forHakan);
        await Expect(hakan.Page.GetByText("Marloes nodigt je uit voor")).ToBeVisibleAsync();
        await Expect(hakan.Page.GetByText(Issue)).ToBeVisibleAsync();
        hakan.Page.Url.ShouldNotContain("#");
        await hakan.Page.GetByLabel("Ik ga akkoord met deze afspraken.").CheckAsync();
        await Button(hakan.Page, "Doe mee").ClickAsync();
        await Expect(hakan.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Lokale energie" })).ToBeVisibleAsync();
        await Expect(page.GetByText("2 van 2 mensen zijn akkoord")).ToBeVisibleAsync();

        await using var greetje = await fixture.VisitorAsync();
        await greetje.OpenAsync(forGreetje);
        await Button(greetje.Page, "Doe mee").ClickAsync();
        await Expect(page.GetByText("2 van 3 mensen zijn akkoord")).ToBeVisibleAsync();
        await GoAsync(greetje.Page, "Afspraken");
        await Button(greetje.Page, "Ik ga akkoord").ClickAsync();

        // What each brings, all see at once.
        await GoAsync(greetje.Page, "Mensen");
        await Button(greetje.Page, "Bewerk wat hier over jou staat").ClickAsync();
        await greetje.Page.GetByLabel("Wat breng je?").FillAsync("Een straat vol buren");
        await Button(greetje.Page, "Opslaan").ClickAsync();
        await GoAsync(page, "Mensen");
        await Expect(page.GetByText("Een straat vol buren")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Samenleving 1" })).ToBeVisibleAsync();

        await GoAsync(page, "Begin");
        await Button(page, "Start de community").ClickAsync();
        await Expect(hakan.Page.GetByText("Actief", new() { Exact = true }).First).ToBeVisibleAsync();

        // Whoever comes back finds the way from the start page, and reads what is new.
        await greetje.OpenAsync();
        await GoAsync(page, "Afspraken");
        await Button(page, "Pas de afspraken aan").ClickAsync();
        await page.GetByLabel("Afspraken", new() { Exact = true }).FillAsync("Wat iemand vertelt, blijft in de groep. Altijd.");
        await Button(page, "Opslaan").ClickAsync();
        await Expect(page.GetByText("0 van 3 mensen zijn akkoord")).ToBeVisibleAsync();
        await greetje.Page.GetByRole(AriaRole.Link, new() { Name = "Lokale energie" }).ClickAsync();
        await Expect(greetje.Page.GetByRole(AriaRole.Region, new() { Name = "Nieuw sinds je laatste bezoek" }).GetByText("De afspraken zijn aangepast (versie 2)")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_a_community_tries_and_learns_its_members_see_at_once_and_a_lesson_is_checked_by_two_before_it_is_published()
    {
        await using var marloes = await fixture.VisitorAsync();
        var page = marloes.Page;
        await FormAsync(marloes, "Bodem en water", "Marloes", Issue);
        await GoAsync(page, "Mensen");
        var link = await InviteAsync(page, "Hakan", "Ondernemers");
        await using var hakan = await fixture.VisitorAsync(360, 740);
        await hakan.OpenAsync(link);
        await Button(hakan.Page, "Doe mee").ClickAsync();

        await GoAsync(page, "Begin");
        await Button(page, "Bewerk").ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Energietransitie" }).CheckAsync();
        await Button(page, "Opslaan").ClickAsync();
        await Expect(page.GetByText("Energietransitie")).ToBeVisibleAsync();
        await GoAsync(page, "Proeven");
        await Button(page, "Bedenk een proef").ClickAsync();
        await page.GetByLabel("Wat probeer je, en wat verwacht je?").FillAsync("Regentonnen op het schoolplein");
        await page.GetByLabel("Waar?").FillAsync("De Regenboog");
        await Button(page, "Opslaan").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await GoAsync(hakan.Page, "Proeven");
        await Expect(hakan.Page.GetByText("Proef 1 · bezig · Marloes")).ToBeVisibleAsync();
        // It ends with what it taught, and with what stood in its way.
        await page.GetByRole(AriaRole.Button, new() { Name = "Klaar" }).ClickAsync();
        await page.GetByLabel("Wat we leerden").FillAsync("De conciërge moet het willen.");
        await page.GetByLabel("Dit zat in de weg").SelectOptionAsync("Gewoonten en werkwijzen");
        await Button(page, "Opslaan").ClickAsync();
        await Expect(hakan.Page.GetByText("Proef 1 · klaar · Marloes")).ToBeVisibleAsync();
        await Expect(hakan.Page.GetByText("1 van 1 proeven")).ToBeVisibleAsync();
        await Button(page, "Zet een punt").ClickAsync();
        await page.GetByLabel("Opbouw van het nieuwe").SelectOptionAsync("Versnellen");
        await Button(page, "Opslaan").ClickAsync();
        await Expect(hakan.Page.GetByText("Opbouw van het nieuwe: Versnellen")).ToBeVisibleAsync();

        await GoAsync(hakan.Page, "Lessen");
        await hakan.Page.GetByLabel("Wat is de les, in één zin?").FillAsync("Begin bij de conciërge.");
        await Button(hakan.Page, "Stel voor").ClickAsync();
        await GoAsync(page, "Lessen");
        foreach (var visitor in new[] { page, hakan.Page })
        {
            await visitor.GetByRole(AriaRole.Link, new() { Name = "Begin bij de conciërge." }).ClickAsync();
            await Button(visitor, "Schrijf mee aan de les").ClickAsync();
        }

        // Both write in one part at once, and each reads the other's words where they write themselves.
        var (hers, his) = (Part(page, "Advies"), Part(hakan.Page, "Advies"));
        await WriteAsync(hers, "Vraag de conciërge eerst.");
        await Expect(his).ToContainTextAsync("Vraag de conciërge eerst.");
        await his.ClickAsync();
        await hakan.Page.Keyboard.PressAsync("Control+End");
        await hakan.Page.Keyboard.TypeAsync(" En neem koffie mee.");
        await Expect(hers).ToContainTextAsync("Vraag de conciërge eerst. En neem koffie mee.");
        await Expect(page.GetByText("Hakan schrijft hier")).ToBeVisibleAsync();
        await WriteAsync(Part(page, "Situatie"), "Een schoolplein dat blank stond.");
        await WriteAsync(Part(page, "Onder welke voorwaarden"), "Als er een kraan is.");
        await Expect(Part(hakan.Page, "Onder welke voorwaarden")).ToContainTextAsync("Als er een kraan is.");
        await Button(page, "Bewerk titel en bronnen").ClickAsync();
        await page.GetByLabel("Voeg een bron toe").SelectOptionAsync("proef: Regentonnen op het schoolplein");
        await Button(page, "Opslaan").ClickAsync();
        await Expect(hakan.Page.GetByRole(AriaRole.Region, new() { Name = "Waar deze les vandaan komt" }).GetByText("Regentonnen op het schoolplein").First).ToBeVisibleAsync();

        await Button(hakan.Page, "Klaar met schrijven").ClickAsync();
        await Button(hakan.Page, "Ik heb de les nagekeken").ClickAsync();
        await Expect(page.GetByText("Nagekeken door 1 lid: Hakan")).ToBeVisibleAsync();
        await Button(page, "Ik heb de les nagekeken").ClickAsync();
        await Button(page, "Publiceer").ClickAsync();
        await Expect(hakan.Page.GetByText("Les 1 · gepubliceerd")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_request_for_help_is_matched_with_what_a_member_brings_and_a_deal_runs_once_it_was_signed_elsewhere()
    {
        await using var marloes = await fixture.VisitorAsync();
        var page = marloes.Page;
        await FormAsync(marloes, "Bodem en water", "Marloes", Issue);
        await GoAsync(page, "Mensen");
        var link = await InviteAsync(page, "Hakan", "Ondernemers");
        await using var hakan = await fixture.VisitorAsync(360, 740);
        await hakan.OpenAsync(link);
        await Button(hakan.Page, "Doe mee").ClickAsync();
        await GoAsync(hakan.Page, "Mensen");
        await Button(hakan.Page, "Bewerk wat hier over jou staat").ClickAsync();
        await hakan.Page.GetByLabel("Wat breng je?").FillAsync("Regenwater opvangen op daken");
        await Button(hakan.Page, "Opslaan").ClickAsync();

        await GoAsync(page, "Hulpvragen");
        await Button(page, "Pitch een hulpvraag").ClickAsync();
        await page.GetByLabel("Waar heb je hulp bij nodig?").FillAsync("Waar laten we al het regenwater van het schoolplein?");
        await Button(page, "Pitch een hulpvraag").ClickAsync();
        await Expect(page.GetByText("Hakan brengt: Regenwater opvangen op daken")).ToBeVisibleAsync();
        await GoAsync(hakan.Page, "Hulpvragen");
        await hakan.Page.GetByRole(AriaRole.Button, new() { Name = "Bied je ervaring aan" }).ClickAsync();
        await hakan.Page.GetByLabel("Wat weet of kun jij dat hier helpt?").FillAsync("Een groen dak houdt de helft vast.");
        await Button(hakan.Page, "Bied je ervaring aan").ClickAsync();
        await Expect(page.GetByText("Een groen dak houdt de helft vast.").First).ToBeVisibleAsync();
        // Whoever asked and whoever offered are in it already.
        await page.GetByRole(AriaRole.Button, new() { Name = "Vorm een coalitie" }).ClickAsync();
        await page.GetByLabel("Hoe heet de coalitie?").FillAsync("Natte voeten");
        await Button(page, "Vorm een coalitie").ClickAsync();
        await Expect(hakan.Page.GetByRole(AriaRole.Row, new() { Name = "Natte voeten" }).GetByText("Marloes, Hakan")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin met proberen" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Het werkt", Exact = false }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Deel wat je leerde" }).ClickAsync();
        await page.GetByLabel("Wat we leerden").FillAsync("Een groen dak alleen is niet genoeg.");
        await Button(page, "Opslaan").ClickAsync();
        await Expect(hakan.Page.GetByRole(AriaRole.Region, new() { Name = "Klaar en gedeeld" }).GetByText("Een groen dak alleen is niet genoeg.")).ToBeVisibleAsync();

        await GoAsync(page, "Deals");
        await Button(page, "Schrijf een deal").ClickAsync();
        await page.GetByLabel("Hoe heet de deal?").FillAsync("Droge schoolpleinen");
        await Button(page, "Opslaan").ClickAsync();
        foreach (var party in new[] { "Gemeente Waterveen", "Dakdekkers Van Dam" })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Pas de deal aan" }).ClickAsync();
            await page.GetByLabel("Staat de organisatie er niet bij?").FillAsync(party);
            await Button(page, "Opslaan").ClickAsync();
            await Expect(page.GetByRole(AriaRole.List, new() { Name = "Partijen" }).GetByText(party)).ToBeVisibleAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Ga in gesprek" }).ClickAsync();
        await Expect(page.GetByText("van elke partij een toezegging")).ToBeVisibleAsync();
        foreach (var (party, promise) in new[] { ("Gemeente Waterveen", "Betaalt de helft."), ("Dakdekkers Van Dam", "Legt drie daken.") })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Voeg een toezegging toe" }).ClickAsync();
            await page.GetByLabel("Wie zegt het toe?").SelectOptionAsync(party);
            await page.GetByLabel("Wat zegt deze partij toe?").FillAsync(promise);
            await page.GetByLabel("Uiterlijk op").FillAsync("2030-03-01");
            await Button(page, "Opslaan").ClickAsync();
            await Expect(page.GetByRole(AriaRole.Row, new() { Name = promise })).ToBeVisibleAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Leg vast dat er getekend is" }).ClickAsync();
        await page.GetByLabel("Wie tekende namens Gemeente Waterveen?").FillAsync("De wethouder");
        await page.GetByLabel("Wie tekende namens Dakdekkers Van Dam?").FillAsync("Jan van Dam");
        await Button(page, "Leg vast dat er getekend is").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "De deal loopt" }).ClickAsync();
        await page.GetByRole(AriaRole.Row, new() { Name = "Legt drie daken." }).GetByRole(AriaRole.Button).ClickAsync();
        await GoAsync(hakan.Page, "Deals");
        await Expect(hakan.Page.GetByText("1 van 2 toezeggingen gedaan")).ToBeVisibleAsync();

        await GoAsync(hakan.Page, "Waarde");
        await Button(hakan.Page, "Vertel een verhaal").ClickAsync();
        await hakan.Page.GetByLabel("Wat is er daardoor beter geworden?").FillAsync("Het plein blijft droog.");
        await hakan.Page.GetByLabel("Anderen mogen zien dat ik dit vertel").UncheckAsync();
        await Button(hakan.Page, "Vertel een verhaal").ClickAsync();
        await Expect(hakan.Page.GetByText("dit is jouw verhaal; alleen jij ziet dat")).ToBeVisibleAsync();
        await GoAsync(page, "Waarde");
        await Expect(page.GetByText("Het plein blijft droog.")).ToBeVisibleAsync();
        await Expect(page.GetByText("verteld zonder naam")).ToBeVisibleAsync();
        await Expect(page.GetByText("dit is jouw verhaal; alleen jij ziet dat")).Not.ToBeVisibleAsync();
    }

    [Fact]
    public async Task Each_step_says_what_there_is_and_one_question_is_next()
    {
        await using var marloes = await fixture.VisitorAsync(360, 740);
        var page = marloes.Page;
        await FormAsync(marloes, "Lokale energie", "Marloes", Issue);
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "De volgende vraag" }).GetByText("Met wie praat je nog over het vraagstuk")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Naar stap 1" }).ClickAsync();
        for (var i = 1; i <= 5; i++)
        {
            await page.GetByLabel("Wat leerde je?").FillAsync($"Inzicht nummer {i}.");
            await Button(page, "Noteer het gesprek").ClickAsync();
            await Expect(page.GetByText($"Inzicht nummer {i}.").First).ToBeVisibleAsync();
        }

        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "De volgende vraag" }).GetByText("Bij welk thema hoort dit vraagstuk?")).ToBeVisibleAsync();
        // The questions of the choice aid, one after another.
        await page.Locator("#stap-2 summary").ClickAsync();
        for (var i = 0; i < 3; i++)
            await Button(page, "Nee").ClickAsync();
        await Button(page, "Ja").ClickAsync();
        await page.GetByLabel("Waarom past deze vorm?").FillAsync("Niemand heeft het antwoord.");
        await Button(page, "Kies de leervorm").ClickAsync();
        await Expect(page.Locator("#stap-2").GetByText("Leervorm:")).ToBeVisibleAsync();
        // Which step does not apply, the coordinator says with a reason.
        await page.Locator("#stap-3 summary").ClickAsync();
        await page.Locator("#stap-3").GetByRole(AriaRole.Button, new() { Name = "Niet van toepassing" }).ClickAsync();
        await page.GetByLabel("Waarom is deze stap niet van toepassing?").FillAsync("We zijn maar met drie.");
        await page.Locator("#stap-3").GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).Last.ClickAsync();
        await Expect(page.Locator("#stap-3").GetByText("Niet van toepassing: We zijn maar met drie.")).ToBeVisibleAsync();
        await Expect(page.GetByText("1 niet van toepassing")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whoever_declines_an_invitation_is_nobody_there_and_their_link_brings_nobody_in()
    {
        await using var marloes = await fixture.VisitorAsync();
        await FormAsync(marloes, "Korte ketens", "Marloes", null);
        await GoAsync(marloes.Page, "Mensen");
        var link = await InviteAsync(marloes.Page, "Piet", null);
        await using var piet = await fixture.VisitorAsync();
        await piet.OpenAsync(link);
        await Button(piet.Page, "Liever niet").ClickAsync();
        await piet.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Liever niet" }).ClickAsync();
        await Expect(piet.Page.GetByText("Je hebt de uitnodiging afgeslagen.")).ToBeVisibleAsync();
        await Expect(marloes.Page.GetByText("Uitgenodigd", new() { Exact = true })).Not.ToBeVisibleAsync();
        await using var another = await fixture.VisitorAsync();
        await another.OpenAsync(link);
        await Expect(another.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("nl-NL", ColorScheme.Light, 1280)]
    [InlineData("en-GB", ColorScheme.Dark, 360)]
    public async Task No_page_of_a_community_has_a_violation(string language, ColorScheme scheme, int width)
    {
        var nl = language.StartsWith("nl", StringComparison.Ordinal);
        await using var marloes = await fixture.VisitorAsync(width, 800, language, scheme);
        var page = marloes.Page;
        var look = new Inspection(page, scheme, $"community-{language}");
        await marloes.OpenAsync("/community/nieuw");
        await CheckAsync(nl ? "Vorm een community" : "Form a community");
        await Button(page, nl ? "Vorm de community" : "Form the community").ClickAsync();
        await CheckAsync(nl ? "Vul dit in." : "Please fill this in.");
        await page.GetByLabel(nl ? "Hoe heet de community?" : "What is the community called?").FillAsync("Lokale energie");
        await page.GetByLabel(nl ? "Je naam" : "Your name").FillAsync("Marloes");
        await Button(page, nl ? "Vorm de community" : "Form the community").ClickAsync();
        await CheckAsync(nl ? "In voorbereiding" : "In preparation");
        await Button(page, nl ? "Bewerk" : "Edit").ClickAsync();
        await CheckAsync(nl ? "Bewerk de community" : "Edit the community");
        await page.Keyboard.PressAsync("Escape");
        await Button(page, nl ? "Begin met werven" : "Begin to look for members").ClickAsync();
        await CheckAsync(nl ? "een begeleider (facilitator)" : "a facilitator");

        await GoAsync(page, nl ? "Mensen" : "People");
        await CheckAsync(nl ? "dit ben jij" : "this is you");
        await Button(page, nl ? "Bewerk wat hier over jou staat" : "Edit what stands here about you").ClickAsync();
        await CheckAsync(nl ? "Wat breng je?" : "What do you bring?");
        await page.Keyboard.PressAsync("Escape");
        await Button(page, nl ? "Nodig iemand uit" : "Invite somebody").ClickAsync();
        await CheckAsync(nl ? "Maak de uitnodiging" : "Make the invitation");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel(nl ? "Naam" : "Name", new() { Exact = true }).FillAsync("Piet");
        await Button(page, nl ? "Maak de uitnodiging" : "Make the invitation").ClickAsync();
        await CheckAsync(nl ? "Hier is de uitnodiging voor Piet" : "Here is the invitation for Piet");
        var link = new Uri(await dialog.GetByLabel(nl ? "Persoonlijke link" : "Personal link").InputValueAsync());
        await page.Keyboard.PressAsync("Escape");
        await CheckAsync(nl ? "Uitgenodigd" : "Invited");
        await Button(page, nl ? "Verlaat de community" : "Leave the community").ClickAsync();
        await CheckAsync(nl ? "Je oude notities" : "Your old notes");
        await page.Keyboard.PressAsync("Escape");

        await GoAsync(page, nl ? "Afspraken" : "Agreements");
        await CheckAsync(nl ? "Er zijn nog geen afspraken." : "There are no agreements yet.");
        await Button(page, nl ? "Schrijf de afspraken" : "Write the agreements").ClickAsync();
        await CheckAsync(nl ? "Vragen die helpen" : "Questions that help");
        await page.GetByLabel(nl ? "Afspraken" : "Agreements", new() { Exact = true }).FillAsync("We helpen elkaar.");
        await Button(page, nl ? "Opslaan" : "Save").ClickAsync();
        await CheckAsync(nl ? "0 van 1 mensen zijn akkoord" : "0 of 1 people agree");

        await GoAsync(page, nl ? "Stappen" : "Steps");
        await CheckAsync(nl ? "Verken het vraagstuk" : "Explore the issue");
        foreach (var step in new[] { 2, 3 })
            await page.Locator($"#stap-{step} summary").ClickAsync();
        await CheckAsync(nl ? "Welke leervorm past?" : "Which learning form fits?");
        await GoAsync(page, nl ? "Bijeenkomsten" : "Meetings");
        await Button(page, nl ? "Plan een bijeenkomst" : "Plan a meeting").ClickAsync();
        await page.GetByLabel(nl ? "Hoe heet de bijeenkomst?" : "What is the meeting called?").FillAsync("Van plan naar proef");
        await page.GetByLabel(nl ? "Dag" : "Day", new() { Exact = true }).FillAsync("2027-06-01");
        await CheckAsync(nl ? "Hoe komen we bijeen?" : "How do we meet?");
        await Button(page, nl ? "Opslaan" : "Save").ClickAsync();
        await CheckAsync(nl ? "Kom je?" : "Will you come?");
        await GoAsync(page, nl ? "Besluiten en acties" : "Decisions and actions");
        await CheckAsync(nl ? "Nog geen acties." : "No actions yet.");
        await GoAsync(page, nl ? "Balans" : "Balance");
        await CheckAsync(nl ? "Nog te weinig mensen" : "Too few people yet");
        await GoAsync(page, nl ? "Proeven" : "Experiments");
        await Button(page, nl ? "Bedenk een proef" : "Think of an experiment").ClickAsync();
        await CheckAsync(nl ? "Wat probeer je" : "What do you try");
        await GoAsync(page, nl ? "Lessen" : "Lessons");
        await page.GetByLabel(nl ? "Wat is de les, in één zin?" : "What is the lesson, in one sentence?").FillAsync("Begin bij een bewoner.");
        await Button(page, nl ? "Stel voor" : "Propose").ClickAsync();
        await CheckAsync("Begin bij een bewoner.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Begin bij een bewoner." }).ClickAsync();
        await Button(page, nl ? "Schrijf mee aan de les" : "Write along in the lesson").ClickAsync();
        await Expect(Part(page, nl ? "Advies" : "Advice")).ToBeVisibleAsync();
        await Button(page, nl ? "Bewerk titel en bronnen" : "Edit title and sources").ClickAsync();
        await CheckAsync(nl ? "Onder welke voorwaarden" : "Under which conditions");
        await GoAsync(page, nl ? "Hulpvragen" : "Requests");
        await Button(page, nl ? "Pitch een hulpvraag" : "Pitch a request").ClickAsync();
        await page.GetByLabel(nl ? "Waar heb je hulp bij nodig?" : "What do you need help with?").FillAsync("Wie weet waar het water blijft?");
        await Button(page, nl ? "Pitch een hulpvraag" : "Pitch a request").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Vorm een coalitie" : "Form a coalition" }).ClickAsync();
        await CheckAsync(nl ? "Wie doen mee?" : "Who takes part?");
        await GoAsync(page, "Deals");
        await Button(page, nl ? "Schrijf een deal" : "Draft a deal").ClickAsync();
        await page.GetByLabel(nl ? "Hoe heet de deal?" : "What is the deal called?").FillAsync("Droge pleinen");
        await Button(page, nl ? "Opslaan" : "Save").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Pas de deal aan" : "Change the deal" }).ClickAsync();
        await CheckAsync(nl ? "Nog geen toezeggingen." : "No commitments yet.");
        await GoAsync(page, nl ? "Waarde" : "Value");
        await Button(page, nl ? "Vertel een verhaal" : "Tell a story").ClickAsync();
        await CheckAsync(nl ? "Nog vier vragen" : "Four more questions");

        await using var piet = await fixture.VisitorAsync(width, 800, language, scheme);
        await piet.OpenAsync(link.PathAndQuery + link.Fragment);
        await new Inspection(piet.Page, scheme, $"invitation-{language}").CheckAsync(nl ? "Wat we van elkaar vragen" : "What we ask of each other");
        await piet.OpenAsync("/community/0123456789abcdef");
        await new Inspection(piet.Page, scheme, $"outside-{language}").CheckAsync(nl ? "Je bent hier niet binnen" : "You are not inside here");

        async Task CheckAsync(string content)
        {
            await look.CheckAsync(content);
            (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue(content);
        }
    }

    /// <summary>The editor of a part of a lesson.</summary>
    private static ILocator Part(IPage page, string part) => page.GetByRole(AriaRole.Region, new() { Name = part, Exact = true }).Locator(".cm-content");

    private static async Task WriteAsync(ILocator editor, string words)
    {
        await editor.ClickAsync();
        await editor.Page.Keyboard.TypeAsync(words);
        await Expect(editor).ToContainTextAsync(words);
    }
}
