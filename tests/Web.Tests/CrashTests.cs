using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine;
using Samenwerken.Engine.Storage;
using Samenwerken.Testing;

namespace Samenwerken.Web.Tests;

/// <summary>
/// LOG1, LOG2 and CMD2 against the hardest fault that a process can have: a real server is killed with SIGKILL at random
/// moments while several clients send, started again, and the clients send what they have no answer to, as browsers do.
/// At the end the log holds every command exactly once, each acknowledged one where its answer said; every word that was
/// written in the minutes stands there once, and the tally is what the ballots come to.
/// </summary>
public sealed class CrashTests
{
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("CRASH_KILLS") ?? "20");
    private const int Clients = 4;

    private static readonly string Item = Ids.Of("item"), Option = Ids.Of("option"), Round = Ids.Of("round");

    [Fact]
    public async Task A_server_that_is_killed_again_and_again_loses_nothing_and_does_nothing_twice()
    {
        using var data = new TempFolder();
        var seed = int.Parse(Environment.GetEnvironmentVariable("CRASH_SEED") ?? Environment.TickCount.ToString());
        var random = new Random(seed);
        var port = ServerProcess.FreePort();
        var server = await ServerProcess.StartAsync(data.Path, port);
        Guest[] guests;
        using (var api = new ApiClient(server.Address))
        {
            var (fatima, code) = await api.StartMeetingAsync();
            guests = [fatima, .. await Task.WhenAll(Enumerable.Range(1, Clients - 1).Select(i => api.JoinAsync(code, $"Persoon {i}")))];
        }

        await using (var facilitator = await HubClient.ConnectAsync(server.Address, guests[0].Token, guests[0].Entity))
        {
            (await facilitator.SendAsync(Ids.Next(), new { type = "addAgendaItem", itemId = Item, title = "Warmte" })).ShouldBeAccepted();
            (await facilitator.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Option, text = "Zon" })).ShouldBeAccepted();
            (await facilitator.SendAsync(Ids.Next(), new { type = "openVoteRound", roundId = Round, question = "Wat eerst?", budget = 9, maxPerIdea = 9, secret = true })).ShouldBeAccepted();
        }

        using var stop = new CancellationTokenSource();
        var senders = guests.Select(guest => new RestlessDevice([server.Address], guest, Round, Option, Item)).ToList();
        var sending = senders.Select(sender => sender.RunAsync(stop.Token)).ToList();
        var followers = senders.Select(sender => sender.FollowAsync(stop.Token)).ToList();
        // A kill counts when something was under way; one that came just too late is done again.
        var killsInFlight = 0;
        while (killsInFlight < Kills)
        {
            // Everybody is back and gets answers; then, at some moment, the power goes.
            var before = senders.Select(sender => sender.Acknowledged.Count).ToList();
            await Gateways.UntilAsync(() => senders.Zip(before).All(pair => pair.First.Acknowledged.Count > pair.Second + 2), "answers to everybody");
            await Task.Delay(random.Next(120));
            await Gateways.UntilAsync(() => senders.Any(sender => sender.InFlight > 0), "a command in flight");
            await server.KillAsync();
            if (senders.Sum(sender => sender.InFlight) > 0)
                killsInFlight++;
            server = await ServerProcess.StartAsync(data.Path, port);
        }

        foreach (var sender in senders)
            sender.Finish();
        await Task.WhenAll(sending);
        await Gateways.UntilAsync(() => senders.All(sender => sender.Replica.Position?.Seq >= senders.Max(each => each.Acknowledged.Values.Max())), "everybody seeing everything");
        await stop.CancelAsync();
        await Task.WhenAll(followers);
        await server.StopAsync();

        var commits = await CommitsAsync(data.Path, guests[0].Entity);
        var byId = commits.ToLookup(commit => commit.CommandId);
        senders.Sum(sender => sender.Acknowledged.Count).ShouldBeGreaterThan(100, $"seed {seed}");
        foreach (var sender in senders)
        {
            sender.Acknowledged.Count.ShouldBe(sender.Given, "everything that was given was acknowledged in the end");
            foreach (var (id, seq) in sender.Acknowledged)
                byId[id].ShouldHaveSingleItem($"seed {seed}").Seq.ShouldBe(seq, $"seed {seed}");
            Shared(sender).ShouldBe(Shared(senders[0]), $"seed {seed}: everybody ends with the same");
        }

        commits.GroupBy(commit => commit.CommandId).ShouldAllBe(group => group.Count() == 1);
        var state = commits.Aggregate(State.Empty, (before, commit) => before.Fold(commit));
        state.All<Idea>().Count().ShouldBe(1 + senders.Sum(sender => sender.Ideas));
        var words = state.Find<Minutes>(Item)!.Text.Split(';', StringSplitOptions.RemoveEmptyEntries);
        words.Order().ShouldBe(senders.SelectMany(sender => sender.Words).Order(), $"seed {seed}: every word once");
        // Each cast is followed by a withdrawal, but for the last, perhaps.
        state.All<Ballot>().Sum(ballot => ballot.Votes.Values.Sum()).ShouldBe(senders.Sum(sender => sender.Dots), $"seed {seed}");
    }

    /// <summary>What everybody sees; a ballot is one person's own.</summary>
    private static string Shared(RestlessDevice sender) =>
        string.Join('\n', sender.Replica.Content.Split('\n').Where(record => !record.Contains("kind=\"ballot\"")));

    private static async Task<List<Commit>> CommitsAsync(string dataFolder, string entity)
    {
        await using var log = SqliteEventLog.OpenToRead(Path.Combine(dataFolder, SqliteEventLog.FileName));
        (await Verification.RunAsync(log)).Damages.ShouldBeEmpty();
        var commits = new List<Commit>();
        await foreach (var row in log.ReadAsync(EntityId.Parse(entity)!.Value, 0))
            commits.Add(CommitJson.Read(row.Body));
        return commits;
    }
}
