namespace Samenwerken.Domain.Meetings;

public static partial class MeetingRefusals
{
    public const string HandUnknown = "hand.unknown";

    /// <summary>Nobody waits for the floor.</summary>
    public const string QueueEmpty = "queue.empty";

    /// <summary>Nobody has the floor.</summary>
    public const string QueueNobodySpeaks = "queue.nobodySpeaks";

    /// <summary>A facilitator locked it; which of the scopes of locks stands in the detail's field.</summary>
    public const string Locked = "locked";

    /// <summary>Whoever joins waits until a facilitator lets them in.</summary>
    public const string Lobby = "meeting.lobby";

    /// <summary>A facilitator ended this screen, or the meeting is over.</summary>
    public const string ScreenOver = "screen.ended";

    public const string ScreenUnknown = "screen.unknown";

    /// <summary>The meeting had not begun at that moment.</summary>
    public const string RestoreBeforeStart = "restore.beforeStart";

    /// <summary>It would take ideas out of an open round of voting.</summary>
    public const string RestoreVoting = "restore.voting";
}
