namespace Samenwerken.Web.Hubs;

/// <summary>
/// The streams to followers that are open on this server. Before it stops each gets its last frame, while its connection
/// is still there: so a client knows that the server goes away, and not merely that something broke.
/// </summary>
public sealed class OpenStreams : IDisposable
{
    /// <summary>What transports get to write what stands in their pipes; nobody can await them, and closing throws it away.</summary>
    private static readonly TimeSpan Writing = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _ending = new();
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _allLeft = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _open;

    /// <summary>Cancelled when every stream must end.</summary>
    public CancellationToken Ending => _ending.Token;

    public void Enter()
    {
        lock (_lock)
            _open++;
    }

    public void Leave()
    {
        lock (_lock)
        {
            if (--_open == 0 && _ending.IsCancellationRequested)
                _allLeft.TrySetResult();
        }
    }

    /// <summary>Ends all streams; completes when their last frames are on their way, or after so long for those that do not read.</summary>
    public async Task EndAllAsync(TimeSpan patience, TimeProvider clock)
    {
        try
        {
            await _ending.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // A host that could not start stops after its services are gone; nobody follows there.
            return;
        }

        lock (_lock)
        {
            if (_open == 0)
                return;
        }

        await Task.WhenAny(_allLeft.Task, Task.Delay(patience, clock));
        await Task.Delay(Writing, clock);
    }

    public void Dispose() => _ending.Dispose();
}
