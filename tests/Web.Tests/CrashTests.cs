using System.Collections.Concurrent;
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

    /// <summary>How many commands a client has under way.</summary>
    private const int UnderWay = 4;

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
        var senders = guests.Select(guest => new Sender(server.Address, guest)).ToList();
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
    private static string Shared(Sender sender) =>
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

    /// <summary>A device: gives commands, a few at a time, and sends each until it is answered.</summary>
    private sealed class Sender(Uri server, Guest guest)
    {
        private volatile bool _isFinished;
        private volatile int _revision;
        private int _inFlight;

        /// <summary>The commands that were answered as accepted, with their commits.</summary>
        public ConcurrentDictionary<string, long> Acknowledged { get; } = new();

        public WireReplica Replica { get; } = new();

        public int Given { get; private set; }

        public int Ideas { get; private set; }

        /// <summary>How many dots this person has left standing.</summary>
        public int Dots { get; private set; }

        public List<string> Words { get; } = [];

        /// <summary>How many were sent and not answered.</summary>
        public int InFlight => Volatile.Read(ref _inFlight);

        /// <summary>Gives no more, and ends when all is answered.</summary>
        public void Finish() => _isFinished = true;

        public async Task RunAsync(CancellationToken stop)
        {
            var open = new List<(string Id, object Command)>();
            while (!_isFinished || open.Count > 0)
            {
                try
                {
                    await using var client = await HubClient.ConnectAsync(server, guest.Token, guest.Entity);
                    while (!_isFinished || open.Count > 0)
                    {
                        while (!_isFinished && open.Count < UnderWay)
                        {
                            open.Add((Ids.Next(), NextCommand(Given++)));
                        }

                        await SendAsync(client, open);
                    }
                }
                catch (Exception gone) when (gone is IOException or System.Net.WebSockets.WebSocketException && !stop.IsCancellationRequested)
                {
                    // The server is gone: back soon, with what has no answer.
                    await Task.Delay(20, stop);
                }
            }
        }

        /// <summary>Follows for as long as it lasts, each time from where it was.</summary>
        public async Task FollowAsync(CancellationToken stop)
        {
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    await using var client = await HubClient.ConnectAsync(server, guest.Token, guest.Entity);
                    var since = Replica.Position is { } position ? new { epoch = position.Epoch, seq = position.Seq } : null;
                    await foreach (var frame in client.FollowAsync(since, null, stop))
                        Receive(frame);
                }
                catch (Exception gone) when (gone is IOException or System.Net.WebSockets.WebSocketException or OperationCanceledException)
                {
                    if (!stop.IsCancellationRequested)
                        await Task.Delay(20, CancellationToken.None);
                }
            }
        }

        private object NextCommand(int number)
        {
            switch (number % 4)
            {
                case 0:
                    Ideas++;
                    return new { type = "addIdea", ideaId = Ids.Next(), text = $"{guest.PersonId} {number}" };
                case 1:
                    Dots++;
                    return new { type = "castVote", roundId = Round, ideaId = Option };
                case 2:
                    Words.Add($"{guest.PersonId} {number}");
                    return new { type = "editMinutes", itemId = Item, basedOn = _revision, delta = new[] { $"{Words[^1]};" } };
                default:
                    Dots--;
                    return new { type = "withdrawVote", roundId = Round, ideaId = Option };
            }
        }

        private void Receive(Frame frame)
        {
            Replica.Receive(frame);
            _revision = (int?)Replica.Find("minutes", Item)?["revision"] ?? 0;
        }

        private async Task SendAsync(HubClient client, List<(string Id, object Command)> open)
        {
            var sent = open.ToList();
            Volatile.Write(ref _inFlight, sent.Count);
            var answers = sent.Select(it => client.SendAsync(it.Id, it.Command)).ToList();
            foreach (var (it, answer) in sent.Zip(answers))
            {
                var heard = await answer;
                Interlocked.Decrement(ref _inFlight);
                if (heard.Status() == "accepted")
                {
                    Acknowledged[it.Id] = heard.GetProperty("seq").GetInt64();
                    open.Remove(it);
                }
                else
                {
                    heard.Status().ShouldBeOneOf("later", "unknown");
                    await Task.Delay(50);
                }
            }
        }
    }
}
