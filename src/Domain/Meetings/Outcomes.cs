using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>
/// Decisions and actions, numbered 1, 2, 3 without gaps: whatever is withdrawn stays, with its number, and says so. Each
/// belongs to an agenda item and remembers the ideas that it came from.
/// </summary>
internal static class Outcomes
{
    public static Verdict Record(State state, RecordDecision record, Context context)
    {
        if (state.Knows(Key.Of<Decision>(record.DecisionId)))
            return Verdict.Reject(Refusals.IdTaken, new Detail(Field: "decisionId"));
        if (state.Count<Decision>() >= Limits.Decisions)
            return Verdict.Reject(MeetingRefusals.Full, new Detail(Max: Limits.Decisions, Yours: record.Text));
        return Belongs(state, record.ItemId, record.FromIdeas, record.Text)
            ?? (record.Owner is { } owner ? CanDoIt(state, owner, record.Text, "owner") : null)
            ?? Verdict.Accept(new DecisionRecorded(new Decision(
                record.DecisionId, People.Numbers(state).Decisions + 1, record.Text, record.ItemId, record.FromIdeas, context.Now,
                Method: record.Method, OwnerId: record.Owner, ReviewOn: record.ReviewOn)));
    }

    public static Verdict Edit(State state, EditDecision edit) => state.Find<Decision>(edit.DecisionId) switch
    {
        null => Verdict.Reject(MeetingRefusals.DecisionUnknown, new Detail(Yours: edit.Text)),
        { Withdrawn: true } => Verdict.Reject(MeetingRefusals.DecisionWithdrawn, new Detail(Yours: edit.Text)),
        var decision when decision.Text == edit.Text => Verdict.Accept(),
        var decision when decision.Text != edit.Was => Verdict.Reject(
            MeetingRefusals.DecisionChanged, new Detail(Current: decision.Text, Yours: edit.Text)),
        var decision => Verdict.Accept(new DecisionEdited(decision.Id, edit.Text, decision.Text)),
    };

    public static Verdict Withdraw(State state, WithdrawDecision withdraw) => state.Find<Decision>(withdraw.DecisionId) switch
    {
        null => Verdict.Reject(MeetingRefusals.DecisionUnknown),
        { Withdrawn: true } => Verdict.Reject(MeetingRefusals.DecisionWithdrawn),
        var decision => Verdict.Accept(new DecisionWithdrawn(decision.Id, withdraw.Reason)),
    };

    public static Verdict Assign(State state, AssignAction assign, Context context)
    {
        if (state.Knows(Key.Of<ActionItem>(assign.ActionId)))
            return Verdict.Reject(Refusals.IdTaken, new Detail(Field: "actionId"));
        if (state.Count<ActionItem>() >= Limits.Actions)
            return Verdict.Reject(MeetingRefusals.Full, new Detail(Max: Limits.Actions, Yours: assign.Text));
        return Belongs(state, assign.ItemId, assign.FromIdeas, assign.Text)
            ?? CanDoIt(state, assign.Assignee, assign.Text)
            ?? Verdict.Accept(new ActionAssigned(new ActionItem(
                assign.ActionId, People.Numbers(state).Actions + 1, assign.Text, assign.ItemId, assign.Assignee, assign.Due,
                ActionStatus.Open, assign.FromIdeas, context.Now)));
    }

    public static Verdict Edit(State state, EditAction edit) => state.Find<ActionItem>(edit.ActionId) switch
    {
        null => Verdict.Reject(MeetingRefusals.ActionUnknown, new Detail(Yours: edit.Text)),
        { Status: ActionStatus.Withdrawn } => Verdict.Reject(MeetingRefusals.ActionWithdrawn, new Detail(Yours: edit.Text)),
        var action when action.Text != edit.Was && action.Text != edit.Text => Verdict.Reject(
            MeetingRefusals.ActionChanged, new Detail(Current: action.Text, Yours: edit.Text)),
        var action => Edit(state, action, edit),
    };

    /// <summary>Of the person and the day, what the writer left as they saw it stays as others have made it since.</summary>
    private static Verdict Edit(State state, ActionItem action, EditAction edit)
    {
        var assignee = edit.WasAssignee == edit.Assignee ? action.AssigneeId : edit.Assignee;
        var due = edit.WasAssignee is not null && edit.WasDue == edit.Due ? action.Due : edit.Due;
        if (IsAs(action, edit.Text, assignee, due))
            return Verdict.Accept();
        // Whoever it was given to may have left since; only somebody new must be here.
        return (action.AssigneeId == assignee ? null : CanDoIt(state, assignee, edit.Text))
            ?? Verdict.Accept(new ActionEdited(action.Id, edit.Text, assignee, due, action.Text, action.AssigneeId, action.Due));
    }

    public static Verdict Complete(State state, CompleteAction complete, Context context) => state.Find<ActionItem>(complete.ActionId) switch
    {
        null => Verdict.Reject(MeetingRefusals.ActionUnknown),
        { Status: ActionStatus.Withdrawn } => Verdict.Reject(MeetingRefusals.ActionWithdrawn),
        { Status: ActionStatus.Done } => Verdict.Accept(),
        { Home: not null } when IsClosed(state) => Verdict.Reject(MeetingRefusals.Closed),
        var action => Verdict.Accept(new ActionCompleted(action.Id, context.Now)),
    };

    public static Verdict Reopen(State state, ReopenAction reopen) => state.Find<ActionItem>(reopen.ActionId) switch
    {
        null => Verdict.Reject(MeetingRefusals.ActionUnknown),
        { Status: ActionStatus.Withdrawn } => Verdict.Reject(MeetingRefusals.ActionWithdrawn),
        { Status: ActionStatus.Open } => Verdict.Accept(),
        { Home: not null } when IsClosed(state) => Verdict.Reject(MeetingRefusals.Closed),
        var action => Verdict.Accept(new ActionReopened(action.Id, action.DoneAt)),
    };

    public static Verdict Withdraw(State state, WithdrawAction withdraw) => state.Find<ActionItem>(withdraw.ActionId) switch
    {
        null => Verdict.Reject(MeetingRefusals.ActionUnknown),
        { Status: ActionStatus.Withdrawn } => Verdict.Reject(MeetingRefusals.ActionWithdrawn),
        var action => Verdict.Accept(new ActionWithdrawn(action.Id, withdraw.Reason, action.Status, action.DoneAt)),
    };

    /// <summary>Whether a decision or action came from the idea.</summary>
    public static bool CameFrom(State state, string ideaId) =>
        state.All<Decision>().Any(decision => decision.FromIdeas.Contains(ideaId))
        || state.All<ActionItem>().Any(action => action.FromIdeas.Contains(ideaId));

    /// <summary>Whether there is a decision or action under the agenda item.</summary>
    public static bool StandUnder(State state, string itemId) =>
        state.All<Decision>().Any(decision => decision.ItemId == itemId) || state.All<ActionItem>().Any(action => action.ItemId == itemId);

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case DecisionRecorded e:
                projection.Put(e.Decision, Audience.Everyone);
                projection.Update<Numbering>(Numbering.OnlyId, numbers => numbers with { Decisions = e.Decision.Number });
                break;
            case DecisionEdited e:
                projection.Update<Decision>(e.DecisionId, decision => decision with { Text = e.Text });
                break;
            case DecisionWithdrawn e:
                projection.Update<Decision>(e.DecisionId, decision => decision with { Withdrawn = true, Reason = e.Reason });
                break;
            case DecisionReinstated e:
                projection.Update<Decision>(e.DecisionId, decision => decision with { Withdrawn = false, Reason = null });
                break;
            case ActionAssigned e:
                projection.Put(e.Action, Audience.Everyone);
                projection.Update<Numbering>(Numbering.OnlyId, numbers => numbers with { Actions = e.Action.Number });
                break;
            case ActionEdited e:
                projection.Update<ActionItem>(e.ActionId, action => action with
                {
                    Text = e.Text, AssigneeId = e.AssigneeId, Due = e.Due,
                    AssigneeName = action.Home is null ? null : e.AssigneeId == action.AssigneeId ? action.AssigneeName : projection.Find<Participant>(e.AssigneeId)?.Name,
                });
                break;
            case ActionCompleted e:
                projection.Update<ActionItem>(e.ActionId, action => action with { Status = ActionStatus.Done, DoneAt = e.At });
                break;
            case ActionReopened e:
                projection.Update<ActionItem>(e.ActionId, action => action with { Status = ActionStatus.Open, DoneAt = null });
                break;
            case ActionWithdrawn e:
                projection.Update<ActionItem>(e.ActionId, action => action with { Status = ActionStatus.Withdrawn, DoneAt = null, Reason = e.Reason });
                break;
            case ActionReinstated e:
                projection.Update<ActionItem>(e.ActionId, action => action with { Status = e.Status, DoneAt = e.DoneAt, Reason = null });
                break;
        }
    }

    /// <summary>What takes an event back; null where something else has happened to it since. A number that was given stays given.</summary>
    /// <param name="seq">The commit that did it.</param>
    public static Event? Inverse(State state, Event @event, long seq) => @event switch
    {
        DecisionRecorded e when state.Find<Decision>(e.Decision.Id) is { Withdrawn: false } now && now.Text == e.Decision.Text =>
            new DecisionWithdrawn(now.Id, null),
        DecisionEdited e when state.Find<Decision>(e.DecisionId) is { Withdrawn: false } now && now.Text == e.Text =>
            new DecisionEdited(now.Id, e.WasText, e.Text),
        DecisionWithdrawn e when state.Find<Decision>(e.DecisionId) is { Withdrawn: true } now && now.Reason == e.Reason =>
            new DecisionReinstated(now.Id, now.Reason),
        DecisionReinstated e when state.Find<Decision>(e.DecisionId) is { Withdrawn: false } now && IsAsLeft(state, now, seq) =>
            new DecisionWithdrawn(now.Id, e.WasReason),
        ActionAssigned e when state.Find<ActionItem>(e.Action.Id) is { Status: ActionStatus.Open } now && IsAs(now, e.Action.Text, e.Action.AssigneeId, e.Action.Due) =>
            new ActionWithdrawn(now.Id, null, now.Status, now.DoneAt),
        ActionEdited e when state.Find<ActionItem>(e.ActionId) is { Status: not ActionStatus.Withdrawn } now && IsAs(now, e.Text, e.AssigneeId, e.Due)
            && (e.WasAssigneeId == e.AssigneeId || CanDoIt(state, e.WasAssigneeId, "") is null) =>
            new ActionEdited(now.Id, e.WasText, e.WasAssigneeId, e.WasDue, e.Text, e.AssigneeId, e.Due),
        ActionCompleted e when state.Find<ActionItem>(e.ActionId) is { Status: ActionStatus.Done } now && IsAsLeft(state, now, seq) =>
            new ActionReopened(now.Id, now.DoneAt),
        ActionReopened e when state.Find<ActionItem>(e.ActionId) is { Status: ActionStatus.Open } now && IsAsLeft(state, now, seq) && e.WasDoneAt is { } doneAt =>
            new ActionCompleted(now.Id, doneAt),
        ActionWithdrawn e when state.Find<ActionItem>(e.ActionId) is { Status: ActionStatus.Withdrawn } now && now.Reason == e.Reason =>
            new ActionReinstated(now.Id, e.WasStatus, e.WasDoneAt, now.Reason),
        ActionReinstated e when state.Find<ActionItem>(e.ActionId) is { } now && IsAsLeft(state, now, seq) =>
            new ActionWithdrawn(now.Id, e.WasReason, now.Status, now.DoneAt),
        _ => null,
    };

    /// <summary>Whether nothing at all has happened to it since a commit: not only to the one field, of which the event says too little.</summary>
    private static bool IsAsLeft(State state, Record record, long seq) => state.Find(record.Key)!.Seq == seq;

    /// <summary>What is the community's goes on there once the meeting is over.</summary>
    private static bool IsClosed(State state) => state.Find<MeetingRecord>(MeetingRecord.OnlyId) is { Status: MeetingStatus.Closed };

    private static bool IsAs(ActionItem action, string text, string assignee, DateOnly? due) =>
        (action.Text, action.AssigneeId, action.Due) == (text, assignee, due);

    private static Verdict? Belongs(State state, string itemId, ImmutableArray<string> fromIdeas, string yours)
    {
        if (state.Find<AgendaItem>(itemId) is null)
            return Verdict.Reject(MeetingRefusals.AgendaItemUnknown, new Detail(Field: "itemId", Yours: yours));
        if (!fromIdeas.All(id => state.Find<Idea>(id) is not null))
            return Verdict.Reject(MeetingRefusals.IdeaUnknown, new Detail(Field: "fromIdeas", Yours: yours));
        return fromIdeas.Any(id => state.Find<Idea>(id)!.Hidden)
            ? Verdict.Reject(MeetingRefusals.IdeaHidden, new Detail(Field: "fromIdeas", Yours: yours))
            : null;
    }

    private static Verdict? CanDoIt(State state, string personId, string yours, string field = "assignee") => state.Find<Participant>(personId) switch
    {
        null => Verdict.Reject(Refusals.PersonUnknown, new Detail(Field: field, Yours: yours)),
        { Removed: true } => Verdict.Reject(Refusals.PersonRemoved, new Detail(Field: field, Yours: yours)),
        _ => null,
    };
}
