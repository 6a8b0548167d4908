using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>What belongs to leading a meeting, each in its own part; and the lead itself, which somebody always has.</summary>
internal static class Leading
{
    /// <returns>Null where the command belongs to another part.</returns>
    public static Verdict? Judge(State state, MeetingRecord meeting, MeetingCommand asked, Context context) => asked switch
    {
        RaiseHand c => SpeakingTurns.Raise(state, c, context),
        LowerHand c => SpeakingTurns.Lower(state, c),
        AddHand c => SpeakingTurns.Add(state, c, context),
        GiveFloor c => SpeakingTurns.Give(state, c, context),
        EndTurn => SpeakingTurns.End(state, context),
        SetSpeakingTime c => SpeakingTurns.SetTime(state, c),
        AddLock c => Locks.Add(state, c, context),
        RemoveLock c => Locks.Remove(state, c),
        SetLobby c => Lobby.Set(state, meeting, c, context),
        Admit c => Lobby.Admit(state, c, context),
        TurnAway c => Lobby.TurnAway(state, c),
        EndScreen c => Screens.End(state, c),
        SetSpotlight c => Spotlights.Set(state, c, context),
        ClearSpotlight => Spotlights.Clear(state),
        RestoreBoard c => Restoring.Restore(state, c, context),
        NameStandIn c => Name(state, meeting, c),
        TakeLead => Take(state, context.PersonId!),
        _ => null,
    };

    /// <summary>Whose it is that a command is about; nobody's, where it is of nobody who takes part. Null where it belongs to another part.</summary>
    public static string? OwnerOf(State state, MeetingCommand asked) => asked switch
    {
        LowerHand c => SpeakingTurns.OwnerOf(state, c.HandId),
        EndTurn => SpeakingTurns.SpeakerOf(state),
        TakeLead => state.Find<MeetingRecord>(MeetingRecord.OnlyId)!.StandInId ?? "",
        _ => null,
    };

    public static bool WorksWhenClosed(MeetingCommand asked) => asked is SetLobby or Admit or TurnAway or EndScreen or NameStandIn or TakeLead;

    public static void Project(LeadingEvent @event, Projection projection)
    {
        switch (@event)
        {
            case HandRaised or HandLowered or FloorGiven or TurnEnded or SpeakingTimeSet:
                SpeakingTurns.Project(@event, projection);
                break;
            case InputLocked or InputUnlocked:
                Locks.Project(@event, projection);
                break;
            case LobbySet or PersonKnocked or PersonTurnedAway:
                Lobby.Project(@event, projection);
                break;
            case ScreenOpened or ScreenEnded:
                Screens.Project(@event, projection);
                break;
            case SpotlightSet or SpotlightCleared:
                Spotlights.Project(@event, projection);
                break;
            case StandInNamed e:
                projection.Update<MeetingRecord>(MeetingRecord.OnlyId, meeting => meeting with { StandInId = e.PersonId });
                break;
            case LeadTaken e:
                projection.Update<Participant>(e.PersonId, person => person with { Role = Role.Facilitator });
                projection.Update<MeetingRecord>(MeetingRecord.OnlyId, meeting => meeting with { StandInId = null });
                break;
        }
    }

    /// <summary>The first of what a meeting wants to do by itself.</summary>
    public static Due? Earliest(params IEnumerable<Due?> dues) => dues.OfType<Due>().MinBy(due => due.At);

    private static Verdict Name(State state, MeetingRecord meeting, NameStandIn name)
    {
        if (name.PersonId is { } id && state.Find<Participant>(id) is not { Removed: false })
            return Verdict.Reject(Lobby.IsOut(state, id) ? Refusals.PersonRemoved : Refusals.PersonUnknown);
        return meeting.StandInId == name.PersonId ? Verdict.Accept() : Verdict.Accept(new StandInNamed(name.PersonId, meeting.StandInId));
    }

    private static Verdict Take(State state, string me) => state.Find<Participant>(me)! switch
    {
        { Role: Role.Facilitator } => Verdict.Accept(),
        var person => Verdict.Accept(new LeadTaken(me, person.Role)),
    };
}
