namespace Samenwerken.Web.Hubs;

/// <summary>
/// What the hub keeps of one connection: a hub object lives for one call only. Calls come one after the other, but each
/// stream begins and ends beside them, so streams are counted under a lock; the rest is for calls alone.
/// </summary>
internal sealed class Connection(TimeProvider clock)
{
    /// <summary>A client that follows anew may still have its former stream for a moment.</summary>
    public const int MaxStreams = 2;

    private readonly Lock _lock = new();
    private int _streams;

    public SignalPace Signals { get; } = new();

    public Deferral Deferral { get; } = new(clock);

    /// <returns>Whether there was room for another stream, which is to be left when it ends.</returns>
    public bool TryEnterStream()
    {
        lock (_lock)
        {
            if (_streams == MaxStreams)
                return false;
            _streams++;
            return true;
        }
    }

    public void LeaveStream()
    {
        lock (_lock)
            _streams--;
    }
}
