using Orleans.Utilities;
using Samenwerken.Domain;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine;
using Samenwerken.Grains.Messages;

namespace Samenwerken.Grains;

/// <summary>
/// One entity as an activation: a mailbox, whose pump runs on the activation's own scheduler, and the silos that listen.
/// So an entity does one thing at a time, and everything that waits shares one durable write, as in the other engine.
/// </summary>
/// <remarks>
/// Two activations of one entity can be alive for a moment, when a silo is thought dead and is not. The log decides: only
/// one can append at a position, the other's write comes to nothing, it answers `unknown` and ends itself. A refusal, which
/// writes nothing, is checked against the log's head first.
/// </remarks>
internal abstract class EntityGrain : Grain, IEntityGrain, IMailboxKeeper
{
    // No timer takes longer delays than this; waking up early to wait again costs nothing.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    private readonly EntitySurroundings _surroundings;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ObserverManager<string, IEntityObserver> _observers;
    private readonly Dictionary<string, int[]> _present = [];
    private Mailbox _mailbox = null!;
    private IGrainTimer? _beat;
    private IGrainTimer? _due;

    protected EntityGrain(EntitySurroundings surroundings)
    {
        _surroundings = surroundings;
        _observers = new(ObserverLease.Duration, surroundings.Logger) { GetDateTime = () => surroundings.Clock.GetUtcNow().UtcDateTime };
    }

    private EntityId Entity => EntitySurroundings.EntityOf(this.GetGrainId());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var kind = Catalogue.KindOf(Entity) ?? throw new InvalidOperationException($"There can be no entity {Entity}.");
        _mailbox = new Mailbox(
            Entity, kind, _surroundings.Log, _surroundings.Clock, _surroundings.Logger, _surroundings.Gateway, this, TaskScheduler.Current, _stopping.Token,
            _surroundings.Watcher);
        _beat = this.RegisterGrainTimer(BeatAsync, new GrainTimerCreationOptions(ObserverLease.Beat, ObserverLease.Beat) { Interleave = true });
        return Task.CompletedTask;
    }

    /// <summary>Finishes what waits, and saves a snapshot. Reactions that are not answered yet are sent by the next activation.</summary>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _mailbox.CloseAsync();
        Tell(observer => observer.MovedAsync());
        _surroundings.Log.Release(Entity);
    }

    public async Task<AnswerMessage[]> SendAsync(CommandMessage[] commands)
    {
        var answers = commands
            .Select(command => _mailbox.Post(command.ToSubmission()) ?? Task.FromResult<Answer>(new Answer.Later(EngineCodes.StoreUnavailable, 200)))
            .ToList();
        return [.. (await Task.WhenAll(answers)).Select(AnswerMessage.Of)];
    }

    public Task<ReadingMessage> ReadAsync(string? personId) =>
        AskAsync(host => ReadingMessage.Of(host.Read(personId)), code => ReadingMessage.Of(new Reading.Denied(code)));

    public async Task<ReadingMessage> ForeseeAsync(CommandMessage command) =>
        ReadingMessage.Of(await await AskAsync(
            host => host.ForeseeAsync(command.ToSubmission(), _stopping.Token), code => Task.FromResult<Reading>(new Reading.Denied(code))));

    public Task<TextHistoryMessage> ReadTextAsync(string personId, string recordKind, string recordId, int after) =>
        AskAsync(
            host => TextHistoryMessage.Of(host.ReadText(personId, new Key(recordKind, recordId), after)),
            code => TextHistoryMessage.Of(new TextHistory.Denied(code)));

    public Task<CatchUpMessage> CatchUpAsync(string personId, string? epoch, long seq) =>
        AskAsync(
            host => CatchUpMessage.Of(host.CatchUp(personId, epoch is null ? null : new Position(epoch, seq))),
            code => CatchUpMessage.Of(new CatchUp.Denied(code)));

    public Task<HeadMessage> SubscribeAsync(string place, IEntityObserver observer, int[] present)
    {
        _observers.Subscribe(place, observer);
        foreach (var (other, people) in _present.Where(pair => pair.Key != place))
            _ = observer.PresentAsync(other, people);
        TellPresent(place, present);
        return Task.FromResult(Head);
    }

    public Task UnsubscribeAsync(string place)
    {
        _observers.Unsubscribe(place);
        TellPresent(place, []);
        return Task.CompletedTask;
    }

    public Task PresentAsync(string place, int[] present)
    {
        // One that is forgotten subscribes again, and says it then.
        if (_observers.Observers.ContainsKey(place))
            TellPresent(place, present);
        return Task.CompletedTask;
    }

    public Task SignalAsync(SignalMessage[] signals)
    {
        if (_mailbox.Loaded is not { } host)
            return Task.CompletedTask;
        var heard = signals
            .Select(signal => (Signal: signal, Access: host.Access(signal.PersonId), On: host.Heard(signal.ToSignal())))
            .Where(it => it is { Access: Access.Granted { Viewer.Number: not null }, On: not null })
            .Select(it => SignalHeardMessage.Of(it.Signal, ((Access.Granted)it.Access).Viewer.Number!.Value, it.On!.Value.Signal, it.On.Value.Audience))
            .ToArray();
        if (heard.Length > 0)
            Tell(observer => observer.SignalAsync(heard));
        return Task.CompletedTask;
    }

    public Task WakeAsync()
    {
        _mailbox.Wake();
        return Task.CompletedTask;
    }

    bool IMailboxKeeper.LoadsAgain => false;

    void IMailboxKeeper.Show(IReadOnlyList<Commit> commits)
    {
        if (_observers.Count == 0)
            return;
        var message = CommitsMessage.Of(_mailbox.Loaded!.Now.Position.Epoch, commits);
        Tell(observer => observer.ShowAsync(message));
    }

    void IMailboxKeeper.Schedule(DateTimeOffset due)
    {
        // Rounded up to a whole millisecond, which is as fine as timers go.
        var wait = TimeSpan.FromMilliseconds(Math.Ceiling(Math.Clamp((due - _surroundings.Clock.GetUtcNow()).TotalMilliseconds, 0, LongestTimer.TotalMilliseconds)));
        _due ??= this.RegisterGrainTimer(WakeAsync, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { Interleave = true });
        _due.Change(wait, Timeout.InfiniteTimeSpan);
    }

    void IMailboxKeeper.LoadedAgain() => Tell(observer => observer.BeatAsync(Head));

    void IMailboxKeeper.Ended(string code)
    {
        // A damaged history is as damaged for the next activation; anything else is loaded anew, and followers wait for it.
        // One that was erased is gone for good: followers end, and nothing stays in memory.
        var isErased = code is not (EngineCodes.EntityDamaged or EngineCodes.StoreUnavailable or EngineCodes.ServerStopping);
        if (code == EngineCodes.EntityDamaged || isErased)
            Tell(observer => observer.EndAsync(code));
        if (code != EngineCodes.EntityDamaged)
            DeactivateOnIdle();
    }

    private HeadMessage Head => _mailbox.Loaded is { } host ? new HeadMessage(host.Now.Position.Epoch, host.Now.Position.Seq) : HeadMessage.Unknown;

    private Task BeatAsync()
    {
        // A silo that is gone does not wait out its lease: whoever was there is not present any more.
        foreach (var gone in _observers.Observers.Keys.Where(_surroundings.IsGone).ToList())
            _observers.Unsubscribe(gone);
        _observers.ClearExpired();
        var listening = _observers.Observers;
        foreach (var gone in _present.Keys.Where(place => !listening.ContainsKey(place)).ToList())
            TellPresent(gone, []);
        if (listening.Count > 0)
            Tell(observer => observer.BeatAsync(Head));
        return Task.CompletedTask;
    }

    private void TellPresent(string place, int[] present)
    {
        if (_present.TryGetValue(place, out var before) ? before.SequenceEqual(present) : present.Length == 0)
            return;
        if (present.Length > 0)
            _present[place] = present;
        else
            _present.Remove(place);
        foreach (var (other, observer) in _observers.Observers)
        {
            if (other != place)
                _ = observer.PresentAsync(place, present);
        }
    }

    /// <summary>One way, and never waited for: whoever loses it notices.</summary>
    private void Tell(Func<IEntityObserver, Task> tell) => _ = _observers.Notify(tell);

    private async Task<T> AskAsync<T>(Func<EntityHost, T> ask, Func<string, T> deny)
    {
        EntityHost host;
        try
        {
            host = await _mailbox.HostAsync(CancellationToken.None);
        }
        catch (Exception failure)
        {
            return deny(Mailbox.CodeOf(failure));
        }

        return ask(host);
    }
}
