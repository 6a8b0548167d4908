using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

/// <summary>
/// That a member is who was in a meeting of the community as a guest before, as they proved with a code that the meeting showed to that guest
/// alone: what the guest wrote there is theirs.
/// </summary>
/// <param name="Id">See <see cref="SourceId"/>.</param>
/// <param name="ParticipantId">Who they were in the meeting.</param>
public sealed record Claim(string Id, string MeetingId, string ParticipantId, string PersonId, DateTimeOffset At) : Record(Id);

/// <summary>Each guest of a meeting is claimed by one member, once.</summary>
internal static class Claims
{
    /// <param name="claim">The server checked the code.</param>
    public static Verdict Take(State state, MemberCommand.ClaimNotes claim, Member me, Context context)
    {
        if (!state.All<PlannedMeeting>().Any(meeting => meeting.MeetingId == claim.MeetingId))
            return Verdict.Reject(CommunityRefusals.MeetingUnknown);
        return state.Find<Claim>(IdOf(claim.MeetingId, claim.ParticipantId)) switch
        {
            null when state.Find<Member>(claim.ParticipantId) is not null => Verdict.Reject(CommunityRefusals.ClaimTaken),
            null => Verdict.Accept(new MemberEvent.NotesClaimed(me.Id, claim.MeetingId, claim.ParticipantId, context.Now)),
            { } known when known.PersonId == me.Id => Verdict.Accept(),
            _ => Verdict.Reject(CommunityRefusals.ClaimTaken),
        };
    }

    /// <summary>What the guest was to do, the member does now.</summary>
    public static void Project(MemberEvent.NotesClaimed claimed, Projection projection)
    {
        projection.Put(new Claim(IdOf(claimed.MeetingId, claimed.ParticipantId), claimed.MeetingId, claimed.ParticipantId, claimed.PersonId, claimed.At), Audience.Everyone);
        foreach (var action in projection.State.All<CommunityAction>().Where(action => action.AssigneeId == claimed.ParticipantId).OrderBy(action => action.Number).ToList())
            projection.Update<CommunityAction>(action.Id, was => was with { AssigneeId = claimed.PersonId, AssigneeName = null });
        foreach (var decision in projection.State.All<CommunityDecision>().Where(decision => decision.OwnerId == claimed.ParticipantId).OrderBy(decision => decision.Number).ToList())
            projection.Update<CommunityDecision>(decision.Id, was => was with { OwnerId = claimed.PersonId, OwnerName = null });
    }

    /// <summary>The meeting hears who its guest is, so that what they wrote is theirs there too.</summary>
    public static IEnumerable<Reaction> React(State state, IEnumerable<Event> events) =>
        from claimed in events.OfType<MemberEvent.NotesClaimed>()
        let name = state.Find<Member>(claimed.PersonId)?.Name
        where name is not null
        select new Reaction(
            new EntityId(Meetings.Meeting.KindName, claimed.MeetingId), new Meetings.MeetingCommand.TakeOverGuest(claimed.ParticipantId, claimed.PersonId, name));

    /// <summary>Who somebody in a meeting is in the community: themselves, or the member who claimed them.</summary>
    public static string PersonOf(State state, string meetingId, string participantId) =>
        state.Find<Claim>(IdOf(meetingId, participantId))?.PersonId ?? participantId;

    /// <summary>Who a member was in a meeting before, as a guest.</summary>
    public static IEnumerable<string> GuestsOf(State state, string personId, string? meetingId) => state.All<Claim>()
        .Where(claim => claim.PersonId == personId && claim.MeetingId == meetingId).Select(claim => claim.ParticipantId).Order(StringComparer.Ordinal);

    private static string IdOf(string meetingId, string participantId) => SourceId.Of(meetingId, "claim", participantId);
}
