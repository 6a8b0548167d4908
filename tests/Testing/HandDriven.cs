using Samenwerken.Engine;

namespace Samenwerken.Testing;

/// <summary>A stall that a test holds: whoever reads frames through it waits while it is held.</summary>
public sealed class Stall
{
    private TaskCompletionSource? _held;

    public void Hold() => _held ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release()
    {
        _held?.SetResult();
        _held = null;
    }

    public async IAsyncEnumerable<Frame> Through(IAsyncEnumerable<Frame> frames)
    {
        await foreach (var frame in frames)
        {
            yield return frame;
            if (_held is { } held)
                await held.Task;
        }
    }
}
