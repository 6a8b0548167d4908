using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine.Storage;
using Samenwerken.Testing;
using Xunit.Abstractions;

namespace Samenwerken.Grains.Tests.Processes;

/// <summary>
/// LOG1, LOG2, CMD2 and VOT3 on three silo processes over one store, with the settings that are shipped: each in turn is
/// killed with SIGKILL in mid-vote, also the one where the meeting lives. Everybody is back within fifteen seconds, every
/// acknowledged command is there exactly once, and the tally is what the ballots come to.
/// </summary>
public abstract class ThreeProcessesContract(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Clients = 6;

    /// <summary>What people may be kept waiting, by a silo that dies.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromSeconds(15);

    private static readonly string Item = Ids.Of("item"), Option = Ids.Of("option"), Round = Ids.Of("round");

    private readonly ConcurrentBag<ServerProcess> _started = [];

    protected TempFolder Folder { get; } = new();

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>No silo outlives its test, however that ends.</summary>
    public async Task DisposeAsync()
    {
        foreach (var silo in _started)
            await silo.DisposeAsync();
        Folder.Dispose();
    }

    /// <summary>The store that the silos share, with nothing in it yet.</summary>
    protected abstract OrleansOptions Store { get; }

    protected abstract IEventLog OpenLog();

    protected abstract Task EmptyAsync();

    [Fact]
    public async Task A_silo_that_is_killed_in_mid_vote_loses_nothing_and_everybody_is_back_in_fifteen_seconds()
    {
        await EmptyAsync();
        await File.WriteAllBytesAsync(Folder.File("signing.key"), System.Security.Cryptography.RandomNumberGenerator.GetBytes(64));
        var ports = Enumerable.Range(0, 3).Select(_ => (Http: ServerProcess.FreePort(), Silo: ServerProcess.FreePort())).ToArray();
        var silos = await Task.WhenAll(ports.Select(StartAsync));
        Uri[] addresses = [.. silos.Select(silo => silo.Address)];
        var guests = await StartMeetingAsync(addresses);

        using var stop = new CancellationTokenSource();
        var devices = guests.Select((guest, i) => new RestlessDevice(addresses, guest, Round, Option, Item, i)).ToList();
        var sending = devices.Select(device => device.RunAsync(stop.Token)).ToList();
        var following = devices.Select(device => device.FollowAsync(stop.Token)).ToList();
        var log = OpenLog();
        for (var i = 0; i < silos.Length; i++)
        {
            await EverybodyGoesOnAsync(devices, 5);
            foreach (var device in devices)
                device.TakeLongestPause();
            await Gateways.UntilAsync(() => devices.Sum(device => device.InFlight) > 3, "votes in flight");
            var killed = Stopwatch.StartNew();
            await silos[i].KillAsync();

            await EverybodyGoesOnAsync(devices, 5);
            var pause = devices.Max(device => device.TakeLongestPause());
            output.WriteLine($"silo {i} killed: everybody had five more commands acknowledged after {killed.Elapsed.TotalSeconds:0.0} s; the longest pause of anybody was {pause.TotalSeconds:0.0} s");
            pause.ShouldBeLessThan(Back, string.Join("\n\n", silos.Select(silo => silo.Output)));
            silos[i] = await StartAsync(ports[i]);
        }

        foreach (var device in devices)
            device.Finish();
        await Task.WhenAll(sending).WaitAsync(TimeSpan.FromMinutes(1));
        var last = devices.Max(device => device.Acknowledged.Values.Max());
        await Gateways.UntilAsync(() => devices.All(device => device.Replica.Position?.Seq >= last), "everybody seeing everything");
        await stop.CancelAsync();
        await Task.WhenAll(following);
        foreach (var silo in silos)
            (await silo.StopAsync()).ShouldBe(0, silo.Output);

        (await Verification.RunAsync(log)).Damages.ShouldBeEmpty();
        var commits = new List<Commit>();
        await foreach (var row in log.ReadAsync(EntityId.Parse(guests[0].Entity)!.Value, 0))
            commits.Add(CommitJson.Read(row.Body));
        var byId = commits.ToLookup(commit => commit.CommandId);
        foreach (var device in devices)
        {
            device.Acknowledged.Count.ShouldBe(device.Given, "everything that was given was acknowledged in the end");
            foreach (var (id, seq) in device.Acknowledged)
                byId[id].ShouldHaveSingleItem().Seq.ShouldBe(seq);
            Shared(device).ShouldBe(Shared(devices[0]), "everybody ends with the same");
        }

        commits.GroupBy(commit => commit.CommandId).ShouldAllBe(group => group.Count() == 1);
        var state = commits.Aggregate(State.Empty, (before, commit) => before.Fold(commit));
        state.All<Idea>().Count().ShouldBe(1 + devices.Sum(device => device.Ideas));
        state.Find<Minutes>(Item)!.Text.Split(';', StringSplitOptions.RemoveEmptyEntries).Order().ShouldBe(devices.SelectMany(device => device.Words).Order());
        state.All<Ballot>().Sum(ballot => ballot.Votes.Values.Sum()).ShouldBe(devices.Sum(device => device.Dots));
        output.WriteLine($"{devices.Sum(device => device.Given)} commands of {Clients} devices, {commits.Count} commits, each command once");
    }

    private async Task<Guest[]> StartMeetingAsync(Uri[] addresses)
    {
        using var first = new ApiClient(addresses[0]);
        var (fatima, code) = await first.StartMeetingAsync();
        var guests = new List<Guest> { fatima };
        for (var i = 1; i < Clients; i++)
        {
            // Anybody may come in at any silo.
            using var api = new ApiClient(addresses[i % addresses.Length]);
            guests.Add(await api.JoinAsync(code, $"Persoon {i}"));
        }

        await using var facilitator = await HubClient.ConnectAsync(addresses[1], fatima.Token, fatima.Entity);
        Accepted(await facilitator.SendAsync(Ids.Next(), new { type = "addAgendaItem", itemId = Item, title = "Warmte" }));
        Accepted(await facilitator.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Option, text = "Zon" }));
        Accepted(await facilitator.SendAsync(Ids.Next(), new { type = "openVoteRound", roundId = Round, question = "Wat eerst?", budget = 9, maxPerIdea = 9, secret = true }));
        return [.. guests];
    }

    private static void Accepted(JsonElement answer) => answer.GetProperty("status").GetString().ShouldBe("accepted", answer.ToString());

    private static async Task EverybodyGoesOnAsync(List<RestlessDevice> devices, int commands)
    {
        var before = devices.Select(device => device.Acknowledged.Count).ToList();
        await Gateways.UntilAsync(() => devices.Zip(before).All(pair => pair.First.Acknowledged.Count >= pair.Second + commands), "answers to everybody");
    }

    private async Task<ServerProcess> StartAsync((int Http, int Silo) ports)
    {
        var silo = await ServerProcess.StartAsync(Folder.Path, ports.Http, new Dictionary<string, string>
        {
            ["Samenwerken__Engine"] = "Orleans",
            ["Samenwerken__SigningKeyFile"] = Folder.File("signing.key"),
            ["Samenwerken__Orleans__Clustering"] = $"{Store.Clustering}",
            ["Samenwerken__Orleans__ConnectionString"] = Store.ConnectionString,
            ["Samenwerken__Orleans__AdvertisedAddress"] = "127.0.0.1",
            ["Samenwerken__Orleans__SiloPort"] = $"{ports.Silo}",
        });
        _started.Add(silo);
        return silo;
    }

    /// <summary>What everybody sees; a ballot is one person's own.</summary>
    private static string Shared(RestlessDevice device) =>
        string.Join('\n', device.Replica.Content.Split('\n').Where(record => !record.Contains("kind=\"ballot\"")));
}
