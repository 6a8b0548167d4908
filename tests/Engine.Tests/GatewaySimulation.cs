using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Samenwerken.Domain;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.JoinCodes;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine.Embedded;
using Samenwerken.Engine.Storage;
using Samenwerken.Engine.Tests.Gateway;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests;

/// <summary>
/// The whole embedded engine on a day that a seed makes bad: several meetings with their join codes, people who send and
/// follow, a store that fails in every way, readers who come and go, entities that leave memory, codes that become due, and
/// processes that end. Whatever happens, everybody ends with one state, every command that was answered as accepted is in
/// the log once, and every reaction arrived. The threads are the real ones, so a seed chooses what happens and not when.
/// </summary>
internal sealed class GatewaySimulation : IAsyncDisposable
{
    private const int Meetings = 3;
    private const int PeopleEach = 3;

    private static readonly EmbeddedOptions Options = new() { IdleAfter = TimeSpan.FromMinutes(2), SweepEvery = TimeSpan.FromSeconds(30) };

    private readonly Random _random;
    private readonly Random _troubles;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
    private readonly InMemoryEventLog _memory = new();
    private readonly FaultyLog _log;
    private readonly List<GatewayVisitor> _visitors = [];
    private EmbeddedGateway _gateway = null!;
    private volatile bool _isHealed = true;

    public GatewaySimulation(int seed)
    {
        (_random, _troubles) = (new Random(seed), new Random(-seed));
        _log = new FaultyLog(_memory) { NextFault = NextFault, OnReacted = OnReacted };
    }

    /// <summary>How often each kind of trouble happened.</summary>
    public ConcurrentDictionary<string, int> Happened { get; } = new();

    private static EntityId MeetingOf(int number) => new(Meeting.KindName, Ids.Of($"meeting-{number}-"));

    private static string CodeOf(int number) => $"BCDFG{JoinCode.Alphabet[number]}";

    public async Task RunAsync(int steps)
    {
        _gateway = await EmbeddedEngine.StartAsync(_log, _clock, Options);
        for (var number = 0; number < Meetings; number++)
            await OpenMeetingAsync(number);
        _isHealed = false;
        for (var step = 0; step < steps; step++)
            await StepAsync();
        await HealAsync();
        Check();
    }

    public async ValueTask DisposeAsync()
    {
        _isHealed = true;
        _log.FailsReading = false;
        foreach (var visitor in _visitors)
            await visitor.DisposeAsync();
        await _gateway.DisposeAsync();
    }

    private async Task OpenMeetingAsync(int number)
    {
        var meeting = MeetingOf(number);
        await _gateway.DoAsync(JoinCode.IdOf(CodeOf(number)), Sender.TheHost, new JoinCodeCommand.ClaimCode(meeting));
        for (var person = 0; person < PeopleEach; person++)
        {
            var who = Programs.Person(person);
            await _gateway.DoAsync(meeting, who, person == 0
                ? new MeetingCommand.StartMeeting("Warmte", CodeOf(number), "Een", null, null)
                : new MeetingCommand.JoinMeeting($"Persoon {person}", null, null));
            _visitors.Add(new GatewayVisitor(meeting, who, Count));
        }
    }

    private async Task StepAsync()
    {
        var visitor = _visitors[_random.Next(_visitors.Count)];
        switch (_random.Next(100))
        {
            case < 40:
                visitor.Write(new Submission(Ids.Random(_random), visitor.Person, NextCommand(visitor)));
                visitor.Flush(_gateway);
                break;
            case < 55:
                visitor.Flush(_gateway);
                await PassUntilAsync(() => !visitor.IsSending, "answers");
                break;
            case < 65:
                _clock.Advance(TimeSpan.FromMilliseconds(_random.Next(2000)));
                break;
            case < 75:
                visitor.Connect(_gateway);
                break;
            case < 80:
                await visitor.DisconnectAsync();
                break;
            case < 85:
                _log.FailsReading = !_log.FailsReading;
                break;
            case < 90:
                await ReadAsync(visitor);
                break;
            case < 93:
                await BeIdleAsync();
                break;
            case < 97:
                // Later by a day and a bit: the codes of meetings that were closed are due.
                _clock.Advance(TimeSpan.FromHours(_random.Next(1, 26)));
                break;
            default:
                await RestartAsync();
                break;
        }

        await Task.Yield();
    }

    private Command NextCommand(GatewayVisitor visitor) => (visitor.Person.PersonId == Programs.Person(0).PersonId, _random.Next(4)) switch
    {
        (true, 0) => new MeetingCommand.CloseMeeting(),
        (true, 1) => new MeetingCommand.OpenMeeting(),
        _ => Programs.Command(_random.Next(12), _random.Next(20), _random.Next(20)),
    };

    private async Task ReadAsync(GatewayVisitor visitor)
    {
        var reading = _gateway.ReadAsync(visitor.Meeting, visitor.Person.PersonId);
        await PassUntilAsync(() => reading.IsCompleted, "an answer to a reader");
        if (await reading is Reading.Denied denied)
        {
            denied.Code.ShouldBe(EngineCodes.StoreUnavailable);
            Count("reads refused");
        }
    }

    /// <summary>Everybody goes away for so long that what can leave memory does.</summary>
    private async Task BeIdleAsync()
    {
        foreach (var visitor in _visitors)
            await visitor.DisconnectAsync();
        var before = _gateway.Active;
        for (var i = 0; i < 6; i++)
        {
            _clock.Advance(Options.SweepEvery);
            await Task.Yield();
        }

        if (_gateway.Active < before)
            Count("entities left memory");
    }

    private async Task RestartAsync()
    {
        Count("processes ended");
        var stopping = _gateway.DisposeAsync().AsTask();
        await PassUntilAsync(() => stopping.IsCompleted, "the end of a process");
        await stopping;
        _gateway = await EmbeddedEngine.StartAsync(_log, _clock, Options);
    }

    /// <summary>The store gets well, everybody has their say and follows, and some days pass.</summary>
    private async Task HealAsync()
    {
        _isHealed = true;
        _log.FailsReading = false;
        await PassUntilAsync(
            () =>
            {
                foreach (var visitor in _visitors.Where(visitor => visitor.HasPending))
                    visitor.Flush(_gateway);
                return _visitors.All(visitor => !visitor.HasPending && !visitor.IsSending);
            },
            "everything being answered");
        for (var hours = 0; hours < 72; hours++)
        {
            await PassUntilAsync(() => Waiting(_clock.GetUtcNow()).Count == 0, "what is due, and reactions");
            _clock.Advance(TimeSpan.FromHours(1));
        }

        await PassUntilAsync(() => Waiting(DateTimeOffset.MaxValue).Count == 0, "what is due, and reactions");
        await PassUntilAsync(
            () =>
            {
                foreach (var visitor in _visitors)
                    visitor.Connect(_gateway);
                return _visitors.All(visitor => visitor.SeenUpTo == Commits(visitor.Meeting).Count);
            },
            "everybody seeing everything");
    }

    private List<Waiting> Waiting(DateTimeOffset dueBefore) =>
        [.. _memory.FindWaitingAsync().Result.Where(waiting => waiting.HasReactions || waiting.Due < dueBefore)];

    private void Check()
    {
        for (var number = 0; number < Meetings; number++)
        {
            var (meeting, code) = (MeetingOf(number), JoinCode.IdOf(CodeOf(number)));
            var state = CheckLog(meeting);
            var holder = CheckLog(code).Find<CodeHolder>(CodeHolder.OnlyId)!;
            var record = state.Find<MeetingRecord>(MeetingRecord.OnlyId)!;
            // Every reaction and everything due came to its end: an open meeting keeps its code, and a closed one has lost it.
            if (record.Status is MeetingStatus.Closed || record.JoinCode is null)
                record.JoinCode.ShouldBeNull();
            else
                (holder.Released, holder.ExpiresAt, holder.Holder).ShouldBe((false, null, meeting));
            if (Commits(code).Any(commit => commit.Steps.Any(step => step.Event is JoinCodeEvent.CodeReleased)))
                Count("codes released");
            foreach (var visitor in _visitors.Where(visitor => visitor.Meeting == meeting))
                CheckVisitor(visitor, state);
        }
    }

    private State CheckLog(EntityId entity)
    {
        var commits = Commits(entity);
        commits.Select(commit => commit.Seq).ShouldBe(Enumerable.Range(1, commits.Count).Select(i => (long)i));
        commits.GroupBy(commit => commit.CommandId).ShouldAllBe(group => group.Count() == 1);
        foreach (var commit in commits)
        {
            for (var i = 0; i < commit.Reactions.Length; i++)
            {
                var id = DerivedId.Of(entity, commit.Seq, $"reaction {i}");
                Commits(commit.Reactions[i].To).Count(it => it.CommandId == id).ShouldBe(1, $"{commit.Reactions[i]} of commit {commit.Seq} of {entity} arrives once");
                Count("reactions");
            }
        }

        return commits.Aggregate(State.Empty, (state, commit) => state.Fold(commit));
    }

    private void CheckVisitor(GatewayVisitor visitor, State state)
    {
        var commits = Commits(visitor.Meeting);
        foreach (var (id, seq) in visitor.Saved)
            commits[(int)seq - 1].CommandId.ShouldBe(id, "what was answered as accepted is there, where it was said to be");
        foreach (var id in visitor.Refused)
            commits.ShouldNotContain(commit => commit.CommandId == id, "what was refused is not there");
        var now = new EntityMoment(new Position("", state.Seq), state, []);
        var seen = new WireReplica();
        foreach (var frame in CatchUp.For(Catalogue.KindOf(visitor.Meeting)!, now, visitor.Person.PersonId, null).ShouldBeOfType<CatchUp.Frames>().All)
            seen.Receive(frame);
        visitor.Content.ShouldBe(seen.Content, "everybody ends with what they may see of one state (VIS1)");
    }

    private IReadOnlyList<Commit> Commits(EntityId entity) =>
        [.. _memory.ReadAsync(entity, 0).ToBlockingEnumerable().Select(row => CommitJson.Read(row.Body))];

    /// <summary>Lets time pass, little by little, until something is so.</summary>
    private async Task PassUntilAsync(Func<bool> isSo, string what)
    {
        using var patience = new CancellationTokenSource(Gateways.Patience);
        for (var i = 1; !isSo(); i++)
        {
            if (patience.IsCancellationRequested)
                throw new TimeoutException($"never happened: {what}");
            _clock.Advance(TimeSpan.FromMilliseconds(20));
            if (i % 20 == 0)
                await Task.Delay(1);
            else
                await Task.Yield();
        }
    }

    private Fault NextFault()
    {
        if (_isHealed || Next(8) > 0)
            return Fault.None;
        var fault = (Fault)(1 + Next(4));
        Count(fault.ToString());
        return fault;
    }

    private void OnReacted()
    {
        if (_isHealed || Next(4) > 0)
            return;
        Count("cursors lost");
        throw new IOException("the store broke");
    }

    private int Next(int below)
    {
        lock (_troubles)
            return _troubles.Next(below);
    }

    private void Count(string what) => Happened.AddOrUpdate(what, 1, (_, count) => count + 1);
}
