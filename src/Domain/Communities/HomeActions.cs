using System.Collections.Immutable;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Domain.Communities;

/// <summary>What a meeting changed of an action that was open at home when it began. What is null stays as it is there.</summary>
/// <param name="AssigneeName">Of a guest, who is no member.</param>
/// <param name="Due">What counts where <paramref name="IsDueSet"/>.</param>
/// <param name="Reason">Why it was dropped.</param>
public sealed record ActionChange(
    string? Text = null, string? AssigneeId = null, string? AssigneeName = null, DateOnly? Due = null, bool IsDueSet = false,
    CommunityActionStatus? Status = null, DateTimeOffset? DoneAt = null, string? Reason = null);

/// <summary>
/// The open actions of a community come back as actions in its meetings that go on. Home is where they are kept: what a meeting changes of
/// one goes home at once and once, and whatever changes at home is told to all of those meetings, so that no list anywhere is a stale one.
/// </summary>
internal static class HomeActions
{
    /// <summary>Under which point of its agenda a meeting has them; where it has no such point, there were none when it began.</summary>
    public static string ItemIdOf(string plannedId) => SourceId.Of(plannedId, "agenda", "openActions");

    /// <summary>What the meeting changed, on what stands here now.</summary>
    public static Verdict Take(State state, GatheringCommand.ChangeAction asked, string meetingId)
    {
        if (!state.All<PlannedMeeting>().Any(meeting => meeting.MeetingId == meetingId))
            return Verdict.Reject(CommunityRefusals.MeetingUnknown);
        // What a meeting agreed itself comes home when it is closed.
        if (state.Find<CommunityAction>(asked.ActionId) is not { } action || action.MeetingId == meetingId)
            return Verdict.Reject(CommunityRefusals.ActionUnknown);
        var change = asked.Change;
        var after = action with { Text = change.Text ?? action.Text, Due = change.IsDueSet ? change.Due : action.Due };
        if (change.AssigneeId is { } participant && Claims.PersonOf(state, meetingId, participant) is var assignee && assignee != action.AssigneeId)
            after = after with { AssigneeId = assignee, AssigneeName = state.Find<Member>(assignee) is null ? change.AssigneeName : null, HandedOver = true };
        if (change.Status is { } status && StandsAs(action.Status) != status)
        {
            after = after with
            {
                Status = status, Reason = status is CommunityActionStatus.Dropped ? change.Reason : null,
                DoneAt = status is CommunityActionStatus.Done ? change.DoneAt : null,
            };
        }

        return after == action ? Verdict.Accept() : Verdict.Accept(new OutcomeEvent.ActionChangedAtMeeting(after with { Changed = true }, action, meetingId));
    }

    /// <summary>Each meeting that goes on hears what is open, and what became of what was open until now.</summary>
    public static IEnumerable<Reaction> React(State state, ImmutableArray<Event> events)
    {
        var closed = events.Select(Changed).OfType<string>().ToHashSet();
        var isToldToAll = closed.Count > 0 || events.Any(e => e is GatheringEvent.MeetingTakenHome { Actions.IsEmpty: false } or MemberEvent.MemberForgotten
            or MemberEvent.MemberLeft or MemberEvent.NotesClaimed or MemberEvent.MemberEdited { Fields.Name: not null });
        var opened = events.OfType<GatheringEvent.MeetingOfCommunityOpened>().Select(e => e.PlannedId).ToHashSet();
        if (!isToldToAll && opened.Count == 0)
            yield break;
        foreach (var meeting in state.All<PlannedMeeting>().Where(meeting => meeting is { Status: PlannedStatus.Running, MeetingId: not null }).OrderBy(meeting => meeting.Number))
        {
            var isOpened = opened.Contains(meeting.Id);
            if (!isToldToAll && !isOpened)
                continue;
            // One that was closed in between missed what was done meanwhile.
            var all = isOpened && meeting.TakenSeq is not null;
            ImmutableArray<CommunityAction> actions =
            [
                .. from action in state.All<CommunityAction>()
                   where action.MeetingId != meeting.MeetingId && (all || action.IsOpen || closed.Contains(action.Id))
                   orderby action.Number
                   select action with { AssigneeName = state.Find<Member>(action.AssigneeId)?.Name ?? action.AssigneeName },
            ];
            if (!actions.IsEmpty)
                yield return new Reaction(new EntityId(Meeting.KindName, meeting.MeetingId!), new MeetingCommand.NoteHomeActions(state.Seq + 1, actions));
        }
    }

    private static string? Changed(Event @event) => @event switch
    {
        OutcomeEvent.ActionStatusSet e => e.ActionId,
        OutcomeEvent.ActionReassigned e => e.ActionId,
        OutcomeEvent.ActionChangedAtMeeting e => e.Action.Id,
        _ => null,
    };

    /// <summary>A meeting knows no difference between what is open and what somebody is at.</summary>
    private static CommunityActionStatus StandsAs(CommunityActionStatus status) => status is CommunityActionStatus.InProgress ? CommunityActionStatus.Open : status;
}
