using Samenwerken.Domain.Entities;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests;

/// <summary>Somebody with an outbox, which is sent in order until it is answered, and a stream that may break.</summary>
internal sealed class GatewayVisitor(EntityId meeting, Sender.Person person, Action<string> count) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<Submission> _pending = [];
    private readonly WireReplica _replica = new();
    private Task _sending = Task.CompletedTask;
    private Task _following = Task.CompletedTask;
    private CancellationTokenSource? _stop;

    public EntityId Meeting => meeting;

    public Sender.Person Person => person;

    public Dictionary<string, long> Saved { get; } = [];

    public HashSet<string> Refused { get; } = [];

    public bool IsSending => !_sending.IsCompleted;

    public bool HasPending
    {
        get
        {
            lock (_lock)
                return _pending.Count > 0;
        }
    }

    public long SeenUpTo
    {
        get
        {
            lock (_lock)
                return _replica.Position?.Seq ?? 0;
        }
    }

    public string Content
    {
        get
        {
            lock (_lock)
                return _replica.Content;
        }
    }

    public void Write(Submission submission)
    {
        lock (_lock)
            _pending.Add(submission);
    }

    public void Flush(IEntityGateway gateway)
    {
        if (_sending.IsFaulted)
            _sending.GetAwaiter().GetResult();
        if (!IsSending)
            _sending = Task.Run(() => SendAsync(gateway));
    }

    public void Connect(IEntityGateway gateway)
    {
        if (_following.IsFaulted)
            _following.GetAwaiter().GetResult();
        if (!_following.IsCompleted)
            return;
        _stop = new CancellationTokenSource();
        _following = Task.Run(() => FollowAsync(gateway, _stop.Token));
    }

    public async Task DisconnectAsync()
    {
        if (_stop is not null)
            await _stop.CancelAsync();
        await _following;
    }

    public async ValueTask DisposeAsync()
    {
        await DisconnectAsync();
        await _sending;
    }

    private async Task SendAsync(IEntityGateway gateway)
    {
        List<Submission> batch;
        lock (_lock)
            batch = [.. _pending.Take(5)];
        var answers = batch.ConvertAll(submission => gateway.SendAsync(meeting, submission));
        for (var i = 0; i < batch.Count; i++)
            Hear(batch[i].CommandId, await answers[i]);
    }

    private void Hear(string id, Answer answer)
    {
        count($"answers {answer.Status}");
        lock (_lock)
        {
            // Anything else is sent again, in its place.
            if (answer is Answer.Accepted or Answer.Rejected)
                _pending.RemoveAll(submission => submission.CommandId == id);
            if (answer is Answer.Accepted accepted)
                Saved[id] = accepted.Seq;
            if (answer is Answer.Rejected)
                Refused.Add(id);
        }
    }

    private async Task FollowAsync(IEntityGateway gateway, CancellationToken stop)
    {
        try
        {
            Position? since;
            lock (_lock)
                since = _replica.Position;
            await foreach (var frame in gateway.FollowAsync(meeting, person, person.DeviceId, since, stop))
            {
                if (frame.Json.Span.StartsWith("{\"end\""u8))
                {
                    count("streams ended");
                    return;
                }

                lock (_lock)
                    _replica.Receive(frame);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            count("streams broken");
        }
    }
}
