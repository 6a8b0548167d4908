using System.Text.Json;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Partners;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Partners;

using static CommunityCommand;
using static PartnerCommand;
using static PartnerStory;

public sealed class PartnerTests
{
    public static TheoryData<string, string, bool, bool> Cells()
    {
        var cells = new TheoryData<string, string, bool, bool>();
        foreach (var (command, role, own, allowed) in RightsTable.CellsUnder("## Who may do what for a partner"))
            cells.Add(command, role, own, allowed);
        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void SPEC_says_who_may_do_what(string command, string role, bool own, bool allowed)
    {
        var story = new PartnerStory();
        story.Do(Ilse, new InviteToPartner(Ids.Of("second"), "Second", PartnerRole.Contact));
        story.Do(MeetingStory.Person("second"), new AcceptPartnerInvitation());
        story.Note(OrganisationStatus.Invited);
        var me = role switch
        {
            "contact" => Ilse,
            "colleague" => Bram,
            "invited" => Gijs,
            _ => throw new ArgumentException($"the table names {role}, which no test knows"),
        };
        // What is about nobody else has no other's to reach.
        if (!own && command is "acceptPartnerInvitation")
            return;
        var about = own ? me.PersonId : Ids.Of("second");
        PartnerCommand asked = command switch
        {
            "editPartner" => new EditPartner(Profile with { Name = "Hogeschool West" }),
            "answerCommunity" => new AnswerCommunity(Community.Id, CommunityAnswer.Participate),
            "inviteToPartner" => new InviteToPartner(Ids.Next(), "Iemand", PartnerRole.Colleague),
            "setPartnerRole" => new SetPartnerRole(about, PartnerRole.Colleague),
            "acceptPartnerInvitation" => new AcceptPartnerInvitation(),
            "removeFromPartner" => new RemoveFromPartner(about),
            _ => throw new ArgumentException($"the table names {command}, which no test knows"),
        };
        if (allowed)
            story.Do(me, asked);
        else
            story.Refuse(Refusals.RoleNotAllowed, me, asked);
    }

    [Fact]
    public void SPEC_has_a_row_for_each_command_that_people_may_send() =>
        RightsTable.Under("## Who may do what for a partner").Select(row => row.Command).Order()
            .ShouldBe(WireName.All<PartnerCommand>().Select(command => command.Name).Except(["registerPartner", "showPartner", "noteCommunity", "noteAccount"]).Order());

    [Fact]
    public void PAR1_only_the_partner_says_that_it_takes_part()
    {
        var story = new PartnerStory();
        story.Note(OrganisationStatus.Participating);
        story.Link.Status.ShouldBe(OrganisationStatus.Suggested, "a community cannot say it for the partner");
        story.Refuse(PartnerRefusals.AnswerNotPossible, Ilse, new AnswerCommunity(Community.Id, CommunityAnswer.Participate));
        story.Note(OrganisationStatus.Invited);
        var answered = story.Do(Ilse, new AnswerCommunity(Community.Id, CommunityAnswer.Participate));
        story.Link.Status.ShouldBe(OrganisationStatus.Participating);
        answered.Reactions.ShouldHaveSingleItem().ShouldBe(new Reaction(Community, new NotePartnerAnswer(Ids.Of("organisation"), OrganisationStatus.Participating)));

        story.Note(OrganisationStatus.Declined);
        story.Link.Status.ShouldBe(OrganisationStatus.Participating);
        story.Note(OrganisationStatus.Former);
        story.Link.Status.ShouldBe(OrganisationStatus.Former);
    }

    [Fact]
    public void PAR1_answers_that_were_given_are_given_again_without_harm_and_others_are_refused()
    {
        var story = new PartnerStory();
        story.Refuse(PartnerRefusals.CommunityUnknown, Ilse, new AnswerCommunity(Ids.Of("nowhere"), CommunityAnswer.Decline));
        story.Note(OrganisationStatus.Suggested);
        story.Do(Ilse, new AnswerCommunity(Community.Id, CommunityAnswer.Decline));
        story.Do(Ilse, new AnswerCommunity(Community.Id, CommunityAnswer.Decline)).Reactions.ShouldBeEmpty();
        story.Refuse(PartnerRefusals.AnswerNotPossible, Ilse, new AnswerCommunity(Community.Id, CommunityAnswer.Leave));
    }

    [Fact]
    public void What_a_community_says_comes_from_it_alone()
    {
        var story = new PartnerStory();
        story.Refuse(Refusals.RoleNotAllowed, Ilse, new NoteCommunity(Ids.Of("organisation"), "Nep", OrganisationStatus.Invited, true));
        story.Refuse(Refusals.RoleNotAllowed, new Sender.Entity(new EntityId("meeting", Community.Id)), new NoteCommunity(Ids.Of("organisation"), "Nep", OrganisationStatus.Invited, true));
    }

    [Fact]
    public void A_partner_keeps_a_contact()
    {
        var story = new PartnerStory();
        story.Refuse(PartnerRefusals.NeedsContact, Ilse, new RemoveFromPartner(Ilse.PersonId));
        story.Refuse(PartnerRefusals.NeedsContact, Ilse, new SetPartnerRole(Ilse.PersonId, PartnerRole.Colleague));
        story.Do(Ilse, new SetPartnerRole(Bram.PersonId, PartnerRole.Contact));
        story.Do(Ilse, new RemoveFromPartner(Ilse.PersonId));
    }

    [Fact]
    public void Whoever_is_only_invited_does_not_see_where_it_takes_part()
    {
        var story = new PartnerStory();
        story.Note(OrganisationStatus.Invited);
        Seen(Bram).ShouldContain(typeof(CommunityLink));
        Seen(Gijs).ShouldNotContain(typeof(CommunityLink));

        IEnumerable<Type> Seen(Sender.Person person) =>
            story.State.VisibleTo(story.Kind.AccessOf(story.State, person.PersonId).ShouldBeOfType<Access.Granted>().Viewer).Select(entry => entry.Record.GetType());
    }

    [Fact]
    public void PAR2_a_community_tells_its_partners_how_it_stands_to_them_and_does_not_speak_for_them()
    {
        var story = new CommunityStory();
        var partner = Ids.Of("partner");
        var (mine, other) = (Ids.Of("organisation"), Ids.Of("other"));
        story.Refuse(CommunityRefusals.OrganisationAnswersItself, CommunityStory.Karin, Add(mine, OrganisationStatus.Participating, partner));
        Told(story.Do(CommunityStory.Karin, Add(mine, null, partner))).ShouldBe([(OrganisationStatus.Suggested, "Warme wijken", false)]);
        Told(story.Do(CommunityStory.Karin, Add(other, OrganisationStatus.Participating, null))).ShouldBeEmpty();
        Told(story.Do(CommunityStory.Karin, new SetOrganisationStatus(mine, OrganisationStatus.Invited))).ShouldBe([(OrganisationStatus.Invited, "Warme wijken", false)]);
        story.Refuse(CommunityRefusals.OrganisationAnswersItself, CommunityStory.Karin, new SetOrganisationStatus(mine, OrganisationStatus.Participating));

        story.Refuse(CommunityRefusals.OrganisationUnknown, new Sender.Entity(Partner.IdOf(Ids.Of("stranger"))), new NotePartnerAnswer(mine, OrganisationStatus.Participating));
        story.Refuse(CommunityRefusals.OrganisationUnknown, CommunityStory.Karin, new NotePartnerAnswer(mine, OrganisationStatus.Participating));
        story.Do(new Sender.Entity(Partner.IdOf(partner)), new NotePartnerAnswer(mine, OrganisationStatus.Participating));
        story.State.Find<Organisation>(mine)!.Status.ShouldBe(OrganisationStatus.Participating);
        Told(story.Do(CommunityStory.Karin, new EditCommunity(new CommunityFields(Name: "Koele kernen")))).ShouldBe([(OrganisationStatus.Participating, "Koele kernen", false)]);

        AddOrganisation Add(string id, OrganisationStatus? status, string? partnerId) => new(id, "Hogeschool Oost", "education", status, partnerId, null, null);

        static IEnumerable<(OrganisationStatus, string, bool)> Told(Commit commit) => commit.Reactions
            .Where(reaction => reaction.To == Partner.IdOf(Ids.Of("partner"))).Select(reaction => (PartnerCommand.NoteCommunity)reaction.Command)
            .Select(note => (note.Status, note.CommunityName, note.IsPublic));
    }

    [Theory]
    [InlineData("""{"name":"N","sector":"education","website":"javascript:alert(1)"}""", "website", "field.invalid")]
    [InlineData("""{"name":"N","sector":"education","kvk":"1234567"}""", "kvk", "field.invalid")]
    [InlineData("""{"name":"N","sector":"education","oin":"12345678"}""", "oin", "field.invalid")]
    [InlineData("""{"sector":"education"}""", "name", "field.missing")]
    [InlineData("""{"name":"N"}""", "sector", "field.missing")]
    public void What_is_wrong_with_a_field_is_said(string json, string field, string code)
    {
        var fields = new Fields(JsonDocument.Parse(json).RootElement);
        new Partner().Read("editPartner", fields).ShouldNotBeNull();
        fields.Problems.ShouldContain(problem => problem.Field == field && problem.Code == code);
    }
}
