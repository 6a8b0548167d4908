using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Engine;

/// <summary>
/// Hands an entity's commits to all who follow it here. It never waits for any of them: each follower has its own bounded
/// queue and its own writing loop, so a stalled reader costs the others nothing (FOL4).
/// </summary>
/// <remarks>
/// Followers are woken together, so that what goes out to many is written once. After a quiet moment that is at once; while much happens
/// there is a pause in between (<see cref="PaceFor"/>), so that a busy entity costs one fuller write a reader rather than many small ones.
/// </remarks>
/// <param name="hereChanged">Hears that other people follow in this process than before.</param>
internal sealed class Broadcaster(TimeProvider clock, Action? hereChanged = null)
{
    /// <summary>News of presence goes out at most this often.</summary>
    public static readonly TimeSpan PresencePace = TimeSpan.FromMilliseconds(100);

    /// <summary>What the pause after a round grows by for each reader: a write to one of them takes some tens of microseconds.</summary>
    private static readonly TimeSpan PacePerReader = TimeSpan.FromMicroseconds(125);

    private static readonly TimeSpan MostPace = TimeSpan.FromMilliseconds(50);

    private readonly SharedFrames _frames = new();
    private ImmutableHashSet<Follower> _followers = [];
    private int _round = Round.None;
    private int _presenceIsOnItsWay;

    public PresenceBoard Presence { get; } = new();

    public bool HasFollowers => !_followers.IsEmpty;

    /// <summary>From now on the follower gets every commit that is shown.</summary>
    public void Attach(Follower follower) => ImmutableInterlocked.Update(ref _followers, static (set, it) => set.Add(it), follower);

    public void Detach(Follower follower) => ImmutableInterlocked.Update(ref _followers, static (set, it) => set.Remove(it), follower);

    /// <summary>Shows durable commits, in order.</summary>
    public void Show(IReadOnlyList<Commit> commits)
    {
        var hasForgotten = false;
        foreach (var commit in commits)
        {
            var shared = new SharedCommit(commit);
            foreach (var record in shared.Deleted)
                hasForgotten |= Presence.Forget(record);
            foreach (var follower in _followers)
                follower.Offer(shared);
        }

        if (Interlocked.Exchange(ref _round, Round.Wanted) == Round.None)
            _ = WakeAllAsync();
        if (hasForgotten)
            PresenceChanged();
    }

    /// <summary>How long after a round of writes the next one comes: nobody sees the difference, and it is not felt with a few readers.</summary>
    internal static TimeSpan PaceFor(int readers) => TimeSpan.FromTicks(Math.Min(PacePerReader.Ticks * readers, MostPace.Ticks));

    /// <summary>The frame of commits that are written already, which many get.</summary>
    public Frame FrameOf(ReadOnlyMemory<byte>[] commits) => _frames.Of(commits);

    /// <summary>Something may have been missed: everyone looks for themselves.</summary>
    public void CatchUpAll()
    {
        foreach (var follower in _followers)
            follower.CatchUp();
    }

    /// <summary>A person follows on one more stream.</summary>
    public void Enter(int number, string connection)
    {
        Presence.Enter(number, connection);
        PresenceChanged();
        hereChanged?.Invoke();
    }

    /// <summary>One of a person's streams ended.</summary>
    public void Leave(int number, string connection)
    {
        Presence.Leave(number, connection);
        PresenceChanged();
        hereChanged?.Invoke();
    }

    /// <summary>Who follows in another process now.</summary>
    public void SetElsewhere(string place, int[] numbers)
    {
        if (Presence.SetElsewhere(place, numbers))
            PresenceChanged();
    }

    /// <inheritdoc cref="PresenceBoard.Signal"/>
    public void Signal(int number, string connection, PresenceSignal signal, Audience audience, string? place = null)
    {
        if (Presence.Signal(number, connection, signal, audience, place))
            PresenceChanged();
    }

    /// <inheritdoc cref="PresenceBoard.Silence"/>
    public void Silence(int number, string connection, string place)
    {
        if (Presence.Silence(number, connection, place))
            PresenceChanged();
    }

    /// <summary>Ends every stream with this code.</summary>
    public void EndAll(string code)
    {
        foreach (var follower in _followers)
            follower.End(code);
    }

    private async Task WakeAllAsync()
    {
        do
        {
            Volatile.Write(ref _round, Round.Paused);
            var followers = _followers;
            foreach (var follower in followers)
                follower.Wake();
            // Behind all whom it woke: where the processor has enough to do with this round, the next one waits for it.
            await Task.Yield();
            await Task.Delay(PaceFor(followers.Count), clock);
        }
        while (Interlocked.CompareExchange(ref _round, Round.None, Round.Paused) != Round.Paused);
    }

    private void PresenceChanged()
    {
        if (Interlocked.Exchange(ref _presenceIsOnItsWay, 1) == 0)
            _ = TellPresenceAsync();
    }

    private async Task TellPresenceAsync()
    {
        await Task.Delay(PresencePace, clock);
        Volatile.Write(ref _presenceIsOnItsWay, 0);
        foreach (var follower in _followers)
            follower.OfferPresence();
    }

    /// <summary>How it stands with waking: nothing to do, the pause after a round, or news that came in that pause.</summary>
    private static class Round
    {
        public const int None = 0, Paused = 1, Wanted = 2;
    }
}
