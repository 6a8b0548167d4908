using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Samenwerken.Bench.Load;

/// <summary>One reader has stopped reading, another reads at a crawl; what do the others notice?</summary>
internal sealed record SlowReaders(int People, double NotesPerSecond) : Scenario("slow readers", $"{People} people, {NotesPerSecond:0} changes a second; then one stands still and one reads a little every second")
{
    private const int Seconds = 10;

    public override bool Fits(Contestant contestant) => contestant is Ours;

    public override async Task<IReadOnlyList<Figure>> RunAsync(Contestant contestant, Host host, Workplace place)
    {
        using var over = new CancellationTokenSource();
        var room = await contestant.OpenRoomAsync(host, People);
        var members = await room.EnterAllAsync(over.Token);
        var others = members.SkipLast(2).ToList();
        var writers = others.Select(it => (room.Ears, it)).ToList();
        var before = await PhaseAsync();
        var memory = host.Memory;
        var stall = new TaskCompletionSource();
        members[^1].Line.Stalled = stall;
        members[^2].Line.Slowness = TimeSpan.FromSeconds(1);
        var during = await PhaseAsync();
        var grown = host.Memory - memory;
        stall.SetResult();
        members[^2].Line.Slowness = TimeSpan.Zero;
        await Drained.WaitAsync(members);
        var figures = new List<Figure>
        {
            new("p99 ms alone", before), new("p99 ms of the others", during), new("memory MB more", Math.Round(grown / 1e6, 1)),
            new("lost by the others", others.Sum(it => it.Listener.Missing + it.Listener.Skipped)), new("missing at the slow at the end", members.TakeLast(2).Sum(it => it.Listener.Missing)),
        };
        await over.CancelAsync();
        foreach (var member in members)
            member.Dispose();
        return figures;

        async Task<double> PhaseAsync()
        {
            room.Ears.Begin();
            await new Pump(writers, NotesPerSecond).RunAsync(TimeSpan.FromSeconds(Seconds));
            await Drained.WaitAsync(others);
            return Ms(room.Ears.Latency.At(0.99));
        }
    }
}

/// <summary>The server is killed while all write. What was answered "accepted" must be there afterwards, once.</summary>
internal sealed partial record Kill(int Times) : Scenario("kill -9", $"50 people, 100 notes a second; the server is killed in full load, {Times} times")
{
    private const int People = 50;

    public override bool Fits(Contestant contestant) => contestant is Ours;

    public override bool IsAlone => true;

    public override bool IsOnce => true;

    [GeneratedRegex("@@([0-9a-f]{4})([0-9a-f]{8})")]
    private static partial Regex Mark();

    public override async Task<IReadOnlyList<Figure>> RunAsync(Contestant contestant, Host host, Workplace place)
    {
        var (accepted, lost, doubled, back) = (0L, 0L, 0L, new Durations());
        var current = host;
        for (var i = 0; i < Times; i++)
        {
            using var over = new CancellationTokenSource();
            using var room = (OurRoom)await contestant.OpenRoomAsync(current, People);
            var members = (await room.EnterAllAsync(over.Token)).Cast<OurMember>().ToList();
            var pump = new Pump([.. members.Select(it => (room.Ears, (Member)it))], 100, (member, number) => member.Add(number));
            var pumping = pump.RunAsync(TimeSpan.FromMinutes(1));
            // Each time at another moment of the write.
            await Task.Delay(TimeSpan.FromMilliseconds(1500 + 37 * i));
            await current.KillAsync();
            pump.Stop();
            try
            {
                await pumping;
            }
            catch (System.Net.Sockets.SocketException)
            {
                // Nobody is there to send to.
            }

            await Task.WhenAll(members.Select(it => it.Reading));
            var began = Stopwatch.GetTimestamp();
            current = await contestant.StartAsync(place, current.Port);
            using (await room.ConnectAsync(members[1].Token, new OurListener(room.Ears, 1), null, CancellationToken.None))
                back.Add(Stopwatch.GetElapsedTime(began));
            var found = Mark().Matches(await room.ReadAsync()).Select(it => it.Value).GroupBy(it => it).ToDictionary(it => it.Key, it => it.Count());
            foreach (var member in members)
            {
                for (var number = 1; number <= member.Own.Accepted; number++)
                {
                    accepted++;
                    lost += found.ContainsKey(Note.Text(member.Own.Me, number)[..Note.MarkLength]) ? 0 : 1;
                }

                member.Dispose();
            }

            doubled += found.Values.Sum(it => it - 1);
        }

        if (current != host)
            await current.DisposeAsync();
        return [new("kills", Times), new("accepted", accepted), new("lost", lost), new("doubled", doubled), new("back p50 ms", Ms(back.At(0.5))), new("back max ms", Ms(back.Max))];
    }
}
