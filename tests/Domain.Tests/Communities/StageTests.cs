using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Communities;

using static CommunityCommand;
using static CommunityStory;
using static TableCommand;

/// <summary>The stage that the facts of a community speak of.</summary>
public sealed class StageTests
{
    private readonly CommunityStory _story = new();

    [Fact]
    public void STG1_a_community_that_begins_explores_and_nothing_else_is_suggested()
    {
        Advice.ShouldBeNull();
        Choose(MaturityStage.Maturing);
        Advice!.Stage.ShouldBe(MaturityStage.Potential);
        Advice.Reasons.ShouldBe([new(StageSign.NotActive), new(StageSign.NoMeetings), new(StageSign.FewMembers, 5)]);
    }

    [Fact]
    public void STG1_a_first_meeting_and_agreements_suggest_that_people_come_together()
    {
        _story.Agree();
        _story.Hold();
        (Advice!.Stage, Advice.Reasons[0]).ShouldBe((MaturityStage.Coalescing, new StageReason(StageSign.MeetingsHeld, 1)));
        _story.Tell(Mees);
        Advice.Reasons.ShouldBe([new(StageSign.MeetingsHeld, 1), new(StageSign.AgreementsMade), new(StageSign.StoriesTold, 1)]);
    }

    [Fact]
    public void STG1_four_meetings_and_an_experiment_suggest_that_it_grows_and_a_choice_of_people_ends_the_suggestion()
    {
        Hold(4);
        Advice!.Stage.ShouldBe(MaturityStage.Coalescing);
        _story.Do(Mees, new SetExperimentStatus(_story.Plan(Mees), ExperimentStatus.Running, null));
        (Advice.Stage, Advice.Reasons[1]).ShouldBe((MaturityStage.Maturing, new StageReason(StageSign.ExperimentsRun, 1)));
        _story.Community.MaturityStage.ShouldBe(MaturityStage.Potential);
        Choose(MaturityStage.Maturing);
        Advice.ShouldBeNull();
    }

    [Fact]
    public void STG1_a_year_together_and_a_published_lesson_suggest_stewardship_and_a_near_end_that_it_ends()
    {
        var lesson = _story.Checked();
        _story.Do(Karin, new LessonCommand.PublishLesson(lesson));
        _story.Now += TimeSpan.FromDays(366);
        Hold(1);
        Advice!.Reasons.ShouldBe([new(StageSign.MonthsTogether, 12), new(StageSign.LessonsPublished, 1)]);
        _story.Now += TimeSpan.FromDays(70);
        Hold(1);
        (Advice.Stage, Advice.Reasons[0].Sign).ShouldBe((MaturityStage.Transformation, StageSign.EndNear));
    }

    [Fact]
    public void STG1_fewer_than_half_at_two_meetings_suggest_to_end_or_renew()
    {
        for (var i = 0; i < 6; i++)
            _story.Add(Person($"lid{i}"), $"Lid {i}");
        Hold(1);
        Advice!.Stage.ShouldNotBe(MaturityStage.Transformation);
        Hold(1);
        Advice.Reasons.ShouldBe([new(StageSign.FewCame)]);
    }

    [Fact]
    public void STG1_nothing_is_suggested_to_a_community_that_is_over()
    {
        _story.Begin();
        _story.GoTo(CommunityStatus.Concluding);
        Advice!.Reasons.ShouldBe([new(StageSign.Concluding)]);
        _story.GoTo(CommunityStatus.Archived);
        Advice.ShouldBeNull();
    }

    private StageAdvice? Advice => _story.State.Find<StageAdvice>(StageAdvice.OnlyId);

    private void Choose(MaturityStage stage) => _story.Do(Karin, new EditCommunity(new CommunityFields(MaturityStage: stage)));

    /// <summary>Meetings to which nearly all come.</summary>
    private void Hold(int meetings)
    {
        if (_story.State.Find<Agreements>(Agreements.OnlyId) is null)
            _story.Agree();
        for (var i = 0; i < meetings; i++)
        {
            _story.Now += TimeSpan.FromMinutes(1);
            var meeting = _story.Begin(_story.PlanMeeting());
            foreach (var person in new[] { Mees, Cor, Nadia })
                meeting.Join(person);
            meeting.Close();
        }
    }
}
