using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Engine;

/// <summary>Reads an entity for a follower: what they need to be up to date.</summary>
internal delegate Task<CatchUp> CatchUpSource(string personId, Position? since, CancellationToken cancellationToken);

/// <summary>
/// One stream to one device: every commit that this person may hear of, in order, each once (SEQ2). It attaches to the
/// live commits first and reads what came before second, and merges the two by number, so nothing falls between them.
/// </summary>
/// <remarks>
/// What waits for a slow reader is bounded: past the bound it is thrown away, and the follower is caught up from where it
/// is (FOL4). The broadcaster says when to look for commits, to all readers together.
/// </remarks>
internal sealed class Follower(
    Sender.Person person, string connection, Position? since, Broadcaster broadcaster, CatchUpSource source, Key rights)
{
    /// <summary>The most commits that wait for one reader.</summary>
    public const int MaxWaiting = 512;

    /// <summary>A reader for whom more commits wait than this hears no presence until it has caught up (PRS2).</summary>
    private const int TooManyForPresence = MaxWaiting / 8;

    private readonly Lock _lock = new();
    private readonly string _sender = person.ToString();
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    // What waits, under the lock.
    private List<SharedCommit> _waiting = [];
    private bool _isBehind;
    private bool _hasPresence;
    private string? _endCode;

    // Where the reader is: touched only by its own loop.
    private Position? _position = since;
    private Viewer? _viewer;
    private long _presenceHeard;
    private bool _isOver;

    /// <summary>A durable commit, for when it is woken. Never waits.</summary>
    public void Offer(SharedCommit commit)
    {
        lock (_lock)
        {
            if (_waiting.Count >= MaxWaiting)
            {
                _waiting = [];
                _isBehind = true;
            }

            if (!_isBehind)
                _waiting.Add(commit);
        }
    }

    /// <summary>Looks for what waits.</summary>
    public void Wake() => _news.Writer.TryWrite(true);

    public void OfferPresence()
    {
        lock (_lock)
            _hasPresence = true;
        Wake();
    }

    /// <summary>Something may have been missed.</summary>
    public void CatchUp()
    {
        lock (_lock)
            _isBehind = true;
        Wake();
    }

    public void End(string code)
    {
        lock (_lock)
            _endCode ??= code;
        Wake();
    }

    public async IAsyncEnumerable<Frame> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        broadcaster.Attach(this);
        Meters.Followers.Add(1);
        try
        {
            CatchUp();
            while (!_isOver && await _news.Reader.WaitToReadAsync(cancellationToken))
            {
                _news.Reader.TryRead(out _);
                foreach (var frame in await NextAsync(cancellationToken))
                    yield return frame;
            }
        }
        finally
        {
            Meters.Followers.Add(-1);
            broadcaster.Detach(this);
            if (_viewer?.Number is { } number)
                broadcaster.Leave(number, connection);
        }
    }

    /// <summary>The frames that bring the reader from where it is to where the entity is now: one round of its loop.</summary>
    internal async Task<IReadOnlyList<Frame>> NextAsync(CancellationToken cancellationToken)
    {
        var (commits, isBehind, hasPresence, endCode) = Take();
        if (endCode is not null)
            return Over(endCode);

        var known = 0;
        while (known < commits.Count && commits[known].Seq <= _position?.Seq)
            known++;
        var next = known == 0 ? commits : commits[known..];
        if (isBehind || !IsNext(next))
            return await CaughtUpAsync(next, cancellationToken);

        var frames = new List<Frame>(2);
        if (next.Count > 0)
        {
            var written = new ReadOnlyMemory<byte>[next.Count];
            var hasOwn = false;
            for (var i = 0; i < written.Length; i++)
            {
                written[i] = next[i].For(_viewer!, _sender);
                hasOwn |= next[i].IsFrom(_sender);
            }

            frames.Add(hasOwn ? Wire.Commits(written) : broadcaster.FrameOf(written));
            _position = _position!.Value with { Seq = next[^1].Seq };
            Meters.FrameLatency.Record(Meters.Seconds(next[0].ShownAt));
        }

        if (hasPresence && next.Count <= TooManyForPresence && broadcaster.Presence.News(_viewer!, ref _presenceHeard) is { } news)
            frames.Add(news);
        return frames;
    }

    /// <summary>Whether these follow upon where the reader is, without a gap, and leave its rights as they are.</summary>
    private bool IsNext(List<SharedCommit> next)
    {
        for (var i = 0; i < next.Count; i++)
        {
            if (next[i].Seq != _position?.Seq + 1 + i || next[i].Changes(rights))
                return false;
        }

        return true;
    }

    private async Task<IReadOnlyList<Frame>> CaughtUpAsync(List<SharedCommit> next, CancellationToken cancellationToken)
    {
        switch (await source(person.PersonId, _position, cancellationToken))
        {
            case Engine.CatchUp.Frames frames when next.Count > 0 && frames.Position.Seq < next[^1].Seq:
                // The log lacks what was broadcast. No number of attempts would mend that.
                return Over(EngineCodes.FollowBroken);
            case Engine.CatchUp.Frames frames:
                if (_viewer is null && frames.Viewer.Number is { } number)
                    broadcaster.Enter(number, connection);
                (_viewer, _position) = (frames.Viewer, frames.Position);
                OfferPresence();
                return frames.All;
            case Engine.CatchUp.Denied denied:
                return Over(denied.Code);
            case var catchUp:
                throw new InvalidOperationException($"{catchUp} does not catch up.");
        }
    }

    private IReadOnlyList<Frame> Over(string code)
    {
        _isOver = true;
        return [Wire.End(code)];
    }

    private (List<SharedCommit> Commits, bool IsBehind, bool HasPresence, string? EndCode) Take()
    {
        lock (_lock)
        {
            var taken = (_waiting, _isBehind, _hasPresence, _endCode);
            (_waiting, _isBehind, _hasPresence) = ([], false, false);
            return taken;
        }
    }
}
