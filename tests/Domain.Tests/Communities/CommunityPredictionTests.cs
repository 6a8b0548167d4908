using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Tests.Entities;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Communities;

using static CommunityStory;
using static ExplorationCommand;
using static GatheringCommand;
using static StepCommand;
using static TableCommand;

/// <summary>What the pages show of a command of a community that waits.</summary>
public sealed class CommunityPredictionTests
{
    [Fact]
    public void The_vectors_are_what_the_server_makes_of_each_command_today()
    {
        var story = new CommunityStory();
        story.Begin();
        var vectors = new PredictionVectors(
            "predictions.community.json", story,
            record => record is CommunityStep or Member or AnswerToMeeting or Experiment or HelpRequest or ExperienceOffer or ExplorationTalk);
        var (talk, trial, request, offer) = (Ids.Of("talk"), Ids.Of("trial"), Ids.Of("request"), Ids.Of("offer"));
        vectors.Do(Karin, new LogTalk(talk, new DateOnly(2026, 11, 20), "education", "Scholen voelen dit ook"));
        vectors.Do(Karin, new TickStep(StepName.ExploreIssue, true));
        vectors.Do(Karin, new TickStep(StepName.ExploreIssue, false));
        story.Do(Fadil, new CommunityCommand.WriteAgreements("We luisteren eerst.", story.State.Find<Agreements>(Agreements.OnlyId)!.Version));
        vectors.Do(Mees, new CommunityCommand.AcceptAgreements(story.State.Find<Agreements>(Agreements.OnlyId)!.Version));
        var planned = Ids.Of("planned");
        story.Do(Fadil, Plan(planned));
        vectors.Do(Mees, new AnswerMeeting(planned, MeetingAnswer.Remote));
        vectors.Do(Mees, new AnswerMeeting(planned, MeetingAnswer.No));
        vectors.Do(Mees, new PitchHelpRequest(request, "Wie weet raad?"));
        vectors.Do(Nadia, new OfferExperience(offer, request, "Ik weet raad"));
        vectors.Do(Nadia, new WithdrawOffer(offer));
        vectors.Do(Mees, new SetHelpRequestStatus(request, HelpRequestStatus.Pitched, "Vragen helpt al"));
        vectors.Do(Mees, new PlanExperiment(trial, "Een loket werkt", "Waterveen", null, request));
        vectors.Do(Mees, new SetExperimentStatus(trial, ExperimentStatus.Running, null));
        vectors.Do(Mees, new SetExperimentStatus(trial, ExperimentStatus.Done, "Het werkt op dinsdag"));
        vectors.Do(Mees, new SetExperimentStatus(trial, ExperimentStatus.Running, null));
        vectors.ShouldBeThoseOfToday();
    }
}
