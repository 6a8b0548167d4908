using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine.Storage;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests.Gateway;

using static MeetingCommand;
using static MeetingStory;

/// <summary>What the embedded engine does when something fails under it: everybody gets an answer, and it goes on by itself.</summary>
public sealed class MailboxTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
    private readonly FaultyLog _log = new(new InMemoryEventLog());

    [Theory]
    [InlineData(Fault.UnknownButWritten)]
    [InlineData(Fault.ThrowsAfterWriting)]
    public async Task LOG2_what_may_have_been_written_is_seen_without_another_command(Fault fault)
    {
        await using var gateway = await EmbeddedEngine.StartAsync(_log);
        var meeting = await gateway.StartMeetingAsync();
        await using var probe = gateway.Follow(meeting, Noor);
        await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        _log.NextFault = Once(fault);

        (await gateway.SendAsync(meeting, Piet, Add("Zon"))).ShouldBeOfType<Answer.Unknown>();

        await probe.UntilAsync(replica => replica.All("idea").Any(), "what was written after all");
        (await gateway.ReadAsync(meeting, null)).ShouldBeOfType<Reading.Found>().All<Idea>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task LOG2_and_LOG6_damage_that_is_found_on_loading_anew_answers_everybody_who_waits()
    {
        await using var gateway = await EmbeddedEngine.StartAsync(_log);
        var meeting = await gateway.StartMeetingAsync();
        await using var probe = gateway.Follow(meeting, Noor);
        await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        var gate = new TaskCompletionSource();
        (_log.Gate, _log.Arrived, _log.NextFault) = (gate.Task, new(), Once(Fault.UnknownAndNotWritten));
        var first = gateway.SendAsync(meeting, Piet, Add("Zon"));
        await _log.Arrived.Task;
        var behind = Enumerable.Range(0, 3).Select(i => gateway.SendAsync(meeting, Piet, Add($"Idee {i}"))).ToList();
        _log.IsDamaged = true;
        gate.SetResult();

        (await first.WaitAsync(Gateways.Patience)).ShouldBeOfType<Answer.Unknown>();
        (await Task.WhenAll(behind).WaitAsync(Gateways.Patience)).ShouldAllBe(answer => answer == new Answer.Rejected(EngineCodes.EntityDamaged, null, null));
        (await gateway.ReadAsync(meeting, null).WaitAsync(Gateways.Patience)).ShouldBe(new Reading.Denied(EngineCodes.EntityDamaged));
        (await probe.EndAsync()).ShouldBe(EngineCodes.EntityDamaged);
    }

    [Fact]
    public async Task LOG2_while_an_entity_cannot_be_loaded_readers_are_told_and_do_not_hang()
    {
        await using var gateway = await EmbeddedEngine.StartAsync(_log, _clock);
        var meeting = await gateway.StartMeetingAsync();
        (_log.NextFault, _log.FailsReading) = (Once(Fault.UnknownButWritten), true);
        (await gateway.SendAsync(meeting, Piet, Add("Zon"))).ShouldBeOfType<Answer.Unknown>();

        var reading = gateway.ReadAsync(meeting, null);
        await Gateways.UntilAsync(() => Advance() && reading.IsCompleted, "an answer to a reader");
        (await reading).ShouldBe(new Reading.Denied(EngineCodes.StoreUnavailable));

        _log.FailsReading = false;
        await Gateways.UntilAsync(() => Advance() && gateway.ReadAsync(meeting, null).Result is Reading.Found found && found.All<Idea>().Any(), "the idea");
    }

    [Fact]
    public async Task LOG2_what_is_due_and_trips_over_a_fault_keeps_nobody_from_being_answered()
    {
        var kind = new FaultyKind();
        var mailbox = Open(kind);
        (await Post(mailbox, new JoinMeeting("Piet", null, null))).ShouldBeOfType<Answer.Accepted>();
        kind.DueAt = _clock.GetUtcNow();

        (await Post(mailbox, Add("Zon"))).ShouldBeOfType<Answer.Accepted>();
        await mailbox.CloseAsync();
    }

    [Fact]
    public async Task LOG2_everything_that_a_failing_turn_took_is_answered()
    {
        var kind = new FaultyKind();
        var mailbox = Open(kind);
        (await Post(mailbox, new JoinMeeting("Piet", null, null))).ShouldBeOfType<Answer.Accepted>();
        kind.IsBroken = true;

        (await Post(mailbox, Add("Zon"))).ShouldBeOfType<Answer.Unknown>();
        await Gateways.UntilAsync(() => mailbox.Post(Submit(Add("Wind"))) is null, "its closing, so that another is opened");
        await mailbox.CloseAsync();
    }

    [Fact]
    public async Task Reactions_that_fail_are_sent_again_after_a_moment()
    {
        await using var gateway = await EmbeddedEngine.StartAsync(_log, _clock);
        var fails = 2;
        _log.OnReacted = () =>
        {
            if (Interlocked.Decrement(ref fails) >= 0)
                throw new IOException("the store broke");
        };
        await gateway.DoAsync(new EntityId("meeting", Ids.Next()), Fatima, new StartMeeting("Warmte", "BCDFGH", "Fatima", null, null));

        await Gateways.UntilAsync(() => Advance() && _log.FindWaitingAsync().Result.All(waiting => !waiting.HasReactions), "the cursor moving");
        fails.ShouldBeLessThan(0);
    }

    [Fact]
    public async Task A_reaction_that_comes_just_as_the_last_one_was_sent_is_not_left_behind()
    {
        var (open, sent, looks) = (true, 0, 0);
        Task? turn = null;
        ReactionLoop loop = null!;
        loop = new ReactionLoop(HasOpen, () =>
        {
            open = false;
            sent++;
            return Task.CompletedTask;
        });

        loop.Start();
        await Gateways.UntilAsync(() => turn is { IsCompleted: true }, "the turn that adds one");
        await loop.Ended.WaitAsync(Gateways.Patience);

        (sent, open).ShouldBe((2, false));

        bool HasOpen()
        {
            var answer = open;
            // Between the last look and its end, a turn appends another one and starts the loop.
            if (++looks == 2)
            {
                var isThere = new ManualResetEventSlim();
                turn = Task.Run(() =>
                {
                    open = true;
                    isThere.Set();
                    loop.Start();
                });
                isThere.Wait(Gateways.Patience);
            }

            return answer;
        }
    }

    private Mailbox Open(EntityKind kind) => new(
        new EntityId("meeting", Ids.Of("mailbox")), kind, _log, _clock, NullLogger.Instance, null!, new Keeper(), TaskScheduler.Default, CancellationToken.None);

    private static Task<Answer> Post(Mailbox mailbox, Command command) => mailbox.Post(Submit(command))!.WaitAsync(Gateways.Patience);

    private bool Advance()
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        return true;
    }

    private static Func<Fault> Once(Fault fault)
    {
        var left = 1;
        return () => Interlocked.Decrement(ref left) == 0 ? fault : Fault.None;
    }

    private static AddIdea Add(string text) => new(Ids.Next(), text, null, null, null);

    private static Submission Submit(Command command) => new(Ids.Next(), Piet, command);

    private sealed class Keeper : IMailboxKeeper
    {
        public bool LoadsAgain => true;

        public void Show(IReadOnlyList<Commit> commits) { }

        public void Schedule(DateTimeOffset due) { }

        public void LoadedAgain() { }

        public void Ended(string code) { }
    }

    /// <summary>An entity with faults in its rules: what is due throws, or even asking when does.</summary>
    private sealed class FaultyKind : EntityKind
    {
        private readonly ToyKind _toy = new();

        public DateTimeOffset? DueAt { get; set; }

        public bool IsBroken { get; set; }

        public override string Name => _toy.Name;

        public override Access AccessOf(State state, string personId) => _toy.AccessOf(state, personId);

        public override Key RightsOf(string personId) => _toy.RightsOf(personId);

        public override void Project(Event @event, Projection projection) => _toy.Project(@event, projection);

        public override Verdict Decide(State state, Command command, Context context) =>
            command is OpenMeeting ? throw new NotSupportedException("a fault") : _toy.Decide(state, command, context);

        public override Due? Due(State state) =>
            IsBroken ? throw new NotSupportedException("a fault") : DueAt is { } at ? new Due(at, new OpenMeeting()) : null;
    }
}
