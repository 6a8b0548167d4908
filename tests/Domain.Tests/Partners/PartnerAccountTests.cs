using System.Text.Json;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Partners;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Partners;

using static CommunityStory;
using static LessonCommand;
using static TableCommand;

/// <summary>What a partner promised, brought and learnt reaches it, each once, and no more than that.</summary>
public sealed class PartnerAccountTests
{
    private readonly PartnerOfCommunity _between = new();

    private CommunityStory Story => _between.Community;

    [Fact]
    public void PAR4_a_promise_of_a_deal_that_was_signed_reaches_the_partner_and_so_does_that_it_was_kept()
    {
        var other = Story.AddOrganisation("Gemeente");
        var deal = Story.Draft(PartnerOfCommunity.Organisation, other);
        var commitment = Story.Promise(deal, PartnerOfCommunity.Organisation);
        Story.Promise(deal, other);
        Story.Do(Karin, new SetDealStatus(deal, DealStatus.Negotiating, null, [], null));
        _between.Tell();
        _between.Account.Promised.ShouldBeEmpty("nobody promised anything before it was signed");

        Story.Do(Karin, new SetDealStatus(
            deal, DealStatus.Agreed, new DateOnly(2026, 11, 20), [new Signatory(PartnerOfCommunity.Organisation, "Rector"), new Signatory(other, "Wethouder")], null));
        _between.Tell();
        var promise = _between.Account.Promised.ShouldHaveSingleItem("the promises of others are theirs");
        (promise.Id, promise.DealTitle, promise.DealStatus, promise.KeptOn).ShouldBe((commitment, "Deal schooldaken", DealStatus.Agreed, null));

        Story.Do(Karin, new SetDealStatus(deal, DealStatus.Running, null, [], null));
        Story.Do(Karin, new KeepCommitment(deal, commitment, new DateOnly(2027, 5, 1)));
        _between.Tell();
        _between.Account.Promised.ShouldHaveSingleItem().KeptOn.ShouldBe(new DateOnly(2027, 5, 1));
    }

    [Fact]
    public void PAR4_what_its_people_bring_is_told_as_what_the_partner_brings()
    {
        _between.Join(Mees);
        Story.Begin();
        Story.Hold(Mees);
        var request = Story.Pitch(Karin);
        Story.Offer(Mees, request);
        Story.Offer(Karin, request);
        Story.Plan(Cor);
        var experiment = Story.Plan(Mees);
        Story.Do(Mees, new SetExperimentStatus(experiment, ExperimentStatus.Done, "Het loket trok ouders."));
        _between.Tell();
        (_between.Account.Meetings, _between.Account.Experiences).ShouldBe((1, 1));
        _between.Account.Experiments.ShouldHaveSingleItem().ShouldBe(
            new PartnerExperiment(experiment, "Een vast loket trekt wie nu niet komt", ExperimentStatus.Done, "Het loket trok ouders."));
        Json().ShouldNotContain(Mees.PersonId);
    }

    [Fact]
    public void PAR4_a_lesson_reaches_the_partner_once_it_is_published_and_only_where_its_people_stand_behind_it_openly()
    {
        _between.Join(Mees);
        var (named, unnamed, others) = (Story.Checked(), Story.Checked(), Story.Checked());
        Story.Do(Mees, new SetContribution(named, true));
        Story.Do(Mees, new SetContribution(unnamed, false));
        _between.Tell();
        _between.Account.Learnt.ShouldBeEmpty("a lesson that is not published is the community's own");

        foreach (var lesson in new[] { named, unnamed, others })
            Story.Do(Karin, new PublishLesson(lesson));
        _between.Tell();
        _between.Account.Learnt.ShouldHaveSingleItem().Id.ShouldBe(named);

        Story.Do(Karin, new OutdateLesson(named, "De wet is veranderd."));
        _between.Tell();
        _between.Account.Learnt.ShouldBeEmpty();
    }

    [Fact]
    public void PAR4_what_is_told_again_or_too_late_changes_nothing()
    {
        _between.Join(Mees);
        var request = Story.Pitch(Karin);
        Story.Plan(Mees);
        Story.Offer(Mees, request);
        Story.Plan(Mees);
        var told = _between.Told();
        told.Count.ShouldBeGreaterThan(3);
        foreach (var (seed, order) in Enumerable.Range(1, 20).Select(seed => (seed, new Random(seed))))
        {
            var partner = new PartnerStory();
            partner.TakePart();
            var sent = told.Concat(told).ToArray();
            order.Shuffle(sent);
            foreach (var (id, command) in sent)
                partner.Try(new Sender.Entity(PartnerStory.Community), command, id).ShouldNotBeOfType<Outcome.Refused>($"seed {seed}");
            var account = partner.State.Find<CommunityAccount>(PartnerStory.Community.Id)!.Account;
            (account.Experiments.Length, account.Experiences).ShouldBe((2, 1), $"seed {seed}");
            partner.State.All<CommunityAccount>().Count().ShouldBe(1);
        }
    }

    [Fact]
    public void PAR4_only_a_community_in_which_the_partner_takes_part_or_did_is_heard_and_no_person_speaks_for_it()
    {
        Story.Do(Karin, new CommunityCommand.EditCommunity(new CommunityFields(Name: "Koele kernen")));
        _between.Join(Mees);
        var told = _between.Told().Last(one => one.Command is PartnerCommand.NoteAccount).Command;
        var partner = new PartnerStory();
        partner.Refuse(PartnerRefusals.CommunityUnknown, new Sender.Entity(PartnerStory.Community), told);
        partner.Note(OrganisationStatus.Invited);
        partner.Refuse(PartnerRefusals.CommunityUnknown, new Sender.Entity(PartnerStory.Community), told);
        partner.Refuse(Refusals.RoleNotAllowed, PartnerStory.Ilse, told);

        partner.TakePart();
        partner.Do(new Sender.Entity(PartnerStory.Community), told);
        Seen(PartnerStory.Bram).ShouldContain(typeof(CommunityAccount));
        Seen(PartnerStory.Gijs).ShouldNotContain(typeof(CommunityAccount), "whoever is only invited sees no more than everybody");

        IEnumerable<Type> Seen(Sender.Person person) =>
            partner.State.VisibleTo(partner.Kind.AccessOf(partner.State, person.PersonId).ShouldBeOfType<Access.Granted>().Viewer).Select(entry => entry.Record.GetType());
    }

    /// <summary>The partner's side of a community where it does all that is told of it.</summary>
    internal static Story Told()
    {
        var between = new PartnerOfCommunity();
        var story = between.Community;
        between.Join(Mees);
        story.Begin();
        story.Hold(Mees);
        story.Offer(Mees, story.Pitch(Karin));
        story.Do(Mees, new SetExperimentStatus(story.Plan(Mees, "Eén loket “Oost” 🏘️"), ExperimentStatus.Done, "Het trok ouders."));
        var other = story.AddOrganisation("Gemeente");
        var deal = story.Draft(PartnerOfCommunity.Organisation, other);
        var commitment = story.Promise(deal, PartnerOfCommunity.Organisation);
        story.Promise(deal, other);
        story.Do(Karin, new SetDealStatus(deal, DealStatus.Negotiating, null, [], null));
        story.Do(Karin, new SetDealStatus(
            deal, DealStatus.Agreed, new DateOnly(2026, 11, 20), [new Signatory(PartnerOfCommunity.Organisation, "Rector"), new Signatory(other, "Wethouder")], null));
        story.Do(Karin, new KeepCommitment(deal, commitment, new DateOnly(2027, 5, 1)));
        var lesson = story.Checked();
        story.Do(Mees, new SetContribution(lesson, true));
        story.Do(Karin, new PublishLesson(lesson));
        between.Tell();
        return between.Partner;
    }

    private string Json() => JsonSerializer.Serialize(_between.Account, JsonSerializerOptions.Web);
}
