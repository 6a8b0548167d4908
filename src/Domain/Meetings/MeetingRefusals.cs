namespace Samenwerken.Domain.Meetings;

/// <summary>The codes of refusals that a meeting may give, beside those of any entity.</summary>
public static class MeetingRefusals
{
    public const string Closed = "meeting.closed";
    public const string AlreadyOpen = "meeting.alreadyOpen";
    public const string AlreadyClosed = "meeting.alreadyClosed";

    /// <summary>There is no room for another: see <see cref="Limits"/>.</summary>
    public const string Full = "meeting.full";

    /// <summary>A meeting keeps at least one facilitator.</summary>
    public const string NeedsFacilitator = "meeting.needsFacilitator";

    public const string IdeaUnknown = "idea.unknown";

    /// <summary>Somebody else changed the text first.</summary>
    public const string IdeaChanged = "idea.changed";

    public const string ClusterUnknown = "cluster.unknown";
    public const string AgendaItemUnknown = "agendaItem.unknown";
}
