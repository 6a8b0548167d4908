using System.Collections.Immutable;

namespace Samenwerken.Domain.Meetings;

/// <summary>What happens to runs, to groups, and to the board that is worked on together.</summary>
public abstract partial record MeetingEvent
{
    /// <param name="WasMerged">How many had become part of it before.</param>
    public sealed record ClustersMerged(string IntoId, ImmutableArray<MergedPart> From, int WasMerged) : MeetingEvent;

    /// <summary>They are clusters of their own again, with what is left of their ideas in the other.</summary>
    public sealed record ClustersUnmerged(string IntoId, ImmutableArray<MergedPart> From) : MeetingEvent;

    /// <param name="IdeaIds">The ideas that are in the new one.</param>
    public sealed record ClusterSplit(string ClusterId, Cluster Made, ImmutableArray<string> IdeaIds) : MeetingEvent;

    public sealed record ClusterUnsplit(string ClusterId, Cluster Was, ImmutableArray<string> IdeaIds) : MeetingEvent;

    public sealed record LayoutSet(string ItemId, BoardLayout Layout, BoardLayout WasLayout) : MeetingEvent;

    /// <param name="Zones">The zones of the plan that were not there yet.</param>
    public sealed record RunStarted(Run Run, ImmutableArray<Cluster>? Zones = null) : MeetingEvent;

    /// <param name="Sheets">Who holds which sheet in this phase, where sheets go round.</param>
    public sealed record PhaseStarted(
        string RunId, int Phase, DateTimeOffset At, DateTimeOffset EndsAt, Grace? Grace = null, ImmutableArray<Sheet>? Sheets = null) : MeetingEvent;

    public sealed record RunPaused(string RunId, int LeftMs) : MeetingEvent;

    public sealed record RunResumed(string RunId, DateTimeOffset EndsAt) : MeetingEvent;

    /// <param name="EndsAt">Absent where it stands still; then <paramref name="LeftMs"/> says how much is left.</param>
    public sealed record RunTimeSet(string RunId, DateTimeOffset? EndsAt, int? LeftMs) : MeetingEvent;

    /// <summary>The time of a phase is up.</summary>
    public sealed record PhaseEnded(string RunId, int Phase, DateTimeOffset At) : MeetingEvent;

    public sealed record RunHarvested(string RunId, Grace? Grace = null) : MeetingEvent;

    public sealed record RunEnded(string RunId, RunStatus Status, DateTimeOffset At) : MeetingEvent;

    public sealed record IdeasRevealed(string RunId, ImmutableArray<string> IdeaIds, string? ClusterId = null) : MeetingEvent;

    public sealed record ReadySaid(string RunId, int Phase, string PersonId) : MeetingEvent;

    public sealed record ReadyTakenBack(string RunId, string PersonId) : MeetingEvent;

    /// <summary>Those that were there before are over.</summary>
    public sealed record GroupsMade(ImmutableArray<Group> Groups) : MeetingEvent;

    public sealed record MovedToGroup(string PersonId, string? GroupId, string? WasGroupId) : MeetingEvent;

    public sealed record GroupsEnded : MeetingEvent;
}

/// <summary>A cluster that became part of another, and the ideas that were in it.</summary>
public sealed record MergedPart(Cluster Was, ImmutableArray<string> IdeaIds);
