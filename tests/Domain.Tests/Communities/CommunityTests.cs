using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Communities;

using static CommunityCommand;
using static CommunityStory;
using static MemberCommand;

public sealed class CommunityTests
{
    private readonly CommunityStory _story = new();

    [Fact]
    public void A_community_begins_as_a_draft_of_its_initiator_for_fifteen_months()
    {
        var formed = _story.Community;
        (formed.Status, formed.InitiatorId, formed.IssueStatement).ShouldBe((CommunityStatus.Draft, Karin.PersonId, Issue));
        (formed.StartDate, formed.PlannedEnd).ShouldBe((new DateOnly(2026, 11, 22), new DateOnly(2028, 2, 22)));
        _story.Refuse(Refusals.EntityExists, Karin, new FormCommunity("Nog een", null, null, "Karin", null));
    }

    public static TheoryData<CommunityStatus, CommunityStatus> Steps()
    {
        var steps = new TheoryData<CommunityStatus, CommunityStatus>();
        foreach (var (from, to) in from one in Enum.GetValues<CommunityStatus>() from other in Enum.GetValues<CommunityStatus>() where one != other select (one, other))
            steps.Add(from, to);
        return steps;
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Only_the_next_state_can_be_reached(CommunityStatus from, CommunityStatus to)
    {
        _story.Agree();
        _story.GoTo(Way(from));
        var reachable = from switch
        {
            CommunityStatus.Draft => to is CommunityStatus.Recruiting or CommunityStatus.Cancelled,
            CommunityStatus.Recruiting => to is CommunityStatus.Active or CommunityStatus.Cancelled,
            CommunityStatus.Active => to is CommunityStatus.Paused or CommunityStatus.Concluding,
            CommunityStatus.Paused => to is CommunityStatus.Active or CommunityStatus.Concluding,
            CommunityStatus.Concluding => to is CommunityStatus.Archived,
            _ => false,
        };
        if (reachable)
            _story.GoTo(to);
        else
            _story.Refuse(
                from switch
                {
                    CommunityStatus.Archived => CommunityRefusals.Archived,
                    CommunityStatus.Cancelled => CommunityRefusals.Cancelled,
                    _ => CommunityRefusals.StateNotReachable,
                },
                Karin, new SetCommunityStatus(to));
    }

    [Fact]
    public void An_active_community_has_three_members_who_all_accepted_its_agreements_and_a_facilitator()
    {
        _story.GoTo(CommunityStatus.Recruiting);
        _story.Refuse(CommunityRefusals.NeedsAgreements, Karin, new SetCommunityStatus(CommunityStatus.Active));
        _story.Agree("We zijn er.");
        _story.Agree("We zijn er, en op tijd.");
        _story.Do(Fadil, new WriteAgreements("We zijn er, en op tijd, en klaar.", 2));
        _story.Refuse(CommunityRefusals.NeedsAgreements, Karin, new SetCommunityStatus(CommunityStatus.Active));

        _story.Agree();
        _story.Do(Karin, new SetMemberRoles(Fadil.PersonId, [CommunityRole.Member]));
        _story.Refuse(CommunityRefusals.NeedsFacilitator, Karin, new SetCommunityStatus(CommunityStatus.Active));
        _story.Do(Karin, new SetMemberRoles(Karin.PersonId, [CommunityRole.Coordinator, CommunityRole.Facilitator]));
        foreach (var person in new[] { Fadil, Nadia, Cor })
            _story.Do(person, new LeaveCommunity(OldNotes.KeepName));
        var refused = _story.Refuse(CommunityRefusals.NeedsMembers, Karin, new SetCommunityStatus(CommunityStatus.Active));
        // Olga only reads.
        (refused.Detail!.Length, refused.Detail.Max).ShouldBe((2, 3));
        _story.Add(Person("bo"), "Bo");
        _story.GoTo(CommunityStatus.Active);
    }

    [Fact]
    public void An_archived_community_can_be_read_and_left_and_nothing_else()
    {
        _story.Begin();
        _story.GoTo(CommunityStatus.Concluding, CommunityStatus.Archived);
        _story.Refuse(CommunityRefusals.Archived, Karin, new EditCommunity(new CommunityFields(Name: "Anders")));
        _story.Refuse(CommunityRefusals.Archived, Mees, new EditMember(Mees.PersonId, new MemberFields(Bring: "Tijd")));
        _story.SeenBy(Mees).OfType<CommunityRecord>().ShouldHaveSingleItem();
        _story.Do(Karin, new LeaveCommunity(OldNotes.FormerMember));
    }

    [Fact]
    public void What_is_said_again_changes_nothing()
    {
        var edit = new EditCommunity(new CommunityFields(Themes: ["energie", "water"], Rhythm: 6, Horizon: "Warm"));
        _story.Do(Karin, edit).Changes.ShouldContain(change => change.Key.Kind == "community");
        _story.Do(Karin, edit).Steps.ShouldBeEmpty();
        var cleared = _story.Do(Karin, new EditCommunity(new CommunityFields(Cleared: ["rhythm"]))).Changes.OfType<Change.Patch>().Single(change => change.Key.Kind == "community");
        cleared.Fields.Keys.ShouldBe(["rhythm"]);
        (_story.Community.Rhythm, _story.Community.Horizon).ShouldBe((null, "Warm"));
    }

    [Fact]
    public void A_community_ends_after_it_begins() =>
        _story.Refuse(Refusals.FieldInvalid, Karin, new EditCommunity(new CommunityFields(PlannedEnd: new DateOnly(2020, 1, 1)))).Detail!.Field.ShouldBe("plannedEnd");

    [Fact]
    public void Agreements_that_were_changed_are_accepted_anew()
    {
        _story.Refuse(CommunityRefusals.AgreementsMissing, Mees, new AcceptAgreements(1));
        _story.Agree("Eerst dit.");
        var refused = _story.Refuse(CommunityRefusals.AgreementsChanged, Fadil, new WriteAgreements("Toch dit.", 0));
        (refused.Detail!.Current, refused.Detail.Yours).ShouldBe(("Eerst dit.", "Toch dit."));
        _story.Do(Fadil, new WriteAgreements("Dan dit.", 1));
        _story.Refuse(CommunityRefusals.AgreementsChanged, Mees, new AcceptAgreements(1));
        _story.Do(Mees, new AcceptAgreements(2));
        (_story.Member(Mees).AgreementsVersion, _story.Member(Cor).AgreementsVersion).ShouldBe((2, 1));
    }

    [Fact]
    public void An_organisation_takes_part_one_step_after_another()
    {
        var school = _story.AddOrganisation("Hogeschool Oost");
        _story.Refuse(CommunityRefusals.OrganisationStateNotReachable, Karin, new SetOrganisationStatus(school, OrganisationStatus.Former));
        foreach (var status in new[] { OrganisationStatus.Invited, OrganisationStatus.Participating, OrganisationStatus.Former, OrganisationStatus.Invited, OrganisationStatus.Declined })
            _story.Do(Karin, new SetOrganisationStatus(school, status));
        _story.Refuse(CommunityRefusals.OrganisationUnknown, Karin, new SetOrganisationStatus(Ids.Next(), OrganisationStatus.Invited));
        _story.State.Find<Organisation>(school)!.Number.ShouldBe(1);
    }

    [Fact]
    public void An_organisation_that_is_written_wrong_is_put_right_and_can_turn_out_to_be_a_partner_which_then_answers_itself()
    {
        var school = _story.AddOrganisation("Hogeschol", OrganisationStatus.Participating);
        _story.Do(Mees, new EditMember(Mees.PersonId, new MemberFields(OrganisationId: school)));
        _story.Do(Karin, new EditOrganisation(school, "Hogeschool", "education", null, "Oost", null));
        _story.State.Find<Organisation>(school).ShouldBe(new Organisation(school, 1, "Hogeschool", "education", OrganisationStatus.Participating, null, "Oost", null));
        var partner = Ids.Next();
        _story.Do(Karin, new EditOrganisation(school, "Hogeschool", "education", partner, null, null));
        _story.State.Find<Organisation>(school).ShouldBe(new Organisation(school, 1, "Hogeschool", "education", OrganisationStatus.Invited, partner, null, null));
        _story.State.Find<Member>(Mees.PersonId)!.OrganisationId.ShouldBe(school);
        _story.Refuse(Refusals.IdTaken, Karin, new EditOrganisation(school, "Hogeschool", null, Ids.Next(), null, null));
        _story.Refuse(Refusals.IdTaken, Karin, new EditOrganisation(_story.AddOrganisation("Ook"), "Ook", null, partner, null, null));
        _story.Refuse(CommunityRefusals.OrganisationUnknown, Karin, new EditOrganisation(Ids.Next(), "Wie", null, null, null, null));
    }

    private static CommunityStatus[] Way(CommunityStatus to) => to switch
    {
        CommunityStatus.Draft => [],
        CommunityStatus.Recruiting or CommunityStatus.Cancelled => [to],
        CommunityStatus.Active => [CommunityStatus.Recruiting, CommunityStatus.Active],
        CommunityStatus.Paused or CommunityStatus.Concluding => [CommunityStatus.Recruiting, CommunityStatus.Active, to],
        _ => [CommunityStatus.Recruiting, CommunityStatus.Active, CommunityStatus.Concluding, CommunityStatus.Archived],
    };
}
