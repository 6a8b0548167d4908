using System.Text.RegularExpressions;

namespace Samenwerken.Browser.Tests;

public sealed partial class InviteTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task A_meeting_without_a_code_says_so_and_its_facilitator_makes_another()
    {
        await using var fatima = await fixture.VisitorAsync();
        // As it is a day after the end: neither the meeting nor its invitation has a code, until there is a new one.
        var hasExpired = true;
        await fatima.Page.RouteWebSocketAsync(Hub(), page =>
        {
            var server = page.ConnectToServer();
            server.OnMessage(message => page.Send(hasExpired ? Code().Replace(message.Text!, "") : message.Text!));
        });
        await fatima.Page.RouteAsync(Invitation(), async route =>
        {
            if (hasExpired)
                await route.FulfillAsync(new() { Json = new { onlyThisComputer = true, addressesForOthers = Array.Empty<string>() } });
            else
                await route.ContinueAsync();
        });
        await fatima.OpenAsync();
        await fatima.Page.GetByLabel("Waar gaat de bijeenkomst over?").FillAsync("Een warme wijk");
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Begin nu" }).ClickAsync();
        var dialog = fatima.Page.GetByRole(AriaRole.Dialog, new() { Name = "Nodig anderen uit" });
        await Expect(dialog.GetByText("De code van deze bijeenkomst is verlopen.")).ToBeVisibleAsync();

        hasExpired = false;
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Nieuwe code" }).ClickAsync();
        var link = dialog.GetByLabel("Link", new() { Exact = true });
        await Expect(link).ToHaveValueAsync(new Regex("/m/[A-Z0-9]{6}$"));
        await using var piet = await fixture.VisitorAsync();
        await piet.JoinAsync((await link.InputValueAsync())[^6..]);
    }

    [GeneratedRegex("/hub\\?")]
    private static partial Regex Hub();

    [GeneratedRegex("/invitation$")]
    private static partial Regex Invitation();

    [GeneratedRegex("\"joinCode\":\"[A-Z0-9]{6}\",")]
    private static partial Regex Code();
}
