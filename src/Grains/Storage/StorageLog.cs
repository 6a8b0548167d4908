using Microsoft.Extensions.Logging;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine.Storage;

namespace Samenwerken.Grains.Storage;

internal static partial class StorageLog
{
    [LoggerMessage(200, LogLevel.Warning, "{Entity} at {Seq}: the store could not be prepared for a write; nothing was written")]
    public static partial void NotWritten(ILogger logger, EntityId entity, long seq, Exception failure);

    [LoggerMessage(201, LogLevel.Warning, "{Entity} at {Seq}: a write came to {Outcome}")]
    public static partial void WriteFailed(ILogger logger, EntityId entity, long seq, AppendOutcome outcome, Exception failure);
}
