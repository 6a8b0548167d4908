namespace Samenwerken.Engine;

/// <summary>
/// Sends reactions for as long as some are open, one sending at a time. Whoever may have added one calls
/// <see cref="Start"/> afterwards; then it is sent, at whatever moment it came. Without that a reaction could wait for a
/// next turn of its entity, which may never come.
/// </summary>
/// <param name="hasOpen">Whether any is open now. Called under the lock.</param>
/// <param name="send">Sends those that it finds, and fails for nothing.</param>
internal sealed class ReactionLoop(Func<bool> hasOpen, Func<Task> send)
{
    private readonly Lock _lock = new();
    private bool _isRunning;

    /// <summary>Completes when all that was started is sent.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    public void Start()
    {
        lock (_lock)
        {
            if (_isRunning || !hasOpen())
                return;
            _isRunning = true;
            Ended = RunAsync();
        }
    }

    private async Task RunAsync()
    {
        await Task.Yield();
        do
        {
            await send();
        }
        while (GoesOn());
    }

    /// <summary>Looks under the lock, as a start does: either the start sees that sending goes on, or this sees what came.</summary>
    private bool GoesOn()
    {
        lock (_lock)
            return _isRunning = hasOpen();
    }
}
