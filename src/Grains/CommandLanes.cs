using Samenwerken.Domain.Entities;
using Samenwerken.Engine;

namespace Samenwerken.Grains;

/// <summary>
/// Keeps the commands of each sender in order on their way to a grain (CMD5): calls to a grain may overtake each other, so
/// a sender has one call under way at a time, and what comes meanwhile goes together in the next.
/// </summary>
internal sealed class CommandLanes(Func<EntityId, IReadOnlyList<Submission>, Task<IReadOnlyList<Answer>>> send)
{
    /// <summary>More commands of one sender than this do not wait; as many as wait for an entity.</summary>
    private const int Capacity = Mailbox.Capacity;

    private const int MaxBatch = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<(EntityId Entity, Sender From), Queue<Letter>> _lanes = [];

    private sealed record Letter(Submission Submission, TaskCompletionSource<Answer> Answer);

    /// <summary>Its place in the order is that of this call.</summary>
    public Task<Answer> Post(EntityId entity, Submission submission)
    {
        var letter = new Letter(submission, new(TaskCreationOptions.RunContinuationsAsynchronously));
        var key = (entity, submission.From);
        lock (_lock)
        {
            if (_lanes.TryGetValue(key, out var lane))
            {
                if (lane.Count >= Capacity)
                    return Task.FromResult<Answer>(new Answer.Later(EngineCodes.EntityBusy, 500));
                lane.Enqueue(letter);
                return letter.Answer.Task;
            }

            _lanes[key] = new Queue<Letter>([letter]);
        }

        _ = RunAsync(key);
        return letter.Answer.Task;
    }

    private async Task RunAsync((EntityId Entity, Sender From) key)
    {
        while (Take(key) is { Count: > 0 } letters)
        {
            var answers = await send(key.Entity, [.. letters.Select(letter => letter.Submission)]);
            foreach (var (letter, answer) in letters.Zip(answers))
                letter.Answer.SetResult(answer);
        }
    }

    private List<Letter> Take((EntityId, Sender) key)
    {
        lock (_lock)
        {
            var lane = _lanes[key];
            var taken = new List<Letter>(Math.Min(lane.Count, MaxBatch));
            while (taken.Count < MaxBatch && lane.TryDequeue(out var letter))
                taken.Add(letter);
            if (taken.Count == 0)
                _lanes.Remove(key);
            return taken;
        }
    }
}
