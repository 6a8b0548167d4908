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
        if (signal.On(host.Now.State) is var (pointed, audience))
            mailbox.Broadcaster.Signal(number, pointed, audience);
    }

    public Task<Reading> ReadAsync(EntityId entity, string? personId, CancellationToken cancellationToken = default) =>
        AskAsync(entity, host => host.Read(personId), code => new Reading.Denied(code), cancellationToken);

    public Task<TextHistory> ReadTextAsync(
        EntityId entity, string personId, Key text, int after, CancellationToken cancellationToken = default) =>
        AskAsync(entity, host => host.ReadText(personId, text, after), code => new TextHistory.Denied(code), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (!_stopping.IsCancellationRequested)
            await StopAsync(CancellationToken.None);
        await _due.DisposeAsync();
        if (_sweep is not null)
            await _sweep.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task<T> AskAsync<T>(EntityId entity, Func<EntityHost, T> ask, Func<string, T> deny, CancellationToken cancellationToken)
    {
        // Asking after what is not there must not fill the memory.
        if (!_mailboxes.ContainsKey(entity) && (Catalogue.KindOf(entity) is null || await _log.FindAsync(entity, cancellationToken) is null))
            return deny(Refusals.EntityUnknown);
        var (mailbox, lease) = LeaseOf(entity);
        if (mailbox is null)
            return deny(EngineCodes.ServerStopping);
        using (lease)
        {
            try
            {
                return ask(await mailbox.HostAsync(cancellationToken));
            }
            catch (DamagedHistoryException)
            {
                return deny(EngineCodes.EntityDamaged);
            }
        }
    }

    private static async Task<CatchUp> CatchUpAsync(Mailbox mailbox, string personId, Position? since, CancellationToken cancellationToken)
    {
        try
        {
            return (await mailbox.HostAsync(cancellationToken)).CatchUp(personId, since);
        }
        catch (DamagedHistoryException)
        {
            return new CatchUp.Denied(EngineCodes.EntityDamaged);
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
                entity, kind, _log, _clock, _logger, this, due => _due.Schedule(entity, due), _stopping.Token));
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
