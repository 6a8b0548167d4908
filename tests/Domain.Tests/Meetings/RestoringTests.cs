using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;
using Record = Samenwerken.Domain.Entities.Record;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

/// <summary>The board as it was before.</summary>
public sealed class RestoringTests
{
    private readonly MeetingStory _story = new();

    [Fact]
    public void LED9_words_places_clusters_and_links_are_as_they_were_and_what_came_since_goes()
    {
        var (dak, zon, wind) = (_story.AddCluster(Piet, "Dak"), _story.AddIdea(Piet, "Zon"), _story.AddIdea(Noor, "Wind"));
        _story.Do(Piet, new AssignCluster(zon, dak));
        _story.Do(Piet, new MoveIdea(wind, 1, 2));
        var link = _story.AddLink(Piet, zon, wind);
        var before = Board();
        var moment = Moment();

        _story.Do(Piet, new EditIdea(zon, "Zonnig", "Zon"));
        _story.Do(Piet, new MoveIdea(wind, 5, 6));
        _story.Do(Piet, new ColourIdea(wind, IdeaColour.Green));
        _story.Do(Piet, new RemoveLink(link));
        _story.Do(Piet, new RemoveIdea(zon));
        _story.Do(Piet, new RenameCluster(dak, "Daken"));
        _story.Do(Fatima, new RemoveCluster(dak));
        var later = _story.AddIdea(Piet, "Later", _story.AddCluster(Piet, "Ook later"));
        _story.AddLink(Piet, later, wind);
        var after = Board();

        var restored = _story.Do(Fatima, new RestoreBoard(moment));
        Board().ShouldBe(before);
        _story.State.Find<Restoration>(Restoration.OnlyId).ShouldBe(new Restoration(moment, _story.Now, Fatima.PersonId));

        var back = _story.Do(Fatima, new Undo(restored.CommandId));
        Board().ShouldBe(after);
        _story.State.Find<Restoration>(Restoration.OnlyId).ShouldBeNull();
        _story.Do(Fatima, new Undo(back.CommandId));
        Board().ShouldBe(before);
        _story.Do(Fatima, new RestoreBoard(moment)).Changes.ShouldBeEmpty();
    }

    [Fact]
    public void LED9_it_is_taken_back_only_while_all_of_it_is_as_it_was_left()
    {
        var zon = _story.AddIdea(Piet, "Zon");
        var moment = Moment();
        _story.Do(Piet, new EditIdea(zon, "Zonnig", "Zon"));
        var restored = _story.Do(Fatima, new RestoreBoard(moment));
        _story.Do(Piet, new EditIdea(zon, "Zonnepanelen", "Zon"));
        _story.Refuse(MeetingRefusals.UndoOvertaken, Fatima, new Undo(restored.CommandId));
    }

    [Fact]
    public void LED9_what_came_back_and_is_used_since_does_not_go_again()
    {
        var (dak, zon) = (_story.AddCluster(Piet, "Dak"), _story.AddIdea(Piet, "Zon"));
        var moment = Moment();
        _story.Do(Fatima, new RemoveIdea(zon));
        _story.Do(Fatima, new RemoveCluster(dak));
        // With a tombstone it would have stayed away.
        _story.Do(Fatima, new RestoreBoard(moment)).Changes.Count().ShouldBe(2);
        _story.State.Find<Idea>(zon).ShouldBeNull();
        _story.AddIdea(Noor, "Wind", dak);
        _story.Refuse(MeetingRefusals.UndoOvertaken, Fatima, new Undo(_story.Commits.Last(commit => commit.Steps.Any(step => step.Event is MeetingEvent.BoardRestored)).CommandId));
    }

    [Fact]
    public void LED9_an_idea_that_a_decision_came_from_stays_and_the_cluster_that_it_is_in()
    {
        var item = _story.AddAgendaItem("Warmte");
        var moment = Moment();
        var dak = _story.AddCluster(Piet, "Dak");
        var (zon, wind) = (_story.AddIdea(Piet, "Zon", dak), _story.AddIdea(Piet, "Wind", dak));
        _story.RecordDecision(item, "Wij beginnen", zon);
        _story.Do(Fatima, new RestoreBoard(moment));
        _story.Idea(zon).ClusterId.ShouldBe(dak);
        _story.State.Find<Cluster>(dak).ShouldNotBeNull();
        _story.State.Find<Idea>(wind).ShouldBeNull();
    }

    [Fact]
    public void LED9_what_an_idea_that_stays_was_merged_from_stays_too()
    {
        var item = _story.AddAgendaItem("Warmte");
        var moment = Moment();
        var (zon, wind, loose, both) = (_story.AddIdea(Piet, "Zon"), _story.AddIdea(Noor, "Wind"), _story.AddIdea(Noor, "Los"), Ids.Next());
        _story.Do(Piet, new MergeIdeas(both, "Zon en wind", [zon, wind], null, null, null));
        _story.RecordDecision(item, "Wij beginnen", both);
        _story.Do(Fatima, new RestoreBoard(moment));
        new[] { zon, wind, loose, both }.Select(id => _story.State.Find<Idea>(id) is not null).ShouldBe([true, true, false, true]);
    }

    [Fact]
    public void LED9_VIS2_what_is_hidden_is_untouched_and_what_is_shown_by_now_stays_shown()
    {
        var run = _story.InPhase(0);
        var hidden = _story.AddIdea(Piet, "Zon");
        var moment = Moment();
        var dak = _story.AddCluster(Fatima, "Dak");
        _story.Do(Piet, new AssignCluster(hidden, dak));
        var before = _story.State.Find(Key.Of<Idea>(hidden))!;
        _story.Do(Fatima, new RestoreBoard(moment));
        _story.State.Find<Cluster>(dak).ShouldBeNull();
        var now = _story.State.Find(Key.Of<Idea>(hidden))!;
        (now.Audience, ((Idea)now.Record).Text, ((Idea)now.Record).ClusterId).ShouldBe((before.Audience, "Zon", null));
        _story.Do(Fatima, new RevealIdeas(run, null));
        moment = moment.AddMilliseconds(1);
        _story.Do(Fatima, new RestoreBoard(moment));
        _story.State.Find(Key.Of<Idea>(hidden))!.Audience.ShouldBe(Audience.Everyone);
    }

    [Fact]
    public void LED9_not_while_there_is_voting_not_ahead_and_not_before_the_start()
    {
        var start = _story.Now;
        _story.Now += TimeSpan.FromMinutes(5);
        _story.Refuse(MeetingRefusals.RestoreBeforeStart, Fatima, new RestoreBoard(start.AddSeconds(-1)));
        _story.Refuse(Refusals.FieldInvalid, Fatima, new RestoreBoard(_story.Now));
        _story.OpenVoteRound();
        _story.Refuse(MeetingRefusals.RestoreVoting, Fatima, new RestoreBoard(start));
    }

    [Fact]
    public void LED9_the_history_is_read_only_for_whoever_may_restore()
    {
        DateTimeOffset? LooksBack(Sender.Person person) =>
            _story.Kind.LooksBackTo(_story.State, new Submission(Ids.Next(), person, new RestoreBoard(_story.Now)));
        LooksBack(Fatima).ShouldBe(_story.Now);
        new[] { Noor, Piet, Olga, Person("nobody") }.Select(LooksBack).ShouldAllBe(moment => moment == null);
    }

    private DateTimeOffset Moment()
    {
        var moment = _story.Now;
        _story.Now += TimeSpan.FromMinutes(1);
        return moment;
    }

    private IEnumerable<Record> Board() =>
        [.. _story.State.Entries.Select(entry => entry.Record).Where(record => record is Idea or Cluster or Link).OrderBy(record => record.Id, StringComparer.Ordinal)];
}
