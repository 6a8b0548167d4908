using System.Collections.Immutable;
using FsCheck.Xunit;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests;

using static MeetingCommand;

/// <summary>What somebody who returns gets: from wherever they were, enough, and no more than is needed.</summary>
[Properties(MaxTest = 100, EndSize = 200, Arbitrary = [typeof(StoryNumbers)])]
public sealed class CatchUpTests
{
    private const string Epoch = "epoch";

    [Fact]
    public void FOL2_whoever_comes_back_never_gets_more_than_everything_there_is()
    {
        var kind = new Meeting();
        var shorter = 0;
        for (var seed = 1; seed <= 60; seed++)
        {
            var random = new Random(seed);
            var story = Programs.Meeting([.. Enumerable.Range(0, 400).Select(_ => random.Next())]);
            var person = Programs.Person(0).PersonId;
            if (kind.AccessOf(story.State, person) is not Access.Granted)
                continue;
            var now = new EntityMoment(new Position("epoch", story.State.Seq), story.State, [.. story.Commits.TakeLast(EntityMoment.RecentKept)]);
            var everything = Bytes(CatchUp.For(kind, now, person, null));
            for (var since = 5; since <= story.State.Seq; since++)
            {
                var bytes = Bytes(CatchUp.For(kind, now, person, new Position("epoch", since)));
                bytes.ShouldBeLessThanOrEqualTo(everything, $"seed {seed}, since {since}");
                shorter += bytes < everything ? 1 : 0;
            }
        }

        shorter.ShouldBeGreaterThan(100, "the stories are such that less than everything often suffices");
    }

    [Property]
    public void FOL2_and_VIS1_from_any_position_it_is_never_more_than_a_snapshot_and_ends_in_the_same(int[] numbers)
    {
        var story = Programs.Toy(numbers);
        var now = At(story, story.Commits.Count);
        for (var seq = 0; seq <= story.Commits.Count; seq++)
        {
            for (var person = 0; person < 4; person++)
            {
                var id = Programs.Person(person).PersonId;
                if (Frames(story.Kind, At(story, seq), id, null) is not { } before)
                    continue;
                var snapshot = Frames(story.Kind, now, id, null)!;
                var frames = Frames(story.Kind, now, id, new Position(Epoch, seq))!;

                Bytes(frames).ShouldBeLessThanOrEqualTo(Bytes(snapshot));
                Replica(before, frames).Content.ShouldBe(Replica(snapshot).Content);
            }
        }
    }

    [Fact]
    public void FOL2_commits_that_are_longer_than_all_there_is_are_not_sent()
    {
        for (var length = 1; length <= 280; length++)
        {
            var story = new Story(new SeenByAll());
            var ada = Programs.Person(0);
            story.Do(ada, new AddIdea(Ids.Of("idea"), "all " + new string('x', length), null, null, null));
            story.Do(ada, new MoveIdea(Ids.Of("idea"), 1, 1));
            var now = At(story, 2);

            Bytes(Frames(story.Kind, now, ada.PersonId, new Position(Epoch, 1))!).ShouldBeLessThanOrEqualTo(
                Bytes(Frames(story.Kind, now, ada.PersonId, null)!), $"a text of {length}");
        }
    }

    private static EntityMoment At(Story story, int seq)
    {
        var commits = story.Commits.Take(seq).ToImmutableList();
        return new EntityMoment(new Position(Epoch, seq), commits.Aggregate(State.Empty, (state, commit) => state.Fold(commit)), EntityMoment.Keep(commits));
    }

    private static int Bytes(CatchUp catchUp) => catchUp.ShouldBeOfType<CatchUp.Frames>().All.Sum(frame => frame.Json.Length);

    private static IReadOnlyList<Frame>? Frames(EntityKind kind, EntityMoment now, string personId, Position? since) =>
        (CatchUp.For(kind, now, personId, since) as CatchUp.Frames)?.All;

    private static int Bytes(IEnumerable<Frame> frames) => frames.Sum(frame => frame.Json.Length);

    private static WireReplica Replica(params IEnumerable<Frame>[] frames)
    {
        var replica = new WireReplica();
        foreach (var frame in frames.SelectMany(each => each))
            replica.Receive(frame);
        return replica;
    }

    /// <summary>An entity that anybody may look at, so that a viewer need have no record of their own in it.</summary>
    private sealed class SeenByAll : EntityKind
    {
        private readonly ToyKind _toy = new();

        public override string Name => _toy.Name;

        public override Access AccessOf(State state, string personId) => new Access.Granted(new Viewer(personId, null, 1));

        public override Key RightsOf(string personId) => new("none", personId);

        public override Verdict Decide(State state, Command command, Context context) => _toy.Decide(state, command, context);

        public override void Project(Event @event, Projection projection) => _toy.Project(@event, projection);
    }
}
