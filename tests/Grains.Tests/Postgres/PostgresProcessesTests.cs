using Samenwerken.Engine.Storage;
using Samenwerken.Grains.Tests.Processes;
using Samenwerken.Testing;
using Xunit.Abstractions;

namespace Samenwerken.Grains.Tests;

/// <summary>Processes over a real database: silos that are killed, and what an operator does with the histories in it.</summary>
[Collection(Postgres.Collection)]
[Trait("Database", "PostgreSQL")]
public sealed class PostgresProcessesTests(Postgres postgres, ITestOutputHelper output) : ThreeProcessesContract(output)
{
    protected override OrleansOptions Store => postgres.Options;

    protected override IEventLog OpenLog() => postgres.OpenLog();

    protected override Task EmptyAsync() => postgres.EmptyAsync();

    [Fact]
    public async Task Histories_move_from_the_data_folder_into_the_database_and_back()
    {
        await postgres.EmptyAsync();
        Guest fatima;
        await using (var server = await ServerProcess.StartAsync(Folder.File("data")))
        {
            using var api = new ApiClient(server.Address);
            (fatima, _) = await api.StartMeetingAsync();
            (await server.StopAsync()).ShouldBe(0);
        }

        string[] store = ["--Samenwerken:Orleans:Clustering", "AdoNet", "--Samenwerken:Orleans:ConnectionString", postgres.Options.ConnectionString];
        await RunAsync(0, "every hash is the same", ["move-to-orleans", .. store, "--Samenwerken:DataFolder", Folder.File("data")]);
        await RunAsync(1, "not empty", ["move-to-orleans", .. store, "--Samenwerken:DataFolder", Folder.File("data")]);
        string[] cluster = [.. store, "--Samenwerken:Engine", "Orleans"];
        await RunAsync(0, "All is well", ["verify", .. cluster]);
        await RunAsync(1, "in the store of the cluster", ["backup", Folder.File("backup"), .. cluster]);
        await RunAsync(0, "every hash is the same", ["move-to-sqlite", .. store, "--Samenwerken:DataFolder", Folder.File("back")]);
        await RunAsync(1, "already", ["move-to-sqlite", .. store, "--Samenwerken:DataFolder", Folder.File("back")]);
        await RunAsync(0, "prepared", ["prepare-database", .. store]);

        File.Copy(Folder.File("data/signing.key"), Folder.File("back/signing.key"));
        await using var again = await ServerProcess.StartAsync(Folder.File("back"));
        using var after = new ApiClient(again.Address);
        (await after.GetAsync($"/api/v1/meetings/{fatima.MeetingId}", 200, fatima.Token))["title"]!.ToString().ShouldBe("Warmte in de wijk");
    }

    [Fact]
    public async Task SEQ4_a_backup_is_put_back_into_an_empty_store_as_a_new_epoch_and_damage_there_is_found()
    {
        await postgres.EmptyAsync();
        Guest fatima;
        await using (var server = await ServerProcess.StartAsync(Folder.File("data")))
        {
            using var api = new ApiClient(server.Address);
            (fatima, _) = await api.StartMeetingAsync();
            await RunAsync(0, "The backup is in", ["backup", Folder.File("backup"), "--Samenwerken:DataFolder", Folder.File("data")]);
            (await server.StopAsync()).ShouldBe(0);
        }

        string[] cluster =
        [
            "--Samenwerken:Engine", "Orleans", "--Samenwerken:Orleans:Clustering", "AdoNet", "--Samenwerken:Orleans:ConnectionString", postgres.Options.ConnectionString,
        ];
        await RunAsync(0, "into the store of the cluster", ["restore", Folder.File("backup"), .. cluster]);
        await RunAsync(1, "not empty", ["restore", Folder.File("backup"), .. cluster]);
        await RunAsync(0, "All is well", ["verify", .. cluster]);
        var meeting = Domain.Entities.EntityId.Parse(fatima.Entity)!.Value;
        await using var backup = SqliteEventLog.OpenToRead(Folder.File("backup/samenwerken.db"));
        var (before, after) = (await backup.FindAsync(meeting), await OpenLog().FindAsync(meeting));
        (after!.Seq, after.Due, after.ReactedUpTo).ShouldBe((before!.Seq, before.Due, before.ReactedUpTo));
        after.Hash.Span.SequenceEqual(before.Hash.Span).ShouldBeTrue();
        after.Epoch.ShouldNotBe(before.Epoch);

        await postgres.ExecuteAsync("UPDATE samenwerken_page SET payload = substring(payload FROM 1 FOR length(payload) - 1) WHERE name = 'head'");
        await RunAsync(1, "the history is damaged", ["verify", .. cluster]);
    }

    [Fact]
    public async Task A_database_of_another_application_is_left_alone()
    {
        await postgres.EmptyAsync();
        await postgres.ExecuteAsync("CREATE DATABASE other");
        var options = postgres.Options;
        options.ConnectionString = options.ConnectionString.Replace("Database=postgres", "Database=other");
        (await Hosting.Database.ProblemAsync(options)).ShouldNotBeNull().ShouldContain("prepare-database");
        await using (var connection = new Npgsql.NpgsqlConnection(options.ConnectionString))
        {
            await connection.OpenAsync();
            await using var command = new Npgsql.NpgsqlCommand("CREATE TABLE OrleansQuery (QueryKey text, QueryText text); INSERT INTO OrleansQuery VALUES ('WriteToStorageKey', 'SELECT 1')", connection);
            await command.ExecuteNonQueryAsync();
        }

        (await Hosting.Database.PrepareAsync(options)).ShouldNotBeNull().ShouldContain("another Orleans application");
    }

    private static async Task RunAsync(int exitCode, string sentence, string[] args)
    {
        var (code, output) = await ServerProcess.RunAsync(args);
        code.ShouldBe(exitCode, output);
        output.ShouldContain(sentence);
    }
}
