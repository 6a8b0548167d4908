using Microsoft.Extensions.Logging;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Grains;

/// <summary>What the cluster tells its operator: the entity and where it stands, and never what people wrote.</summary>
internal static partial class GrainsLog
{
    [LoggerMessage(300, LogLevel.Debug, "{Entity}: its grain could not be reached to listen; tried again")]
    public static partial void SubscribeFailed(ILogger logger, EntityId entity, Exception failure);

    [LoggerMessage(301, LogLevel.Information, "{Entity} at {Seq}: its grain was silent; listening to it again")]
    public static partial void SubscribedAnew(ILogger logger, EntityId entity, long seq);

    [LoggerMessage(302, LogLevel.Warning, "{Entity}: {Count} commands came to {Answer}")]
    public static partial void SendFailed(ILogger logger, EntityId entity, int count, string answer, Exception failure);

    [LoggerMessage(303, LogLevel.Warning, "{Entity}: its grain could not be reached; tried again")]
    public static partial void AskFailed(ILogger logger, EntityId entity, Exception failure);

    [LoggerMessage(304, LogLevel.Warning, "what waits could not be woken; tried again in a minute")]
    public static partial void WakeFailed(ILogger logger, Exception failure);

    [LoggerMessage(306, LogLevel.Warning, "who wakes what waits could not be reached; tried again in a second")]
    public static partial void WakerUnreachable(ILogger logger, Exception failure);

    [LoggerMessage(305, LogLevel.Information, "the members of the cluster changed: {Members}")]
    public static partial void MembersChanged(ILogger logger, string members);
}
