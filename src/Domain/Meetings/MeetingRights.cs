using System.Collections.Frozen;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

/// <summary>Whose things a right reaches.</summary>
internal enum Reach
{
    No,

    /// <summary>Not oneself, but to those who may: in a community.</summary>
    Propose,
    Own,
    Any,
}

/// <summary>
/// Who may do what: command x role x own or other's. SPEC.md shows this table to people; a test holds the two together
/// and makes every refusal happen.
/// </summary>
internal static class MeetingRights
{
    private static readonly Row FacilitatorOnly = new(Reach.Any, Reach.No, Reach.No);

    private static readonly FrozenDictionary<string, Row> Table = new Dictionary<string, Row>
    {
        //                        facilitator noteTaker  participant; an observer may do nothing
        ["openMeeting"] = FacilitatorOnly,
        ["closeMeeting"] = FacilitatorOnly,
        ["renameMeeting"] = FacilitatorOnly,
        ["renewJoinCode"] = FacilitatorOnly,
        ["setRole"] = FacilitatorOnly,
        ["removePerson"] = FacilitatorOnly,
        ["addIdea"] = new(Reach.Any, Reach.Any, Reach.Any),
        ["editIdea"] = new(Reach.Any, Reach.Own, Reach.Own),
        ["moveIdea"] = new(Reach.Any, Reach.Own, Reach.Any),
        ["moveIdeas"] = new(Reach.Any, Reach.Own, Reach.Any),
        ["colourIdea"] = new(Reach.Any, Reach.Own, Reach.Any),
        ["removeIdea"] = new(Reach.Any, Reach.Own, Reach.Own),
        ["addCluster"] = new(Reach.Any, Reach.No, Reach.Any),
        ["renameCluster"] = new(Reach.Any, Reach.No, Reach.Any),
        ["moveCluster"] = new(Reach.Any, Reach.Own, Reach.Any),
        ["assignCluster"] = new(Reach.Any, Reach.Own, Reach.Any),
        ["removeCluster"] = new(Reach.Any, Reach.No, Reach.Own),
        ["addLink"] = new(Reach.Any, Reach.Own, Reach.Any),
        ["removeLink"] = new(Reach.Any, Reach.Own, Reach.Any),
        ["mergeIdeas"] = new(Reach.Any, Reach.Any, Reach.Any),
        ["mergeClusters"] = new(Reach.Any, Reach.No, Reach.Any),
        ["splitCluster"] = new(Reach.Any, Reach.No, Reach.Any),
        ["setLayout"] = FacilitatorOnly,
        ["startRun"] = FacilitatorOnly,
        ["startPhase"] = FacilitatorOnly,
        ["pauseRun"] = FacilitatorOnly,
        ["resumeRun"] = FacilitatorOnly,
        ["addTime"] = FacilitatorOnly,
        ["endPhase"] = FacilitatorOnly,
        ["revealIdeas"] = FacilitatorOnly,
        ["harvestRun"] = FacilitatorOnly,
        ["finishRun"] = FacilitatorOnly,
        ["abortRun"] = FacilitatorOnly,
        ["sayReady"] = new(Reach.Any, Reach.Any, Reach.Any),
        ["sayNotReady"] = new(Reach.Any, Reach.Any, Reach.Any),
        ["makeGroups"] = FacilitatorOnly,
        ["moveToGroup"] = new(Reach.Any, Reach.Own, Reach.Own),
        ["endGroups"] = FacilitatorOnly,
        ["addAgendaItem"] = FacilitatorOnly,
        ["renameAgendaItem"] = FacilitatorOnly,
        ["moveAgendaItem"] = FacilitatorOnly,
        ["removeAgendaItem"] = FacilitatorOnly,
        ["editAgendaItem"] = FacilitatorOnly,
        ["planMethod"] = FacilitatorOnly,
        ["planAgenda"] = FacilitatorOnly,
        ["setMeetingPlan"] = FacilitatorOnly,
        ["startItem"] = FacilitatorOnly,
        ["finishItem"] = FacilitatorOnly,
        ["skipItem"] = FacilitatorOnly,
        ["openVoteRound"] = FacilitatorOnly,
        ["closeVoteRound"] = FacilitatorOnly,
        ["castVote"] = new(Reach.Any, Reach.Any, Reach.Any),
        ["withdrawVote"] = new(Reach.Any, Reach.Any, Reach.Any),
        ["setMinutesWriters"] = FacilitatorOnly,
        ["editMinutes"] = new(Reach.Any, Reach.Any, Reach.Any),
        ["recordDecision"] = new(Reach.Any, Reach.Any, Reach.No),
        ["editDecision"] = new(Reach.Any, Reach.Any, Reach.No),
        ["withdrawDecision"] = new(Reach.Any, Reach.Any, Reach.No),
        ["assignAction"] = new(Reach.Any, Reach.Any, Reach.No),
        ["editAction"] = new(Reach.Any, Reach.Any, Reach.No),
        ["completeAction"] = new(Reach.Any, Reach.Any, Reach.Own),
        ["reopenAction"] = new(Reach.Any, Reach.Any, Reach.Own),
        ["withdrawAction"] = new(Reach.Any, Reach.Any, Reach.No),
        ["raiseHand"] = new(Reach.Any, Reach.Any, Reach.Any),
        ["lowerHand"] = new(Reach.Any, Reach.Own, Reach.Own),
        ["addHand"] = FacilitatorOnly,
        ["giveFloor"] = FacilitatorOnly,
        ["endTurn"] = new(Reach.Any, Reach.Own, Reach.Own),
        ["setSpeakingTime"] = FacilitatorOnly,
        ["addLock"] = FacilitatorOnly,
        ["removeLock"] = FacilitatorOnly,
        ["setLobby"] = FacilitatorOnly,
        ["admit"] = FacilitatorOnly,
        ["turnAway"] = FacilitatorOnly,
        ["endScreen"] = FacilitatorOnly,
        ["setSpotlight"] = FacilitatorOnly,
        ["clearSpotlight"] = FacilitatorOnly,
        ["restoreBoard"] = FacilitatorOnly,
        ["nameStandIn"] = FacilitatorOnly,
        ["takeLead"] = new(Reach.Own, Reach.Own, Reach.Own),
        ["undo"] = new(Reach.Own, Reach.Own, Reach.Own),
    }.ToFrozenDictionary();

    /// <summary>Whether somebody with this role may do it to what somebody else made (or to what has no maker).</summary>
    public static bool ReachesOthers(Command command, Role role) => Table[WireName.Of(command)].For(role) is Reach.Any;

    /// <summary>Whether somebody with this role may do it to what they made themselves.</summary>
    public static bool ReachesOwn(Command command, Role role) => Table[WireName.Of(command)].For(role) is not Reach.No;

    private readonly record struct Row(Reach Facilitator, Reach NoteTaker, Reach Participant)
    {
        public Reach For(Role role) => role switch
        {
            Role.Facilitator => Facilitator,
            Role.NoteTaker => NoteTaker,
            Role.Participant => Participant,
            _ => Reach.No,
        };
    }
}
