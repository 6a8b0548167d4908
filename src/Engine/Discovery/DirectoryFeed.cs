using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Samenwerken.Domain;
using Samenwerken.Domain.Discovery;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine.Storage;

namespace Samenwerken.Engine.Discovery;

/// <summary>
/// Keeps the directory in step with the histories. What is committed here is taken in a moment later, all that waits in one write; what
/// was missed, in a crash or by another process that writes the same histories, is found by comparing where each history stands
/// with where the directory has it. Both may happen at once, since neither takes the directory back.
/// </summary>
public sealed partial class DirectoryFeed : BackgroundService, IDirectory, ICommitWatcher
{
    /// <summary>How often the histories are looked through where other processes write them too.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    private readonly IEventLog _log;
    private readonly TimeProvider _clock;
    private readonly ILogger<DirectoryFeed> _logger;
    private readonly DirectoryIndex _index;
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _news = new(0);
    private Dictionary<EntityId, Waiting> _waiting = [];
    private volatile bool _isComplete;

    /// <param name="folder">Where its file lies; made where it is not there.</param>
    public DirectoryFeed(string folder, IEventLog log, TimeProvider clock, ILogger<DirectoryFeed> logger)
    {
        (_log, _clock, _logger) = (log, clock, logger);
        OwnFolder.Make(folder);
        _index = new DirectoryIndex(Path.Combine(folder, DirectoryFile.FileName));
    }

    /// <summary>What the directory has to take in of an entity.</summary>
    /// <param name="After">The commit before the first of those that wait; null where all of the entity has to come anew.</param>
    /// <param name="IsRewritten">Whether the log alone knows how it is now, and no word of before may be left.</param>
    private sealed record Waiting(EntityMoment? Moment, long? After, HashSet<Key> Records, bool IsRewritten = false);

    public DirectoryPage Search(DirectoryQuery query) => _index.Search(query, _isComplete);

    /// <summary>Up to where the directory has an entity; null where it has nothing of it.</summary>
    public Position? PositionOf(EntityId entity) => _index.Positions().GetValueOrDefault(entity);

    public void Committed(EntityId entity, EntityMoment moment, IReadOnlyList<Commit> commits)
    {
        if (Catalogue.KindOf(entity)?.Frame is null)
            return;
        lock (_lock)
        {
            var before = _waiting.GetValueOrDefault(entity);
            var records = before?.Records ?? [];
            records.UnionWith(commits.SelectMany(commit => commit.Changes).Select(change => change.Key));
            _waiting[entity] = new Waiting(moment, before is null ? commits[0].Seq - 1 : before.After, records, before?.IsRewritten is true);
        }

        _news.Release();
    }

    public void Rewritten(EntityId entity)
    {
        if (Catalogue.KindOf(entity)?.Frame is null)
            return;
        lock (_lock)
            _waiting[entity] = new Waiting(null, null, [], IsRewritten: true);
        _news.Release();
    }

    public void Erased(EntityId entity)
    {
        if (Catalogue.KindOf(entity)?.Frame is null)
            return;
        lock (_lock)
            _waiting[entity] = new Waiting(null, null, []);
        _news.Release();
    }

    /// <summary>Compares every history with the directory, and takes in what that does not have.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        var known = _index.Positions();
        var gone = known.Keys.ToHashSet();
        try
        {
            await foreach (var entity in _log.ReadEntitiesAsync(cancellationToken))
            {
                gone.Remove(entity);
                await CatchUpAsync(entity, known.GetValueOrDefault(entity), cancellationToken);
            }
        }
        catch (DamagedStoreException)
        {
            // What could not be read may be there all the same.
            gone.Clear();
        }

        foreach (var entity in gone)
            _index.Forget(entity);
        _index.Compact();
    }

    /// <summary>What others commit afterwards the next start finds.</summary>
    public override void Dispose()
    {
        base.Dispose();
        _index.Dispose();
    }

    private async Task CatchUpAsync(EntityId entity, Position? known, CancellationToken cancellationToken)
    {
        if (Catalogue.KindOf(entity) is not { Frame: not null })
            return;
        try
        {
            if (await _log.FindAsync(entity, cancellationToken) is { } head && known != new Position(head.Epoch, head.Seq))
                await ReadAgainAsync(entity, cancellationToken);
        }
        catch (DamagedHistoryException damage)
        {
            // What the directory has of it stays; the entity itself says what is wrong.
            Log.Damaged(_logger, entity, damage.Seq);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CatchUpAsync(stoppingToken);
                _isComplete = true;
                await FollowAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The next start goes on from where the directory stands.
            }
            catch (Exception failure)
            {
                _isComplete = false;
                Failed(_logger, failure);
                await Task.Delay(Retry, _clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        // Nothing is committed any more by now. What was last is taken in as well: no word that was taken out waits for the next start.
        try
        {
            await TakeInAsync();
        }
        catch (Exception failure)
        {
            Failed(_logger, failure);
        }
    }

    /// <summary>Takes in what is committed here; comes back when it is time to look through the histories again.</summary>
    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var until = _log.IsShared ? _clock.GetUtcNow() + LookEvery : (DateTimeOffset?)null;
        while (until is null || _clock.GetUtcNow() < until)
        {
            await TakeInAsync();
            if (until is { } end)
                await _news.WaitAsync(TimeSpan.FromTicks(Math.Max(0, (end - _clock.GetUtcNow()).Ticks)), cancellationToken);
            else
                await _news.WaitAsync(cancellationToken);
        }
    }

    /// <summary>To its end also where the server stops meanwhile: what it took would else be known to nobody.</summary>
    private async Task TakeInAsync()
    {
        Dictionary<EntityId, Waiting> waiting;
        lock (_lock)
            (waiting, _waiting) = (_waiting, []);
        if (waiting.Count == 0)
            return;
        var updates = new List<DirectoryIndex.Update>();
        foreach (var (entity, news) in waiting)
        {
            if (news.IsRewritten)
                await ReadAgainAsync(entity, CancellationToken.None);
            else if (news.Moment is { } moment)
                updates.Add(UpdateOf(entity, Catalogue.KindOf(entity)!, moment, news));
            else
                _index.Forget(entity);
        }

        foreach (var misfit in _index.Apply(updates))
        {
            // Something came between, which only the log knows.
            await ReadAgainAsync(misfit, CancellationToken.None);
        }

        _index.Compact();
    }

    private async Task ReadAgainAsync(EntityId entity, CancellationToken cancellationToken)
    {
        if (await ReadAsync(entity, Catalogue.KindOf(entity)!, cancellationToken) is { } update)
            _index.Apply([update]);
    }

    private static DirectoryIndex.Update UpdateOf(EntityId entity, EntityKind kind, EntityMoment moment, Waiting news) =>
        news.After is not { } after || news.Records.Contains(kind.Frame!.Value) || moment.State.IsOver
            ? Whole(entity, kind, moment.Position, moment.State)
            : new DirectoryIndex.Update(
                entity, moment.Position, [.. news.Records.Select(kind.FoundUnder).Distinct().Select(record => (record, kind.FindingOf(moment.State, record)))], after);

    private async Task<DirectoryIndex.Update?> ReadAsync(EntityId entity, EntityKind kind, CancellationToken cancellationToken)
    {
        var (head, history) = await LoadedHistory.FindAsync(entity, _log, cancellationToken);
        return head is null ? null : Whole(entity, kind, new Position(head.Epoch, head.Seq), history.State);
    }

    private static DirectoryIndex.Update Whole(EntityId entity, EntityKind kind, Position position, State state) =>
        new(entity, position, [.. kind.Findings(state).Select(it => (it.Record, (Finding?)it.Finding))], null);

    [LoggerMessage(120, LogLevel.Error, "The directory could not be kept in step; it tries again.")]
    private static partial void Failed(ILogger logger, Exception failure);
}
