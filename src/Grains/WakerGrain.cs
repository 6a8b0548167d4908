namespace Samenwerken.Grains;

/// <summary>
/// A reminder wakes it once a minute on whatever silo there is, so what waits is found again after a restart without
/// loading every entity. The log says what waits; this only knocks: being woken too often does nothing.
/// </summary>
/// <remarks>Nobody waits for a look, which takes as long as the store does; one that is asked for meanwhile comes after it.</remarks>
[GrainType("waker")]
internal sealed class WakerGrain(EntitySurroundings surroundings) : Grain, IWakerGrain, IRemindable
{
    private const string ReminderName = "look";
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    /// <summary>An entity that is due before the look after the next one sets a timer of its own.</summary>
    private static readonly TimeSpan Ahead = 2 * Pace;

    private bool _isReminded;
    private bool _isAskedAgain;
    private Task _looking = Task.CompletedTask;

    public async Task LookAsync()
    {
        if (!_isReminded)
        {
            await this.RegisterOrUpdateReminder(ReminderName, Pace, Pace);
            _isReminded = true;
        }

        StartLooking();
    }

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        StartLooking();
        return Task.CompletedTask;
    }

    private void StartLooking()
    {
        if (_looking.IsCompleted)
            _looking = WakeWhatWaitsAsync();
        else
            _isAskedAgain = true;
    }

    private async Task WakeWhatWaitsAsync()
    {
        do
        {
            _isAskedAgain = false;
            try
            {
                foreach (var waiting in await surroundings.Log.FindWaitingAsync(surroundings.Clock.GetUtcNow() + Ahead))
                    await GrainFactory.GetGrain<IEntityGrain>(EntitySurroundings.GrainOf(waiting.Entity)).WakeAsync();
            }
            catch (Exception failure)
            {
                GrainsLog.WakeFailed(surroundings.Logger, failure);
            }
        }
        while (_isAskedAgain);
    }
}
