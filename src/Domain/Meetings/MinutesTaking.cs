using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Text;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>
/// Minutes: one text for each agenda item, in which several write at once; <see cref="TextEditing"/> brings their edits together.
/// </summary>
internal static class MinutesTaking
{
    public static Verdict SetWriters(MeetingRecord meeting, SetMinutesWriters set) =>
        meeting.MinutesWriters == set.Who
            ? Verdict.Accept()
            : Verdict.Accept(new MinutesWritersSet(set.Who, meeting.MinutesWriters));

    public static Verdict Edit(State state, MeetingRecord meeting, EditMinutes edit, Participant me)
    {
        var change = new TextChange(edit.BasedOn, edit.Delta, edit.GoesOn);
        if (meeting.MinutesWriters is MinutesWriters.NoteTakers && me.Role is not (Role.NoteTaker or Role.Facilitator))
            return TextEditing.Refuse(MeetingRefusals.MinutesNotWriter, change);
        return state.Find<AgendaItem>(edit.ItemId) is null
            ? TextEditing.Refuse(MeetingRefusals.AgendaItemUnknown, change)
            : TextEditing.Judge(
                state, state.Find<Minutes>(edit.ItemId) ?? new Minutes(edit.ItemId, "", 0), change, Limits.Minutes,
                (delta, revision) => new MinutesEdited(edit.ItemId, delta, revision));
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
}
