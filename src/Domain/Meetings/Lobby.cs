using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>
/// The door of a meeting. Who joins while it has a lobby is no participant yet: they see nothing and are in no list but that of the
/// facilitators, until one lets them in. Who was turned away, or removed, stays out.
/// </summary>
internal static class Lobby
{
    /// <summary>What becomes of somebody who has the code and is not known here.</summary>
    public static Verdict Knock(State state, MeetingRecord meeting, JoinMeeting join, string me, Context context)
    {
        if (state.Find<WaitingPerson>(me) is { } known)
            return known.TurnedAway ? Verdict.Reject(Refusals.PersonRemoved) : Verdict.Accept();
        if (join.WasHereAs?.Any(id => IsOut(state, id)) is true)
            return Verdict.Reject(Refusals.PersonRemoved);
        if (state.Count<Participant>() + state.Count<WaitingPerson>() >= Limits.Participants)
            return Verdict.Reject(MeetingRefusals.Full, new Detail(Max: Limits.Participants));
        var person = new WaitingPerson(me, join.Name, join.Sector, join.Channel, join.Role, context.Now);
        // Whom the community lets lead need not wait for somebody to lead.
        return meeting.Lobby && join.Role is not Role.Facilitator
            ? Verdict.Accept(new PersonKnocked(person))
            : Verdict.Accept(Joined(person, People.Numbers(state).Participants + 1, context.Now));
    }

    public static Verdict Set(State state, MeetingRecord meeting, SetLobby set, Context context)
    {
        if (meeting.Lobby == set.On)
            return Verdict.Accept();
        return Verdict.Accept([new LobbySet(set.On), .. set.On ? [] : Admitted(state, Waiting(state), context)]);
    }

    public static Verdict Admit(State state, Admit admit, Context context)
    {
        if (admit.PersonId is not { } id)
            return Verdict.Accept([.. Admitted(state, Waiting(state), context)]);
        return (state.Find<WaitingPerson>(id), state.Find<Participant>(id)) switch
        {
            (_, { Removed: false }) => Verdict.Accept(),
            ({ } person, null) => Verdict.Accept([.. Admitted(state, [person], context)]),
            _ => Verdict.Reject(Refusals.PersonUnknown),
        };
    }

    public static Verdict TurnAway(State state, TurnAway away) => state.Find<WaitingPerson>(away.PersonId) switch
    {
        null => Verdict.Reject(Refusals.PersonUnknown),
        { TurnedAway: true } => Verdict.Accept(),
        var person => Verdict.Accept(new PersonTurnedAway(person.Id, away.Reason)),
    };

    /// <summary>Whether somebody was here and may not come back.</summary>
    public static bool IsOut(State state, string personId) =>
        state.Find<Participant>(personId) is { Removed: true } || state.Find<WaitingPerson>(personId) is { TurnedAway: true };

    public static Access AccessOf(State state, WaitingPerson person) => person.TurnedAway
        ? new Access.Denied(Refusals.PersonRemoved, new Detail(Reason: state.Find<Removal>(person.Id)?.Reason))
        : new Access.Denied(MeetingRefusals.Lobby);

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case LobbySet e:
                projection.Update<MeetingRecord>(MeetingRecord.OnlyId, meeting => meeting with { Lobby = e.On });
                break;
            case PersonKnocked e:
                projection.Put(e.Person, Removal.Facilitators);
                break;
            case PersonTurnedAway e:
                projection.Update<WaitingPerson>(e.PersonId, person => person with { TurnedAway = true });
                if (e.Reason is { } reason)
                    projection.Put(new Removal(e.PersonId, reason), Removal.Facilitators);
                break;
        }
    }

    private static IEnumerable<WaitingPerson> Waiting(State state) =>
        state.All<WaitingPerson>().Where(person => !person.TurnedAway).OrderBy(person => person.Since).ThenBy(person => person.Id, StringComparer.Ordinal);

    private static IEnumerable<Event> Admitted(State state, IEnumerable<WaitingPerson> people, Context context)
    {
        var next = People.Numbers(state).Participants;
        return people.Select(person => Joined(person, ++next, context.Now));
    }

    private static PersonJoined Joined(WaitingPerson person, int number, DateTimeOffset now) =>
        new(person.Id, person.Name, number, person.Role ?? Role.Participant, person.Sector, person.Channel, now);
}
