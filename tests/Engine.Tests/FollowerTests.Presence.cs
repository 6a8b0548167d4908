using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests;

using static MeetingCommand;

/// <summary>What followers hear of who is here.</summary>
public sealed partial class FollowerTests
{
    [Fact]
    public async Task PRS2_presence_waits_until_a_slow_reader_has_caught_up()
    {
        var bob = await Attached(Bob);
        await bob.NextAsync(default);
        _broadcaster.Enter(1, "tab");
        bob.OfferPresence();
        for (var i = 0; i < 200; i++)
            Do(Ada, new AddIdea(Ids.Next(), $"all {i}", null, null, null));

        Text(await bob.NextAsync(default)).ShouldNotContain("presence");
        bob.OfferPresence();
        Text(await bob.NextAsync(default)).ShouldContain("presence");
    }

    [Theory]
    [InlineData(50, true)]
    [InlineData(51, false)]
    public void PRS3_above_50_people_only_their_number_is_told(int people, bool individually)
    {
        var board = new PresenceBoard();
        for (var i = 1; i <= people; i++)
            board.Enter(i, "tab");
        board.Signal(3, "tab", new PresenceSignal("columns", null, false), Audience.Everyone);

        long heard = 0;
        var frame = Text([board.News(new Viewer(Bob.PersonId, null, 2), ref heard)!]);
        frame.ShouldContain($"\"count\":{people}");
        frame.Contains("columns").ShouldBe(individually);
        board.News(new Viewer(Bob.PersonId, null, 2), ref heard).ShouldBeNull();
    }

    [Fact]
    public void PRS3_in_a_crowd_whoever_writes_in_a_text_hears_who_else_writes_there_and_nobody_else_does()
    {
        var board = new PresenceBoard();
        for (var i = 1; i <= 60; i++)
            board.Enter(i, "tab");
        var (text, other) = (new Key("minutes", "this-text"), new Key("minutes", "other-text"));
        board.Signal(2, "tab", Writing(text, 5), Audience.Everyone);
        board.Signal(3, "tab", Writing(text, 7) with { Drag = new Drag([Ids.Of("idea")], 1, 2), Port = new Port(0, 0, 1) }, Audience.Everyone);
        board.Signal(4, "tab", Writing(other, 9), Audience.Everyone);

        long writers = 0, readers = 0;
        var frame = Text([board.News(Seen(2), ref writers)!]);
        frame.ShouldContain("\"writers\":[{\"by\":2,");
        frame.ShouldContain("\"caret\":{\"anchor\":7,\"head\":7,\"revision\":1}");
        frame.ShouldNotContain("other-text");
        frame.ShouldNotContain("drag");
        frame.ShouldNotContain("port");
        Text([board.News(Seen(9), ref readers)!]).ShouldNotContain("caret");

        // A caret that moves is news for those who write there, and for nobody else.
        board.Signal(3, "tab", Writing(text, 8), Audience.Everyone);
        Text([board.News(Seen(2), ref writers)!]).ShouldContain("\"anchor\":8");
        board.News(Seen(9), ref readers).ShouldBeNull();
        board.Signal(3, "tab", PresenceSignal.Nothing, Audience.Everyone);
        Text([board.News(Seen(2), ref writers)!]).ShouldNotContain("\"by\":3");
        board.Leave(60, "tab");
        Text([board.News(Seen(9), ref readers)!]).ShouldContain("\"count\":59");

        static PresenceSignal Writing(Key at, int head) => new("minutes", at, true, new Caret(head, head, 1));
        static Viewer Seen(int number) => new(Ids.Of($"person-{number}-"), null, number);
    }

    [Fact]
    public void PRS3_whoever_heard_only_how_many_hears_of_everybody_once_50_or_fewer_are_left()
    {
        var board = new PresenceBoard();
        var viewer = new Viewer(Bob.PersonId, null, 2);
        var replica = new WireReplica();
        long heard = 0;
        for (var i = 1; i <= 40; i++)
            board.Enter(i, "tab");
        replica.Receive(board.News(viewer, ref heard)!);
        for (var i = 41; i <= 60; i++)
            board.Enter(i, "tab");
        replica.Receive(board.News(viewer, ref heard)!);
        replica.Present.ShouldBeEmpty();
        board.News(viewer, ref heard).ShouldBeNull();

        for (var i = 46; i <= 60; i++)
            board.Leave(i, "tab");
        replica.Receive(board.News(viewer, ref heard)!);

        replica.PresenceCount.ShouldBe(45);
        replica.Present.Keys.ShouldBe(Enumerable.Range(1, 45), ignoreOrder: true);
        board.News(viewer, ref heard).ShouldBeNull();
        board.Leave(1, "tab");
        replica.Receive(board.News(viewer, ref heard)!);
        replica.Present.Keys.ShouldBe(Enumerable.Range(2, 44), ignoreOrder: true);
    }

    [Fact]
    public void PRS5_somebody_is_where_they_were_last_and_then_where_they_still_are()
    {
        var board = new PresenceBoard();
        var viewer = new Viewer(Bob.PersonId, null, 2);
        long heard = 0;
        board.Enter(1, "tab");
        board.Enter(1, "other");
        board.Signal(1, "tab", new PresenceSignal("list", null, false), Audience.Everyone);
        board.Signal(1, "other", new PresenceSignal("canvas", new Key("idea", "hidden-idea"), true), OnlyAda);
        board.Signal(1, "gone", new PresenceSignal("minutes", null, false), Audience.Everyone).ShouldBeFalse();
        Text([board.News(viewer, ref heard)!]).ShouldContain("canvas");

        board.Leave(1, "other");
        var frame = Text([board.News(viewer, ref heard)!]);
        frame.ShouldContain("list");
        frame.ShouldContain("\"count\":1");
        board.Leave(1, "tab");
        Text([board.News(viewer, ref heard)!]).ShouldContain("\"gone\":[1]");
    }

    [Fact]
    public void PRS5_a_note_that_gets_hidden_is_forgotten_of_every_tab_that_points_at_it()
    {
        var board = new PresenceBoard();
        var note = new Key("idea", "hidden-idea");
        board.Enter(1, "tab");
        board.Enter(1, "other");
        board.Signal(1, "tab", new PresenceSignal("list", note, true), Audience.Everyone);
        board.Signal(1, "other", new PresenceSignal("minutes", null, false), Audience.Everyone);
        board.Forget(note).ShouldBeFalse();
        board.Leave(1, "other");

        long heard = 0;
        var frame = Text([board.News(new Viewer(Bob.PersonId, null, 2), ref heard)!]);
        frame.ShouldContain("list");
        frame.ShouldNotContain("hidden-idea");
    }

    [Fact]
    public void PRS4_working_on_a_hidden_note_shows_to_nobody_else()
    {
        var board = new PresenceBoard();
        board.Enter(1, "tab");
        board.Signal(1, "tab", new PresenceSignal("list", new Key("idea", "hidden-idea"), true), OnlyAda);

        long adas = 0, bobs = 0;
        Text([board.News(new Viewer(Ada.PersonId, null, 1), ref adas)!]).ShouldContain("hidden-idea");
        var bob = Text([board.News(new Viewer(Bob.PersonId, null, 2), ref bobs)!]);
        bob.ShouldNotContain("hidden-idea");
        bob.ShouldNotContain("typing");
    }

    [Fact]
    public void PRS4_dragging_a_hidden_note_along_with_others_shows_to_nobody_who_may_not_see_all_of_them()
    {
        var (open, hidden, also) = (Ids.Next(), Ids.Next(), Ids.Next());
        Do(Ada, new AddIdea(open, ToyKind.TextFor(Audience.Everyone, "x"), null, null, null));
        Do(Ada, new AddIdea(hidden, ToyKind.TextFor(OnlyAda, "x"), null, null, null));
        var signal = new PresenceSignal("canvas", null, false, null, new Drag([open, hidden, also], 1, 2), new Port(3, 4, 1));
        var (pointed, audience) = signal.On(_host.Now.State)!.Value;
        pointed.Drag!.Ids.ShouldBe([open, hidden]);
        var board = new PresenceBoard();
        board.Enter(1, "tab");
        board.Signal(1, "tab", pointed, audience);

        long adas = 0, bobs = 0;
        Text([board.News(new Viewer(Ada.PersonId, null, 1), ref adas)!]).ShouldContain(hidden);
        var bob = Text([board.News(new Viewer(Bob.PersonId, null, 2), ref bobs)!]);
        foreach (var never in new[] { hidden, open, "drag" })
            bob.ShouldNotContain(never);
        bob.ShouldContain("\"port\"");

        // The control: of what all may see, he hears.
        var (seen, all) = (signal with { Drag = new Drag([open], 1, 2) }).On(_host.Now.State)!.Value;
        board.Signal(1, "tab", seen, all);
        Text([board.News(new Viewer(Bob.PersonId, null, 2), ref bobs)!]).ShouldContain(open);
        board.Forget(Key.Of<Idea>(open));
        Text([board.News(new Viewer(Bob.PersonId, null, 2), ref bobs)!]).ShouldNotContain(open);
    }

    [Fact]
    public async Task PRS4_presence_at_a_note_that_gets_hidden_is_forgotten()
    {
        var bob = await Attached(Bob);
        var id = Ids.Next();
        Do(Ada, new AddIdea(id, ToyKind.TextFor(Audience.Everyone, "x"), null, null, null));
        _broadcaster.Enter(1, "tab");
        _broadcaster.Presence.Signal(1, "tab", new PresenceSignal("list", Key.Of<Idea>(id), true), Audience.Everyone);
        Do(Ada, new EditIdea(id, ToyKind.TextFor(OnlyAda, "x"), ""));
        await bob.NextAsync(default);

        long heard = 0;
        Text([_broadcaster.Presence.News(new Viewer(Bob.PersonId, null, 2), ref heard)!]).ShouldNotContain(id);
    }
}
