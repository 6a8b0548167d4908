using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Domain.Communities;

/// <summary>What can be asked about the decisions and actions that the meetings of a community brought home.</summary>
public abstract record OutcomeCommand : CommunityCommand
{
    private OutcomeCommand() { }

    /// <param name="Reason">Why it is dropped; only then.</param>
    public sealed record SetActionStatus(string ActionId, CommunityActionStatus Status, string? Reason) : OutcomeCommand;

    /// <summary>Gives an action to another member, or another day.</summary>
    public sealed record ReassignAction(string ActionId, string AssigneeId, DateOnly? Due) : OutcomeCommand;

    /// <param name="RevisedBy">The decision that came in its place; only of one that is revised.</param>
    public sealed record SetDecisionStatus(string DecisionId, DecisionStatus Status, string? RevisedBy = null) : OutcomeCommand;

    /// <param name="Method">Null where nobody knows.</param>
    /// <param name="OwnerId">Who sees to it.</param>
    /// <param name="ReviewOn">When it is looked at again; a decision by consent has such a day.</param>
    public sealed record DescribeDecision(string DecisionId, DecisionMethod? Method, string? OwnerId, DateOnly? ReviewOn) : OutcomeCommand;

    /// <param name="Subject">Null where it is about none of them.</param>
    public sealed record MarkDecision(string DecisionId, DecisionSubject? Subject) : OutcomeCommand;

    internal static new OutcomeCommand? Read(string type, Fields fields) => type switch
    {
        "setActionStatus" => ReadStatus(fields),
        "reassignAction" => new ReassignAction(fields.Id("actionId"), fields.Id("assigneeId"), fields.OptionalDay("due")),
        "setDecisionStatus" => ReadDecisionStatus(fields),
        "describeDecision" => ReadDescription(fields),
        "markDecision" => new MarkDecision(fields.Id("decisionId"), fields.ChoiceOrNull<DecisionSubject>("subject")),
        _ => null,
    };

    private static SetDecisionStatus ReadDecisionStatus(Fields fields)
    {
        var set = new SetDecisionStatus(fields.Id("decisionId"), fields.Choice<DecisionStatus>("status"), fields.OptionalId("revisedBy"));
        if (fields.Problems.IsEmpty && set is { Status: not DecisionStatus.Revised, RevisedBy: not null })
            fields.Note("revisedBy", Refusals.FieldInvalid);
        return set;
    }

    private static DescribeDecision ReadDescription(Fields fields)
    {
        var describe = new DescribeDecision(
            fields.Id("decisionId"), fields.OptionalChoice<DecisionMethod>("method"), fields.OptionalId("ownerId"), fields.OptionalDay("reviewOn"));
        if (fields.Problems.IsEmpty && describe is { Method: DecisionMethod.Consent, ReviewOn: null })
            fields.Note("reviewOn", Refusals.FieldMissing);
        return describe;
    }

    private static SetActionStatus ReadStatus(Fields fields)
    {
        var set = new SetActionStatus(fields.Id("actionId"), fields.Choice<CommunityActionStatus>("status"), fields.OptionalText("reason", CommunityLimits.Why));
        if (fields.Problems.IsEmpty && set.Status is CommunityActionStatus.Dropped && set.Reason is null)
            fields.Note("reason", Refusals.FieldMissing);
        return set;
    }
}

/// <summary>What happens to decisions and actions of a community after their meeting.</summary>
public abstract record OutcomeEvent : CommunityEvent
{
    private OutcomeEvent() { }

    public sealed record ActionStatusSet(
        string ActionId, CommunityActionStatus Status, string? Reason, CommunityActionStatus WasStatus, DateTimeOffset At) : OutcomeEvent;

    /// <param name="Action">As it is now.</param>
    public sealed record ActionChangedAtMeeting(CommunityAction Action, CommunityAction Was, string MeetingId) : OutcomeEvent;

    public sealed record ActionReassigned(string ActionId, string AssigneeId, DateOnly? Due, string WasAssigneeId, DateOnly? WasDue) : OutcomeEvent;

    public sealed record DecisionStatusSet(string DecisionId, DecisionStatus Status, DecisionStatus WasStatus, string? RevisedById = null) : OutcomeEvent;

    public sealed record DecisionDescribed(string DecisionId, DecisionMethod? Method, string? OwnerId, DateOnly? ReviewOn) : OutcomeEvent;

    public sealed record DecisionMarked(string DecisionId, DecisionSubject? Subject, DecisionSubject? WasSubject) : OutcomeEvent;
}
