using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine.Storage;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests;

using static MeetingCommand;
using static MeetingStory;

/// <summary>What the host promises about durability, with a log that fails in each way there is.</summary>
public sealed class EntityHostTests
{
    private static readonly EntityId Id = new("meeting", Ids.Of("hosted"));

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
    private readonly InMemoryEventLog _memory = new();
    private readonly List<Commit> _shown = [];
    private readonly FaultyLog _log;

    public EntityHostTests() => _log = new FaultyLog(_memory);

    [Fact]
    public async Task LOG1_nothing_is_shown_or_answered_before_it_is_durable()
    {
        var host = await StartedAsync();
        var gate = new TaskCompletionSource();
        (_log.Gate, _log.Arrived) = (gate.Task, new());

        // The second is a refusal; it rests on nothing durable either.
        var answers = HandleAsync(host, Submit(Fatima, Add("Zon")), Submit(Olga, Add("Wind")));
        await _log.Arrived.Task;
        answers.IsCompleted.ShouldBeFalse();
        _shown.ShouldBeEmpty();
        host.Now.State.Count<Idea>().ShouldBe(0);

        gate.SetResult();
        (await answers)[0].ShouldBeOfType<Answer.Accepted>();
        (await answers)[1].ShouldBeOfType<Answer.Rejected>();
        _shown.ShouldHaveSingleItem();
        host.Now.State.Count<Idea>().ShouldBe(1);
    }

    [Fact]
    public async Task A_batch_costs_one_write()
    {
        var host = await StartedAsync();
        var before = _log.Appends;
        await HandleAsync(host, [.. Enumerable.Range(0, 50).Select(i => Submit(Fatima, Add($"Idee {i}")))]);
        (_log.Appends - before).ShouldBe(1);
        host.Now.State.Count<Idea>().ShouldBe(50);
    }

    [Fact]
    public async Task LOG2_what_was_not_written_changes_nothing_and_may_come_again()
    {
        var host = await StartedAsync();
        var submission = Submit(Fatima, Add("Zon"));
        _log.NextFault = () => Fault.NotWritten;

        (await HandleAsync(host, submission))[0].ShouldBeOfType<Answer.Later>().Code.ShouldBe(EngineCodes.StoreNotWritten);
        _shown.ShouldBeEmpty();
        host.IsSpent.ShouldBeFalse();

        _log.NextFault = () => Fault.None;
        (await HandleAsync(host, submission))[0].ShouldBeOfType<Answer.Accepted>();
        host.Now.State.Count<Idea>().ShouldBe(1);
    }

    [Theory]
    [InlineData(Fault.UnknownAndNotWritten)]
    [InlineData(Fault.UnknownButWritten)]
    [InlineData(Fault.ThrowsAfterWriting)]
    public async Task LOG2_after_an_unknown_outcome_the_host_is_spent_and_the_same_command_finds_out(Fault fault)
    {
        var host = await StartedAsync();
        var submission = Submit(Fatima, Add("Zon"));
        _log.NextFault = () => fault;

        (await HandleAsync(host, submission))[0].ShouldBeOfType<Answer.Unknown>();
        _shown.ShouldBeEmpty();
        host.IsSpent.ShouldBeTrue();

        _log.NextFault = () => Fault.None;
        var again = await LoadAsync();
        (await HandleAsync(again, submission))[0].ShouldBeOfType<Answer.Accepted>();
        again.Now.State.Count<Idea>().ShouldBe(1);
    }

    [Fact]
    public async Task LOG2_a_host_that_another_has_overtaken_writes_nothing()
    {
        var stale = await StartedAsync();
        var other = await LoadAsync();
        await HandleAsync(other, Submit(Fatima, Add("Eerst")));
        _shown.Clear();

        (await HandleAsync(stale, Submit(Fatima, Add("Te laat"))))[0].ShouldBeOfType<Answer.Unknown>();
        stale.IsSpent.ShouldBeTrue();
        _shown.ShouldBeEmpty();
        (await LoadAsync()).Now.State.Count<Idea>().ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task LOG4_with_or_without_its_snapshot_an_entity_is_the_same(bool withSnapshot)
    {
        var host = await StartedAsync();
        for (var i = 0; i < 30; i++)
            await HandleAsync(host, Submit(Fatima, Add($"Idee {i}")));
        if (withSnapshot)
            await host.SaveSnapshotAsync(default);
        await HandleAsync(host, Submit(Fatima, Add("Daarna")));

        var loaded = await LoadAsync();
        loaded.Now.Position.ShouldBe(host.Now.Position);
        SnapshotJson.HashOf(loaded.Now.State).ShouldBe(SnapshotJson.HashOf(host.Now.State));
        (await HandleAsync(loaded, Submit(Fatima, Add("En verder"))))[0].ShouldBeOfType<Answer.Accepted>();
    }

    [Fact]
    public async Task LOG4_a_damaged_snapshot_is_passed_over()
    {
        var host = await StartedAsync();
        await host.SaveSnapshotAsync(default);
        var snapshot = (await _memory.FindSnapshotAsync(Id))!;
        var damaged = snapshot.Body.ToArray();
        damaged[^10] ^= 1;
        await _memory.SaveSnapshotAsync(Id, host.Now.Position.Epoch, snapshot with { Body = damaged });

        SnapshotJson.HashOf((await LoadAsync()).Now.State).ShouldBe(SnapshotJson.HashOf(host.Now.State));
    }

    [Fact]
    public async Task LOG6_what_another_writer_adds_while_it_is_loaded_is_no_damage()
    {
        var host = await StartedAsync();
        var racing = new RacingLog(_log, () => HandleAsync(host, Submit(Fatima, Add("Ondertussen"))));

        var loaded = await EntityHost.LoadAsync(Id, new Meeting(), racing, _clock, NullLogger.Instance, default);

        loaded.Now.Position.Seq.ShouldBe(host.Now.Position.Seq - 1);
    }

    [Fact]
    public async Task A_snapshot_is_worth_it_when_the_log_since_the_last_is_as_long()
    {
        var host = await StartedAsync();
        var snapshots = 0;
        for (var i = 0; i < 2000; i++)
        {
            await HandleAsync(host, Submit(Fatima, Add($"Idee {i}")));
            if (!host.WantsSnapshot)
                continue;
            snapshots++;
            await host.SaveSnapshotAsync(default);
        }

        snapshots.ShouldBeInRange(2, 8);
    }

    [Fact]
    public async Task CMD4_time_is_the_servers()
    {
        var host = await StartedAsync();
        _clock.Advance(TimeSpan.FromMinutes(5));
        await HandleAsync(host, Submit(Fatima, new AddIdea(Ids.Of("idea"), "Zon", null, null, null)));
        host.Now.State.Find<Idea>(Ids.Of("idea"))!.AddedAt.ShouldBe(_clock.GetUtcNow());
    }

    [Fact]
    public async Task PRS4_while_people_write_hidden_ideas_nobody_is_told_who_is_typing_one()
    {
        var host = await StartedAsync();
        var item = new Key("agendaItem", Ids.Of("item"));
        await HandleAsync(
            host, Submit(Fatima, new AddAgendaItem(item.Id, "Ideeën", null)), Submit(Fatima, new PlanMethod(item.Id, MeetingStory.RunPlan)),
            Submit(Fatima, new StartRun(Ids.Of("run"), item.Id, 0)));
        host.Heard(new PresenceSignal("board", null, true))!.Value.Signal.Typing.ShouldBeFalse();
        host.Heard(new PresenceSignal("minutes", item, true))!.Value.Signal.Typing.ShouldBeTrue("the control: elsewhere it is told");

        await HandleAsync(host, Submit(Fatima, new StartPhase(Ids.Of("run"), 1)));
        host.Heard(new PresenceSignal("board", null, true))!.Value.Signal.Typing.ShouldBeTrue();
    }

    [Fact]
    public async Task RUN2_the_time_of_a_phase_is_up_before_a_command_that_comes_after_it_is_judged()
    {
        var host = await StartedAsync();
        await HandleAsync(
            host, Submit(Fatima, new AddAgendaItem(Ids.Of("item"), "Ideeën", null)), Submit(Fatima, new PlanMethod(Ids.Of("item"), MeetingStory.RunPlan)),
            Submit(Fatima, new StartRun(Ids.Of("run"), Ids.Of("item"), 0)));
        host.Due.ShouldBe(_clock.GetUtcNow().AddMinutes(7));
        _clock.Advance(TimeSpan.FromMinutes(8));
        (await HandleAsync(host, Submit(Fatima, new PauseRun(Ids.Of("run"))))).ShouldHaveSingleItem()
            .ShouldBeOfType<Answer.Rejected>().Code.ShouldBe(MeetingRefusals.RunNotRunning);
        (host.Now.State.Find<Run>(Ids.Of("run"))!.Status, host.Due).ShouldBe((RunStatus.Overtime, null));
    }

    private async Task<EntityHost> StartedAsync()
    {
        var host = await LoadAsync();
        await HandleAsync(
            host, Submit(Fatima, new StartMeeting("Warmte", "BCDFGH", "Fatima", null, null)), Submit(Olga, new JoinMeeting("Olga", null, null)),
            Submit(Fatima, new SetRole(Olga.PersonId, Role.Observer)));
        _shown.Clear();
        return host;
    }

    private Task<EntityHost> LoadAsync() => EntityHost.LoadAsync(Id, new Meeting(), _log, _clock, NullLogger.Instance, default);

    private Task<IReadOnlyList<Answer>> HandleAsync(EntityHost host, params Submission[] batch) =>
        host.HandleAsync(batch, _shown.AddRange, default);

    private static AddIdea Add(string text) => new(Ids.Next(), text, null, null, null);

    private static Submission Submit(Sender from, Command command) => new(Ids.Next(), from, command);
}
