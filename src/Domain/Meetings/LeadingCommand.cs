using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

/// <summary>What is asked of a meeting by, or of, those who lead it: turns to speak, locks, who comes in, screens, and the lead itself.</summary>
public abstract partial record MeetingCommand
{
    // Of the server itself: they cannot come in over the wire.

    /// <summary>A screen in the hall shows this meeting, having been given its code.</summary>
    /// <param name="ScreenId">See <see cref="RoomScreen.IsId"/>.</param>
    public sealed record OpenScreen(string ScreenId, string? Name) : MeetingCommand;

    /// <summary>The time is over in which screens show a meeting that was closed.</summary>
    public sealed record EndScreens : MeetingCommand;

    // Of people.

    /// <summary>The sender wants to speak. Whose hand is up already, keeps their place.</summary>
    public sealed record RaiseHand(string HandId) : MeetingCommand;

    public sealed record LowerHand(string HandId) : MeetingCommand;

    /// <summary>A hand that a facilitator saw: of a participant, or of somebody whom they describe.</summary>
    /// <param name="Channel">Where it was seen; of a participant who said where they are, that counts.</param>
    public sealed record AddHand(string HandId, string? PersonId, string? Label, Channel Channel) : MeetingCommand;

    /// <summary>Ends the turn that goes on, and gives the next.</summary>
    /// <param name="HandId">Null for whoever is first in order.</param>
    public sealed record GiveFloor(string? HandId) : MeetingCommand;

    public sealed record EndTurn : MeetingCommand;

    /// <param name="Seconds">How long a turn is meant to last, from the next one on; null for no limit.</param>
    public sealed record SetSpeakingTime(int? Seconds) : MeetingCommand;

    /// <param name="TargetId">Which cluster, agenda item or person; absent for the board.</param>
    public sealed record AddLock(LockScope Scope, string? TargetId) : MeetingCommand;

    public sealed record RemoveLock(LockScope Scope, string? TargetId) : MeetingCommand;

    /// <summary>With it off, all who wait come in.</summary>
    public sealed record SetLobby(bool On) : MeetingCommand;

    /// <param name="PersonId">Absent for all who wait.</param>
    public sealed record Admit(string? PersonId) : MeetingCommand;

    public sealed record TurnAway(string PersonId, string? Reason) : MeetingCommand;

    public sealed record EndScreen(string ScreenId) : MeetingCommand;

    /// <summary>Says what all who follow are to look at.</summary>
    /// <param name="View">Which of the pages' views.</param>
    /// <param name="AtKind">With <paramref name="AtId"/>: the record that it is about.</param>
    /// <param name="X">With <paramref name="Y"/> and <paramref name="Zoom"/>: the middle of what is seen of the canvas, and how large.</param>
    public sealed record SetSpotlight(string View, string? AtKind, string? AtId, double? X, double? Y, double? Zoom) : MeetingCommand;

    public sealed record ClearSpotlight : MeetingCommand;

    /// <summary>Makes ideas, clusters and links as everybody saw them at a moment that is past.</summary>
    public sealed record RestoreBoard(DateTimeOffset To) : MeetingCommand;

    /// <param name="PersonId">Who may take the lead by themselves; null for nobody.</param>
    public sealed record NameStandIn(string? PersonId) : MeetingCommand;

    /// <summary>The stand-in becomes a facilitator, beside those there are.</summary>
    public sealed record TakeLead : MeetingCommand;

    private static MeetingCommand? ReadLeading(string type, Fields fields) => type switch
    {
        "raiseHand" => new RaiseHand(fields.Id("handId")),
        "lowerHand" => new LowerHand(fields.Id("handId")),
        "addHand" => ReadAddHand(fields),
        "giveFloor" => new GiveFloor(fields.OptionalId("handId")),
        "endTurn" => new EndTurn(),
        "setSpeakingTime" => new SetSpeakingTime(fields.IsNull("seconds") ? null : fields.Whole("seconds", Limits.TurnSecondsLeast, Limits.TurnSeconds)),
        "addLock" => ReadLock(fields) is var (scope, target) ? new AddLock(scope, target) : null,
        "removeLock" => ReadLock(fields) is var (scope, target) ? new RemoveLock(scope, target) : null,
        "setLobby" => new SetLobby(fields.Flag("on")),
        "admit" => new Admit(fields.OptionalId("personId")),
        "turnAway" => new TurnAway(fields.Id("personId"), fields.OptionalText("reason", Limits.Reason)),
        "endScreen" => new EndScreen(fields.Id("screenId")),
        "setSpotlight" => ReadSpotlight(fields),
        "clearSpotlight" => new ClearSpotlight(),
        "restoreBoard" => new RestoreBoard(fields.Moment("to")),
        "nameStandIn" => new NameStandIn(fields.IdOrNull("personId")),
        "takeLead" => new TakeLead(),
        _ => null,
    };

    private static AddHand ReadAddHand(Fields fields)
    {
        var hand = new AddHand(
            fields.Id("handId"), fields.OptionalId("personId"), fields.OptionalLine("label", Limits.PersonName), fields.Choice<Channel>("channel"));
        if (hand.PersonId is null && hand.Label is null && fields.Problems.IsEmpty)
            fields.Note("label", Refusals.FieldMissing);
        return hand;
    }

    private static (LockScope Scope, string? TargetId) ReadLock(Fields fields)
    {
        var (scope, target) = (fields.Choice<LockScope>("scope"), fields.OptionalId("targetId"));
        if (fields.Problems.IsEmpty && scope is LockScope.Board != target is null)
            fields.Note("targetId", target is null ? Refusals.FieldMissing : Refusals.FieldInvalid);
        return (scope, target);
    }

    private static SetSpotlight ReadSpotlight(Fields fields)
    {
        var spotlight = new SetSpotlight(
            fields.Line("view", Limits.View), fields.OptionalLine("atKind", Limits.View), fields.OptionalId("atId"),
            fields.OptionalNumber("x", Limits.Coordinate), fields.OptionalNumber("y", Limits.Coordinate), fields.OptionalNumber("zoom", Limits.Zoom));
        if (!fields.Problems.IsEmpty)
            return spotlight;
        if (spotlight.AtKind is null != spotlight.AtId is null)
            fields.Note(spotlight.AtKind is null ? "atKind" : "atId", Refusals.FieldMissing);
        if (spotlight is not ({ X: null, Y: null, Zoom: null } or { X: not null, Y: not null, Zoom: not null }))
            fields.Note(spotlight.X is null ? "x" : spotlight.Y is null ? "y" : "zoom", Refusals.FieldMissing);
        return spotlight;
    }
}
