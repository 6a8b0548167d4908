using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Text;

namespace Samenwerken.Domain.Meetings;

/// <summary>What happens in a meeting. A field that starts with <c>Was</c> holds what stood there before.</summary>
public abstract partial record MeetingEvent : Event
{
    private MeetingEvent() { }

    // What is opened, closed or revealed stays so; joining, leaving and codes are not taken back; a text has its own history.
    public override bool IsDeed() => this is not (
        MeetingStarted or MeetingImported or DemonstrationStarted or DemonstrationEnded or MeetingOpened or MeetingClosed or JoinCodeRenewed or JoinCodeLost or PersonJoined or PersonRemoved or NameForgotten
        or HomeActionsNoted or GuestClaimed
        or VoteRoundOpened or VoteRoundClosed or MinutesEdited
        or RunStarted or PhaseStarted or RunPaused or RunResumed or RunTimeSet or PhaseEnded or RunHarvested or RunEnded or IdeasRevealed
        or ReadySaid or ReadyTakenBack or GroupsMade or MovedToGroup or GroupsEnded or LeadingEvent);

    public override bool HidesDoer() => this is
        VoteCast or VoteWithdrawn or ReadySaid or ReadyTakenBack
        or IdeaAdded { Hidden: true } or IdeaRemoved { Was.Hidden: true } or IdeaRestored { Idea.Hidden: true };

    public sealed record MeetingStarted(string Title, string JoinCode, DateTimeOffset At, string? CommunityId = null, string? PlannedId = null) : MeetingEvent;

    /// <param name="Records">All that the file held; see <see cref="MeetingFile"/>.</param>
    /// <param name="Hash">The hash of the file's content.</param>
    public sealed record MeetingImported(ImmutableArray<Record> Records, string Hash, string JoinCode, DateTimeOffset At) : MeetingEvent;

    /// <param name="EndsAt">When it ends by itself.</param>
    public sealed record DemonstrationStarted(
        ImmutableArray<Record> Records, string? JoinCode, DateTimeOffset? EndsAt, DateTimeOffset At, string? CommunityId = null, string? PlannedId = null) : MeetingEvent;

    public sealed record DemonstrationEnded(DateTimeOffset At) : MeetingEvent;

    public sealed record MeetingOpened(DateTimeOffset At) : MeetingEvent;

    public sealed record MeetingClosed(DateTimeOffset At) : MeetingEvent;

    public sealed record MeetingRenamed(string Title, string WasTitle) : MeetingEvent;

    public sealed record JoinCodeRenewed(string JoinCode, string? WasJoinCode, DateTimeOffset At) : MeetingEvent;

    public sealed record JoinCodeLost(string JoinCode) : MeetingEvent;

    public sealed record PersonJoined(
        string PersonId, string Name, int Number, Role Role, Sector? Sector, Channel? Channel, DateTimeOffset At) : MeetingEvent;

    public sealed record NameForgotten(string PersonId) : MeetingEvent;

    /// <param name="Actions">Those that came, or are otherwise at home than they stood here.</param>
    public sealed record HomeActionsNoted(ImmutableArray<ActionItem> Actions, long Seq) : MeetingEvent;

    public sealed record GuestClaimed(ClaimedGuest Guest) : MeetingEvent;

    public sealed record RoleSet(string PersonId, Role Role, Role WasRole) : MeetingEvent;

    public sealed record PersonRemoved(string PersonId, string? Reason) : MeetingEvent;

    /// <param name="Hidden">Whether its author alone sees it, and whoever holds its sheet.</param>
    public sealed record IdeaAdded(
        string IdeaId, int Number, string Text, string AuthorId, DateTimeOffset At, double? X, double? Y, string? ClusterId,
        IdeaColour? Colour = null, string? ItemId = null, string? RunId = null, string? GroupId = null, int? Sheet = null,
        ImmutableArray<string>? Parents = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Hidden = false) : MeetingEvent;

    public sealed record IdeaEdited(string IdeaId, string Text, string WasText) : MeetingEvent;

    /// <param name="X">Null, with <paramref name="Y"/>, where the idea has no place again.</param>
    public sealed record IdeaMoved(string IdeaId, double? X, double? Y, double? WasX, double? WasY) : MeetingEvent;

    public sealed record IdeaColoured(string IdeaId, IdeaColour? Colour, IdeaColour? WasColour) : MeetingEvent;

    /// <param name="Links">The links that it had; absent where it had none.</param>
    /// <param name="Tombstone">What is left of it for everybody to see; absent where nothing is.</param>
    public sealed record IdeaRemoved(Idea Was, ImmutableArray<Link>? Links = null, Tombstone? Tombstone = null) : MeetingEvent;

    /// <param name="Links">The links that are there again; absent where there are none.</param>
    /// <param name="Tombstone">What was left of it, and is gone now.</param>
    public sealed record IdeaRestored(Idea Idea, ImmutableArray<Link>? Links = null, Tombstone? Tombstone = null) : MeetingEvent;

    public sealed record ClusterAdded(
        string ClusterId, int Number, string Name, string AuthorId, double? X, double? Y, string? ItemId = null) : MeetingEvent;

    public sealed record ClusterRenamed(string ClusterId, string Name, string WasName) : MeetingEvent;

    /// <param name="X">Null, with <paramref name="Y"/>, where the cluster has no place again.</param>
    public sealed record ClusterMoved(string ClusterId, double? X, double? Y, double? WasX, double? WasY) : MeetingEvent;

    public sealed record ClusterAssigned(string IdeaId, string? ClusterId, string? WasClusterId) : MeetingEvent;

    /// <param name="IdeaIds">The ideas that were in it.</param>
    public sealed record ClusterRemoved(Cluster Was, ImmutableArray<string> IdeaIds) : MeetingEvent;

    /// <param name="IdeaIds">The ideas that are in it again.</param>
    public sealed record ClusterRestored(Cluster Cluster, ImmutableArray<string> IdeaIds) : MeetingEvent;

    public sealed record LinkAdded(Link Link) : MeetingEvent;

    public sealed record LinkRemoved(Link Was) : MeetingEvent;

    public sealed record LinkRestored(Link Link) : MeetingEvent;

    public sealed record AgendaItemAdded(string ItemId, string Title, int Order) : MeetingEvent;

    public sealed record AgendaItemRenamed(string ItemId, string Title, string WasTitle) : MeetingEvent;

    public sealed record AgendaItemMoved(string ItemId, int Order, int WasOrder) : MeetingEvent;

    public sealed record AgendaItemRemoved(AgendaItem Was) : MeetingEvent;

    public sealed record AgendaItemRestored(AgendaItem Item) : MeetingEvent;

    /// <param name="Details">What it is about from now on, as a whole.</param>
    public sealed record AgendaItemEdited(string ItemId, AgendaDetails Details, AgendaDetails Was) : MeetingEvent;

    /// <param name="Plan">Null where it has no method any more.</param>
    public sealed record MethodPlanned(string ItemId, MethodPlan? Plan, string? WorksOn, MethodPlan? WasPlan, string? WasWorksOn) : MeetingEvent;

    public sealed record AgendaPlanned(ImmutableArray<AgendaItem> Items) : MeetingEvent;

    public sealed record AgendaUnplanned(ImmutableArray<AgendaItem> Was) : MeetingEvent;

    public sealed record AgendaProgressed(ImmutableArray<ItemProgress> Items) : MeetingEvent;

    public sealed record MeetingPlanSet(int? PlannedMinutes, string? Aim, int? WasPlannedMinutes, string? WasAim) : MeetingEvent;

    public sealed record VoteRoundOpened(
        string RoundId, int Number, string Question, int Budget, int MaxPerIdea, bool Secret, ImmutableArray<string> VoterIds, DateTimeOffset At) : MeetingEvent;

    public sealed record VoteCast(string RoundId, string IdeaId, string VoterId) : MeetingEvent;

    public sealed record VoteWithdrawn(string RoundId, string IdeaId, string VoterId) : MeetingEvent;

    /// <param name="Tally">The ideas with dots, the most first.</param>
    public sealed record VoteRoundClosed(string RoundId, ImmutableArray<IdeaVotes> Tally, DateTimeOffset At) : MeetingEvent;

    public sealed record MinutesWritersSet(MinutesWriters Who, MinutesWriters WasWho) : MeetingEvent;

    /// <param name="Delta">As it is made on the revision before.</param>
    public sealed record MinutesEdited(string ItemId, Delta Delta, int Revision) : MeetingEvent;

    public sealed record DecisionRecorded(Decision Decision) : MeetingEvent;

    public sealed record DecisionEdited(string DecisionId, string Text, string WasText) : MeetingEvent;

    public sealed record DecisionWithdrawn(string DecisionId, string? Reason) : MeetingEvent;

    public sealed record DecisionReinstated(string DecisionId, string? WasReason) : MeetingEvent;

    public sealed record ActionAssigned(ActionItem Action) : MeetingEvent;

    public sealed record ActionEdited(
        string ActionId, string Text, string AssigneeId, DateOnly? Due, string WasText, string WasAssigneeId, DateOnly? WasDue) : MeetingEvent;

    public sealed record ActionCompleted(string ActionId, DateTimeOffset At) : MeetingEvent;

    public sealed record ActionReopened(string ActionId, DateTimeOffset? WasDoneAt) : MeetingEvent;

    public sealed record ActionWithdrawn(string ActionId, string? Reason, ActionStatus WasStatus, DateTimeOffset? WasDoneAt) : MeetingEvent;

    public sealed record ActionReinstated(string ActionId, ActionStatus Status, DateTimeOffset? DoneAt, string? WasReason) : MeetingEvent;
}
