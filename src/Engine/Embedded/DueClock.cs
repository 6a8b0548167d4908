using Samenwerken.Domain.Entities;

namespace Samenwerken.Engine.Embedded;

/// <summary>Wakes entities at the time they asked for. What it holds is a copy: the log has each due time, and a start reads them again.</summary>
internal sealed class DueClock(Action<EntityId> wake, TimeProvider clock) : IAsyncDisposable
{
    // A timer takes no longer delays than this; waking up early to wait again costs nothing.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly PriorityQueue<EntityId, DateTimeOffset> _queue = new();
    private readonly Dictionary<EntityId, DateTimeOffset> _scheduled = [];
    private ITimer? _timer;

    public void Schedule(EntityId entity, DateTimeOffset at)
    {
        lock (_lock)
        {
            if (_scheduled.TryGetValue(entity, out var before) && before == at)
                return;
            _scheduled[entity] = at;
            _queue.Enqueue(entity, at);
            SetTimer();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_timer is not null)
            await _timer.DisposeAsync();
    }

    private void SetTimer()
    {
        if (!_queue.TryPeek(out _, out var next))
            return;
        // Rounded up to a whole millisecond, which is as fine as timers go.
        var wait = TimeSpan.FromMilliseconds(Math.Ceiling(Math.Clamp((next - clock.GetUtcNow()).TotalMilliseconds, 0, Longest.TotalMilliseconds)));
        _timer ??= clock.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private void Ring()
    {
        var due = new List<EntityId>();
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            while (_queue.TryPeek(out var entity, out var at) && at <= now)
            {
                _queue.Dequeue();
                // One that was put off since has another place in the queue.
                if (_scheduled.TryGetValue(entity, out var scheduled) && scheduled == at)
                {
                    _scheduled.Remove(entity);
                    due.Add(entity);
                }
            }

            SetTimer();
        }

        foreach (var entity in due)
            wake(entity);
    }
}
