using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests;

public sealed class CatchUpTests
{
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

    private static int Bytes(CatchUp catchUp) => catchUp.ShouldBeOfType<CatchUp.Frames>().All.Sum(frame => frame.Json.Length);
}
