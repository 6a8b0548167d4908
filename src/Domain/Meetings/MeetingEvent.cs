using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

/// <summary>What happens in a meeting. A field that starts with <c>Was</c> holds what stood there before.</summary>
public abstract record MeetingEvent : Event
{
    private MeetingEvent() { }

    public sealed record MeetingStarted(string Title, string JoinCode, DateTimeOffset At) : MeetingEvent;

    public sealed record MeetingOpened(DateTimeOffset At) : MeetingEvent;

    public sealed record MeetingClosed(DateTimeOffset At) : MeetingEvent;

    public sealed record MeetingRenamed(string Title, string WasTitle) : MeetingEvent;

    public sealed record JoinCodeRenewed(string JoinCode, string? WasJoinCode, DateTimeOffset At) : MeetingEvent;

    public sealed record JoinCodeLost(string JoinCode) : MeetingEvent;

    public sealed record PersonJoined(
        string PersonId, string Name, int Number, Role Role, Sector? Sector, Channel? Channel, DateTimeOffset At) : MeetingEvent;

    public sealed record RoleSet(string PersonId, Role Role, Role WasRole) : MeetingEvent;

    public sealed record PersonRemoved(string PersonId, string? Reason) : MeetingEvent;

    public sealed record IdeaAdded(
        string IdeaId, int Number, string Text, string AuthorId, DateTimeOffset At, double? X, double? Y, string? ClusterId) : MeetingEvent;

    public sealed record IdeaEdited(string IdeaId, string Text, string WasText) : MeetingEvent;

    public sealed record IdeaMoved(string IdeaId, double X, double Y, double? WasX, double? WasY) : MeetingEvent;

    public sealed record IdeaRemoved(Idea Was) : MeetingEvent;

    public sealed record ClusterAdded(string ClusterId, int Number, string Name, string AuthorId, double? X, double? Y) : MeetingEvent;

    public sealed record ClusterRenamed(string ClusterId, string Name, string WasName) : MeetingEvent;

    public sealed record ClusterAssigned(string IdeaId, string? ClusterId, string? WasClusterId) : MeetingEvent;

    /// <param name="IdeaIds">The ideas that were in it.</param>
    public sealed record ClusterRemoved(Cluster Was, ImmutableArray<string> IdeaIds) : MeetingEvent;

    public sealed record AgendaItemAdded(string ItemId, string Title, int Order) : MeetingEvent;

    public sealed record AgendaItemRenamed(string ItemId, string Title, string WasTitle) : MeetingEvent;

    public sealed record AgendaItemMoved(string ItemId, int Order, int WasOrder) : MeetingEvent;

    public sealed record AgendaItemRemoved(AgendaItem Was) : MeetingEvent;
}
