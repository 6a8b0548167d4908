using Samenwerken.Testing;
using static Samenwerken.Browser.Tests.CommunityPages;

namespace Samenwerken.Browser.Tests;

/// <summary>A community without a connection: it opens to what was last seen, says what waits, and keeps two texts apart.</summary>
public sealed class CommunityOfflineTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task OUT5_what_a_member_gives_a_community_without_a_connection_is_listed_withdrawn_and_told_apart_from_what_another_wrote()
    {
        await using var marloes = await fixture.VisitorAsync();
        var page = marloes.Page;
        await FormAsync(marloes, "Zonder netwerk", "Marloes", Issue);
        await GoAsync(page, "Mensen");
        var link = await InviteAsync(page, "Hakan", "Ondernemers", "Begeleider");
        await GoAsync(page, "Afspraken");
        await Button(page, "Schrijf de afspraken").ClickAsync();
        await WriteAsync(page, "Wat iemand vertelt, blijft in de groep.");
        await using var hakan = await fixture.VisitorAsync(360, 740);
        await hakan.OpenAsync(link);
        await hakan.Page.GetByLabel("Ik ga akkoord met deze afspraken.").CheckAsync();
        await Button(hakan.Page, "Doe mee").ClickAsync();
        await GoAsync(hakan.Page, "Hulpvragen");
        await Expect(Button(hakan.Page, "Pitch een hulpvraag")).ToBeVisibleAsync();
        await GoAsync(hakan.Page, "Afspraken");
        await hakan.IsSavedAsync();
        await Gateways.UntilAsync(() => hakan.Page.EvaluateAsync<bool>(KeptAsync).Result, "what it takes to open without a connection being kept");

        await hakan.SetOfflineAsync(true);
        await hakan.ReopenAsync();
        await Expect(hakan.Status).ToHaveTextAsync("Verbinding kwijt, alles is bewaard");
        await Expect(hakan.Page.GetByText("Je ziet hoe het was:")).ToBeVisibleAsync();
        await Expect(hakan.Page.GetByText("Wat iemand vertelt, blijft in de groep.")).ToBeVisibleAsync();
        foreach (var text in new[] { "Dit trek ik terug.", "We zijn op tijd." })
        {
            await Button(hakan.Page, "Pas de afspraken aan").ClickAsync();
            await WriteAsync(hakan.Page, text);
        }

        await Button(hakan.Page, "Bekijk wat wacht").ClickAsync();
        var list = hakan.Page.GetByRole(AriaRole.Dialog, new() { Name = "Wat wacht nog" });
        await Expect(list.GetByRole(AriaRole.Listitem)).ToContainTextAsync(["afspraken geschreven: “Dit trek ik terug.”", "afspraken geschreven: “We zijn op tijd.”"]);
        await list.GetByRole(AriaRole.Button, new() { Name = "Trek terug: afspraken geschreven: “Dit trek ik terug.”" }).ClickAsync();
        await Expect(list.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await hakan.Page.Keyboard.PressAsync("Escape");
        await Button(hakan.Page, "Laat staan wat er staat").ClickAsync();

        // What he asks for stands where it will stand, and says that it waits.
        await GoAsync(hakan.Page, "Hulpvragen");
        await Button(hakan.Page, "Pitch een hulpvraag").ClickAsync();
        await hakan.Page.GetByLabel("Waar heb je hulp bij nodig?").FillAsync("Wie kent een goede energiecoach?");
        await hakan.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Pitch een hulpvraag" }).ClickAsync();
        var request = hakan.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = "Wie kent een goede energiecoach?" });
        await Expect(request).ToContainTextAsync("nog niet bewaard");
        await Expect(request).Not.ToContainTextAsync("Hulpvraag 9");
        await GoAsync(hakan.Page, "Afspraken");

        await Button(page, "Pas de afspraken aan").ClickAsync();
        await WriteAsync(page, "We luisteren.");
        await marloes.IsSavedAsync();
        await hakan.SetOfflineAsync(false);
        await Expect(hakan.Page.GetByRole(AriaRole.Region, new() { Name = "Er staat nu" })).ToContainTextAsync("We luisteren.");
        await Expect(hakan.Page.GetByRole(AriaRole.Region, new() { Name = "Jouw tekst" })).ToContainTextAsync("We zijn op tijd.");
        await Expect(hakan.Page.GetByRole(AriaRole.Textbox, new() { Name = "Allebei" })).ToHaveValueAsync("We luisteren.\nWe zijn op tijd.");
        await Button(hakan.Page, "Zet deze tekst").ClickAsync();
        await Expect(page.Locator("article")).ToContainTextAsync("We luisteren.\nWe zijn op tijd.");
        await Expect(Button(hakan.Page, "Zet deze tekst")).ToHaveCountAsync(0);
        await GoAsync(hakan.Page, "Hulpvragen");
        await Expect(request).ToContainTextAsync("Hulpvraag 1");
        await Expect(request).Not.ToContainTextAsync("nog niet bewaard");
    }

    private static async Task WriteAsync(IPage page, string text)
    {
        await page.GetByLabel("Afspraken", new() { Exact = true }).FillAsync(text);
        await Button(page, "Opslaan").ClickAsync();
    }

    /// <summary>The parts for when the connection is lost, and what is seen.</summary>
    private const string KeptAsync =
        """
        async () => {
          const urls = [];
          for (const name of await caches.keys()) for (const it of await (await caches.open(name)).keys()) urls.push(it.url);
          if (![/\/Community-[^/]*js/, /EntityWaiting-.*js/, /GivenBack-.*js/, /predict-community-.*js/].every(part => urls.some(url => part.test(url)))) return false;
          if (!(await navigator.serviceWorker.ready).active || !navigator.serviceWorker.controller) return false;
          return await new Promise(resolve => {
            const opening = indexedDB.open('samenwerken.seen');
            opening.onsuccess = () => {
              const asked = opening.result.transaction('records').objectStore('records').getAll();
              asked.onsuccess = () => { opening.result.close(); resolve(JSON.stringify(asked.result).includes('blijft in de groep')); };
            };
          });
        }
        """;
}
