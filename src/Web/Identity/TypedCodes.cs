using System.Collections.Concurrent;
using System.Net;

namespace Samenwerken.Web.Identity;

/// <summary>
/// Makes guessing join codes slow without ever locking anyone out (LIM1): only codes that do not exist are counted, and
/// past the budget of an address, or of all together, the answer to another wrong one comes late. A right code is never
/// slowed down, whoever else types wrong ones from the same hall.
/// </summary>
public sealed class TypedCodes(TimeProvider clock)
{
    /// <summary>Wrong codes a minute from one address that are answered at once.</summary>
    public const int PerAddress = 100;

    /// <summary>Wrong codes a minute from everywhere that are answered at once.</summary>
    public const int Overall = 2_000;

    /// <summary>How late a wrong code past the budget is answered.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<IPAddress, int> _perAddress = new();
    private readonly Lock _lock = new();
    private long _windowStart = clock.GetTimestamp();
    private int _overall;

    /// <summary>Counts a wrong code; completes when it may be answered.</summary>
    public Task FailedAsync(IPAddress? address, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (clock.GetElapsedTime(_windowStart) >= Window)
            {
                _windowStart = clock.GetTimestamp();
                _overall = 0;
                _perAddress.Clear();
            }
        }

        var overall = Interlocked.Increment(ref _overall);
        var here = _perAddress.AddOrUpdate(address ?? IPAddress.None, 1, (_, count) => count + 1);
        return here > PerAddress || overall > Overall ? Task.Delay(Delay, clock, cancellationToken) : Task.CompletedTask;
    }
}
