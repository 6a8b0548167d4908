using System.Collections.Frozen;
using System.Collections.Immutable;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Domain.Communities;

/// <summary>
/// Who may do what in a community: command x role x own or other's. Whoever has several roles may do what any of them may. SPEC.md
/// shows this table to people; a test holds the two together and makes every refusal happen.
/// </summary>
internal static class CommunityRights
{
    private static readonly Row CoordinatorOnly = new(Reach.Any, Reach.No, Reach.No, Reach.No, Reach.No, Reach.No);
    private static readonly Row Leaders = CoordinatorOnly with { Facilitator = Reach.Any };

    /// <summary>What everybody may do about themselves.</summary>
    private static readonly Row Oneself = new(Reach.Own, Reach.Own, Reach.Own, Reach.Own, Reach.Own, Reach.Own);

    private static readonly Row Organisers = CoordinatorOnly with { CoreGroup = Reach.Any };

    /// <summary>Everybody but those who only read along.</summary>
    private static readonly Row Contributors = new(Reach.Any, Reach.Any, Reach.Any, Reach.Any, Reach.Any, Reach.No);

    /// <summary>Whoever made it, and those who lead.</summary>
    private static readonly Row Makers = new(Reach.Any, Reach.Any, Reach.Own, Reach.Own, Reach.Own, Reach.No);

    /// <summary>Whoever tells it, and nobody else.</summary>
    private static readonly Row Tellers = new(Reach.Own, Reach.Own, Reach.Own, Reach.Own, Reach.Own, Reach.No);

    private static readonly FrozenDictionary<string, Row> Table = new Dictionary<string, Row>
    {
        //                 coordinator facilitator noteTaker coreGroup member observer
        ["editCommunity"] = CoordinatorOnly with { CoreGroup = Reach.Propose },
        ["setCommunityStatus"] = CoordinatorOnly,
        ["planSpace"] = CoordinatorOnly,
        ["writeAgreements"] = Leaders,
        ["acceptAgreements"] = Oneself,
        ["addOrganisation"] = CoordinatorOnly with { CoreGroup = Reach.Any },
        ["editOrganisation"] = CoordinatorOnly with { CoreGroup = Reach.Any },
        ["setOrganisationStatus"] = CoordinatorOnly,
        ["inviteMember"] = CoordinatorOnly with { CoreGroup = Reach.Propose },
        ["acceptInvitation"] = Oneself,
        ["declineInvitation"] = Oneself,
        ["pauseMembership"] = Oneself,
        ["resumeMembership"] = Oneself,
        ["leaveCommunity"] = Oneself,
        ["endMembership"] = CoordinatorOnly,
        ["forgetMember"] = CoordinatorOnly,
        ["setMemberRoles"] = CoordinatorOnly,
        ["editMember"] = Oneself with { Coordinator = Reach.Any },
        ["setParticipationLevel"] = Oneself with { Coordinator = Reach.Any },
        ["tickIntake"] = Leaders with { CoreGroup = Reach.Any },
        ["setContact"] = Oneself,
        ["shareAccessNeeds"] = Oneself,
        ["withdrawAccessNeeds"] = Oneself,
        ["dismissAdvice"] = CoordinatorOnly,
        ["resumeAdvice"] = CoordinatorOnly,
        ["pitchHelpRequest"] = Contributors,
        ["offerExperience"] = Contributors,
        ["withdrawOffer"] = Makers,
        ["matchHelpRequest"] = Makers with { CoreGroup = Reach.Any },
        ["setHelpRequestStatus"] = Makers with { CoreGroup = Reach.Any },
        ["joinCoalition"] = Contributors,
        ["leaveCoalition"] = Contributors,
        ["setCallForProposals"] = Organisers,
        ["endCallForProposals"] = Organisers,
        ["draftDeal"] = Organisers,
        ["editDeal"] = Organisers,
        ["addCommitment"] = Organisers,
        ["removeCommitment"] = Organisers,
        ["keepCommitment"] = Organisers,
        ["setDealStatus"] = CoordinatorOnly,
        ["planExperiment"] = Contributors,
        ["editExperiment"] = Makers,
        ["setExperimentStatus"] = Makers,
        ["placeOnXCurve"] = Leaders with { CoreGroup = Reach.Any },
        ["removeXCurvePosition"] = Leaders with { CoreGroup = Reach.Own },
        ["proposeLesson"] = Contributors,
        ["editLesson"] = Contributors,
        ["editLessonText"] = Contributors,
        ["checkLesson"] = Contributors,
        ["withdrawCheck"] = Contributors,
        ["dropLesson"] = Makers with { NoteTaker = Reach.Any },
        ["publishLesson"] = CoordinatorOnly with { CoreGroup = Reach.Propose },
        ["outdateLesson"] = CoordinatorOnly,
        ["setContribution"] = Contributors,
        ["setLessonPerspective"] = Contributors,
        ["tellValueStory"] = Contributors,
        ["editValueStory"] = Tellers,
        ["removeValueStory"] = Tellers,
        ["claimNotes"] = Oneself,
        ["logTalk"] = Leaders with { CoreGroup = Reach.Any },
        ["removeTalk"] = Leaders with { CoreGroup = Reach.Own },
        ["chooseLearningForm"] = Leaders,
        ["tickStep"] = CoordinatorOnly,
        ["setStepNotApplicable"] = CoordinatorOnly,
        ["reviewBalance"] = CoordinatorOnly,
        ["planMeeting"] = Leaders with { CoreGroup = Reach.Propose, Member = Reach.Propose },
        ["planSeries"] = Leaders,
        ["cancelPlannedMeeting"] = Leaders,
        ["answerMeeting"] = Oneself,
        ["setActionStatus"] = new(Reach.Any, Reach.Any, Reach.Any, Reach.Own, Reach.Own, Reach.No),
        ["reassignAction"] = Leaders with { NoteTaker = Reach.Any },
        ["setDecisionStatus"] = Leaders with { NoteTaker = Reach.Any },
        ["markDecision"] = Leaders,
        ["describeDecision"] = Leaders with { NoteTaker = Reach.Any },
        ["propose"] = Contributors with { NoteTaker = Reach.No },
        ["acceptProposal"] = Leaders,
        ["declineProposal"] = Leaders,
        ["withdrawProposal"] = Tellers,
    }.ToFrozenDictionary();

    /// <summary>Whether somebody with these roles may do it, to what is their own or to what is not.</summary>
    public static bool Allow(Command command, ImmutableArray<CommunityRole> roles, bool isOwn) =>
        roles.Any(role => Table[WireName.Of(command)].For(role) is Reach.Any || (isOwn && Table[WireName.Of(command)].For(role) is Reach.Own));

    /// <summary>Whether somebody with these roles may propose it to those who may do it.</summary>
    public static bool AllowProposing(Command command, ImmutableArray<CommunityRole> roles) =>
        roles.Any(role => Table[WireName.Of(command)].For(role) is Reach.Propose or Reach.Any);

    private readonly record struct Row(Reach Coordinator, Reach Facilitator, Reach NoteTaker, Reach CoreGroup, Reach Member, Reach Observer)
    {
        public Reach For(CommunityRole role) => role switch
        {
            CommunityRole.Coordinator => Coordinator,
            CommunityRole.Facilitator => Facilitator,
            CommunityRole.NoteTaker => NoteTaker,
            CommunityRole.CoreGroup => CoreGroup,
            CommunityRole.Member => Member,
            _ => Observer,
        };
    }
}
