using System.Text.Json.Nodes;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Communities;

using static CommunityCommand;
using static CommunityStory;
using static ExplorationCommand;
using static MemberCommand;
using static StepCommand;

/// <summary>Each piece of evidence of the ten steps, true and false; what makes a step done; and the one next question.</summary>
public sealed partial class StepTests
{
    private readonly CommunityStory _story = new();

    /// <summary>What is done until the evidence is there, one deed after another; before the last of them it is not.</summary>
    private static readonly Dictionary<string, Action<CommunityStory>[]> Ways = new()
    {
        ["issueStated"] = [it => it.Do(Karin, new EditCommunity(new CommunityFields(IssueStatement: Issue)))],
        ["talksHeld"] = [.. Enumerable.Range(0, 5).Select<int, Action<CommunityStory>>(_ => it => it.LogTalk())],
        ["themeChosen"] = [it => it.Do(Karin, new EditCommunity(new CommunityFields(Themes: ["energie"])))],
        ["formChosen"] = [it => it.Do(Fadil, new ChooseLearningForm(LearningForm.Cop, "Niemand weet het nog", LearningForm.Cop))],
        ["horizonSet"] = [it => it.Do(Karin, new EditCommunity(new CommunityFields(Horizon: "Warm")))],
        ["coreGroupFormed"] =
        [
            it => it.Do(Karin, new SetMemberRoles(Mees.PersonId, [CommunityRole.CoreGroup])),
            it => it.Do(Karin, new SetMemberRoles(Nadia.PersonId, [CommunityRole.NoteTaker, CommunityRole.CoreGroup])),
            it => it.Do(Mees, new EditMember(Mees.PersonId, new MemberFields(OrganisationId: it.AddOrganisation("Buurt")))),
            it => it.Do(Cor, new EditMember(Cor.PersonId, new MemberFields(OrganisationId: it.AddOrganisation("Hogeschool")))),
        ],
        ["rolesFilled"] = [it => it.Do(Karin, new SetMemberRoles(Nadia.PersonId, [CommunityRole.NoteTaker]))],
        ["sponsorNamed"] = [it => it.Do(Karin, new PlanSpace("geen", null, null, null, null))],
        ["hoursPlanned"] = [it => it.Do(Karin, new PlanSpace(null, 80, 60, 40, null)), it => it.Do(Karin, new PlanSpace(null, 80, 60, 40, 0))],
        ["balanceReviewed"] = [it => it.Do(Karin, new ReviewBalance())],
        ["membersEnough"] = [it => it.Add(Person("a"), "A"), it => it.Add(Person("b"), "B"), it => it.Add(Person("c"), "C")],
        ["bringAndFetchKnown"] = [.. People.Select<Sender.Person, Action<CommunityStory>>(person => it => it.Do(person, new EditMember(person.PersonId, new MemberFields(Bring: "Tijd", Fetch: "Kennis"))))],
        ["intakesDone"] = [.. People.Select<Sender.Person, Action<CommunityStory>>(person => it => it.Do(Karin, new TickIntake(person.PersonId, true)))],
        ["agreementsAccepted"] =
        [
            it => it.Do(Fadil, new WriteAgreements("We zijn er.", 0)),
            .. People.Select<Sender.Person, Action<CommunityStory>>(person => it => it.Do(person, new AcceptAgreements(1))),
        ],
        ["rhythmSet"] = [it => it.Do(Karin, new EditCommunity(new CommunityFields(Rhythm: 6)))],
        ["learningQuestionsAsked"] = [.. People.Select<Sender.Person, Action<CommunityStory>>(person => it => it.Do(person, new EditMember(person.PersonId, new MemberFields(LearningQuestion: "Hoe?"))))],
        ["agreementsDecided"] =
        [
            it => it.Do(Karin, new OutcomeCommand.MarkDecision(it.Hold().Decision, DecisionSubject.Agreements)),
            it => it.Do(Nadia, new OutcomeCommand.DescribeDecision(
                it.State.All<CommunityDecision>().Single().Id, DecisionMethod.Consent, Mees.PersonId, new DateOnly(2027, 3, 1))),
        ],
        ["meetingsPlanned"] = [it => it.Do(Fadil, new GatheringCommand.PlanSeries(
            Ids.Next(), "Reeks", [.. Enumerable.Range(0, 3).Select(i => new SeriesMoment(Ids.Next(), it.Now.AddDays(i)))], 60, MeetingForm.Online, null, null))],
        ["meetingsDesigned"] = [it => it.PlanMeeting()],
        ["peerConsultationPlanned"] = [it => it.PlanMeeting([new("Casus", ItemKind.Learn, 65, "incidentmethode")])],
        ["lecturesFew"] = [it => it.PlanMeeting([new("Lezing", ItemKind.Inform, 20, null), new("Casus", ItemKind.Learn, 40, null)])],
        ["firstMeetingHeld"] = [it => it.Hold(agenda: [new("In", ItemKind.CheckIn, 10, null), new("Uit", ItemKind.CheckOut, 10, null)])],
        ["everybodyTookPart"] = [HoldWithIdeas],
        ["meetingsWithIdeas"] = [HoldWithIdeas, HoldWithIdeas],
        ["lookedBack"] = [it => it.Hold(agenda: [new("Terug", ItemKind.Learn, 20, "terugblik")])],
        ["actionsFresh"] = [it => it.Hold()],
        ["experimentsRunning"] = [.. Enumerable.Range(0, 3).Select<int, Action<CommunityStory>>(_ => Experiment)],
        ["lessonsChecked"] = [.. Enumerable.Range(0, 5).Select<int, Action<CommunityStory>>(_ => it => CheckedLesson(it))],
        ["lessonPublished"] = [it => it.Do(Karin, new LessonCommand.PublishLesson(CheckedLesson(it)))],
        ["valueStoriesTold"] = [.. Enumerable.Range(0, 3).Select<int, Action<CommunityStory>>(_ => it => it.Do(
            Mees, new LessonCommand.TellValueStory(Ids.Next(), [new ValuePart(ValueCycle.Applied, "We deden het na")], null, true)))],
        ["futureDecided"] = [it => it.Do(Karin, new OutcomeCommand.MarkDecision(it.Hold().Decision, DecisionSubject.ScaleUp))],
        ["actionsHandedOver"] = [it => it.Do(Karin, new OutcomeCommand.SetActionStatus(it.Hold().Action, CommunityActionStatus.Dropped, "Overgedragen"))],
        ["gaveAndTook"] = [it => it.Hold(agenda: [new("Halen", ItemKind.Learn, 30, "halen-brengen")])],
        ["archiveDateSet"] = [it => it.Do(Karin, new EditCommunity(new CommunityFields(ArchiveOn: new DateOnly(2028, 3, 1))))],
    };

    private static void Experiment(CommunityStory story)
    {
        var experiment = story.Plan(Mees);
        story.Do(Mees, new TableCommand.SetExperimentStatus(experiment, ExperimentStatus.Running, null));
    }

    private static string CheckedLesson(CommunityStory story)
    {
        var lesson = story.Propose(Mees);
        foreach (var part in Enum.GetValues<LessonPart>())
            story.Write(Nadia, lesson, part, "Zo was het.");
        story.Do(Karin, new LessonCommand.CheckLesson(lesson));
        story.Do(Cor, new LessonCommand.CheckLesson(lesson));
        return lesson;
    }

    private static void HoldWithIdeas(CommunityStory story)
    {
        var meeting = story.Begin(story.PlanMeeting());
        meeting.AddIdea(Fadil, "Zon");
        meeting.Close();
    }

    /// <summary>What a community that was just formed has already, and what takes it away.</summary>
    private static readonly Dictionary<string, Action<CommunityStory>> ThereAlready = new()
    {
        ["rolesFilled"] = it => it.Do(Karin, new SetMemberRoles(Nadia.PersonId, [CommunityRole.Member])),
    };

    /// <summary>Nothing that people can do takes it away, so each has a test of its own.</summary>
    private static readonly string[] OfTheirOwn = ["noticeShown", "issueStated"];

    private static IEnumerable<Sender.Person> People => [Karin, Fadil, Nadia, Cor, Mees];

    public static TheoryData<string, string> AllEvidence()
    {
        var all = new TheoryData<string, string>();
        foreach (var (step, name) in from step in Enum.GetValues<StepName>() from name in Evidence.NamesOf(step).Except(OfTheirOwn) select (step, name))
            all.Add(EnumName.Of(step), name);
        return all;
    }

    [Theory]
    [MemberData(nameof(AllEvidence))]
    public void STP1_each_piece_of_evidence_is_there_when_it_is_and_not_before(string step, string name)
    {
        if (ThereAlready.TryGetValue(name, out var takeAway))
            takeAway(_story);
        foreach (var deed in Ways[name])
        {
            _story.Step(step).Missing.ShouldContain(name);
            deed(_story);
        }

        _story.Step(step).Met.ShouldContain(name);
        _story.Step(step).Missing.ShouldNotContain(name);
    }

    [Fact]
    public void STP1_a_learning_form_for_fewer_people_has_enough_of_them_sooner()
    {
        _story.Step("invite").Missing.ShouldContain("membersEnough");
        _story.Do(Fadil, new ChooseLearningForm(LearningForm.PeerConsultation, "Het gaat om ons eigen handelen", LearningForm.PeerConsultation));
        _story.Step("invite").Met.ShouldContain("membersEnough");
    }

    [Fact]
    public void STP1_an_action_that_is_open_is_handed_over_once_somebody_else_took_it()
    {
        var action = _story.Hold().Action;
        _story.Step("anchor").Missing.ShouldContain("actionsHandedOver");
        _story.Do(Karin, new OutcomeCommand.ReassignAction(action, Cor.PersonId, new DateOnly(2027, 3, 1)));
        _story.Step("anchor").Met.ShouldContain("actionsHandedOver");
    }

    [Fact]
    public void STP1_the_issue_is_stated_once_it_is_written()
    {
        var story = new Story(new Community());
        story.Do(Karin, new FormCommunity("Warme wijken", null, null, "Karin", null));
        story.State.Find<CommunityStep>("exploreIssue")!.Missing.ShouldContain("issueStated");
        story.Do(Karin, new EditCommunity(new CommunityFields(IssueStatement: Issue)));
        story.State.Find<CommunityStep>("exploreIssue")!.Met.ShouldBe(["issueStated"]);
    }

    [Fact]
    public void STP1_the_notice_was_shown_to_whoever_came_in() =>
        _story.Step("agree").Met.ShouldContain("noticeShown");

    [Theory]
    [InlineData(0, true)]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public void STP1_actions_are_fresh_while_few_were_open_for_sixty_days_when_the_last_meeting_was_held(int days, bool fresh)
    {
        _story.Hold();
        _story.Now += TimeSpan.FromDays(days);
        var meeting = _story.Begin(_story.PlanMeeting());
        meeting.Close();
        _story.Step("experiment").Met.Contains("actionsFresh").ShouldBe(fresh);
    }

    [Fact]
    public void STP1_too_much_that_goes_one_way_is_seen()
    {
        _story.PlanMeeting([new("Lezing", ItemKind.Inform, 21, null), new("Casus", ItemKind.Learn, 40, null)]);
        _story.Step("designProgramme").Missing.ShouldContain("lecturesFew");
    }

    [Fact]
    public void STP2_a_step_is_done_when_all_is_there_and_a_coordinator_ticked_it()
    {
        var step = "chooseForm";
        _story.Step(step).Status.ShouldBe(StepStatus.Open);
        _story.Do(Karin, new TickStep(StepName.ChooseForm, true));
        // A tick alone proves nothing.
        _story.Step(step).Status.ShouldBe(StepStatus.Partly);
        _story.Do(Fadil, new ChooseLearningForm(LearningForm.Cop, "Niemand weet het nog", null));
        _story.Step(step).Status.ShouldBe(StepStatus.Partly);
        _story.Do(Karin, new EditCommunity(new CommunityFields(Horizon: "Warm")));
        _story.Step(step).Status.ShouldBe(StepStatus.Done);
        _story.Progress.Done.ShouldBe(1);
        // What goes away is seen.
        _story.Do(Karin, new EditCommunity(new CommunityFields(Cleared: ["horizon"])));
        _story.Step(step).Status.ShouldBe(StepStatus.Partly);
        _story.Do(Karin, new TickStep(StepName.ChooseForm, false));
        _story.Step(step).TickedAt.ShouldBeNull();
    }

    [Fact]
    public void STP3_a_step_does_not_apply_with_a_reason_or_because_of_the_learning_form()
    {
        _story.Do(Karin, new SetStepNotApplicable(StepName.Anchor, "We gaan altijd door"));
        _story.Step("anchor").Status.ShouldBe(StepStatus.NotApplicable);
        _story.Do(Karin, new SetStepNotApplicable(StepName.Anchor, null));
        _story.Step("anchor").Status.ShouldBe(StepStatus.Open);

        _story.Do(Fadil, new ChooseLearningForm(LearningForm.LearningCircle, "Eén onderwerp", null));
        foreach (var name in Enum.GetValues<StepName>())
        {
            var applies = name is not (StepName.Invite or StepName.Experiment or StepName.Anchor);
            (_story.Step(EnumName.Of(name)).Status is StepStatus.NotApplicable).ShouldBe(!applies, EnumName.Of(name));
        }
    }

    [Fact]
    public void STP4_there_is_one_next_question_of_the_first_step_that_is_not_done()
    {
        (_story.Progress.Step, _story.Progress.Asks).ShouldBe((StepName.ExploreIssue, "talksHeld"));
        foreach (var deed in Ways["talksHeld"].Concat(Ways["themeChosen"]))
            deed(_story);
        // All is there; it only waits to be ticked.
        (_story.Progress.Step, _story.Progress.Asks).ShouldBe((StepName.ExploreIssue, null));
        _story.Do(Karin, new TickStep(StepName.ExploreIssue, true));
        (_story.Progress.Step, _story.Progress.Asks).ShouldBe((StepName.ChooseForm, "formChosen"));
    }

    [Fact]
    public void STP5_the_file_of_content_has_words_in_both_languages_for_every_step_and_all_its_evidence()
    {
        var steps = Content("ten-steps.json")["steps"]!.AsArray();
        steps.Select(step => (string)step!["id"]!).ShouldBe(Enum.GetValues<StepName>().Select(EnumName.Of));
        foreach (var step in steps)
            step!["evidence"]!.AsArray().Select(piece => (string)piece!["id"]!).ShouldBe(Evidence.NamesOf(EnumName.Parse<StepName>((string)step["id"]!)!.Value));
        Untranslated(Content("ten-steps.json")).ShouldBeEmpty();
    }

    [Fact]
    public void The_choice_aid_comes_to_every_learning_form_and_to_each_once()
    {
        var content = Content("learning-forms.json");
        var outcomes = content["aid"]!["questions"]!.AsArray().Select(question => (string)question!["form"]!).Append((string)content["aid"]!["otherwise"]!).ToList();
        outcomes.Order().ShouldBe(Enum.GetValues<LearningForm>().Select(EnumName.Of).Order());
        content["forms"]!.AsArray().Select(form => (string)form!["id"]!).Order().ShouldBe(outcomes.Order());
        Untranslated(content).ShouldBeEmpty();
    }

    [Fact]
    public void A_talk_names_nobody_and_can_be_taken_away_by_whoever_noted_it()
    {
        var mine = Ids.Next();
        _story.Do(Cor, new LogTalk(mine, new DateOnly(2026, 11, 20), "education", "Scholen voelen dit ook"));
        _story.Refuse(Refusals.IdTaken, Cor, new LogTalk(mine, new DateOnly(2026, 11, 20), null, "Nog eens"));
        var hers = _story.LogTalk();
        _story.Refuse(Refusals.RoleNotAllowed, Cor, new RemoveTalk(hers));
        _story.Do(Cor, new RemoveTalk(mine));
        _story.Refuse(CommunityRefusals.TalkUnknown, Karin, new RemoveTalk(mine));
        _story.State.All<ExplorationTalk>().ShouldHaveSingleItem();
    }

    private static JsonNode Content(string name) =>
        JsonNode.Parse(File.ReadAllText(Repository.File("src", "Web", "App", "src", "content", name)))!;

    /// <summary>Texts that are not there in Dutch and English, and different.</summary>
    private static IEnumerable<string> Untranslated(JsonNode? node) => node switch
    {
        JsonObject text when text.ContainsKey("nl") || text.ContainsKey("en") =>
            text is { Count: 2 } && (string?)text["nl"] is { Length: > 0 } && (string?)text["en"] is { Length: > 0 } ? [] : [text.ToJsonString()],
        JsonObject parts => parts.SelectMany(part => Untranslated(part.Value)),
        JsonArray items => items.SelectMany(Untranslated),
        _ => [],
    };
}
