using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Xunit;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Entities;

/// <summary>What holds for every story. FsCheck tells the stories, prints its seed, and shrinks a failing one.</summary>
[Properties(MaxTest = 300, EndSize = 400, Arbitrary = [typeof(StoryNumbers)])]
public sealed class Properties
{
    [Property]
    public void The_fold_never_throws_and_SEQ1_leaves_no_gap(int[] numbers)
    {
        var story = Programs.Meeting(numbers);
        story.Commits.Select(commit => commit.Seq).ShouldBe(Enumerable.Range(1, story.Commits.Count).Select(i => (long)i));
    }

    [Property]
    public void LOG4_the_state_is_the_fold_of_its_commits(int[] numbers)
    {
        var story = Programs.Meeting(numbers);
        Hash(story.Commits.Aggregate(State.Empty, (state, commit) => state.Fold(commit))).ShouldBe(Hash(story.State));
    }

    [Property]
    public void LOG5_a_commit_goes_through_its_JSON_unchanged(int[] numbers)
    {
        GoesThroughItsJson(Programs.Toy(numbers));
        GoesThroughItsJson(Programs.Meeting(numbers));
    }

    private static void GoesThroughItsJson(Story story)
    {
        var read = story.Commits.Select(commit => CommitJson.Read(CommitJson.Write(commit))).ToList();
        Hash(read.Aggregate(State.Empty, (state, commit) => state.Fold(commit))).ShouldBe(Hash(story.State));
        for (var i = 0; i < read.Count; i++)
            CommitJson.Write(read[i]).ShouldBe(CommitJson.Write(story.Commits[i]));
    }

    [Property]
    public void LOG5_the_events_of_a_log_give_the_changes_that_stand_beside_them(int[] numbers)
    {
        var story = Programs.Meeting(numbers);
        var state = State.Empty;
        foreach (var commit in story.Commits)
        {
            var (steps, _) = story.Kind.Project(state, [.. commit.Steps.Select(step => step.Event)], commit.Seq);
            CommitJson.Write(commit with { Steps = steps }).ShouldBe(CommitJson.Write(commit));
            state = state.Fold(commit);
        }
    }

    [Property]
    public void LOG4_a_state_goes_through_its_snapshot_unchanged(int[] numbers)
    {
        GoesThroughItsSnapshot(Programs.Toy(numbers).State);
        GoesThroughItsSnapshot(Programs.Meeting(numbers).State);
    }

    private static void GoesThroughItsSnapshot(State state)
    {
        Hash(SnapshotJson.Read(SnapshotJson.Write(state)).ShouldNotBeNull()).ShouldBe(Hash(state));
    }

    [Property]
    public void VIS1_the_fold_of_what_a_viewer_gets_is_what_they_may_see_of_the_fold(int[] numbers)
    {
        IsSeenAlike(Programs.Toy(numbers));
        IsSeenAlike(Programs.Meeting(numbers));
    }

    [Property]
    public void VOT1_VOT3_no_ballot_is_over_its_budget_or_cap_and_what_is_shown_is_what_the_ballots_come_to(int[] numbers)
    {
        var state = Programs.Meeting(numbers).State;
        foreach (var round in state.All<VoteRound>())
        {
            var ballots = state.All<Ballot>().Where(ballot => ballot.RoundId == round.Id).ToList();
            ballots.ShouldAllBe(ballot => ballot.Votes.Values.Sum() <= round.Budget && ballot.Votes.Values.All(votes => votes > 0 && votes <= round.MaxPerIdea));
            var isHidden = round is { Secret: true, Status: VoteRoundStatus.Open };
            round.Ballots.ShouldBe(ballots.Count(ballot => !ballot.Votes.IsEmpty || (isHidden && ballot.GivenBack)));
            if (isHidden)
                round.Tally.ShouldBeNull();
            else
                round.Tally!.Value.ToDictionary(idea => idea.IdeaId, idea => idea.Votes).ShouldBe(
                    ballots.SelectMany(ballot => ballot.Votes).GroupBy(votes => votes.Key).ToDictionary(votes => votes.Key, votes => votes.Sum(it => it.Value)), ignoreOrder: true);
        }
    }

    [Property]
    public void TXT1_the_edits_that_are_kept_lead_from_each_revision_to_the_text(int[] numbers)
    {
        var story = Programs.Meeting(numbers);
        var then = new Dictionary<(string, int), string>();
        var state = State.Empty;
        foreach (var commit in story.Commits)
        {
            state = state.Fold(commit);
            foreach (var minutes in state.All<Minutes>())
                then[(minutes.Id, minutes.Revision)] = minutes.Text;
        }

        foreach (var ((id, revision), text) in then)
        {
            var now = state.Find<Minutes>(id)!;
            state.EditsAfter(now, revision)!.Aggregate(text, (before, edit) => edit.Revision.Delta.ApplyTo(before)).ShouldBe(now.Text);
        }
    }

    [Fact]
    public void VIS1_a_field_that_is_left_out_when_it_says_nothing_is_taken_away_when_it_says_nothing_again()
    {
        var story = new MeetingStory();
        story.Do(MeetingStory.Fatima, new MeetingCommand.SetMinutesWriters(MinutesWriters.NoteTakers));
        story.Do(MeetingStory.Fatima, new MeetingCommand.SetMinutesWriters(MinutesWriters.All));
        IsSeenAlike(story);
    }

    private static void IsSeenAlike(Story story)
    {
        for (var person = 0; person < 4; person++)
        {
            var viewer = new Viewer(Programs.Person(person).PersonId, "facilitator", person);
            var replica = new WireReplica();
            foreach (var change in story.Commits.SelectMany(commit => commit.Changes).Where(change => change.For.Includes(viewer)))
                replica.Apply(Wire(change));
            replica.Content.ShouldBe(Seen(story.State, viewer));
        }
    }

    private static string Hash(State state) => SnapshotJson.HashOf(state);

    private static string Seen(State state, Viewer viewer)
    {
        var seen = new WireReplica();
        foreach (var entry in state.VisibleTo(viewer))
            seen.Apply(Wire(new Change.Put(entry.Record, entry.Audience)));
        return seen.Content;
    }

    private static JsonObject Wire(Change change)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            CommitJson.WriteContent(json, change);
            json.WriteEndObject();
        }

        return JsonNode.Parse(stream.ToArray())!.AsObject();
    }
}
