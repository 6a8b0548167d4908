using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Samenwerken.Domain;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine.Storage;

namespace Samenwerken.Engine.Embedded;

/// <summary>
/// The engine of one machine: every entity that is in use has a mailbox in this process, and leaves memory when it has
/// been idle. Starting finds what was due and what was on its way when the last process ended.
/// </summary>
public sealed class EmbeddedGateway : IEntityGateway, IHostedService, IAsyncDisposable
{
    private readonly ConcurrentDictionary<EntityId, Mailbox> _mailboxes = new();
    private readonly ConcurrentDictionary<EntityId, long> _damaged = new();
    private readonly Lock _opening = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly IEventLog _log;
    private readonly TimeProvider _clock;
    private readonly ILogger<EmbeddedGateway> _logger;
    private readonly EmbeddedOptions _options;
    private readonly DueClock _due;
    private ITimer? _sweep;

    public EmbeddedGateway(IEventLog log, TimeProvider clock, IOptions<EmbeddedOptions> options, ILogger<EmbeddedGateway> logger)
    {
        (_log, _clock, _options, _logger) = (log, clock, options.Value, logger);
        _due = new DueClock(Wake, clock);
    }

    /// <summary>How many entities are in memory.</summary>
    public int Active => _mailboxes.Count;

    /// <summary>The entities that were found damaged since the start (LOG6).</summary>
    public IReadOnlyCollection<EntityId> Damaged => (IReadOnlyCollection<EntityId>)_damaged.Keys;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var waiting in await _log.FindWaitingAsync(cancellationToken))
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
        await _stopping.CancelAsync();
        foreach (var mailbox in _mailboxes.Values)
            mailbox.Broadcaster.EndAll(EngineCodes.ServerStopping);
        await Task.WhenAll(_mailboxes.Values.Select(mailbox => mailbox.CloseAsync()));
    }

    public async Task<Answer> SendAsync(EntityId entity, Submission submission, CancellationToken cancellationToken = default)
    {
        while (!_stopping.IsCancellationRequested)
        {
            if (MailboxOf(entity) is not { } mailbox)
                return new Answer.Rejected(Refusals.EntityUnknown);
            if (mailbox.Post(submission) is { } answer)
                return await answer.WaitAsync(cancellationToken);
            Forget(entity, mailbox);
        }

        return new Answer.Later(EngineCodes.ServerStopping, 1000);
    }

    public async IAsyncEnumerable<Frame> FollowAsync(
        EntityId entity, Sender.Person follower, Position? since, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (mailbox, lease) = LeaseOf(entity);
        if (mailbox is null)
        {
            yield return Wire.End(_stopping.IsCancellationRequested ? EngineCodes.ServerStopping : Refusals.EntityUnknown);
            yield break;
        }

        using (lease)
        {
            var stream = new Follower(
                follower, since, mailbox.Broadcaster, (person, from, token) => CatchUpAsync(mailbox, person, from, token),
                Catalogue.KindOf(entity)!.RightsOf(follower.PersonId), _clock);
            await foreach (var frame in stream.RunAsync(cancellationToken))
                yield return frame;
        }
    }

    public void Signal(EntityId entity, Sender.Person from, PresenceSignal signal)
    {
        if (!_mailboxes.TryGetValue(entity, out var mailbox) || mailbox.Loaded is not { } host)
            return;
        if (host.Access(from.PersonId) is not Access.Granted { Viewer.Number: { } number })
            return;
        if (signal.At is not { } at)
            mailbox.Broadcaster.Signal(number, signal, Audience.Everyone);
        else if (host.Now.State.Find(at) is { } record)
            mailbox.Broadcaster.Signal(number, signal, record.Audience);
    }

    public async Task<Reading> ReadAsync(EntityId entity, string? personId, CancellationToken cancellationToken = default)
    {
        if (await IsAbsentAsync(entity, cancellationToken))
            return new Reading.Denied(Refusals.EntityUnknown);
        var (mailbox, lease) = LeaseOf(entity);
        if (mailbox is null)
            return new Reading.Denied(EngineCodes.ServerStopping);
        using (lease)
        {
            try
            {
                return (await mailbox.HostAsync(cancellationToken)).Read(personId);
            }
            catch (Exception failure) when (CodeOf(failure) is { } code)
            {
                return new Reading.Denied(code);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_stopping.IsCancellationRequested)
            await StopAsync(CancellationToken.None);
        await _due.DisposeAsync();
        if (_sweep is not null)
            await _sweep.DisposeAsync();
        _stopping.Dispose();
    }

    /// <summary>
    /// Whether an entity is known to have no history: asking after what is not there must not fill the memory. One that
    /// cannot be read is its mailbox's business, which remembers it.
    /// </summary>
    private async Task<bool> IsAbsentAsync(EntityId entity, CancellationToken cancellationToken)
    {
        if (_mailboxes.ContainsKey(entity))
            return false;
        try
        {
            return Catalogue.KindOf(entity) is null || await _log.FindAsync(entity, cancellationToken) is null;
        }
        catch (Exception failure) when (CodeOf(failure) is not null)
        {
            return false;
        }
    }

    /// <summary>What to tell a reader of an entity that cannot be loaded; null where it is the reader who gave up.</summary>
    private static string? CodeOf(Exception failure) => failure switch
    {
        OperationCanceledException => null,
        DamagedHistoryException => EngineCodes.EntityDamaged,
        _ => EngineCodes.StoreUnavailable,
    };

    private static async Task<CatchUp> CatchUpAsync(Mailbox mailbox, string personId, Position? since, CancellationToken cancellationToken)
    {
        try
        {
            return (await mailbox.HostAsync(cancellationToken)).CatchUp(personId, since);
        }
        catch (Exception failure) when (CodeOf(failure) is { } code)
        {
            return new CatchUp.Denied(code);
        }
    }

    private Mailbox? MailboxOf(EntityId entity) =>
        _mailboxes.TryGetValue(entity, out var mailbox) ? mailbox
        : Catalogue.KindOf(entity) is { } kind ? Open(entity, kind)
        : null;

    private Mailbox Open(EntityId entity, EntityKind kind)
    {
        // A mailbox starts to work as it is made, so no second one may be made in vain.
        lock (_opening)
        {
            return _mailboxes.GetOrAdd(entity, _ => new Mailbox(
                entity, kind, _log, _clock, _logger, this,
                due => _due.Schedule(entity, due), damage => _damaged[entity] = damage.Seq, _stopping.Token));
        }
    }

    private (Mailbox? Mailbox, IDisposable? Lease) LeaseOf(EntityId entity)
    {
        while (!_stopping.IsCancellationRequested && MailboxOf(entity) is { } mailbox)
        {
            if (mailbox.Lease() is { } lease)
                return (mailbox, lease);
            Forget(entity, mailbox);
        }

        return (null, null);
    }

    private void Wake(EntityId entity)
    {
        while (!_stopping.IsCancellationRequested && MailboxOf(entity) is { } mailbox && !mailbox.Wake())
            Forget(entity, mailbox);
    }

    private void Sweep()
    {
        foreach (var (entity, mailbox) in _mailboxes)
        {
            if (mailbox.CloseIfIdle(_options.IdleAfter))
                Forget(entity, mailbox);
        }
    }

    private void Forget(EntityId entity, Mailbox mailbox) => _mailboxes.TryRemove(new KeyValuePair<EntityId, Mailbox>(entity, mailbox));
}
