namespace Samenwerken.Browser.Tests;

/// <summary>A community from nothing: it is formed, people are asked in and answer in browsers of their own, agree, and begin.</summary>
[Collection(BrowserCollection.Name)]
public sealed class CommunityTests(BrowserFixture fixture)
{
    private const string Issue = "Hoe laten we bewoners, bedrijven en gemeenten samen een lokaal energiebedrijf starten?";

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
    [InlineData("nl-NL", ColorScheme.Dark, 360)]
    [InlineData("en-GB", ColorScheme.Light, 320)]
    [InlineData("en-GB", ColorScheme.Dark, 768)]
    public async Task No_page_of_a_community_has_a_violation(string language, ColorScheme scheme, int width)
    {
        var nl = language.StartsWith("nl", StringComparison.Ordinal);
        await using var marloes = await fixture.VisitorAsync(width, 800, language, scheme);
        var page = marloes.Page;
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
        await CheckAsync(nl ? "Wat moet er met je naam gebeuren?" : "What should become of your name?");
        await page.Keyboard.PressAsync("Escape");

        await GoAsync(page, nl ? "Afspraken" : "Agreements");
        await CheckAsync(nl ? "Er zijn nog geen afspraken." : "There are no agreements yet.");
        await Button(page, nl ? "Schrijf de afspraken" : "Write the agreements").ClickAsync();
        await CheckAsync(nl ? "Vragen die helpen" : "Questions that help");
        await page.GetByLabel(nl ? "Afspraken" : "Agreements", new() { Exact = true }).FillAsync("We helpen elkaar.");
        await Button(page, nl ? "Opslaan" : "Save").ClickAsync();
        await CheckAsync(nl ? "0 van 1 mensen zijn akkoord" : "0 of 1 people agree");

        await using var piet = await fixture.VisitorAsync(width, 800, language, scheme);
        await piet.OpenAsync(link.PathAndQuery + link.Fragment);
        await AccessibilityTests.CheckAsync(piet.Page, nl ? "Wat we van elkaar vragen" : "What we ask of each other");
        await piet.OpenAsync("/community/0123456789abcdef");
        await AccessibilityTests.CheckAsync(piet.Page, nl ? "Je bent hier niet binnen" : "You are not inside here");

        async Task CheckAsync(string content)
        {
            await AccessibilityTests.CheckAsync(page, content);
            (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue(content);
        }
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static async Task FormAsync(Visitor visitor, string name, string personName, string? issue)
    {
        await visitor.OpenAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Vorm een community" }).ClickAsync();
        await visitor.Page.GetByLabel("Hoe heet de community?").FillAsync(name);
        if (issue is not null)
            await visitor.Page.GetByLabel("Wat is het vraagstuk?").FillAsync(issue);
        await visitor.Page.GetByLabel("Je naam").FillAsync(personName);
        await visitor.Page.GetByText("Overheid", new() { Exact = true }).ClickAsync();
        await Button(visitor.Page, "Vorm de community").ClickAsync();
        await Expect(visitor.Page.GetByText("In voorbereiding").First).ToBeVisibleAsync();
    }

    private static async Task GoAsync(IPage page, string part)
    {
        var link = page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = part });
        await link.ClickAsync();
        await Expect(link).ToHaveAttributeAsync("aria-current", "page");
    }

    /// <returns>The path of the link of whoever is invited, with what stands behind the #.</returns>
    private static async Task<string> InviteAsync(IPage page, string name, string? sector, string? role = null)
    {
        await Button(page, "Nodig iemand uit").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Naam", new() { Exact = true }).FillAsync(name);
        if (sector is not null)
            await dialog.GetByLabel("Sector").SelectOptionAsync(sector);
        if (role is not null)
            await dialog.GetByLabel(role).CheckAsync();
        await Button(page, "Maak de uitnodiging").ClickAsync();
        var link = new Uri(await dialog.GetByLabel("Persoonlijke link").InputValueAsync());
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).Not.ToBeVisibleAsync();
        return link.PathAndQuery + link.Fragment;
    }
}
