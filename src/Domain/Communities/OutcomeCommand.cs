using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

/// <summary>What can be asked about the decisions and actions that the meetings of a community brought home.</summary>
public abstract record OutcomeCommand : CommunityCommand
{
    private OutcomeCommand() { }

    /// <param name="Reason">Why it is dropped; only then.</param>
    public sealed record SetActionStatus(string ActionId, CommunityActionStatus Status, string? Reason) : OutcomeCommand;

    /// <summary>Gives an action to another member, or another day.</summary>
    public sealed record ReassignAction(string ActionId, string AssigneeId, DateOnly? Due) : OutcomeCommand;

    public sealed record SetDecisionStatus(string DecisionId, DecisionStatus Status) : OutcomeCommand;

    /// <param name="Subject">Null where it is about none of them.</param>
    public sealed record MarkDecision(string DecisionId, DecisionSubject? Subject) : OutcomeCommand;

    internal static new OutcomeCommand? Read(string type, Fields fields) => type switch
    {
        "setActionStatus" => ReadStatus(fields),
        "reassignAction" => new ReassignAction(fields.Id("actionId"), fields.Id("assigneeId"), fields.OptionalDay("due")),
        "setDecisionStatus" => new SetDecisionStatus(fields.Id("decisionId"), fields.Choice<DecisionStatus>("status")),
        "markDecision" => new MarkDecision(fields.Id("decisionId"), fields.ChoiceOrNull<DecisionSubject>("subject")),
        _ => null,
    };

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

    public sealed record ActionReassigned(string ActionId, string AssigneeId, DateOnly? Due, string WasAssigneeId, DateOnly? WasDue) : OutcomeEvent;

    public sealed record DecisionStatusSet(string DecisionId, DecisionStatus Status, DecisionStatus WasStatus) : OutcomeEvent;

    public sealed record DecisionMarked(string DecisionId, DecisionSubject? Subject, DecisionSubject? WasSubject) : OutcomeEvent;
}
