using System.Collections.Immutable;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.JoinCodes;
using Samenwerken.Domain.Text;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>The meeting itself: that it starts, closes and opens again, what it is called, and by which code people join.</summary>
internal static class Sessions
{
    public static Verdict Start(MeetingRecord? meeting, StartMeeting start, Context context) =>
        (meeting, context.PersonId) switch
        {
            (not null, _) => Verdict.Reject(Refusals.EntityExists),
            (_, null) => Verdict.Reject(Refusals.PersonUnknown),
            (null, { } me) => Verdict.Accept(
            [
                new MeetingStarted(start.Title, start.JoinCode, context.Now, start.Belongs?.CommunityId, start.Belongs?.PlannedId),
                new PersonJoined(me, start.Name, 1, Role.Facilitator, start.Sector, start.Channel, context.Now),
                .. Prepared(start),
            ]),
        };

    /// <summary>What its community planned of it.</summary>
    private static IEnumerable<Event> Prepared(StartMeeting start)
    {
        if (start.PlannedMinutes is not null || start.Aim is not null)
            yield return new MeetingPlanSet(start.PlannedMinutes, start.Aim, null, null);
        if (start.Agenda is not { IsEmpty: false } agenda)
            yield break;
        yield return new AgendaPlanned(AgendaDraft.ToItems(agenda));
        foreach (var draft in agenda)
        {
            if (draft.Text is { Length: > 0 } text)
                yield return new MinutesEdited(draft.ItemId, Delta.Insert(0, text), 1);
        }
    }

    public static Verdict Open(MeetingRecord meeting, Context context) =>
        meeting.Status is MeetingStatus.Open
            ? Verdict.Reject(MeetingRefusals.AlreadyOpen)
            : Verdict.Accept(new MeetingOpened(context.Now));

    /// <summary>A round of voting that is still open ends with it, so that its result is there, and so does a run; nobody waits to speak any more.</summary>
    public static Verdict Close(State state, MeetingRecord meeting, Context context)
    {
        if (meeting.Status is MeetingStatus.Closed)
            return Verdict.Reject(MeetingRefusals.AlreadyClosed);
        var ends = ImmutableArray.CreateBuilder<Event>();
        if (Votes.OpenRound(state) is { } round)
            ends.Add(Votes.Closed(state, round, context.Now));
        if (Runs.Active(state) is { } run)
            ends.Add(Runs.Finished(run, context.Now));
        ends.AddRange(SpeakingTurns.Close(state, context.Now));
        ends.Add(new MeetingClosed(context.Now));
        return Verdict.Accept(ends.ToImmutable());
    }

    /// <inheritdoc cref="Ideas.Edit(State, EditIdea)"/>
    public static Verdict Rename(MeetingRecord meeting, RenameMeeting rename)
    {
        if (meeting.Title == rename.Title)
            return Verdict.Accept();
        return rename.Was is { } was && was != meeting.Title
            ? Verdict.Reject(MeetingRefusals.Changed, new Detail(Current: meeting.Title, Yours: rename.Title))
            : Verdict.Accept(new MeetingRenamed(rename.Title, meeting.Title));
    }

    public static Verdict RenewCode(MeetingRecord meeting, RenewJoinCode renew, Context context) =>
        Verdict.Accept(new JoinCodeRenewed(renew.JoinCode, meeting.JoinCode, context.Now));

    public static Verdict LoseCode(MeetingRecord meeting, LoseJoinCode lose) =>
        meeting.JoinCode == lose.JoinCode
            ? Verdict.Accept(new JoinCodeLost(lose.JoinCode))
            : Verdict.Accept();

    /// <summary>How long it is to last and what it is for.</summary>
    public static Verdict Plan(MeetingRecord meeting, SetMeetingPlan plan)
    {
        if (plan.WasAim is { } was && was != (meeting.Aim ?? "") && plan.Aim != meeting.Aim)
            return Verdict.Reject(MeetingRefusals.Changed, new Detail(Field: "aim", Current: meeting.Aim ?? "", Yours: plan.Aim));
        return (plan.PlannedMinutes, plan.Aim) == (meeting.PlannedMinutes, meeting.Aim)
            ? Verdict.Accept()
            : Verdict.Accept(new MeetingPlanSet(plan.PlannedMinutes, plan.Aim, meeting.PlannedMinutes, meeting.Aim));
    }

    public static Event? Inverse(State state, Event @event)
    {
        var now = state.Find<MeetingRecord>(MeetingRecord.OnlyId)!;
        return @event switch
        {
            MeetingRenamed e when now.Title == e.Title => new MeetingRenamed(e.WasTitle, e.Title),
            MeetingPlanSet e when (now.PlannedMinutes, now.Aim) == (e.PlannedMinutes, e.Aim) =>
                new MeetingPlanSet(e.WasPlannedMinutes, e.WasAim, e.PlannedMinutes, e.Aim),
            _ => null,
        };
    }

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case MeetingStarted e:
                projection.Put(
                    new MeetingRecord(e.Title, MeetingStatus.Open, e.JoinCode, e.At, null, CommunityId: e.CommunityId, PlannedId: e.PlannedId), Audience.Everyone);
                projection.Put(new Numbering(0, 0, 0), Audience.Nobody);
                break;
            case MeetingOpened:
                Update(projection, meeting => meeting with { Status = MeetingStatus.Open, ClosedAt = null });
                break;
            case MeetingClosed e:
                Update(projection, meeting => meeting with { Status = MeetingStatus.Closed, ClosedAt = e.At });
                AgendaPlanning.End(projection, e.At);
                break;
            case MeetingPlanSet e:
                Update(projection, meeting => meeting with { PlannedMinutes = e.PlannedMinutes, Aim = e.Aim });
                break;
            case MeetingRenamed e:
                Update(projection, meeting => meeting with { Title = e.Title });
                break;
            case JoinCodeRenewed e:
                Update(projection, meeting => meeting with { JoinCode = e.JoinCode });
                break;
            case JoinCodeLost:
                Update(projection, meeting => meeting with { JoinCode = null });
                break;
        }
    }

    /// <summary>A code lives as long as its meeting may need it; the code's own entity guards that.</summary>
    /// <param name="meeting">As it is after the event.</param>
    public static IEnumerable<Reaction> React(MeetingRecord meeting, Event @event)
    {
        switch (@event)
        {
            case MeetingStarted e:
                yield return Keep(e.JoinCode);
                break;
            case MeetingImported e:
                yield return Importing.React(meeting, e);
                break;
            case DemonstrationStarted { JoinCode: { } code }:
                yield return Keep(code);
                break;
            case DemonstrationEnded when meeting.JoinCode is { } code:
                yield return Demonstrations.Forget(code);
                break;
            case MeetingOpened when meeting.JoinCode is { } code:
                yield return Keep(code);
                break;
            case MeetingClosed e when meeting.JoinCode is { } code:
                yield return Expire(code, e.At + Limits.CodeAfterClosing);
                break;
            case JoinCodeRenewed e:
                // A code that is made long after the end is made to be used.
                yield return meeting.ClosedAt is { } closedAt
                    ? Expire(e.JoinCode, (e.At > closedAt ? e.At : closedAt) + Limits.CodeAfterClosing)
                    : Keep(e.JoinCode);
                if (e.WasJoinCode is { } old)
                    yield return meeting.EndsAt is null ? Expire(old, e.At) : Demonstrations.Forget(old);
                break;
        }
    }

    private static Reaction Keep(string code) => new(JoinCode.IdOf(code), new JoinCodeCommand.KeepCode());

    private static Reaction Expire(string code, DateTimeOffset at) => new(JoinCode.IdOf(code), new JoinCodeCommand.ExpireCode(at));

    private static void Update(Projection projection, Func<MeetingRecord, MeetingRecord> change) =>
        projection.Update(MeetingRecord.OnlyId, change);
}
