using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

/// <summary>Many ideas moved at once, clusters that move, and colours.</summary>
public sealed class PlacingTests
{
    private readonly MeetingStory _story = new();
    private readonly string _dak, _zon, _wind;

    public PlacingTests()
    {
        _dak = _story.AddCluster(Fatima, "Dak");
        (_zon, _wind) = (_story.AddIdea(Piet, "Zon", _dak), _story.AddIdea(Noor, "Wind"));
    }

    [Fact]
    public void Many_ideas_get_a_place_and_a_cluster_in_one_deed()
    {
        var gevel = _story.AddCluster(Fatima, "Gevel");
        var moved = _story.Do(Piet, new MoveIdeas([new IdeaPlace(_zon, 1, 2), new IdeaPlace(_wind, null, null)], gevel));

        (Place(_zon), Place(_wind)).ShouldBe(((1d, 2d, gevel), (null, null, gevel)));
        _story.Do(Piet, new Undo(moved.CommandId));
        (Place(_zon), Place(_wind)).ShouldBe(((null, null, _dak), (null, null, null)));
    }

    [Fact]
    public void Ideas_leave_their_clusters_only_where_that_is_said()
    {
        _story.Do(Piet, new MoveIdeas([new IdeaPlace(_zon, 1, 2)], null));
        _story.Idea(_zon).ClusterId.ShouldBe(_dak);

        _story.Do(Piet, new MoveIdeas([new IdeaPlace(_zon, 1, 2), new IdeaPlace(_wind, 3, 4)], null, LeaveClusters: true));
        _story.Idea(_zon).ClusterId.ShouldBeNull();
    }

    [Fact]
    public void What_stands_there_already_changes_nothing()
    {
        _story.Do(Piet, new MoveIdeas([new IdeaPlace(_zon, 1, 2)], _dak));
        _story.Do(Piet, new MoveIdeas([new IdeaPlace(_zon, 1, 2)], _dak)).Changes.ShouldBeEmpty();
        _story.Do(Piet, new MoveIdeas([new IdeaPlace(_zon, null, null)], null)).Changes.ShouldBeEmpty();
        _story.Idea(_zon).X.ShouldBe(1);
    }

    [Fact]
    public void An_idea_that_is_gone_holds_up_none_of_the_others()
    {
        _story.Do(Fatima, new RemoveIdea(_wind));
        _story.Do(Piet, new MoveIdeas([new IdeaPlace(_wind, 1, 1), new IdeaPlace(_zon, 5, 6)], null));
        Place(_zon).ShouldBe((5d, 6d, _dak));

        _story.Refuse(MeetingRefusals.IdeaUnknown, Piet, new MoveIdeas([new IdeaPlace(_wind, 1, 1)], null));
        _story.Refuse(MeetingRefusals.ClusterUnknown, Piet, new MoveIdeas([new IdeaPlace(_zon, 1, 1)], Ids.Next())).Detail!.Field.ShouldBe("clusterId");
    }

    [Fact]
    public void A_note_taker_moves_ideas_only_where_all_are_their_own()
    {
        _story.Do(Noor, new MoveIdeas([new IdeaPlace(_wind, 1, 1)], _dak));
        _story.Refuse(Refusals.RoleNotAllowed, Noor, new MoveIdeas([new IdeaPlace(_wind, 2, 2), new IdeaPlace(_zon, 2, 2)], null));
        Place(_wind).ShouldBe((1d, 1d, _dak));
    }

    [Fact]
    public void UND1_a_move_is_taken_back_whole_or_not_at_all()
    {
        var moved = _story.Do(Piet, new MoveIdeas([new IdeaPlace(_zon, 1, 2), new IdeaPlace(_wind, 3, 4)], null));
        _story.Do(Fatima, new MoveIdea(_wind, 9, 9));
        _story.Refuse(MeetingRefusals.UndoOvertaken, Piet, new Undo(moved.CommandId));
        (Place(_zon), Place(_wind)).ShouldBe(((1d, 2d, _dak), (9d, 9d, null)));
    }

    [Fact]
    public void A_cluster_gets_a_place_and_its_ideas_keep_theirs()
    {
        var moved = _story.Do(Piet, new MoveCluster(_dak, 30, -40)).Changes.ShouldHaveSingleItem().ShouldBeOfType<Change.Patch>();
        moved.Fields.Keys.ShouldBe(["x", "y"]);
        (_story.State.Find<Cluster>(_dak)!.X, _story.State.Find<Cluster>(_dak)!.Y).ShouldBe((30, -40));
        _story.Do(Piet, new MoveCluster(_dak, 30, -40)).Changes.ShouldBeEmpty();
        _story.Refuse(MeetingRefusals.ClusterUnknown, Piet, new MoveCluster(Ids.Next(), 1, 1));
    }

    [Fact]
    public void An_idea_comes_with_a_colour_gets_another_and_loses_it()
    {
        var id = Ids.Next();
        _story.Do(Piet, new AddIdea(id, "Groen dak", null, null, null, IdeaColour.Green));
        _story.Idea(id).Colour.ShouldBe(IdeaColour.Green);

        var patch = _story.Do(Fatima, new ColourIdea(id, null)).Changes.ShouldHaveSingleItem().ShouldBeOfType<Change.Patch>();
        patch.Fields.Keys.ShouldBe(["colour"]);
        _story.Idea(id).Colour.ShouldBeNull();

        _story.Do(Fatima, new ColourIdea(id, null)).Changes.ShouldBeEmpty();
        _story.Refuse(MeetingRefusals.IdeaUnknown, Piet, new ColourIdea(Ids.Next(), IdeaColour.Blue));
    }

    [Fact]
    public void Many_ideas_get_a_colour_in_one_deed_and_undo_gives_each_its_own_back()
    {
        _story.Do(Piet, new ColourIdea(_zon, IdeaColour.Pink));
        var coloured = _story.Do(Piet, new ColourIdea(_zon, IdeaColour.Blue, [_wind, Ids.Next(), _zon]));
        (_story.Idea(_zon).Colour, _story.Idea(_wind).Colour).ShouldBe((IdeaColour.Blue, IdeaColour.Blue));

        _story.Do(Piet, new Undo(coloured.CommandId));
        (_story.Idea(_zon).Colour, _story.Idea(_wind).Colour).ShouldBe((IdeaColour.Pink, null));
        _story.Refuse(MeetingRefusals.IdeaUnknown, Piet, new ColourIdea(Ids.Next(), IdeaColour.Blue, [Ids.Next()]));
    }

    [Fact]
    public void UND1_200_ideas_come_in_one_deed_in_their_order_and_go_with_one_undo()
    {
        IdeaWords[] words = [.. Enumerable.Range(1, Limits.IdeasMoved).Select(i => new IdeaWords(Ids.Next(), $"Idee {i}"))];
        var before = _story.State.All<Idea>().Max(idea => idea.Number);
        var added = _story.Do(Piet, new AddIdea(words[0].IdeaId, words[0].Text, 7, 8, _dak, IdeaColour.Green, Others: [.. words[1..]]));
        added.Changes.OfType<Change.Put>().Count(put => put.Record is Idea).ShouldBe(Limits.IdeasMoved);
        words.Select(it => _story.Idea(it.IdeaId)).Select(idea => (idea.Number, idea.Text, idea.ClusterId, idea.Colour, idea.AuthorId))
            .ShouldBe(words.Select((it, i) => (before + 1 + i, it.Text, (string?)_dak, (IdeaColour?)IdeaColour.Green, Piet.PersonId)));
        (_story.Idea(words[0].IdeaId).X, _story.Idea(words[1].IdeaId).X).ShouldBe((7d, null));

        var undone = _story.Do(Piet, new Undo(added.CommandId));
        _story.State.Count<Idea>().ShouldBe(2);
        _story.Do(Piet, new Undo(undone.CommandId));
        words.Select(it => _story.Idea(it.IdeaId).Number).ShouldBe(words.Select((_, i) => before + 1 + i));
    }

    [Fact]
    public void UND1_many_ideas_of_which_somebody_changed_one_since_all_stay()
    {
        var (one, two) = (Ids.Next(), Ids.Next());
        var added = _story.Do(Piet, new AddIdea(one, "Een", null, null, null, Others: [new IdeaWords(two, "Twee")]));
        _story.Do(Fatima, new EditIdea(two, "Tweede", "Twee"));
        _story.Refuse(MeetingRefusals.UndoOvertaken, Piet, new Undo(added.CommandId));
        _story.Idea(one).Text.ShouldBe("Een");
    }

    [Fact]
    public void Of_many_ideas_none_comes_where_one_cannot_and_none_of_their_words_is_lost()
    {
        AddIdea Three(string third, string? cluster = null) =>
            new(Ids.Next(), "Een", null, null, cluster, Others: [new IdeaWords(Ids.Next(), "Twee"), new IdeaWords(third, "Drie")]);
        var before = _story.State.Count<Idea>();
        _story.Refuse(Refusals.IdTaken, Piet, Three(_zon)).Detail!.Field.ShouldBe("others[1].ideaId");
        _story.Refuse(MeetingRefusals.ClusterUnknown, Piet, Three(Ids.Next(), Ids.Next())).Detail!.Yours.ShouldBe("Een\nTwee\nDrie");
        _story.Do(Fatima, new AddLock(LockScope.Cluster, _dak));
        _story.Refuse(MeetingRefusals.Locked, Piet, Three(Ids.Next(), _dak)).Detail!.Yours.ShouldBe("Een\nTwee\nDrie");
        _story.State.Count<Idea>().ShouldBe(before);
    }

    [Fact]
    public void Whoever_may_work_on_their_own_alone_does_so_with_many_only_where_all_are_their_own()
    {
        var own = _story.AddIdea(Noor, "Water");
        _story.Refuse(Refusals.RoleNotAllowed, Noor, new ColourIdea(own, IdeaColour.Blue, [_zon]));
        _story.Refuse(Refusals.RoleNotAllowed, Noor, new RemoveIdea(own, null, [_zon]));
        _story.Refuse(Refusals.RoleNotAllowed, Piet, new RemoveIdea(_zon, null, [own]));

        _story.Do(Noor, new RemoveIdea(own, null, [_wind]));
        _story.State.All<Idea>().Select(idea => idea.Id).ShouldBe([_zon]);
    }

    [Fact]
    public void UND1_120_ideas_go_in_one_deed_and_come_back_with_one_undo()
    {
        var ideas = Enumerable.Range(0, 120).Select(i => _story.AddIdea(Piet, $"Idee {i}", i % 2 == 0 ? _dak : null)).ToList();
        var before = _story.State.All<Idea>().OrderBy(idea => idea.Number).ToList();

        var removed = _story.Do(Fatima, new RemoveIdea(ideas[0], null, [.. ideas.Skip(1)]));
        _story.State.All<Idea>().Select(idea => idea.Id).Order().ShouldBe(new[] { _zon, _wind }.Order());

        _story.Do(Fatima, new Undo(removed.CommandId));
        _story.State.All<Idea>().OrderBy(idea => idea.Number).ShouldBe(before);
    }

    [Fact]
    public void Of_many_that_go_those_that_something_came_from_stay_and_what_is_gone_is_passed_over()
    {
        var item = _story.AddAgendaItem("Warmte");
        _story.Do(Noor, new RecordDecision(Ids.Next(), item, "Zo doen we het", [_zon]));
        _story.Do(Fatima, new RemoveIdea(_zon, null, [_wind, Ids.Next()]));
        _story.State.All<Idea>().Select(idea => idea.Id).ShouldBe([_zon]);
        _story.Refuse(MeetingRefusals.IdeaInUse, Fatima, new RemoveIdea(_zon, null, [_wind]));
    }

    [Fact]
    public void What_was_made_of_ideas_goes_with_them_and_keeps_them_where_it_stays()
    {
        var both = Ids.Next();
        _story.Do(Fatima, new MergeIdeas(both, "Samen", [_zon, _wind], null, null, null));
        _story.Do(Noor, new RecordDecision(Ids.Next(), _story.AddAgendaItem("Warmte"), "Zo doen we het", [both]));
        _story.Refuse(MeetingRefusals.IdeaInUse, Fatima, new RemoveIdea(_zon, null, [_wind, both]));

        var (one, made) = (_story.AddIdea(Piet, "Een"), Ids.Next());
        _story.Do(Fatima, new MergeIdeas(made, "Anders", [one, _story.AddIdea(Piet, "Twee")], null, null, null));
        _story.Refuse(MeetingRefusals.IdeaInUse, Fatima, new RemoveIdea(one));
        _story.Do(Fatima, new RemoveIdea(one, null, [made]));
        (_story.State.Find<Idea>(one), _story.State.Find<Idea>(made)).ShouldBe((null, null));
    }

    private (double?, double?, string?) Place(string id) => (_story.Idea(id).X, _story.Idea(id).Y, _story.Idea(id).ClusterId);
}
