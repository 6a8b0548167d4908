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
    public async Task VIS2_no_byte_of_a_hidden_idea_reaches_another_however_they_come_and_whatever_they_become()
    {
        var meeting = await Gateway.StartMeetingAsync();
        await StartRunAsync(meeting, RunPlan);
        var (hers, notes, his, reads) = (Follow(meeting, Fatima), Follow(meeting, Noor), Follow(meeting, Piet), Follow(meeting, Olga));
        foreach (var probe in new[] { hers, notes, his, reads })
            await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        // Some go away before anything is written, and come back to it.
        var gone = new List<(Sender.Person Person, FollowerProbe Probe)>();
        foreach (var person in new[] { Noor, Olga, Fatima })
        {
            var probe = Follow(meeting, person);
            await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
            await probe.DisposeAsync();
            gone.Add((person, probe));
        }

        var idea = Ids.Next();
        await Gateway.DoAsync(meeting, Piet, new AddIdea(idea, "geheim-eerst", 4321, 1, null));
        await Gateway.DoAsync(meeting, Piet, new EditIdea(idea, "geheim-daarna", "geheim-eerst"));
        await Gateway.DoAsync(meeting, Piet, new AddIdea(Ids.Of("hidden-two"), "geheim-twee", null, null, null));
        await Gateway.DoAsync(meeting, Piet, new AddLink(Ids.Of("hidden-link"), idea, Ids.Of("hidden-two"), "geheime-link"));
        await Gateway.DoAsync(meeting, Piet, new SayReady(RunId, 0));
        // Whoever leads from now on sees as little, and so does whoever comes back from wherever they were.
        var raised = await Gateway.DoAsync(meeting, Fatima, new SetRole(Noor.PersonId, Role.Facilitator));
        await Task.WhenAll(new[] { hers, notes, his, reads }.Select(probe => probe.SeesAsync(raised)));
        var others = new List<FollowerProbe> { hers, notes, reads };
        others.AddRange([Follow(meeting, Fatima), Follow(meeting, Noor), Follow(meeting, Olga)]);
        others.AddRange(gone.Select(it => Return(meeting, it.Person, it.Probe)));
        foreach (var probe in others)
            await probe.SeesAsync(raised);

        foreach (var secret in new[] { "geheim-eerst", "geheim-daarna", "geheim-twee", "geheime-link", idea, "4321", "\"ready\",\"id\"" })
        {
            foreach (var (probe, i) in others.Select((probe, i) => (probe, i)))
                probe.Everything.Contains(secret).ShouldBeFalse($"{secret} reached reader {i}");
        }

        foreach (var own in new[] { "geheim-eerst", "geheim-daarna", "geheim-twee", "geheime-link", idea, "4321" })
            his.Everything.ShouldContain(own, customMessage: "the control: its writer has it");
        foreach (var probe in others)
        {
            probe.Replica.Find("run", RunId)!["hidden"]!.GetValue<int>().ShouldBe(2);
            probe.Replica.Find("run", RunId)!["ready"]!.GetValue<int>().ShouldBe(1);
        }

        // Nor whose they were: until the reveal no commit of a hidden idea names anybody.
        hers.Frames.Where(frame => frame.StartsWith("{\"commits\"", StringComparison.Ordinal)).ShouldAllBe(frame => !frame.Contains("\"by\":3"));
        var revealed = await Gateway.DoAsync(meeting, Fatima, new RevealIdeas(RunId, null));
        foreach (var probe in others)
        {
            await probe.SeesAsync(revealed);
            probe.Replica.All("idea").Select(it => (string)it["text"]!).ShouldBe(["geheim-daarna", "geheim-twee"], ignoreOrder: true);
        }
    }

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
