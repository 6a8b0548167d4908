using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>How a meeting comes to its result, from the first idea to the file that people take home, with a server that dies in between.</summary>
public sealed class ResultStoryTests(BrowserFixture fixture) : OwnServerTests(fixture)
{
    private const string Item = "Kiezen";

    [Fact]
    public async Task Four_browsers_vote_write_one_line_while_the_server_is_killed_decide_and_take_it_home()
    {
        await using var fatima = await ComeAsync();
        await using var noor = await ComeAsync();
        await using var piet = await ComeAsync();
        await using var mila = await ComeAsync(390);
        Visitor[] all = [fatima, noor, piet, mila];
        var code = await fatima.StartMeetingAsync();
        await fatima.Page.GetByLabel("Nieuw agendapunt").FillAsync(Item);
        await fatima.Page.GetByLabel("Nieuw agendapunt").PressAsync("Enter");
        foreach (var (visitor, name) in new[] { (noor, "Noor"), (piet, "Piet"), (mila, "Mila") })
            await visitor.JoinAsync(code, name);
        foreach (var (visitor, idea) in all.Zip(["Zonnepanelen", "Isoleren", "Warmtenet", "Soep"]))
            await visitor.WriteAsync(idea);
        foreach (var visitor in all)
            await Expect(visitor.Notes).ToHaveCountAsync(4);

        await fatima.OpenRoundAsync();
        await Task.WhenAll(all.Select(visitor => visitor.VoteAsync("Soep")));
        await piet.VoteAsync("Isoleren");
        foreach (var visitor in all)
            await visitor.IsSavedAsync();
        await Expect(fatima.Page.GetByText("4 van 4 stemden")).ToBeVisibleAsync();
        await fatima.CloseRoundAsync();
        foreach (var visitor in all)
            await Expect(visitor.Note("Soep")).ToContainTextAsync("4 stippen, 1e");

        var minutes = await WriteOneLineAsync(all);
        const string line = "F:aaaaaaaaaaaa N:bbbbbbbbbbbb P:cccccccccccc M:dddddddddddd.";
        foreach (var one in minutes)
        {
            await one.HasAsync(line);
            await one.IsSavedAsync();
        }

        await fatima.GoToAsync("Uitkomsten");
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Besluit vastleggen" }).ClickAsync();
        await fatima.Page.GetByLabel("Wat is er besloten?").FillAsync("We beginnen met soep.");
        await fatima.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Besluit vastleggen" }).ClickAsync();
        await Expect(fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Besluiten" })).ToContainTextAsync("B-1");
        await fatima.IsSavedAsync();

        // Whoever takes it home on a phone has all of it.
        await mila.Page.GetByRole(AriaRole.Button, new() { Name = "Meer" }).ClickAsync();
        var download = await mila.Page.RunAndWaitForDownloadAsync(() => mila.Page.GetByRole(AriaRole.Button, new() { Name = "Tekst (Markdown)" }).ClickAsync());
        var file = await File.ReadAllTextAsync(await download.PathAsync());
        foreach (var part in new[] { "We beginnen met soep", line[..^1], "4 van 4 stemden", "| 1 | 4\\. Soep | 4 |", "| 2 | 2\\. Isoleren | 1 |", "Noor", "Mila" })
            file.ShouldContain(part);
    }

    /// <summary>Each writes at a place of their own in one line; the server dies while all of them do.</summary>
    private async Task<Minutes[]> WriteOneLineAsync(Visitor[] all)
    {
        var minutes = all.Select(visitor => new Minutes(visitor, Item)).ToArray();
        foreach (var visitor in all)
            await visitor.GoToAsync("Notulen");
        // On a phone the text is read first.
        await minutes[3].Section.GetByRole(AriaRole.Button, new() { Name = "Schrijf mee" }).ClickAsync();
        await minutes[0].TypeAsync("F: N: P: M:.");
        foreach (var one in minutes)
            await one.HasAsync("F: N: P: M:.");
        for (var i = 0; i < all.Length; i++)
            await minutes[i].GoToAsync(2 + 3 * i);

        var typing = Task.WhenAll(all.Select((visitor, i) => visitor.Page.Keyboard.TypeAsync(new string((char)('a' + i), 12), new() { Delay = 80 + 20 * i })));
        await minutes[0].UntilAsync(text => text.Contains("cc", StringComparison.Ordinal), "what others type");
        await Server.KillAsync();
        await StartAgainAsync();
        await typing;
        return minutes;
    }

}
