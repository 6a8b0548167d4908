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
        if (deed.PersonId != me)
            return Verdict.Reject(MeetingRefusals.UndoNotYours);
        if (deed.IsUndone)
            return Verdict.Reject(MeetingRefusals.UndoAlreadyDone);
        // What somebody did in a role that they lost is not theirs to change any more.
        if (state.Find(Key.Of<Participant>(me))!.Seq > SeqOf(state, deed))
            return Verdict.Reject(MeetingRefusals.UndoNotPossible);

        var inverse = ImmutableArray.CreateBuilder<Event>();
        foreach (var @event in deed.Events.Reverse().Where(e => e.IsDeed()))
        {
            if (Inverse(state, @event) is not { } back)
                return Verdict.Reject(MeetingRefusals.UndoOvertaken);
            inverse.Add(back);
        }

        inverse.Add(new DeedUndone(undo.CommandId));
        return Verdict.Accept(inverse.ToImmutable());
    }

    /// <summary>What takes an event back; null where something else has happened to it since.</summary>
    private static Event? Inverse(State state, Event @event) => @event switch
    {
        MeetingRenamed e => Sessions.Inverse(state, e),
        RoleSet e => People.Inverse(state, e),
        IdeaAdded or IdeaEdited or IdeaMoved or IdeaRemoved or IdeaRestored => Ideas.Inverse(state, @event),
        ClusterAdded or ClusterRenamed or ClusterAssigned or ClusterRemoved or ClusterRestored => Clusters.Inverse(state, @event),
        AgendaItemAdded or AgendaItemRenamed or AgendaItemMoved or AgendaItemRemoved or AgendaItemRestored => Agenda.Inverse(state, @event),
        VoteCast or VoteWithdrawn => Votes.Inverse(state, @event),
        MinutesWritersSet e => MinutesTaking.Inverse(state, e),
        _ => Outcomes.Inverse(state, @event),
    };

    private static bool IsOfAnother(State state, string commandId, string me) =>
        state.ReceiptOf(commandId) is { } receipt && !receipt.From.StartsWith($"person/{me}/", StringComparison.Ordinal);

    private static long SeqOf(State state, Deed deed) => state.Find(deed.Key)!.Seq;
}
