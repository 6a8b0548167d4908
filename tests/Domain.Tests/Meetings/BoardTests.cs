using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

/// <summary>Boards and their zones, what is merged and split, groups, and sheets that go round.</summary>
public sealed class BoardTests
{
    private static readonly Sender.Person Mila = Person("mila"), Rik = Person("rik");
    private readonly MeetingStory _story = new();

    public BoardTests()
    {
        _story.Join(Mila, "Mila", Role.Participant);
        _story.Join(Rik, "Rik", Role.Participant);
    }

    [Fact]
    public void RUN8_a_run_makes_the_zones_of_its_plan_once()
    {
        var item = _story.Planned("Terugblik");
        _story.Do(Fatima, new StartRun(Ids.Of("run"), item));
        Zones(item).ShouldBe([("Houden", 0), ("Stoppen", 1)]);
        _story.Do(Fatima, new FinishRun(Ids.Of("run")));
        _story.Do(Fatima, new RemoveCluster(_story.State.All<Cluster>().Single(cluster => cluster.Zone == 0).Id));
        _story.Do(Fatima, new StartRun(Ids.Next(), item));
        Zones(item).ShouldBe([("Houden", 0), ("Stoppen", 1)]);
        _story.State.All<Cluster>().Select(cluster => cluster.Number).Order().ShouldBe([2, 3]);
        _story.Refuse(MeetingRefusals.ClusterInUse, Fatima, new RemoveCluster(_story.State.All<Cluster>().First().Id));
    }

    [Fact]
    public void RUN8_what_is_written_is_on_the_board_that_is_worked_on()
    {
        var loose = _story.AddIdea(Piet, "Los");
        var item = _story.Planned("Ideeën");
        var run = Ids.Of("run");
        _story.Do(Fatima, new StartRun(run, item, 1));
        var idea = _story.AddIdea(Piet, "Zon");
        (_story.Idea(loose).ItemId, _story.Idea(idea).ItemId, _story.Idea(idea).RunId).ShouldBe((null, item, run));
        _story.Do(Fatima, new FinishRun(run));

        // An item that works on the ideas of another has that board.
        var order = _story.AddAgendaItem("Ordenen");
        _story.Do(Fatima, new PlanMethod(order, BrainstormPlan, item));
        _story.Do(Fatima, new StartRun(Ids.Of("second"), order, 1));
        _story.Idea(_story.AddIdea(Piet, "Nog een")).ItemId.ShouldBe(item);
        var dak = _story.AddCluster(Piet, "Dak");
        _story.State.Find<Cluster>(dak)!.ItemId.ShouldBe(item);
    }

    [Fact]
    public void RUN8_another_layout_changes_no_idea_and_no_cluster()
    {
        var item = _story.Planned("Ideeën");
        _story.Do(Fatima, new StartRun(Ids.Of("run"), item, 1));
        _story.AddIdea(Piet, "Zon", _story.State.All<Cluster>().First().Id);
        var before = _story.State;
        var set = _story.Do(Fatima, new SetLayout(item, BoardLayout.XCurve));
        set.Changes.Select(change => change.Key).ShouldBe([Key.Of<AgendaItem>(item)]);
        _story.Item(item).Plan!.Layout.ShouldBe(BoardLayout.XCurve);
        _story.Do(Fatima, new Undo(set.CommandId));
        _story.Item(item).Plan!.Layout.ShouldBe(before.Find<AgendaItem>(item)!.Plan!.Layout);
    }

    [Fact]
    public void RUN8_clusters_that_are_merged_stay_known_and_can_be_taken_apart_again()
    {
        var (dak, muur, tuin) = (_story.AddCluster(Piet, "Dak"), _story.AddCluster(Piet, "Muur"), _story.AddCluster(Piet, "Tuin"));
        var ideas = new[] { _story.AddIdea(Piet, "Zon", dak), _story.AddIdea(Mila, "Klimop", muur), _story.AddIdea(Mila, "Boom", tuin) };
        var merged = _story.Do(Mila, new MergeClusters(dak, [muur, tuin]));
        _story.State.All<Cluster>().ShouldHaveSingleItem().MergedFrom!.Value.Select(was => was.Name).ShouldBe(["Muur", "Tuin"]);
        ideas.ShouldAllBe(idea => _story.Idea(idea).ClusterId == dak);
        _story.Do(Mila, new RemoveIdea(ideas[2]));

        var apart = _story.Do(Mila, new Undo(merged.CommandId));
        _story.Idea(ideas[1]).ClusterId.ShouldBe(muur);
        _story.State.Find<Cluster>(dak)!.MergedFrom.ShouldBeNull();
        _story.Do(Mila, new Undo(apart.CommandId));
        _story.State.All<Cluster>().ShouldHaveSingleItem().Id.ShouldBe(dak);
    }

    [Fact]
    public void UND1_a_merge_is_not_taken_back_once_more_was_merged_into_it()
    {
        var (dak, muur, tuin) = (_story.AddCluster(Piet, "Dak"), _story.AddCluster(Piet, "Muur"), _story.AddCluster(Piet, "Tuin"));
        var merged = _story.Do(Mila, new MergeClusters(dak, [muur]));
        _story.Do(Piet, new MergeClusters(dak, [tuin]));
        _story.Refuse(MeetingRefusals.UndoOvertaken, Mila, new Undo(merged.CommandId));
    }

    [Fact]
    public void RUN8_clusters_are_merged_with_others_that_are_there()
    {
        var (dak, muur) = (_story.AddCluster(Piet, "Dak"), _story.AddCluster(Piet, "Muur"));
        _story.Refuse(MeetingRefusals.ClusterWithItself, Piet, new MergeClusters(dak, [dak]));
        _story.Refuse(MeetingRefusals.ClusterUnknown, Piet, new MergeClusters(dak, [Ids.Of("none")]));
        _story.Refuse(MeetingRefusals.ClusterUnknown, Piet, new MergeClusters(Ids.Of("none"), [dak]));
        _story.Do(Piet, new MergeClusters(dak, [Ids.Of("none"), muur]));
        var item = _story.Planned("Terugblik");
        _story.Do(Fatima, new StartRun(Ids.Of("run"), item));
        _story.Refuse(MeetingRefusals.ClusterInUse, Fatima, new MergeClusters(dak, [_story.State.All<Cluster>().First(cluster => cluster.Zone is not null).Id]));
    }

    [Fact]
    public void RUN8_a_part_of_a_cluster_becomes_one_of_its_own()
    {
        var dak = _story.AddCluster(Piet, "Dak");
        var (zon, wind, elsewhere) = (_story.AddIdea(Piet, "Zon", dak), _story.AddIdea(Mila, "Wind", dak), _story.AddIdea(Mila, "Los"));
        var split = _story.Do(Mila, new SplitCluster(dak, Ids.Of("part"), "Energie", [zon, elsewhere]));
        (_story.Idea(zon).ClusterId, _story.Idea(wind).ClusterId, _story.Idea(elsewhere).ClusterId).ShouldBe((Ids.Of("part"), dak, null));
        var back = _story.Do(Mila, new Undo(split.CommandId));
        (_story.Idea(zon).ClusterId, _story.State.Count<Cluster>()).ShouldBe((dak, 1));
        _story.Do(Mila, new Undo(back.CommandId));
        _story.Idea(zon).ClusterId.ShouldBe(Ids.Of("part"));
        _story.Refuse(MeetingRefusals.IdeaUnknown, Mila, new SplitCluster(dak, Ids.Next(), "Leeg", [elsewhere]));
    }

    [Fact]
    public void RUN8_ideas_that_are_merged_stay_and_what_was_merged_from_them_says_so()
    {
        var (zon, wind) = (_story.AddIdea(Piet, "Zon"), _story.AddIdea(Mila, "Wind"));
        var merged = _story.Do(Noor, new MergeIdeas(Ids.Of("merged"), "Zon en wind", [zon, wind], null, null, null));
        _story.Idea(Ids.Of("merged")).Parents!.Value.ShouldBe([zon, wind]);
        _story.Refuse(MeetingRefusals.IdeaInUse, Piet, new RemoveIdea(zon));
        _story.Refuse(MeetingRefusals.IdeaUnknown, Noor, new MergeIdeas(Ids.Next(), "Samen", [zon, Ids.Of("none")], null, null, null));
        _story.Do(Noor, new Undo(merged.CommandId));
        _story.Do(Piet, new RemoveIdea(zon));
    }

    [Fact]
    public void IMP3_a_meeting_with_runs_zones_groups_and_what_was_merged_goes_through_a_file()
    {
        var item = _story.Planned("Ideeën");
        _story.Do(Fatima, new MakeGroups([new GroupDraft(Ids.Of("group"), "Een", [Piet.PersonId], GroupPlace.Room)]));
        _story.Do(Fatima, new StartRun(Ids.Of("run"), item, 1));
        var (zon, wind) = (_story.AddIdea(Piet, "Zon"), _story.AddIdea(Mila, "Wind"));
        _story.Do(Noor, new MergeIdeas(Ids.Next(), "Samen", [zon, wind], null, null, null));
        _story.Do(Piet, new MergeClusters(_story.AddCluster(Piet, "Dak"), [_story.AddCluster(Piet, "Muur")]));
        _story.Do(Fatima, new FinishRun(Ids.Of("run")));
        var file = MeetingFiles.Export(_story.State, Fatima.PersonId);

        var back = MeetingFiles.PutBack(file).Meeting.ShouldNotBeNull();

        ((string)MeetingFiles.Export(back.State, Fatima.PersonId)["contentHash"]!).ShouldBe((string)file["contentHash"]!);
        back.State.Find<Idea>(zon)!.GroupId.ShouldBe(Ids.Of("group"));
        back.State.All<Cluster>().Count(cluster => cluster.Zone is not null).ShouldBe(2);
    }

    [Theory]
    [InlineData("run", "status", "\"running\"")]
    [InlineData("run", "itemId", "\"nothing-that-is-there\"")]
    [InlineData("run", "phase", "6")]
    [InlineData("idea", "runId", "\"nothing-that-is-there\"")]
    [InlineData("idea", "itemId", "\"nothing-that-is-there\"")]
    [InlineData("idea", "groupId", "\"nothing-that-is-there\"")]
    [InlineData("idea", "parents", "[\"nothing-that-is-there\"]")]
    [InlineData("cluster", "zone", "1")]
    [InlineData("group", "personIds", "[\"nothing-that-is-there\"]")]
    public void IMP6_a_file_whose_runs_cannot_be_is_refused(string kind, string field, string value)
    {
        _story.Do(Fatima, new MakeGroups([new GroupDraft(Ids.Of("group"), "Een", [Piet.PersonId], GroupPlace.Room)]));
        _story.Do(Fatima, new StartRun(Ids.Of("run"), _story.Planned("Ideeën"), 1));
        _story.AddIdea(Piet, "Zon");
        _story.AddCluster(Piet, "Dak");
        var file = MeetingFiles.Export(_story.State, Fatima.PersonId);
        MeetingFiles.PutBack(file).Refusal.ShouldBeNull("the control: as it was it is taken");
        var forged = MeetingFiles.Forged(file, records => records.Last(record => (string)record!["kind"]! == kind && record["zone"] is null)![field] = System.Text.Json.Nodes.JsonNode.Parse(value));
        MeetingFiles.PutBack(forged).Refusal.ShouldNotBeNull();
    }

    [Fact]
    public void RUN9_what_somebody_writes_says_their_group_also_when_it_is_over()
    {
        _story.Do(Fatima, new MakeGroups([Draft("one", Piet), Draft("two", Mila)]));
        var (his, hers, none) = (_story.AddIdea(Piet, "Zon"), _story.AddIdea(Mila, "Wind"), _story.AddIdea(Rik, "Los"));
        _story.Do(Fatima, new MoveToGroup(Mila.PersonId, Ids.Of("one")));
        _story.State.Find<Group>(Ids.Of("one"))!.PersonIds.ShouldBe([Piet.PersonId, Mila.PersonId]);
        _story.Do(Fatima, new EndGroups());
        (_story.Idea(his).GroupId, _story.Idea(hers).GroupId, _story.Idea(none).GroupId).ShouldBe((Ids.Of("one"), Ids.Of("two"), null));
        _story.Idea(_story.AddIdea(Mila, "Later")).GroupId.ShouldBeNull();
        _story.Do(Fatima, new MakeGroups([Draft("three", Piet)]));
        _story.State.Find<Group>(Ids.Of("three"))!.Number.ShouldBe(3);
    }

    [Fact]
    public void RUN9_people_choose_their_own_group_where_the_facilitator_lets_them()
    {
        _story.Do(Fatima, new MakeGroups([Draft("one", Piet), Draft("two", Mila)]));
        _story.Refuse(MeetingRefusals.GroupsNotOpen, Piet, new MoveToGroup(null, Ids.Of("two")));
        _story.Do(Fatima, new MakeGroups([Draft("three", Piet), Draft("four", Mila)], Open: true));
        _story.Do(Piet, new MoveToGroup(null, Ids.Of("four")));
        _story.Do(Mila, new MoveToGroup(null, null));
        _story.State.Find<Group>(Ids.Of("four"))!.PersonIds.ShouldBe([Piet.PersonId]);
        _story.Refuse(MeetingRefusals.GroupUnknown, Piet, new MoveToGroup(null, Ids.Of("one")));
        _story.Refuse(Refusals.PersonUnknown, Fatima, new MakeGroups([new GroupDraft(Ids.Next(), "Wie?", [Ids.Of("nobody")], GroupPlace.Room)]));
    }

    [Fact]
    public void RUN10_sheets_go_round_and_each_is_seen_by_its_writers_and_its_holder()
    {
        var run = _story.InPhase(2);
        Holders().ShouldBe([Piet.PersonId, Mila.PersonId, Rik.PersonId]);
        foreach (var (person, text) in new[] { (Piet, "piet-1"), (Mila, "mila-1"), (Rik, "rik-1") })
            _story.AddIdea(person, text);
        _story.SeenBy(Piet).ShouldBe(["piet-1"]);

        _story.Do(Fatima, new StartPhase(run, 3));
        Holders().ShouldBe([Mila.PersonId, Rik.PersonId, Piet.PersonId]);
        _story.SeenBy(Mila).ShouldBe(["piet-1", "mila-1"]);
        _story.AddIdea(Mila, "mila-2");
        _story.SeenBy(Piet).ShouldBe(["piet-1", "rik-1"]);

        _story.Do(Fatima, new StartPhase(run, 2));
        _story.SeenBy(Rik).ShouldBe(["piet-1", "rik-1", "mila-2"]);
        _story.SeenBy(Mila).ShouldBe(["mila-1", "rik-1", "mila-2"]);
        _story.SeenBy(Fatima).ShouldBeEmpty();
        _story.Run(run).Hidden.ShouldBe(4);
        _story.Do(Fatima, new RevealIdeas(run, null));
        _story.SeenBy(Fatima).Count().ShouldBe(4);
        _story.State.All<Idea>().OrderBy(idea => idea.Number).Select(idea => idea.Sheet).ShouldBe([1, 2, 3, 1]);
    }

    [Fact]
    public void RUN10_who_comes_later_has_a_sheet_at_the_end_and_who_is_gone_is_passed_over()
    {
        var run = _story.InPhase(2);
        var late = Person("late-comer");
        _story.Join(late, "Later", Role.Participant);
        _story.AddIdea(late, "Zonder blad");
        _story.Do(Fatima, new RemovePerson(Mila.PersonId, null));
        _story.Do(Fatima, new StartPhase(run, 3));
        Holders().ShouldBe([Rik.PersonId, Rik.PersonId, Piet.PersonId, late.PersonId]);
    }

    [Fact]
    public void RUN10_where_there_are_groups_sheets_go_round_within_each()
    {
        _story.Do(Fatima, new MakeGroups([new GroupDraft(Ids.Of("one"), "Een", [Piet.PersonId, Noor.PersonId], GroupPlace.Room), Draft("two", Mila), Draft("three", Rik)]));
        var run = _story.InPhase(2);
        _story.Do(Fatima, new StartPhase(run, 3));
        Holders().ShouldBe([Noor.PersonId, Piet.PersonId, Mila.PersonId, Rik.PersonId]);
    }

    private IEnumerable<string> Holders() => _story.State.All<Sheet>().OrderBy(sheet => sheet.Number).Select(sheet => sheet.HolderId);

    private IEnumerable<(string, int?)> Zones(string item) =>
        _story.State.All<Cluster>().Where(cluster => cluster.ItemId == item).OrderBy(cluster => cluster.Zone).Select(cluster => (cluster.Name, cluster.Zone));

    private static GroupDraft Draft(string id, Sender.Person person) => new(Ids.Of(id), id, [person.PersonId], GroupPlace.Mixed);
}
