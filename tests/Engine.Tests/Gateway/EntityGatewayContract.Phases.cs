using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests.Gateway;

using static MeetingCommand;
using static MeetingStory;

/// <summary>What every engine must do while people write hidden ideas, and with the time of a phase.</summary>
public abstract partial class EntityGatewayContract
{
    private static readonly string Phases = Ids.Of("phases"), RunId = Ids.Of("the-run");

    [Fact]
    public async Task RUN10_VIS2_a_sheet_is_seen_by_who_holds_it_and_by_no_other()
    {
        var meeting = await Gateway.StartMeetingAsync();
        await Gateway.DoAsync(meeting, Fatima, new SetRole(Noor.PersonId, Role.Participant));
        await Gateway.DoAsync(meeting, Fatima, new SetRole(Olga.PersonId, Role.Participant));
        await StartRunAsync(meeting, RunPlan, phase: 2);
        var probes = new[] { Noor, Piet, Olga, Fatima }.Select(person => Follow(meeting, person)).ToList();
        foreach (var probe in probes)
            await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        await Gateway.DoAsync(meeting, Noor, new AddIdea(Ids.Of("on-noors"), "blad-van-noor", null, null, null));
        var passed = await Gateway.DoAsync(meeting, Fatima, new StartPhase(RunId, 3));

        foreach (var probe in probes)
            await probe.SeesAsync(passed);
        probes.Select(probe => probe.Everything.Contains("blad-van-noor")).ShouldBe([true, true, false, false]);
    }

    [Fact]
    public async Task RUN1_RUN2_a_phase_and_its_end_are_there_after_a_restart_and_its_time_is_up_by_itself()
    {
        var meeting = await Gateway.StartMeetingAsync();
        await StartRunAsync(meeting, RunPlan);
        var before = (await ReadAsync(meeting)).Find<Run>(RunId)!;
        await RestartAsync();
        var after = (await ReadAsync(meeting)).Find<Run>(RunId)!;
        (after.Status, after.Phase, after.EndsAt, after.PhaseStartedAt).ShouldBe((RunStatus.Running, 0, before.EndsAt, before.PhaseStartedAt));

        // Down to nothing, so that it is up at once.
        var probe = Follow(meeting, Piet);
        await Gateway.DoAsync(meeting, Fatima, new AddTime(RunId, -5));
        await Gateway.DoAsync(meeting, Fatima, new AddTime(RunId, -5));
        await probe.UntilAsync(replica => (string?)replica.Find("run", RunId)?["status"] == "overtime", "the end of the phase");
    }

    private async Task<Position> StartRunAsync(EntityId meeting, MethodPlan plan, int phase = 0)
    {
        await Gateway.DoAsync(meeting, Fatima, new AddAgendaItem(Phases, "Ideeën", null));
        await Gateway.DoAsync(meeting, Fatima, new PlanMethod(Phases, plan));
        return await Gateway.DoAsync(meeting, Fatima, new StartRun(RunId, Phases, phase));
    }
}
