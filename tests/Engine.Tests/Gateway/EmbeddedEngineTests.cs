using Microsoft.Extensions.Time.Testing;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.JoinCodes;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine.Embedded;
using Samenwerken.Engine.Storage;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests.Gateway;

using static MeetingCommand;
using static MeetingStory;

/// <summary>What the embedded engine does beyond the contract: leaving memory, due times, faults and full mailboxes.</summary>
public sealed class EmbeddedEngineTests
{
    private readonly FaultyLog _log = new(new InMemoryEventLog());

    [Fact]
    public async Task An_idle_entity_leaves_memory_and_is_the_same_when_it_comes_back()
    {
        await using var gateway = await EmbeddedEngine.StartAsync(_log, options: Quick);
        var meeting = await gateway.StartMeetingAsync();
        await gateway.AddIdeaAsync(meeting, Piet, "Zon");
        await Gateways.UntilAsync(() => gateway.Active == 0, "leaving memory");

        await gateway.AddIdeaAsync(meeting, Piet, "Wind");
        (await gateway.ReadAsync(meeting, null)).ShouldBeOfType<Reading.Found>().All<Idea>().Count().ShouldBe(2);
    }

    [Fact]
    public async Task An_entity_that_somebody_follows_stays_in_memory()
    {
        await using var gateway = await EmbeddedEngine.StartAsync(_log, options: Quick);
        var (followed, other) = (await gateway.StartMeetingAsync(), await gateway.StartMeetingAsync("CCDFGH"));
        await using (var probe = gateway.Follow(followed, Piet))
        {
            await Gateways.UntilAsync(() => gateway.Active == 1, "the other leaving memory");
            await probe.SeesAsync(await gateway.AddIdeaAsync(followed, Noor, "Zon"));
        }

        await Gateways.UntilAsync(() => gateway.Active == 0, "leaving memory when nobody follows");
    }

    [Fact]
    public async Task Asking_after_what_is_not_there_takes_no_memory()
    {
        await using var gateway = await EmbeddedEngine.StartAsync(_log);
        for (var i = 0; i < 100; i++)
            await gateway.ReadAsync(JoinCode.IdOf("BCDFGH"), null);
        gateway.Active.ShouldBe(0);
    }

    [Fact]
    public async Task Many_who_come_and_go_while_entities_leave_memory_lose_nothing()
    {
        await using var gateway = await EmbeddedEngine.StartAsync(
            _log, options: new EmbeddedOptions { IdleAfter = TimeSpan.Zero, SweepEvery = TimeSpan.FromMilliseconds(1) });
        var meeting = await gateway.StartMeetingAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                await gateway.AddIdeaAsync(meeting, Piet, $"{writer}-{i}");
                await Task.Yield();
            }
        })));

        (await gateway.ReadAsync(meeting, null)).ShouldBeOfType<Reading.Found>().All<Idea>().Count().ShouldBe(400);
    }

    [Fact]
    public async Task What_is_due_happens_at_its_time()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
        await using var gateway = await EmbeddedEngine.StartAsync(_log, clock);
        var meeting = await StartedWithCodeAsync(gateway);
        await gateway.DoAsync(meeting, Fatima, new CloseMeeting());
        await Gateways.UntilAsync(() => Holder(gateway).ExpiresAt is not null, "the code getting an end");

        clock.Advance(TimeSpan.FromHours(23.9));
        await gateway.ReadAsync(meeting, null);
        Holder(gateway).Released.ShouldBeFalse();

        clock.Advance(TimeSpan.FromHours(0.2));
        await Gateways.UntilAsync(() => Holder(gateway).Released, "the code being released");
        await Gateways.UntilAsync(() => Meeting(gateway, meeting).JoinCode is null, "the meeting hearing of it");
    }

    [Fact]
    public async Task What_became_due_while_the_server_was_down_happens_when_it_starts()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
        EntityId meeting;
        await using (var first = await EmbeddedEngine.StartAsync(_log, clock))
        {
            meeting = await StartedWithCodeAsync(first);
            await first.DoAsync(meeting, Fatima, new CloseMeeting());
            await Gateways.UntilAsync(() => Holder(first).ExpiresAt is not null, "the code getting an end");
        }

        clock.Advance(TimeSpan.FromDays(3));
        await using var second = await EmbeddedEngine.StartAsync(_log, clock);
        await Gateways.UntilAsync(() => Meeting(second, meeting).JoinCode is null, "the meeting hearing of it");
    }

    [Fact]
    public async Task LOG2_what_is_due_while_the_store_writes_nothing_is_tried_at_a_pace()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
        await using var gateway = await EmbeddedEngine.StartAsync(_log, clock);
        var other = await gateway.StartMeetingAsync("CCDFGH");
        await Gateways.UntilAsync(() => gateway.ReadAsync(JoinCode.IdOf("CCDFGH"), null).Result is Reading.Found, "the other meeting's code being kept");
        await gateway.DoAsync(JoinCode.IdOf("BCDFGH"), Sender.TheHost, new JoinCodeCommand.ClaimCode(new EntityId("meeting", Ids.Next())));
        var before = _log.Appends;
        _log.NextFault = () => Fault.NotWritten;

        clock.Advance(JoinCode.ClaimLasts);
        for (var tries = 1; tries <= 5; tries++)
        {
            await Gateways.UntilAsync(() => _log.Appends >= before + tries, "the release of the code being tried");
            await SettledAsync(gateway, other);
            (_log.Appends - before).ShouldBe(tries);
            clock.Advance(TimeSpan.FromSeconds(2));
        }

        _log.NextFault = () => Fault.None;
        clock.Advance(TimeSpan.FromSeconds(2));
        await Gateways.UntilAsync(() => Holder(gateway).Released, "the code being released");
    }

    [Theory]
    [InlineData(Fault.UnknownAndNotWritten)]
    [InlineData(Fault.UnknownButWritten)]
    [InlineData(Fault.ThrowsAfterWriting)]
    public async Task LOG2_after_an_unknown_outcome_everybody_still_ends_with_the_same(Fault fault)
    {
        await using var gateway = await EmbeddedEngine.StartAsync(_log);
        var meeting = await gateway.StartMeetingAsync();
        await using var probe = gateway.Follow(meeting, Noor);
        await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        var add = new AddIdea(Ids.Next(), "Zon", null, null, null);
        var id = Ids.Next();
        var faults = 1;
        _log.NextFault = () => faults-- > 0 ? fault : Fault.None;

        (await gateway.SendAsync(meeting, Piet, add, id)).ShouldBeOfType<Answer.Unknown>();
        var position = await gateway.DoAsync(meeting, Piet, add, id);

        await probe.SeesAsync(position);
        probe.Replica.All("idea").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task LOG2_when_the_disk_has_room_again_it_goes_on()
    {
        await using var gateway = await EmbeddedEngine.StartAsync(_log);
        var meeting = await gateway.StartMeetingAsync();
        var add = new AddIdea(Ids.Next(), "Zon", null, null, null);
        _log.NextFault = () => Fault.NotWritten;
        (await gateway.SendAsync(meeting, Piet, add, Ids.Of("later"))).ShouldBeOfType<Answer.Later>().RetryAfterMs.ShouldBeGreaterThan(0);

        _log.NextFault = () => Fault.None;
        await gateway.DoAsync(meeting, Piet, add, Ids.Of("later"));
    }

    [Fact]
    public async Task A_mailbox_takes_so_much_and_no_more()
    {
        await using var gateway = await EmbeddedEngine.StartAsync(_log);
        var meeting = await gateway.StartMeetingAsync();
        var gate = new TaskCompletionSource();
        (_log.Gate, _log.Arrived) = (gate.Task, new());
        var sent = new List<Task<Answer>> { gateway.SendAsync(meeting, Piet, new AddIdea(Ids.Next(), "Eerst", null, null, null)) };
        await _log.Arrived.Task;

        sent.AddRange(Enumerable.Range(0, 2 * Mailbox.Capacity).Select(i => gateway.SendAsync(meeting, Piet, new AddIdea(Ids.Next(), $"{i}", null, null, null))));
        gate.SetResult();
        var answers = await Task.WhenAll(sent);

        answers.Count(answer => answer is Answer.Accepted).ShouldBe(Mailbox.Capacity + 1);
        answers.OfType<Answer.Later>().ShouldAllBe(later => later.Code == EngineCodes.EntityBusy);
        answers.OfType<Answer.Later>().Count().ShouldBe(Mailbox.Capacity);
    }

    [Fact]
    public async Task One_entity_that_waits_for_the_store_holds_up_no_other_in_memory()
    {
        await using var gateway = await EmbeddedEngine.StartAsync(_log);
        var meeting = await gateway.StartMeetingAsync();
        await using var probe = gateway.Follow(meeting, Noor);
        await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        var gate = new TaskCompletionSource();
        _log.Gate = gate.Task;
        var waiting = gateway.AddIdeaAsync(meeting, Piet, "Wacht");

        // Reading and following go on.
        await using var second = gateway.Follow(meeting, Olga);
        await second.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        gate.SetResult();
        await second.SeesAsync(await waiting);
    }

    [Fact]
    public async Task Stopping_tells_followers_to_go_elsewhere()
    {
        var gateway = await EmbeddedEngine.StartAsync(_log);
        var meeting = await gateway.StartMeetingAsync();
        await using var probe = gateway.Follow(meeting, Noor);
        await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");

        await gateway.DisposeAsync();

        (await probe.EndAsync()).ShouldBe(EngineCodes.ServerStopping);
        (await gateway.SendAsync(meeting, Piet, new OpenMeeting())).ShouldBeOfType<Answer.Later>();
    }

    /// <summary>Lets much else happen that writes nothing: whatever would go on by itself has gone on by then.</summary>
    private static async Task SettledAsync(EmbeddedGateway gateway, EntityId other)
    {
        for (var i = 0; i < 200; i++)
            (await gateway.SendAsync(other, Olga, new CloseMeeting())).ShouldBeOfType<Answer.Rejected>();
    }

    private static EmbeddedOptions Quick => new() { IdleAfter = TimeSpan.FromMilliseconds(20), SweepEvery = TimeSpan.FromMilliseconds(10) };

    private static async Task<EntityId> StartedWithCodeAsync(EmbeddedGateway gateway)
    {
        var meeting = new EntityId("meeting", Ids.Next());
        await gateway.DoAsync(JoinCode.IdOf("BCDFGH"), Sender.TheHost, new JoinCodeCommand.ClaimCode(meeting));
        await gateway.DoAsync(meeting, Fatima, new StartMeeting("Warmte", "BCDFGH", "Fatima", null, null));
        return meeting;
    }

    private static CodeHolder Holder(EmbeddedGateway gateway) =>
        gateway.ReadAsync(JoinCode.IdOf("BCDFGH"), null).Result.ShouldBeOfType<Reading.Found>().Find<CodeHolder>(CodeHolder.OnlyId)!;

    private static MeetingRecord Meeting(EmbeddedGateway gateway, EntityId meeting) =>
        gateway.ReadAsync(meeting, null).Result.ShouldBeOfType<Reading.Found>().Find<MeetingRecord>(MeetingRecord.OnlyId)!;
}
