using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Samenwerken.Domain;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine.Discovery;
using Samenwerken.Engine.Storage;

namespace Samenwerken.Engine.Embedded;

/// <summary>
/// The engine of one machine: every entity that is in use has a mailbox in this process, and leaves memory when it has
/// been idle. Starting finds what was due and what was on its way when the last process ended.
/// </summary>
public sealed class EmbeddedGateway : IEntityGateway, IHostedService, IAsyncDisposable
{
    private readonly ConcurrentDictionary<EntityId, Resident> _residents = new();
    private readonly ConcurrentDictionary<EntityId, bool> _damaged = new();
    private readonly Lock _opening = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly IEventLog _log;
    private readonly TimeProvider _clock;
    private readonly ILogger<EmbeddedGateway> _logger;
    private readonly EmbeddedOptions _options;
    private readonly DueClock _due;
    private readonly ICommitWatcher? _watcher;
    private ITimer? _sweep;
    private volatile bool _hasStopped;

    public EmbeddedGateway(IEventLog log, TimeProvider clock, IOptions<EmbeddedOptions> options, ILogger<EmbeddedGateway> logger, ICommitWatcher? watcher = null)
    {
        (_log, _clock, _options, _logger) = (log, clock, options.Value, logger);
        _watcher = watcher;
        _due = new DueClock(Wake, clock);
    }

    /// <summary>How many entities are in memory.</summary>
    public int Active => _residents.Count;

    /// <summary>The entities that were found damaged since the start (LOG6).</summary>
    public IReadOnlyCollection<EntityId> Damaged => (IReadOnlyCollection<EntityId>)_damaged.Keys;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var waiting in await _log.FindWaitingAsync(cancellationToken: cancellationToken))
        {
            if (waiting.Due is { } due)
                _due.Schedule(waiting.Entity, due);
            if (waiting.HasReactions)
                Wake(waiting.Entity);
        }

        _sweep = _clock.CreateTimer(_ => Sweep(), null, _options.SweepEvery, _options.SweepEvery);
    }

    /// <summary>Finishes what waits, tells followers to go elsewhere, and saves snapshots.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // Whoever opens a mailbox looks under the same lock, so none is opened that would not be closed here.
        lock (_opening)
            _hasStopped = true;
        await _stopping.CancelAsync();
        foreach (var resident in _residents.Values)
            resident.Broadcaster.EndAll(EngineCodes.ServerStopping);
        await Task.WhenAll(_residents.Values.Select(resident => resident.Mailbox.CloseAsync()));
    }

    public async Task<Answer> SendAsync(EntityId entity, Submission submission, CancellationToken cancellationToken = default)
    {
        while (ResidentOf(entity) is { } resident)
        {
            if (resident.Mailbox.Post(submission) is { } answer)
                return await answer.WaitAsync(cancellationToken);
            Forget(entity, resident);
        }

        return _hasStopped ? new Answer.Later(EngineCodes.ServerStopping, 1000) : new Answer.Rejected(Refusals.EntityUnknown);
    }

    public async IAsyncEnumerable<Frame> FollowAsync(
        EntityId entity, Sender.Person follower, string connection, Position? since, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (resident, lease) = LeaseOf(entity);
        if (resident is null)
        {
            yield return Wire.End(_hasStopped ? EngineCodes.ServerStopping : Refusals.EntityUnknown);
            yield break;
        }

        using (lease)
        {
            var stream = new Follower(
                follower, connection, since, resident.Broadcaster, (person, from, token) => CatchUpAsync(resident, person, from, token),
                Catalogue.KindOf(entity)!.RightsOf(follower.PersonId));
            await foreach (var frame in stream.RunAsync(cancellationToken))
                yield return frame;
        }
    }

    public void Signal(EntityId entity, Sender.Person from, string connection, PresenceSignal signal)
    {
        if (!_residents.TryGetValue(entity, out var resident) || resident.Mailbox.Loaded is not { } host)
            return;
        if (host.Access(from.PersonId) is not Access.Granted { Viewer.Number: { } number })
            return;
        if (host.Heard(signal) is var (pointed, audience))
            resident.Broadcaster.Signal(number, connection, pointed, audience);
    }

    public Task<Reading> ReadAsync(EntityId entity, string? personId, CancellationToken cancellationToken = default) =>
        AskAsync(entity, host => host.Read(personId), code => new Reading.Denied(code), cancellationToken);

    public async Task<Reading> ForeseeAsync(EntityId entity, Submission submission, CancellationToken cancellationToken = default) =>
        await await AskAsync(
            entity, host => host.ForeseeAsync(submission, cancellationToken), code => Task.FromResult<Reading>(new Reading.Denied(code)), cancellationToken);

    public Task<TextHistory> ReadTextAsync(
        EntityId entity, string personId, Key text, int after, CancellationToken cancellationToken = default) =>
        AskAsync(entity, host => host.ReadText(personId, text, after), code => new TextHistory.Denied(code), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (!_hasStopped)
            await StopAsync(CancellationToken.None);
        await _due.DisposeAsync();
        if (_sweep is not null)
            await _sweep.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task<T> AskAsync<T>(EntityId entity, Func<EntityHost, T> ask, Func<string, T> deny, CancellationToken cancellationToken)
    {
        if (await IsAbsentAsync(entity, cancellationToken))
            return deny(Catalogue.UnknownCode(entity));
        var (resident, lease) = LeaseOf(entity);
        if (resident is null)
            return deny(EngineCodes.ServerStopping);
        using (lease)
        {
            EntityHost host;
            try
            {
                host = await resident.Mailbox.HostAsync(cancellationToken);
            }
            catch (Exception failure) when (IsTheEntitys(failure, cancellationToken))
            {
                return deny(Mailbox.CodeOf(failure));
            }

            return ask(host);
        }
    }

    /// <summary>
    /// Whether an entity is known to have no history: asking after what is not there must not fill the memory. One that
    /// cannot be read is its mailbox's business, which remembers it.
    /// </summary>
    private async Task<bool> IsAbsentAsync(EntityId entity, CancellationToken cancellationToken)
    {
        if (_residents.ContainsKey(entity))
            return false;
        try
        {
            return Catalogue.KindOf(entity) is null || await _log.FindAsync(entity, cancellationToken) is null;
        }
        catch (Exception failure) when (IsTheEntitys(failure, cancellationToken))
        {
            return false;
        }
    }

    /// <summary>Whether it is the entity that failed, and not the reader who gave up.</summary>
    private static bool IsTheEntitys(Exception failure, CancellationToken reader) =>
        failure is not OperationCanceledException || !reader.IsCancellationRequested;

    private static async Task<CatchUp> CatchUpAsync(Resident resident, string personId, Position? since, CancellationToken cancellationToken)
    {
        EntityHost host;
        try
        {
            host = await resident.Mailbox.HostAsync(cancellationToken);
        }
        catch (Exception failure) when (IsTheEntitys(failure, cancellationToken))
        {
            return new CatchUp.Denied(Mailbox.CodeOf(failure));
        }

        return host.CatchUp(personId, since);
    }

    /// <returns>Null where there can be no such entity, and for all once the engine stops.</returns>
    private Resident? ResidentOf(EntityId entity) =>
        _hasStopped ? null
        : _residents.TryGetValue(entity, out var resident) ? resident
        : Catalogue.KindOf(entity) is { } kind ? Open(entity, kind)
        : null;

    private Resident? Open(EntityId entity, EntityKind kind)
    {
        // A mailbox starts to work as it is made, so no second one may be made in vain.
        lock (_opening)
        {
            return _hasStopped ? null : _residents.GetOrAdd(entity, _ => new Resident(
                entity, kind, _log, _clock, _logger, this, _due, () => _damaged[entity] = true, _stopping.Token, _watcher));
        }
    }

    private (Resident? Resident, IDisposable? Lease) LeaseOf(EntityId entity)
    {
        while (ResidentOf(entity) is { } resident)
        {
            if (resident.Mailbox.Lease() is { } lease)
                return (resident, lease);
            Forget(entity, resident);
        }

        return (null, null);
    }

    private void Wake(EntityId entity)
    {
        while (ResidentOf(entity) is { } resident && !resident.Mailbox.Wake())
            Forget(entity, resident);
    }

    private void Sweep()
    {
        foreach (var (entity, resident) in _residents)
        {
            if (resident.Mailbox.CloseIfIdle(_options.IdleAfter))
                Forget(entity, resident);
        }
    }

    private void Forget(EntityId entity, Resident resident) => _residents.TryRemove(new KeyValuePair<EntityId, Resident>(entity, resident));
}
