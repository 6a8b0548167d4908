using System.Text.Json.Nodes;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.JoinCodes;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Text;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests.Gateway;

using static MeetingCommand;
using static MeetingStory;

/// <summary>What every engine must do. An engine passes by deriving from this and saying how one is started.</summary>
public abstract partial class EntityGatewayContract : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> _open = [];

    protected IEntityGateway Gateway { get; private set; } = null!;

    /// <summary>Starts the engine of this test; started again after it was stopped, it has what it had.</summary>
    protected abstract Task<IEntityGateway> StartAsync();

    protected abstract Task StopAsync();

    public virtual async Task InitializeAsync() => Gateway = await StartAsync();

    public virtual async Task DisposeAsync()
    {
        foreach (var it in _open)
            await it.DisposeAsync();
        await StopAsync();
    }

    [Fact]
    public async Task CMD2_a_command_sent_twice_takes_effect_once_and_CMD3_gets_its_first_answer()
    {
        var meeting = await Gateway.StartMeetingAsync();
        var add = new AddIdea(Ids.Next(), "Zonnepanelen", null, null, null);
        var id = Ids.Next();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Gateway.SendAsync(meeting, Piet, add, id)));

        answers.Distinct().ShouldHaveSingleItem().ShouldBeOfType<Answer.Accepted>();
        (await ReadAsync(meeting)).All<Idea>().Count().ShouldBe(1);
    }

    [Fact]
    public async Task CMD3_an_id_used_for_something_else_is_refused()
    {
        var meeting = await Gateway.StartMeetingAsync();
        var id = Ids.Next();
        await Gateway.DoAsync(meeting, Piet, new AddIdea(Ids.Of("idea"), "Zonnepanelen", null, null, null), id);

        await RefusedAsync(Refusals.CommandIdReused, meeting, Piet, new AddIdea(Ids.Of("idea"), "Iets anders", null, null, null), id);
        await RefusedAsync(Refusals.CommandIdReused, meeting, Noor, new AddIdea(Ids.Of("idea"), "Zonnepanelen", null, null, null), id);
    }

    [Fact]
    public async Task CMD2_ids_are_known_after_a_restart()
    {
        var meeting = await Gateway.StartMeetingAsync();
        var add = new AddIdea(Ids.Next(), "Zonnepanelen", null, null, null);
        var first = await Gateway.DoAsync(meeting, Piet, add, Ids.Of("once"));

        await RestartAsync();

        (await Gateway.DoAsync(meeting, Piet, add, Ids.Of("once"))).ShouldBe(first);
        (await ReadAsync(meeting)).All<Idea>().Count().ShouldBe(1);
    }

    [Fact]
    public async Task LED9_a_command_that_looks_back_gets_what_the_history_holds_also_after_a_restart()
    {
        var meeting = await Gateway.StartMeetingAsync();
        var (zon, wind) = (Ids.Next(), Ids.Next());
        await Gateway.AddIdeaAsync(meeting, Piet, "Zon", zon);
        await Gateway.AddIdeaAsync(meeting, Piet, "Wind", wind);
        var moment = (await ReadAsync(meeting)).Find<Idea>(wind)!.AddedAt;
        await Gateway.DoAsync(meeting, Piet, new EditIdea(zon, "Zonnig", "Zon"));
        await Gateway.DoAsync(meeting, Piet, new RemoveIdea(wind));
        await Gateway.AddIdeaAsync(meeting, Noor, "Later");

        await RestartAsync();

        await RefusedAsync(Refusals.RoleNotAllowed, meeting, Piet, new RestoreBoard(moment));
        await RefusedAsync(MeetingRefusals.RestoreBeforeStart, meeting, Fatima, new RestoreBoard(moment.AddDays(-1)));
        // What would come of it is told to whom it may be told, and changes nothing.
        var before = await ReadAsync(meeting);
        var foreseen = (await Gateway.ForeseeAsync(meeting, new Submission(Ids.Next(), Fatima, new RestoreBoard(moment)))).ShouldBeOfType<Reading.Found>();
        foreseen.All<Idea>().Select(idea => idea.Text).Order().ShouldBe(["Wind", "Zon"]);
        (await Gateway.ForeseeAsync(meeting, new Submission(Ids.Next(), Piet, new RestoreBoard(moment)))).ShouldBeOfType<Reading.Denied>().Code.ShouldBe(Refusals.RoleNotAllowed);
        (await ReadAsync(meeting)).Position.ShouldBe(before.Position);

        await Gateway.DoAsync(meeting, Fatima, new RestoreBoard(moment));
        (await ReadAsync(meeting)).All<Idea>().Select(idea => idea.Text).Order().ShouldBe(["Wind", "Zon"]);
    }

    [Fact]
    public async Task LED7_a_screen_follows_is_not_present_and_its_stream_ends_with_it()
    {
        var meeting = await Gateway.StartMeetingAsync();
        var screen = new Sender.Person(RoomScreen.IdOf(Ids.Next()), Ids.Of("projector"));
        await Gateway.DoAsync(meeting, screen, new OpenScreen(screen.PersonId, null));
        await RestartAsync();

        await using var hall = Gateway.Follow(meeting, screen);
        await using var piet = Gateway.Follow(meeting, Piet);
        var added = await Gateway.AddIdeaAsync(meeting, Piet, "Zon");
        await hall.SeesAsync(added);
        await piet.UntilAsync(_ => piet.Everything.Contains("\"presence\""), "who is there");
        piet.Everything.ShouldContain("\"count\":1");
        piet.Everything.ShouldNotContain("\"count\":2");
        await RefusedAsync(Refusals.RoleNotAllowed, meeting, screen, new AddIdea(Ids.Next(), "Van het scherm", null, null, null));

        await Gateway.DoAsync(meeting, Fatima, new EndScreen(screen.PersonId));
        await hall.UntilAsync(replica => replica.EndCode == MeetingRefusals.ScreenOver, "its end");
    }

    [Fact]
    public async Task CMD5_commands_are_judged_in_the_order_in_which_they_were_sent()
    {
        var meeting = await Gateway.StartMeetingAsync();
        var idea = Ids.Next();
        await Gateway.AddIdeaAsync(meeting, Piet, "0", idea);

        // Each fits only what the one before it left.
        var answers = await Task.WhenAll(Enumerable.Range(0, 100)
            .Select(i => Gateway.SendAsync(meeting, Piet, new EditIdea(idea, $"{i + 1}", $"{i}")))
            .ToList());

        answers.ShouldAllBe(answer => answer is Answer.Accepted);
        (await ReadAsync(meeting)).Find<Idea>(idea)!.Text.ShouldBe("100");
    }

    [Fact]
    public async Task SEQ1_commits_are_numbered_without_a_gap_whoever_sends_at_once()
    {
        var meeting = await Gateway.StartMeetingAsync();
        var before = (await ReadAsync(meeting)).Position.Seq;

        var positions = await Task.WhenAll(Enumerable.Range(0, 200)
            .Select(i => Task.Run(() => Gateway.AddIdeaAsync(meeting, i % 2 == 0 ? Piet : Noor, $"Idee {i}"))));

        positions.Select(position => position.Seq).Order().ShouldBe(Enumerable.Range(1, 200).Select(i => before + i));
    }

    [Fact]
    public async Task Entities_that_do_not_exist_are_refused()
    {
        await RefusedAsync(Refusals.EntityUnknown, new EntityId("meeting", Ids.Next()), Piet, new AddIdea(Ids.Next(), "x", null, null, null));
        await RefusedAsync(Refusals.EntityUnknown, new EntityId("nonsense", Ids.Next()), Piet, new OpenMeeting());
        (await Gateway.ReadAsync(new EntityId("meeting", Ids.Next()), null)).ShouldBe(new Reading.Denied(Refusals.EntityUnknown));
        (await Follow(new EntityId("meeting", Ids.Next()), Piet).EndAsync()).ShouldBe(Refusals.EntityUnknown);
        (await Follow(new EntityId("nonsense", Ids.Next()), Piet).EndAsync()).ShouldBe(Refusals.EntityUnknown);
    }

    [Fact]
    public async Task VOT1_a_budget_holds_however_many_devices_click_at_once()
    {
        var meeting = await Gateway.StartMeetingAsync();
        await Gateway.AddIdeaAsync(meeting, Piet, "Zon", Ids.Of("zon"));
        await Gateway.AddIdeaAsync(meeting, Piet, "Wind", Ids.Of("wind"));
        await Gateway.DoAsync(meeting, Fatima, new OpenVoteRound(Ids.Of("round"), "Wat eerst?", 3, 2, true));

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => Gateway.SendAsync(
            meeting, Piet with { DeviceId = Ids.Of($"device-{i % 4}-") }, new CastVote(Ids.Of("round"), Ids.Of(i % 3 == 0 ? "wind" : "zon"))))));

        answers.Count(answer => answer is Answer.Accepted).ShouldBe(3);
        answers.OfType<Answer.Rejected>().ShouldAllBe(answer => answer.Code == MeetingRefusals.VoteOverBudget || answer.Code == MeetingRefusals.VoteOverCap);
        (await ReadAsync(meeting)).All<Ballot>().ShouldHaveSingleItem().Votes.Values.Sum().ShouldBe(3);
    }

    [Fact]
    public async Task VOT2_no_byte_of_a_secret_ballot_reaches_another_and_its_voter_has_it()
    {
        var meeting = await Gateway.StartMeetingAsync();
        await Gateway.AddIdeaAsync(meeting, Piet, "Zon", Ids.Of("zon"));
        var (hers, his) = (Follow(meeting, Fatima), Follow(meeting, Piet));
        await hers.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        await his.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        await Gateway.DoAsync(meeting, Fatima, new OpenVoteRound(Ids.Of("round"), "Wat eerst?", 3, 2, true));
        var cast = await Gateway.DoAsync(meeting, Piet, new CastVote(Ids.Of("round"), Ids.Of("zon")));
        await Task.WhenAll(hers.SeesAsync(cast), his.SeesAsync(cast));
        var late = Follow(meeting, Noor);
        await late.SeesAsync(cast);

        his.Everything.ShouldContain("\"ballot\"", customMessage: "the control: its voter has it");
        foreach (var other in new[] { hers, late })
        {
            other.Everything.ShouldNotContain("\"ballot\"");
            other.Everything.ShouldNotContain("\"tally\"");
            other.Everything.ShouldNotContain("\"votes\"");
            other.Replica.Find("voteRound", Ids.Of("round"))!["ballots"]!.GetValue<int>().ShouldBe(1);
        }

        // Nor whose it was: the commit of a vote names nobody.
        hers.Frames.Select(frame => JsonNode.Parse(frame)!["commits"]).OfType<JsonArray>().SelectMany(commits => commits)
            .Single(commit => (long)commit!["seq"]! == cast.Seq)!["by"].ShouldBeNull();
        await hers.SeesAsync(await Gateway.DoAsync(meeting, Fatima, new CloseVoteRound(Ids.Of("round"))));
        hers.Replica.Find("voteRound", Ids.Of("round"))!["tally"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task TXT3_whoever_comes_back_gets_the_edits_since_their_revision()
    {
        var meeting = await Gateway.StartMeetingAsync();
        await Gateway.DoAsync(meeting, Fatima, new AddAgendaItem(Ids.Of("item"), "Warmte", null));
        var first = await Gateway.DoAsync(meeting, Piet, new EditMinutes(Ids.Of("item"), 0, Delta.Insert(0, "Zon")));
        var second = await Gateway.DoAsync(meeting, Noor, new EditMinutes(Ids.Of("item"), 0, Delta.Insert(0, " en wind")));

        (await EditsAsync(Piet, 0)).ShouldBe([new TextEdit(1, first.Seq, Delta.Insert(0, "Zon")), new TextEdit(2, second.Seq, Delta.Insert(3, " en wind"))]);
        (await EditsAsync(Piet, 1)).ShouldHaveSingleItem().Revision.ShouldBe(2);
        (await EditsAsync(Piet, 2)).ShouldBeEmpty();
        (await ReadTextAsync(Piet, 3)).ShouldBe(new TextHistory.Denied(TextRefusals.BaseUnknown));
        (await ReadTextAsync(Person("stranger"), 0)).ShouldBe(new TextHistory.Denied(Refusals.PersonUnknown));
        await RestartAsync();
        (await EditsAsync(Olga, 0)).Count.ShouldBe(2);

        Task<TextHistory> ReadTextAsync(Sender.Person person, int after) =>
            Gateway.ReadTextAsync(meeting, person.PersonId, Key.Of<Minutes>(Ids.Of("item")), after);

        async Task<IReadOnlyList<TextEdit>> EditsAsync(Sender.Person person, int after) =>
            (await ReadTextAsync(person, after)).ShouldBeOfType<TextHistory.Found>().Edits;
    }

    [Fact]
    public async Task TXT1_ten_who_write_in_one_line_at_once_all_end_with_one_text_and_every_word_once()
    {
        var meeting = await Gateway.StartMeetingAsync();
        await Gateway.DoAsync(meeting, Fatima, new AddAgendaItem(Ids.Of("item"), "Warmte", null));
        var probes = new[] { Fatima, Noor, Piet, Olga }.Select(person => Follow(meeting, person)).ToList();

        var words = await Task.WhenAll(Enumerable.Range(0, 10).Select(writer => Task.Run(async () =>
        {
            var mine = Enumerable.Range(0, 20).Select(i => $"{writer}-{i};").ToList();
            foreach (var word in mine)
            {
                var text = (await ReadAsync(meeting)).Find<Minutes>(Ids.Of("item"));
                var at = (text?.Text.IndexOf(';') ?? -1) + 1;
                await Gateway.DoAsync(
                    meeting, Piet with { DeviceId = Ids.Of($"device-{writer}-") }, new EditMinutes(Ids.Of("item"), text?.Revision ?? 0, Delta.Insert(at, word)));
            }

            return mine;
        })));

        var end = (await ReadAsync(meeting)).Find<Minutes>(Ids.Of("item"))!;
        end.Text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(word => $"{word};").Order().ShouldBe(words.SelectMany(mine => mine).Order());
        foreach (var probe in probes)
            await probe.UntilAsync(replica => (string?)replica.Find("minutes", Ids.Of("item"))?["text"] == end.Text, "the text that all end with");
    }

    [Fact]
    public async Task Reactions_reach_the_other_entity_also_after_a_restart()
    {
        const string code = "BBCDFG";
        var claim = new JoinCodeCommand.ClaimCode(new EntityId("meeting", Ids.Of("reacts")));
        await Gateway.DoAsync(JoinCode.IdOf(code), Sender.TheHost, claim);
        await Gateway.DoAsync(claim.Holder, Fatima, new StartMeeting("Warmte", code, "Fatima", null, null));
        await Until(async () => (await HolderAsync(code)).ExpiresAt is null, "the code being kept");

        await Gateway.DoAsync(claim.Holder, Fatima, new CloseMeeting());
        await RestartAsync();
        await Until(async () => (await HolderAsync(code)).ExpiresAt is not null, "the code getting an end");
    }

    [Fact]
    public async Task A_reaction_that_is_refused_for_good_becomes_a_commit_that_its_owner_sees()
    {
        const string code = "BBCDFH";
        await Gateway.DoAsync(JoinCode.IdOf(code), Sender.TheHost, new JoinCodeCommand.ClaimCode(new EntityId("meeting", Ids.Of("other"))));
        var meeting = await Gateway.StartMeetingAsync(code);

        var probe = Follow(meeting, Fatima);
        await probe.UntilAsync(
            replica => replica.All("meeting").Any(record => record["joinCode"] is null), "the meeting having lost its code");
    }

    protected FollowerProbe Follow(EntityId entity, Sender.Person person, Position? since = null)
    {
        var probe = Gateway.Follow(entity, person, since);
        _open.Add(probe);
        return probe;
    }

    /// <summary>Follows on from what an earlier stream saw.</summary>
    protected FollowerProbe Return(EntityId entity, Sender.Person person, FollowerProbe earlier)
    {
        var since = earlier.Replica.Position;
        var probe = new FollowerProbe(token => Gateway.FollowAsync(entity, person, person.DeviceId, since, token), earlier.Replica);
        _open.Add(probe);
        return probe;
    }

    protected async Task RestartAsync()
    {
        await StopAsync();
        Gateway = await StartAsync();
    }

    protected async Task<Reading.Found> ReadAsync(EntityId entity) =>
        (await Gateway.ReadAsync(entity, null)).ShouldBeOfType<Reading.Found>();

    protected async Task<CodeHolder> HolderAsync(string code) =>
        (await ReadAsync(JoinCode.IdOf(code))).Find<CodeHolder>(CodeHolder.OnlyId)!;

    protected static async Task Until(Func<Task<bool>> isSo, string what)
    {
        using var patience = new CancellationTokenSource(Gateways.Patience);
        while (!await isSo())
        {
            if (patience.IsCancellationRequested)
                throw new TimeoutException($"never happened: {what}");
            await Task.Delay(10);
        }
    }

    private async Task RefusedAsync(string code, EntityId entity, Sender from, Command command, string? id = null) =>
        (await Gateway.SendAsync(entity, from, command, id)).ShouldBeOfType<Answer.Rejected>().Code.ShouldBe(code);
}
