using System.Diagnostics;

namespace Samenwerken.Bench.Load;

/// <summary>
/// Lets people write in turn at a rate that does not wait for answers, on a thread of its own, so that a slow server shows as
/// latency and not as fewer notes.
/// </summary>
internal sealed class Pump(IReadOnlyList<(Ears Ears, Member Member)> writers, double notesPerSecond, Action<Member, int>? write = null)
{
    private static readonly TimeSpan AwakeEvery = TimeSpan.FromSeconds(9);

    private volatile bool _isOver;

    public Task RunAsync(TimeSpan time)
    {
        var done = new TaskCompletionSource();
        new Thread(() =>
        {
            try
            {
                Run(time);
                done.SetResult();
            }
            catch (Exception failure)
            {
                done.SetException(failure);
            }
        })
        { IsBackground = true, Name = "pump" }.Start();
        return done.Task;
    }

    public void Stop() => _isOver = true;

    private void Run(TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        var sent = 0L;
        var awake = TimeSpan.Zero;
        for (var elapsed = TimeSpan.Zero; elapsed < time && !_isOver; elapsed = Stopwatch.GetElapsedTime(start))
        {
            for (var due = (long)(elapsed.TotalSeconds * notesPerSecond); sent < due; sent++)
            {
                var (ears, member) = writers[(int)(sent % writers.Count)];
                var number = ears.Send(member.Listener.Me);
                if (write is null)
                    member.Write(number);
                else
                    write(member, number);
            }

            if (elapsed - awake > AwakeEvery)
            {
                awake = elapsed;
                foreach (var (_, member) in writers)
                    member.StayAwake();
            }

            Thread.Sleep(1);
        }
    }
}
