using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>What a device fetches before anybody asks for it, so that it is there without a connection, and what it leaves (OUT6).</summary>
public sealed class FetchedAheadTests(BrowserFixture fixture) : OwnServerTests(fixture)
{
    /// <summary>Whether all that the service worker of this build names as the parts of a meeting is kept.</summary>
    private const string AllOfMeeting =
        """
        async () => {
          const worker = await (await fetch('/service-worker.js')).text();
          const lists = [...worker.matchAll(/\[(?:[`"][^`"\]]+[`"],?)+\]/g)].map(it => [...it[0].matchAll(/[`"]([^`"]+)[`"]/g)].map(file => file[1]));
          const meeting = lists.filter(it => it.some(file => file.startsWith('/assets/NoteMenu-'))).sort((a, b) => a.length - b.length)[0];
          const kept = [];
          for (const name of await caches.keys()) for (const it of await (await caches.open(name)).keys()) kept.push(new URL(it.url).pathname);
          return meeting.every(file => kept.includes(file));
        }
        """;

    [Fact]
    public async Task OUT6_on_mobile_data_a_meeting_opens_and_takes_ideas_without_a_server_and_says_which_part_is_not_kept()
    {
        await using var piet = await ComeAsync(390);
        await piet.Page.AddInitScriptAsync("Object.defineProperty(navigator, 'connection', { value: { type: 'cellular' } })");
        await piet.StartMeetingAsync();
        await piet.WriteAsync("Onderweg");
        await piet.IsSavedAsync();
        await piet.GoToAsync("Uitkomsten");
        await Expect(piet.Page.GetByText("Er zijn nog geen besluiten.")).ToBeVisibleAsync();
        await Gateways.UntilAsync(() => AreKeptAsync(piet, "OutcomesPart").Result, "a part being kept where somebody was");
        (await AreKeptAsync(piet, "Canvas")).ShouldBeFalse("nobody went there");
        await piet.GoToAsync("Ideeën");
        await Gateways.UntilAsync(() => OpenOfflineTests.KeptAsync(piet).Result.Contains("Onderweg"), "what is seen being kept");
        await Server.KillAsync();

        await piet.ReopenAsync();
        await piet.SeesAsync("Onderweg");
        await piet.WriteAsync("Zonder server");
        await Expect(piet.Status).ToHaveTextAsync("Verbinding kwijt, 1 wijziging wacht");
        await piet.GoToAsync("Uitkomsten");
        await Expect(piet.Page.GetByText("Er zijn nog geen besluiten.")).ToBeVisibleAsync();
        await piet.GoToAsync("Notulen");
        await Expect(piet.Page.GetByText("Dit deel is nog niet op dit apparaat bewaard.")).ToBeVisibleAsync();
        await piet.GoToAsync("Ideeën");
        await StartAgainAsync();
        await piet.IsSavedAsync();
    }

    [Fact]
    public async Task OUT6_a_phone_that_does_not_say_by_which_network_has_the_parts_of_a_meeting_and_not_the_canvas()
    {
        await using var piet = await ComeAsync(390);
        await piet.Page.AddInitScriptAsync("Object.defineProperty(navigator, 'connection', { value: undefined })");
        await piet.StartMeetingAsync();
        await piet.WriteAsync("Zon");
        await piet.IsSavedAsync();
        await Gateways.UntilAsync(() => piet.Page.EvaluateAsync<bool>(AllOfMeeting).Result, "what a meeting may need being kept");
        (await AreKeptAsync(piet, "NoteMenu", "MinutesWithOutcomes", "OutcomesPart", "OutcomeForm", "VoteBar", "FilterBar", "actions")).ShouldBeTrue();
        (await AreKeptAsync(piet, "Canvas")).ShouldBeFalse();
        (await AreKeptAsync(piet, "TextEditor")).ShouldBeFalse();
        await Server.KillAsync();
        await piet.ReopenAsync();
        await piet.ActOnAsync("Zon");
        await piet.Page.GetByRole(AriaRole.Button, new() { Name = "Bewerken" }).ClickAsync();
        await piet.Page.GetByLabel("Tekst van het idee").FillAsync("Zonder server");
        await piet.Page.GetByLabel("Tekst van het idee").PressAsync("Enter");
        await piet.SeesAsync("Zonder server");
        await piet.GoToAsync("Uitkomsten");
        await Expect(piet.Page.GetByText("Er zijn nog geen besluiten.")).ToBeVisibleAsync();
    }

    /// <summary>Whether the code of these parts is kept by the service worker.</summary>
    private static Task<bool> AreKeptAsync(Visitor visitor, params string[] parts) => visitor.Page.EvaluateAsync<bool>(
        """
        async parts => {
          const kept = [];
          for (const name of await caches.keys()) for (const it of await (await caches.open(name)).keys()) kept.push(it.url);
          return parts.every(part => kept.some(url => new RegExp(`/${part}-[^/]*js`).test(url)));
        }
        """,
        parts);
}
