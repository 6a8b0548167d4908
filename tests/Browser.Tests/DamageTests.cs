using Microsoft.Data.Sqlite;
using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

public sealed class DamageTests(BrowserFixture fixture) : OwnServerTests(fixture)
{
    [Fact]
    public async Task LOG6_a_damaged_meeting_says_so_and_loses_no_words_and_goes_on_once_it_is_mended()
    {
        await using var fatima = await ComeAsync();
        await fatima.StartMeetingAsync();
        await fatima.WriteAsync("Zonnepanelen");
        await fatima.IsSavedAsync();
        await Server.StopAsync();
        await fatima.WriteAsync("Nog onderweg");
        await Expect(fatima.Status).ToHaveTextAsync("Verbinding kwijt, 1 wijziging wacht");
        Execute("CREATE TABLE kept AS SELECT no, hash FROM entity; UPDATE entity SET hash = zeroblob(32) WHERE name LIKE 'meeting/%'");
        await StartAgainAsync();

        await Expect(fatima.Page.GetByRole(AriaRole.Heading, new() { Name = "Deze bijeenkomst kan nu niet open" })).ToBeVisibleAsync();
        await Expect(fatima.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Deze gegevens zijn beschadigd. Vraag de beheerder van de server om ernaar te kijken.");
        await Expect(fatima.Page.GetByText("1 wijziging van jou wacht in deze browser")).ToBeVisibleAsync();
        fatima.Forgive(it => it.Contains("status of 500"));

        // A page that is opened anew says the same.
        await fatima.ReopenAsync();
        await Expect(fatima.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("beschadigd");
        await Server.StopAsync();
        Execute("UPDATE entity SET hash = (SELECT hash FROM kept WHERE kept.no = entity.no); DROP TABLE kept");
        await StartAgainAsync();
        await fatima.Page.GetByRole(AriaRole.Button, new() { Name = "Probeer opnieuw" }).ClickAsync();

        await fatima.SeesAsync("Zonnepanelen");
        await fatima.SeesAsync("Nog onderweg");
        await fatima.IsSavedAsync();
        fatima.Forgive(it => it.Contains("status of 500"));
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Data.File("samenwerken.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
