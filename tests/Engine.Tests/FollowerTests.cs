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
public sealed partial class FollowerTests
{
    private static readonly EntityId Id = new("meeting", Ids.Of("toy"));
    private static readonly Sender.Person Ada = MeetingStory.Person("ada");
    private static readonly Sender.Person Bob = MeetingStory.Person("bob");
    private static readonly Audience OnlyAda = new Audience.Person(Ada.PersonId);

    private Broadcaster _broadcaster = new(TimeProvider.System);
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
    [InlineData(1, 0)]
    [InlineData(80, 10)]
    [InlineData(1000, 50)]
    public async Task FOL7_the_more_readers_there_are_the_longer_the_next_round_of_writes_waits(int readers, int milliseconds)
    {
        var clock = new FakeTimeProvider();
        _broadcaster = new Broadcaster(clock);
        for (var i = 1; i < readers; i++)
            _broadcaster.Attach(Make(Bob));
        await using var probe = new FollowerProbe(token => Stream(Ada, token));
        await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");

        // After a quiet moment at once, without any time that passes.
        Do(Ada, new AddIdea(Ids.Next(), "all eerst", null, null, null));
        await probe.SeesAsync(_host.Now.Position);
        var started = clock.GetUtcNow();
        Do(Ada, new AddIdea(Ids.Next(), "all daarna", null, null, null));
        Do(Ada, new AddIdea(Ids.Next(), "all tegelijk", null, null, null));
        await Gateways.UntilAsync(
            () =>
            {
                if (probe.Replica.Position == _host.Now.Position)
                    return true;
                clock.Advance(TimeSpan.FromMilliseconds(1));
                return false;
            },
            "the next round");

        // The clock may have moved on before the pause began, and once more while the frame came in.
        (clock.GetUtcNow() - started).TotalMilliseconds.ShouldBeGreaterThanOrEqualTo(milliseconds - 1);
    }

    [Fact]
    public async Task VIS1_a_frame_is_shared_by_those_alone_whose_view_of_all_of_it_is_the_same()
    {
        var cas = MeetingStory.Person("cas");
        Do(cas, new JoinMeeting("Cas", null, null));
        var (ada, bob, other) = (await Attached(Ada), await Attached(Bob), await Attached(Bob));
        Do(cas, new AddIdea(Ids.Next(), "all voor allen", null, null, null));
        var (adas, bobs, others) = (await ada.NextAsync(default), await bob.NextAsync(default), await other.NextAsync(default));
        adas[0].ShouldBeSameAs(bobs[0]);
        bobs[0].ShouldBeSameAs(others[0]);

        Do(cas, new AddIdea(Ids.Next(), "all opnieuw", null, null, null));
        Do(cas, new AddIdea(Ids.Next(), ToyKind.TextFor(OnlyAda, "geheim"), null, null, null));
        (adas, bobs, others) = (await ada.NextAsync(default), await bob.NextAsync(default), await other.NextAsync(default));
        Text(adas).ShouldContain("geheim");
        Text(bobs).ShouldNotContain("geheim");
        bobs[0].ShouldBeSameAs(others[0]);
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

    private Follower Make(Sender.Person person) => new(
        person, person.DeviceId, null, _broadcaster,
        (id, since, _) =>
        {
            _catchUps++;
            return Task.FromResult(_host.CatchUp(id, since));
        },
        Key.Of<Participant>(person.PersonId));

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
