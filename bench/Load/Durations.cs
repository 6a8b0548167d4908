using System.Numerics;

namespace Samenwerken.Bench.Load;

/// <summary>
/// How long things took, counted in classes that each span less than two per cent, as in an HDR histogram (Gil Tene). Many may add at once.
/// </summary>
internal sealed class Durations
{
    private const int Fine = 6;

    private readonly long[] _counts = new long[64 << Fine];
    private long _max;

    public void Add(TimeSpan duration) => AddTicks(Math.Max(0, duration.Ticks));

    /// <summary>Adds all that another has counted.</summary>
    public void Add(Durations other)
    {
        for (var i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i];
        _max = Math.Max(_max, other._max);
    }

    public long Count => _counts.Sum();

    public TimeSpan Max => TimeSpan.FromTicks(Volatile.Read(ref _max));

    /// <summary>What this part of all stayed within; zero where there is none.</summary>
    /// <param name="part">0 to 1.</param>
    public TimeSpan At(double part)
    {
        var left = (long)Math.Ceiling(Count * part);
        for (var i = 0; i < _counts.Length; i++)
        {
            left -= _counts[i];
            if (left <= 0)
                return TimeSpan.FromTicks(Math.Min(UpperOf(i), _max));
        }

        return Max;
    }

    private void AddTicks(long ticks)
    {
        Interlocked.Increment(ref _counts[IndexOf(ticks)]);
        long max;
        while (ticks > (max = Volatile.Read(ref _max)) && Interlocked.CompareExchange(ref _max, ticks, max) != max)
        {
        }
    }

    private static int IndexOf(long ticks)
    {
        var magnitude = BitOperations.Log2((ulong)ticks | 1);
        return magnitude < Fine ? (int)ticks : ((magnitude - Fine + 1) << Fine) + (int)(ticks >> (magnitude - Fine)) - (1 << Fine);
    }

    private static long UpperOf(int index)
    {
        var group = index >> Fine;
        return group == 0 ? index : ((long)((index & ((1 << Fine) - 1)) + (1 << Fine) + 1) << (group - 1)) - 1;
    }
}
