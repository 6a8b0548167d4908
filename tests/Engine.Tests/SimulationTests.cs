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

    private static readonly string[] Troubles =
    [
        "connections broken", "commands lost", "answers lost", "servers started anew", "frames dropped", "frames doubled",
        "frames reordered", "answers accepted", "answers rejected", "answers later", "answers unknown",
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

    private static async Task RunAsync(EntityKind kind, Func<Random, Command> nextCommand, Func<Sender.Person, Command> first)
    {
        var seeds = int.Parse(Environment.GetEnvironmentVariable("SIMULATION_SEEDS") ?? "150");
        var start = int.Parse(Environment.GetEnvironmentVariable("SIMULATION_FIRST") ?? "1");
        var happened = new Dictionary<string, int>();
        for (var seed = start; seed < start + seeds; seed++)
        {
            var simulation = new Simulation(seed, kind, nextCommand);
            try
            {
                await simulation.RunAsync(first, _ => new MeetingCommand.JoinMeeting("Iemand", null, null), Steps);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"seed {seed} of {kind.GetType().Name} fails: {failure.Message}", failure);
            }

            foreach (var (what, count) in simulation.Happened)
                happened[what] = happened.GetValueOrDefault(what) + count;
        }

        foreach (var trouble in Troubles.Where(trouble => kind is Meeting || trouble != "answers rejected"))
            happened.GetValueOrDefault(trouble).ShouldBeGreaterThan(0, $"no simulation met {trouble}");
    }
}
