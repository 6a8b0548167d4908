using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Runtime;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.JoinCodes;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine;
using Samenwerken.Testing;

namespace Samenwerken.Grains.Tests.Gateway;

using static MeetingCommand;
using static MeetingStory;

/// <summary>Silos that die, stop and come: what was saved stays, who follows goes on, and what is due happens.</summary>
public sealed class SilosTests : OnTwoSilos
{
    private int _lostLooks, _looks, _sends, _lostAnswers;

    /// <summary>The first looks of the waker fail, as many as a test says.</summary>
    protected override void Configure(ISiloBuilder silo) => silo.AddIncomingGrainCallFilter(async call =>
    {
        if (call.InterfaceMethod.Name == nameof(IEntityGrain.SendAsync))
            Interlocked.Increment(ref _sends);
        if (call.InterfaceMethod.Name != nameof(IWakerGrain.LookAsync))
        {
            await call.Invoke();
            // As a silo does that ends with its answer still on the way.
            if (call.InterfaceMethod.Name == nameof(IEntityGrain.SendAsync) && Interlocked.Decrement(ref _lostAnswers) >= 0)
                throw new SiloUnavailableException("the silo ended");
            return;
        }

        if (Interlocked.Decrement(ref _lostLooks) >= 0)
            throw new TimeoutException("the waker could not be reached");
        await call.Invoke();
        Interlocked.Increment(ref _looks);
    });

    [Fact]
    public async Task PRS_people_of_a_silo_that_is_gone_are_gone()
    {
        var meeting = await First.StartMeetingAsync();
        var (stays, goes) = (_cluster.Silos[0], _cluster.Silos[1]);
        await using var noor = Cluster.GatewayOf(stays).Follow(meeting, Noor);
        var piet = Cluster.GatewayOf(goes).Follow(meeting, Piet);
        await noor.UntilAsync(replica => replica.PresenceCount == 2, "two people on two silos");

        await _cluster.Inner.KillSiloAsync(goes);

        await noor.UntilAsync(replica => replica.PresenceCount == 1, "one person");
        await piet.DisposeAsync();
    }

    [Fact]
    public async Task What_waits_is_looked_for_again_where_the_first_look_fails()
    {
        // As when the reminders, or the waker's silo, are not there yet.
        await RestartAsync(() => (_lostLooks, _looks) = (3, 0));
        await Gateways.UntilAsync(() => Volatile.Read(ref _looks) > 0, "a look that came through");
        Volatile.Read(ref _lostLooks).ShouldBeLessThanOrEqualTo(0, "the control: looks were lost");
    }

    [Fact]
    public async Task What_is_due_happens_at_its_time_also_when_its_silo_is_gone()
    {
        var meeting = new EntityId("meeting", Ids.Next());
        await First.DoAsync(JoinCode.IdOf("BCDFGH"), Sender.TheHost, new JoinCodeCommand.ClaimCode(meeting));
        await First.DoAsync(meeting, Fatima, new StartMeeting("Warmte", "BCDFGH", "Fatima", null, null));
        await First.DoAsync(meeting, Fatima, new CloseMeeting());
        await UntilAsync(async () => (await HolderAsync()).ExpiresAt is not null, "the code getting an end");

        // Its home dies; a day passes; nobody asks for it.
        await _cluster.Inner.KillSiloAsync(await _cluster.HomeOfAsync(JoinCode.IdOf("BCDFGH")));
        _clock.Ahead = TimeSpan.FromHours(25);
        await UntilAsync(async () =>
        {
            await _cluster.Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>().GetGrain<IWakerGrain>(0).LookAsync();
            return (await CommitsAsync(meeting)).Any(commit => commit.Steps.Any(step => step.Event is MeetingEvent.JoinCodeLost));
        }, "the meeting hearing that its code was released");
    }

    [Fact]
    public async Task A_silo_that_is_killed_under_load_loses_nothing_and_those_on_the_other_go_on()
    {
        var meeting = await First.StartMeetingAsync();
        var home = await _cluster.HomeOfAsync(meeting);
        var other = _cluster.Silos.Single(silo => silo != home);
        var gateway = Cluster.GatewayOf(other);
        await using var probe = gateway.Follow(meeting, Noor);
        await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        var acknowledged = new ConcurrentDictionary<string, long>();
        using var stop = new CancellationTokenSource();
        var senders = Enumerable.Range(0, 4).Select(device => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var id = Ids.Next();
                var position = await SendUntilAcceptedAsync(gateway, meeting, Piet with { DeviceId = Ids.Of($"device-{device}-") }, new AddIdea(Ids.Next(), id, null, null, null), id);
                acknowledged[id] = position.Seq;
            }
        })).ToList();
        await Gateways.UntilAsync(() => acknowledged.Count > 50, "a load");

        await _cluster.Inner.KillSiloAsync(home);
        var before = acknowledged.Count;
        await Gateways.UntilAsync(() => acknowledged.Count > before + 50, "the load going on");
        await stop.CancelAsync();
        await Task.WhenAll(senders);

        var byId = (await CommitsAsync(meeting)).ToLookup(commit => commit.CommandId);
        foreach (var (id, seq) in acknowledged)
            byId[id].ShouldHaveSingleItem().Seq.ShouldBe(seq);
        await probe.SeesAsync(new Position("", acknowledged.Values.Max()));
        probe.Replica.All("idea").Count().ShouldBe(acknowledged.Count);
    }

    [Fact]
    public async Task A_rolling_restart_under_load_loses_nothing()
    {
        var meeting = await First.StartMeetingAsync();
        var acknowledged = new ConcurrentDictionary<string, long>();
        using var stop = new CancellationTokenSource();
        var senders = Enumerable.Range(0, 2).Select(device => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var id = Ids.Next();
                var add = new AddIdea(Ids.Next(), id, null, null, null);
                acknowledged[id] = await SendAnywhereAsync(meeting, Piet with { DeviceId = Ids.Of($"device-{device}-") }, add, id);
            }
        })).ToList();
        foreach (var silo in _cluster.Silos)
        {
            var before = acknowledged.Count;
            await Gateways.UntilAsync(() => acknowledged.Count > before + 20, "a load");
            await _cluster.Inner.StopSiloAsync(silo);
            await _cluster.Inner.StartAdditionalSiloAsync();
        }

        var last = acknowledged.Count;
        await Gateways.UntilAsync(() => acknowledged.Count > last + 20, "a load on new silos");
        await stop.CancelAsync();
        await Task.WhenAll(senders);
        var byId = (await CommitsAsync(meeting)).ToLookup(commit => commit.CommandId);
        foreach (var (id, seq) in acknowledged)
            byId[id].ShouldHaveSingleItem().Seq.ShouldBe(seq);
    }

    [Fact]
    public async Task A_silo_that_stops_finishes_what_waits_and_saves_snapshots()
    {
        var meeting = await First.StartMeetingAsync();
        var home = await _cluster.HomeOfAsync(meeting);
        var other = Cluster.GatewayOf(_cluster.Silos.Single(silo => silo != home));
        var (gate, isArrived) = Hold(meeting);
        var sent = new List<Task<Answer>> { SendAsync(0) };
        await isArrived;
        var before = Volatile.Read(ref _sends);
        sent.AddRange(Enumerable.Range(1, 50).Select(SendAsync));
        await Gateways.UntilAsync(() => Volatile.Read(ref _sends) == before + 50, "everything waiting at the grain");

        var stopping = _cluster.Inner.StopSiloAsync(home);
        await Gateways.UntilAsync(() => home.ServiceProvider.GetRequiredService<Microsoft.Extensions.Hosting.IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested, "the stop");
        gate.SetResult();
        await stopping;

        (await Task.WhenAll(sent)).ShouldAllBe(answer => answer is Answer.Accepted);
        var commits = await CommitsAsync(meeting);
        (await OpenLog().FindSnapshotAsync(meeting)).ShouldNotBeNull().Seq.ShouldBe(commits[^1].Seq);

        Task<Answer> SendAsync(int i) => other.SendAsync(meeting, Piet with { DeviceId = Ids.Of($"device-{i}-") }, new AddIdea(Ids.Next(), $"Idee {i}", null, null, null));
    }

    [Fact]
    public async Task CMD3_an_answer_that_a_silo_took_with_it_is_given_by_where_the_entity_lives_next()
    {
        var meeting = await First.StartMeetingAsync();
        _lostAnswers = 2;
        var idea = Ids.Next();
        (await First.SendAsync(meeting, Piet, new AddIdea(idea, "Zonnepanelen", null, null, null))).ShouldBeOfType<Answer.Accepted>();
        Volatile.Read(ref _lostAnswers).ShouldBeLessThanOrEqualTo(0, "the control: answers were lost");
        (await CommitsAsync(meeting)).Count(commit => commit.Steps.Any(step => step.Event is MeetingEvent.IdeaAdded { IdeaId: var id } && id == idea)).ShouldBe(1);
    }

    [Fact]
    public async Task A_silo_that_stops_tells_its_followers_to_go_elsewhere()
    {
        var meeting = await First.StartMeetingAsync();
        var silo = _cluster.Silos[1];
        await using var probe = Cluster.GatewayOf(silo).Follow(meeting, Noor);
        await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");

        await _cluster.Inner.StopSiloAsync(silo);

        (await probe.EndAsync()).ShouldBe(EngineCodes.ServerStopping);
        await First.AddIdeaAsync(meeting, Piet, "Het gaat door");
    }

    private async Task<CodeHolder> HolderAsync() =>
        (await First.ReadAsync(JoinCode.IdOf("BCDFGH"), null)).ShouldBeOfType<Reading.Found>().Find<CodeHolder>(CodeHolder.OnlyId)!;

    /// <summary>Sends until it is accepted, at whatever silo there is.</summary>
    private async Task<long> SendAnywhereAsync(EntityId entity, Sender from, Command command, string id)
    {
        while (true)
        {
            try
            {
                if (_cluster.Silos is [.., var silo] && await Cluster.GatewayOf(silo).SendAsync(entity, from, command, id) is Answer.Accepted accepted)
                    return accepted.Seq;
            }
            catch (Exception gone) when (gone is ObjectDisposedException or InvalidOperationException)
            {
                // That silo ended while it was asked.
            }

            await Task.Delay(20);
        }
    }
}
