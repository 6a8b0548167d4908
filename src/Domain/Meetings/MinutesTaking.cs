using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Text;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>
/// Minutes: one text for each agenda item, in which several write at once. An edit says which revision its writer saw; what
/// others wrote since is worked into it here, and nowhere else is the order of edits decided (TXT1).
/// </summary>
internal static class MinutesTaking
{
    public static Verdict SetWriters(MeetingRecord meeting, SetMinutesWriters set) =>
        meeting.MinutesWriters == set.Who
            ? Verdict.Accept()
            : Verdict.Accept(new MinutesWritersSet(set.Who, meeting.MinutesWriters));

    public static Verdict Edit(State state, MeetingRecord meeting, EditMinutes edit, Participant me)
    {
        if (meeting.MinutesWriters is MinutesWriters.NoteTakers && me.Role is not (Role.NoteTaker or Role.Facilitator))
            return Refuse(MeetingRefusals.MinutesNotWriter, edit);
        if (state.Find<AgendaItem>(edit.ItemId) is null)
            return Refuse(MeetingRefusals.AgendaItemUnknown, edit);
        var minutes = state.Find<Minutes>(edit.ItemId) ?? new Minutes(edit.ItemId, "", 0);
        if (edit.BasedOn > minutes.Revision)
            return Refuse(TextRefusals.BaseUnknown, edit);
        if (state.EditsAfter(minutes, edit.BasedOn) is not { } since)
            return Refuse(TextRefusals.BaseTooOld, edit);
        if (edit.Delta.Reach > (since.Count > 0 ? since[0].Revision.Was : minutes.Text.Length))
            return Refuse(TextRefusals.DeltaPastEnd, edit);

        var delta = since.Aggregate(edit.Delta, (mine, theirs) => edit.GoesOn ? mine.Before(theirs.Revision.Delta) : mine.After(theirs.Revision.Delta));
        if (delta.SplitsPairIn(minutes.Text))
            return Refuse(TextRefusals.DeltaSplitsCharacter, edit);
        if (delta.Growth > 0 && minutes.Text.Length + delta.Growth > Limits.Minutes)
        {
            return Verdict.Reject(Refusals.TextTooLong, new Detail(
                Field: "delta", Max: Limits.Minutes, Length: minutes.Text.Length + delta.Growth, Yours: edit.Delta.Words));
        }

        // All that it would delete is deleted already.
        return delta.IsNothing ? Verdict.Accept() : Verdict.Accept(new MinutesEdited(edit.ItemId, delta, minutes.Revision + 1));
    }

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case MinutesWritersSet e:
                projection.Update<MeetingRecord>(MeetingRecord.OnlyId, meeting => meeting with { MinutesWriters = e.Who });
                break;
            case MinutesEdited e:
                if (projection.Find<Minutes>(e.ItemId) is null)
                    projection.Put(new Minutes(e.ItemId, "", 0), Audience.Everyone);
                projection.Edit<Minutes>(e.ItemId, e.Delta);
                break;
        }
    }

    public static Event? Inverse(State state, MinutesWritersSet set) =>
        state.Find<MeetingRecord>(MeetingRecord.OnlyId)!.MinutesWriters == set.Who ? new MinutesWritersSet(set.WasWho, set.Who) : null;

    /// <summary>Whatever is wrong with an edit, its words go back to whoever wrote them.</summary>
    private static Verdict Refuse(string code, EditMinutes edit) => Verdict.Reject(code, new Detail(Field: "delta", Yours: edit.Delta.Words));
}
