using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Communities;

using static CommunityCommand;
using static CommunityStory;
using static TableCommand;

/// <summary>Requests for help and coalitions; experiments and what stood in their way; the X-curve.</summary>
public sealed class TableTests
{
    private readonly CommunityStory _story = new();

    [Theory]
    [InlineData("works")]
    [InlineData("stopped")]
    public void TAB1_a_request_is_pitched_matched_tried_and_shared_whether_it_worked_or_not(string end)
    {
        var request = _story.Pitch(Mees);
        _story.Offer(Cor, request);
        var coalition = _story.Match(request);
        Request(request).CoalitionId.ShouldBe(coalition);
        _story.Do(Mees, new SetHelpRequestStatus(request, HelpRequestStatus.Trying, null));
        _story.Do(Mees, new SetHelpRequestStatus(request, EnumName.Parse<HelpRequestStatus>(end)!.Value, null));
        _story.Refuse(CommunityRefusals.NothingLearned, Mees, new SetHelpRequestStatus(request, HelpRequestStatus.Shared, null));
        _story.Do(Mees, new SetHelpRequestStatus(request, HelpRequestStatus.Shared, "Begin met één straat."));
        Request(request).ShouldSatisfyAllConditions(
            now => now.Status.ShouldBe(HelpRequestStatus.Shared), now => now.Learned.ShouldBe("Begin met één straat."), now => now.SharedAt.ShouldBe(_story.Now));
    }

    [Fact]
    public void TAB1_what_works_is_adjusted_until_it_does_and_what_is_shared_stays()
    {
        var request = _story.Pitch(Mees);
        _story.Match(request);
        foreach (var status in new[] { HelpRequestStatus.Trying, HelpRequestStatus.Stopped, HelpRequestStatus.Trying, HelpRequestStatus.Works })
            _story.Do(Mees, new SetHelpRequestStatus(request, status, "Geleerd"));
        _story.Do(Mees, new SetHelpRequestStatus(request, HelpRequestStatus.Shared, null));
        _story.Refuse(CommunityRefusals.HelpRequestStateNotReachable, Mees, new SetHelpRequestStatus(request, HelpRequestStatus.Trying, null)).Detail!.Current.ShouldBe("shared");
    }

    [Fact]
    public void TAB1_nobody_tries_what_is_not_matched_and_nobody_matches_twice()
    {
        var request = _story.Pitch(Mees);
        _story.Refuse(CommunityRefusals.HelpRequestStateNotReachable, Mees, new SetHelpRequestStatus(request, HelpRequestStatus.Trying, null));
        _story.Refuse(CommunityRefusals.HelpRequestStateNotReachable, Mees, new SetHelpRequestStatus(request, HelpRequestStatus.Matched, null));
        _story.Refuse(CommunityRefusals.CoalitionTooSmall, Karin, new MatchHelpRequest(request, Ids.Next(), "Alleen", [Mees.PersonId], null));
        _story.Refuse(Refusals.PersonUnknown, Karin, new MatchHelpRequest(request, Ids.Next(), "Met een lezer", [Mees.PersonId, Olga.PersonId], null));
        _story.Match(request);
        _story.Refuse(CommunityRefusals.HelpRequestStateNotReachable, Karin, new MatchHelpRequest(request, Ids.Next(), "Nog eens", [Mees.PersonId, Cor.PersonId], null));
    }

    [Fact]
    public void TAB5_a_table_has_one_call_that_closes_after_it_opens_and_can_be_ended()
    {
        var call = new SetCallForProposals(new DateOnly(2026, 12, 1), new DateOnly(2027, 1, 15), "Iets voor de hele wijk", 150_000);
        _story.Refuse(Refusals.FieldInvalid, Karin, call with { Closes = new DateOnly(2026, 11, 30) }).Detail!.ShouldSatisfyAllConditions(
            detail => detail.Field.ShouldBe("closes"), detail => detail.Yours.ShouldBe("Iets voor de hele wijk"));
        _story.Do(Cor, call);
        _story.Do(Karin, call).Steps.ShouldBeEmpty();
        _story.Do(Karin, call with { Budget = null });
        _story.State.All<CallForProposals>().ShouldHaveSingleItem().Budget.ShouldBeNull();
        _story.Do(Karin, new EndCallForProposals());
        _story.Do(Karin, new EndCallForProposals()).Steps.ShouldBeEmpty();
        _story.State.All<CallForProposals>().ShouldBeEmpty();
    }

    [Fact]
    public void A_coalition_is_joined_and_left_by_each_for_themselves()
    {
        var coalition = _story.Match(_story.Pitch(Mees));
        _story.Do(Nadia, new JoinCoalition(coalition));
        _story.Do(Nadia, new JoinCoalition(coalition)).Changes.ShouldBeEmpty();
        _story.Do(Cor, new LeaveCoalition(coalition));
        _story.State.Find<Coalition>(coalition)!.MemberIds.ShouldBe([Mees.PersonId, Nadia.PersonId]);
        _story.Refuse(CommunityRefusals.CoalitionUnknown, Mees, new JoinCoalition(Ids.Next()));
    }

    [Fact]
    public void An_offer_belongs_to_a_request_and_can_be_withdrawn()
    {
        _story.Refuse(CommunityRefusals.HelpRequestUnknown, Cor, new OfferExperience(Ids.Next(), Ids.Next(), "Ik weet raad")).Detail!.Yours.ShouldBe("Ik weet raad");
        var offer = _story.Offer(Cor, _story.Pitch(Mees));
        _story.Do(Cor, new WithdrawOffer(offer));
        _story.State.All<ExperienceOffer>().ShouldBeEmpty();
        _story.Refuse(CommunityRefusals.OfferUnknown, Cor, new WithdrawOffer(offer));
    }

    [Fact]
    public void Numbers_count_on_without_a_gap()
    {
        _story.Pitch(Mees);
        Request(_story.Pitch(Cor)).Number.ShouldBe(2);
        _story.Plan(Mees);
        var second = _story.Plan(Cor);
        _story.State.Find<Experiment>(second)!.Number.ShouldBe(2);
    }

    [Fact]
    public void TAB3_an_experiment_ends_with_what_was_learnt_also_where_it_failed()
    {
        var experiment = _story.Plan(Mees);
        _story.Do(Mees, new SetExperimentStatus(experiment, ExperimentStatus.Running, null));
        _story.Refuse(CommunityRefusals.NothingLearned, Mees, new SetExperimentStatus(experiment, ExperimentStatus.Stopped, null));
        _story.Do(Mees, new SetExperimentStatus(experiment, ExperimentStatus.Stopped, "Niemand kwam op zaterdag."));
        var now = _story.State.Find<Experiment>(experiment)!;
        (now.Status, now.Learned, now.EndedAt).ShouldBe((ExperimentStatus.Stopped, "Niemand kwam op zaterdag.", _story.Now));
        _story.Refuse(CommunityRefusals.NothingLearned, Mees, Met(experiment, RegimeObstacle.Law));
        _story.Do(Mees, new SetExperimentStatus(experiment, ExperimentStatus.Running, null));
        _story.State.Find<Experiment>(experiment)!.EndedAt.ShouldBeNull();
    }

    [Fact]
    public void Two_who_change_an_experiment_at_once_both_keep_their_words()
    {
        var experiment = _story.Plan(Mees, "Een loket werkt");
        _story.Do(Mees, new EditExperiment(experiment, "Een loket op zaterdag werkt", "Waterveen", null, null, null, null, null, "Een loket werkt"));
        var refused = _story.Refuse(
            CommunityRefusals.ExperimentChanged, Karin, new EditExperiment(experiment, "Twee loketten werken", "Waterveen", null, null, null, null, null, "Een loket werkt"));
        (refused.Detail!.Current, refused.Detail.Yours).ShouldBe(("Een loket op zaterdag werkt", "Twee loketten werken"));
    }

    [Fact]
    public void TAB3_what_stands_in_the_way_is_counted_over_all_experiments_the_most_often_met_first()
    {
        for (var i = 0; i < 20; i++)
        {
            var experiment = _story.Plan(Mees, $"Proef {i}");
            if (i < 12)
                _story.Do(Mees, Met(experiment, RegimeObstacle.Money, $"Proef {i}"));
            else if (i < 15)
                _story.Do(Mees, Met(experiment, RegimeObstacle.Law, $"Proef {i}"));
        }

        var overview = _story.State.Find<ObstacleOverview>(ObstacleOverview.OnlyId)!;
        overview.Experiments.ShouldBe(20);
        overview.Obstacles.ShouldBe([new ObstacleCount(RegimeObstacle.Money, 12), new ObstacleCount(RegimeObstacle.Law, 3)]);
        _story.Do(Mees, Met(_story.State.All<Experiment>().First(found => found.RuleInTheWay is RegimeObstacle.Law).Id, null, null));
        _story.State.Find<ObstacleOverview>(ObstacleOverview.OnlyId)!.Obstacles[1].Count.ShouldBe(2);
    }

    [Fact]
    public void TAB4_positions_on_the_X_curve_are_dated_and_stay_so_that_movement_is_seen()
    {
        _story.Place(Cor);
        _story.Place(Karin, BuildUp.Accelerating);
        _story.State.All<XCurvePosition>().Select(position => position.BuildUp).ShouldBe([BuildUp.Experimenting, BuildUp.Accelerating], ignoreOrder: true);
    }

    [Fact]
    public void TAB4_a_position_is_of_a_transition_of_the_community_on_a_line_and_not_in_the_future()
    {
        _story.Do(Karin, new EditCommunity(new CommunityFields(Transitions: ["Energietransitie"])));
        var place = new PlaceOnXCurve(Ids.Next(), "Energietransitie", null, BreakDown.Destabilising, new DateOnly(2026, 11, 22), null);
        _story.Refuse(CommunityRefusals.TransitionUnknown, Cor, place with { Transition = "Eiwittransitie" });
        _story.Refuse(CommunityRefusals.XCurveNoLine, Cor, place with { BreakDown = null });
        _story.Refuse(CommunityRefusals.XCurveNotYet, Cor, place with { On = new DateOnly(2026, 11, 24) });
        _story.Do(Cor, place);
        _story.Refuse(Refusals.IdTaken, Cor, place);
        _story.Do(Cor, new RemoveXCurvePosition(place.PositionId));
        _story.Refuse(CommunityRefusals.XCurvePositionUnknown, Cor, new RemoveXCurvePosition(place.PositionId));
    }

    private HelpRequest Request(string id) => _story.State.Find<HelpRequest>(id)!;

    private EditExperiment Met(string experiment, RegimeObstacle? obstacle, string? was = null)
    {
        var now = _story.State.Find<Experiment>(experiment)!;
        return new EditExperiment(experiment, now.Hypothesis, now.Where, null, obstacle, null, null, null, was ?? now.Hypothesis);
    }
}
