using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>What was refused is found again from wherever somebody is, and what stands on a link is given in the list too.</summary>
public sealed class WhatComesBackTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task A_text_that_waits_for_a_choice_shows_far_down_on_a_phone_and_a_press_or_the_key_6_leads_to_it()
    {
        var (facilitator, _) = await fixture.Api.StartMeetingAsync();
        await using var hers = await HubClient.ConnectAsync(fixture.Address, facilitator.Token, facilitator.Entity);
        string last = "";
        for (var i = 1; i <= 24; i++)
            await hers.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = last = Ids.Next(), text = $"Idee nummer {i}" });
        await using var phone = await fixture.VisitorAsync(360, 740);
        var page = phone.Page;
        await phone.OpenAsync($"/terug/{facilitator.MeetingId}#{facilitator.ReturnKey}");
        await phone.SeesAsync("Idee nummer 24");
        await phone.StartEditAsync("Idee nummer 24");
        await page.GetByLabel("Tekst van het idee").FillAsync("Van de telefoon");
        await hers.SendAsync(Ids.Next(), new { type = "editIdea", ideaId = last, text = "Van een ander", was = "Idee nummer 24" });
        await phone.ReceivesAsync("Van een ander");
        await page.GetByLabel("Tekst van het idee").PressAsync("Enter");

        var pill = page.GetByRole(AriaRole.Button, new() { Name = "1 tekst wacht op je keuze" });
        await Expect(pill).ToBeInViewportAsync();
        var title = page.GetByRole(AriaRole.Heading, new() { Name = "Niet gelukt, niets kwijt" });
        await Expect(title).Not.ToBeInViewportAsync();
        await pill.ClickAsync();
        await Expect(title).ToBeFocusedAsync();
        await Expect(title).ToBeInViewportAsync();

        await phone.Note("Idee nummer 12").FocusAsync();
        await page.Keyboard.PressAsync("6");
        await Expect(title).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Zet mijn tekst" }).ClickAsync();
        await phone.SeesAsync("Van de telefoon");
        await Expect(title).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_words_of_a_link_are_given_with_it_in_the_list()
    {
        await using var fatima = await fixture.VisitorAsync(1440, 900);
        await fatima.StartMeetingAsync();
        foreach (var idea in new[] { "Zonnepanelen", "Een energiecoach" })
            await fatima.WriteAsync(idea);
        await fatima.IsSavedAsync();
        await fatima.Note("Zonnepanelen").FocusAsync();
        await fatima.Page.Keyboard.PressAsync("l");
        var dialog = fatima.Page.GetByRole(AriaRole.Dialog, new() { Name = "Verbinden met een ander idee" });
        await dialog.GetByRole(AriaRole.Radio, new() { Name = "Een energiecoach" }).CheckAsync();
        await dialog.GetByLabel("Woord bij de verbinding").FillAsync("helpt bij");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Verbinden met een ander idee" }).ClickAsync();
        await Expect(fatima.Page.GetByRole(AriaRole.Article, new() { Name = "Zonnepanelen", Exact = true })).ToContainTextAsync("Een energiecoach (helpt bij)");
        await fatima.IsSavedAsync();
    }
}
