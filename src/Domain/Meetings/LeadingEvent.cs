using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

public abstract partial record MeetingEvent
{
    /// <summary>What belongs to leading a meeting at a moment; that moment is past, so none of it is taken back.</summary>
    public abstract record LeadingEvent : MeetingEvent;

    public sealed record HandRaised(Hand Hand) : LeadingEvent;

    public sealed record HandLowered(Hand Was) : LeadingEvent;

    public sealed record FloorGiven(Hand Hand, DateTimeOffset At) : LeadingEvent;

    public sealed record TurnEnded(Hand Hand, DateTimeOffset Since, DateTimeOffset At) : LeadingEvent;

    public sealed record SpeakingTimeSet(int? Seconds, int? WasSeconds) : LeadingEvent;

    public sealed record InputLocked(InputLock Lock) : LeadingEvent;

    public sealed record InputUnlocked(InputLock Was) : LeadingEvent;

    public sealed record LobbySet(bool On) : LeadingEvent;

    /// <summary>Somebody who has the code waits to be let in.</summary>
    public sealed record PersonKnocked(WaitingPerson Person) : LeadingEvent;

    public sealed record PersonTurnedAway(string PersonId, string? Reason) : LeadingEvent;

    public sealed record ScreenOpened(RoomScreen Screen) : LeadingEvent;

    public sealed record ScreenEnded(RoomScreen Was) : LeadingEvent;

    public sealed record SpotlightSet(Spotlight Spotlight) : LeadingEvent;

    public sealed record SpotlightCleared : LeadingEvent;

    public sealed record StandInNamed(string? PersonId, string? WasPersonId) : LeadingEvent;

    public sealed record LeadTaken(string PersonId, Role WasRole) : LeadingEvent;

    /// <summary>Ideas, clusters and links are as everybody saw them at a moment. Taking it back is the same the other way.</summary>
    /// <param name="Put">The records as they are now, those that it changed or brought back.</param>
    /// <param name="Was">Those that it changed or took away, as they were.</param>
    /// <param name="Restoration">What tells that it was done; absent where it was taken back.</param>
    public sealed record BoardRestored(ImmutableArray<Record> Put, ImmutableArray<Record> Was, Restoration? Restoration, Restoration? WasRestoration) : MeetingEvent;
}
