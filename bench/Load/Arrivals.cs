using System.Diagnostics;

namespace Samenwerken.Bench.Load;

/// <summary>Somebody joins a meeting with five thousand ideas.</summary>
internal sealed record LateJoin(int Notes, int Times) : Scenario("late join", $"somebody comes to {Notes:n0} notes; {Times} times")
{
    private const int Writers = 20;

    public override bool Fits(Contestant contestant) => contestant is Ours or Peer { Name: not Peer.Relay };

    public override async Task<IReadOnlyList<Figure>> RunAsync(Contestant contestant, Host host, Workplace place)
    {
        using var over = new CancellationTokenSource();
        var room = await contestant.OpenRoomAsync(host, Writers + 1);
        var members = new List<Member>();
        for (var i = 0; i < Writers; i++)
            members.Add(await room.EnterAsync(i, over.Token));
        for (var number = 1; number <= Notes / Writers; number++)
        {
            foreach (var member in members)
                member.Add(room.Ears.Send(member.Listener.Me));
            // No faster than everybody hears it: nobody is to fall behind here.
            while (members.Any(it => it.Listener.LastOf((it.Listener.Me + 1) % Writers) < number))
                await Task.Delay(1);
        }

        var ours = room as OurRoom;
        var token = ours is null ? "" : await ours.JoinAsync(Writers);
        var (used, bytes) = (host.Used, 0L);
        var took = new Durations();
        for (var i = 0; i < Times; i++)
        {
            var began = Stopwatch.GetTimestamp();
            using var member = ours is null
                ? await room.EnterAsync(Writers, over.Token, Notes)
                : await ours.ConnectAsync(token, new OurListener(room.Ears, Writers) { Awaited = Notes }, null, over.Token);
            await member.Listener.All.Task.WaitAsync(TimeSpan.FromSeconds(30));
            took.Add(Stopwatch.GetElapsedTime(began));
            bytes += member.Line.Received;
        }

        var figures = new List<Figure>
        {
            new("p50 ms", Ms(took.At(0.5))), new("max ms", Ms(took.Max)), new("server CPU ms", Math.Round((host.Used - used).TotalMilliseconds / Times, 1)), new("kB", Math.Round(bytes / 1000.0 / Times)),
        };
        if (ours is not null)
            figures.Add(new("second visit bytes", await ours.SecondVisitAsync(Writers, over.Token)));
        await over.CancelAsync();
        foreach (var member in members)
            member.Dispose();
        return figures;
    }
}

/// <summary>The network of a hall is gone for a moment, and all come back from one address.</summary>
internal sealed record Reconnection(int People) : Scenario("reconnection", $"{People} people lose their connection and all come back at once, from one address")
{
    public override bool Fits(Contestant contestant) => contestant is Ours;

    public override async Task<IReadOnlyList<Figure>> RunAsync(Contestant contestant, Host host, Workplace place)
    {
        using var over = new CancellationTokenSource();
        var room = (OurRoom)await contestant.OpenRoomAsync(host, People);
        var members = new List<OurMember>();
        for (var i = 0; i < People; i++)
            members.Add(await room.ConnectAsync(await room.JoinAsync(i), new OurListener(room.Ears, i) { KeepsPosition = true }, null, over.Token));
        foreach (var member in members)
            member.Write(room.Ears.Send(member.Listener.Me));
        await Drained.WaitAsync(members);
        var positions = members.Select(it => it.Own.Position!).ToList();
        foreach (var member in members)
            member.Dispose();
        await Task.WhenAll(members.Select(it => it.Reading));
        var (began, used) = (Stopwatch.GetTimestamp(), host.Used);
        var back = await Task.WhenAll(members.Select((it, i) => room.ConnectAsync(it.Token, new OurListener(room.Ears, i), positions[i], over.Token)));
        var took = Stopwatch.GetElapsedTime(began);
        var figures = new List<Figure> { new("all back ms", Ms(took)), new("server CPU ms each", Math.Round((host.Used - used).TotalMilliseconds / People, 2)), new("back", back.Length) };
        await over.CancelAsync();
        foreach (var member in back)
            member.Dispose();
        return figures;
    }
}

/// <summary>A hall comes in with a code, from one address.</summary>
internal sealed record Joins(int People, int Seconds) : Scenario("joins", $"{People} people join with a code within {Seconds} seconds, from one address")
{
    public override bool Fits(Contestant contestant) => contestant is Ours;

    public override async Task<IReadOnlyList<Figure>> RunAsync(Contestant contestant, Host host, Workplace place)
    {
        using var over = new CancellationTokenSource();
        var room = (OurRoom)await contestant.OpenRoomAsync(host, People + 1);
        var took = new Durations();
        var refused = 0;
        var joining = new List<Task<Member?>>();
        var began = Stopwatch.GetTimestamp();
        for (var i = 1; i <= People; i++)
        {
            var wait = TimeSpan.FromSeconds((double)Seconds * i / People) - Stopwatch.GetElapsedTime(began);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait);
            joining.Add(JoinAsync(i));
        }

        var members = await Task.WhenAll(joining);
        var figures = new List<Figure> { new("in", members.Count(it => it is not null)), new("refused", refused), new("p50 ms", Ms(took.At(0.5))), new("p99 ms", Ms(took.At(0.99))), new("max ms", Ms(took.Max)) };
        await over.CancelAsync();
        foreach (var member in members)
            member?.Dispose();
        return figures;

        async Task<Member?> JoinAsync(int me)
        {
            var start = Stopwatch.GetTimestamp();
            try
            {
                var member = await room.EnterAsync(me, over.Token);
                took.Add(Stopwatch.GetElapsedTime(start));
                return member;
            }
            catch (IOException)
            {
                Interlocked.Increment(ref refused);
                return null;
            }
        }
    }
}

/// <summary>People who are there and do nothing.</summary>
internal sealed record Idle(int People) : Scenario("idle", $"{People:n0} people who are there and do nothing")
{
    public override bool IsAlone => true;

    public override async Task<IReadOnlyList<Figure>> RunAsync(Contestant contestant, Host host, Workplace place)
    {
        using var over = new CancellationTokenSource();
        var room = await contestant.OpenRoomAsync(host, People);
        var before = host.Memory;
        var members = await room.EnterAllAsync(over.Token);
        await Task.Delay(TimeSpan.FromSeconds(5));
        var used = host.Used;
        var memory = host.Memory;
        await Task.Delay(TimeSpan.FromSeconds(5));
        var figures = new List<Figure> { new("kB a connection", Math.Round((memory - before) / 1024.0 / People, 1)), new("CPU % of a core", Math.Round((host.Used - used).TotalSeconds / 5 * 100, 2)) };
        await over.CancelAsync();
        foreach (var member in members)
            member.Dispose();
        return figures;
    }
}
