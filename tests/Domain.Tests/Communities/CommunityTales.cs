using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Communities;

using static CommunityCommand;
using static CommunityStory;
using static MemberCommand;

/// <summary>Stories of communities whose commits are released: each is told once, and never changed afterwards.</summary>
internal static class CommunityTales
{
    /// <summary>All that can happen to a community and its people.</summary>
    public static Story PeopleAndAgreements()
    {
        var story = new CommunityStory();
        var school = story.AddOrganisation("Hogeschool “Oost”");
        story.Do(Karin, new SetOrganisationStatus(school, OrganisationStatus.Invited));
        story.Do(Karin, new EditCommunity(new CommunityFields(
            "Warme wijken", "Hoe krijgen we met elkaar alle huizen in de wijk van het gas af?", "Alle straten warm 🏘️", ["energie"], ["energietransitie"], CompositionMode.Peer,
            "We zijn buren", ScaleLevel.Regional, ["GM0363"], Ids.Of("parent"), new DateOnly(2026, 12, 1), new DateOnly(2028, 1, 1), 6, MaturityStage.Coalescing,
            "CC0", Visibility.Public, new DateOnly(2028, 3, 1))));
        story.Do(Karin, new EditCommunity(new CommunityFields(Cleared: ["parentId", "archiveOn"])));
        story.Do(Karin, new PlanSpace("De wethouder", 80, 60, 40, null));
        story.Do(Nadia, new EditMember(Nadia.PersonId, new MemberFields(
            "Nadia B.", "education", school, "Stagiairs", "Een opdracht", "Hoe laat ik los?", "NA-di-ja", PositionInRegime.Both)));
        story.Do(Nadia, new EditMember(Nadia.PersonId, new MemberFields(Cleared: ["pronunciation"])));
        story.Do(Cor, new SetParticipationLevel(Cor.PersonId, ParticipationLevel.Core));
        story.Do(Cor, new SetParticipationLevel(Cor.PersonId, null));
        story.Do(Fadil, new TickIntake(Mees.PersonId, true));
        story.Do(Mees, new SetContact("mees@voorbeeld.example"));
        story.Do(Mees, new SetContact(null));
        story.Do(Mees, new ShareAccessNeeds("Ringleiding", true));
        story.Do(Mees, new WithdrawAccessNeeds());
        story.Agree();
        story.GoTo(CommunityStatus.Recruiting, CommunityStatus.Active);
        story.Do(Cor, new PauseMembership());
        story.Do(Cor, new ResumeMembership());
        story.Invite(Person("bo"), "Bo");
        story.Do(Person("bo"), new DeclineInvitation());
        story.Add(Person("tim"), "Tim");
        story.Do(Karin, new EndMembership(Person("tim").PersonId));
        story.Do(Cor, new LeaveCommunity(OldNotes.FormerMember));
        return story;
    }

    /// <summary>A community of invented people, as it is shown.</summary>
    public static Story Invented()
    {
        var story = new Story(new Community());
        story.Do(Sender.TheHost, new ShowCommunity(CommunityDemonstrationTests.Records(new CommunityStory())));
        return story;
    }

    /// <summary>Planned meetings, and what they bring home.</summary>
    public static Story MeetingsAndOutcomes()
    {
        var story = new CommunityStory();
        story.Do(Fadil, new GatheringCommand.PlanSeries(
            Ids.Of("series"), "Reeks", [new SeriesMoment(Ids.Of("one"), story.Now), new SeriesMoment(Ids.Of("two"), story.Now.AddDays(28))], 240, MeetingForm.Hybrid,
            "Buurthuis", "https://beeld.example/x"));
        story.Do(Mees, new GatheringCommand.AnswerMeeting(Ids.Of("one"), MeetingAnswer.Remote));
        story.Do(Fadil, new GatheringCommand.CancelPlannedMeeting(Ids.Of("two")));
        story.Do(Fadil, Plan(Ids.Of("one")));
        var meeting = story.Begin(Ids.Of("one"));
        meeting.Join(Mees);
        meeting.Vote(Mees, meeting.AddIdea(Mees, "Zonnepanelen 🏫"));
        meeting.Decide("We beginnen met één straat");
        meeting.Assign("Bel de school", Mees);
        meeting.Close();
        var (decision, action) = (story.State.All<CommunityDecision>().Single().Id, story.State.All<CommunityAction>().Single().Id);
        story.Do(Karin, new OutcomeCommand.SetActionStatus(action, CommunityActionStatus.Dropped, "Niet nodig"));
        story.Do(Karin, new OutcomeCommand.ReassignAction(action, Cor.PersonId, new DateOnly(2026, 12, 24)));
        story.Do(Karin, new OutcomeCommand.SetDecisionStatus(decision, DecisionStatus.CarriedOut));
        story.Do(Karin, new OutcomeCommand.MarkDecision(decision, DecisionSubject.Agreements));
        return story;
    }

    /// <summary>An organisation whose name was written wrong.</summary>
    public static Story OrganisationPutRight()
    {
        var story = new CommunityStory();
        story.Do(Karin, new CommunityCommand.EditOrganisation(story.AddOrganisation("Hogeschol"), "Hogeschool", "education", null, null, null));
        return story;
    }

    /// <summary>A decision by consent, which another came in the place of.</summary>
    public static Story DecisionsThatSayHow()
    {
        var story = new CommunityStory();
        var (first, second) = (story.Hold().Decision, story.Hold().Decision);
        story.Do(Karin, new OutcomeCommand.DescribeDecision(first, DecisionMethod.Consent, Mees.PersonId, new DateOnly(2027, 3, 1)));
        story.Do(Karin, new OutcomeCommand.SetDecisionStatus(first, DecisionStatus.Revised, second));
        story.State.Find<CommunityDecision>(first)!.RevisedById.ShouldBe(second);
        return story;
    }

    /// <summary>A guest who became a member.</summary>
    public static Story GuestWhoBecameAMember()
    {
        var story = new CommunityStory();
        var meeting = story.Begin(story.PlanMeeting());
        meeting.Join(Person("gast"));
        meeting.Assign("Zoek een zaal", Person("gast"));
        meeting.Close();
        story.Do(Mees, new ClaimNotes(meeting.Id, Person("gast").PersonId));
        return story;
    }

    /// <summary>A community whose open action is done in a meeting, and what that meeting hears of home and of a guest.</summary>
    public static (CommunityStory Community, Story Meeting) ActionsThatReturn()
    {
        var story = new CommunityStory();
        var (_, action) = story.Hold();
        var next = new MeetingOfCommunity(story, story.PlanMeeting(), hasOpenActions: true);
        next.Join(Person("gast"), "Gast “een”");
        next.Do(Fadil, new MeetingCommand.EditAction(action, "Bel de “school”", Fadil.PersonId, new DateOnly(2026, 12, 24), "Bel de school"));
        next.Do(Fadil, new MeetingCommand.CompleteAction(action));
        story.Do(Cor, new ClaimNotes(next.Id, Person("gast").PersonId));
        story.Tell(next);
        next.Close();
        return (story, next.Story);
    }

    /// <summary>A meeting of a community in which a name is forgotten.</summary>
    public static Story MeetingThatForgets()
    {
        var story = new CommunityStory();
        var meeting = story.Begin(story.PlanMeeting());
        meeting.Join(Mees);
        meeting.Close();
        meeting.Do(new Sender.Entity(new EntityId("community", Ids.Of("community"))), story.Do(Mees, new LeaveCommunity(OldNotes.FormerMember)).Reactions.Single().Command);
        return meeting.Story;
    }

    /// <summary>A community that forgets who left, and later what they wrote.</summary>
    public static Story CommunityThatForgets()
    {
        var story = new CommunityStory();
        var meeting = story.Begin(story.PlanMeeting());
        meeting.Join(Mees);
        meeting.Vote(Mees, meeting.AddIdea(Mees, "Zonnepanelen"));
        meeting.Close();
        story.Do(Mees, new LeaveCommunity(OldNotes.FormerMember));
        story.Forget();
        foreach (var reaction in story.Do(Karin, new ForgetMember(Mees.PersonId, OldNotes.Withdraw)).Reactions)
            meeting.Do(new Sender.Entity(new EntityId("community", Ids.Of("community"))), reaction.Command);
        meeting.Forget();
        story.Forget();
        return story;
    }

    /// <summary>Talks, the learning form, and what hands do to the ten steps.</summary>
    public static Story ExplorationAndSteps()
    {
        var story = new CommunityStory();
        story.Do(Karin, new ExplorationCommand.RemoveTalk(story.LogTalk()));
        story.LogTalk();
        story.Do(Fadil, new ExplorationCommand.ChooseLearningForm(LearningForm.LearningCircle, "Eén onderwerp", LearningForm.Cop));
        story.Do(Karin, new StepCommand.ReviewBalance());
        story.Do(Karin, new StepCommand.TickStep(StepName.ChooseForm, true));
        story.Do(Karin, new StepCommand.SetStepNotApplicable(StepName.KickOff, "We kennen elkaar al"));
        story.Do(Karin, new StepCommand.SetStepNotApplicable(StepName.KickOff, null));
        return story;
    }
}
