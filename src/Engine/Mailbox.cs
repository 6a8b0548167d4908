using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine.Discovery;
using Samenwerken.Engine.Storage;

namespace Samenwerken.Engine;

/// <summary>
/// One entity in memory, in either engine: what is sent to it waits in a bounded queue, and one loop takes all that waits
/// at a moment as one batch. So an entity does one thing at a time, and many people's commands share one durable write.
/// </summary>
internal sealed class Mailbox
{
    /// <summary>More commands than this do not wait; their senders are asked to come back.</summary>
    public const int Capacity = 1024;

    private const int MaxBatch = 256;
    private static readonly TimeSpan RetryLoad = TimeSpan.FromSeconds(1);

    /// <summary>What was due and could not be done waits so long: a store that writes nothing must not be asked without end.</summary>
    private static readonly TimeSpan RetryDue = TimeSpan.FromSeconds(2);

    /// <summary>Reactions that could not be sent are tried again after so long.</summary>
    private static readonly TimeSpan RetryReactions = TimeSpan.FromSeconds(1);

    private readonly Channel<Letter> _letters = Channel.CreateBounded<Letter>(
        new BoundedChannelOptions(Capacity) { SingleReader = true });

    private readonly EntityId _entity;
    private readonly EntityKind _kind;
    private readonly IEventLog _log;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Reactor _reactor;
    private readonly ReactionLoop _reactions;
    private readonly IMailboxKeeper _keeper;
    private readonly ICommitWatcher? _watcher;
    private readonly CancellationToken _stopping;
    private readonly Lock _lock = new();
    private readonly Task _loop;

    /// <summary>The host to read from, as soon as there is one; another after a write whose outcome is unknown (LOG2).</summary>
    private volatile TaskCompletionSource<EntityHost> _usable = NewSource();
    private volatile EntityHost? _host;
    private DateTimeOffset? _dueFailedAt;
    private volatile bool _canReact = true;

    // Under the lock.
    private long _lastUse;
    private int _leases;
    private int _unfinished;
    private bool _isClosed;

    /// <param name="gateway">Where its reactions go.</param>
    /// <param name="turns">Where its loop runs.</param>
    /// <param name="watcher">Hears of every commit that was shown.</param>
    /// <param name="stopping">Ends what is sent on, and waits for the store, when the engine stops.</param>
    public Mailbox(
        EntityId entity, EntityKind kind, IEventLog log, TimeProvider clock, ILogger logger,
        IEntityGateway gateway, IMailboxKeeper keeper, TaskScheduler turns, CancellationToken stopping,
        ICommitWatcher? watcher = null)
    {
        _watcher = watcher;
        (_entity, _kind, _log, _clock, _logger, _keeper, _stopping) = (entity, kind, log, clock, logger, keeper, stopping);
        _reactor = new Reactor(gateway, clock, logger);
        _reactions = new ReactionLoop(() => _canReact && _host is { IsSpent: false, HasOpenReactions: true }, SendReactionsAsync);
        _lastUse = clock.GetTimestamp();
        _loop = Task.Factory.StartNew(RunAsync, CancellationToken.None, TaskCreationOptions.DenyChildAttach, turns).Unwrap();
    }

    private sealed record Letter(Submission? Submission, TaskCompletionSource<Answer> Answer);

    /// <summary>Puts a command in the queue.</summary>
    /// <returns>Null where the mailbox is closed: take another.</returns>
    public Task<Answer>? Post(Submission submission)
    {
        lock (_lock)
        {
            if (_isClosed)
                return null;
            _lastUse = _clock.GetTimestamp();
            var letter = new Letter(submission, new(TaskCreationOptions.RunContinuationsAsynchronously));
            return TryPut(letter) ? letter.Answer.Task : Task.FromResult<Answer>(new Answer.Later(EngineCodes.EntityBusy, 500));
        }
    }

    /// <summary>Lets the entity do what it is due to do.</summary>
    /// <returns>Whether the mailbox is open.</returns>
    public bool Wake()
    {
        lock (_lock)
        {
            // A full queue wakes it as well.
            if (!_isClosed)
                TryPut(new Letter(null, new()));
            return !_isClosed;
        }
    }

    /// <summary>Keeps the mailbox open until the result is disposed.</summary>
    /// <returns>Null where it is closed: take another.</returns>
    public IDisposable? Lease()
    {
        lock (_lock)
        {
            if (_isClosed)
                return null;
            _leases++;
            return new Leased(this);
        }
    }

    /// <summary>
    /// The entity as its log has it. Waits while it is loaded, and fails with what the loading fails with:
    /// <see cref="CodeOf"/> says what to tell the reader.
    /// </summary>
    public Task<EntityHost> HostAsync(CancellationToken cancellationToken) => _usable.Task.WaitAsync(cancellationToken);

    /// <summary>The host, if the entity is loaded.</summary>
    public EntityHost? Loaded => _host;

    /// <summary>Why an entity cannot be read, as a code.</summary>
    public static string CodeOf(Exception failure) => failure switch
    {
        DamagedHistoryException => EngineCodes.EntityDamaged,
        OperationCanceledException => EngineCodes.ServerStopping,
        _ => EngineCodes.StoreUnavailable,
    };

    /// <summary>Closes the mailbox if it has been idle for so long: nothing waits, nobody follows, no reaction is on its way.</summary>
    public bool CloseIfIdle(TimeSpan idleAfter)
    {
        lock (_lock)
        {
            if (_isClosed || _leases > 0 || _unfinished > 0 || !_reactions.Ended.IsCompleted || _clock.GetElapsedTime(_lastUse) < idleAfter)
                return false;
            _isClosed = true;
            _letters.Writer.Complete();
            return true;
        }
    }

    /// <summary>Takes nothing more, finishes what waits, and saves a snapshot.</summary>
    public async Task CloseAsync()
    {
        lock (_lock)
        {
            _isClosed = true;
            _letters.Writer.TryComplete();
        }

        await _loop;
        await _reactions.Ended;
    }

    private async Task RunAsync()
    {
        Meters.Active.Add(1, Meters.Of(_entity));
        try
        {
            await LoadAsync();
            while (await _letters.Reader.WaitToReadAsync(CancellationToken.None))
                await TakeTurnAsync();
            if (_host is { IsSpent: false, HasNewsSinceSnapshot: true })
                await _host.SaveSnapshotAsync(CancellationToken.None);
        }
        catch (DamagedHistoryException damage)
        {
            Log.Damaged(_logger, _entity, damage.Seq);
            await RefuseAllAsync(damage, new Answer.Rejected(EngineCodes.EntityDamaged), EngineCodes.EntityDamaged);
        }
        catch (OperationCanceledException stopped) when (_stopping.IsCancellationRequested)
        {
            await RefuseAllAsync(stopped, new Answer.Later(EngineCodes.ServerStopping, 1000), EngineCodes.ServerStopping);
        }
        catch (Exception failure)
        {
            Log.MailboxFailed(_logger, _entity, failure);
            lock (_lock)
            {
                // Whoever comes next opens another mailbox.
                _isClosed = true;
                _letters.Writer.TryComplete();
            }

            await RefuseAllAsync(failure, new Answer.Unknown(), EngineCodes.StoreUnavailable);
        }
        finally
        {
            Meters.Active.Add(-1, Meters.Of(_entity));
        }
    }

    private async Task TakeTurnAsync()
    {
        var taken = new List<Letter>();
        while (taken.Count < MaxBatch && _letters.Reader.TryRead(out var letter))
            taken.Add(letter);
        try
        {
            // A wake has no command; taking a turn is all that it asks.
            await HandleAsync(taken.FindAll(letter => letter.Submission is not null));
            if (_host!.IsSpent && _keeper.LoadsAgain)
                await ReloadAsync();
            else if (_host.IsSpent)
                End();
            else if (_host.IsToBeErased)
                await EraseAsync(_host);
            else if (_host.IsToBeRewritten)
                await RewriteAsync(_host);
            else if (_host.WantsSnapshot)
                await _host.SaveSnapshotAsync(CancellationToken.None);
        }
        finally
        {
            // Whatever was taken is answered, also by a turn that failed: it may have been written.
            foreach (var letter in taken)
                letter.Answer.TrySetResult(new Answer.Unknown());
            Finish(taken.Count);
        }
    }

    private async Task HandleAsync(List<Letter> letters)
    {
        var host = _host!;
        var (before, started) = (host.Now.Position.Seq, _clock.GetUtcNow());
        var answers = await host.HandleAsync([.. letters.Select(letter => letter.Submission!)], Show, CancellationToken.None);
        if (host.Now.Position.Seq == before && host.Due <= started)
            _dueFailedAt = started;
        AfterTurn(host);
        // Whoever hears that a command may have been written reads from what is loaded anew, never from this host.
        if (host.IsSpent && _keeper.LoadsAgain)
            _usable = NewSource();
        for (var i = 0; i < letters.Count; i++)
            letters[i].Answer.SetResult(answers[i]);
        Meters.Commands.Add(letters.Count, Meters.Of(_entity));
    }

    private void Show(IReadOnlyList<Commit> commits)
    {
        _keeper.Show(commits);
        _watcher?.Committed(_entity, _host!.Now, commits);
    }

    private async Task EraseAsync(EntityHost host)
    {
        if (await host.EraseAsync(CancellationToken.None))
        {
            _watcher?.Erased(_entity);
            End(host.UnknownCode);
        }
        else if (host.IsSpent && _keeper.LoadsAgain)
            await ReloadAsync();
        else if (host.IsSpent)
            End();
    }

    /// <summary>Whoever follows starts anew, since the history is another.</summary>
    private async Task RewriteAsync(EntityHost host)
    {
        try
        {
            if (await host.RewriteAsync(CancellationToken.None))
                _watcher?.Rewritten(_entity);
        }
        catch (DamagedHistoryException damage)
        {
            // It was loaded from a snapshot; what is before that cannot be read, and nothing is changed.
            Log.Damaged(_logger, _entity, damage.Seq);
        }

        if (host.IsSpent && _keeper.LoadsAgain)
            await ReloadAsync();
        else if (host.IsSpent)
            End();
    }

    /// <summary>Takes nothing more; what waits was not written, and goes to the mailbox that comes after this one.</summary>
    private void End(string code = EngineCodes.StoreUnavailable)
    {
        lock (_lock)
        {
            _isClosed = true;
            _letters.Writer.TryComplete();
        }

        RefuseWaiting(new Answer.Later(EngineCodes.StoreUnavailable, 200));
        _keeper.Ended(code);
    }

    private void AfterTurn(EntityHost host)
    {
        if (host.Due is { } due)
            _keeper.Schedule(due <= _dueFailedAt ? _dueFailedAt.Value + RetryDue : due);
        _reactions.Start();
    }

    private async Task SendReactionsAsync()
    {
        try
        {
            await _reactor.RunAsync(_host!, _stopping);
            if (_host!.IsToBeErased || _host.IsToBeRewritten)
                Wake();
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The cursor is durable; the next start goes on from there.
            _canReact = false;
        }
        catch (DamagedHistoryException damage)
        {
            // What is still to be sent cannot be read, so it is not tried again here; the entity was loaded without it.
            _canReact = false;
            Log.Damaged(_logger, _entity, damage.Seq);
        }
        catch (Exception failure)
        {
            Log.ReactorFailed(_logger, _entity, failure);
            await Task.Delay(RetryReactions, _clock, _stopping).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Nobody need send anything for what may have been written to be seen (LOG2).</summary>
    private async Task ReloadAsync()
    {
        if (_usable.Task.IsCompleted)
            _usable = NewSource();
        await LoadAsync();
        _keeper.LoadedAgain();
    }

    /// <summary>Loads the entity, however long its store takes. Whoever waits for it meanwhile is told to come back.</summary>
    private async Task LoadAsync()
    {
        EntityHost? host = null;
        while (host is null)
        {
            try
            {
                host = await EntityHost.LoadAsync(_entity, _kind, _log, _clock, _logger, CancellationToken.None);
            }
            catch (Exception failure) when (failure is not DamagedHistoryException)
            {
                Log.LoadFailed(_logger, _entity, failure);
                RefuseWaiting(new Answer.Later(EngineCodes.StoreUnavailable, 2000));
                var waiting = _usable;
                _usable = NewSource();
                waiting.SetException(failure);
                await Task.Delay(RetryLoad, _clock, _stopping);
            }
        }

        _host = host;
        _usable.SetResult(host);
        AfterTurn(host);
    }

    /// <summary>Refuses everything until the mailbox has been idle, so that a damaged entity is not read again for each request.</summary>
    private async Task RefuseAllAsync(Exception reason, Answer answer, string code)
    {
        if (!_usable.TrySetException(reason))
            (_usable = NewSource()).SetException(reason);
        _keeper.Ended(code);
        RefuseWaiting(answer);
        while (await _letters.Reader.WaitToReadAsync(CancellationToken.None))
            RefuseWaiting(answer);
    }

    private void RefuseWaiting(Answer answer)
    {
        while (_letters.Reader.TryRead(out var letter))
        {
            letter.Answer.SetResult(answer);
            Finish(1);
        }
    }

    /// <summary>Under the lock: counts as unfinished until its turn is over, so that nothing closes under it.</summary>
    private bool TryPut(Letter letter)
    {
        var isPut = _letters.Writer.TryWrite(letter);
        _unfinished += isPut ? 1 : 0;
        return isPut;
    }

    private void Finish(int letters)
    {
        lock (_lock)
            _unfinished -= letters;
    }

    private static TaskCompletionSource<EntityHost> NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Leased(Mailbox mailbox) : IDisposable
    {
        private int _isReturned;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isReturned, 1) == 1)
                return;
            lock (mailbox._lock)
            {
                mailbox._leases--;
                mailbox._lastUse = mailbox._clock.GetTimestamp();
            }
        }
    }
}
