using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine.Storage;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests;

/// <summary>
/// A whole meeting on a network that a seed makes bad: commands and frames wait in queues that are flushed by hand, and are
/// dropped, doubled, held up and put in another order; connections break, stores fail, servers start anew. Whatever
/// happens, everybody ends with the same state, and every command that was shown as saved is in the log once.
/// </summary>
internal sealed class Simulation
{
    private const int People = 4;

    private readonly Random _random;
    private readonly EntityKind _kind;
    private readonly Func<Random, Command> _nextCommand;
    private readonly EntityId _id = new("meeting", Ids.Of("simulated"));
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
    private readonly InMemoryEventLog _memory = new();
    private readonly FaultyLog _log;
    private readonly List<Device> _devices = [];
    private EntityHost _host = null!;
    private bool _isHealed;

    public Simulation(int seed, EntityKind kind, Func<Random, Command> nextCommand)
    {
        _random = new Random(seed);
        _kind = kind;
        _nextCommand = nextCommand;
        _log = new FaultyLog(_memory) { NextFault = NextFault };
    }

    /// <summary>How often each kind of trouble happened: a simulation that met none has shown nothing.</summary>
    public Dictionary<string, int> Happened { get; } = [];

    /// <param name="before">What the first of them does before the network gets bad.</param>
    public async Task RunAsync(Func<Sender.Person, Command> first, Func<Sender.Person, Command> join, IEnumerable<Command> before, int steps)
    {
        await StartServerAsync();
        _isHealed = true;
        for (var i = 0; i < People; i++)
        {
            var person = Programs.Person(i);
            await HandleAsync([new Submission(Ids.Random(_random), person, i == 0 ? first(person) : join(person))]);
            _devices.Add(new Device(person));
        }

        foreach (var command in before)
            await HandleAsync([new Submission(Ids.Random(_random), Programs.Person(0), command)]);

        // One of them has a second device.
        _devices.Add(new Device(Programs.Person(0) with { DeviceId = Ids.Of("tablet") }));
        _isHealed = false;
        for (var step = 0; step < steps; step++)
            await StepAsync();
        await HealAsync();
        Check();
    }

    private async Task StepAsync()
    {
        var device = _devices[_random.Next(_devices.Count)];
        switch (_random.Next(100))
        {
            case < 30:
                device.Write(new Submission(Ids.Random(_random), device.Person, _nextCommand(_random)));
                break;
            case < 55:
                await FlushToServerAsync(device);
                break;
            case < 85:
                await FlushToDeviceAsync(device);
                break;
            case < 92 when device.IsConnected:
                Count("connections broken");
                device.Disconnect();
                break;
            case < 98 when !device.IsConnected:
                Connect(device);
                break;
            case 98:
                Count("servers started anew");
                _devices.ForEach(each => each.Disconnect());
                await StartServerAsync();
                break;
            case 99 when !_host.IsSpent:
                await _host.SaveSnapshotAsync(default);
                break;
        }
    }

    /// <summary>Some of what a device sent arrives. Its connection keeps the order; where it breaks, the rest is gone.</summary>
    private async Task FlushToServerAsync(Device device)
    {
        var batch = device.TakeSent(_random.Next(1, 6));
        if (batch.Count == 0)
            return;
        if (!_isHealed && _random.Next(8) == 0)
        {
            Count("commands lost");
            batch = batch[..^1];
            device.Disconnect();
        }

        var answers = await HandleAsync(batch);
        // The answer may be lost although the command is not.
        if (!_isHealed && _random.Next(8) == 0)
        {
            Count("answers lost");
            device.Disconnect();
            return;
        }

        for (var i = 0; i < batch.Count; i++)
            device.Hear(batch[i], answers[i], Count);
    }

    private async Task<IReadOnlyList<Answer>> HandleAsync(List<Submission> batch)
    {
        _clock.Advance(TimeSpan.FromMilliseconds(_random.Next(500)));
        if (_host.IsSpent)
            await StartServerAsync();
        return await _host.HandleAsync(batch, Show, default);
    }

    /// <summary>Commits go to each follower over a way of their own, which loses, doubles, delays and reorders them.</summary>
    private void Show(IReadOnlyList<Commit> commits)
    {
        foreach (var device in _devices.Where(device => device.IsConnected))
        {
            foreach (var commit in commits)
            {
                var copies = _isHealed ? 1 : _random.Next(12) switch { 0 => 0, 1 => 2, _ => 1 };
                Count(copies switch { 0 => "frames dropped", 2 => "frames doubled", _ => "frames sent" });
                for (var i = 0; i < copies; i++)
                    device.UnderWay.Insert(_isHealed || _random.Next(6) > 0 ? device.UnderWay.Count : Jump(device), commit);
            }
        }
    }

    private int Jump(Device device)
    {
        Count("frames reordered");
        return _random.Next(device.UnderWay.Count + 1);
    }

    private async Task FlushToDeviceAsync(Device device)
    {
        if (device.Follower is not { } follower)
            return;
        var arriving = device.UnderWay.Take(_random.Next(0, 8)).ToList();
        device.UnderWay.RemoveRange(0, arriving.Count);
        arriving.ForEach(commit => follower.Offer(new SharedCommit(commit)));
        foreach (var frame in await follower.NextAsync(default))
            device.Receive(frame);
        if (device.Replica.EndCode is not null)
            throw new InvalidOperationException($"a stream ended: {device.Replica.EndCode}");
    }

    private void Connect(Device device)
    {
        Count("connections made");
        device.Connect(new Follower(
            device.Person, device.Person.DeviceId, device.Replica.Position, new Broadcaster(_clock), (person, since, _) => Task.FromResult(_host.CatchUp(person, since)),
            _kind.RightsOf(device.Person.PersonId)));
    }

    private async Task StartServerAsync() =>
        _host = await EntityHost.LoadAsync(_id, _kind, _log, _clock, NullLogger.Instance, default);

    /// <summary>The network gets well, and everybody has their say.</summary>
    private async Task HealAsync()
    {
        _isHealed = true;
        for (var round = 0; round < 200 && (round < 3 || _devices.Any(device => device.Pending.Count > 0)); round++)
        {
            foreach (var device in _devices)
            {
                device.Disconnect();
                Connect(device);
                while (device.HasSent)
                    await FlushToServerAsync(device);
                device.UnderWay.Clear();
                device.Follower!.CatchUp();
                await FlushToDeviceAsync(device);
            }
        }
    }

    private void Check()
    {
        var log = Commits().ToList();
        log.Select(commit => commit.Seq).ShouldBe(Enumerable.Range(1, log.Count).Select(i => (long)i));
        log.GroupBy(commit => commit.CommandId).ShouldAllBe(group => group.Count() == 1);
        foreach (var @event in log.SelectMany(commit => commit.Steps).Select(step => step.Event))
        {
            if (@event is MeetingEvent.IdeaAdded { Hidden: true } or MeetingEvent.IdeasRevealed { IdeaIds.IsEmpty: false } or MeetingEvent.PhaseStarted { Phase: > 0 })
                Count(WireName.Of(@event));
        }

        SnapshotJson.HashOf(log.Aggregate(State.Empty, (state, commit) => state.Fold(commit))).ShouldBe(SnapshotJson.HashOf(_host.Now.State));
        foreach (var device in _devices)
        {
            device.Pending.ShouldBeEmpty();
            foreach (var (id, seq) in device.Saved)
                log[(int)seq - 1].CommandId.ShouldBe(id, "what was shown as saved is there, where it was said to be");
            device.Replica.Position.ShouldBe(_host.Now.Position);
            device.Replica.Content.ShouldBe(Seen(device.Person), "everybody ends with what they may see of one state (VIS1)");
        }
    }

    private string Seen(Sender.Person person)
    {
        var seen = new WireReplica();
        foreach (var frame in ((CatchUp.Frames)_host.CatchUp(person.PersonId, null)).All)
            seen.Receive(frame);
        return seen.Content;
    }

    private IEnumerable<Commit> Commits() =>
        _memory.ReadAsync(_id, 0).ToBlockingEnumerable().Select(row => CommitJson.Read(row.Body));

    private Fault NextFault()
    {
        if (_isHealed || _random.Next(10) > 0)
            return Fault.None;
        var fault = (Fault)_random.Next(1, 5);
        Count(fault.ToString());
        return fault;
    }

    private void Count(string what) => Happened[what] = Happened.GetValueOrDefault(what) + 1;

    /// <summary>A browser: an outbox, a replica, and a connection that may be gone.</summary>
    private sealed class Device(Sender.Person person)
    {
        private readonly List<Submission> _sent = [];

        public Sender.Person Person => person;

        public WireReplica Replica { get; } = new();

        /// <summary>Written and not yet known to be saved, in order.</summary>
        public List<Submission> Pending { get; } = [];

        /// <summary>Shown as saved, with their commits.</summary>
        public Dictionary<string, long> Saved { get; } = [];

        /// <summary>Commits on their way to this device's follower.</summary>
        public List<Commit> UnderWay { get; } = [];

        public Follower? Follower { get; private set; }

        public bool IsConnected => Follower is not null;

        public bool HasSent => _sent.Count > 0;

        public void Write(Submission submission)
        {
            Pending.Add(submission);
            if (IsConnected)
                _sent.Add(submission);
        }

        public void Connect(Follower follower)
        {
            Follower = follower;
            follower.CatchUp();
            // CMD2: at most so many under way.
            _sent.AddRange(Pending.Take(RecentCommands.Kept));
        }

        public void Disconnect()
        {
            Follower = null;
            _sent.Clear();
            UnderWay.Clear();
        }

        public List<Submission> TakeSent(int count)
        {
            var taken = _sent.Take(count).ToList();
            _sent.RemoveRange(0, taken.Count);
            return taken;
        }

        public void Hear(Submission submission, Answer answer, Action<string> count)
        {
            count($"answers {answer.Status}");
            switch (answer)
            {
                case Answer.Accepted accepted:
                    Save(submission.CommandId, accepted.Seq);
                    break;
                case Answer.Rejected:
                    Pending.RemoveAll(pending => pending.CommandId == submission.CommandId);
                    break;
                default:
                    // It keeps its place; a browser sends it again after a while, here at the next connection.
                    Disconnect();
                    break;
            }
        }

        public void Receive(Frame frame)
        {
            Replica.Receive(frame);
            foreach (var (id, seq) in Replica.Confirmed)
                Save(id, seq);
        }

        private void Save(string id, long seq)
        {
            Saved[id] = seq;
            Pending.RemoveAll(pending => pending.CommandId == id);
        }
    }
}
