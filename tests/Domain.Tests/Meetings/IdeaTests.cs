using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

public sealed class IdeaTests
{
    private readonly MeetingStory _story = new();

    [Fact]
    public void An_idea_has_a_number_its_author_and_the_time_of_the_server()
    {
        _story.AddIdea(Fatima, "Eerste");
        var id = _story.AddIdea(Piet, "Tweede");

        var idea = _story.Idea(id);
        idea.Number.ShouldBe(2);
        idea.AuthorId.ShouldBe(Piet.PersonId);
        idea.AddedAt.ShouldBe(_story.Now);
        idea.ClusterId.ShouldBeNull();
    }

    [Fact]
    public void A_number_is_not_given_twice_also_when_its_idea_is_gone()
    {
        var first = _story.AddIdea(Piet, "Weg ermee");
        _story.Do(Piet, new RemoveIdea(first));

        _story.Idea(_story.AddIdea(Piet, "Blijft")).Number.ShouldBe(2);
    }

    [Fact]
    public void An_id_is_not_used_twice_also_when_its_idea_is_gone()
    {
        var id = _story.AddIdea(Piet, "Een idee");
        _story.Refuse(Refusals.IdTaken, Piet, new AddIdea(id, "Nog een idee", null, null, null));

        _story.Do(Piet, new RemoveIdea(id));
        _story.Refuse(Refusals.IdTaken, Piet, new AddIdea(id, "Nog een idee", null, null, null));
    }

    [Fact]
    public void An_edit_against_a_text_that_is_gone_is_refused_with_both_texts()
    {
        var id = _story.AddIdea(Piet, "Zonnepanelen");
        _story.Do(Fatima, new EditIdea(id, "Zonnepanelen op school", "Zonnepanelen"));

        var refused = _story.Refuse(MeetingRefusals.IdeaChanged, Piet, new EditIdea(id, "Zonnepanelen op het dak", "Zonnepanelen"));

        refused.Detail!.Current.ShouldBe("Zonnepanelen op school");
        refused.Detail.Yours.ShouldBe("Zonnepanelen op het dak");
        _story.Idea(id).Text.ShouldBe("Zonnepanelen op school");
    }

    [Fact]
    public void An_edit_to_what_stands_there_already_is_no_conflict()
    {
        var id = _story.AddIdea(Piet, "Zonnepanelen");
        _story.Do(Fatima, new EditIdea(id, "Zonneboilers", "Zonnepanelen"));

        _story.Do(Piet, new EditIdea(id, "Zonneboilers", "Zonnepanelen")).Changes.ShouldBeEmpty();
    }

    [Fact]
    public void An_edit_of_an_idea_that_is_gone_gives_the_words_back()
    {
        var id = _story.AddIdea(Piet, "Zonnepanelen");
        _story.Do(Fatima, new RemoveIdea(id));

        _story.Refuse(MeetingRefusals.IdeaUnknown, Piet, new EditIdea(id, "Mijn woorden", "Zonnepanelen"))
            .Detail!.Yours.ShouldBe("Mijn woorden");
    }

    [Fact]
    public void A_move_changes_the_place_and_nothing_else()
    {
        var id = _story.AddIdea(Piet, "Zonnepanelen");

        var change = _story.Do(Piet, new MoveIdea(id, 12.5, -3)).Changes.ShouldHaveSingleItem().ShouldBeOfType<Change.Patch>();

        change.Fields.Keys.ShouldBe(["x", "y"]);
        (_story.Idea(id).X, _story.Idea(id).Y).ShouldBe((12.5, -3));
    }

    [Fact]
    public void A_removed_idea_stays_whole_in_the_history()
    {
        var id = _story.AddIdea(Piet, "Zonnepanelen");
        var was = _story.Idea(id);

        var @event = _story.Do(Piet, new RemoveIdea(id)).Steps.ShouldHaveSingleItem().Event;

        @event.ShouldBe(new MeetingEvent.IdeaRemoved(was));
        _story.State.Find<Idea>(id).ShouldBeNull();
    }

    [Fact]
    public void What_is_not_there_cannot_be_moved_or_removed()
    {
        _story.Refuse(MeetingRefusals.IdeaUnknown, Piet, new MoveIdea(Ids.Next(), 1, 1));
        _story.Refuse(MeetingRefusals.IdeaUnknown, Piet, new RemoveIdea(Ids.Next()));
        _story.Refuse(MeetingRefusals.IdeaUnknown, Piet, new AssignCluster(Ids.Next(), null));
    }

    [Fact]
    public void An_idea_can_be_added_in_a_cluster_that_is_there_and_in_no_other()
    {
        var cluster = _story.AddCluster(Fatima, "Dak");
        _story.Idea(_story.AddIdea(Piet, "Zonnepanelen", cluster)).ClusterId.ShouldBe(cluster);

        _story.Refuse(MeetingRefusals.ClusterUnknown, Piet, new AddIdea(Ids.Next(), "Groen dak", null, null, Ids.Next()))
            .Detail!.Yours.ShouldBe("Groen dak");
    }
}
