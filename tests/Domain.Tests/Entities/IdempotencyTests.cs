using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Entities;

using static MeetingCommand;
using static MeetingStory;

public sealed class IdempotencyTests
{
    private readonly MeetingStory _story = new();

    [Fact]
    public void CMD2_the_same_command_takes_effect_once_and_CMD3_gets_its_first_answer()
    {
        var add = new AddIdea(Ids.Next(), "Zonnepanelen", null, null, null);
        var first = _story.Try(Piet, add, Ids.Of("once")).ShouldBeOfType<Outcome.Committed>().Commit.Seq;
        _story.AddIdea(Noor, "Iets anders");

        _story.Try(Piet, add, Ids.Of("once")).ShouldBe(new Outcome.Repeated(first));
        _story.State.Count<Idea>().ShouldBe(2);
    }

    [Fact]
    public void CMD3_the_same_id_with_another_content_is_refused()
    {
        _story.Try(Piet, new AddIdea(Ids.Of("idea"), "Zonnepanelen", null, null, null), Ids.Of("once"));
        _story.Refuse(Refusals.CommandIdReused, Piet, new AddIdea(Ids.Of("idea"), "Zonneboilers", null, null, null), Ids.Of("once"));
    }

    [Fact]
    public void CMD3_the_same_id_of_another_sender_is_refused()
    {
        var add = new AddIdea(Ids.Of("idea"), "Zonnepanelen", null, null, null);
        _story.Try(Piet, add, Ids.Of("once"));

        _story.Refuse(Refusals.CommandIdReused, Noor, add, Ids.Of("once"));
        _story.Refuse(Refusals.CommandIdReused, Piet with { DeviceId = Ids.Of("laptop") }, add, Ids.Of("once"));
    }

    [Fact]
    public void CMD3_a_refused_command_is_judged_anew()
    {
        var move = new MoveIdea(Ids.Of("idea"), 1, 2);
        _story.Refuse(MeetingRefusals.IdeaUnknown, Piet, move, Ids.Of("again"));
        _story.Do(Piet, new AddIdea(Ids.Of("idea"), "Zonnepanelen", null, null, null));

        _story.Try(Piet, move, Ids.Of("again")).ShouldBeOfType<Outcome.Committed>();
    }

    [Fact]
    public void CMD2_the_last_256_ids_of_each_sender_are_kept()
    {
        var first = new RenameMeeting("Eerste");
        _story.Try(Fatima, first, Ids.Of("first"));
        // Others, and other devices, take nothing of what is kept for this one.
        for (var i = 0; i < 300; i++)
        {
            _story.AddIdea(Piet, $"Idee {i}");
            _story.Do(Fatima with { DeviceId = Ids.Of("laptop") }, new RenameMeeting($"Naam {i}"));
        }

        for (var i = 1; i < RecentCommands.Kept; i++)
            _story.Do(Fatima, new RenameMeeting($"Titel {i}"));
        _story.Try(Fatima, first, Ids.Of("first")).ShouldBeOfType<Outcome.Repeated>();

        _story.Do(Fatima, new RenameMeeting("Een te veel"));
        _story.Try(Fatima, first, Ids.Of("first")).ShouldBeOfType<Outcome.Committed>();
    }

    [Fact]
    public void What_is_kept_never_leaves_the_server() =>
        _story.State.Entries.Where(entry => entry.Record is Receipt or RecentCommands)
            .ShouldAllBe(entry => entry.Audience is Audience.Server);
}
