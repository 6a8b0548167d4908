using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Entities;

using static MeetingCommand;

/// <summary>A record that changes its audience is put where somebody gains sight and deleted where somebody loses it.</summary>
public sealed class ProjectionTests
{
    private static readonly Sender.Person Ada = MeetingStory.Person("ada");
    private static readonly Audience OnlyAda = new Audience.Person(Ada.PersonId);
    private static readonly Audience Facilitators = new Audience.Roles(["facilitator"]);

    private readonly Story _story = new(new ToyKind());
    private readonly string _id = Ids.Next();

    [Fact]
    public void Who_keeps_sight_gets_only_the_fields_that_differ()
    {
        Show(Audience.Everyone);
        Changes(Audience.Everyone, "two").ShouldHaveSingleItem().ShouldBeOfType<Change.Patch>().Fields.Keys.ShouldBe(["text"]);
    }

    [Fact]
    public void A_record_that_stays_as_it_is_gives_no_change()
    {
        Show(Audience.Everyone);
        Changes(Audience.Everyone, "one").ShouldBeEmpty();
    }

    [Fact]
    public void Revealing_to_all_is_a_put_for_all()
    {
        Show(OnlyAda);
        var put = Changes(Audience.Everyone).ShouldHaveSingleItem().ShouldBeOfType<Change.Put>();
        put.For.ShouldBe(Audience.Everyone);
        _story.State.AudienceChangedAt.ShouldBe(_story.State.Seq);
    }

    [Fact]
    public void Hiding_takes_it_from_all_and_gives_it_to_who_keeps_it()
    {
        Show(Audience.Everyone);
        Changes(OnlyAda).ShouldBe(
        [
            new Change.Delete(Key.Of<Idea>(_id), Audience.Everyone),
            new Change.Put(_story.State.Find<Idea>(_id)!, OnlyAda),
        ]);
        _story.State.AudienceChangedAt.ShouldBe(_story.State.Seq);
    }

    [Fact]
    public void From_one_audience_to_another_that_does_not_hold_it()
    {
        Show(OnlyAda);
        Changes(Facilitators).Select(change => (change.GetType(), change.For)).ShouldBe(
            [(typeof(Change.Delete), OnlyAda), (typeof(Change.Put), Facilitators)]);
    }

    [Fact]
    public void What_nobody_sees_leaves_no_trace_when_it_is_gone()
    {
        Show(Audience.Nobody);
        _story.Do(Ada, new RemoveIdea(_id));
        _story.State.Deletions.ShouldBeEmpty();
    }

    [Fact]
    public void A_deletion_leaves_its_place_in_the_order()
    {
        Show(OnlyAda);
        _story.Do(Ada, new RemoveIdea(_id));
        _story.State.Deletions.ShouldBe([new State.Deletion(Key.Of<Idea>(_id), OnlyAda, _story.State.Seq)]);
    }

    [Fact]
    public void A_record_that_comes_back_for_others_counts_as_a_changed_audience()
    {
        Show(Audience.Everyone);
        _story.Do(Ada, new RemoveIdea(_id));
        Show(OnlyAda);
        _story.State.AudienceChangedAt.ShouldBe(_story.State.Seq);
    }

    [Fact]
    public void Only_so_many_deletions_are_remembered_and_what_is_forgotten_is_known()
    {
        for (var i = 0; i <= State.DeletionsKept; i++)
        {
            var id = Ids.Next();
            _story.Do(Ada, new AddIdea(id, "all", null, null, null));
            _story.Do(Ada, new RemoveIdea(id));
        }

        _story.State.Deletions.Count().ShouldBeLessThanOrEqualTo(State.DeletionsKept);
        _story.State.Deletions.Min(deletion => deletion.Seq).ShouldBe(_story.State.DeletionsForgottenUpTo + 2);
    }

    private void Show(Audience audience) => _story.Do(Ada, new AddIdea(_id, ToyKind.TextFor(audience, "one"), null, null, null));

    private List<Change> Changes(Audience audience, string secret = "one") =>
        [.. _story.Do(Ada, new EditIdea(_id, ToyKind.TextFor(audience, secret), "")).Changes];
}
