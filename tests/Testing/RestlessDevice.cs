using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using Samenwerken.Engine;
using Shouldly;

namespace Samenwerken.Testing;

/// <summary>
/// A device in a meeting that adds ideas, votes and writes minutes without pause: gives commands, a few at a time, and sends
/// each until it is answered. When its server is gone, it goes to the next.
/// </summary>
/// <param name="first">Which of the servers it begins with.</param>
public sealed class RestlessDevice(IReadOnlyList<Uri> servers, Guest guest, string round, string option, string item, int first = 0)
{
    /// <summary>How many commands it has under way.</summary>
    private const int UnderWay = 4;

    private int _server = first;
    private long _answeredAt = Stopwatch.GetTimestamp();
    private long _longestPause;
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

    /// <summary>The longest time between two acknowledged commands since it was last asked.</summary>
    public TimeSpan TakeLongestPause() => Stopwatch.GetElapsedTime(0, Interlocked.Exchange(ref _longestPause, 0));

    private Uri Server => servers[(int)((uint)Volatile.Read(ref _server) % servers.Count)];

    /// <summary>Gives no more, and ends when all is answered.</summary>
    public void Finish() => _isFinished = true;

    public async Task RunAsync(CancellationToken stop)
    {
        var open = new List<(string Id, object Command)>();
        while (!_isFinished || open.Count > 0)
        {
            try
            {
                await using var client = await HubClient.ConnectAsync(Server, guest.Token, guest.Entity);
                while (!_isFinished || open.Count > 0)
                {
                    while (!_isFinished && open.Count < UnderWay)
                    {
                        open.Add((Ids.Next(), NextCommand(Given++)));
                    }

                    await SendAsync(client, open);
                }
            }
            catch (Exception gone) when (gone is IOException or WebSocketException && !stop.IsCancellationRequested)
            {
                // The server is gone: back soon, perhaps elsewhere, with what has no answer.
                Interlocked.Increment(ref _server);
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
                await using var client = await HubClient.ConnectAsync(Server, guest.Token, guest.Entity);
                var since = Replica.Position is { } position ? new { epoch = position.Epoch, seq = position.Seq } : null;
                await foreach (var frame in client.FollowAsync(since, null, stop))
                    Receive(frame);
            }
            catch (Exception gone) when (gone is IOException or WebSocketException or OperationCanceledException)
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
                return new { type = "castVote", roundId = round, ideaId = option };
            case 2:
                // Short, since the minutes hold 40,000 characters, and a slow machine goes on for longer.
                Words.Add($"{guest.PersonId[..6]} {number}");
                return new { type = "editMinutes", itemId = item, basedOn = _revision, delta = new[] { $"{Words[^1]};" } };
            default:
                Dots--;
                return new { type = "withdrawVote", roundId = round, ideaId = option };
        }
    }

    private void Receive(Frame frame)
    {
        Replica.Receive(frame);
        _revision = (int?)Replica.Find("minutes", item)?["revision"] ?? 0;
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
            if (Status(heard) == "accepted")
            {
                NotePause();
                Acknowledged[it.Id] = heard.GetProperty("seq").GetInt64();
                open.Remove(it);
            }
            else
            {
                new[] { "later", "unknown" }.ShouldContain(Status(heard), $"{it.Command} came to {heard}");
                await Task.Delay(50);
            }
        }
    }

    private void NotePause()
    {
        var now = Stopwatch.GetTimestamp();
        _longestPause = Math.Max(_longestPause, now - _answeredAt);
        _answeredAt = now;
    }

    private static string Status(JsonElement answer) => answer.GetProperty("status").GetString()!;
}
