using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Domain.Communities;

/// <summary>
/// What is kept of somebody who left: what they said when they did, or told a coordinator later. It is done in the community and in each of its
/// meetings, in what is shown and in the history; a meeting then tells which notes were theirs, so that their words go here too.
/// </summary>
internal static class MemberForgetting
{
    public static Verdict Forget(State state, MemberCommand.ForgetMember forget, Context context)
    {
        if (state.Find<Member>(forget.PersonId) is { Status: not MemberStatus.Left })
            return Verdict.Reject(CommunityRefusals.MemberNotLeft);
        var isKnown = state.Find<Member>(forget.PersonId) is not null
            || state.All<MeetingAttendance>().Any(attendance => attendance.People.Any(person => person.PersonId == forget.PersonId));
        return !isKnown ? Verdict.Reject(Refusals.PersonUnknown)
            : forget.OldNotes is OldNotes.KeepName ? Verdict.Accept()
            : Verdict.Accept(
                [new MemberEvent.MemberForgotten(forget.PersonId, forget.OldNotes, context.Now), .. Ask(state, forget.PersonId, forget.OldNotes, context.Now)]);
    }

    /// <summary>What is to go from the history, also of whom they were as a guest.</summary>
    public static IEnumerable<Event> Ask(State state, string personId, OldNotes oldNotes, DateTimeOffset at)
    {
        var reach = oldNotes switch
        {
            OldNotes.KeepName => ForgettingReach.Membership,
            OldNotes.FormerMember => ForgettingReach.Name,
            _ => ForgettingReach.Notes,
        };
        return state.All<Claim>().Where(claim => claim.PersonId == personId).Select(claim => claim.ParticipantId).Order(StringComparer.Ordinal)
            .Prepend(personId).Select(id => Forgetting.Ask(id, reach, at));
    }

    public static void Project(MemberEvent.MemberForgotten forgotten, Projection projection)
    {
        if (projection.Find<Member>(forgotten.PersonId) is { LeftAt: { } leftAt })
            Members.Forget(projection, forgotten.PersonId, leftAt, isNamed: false);
        Gatherings.ForgetName(projection, forgotten.PersonId);
    }

    public static void Project(PeopleForgotten forgotten, Projection projection)
    {
        foreach (var personId in forgotten.PersonIds)
            projection.Update<Member>(personId, member => member.Name is null ? member with { ForgottenAt = forgotten.At } : member);
    }

    /// <summary>Each meeting of the community hears it.</summary>
    public static IEnumerable<Reaction> React(State state, IEnumerable<Event> events)
    {
        foreach (var @event in events)
        {
            var (personId, oldNotes) = @event switch
            {
                MemberEvent.MemberLeft left => (left.PersonId, left.OldNotes),
                MemberEvent.MemberForgotten forgotten => (forgotten.PersonId, forgotten.OldNotes),
                _ => (null, OldNotes.KeepName),
            };
            if (personId is null || oldNotes is OldNotes.KeepName)
                continue;
            foreach (var meeting in state.All<PlannedMeeting>().Where(meeting => meeting.MeetingId is not null).OrderBy(meeting => meeting.Number))
            {
                var ids = state.All<Claim>().Where(claim => claim.PersonId == personId && claim.MeetingId == meeting.MeetingId).Select(claim => claim.ParticipantId);
                foreach (var id in ids.Prepend(personId))
                    yield return new Reaction(new EntityId(Meeting.KindName, meeting.MeetingId!), new MeetingCommand.ForgetName(id, oldNotes is OldNotes.Withdraw));
            }
        }
    }

    /// <summary>Whether what the meeting told before it heard of it gives the name of somebody.</summary>
    private static bool IsNamed(State state, string personId) =>
        state.All<MeetingAttendance>().Any(attendance => attendance.People.Any(person => person.PersonId == personId && person.Name != Redaction.FormerMember))
        || state.All<CommunityAction>().Any(action => action.AssigneeId == personId && action.AssigneeName is not (null or Redaction.FormerMember))
        || state.All<CommunityDecision>().Any(decision => decision.OwnerId == personId && decision.OwnerName is not (null or Redaction.FormerMember));

    /// <summary>A candidate that nobody took up goes with its note; what was taken up has another title, unless it was published.</summary>
    public static Verdict TakeOut(State state, GatheringCommand.TakeNotesOut notes, string meetingId, DateTimeOffset at)
    {
        if (!state.All<PlannedMeeting>().Any(meeting => meeting.MeetingId == meetingId))
            return Verdict.Reject(CommunityRefusals.MeetingUnknown);
        var titled =
            from candidate in state.All<LessonCandidate>()
            where candidate.Sources.Any(source => source.MeetingId == meetingId && notes.NoteIds.Contains(source.IdeaId))
            let lesson = state.Find<Lesson>(candidate.Id)
            where lesson is { Status: not (LessonStatus.Published or LessonStatus.Outdated) } && lesson.Title == Lessons.TitleOf(candidate)
            orderby lesson.Number
            select lesson;
        var lessons = titled.ToList();
        if (notes.NoteIds.IsEmpty && !notes.PersonIds.Any(id => IsNamed(state, id)))
            return Verdict.Accept();
        return Verdict.Accept(
        [
            .. lessons.Where(lesson => lesson.Status is LessonStatus.Candidate).Select(lesson => new LessonEvent.LessonDropped(lesson.Id, lesson.Title)),
            .. notes.PersonIds.Select(id => new ForgettingAsked(new Forgetting(
                id, ForgettingReach.Name, notes.NoteIds, [.. lessons.Select(lesson => lesson.Id)], at))),
        ]);
    }
}
