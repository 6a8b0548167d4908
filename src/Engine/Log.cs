using Microsoft.Extensions.Logging;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine.Storage;

namespace Samenwerken.Engine;

/// <summary>What the engine tells its operator: the entity and where it stands, and never what people wrote.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "{Entity} at {Seq}: the store wrote nothing; senders are asked to try again")]
    public static partial void NotWritten(ILogger logger, EntityId entity, long seq);

    [LoggerMessage(2, LogLevel.Warning, "{Entity} at {Seq}: the outcome of a write is unknown; the entity is loaded again")]
    public static partial void OutcomeUnknown(ILogger logger, EntityId entity, long seq);

    [LoggerMessage(3, LogLevel.Error, "{Entity} at {Seq}: the store failed")]
    public static partial void AppendFailed(ILogger logger, EntityId entity, long seq, Exception failure);

    [LoggerMessage(4, LogLevel.Warning, "{Entity} at {Seq}: no snapshot could be saved")]
    public static partial void SnapshotFailed(ILogger logger, EntityId entity, long seq, Exception failure);

    [LoggerMessage(5, LogLevel.Error, "{Entity} at {Seq}: what was due was refused by the entity's own rules")]
    public static partial void DueRefused(ILogger logger, EntityId entity, long seq);

    [LoggerMessage(6, LogLevel.Error, "{Entity} at {Seq}: the history is damaged; this entity is refused until an operator looks")]
    public static partial void Damaged(ILogger logger, EntityId entity, long seq);

    [LoggerMessage(7, LogLevel.Error, "{Entity}: the history could not be loaded")]
    public static partial void LoadFailed(ILogger logger, EntityId entity, Exception failure);

    [LoggerMessage(8, LogLevel.Warning, "{Entity} at {Seq}: {Target} refuses what follows from it: {Code}")]
    public static partial void ReactionRefused(ILogger logger, EntityId entity, long seq, EntityId target, string code);

    [LoggerMessage(9, LogLevel.Error, "{Entity} at {Seq}: a fault in its rules")]
    public static partial void Fault(ILogger logger, EntityId entity, long seq, Exception failure);

    [LoggerMessage(10, LogLevel.Error, "a write of {Count} entities came to {Outcome}")]
    public static partial void WriteFailed(ILogger logger, int count, AppendOutcome outcome, Exception failure);

    [LoggerMessage(11, LogLevel.Error, "a failed write could not be rolled back; the database is opened anew before the next one")]
    public static partial void RollbackFailed(ILogger logger, Exception failure);

    [LoggerMessage(12, LogLevel.Error, "{Entity}: its reactions could not be sent; they are tried again in a moment")]
    public static partial void ReactorFailed(ILogger logger, EntityId entity, Exception failure);

    [LoggerMessage(13, LogLevel.Error, "{Entity}: it stopped running; it is loaded anew")]
    public static partial void MailboxFailed(ILogger logger, EntityId entity, Exception failure);

    [LoggerMessage(14, LogLevel.Warning, "the journal could not be put into the database file; it stays beside it, and the next start reads it")]
    public static partial void JournalKept(ILogger logger, Exception failure);

    [LoggerMessage(16, LogLevel.Warning, "the database file could not be written anew after a history was rewritten; it is tried again")]
    public static partial void CompactFailed(ILogger logger, Exception failure);

    [LoggerMessage(15, LogLevel.Error, "the list of what waits is damaged; {Found} entities were found without it, and others go on when they are next used; run verify")]
    public static partial void WaitingDamaged(ILogger logger, int found, Exception? damage);
}
