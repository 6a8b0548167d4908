using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Discovery;
using Samenwerken.Domain.Entities;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Communities;

using static CommunityCommand;
using static CommunityStory;

/// <summary>What the directory has of a community.</summary>
public sealed class CommunityFindingsTests
{
    [Fact]
    public void What_it_works_on_is_found_by_its_own_people_alone_and_a_lesson_by_all_its_parts()
    {
        var story = PracticeTales.Practice();
        var findings = story.Kind.Findings(story.State).ToDictionary(it => it.Record, it => it.Finding);
        findings.Values.Select(finding => finding.Kind).Distinct().Order()
            .ShouldBe(new[] { FindingKind.Community, FindingKind.Lesson, FindingKind.Experiment, FindingKind.HelpRequest, FindingKind.Deal }.Order());
        foreach (var (record, finding) in findings.Where(it => it.Value.Kind is FindingKind.Experiment or FindingKind.HelpRequest or FindingKind.Deal))
            finding.Reach.ShouldBe(FindingReach.Own, record.ToString());
        foreach (var text in story.State.All<LessonText>())
            findings[story.Kind.FoundUnder(text.Key)].Text.ShouldNotBeNull().ShouldContain(text.Text);
    }

    [Theory]
    [InlineData(Visibility.Public, CommunityStatus.Recruiting, FindingReach.Public)]
    [InlineData(Visibility.Members, CommunityStatus.Recruiting, FindingReach.Programme)]
    [InlineData(Visibility.Private, CommunityStatus.Recruiting, FindingReach.Own)]
    [InlineData(Visibility.Public, CommunityStatus.Draft, FindingReach.Own)]
    [InlineData(Visibility.Public, CommunityStatus.Cancelled, FindingReach.Own)]
    public void DIR2_how_far_a_community_is_found_follows_from_its_state_and_its_visibility(Visibility visibility, CommunityStatus status, FindingReach reach)
    {
        var story = new CommunityStory();
        story.Do(CommunityStory.Karin, new EditCommunity(new CommunityFields(Visibility: visibility)));
        if (status is not CommunityStatus.Draft)
            story.Do(CommunityStory.Karin, new SetCommunityStatus(status));
        story.Kind.Findings(story.State).ShouldHaveSingleItem().Finding.Reach.ShouldBe(reach);
    }

    [Fact]
    public void DIR2_what_was_decided_in_meetings_is_found_by_its_own_people_alone_and_without_names()
    {
        var story = new CommunityStory();
        story.Do(CommunityStory.Karin, new EditCommunity(new CommunityFields(Visibility: Visibility.Public)));
        story.GoTo(CommunityStatus.Recruiting);
        story.Hold();
        var found = story.Kind.Findings(story.State).Select(it => it.Finding).Where(it => it.Kind is not FindingKind.Community).ToList();
        found.Select(it => (it.Kind, it.Title)).Order().ShouldBe(new[]
        {
            (FindingKind.Meeting, "Warmte in de wijk"), (FindingKind.Decision, "We beginnen met één straat"), (FindingKind.Action, "Bel de school"),
        }.Order());
        found.Where(it => it.Kind is not FindingKind.Meeting).ShouldAllBe(it => it.Reach == FindingReach.Own);
        found.Single(it => it.Kind is FindingKind.Meeting).Text.ShouldBe("Elkaar leren kennen");
        found.ShouldAllBe(it => !$"{it.Title} {it.Text}".Contains("Mees"));
    }

    [Fact]
    public void Nothing_is_found_of_people_nor_of_what_not_everybody_in_it_may_see()
    {
        var story = new CommunityStory();
        story.Kind.Findings(story.State).Select(it => it.Record).ShouldBe([Key.Of<CommunityRecord>(CommunityRecord.OnlyId)]);
    }

    [Fact]
    public void DIR2_that_a_public_community_meets_everybody_finds_and_not_where_or_what_is_on_the_agenda()
    {
        var story = new CommunityStory();
        story.Do(Karin, new EditCommunity(new CommunityFields(Visibility: Visibility.Public, ParentId: Ids.Of("parent"))));
        story.GoTo(CommunityStatus.Recruiting);
        var (planned, cancelled) = (story.PlanMeeting(), story.PlanMeeting());
        story.Do(Karin, new GatheringCommand.CancelPlannedMeeting(cancelled));
        var found = story.Kind.Findings(story.State).ToDictionary(it => it.Record.Id, it => it.Finding);
        (found[planned].Reach, found[planned].Text, found[planned].On).ShouldBe((FindingReach.Public, "Elkaar leren kennen", story.State.Find<PlannedMeeting>(planned)!.StartsAt));
        found[cancelled].Reach.ShouldBe(FindingReach.Own);
        found[CommunityRecord.OnlyId].ParentId.ShouldBe(Ids.Of("parent"));
    }
}
