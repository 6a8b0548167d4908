using Orleans.Hosting;
using Orleans.Serialization.Invocation;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine;
using Samenwerken.Testing;

namespace Samenwerken.Grains.Tests.Gateway;

using static MeetingStory;

/// <summary>A silo that listens to an entity misses nothing, whatever is lost between the two.</summary>
public sealed class ObserverTests : OnTwoSilos
{
    private int _toLose, _lost, _shown;

    /// <summary>Loses the next commits on their way from a grain to the silos that listen, as many as a test says.</summary>
    protected override void Configure(ISiloBuilder silo) => silo.AddOutgoingGrainCallFilter(call =>
    {
        if (call.InterfaceMethod.Name != nameof(IEntityObserver.ShowAsync))
            return call.Invoke();
        _shown++;
        if (_toLose == 0)
            return call.Invoke();
        _toLose--;
        _lost++;
        // What is one way is answered before it arrives.
        call.Response = Response.Completed;
        return Task.CompletedTask;
    });

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
        _toLose = 1;
        var lost = await First.AddIdeaAsync(meeting, Piet, "Verloren");

        await probe.SeesAsync(lost);
        _toLose.ShouldBe(0, "the control: it was lost");
        probe.Replica.Snapshots.ShouldBe(1);
    }

    [Fact]
    public async Task SEQ2_of_frames_that_are_lost_at_random_nobody_misses_a_commit()
    {
        var meeting = await First.StartMeetingAsync();
        await using var probe = Second.Follow(meeting, Noor);
        await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        var position = new Position("", 0);
        for (var i = 0; i < 60; i++)
        {
            // Every third, and sometimes the next as well.
            if (i % 3 == 0)
                _toLose = 1 + i % 2;
            position = await First.AddIdeaAsync(meeting, Piet, $"Idee {i}");
        }

        await probe.SeesAsync(position);
        _lost.ShouldBeGreaterThan(20, "the control: frames were lost");
        probe.Replica.All("idea").Count().ShouldBe(60);
        probe.Replica.Snapshots.ShouldBe(1);
    }

    [Fact]
    public async Task A_lease_that_runs_out_is_renewed_and_nothing_is_missed()
    {
        var meeting = await First.StartMeetingAsync();
        await using var probe = Second.Follow(meeting, Noor);
        await using var others = First.Follow(meeting, Piet);
        await others.UntilAsync(replica => replica.PresenceCount == 2, "two people on two silos");

        // Both silos are forgotten, and with them whoever is there; unless they renewed just then.
        Position position;
        int before;
        do
        {
            before = _shown;
            _clock.Ahead += ObserverLease.Duration * 2;
            position = await First.AddIdeaAsync(meeting, Piet, "Na de huur");
        }
        while (_shown > before);

        await probe.SeesAsync(position);
        await others.SeesAsync(position);
        probe.Replica.Snapshots.ShouldBe(1, "it is caught up from where it was");
        await others.UntilAsync(replica => replica.PresenceCount == 2, "both there again");
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
        await UntilAsync(async () =>
        {
            var before = _shown;
            await First.AddIdeaAsync(meeting, Piet, "Niemand hoort het");
            return _shown == before;
        }, "a commit that no silo is told of");
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
}
