using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Communities;

using static CommunityStory;
using static ProposalCommand;

/// <summary>What somebody proposes who may not do it, and what becomes of it.</summary>
public sealed class ProposalTests
{
    private readonly CommunityStory _story = new();

    [Fact]
    public void PRO1_what_is_proposed_is_done_when_whoever_may_accepts_it_and_not_before()
    {
        var (proposal, planned) = ProposeMeeting(Mees);
        _story.State.Find<PlannedMeeting>(planned).ShouldBeNull();
        _story.Refuse(Refusals.RoleNotAllowed, Cor, new AcceptProposal(proposal));
        _story.Do(Fadil, new AcceptProposal(proposal));
        _story.State.Find<PlannedMeeting>(planned)!.Title.ShouldBe("Warmte in de wijk");
        Proposal(proposal).ShouldSatisfyAllConditions(
            now => now.Status.ShouldBe(ProposalStatus.Accepted), now => now.ById.ShouldBe(Mees.PersonId), now => now.AnsweredById.ShouldBe(Fadil.PersonId));
        _story.Refuse(CommunityRefusals.ProposalAnswered, Karin, new AcceptProposal(proposal));
        _story.Refuse(CommunityRefusals.ProposalUnknown, Karin, new AcceptProposal(Ids.Next()));
    }

    [Fact]
    public void PRO1_who_may_not_do_a_thing_accepts_no_proposal_of_it()
    {
        var proposal = Ids.Next();
        _story.Do(Cor, new Propose(proposal, null, null, new CommunityFields(Horizon: "Alle straten warm"), null, null));
        _story.Refuse(Refusals.RoleNotAllowed, Fadil, new AcceptProposal(proposal));
        _story.Refuse(Refusals.RoleNotAllowed, Fadil, new DeclineProposal(proposal, "Te vroeg"));
        _story.Do(Karin, new AcceptProposal(proposal));
        _story.Community.Horizon.ShouldBe("Alle straten warm");
    }

    [Fact]
    public void PRO2_what_cannot_be_done_is_not_proposed_and_what_cannot_be_done_any_more_is_not_accepted()
    {
        _story.Refuse(Refusals.FieldInvalid, Cor, new Propose(Ids.Next(), null, null, new CommunityFields(PlannedEnd: new DateOnly(2020, 1, 1)), null, null));
        _story.Refuse(CommunityRefusals.LessonNotChecked, Cor, new Propose(Ids.Next(), null, null, null, null, _story.Drafted(Mees)));
        var lesson = _story.Checked();
        var proposal = Ids.Next();
        _story.Do(Cor, new Propose(proposal, null, null, null, null, lesson));
        _story.Write(Mees, lesson, LessonPart.Advice, "Toch anders. ");
        _story.Refuse(CommunityRefusals.LessonNotChecked, Karin, new AcceptProposal(proposal));
        Proposal(proposal).Status.ShouldBe(ProposalStatus.Open);
    }

    [Fact]
    public void PRO2_one_thing_is_proposed_at_a_time() => new[]
    {
        new Propose(Ids.Next(), "Niets", null, null, null, null), MeetingProposal() with { Community = new CommunityFields(Horizon: "Warm") },
    }.ShouldAllBe(propose => _story.Refuse(Refusals.FieldInvalid, Cor, propose, null).Detail!.Field == "proposalId");

    [Fact]
    public void PRO3_that_somebody_could_be_asked_only_who_proposes_it_and_coordinators_see_and_no_name_stays()
    {
        var (declined, accepted) = (ProposeBo(), ProposeBo());
        foreach (var person in new[] { Fadil, Nadia, Mees, Olga })
            _story.SeenBy(person).OfType<Proposal>().ShouldBeEmpty();
        _story.SeenBy(Cor).OfType<Proposal>().Count().ShouldBe(2);
        _story.Do(Karin, new DeclineProposal(declined, "Dit is een ander vraagstuk."));
        (Proposal(declined).Invitation, Proposal(declined).Answer).ShouldBe((null, "Dit is een ander vraagstuk."));

        // Whose id it is, the server says.
        _story.Refuse(CommunityRefusals.ProposalNeedsInvitation, Karin, new AcceptProposal(accepted));
        _story.Do(Karin, new MemberCommand.InviteMember(Person("bo").PersonId, "Bo", "education", null, [CommunityRole.Member], null, null, accepted));
        (_story.Member(Person("bo")).Status, Proposal(accepted).Status, Proposal(accepted).Invitation).ShouldBe((MemberStatus.Invited, ProposalStatus.Accepted, null));
        _story.Refuse(
            CommunityRefusals.ProposalAnswered, Karin, new MemberCommand.InviteMember(Ids.Next(), "Bo", null, null, [CommunityRole.Member], null, null, accepted));
        _story.Refuse(
            CommunityRefusals.ProposalUnknown, Karin,
            new MemberCommand.InviteMember(Ids.Next(), "Bo", null, null, [CommunityRole.Member], null, null, ProposeMeeting(Mees).Proposal));

        string ProposeBo()
        {
            var id = Ids.Next();
            _story.Do(Cor, new Propose(id, "Zij kent de scholen", null, null, new ProposedInvitation("Bo", "education", null), null));
            return id;
        }
    }

    [Fact]
    public void PRO4_a_proposal_is_withdrawn_by_whoever_made_it_and_goes_with_them()
    {
        var (withdrawn, left) = (ProposeMeeting(Mees).Proposal, ProposeMeeting(Mees).Proposal);
        _story.Refuse(Refusals.RoleNotAllowed, Cor, new WithdrawProposal(withdrawn));
        _story.Do(Mees, new WithdrawProposal(withdrawn));
        _story.State.Find<Proposal>(withdrawn).ShouldBeNull();
        _story.Do(Mees, new MemberCommand.LeaveCommunity(OldNotes.KeepName));
        _story.State.Find<Proposal>(left).ShouldBeNull();
    }

    [Fact]
    public void Not_more_proposals_wait_than_somebody_can_answer_and_old_answers_go()
    {
        for (var i = 0; i < CommunityLimits.OpenProposals; i++)
            ProposeMeeting(Mees);
        _story.Refuse(CommunityRefusals.Full, Mees, MeetingProposal());
        foreach (var proposal in _story.State.All<Proposal>().ToList())
        {
            _story.Now += TimeSpan.FromSeconds(1);
            _story.Do(Karin, new DeclineProposal(proposal.Id, "Nu niet."));
        }

        _story.State.Count<Proposal>().ShouldBe(CommunityLimits.AnsweredProposals);
        _story.State.All<Proposal>().ShouldContain(proposal => proposal.AnsweredAt == _story.Now);
    }

    private (string Proposal, string Planned) ProposeMeeting(Sender.Person by)
    {
        var propose = MeetingProposal();
        _story.Do(by, propose);
        return (propose.ProposalId, propose.Meeting!.PlannedId);
    }

    private static Propose MeetingProposal() => Plan(Ids.Next()) is var plan
        ? new(Ids.Next(), "Het is tijd", new ProposedMeeting(plan.PlannedId, plan.Title, plan.Aim, plan.StartsAt, plan.EndsAt, plan.Form, plan.Place, plan.VideoLink, plan.Agenda), null, null, null)
        : throw new InvalidOperationException();

    private Proposal Proposal(string id) => _story.State.Find<Proposal>(id)!;
}
