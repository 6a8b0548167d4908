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

    [Fact]
    public async Task The_invitation_of_a_new_meeting_takes_no_keys_from_who_writes_already()
    {
        await using var fatima = await fixture.VisitorAsync();
        var isWriting = new TaskCompletionSource();
        await fatima.Page.RouteAsync(Part(), async route =>
        {
            await isWriting.Task;
            await route.ContinueAsync();
        });
        await fatima.OpenAsync();
        await fatima.Page.GetByLabel("Waar gaat de bijeenkomst over?").FillAsync("Een warme wijk");
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Begin nu" }).ClickAsync();
        await fatima.Entry.PressSequentiallyAsync("Zonne");
        var part = fatima.Page.WaitForResponseAsync(Part());
        isWriting.SetResult();
        // It has come by now, to whoever asked for it first.
        await fatima.Page.EvaluateAsync("url => import(url)", (await part).Url);
        await fatima.Page.Keyboard.TypeAsync("panelen");
        await Expect(fatima.Entry).ToHaveValueAsync("Zonnepanelen");
        var dialog = fatima.Page.GetByRole(AriaRole.Dialog, new() { Name = "Nodig anderen uit" });
        await Expect(dialog).ToHaveCountAsync(0);

        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Uitnodigen" }).ClickAsync();
        await Expect(dialog).ToBeVisibleAsync();
        await fatima.Page.Keyboard.PressAsync("Escape");
        await Expect(fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Uitnodigen" })).ToBeFocusedAsync();
    }

    [GeneratedRegex("/assets/Invite-[^/]*[.]js$")]
    private static partial Regex Part();

    [GeneratedRegex("/hub\\?")]
    private static partial Regex Hub();

    [GeneratedRegex("/invitation$")]
    private static partial Regex Invitation();

    [GeneratedRegex("\"joinCode\":\"[A-Z0-9]{6}\",")]
    private static partial Regex Code();
}
