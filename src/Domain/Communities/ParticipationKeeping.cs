using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

/// <summary>
/// How much somebody takes part, as it follows from what they do: for themselves and those who coordinate and facilitate, who may ask how it
/// goes. Nobody else sees it, since reading along is fine. A level that somebody set goes before it (<see cref="Member.Level"/>).
/// </summary>
/// <param name="Id">The person's id.</param>
public sealed record Participation(string Id, ParticipationLevel Level) : Record(Id);

/// <summary>Looks at the levels anew when people or meetings change.</summary>
internal static class ParticipationKeeping
{
    /// <summary>Of how many meetings, the last that were held since somebody joined.</summary>
    public const int LastMeetings = 4;

    /// <summary>Core is who carries a role; active who was at half of the last meetings, or had none to come to yet.</summary>
    public static ParticipationLevel LevelOf(State state, Member member)
    {
        if (!member.TakesPart())
            return ParticipationLevel.Peripheral;
        if (member.Roles.Any(role => role is not (CommunityRole.Member or CommunityRole.Observer)))
            return ParticipationLevel.Core;
        var last = state.All<PlannedMeeting>().Where(meeting => meeting.HeldAt >= member.JoinedAt).OrderByDescending(meeting => meeting.HeldAt).Take(LastMeetings).ToList();
        var there = last.Count(meeting => state.Find<MeetingAttendance>(meeting.Id)?.People.Any(person => person.PersonId == member.Id) is true);
        return there * 2 >= last.Count ? ParticipationLevel.Active : ParticipationLevel.Peripheral;
    }

    public static void Follow(Event @event, Projection projection)
    {
        if (@event is not (MemberEvent or GatheringEvent.MeetingTakenHome))
            return;
        foreach (var member in projection.State.All<Member>().OrderBy(member => member.Number).ToList())
        {
            if (member.Status is MemberStatus.Active or MemberStatus.Paused)
                projection.Put(new Participation(member.Id, LevelOf(projection.State, member)), AudienceOf(member));
            else
                projection.Delete<Participation>(member.Id);
        }
    }

    private static Audience AudienceOf(Member member) => new Audience.PersonAndRoles(
        member.Id, [EnumName.Of(CommunityRole.Coordinator), EnumName.Of(CommunityRole.Facilitator)]);
}
