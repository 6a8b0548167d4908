using System.Diagnostics;

namespace Samenwerken.Bench.Load;

/// <summary>Which scenarios are done to which servers, how often.</summary>
/// <param name="Servers">Their names; null for all that fit.</param>
/// <param name="IsGuard">Whether it fails on loss, doubling or a great slowdown.</param>
internal sealed record Plan(string Name, IReadOnlyList<Scenario> Scenarios, int Repetitions, int WarmUp, IReadOnlySet<string>? Servers = null, bool IsGuard = false)
{
    public bool Wants(Contestant contestant) => Servers?.Contains(contestant.Name) ?? true;
}

internal static class Plans
{
    private static readonly Scenario[] Table =
    [
        new Steady("200 x 400", 200, 400, Seconds: 5),
        new Steady("1,000 x 50", 1000, 50, Seconds: 5),
    ];

    public static readonly Scenario[] Everything =
    [
        new Steady("10 x 20", 10, 20),
        new Steady("50 x 100", 50, 100),
        .. Table,
        new Storm(100),
        new Steady("200 meetings", 20, 200, Rooms: 200),
        new LateJoin(5000, 20),
        new Reconnection(300),
        new Joins(300, 10),
        new SlowReaders(50, 100),
        new MoveBytes(),
        new TypeBytes(),
        new Idle(1000),
        new Capacity(500, 500, 3000),
        new Kill(20),
        new Million(),
    ];

    public static Plan? Of(string[] args) => args switch
    {
        ["quick", .. var servers] => new Plan("quick", [new Steady("50 x 100", 50, 100, Seconds: 5)], 1, 6, Named(servers) ?? new HashSet<string> { Ours.Title, Bare.SignalR }, IsGuard: true),
        ["table", .. var servers] => new Plan("table", Table, 3, 20, Named(servers)),
        ["all", .. var servers] => new Plan("all", Everything, 3, 20, Named(servers)),
        [var name, .. var servers] when Everything.FirstOrDefault(it => it.Name == name) is { } one => new Plan(name.Replace(' ', '-').Replace(",", "", StringComparison.Ordinal), [one], 3, 20, Named(servers)),
        _ => null,
    };

    private static HashSet<string>? Named(string[] servers) => servers.Length == 0 ? null : [.. servers];
}

/// <summary>Does a plan: each repetition all servers, each time beginning with another, each warmed up before it counts.</summary>
internal sealed class Run(string root, int serverCore, Plan plan)
{
    public async Task<IReadOnlyList<Outcome>> AllAsync()
    {
        Contestant[] all = [new Ours(), new Bare(signalR: true), new Bare(signalR: false), .. Peer.All(root)];
        var contestants = all.Where(plan.Wants).ToList();
        var given = new List<(Scenario Scenario, Contestant Contestant, IReadOnlyList<Figure> Figures)>();
        for (var repetition = 0; repetition < plan.Repetitions; repetition++)
        {
            foreach (var contestant in contestants.Skip(repetition % contestants.Count).Concat(contestants.Take(repetition % contestants.Count)))
            {
                var wanted = plan.Scenarios.Where(it => it.Fits(contestant) && (repetition == 0 || !it.IsOnce)).ToList();
                var shared = wanted.Where(it => !it.IsAlone).ToList();
                foreach (var together in wanted.Where(it => it.IsAlone).Select(it => new List<Scenario> { it }).Prepend(shared).Where(it => it.Count > 0))
                    await OnOneServerAsync(contestant, together, repetition, given);
            }
        }

        return
        [
            .. from it in given
               group it by (it.Scenario, it.Contestant) into same
               select new Outcome(
                   same.Key.Scenario.Name, same.Key.Contestant.Name, same.Key.Contestant.Version,
                   [.. same.SelectMany(it => it.Figures).GroupBy(it => it.Name).Select(it => Spread.Of(it.Key, it.Select(figure => figure.Value)))]),
        ];
    }

    private async Task OnOneServerAsync(
        Contestant contestant, List<Scenario> scenarios, int repetition, List<(Scenario, Contestant, IReadOnlyList<Figure>)> given)
    {
        var data = Directory.CreateTempSubdirectory("samenwerken-bench-");
        try
        {
            var place = new Workplace(root, data.FullName, serverCore);
            await using var host = await contestant.StartAsync(place);
            await Steady.WarmUp(plan.WarmUp).RunAsync(contestant, host, place);
            foreach (var scenario in scenarios)
            {
                Console.Error.WriteLine($"{repetition + 1}/{plan.Repetitions} {contestant.Name}: {scenario.Name}");
                given.Add((scenario, contestant, await scenario.RunAsync(contestant, host, place)));
            }
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }
}

/// <summary>What a test run is to notice: loss, doubling, or that it is many times slower than a broadcast without logic.</summary>
internal static class Guard
{
    private const double TooMuch = 10;

    public static int Judge(IReadOnlyList<Outcome> outcomes)
    {
        var ours = outcomes.Single(it => it.System == Ours.Title).Figures.ToDictionary(it => it.Name, it => it.Median);
        var bare = outcomes.Single(it => it.System == Bare.SignalR).Figures.ToDictionary(it => it.Name, it => it.Median);
        var wrong = new List<string>();
        foreach (var name in new[] { "lost", "doubled" })
        {
            if (ours[name] > 0)
                wrong.Add($"{ours[name]} {name}");
        }

        if (ours["CPU ms/1,000"] > bare["CPU ms/1,000"] * TooMuch)
            wrong.Add($"a delivery costs {ours["CPU ms/1,000"] / bare["CPU ms/1,000"]:0} times that of a bare broadcast");
        foreach (var it in wrong)
            Console.Error.WriteLine($"Load: {it}.");
        return wrong.Count == 0 ? 0 : 1;
    }
}

internal static class Prepared
{
    /// <summary>Gets the packages of the servers of others, where they are wanted and not there yet.</summary>
    public static async Task<bool> PeersAsync(string root, Plan plan)
    {
        var folder = Path.Combine(root, "bench", "peers");
        if (Directory.Exists(Path.Combine(folder, "node_modules")) || (plan.Servers is { } named && !Peer.All(root).Any(it => named.Contains(it.Name))))
            return true;
        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund"]) { WorkingDirectory = folder })!;
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
            Console.Error.WriteLine("The servers of others could not be fetched with npm; name the servers that you want, without them.");
        return npm.ExitCode == 0;
    }
}
