namespace Samenwerken.Browser.Tests;

/// <summary>OUT3: words that somebody was writing stay findable when the place where they wrote goes away.</summary>
public sealed class UnsentTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task OUT3_an_idea_that_another_removes_leaves_the_words_of_who_was_editing_it()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        await piet.JoinAsync(await fatima.StartMeetingAsync());
        await piet.WriteAsync("Zonnepanelen");
        await fatima.SeesAsync("Zonnepanelen");
        await piet.ActOnAsync("Zonnepanelen");
        await piet.Page.GetByRole(AriaRole.Button, new() { Name = "Bewerken" }).ClickAsync();
        await piet.Page.GetByLabel("Tekst van het idee").FillAsync("Zonnepanelen op school");
        await Expect(Unsent(piet)).ToBeHiddenAsync();

        await RemoveIdeaAsync(fatima, "Zonnepanelen");

        await Expect(Unsent(piet)).ToContainTextAsync("Zonnepanelen op school");
        await piet.ReopenAsync();
        await Unsent(piet).GetByRole(AriaRole.Button, new() { Name = "Zet als nieuw idee" }).ClickAsync();
        await fatima.SeesAsync("Zonnepanelen op school");
        await Expect(Unsent(piet)).ToBeHiddenAsync();
        await piet.ReopenAsync();
        await piet.SeesAsync("Zonnepanelen op school");
        await Expect(Unsent(piet)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task OUT3_half_written_words_are_in_the_same_tab_after_a_reload_while_the_meeting_is_open_in_another()
    {
        await using var piet = await fixture.VisitorAsync();
        await piet.StartMeetingAsync();
        await piet.Entry.FillAsync("Nog niet af");
        var other = await piet.AnotherTabAsync();
        var otherEntry = other.GetByLabel("Schrijf een idee", new() { Exact = true });
        await Expect(otherEntry).ToHaveValueAsync("");

        await piet.Page.ReloadAsync();
        await Expect(piet.Entry).ToHaveValueAsync("Nog niet af");
        await otherEntry.FillAsync("In de andere");
        await other.ReloadAsync();
        await Expect(otherEntry).ToHaveValueAsync("In de andere");
        await Expect(piet.Entry).ToHaveValueAsync("Nog niet af");

        // A tab that is closed leaves them to the next.
        await piet.CloseTabAsync();
        var next = await other.Context.NewPageAsync();
        await next.GotoAsync(other.Url);
        await Expect(next.GetByLabel("Schrijf een idee", new() { Exact = true })).ToHaveValueAsync("Nog niet af");
    }

    [Fact]
    public async Task OUT3_a_cluster_that_another_removes_leaves_the_words_in_its_box()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        await piet.JoinAsync(await fatima.StartMeetingAsync());
        await fatima.NewClusterAsync("Dak");
        await piet.Page.GetByLabel("Schrijf een idee bij Dak").FillAsync("Een tuin op het dak");

        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Acties bij cluster Dak" }).ClickAsync();
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Cluster opheffen" }).ClickAsync();
        await fatima.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Cluster opheffen" }).ClickAsync();

        await Expect(Unsent(piet)).ToContainTextAsync("Een tuin op het dak");
        await Unsent(piet).GetByRole(AriaRole.Button, new() { Name = "Weg ermee" }).ClickAsync();
        await Expect(Unsent(piet)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task OUT3_a_meeting_that_is_closed_leaves_the_words_in_every_box_and_opened_again_gives_them_back()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        await piet.JoinAsync(await fatima.StartMeetingAsync());
        await fatima.NewClusterAsync("Dak");
        await piet.Entry.FillAsync("Nog niet af");
        await piet.Page.GetByLabel("Schrijf een idee bij Dak").FillAsync("Een tuin op het dak");
        await piet.Page.GetByRole(AriaRole.Button, new() { Name = "Nieuw cluster" }).ClickAsync();
        await piet.Page.GetByLabel("Naam van het cluster").FillAsync("Muur");
        await fatima.Page.GetByLabel("Nieuw agendapunt").FillAsync("Uitchecken");

        await fatima.CloseMeetingAsync();

        foreach (var words in new[] { "Nog niet af", "Een tuin op het dak", "Muur" })
            await Expect(Unsent(piet)).ToContainTextAsync(words);
        await Expect(Unsent(piet).GetByRole(AriaRole.Button, new() { Name = "Zet als nieuw idee" })).ToHaveCountAsync(0);
        await Expect(Unsent(fatima)).ToContainTextAsync("Uitchecken");

        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Meer" }).ClickAsync();
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Bijeenkomst weer openen" }).ClickAsync();
        await Expect(piet.Entry).ToHaveValueAsync("Nog niet af");
        await Expect(piet.Page.GetByLabel("Schrijf een idee bij Dak")).ToHaveValueAsync("Een tuin op het dak");
        await Expect(piet.Page.GetByLabel("Naam van het cluster")).ToHaveValueAsync("Muur");
        await Expect(fatima.Page.GetByLabel("Nieuw agendapunt")).ToHaveValueAsync("Uitchecken");
        await Expect(Unsent(piet)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task OUT3_an_idea_that_only_moves_to_another_cluster_keeps_its_editor_and_is_not_offered_elsewhere()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        await piet.JoinAsync(await fatima.StartMeetingAsync());
        await fatima.NewClusterAsync("Dak");
        await piet.WriteAsync("Zonnepanelen");
        await fatima.SeesAsync("Zonnepanelen");
        await piet.ActOnAsync("Zonnepanelen");
        await piet.Page.GetByRole(AriaRole.Button, new() { Name = "Bewerken" }).ClickAsync();
        await piet.Page.GetByLabel("Tekst van het idee").FillAsync("Zonnepanelen op school");

        await fatima.ActOnAsync("Zonnepanelen");
        await fatima.Page.GetByLabel("Naar cluster").SelectOptionAsync("Dak");

        await Expect(piet.Page.GetByRole(AriaRole.Region, new() { Name = "Dak" }).GetByLabel("Tekst van het idee")).ToHaveValueAsync("Zonnepanelen op school");
        await Expect(Unsent(piet)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task OUT3_whoever_is_removed_while_they_write_finds_their_words_where_they_hear_it()
    {
        await using var fatima = await fixture.VisitorAsync();
        await using var piet = await fixture.VisitorAsync();
        await piet.JoinAsync(await fatima.StartMeetingAsync());
        await piet.Entry.FillAsync("Nog niet af");
        await fatima.RemoveAsync("Piet");

        await Expect(piet.Page.GetByRole(AriaRole.Heading, new() { Name = "Je doet niet meer mee" })).ToBeVisibleAsync();
        await Expect(Unsent(piet)).ToContainTextAsync("Nog niet af");
        await Unsent(piet).GetByRole(AriaRole.Button, new() { Name = "Weg ermee" }).ClickAsync();
        await Expect(Unsent(piet)).ToBeHiddenAsync();
    }

    private static ILocator Unsent(Visitor visitor) => visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Je was hiermee bezig" });

    private static async Task RemoveIdeaAsync(Visitor visitor, string idea)
    {
        await visitor.ActOnAsync(idea);
        await visitor.Note(idea).GetByRole(AriaRole.Button, new() { Name = "Verwijderen" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Verwijderen" }).ClickAsync();
    }
}
