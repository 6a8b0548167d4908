namespace Samenwerken.Domain.Communities;

/// <summary>The codes of refusals that a community may give, beside those of any entity.</summary>
public static class CommunityRefusals
{
    /// <summary>A community cannot go from the state that it is in to this one.</summary>
    public const string StateNotReachable = "community.stateNotReachable";

    /// <summary>It is archived, and can be read only.</summary>
    public const string Archived = "community.archived";

    /// <summary>It was cancelled, and can be read only.</summary>
    public const string Cancelled = "community.cancelled";

    /// <summary>A community always keeps a coordinator.</summary>
    public const string NeedsCoordinator = "community.needsCoordinator";

    /// <summary>A community that is active has a facilitator.</summary>
    public const string NeedsFacilitator = "community.needsFacilitator";

    /// <summary>Fewer active members than <see cref="CommunityLimits.MembersToBegin"/>.</summary>
    public const string NeedsMembers = "community.needsMembers";

    /// <summary>There are no agreements, or not every active member accepted them as they are.</summary>
    public const string NeedsAgreements = "community.needsAgreements";

    /// <summary>There is no room for another: see <see cref="CommunityLimits"/>.</summary>
    public const string Full = "community.full";

    /// <summary>Whoever is invited accepts first.</summary>
    public const string MemberInvited = "member.invited";

    /// <summary>The membership is paused; it can be resumed.</summary>
    public const string MemberPaused = "member.paused";

    public const string MemberNotPaused = "member.notPaused";

    public const string MemberLeft = "member.left";

    /// <summary>Somebody who takes part is not forgotten; they leave first, or their membership is ended.</summary>
    public const string MemberNotLeft = "member.notLeft";

    /// <summary>The invitation was accepted before.</summary>
    public const string AlreadyMember = "member.already";

    /// <summary>What somebody needs is kept and shown only where they say yes to that.</summary>
    public const string ConsentMissing = "accessNeeds.consentMissing";

    /// <summary>There is nothing to accept yet.</summary>
    public const string AgreementsMissing = "agreements.missing";

    /// <summary>They were changed since.</summary>
    public const string AgreementsChanged = "agreements.changed";

    /// <summary>Whoever comes into an active community accepts its agreements.</summary>
    public const string AgreementsNotAccepted = "agreements.notAccepted";

    public const string OrganisationUnknown = "organisation.unknown";

    /// <summary>An organisation cannot go from the state that it is in to this one.</summary>
    public const string OrganisationStateNotReachable = "organisation.stateNotReachable";

    /// <summary>The balance gives no such advice now.</summary>
    public const string AdviceNotGiven = "advice.notGiven";

    public const string HelpRequestUnknown = "helpRequest.unknown";

    /// <summary>A request for help cannot go from the state that it is in to this one.</summary>
    public const string HelpRequestStateNotReachable = "helpRequest.stateNotReachable";
    public const string OfferUnknown = "offer.unknown";
    public const string CoalitionUnknown = "coalition.unknown";
    public const string CoalitionTooSmall = "coalition.tooSmall";

    /// <summary>What ends or is shared says what was learnt.</summary>
    public const string NothingLearned = "learned.missing";

    public const string DealUnknown = "deal.unknown";

    /// <summary>Somebody else changed the title first.</summary>
    public const string DealChanged = "deal.changed";

    /// <summary>What was signed stays as it is.</summary>
    public const string DealSigned = "deal.signed";

    /// <summary>Promises are kept after a deal was agreed, and before it ended.</summary>
    public const string DealNotRunning = "deal.notRunning";
    public const string DealStateNotReachable = "deal.stateNotReachable";

    /// <summary>Fewer than two parties.</summary>
    public const string DealNeedsParties = "deal.needsParties";

    /// <summary>A party promises nothing.</summary>
    public const string DealNeedsCommitments = "deal.needsCommitments";

    /// <summary>Each party has somebody who signed, and nobody else has.</summary>
    public const string DealNeedsSignatories = "deal.needsSignatories";
    public const string NotAParty = "deal.notAParty";

    /// <summary>A party that leaves a deal takes its promises away first.</summary>
    public const string PartyHasCommitments = "deal.partyHasCommitments";
    public const string CommitmentUnknown = "commitment.unknown";

    public const string ExperimentUnknown = "experiment.unknown";

    /// <summary>Somebody else changed it first.</summary>
    public const string ExperimentChanged = "experiment.changed";

    /// <summary>It is none of the community's transitions.</summary>
    public const string TransitionUnknown = "transition.unknown";

    /// <summary>A position is on one of the two lines, or on both.</summary>
    public const string XCurveNoLine = "xCurve.noLine";

    /// <summary>A position says what was seen, not what is hoped for.</summary>
    public const string XCurveNotYet = "xCurve.notYet";
    public const string XCurvePositionUnknown = "xCurve.unknown";

    public const string LessonUnknown = "lesson.unknown";

    /// <summary>Somebody else changed the title first.</summary>
    public const string LessonChanged = "lesson.changed";

    /// <summary>Nothing is written of it yet.</summary>
    public const string LessonNotDrafted = "lesson.notDrafted";

    /// <summary>It was written, and so is no candidate any more.</summary>
    public const string LessonNotCandidate = "lesson.notCandidate";

    /// <summary>Two members of different organisations check it first.</summary>
    public const string LessonNotChecked = "lesson.notChecked";

    /// <summary>Its situation, advice or conditions are not written.</summary>
    public const string LessonIncomplete = "lesson.incomplete";

    /// <summary>What is published stays as it is, until it is outdated.</summary>
    public const string LessonPublished = "lesson.published";
    public const string LessonNotPublished = "lesson.notPublished";

    /// <summary>A source names its meeting, or is an experiment or request of this community.</summary>
    public const string SourceUnknown = "source.unknown";
    public const string ValueStoryUnknown = "valueStory.unknown";
    /// <summary>No guest of this meeting has this code now.</summary>
    public const string ClaimUnknown = "claim.unknown";

    /// <summary>Another member is this guest, or it was a member themselves.</summary>
    public const string ClaimTaken = "claim.taken";

    public const string TalkUnknown = "talk.unknown";

    public const string ProposalUnknown = "proposal.unknown";

    /// <summary>It was accepted or declined before.</summary>
    public const string ProposalAnswered = "proposal.answered";

    /// <summary>That somebody is invited is accepted by inviting them.</summary>
    public const string ProposalNeedsInvitation = "proposal.needsInvitation";

    public const string MeetingUnknown = "plannedMeeting.unknown";

    /// <summary>It began, was held or was cancelled.</summary>
    public const string MeetingNotPlanned = "plannedMeeting.notPlanned";

    /// <summary>Somebody else changed the same of it first.</summary>
    public const string MeetingChanged = "plannedMeeting.changed";

    /// <summary>Somebody else said something else of the room that the community has.</summary>
    public const string SpaceChanged = "space.changed";

    /// <summary>Another meeting is the one that was planned.</summary>
    public const string MeetingOther = "plannedMeeting.other";

    public const string DecisionUnknown = "communityDecision.unknown";
    public const string ActionUnknown = "communityAction.unknown";


    /// <summary>An organisation with a page of its own says itself whether it takes part.</summary>
    public const string OrganisationAnswersItself = "organisation.answersItself";
}
