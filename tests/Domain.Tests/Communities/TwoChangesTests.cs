using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Communities;

using static CommunityCommand;
using static CommunityStory;
using static GatheringCommand;
using static TableCommand;

/// <summary>Two who change one thing at once: each keeps what only they changed, and where both changed the same, both texts are there.</summary>
public sealed class TwoChangesTests
{
    private readonly CommunityStory _story = new();

    [Fact]
    public void HOM7_what_two_change_of_a_planned_meeting_is_both_there_where_they_changed_something_else()
    {
        var (plan, saw) = Planned();
        _story.Do(Karin, plan with { Aim = "Een straat kiezen", Saw = saw });
        _story.Do(Fadil, plan with { Title = "Warmte in de straat", Agenda = [new PlannedItem("Kiezen", ItemKind.Choose, 20, "stippen")], Saw = saw });
        var now = _story.State.Find<PlannedMeeting>(plan.PlannedId)!;
        (now.Title, now.Aim, now.Agenda.Single().Title, now.Number).ShouldBe(("Warmte in de straat", "Een straat kiezen", "Kiezen", 1));
    }

    [Fact]
    public void HOM7_what_two_change_otherwise_in_a_planned_meeting_is_refused_with_both_texts()
    {
        var (plan, saw) = Planned();
        _story.Do(Karin, plan with { Aim = "Een straat kiezen", Saw = saw });
        var refused = _story.Refuse(CommunityRefusals.MeetingChanged, Fadil, plan with { Aim = "Geld vinden", Saw = saw });
        (refused.Detail!.Field, refused.Detail.Current, refused.Detail.Yours).ShouldBe(("aim", "Een straat kiezen", "Geld vinden"));
        // When it is, is one thing: a later end with an earlier beginning makes no meeting that nobody meant.
        _story.Do(Karin, plan with { StartsAt = plan.StartsAt.AddHours(3), Aim = "Een straat kiezen", Saw = saw with { Aim = "Een straat kiezen" } });
        _story.Refuse(CommunityRefusals.MeetingChanged, Fadil, plan with { EndsAt = plan.EndsAt.AddHours(-2), Saw = saw }).Detail!.Field.ShouldBe("startsAt");
        // The same from both is no quarrel, and whoever saw what stands there now may change it.
        _story.Do(Fadil, plan with { Aim = "Een straat kiezen", Saw = saw }).Steps.ShouldBeEmpty();
        _story.Do(Fadil, plan with { Aim = "Geld vinden", Saw = saw with { Aim = "Een straat kiezen" } });
        _story.State.Find<PlannedMeeting>(plan.PlannedId)!.Aim.ShouldBe("Geld vinden");
    }

    [Fact]
    public void HOM7_a_proposal_that_others_overtook_is_not_accepted_over_their_words()
    {
        var (plan, saw) = Planned();
        var id = Ids.Next();
        _story.Do(Mees, new ProposalCommand.Propose(
            id, null, new ProposedMeeting(plan.PlannedId, plan.Title, "Geld vinden", plan.StartsAt, plan.EndsAt, plan.Form, plan.Place, plan.VideoLink, plan.Agenda, saw), null, null, null));
        _story.Do(Karin, plan with { Aim = "Een straat kiezen", Saw = saw });
        _story.Refuse(CommunityRefusals.MeetingChanged, Fadil, new ProposalCommand.AcceptProposal(id));
    }

    [Fact]
    public void TAB2_two_who_change_a_deal_both_keep_their_words()
    {
        var (one, other) = (_story.AddOrganisation("Gemeente"), _story.AddOrganisation("School"));
        var deal = _story.Draft();
        var saw = new DealAsSeen([], null, null, null);
        _story.Do(Karin, new EditDeal(deal, "Deal schooldaken", [one], null, null, null, "Deal schooldaken", saw));
        _story.Do(Cor, new EditDeal(deal, "Deal daken", [], null, null, "Schone stroom", "Deal schooldaken", saw));
        var now = _story.State.Find<Deal>(deal)!;
        (now.Title, now.Parties.Single(), now.PublicInterestNote, now.MayNeedDisclosure).ShouldBe(("Deal daken", one, "Schone stroom", true));
        var refused = _story.Refuse(CommunityRefusals.DealChanged, Cor, new EditDeal(deal, "Deal daken", [other], null, null, "Schone stroom", "Deal daken", saw));
        (refused.Detail!.Field, refused.Detail.Current, refused.Detail.Yours).ShouldBe(("parties", "Gemeente", "School"));
    }

    [Fact]
    public void TAB3_two_who_change_an_experiment_both_keep_their_words()
    {
        var experiment = _story.Plan(Mees, "Een loket werkt");
        var saw = new ExperimentAsSeen("Waterveen", null, null, null, null, null);
        var edit = new EditExperiment(experiment, "Een loket werkt", "Waterveen", null, null, null, null, null, "Een loket werkt", saw);
        _story.Do(Mees, edit with { Learned = "Het kan" });
        _story.Do(Karin, edit with { RuleInTheWay = RegimeObstacle.Money, ObstacleNote = "Subsidie" });
        var now = _story.State.Find<Experiment>(experiment)!;
        (now.Learned, now.RuleInTheWay, now.ObstacleNote).ShouldBe(("Het kan", RegimeObstacle.Money, "Subsidie"));
        _story.Refuse(CommunityRefusals.ExperimentChanged, Karin, edit with { Learned = "Het kan niet" }).Detail!.ShouldSatisfyAllConditions(
            detail => detail.Field.ShouldBe("learned"), detail => detail.Current.ShouldBe("Het kan"), detail => detail.Yours.ShouldBe("Het kan niet"));
    }

    [Fact]
    public void Two_who_fill_in_the_room_of_a_community_both_keep_what_they_filled_in()
    {
        var saw = new SpaceAsSeen(null, null, null, null, null);
        _story.Do(Karin, new PlanSpace("De wethouder", null, null, null, null, saw));
        _story.Do(Karin, new PlanSpace(null, 80, null, null, null, saw));
        var now = _story.State.Find<Space>(Space.OnlyId)!;
        (now.Sponsor, now.CoordinatorHours).ShouldBe(("De wethouder", 80));
        _story.Refuse(CommunityRefusals.SpaceChanged, Karin, new PlanSpace("De directeur", null, null, null, null, saw)).Detail!.Current.ShouldBe("De wethouder");
    }

    private (PlanMeeting Plan, PlanAsSeen Saw) Planned()
    {
        var plan = Plan(Ids.Next());
        _story.Do(Fadil, plan);
        return (plan, new PlanAsSeen(plan.Title, plan.Aim, plan.StartsAt, plan.EndsAt, plan.Form, plan.Place, plan.VideoLink, plan.Agenda));
    }
}
