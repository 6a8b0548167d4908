using Samenwerken.Testing;

namespace Samenwerken.Web.Tests;

/// <summary>How a meeting comes to a result, over the wire of a real server: votes, minutes, decisions, actions, undo, and what each refuses.</summary>
[Collection(ServerCollection.Name)]
public sealed class ResultTests(ServerFixture fixture) : IAsyncLifetime
{
    private static readonly string Item = Ids.Of("item"), Zon = Ids.Of("zon"), Round = Ids.Of("round");
    private Guest _fatima = null!, _piet = null!, _olga = null!;
    private HubClient _hers = null!, _his = null!, _olgas = null!;

    public async Task InitializeAsync()
    {
        (_fatima, var code) = await fixture.Api.StartMeetingAsync();
        (_piet, _olga) = (await fixture.Api.JoinAsync(code), await fixture.Api.JoinAsync(code, "Olga"));
        (_hers, _his, _olgas) = (await fixture.ConnectAsync(_fatima), await fixture.ConnectAsync(_piet), await fixture.ConnectAsync(_olga));
        await AcceptedAsync(_hers, new { type = "setRole", personId = _olga.PersonId, role = "observer" });
        await AcceptedAsync(_hers, new { type = "addAgendaItem", itemId = Item, title = "Warmte" });
        await AcceptedAsync(_his, new { type = "addIdea", ideaId = Zon, text = "Zon" });
    }

    public async Task DisposeAsync()
    {
        foreach (var client in new[] { _hers, _his, _olgas })
            await client.DisposeAsync();
    }

    [Fact]
    public async Task VOT1_over_budget_over_cap_in_a_closed_or_unknown_round_or_by_an_observer_is_refused_with_a_sentence()
    {
        await RefusedAsync(_his, new { type = "castVote", roundId = Round, ideaId = Zon }, "voteRound.unknown");
        await AcceptedAsync(_hers, new { type = "openVoteRound", roundId = Round, question = "Wat eerst?", budget = 2, maxPerIdea = 1, secret = true });
        await AcceptedAsync(_his, new { type = "castVote", roundId = Round, ideaId = Zon });
        await RefusedAsync(_his, new { type = "castVote", roundId = Round, ideaId = Zon }, "vote.overCap");
        await AcceptedAsync(_his, new { type = "addIdea", ideaId = Ids.Of("wind"), text = "Wind" });
        await AcceptedAsync(_his, new { type = "addIdea", ideaId = Ids.Of("water"), text = "Water" });
        await AcceptedAsync(_his, new { type = "castVote", roundId = Round, ideaId = Ids.Of("wind") });
        await RefusedAsync(_his, new { type = "castVote", roundId = Round, ideaId = Ids.Of("water") }, "vote.overBudget");
        await RefusedAsync(_olgas, new { type = "castVote", roundId = Round, ideaId = Zon }, "role.notAllowed");
        await RefusedAsync(_hers, new { type = "withdrawVote", roundId = Round, ideaId = Zon }, "vote.none");
        await RefusedAsync(_hers, new { type = "openVoteRound", roundId = Ids.Of("second"), question = "En dan?", budget = 2, maxPerIdea = 1, secret = true }, "voteRound.otherOpen");
        await AcceptedAsync(_hers, new { type = "closeVoteRound", roundId = Round });
        await RefusedAsync(_his, new { type = "withdrawVote", roundId = Round, ideaId = Zon }, "voteRound.closed");
    }

    [Fact]
    public async Task VOT1_a_budget_and_a_cap_hold_however_many_devices_of_one_person_click_at_once()
    {
        foreach (var idea in new[] { "wind", "water" })
            await AcceptedAsync(_his, new { type = "addIdea", ideaId = Ids.Of(idea), text = idea });
        await AcceptedAsync(_hers, new { type = "openVoteRound", roundId = Round, question = "Wat eerst?", budget = 5, maxPerIdea = 2, secret = true });
        var devices = new List<HubClient>();
        for (var i = 0; i < 4; i++)
        {
            var device = ApiClient.GuestOf(await fixture.Api.PostAsync(
                "/api/v1/return", new { meetingId = _piet.MeetingId, returnKey = _piet.ReturnKey, device = Ids.Of($"device-{i}-") }, 200));
            devices.Add(await fixture.ConnectAsync(device));
        }

        try
        {
            var ideas = new[] { Zon, Ids.Of("wind"), Ids.Of("water") };
            var answers = await Task.WhenAll(devices.SelectMany((client, i) => Enumerable.Range(0, 9)
                .Select(n => client.SendAsync(Ids.Next(), new { type = "castVote", roundId = Round, ideaId = ideas[(n + i) % 3] }))));
            answers.Count(answer => answer.Status() == "accepted").ShouldBe(5);
            answers.Where(answer => answer.Status() != "accepted").ShouldAllBe(answer => answer.Code() == "vote.overBudget" || answer.Code() == "vote.overCap");
            await using var sees = devices[0].Follow();
            await sees.UntilAsync(replica => replica.All("ballot").Any(), "his ballot");
            var dots = sees.Replica.All("ballot").ShouldHaveSingleItem()["votes"]!.AsObject().Select(idea => (int)idea.Value!).ToList();
            (dots.Sum(), dots.Max()).ShouldBe((5, 2));
        }
        finally
        {
            foreach (var client in devices)
                await client.DisposeAsync();
        }
    }

    [Fact]
    public async Task VOT2_no_byte_of_a_secret_ballot_leaves_the_server_in_a_frame_an_export_or_an_answer()
    {
        await using var sees = _hers.Follow();
        await using var control = _his.Follow();
        await AcceptedAsync(_hers, new { type = "openVoteRound", roundId = Round, question = "Wat eerst?", budget = 3, maxPerIdea = 3, secret = true });
        await AcceptedAsync(_his, new { type = "castVote", roundId = Round, ideaId = Zon });
        await AcceptedAsync(_his, new { type = "castVote", roundId = Round, ideaId = Zon });
        await sees.UntilAsync(replica => (int?)replica.Find("voteRound", Round)?["ballots"] == 1, "a ballot that is counted");
        await control.UntilAsync(replica => (int?)replica.All("ballot").FirstOrDefault()?["votes"]?[Zon] == 2, "his own dots");

        control.Everything.ShouldContain("\"ballot\"");
        using var export = await fixture.Api.RawAsync(HttpMethod.Get, $"/api/v1/meetings/{_fatima.MeetingId}/export?format=json", _fatima.Token);
        foreach (var text in new[] { sees.Everything, await export.Content.ReadAsStringAsync() })
        {
            text.ShouldContain("Wat eerst?");
            text.ShouldNotContain("\"ballot\"");
            text.ShouldNotContain("\"tally\"");
        }
    }

    [Theory]
    [InlineData(0, "[9, \"x\"]", "delta.pastEnd")]
    [InlineData(1, "[9, \"x\"]", "delta.pastEnd")]
    [InlineData(1, "[2, \"x\"]", "delta.splitsCharacter")]
    [InlineData(1, "[1, -1]", "delta.splitsCharacter")]
    [InlineData(1, "[3]", "delta.notCanonical")]
    [InlineData(1, "[-1, \"x\"]", "delta.notCanonical")]
    [InlineData(1, "[\"x\", \"y\"]", "delta.notCanonical")]
    [InlineData(1, "{}", "delta.malformed")]
    [InlineData(7, "[\"x\"]", "text.baseUnknown")]
    [InlineData(-1, "[\"x\"]", "field.invalid")]
    public async Task TXT2_an_edit_that_does_not_fit_is_refused_and_changes_nothing(int basedOn, string delta, string code)
    {
        await AcceptedAsync(_his, Edit(0, "[\"a🌍b\"]"));
        await RefusedAsync(_his, Edit(basedOn, delta), code);
        await using var sees = _hers.Follow();
        await sees.UntilAsync(replica => (string?)replica.Find("minutes", Item)?["text"] == "a🌍b", "the text as it was");
    }

    [Fact]
    public async Task TXT3_an_edit_on_a_base_too_old_or_past_the_limit_gives_the_words_back()
    {
        await AcceptedAsync(_his, Edit(0, $"[\"{new string('x', 30_000)}\"]"));
        var tooLong = await RefusedAsync(_hers, Edit(1, $"[\"{new string('y', 10_001)}\"]"), "text.tooLong");
        tooLong.GetProperty("detail").GetProperty("yours").GetString()!.Length.ShouldBe(10_001);
        tooLong.GetProperty("message").GetString()!.ShouldContain("40.000");
        await RefusedAsync(_his, new { type = "editMinutes", itemId = Ids.Of("none"), basedOn = 0, delta = new[] { "weg" } }, "agendaItem.unknown");
        await AcceptedAsync(_hers, new { type = "setMinutesWriters", who = "noteTakers" });
        (await RefusedAsync(_his, Edit(1, "[\"mijn woorden\"]"), "minutes.notWriter")).GetProperty("detail").GetProperty("yours").GetString().ShouldBe("mijn woorden");
    }

    [Fact]
    public async Task TXT3_the_edits_since_a_revision_are_there_for_whoever_was_away()
    {
        await AcceptedAsync(_his, Edit(0, "[\"Zon\"]"));
        await AcceptedAsync(_hers, Edit(0, "[\" en wind\"]"));
        var path = $"/api/v1/meetings/{_piet.MeetingId}/minutes/{Item}/revisions";
        var since = (await fixture.Api.GetAsync($"{path}?after=1", 200, _piet.Token))["revisions"]!.AsArray().ShouldHaveSingleItem()!;
        ((int)since["revision"]!, since["delta"]!.ToJsonString()).ShouldBe((2, "[3,\" en wind\"]"));
        (await fixture.Api.GetAsync($"{path}?after=3", 400, _piet.Token))["code"]!.ToString().ShouldBe("text.baseUnknown");
        (await fixture.Api.GetAsync($"{path}?after=x", 400, _piet.Token))["code"]!.ToString().ShouldBe("field.invalid");
        (await fixture.Api.GetAsync(path, 400, _piet.Token))["code"]!.ToString().ShouldBe("field.invalid");
        await fixture.Api.GetAsync($"{path}?after=1", 401);
    }

    [Fact]
    public async Task UND1_undo_of_anothers_of_a_text_and_of_what_was_overtaken_is_refused_with_a_sentence()
    {
        var (added, written) = (Ids.Next(), Ids.Next());
        (await _his.SendAsync(added, new { type = "addIdea", ideaId = Ids.Of("wind"), text = "Wind" })).ShouldBeAccepted();
        (await _his.SendAsync(written, Edit(0, "[\"Zon\"]"))).ShouldBeAccepted();
        await RefusedAsync(_hers, new { type = "undo", commandId = added }, "undo.notYours");
        await RefusedAsync(_his, new { type = "undo", commandId = written }, "undo.notPossible");
        await RefusedAsync(_his, new { type = "undo", commandId = Ids.Of("never-sent") }, "undo.notPossible");
        await AcceptedAsync(_hers, new { type = "editIdea", ideaId = Ids.Of("wind"), text = "Storm", was = "Wind" });
        await RefusedAsync(_his, new { type = "undo", commandId = added }, "undo.overtaken");
    }

    [Fact]
    public async Task A_meeting_comes_to_decisions_and_actions_and_a_slip_is_taken_back()
    {
        await using var sees = _olgas.Follow();
        await AcceptedAsync(_hers, new { type = "recordDecision", decisionId = Ids.Of("decision"), itemId = Item, text = "We beginnen", fromIdeas = new[] { Zon } });
        await AcceptedAsync(_hers, new { type = "assignAction", actionId = Ids.Of("action"), itemId = Item, text = "Bel de school", assignee = _piet.PersonId, due = "2026-12-01" });
        var done = Ids.Next();
        (await _his.SendAsync(done, new { type = "completeAction", actionId = Ids.Of("action") })).ShouldBeAccepted();
        await AcceptedAsync(_his, new { type = "undo", commandId = done });
        await sees.UntilAsync(replica => (string?)replica.Find("action", Ids.Of("action"))?["status"] == "open", "an action that is open again");
        ((string?)sees.Replica.Find("action", Ids.Of("action"))!["due"]).ShouldBe("2026-12-01");
        ((int)sees.Replica.Find("decision", Ids.Of("decision"))!["number"]!).ShouldBe(1);
        await RefusedAsync(_his, new { type = "removeIdea", ideaId = Zon }, "idea.inUse");
        await RefusedAsync(_his, new { type = "recordDecision", decisionId = Ids.Next(), itemId = Item, text = "Ik besluit" }, "role.notAllowed");
    }

    private static object Edit(int basedOn, string delta) =>
        new { type = "editMinutes", itemId = Item, basedOn, delta = System.Text.Json.Nodes.JsonNode.Parse(delta) };

    private static async Task AcceptedAsync(HubClient client, object command) => (await client.SendAsync(Ids.Next(), command)).ShouldBeAccepted();

    private static async Task<System.Text.Json.JsonElement> RefusedAsync(HubClient client, object command, string code) =>
        (await client.SendAsync(Ids.Next(), command)).ShouldBeRejected(code);
}
