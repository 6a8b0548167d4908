using System.Diagnostics;

namespace Samenwerken.Bench.Load;

/// <summary>Something that is done to a running server, and the figures that it gives.</summary>
internal abstract record Scenario(string Name, string What)
{
    /// <summary>Whether it can be done to this server at all.</summary>
    public virtual bool Fits(Contestant contestant) => true;

    /// <summary>Whether it wants a server of its own, since it harms or fills it.</summary>
    public virtual bool IsAlone => false;

    /// <summary>Whether one repetition is enough, since it repeats what matters itself and takes long.</summary>
    public virtual bool IsOnce => false;

    public abstract Task<IReadOnlyList<Figure>> RunAsync(Contestant contestant, Host host, Workplace place);

    protected static double Ms(TimeSpan time) => Math.Round(time.TotalMilliseconds, 2);
}

/// <summary>People who each write at the same pace, in one meeting or in many at once.</summary>
internal sealed record Steady(string Name, int People, double NotesPerSecond, int Rooms = 1, int Seconds = 8)
    : Scenario(Name, $"{(Rooms > 1 ? $"{Rooms} meetings of " : "")}{People} people, {NotesPerSecond:0} changes a second in all")
{
    /// <summary>Runs it before anything counts, until what runs is compiled for speed.</summary>
    public static Steady WarmUp(int seconds) => new("warm-up", 50, 100, 1, seconds);

    public override async Task<IReadOnlyList<Figure>> RunAsync(Contestant contestant, Host host, Workplace place)
    {
        using var over = new CancellationTokenSource();
        var rooms = new List<(Room Room, List<Member> Members)>();
        for (var i = 0; i < Rooms; i++)
        {
            var room = await contestant.OpenRoomAsync(host, People);
            rooms.Add((room, await room.EnterAllAsync(over.Token)));
        }

        try
        {
            return await MeasureAsync(host, rooms);
        }
        finally
        {
            await over.CancelAsync();
            foreach (var (room, members) in rooms)
            {
                foreach (var member in members)
                    member.Dispose();
                (room as IDisposable)?.Dispose();
            }
        }
    }

    private async Task<IReadOnlyList<Figure>> MeasureAsync(Host host, List<(Room Room, List<Member> Members)> rooms)
    {
        // Round the meetings rather than through one after another.
        var writers = Enumerable.Range(0, People).SelectMany(i => rooms.Select(it => (it.Room.Ears, it.Members[i]))).ToList();
        var pump = new Pump(writers, NotesPerSecond);
        var pumping = pump.RunAsync(TimeSpan.FromSeconds(Seconds + 2));
        await Task.Delay(TimeSpan.FromSeconds(2));
        foreach (var (room, _) in rooms)
            room.Ears.Begin();
        var (used, own, bytes, began) = (host.Used, Environment.CpuUsage.TotalTime, BytesOf(rooms), Stopwatch.GetTimestamp());
        await pumping;
        var time = Stopwatch.GetElapsedTime(began);
        var ownUsed = Environment.CpuUsage.TotalTime - own;
        await Drained.WaitAsync(rooms.SelectMany(it => it.Members));
        var ears = rooms.Select(it => it.Room.Ears).ToList();
        var delivered = ears.Sum(it => it.Delivered);
        var latency = ears.Count == 1 ? ears[0].Latency : Together(ears);
        var listeners = rooms.SelectMany(it => it.Members).Select(it => it.Listener).ToList();
        var figures = new List<Figure>
        {
            new("p50 ms", Ms(latency.At(0.5))), new("p95 ms", Ms(latency.At(0.95))), new("p99 ms", Ms(latency.At(0.99))), new("max ms", Ms(latency.Max)),
        };
        if (ears[0].Answered.Count > 0)
            figures.Add(new("answer p99 ms", Ms(ears[0].Answered.At(0.99))));
        figures.AddRange(
        [
            new("delivered/s", Math.Round(delivered / time.TotalSeconds)),
            new("CPU ms/1,000", Math.Round((host.Used - used).TotalMilliseconds * 1000 / Math.Max(1, delivered), 2)),
            new("bytes", Math.Round((double)(BytesOf(rooms) - bytes) / Math.Max(1, delivered))),
            new("refused", listeners.OfType<OurListener>().Sum(it => it.Refused)),
            new("lost", listeners.Sum(it => it.Missing + it.Skipped)),
            new("doubled", listeners.Sum(it => it.Doubled)),
            new("generator CPU %", Math.Round(ownUsed / time * 100)),
        ]);
        return figures;
    }

    private static Durations Together(IEnumerable<Ears> ears)
    {
        var all = new Durations();
        foreach (var one in ears)
            all.Add(one.Latency);
        return all;
    }

    private static long BytesOf(List<(Room Room, List<Member> Members)> rooms) => rooms.SelectMany(it => it.Members).Sum(it => it.Line.Received);
}

internal static class Drained
{
    /// <summary>Waits until all that was sent has come, or nothing has come for two seconds.</summary>
    public static async Task WaitAsync(IEnumerable<Member> members)
    {
        var all = members.ToList();
        for (var (before, since) = (long.MaxValue, Stopwatch.GetTimestamp()); ;)
        {
            var missing = all.Sum(it => it.Listener.Missing);
            if (missing == 0)
                return;
            if (missing < before)
                (before, since) = (missing, Stopwatch.GetTimestamp());
            else if (Stopwatch.GetElapsedTime(since) > TimeSpan.FromSeconds(2))
                return;
            await Task.Delay(20);
        }
    }
}

/// <summary>Everybody types at once for five seconds.</summary>
internal sealed record Storm(int People) : Scenario("storm", $"{People} people who all write five times a second, for five seconds")
{
    public override Task<IReadOnlyList<Figure>> RunAsync(Contestant contestant, Host host, Workplace place) =>
        new Steady(Name, People, People * 5.0, 1, 5).RunAsync(contestant, host, place);
}

/// <summary>The most people of one meeting with 50 changes a second who still see each within 100 ms.</summary>
internal sealed record Capacity(int From, int Step, int To) : Scenario("capacity", "the most people in one meeting with 50 changes a second and p99 under 100 ms")
{
    public override bool IsOnce => true;

    public override async Task<IReadOnlyList<Figure>> RunAsync(Contestant contestant, Host host, Workplace place)
    {
        var (most, p99) = (0, 0.0);
        for (var people = From; people <= To; people += Step)
        {
            var figures = await new Steady(Name, people, 50, 1, 6).RunAsync(contestant, host, place);
            var now = figures.Single(it => it.Name == "p99 ms").Value;
            if (now >= 100 || figures.Single(it => it.Name == "lost").Value > 0)
                break;
            (most, p99) = (people, now);
        }

        return [new("people", most), new("p99 ms", p99)];
    }
}
