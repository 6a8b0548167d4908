using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Text;
using Samenwerken.Testing;
using Record = Samenwerken.Domain.Entities.Record;

namespace Samenwerken.Domain.Tests.Communities;

using static CommunityPractice;
using static CommunityStory;
using static LessonCommand;

/// <summary>Lessons from candidate to published, and value stories.</summary>
public sealed class LessonTests
{
    private readonly CommunityStory _story = new();

    [Fact]
    public void LES6_what_a_group_sees_in_a_lesson_is_checked_and_published_with_it()
    {
        var lesson = _story.Checked();
        _story.Refuse(Refusals.FieldInvalid, Mees, new SetLessonPerspective(lesson, "weather", "Het regent")).Detail!.Field.ShouldBe("group");
        _story.Do(Mees, new SetLessonPerspective(lesson, "business", "Wij wagen het eerder."));
        _story.State.Find<Lesson>(lesson)!.Status.ShouldBe(LessonStatus.Drafted);
        _story.Do(Mees, new SetLessonPerspective(lesson, "business", "Wij wagen het eerder.")).Steps.ShouldBeEmpty();
        _story.Do(Cor, new SetLessonPerspective(lesson, "society", "Wij weten wie we bellen."));
        _story.Do(Cor, new SetLessonPerspective(lesson, "society", null));
        _story.State.All<LessonPerspective>().ShouldHaveSingleItem().Text.ShouldBe("Wij wagen het eerder.");
        _story.Do(Karin, new CheckLesson(lesson));
        _story.Do(Cor, new CheckLesson(lesson));
        _story.Do(Karin, new PublishLesson(lesson));
        _story.Refuse(CommunityRefusals.LessonPublished, Mees, new SetLessonPerspective(lesson, "business", "Toch niet.")).Detail!.Yours.ShouldBe("Toch niet.");
    }

    [Fact]
    public void LES1_a_candidate_is_drafted_checked_published_and_one_day_outdated()
    {
        var lesson = _story.Propose(Mees, Note());
        Lesson(lesson).Status.ShouldBe(LessonStatus.Candidate);
        foreach (var part in Enum.GetValues<LessonPart>())
            _story.Write(Nadia, lesson, part, "Zo was het.");
        Lesson(lesson).Status.ShouldBe(LessonStatus.Drafted);
        _story.Do(Karin, new CheckLesson(lesson));
        _story.Do(Cor, new CheckLesson(lesson));
        Lesson(lesson).Status.ShouldBe(LessonStatus.Checked);
        _story.Do(Karin, new PublishLesson(lesson));
        Lesson(lesson).PublishedAt.ShouldBe(_story.Now);
        _story.Do(Karin, new OutdateLesson(lesson, "De wet is veranderd."));
        (Lesson(lesson).Status, Lesson(lesson).OutdatedWhy).ShouldBe((LessonStatus.Outdated, "De wet is veranderd."));
    }

    [Fact]
    public void LES1_two_members_of_one_organisation_do_not_check_a_lesson_and_two_of_different_ones_do()
    {
        var school = _story.AddOrganisation("School");
        foreach (var person in new[] { Cor, Nadia })
            _story.Do(person, new MemberCommand.EditMember(person.PersonId, new MemberFields(OrganisationId: school)));
        var lesson = _story.Drafted(Mees);
        _story.Do(Cor, new CheckLesson(lesson));
        _story.Do(Cor, new CheckLesson(lesson)).Changes.ShouldBeEmpty();
        _story.Do(Nadia, new CheckLesson(lesson));
        Lesson(lesson).Status.ShouldBe(LessonStatus.Drafted);
        // Somebody of no organisation speaks for themselves.
        _story.Do(Mees, new CheckLesson(lesson));
        Lesson(lesson).Status.ShouldBe(LessonStatus.Checked);
        _story.Do(Mees, new WithdrawCheck(lesson));
        Lesson(lesson).Status.ShouldBe(LessonStatus.Drafted);
    }

    [Fact]
    public void LES2_what_was_checked_is_what_is_published()
    {
        var lesson = _story.Checked();
        _story.Write(Mees, lesson, LessonPart.Advice, "Toch anders. ");
        Lesson(lesson).ShouldSatisfyAllConditions(now => now.Status.ShouldBe(LessonStatus.Drafted), now => now.Checks.ShouldBeEmpty());
        _story.Refuse(CommunityRefusals.LessonNotChecked, Karin, new PublishLesson(lesson));

        var other = _story.Checked();
        _story.Do(Mees, new EditLesson(other, "Een andere titel.", [], [], [], LessonConfidence.Repeated, Lesson(other).Title));
        Lesson(other).Status.ShouldBe(LessonStatus.Drafted);
    }

    [Fact]
    public void LES2_a_published_lesson_has_a_situation_advice_and_conditions_and_stays_as_it_is()
    {
        var lesson = _story.Propose(Mees);
        _story.Refuse(CommunityRefusals.LessonNotDrafted, Cor, new CheckLesson(lesson));
        _story.Write(Mees, lesson, LessonPart.Advice, "Begin klein.");
        _story.Do(Karin, new CheckLesson(lesson));
        _story.Do(Cor, new CheckLesson(lesson));
        _story.Refuse(CommunityRefusals.LessonIncomplete, Karin, new PublishLesson(lesson));
        _story.Refuse(CommunityRefusals.LessonNotPublished, Karin, new OutdateLesson(lesson, "Oud."));

        var published = _story.Checked();
        _story.Do(Karin, new PublishLesson(published));
        _story.Refuse(CommunityRefusals.LessonPublished, Mees, new EditLessonText(published, LessonPart.Advice, 1, Delta.Insert(0, "Nee. "))).Detail!.Yours.ShouldBe("Nee. ");
        _story.Refuse(CommunityRefusals.LessonPublished, Mees, new EditLesson(published, "Anders.", [], [], [], LessonConfidence.Experienced, Lesson(published).Title));
        _story.Refuse(CommunityRefusals.LessonPublished, Cor, new WithdrawCheck(published));
    }

    [Fact]
    public void LES1_TXT1_two_who_write_one_part_at_once_both_keep_their_words()
    {
        var lesson = _story.Propose(Mees);
        _story.Do(Mees, new EditLessonText(lesson, LessonPart.Situation, 0, Delta.Insert(0, "Het dorp. ")));
        _story.Do(Cor, new EditLessonText(lesson, LessonPart.Situation, 0, Delta.Insert(0, "De stad.")));
        _story.State.Find<LessonText>(LessonText.IdOf(lesson, LessonPart.Situation))!.ShouldSatisfyAllConditions(
            text => text.Text.ShouldBe("Het dorp. De stad."), text => text.Revision.ShouldBe(2), text => text.LessonId.ShouldBe(lesson));
        _story.Refuse(TextRefusals.BaseUnknown, Cor, new EditLessonText(lesson, LessonPart.Advice, 7, Delta.Insert(0, "Nog iets"))).Detail!.Yours.ShouldBe("Nog iets");
    }

    [Fact]
    public void A_part_of_a_lesson_has_room_for_8000_characters_and_no_more()
    {
        var lesson = _story.Propose(Mees);
        _story.Write(Mees, lesson, LessonPart.Advice, new string('a', CommunityLimits.LessonText));
        _story.Refuse(Refusals.TextTooLong, Mees, new EditLessonText(lesson, LessonPart.Advice, 1, Delta.Insert(0, "b")));
    }

    [Fact]
    public void The_partner_groups_behind_a_lesson_are_those_of_its_sources_and_of_whoever_names_themselves()
    {
        var lesson = _story.Propose(Mees, Note(group: "society"), Note(idea: "other", group: "business"));
        Lesson(lesson).Groups.ShouldBe(["business", "society"]);
        _story.Do(Cor, new SetContribution(lesson, true));
        Lesson(lesson).Groups.ShouldBe(["research", "business", "society"]);
        _story.Do(Cor, new SetContribution(lesson, null));
        Lesson(lesson).Groups.ShouldBe(["business", "society"]);
    }

    [Fact]
    public void LES3_VIS2_whoever_contributed_without_their_name_is_known_to_nobody_else()
    {
        var lesson = _story.Propose(Mees);
        var commit = _story.Do(Cor, new SetContribution(lesson, false));
        commit.By.ShouldBeNull();
        Lesson(lesson).Groups.ShouldBeEmpty();
        _story.SeenBy(Karin).OfType<LessonContribution>().ShouldBeEmpty();
        _story.SeenBy(Cor).OfType<LessonContribution>().ShouldHaveSingleItem();
        _story.Do(Cor, new SetContribution(lesson, true)).By.ShouldNotBeNull();
        _story.SeenBy(Karin).OfType<LessonContribution>().ShouldHaveSingleItem();
    }

    [Fact]
    public void LES3_a_source_names_its_meeting_or_is_of_the_community_itself()
    {
        var experiment = _story.Plan(Mees);
        _story.Propose(Mees, new LessonSource(LessonSourceKind.Experiment, null, experiment, null, null));
        foreach (var source in new[]
                 {
                     new LessonSource(LessonSourceKind.Experiment, null, Ids.Next(), null, null),
                     new LessonSource(LessonSourceKind.HelpRequest, null, experiment, null, null),
                     new LessonSource(LessonSourceKind.Idea, null, Ids.Next(), null, null),
                 })
            _story.Refuse(CommunityRefusals.SourceUnknown, Mees, new ProposeLesson(Ids.Next(), "Begin klein.", [source]));
    }

    [Fact]
    public void A_candidate_can_be_dropped_and_what_was_written_cannot()
    {
        var lesson = _story.Propose(Mees);
        _story.Do(Mees, new SetContribution(lesson, true));
        _story.Do(Mees, new DropLesson(lesson));
        _story.State.All<LessonContribution>().ShouldBeEmpty();
        _story.Refuse(CommunityRefusals.LessonUnknown, Karin, new DropLesson(lesson));
        _story.Refuse(CommunityRefusals.LessonNotCandidate, Karin, new DropLesson(_story.Drafted(Mees)));
    }

    [Fact]
    public void Two_who_change_a_title_at_once_both_keep_their_words()
    {
        var lesson = _story.Propose(Mees);
        var edit = new EditLesson(lesson, "Begin klein.", [Note()], ["energie"], ["energie"], LessonConfidence.Researched, Lesson(lesson).Title);
        _story.Do(Mees, edit);
        _story.Do(Cor, edit).Changes.ShouldBeEmpty();
        var refused = _story.Refuse(CommunityRefusals.LessonChanged, Cor, edit with { Title = "Begin groot." });
        (refused.Detail!.Current, refused.Detail.Yours).ShouldBe(("Begin klein.", "Begin groot."));
    }

    [Fact]
    public void LES3_VIS2_a_value_story_without_a_name_is_its_tellers_and_nobody_can_tell_whose()
    {
        var story = _story.Tell(Mees, isNamed: false);
        _story.Commits[^1].By.ShouldBeNull();
        _story.State.Find<ValueStory>(story)!.TellerId.ShouldBeNull();
        _story.SeenBy(Karin).OfType<ValueStoryTeller>().ShouldBeEmpty();
        _story.SeenBy(Mees).OfType<ValueStoryTeller>().ShouldHaveSingleItem();
        _story.Do(Mees, new EditValueStory(story, [new ValuePart(ValueCycle.Realized, "Het staat er")])).By.ShouldBeNull();
        _story.Do(Mees, new RemoveValueStory(story)).By.ShouldBeNull();
        _story.State.All<ValueStory>().ShouldBeEmpty();

        var named = _story.Tell(Mees);
        _story.Commits[^1].By.ShouldNotBeNull();
        _story.State.Find<ValueStory>(named)!.TellerId.ShouldBe(Mees.PersonId);
        _story.Refuse(CommunityRefusals.ValueStoryUnknown, Mees, new EditValueStory(story, [new ValuePart(ValueCycle.Realized, "Weg")]));
    }

    [Fact]
    public void What_became_of_a_note_is_each_lesson_that_names_it_and_each_story_about_those()
    {
        var lesson = _story.Propose(Mees, Note());
        _story.Propose(Mees, Note(idea: "other"), Note(meeting: "elsewhere"));
        _story.Now = _story.Now.AddDays(30);
        var told = Ids.Next();
        _story.Do(Cor, new TellValueStory(told, [new ValuePart(ValueCycle.Applied, "Wij hebben nu ook één loket")], lesson, true));
        _story.Tell(Cor);
        NoteTrail.Of(Records(), Ids.Of("meeting"), Ids.Of("idea")).Select(step => (step.Kind, step.Id, step.Text)).ShouldBe(
            [(TrailKind.Lesson, lesson, "Eén aanspreekpunt scheelt maanden."), (TrailKind.ValueStory, told, "Wij hebben nu ook één loket")]);
        NoteTrail.Of(Records(), Ids.Of("meeting"), Ids.Of("nothing")).ShouldBeEmpty();
    }

    [Fact]
    public void What_became_of_a_note_is_also_what_was_decided_and_agreed_from_it_in_its_meeting()
    {
        var meeting = new MeetingOfCommunity(_story, _story.PlanMeeting());
        var (idea, decision, action) = (meeting.AddIdea(Fadil, "Eén loket"), Ids.Next(), Ids.Next());
        var item = meeting.State.All<AgendaItem>().First().Id;
        meeting.Do(Fadil, new MeetingCommand.RecordDecision(decision, item, "We openen een loket.", [idea]));
        meeting.Do(Fadil, new MeetingCommand.AssignAction(action, item, "Bel de bibliotheek", Fadil.PersonId, null, [idea]));
        meeting.Close();
        var lesson = _story.Propose(Mees, new LessonSource(LessonSourceKind.Idea, meeting.Id, idea, "Eén loket", "business"));
        NoteTrail.Of(Records(), meeting.Id, idea).Select(step => (step.Kind, step.Text, step.Status)).ShouldBe(
            [(TrailKind.Decision, "We openen een loket.", "taken"), (TrailKind.Action, "Bel de bibliotheek", "open"), (TrailKind.Lesson, Lesson(lesson).Title, "candidate")]);
    }

    [Fact]
    public void What_became_of_a_note_is_also_the_lesson_that_came_from_its_decision_its_action_or_its_round()
    {
        var meeting = new MeetingOfCommunity(_story, _story.PlanMeeting());
        var (idea, other, decision) = (meeting.AddIdea(Fadil, "Eén loket"), meeting.AddIdea(Fadil, "Iets anders"), Ids.Next());
        meeting.Do(Fadil, new MeetingCommand.RecordDecision(decision, meeting.State.All<AgendaItem>().First().Id, "We openen een loket.", [idea]));
        meeting.Vote(Fadil, idea);
        meeting.Close();
        var round = meeting.State.All<VoteRound>().Single().Id;
        var (home, result) = (_story.State.All<CommunityDecision>().Single().Id, _story.State.All<MeetingResult>().Single().Id);
        // By the decision's id at home, as the pages have it, and by that in the meeting, as other clients may.
        var lessons = new[]
        {
            _story.Propose(Mees, new LessonSource(LessonSourceKind.Decision, meeting.Id, home, "We openen een loket.", null)),
            _story.Propose(Mees, new LessonSource(LessonSourceKind.Decision, meeting.Id, decision, "We openen een loket.", null)),
        };
        LessonsOf(idea).ShouldBe(lessons.Append(_story.State.All<LessonCandidate>().Single().Id), ignoreOrder: true);
        LessonsOf(decision).ShouldBe(lessons, ignoreOrder: true);
        LessonsOf(other).ShouldBeEmpty();
        var ofRound = _story.Propose(Mees, new LessonSource(LessonSourceKind.VoteRound, meeting.Id, result, "Wat eerst?", null));
        LessonsOf(round).ShouldBe([ofRound]);

        IEnumerable<string> LessonsOf(string sourceId) =>
            NoteTrail.Of(Records(), meeting.Id, sourceId).Where(step => step.Kind is TrailKind.Lesson).Select(step => step.Id);
    }

    [Fact]
    public void LES4_what_a_meeting_chose_is_a_candidate_with_its_source_and_once_dropped_does_not_come_back()
    {
        var meeting = _story.Begin(_story.PlanMeeting());
        meeting.Do(Mees, new MeetingCommand.JoinMeeting("Mees", Sector.Society, null));
        var (chosen, _) = (meeting.AddIdea(Mees, "Begin bij\néén straat"), meeting.AddIdea(Mees, "Iets anders"));
        meeting.Vote(Mees, chosen);
        meeting.Close();
        var lesson = _story.State.All<Lesson>().ShouldHaveSingleItem();
        (lesson.Title, lesson.Status, lesson.ProposedById).ShouldBe(("Begin bij één straat", LessonStatus.Candidate, null));
        lesson.Sources.ShouldBe([new LessonSource(LessonSourceKind.Idea, meeting.Id, chosen, "Begin bij\néén straat", "society")]);
        lesson.Groups.ShouldBe(["society"]);

        _story.Refuse(Refusals.RoleNotAllowed, Mees, new DropLesson(lesson.Id));
        _story.Do(Fadil, new DropLesson(lesson.Id));
        meeting.Open();
        meeting.Close();
        _story.State.All<Lesson>().ShouldBeEmpty();
        _story.SeenBy(Karin).OfType<LessonCandidate>().ShouldBeEmpty();
    }

    private IEnumerable<Record> Records() => _story.State.Entries.Select(entry => entry.Record);

    private Lesson Lesson(string id) => _story.State.Find<Lesson>(id)!;
}
