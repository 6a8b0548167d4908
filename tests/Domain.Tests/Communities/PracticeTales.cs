using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Communities;

using static BalanceCommand;
using static CommunityPractice;
using static CommunityStory;
using static LessonCommand;
using static TableCommand;

/// <summary>Stories of what communities work on whose commits are released: each is told once, and never changed afterwards.</summary>
internal static class PracticeTales
{
    /// <summary>Proposals, a call and what groups see in a lesson.</summary>
    public static Story ProposalsAndPerspectives()
    {
        var story = new CommunityStory();
        var plan = Plan(Ids.Of("meeting"));
        var meeting = new ProposedMeeting(plan.PlannedId, plan.Title, plan.Aim, plan.StartsAt, plan.EndsAt, plan.Form, plan.Place, plan.VideoLink, plan.Agenda);
        story.Do(Mees, new ProposalCommand.Propose(Ids.Of("first"), "Het is “tijd” 🏘️", meeting, null, null, null));
        story.Do(Fadil, new ProposalCommand.AcceptProposal(Ids.Of("first")));
        story.Do(Cor, new ProposalCommand.Propose(Ids.Of("second"), null, null, new CommunityFields(Horizon: "Warm", Themes: ["energie"]), null, null));
        story.Do(Karin, new ProposalCommand.DeclineProposal(Ids.Of("second"), "Te vroeg"));
        story.Do(Cor, new ProposalCommand.Propose(Ids.Of("third"), null, null, null, new ProposedInvitation("Bo", "education", null), null));
        story.Do(Cor, new ProposalCommand.WithdrawProposal(Ids.Of("third")));
        story.Do(Karin, new SetCallForProposals(new DateOnly(2026, 12, 1), new DateOnly(2027, 1, 15), "Voor de hele “wijk”", 150_000));
        story.Do(Karin, new EndCallForProposals());
        story.Do(Mees, new SetLessonPerspective(story.Propose(Mees), "business", "Wij “wagen” het eerder."));
        return story;
    }

    /// <summary>All that can happen to advice, requests for help, deals, experiments, positions, lessons and value stories.</summary>
    public static Story Practice()
    {
        var story = new CommunityStory();
        story.Do(Mees, new MemberCommand.EditMember(Mees.PersonId, new MemberFields(Sector: "research")));
        story.Do(Karin, new DismissAdvice(BalanceLens.Members, BalanceCode.Missing, "society", "Bewoners “komen” later 🏘️"));
        story.Do(Karin, new ResumeAdvice(BalanceLens.Members, BalanceCode.Missing, "society"));

        var request = story.Pitch(Mees);
        story.Do(Cor, new WithdrawOffer(story.Offer(Cor, request)));
        var coalition = story.Match(request);
        story.Do(Nadia, new JoinCoalition(coalition));
        story.Do(Cor, new LeaveCoalition(coalition));
        story.Do(Mees, new SetHelpRequestStatus(request, HelpRequestStatus.Trying, "Begin met één straat."));

        var (deal, commitment) = story.Agreed();
        story.Do(Karin, new KeepCommitment(deal, commitment, new DateOnly(2027, 5, 1)));
        var party = story.State.Find<Deal>(deal)!.Parties[0];
        var draft = story.Draft(party);
        story.Do(Karin, new RemoveCommitment(draft, story.Promise(draft, party)));

        story.Do(Cor, new RemoveXCurvePosition(story.Place(Cor)));
        story.Place(Karin, BuildUp.Accelerating);

        var experiment = story.Plan(Mees, "Een loket werkt");
        story.Do(Mees, new EditExperiment(
            experiment, "Een vast loket werkt", "Waterveen", Transition, RegimeObstacle.Money, "Subsidie per jaar", "Het kan", ScaleLevel.Regional, "Een loket werkt"));
        story.Do(Mees, new SetExperimentStatus(experiment, ExperimentStatus.Stopped, null));

        story.Do(Mees, new DropLesson(story.Propose(Mees)));
        var lesson = story.Drafted(Mees, Note(), new LessonSource(LessonSourceKind.Experiment, null, experiment, null, null));
        story.Do(Mees, new EditLesson(
            lesson, "Begin klein.", [Note()], ["energie"], [Transition], LessonConfidence.Repeated, story.State.Find<Lesson>(lesson)!.Title));
        story.Do(Mees, new SetContribution(lesson, false));
        story.Do(Karin, new CheckLesson(lesson));
        story.Do(Karin, new WithdrawCheck(lesson));
        story.Do(Karin, new CheckLesson(lesson));
        story.Do(Cor, new CheckLesson(lesson));
        story.Do(Karin, new PublishLesson(lesson));
        story.Do(Karin, new OutdateLesson(lesson, "De wet is veranderd."));

        var told = story.Tell(Mees, isNamed: false);
        story.Do(Mees, new EditValueStory(told, [new ValuePart(ValueCycle.Realized, "Het staat er")]));
        story.Do(Mees, new RemoveValueStory(told));
        return story;
    }
}
