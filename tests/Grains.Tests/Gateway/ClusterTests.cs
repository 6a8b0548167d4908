using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Samenwerken.Domain;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.JoinCodes;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine;
using Samenwerken.Engine.Storage;
using Samenwerken.Grains.Storage;
using Samenwerken.Testing;

namespace Samenwerken.Grains.Tests.Gateway;

using static MeetingCommand;
using static MeetingStory;

/// <summary>What a cluster does beyond the contract: silos that go, observers that are lost, storage that fails, and time.</summary>
public sealed class ClusterTests : IAsyncLifetime
{
    private readonly SharedStorage _storage = new();
    private Cluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await Cluster.StartAsync(_storage);

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    private OrleansGateway First => Cluster.GatewayOf(_cluster.Silos[0]);

    private OrleansGateway Second => Cluster.GatewayOf(_cluster.Silos[1]);

    [Fact]
    public void Every_kind_of_entity_has_a_grain()
    {
        var grains = typeof(EntityGrain).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(EntityGrain)))
            .Select(type => type.GetCustomAttributes(typeof(GrainTypeAttribute), false).Cast<GrainTypeAttribute>().Single().GetGrainType(_cluster.Silos[0].ServiceProvider, type).ToString());
        grains.Order().ShouldBe(Catalogue.All.Select(kind => kind.Name).Order());
    }

    [Fact]
    public async Task Commands_of_many_share_a_write()
    {
        var meeting = await First.StartMeetingAsync();
        var before = _storage.Writes["head"];
        var (gate, isArrived) = Hold(meeting);
        var sent = new List<Task<Position>> { First.AddIdeaAsync(meeting, Piet, "Eerst") };
        await isArrived;
        sent.AddRange(Enumerable.Range(0, 100).Select(i => First.AddIdeaAsync(meeting, Piet with { DeviceId = Ids.Of($"device-{i}-") }, $"Idee {i}")));
        gate.SetResult();
        await Task.WhenAll(sent);
        (_storage.Writes["head"] - before).ShouldBeLessThan(60);
    }

    [Fact]
    public async Task LOG1_nobody_hears_of_a_commit_before_it_is_durable()
    {
        var meeting = await First.StartMeetingAsync();
        await using var probe = Second.Follow(meeting, Noor);
        await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        var (gate, isArrived) = Hold(meeting);
        var adding = First.AddIdeaAsync(meeting, Piet, "Nog niet");
        await isArrived;

        adding.IsCompleted.ShouldBeFalse();
        probe.Everything.ShouldNotContain("Nog niet");
        gate.SetResult();
        await probe.SeesAsync(await adding);
        probe.Everything.ShouldContain("Nog niet");
    }

    [Theory]
    [InlineData(StorageFault.Before)]
    [InlineData(StorageFault.After)]
    [InlineData(StorageFault.Later)]
    public async Task LOG2_storage_that_fails_before_after_or_instead_of_answering_loses_and_doubles_nothing(StorageFault fault)
    {
        var meeting = await First.StartMeetingAsync();
        await using var probe = Second.Follow(meeting, Noor);
        await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        var add = new AddIdea(Ids.Next(), "Zon", null, null, null);
        var id = Ids.Next();
        var faults = 1;
        _storage.NextFault = (name, _) => name == "head" && faults-- > 0 ? fault : StorageFault.None;

        (await First.SendAsync(meeting, Piet, add, id)).ShouldBeOfType<Answer.Unknown>();
        var position = await SendUntilAcceptedAsync(First, meeting, Piet, add, id);

        await probe.SeesAsync(position);
        probe.Replica.All("idea").ShouldHaveSingleItem();
        (await CommitsAsync(meeting)).Count(commit => commit.CommandId == id).ShouldBe(1);
    }

    [Fact]
    public async Task LOG3_of_two_activations_one_writes_and_the_other_ends_itself()
    {
        var meeting = await First.StartMeetingAsync();
        await First.AddIdeaAsync(meeting, Piet, "Eerst");
        // What a second activation does, on a silo that is thought dead and is not.
        var stray = new GrainStorageEventLog(_storage, Microsoft.Extensions.Logging.Abstractions.NullLogger<GrainStorageEventLog>.Instance);
        var other = await EntityHost.LoadAsync(meeting, new Meeting(), stray, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, default);
        var ideas = new List<string> { Ids.Next(), Ids.Next(), Ids.Next() };
        (await HandleAsync(other, new AddIdea(ideas[0], "Van de ander", null, null, null))).ShouldBeOfType<Answer.Accepted>();

        // The activation is behind now: its write comes to nothing, and the same command, sent again, finds a new one.
        var late = new AddIdea(ideas[1], "Van deze", null, null, null);
        var id = Ids.Next();
        (await First.SendAsync(meeting, Piet, late, id)).ShouldBeOfType<Answer.Unknown>();
        await SendUntilAcceptedAsync(First, meeting, Piet, late, id);

        // And the other is behind in its turn: not even a refusal of it stands.
        (await HandleAsync(other, new EditIdea(ideas[1], "x", "Van deze"))).ShouldBeOfType<Answer.Unknown>();
        other.IsSpent.ShouldBeTrue();
        var commits = await CommitsAsync(meeting);
        commits.Select(commit => commit.Seq).ShouldBe(Enumerable.Range(1, commits.Count).Select(i => (long)i));
        commits.Aggregate(State.Empty, (state, commit) => state.Fold(commit)).All<Idea>().Count().ShouldBe(3);

        static async Task<Answer> HandleAsync(EntityHost host, MeetingCommand command) =>
            (await host.HandleAsync([new Submission(Ids.Next(), Piet, command)], _ => { }, default)).Single();
    }

    [Fact]
    public async Task LOG6_a_damaged_history_is_refused_and_harms_no_other()
    {
        var (damaged, well) = (await First.StartMeetingAsync(), await First.StartMeetingAsync("CCDFGH"));
        for (var i = 0; i < 300; i++)
            await First.AddIdeaAsync(damaged, Piet, $"Idee {i}");
        await _cluster.DisposeAsync();
        _storage.Lose(name => name.StartsWith("segment", StringComparison.Ordinal) || name == "snapshot");
        _cluster = await Cluster.StartAsync(_storage);

        (await First.SendAsync(damaged, Piet, new AddIdea(Ids.Next(), "x", null, null, null))).ShouldBeOfType<Answer.Rejected>().Code.ShouldBe(EngineCodes.EntityDamaged);
        (await Second.ReadAsync(damaged, null)).ShouldBe(new Reading.Denied(EngineCodes.EntityDamaged));
        await using var probe = Second.Follow(damaged, Piet);
        (await probe.EndAsync()).ShouldBe(EngineCodes.EntityDamaged);
        await First.AddIdeaAsync(well, Piet, "Zon");
    }

    [Fact]
    public async Task An_observer_that_the_grain_forgot_is_noticed_and_nothing_is_missed()
    {
        var meeting = await First.StartMeetingAsync();
        await using var probe = Second.Follow(meeting, Noor);
        await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");

        // The grain tells somebody else in its place, so that this silo hears nothing any more.
        var place = _cluster.Silos[1].SiloAddress.ToParsableString();
        var deaf = new Deaf();
        await GrainOf(meeting).SubscribeAsync(place, _cluster.Inner.Client.CreateObjectReference<IEntityObserver>(deaf), []);

        await probe.SeesAsync(await First.AddIdeaAsync(meeting, Piet, "Niet gehoord"));
        probe.Replica.Snapshots.ShouldBe(1, "it is caught up from where it was");
        deaf.Shown.ShouldBeGreaterThan(0, "the control: it was told to another");
        await probe.SeesAsync(await First.AddIdeaAsync(meeting, Piet, "Weer gehoord"));
    }

    [Fact]
    public async Task A_last_frame_that_is_lost_is_noticed_by_the_next_beat()
    {
        var meeting = await First.StartMeetingAsync();
        await using var probe = Second.Follow(meeting, Noor);
        await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        Subscription ear = Second.SubscriptionOf(meeting)!;
        ear.LosesNext = true;
        var lost = await First.AddIdeaAsync(meeting, Piet, "Verloren");

        await probe.SeesAsync(lost);
        ear.LosesNext.ShouldBeFalse("the control: it was lost");
        probe.Replica.Snapshots.ShouldBe(1);
    }

    /// <summary>An observer that keeps what it hears to itself.</summary>
    private sealed class Deaf : IEntityObserver
    {
        public int Shown { get; private set; }

        public Task ShowAsync(Messages.CommitsMessage commits)
        {
            Shown++;
            return Task.CompletedTask;
        }

        public Task BeatAsync(Messages.HeadMessage head) => Task.CompletedTask;

        public Task PresentAsync(string place, int[] present) => Task.CompletedTask;

        public Task SignalAsync(Messages.SignalHeardMessage[] signals) => Task.CompletedTask;

        public Task MovedAsync() => Task.CompletedTask;

        public Task EndAsync(string code) => Task.CompletedTask;
    }

    [Fact]
    public async Task An_activation_that_moves_is_followed_to_where_it_goes()
    {
        var meeting = await First.StartMeetingAsync();
        await using var probe = Second.Follow(meeting, Noor);
        await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");

        await _cluster.Inner.DeactivateAsync(GrainOf(meeting));

        await probe.SeesAsync(await First.AddIdeaAsync(meeting, Piet, "Elders"));
        await probe.SeesAsync(await First.AddIdeaAsync(meeting, Piet, "En nog een"));
        probe.Replica.Snapshots.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_who_follows_leaves_nothing_behind()
    {
        var meeting = await First.StartMeetingAsync();
        await using (var probe = Second.Follow(meeting, Noor))
            await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        await Gateways.UntilAsync(() => Second.Followed == 0, "listening to nothing");
    }

    [Fact]
    public async Task Deactivation_saves_a_snapshot()
    {
        var meeting = await First.StartMeetingAsync();
        var seq = (await First.AddIdeaAsync(meeting, Piet, "Zon")).Seq;
        await _cluster.Inner.DeactivateAsync(GrainOf(meeting));
        await _cluster.Inner.WaitForDeactivationAsync(GrainOf(meeting));
        (await Cluster.LogOf(_cluster.Silos[0]).FindSnapshotAsync(meeting)).ShouldNotBeNull().Seq.ShouldBe(seq);
    }

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
    public async Task What_is_due_happens_at_its_time_also_when_its_silo_is_gone()
    {
        await _cluster.DisposeAsync();
        var clock = new ShiftedClock();
        _cluster = await Cluster.StartAsync(_storage, clock: clock);
        var meeting = new EntityId("meeting", Ids.Next());
        await First.DoAsync(JoinCode.IdOf("BCDFGH"), Sender.TheHost, new JoinCodeCommand.ClaimCode(meeting));
        await First.DoAsync(meeting, Fatima, new StartMeeting("Warmte", "BCDFGH", "Fatima", null, null));
        await First.DoAsync(meeting, Fatima, new CloseMeeting());
        await UntilAsync(async () => (await HolderAsync()).ExpiresAt is not null, "the code getting an end");

        // Its home dies; a day passes; nobody asks for it.
        await _cluster.Inner.KillSiloAsync(await _cluster.HomeOfAsync(JoinCode.IdOf("BCDFGH")));
        clock.Ahead = TimeSpan.FromHours(25);
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
        var acknowledged = new System.Collections.Concurrent.ConcurrentDictionary<string, long>();
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
        var acknowledged = new System.Collections.Concurrent.ConcurrentDictionary<string, long>();
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

    private IEntityGrain GrainOf(EntityId entity) => _cluster.Inner.Client.GetGrain<IEntityGrain>(EntitySurroundings.GrainOf(entity));

    /// <summary>Writes of an entity's head wait until the source is set.</summary>
    private (TaskCompletionSource Gate, Task IsArrived) Hold(EntityId entity)
    {
        var (gate, arrived) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _storage.Gate = of =>
        {
            if (of.Key.ToString() != entity.ToString())
                return Task.CompletedTask;
            arrived.TrySetResult();
            return gate.Task;
        };
        return (gate, arrived.Task);
    }

    private async Task<List<Commit>> CommitsAsync(EntityId entity)
    {
        var log = new GrainStorageEventLog(_storage, Microsoft.Extensions.Logging.Abstractions.NullLogger<GrainStorageEventLog>.Instance);
        (await Verification.RunAsync(log)).Damages.ShouldBeEmpty();
        var commits = new List<Commit>();
        await foreach (var row in log.ReadAsync(entity, 0))
            commits.Add(CommitJson.Read(row.Body));
        return commits;
    }

    private async Task<CodeHolder> HolderAsync() =>
        (await First.ReadAsync(JoinCode.IdOf("BCDFGH"), null)).ShouldBeOfType<Reading.Found>().Find<CodeHolder>(CodeHolder.OnlyId)!;

    /// <summary>Sends until it is accepted, as a browser's outbox does.</summary>
    private static async Task<Position> SendUntilAcceptedAsync(IEntityGateway gateway, EntityId entity, Sender from, Command command, string id)
    {
        while (true)
        {
            switch (await gateway.SendAsync(entity, from, command, id))
            {
                case Answer.Accepted accepted:
                    return new Position(accepted.Epoch, accepted.Seq);
                case Answer.Rejected rejected:
                    throw new InvalidOperationException($"{command} was refused: {rejected.Code}");
                default:
                    await Task.Delay(20);
                    break;
            }
        }
    }

    /// <summary>The same, at whatever silo there is.</summary>
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

    private static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await isSo())
        {
            if (patience.IsCancellationRequested)
                throw new TimeoutException($"never happened: {what}");
            await Task.Delay(50);
        }
    }

    /// <summary>The real time, and as far ahead as a test says; timers run as they do.</summary>
    private sealed class ShiftedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
