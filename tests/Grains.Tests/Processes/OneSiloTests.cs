using System.Net;
using Samenwerken.Testing;

namespace Samenwerken.Grains.Tests.Processes;

/// <summary>The engine on one machine, which needs nothing else, as a process; and what it says when it cannot start.</summary>
public sealed class OneSiloTests : IDisposable
{
    private readonly TempFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task It_serves_from_its_data_folder_and_a_killed_one_has_everything_again()
    {
        Guest fatima;
        string code;
        var silo = await StartAsync();
        silo.Output.ShouldContain($"Data: {_data.Path}");
        using (var api = new ApiClient(silo.Address))
        {
            using var ready = await api.RawAsync(HttpMethod.Get, "/health/ready");
            ready.StatusCode.ShouldBe(HttpStatusCode.OK);
            (fatima, code) = await api.StartMeetingAsync();
            await using var client = await HubClient.ConnectAsync(silo.Address, fatima.Token, fatima.Entity);
            await using var probe = client.Follow();
            (await client.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Of("zon"), text = "Zon" })).GetProperty("status").GetString().ShouldBe("accepted");
            await probe.UntilAsync(replica => replica.All("idea").Count() == 1, "the idea");
        }

        await silo.KillAsync();
        silo = await StartAsync();
        using var again = new ApiClient(silo.Address);
        await again.JoinAsync(code);
        await using (var client = await HubClient.ConnectAsync(silo.Address, fatima.Token, fatima.Entity))
        await using (var probe = client.Follow())
            await probe.UntilAsync(replica => replica.All("idea").Count() == 1, "the idea, again");
        (await silo.StopAsync()).ShouldBe(0, silo.Output);
        silo.Output.ShouldNotContain("Zon", customMessage: "no log holds what people write");
    }

    [Fact]
    public async Task A_stop_sends_those_who_follow_elsewhere_at_once()
    {
        await using var silo = await StartAsync();
        using var api = new ApiClient(silo.Address);
        var (fatima, _) = await api.StartMeetingAsync();
        await using var client = await HubClient.ConnectAsync(silo.Address, fatima.Token, fatima.Entity);
        await using var probe = client.Follow();
        await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");

        (await silo.StopAsync()).ShouldBe(0, silo.Output);

        (await probe.EndAsync()).ShouldBe("server.stopping");
    }

    [Theory]
    [InlineData("There is no clustering Zookeeper", "Clustering", "Zookeeper")]
    [InlineData("SiloPort must be a port", "SiloPort", "many")]
    [InlineData("AdvertisedAddress must be an IP address", "AdvertisedAddress", "db.example.nl")]
    [InlineData("needs Samenwerken:Orleans:ConnectionString", "Clustering", "AdoNet")]
    [InlineData("or both Samenwerken:Orleans:TableServiceUri", "Clustering", "AzureStorage")]
    [InlineData("must share one signing key", "Clustering", "AdoNet", "ConnectionString", "Host=127.0.0.1;Port=1")]
    public async Task A_wrong_setting_is_one_clear_sentence(string sentence, params string[] settings)
    {
        string[] args = [.. settings.Chunk(2).SelectMany(setting => new[] { $"--Samenwerken:Orleans:{setting[0]}", setting[1] })];
        await RefusedAsync(sentence, args);
    }

#if ADONET
    [Fact]
    public async Task A_database_that_is_not_there_is_one_clear_sentence() => await RefusedAsync(
        "cannot be used",
        "--Samenwerken:Orleans:Clustering", "AdoNet", "--Samenwerken:Orleans:ConnectionString", $"Host=127.0.0.1;Port={ServerProcess.FreePort()}",
        "--Samenwerken:SigningKey", Convert.ToBase64String(new byte[64]));
#else
    [Fact]
    public async Task A_build_without_ADO_NET_says_so_and_how_to_get_it() => await RefusedAsync(
        "This build has no ADO.NET in it: build with -p:WithOrleans=true -p:WithAdoNet=true",
        "--Samenwerken:Orleans:Clustering", "AdoNet", "--Samenwerken:Orleans:ConnectionString", "Host=127.0.0.1",
        "--Samenwerken:SigningKey", Convert.ToBase64String(new byte[64]));
#endif

#if AZURE
    [Theory]
    [InlineData("names no storage account", "ConnectionString", "UseNothing")]
    [InlineData("cannot be used", "ConnectionString", "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=c2VjcmV0;BlobEndpoint=http://127.0.0.1:1/a;TableEndpoint=http://127.0.0.1:1/a;")]
    public async Task A_storage_account_that_is_not_there_is_one_clear_sentence(string sentence, string option, string value) => await RefusedAsync(
        sentence, "--Samenwerken:Orleans:Clustering", "AzureStorage", $"--Samenwerken:Orleans:{option}", value,
        "--Samenwerken:SigningKey", Convert.ToBase64String(new byte[64]));
#else
    [Fact]
    public async Task A_build_without_Azure_Storage_says_so_and_how_to_get_it() => await RefusedAsync(
        "This build has no Azure Storage in it: build with -p:WithOrleans=true -p:WithAzure=true",
        "--Samenwerken:Orleans:Clustering", "AzureStorage", "--Samenwerken:Orleans:ConnectionString", "UseDevelopmentStorage=true",
        "--Samenwerken:SigningKey", Convert.ToBase64String(new byte[64]));
#endif

    [Fact]
    public async Task A_key_that_is_none_is_one_clear_sentence() =>
        await RefusedAsync("must be 64 bytes in base64", "--Samenwerken:SigningKey", "secret");

    private async Task RefusedAsync(string sentence, params string[] args)
    {
        var (code, output) = await ServerProcess.RunAsync([.. args, "--Samenwerken:Engine", "Orleans", "--Samenwerken:DataFolder", _data.Path]);
        code.ShouldBe(1, output);
        output.ShouldContain(sentence);
        output.ShouldNotContain("   at ");
    }

    private Task<ServerProcess> StartAsync() => ServerProcess.StartAsync(_data.Path, environment: new Dictionary<string, string>
    {
        ["Samenwerken__Engine"] = "Orleans",
        ["Samenwerken__Orleans__SiloPort"] = $"{ServerProcess.FreePort()}",
    });
}
