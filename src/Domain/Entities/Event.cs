using System.Text.Json.Serialization;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.JoinCodes;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Domain.Entities;

/// <summary>
/// Something that happened, in the past tense, with what was there before where taking it back would need it. Events are
/// kept for ever: a released name or field is never removed or given another meaning (LOG5).
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(MeetingEvent.MeetingStarted), "meetingStarted")]
[JsonDerivedType(typeof(MeetingEvent.MeetingImported), "meetingImported")]
[JsonDerivedType(typeof(MeetingEvent.DemonstrationStarted), "demonstrationStarted")]
[JsonDerivedType(typeof(MeetingEvent.DemonstrationEnded), "demonstrationEnded")]
[JsonDerivedType(typeof(MeetingEvent.MeetingOpened), "meetingOpened")]
[JsonDerivedType(typeof(MeetingEvent.MeetingClosed), "meetingClosed")]
[JsonDerivedType(typeof(MeetingEvent.MeetingRenamed), "meetingRenamed")]
[JsonDerivedType(typeof(MeetingEvent.JoinCodeRenewed), "joinCodeRenewed")]
[JsonDerivedType(typeof(MeetingEvent.JoinCodeLost), "joinCodeLost")]
[JsonDerivedType(typeof(MeetingEvent.PersonJoined), "personJoined")]
[JsonDerivedType(typeof(MeetingEvent.RoleSet), "roleSet")]
[JsonDerivedType(typeof(MeetingEvent.PersonRemoved), "personRemoved")]
[JsonDerivedType(typeof(MeetingEvent.IdeaAdded), "ideaAdded")]
[JsonDerivedType(typeof(MeetingEvent.IdeaEdited), "ideaEdited")]
[JsonDerivedType(typeof(MeetingEvent.IdeaMoved), "ideaMoved")]
[JsonDerivedType(typeof(MeetingEvent.IdeaColoured), "ideaColoured")]
[JsonDerivedType(typeof(MeetingEvent.IdeaRemoved), "ideaRemoved")]
[JsonDerivedType(typeof(MeetingEvent.IdeaRestored), "ideaRestored")]
[JsonDerivedType(typeof(MeetingEvent.ClusterAdded), "clusterAdded")]
[JsonDerivedType(typeof(MeetingEvent.ClusterRenamed), "clusterRenamed")]
[JsonDerivedType(typeof(MeetingEvent.ClusterMoved), "clusterMoved")]
[JsonDerivedType(typeof(MeetingEvent.ClusterAssigned), "clusterAssigned")]
[JsonDerivedType(typeof(MeetingEvent.ClusterRemoved), "clusterRemoved")]
[JsonDerivedType(typeof(MeetingEvent.ClusterRestored), "clusterRestored")]
[JsonDerivedType(typeof(MeetingEvent.LinkAdded), "linkAdded")]
[JsonDerivedType(typeof(MeetingEvent.LinkRemoved), "linkRemoved")]
[JsonDerivedType(typeof(MeetingEvent.LinkRestored), "linkRestored")]
[JsonDerivedType(typeof(MeetingEvent.AgendaItemAdded), "agendaItemAdded")]
[JsonDerivedType(typeof(MeetingEvent.AgendaItemRenamed), "agendaItemRenamed")]
[JsonDerivedType(typeof(MeetingEvent.AgendaItemMoved), "agendaItemMoved")]
[JsonDerivedType(typeof(MeetingEvent.AgendaItemRemoved), "agendaItemRemoved")]
[JsonDerivedType(typeof(MeetingEvent.AgendaItemRestored), "agendaItemRestored")]
[JsonDerivedType(typeof(MeetingEvent.VoteRoundOpened), "voteRoundOpened")]
[JsonDerivedType(typeof(MeetingEvent.VoteCast), "voteCast")]
[JsonDerivedType(typeof(MeetingEvent.VoteWithdrawn), "voteWithdrawn")]
[JsonDerivedType(typeof(MeetingEvent.VoteRoundClosed), "voteRoundClosed")]
[JsonDerivedType(typeof(MeetingEvent.MinutesWritersSet), "minutesWritersSet")]
[JsonDerivedType(typeof(MeetingEvent.MinutesEdited), "minutesEdited")]
[JsonDerivedType(typeof(MeetingEvent.DecisionRecorded), "decisionRecorded")]
[JsonDerivedType(typeof(MeetingEvent.DecisionEdited), "decisionEdited")]
[JsonDerivedType(typeof(MeetingEvent.DecisionWithdrawn), "decisionWithdrawn")]
[JsonDerivedType(typeof(MeetingEvent.DecisionReinstated), "decisionReinstated")]
[JsonDerivedType(typeof(MeetingEvent.ActionAssigned), "actionAssigned")]
[JsonDerivedType(typeof(MeetingEvent.ActionEdited), "actionEdited")]
[JsonDerivedType(typeof(MeetingEvent.ActionCompleted), "actionCompleted")]
[JsonDerivedType(typeof(MeetingEvent.ActionReopened), "actionReopened")]
[JsonDerivedType(typeof(MeetingEvent.ActionWithdrawn), "actionWithdrawn")]
[JsonDerivedType(typeof(MeetingEvent.ActionReinstated), "actionReinstated")]
[JsonDerivedType(typeof(DeedUndone), "deedUndone")]
[JsonDerivedType(typeof(JoinCodeEvent.CodeClaimed), "codeClaimed")]
[JsonDerivedType(typeof(JoinCodeEvent.CodeKept), "codeKept")]
[JsonDerivedType(typeof(JoinCodeEvent.CodeExpirySet), "codeExpirySet")]
[JsonDerivedType(typeof(JoinCodeEvent.CodeForgotten), "codeForgotten")]
[JsonDerivedType(typeof(JoinCodeEvent.CodeReleased), "codeReleased")]
// Of communities.
[JsonDerivedType(typeof(CommunityEvent.CommunityFormed), "communityFormed")]
[JsonDerivedType(typeof(CommunityEvent.CommunityEdited), "communityEdited")]
[JsonDerivedType(typeof(CommunityEvent.CommunityStatusSet), "communityStatusSet")]
[JsonDerivedType(typeof(CommunityEvent.SpacePlanned), "spacePlanned")]
[JsonDerivedType(typeof(CommunityEvent.AgreementsWritten), "agreementsWritten")]
[JsonDerivedType(typeof(CommunityEvent.AgreementsAccepted), "agreementsAccepted")]
[JsonDerivedType(typeof(CommunityEvent.OrganisationAdded), "organisationAdded")]
[JsonDerivedType(typeof(CommunityEvent.OrganisationStatusSet), "organisationStatusSet")]
[JsonDerivedType(typeof(MemberEvent.MemberFounded), "memberFounded")]
[JsonDerivedType(typeof(MemberEvent.MemberInvited), "memberInvited")]
[JsonDerivedType(typeof(MemberEvent.InvitationAccepted), "invitationAccepted")]
[JsonDerivedType(typeof(MemberEvent.InvitationDeclined), "invitationDeclined")]
[JsonDerivedType(typeof(MemberEvent.MembershipPaused), "membershipPaused")]
[JsonDerivedType(typeof(MemberEvent.MembershipResumed), "membershipResumed")]
[JsonDerivedType(typeof(MemberEvent.MemberLeft), "memberLeft")]
[JsonDerivedType(typeof(MemberEvent.MembershipEnded), "membershipEnded")]
[JsonDerivedType(typeof(MemberEvent.MemberRolesSet), "memberRolesSet")]
[JsonDerivedType(typeof(MemberEvent.MemberEdited), "memberEdited")]
[JsonDerivedType(typeof(MemberEvent.ParticipationLevelSet), "participationLevelSet")]
[JsonDerivedType(typeof(MemberEvent.IntakeTicked), "intakeTicked")]
[JsonDerivedType(typeof(MemberEvent.ContactSet), "contactSet")]
[JsonDerivedType(typeof(MemberEvent.AccessNeedsShared), "accessNeedsShared")]
[JsonDerivedType(typeof(MemberEvent.AccessNeedsWithdrawn), "accessNeedsWithdrawn")]
public abstract record Event
{
    /// <summary>Whether its doer may take it back, as far as that can still be done.</summary>
    public virtual bool IsDeed() => false;

    /// <summary>Whether others may not know whose doing it is; then the commit names nobody (VOT2).</summary>
    public virtual bool HidesDoer() => false;
}
