using System.Text;
using Samenwerken.Engine;
using Shouldly;

namespace Samenwerken.Testing;

/// <summary>Somebody who follows: reads frames into a replica, remembers every byte, and lets a test wait for what must come.</summary>
public sealed class FollowerProbe : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _frames = [];
    private readonly Lock _lock = new();
    private readonly Task _reading;
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FollowerProbe(Func<CancellationToken, IAsyncEnumerable<Frame>> follow, WireReplica? replica = null)
    {
        Replica = replica ?? new WireReplica();
        _reading = Task.Run(async () =>
        {
            try
            {
                await foreach (var frame in follow(_stop.Token))
                    Receive(frame);
            }
            catch (Exception gone) when (gone is IOException || (gone is OperationCanceledException && _stop.IsCancellationRequested))
            {
                // The connection broke, or the test has seen enough.
            }
            finally
            {
                IsOver = true;
                Tell();
            }
        });
    }

    public WireReplica Replica { get; }

    /// <summary>Whether the stream has ended.</summary>
    public bool IsOver { get; private set; }

    public IReadOnlyList<string> Frames
    {
        get
        {
            lock (_lock)
                return [.. _frames];
        }
    }

    /// <summary>Every byte that came, as text.</summary>
    public string Everything => string.Join('\n', Frames);

    public Task SeesAsync(Position position) => UntilAsync(replica => replica.Position?.Seq >= position.Seq, $"seeing commit {position.Seq}");

    /// <summary>Waits until the replica is as a test wants it, looking again at each frame.</summary>
    public async Task UntilAsync(Func<WireReplica, bool> isSo, string what)
    {
        using var patience = new CancellationTokenSource(Gateways.Patience);
        while (true)
        {
            Task news;
            lock (_lock)
            {
                if (isSo(Replica))
                    return;
                news = _news.Task;
            }

            if (IsOver)
            {
                await _reading;
                lock (_lock)
                    isSo(Replica).ShouldBeTrue($"the stream ended ({Replica.EndCode}) before {what}");
                return;
            }

            try
            {
                await news.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"never came: {what}\n{Everything}");
            }
        }
    }

    /// <summary>Waits for the end of the stream.</summary>
    /// <returns>Why it ended.</returns>
    public async Task<string?> EndAsync()
    {
        await _reading.WaitAsync(Gateways.Patience);
        return Replica.EndCode;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
    }

    private void Receive(Frame frame)
    {
        lock (_lock)
        {
            _frames.Add(Encoding.UTF8.GetString(frame.Json.Span));
            Replica.Receive(frame);
        }

        Tell();
    }

    private void Tell()
    {
        lock (_lock)
        {
            _news.TrySetResult();
            _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
