using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

/// <summary>Ideas that only their writers see until they are revealed.</summary>
public sealed class HidingTests
{
    private static readonly Sender.Person Mila = Person("mila");
    private readonly MeetingStory _story = new();

    public HidingTests() => _story.Join(Mila, "Mila", Role.Participant);

    [Fact]
    public void VIS2_RUN5_a_hidden_idea_is_its_writers_alone_and_others_hear_how_many_there_are()
    {
        var run = _story.InPhase(0);
        var added = _story.Do(Piet, new AddIdea(Ids.Next(), "Zon", null, null, null));
        _story.AddIdea(Mila, "Wind");

        _story.SeenBy(Piet).ShouldBe(["Zon"], "the control: its writer sees it");
        _story.SeenBy(Mila).ShouldBe(["Wind"]);
        foreach (var person in new[] { Fatima, Noor, Olga })
            _story.SeenBy(person).ShouldBeEmpty();
        _story.Run(run).Hidden.ShouldBe(2);
        added.By.ShouldBeNull("the commit names nobody");
    }

    [Fact]
    public void VIS2_RUN5_many_ideas_that_come_at_once_are_each_hidden_and_counted_also_from_a_phase_that_is_past()
    {
        var run = _story.InPhase(0);
        var added = _story.Do(Piet, Two(Ids.Next(), Ids.Next()));
        _story.SeenBy(Piet).ShouldBe(["Zon", "Wind"], ignoreOrder: true);
        _story.SeenBy(Mila).ShouldBeEmpty();
        _story.Run(run).Hidden.ShouldBe(2);
        added.By.ShouldBeNull("the commit names nobody");

        _story.Do(Fatima, new StartPhase(run, 1));
        _story.Do(Piet, Two(Ids.Next(), Ids.Next()) with { RunId = run, Phase = 0 });
        _story.SeenBy(Fatima).ShouldBeEmpty();
        _story.Run(run).Hidden.ShouldBe(4);

        static AddIdea Two(string one, string two) => new(one, "Zon", null, null, null, Others: [new IdeaWords(two, "Wind")]);
    }

    [Theory]
    [InlineData("editIdea")]
    [InlineData("moveIdea")]
    [InlineData("moveIdeas")]
    [InlineData("colourIdea")]
    [InlineData("removeIdea")]
    [InlineData("assignCluster")]
    [InlineData("addLinkFrom")]
    [InlineData("addLinkTo")]
    [InlineData("mergeIdeas")]
    [InlineData("splitCluster")]
    [InlineData("castVote")]
    [InlineData("withdrawVote")]
    [InlineData("recordDecision")]
    [InlineData("assignAction")]
    public void VIS2_RUN5_whoever_may_not_see_an_idea_is_answered_as_if_it_were_not_there(string command)
    {
        var open = _story.AddIdea(Fatima, "Open");
        _story.Do(Fatima, new AddAgendaItem(Ids.Of("item"), "Punt", null));
        _story.Do(Fatima, new AddCluster(Ids.Of("cluster"), "Dak", null, null));
        _story.InPhase(0);
        var hidden = _story.AddIdea(Piet, "Zon", Ids.Of("cluster"));
        _story.Do(Fatima, new OpenVoteRound(Ids.Of("round"), "Wat?", 3, 2, true));

        foreach (var person in new[] { Fatima, Noor, Mila })
        {
            var answer = _story.Try(person, About(command, hidden, open));
            answer.ShouldBe(_story.Try(person, About(command, Ids.Of("nothing-there"), open)), "not a word of it differs");
            answer.ShouldBeOfType<Outcome.Refused>();
        }
    }

    [Fact]
    public void RUN5_many_moved_at_once_pass_over_what_their_mover_does_not_see()
    {
        _story.InPhase(0);
        var (hers, his) = (_story.AddIdea(Mila, "Wind"), _story.AddIdea(Piet, "Zon"));
        _story.Do(Mila, new MoveIdeas([new IdeaPlace(hers, 1, 2), new IdeaPlace(his, 1, 2)], null));
        (_story.Idea(hers).X, _story.Idea(his).X).ShouldBe((1, null));
    }

    [Fact]
    public void RUN5_nobody_votes_on_or_decides_from_what_others_may_not_see()
    {
        var item = _story.AddAgendaItem("Punt");
        _story.InPhase(0);
        var hidden = _story.AddIdea(Noor, "Zon");
        var round = _story.OpenVoteRound();
        _story.Refuse(MeetingRefusals.IdeaHidden, Noor, new CastVote(round, hidden));
        _story.Refuse(MeetingRefusals.IdeaHidden, Noor, new RecordDecision(Ids.Next(), item, "Zo", [hidden]));
        _story.Refuse(MeetingRefusals.IdeaHidden, Noor, new MergeIdeas(Ids.Next(), "Samen", [hidden, _story.AddIdea(Noor, "Wind")], null, null, null));
    }

    [Fact]
    public void RUN5_what_is_done_to_a_hidden_idea_is_seen_by_its_writer_alone()
    {
        var run = _story.InPhase(0);
        var (zon, wind) = (_story.AddIdea(Piet, "Zon"), _story.AddIdea(Piet, "Wind"));
        foreach (var command in new MeetingCommand[]
        {
            new EditIdea(zon, "Zonnepanelen", "Zon"), new MoveIdea(zon, 4321, 1), new ColourIdea(zon, IdeaColour.Pink), new AddLink(Ids.Of("link"), zon, wind, "samen"), new RemoveLink(Ids.Of("link")),
        })
        {
            var commit = _story.Do(Piet, command);
            commit.Changes.Where(change => change.For is not Audience.Server).ShouldAllBe(change => change.For.Equals(new Audience.Person(Piet.PersonId)));
            commit.Changes.ShouldContain(change => change.For is Audience.Person);
        }

        var removed = _story.Do(Piet, new RemoveIdea(wind));
        removed.By.ShouldBeNull();
        _story.Run(run).Hidden.ShouldBe(1);
        _story.Do(Piet, new Undo(removed.CommandId)).By.ShouldBeNull();
        (_story.Run(run).Hidden, _story.SeenBy(Fatima).Any(), _story.SeenBy(Piet).Count()).ShouldBe((2, false, 2));
    }

    [Fact]
    public void RUN5_a_link_between_what_everybody_sees_and_what_is_hidden_is_seen_by_who_sees_both()
    {
        var open = _story.AddIdea(Fatima, "Open");
        var run = _story.InPhase(0);
        var link = _story.AddLink(Piet, _story.AddIdea(Piet, "Zon"), open, "hoort bij");
        Sees(Fatima, Key.Of<Link>(link)).ShouldBeFalse();
        Sees(Piet, Key.Of<Link>(link)).ShouldBeTrue();
        _story.Refuse(MeetingRefusals.LinkUnknown, Fatima, new RemoveLink(link));
        _story.Do(Fatima, new RevealIdeas(run, null));
        Sees(Fatima, Key.Of<Link>(link)).ShouldBeTrue();
    }

    [Fact]
    public void VIS2_RUN5_no_undo_is_refused_for_something_that_its_doer_may_not_see()
    {
        var open = _story.Do(Mila, new AddIdea(Ids.Of("open"), "Open", null, null, null));
        var cluster = _story.Do(Mila, new AddCluster(Ids.Of("cluster"), "Dak", null, null));
        _story.InPhase(0);
        var zon = _story.AddIdea(Piet, "Zon", Ids.Of("cluster"));
        _story.AddLink(Piet, zon, Ids.Of("open"));

        _story.Do(Mila, new Undo(cluster.CommandId));
        _story.Do(Mila, new Undo(open.CommandId));
        (_story.Idea(zon).ClusterId, _story.State.Count<Link>()).ShouldBe((null, 0));
    }

    [Fact]
    public void RUN5_a_cluster_that_is_removed_or_merged_keeps_what_is_hidden_in_it()
    {
        var (dak, muur) = (_story.AddCluster(Fatima, "Dak"), _story.AddCluster(Fatima, "Muur"));
        _story.InPhase(0);
        var zon = _story.AddIdea(Piet, "Zon", dak);
        _story.Do(Fatima, new MergeClusters(muur, [dak]));
        _story.Idea(zon).ClusterId.ShouldBe(muur);
        _story.Do(Fatima, new RemoveCluster(muur));
        _story.Idea(zon).ClusterId.ShouldBeNull();
        _story.SeenBy(Fatima).ShouldBeEmpty();
    }

    [Fact]
    public void RUN6_a_reveal_shows_all_at_once()
    {
        var run = _story.InPhase(0);
        _story.AddIdea(Piet, "Zon");
        _story.AddIdea(Mila, "Wind");
        _story.Do(Fatima, new RevealIdeas(run, null)).Changes.OfType<Change.Put>().ShouldAllBe(put => put.For is Audience.All);
        _story.SeenBy(Olga).ShouldBe(["Zon", "Wind"]);
        (_story.Run(run).Hidden, _story.Run(run).Revealed).ShouldBe((0, true));
        _story.AddIdea(Piet, "Nog een");
        _story.SeenBy(Olga).ShouldContain("Nog een", "once all was shown, the silence is over");
    }

    [Fact]
    public void RUN6_a_reveal_cluster_by_cluster_shows_those_of_that_cluster()
    {
        var run = _story.InPhase(0);
        var zones = _story.State.All<Cluster>().OrderBy(cluster => cluster.Zone).Select(cluster => cluster.Id).ToList();
        _story.AddIdea(Piet, "Zon", zones[0]);
        _story.AddIdea(Mila, "Wind", zones[1]);
        _story.Do(Fatima, new RevealIdeas(run, zones[0]));
        _story.SeenBy(Fatima).ShouldBe(["Zon"]);
        (_story.Run(run).Hidden, _story.Run(run).Revealed).ShouldBe((1, false));
        _story.Do(Fatima, new RevealIdeas(run, zones[0])).Steps.ShouldBeEmpty();
        _story.Do(Fatima, new RevealIdeas(run, zones[1]));
        _story.Run(run).Revealed.ShouldBeTrue();
    }

    [Fact]
    public void RUN6_what_is_hidden_stays_so_after_its_phase_and_after_its_run_until_it_is_revealed()
    {
        var run = _story.InPhase(0);
        _story.AddIdea(Piet, "Zon");
        _story.Do(Fatima, new StartPhase(run, 1));
        _story.AddIdea(Piet, "Open");
        _story.SeenBy(Fatima).ShouldBe(["Open"]);
        _story.Do(Fatima, new AbortRun(run));
        _story.SeenBy(Fatima).ShouldBe(["Open"]);
        _story.Do(Fatima, new RevealIdeas(run, null));
        _story.SeenBy(Fatima).ShouldBe(["Zon", "Open"]);
    }

    [Fact]
    public void RUN6_what_was_begun_while_it_was_hidden_is_hidden_whenever_it_comes()
    {
        var run = _story.InPhase(0);
        _story.Do(Fatima, new StartPhase(run, 1));
        _story.Do(Piet, Begun("In de trein geschreven"));
        _story.Do(Fatima, new FinishRun(run));
        _story.Do(Piet, Begun("Nog later binnen"));
        _story.SeenBy(Fatima).ShouldBeEmpty();
        _story.Run(run).Hidden.ShouldBe(2);
        _story.Do(Fatima, new RevealIdeas(run, null));
        _story.Do(Piet, Begun("Na de onthulling"));
        _story.SeenBy(Fatima).Count().ShouldBe(3);

        AddIdea Begun(string text) => new(Ids.Next(), text, null, null, null, null, run, 0);
    }

    [Fact]
    public void RUN6_who_finishes_in_the_grace_of_a_hidden_phase_finishes_it_hidden()
    {
        var run = _story.InPhase(0);
        _story.Do(Fatima, new StartPhase(run, 4));
        _story.AddIdea(Piet, "Net op tijd");
        _story.SeenBy(Fatima).ShouldBeEmpty();
        _story.Run(run).Hidden.ShouldBe(1);
    }

    [Fact]
    public void IMP1_VIS2_nobody_takes_hidden_ideas_along_in_a_file_and_a_run_is_over_in_it()
    {
        var open = _story.AddIdea(Piet, "Open");
        _story.InPhase(0);
        _story.AddLink(Piet, _story.AddIdea(Piet, "geheim-idee"), open, "geheime-link");
        _story.Do(Piet, new SayReady(_story.State.All<Run>().Single().Id, 0));
        foreach (var person in new[] { Fatima, Piet })
        {
            var file = MeetingFiles.Export(_story.State, person.PersonId);
            file.ToJsonString().ShouldNotContain("geheim");
            var back = MeetingFiles.PutBack(file).Meeting.ShouldNotBeNull();
            back.State.All<Run>().ShouldHaveSingleItem().Status.ShouldBe(RunStatus.Aborted);
            ((string)MeetingFiles.Export(back.State, Fatima.PersonId)["contentHash"]!).ShouldBe((string)file["contentHash"]!, "IMP3");
            back.Do(Fatima, new StartRun(Ids.Next(), back.State.All<AgendaItem>().Single().Id, 0));
            back.Do(Fatima, new AddIdea(Ids.Next(), "Verder", null, null, null));
            back.State.All<Idea>().Select(idea => idea.Number).ShouldBe([1, 3], ignoreOrder: true);
        }
    }

    [Fact]
    public void HOM2_VIS2_nothing_hidden_goes_home_to_the_community()
    {
        var story = new Story(new Meeting());
        story.Do(Fatima, new StartMeeting("Warmte", "BCDFGH", "Fatima", Sector.Government, null, new Belongs(Ids.Of("community"), Ids.Of("planned"))));
        story.Do(Piet, new JoinMeeting("Piet", Sector.Business, null));
        story.Do(Fatima, new AddAgendaItem(Ids.Of("item"), "Ideeën", null));
        story.Do(Fatima, new PlanMethod(Ids.Of("item"), RunPlan));
        story.Do(Fatima, new AddIdea(Ids.Next(), "Open", null, null, null));
        story.Do(Fatima, new StartRun(Ids.Of("run"), Ids.Of("item"), 0));
        story.Do(Piet, new AddIdea(Ids.Next(), "Verborgen", null, null, null));
        var harvest = story.Do(Fatima, new CloseMeeting()).Reactions.Select(reaction => reaction.Command).OfType<GatheringCommand.TakeMeetingHome>().ShouldHaveSingleItem().Harvest;
        (harvest.Input["government"], harvest.Input["business"], harvest.Contributors).ShouldBe((1, 0, 1));
    }

    private static MeetingCommand About(string command, string idea, string open) => command switch
    {
        "editIdea" => new EditIdea(idea, "Anders", "Zon"),
        "moveIdea" => new MoveIdea(idea, 1, 2),
        "moveIdeas" => new MoveIdeas([new IdeaPlace(idea, 1, 2)], null),
        "colourIdea" => new ColourIdea(idea, IdeaColour.Pink),
        "removeIdea" => new RemoveIdea(idea),
        "assignCluster" => new AssignCluster(idea, null),
        "addLinkFrom" => new AddLink(Ids.Of("link"), idea, open, "x"),
        "addLinkTo" => new AddLink(Ids.Of("link"), open, idea, "x"),
        "mergeIdeas" => new MergeIdeas(Ids.Of("merged"), "Samen", [open, idea], null, null, null),
        "splitCluster" => new SplitCluster(Ids.Of("cluster"), Ids.Of("part"), "Deel", [idea]),
        "castVote" => new CastVote(Ids.Of("round"), idea),
        "withdrawVote" => new WithdrawVote(Ids.Of("round"), idea),
        "recordDecision" => new RecordDecision(Ids.Of("decision"), Ids.Of("item"), "Zo", [idea]),
        _ => new AssignAction(Ids.Of("action"), Ids.Of("item"), "Zo", Fatima.PersonId, null, [idea]),
    };

    private bool Sees(Sender.Person person, Key key) => _story.State.Find(key)!.Audience.Includes(new Viewer(person.PersonId, "facilitator", null));
}
