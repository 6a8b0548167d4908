using System.Text.Json;
using System.Text.Json.Nodes;
using Samenwerken.Testing;

namespace Samenwerken.Web.Tests;

/// <summary>Leading a meeting over the wire: who comes in, who stays out, and what a screen in the hall gets.</summary>
[Collection(ServerCollection.Name)]
public sealed class LeadingTests(ServerFixture fixture)
{
    [Fact]
    public async Task LED7_a_room_screen_is_paired_by_the_code_sees_what_everybody_sees_and_does_nothing()
    {
        var (fatima, code) = await fixture.Api.StartMeetingAsync();
        var piet = await fixture.Api.JoinAsync(code);
        var screen = await PairAsync(fixture.Api, code, "Grote zaal");
        await using var hers = await fixture.ConnectAsync(fatima);
        await using var his = await fixture.ConnectAsync(piet);
        await using var hall = await fixture.ConnectAsync(screen);
        await using var seen = hall.Follow();
        await using var leads = hers.Follow();
        await using var own = his.Follow();

        await leads.UntilAsync(replica => (string?)replica.Find("screen", screen.PersonId)?["name"] == "Grote zaal", "the screen");
        var (idea, round) = (Ids.Next(), Ids.Next());
        await AcceptAsync(his, new { type = "addIdea", ideaId = idea, text = "Zonnepanelen" });
        await AcceptAsync(hers, new { type = "openVoteRound", roundId = round, question = "Wat eerst?", budget = 3, maxPerIdea = 3, secret = true });
        await AcceptAsync(his, new { type = "castVote", roundId = round, ideaId = idea });
        await AcceptAsync(hers, new { type = "closeVoteRound", roundId = round });
        await AcceptAsync(hers, new { type = "removeIdea", ideaId = idea, reason = "Staat er al" });
        await seen.UntilAsync(replica => (string?)replica.Find("tombstone", idea)?["reason"] == "Staat er al", "the tombstone");
        await own.UntilAsync(replica => (string?)replica.Find("keptWords", idea)?["text"] == "Zonnepanelen", "his own words");
        seen.Everything.ShouldNotContain("\"ballot\"");
        seen.Everything.ShouldNotContain("keptWords");
        seen.Everything.ShouldNotContain("\"screen\"");
        // The control: what the screen does not get is there, for those whose it is.
        own.Everything.ShouldContain("\"ballot\"");

        foreach (var command in new object[] { new { type = "addIdea", ideaId = Ids.Next(), text = "Van het scherm" }, new { type = "raiseHand", handId = Ids.Next() }, new { type = "closeMeeting" } })
            (await hall.SendAsync(Ids.Next(), command)).GetProperty("code").GetString().ShouldBe("role.notAllowed");
        await fixture.Api.GetAsync($"/api/v1/meetings/{screen.MeetingId}/invitation", 200, screen.Token);
        ((int)(await fixture.Api.GetAsync($"/api/v1/meetings/{screen.MeetingId}", 200, screen.Token))["participants"]!).ShouldBe(2);
        foreach (var path in new[] { "export?format=md", "return-link", $"minutes/{Ids.Next()}/revisions?after=0", "claim-code" })
            ((string)(await fixture.Api.GetAsync($"/api/v1/meetings/{screen.MeetingId}/{path}", 403, screen.Token))["code"]!).ShouldBe("role.notAllowed");
        await leads.UntilAsync(_ => leads.Everything.Contains("\"presence\""), "who is there");
        leads.Everything.ShouldNotContain("\"count\":3");

        await AcceptAsync(hers, new { type = "endScreen", screenId = screen.PersonId });
        await seen.UntilAsync(replica => replica.EndCode == "screen.ended", "its end");
        ((string)(await fixture.Api.GetAsync($"/api/v1/meetings/{screen.MeetingId}", 410, screen.Token))["code"]!).ShouldBe("screen.ended");
    }

    [Fact]
    public async Task LED7_a_screen_comes_back_after_a_restart_and_asking_again_gives_the_same_one()
    {
        using var data = new TempFolder();
        var port = ServerProcess.FreePort();
        var server = await ServerProcess.StartAsync(data.Path, port);
        using var api = new ApiClient(server.Address);
        var (fatima, code) = await api.StartMeetingAsync();
        var screen = await PairAsync(api, code, null, key: "the-same-screen-1");
        (await PairAsync(api, code, null, key: "the-same-screen-1")).PersonId.ShouldBe(screen.PersonId);
        await api.PostAsync($"/api/v1/meetings/{fatima.MeetingId}/join-codes", null, 201, fatima.Token);
        await server.KillAsync();
        server = await ServerProcess.StartAsync(data.Path, port);
        try
        {
            await using var hall = await HubClient.ConnectAsync(server.Address, screen.Token, screen.Entity);
            await using var seen = hall.Follow();
            await seen.UntilAsync(replica => (string?)replica.Find("meeting", "meeting")?["joinCode"] is { } now && now != code, "the meeting with its other code");
            // The old code, which hears of it a moment later, pairs nothing any more, and a closed meeting takes no screen.
            await ExpiredAsync(api, code);
            await api.PostAsync("/api/v1/screens", new { code }, 410);
            await using var hers = await HubClient.ConnectAsync(server.Address, fatima.Token, fatima.Entity);
            await AcceptAsync(hers, new { type = "closeMeeting" });
            await api.PostAsync("/api/v1/screens", new { code = (string)seen.Replica.Find("meeting", "meeting")!["joinCode"]! }, 409);
            await seen.UntilAsync(replica => (string?)replica.Find("meeting", "meeting")?["status"] == "closed", "the end");
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public async Task LED5_whoever_waits_gets_nothing_of_the_meeting_until_they_are_let_in()
    {
        var (fatima, code) = await fixture.Api.StartMeetingAsync();
        await using var hers = await fixture.ConnectAsync(fatima);
        await AcceptAsync(hers, new { type = "addIdea", ideaId = Ids.Next(), text = "Een geheim van binnen" });
        await AcceptAsync(hers, new { type = "setLobby", on = true });
        var piet = await fixture.Api.JoinAsync(code);
        await using var leads = hers.Follow();
        await leads.UntilAsync(replica => (string?)replica.Find("waiting", piet.PersonId)?["name"] == "Piet", "who waits");

        await using var his = await fixture.ConnectAsync(piet);
        await using (var waits = his.Follow())
        {
            await waits.UntilAsync(replica => replica.EndCode == "meeting.lobby", "that he waits");
            waits.Everything.ShouldNotContain("geheim");
            waits.Everything.ShouldNotContain("Fatima");
        }

        foreach (var path in new[] { "", "/export?format=md", "/invitation", "/return-link" })
            ((string)(await fixture.Api.GetAsync($"/api/v1/meetings/{piet.MeetingId}{path}", 403, piet.Token))["code"]!).ShouldBe("meeting.lobby");
        await AcceptAsync(hers, new { type = "admit", personId = piet.PersonId });
        await using var inside = his.Follow();
        await inside.UntilAsync(replica => replica.All("idea").Any(idea => (string)idea["text"]! == "Een geheim van binnen"), "the meeting");
    }

    [Fact]
    public async Task LED6_a_removed_person_stays_out_by_token_link_and_code_on_the_devices_that_they_used()
    {
        var (fatima, code) = await fixture.Api.StartMeetingAsync();
        var (device, phone) = (Ids.Next(), Ids.Next());
        var piet = ApiClient.GuestOf(await fixture.Api.PostAsync("/api/v1/join", new { code, name = "Piet", device }, 200));
        var (meetingId, returnKey) = (piet.MeetingId, piet.ReturnKey);
        var onPhone = ApiClient.GuestOf(await fixture.Api.PostAsync("/api/v1/return", new { meetingId, returnKey, device = phone }, 200));
        await using var hers = await fixture.ConnectAsync(fatima);
        await using var his = await fixture.ConnectAsync(onPhone);
        await AcceptAsync(his, new { type = "addIdea", ideaId = Ids.Next(), text = "Vanaf de telefoon" });
        await AcceptAsync(hers, new { type = "removePerson", personId = piet.PersonId });

        await using (var follows = his.Follow())
            await follows.UntilAsync(replica => replica.EndCode == "person.removed", "that he is out");
        await fixture.Api.PostAsync("/api/v1/return", new { meetingId, returnKey, device = phone }, 403);
        foreach (var known in new[] { device, phone })
            ((string)(await fixture.Api.PostAsync("/api/v1/join", new { code, name = "Niet Piet", device = known }, 403))["code"]!).ShouldBe("person.removed");
        // What nobody can know: another browser. SPEC says what helps.
        await fixture.Api.PostAsync("/api/v1/join", new { code, name = "Iemand", device = Ids.Next() }, 200);
    }

    [Fact]
    public async Task LED9_the_board_is_restored_out_of_the_log_to_what_it_was()
    {
        var (fatima, code) = await fixture.Api.StartMeetingAsync();
        var piet = await fixture.Api.JoinAsync(code);
        await using var hers = await fixture.ConnectAsync(fatima);
        await using var his = await fixture.ConnectAsync(piet);
        await using var seen = hers.Follow();
        var (zon, wind) = (Ids.Next(), Ids.Next());
        await AcceptAsync(his, new { type = "addIdea", ideaId = zon, text = "Zon" });
        var added = await AcceptAsync(his, new { type = "addIdea", ideaId = wind, text = "Wind" });
        await seen.UntilAsync(replica => replica.Position?.Seq >= added, "both ideas");
        var moment = DateTimeOffset.UtcNow;
        await NextMillisecondAsync(moment);
        await AcceptAsync(his, new { type = "editIdea", ideaId = zon, text = "Zonnig", was = "Zon" });
        await AcceptAsync(his, new { type = "removeIdea", ideaId = wind });
        await AcceptAsync(his, new { type = "addIdea", ideaId = Ids.Next(), text = "Later" });
        (await his.SendAsync(Ids.Next(), new { type = "restoreBoard", to = moment })).GetProperty("code").GetString().ShouldBe("role.notAllowed");
        await AcceptAsync(hers, new { type = "restoreBoard", to = moment });
        await seen.UntilAsync(replica => replica.Find("restoration", "board") is not null, "that it was restored");
        seen.Replica.All("idea").Select(idea => (string)idea["text"]!).Order().ShouldBe(["Wind", "Zon"]);
    }

    private static async Task ExpiredAsync(ApiClient api, string code)
    {
        using var patience = new CancellationTokenSource(Gateways.Patience);
        while (true)
        {
            using var answer = await api.RawAsync(HttpMethod.Get, $"/api/v1/join-codes/{code}");
            if ((int)answer.StatusCode == 410)
                return;
            await Task.Delay(20, patience.Token);
        }
    }

    private static async Task NextMillisecondAsync(DateTimeOffset moment)
    {
        while (DateTimeOffset.UtcNow <= moment.AddMilliseconds(1))
            await Task.Yield();
    }

    private static async Task<Guest> PairAsync(ApiClient api, string code, string? name, string? key = null)
    {
        JsonObject paired = await api.PostAsync("/api/v1/screens", new { code, name }, 201, key: key);
        return new Guest((string)paired["meetingId"]!, (string)paired["screenId"]!, (string)paired["token"]!, "");
    }

    private static async Task<long> AcceptAsync(HubClient client, object command)
    {
        JsonElement answer = await client.SendAsync(Ids.Next(), command);
        answer.GetProperty("status").GetString().ShouldBe("accepted", answer.ToString());
        return answer.GetProperty("seq").GetInt64();
    }
}
