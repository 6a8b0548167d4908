namespace Samenwerken.Grains;

/// <summary>
/// A reminder wakes it once a minute on whatever silo there is, so what waits is found again after a restart without
/// loading every entity. The log says what waits; this only knocks: being woken too often does nothing.
/// </summary>
[GrainType("waker")]
internal sealed class WakerGrain(EntitySurroundings surroundings) : Grain, IWakerGrain, IRemindable
{
    private const string ReminderName = "look";
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    /// <summary>An entity that is due before the look after the next one sets a timer of its own.</summary>
    private static readonly TimeSpan Ahead = 2 * Pace;

    private bool _isReminded;

    public async Task LookAsync()
    {
        if (!_isReminded)
        {
            await this.RegisterOrUpdateReminder(ReminderName, Pace, Pace);
            _isReminded = true;
        }

        await WakeAsync();
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => WakeAsync();

    private async Task WakeAsync()
    {
        try
        {
            var soon = surroundings.Clock.GetUtcNow() + Ahead;
            foreach (var waiting in await surroundings.Log.FindWaitingAsync())
            {
                if (waiting.HasReactions || waiting.Due <= soon)
                    await GrainFactory.GetGrain<IEntityGrain>(EntitySurroundings.GrainOf(waiting.Entity)).WakeAsync();
            }
        }
        catch (Exception failure)
        {
            GrainsLog.WakeFailed(surroundings.Logger, failure);
        }
    }
}
