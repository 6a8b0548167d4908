using Microsoft.Extensions.Logging;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine;
using Samenwerken.Grains.Messages;

namespace Samenwerken.Grains;

/// <summary>
/// This silo's ear at one entity, for all who follow it here. Commits come once and go to each follower by the broadcaster.
/// It stays subscribed as long as anybody follows: it renews at half the lease, and subscribes anew when the grain falls
/// silent or moves; then everybody looks for themselves, so nothing is missed.
/// </summary>
internal sealed class Subscription : IEntityObserver
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan NewsPace = TimeSpan.FromMilliseconds(50);

    private readonly EntityId _entity;
    private readonly string _place;
    private readonly IGrainFactory _grains;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _subscribed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _nudge = new(0);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (string PersonId, PresenceSignal Signal)> _signals = [];

    /// <summary>Whose each connection is that has said something: when it is gone, the others are told.</summary>
    private readonly Dictionary<string, string> _spoken = [];
    private Position _head = new("", 0);
    private long _heardAt;
    private int[]? _presentTold;
    private bool _hasNews;

    public Subscription(EntityId entity, string place, IGrainFactory grains, TimeProvider clock, ILogger logger)
    {
        (_entity, _place, _grains, _logger) = (entity, place, grains, logger);
        Broadcaster = new Broadcaster(clock, TellNews);
        Grain = grains.GetGrain<IEntityGrain>(EntitySurroundings.GrainOf(entity));
        _ = RunAsync(_stopping.Token);
    }

    public IEntityGrain Grain { get; }

    public Broadcaster Broadcaster { get; }

    /// <summary>How many follow by it.</summary>
    public int Leases { get; set; }

    /// <summary>From its completion on, no commit is missed unnoticed.</summary>
    public Task Subscribed => _subscribed.Task;

    /// <summary>Whether more was heard of this history than <paramref name="position"/>.</summary>
    public bool KnowsMoreThan(Position position)
    {
        lock (_lock)
            return _head.Epoch == position.Epoch && _head.Seq > position.Seq;
    }

    /// <summary>The grain may be elsewhere by now: subscribes again at once.</summary>
    public void Nudge()
    {
        if (_nudge.CurrentCount == 0)
            _nudge.Release();
    }

    /// <summary>The last signal of each connection goes, a few times a second.</summary>
    public void Signal(string personId, string connection, PresenceSignal signal)
    {
        lock (_lock)
            _signals[connection] = (personId, signal);
        TellNews();
    }

    /// <summary>Nobody follows any more.</summary>
    public void Stop() => _stopping.Cancel();

    public Task ShowAsync(CommitsMessage commits)
    {
        var all = commits.ToCommits();
        Hear(new Position(commits.Epoch, all[^1].Seq), all[0].Seq);
        Broadcaster.Show(all);
        return Task.CompletedTask;
    }

    public Task BeatAsync(HeadMessage head)
    {
        Hear(new Position(head.Epoch, head.Seq));
        return Task.CompletedTask;
    }

    public Task PresentAsync(string place, int[] present)
    {
        if (place != _place)
            Broadcaster.SetElsewhere(place, present);
        return Task.CompletedTask;
    }

    public Task SignalAsync(SignalHeardMessage[] signals)
    {
        foreach (var signal in signals)
        {
            if (signal.IsGone && signal.Place != _place)
                Broadcaster.Silence(signal.Number, signal.Connection, signal.Place);
            else if (!signal.IsGone)
                Broadcaster.Signal(signal.Number, signal.Connection, signal.ToSignal(), signal.ToAudience(), signal.Place == _place ? null : signal.Place);
        }

        return Task.CompletedTask;
    }

    public Task MovedAsync()
    {
        Nudge();
        return Task.CompletedTask;
    }

    public Task EndAsync(string code)
    {
        Broadcaster.EndAll(code);
        return Task.CompletedTask;
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        var reference = _grains.CreateObjectReference<IEntityObserver>(this);
        try
        {
            for (var isFirst = true; !stopping.IsCancellationRequested;)
            {
                if (!await TrySubscribeAsync(reference, isFirst))
                {
                    await Task.Delay(Retry, stopping);
                    continue;
                }

                isFirst = false;
                await UntilRenewalAsync(stopping);
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody follows any more.
        }

        try
        {
            await Grain.UnsubscribeAsync(_place);
        }
        catch (Exception failure)
        {
            // The grain forgets by itself.
            GrainsLog.SubscribeFailed(_logger, _entity, failure);
        }

        _grains.DeleteObjectReference<IEntityObserver>(reference);
    }

    private async Task<bool> TrySubscribeAsync(IEntityObserver reference, bool isFirst)
    {
        try
        {
            var wasSilent = IsSilent;
            // Places that are gone are in no grain's memory any more; those that are not are told anew.
            if (wasSilent)
                Broadcaster.Presence.ForgetElsewhere();
            var present = Broadcaster.Presence.Here;
            var head = await Grain.SubscribeAsync(_place, reference, present);
            lock (_lock)
                _presentTold = present;
            if (!isFirst && wasSilent)
            {
                // Whatever went by meanwhile, was not heard.
                Broadcaster.CatchUpAll();
                GrainsLog.SubscribedAnew(_logger, _entity, head.Seq);
            }

            Hear(new Position(head.Epoch, head.Seq));
            _subscribed.TrySetResult();
            TellNews();
            return true;
        }
        catch (Exception failure)
        {
            GrainsLog.SubscribeFailed(_logger, _entity, failure);
            return false;
        }
    }

    private async Task UntilRenewalAsync(CancellationToken stopping)
    {
        var renewAt = Environment.TickCount64 + (long)ObserverLease.Renewal.TotalMilliseconds;
        while (Environment.TickCount64 < renewAt && !IsSilent)
        {
            if (await _nudge.WaitAsync(TimeSpan.FromSeconds(1), stopping))
            {
                Volatile.Write(ref _heardAt, 0);
                return;
            }
        }
    }

    private bool IsSilent => Environment.TickCount64 - Volatile.Read(ref _heardAt) > ObserverLease.Silence.TotalMilliseconds;

    /// <param name="first">The first of the commits that came with it; null where none did.</param>
    private void Hear(Position head, long? first = null)
    {
        Volatile.Write(ref _heardAt, Environment.TickCount64);
        if (head.Epoch.Length == 0)
            return;
        lock (_lock)
        {
            if (_head.Epoch == head.Epoch && head.Seq <= _head.Seq)
                return;
            // What comes first is where to begin: whoever follows asks for what was before, once this has answered.
            var isNext = _head.Epoch.Length == 0 || (_head.Epoch == head.Epoch && first <= _head.Seq + 1);
            _head = head;
            if (isNext)
                return;
        }

        // Where nothing is missing, looking finds so.
        Broadcaster.CatchUpAll();
    }

    private void TellNews()
    {
        lock (_lock)
        {
            if (_hasNews)
                return;
            _hasNews = true;
        }

        _ = TellNewsAsync();
    }

    private async Task TellNewsAsync()
    {
        await Task.Delay(NewsPace);
        SignalMessage[] signals;
        int[]? present;
        lock (_lock)
        {
            _hasNews = false;
            foreach (var (connection, (personId, _)) in _signals)
                _spoken[connection] = personId;
            var here = Broadcaster.Presence.Connections;
            var gone = _spoken.Where(it => !here.Contains(it.Key)).ToList();
            signals =
            [
                .. _signals.Where(it => here.Contains(it.Key)).Select(it => SignalMessage.Of(it.Value.PersonId, _place, it.Key, it.Value.Signal)),
                .. gone.Select(it => SignalMessage.Gone(it.Value, _place, it.Key)),
            ];
            _signals.Clear();
            foreach (var (connection, _) in gone)
                _spoken.Remove(connection);
            present = Broadcaster.Presence.Here;
            if (_presentTold is not null && present.AsSpan().SequenceEqual(_presentTold))
                present = null;
            else if (_subscribed.Task.IsCompleted)
                _presentTold = present;
        }

        try
        {
            if (present is not null && _subscribed.Task.IsCompleted)
                await Grain.PresentAsync(_place, present);
            if (signals.Length > 0)
                await Grain.SignalAsync(signals);
        }
        catch (Exception failure)
        {
            // Best effort: the next renewal says who is here.
            GrainsLog.SubscribeFailed(_logger, _entity, failure);
        }
    }
}
