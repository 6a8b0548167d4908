using System.Collections.Immutable;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Domain.Communities;

using static GatheringCommand;
using static GatheringEvent;

/// <summary>
/// The meetings of a community: planned, alone or in a series; answered; held. That one began and what it came to, the meeting itself
/// says, and no person can.
/// </summary>
internal static class Gatherings
{
    public static Verdict Plan(State state, PlanMeeting plan)
    {
        var known = state.Find<PlannedMeeting>(plan.PlannedId);
        if (known is { Status: not PlannedStatus.Planned })
            return Verdict.Reject(CommunityRefusals.MeetingNotPlanned);
        if (known is null && state.Count<PlannedMeeting>() >= CommunityLimits.PlannedMeetings)
            return Verdict.Reject(CommunityRefusals.Full, new Detail(Max: CommunityLimits.PlannedMeetings, Yours: plan.Title));
        if (known is null)
        {
            return Verdict.Accept(new MeetingPlanned(new PlannedMeeting(
                plan.PlannedId, Members.Numbers(state).Meetings + 1, plan.Title, plan.Aim, plan.StartsAt, plan.EndsAt, plan.Form, plan.Place, plan.VideoLink, null, plan.Agenda)));
        }

        var (after, refusal) = Changed(known, plan);
        return refusal ?? (after == known ? Verdict.Accept() : Verdict.Accept(new MeetingPlanned(after)));
    }

    /// <summary>When it is, is one thing, and so is where.</summary>
    private static (PlannedMeeting After, Verdict? Refusal) Changed(PlannedMeeting now, PlanMeeting plan)
    {
        var saw = plan.Saw ?? new PlanAsSeen(now.Title, now.Aim, now.StartsAt, now.EndsAt, now.Form, now.Place, now.VideoLink, now.Agenda);
        var two = new TwoChanges(CommunityRefusals.MeetingChanged);
        var title = two.Of("title", saw.Title, now.Title, plan.Title, text => text);
        var aim = two.Of("aim", saw.Aim, now.Aim, plan.Aim, text => text);
        var (startsAt, endsAt) = two.Of(
            "startsAt", (saw.StartsAt, saw.EndsAt), (now.StartsAt, now.EndsAt), (plan.StartsAt, plan.EndsAt), when => $"{when.Item1:O}\n{when.Item2:O}");
        var (form, place, link) = two.Of(
            "form", (saw.Form, saw.Place, saw.VideoLink), (now.Form, now.Place, now.VideoLink), (plan.Form, plan.Place, plan.VideoLink),
            where => string.Join('\n', new[] { where.Place, where.VideoLink }.OfType<string>()));
        var agenda = two.Of("agenda", saw.Agenda, now.Agenda, plan.Agenda, item => item.Title);
        return (now with { Title = title, Aim = aim, StartsAt = startsAt, EndsAt = endsAt, Form = form, Place = place, VideoLink = link, Agenda = agenda }, two.Refusal);
    }

    public static Verdict Plan(State state, PlanSeries plan)
    {
        if (state.Knows(Key.Of<MeetingSeries>(plan.SeriesId)) || plan.Meetings.Any(one => state.Knows(Key.Of<PlannedMeeting>(one.PlannedId))))
            return Verdict.Reject(Refusals.IdTaken, new Detail(Field: "seriesId"));
        if (state.Count<PlannedMeeting>() + plan.Meetings.Length > CommunityLimits.PlannedMeetings)
            return Verdict.Reject(CommunityRefusals.Full, new Detail(Max: CommunityLimits.PlannedMeetings, Yours: plan.Title));
        var number = Members.Numbers(state).Meetings;
        return Verdict.Accept(new SeriesPlanned(
            new MeetingSeries(plan.SeriesId, plan.Title, plan.Meetings.Length),
            [
                .. plan.Meetings.OrderBy(one => one.StartsAt).Select(one => new PlannedMeeting(
                    one.PlannedId, ++number, plan.Title, null, one.StartsAt, one.StartsAt + TimeSpan.FromMinutes(plan.Minutes), plan.Form, plan.Place,
                    plan.VideoLink, plan.SeriesId, [])),
            ]));
    }

    public static Verdict Cancel(State state, CancelPlannedMeeting cancel) => state.Find<PlannedMeeting>(cancel.PlannedId) switch
    {
        null => Verdict.Reject(CommunityRefusals.MeetingUnknown),
        { Status: PlannedStatus.Cancelled } => Verdict.Accept(),
        { Status: PlannedStatus.Planned } meeting => Verdict.Accept(new PlannedMeetingCancelled(meeting.Id)),
        _ => Verdict.Reject(CommunityRefusals.MeetingNotPlanned),
    };

    public static Verdict Answer(State state, AnswerMeeting answer, Member me) => state.Find<PlannedMeeting>(answer.PlannedId) switch
    {
        null => Verdict.Reject(CommunityRefusals.MeetingUnknown),
        { Status: not PlannedStatus.Planned } => Verdict.Reject(CommunityRefusals.MeetingNotPlanned),
        var meeting when state.Find<AnswerToMeeting>(AnswerToMeeting.IdOf(meeting.Id, me.Id))?.Answer == answer.Answer => Verdict.Accept(),
        var meeting => Verdict.Accept(new MeetingAnswered(meeting.Id, me.Id, answer.Answer)),
    };

    public static Verdict Note(State state, NoteMeetingOpened opened, string meetingId) => Of(state, opened.PlannedId, meetingId) switch
    {
        (null, var refusal) => refusal!,
        ({ Status: PlannedStatus.Running }, _) => Verdict.Accept(),
        ({ } meeting, _) => Verdict.Accept(new MeetingOfCommunityOpened(meeting.Id, meetingId)),
    };

    /// <summary>
    /// Each decision and action gets one number, however often its meeting is closed. An account that is older than the one that was taken
    /// home changes nothing.
    /// </summary>
    public static Verdict TakeHome(State state, MeetingHarvest harvest, string meetingId)
    {
        var (meeting, refusal) = Of(state, harvest.PlannedId, meetingId);
        if (meeting is null)
            return refusal!;
        if (meeting.TakenSeq >= harvest.Seq)
            return Verdict.Accept();
        var numbers = Members.Numbers(state);
        var results = harvest.Rounds.Select(round => ResultOf(round, meetingId)).ToImmutableArray();
        var (present, input) = GroupKeeping.CountsOf(state, harvest, meetingId);
        return Verdict.Accept(new MeetingTakenHome(
            meeting.Id, meetingId, harvest.Seq, harvest.ClosedAt, new MeetingAttendance(meeting.Id, harvest.People), present, input,
            harvest.Contributors, Outcomes.Taken(state, harvest, meetingId, numbers.Decisions), Outcomes.Agreed(state, harvest, meetingId, numbers.Actions),
            [.. results.Where(result => state.Find<MeetingResult>(result.Id) is null)],
            [.. results.SelectMany(result => Chosen(result, harvest.Groups ?? [])).Where(candidate => state.Find<LessonCandidate>(candidate.Id) is null)],
            harvest.Methods));
    }

    public static void Project(GatheringEvent @event, Projection projection)
    {
        switch (@event)
        {
            case MeetingPlanned e:
                Put(projection, e.Meeting);
                break;
            case SeriesPlanned e:
                projection.Put(e.Series, Audience.Everyone);
                foreach (var meeting in e.Meetings)
                    Put(projection, meeting);
                break;
            case PlannedMeetingCancelled e:
                projection.Update<PlannedMeeting>(e.PlannedId, meeting => meeting with { Status = PlannedStatus.Cancelled });
                break;
            case MeetingAnswered e:
                projection.Put(new AnswerToMeeting(AnswerToMeeting.IdOf(e.PlannedId, e.PersonId), e.PlannedId, e.PersonId, e.Answer), Audience.Everyone);
                break;
            case MeetingOfCommunityOpened e:
                projection.Update<PlannedMeeting>(e.PlannedId, meeting => meeting with { Status = PlannedStatus.Running, MeetingId = e.MeetingId });
                break;
            case MeetingTakenHome e:
                projection.Update<PlannedMeeting>(e.PlannedId, meeting => meeting with
                {
                    Status = PlannedStatus.Held,
                    MeetingId = e.MeetingId,
                    HeldAt = e.ClosedAt,
                    People = e.Attendance.People.Length,
                    Contributors = e.Contributors,
                    Ideas = e.Input.Total,
                    TakenSeq = e.Seq,
                    Methods = e.Methods is { } runs ? [.. runs.Select(run => run.Method).OfType<string>().Distinct()] : null,
                    RunsWithIdeas = e.Methods?.Count(run => run.Ideas > 0),
                });
                projection.Put(e.Attendance, Audience.Everyone);
                Outcomes.Project(e, projection);
                foreach (var result in e.Results)
                    projection.Put(result, Audience.Everyone);
                foreach (var candidate in e.Candidates)
                {
                    projection.Put(candidate, Audience.Nobody);
                    Lessons.Begin(projection, candidate);
                }

                BalanceKeeping.Count(projection, new MeetingTally(e.MeetingId, e.ClosedAt, e.Present, e.Input));
                break;
        }
    }

    /// <summary>Whoever asks for it has no name any more in who was there.</summary>
    public static void ForgetName(Projection projection, string personId)
    {
        foreach (var attendance in projection.State.All<MeetingAttendance>().ToList())
        {
            var guests = projection.Find<PlannedMeeting>(attendance.Id)?.MeetingId is { } meetingId ? Claims.GuestsOf(projection.State, personId, meetingId).ToList() : [];
            if (!attendance.People.Any(IsThem))
                continue;
            projection.Update<MeetingAttendance>(attendance.Id, was => was with
            {
                People = [.. was.People.Select(person => IsThem(person) ? person with { Name = People.FormerMember } : person)],
            });

            bool IsThem(Attendee person) => person.PersonId == personId || guests.Contains(person.PersonId);
        }
    }

    /// <summary>The planned meeting of which a meeting speaks; a meeting speaks for no other than its own.</summary>
    private static (PlannedMeeting? Meeting, Verdict? Refusal) Of(State state, string plannedId, string meetingId) =>
        state.Find<PlannedMeeting>(plannedId) switch
        {
            null => (null, Verdict.Reject(CommunityRefusals.MeetingUnknown)),
            { MeetingId: { } other } when other != meetingId => (null, Verdict.Reject(CommunityRefusals.MeetingOther)),
            var meeting => (meeting, null),
        };

    private static void Put(Projection projection, PlannedMeeting meeting)
    {
        projection.Put(meeting, Audience.Everyone);
        projection.Update<CommunityNumbers>(CommunityNumbers.OnlyId, numbers => numbers with { Meetings = Math.Max(numbers.Meetings, meeting.Number) });
    }

    private static MeetingResult ResultOf(VoteRound round, string meetingId) => new(
        SourceId.Of(meetingId, "result", round.Id), meetingId, round.Question, round.Voters, round.Ballots,
        [.. (round.Tally ?? []).Select(line => new ResultLine(line.IdeaId, line.Text ?? "", line.Votes))], round.ClosedAt!.Value);

    /// <summary>The ideas with the most dots; those that are equal all.</summary>
    private static IEnumerable<LessonCandidate> Chosen(MeetingResult result, ImmutableArray<IdeaGroup> groups) =>
        from line in result.Tally
        where line.Votes == result.Tally.Max(other => other.Votes)
        select new LessonCandidate(
            SourceId.Of(result.MeetingId, $"candidate {result.Id}", line.IdeaId), line.Text, [new SourceIdea(result.MeetingId, line.IdeaId)], result.Id, result.ClosedAt,
            groups.FirstOrDefault(of => of.IdeaId == line.IdeaId)?.Group);
}
