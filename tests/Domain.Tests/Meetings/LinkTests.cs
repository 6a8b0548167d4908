using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

public sealed class LinkTests
{
    private readonly MeetingStory _story = new();
    private readonly string _zon, _wind, _water;

    public LinkTests() => (_zon, _wind, _water) = (_story.AddIdea(Piet, "Zon"), _story.AddIdea(Noor, "Wind"), _story.AddIdea(Fatima, "Water"));

    [Fact]
    public void A_link_has_a_number_its_author_and_a_label_where_somebody_gave_one()
    {
        _story.AddLink(Fatima, _zon, _wind);
        var id = _story.AddLink(Piet, _wind, _water, "gaat samen");

        _story.State.Find<Link>(id).ShouldBe(new Link(id, 2, _wind, _water, "gaat samen", Piet.PersonId));
        _story.State.Find(Key.Of<Link>(id))!.Audience.ShouldBe(Audience.Everyone);
    }

    [Fact]
    public void An_idea_has_no_link_with_itself_and_two_ideas_have_one_at_most()
    {
        _story.Refuse(MeetingRefusals.LinkWithItself, Piet, new AddLink(Ids.Next(), _zon, _zon, "x")).Detail!.Yours.ShouldBe("x");

        _story.AddLink(Piet, _zon, _wind, "zo");
        foreach (var (from, to) in new[] { (_zon, _wind), (_wind, _zon) })
        {
            var refused = _story.Refuse(MeetingRefusals.LinkExists, Fatima, new AddLink(Ids.Next(), from, to, "anders"));
            (refused.Detail!.Current, refused.Detail.Yours).ShouldBe(("zo", "anders"));
        }

        _story.AddLink(Piet, _zon, _water);
    }

    [Fact]
    public void A_link_joins_ideas_that_are_there_under_an_id_of_its_own()
    {
        _story.Refuse(MeetingRefusals.IdeaUnknown, Piet, new AddLink(Ids.Next(), Ids.Next(), _zon, null)).Detail!.Field.ShouldBe("fromIdeaId");
        _story.Refuse(MeetingRefusals.IdeaUnknown, Piet, new AddLink(Ids.Next(), _zon, Ids.Next(), null)).Detail!.Field.ShouldBe("toIdeaId");

        var id = _story.AddLink(Piet, _zon, _wind);
        _story.Refuse(Refusals.IdTaken, Piet, new AddLink(id, _zon, _water, null));
        _story.Do(Piet, new RemoveLink(id));
        _story.Refuse(Refusals.IdTaken, Piet, new AddLink(id, _zon, _water, null));
        _story.Refuse(MeetingRefusals.LinkUnknown, Piet, new RemoveLink(id));
    }

    [Fact]
    public void A_removed_idea_takes_its_links_along_and_undo_brings_them_back()
    {
        var (first, second, other) = (_story.AddLink(Piet, _zon, _wind, "en"), _story.AddLink(Fatima, _water, _zon), _story.AddLink(Noor, _wind, _water));

        var removed = _story.Do(Piet, new RemoveIdea(_zon));
        LinkIds().ShouldBe([other]);
        removed.Steps.ShouldHaveSingleItem();
        removed.Changes.OfType<Change.Delete>().Select(change => change.Key.Id).ShouldBe([first, second, _zon]);

        var undone = _story.Do(Piet, new Undo(removed.CommandId));
        LinkIds().ShouldBe([first, second, other]);
        _story.State.Find<Link>(first).ShouldBe(new Link(first, 1, _zon, _wind, "en", Piet.PersonId));

        _story.Do(Piet, new Undo(undone.CommandId));
        LinkIds().ShouldBe([other]);
    }

    [Fact]
    public void UND1_ideas_that_went_together_come_back_with_the_links_between_them_and_can_go_again()
    {
        var (between, out_) = (_story.AddLink(Piet, _zon, _wind, "en"), _story.AddLink(Noor, _wind, _water));
        var removed = _story.Do(Fatima, new RemoveIdea(_zon, null, [_wind]));
        LinkIds().ShouldBeEmpty();

        var undone = _story.Do(Fatima, new Undo(removed.CommandId));
        LinkIds().ShouldBe([between, out_]);
        var redone = _story.Do(Fatima, new Undo(undone.CommandId));
        (LinkIds().Any(), _story.State.All<Idea>().Select(idea => idea.Id).Single()).ShouldBe((false, _water));
        _story.Do(Fatima, new Undo(redone.CommandId));
        LinkIds().ShouldBe([between, out_]);
    }

    [Fact]
    public void A_link_to_an_idea_that_is_gone_does_not_come_back()
    {
        var (toWind, toWater) = (_story.AddLink(Piet, _zon, _wind), _story.AddLink(Piet, _zon, _water));
        var removed = _story.Do(Piet, new RemoveIdea(_zon));
        _story.Do(Noor, new RemoveIdea(_wind));

        _story.Do(Piet, new Undo(removed.CommandId));
        LinkIds().ShouldBe([toWater]);
        _story.State.Find<Link>(toWind).ShouldBeNull();
    }

    [Fact]
    public void UND1_an_idea_that_another_has_linked_since_is_not_taken_back()
    {
        var added = _story.Do(Piet, new AddIdea(Ids.Of("mine"), "Dak", null, null, null));
        var link = _story.AddLink(Fatima, Ids.Of("mine"), _wind);
        _story.Refuse(MeetingRefusals.UndoOvertaken, Piet, new Undo(added.CommandId));

        _story.Do(Fatima, new RemoveLink(link));
        _story.Do(Piet, new Undo(added.CommandId));
    }

    [Fact]
    public void UND1_a_removed_link_comes_back_only_where_both_ideas_are_there_and_nobody_linked_them_anew()
    {
        var link = _story.AddLink(Piet, _zon, _wind);
        var removed = _story.Do(Piet, new RemoveLink(link));
        var anew = _story.AddLink(Fatima, _wind, _zon);
        _story.Refuse(MeetingRefusals.UndoOvertaken, Piet, new Undo(removed.CommandId));

        _story.Do(Fatima, new RemoveLink(anew));
        var gone = _story.Do(Noor, new RemoveIdea(_wind));
        _story.Refuse(MeetingRefusals.UndoOvertaken, Piet, new Undo(removed.CommandId));

        _story.Do(Noor, new Undo(gone.CommandId));
        _story.Do(Piet, new Undo(removed.CommandId));
        LinkIds().ShouldBe([link]);
    }

    private IEnumerable<string> LinkIds() => _story.State.All<Link>().OrderBy(link => link.Number).Select(link => link.Id);
}
