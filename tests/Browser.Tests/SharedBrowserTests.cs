using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>A browser that more than one person uses, as on a table in a library.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SharedBrowserTests(BrowserFixture fixture) : IAsyncLifetime
{
    private readonly TempFolder _data = new();
    private readonly int _port = ServerProcess.FreePort();
    private ServerProcess _server = null!;

    public async Task InitializeAsync() => _server = await ServerProcess.StartAsync(_data.Path, _port);

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task OUT2_what_one_person_left_is_never_sent_or_shown_in_the_name_of_another()
    {
        await using var fatima = await fixture.VisitorAsync(server: _server.Address);
        await using var shared = await fixture.VisitorAsync(server: _server.Address);
        var code = await fatima.StartMeetingAsync();
        await shared.JoinAsync(code);
        var link = await shared.ReturnLinkAsync();
        await _server.KillAsync();
        await shared.WriteAsync("Van Piet");
        await Expect(shared.Status).ToHaveTextAsync("Verbinding kwijt, 1 wijziging wacht");
        await shared.Entry.FillAsync("Half af, van Piet");
        await Task.WhenAll(shared.CloseTabAsync(), StartAgainAsync());

        await shared.NewTabAsync();
        await shared.OpenAsync($"/m/{code}");
        await Expect(shared.Page.GetByText("Of doe mee als iemand anders")).ToBeVisibleAsync();
        await shared.JoinAsync(code, "Mila");
        await Expect(shared.Entry).ToHaveValueAsync("");
        await shared.WriteAsync("Van Mila");
        await shared.IsSavedAsync();
        await Expect(fatima.Note("Van Mila")).ToContainTextAsync("Mila");
        await Expect(fatima.Notes).ToHaveCountAsync(1);
        await Expect(shared.Notes).ToHaveCountAsync(1);

        // Piet comes back, here, and finds what he left.
        await shared.OpenAsync(link);
        await shared.SeesAsync("Van Piet");
        await Expect(shared.Entry).ToHaveValueAsync("Half af, van Piet");
        await Expect(fatima.Note("Van Piet")).ToContainTextAsync("Piet");
        await Expect(fatima.Notes).ToHaveCountAsync(2);
        await Expect(fatima.Note("Van Mila")).ToContainTextAsync("Mila");
    }

    private async Task StartAgainAsync() => _server = await ServerProcess.StartAsync(_data.Path, _port);
}
