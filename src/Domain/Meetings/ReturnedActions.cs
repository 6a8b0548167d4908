using System.Collections.Immutable;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>Which action of the community an action of a meeting is.</summary>
/// <param name="Number">With <paramref name="Year"/>: by which the community speaks of it.</param>
public sealed record HomeNumber(int Year, int Number);

/// <summary>Up to which commit of its community a meeting knows what is open there.</summary>
public sealed record HomeHeard(long Seq) : Record(OnlyId)
{
    public const string OnlyId = "home";
}

/// <summary>
/// Actions that were open at home come back in the meeting as actions: whoever may change one that was agreed here, changes them. What is
/// changed goes home with the same commit, and what changes at home is taken over, while the meeting goes on. In a meeting that is closed
/// they stay as they were then.
/// </summary>
internal static class ReturnedActions
{
    public static Verdict Note(State state, MeetingRecord meeting, NoteHomeActions note, Context context)
    {
        if (context.From is not Sender.Entity { Id: { Kind: Community.KindName } community } || community.Id != meeting.CommunityId)
            return Verdict.Reject(Refusals.CommandUnknown);
        if (meeting is not { Status: MeetingStatus.Open, PlannedId: { } plannedId } || state.Find<HomeHeard>(HomeHeard.OnlyId)?.Seq >= note.Seq)
            return Verdict.Accept();
        var itemId = HomeActions.ItemIdOf(plannedId);
        var isListed = state.Find<AgendaItem>(itemId) is not null;
        var number = People.Numbers(state).Actions;
        var changed = ImmutableArray.CreateBuilder<ActionItem>();
        foreach (var action in note.Actions)
        {
            var known = state.Find<ActionItem>(action.Id);
            if (known is null && !(action.IsOpen && isListed && number < Limits.Actions))
                continue;
            var now = new ActionItem(
                action.Id, known?.Number ?? ++number, action.Text, known?.ItemId ?? itemId, action.AssigneeId, action.Due, StatusOf(action.Status),
                known?.FromIdeas ?? [], action.AssignedAt, action.Status is CommunityActionStatus.Done ? action.DoneAt : null,
                action.Status is CommunityActionStatus.Dropped ? action.Reason : null, new HomeNumber(action.Year, action.Number), action.AssigneeName);
            if (now != known)
                changed.Add(now);
        }

        return changed.Count == 0 ? Verdict.Accept() : Verdict.Accept(new HomeActionsNoted(changed.ToImmutable(), note.Seq));
    }

    public static void Project(HomeActionsNoted noted, Projection projection)
    {
        foreach (var action in noted.Actions)
            projection.Put(action, Audience.Everyone);
        projection.Update<Numbering>(Numbering.OnlyId, numbers => numbers with { Actions = noted.Actions.Select(action => action.Number).Append(numbers.Actions).Max() });
        projection.Put(new HomeHeard(noted.Seq), Audience.Nobody);
    }

    /// <summary>What people changed of them in this commit.</summary>
    public static IEnumerable<Reaction> React(State state, EntityId community, ImmutableArray<Event> events)
    {
        foreach (var @event in events)
        {
            var (id, change) = @event switch
            {
                ActionEdited e => (e.ActionId, ChangeOf(state, e)),
                ActionCompleted e => (e.ActionId, new ActionChange(Status: CommunityActionStatus.Done, DoneAt: e.At)),
                ActionReopened e => (e.ActionId, new ActionChange(Status: CommunityActionStatus.Open)),
                ActionWithdrawn e => (e.ActionId, new ActionChange(Status: CommunityActionStatus.Dropped, Reason: e.Reason)),
                ActionReinstated e => (e.ActionId, new ActionChange(
                    Status: e.Status is ActionStatus.Done ? CommunityActionStatus.Done : CommunityActionStatus.Open, DoneAt: e.DoneAt)),
                _ => ("", null),
            };
            if (change is not null && state.Find<ActionItem>(id) is { Home: not null })
                yield return new Reaction(community, new GatheringCommand.ChangeAction(id, change));
        }
    }

    private static ActionChange ChangeOf(State state, ActionEdited e) => new(
        e.Text == e.WasText ? null : e.Text, e.AssigneeId == e.WasAssigneeId ? null : e.AssigneeId,
        e.AssigneeId == e.WasAssigneeId ? null : state.Find<Participant>(e.AssigneeId)?.Name, e.Due, e.Due != e.WasDue);

    private static ActionStatus StatusOf(CommunityActionStatus status) => status switch
    {
        CommunityActionStatus.Done => ActionStatus.Done,
        CommunityActionStatus.Dropped => ActionStatus.Withdrawn,
        _ => ActionStatus.Open,
    };
}
