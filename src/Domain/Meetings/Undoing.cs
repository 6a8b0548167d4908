using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>
/// Taking back one's own deeds (UND1): each of one's last 50 once, and only where everything is still as one left it, so
/// that nobody's later work is undone with it. An undo is a deed as well, so undoing it is a redo.
/// </summary>
internal static class Undoing
{
    public static Verdict Undo(State state, Undo undo, string me)
    {
        if (state.DeedOf(undo.CommandId) is not { } deed)
            return Verdict.Reject(IsOfAnother(state, undo.CommandId, me) ? MeetingRefusals.UndoNotYours : MeetingRefusals.UndoNotPossible);
        if (!ClaimedGuests.IsMe(state, deed.PersonId, me))
            return Verdict.Reject(MeetingRefusals.UndoNotYours);
        if (deed.IsUndone)
            return Verdict.Reject(MeetingRefusals.UndoAlreadyDone);
        if (deed.IsRedacted)
            return Verdict.Reject(MeetingRefusals.UndoRedacted);
        // What somebody did in a role that they lost, or gave up by it, is not theirs to change any more.
        var seq = state.Find(deed.Key)!.Seq;
        if (state.Find(Key.Of<Participant>(deed.PersonId))!.Seq >= seq)
            return Verdict.Reject(MeetingRefusals.UndoNotPossible);

        // Whether an idea has dots of others is nobody's to know while there is voting, so a slip of the finger takes none away.
        if (Votes.OpenRound(state) is not null && deed.Events.Any(e => e is IdeaAdded or IdeaRestored or BoardRestored))
            return Verdict.Reject(MeetingRefusals.UndoVoting);

        var inverse = ImmutableArray.CreateBuilder<Event>();
        // Ideas that went together come back one by one, each with its links to those that are back by then.
        var board = new Projection(state, state.Seq + 1);
        foreach (var @event in deed.Events.Reverse().Where(e => e.IsDeed()))
        {
            if (Inverse(board.State, @event, seq, me) is not { } back)
                return Verdict.Reject(MeetingRefusals.UndoOvertaken);
            inverse.Add(back);
            if (back is IdeaRemoved or IdeaRestored)
                Ideas.Project(back, board);
        }

        inverse.Add(new DeedUndone(undo.CommandId));
        return Verdict.Accept(inverse.ToImmutable());
    }

    /// <summary>What takes an event back; null where something else has happened to it since.</summary>
    /// <param name="seq">The commit that did it.</param>
    private static Event? Inverse(State state, Event @event, long seq, string me) => @event switch
    {
        MeetingRenamed or MeetingPlanSet => Sessions.Inverse(state, @event),
        RoleSet e => People.Inverse(state, e),
        IdeaAdded or IdeaEdited or IdeaMoved or IdeaColoured or IdeaRemoved or IdeaRestored => Ideas.Inverse(state, @event, me),
        ClusterAdded or ClusterRenamed or ClusterMoved or ClusterAssigned or ClusterRemoved or ClusterRestored => Clusters.Inverse(state, @event, me),
        ClustersMerged or ClustersUnmerged or ClusterSplit or ClusterUnsplit => Merging.Inverse(state, @event, me),
        LayoutSet e => Boards.Inverse(state, e),
        LinkAdded or LinkRemoved or LinkRestored => Links.Inverse(state, @event),
        AgendaItemAdded or AgendaItemRenamed or AgendaItemMoved or AgendaItemRemoved or AgendaItemRestored => Agenda.Inverse(state, @event),
        AgendaItemEdited or MethodPlanned or AgendaPlanned or AgendaUnplanned or AgendaProgressed => AgendaPlanning.Inverse(state, @event),
        VoteCast or VoteWithdrawn => Votes.Inverse(state, @event),
        BoardRestored e => Restoring.Inverse(state, e),
        MinutesWritersSet e => MinutesTaking.Inverse(state, e),
        _ => Outcomes.Inverse(state, @event, seq),
    };

    private static bool IsOfAnother(State state, string commandId, string me) =>
        state.ReceiptOf(commandId) is { } receipt && !receipt.From.StartsWith($"person/{me}/", StringComparison.Ordinal);
}
