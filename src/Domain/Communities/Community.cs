using System.Collections.Immutable;
using Samenwerken.Domain.Discovery;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

using static CommunityCommand;
using static CommunityEvent;
using static MemberCommand;

/// <summary>
/// The rules of a community: people of different organisations who share a question, meet for a year or more, and learn from what they
/// try. Every command is judged here and nowhere else, first by who may do it and then by the part that it belongs to.
/// </summary>
public sealed class Community : EntityKind
{
    public const string KindName = "community";

    public override string Name => KindName;

    public static EntityId IdOf(string id) => new(KindName, id);

    public override Command? Read(string type, Fields fields) => CommunityCommand.Read(type, fields);

    public override Key? Frame => Key.Of<CommunityRecord>(CommunityRecord.OnlyId);

    public override Finding? Describe(State state, Record record) => CommunityFindings.Of(state, record);

    public override Key FoundUnder(Key record) => CommunityFindings.FoundUnder(record);

    public override Key RightsOf(string personId) => Key.Of<Member>(personId);

    /// <summary>Whoever is invited hears so, and sees nothing of it until they accept.</summary>
    public override Access AccessOf(State state, string personId) => state.Find<Member>(personId) switch
    {
        null when state.Find<CommunityRecord>(CommunityRecord.OnlyId) is null => new Access.Denied(Refusals.EntityUnknown),
        null => new Access.Denied(Refusals.PersonUnknown),
        { Status: MemberStatus.Invited } => new Access.Denied(CommunityRefusals.MemberInvited),
        { Status: MemberStatus.Left } => new Access.Denied(CommunityRefusals.MemberLeft),
        var member => new Access.Granted(new Viewer(
            member.Id, EnumName.Of(member.Roles[0]), member.Number, [.. member.Roles.Skip(1).Select(EnumName.Of)])),
    };

    public override Verdict Decide(State state, Command command, Context context)
    {
        var community = state.Find<CommunityRecord>(CommunityRecord.OnlyId);
        return (command, community) switch
        {
            (FormCommunity form, _) => Founding.Form(community, form, context),
            (ShowCommunity show, _) => CommunityDemonstrations.Show(community, show, context),
            (_, null) => Verdict.Reject(Refusals.EntityUnknown),
            (GatheringCommand.NoteMeetingOpened or GatheringCommand.TakeMeetingHome or GatheringCommand.TakeNotesOut or GatheringCommand.ChangeAction, _) => Hear(state, command, context),
            (NoteGroups note, _) => GroupKeeping.Note(state, community, note, context.From),
            (NotePartnerAnswer answer, _) => Organisations.Note(state, answer, context),
            (CommunityCommand asked, _) => Refuse(state, community, asked, context) ?? Judge(state, community, asked, context),
            _ => Verdict.Reject(Refusals.CommandUnknown),
        };
    }

    public override void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case CommunityFormed or CommunityEdited or CommunityStatusSet or SpacePlanned:
                Founding.Project(@event, projection);
                break;
            case CommunityShown e:
                CommunityDemonstrations.Project(e, projection);
                break;
            case GroupsNoted e:
                GroupKeeping.Project(e, projection);
                break;
            case AgreementsWritten or AgreementsAccepted:
                AgreementTaking.Project(@event, projection);
                break;
            case OrganisationAdded or OrganisationEdited or OrganisationStatusSet:
                Organisations.Project(@event, projection);
                break;
            case MemberEvent.NotesClaimed e:
                Claims.Project(e, projection);
                break;
            case MemberEvent.MemberForgotten e:
                MemberForgetting.Project(e, projection);
                break;
            case MemberEvent:
                Members.Project(@event, projection);
                break;
            case PeopleForgotten e:
                MemberForgetting.Project(e, projection);
                break;
            case BalanceEvent e:
                BalanceKeeping.Project(e, projection);
                break;
            case TableEvent e:
                Tables.Project(e, projection);
                break;
            case LessonEvent e:
                Library.Project(e, projection);
                break;
            case ExplorationEvent e:
                Exploration.Project(e, projection);
                break;
            case GatheringEvent e:
                Gatherings.Project(e, projection);
                break;
            case OutcomeEvent e:
                Outcomes.Project(e, projection);
                break;
            case StepEvent e:
                Steps.Project(e, projection);
                break;
            case ProposalEvent e:
                Proposals.Project(e, projection);
                break;
        }

        BalanceKeeping.Follow(@event, projection);
        ParticipationKeeping.Follow(@event, projection);
        Proposals.Follow(@event, projection);
        Steps.Follow(projection);
        StageKeeping.Follow(projection);
        LevelKeeping.Follow(projection);
    }

    /// <summary>
    /// Partners hear how the community stands to them, what it is called, and then what their part in it is; its programme, that the
    /// community is there; its meetings, that a name is not to be said any more, who a guest is, and what is open.
    /// </summary>
    public override IEnumerable<Reaction> React(State state, ImmutableArray<Event> events) =>
        MemberForgetting.React(state, events).Concat(Claims.React(state, events)).Concat(HomeActions.React(state, events))
            .Concat(Organisations.React(state, events)).Concat(PartnerAccounts.React(state, events)).Concat(GroupKeeping.React(state));

    /// <summary>Meetings tell of themselves, and nobody else does.</summary>
    private static Verdict Hear(State state, Command command, Context context) => (command, context.From) switch
    {
        (GatheringCommand.NoteMeetingOpened opened, Sender.Entity { Id: { Kind: Meetings.Meeting.KindName } meeting }) => Gatherings.Note(state, opened, meeting.Id),
        (GatheringCommand.TakeMeetingHome home, Sender.Entity { Id: { Kind: Meetings.Meeting.KindName } meeting }) =>
            Gatherings.TakeHome(state, home.Harvest, meeting.Id),
        (GatheringCommand.ChangeAction change, Sender.Entity { Id: { Kind: Meetings.Meeting.KindName } meeting }) => HomeActions.Take(state, change, meeting.Id),
        (GatheringCommand.TakeNotesOut notes, Sender.Entity { Id: { Kind: Meetings.Meeting.KindName } meeting }) =>
            MemberForgetting.TakeOut(state, notes, meeting.Id, context.Now),
        _ => Verdict.Reject(Refusals.CommandUnknown),
    };

    private static Verdict? Refuse(State state, CommunityRecord community, CommunityCommand asked, Context context)
    {
        if (context.PersonId is not { } personId)
            return Verdict.Reject(Refusals.RoleNotAllowed);
        switch (state.Find<Member>(personId))
        {
            case null:
                return Verdict.Reject(Refusals.PersonUnknown);
            case { Status: MemberStatus.Left }:
                return Verdict.Reject(CommunityRefusals.MemberLeft);
            case { Status: MemberStatus.Invited } when asked is not (AcceptInvitation or DeclineInvitation):
                return Verdict.Reject(CommunityRefusals.MemberInvited);
            case var me when !CommunityRights.Allow(asked, me.Roles, OwnerOf(state, asked) is not { } owner || owner == me.Id):
                return Verdict.Reject(Refusals.RoleNotAllowed);
            // All who look at an invented community are one reader of it.
            case { Roles: [CommunityRole.Observer] } when community.Demonstration:
                return Verdict.Reject(Refusals.RoleNotAllowed);
            case { Status: MemberStatus.Paused } when !WorksWhilePaused(asked):
                return Verdict.Reject(CommunityRefusals.MemberPaused);
        }

        return community.IsOver && asked is not (LeaveCommunity or DeclineInvitation or SetContact or WithdrawAccessNeeds or ForgetMember)
            ? Verdict.Reject(community.Status is CommunityStatus.Archived ? CommunityRefusals.Archived : CommunityRefusals.Cancelled)
            : null;
    }

    /// <summary>Whose the thing is that a command is about; null where it is whoever's asks.</summary>
    private static string? OwnerOf(State state, CommunityCommand asked) => asked switch
    {
        EditMember c => c.PersonId,
        SetParticipationLevel c => c.PersonId,
        TableCommand c => Tables.OwnerOf(state, c),
        LessonCommand c => Library.OwnerOf(state, c),
        OutcomeCommand.SetActionStatus c => state.Find<CommunityAction>(c.ActionId)?.AssigneeId,
        ExplorationCommand.RemoveTalk c => state.Find<ExplorationTalk>(c.TalkId)?.ById,
        ProposalCommand.WithdrawProposal c => state.Find<Proposal>(c.ProposalId)?.ById,
        _ => null,
    };

    /// <summary>Whoever pauses keeps what is theirs alone.</summary>
    private static bool WorksWhilePaused(CommunityCommand asked) =>
        asked is ResumeMembership or PauseMembership or LeaveCommunity or EditMember or SetContact or ShareAccessNeeds or WithdrawAccessNeeds or AcceptAgreements;

    private static Verdict Judge(State state, CommunityRecord community, CommunityCommand asked, Context context)
    {
        var me = state.Find<Member>(context.PersonId!)!;
        return asked switch
        {
            EditCommunity c => Founding.Edit(community, c),
            SetCommunityStatus c => Founding.SetStatus(state, community, c, context),
            PlanSpace c => Founding.Plan(state, c),
            WriteAgreements c => AgreementTaking.Write(state, c, context),
            AcceptAgreements c => AgreementTaking.Accept(state, c, me, context),
            AddOrganisation c => Organisations.Add(state, c),
            EditOrganisation c => Organisations.Edit(state, c),
            SetOrganisationStatus c => Organisations.SetStatus(state, c),
            InviteMember { ProposalId: { } proposalId } c => Proposals.Invite(state, proposalId, context, Members.Invite(state, c, context)),
            InviteMember c => Members.Invite(state, c, context),
            AcceptInvitation c => Members.Accept(state, community, c, me, context),
            DeclineInvitation => Members.Decline(me, context),
            PauseMembership => Members.Pause(state, community, me),
            ResumeMembership => Members.Resume(me),
            LeaveCommunity c => Members.Leave(state, community, c, me, context),
            EndMembership c => Members.End(state, community, c, context),
            ForgetMember c => MemberForgetting.Forget(state, c, context),
            SetMemberRoles c => Members.SetRoles(state, community, c),
            EditMember c => Members.Edit(state, c, me),
            SetParticipationLevel c => Members.SetLevel(state, c),
            TickIntake c => Members.Tick(state, c),
            SetContact c => Members.SetContact(state, c, me, context),
            ShareAccessNeeds c => Members.Share(state, c, me, context),
            WithdrawAccessNeeds => Members.Withdraw(state, me, context),
            BalanceCommand.DismissAdvice c => BalanceKeeping.Dismiss(state, c, context),
            BalanceCommand.ResumeAdvice c => BalanceKeeping.Resume(state, c),
            TableCommand c => Tables.Judge(state, community, c, me, context),
            LessonCommand c => Library.Judge(state, c, me, context),
            ClaimNotes c => Claims.Take(state, c, me, context),
            ExplorationCommand.LogTalk c => Exploration.Log(state, c, me),
            ExplorationCommand.RemoveTalk c => Exploration.Remove(state, c),
            ExplorationCommand.ChooseLearningForm c => Exploration.Choose(community, c),
            StepCommand.TickStep c => Steps.Tick(state, c, context),
            StepCommand.SetStepNotApplicable c => Steps.SetNotApplicable(state, c),
            StepCommand.ReviewBalance => Steps.Review(me, context),
            GatheringCommand.PlanMeeting c => Gatherings.Plan(state, c),
            GatheringCommand.PlanSeries c => Gatherings.Plan(state, c),
            GatheringCommand.CancelPlannedMeeting c => Gatherings.Cancel(state, c),
            GatheringCommand.AnswerMeeting c => Gatherings.Answer(state, c, me),
            OutcomeCommand.SetActionStatus c => Outcomes.SetStatus(state, c, context),
            OutcomeCommand.ReassignAction c => Outcomes.Reassign(state, c),
            OutcomeCommand.SetDecisionStatus c => Outcomes.SetStatus(state, c),
            OutcomeCommand.MarkDecision c => Outcomes.Mark(state, c),
            OutcomeCommand.DescribeDecision c => Outcomes.Describe(state, c),
            ProposalCommand c => Proposals.Judge(state, c, me, context, proposed => Judge(state, community, proposed, context)),
            _ => Verdict.Reject(Refusals.CommandUnknown),
        };
    }
}
