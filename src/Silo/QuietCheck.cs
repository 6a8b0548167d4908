using Samenwerken.Engine.Storage;

namespace Samenwerken.Silo;

/// <summary>
/// Reads and checks everything once after a start, on a thread that lets all others go first, so that damage is found
/// before somebody opens the meeting that has it. Starting itself checks only what it needs.
/// </summary>
internal sealed partial class QuietCheck(IEventLog log, TimeProvider clock, ILogger<QuietCheck> logger) : BackgroundService
{
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(1);

    /// <summary>How many damages it found; 0 until it has looked.</summary>
    public int Damages { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Wait, clock, stoppingToken);
        var done = new TaskCompletionSource();
        var thread = new Thread(() => Check(done, stoppingToken)) { IsBackground = true, Priority = ThreadPriority.Lowest };
        thread.Start();
        await done.Task;
    }

    private void Check(TaskCompletionSource done, CancellationToken stoppingToken)
    {
        try
        {
            var report = Verification.RunAsync(log, stoppingToken).GetAwaiter().GetResult();
            foreach (var damage in report.Damages)
                Damage(logger, damage);
            Damages = report.Damages.Length;
            Checked(logger, report.Entities, report.Commits, report.Damages.Length);
        }
        catch (OperationCanceledException)
        {
            // The next start checks again.
        }
        catch (Exception failure)
        {
            Failed(logger, failure);
        }
        finally
        {
            done.SetResult();
        }
    }

    [LoggerMessage(100, LogLevel.Error, "{Damage} Run verify, and restore a backup.")]
    private static partial void Damage(ILogger logger, string damage);

    [LoggerMessage(101, LogLevel.Information, "Checked {Entities} entities and {Commits} commits; {Damages} are damaged.")]
    private static partial void Checked(ILogger logger, long entities, long commits, int damages);

    [LoggerMessage(102, LogLevel.Error, "The data could not be checked.")]
    private static partial void Failed(ILogger logger, Exception failure);
}
