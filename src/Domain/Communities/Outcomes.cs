using System.Collections.Immutable;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Domain.Communities;

using static OutcomeCommand;
using static OutcomeEvent;

/// <summary>
/// Decisions and actions of a community, numbered 1, 2, 3 without gaps over all its meetings in the order in which they were closed. One
/// that is withdrawn before it came home never had a number; one that is withdrawn later keeps it and says so.
/// </summary>
internal static class Outcomes
{
    /// <summary>The decisions of a meeting that are new to the community or differ from what it has.</summary>
    public static ImmutableArray<CommunityDecision> Taken(State state, MeetingHarvest harvest, string meetingId, int number)
    {
        var taken = ImmutableArray.CreateBuilder<CommunityDecision>();
        foreach (var decision in harvest.Decisions.OrderBy(decision => decision.Number))
        {
            var id = SourceId.Of(meetingId, "decision", decision.Id);
            var was = state.Find<CommunityDecision>(id);
            if (was is null && decision.Withdrawn)
                continue;
            var owner = decision.OwnerId is { } ownerId ? Claims.PersonOf(state, meetingId, ownerId) : null;
            var now = was is null
                ? new CommunityDecision(
                    id, ++number, decision.RecordedAt.Year, decision.Text, meetingId, Sources(meetingId, decision.FromIdeas), decision.RecordedAt, DecisionStatus.Taken,
                    Method: decision.Method, OwnerId: owner, OwnerName: owner is null ? null : NameOfGuest(state, harvest, owner, decision.OwnerId!),
                    ReviewOn: decision.ReviewOn)
                : was with
                {
                    Text = decision.Text,
                    Status = decision.Withdrawn ? DecisionStatus.Withdrawn : was.Status is DecisionStatus.Withdrawn ? DecisionStatus.Taken : was.Status,
                };
            if (now != was)
                taken.Add(now);
        }

        return taken.ToImmutable();
    }

    /// <summary>The actions of a meeting that are new to the community or differ from what it has. What the community changed itself stays.</summary>
    public static ImmutableArray<CommunityAction> Agreed(State state, MeetingHarvest harvest, string meetingId, int number)
    {
        var agreed = ImmutableArray.CreateBuilder<CommunityAction>();
        foreach (var action in harvest.Actions.OrderBy(action => action.Number))
        {
            var id = SourceId.Of(meetingId, "action", action.Id);
            var was = state.Find<CommunityAction>(id);
            if (was is null && action.Status is ActionStatus.Withdrawn)
                continue;
            var assignee = Claims.PersonOf(state, meetingId, action.AssigneeId);
            var name = NameOfGuest(state, harvest, assignee, action.AssigneeId);
            var now = was is null
                ? new CommunityAction(
                    id, ++number, action.AssignedAt.Year, action.Text, assignee, name, action.Due, StatusOf(action), meetingId,
                    Sources(meetingId, action.FromIdeas), action.AssignedAt, action.DoneAt, action.Reason)
                : was.Changed
                    ? was with { Text = action.Text }
                    : was with
                    {
                        Text = action.Text, AssigneeId = assignee, AssigneeName = name, Due = action.Due, Status = StatusOf(action),
                        DoneAt = action.DoneAt, Reason = action.Reason,
                    };
            if (now != was)
                agreed.Add(now);
        }

        return agreed.ToImmutable();
    }

    public static Verdict SetStatus(State state, SetActionStatus set, Context context) => state.Find<CommunityAction>(set.ActionId) switch
    {
        null => Verdict.Reject(CommunityRefusals.ActionUnknown),
        var action when action.Status == set.Status => Verdict.Accept(),
        var action => Verdict.Accept(new ActionStatusSet(
            action.Id, set.Status, set.Status is CommunityActionStatus.Dropped ? set.Reason : null, action.Status, context.Now)),
    };

    public static Verdict Reassign(State state, ReassignAction reassign) => state.Find<CommunityAction>(reassign.ActionId) switch
    {
        null => Verdict.Reject(CommunityRefusals.ActionUnknown),
        var action when (action.AssigneeId, action.Due) == (reassign.AssigneeId, reassign.Due) => Verdict.Accept(),
        var action when action.AssigneeId != reassign.AssigneeId && state.Find<Member>(reassign.AssigneeId) is not { Status: MemberStatus.Active } =>
            Verdict.Reject(Refusals.PersonUnknown, new Detail(Field: "assigneeId")),
        var action => Verdict.Accept(new ActionReassigned(action.Id, reassign.AssigneeId, reassign.Due, action.AssigneeId, action.Due)),
    };

    public static Verdict SetStatus(State state, SetDecisionStatus set) => state.Find<CommunityDecision>(set.DecisionId) switch
    {
        null => Verdict.Reject(CommunityRefusals.DecisionUnknown),
        var decision when decision.Status == set.Status && decision.RevisedById == set.RevisedBy => Verdict.Accept(),
        var decision when set.RevisedBy is { } by && (by == decision.Id || state.Find<CommunityDecision>(by) is null) =>
            Verdict.Reject(CommunityRefusals.DecisionUnknown, new Detail(Field: "revisedBy")),
        var decision => Verdict.Accept(new DecisionStatusSet(decision.Id, set.Status, decision.Status, set.RevisedBy)),
    };

    public static Verdict Describe(State state, DescribeDecision describe) => state.Find<CommunityDecision>(describe.DecisionId) switch
    {
        null => Verdict.Reject(CommunityRefusals.DecisionUnknown),
        var decision when (decision.Method, decision.OwnerId, decision.ReviewOn) == (describe.Method, describe.OwnerId, describe.ReviewOn) => Verdict.Accept(),
        var decision when describe.OwnerId is { } owner && owner != decision.OwnerId && state.Find<Member>(owner) is not { Status: MemberStatus.Active } =>
            Verdict.Reject(Refusals.PersonUnknown, new Detail(Field: "ownerId")),
        var decision => Verdict.Accept(new DecisionDescribed(decision.Id, describe.Method, describe.OwnerId, describe.ReviewOn)),
    };

    public static Verdict Mark(State state, MarkDecision mark) => state.Find<CommunityDecision>(mark.DecisionId) switch
    {
        null => Verdict.Reject(CommunityRefusals.DecisionUnknown),
        var decision when decision.Subject == mark.Subject => Verdict.Accept(),
        var decision => Verdict.Accept(new DecisionMarked(decision.Id, mark.Subject, decision.Subject)),
    };

    public static void Project(GatheringEvent.MeetingTakenHome home, Projection projection)
    {
        foreach (var decision in home.Decisions)
            projection.Put(decision, Audience.Everyone);
        foreach (var action in home.Actions)
            projection.Put(action, Audience.Everyone);
        projection.Update<CommunityNumbers>(CommunityNumbers.OnlyId, numbers => numbers with
        {
            Decisions = home.Decisions.Select(decision => decision.Number).Append(numbers.Decisions).Max(),
            Actions = home.Actions.Select(action => action.Number).Append(numbers.Actions).Max(),
        });
    }

    public static void Project(OutcomeEvent @event, Projection projection)
    {
        switch (@event)
        {
            case ActionStatusSet e:
                projection.Update<CommunityAction>(e.ActionId, action => action with
                {
                    Status = e.Status, Reason = e.Reason, DoneAt = e.Status is CommunityActionStatus.Done ? e.At : null, Changed = true,
                });
                break;
            case ActionChangedAtMeeting e:
                projection.Update<CommunityAction>(e.Action.Id, _ => e.Action);
                break;
            case ActionReassigned e:
                projection.Update<CommunityAction>(
                    e.ActionId, action => action with
                    {
                        AssigneeId = e.AssigneeId, AssigneeName = e.AssigneeId == action.AssigneeId ? action.AssigneeName : null, Due = e.Due, Changed = true,
                        HandedOver = action.HandedOver || e.AssigneeId != e.WasAssigneeId,
                    });
                break;
            case DecisionStatusSet e:
                projection.Update<CommunityDecision>(e.DecisionId, decision => decision with { Status = e.Status, RevisedById = e.RevisedById });
                break;
            case DecisionDescribed e:
                projection.Update<CommunityDecision>(e.DecisionId, decision => decision with
                {
                    Method = e.Method, OwnerId = e.OwnerId, OwnerName = e.OwnerId == decision.OwnerId ? decision.OwnerName : null, ReviewOn = e.ReviewOn,
                });
                break;
            case DecisionMarked e:
                projection.Update<CommunityDecision>(e.DecisionId, decision => decision with { Subject = e.Subject });
                break;
        }
    }

    /// <param name="personId">Who they are in the community.</param>
    /// <param name="participantId">Who they were in the meeting.</param>
    private static string? NameOfGuest(State state, MeetingHarvest harvest, string personId, string participantId) =>
        state.Find<Member>(personId) is null ? harvest.People.FirstOrDefault(person => person.PersonId == participantId)?.Name : null;

    private static CommunityActionStatus StatusOf(ActionItem action) => action.Status switch
    {
        ActionStatus.Open => CommunityActionStatus.Open,
        ActionStatus.Done => CommunityActionStatus.Done,
        _ => CommunityActionStatus.Dropped,
    };

    private static ImmutableArray<SourceIdea> Sources(string meetingId, ImmutableArray<string> ideas) =>
        [.. ideas.Select(idea => new SourceIdea(meetingId, idea))];
}
