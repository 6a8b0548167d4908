using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Communities;

using static CommunityCommand;
using static CommunityStory;
using static MemberCommand;

public sealed class MemberTests
{
    private static readonly Sender.Person Bo = Person("bo");

    private readonly CommunityStory _story = new();

    [Fact]
    public void Whoever_is_invited_sees_nothing_until_they_accept()
    {
        _story.Invite(Bo, "Bo");
        ((Access.Denied)_story.Kind.AccessOf(_story.State, Bo.PersonId)).Code.ShouldBe(CommunityRefusals.MemberInvited);
        _story.Refuse(CommunityRefusals.MemberInvited, Bo, new SetContact("bo@voorbeeld.example"));

        _story.Do(Bo, new AcceptInvitation(null));
        _story.SeenBy(Bo).OfType<CommunityRecord>().ShouldHaveSingleItem();
        _story.Member(Bo).Status.ShouldBe(MemberStatus.Active);
        _story.Member(Bo).NoticeAt.ShouldBe(_story.Now);
    }

    [Fact]
    public void VIS2_only_who_organises_sees_whom_else_is_invited()
    {
        _story.Invite(Bo, "Bo");
        _story.SeenBy(Karin).OfType<Member>().ShouldContain(member => member.Id == Bo.PersonId);
        _story.SeenBy(Mees).OfType<Member>().ShouldNotContain(member => member.Id == Bo.PersonId);
        _story.Do(Bo, new AcceptInvitation(null));
        _story.SeenBy(Mees).OfType<Member>().ShouldContain(member => member.Id == Bo.PersonId);
    }

    [Fact]
    public void VIS2_an_address_is_for_oneself_and_the_coordinators()
    {
        _story.Do(Mees, new SetContact("mees@voorbeeld.example"));
        foreach (var (person, sees) in new[] { (Mees, true), (Karin, true), (Fadil, false), (Cor, false), (Olga, false) })
            _story.SeenBy(person).OfType<Contact>().Any(contact => contact.Id == Mees.PersonId).ShouldBe(sees);
    }

    [Fact]
    public void VIS2_what_somebody_needs_is_for_themselves_and_the_facilitators_and_only_with_their_yes()
    {
        _story.Refuse(CommunityRefusals.ConsentMissing, Mees, new ShareAccessNeeds("Ringleiding", false)).Detail!.Yours.ShouldBe("Ringleiding");
        _story.Do(Mees, new ShareAccessNeeds("Ringleiding", true));
        foreach (var (person, sees) in new[] { (Mees, true), (Fadil, true), (Karin, false), (Cor, false) })
            _story.SeenBy(person).OfType<AccessNeeds>().Any().ShouldBe(sees);

        // Who coordinates and facilitates, facilitates.
        _story.Do(Karin, new SetMemberRoles(Karin.PersonId, [CommunityRole.Coordinator, CommunityRole.Facilitator]));
        _story.SeenBy(Karin).OfType<AccessNeeds>().ShouldHaveSingleItem().Text.ShouldBe("Ringleiding");
        _story.Do(Mees, new WithdrawAccessNeeds());
        _story.State.All<AccessNeeds>().ShouldBeEmpty();
    }

    [Fact]
    public void An_invitation_is_answered_once()
    {
        _story.Invite(Bo, "Bo");
        _story.Do(Bo, new AcceptInvitation(null));
        _story.Refuse(CommunityRefusals.AlreadyMember, Bo, new AcceptInvitation(null));
        _story.Refuse(CommunityRefusals.AlreadyMember, Bo, new DeclineInvitation());
    }

    [Fact]
    public void Whoever_declines_leaves_no_name()
    {
        _story.Invite(Bo, "Bo");
        _story.Do(Bo, new DeclineInvitation());
        var left = _story.Member(Bo);
        (left.Status, left.Name).ShouldBe((MemberStatus.Left, null));
        _story.State.Find<Contact>(Bo.PersonId).ShouldBeNull();
        _story.State.Find<InvitationText>(Bo.PersonId).ShouldBeNull();
        _story.Refuse(CommunityRefusals.MemberLeft, Bo, new AcceptInvitation(null));
    }

    [Fact]
    public void Into_an_active_community_comes_who_accepts_its_agreements()
    {
        _story.Begin();
        _story.Invite(Bo, "Bo");
        _story.Refuse(CommunityRefusals.AgreementsNotAccepted, Bo, new AcceptInvitation(null));
        _story.Refuse(CommunityRefusals.AgreementsChanged, Bo, new AcceptInvitation(7));
        _story.Do(Bo, new AcceptInvitation(1));
        _story.Member(Bo).AgreementsVersion.ShouldBe(1);
    }

    [Theory]
    [InlineData(OldNotes.KeepName, "Mees")]
    [InlineData(OldNotes.FormerMember, null)]
    [InlineData(OldNotes.Withdraw, null)]
    public void Whoever_leaves_says_what_becomes_of_their_name(OldNotes oldNotes, string? name)
    {
        _story.Do(Mees, new SetContact("mees@voorbeeld.example"));
        _story.Do(Mees, new ShareAccessNeeds("Ringleiding", true));
        _story.Do(Mees, new LeaveCommunity(oldNotes));
        var left = _story.Member(Mees);
        (left.Status, left.Name, left.LeftAt).ShouldBe((MemberStatus.Left, name, _story.Now));
        _story.State.All<Contact>().ShouldNotContain(contact => contact.Id == Mees.PersonId);
        _story.State.All<AccessNeeds>().ShouldBeEmpty();
        ((Access.Denied)_story.Kind.AccessOf(_story.State, Mees.PersonId)).Code.ShouldBe(CommunityRefusals.MemberLeft);
        _story.Refuse(CommunityRefusals.MemberLeft, Karin, new EndMembership(Mees.PersonId));
    }

    [Fact]
    public void Whoever_pauses_reads_on_and_keeps_what_is_theirs()
    {
        _story.Do(Cor, new PauseMembership());
        _story.Refuse(CommunityRefusals.MemberPaused, Cor, new AddOrganisation(Ids.Next(), "Hogeschool", null, null, null, null, null));
        _story.SeenBy(Cor).OfType<CommunityRecord>().ShouldHaveSingleItem();
        _story.Do(Cor, new EditMember(Cor.PersonId, new MemberFields(Bring: "Tijd, later")));
        _story.Do(Cor, new ResumeMembership());
        _story.Refuse(CommunityRefusals.MemberNotPaused, Cor, new ResumeMembership());
    }

    [Fact]
    public void A_community_always_keeps_a_coordinator()
    {
        _story.Refuse(CommunityRefusals.NeedsCoordinator, Karin, new LeaveCommunity(OldNotes.KeepName));
        _story.Refuse(CommunityRefusals.NeedsCoordinator, Karin, new PauseMembership());
        _story.Refuse(CommunityRefusals.NeedsCoordinator, Karin, new EndMembership(Karin.PersonId));
        _story.Refuse(CommunityRefusals.NeedsCoordinator, Karin, new SetMemberRoles(Karin.PersonId, [CommunityRole.Member]));
        // Somebody who is only invited coordinates nothing yet.
        _story.Invite(Bo, "Bo", CommunityRole.Coordinator);
        _story.Refuse(CommunityRefusals.NeedsCoordinator, Karin, new LeaveCommunity(OldNotes.KeepName));
        _story.Do(Bo, new AcceptInvitation(null));
        _story.Do(Karin, new LeaveCommunity(OldNotes.KeepName));
    }

    [Fact]
    public void An_active_community_keeps_a_facilitator()
    {
        _story.Begin();
        _story.Refuse(CommunityRefusals.NeedsFacilitator, Fadil, new LeaveCommunity(OldNotes.KeepName));
        _story.GoTo(CommunityStatus.Paused);
        _story.Do(Fadil, new LeaveCommunity(OldNotes.KeepName));
        _story.Refuse(CommunityRefusals.NeedsFacilitator, Karin, new SetCommunityStatus(CommunityStatus.Active));
    }

    [Fact]
    public void What_is_taken_away_of_a_member_is_gone_and_the_rest_stays()
    {
        _story.Do(Mees, new EditMember(Mees.PersonId, new MemberFields(Bring: "Tijd", Fetch: "Kennis")));
        _story.Do(Mees, new EditMember(Mees.PersonId, new MemberFields(Cleared: ["bring", "pronunciation"])));
        (_story.Member(Mees).Bring, _story.Member(Mees).Fetch).ShouldBe((null, "Kennis"));
        _story.Do(Mees, new EditMember(Mees.PersonId, new MemberFields(Fetch: "Kennis", Cleared: ["bring"]))).Steps.ShouldBeEmpty();
        _story.Refuse(CommunityRefusals.OrganisationUnknown, Mees, new EditMember(Mees.PersonId, new MemberFields(OrganisationId: Ids.Next())));
    }

    [Fact]
    public void COM11_where_somebody_stands_in_the_regime_only_they_themselves_say()
    {
        _story.Do(Mees, new EditMember(Mees.PersonId, new MemberFields(PositionInRegime: PositionInRegime.Niche)));
        _story.Refuse(Refusals.RoleNotAllowed, Karin, new EditMember(Mees.PersonId, new MemberFields(PositionInRegime: PositionInRegime.Regime)));
        _story.Refuse(Refusals.RoleNotAllowed, Karin, new EditMember(Mees.PersonId, new MemberFields(Cleared: ["positionInRegime"])));
        _story.Do(Karin, new EditMember(Mees.PersonId, new MemberFields(Fetch: "Kennis")));
        _story.Member(Mees).PositionInRegime.ShouldBe(PositionInRegime.Niche);
    }
}
