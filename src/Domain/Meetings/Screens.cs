using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>
/// Screens in the hall, paired by the code of the meeting. A screen sees what everybody sees and nothing else, hidden ideas never; it is no
/// participant, is counted nowhere, and every command of it is refused. It stays for as long as its record does, whatever
/// restarts: until a facilitator ends it, or a day after the meeting was closed, when its code ends too. Another code changes nothing for it.
/// </summary>
internal static class Screens
{
    public static Verdict Open(State state, MeetingRecord meeting, OpenScreen open, Context context)
    {
        if (context.PersonId != open.ScreenId || !RoomScreen.IsId(open.ScreenId))
            return Verdict.Reject(Refusals.CommandUnknown);
        if (state.Find<RoomScreen>(open.ScreenId) is not null)
            return Verdict.Accept();
        if (state.Knows(Key.Of<RoomScreen>(open.ScreenId)))
            return Verdict.Reject(MeetingRefusals.ScreenOver);
        if (meeting.Status is MeetingStatus.Closed)
            return Verdict.Reject(MeetingRefusals.Closed);
        return state.Count<RoomScreen>() >= Limits.Screens
            ? Verdict.Reject(MeetingRefusals.Full, new Detail(Max: Limits.Screens))
            : Verdict.Accept(new ScreenOpened(new RoomScreen(open.ScreenId, open.Name, context.Now)));
    }

    public static Verdict End(State state, EndScreen end) => state.Find<RoomScreen>(end.ScreenId) is { } screen
        ? Verdict.Accept(new ScreenEnded(screen))
        : Verdict.Reject(MeetingRefusals.ScreenUnknown);

    public static Verdict EndAll(State state, Context context) =>
        context.From is Sender.Entity && Due(state)?.At <= context.Now
            ? Verdict.Accept([.. All(state).Select(screen => new ScreenEnded(screen))])
            : Verdict.Reject(Refusals.CommandUnknown);

    public static Access AccessOf(State state, string screenId) => state.Find<RoomScreen>(screenId) is { } screen
        ? new Access.Granted(new Viewer(screen.Id, RoomScreen.Role, null))
        : new Access.Denied(MeetingRefusals.ScreenOver);

    public static Due? Due(State state) =>
        state.Find<MeetingRecord>(MeetingRecord.OnlyId)?.ClosedAt is { } closedAt && state.Count<RoomScreen>() > 0
            ? new Due(closedAt + Limits.CodeAfterClosing, new EndScreens())
            : null;

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case ScreenOpened e:
                projection.Put(e.Screen, Removal.Facilitators);
                break;
            case ScreenEnded e:
                projection.Delete<RoomScreen>(e.Was.Id);
                break;
        }
    }

    private static IEnumerable<RoomScreen> All(State state) => state.All<RoomScreen>().OrderBy(screen => screen.OpenedAt).ThenBy(screen => screen.Id, StringComparer.Ordinal);
}
