using Microsoft.Data.Sqlite;
using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

[Collection(BrowserCollection.Name)]
public sealed class DamageTests(BrowserFixture fixture) : IAsyncLifetime
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
    public async Task LOG6_a_damaged_meeting_says_so_and_loses_no_words_and_goes_on_once_it_is_mended()
    {
        await using var fatima = await fixture.VisitorAsync(server: _server.Address);
        await fatima.StartMeetingAsync();
        await fatima.WriteAsync("Zonnepanelen");
        await fatima.IsSavedAsync();
        await _server.StopAsync();
        await fatima.WriteAsync("Nog onderweg");
        await Expect(fatima.Status).ToHaveTextAsync("Verbinding kwijt, 1 wijziging wacht");
        Execute("CREATE TABLE kept AS SELECT no, hash FROM entity; UPDATE entity SET hash = zeroblob(32) WHERE name LIKE 'meeting/%'");
        await StartAgainAsync();

        await Expect(fatima.Page.GetByRole(AriaRole.Heading, new() { Name = "Deze bijeenkomst kan nu niet open" })).ToBeVisibleAsync();
        await Expect(fatima.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("De gegevens van deze bijeenkomst zijn beschadigd. De beheerder van de server moet ernaar kijken.");
        await Expect(fatima.Page.GetByText("1 wijziging van jou wacht in deze browser")).ToBeVisibleAsync();
        fatima.Forgive(it => it.Contains("status of 500"));

        // A page that is opened anew says the same.
        await fatima.ReopenAsync();
        await Expect(fatima.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("beschadigd");
        await _server.StopAsync();
        Execute("UPDATE entity SET hash = (SELECT hash FROM kept WHERE kept.no = entity.no); DROP TABLE kept");
        await StartAgainAsync();
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Probeer opnieuw" }).ClickAsync();

        await fatima.SeesAsync("Zonnepanelen");
        await fatima.SeesAsync("Nog onderweg");
        await fatima.IsSavedAsync();
        fatima.Forgive(it => it.Contains("status of 500"));
    }

    private async Task StartAgainAsync() => _server = await ServerProcess.StartAsync(_data.Path, _port);

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_data.File("samenwerken.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
