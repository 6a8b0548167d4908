using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

using static ProposalCommand;
using static ProposalEvent;

/// <summary>
/// What somebody proposes who may not do it themselves, for whoever may to accept or decline. What is proposed is judged twice by the rules
/// of the thing itself: when it is proposed, so that nobody is asked for the impossible, and when it is accepted, as done by whoever
/// accepts it. So a proposal never gives anybody a right.
/// </summary>
internal static class Proposals
{
    /// <param name="judge">Judges what is proposed, as if it were done now.</param>
    public static Verdict Judge(State state, ProposalCommand asked, Member me, Context context, Func<CommunityCommand, Verdict> judge) => asked switch
    {
        Propose c => Make(state, c, me, context, judge),
        AcceptProposal c => Accept(state, c, me, context, judge),
        DeclineProposal c => Decline(state, c, me, context),
        WithdrawProposal c => Withdraw(state, c),
        _ => Verdict.Reject(Refusals.CommandUnknown),
    };

    /// <summary>What an invitation that somebody proposed becomes when it is sent.</summary>
    public static Verdict Invite(State state, string proposalId, Context context, Verdict invited) => (Open(state, proposalId), invited) switch
    {
        ((null, var refusal), _) => refusal!,
        ({ Proposal.Sort: not ProposalSort.Invitation }, _) => Verdict.Reject(CommunityRefusals.ProposalUnknown),
        (_, Verdict.Accepted accepted) => Also(accepted, proposalId, context),
        _ => invited,
    };

    public static void Project(ProposalEvent @event, Projection projection)
    {
        switch (@event)
        {
            case ProposalMade { Proposal: var proposal }:
                projection.Put(proposal, proposal.Sort is ProposalSort.Invitation
                    ? new Audience.PersonAndRoles(proposal.ById, [EnumName.Of(CommunityRole.Coordinator)])
                    : Audience.Everyone);
                break;
            case ProposalAnswered e:
                projection.Update<Proposal>(e.ProposalId, proposal => proposal with
                {
                    Status = e.Reason is null ? ProposalStatus.Accepted : ProposalStatus.Declined,
                    Invitation = null,
                    Answer = e.Reason,
                    AnsweredById = e.ById,
                    AnsweredAt = e.At,
                });
                foreach (var old in projection.State.All<Proposal>().Where(proposal => proposal.AnsweredAt is not null)
                    .OrderByDescending(proposal => proposal.AnsweredAt).ThenBy(proposal => proposal.Id, StringComparer.Ordinal).Skip(CommunityLimits.AnsweredProposals).ToList())
                    projection.Delete<Proposal>(old.Id);
                break;
            case ProposalWithdrawn e:
                projection.Delete<Proposal>(e.ProposalId);
                break;
        }
    }

    /// <summary>Whoever is no member any more proposes nothing.</summary>
    public static void Follow(Event @event, Projection projection)
    {
        var gone = @event switch
        {
            MemberEvent.MemberLeft e => e.PersonId,
            MemberEvent.MembershipEnded e => e.PersonId,
            _ => null,
        };
        if (gone is null)
            return;
        foreach (var proposal in projection.State.All<Proposal>().Where(proposal => proposal.ById == gone && proposal.Status is ProposalStatus.Open).ToList())
            projection.Delete<Proposal>(proposal.Id);
    }

    private static Verdict Make(State state, Propose propose, Member me, Context context, Func<CommunityCommand, Verdict> judge)
    {
        if (state.Knows(Key.Of<Proposal>(propose.ProposalId)))
            return Verdict.Reject(Refusals.IdTaken, new Detail(Field: "proposalId"));
        if (state.All<Proposal>().Count(found => found.Status is ProposalStatus.Open) >= CommunityLimits.OpenProposals)
            return Verdict.Reject(CommunityRefusals.Full, new Detail(Max: CommunityLimits.OpenProposals, Yours: propose.Note));
        if (new object?[] { propose.Meeting, propose.Community, propose.Invitation, propose.LessonId }.Count(what => what is not null) != 1)
            return Verdict.Reject(Refusals.FieldInvalid, new Detail(Field: "proposalId", Yours: propose.Note));
        var sort = propose switch
        {
            { Meeting: not null } => ProposalSort.Meeting,
            { Community: not null } => ProposalSort.Community,
            { Invitation: not null } => ProposalSort.Invitation,
            _ => ProposalSort.Lesson,
        };
        var proposal = new Proposal(
            propose.ProposalId, sort, ProposalStatus.Open, me.Id, context.Now, propose.Note, propose.Meeting, propose.Community, propose.Invitation, propose.LessonId);
        var asked = What(proposal);
        if (!CommunityRights.AllowProposing(asked, me.Roles))
            return Verdict.Reject(Refusals.RoleNotAllowed);
        return judge(asked) is Verdict.Rejected refused ? refused : Verdict.Accept(new ProposalMade(proposal));
    }

    private static Verdict Accept(State state, AcceptProposal accept, Member me, Context context, Func<CommunityCommand, Verdict> judge)
    {
        var (proposal, refusal) = Open(state, accept.ProposalId);
        if (proposal is null)
            return refusal!;
        var asked = What(proposal);
        if (!CommunityRights.Allow(asked, me.Roles, isOwn: false))
            return Verdict.Reject(Refusals.RoleNotAllowed);
        // Whose id it is, the server says when it invites.
        if (asked is MemberCommand.InviteMember)
            return Verdict.Reject(CommunityRefusals.ProposalNeedsInvitation);
        return judge(asked) is Verdict.Accepted done ? Also(done, proposal.Id, context) : judge(asked);
    }

    private static Verdict Decline(State state, DeclineProposal decline, Member me, Context context)
    {
        var (proposal, refusal) = Open(state, decline.ProposalId);
        if (proposal is null)
            return refusal!;
        return CommunityRights.Allow(What(proposal), me.Roles, isOwn: false)
            ? Verdict.Accept(new ProposalAnswered(proposal.Id, decline.Reason, me.Id, context.Now))
            : Verdict.Reject(Refusals.RoleNotAllowed);
    }

    private static Verdict Withdraw(State state, WithdrawProposal withdraw) => Open(state, withdraw.ProposalId) switch
    {
        (null, var refusal) => refusal!,
        ({ } proposal, _) => Verdict.Accept(new ProposalWithdrawn(proposal.Id)),
    };

    private static (Proposal? Proposal, Verdict? Refusal) Open(State state, string proposalId) => state.Find<Proposal>(proposalId) switch
    {
        null => (null, Verdict.Reject(CommunityRefusals.ProposalUnknown)),
        { Status: not ProposalStatus.Open } => (null, Verdict.Reject(CommunityRefusals.ProposalAnswered)),
        var proposal => (proposal, null),
    };

    private static Verdict Also(Verdict.Accepted done, string proposalId, Context context) =>
        Verdict.Accept([.. done.Events, new ProposalAnswered(proposalId, null, context.PersonId!, context.Now)]);

    /// <summary>The command that a proposal stands for.</summary>
    private static CommunityCommand What(Proposal proposal) => proposal switch
    {
        { Meeting: { } m } => new GatheringCommand.PlanMeeting(m.PlannedId, m.Title, m.Aim, m.StartsAt, m.EndsAt, m.Form, m.Place, m.VideoLink, m.Agenda, m.Saw),
        { Community: { } fields } => new CommunityCommand.EditCommunity(fields),
        { Invitation: { } i } => new MemberCommand.InviteMember(proposal.Id, i.Name, i.Sector, i.OrganisationId, [CommunityRole.Member], null, null),
        _ => new LessonCommand.PublishLesson(proposal.LessonId!),
    };
}
