using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Samenwerken.Bench.Load;

/// <summary>How many bytes each of the others gets for an idea that somebody moves.</summary>
internal sealed record MoveBytes() : Scenario("moving", "one of ten people moves an idea, twenty times a second")
{
    public override bool Fits(Contestant contestant) => contestant is Ours;

    public override Task<IReadOnlyList<Figure>> RunAsync(Contestant contestant, Host host, Workplace place) =>
        Bytes.MeasureAsync(contestant, host, (member, i) => member.Move(i));
}

/// <summary>How many bytes each of the others gets for a character that somebody types in the minutes.</summary>
internal sealed record TypeBytes() : Scenario("typing", "one of ten people types in the minutes, twenty characters a second")
{
    public override bool Fits(Contestant contestant) => contestant is Ours;

    public override Task<IReadOnlyList<Figure>> RunAsync(Contestant contestant, Host host, Workplace place) =>
        Bytes.MeasureAsync(contestant, host, (member, i) => member.Type(i));
}

internal static class Bytes
{
    private const int People = 10, Changes = 200;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Contestant contestant, Host host, Action<OurMember, int> change)
    {
        using var over = new CancellationTokenSource();
        var room = (OurRoom)await contestant.OpenRoomAsync(host, People);
        var members = (await room.EnterAllAsync(over.Token)).Cast<OurMember>().ToList();
        members[0].Write(room.Ears.Send(0));
        members[0].Prepare();
        await Drained.WaitAsync(members);
        // Whoever has just come is still told of: that is not what is asked here.
        await Task.Delay(1000);
        var others = members.Skip(1).ToList();
        var bytes = others.Sum(it => it.Line.Received);
        for (var i = 0; i < Changes; i++)
        {
            change(members[0], i);
            await Task.Delay(50);
        }

        await Task.Delay(500);
        var figures = new List<Figure> { new("bytes a delivery", Math.Round((double)(others.Sum(it => it.Line.Received) - bytes) / Changes / others.Count)), new("refused", members[0].Own.Refused) };
        await over.CancelAsync();
        foreach (var member in members)
            member.Dispose();
        return figures;
    }
}

/// <summary>A data folder of years: ten thousand meetings with a million ideas.</summary>
internal sealed record Million() : Scenario("a million ideas", "10,000 meetings of 100 ideas and one of 5,000: a start, and the first who comes to the large one")
{
    private const int Meetings = 10_000, IdeasEach = 100, Large = 5000;

    public override bool Fits(Contestant contestant) => contestant is Ours;

    public override bool IsAlone => true;

    public override bool IsOnce => true;

    public override async Task<IReadOnlyList<Figure>> RunAsync(Contestant contestant, Host host, Workplace place)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{host.Port}/api/v1/"), Timeout = TimeSpan.FromMinutes(2) };
        var file = await FileAsync(contestant, host, IdeasEach);
        for (var i = 0; i < Meetings; i++)
            await ImportAsync(http, file);
        var large = await ImportAsync(http, await FileAsync(contestant, host, Large));
        await host.KillAsync();
        var starts = new Durations();
        var firsts = new Durations();
        for (var i = 0; i < 3; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await using var again = await contestant.StartAsync(place, host.Port);
            starts.Add(Stopwatch.GetElapsedTime(began));
            var listener = new OurListener(new Ears(2), 1) { Awaited = Large };
            // So that what is measured is the meeting, not a process that has never served anybody.
            await Steady.WarmUp(6).RunAsync(contestant, again, place);
            began = Stopwatch.GetTimestamp();
            using var line = await Line.OpenAsync(again.Port, $"/hub?access_token={large.Text("token")}", listener, CancellationToken.None);
            using var member = new OurMember(listener, line, large.Text("meetingId"), large.Text("token"), CancellationToken.None);
            member.Greet(null);
            await listener.All.Task.WaitAsync(TimeSpan.FromSeconds(30));
            firsts.Add(Stopwatch.GetElapsedTime(began));
        }

        return [new("start ms", Ms(starts.At(0.5))), new("first join ms", Ms(firsts.At(0.5)))];
    }

    /// <summary>A meeting with so many ideas, as one takes it along.</summary>
    private static async Task<byte[]> FileAsync(Contestant contestant, Host host, int ideas)
    {
        using var room = (OurRoom)await contestant.OpenRoomAsync(host, 2);
        using var over = new CancellationTokenSource();
        using var writer = await room.EnterAsync(0, over.Token);
        using var reader = await room.EnterAsync(1, over.Token);
        for (var i = 1; i <= ideas; i++)
        {
            writer.Add(room.Ears.Send(0));
            while (i - reader.Listener.LastOf(0) > 40)
                await Task.Delay(5);
        }

        await Drained.WaitAsync([reader]);
        return System.Text.Encoding.UTF8.GetBytes(await room.ReadAsync());
    }

    private static async Task<JsonElement> ImportAsync(HttpClient http, byte[] file)
    {
        using var content = new ByteArrayContent(file);
        using var answer = await http.PostAsync(new Uri("meetings/import", UriKind.Relative), content);
        return await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
    }
}
