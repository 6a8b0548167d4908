using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>Who takes part, and in which role. A meeting always keeps a facilitator.</summary>
internal static class People
{
    /// <summary>What stands where a name was that was taken away; the word of the field in every language.</summary>
    public const string FormerMember = Redaction.FormerMember;

    public static Verdict Join(State state, MeetingRecord meeting, JoinMeeting join, Context context)
    {
        if (context.PersonId is not { } me)
            return Verdict.Reject(Refusals.PersonUnknown);
        if (state.Find<Participant>(me) is { } known)
            return known.Removed ? Verdict.Reject(Refusals.PersonRemoved) : Verdict.Accept();
        return Lobby.Knock(state, meeting, join, me, context);
    }

    public static Verdict SetRole(State state, SetRole set) => Present(state, set.PersonId) switch
    {
        (null, var refusal) => refusal!,
        ({ } person, _) when person.Role == set.Role => Verdict.Accept(),
        ({ } person, _) when IsLastFacilitator(state, person) => Verdict.Reject(MeetingRefusals.NeedsFacilitator),
        ({ } person, _) => Verdict.Accept(new RoleSet(person.Id, set.Role, person.Role)),
    };

    public static Verdict Remove(State state, RemovePerson remove, Context context) => Present(state, remove.PersonId) switch
    {
        (null, var refusal) => refusal!,
        ({ } person, _) when IsLastFacilitator(state, person) => Verdict.Reject(MeetingRefusals.NeedsFacilitator),
        ({ } person, _) => Verdict.Accept([new PersonRemoved(person.Id, remove.Reason), .. SpeakingTurns.Leave(state, person.Id, context.Now)]),
    };

    /// <summary>Only the community that a meeting belongs to takes a name away in it, and the words of notes. The history follows.</summary>
    public static Verdict Forget(State state, MeetingRecord meeting, ForgetName forget, Context context)
    {
        if (context.From is not Sender.Entity { Id: { Kind: Communities.Community.KindName } community } || community.Id != meeting.CommunityId)
            return Verdict.Reject(Refusals.CommandUnknown);
        var asked = Forgetting.Ask(forget.PersonId, forget.Notes ? ForgettingReach.Notes : ForgettingReach.Name, context.Now);
        return state.Find<Participant>(forget.PersonId) switch
        {
            { Name: not FormerMember } => Verdict.Accept(new NameForgotten(forget.PersonId), asked),
            null when state.Find<WaitingPerson>(forget.PersonId) is null => Verdict.Accept(),
            _ => Verdict.Accept(asked),
        };
    }

    /// <summary>What takes a change of role back; null where it was changed again, or the meeting would lose its last facilitator.</summary>
    public static Event? Inverse(State state, RoleSet set) =>
        state.Find<Participant>(set.PersonId) is { Removed: false } person && person.Role == set.Role && !IsLastFacilitator(state, person)
            ? new RoleSet(person.Id, set.WasRole, set.Role)
            : null;

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case PersonJoined e:
                projection.Put(
                    new Participant(e.PersonId, e.Name, e.Number, e.Role, e.Sector, e.Channel, e.At), Audience.Everyone);
                projection.Update<Numbering>(Numbering.OnlyId, numbers => numbers with { Participants = e.Number });
                projection.Delete<WaitingPerson>(e.PersonId);
                projection.Delete<Removal>(e.PersonId);
                break;
            case NameForgotten e:
                projection.Update<Participant>(e.PersonId, person => person with { Name = FormerMember });
                ClaimedGuests.ForgetName(projection, e.PersonId);
                break;
            case RoleSet e:
                projection.Update<Participant>(e.PersonId, person => person with { Role = e.Role });
                break;
            case PersonRemoved e:
                projection.Update<Participant>(e.PersonId, person => person with { Removed = true });
                if (e.Reason is { } reason)
                    projection.Put(new Removal(e.PersonId, reason), Removal.Facilitators);
                break;
        }
    }

    public static Numbering Numbers(State state) => state.Find<Numbering>(Numbering.OnlyId)!;

    private static (Participant? Person, Verdict? Refusal) Present(State state, string personId) =>
        state.Find<Participant>(personId) switch
        {
            null => (null, Verdict.Reject(Refusals.PersonUnknown)),
            { Removed: true } => (null, Verdict.Reject(Refusals.PersonRemoved)),
            var person => (person, null),
        };

    private static bool IsLastFacilitator(State state, Participant person) =>
        person.Role is Role.Facilitator
        && !state.All<Participant>().Any(other => other is { Role: Role.Facilitator, Removed: false } && other.Id != person.Id);
}
