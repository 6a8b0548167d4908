namespace Samenwerken.Domain.Meetings;

/// <summary>The codes of refusals that a meeting may give, beside those of any entity.</summary>
public static partial class MeetingRefusals
{
    public const string Closed = "meeting.closed";
    public const string AlreadyOpen = "meeting.alreadyOpen";
    public const string AlreadyClosed = "meeting.alreadyClosed";

    /// <summary>It was a demonstration, and was erased after a day.</summary>
    public const string DemonstrationEnded = "demonstration.ended";

    /// <summary>There is no room for another: see <see cref="Limits"/>.</summary>
    public const string Full = "meeting.full";

    /// <summary>A meeting keeps at least one facilitator.</summary>
    public const string NeedsFacilitator = "meeting.needsFacilitator";

    public const string IdeaUnknown = "idea.unknown";

    /// <summary>Somebody else changed the text first.</summary>
    public const string IdeaChanged = "idea.changed";

    /// <summary>Others may not see this idea yet, and what is asked would show it.</summary>
    public const string IdeaHidden = "idea.hidden";

    /// <summary>A cluster is not merged with itself.</summary>
    public const string ClusterWithItself = "cluster.withItself";

    /// <summary>It is a zone of the board that is worked on now.</summary>
    public const string ClusterInUse = "cluster.inUse";

    /// <summary>No way to work was chosen for this item.</summary>
    public const string AgendaItemNoPlan = "agendaItem.noPlan";

    public const string RunUnknown = "run.unknown";

    /// <summary>It was finished or broken off.</summary>
    public const string RunOver = "run.over";

    /// <summary>A meeting goes through one plan at a time.</summary>
    public const string RunOtherActive = "run.otherActive";

    /// <summary>No time runs that could be changed.</summary>
    public const string RunNotRunning = "run.notRunning";

    /// <summary>The plan has no such phase.</summary>
    public const string PhaseUnknown = "phase.unknown";

    /// <summary>The meeting is in another phase by now.</summary>
    public const string PhaseOver = "phase.over";

    /// <summary>Only facilitators and note takers work on the board in this phase.</summary>
    public const string PhaseClosed = "phase.closed";

    /// <summary>In this phase people choose from what is there.</summary>
    public const string PhaseVoting = "phase.voting";

    public const string GroupUnknown = "group.unknown";

    /// <summary>The facilitator says who is in which group.</summary>
    public const string GroupsNotOpen = "groups.notOpen";

    public const string ClusterUnknown = "cluster.unknown";

    /// <summary>Somebody else changed its name first.</summary>
    public const string ClusterChanged = "cluster.changed";
    public const string LinkUnknown = "link.unknown";

    /// <summary>There is a link between these two ideas, whichever way round.</summary>
    public const string LinkExists = "link.exists";

    /// <summary>An idea has no link with itself.</summary>
    public const string LinkWithItself = "link.withItself";

    public const string AgendaItemUnknown = "agendaItem.unknown";

    /// <summary>A decision or action came from this idea, or another idea was merged from it, and can always be followed back to it.</summary>
    public const string IdeaInUse = "idea.inUse";

    /// <summary>There are minutes, decisions or actions under this item.</summary>
    public const string AgendaItemInUse = "agendaItem.inUse";

    /// <summary>Somebody else changed the text first.</summary>
    public const string AgendaItemChanged = "agendaItem.changed";

    public const string AgendaItemNotRunning = "agendaItem.notRunning";

    /// <summary>What is done is not skipped any more.</summary>
    public const string AgendaItemDone = "agendaItem.done";

    /// <summary>Somebody else changed the title or the aim first.</summary>
    public const string Changed = "meeting.changed";

    /// <summary>There is nothing yet to choose from: no ideas can have come, and it works on none of another item.</summary>
    public const string PlanVoteBeforeIdeas = "plan.voteBeforeIdeas";

    /// <summary>A phase votes or scores in a way that the plan does not have, or there are dots without a number or a number without dots.</summary>
    public const string PlanVotingWrong = "plan.votingWrong";

    /// <summary>What can be put in does not go with whom one works with: nobody takes turns alone.</summary>
    public const string PlanFormWrong = "plan.formWrong";

    /// <summary>The layout needs other zones, or two zones are the same.</summary>
    public const string PlanZonesWrong = "plan.zonesWrong";

    /// <summary>What it works on has no ideas, or works on it in turn.</summary>
    public const string PlanWorksOnNothing = "plan.worksOnNothing";

    public const string VoteRoundUnknown = "voteRound.unknown";
    public const string VoteRoundClosed = "voteRound.closed";

    /// <summary>A meeting has one open round at a time.</summary>
    public const string VoteRoundOtherOpen = "voteRound.otherOpen";

    /// <summary>Whoever came, or began to take part, after the round was opened has no vote in it.</summary>
    public const string VoteRoundNotEligible = "voteRound.notEligible";

    /// <summary>All dots are given.</summary>
    public const string VoteOverBudget = "vote.overBudget";

    /// <summary>This idea has as many dots of one person as it may have.</summary>
    public const string VoteOverCap = "vote.overCap";

    /// <summary>There is no dot of this person to take off.</summary>
    public const string VoteNone = "vote.none";

    /// <summary>Only note takers and facilitators write minutes now.</summary>
    public const string MinutesNotWriter = "minutes.notWriter";

    public const string DecisionUnknown = "decision.unknown";

    /// <summary>Somebody else changed the text first.</summary>
    public const string DecisionChanged = "decision.changed";
    public const string DecisionWithdrawn = "decision.withdrawn";
    public const string ActionUnknown = "action.unknown";

    /// <summary>Somebody else changed the text first.</summary>
    public const string ActionChanged = "action.changed";
    public const string ActionWithdrawn = "action.withdrawn";

    /// <summary>There is no such command that can be taken back: it is none of the last 50, was never a deed, or is a text's.</summary>
    public const string UndoNotPossible = "undo.notPossible";

    /// <summary>Somebody else did it.</summary>
    public const string UndoNotYours = "undo.notYours";

    /// <summary>It was taken back already.</summary>
    public const string UndoAlreadyDone = "undo.alreadyDone";

    /// <summary>Something else has happened to it since.</summary>
    public const string UndoOvertaken = "undo.overtaken";

    /// <summary>It would take an idea out of an open round of voting, with the dots of others on it.</summary>
    public const string UndoVoting = "undo.voting";

    /// <summary>What was there before is not known any more: its writer took it out of the history.</summary>
    public const string UndoRedacted = "undo.redacted";
}
