namespace Samenwerken.Engine;

/// <summary>The codes of answers that come from running an entity, not from its rules.</summary>
public static class EngineCodes
{
    /// <summary>The disk is full, or the store says that it wrote nothing.</summary>
    public const string StoreNotWritten = "store.notWritten";

    /// <summary>The store could not be read just now.</summary>
    public const string StoreUnavailable = "store.unavailable";

    /// <summary>A fault of the server kept it from judging the command. Nothing changed.</summary>
    public const string CommandFailed = "command.failed";

    /// <summary>More waits for this entity than it takes at once.</summary>
    public const string EntityBusy = "entity.busy";

    /// <summary>The entity's history does not add up (LOG6); an operator must look.</summary>
    public const string EntityDamaged = "entity.damaged";

    /// <summary>The server stops; another, or the same one, is there soon.</summary>
    public const string ServerStopping = "server.stopping";

    /// <summary>The follower cannot be brought up to date for a reason that the server could not mend.</summary>
    public const string FollowBroken = "follow.broken";
}
