using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests;

/// <summary>
/// Simulations by seed. A run of its own: SIMULATION_SEEDS=1000 for more of them, SIMULATION_FIRST=n to begin elsewhere;
/// a failure names its seed, and a seed that found something stays below as a case.
/// </summary>
public sealed class SimulationTests
{
    private const int Steps = 300;
    private const int UsualSeeds = 150;

    private static readonly string[] Troubles =
    [
        "connections broken", "commands lost", "answers lost", "servers started anew", "frames dropped", "frames doubled",
        "frames reordered", "answers accepted", "answers rejected", "answers later", "answers unknown",
        nameof(Fault.NotWritten), nameof(Fault.UnknownAndNotWritten), nameof(Fault.UnknownButWritten), nameof(Fault.ThrowsAfterWriting),
    ];

    private static readonly string[] OfMeetings = ["ideaAdded", "ideasRevealed", "phaseStarted"];

    private static readonly string[] EngineTroubles =
    [
        "answers accepted", "answers rejected", "answers later", "answers unknown", "streams broken", "streams ended", "reads refused",
        "cursors lost", "entities left memory", "processes ended", "codes released", "reactions",
        nameof(Fault.NotWritten), nameof(Fault.UnknownAndNotWritten), nameof(Fault.UnknownButWritten), nameof(Fault.ThrowsAfterWriting),
    ];

    [Fact]
    public Task A_meeting_on_a_bad_network_ends_in_one_state() => RunAsync(
        new Meeting(),
        random => Programs.Command(random.Next(Programs.Contributions), random.Next(20), random.Next(20)),
        _ => new MeetingCommand.StartMeeting("Warmte", "BCDFGH", "Een", null, null));

    [Fact]
    public Task Hidden_records_on_a_bad_network_end_in_one_state_for_each_viewer() => RunAsync(
        new ToyKind(),
        random => Programs.ToyCommand(random.Next(6), random.Next(20), random.Next(600)),
        _ => new MeetingCommand.JoinMeeting("Een", null, null));

    [Fact]
    public async Task The_embedded_engine_on_a_bad_day_ends_in_one_state_with_every_reaction_delivered()
    {
        var happened = new Dictionary<string, int>();
        // Each takes as long as ten of the others.
        foreach (var seed in Seeds(10))
        {
            await NamingAsync(seed, nameof(GatewaySimulation), async () =>
            {
                await using var simulation = new GatewaySimulation(seed);
                await simulation.RunAsync(Steps);
                Add(simulation.Happened, happened);
            });
        }

        InsistOn(EngineTroubles, happened);
    }

    private static async Task RunAsync(EntityKind kind, Func<Random, Command> nextCommand, Func<Sender.Person, Command> first)
    {
        var happened = new Dictionary<string, int>();
        foreach (var seed in Seeds(1))
        {
            var simulation = new Simulation(seed, kind, nextCommand);
            await NamingAsync(seed, kind.GetType().Name, () => simulation.RunAsync(
                first, _ => new MeetingCommand.JoinMeeting("Iemand", null, null), kind is Meeting ? Programs.InHiddenPhase() : [], Steps));
            Add(simulation.Happened, happened);
        }

        InsistOn(kind is Meeting ? [.. Troubles, .. OfMeetings] : Troubles.Where(trouble => trouble != "answers rejected"), happened);
    }

    private static IEnumerable<int> Seeds(int weight)
    {
        var start = int.Parse(Environment.GetEnvironmentVariable("SIMULATION_FIRST") ?? "1");
        return Enumerable.Range(start, Math.Max(1, SeedCount / weight));
    }

    private static async Task NamingAsync(int seed, string what, Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"seed {seed} of {what} fails: {failure.Message}", failure);
        }
    }

    private static void Add(IEnumerable<KeyValuePair<string, int>> counts, Dictionary<string, int> happened)
    {
        foreach (var (what, count) in counts)
            happened[what] = happened.GetValueOrDefault(what) + count;
    }

    /// <summary>Simulations that met no trouble have shown nothing. A few that somebody chose look for something else.</summary>
    private static void InsistOn(IEnumerable<string> troubles, Dictionary<string, int> happened)
    {
        foreach (var trouble in SeedCount < UsualSeeds ? [] : troubles)
            happened.GetValueOrDefault(trouble).ShouldBeGreaterThan(0, $"no simulation met {trouble}");
    }

    private static int SeedCount => int.Parse(Environment.GetEnvironmentVariable("SIMULATION_SEEDS") ?? $"{UsualSeeds}");
}
