using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine.Storage;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests;

using static MeetingCommand;

/// <summary>Followers of a toy entity, whose records go from audience to audience, driven round by round.</summary>
public sealed class FollowerTests
{
    private static readonly EntityId Id = new("meeting", Ids.Of("toy"));
    private static readonly Sender.Person Ada = MeetingStory.Person("ada");
    private static readonly Sender.Person Bob = MeetingStory.Person("bob");
    private static readonly Audience OnlyAda = new Audience.Person(Ada.PersonId);

    private readonly Broadcaster _broadcaster = new(TimeProvider.System);
    private readonly EntityHost _host;
    private int _catchUps;

    public FollowerTests()
    {
        _host = EntityHost.LoadAsync(Id, new ToyKind(), new InMemoryEventLog(), TimeProvider.System, NullLogger.Instance, default).Result;
        Do(Ada, new JoinMeeting("Ada", null, null));
        Do(Bob, new JoinMeeting("Bob", null, null));
    }

    [Fact]
    public async Task SEQ3_a_commit_in_which_a_viewer_may_see_nothing_is_its_bare_number()
    {
        var (ada, bob) = (await Attached(Ada), await Attached(Bob));
        Do(Ada, new AddIdea(Ids.Next(), ToyKind.TextFor(OnlyAda, "geheim"), null, null, null));

        Text(await ada.NextAsync(default)).ShouldContain("geheim");
        Text(await bob.NextAsync(default)).ShouldBe("""{"commits":[{"seq":3}]}""");
    }

    [Fact]
    public async Task VIS2_hidden_content_is_in_its_owners_frames_and_in_nobody_elses()
    {
        var (ada, bob) = (await Attached(Ada), await Attached(Bob));
        var id = Ids.Next();
        var (adas, bobs) = (new StringBuilder(), new StringBuilder());
        Do(Ada, new AddIdea(id, ToyKind.TextFor(OnlyAda, "eerste"), null, null, null));
        Do(Ada, new EditIdea(id, ToyKind.TextFor(OnlyAda, "tweede"), ""));
        Do(Ada, new MoveIdea(id, 4321, 1));
        await ReadInto(adas, ada);
        await ReadInto(bobs, bob);
        // Whoever comes in, or comes back, sees as little.
        adas.Append(Text(((CatchUp.Frames)_host.CatchUp(Ada.PersonId, null)).All));
        bobs.Append(Text(((CatchUp.Frames)_host.CatchUp(Bob.PersonId, null)).All));
        bobs.Append(Text(((CatchUp.Frames)_host.CatchUp(Bob.PersonId, _host.Now.Position with { Seq = 2 })).All));

        foreach (var hidden in new[] { id, "eerste", "tweede", "4321" })
        {
            adas.ToString().ShouldContain(hidden);
            bobs.ToString().ShouldNotContain(hidden);
        }
    }

    [Fact]
    public async Task VIS1_a_reveal_is_a_put_and_hiding_again_is_a_delete()
    {
        var bob = await Attached(Bob);
        var replica = new WireReplica();
        Receive(replica, ((CatchUp.Frames)_host.CatchUp(Bob.PersonId, null)).All);
        var id = Ids.Next();
        Do(Ada, new AddIdea(id, ToyKind.TextFor(OnlyAda, "x"), null, null, null));
        Do(Ada, new EditIdea(id, ToyKind.TextFor(Audience.Everyone, "x"), ""));
        Receive(replica, await bob.NextAsync(default));
        replica.Find("idea", id).ShouldNotBeNull();

        Do(Ada, new EditIdea(id, ToyKind.TextFor(OnlyAda, "x"), ""));
        Receive(replica, await bob.NextAsync(default));
        replica.Find("idea", id).ShouldBeNull();
    }

    [Fact]
    public async Task FOL3_who_was_away_while_an_audience_changed_starts_anew()
    {
        var id = Ids.Next();
        Do(Ada, new AddIdea(id, ToyKind.TextFor(Audience.Everyone, "x"), null, null, null));
        for (var i = 0; i < 20; i++)
            Do(Ada, new AddIdea(Ids.Next(), "all vulling", null, null, null));
        var before = _host.Now.Position;
        Do(Ada, new EditIdea(id, ToyKind.TextFor(OnlyAda, "x"), ""));

        var frames = ((CatchUp.Frames)_host.CatchUp(Bob.PersonId, before)).All;
        Text(frames).ShouldNotContain("since");
        Text(frames).ShouldNotContain(id);
    }

    [Fact]
    public async Task FOL5_a_gap_is_filled_from_the_log()
    {
        var bob = await Attached(Bob);
        var commits = Enumerable.Range(0, 3).Select(i => Do(Ada, new AddIdea(Ids.Next(), $"all {i}", null, null, null), show: false)).ToList();
        _broadcaster.Show([commits[0]]);
        _broadcaster.Show([commits[2]]);

        var replica = await CaughtUp(Bob, before: 2);
        Receive(replica, await bob.NextAsync(default));
        replica.Position.ShouldBe(_host.Now.Position);
        replica.All("idea").Count().ShouldBe(3);
    }

    [Theory]
    [InlineData(new[] { 1, 0, 2 })]
    [InlineData(new[] { 0, 0, 1, 2 })]
    [InlineData(new[] { 2, 1, 0 })]
    [InlineData(new[] { 0, 1, 1, 2, 0 })]
    public async Task SEQ2_whatever_order_commits_arrive_in_here_they_leave_in_theirs(int[] order)
    {
        var bob = await Attached(Bob);
        var commits = Enumerable.Range(0, 3).Select(i => Do(Ada, new AddIdea(Ids.Next(), $"all {i}", null, null, null), show: false)).ToList();
        var replica = await CaughtUp(Bob, before: 2);
        foreach (var i in order)
        {
            _broadcaster.Show([commits[i]]);
            Receive(replica, await bob.NextAsync(default));
        }

        replica.Position.ShouldBe(_host.Now.Position);
    }

    [Fact]
    public async Task FOL4_who_falls_behind_is_caught_up_with_bounded_memory()
    {
        var bob = await Attached(Bob);
        var id = Ids.Next();
        Do(Ada, new AddIdea(id, "all x", null, null, null));
        for (var i = 0; i < 3 * Follower.MaxWaiting; i++)
            Do(Ada, new MoveIdea(id, i, i));
        var before = _catchUps;

        var frames = await bob.NextAsync(default);

        (_catchUps - before).ShouldBe(1);
        frames.Sum(frame => frame.Json.Length).ShouldBeLessThan(500);
        (await bob.NextAsync(default)).Where(frame => !Encoding.UTF8.GetString(frame.Json.Span).Contains("presence")).ShouldBeEmpty();
    }

    [Fact]
    public async Task FOL4_what_the_log_lacks_ends_the_stream_and_does_not_loop()
    {
        var bob = await Attached(Bob);
        var commit = Do(Ada, new AddIdea(Ids.Next(), "all x", null, null, null), show: false);
        _broadcaster.Show([commit with { Seq = commit.Seq + 7 }]);
        Text(await bob.NextAsync(default)).ShouldBe($$"""{"end":"{{EngineCodes.FollowBroken}}"}""");
    }

    [Fact]
    public async Task FOL4_a_stalled_reader_delays_nobody()
    {
        var stall = new Stall();
        stall.Hold();
        await using var stalled = new FollowerProbe(token => stall.Through(Stream(Bob, token)));
        await using var other = new FollowerProbe(token => Stream(Ada, token));
        await stalled.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        await other.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");

        for (var i = 0; i < 2000; i++)
            Do(Ada, new AddIdea(Ids.Next(), $"all {i}", null, null, null));
        await other.SeesAsync(_host.Now.Position);
        stalled.Replica.Commits.ShouldBeLessThan(10);

        stall.Release();
        await stalled.SeesAsync(_host.Now.Position);
        stalled.Replica.Content.ShouldBe(other.Replica.Content);
    }

    [Theory]
    [InlineData(1, 17)]
    [InlineData(10, 26)]
    [InlineData(200, 50)]
    public async Task The_more_came_at_once_the_longer_the_next_frame_waits(int commits, int milliseconds)
    {
        var clock = new FakeTimeProvider();
        await using var probe = new FollowerProbe(token => Make(Bob, clock).RunAsync(token));
        await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");

        // Until time passes they gather, and go out in one frame.
        for (var i = 0; i < commits; i++)
            Do(Ada, new AddIdea(Ids.Next(), $"all {i}", null, null, null));
        await PassAsync();
        var started = clock.GetUtcNow();
        Do(Ada, new AddIdea(Ids.Next(), "all daarna", null, null, null));
        await PassAsync();

        // The clock may have moved on once more while the former frame came in.
        (clock.GetUtcNow() - started).TotalMilliseconds.ShouldBeGreaterThanOrEqualTo(milliseconds - 1);

        Task PassAsync() => Gateways.UntilAsync(
            () =>
            {
                if (probe.Replica.Position == _host.Now.Position)
                    return true;
                clock.Advance(TimeSpan.FromMilliseconds(1));
                return false;
            },
            "the next frame");
    }

    [Fact]
    public async Task PRS2_presence_waits_until_a_slow_reader_has_caught_up()
    {
        var bob = await Attached(Bob);
        await bob.NextAsync(default);
        _broadcaster.Enter(1);
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
            board.Enter(i);
        board.Signal(3, new PresenceSignal("columns", null, false), Audience.Everyone);

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
            board.Enter(i);
        var (text, other) = (new Key("minutes", "this-text"), new Key("minutes", "other-text"));
        board.Signal(2, Writing(text, 5), Audience.Everyone);
        board.Signal(3, Writing(text, 7) with { Drag = new Drag([Ids.Of("idea")], 1, 2), Port = new Port(0, 0, 1) }, Audience.Everyone);
        board.Signal(4, Writing(other, 9), Audience.Everyone);

        long writers = 0, readers = 0;
        var frame = Text([board.News(Seen(2), ref writers)!]);
        frame.ShouldContain("\"writers\":[{\"by\":2,");
        frame.ShouldContain("\"caret\":{\"anchor\":7,\"head\":7,\"revision\":1}");
        frame.ShouldNotContain("other-text");
        frame.ShouldNotContain("drag");
        frame.ShouldNotContain("port");
        Text([board.News(Seen(9), ref readers)!]).ShouldNotContain("caret");

        // A caret that moves is news for those who write there, and for nobody else.
        board.Signal(3, Writing(text, 8), Audience.Everyone);
        Text([board.News(Seen(2), ref writers)!]).ShouldContain("\"anchor\":8");
        board.News(Seen(9), ref readers).ShouldBeNull();
        board.Signal(3, PresenceSignal.Nothing, Audience.Everyone);
        Text([board.News(Seen(2), ref writers)!]).ShouldNotContain("\"by\":3");
        board.Leave(60);
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
            board.Enter(i);
        replica.Receive(board.News(viewer, ref heard)!);
        for (var i = 41; i <= 60; i++)
            board.Enter(i);
        replica.Receive(board.News(viewer, ref heard)!);
        replica.Present.ShouldBeEmpty();
        board.News(viewer, ref heard).ShouldBeNull();

        for (var i = 46; i <= 60; i++)
            board.Leave(i);
        replica.Receive(board.News(viewer, ref heard)!);

        replica.PresenceCount.ShouldBe(45);
        replica.Present.Keys.ShouldBe(Enumerable.Range(1, 45), ignoreOrder: true);
        board.News(viewer, ref heard).ShouldBeNull();
        board.Leave(1);
        replica.Receive(board.News(viewer, ref heard)!);
        replica.Present.Keys.ShouldBe(Enumerable.Range(2, 44), ignoreOrder: true);
    }

    [Fact]
    public void PRS4_working_on_a_hidden_note_shows_to_nobody_else()
    {
        var board = new PresenceBoard();
        board.Enter(1);
        board.Signal(1, new PresenceSignal("list", new Key("idea", "hidden-idea"), true), OnlyAda);

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
        board.Enter(1);
        board.Signal(1, pointed, audience);

        long adas = 0, bobs = 0;
        Text([board.News(new Viewer(Ada.PersonId, null, 1), ref adas)!]).ShouldContain(hidden);
        var bob = Text([board.News(new Viewer(Bob.PersonId, null, 2), ref bobs)!]);
        foreach (var never in new[] { hidden, open, "drag" })
            bob.ShouldNotContain(never);
        bob.ShouldContain("\"port\"");

        // The control: of what all may see, he hears.
        var (seen, all) = (signal with { Drag = new Drag([open], 1, 2) }).On(_host.Now.State)!.Value;
        board.Signal(1, seen, all);
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
        _broadcaster.Enter(1);
        _broadcaster.Presence.Signal(1, new PresenceSignal("list", Key.Of<Idea>(id), true), Audience.Everyone);
        Do(Ada, new EditIdea(id, ToyKind.TextFor(OnlyAda, "x"), ""));
        await bob.NextAsync(default);

        long heard = 0;
        Text([_broadcaster.Presence.News(new Viewer(Bob.PersonId, null, 2), ref heard)!]).ShouldNotContain(id);
    }

    private Commit Do(Sender.Person from, Command command, bool show = true)
    {
        Commit? commit = null;
        _host.HandleAsync(
            [new Submission(Ids.Next(), from, command)],
            commits =>
            {
                commit = commits[0];
                if (show)
                    _broadcaster.Show(commits);
            },
            default).Result[0].ShouldBeOfType<Answer.Accepted>();
        return commit!;
    }

    private Follower Make(Sender.Person person, TimeProvider? clock = null) => new(
        person, null, _broadcaster,
        (id, since, _) =>
        {
            _catchUps++;
            return Task.FromResult(_host.CatchUp(id, since));
        },
        Key.Of<Participant>(person.PersonId), clock ?? TimeProvider.System);

    /// <summary>A follower that has its snapshot, and whose rounds a test takes by hand.</summary>
    private async Task<Follower> Attached(Sender.Person person)
    {
        var follower = Make(person);
        _broadcaster.Attach(follower);
        follower.CatchUp();
        Text(await follower.NextAsync(default)).ShouldContain("welcome");
        await follower.NextAsync(default);
        return follower;
    }

    private IAsyncEnumerable<Frame> Stream(Sender.Person person, CancellationToken token) => Make(person).RunAsync(token);

    /// <summary>A replica that has seen all up to a commit.</summary>
    private async Task<WireReplica> CaughtUp(Sender.Person person, long before)
    {
        await Task.CompletedTask;
        var replica = new WireReplica();
        replica.Receive(new Frame(Wire.Welcome(_host.Now.Position with { Seq = before }, null, [])));
        return replica;
    }

    private static void Receive(WireReplica replica, IEnumerable<Frame> frames)
    {
        foreach (var frame in frames)
            replica.Receive(frame);
    }

    private static async Task ReadInto(StringBuilder text, Follower follower) => text.Append(Text(await follower.NextAsync(default)));

    private static string Text(IEnumerable<Frame> frames) => string.Join('\n', frames.Select(frame => Encoding.UTF8.GetString(frame.Json.Span)));
}
