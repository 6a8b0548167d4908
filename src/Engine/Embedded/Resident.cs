using Microsoft.Extensions.Logging;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine.Discovery;
using Samenwerken.Engine.Storage;

namespace Samenwerken.Engine.Embedded;

/// <summary>An entity that lives in this process: its mailbox, and those who follow it.</summary>
internal sealed class Resident : IMailboxKeeper
{
    private readonly EntityId _entity;
    private readonly DueClock _due;
    private readonly Action _report;

    /// <param name="report">Called where the history turns out to be damaged (LOG6).</param>
    public Resident(
        EntityId entity, EntityKind kind, IEventLog log, TimeProvider clock, ILogger logger,
        IEntityGateway gateway, DueClock due, Action report, CancellationToken stopping, ICommitWatcher? watcher)
    {
        (_entity, _due, _report) = (entity, due, report);
        Broadcaster = new Broadcaster(clock);
        Mailbox = new Mailbox(entity, kind, log, clock, logger, gateway, this, TaskScheduler.Default, stopping, watcher);
    }

    public Mailbox Mailbox { get; }

    public Broadcaster Broadcaster { get; }

    bool IMailboxKeeper.LoadsAgain => true;

    void IMailboxKeeper.Show(IReadOnlyList<Commit> commits) => Broadcaster.Show(commits);

    void IMailboxKeeper.Schedule(DateTimeOffset due) => _due.Schedule(_entity, due);

    void IMailboxKeeper.LoadedAgain() => Broadcaster.CatchUpAll();

    void IMailboxKeeper.Ended(string code)
    {
        if (code is EngineCodes.EntityDamaged)
            _report();
        Broadcaster.EndAll(code);
    }
}
