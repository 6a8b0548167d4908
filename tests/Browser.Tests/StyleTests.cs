using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>How pages look: the page of components, large text, fixed colours, and what a keyboard on a phone leaves of a page.</summary>
public sealed class StyleTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Theory]
    [InlineData("nl-NL", ColorScheme.Light, 360)]
    [InlineData("nl-NL", ColorScheme.Dark, 1440)]
    [InlineData("en-GB", ColorScheme.Dark, 768)]
    public async Task The_page_of_components_has_no_violation_in_either_scheme_and_all_its_colours_differ_enough(string language, ColorScheme scheme, int width)
    {
        var nl = language.StartsWith("nl", StringComparison.Ordinal);
        await using var visitor = await fixture.VisitorAsync(width, 900, language, scheme);
        var page = visitor.Page;
        await visitor.OpenAsync("/stijl");
        await AccessibilityTests.CheckAsync(page, nl ? "Twee teksten" : "Two texts");
        await AllDifferEnoughAsync();
        await Expect(visitor.Note(nl ? "Een buurtcoach" : "A coach").First).ToContainTextAsync(nl ? "nog niet bewaard" : "not saved yet");
        // What the device does not prefer, and a colour that cannot be read as it is.
        await page.GetByText(scheme is ColorScheme.Light ? nl ? "Donker" : "Dark" : nl ? "Licht" : "Light", new() { Exact = true }).ClickAsync();
        await AccessibilityTests.CheckAsync(page, nl ? "Twee teksten" : "Two texts");
        await AllDifferEnoughAsync();
        var before = await SwatchAsync();
        await page.GetByLabel(nl ? "Accentkleur" : "Accent colour").FillAsync("#ffe000");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = nl ? "Terug naar onze kleur" : "Back to our colour" })).ToBeVisibleAsync();
        (await SwatchAsync()).ShouldNotBe(before);
        await AllDifferEnoughAsync();
        await AccessibilityTests.CheckAsync(page, nl ? "Twee teksten" : "Two texts");

        async Task AllDifferEnoughAsync()
        {
            await Expect(page.Locator("tr[data-pair]")).ToHaveCountAsync(26);
            await Expect(page.Locator("tr[data-pair]").GetByText(nl ? "genoeg" : "enough", new() { Exact = true })).ToHaveCountAsync(26);
        }

        Task<string> SwatchAsync() => page.Locator("tr[data-pair='on-accent accent'] [aria-hidden]").EvaluateAsync<string>("it => getComputedStyle(it).backgroundColor");
    }

    [Theory]
    [InlineData("nl-NL")]
    [InlineData("en-GB")]
    public async Task The_page_of_components_shows_each_with_its_states_and_what_its_menus_ask(string language)
    {
        var nl = language.StartsWith("nl", StringComparison.Ordinal);
        await using var visitor = await fixture.VisitorAsync(1440, 900, language);
        var page = visitor.Page;
        await visitor.OpenAsync("/stijl");
        await Expect(Part("canvas")).ToContainTextAsync(nl ? "Piet verplaatst dit" : "Piet is moving this");
        await Expect(Part("voting").GetByRole(AriaRole.Button, new() { Name = nl ? "Stemronde sluiten" : "Close the vote" })).ToBeVisibleAsync();
        await Part("voting").GetByRole(AriaRole.Button, new() { Name = nl ? "Wie meeleest" : "Who reads along" }).ClickAsync();
        await Expect(Part("voting")).ToContainTextAsync(nl ? "Je leest mee." : "You are reading along.");
        await Part("canvas").GetByRole(AriaRole.Button, new() { Name = nl ? "Wie meeleest" : "Who reads along" }).ClickAsync();
        await Expect(Part("canvas")).ToContainTextAsync(nl ? "Zodra er ideeën zijn, zie je ze hier." : "As soon as there are ideas, you see them here.");
        await Expect(Part("writing").GetByText(nl ? "Piet schrijft hier" : "Piet is writing here")).ToBeVisibleAsync();
        await Expect(Part("writing").GetByText(nl ? "Wacht op verbinding" : "Waiting for a connection")).ToBeVisibleAsync();
        await Expect(Part("selection").GetByText(nl ? "2 ideeën gekozen." : "2 ideas selected.")).ToBeVisibleAsync();
        await Expect(Part("notices").GetByRole(AriaRole.Button)).ToBeVisibleAsync();

        var menus = Part("menus");
        foreach (var (name, title) in new[]
        {
            (nl ? "Rol geven" : "Give a role", nl ? "Rol van Piet" : "Role of Piet"),
            (nl ? "Cluster opheffen" : "Dissolve cluster", nl ? "Cluster opheffen" : "Dissolve cluster"),
            (nl ? "Bijeenkomst een andere naam geven" : "Give the meeting another name", nl ? "Bijeenkomst een andere naam geven" : "Give the meeting another name"),
        })
        {
            await menus.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = title })).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Escape");
            await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        }

        ILocator Part(string id) => page.Locator($"section[aria-labelledby=style-{id}]");
    }

    /// <summary>1,280 by 1,024 pixels at 400 % (WCAG 1.4.10).</summary>
    [Theory]
    [InlineData("nl-NL")]
    [InlineData("en-GB")]
    public async Task At_400_percent_everything_is_in_one_column_and_can_be_used(string language)
    {
        var nl = language.StartsWith("nl", StringComparison.Ordinal);
        var (facilitator, _) = await fixture.Api.StartMeetingAsync("Een warme wijk zonder gas: hoe krijgen we alle straten mee voor 2030?");
        await using var visitor = await fixture.VisitorAsync(320, 256, language);
        var page = visitor.Page;
        await visitor.OpenAsync();
        await AccessibilityTests.CheckAsync(page, nl ? "Samen verder denken" : "Think further, together");
        await visitor.OpenAsync("/stijl");
        await AccessibilityTests.CheckAsync(page, nl ? "Twee teksten" : "Two texts");
        await visitor.OpenAsync($"/terug/{facilitator.MeetingId}#{facilitator.ReturnKey}");
        var entry = page.GetByLabel(nl ? "Schrijf een idee" : "Write an idea", new() { Exact = true });
        await entry.FillAsync("Zonnepanelen");
        await entry.PressAsync("Enter");
        await AccessibilityTests.CheckAsync(page, "Zonnepanelen");
        foreach (var part in new[] { nl ? "Notulen" : "Minutes", nl ? "Uitkomsten" : "Outcomes", "Agenda", nl ? "Mensen" : "People" })
        {
            await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = part }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = part })).ToHaveAttributeAsync("aria-current", "page");
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(320, part);
        }
    }

    [Fact]
    public async Task With_fixed_colours_nothing_is_lost_that_a_colour_said()
    {
        var (facilitator, _) = await fixture.Api.StartMeetingAsync("Een warme wijk");
        await using var visitor = await fixture.VisitorAsync(1280, 900);
        var page = visitor.Page;
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await visitor.OpenAsync();
        await AccessibilityTests.CheckAsync(page, "Samen verder denken");
        await visitor.OpenAsync("/stijl");
        await AccessibilityTests.CheckAsync(page, "Twee teksten");
        await visitor.OpenAsync($"/terug/{facilitator.MeetingId}#{facilitator.ReturnKey}");
        await visitor.WriteAsync("Zonnepanelen");
        await AccessibilityTests.CheckAsync(page, "Zonnepanelen");
        // Which part and which view is chosen, and where a note ends.
        (await EdgeAsync(page.Locator("nav [aria-current=page]"), "borderBottomColor")).ShouldNotBe(await EdgeAsync(page.Locator("nav a:not([aria-current])").First, "borderBottomColor"));
        (await EdgeAsync(page.Locator("[aria-pressed=true]").First, "outlineStyle")).ShouldBe("solid");
        (await EdgeAsync(page.Locator("article").First, "borderTopStyle")).ShouldBe("solid");

        static Task<string> EdgeAsync(ILocator it, string property) => it.EvaluateAsync<string>($"it => getComputedStyle(it).{property}");
    }

    [Fact]
    public async Task A_keyboard_or_a_turn_of_a_phone_hides_nothing_that_is_being_written()
    {
        await using var phone = await fixture.VisitorAsync(360, 740);
        await phone.StartMeetingAsync("Een warme wijk zonder gas: hoe krijgen we alle straten mee voor 2030?");
        var page = phone.Page;
        for (var i = 1; i <= 8; i++)
            await phone.WriteAsync($"Idee nummer {i}.");
        await Expect(phone.Notes).ToHaveCountAsync(8);
        // Nothing of the title is cut off beside the buttons.
        (await page.Locator("h1").EvaluateAsync<bool>("it => it.scrollHeight <= it.clientHeight + 1")).ShouldBeTrue();

        await phone.Entry.FocusAsync();
        foreach (var (width, height) in new[] { (360, 330), (740, 330), (740, 180), (360, 740) })
        {
            await page.SetViewportSizeAsync(width, height);
            await IsInViewAsync(phone.Entry);
            await IsInViewAsync(page.GetByRole(AriaRole.Button, new() { Name = "Voeg toe" }).Last);
        }

        await phone.StartEditAsync("Idee nummer 8.");
        var box = page.GetByLabel("Tekst van het idee");
        await box.FocusAsync();
        foreach (var (width, height) in new[] { (360, 330), (740, 330), (360, 740) })
        {
            await page.SetViewportSizeAsync(width, height);
            await IsInViewAsync(box);
        }

        (await page.EvaluateAsync<string>("getComputedStyle(document.documentElement).overscrollBehaviorY")).ShouldBe("contain");
    }

    [Theory]
    [InlineData("nl-NL", ColorScheme.Light, 360)]
    [InlineData("en-GB", ColorScheme.Dark, 1440)]
    public async Task What_is_seen_without_a_connection_has_no_violation(string language, ColorScheme scheme, int width)
    {
        var nl = language.StartsWith("nl", StringComparison.Ordinal);
        var (facilitator, _) = await fixture.Api.StartMeetingAsync("Een warme wijk");
        await using var visitor = await fixture.VisitorAsync(width, 900, language, scheme);
        var page = visitor.Page;
        var look = new Inspection(page, scheme, $"offline-{language[..2]}-{width}");
        await visitor.OpenAsync($"/terug/{facilitator.MeetingId}#{facilitator.ReturnKey}");
        await visitor.WriteFirstAsync("Zonnepanelen", nl);
        await visitor.HasWhatWaitsAsync();
        await visitor.SetOfflineAsync(true);
        await Expect(page.GetByText(nl ? "Verbinding kwijt" : "Connection lost").First).ToBeVisibleAsync();
        await visitor.WriteFirstAsync("Zonder verbinding", nl);
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Bekijk wat wacht" : "See what is waiting" }).ClickAsync();
        await look.CheckAsync(nl ? "Wat wacht nog" : "What is waiting");
        await page.GetByRole(AriaRole.Button, new() { Name = nl ? "Trek terug" : "Withdraw" }).ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await look.CheckAsync(nl ? "Teruggetrokken" : "Withdrawn");
    }

    private static async Task IsInViewAsync(ILocator it)
    {
        await Gateways.UntilAsync(
            () => it.EvaluateAsync<bool>(
                """
                it => {
                  const { left, right, top, bottom } = it.getBoundingClientRect();
                  const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
                  return top >= 0 && bottom <= innerHeight + 1 && (it === above || it.contains(above));
                }
                """).Result,
            $"{it} being in view");
    }
}
