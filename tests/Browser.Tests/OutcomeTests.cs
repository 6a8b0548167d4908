using System.Text.RegularExpressions;

namespace Samenwerken.Browser.Tests;

/// <summary>What a meeting comes to: decisions and actions, from the notes that they came from to whoever does them.</summary>
public sealed class OutcomeTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task A_note_becomes_a_decision_and_each_leads_to_the_other()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        await piet.JoinAsync(await fatima.StartMeetingAsync());
        await fatima.WriteAsync("Zonnepanelen op school");
        await AddItemAsync(fatima, "Kiezen");

        await fatima.ActOnAsync("Zonnepanelen");
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Maak er een besluit van" }).ClickAsync();
        var dialog = fatima.Page.GetByRole(AriaRole.Dialog, new() { Name = "Besluit vastleggen" });
        await Expect(dialog.GetByLabel("Wat is er besloten?")).ToHaveValueAsync("Zonnepanelen op school");
        await Expect(dialog.GetByLabel("Bij agendapunt")).ToHaveValueAsync(new Regex(".+"));
        await Expect(dialog.GetByLabel("Zonnepanelen op school", new() { Exact = true })).ToBeCheckedAsync();
        await dialog.GetByLabel("Wat is er besloten?").FillAsync("Op de school komen zonnepanelen.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Besluit vastleggen" }).ClickAsync();

        await Expect(piet.Note("Zonnepanelen")).ToContainTextAsync("leidde tot B-1");
        await piet.HearsAsync("1 nieuw besluit");
        await piet.Note("Zonnepanelen").GetByRole(AriaRole.Link, new() { Name = "B-1" }).ClickAsync();
        var decisions = piet.Page.GetByRole(AriaRole.Region, new() { Name = "Besluiten" });
        await Expect(decisions.Locator("[id^=outcome-]")).ToBeFocusedAsync();
        await Expect(decisions).ToContainTextAsync("Op de school komen zonnepanelen.");
        await Expect(decisions).ToContainTextAsync("Kiezen");
        await decisions.GetByRole(AriaRole.Link, new() { Name = "Zonnepanelen op school" }).ClickAsync();
        await Expect(piet.Note("Zonnepanelen")).ToBeFocusedAsync();
        await Expect(piet.Note("Zonnepanelen")).ToBeInViewportAsync();

        // The browser's own buttons go the same way, and a reload stays where somebody was.
        await piet.Page.GoBackAsync();
        await Expect(decisions).ToBeVisibleAsync();
        await piet.Page.ReloadAsync();
        await Expect(decisions).ToContainTextAsync("B-1");

        // The idea is kept, and says so.
        await Expect(fatima.Note("Zonnepanelen")).ToContainTextAsync("Hieruit komt B-1. Daarom blijft dit idee staan.");
    }

    [Fact]
    public async Task Without_an_agenda_a_facilitator_makes_the_item_on_the_way()
    {
        await using var fatima = await fixture.VisitorAsync(360, 640);
        await fatima.StartMeetingAsync();
        await fatima.GoToAsync("Uitkomsten");
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Besluit vastleggen" }).ClickAsync();
        var dialog = fatima.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Besluit vastleggen" }).ClickAsync();
        await Expect(dialog.GetByText("Vul dit in.")).ToBeVisibleAsync();
        await Expect(dialog.GetByLabel("Wat is er besloten?")).ToBeFocusedAsync();
        await dialog.GetByLabel("Wat is er besloten?").FillAsync("We gaan door.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Besluit vastleggen" }).ClickAsync();
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Besluiten" })).ToContainTextAsync("Kiezen en afspreken");
        (await fatima.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360);
    }

    [Fact]
    public async Task An_action_has_one_who_does_it_and_a_day_and_whoever_has_it_marks_it_done()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        await using var mila = await fixture.VisitorAsync();
        var code = await fatima.StartMeetingAsync();
        await piet.JoinAsync(code);
        await mila.JoinAsync(code, "Mila");
        await AddItemAsync(fatima, "Kiezen");
        await fatima.GoToAsync("Uitkomsten");
        await AssignAsync(fatima, "Vraag offertes aan.", "Piet", "2020-01-31");
        await piet.HearsAsync("Jij krijgt actie A-1: Vraag offertes aan.");

        foreach (var visitor in new[] { piet, mila })
            await visitor.GoToAsync("Uitkomsten");
        await Expect(Actions(mila)).ToContainTextAsync("Klaar op vrijdag 31 januari 2020");
        await Expect(Actions(mila)).ToContainTextAsync("dagen te laat");
        await Expect(Actions(mila).GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Actions(piet).GetByRole(AriaRole.Button, new() { Name = "Zet op klaar: A-1" }).ClickAsync();
        await Expect(Actions(mila).GetByText("Klaar", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Actions(mila)).Not.ToContainTextAsync("te laat");
        await Actions(piet).GetByRole(AriaRole.Button, new() { Name = "Toch niet klaar: A-1" }).ClickAsync();
        await Expect(Actions(mila)).ToContainTextAsync("dagen te laat");
    }

    [Fact]
    public async Task Two_who_edit_one_decision_both_keep_their_words()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var noor = await fixture.VisitorAsync();
        await noor.JoinAsync(await fatima.StartMeetingAsync(), "Noor");
        await fatima.GiveRoleAsync("Noor", "Notulist");
        await AddItemAsync(fatima, "Kiezen");
        await fatima.GoToAsync("Uitkomsten");
        await RecordAsync(fatima, "We kiezen de zon.");
        await noor.GoToAsync("Uitkomsten");
        foreach (var visitor in new[] { noor, fatima })
        {
            await Decisions(visitor).GetByRole(AriaRole.Button, new() { Name = "Acties bij B-1" }).ClickAsync();
            await Decisions(visitor).GetByRole(AriaRole.Button, new() { Name = "Bewerken" }).ClickAsync();
        }

        await SaveAsync(fatima, "We kiezen de zon op school.");
        await Expect(Decisions(noor)).ToContainTextAsync("We kiezen de zon op school.");
        await SaveAsync(noor, "We kiezen de zon op de kerk.");
        var notice = noor.Page.GetByRole(AriaRole.Region, new() { Name = "Niet gelukt, niets kwijt" });
        await Expect(notice).ToContainTextAsync("We kiezen de zon op school.");
        await Expect(notice).ToContainTextAsync("We kiezen de zon op de kerk.");
        await notice.GetByRole(AriaRole.Button, new() { Name = "Zet mijn tekst" }).ClickAsync();
        await Expect(Decisions(fatima)).ToContainTextAsync("We kiezen de zon op de kerk.");
        await Expect(notice).ToBeHiddenAsync();

        static async Task SaveAsync(Visitor visitor, string text)
        {
            await visitor.Page.GetByLabel("Wat is er besloten?").FillAsync(text);
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        }
    }

    [Fact]
    public async Task An_edit_that_is_refused_goes_on_as_an_edit_and_makes_no_second_action()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var noor = await fixture.VisitorAsync();
        await using var mila = await fixture.VisitorAsync();
        var code = await fatima.StartMeetingAsync();
        await noor.JoinAsync(code, "Noor");
        await mila.JoinAsync(code, "Mila");
        await fatima.GiveRoleAsync("Noor", "Notulist");
        await AddItemAsync(fatima, "Kiezen");
        await noor.GoToAsync("Uitkomsten");
        await AssignAsync(noor, "Vraag offertes aan.", "Fatima", "2027-01-31");
        await Actions(noor).GetByRole(AriaRole.Button, new() { Name = "Acties bij A-1" }).ClickAsync();
        await Actions(noor).GetByRole(AriaRole.Button, new() { Name = "Bewerken" }).ClickAsync();
        await noor.Page.GetByLabel("Wat gaat er gebeuren?").FillAsync("Vraag drie offertes aan.");
        await noor.Page.GetByLabel("Wie doet het?").SelectOptionAsync("Mila");

        await fatima.RemoveAsync("Mila");
        await Expect(mila.Page.GetByRole(AriaRole.Heading, new() { Name = "Je doet niet meer mee" })).ToBeVisibleAsync();
        await noor.Page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();

        await noor.Page.GetByRole(AriaRole.Button, new() { Name = "Probeer het anders" }).ClickAsync();
        await Expect(noor.Page.GetByLabel("Wat gaat er gebeuren?")).ToHaveValueAsync("Vraag drie offertes aan.");
        await noor.Page.GetByLabel("Wie doet het?").SelectOptionAsync("Fatima");
        await noor.Page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await fatima.GoToAsync("Uitkomsten");
        await Expect(Actions(fatima)).ToContainTextAsync("Vraag drie offertes aan.");
        await Expect(Actions(fatima)).ToContainTextAsync("31 januari 2027");
        await Expect(Actions(fatima).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_is_withdrawn_stays_struck_through_with_its_number()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        await piet.JoinAsync(await fatima.StartMeetingAsync());
        await AddItemAsync(fatima, "Kiezen");
        await fatima.GoToAsync("Uitkomsten");
        await RecordAsync(fatima, "We kiezen de zon.");
        await Decisions(fatima).GetByRole(AriaRole.Button, new() { Name = "Acties bij B-1" }).ClickAsync();
        await Decisions(fatima).GetByRole(AriaRole.Button, new() { Name = "Intrekken" }).ClickAsync();
        var dialog = fatima.Page.GetByRole(AriaRole.Dialog, new() { Name = "B-1 intrekken" });
        await dialog.GetByLabel("Reden").FillAsync("Eerst praten.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Intrekken" }).ClickAsync();
        await RecordAsync(fatima, "We praten eerst.");

        await piet.GoToAsync("Uitkomsten");
        await Expect(Decisions(piet).Locator("s")).ToHaveTextAsync("We kiezen de zon.");
        await Expect(Decisions(piet)).ToContainTextAsync("Ingetrokken: Eerst praten.");
        await Expect(Decisions(piet).GetByRole(AriaRole.Listitem).Nth(1)).ToContainTextAsync("B-2");
        await Expect(Decisions(piet).GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_form_that_is_closed_by_accident_keeps_what_was_written_in_it()
    {
        await using var fatima = await fixture.VisitorAsync();
        await fatima.StartMeetingAsync();
        await AddItemAsync(fatima, "Kiezen");
        await fatima.GoToAsync("Uitkomsten");
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Besluit vastleggen" }).ClickAsync();
        await fatima.Page.GetByLabel("Wat is er besloten?").FillAsync("Dit mag niet kwijt.");
        await fatima.Page.Keyboard.PressAsync("Escape");
        ILocator Unsent() => fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Je was hiermee bezig" });
        await Expect(Unsent()).ToContainTextAsync("Dit mag niet kwijt.");
        await fatima.ReopenAsync();
        await Expect(Unsent()).ToContainTextAsync("Dit mag niet kwijt.");
        await Unsent().GetByRole(AriaRole.Button, new() { Name = "Ga verder" }).ClickAsync();
        await Expect(fatima.Page.GetByLabel("Wat is er besloten?")).ToHaveValueAsync("Dit mag niet kwijt.");
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Annuleren" }).ClickAsync();
        await Expect(Unsent()).ToBeHiddenAsync();
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Besluit vastleggen" }).ClickAsync();
        await Expect(fatima.Page.GetByLabel("Wat is er besloten?")).ToHaveValueAsync("");
    }

    private static ILocator Decisions(Visitor visitor) => visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Besluiten" });

    private static ILocator Actions(Visitor visitor) => visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Acties" });

    private static async Task AddItemAsync(Visitor facilitator, string title)
    {
        await facilitator.Page.GetByLabel("Nieuw agendapunt").FillAsync(title);
        await facilitator.Page.GetByLabel("Nieuw agendapunt").PressAsync("Enter");
        await Expect(facilitator.Page.GetByRole(AriaRole.Region, new() { Name = "Agenda" })).ToContainTextAsync(title);
    }

    private static async Task RecordAsync(Visitor visitor, string text)
    {
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Besluit vastleggen" }).ClickAsync();
        await visitor.Page.GetByLabel("Wat is er besloten?").FillAsync(text);
        await visitor.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Besluit vastleggen" }).ClickAsync();
        await Expect(Decisions(visitor)).ToContainTextAsync(text);
        await visitor.IsSavedAsync();
    }

    private static async Task AssignAsync(Visitor visitor, string text, string who, string due)
    {
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Actie afspreken" }).ClickAsync();
        var dialog = visitor.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Wat gaat er gebeuren?").FillAsync(text);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Actie afspreken" }).ClickAsync();
        await Expect(dialog.GetByText("Kies wie het doet.")).ToBeVisibleAsync();
        await dialog.GetByLabel("Wie doet het?").SelectOptionAsync(who);
        await dialog.GetByLabel("Klaar op").FillAsync(due);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Actie afspreken" }).ClickAsync();
        await Expect(Actions(visitor)).ToContainTextAsync(text);
        await visitor.IsSavedAsync();
    }
}
