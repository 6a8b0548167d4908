using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Samenwerken.Engine;
using Samenwerken.Testing;
using Samenwerken.Web.Hubs;

namespace Samenwerken.Web.Tests;

/// <summary>The hub over real WebSockets.</summary>
[Collection(ServerCollection.Name)]
public sealed class HubTests(ServerFixture fixture)
{
    private ApiClient Api => fixture.Api;

    [Fact]
    public async Task An_idea_of_one_is_seen_by_the_other()
    {
        var (fatima, code) = await Api.StartMeetingAsync();
        var piet = await Api.JoinAsync(code);
        await using var hers = await fixture.ConnectAsync(fatima);
        await using var his = await fixture.ConnectAsync(piet);
        await using var sees = hers.Follow();
        await sees.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");

        var answer = (await his.SendAsync(Ids.Next(), AddIdea("Zonnepanelen"))).ShouldBeAccepted();

        await sees.UntilAsync(replica => replica.All("idea").Any(idea => (string)idea["text"]! == "Zonnepanelen"), "his idea");
        sees.Replica.Position!.Value.Seq.ShouldBe(answer.GetProperty("seq").GetInt64());
        sees.Replica.Position.Value.Epoch.ShouldBe(answer.GetProperty("epoch").GetString());
    }

    [Fact]
    public async Task The_fields_of_a_command_may_come_in_any_order()
    {
        await using var client = await FacilitatorAsync();
        (await client.SendAsync(JsonDocument.Parse("""{"command":{"text":"Zon","ideaId":"0123456789abcdef","type":"addIdea"},"id":"0123456789abcdef"}""").RootElement)).ShouldBeAccepted();
    }

    [Fact]
    public async Task Tokens_that_are_missing_forged_foreign_or_expired_are_refused()
    {
        var (fatima, _) = await Api.StartMeetingAsync();
        var (other, _) = await Api.StartMeetingAsync();
        foreach (var (token, code) in new[]
        {
            (null, "token.missing"), ("nonsense", "token.invalid"), (fatima.Token + "x", "token.invalid"),
            (other.Token, "token.foreign"), (fixture.Expired(fatima), "token.expired"),
        })
        {
            await using var client = await HubClient.ConnectAsync(fixture.Server.Address, token, fatima.Entity);
            (await client.SendAsync(Ids.Next(), AddIdea("x"))).ShouldBeRejected(code);
            await using var probe = client.Follow();
            (await probe.EndAsync()).ShouldBe(code);
        }
    }

    [Theory]
    [InlineData("""null""", "command.malformed")]
    [InlineData("""5""", "command.malformed")]
    [InlineData("""{}""", "command.malformed")]
    [InlineData("""{"id":"0123456789abcdef","command":[]}""", "command.malformed")]
    [InlineData("""{"id":"0123456789abcdef","command":{}}""", "command.malformed")]
    [InlineData("""{"id":"0123456789abcdef","command":{"type":7}}""", "command.malformed")]
    [InlineData("""{"id":"0123456789abcdef","command":{"type":"\ud800"}}""", "command.malformed")]
    [InlineData("""{"id":"0123456789abcdef","command":{"type":"addIdea","ideaId":"0123456789abcdef","text":"\ud800"}}""", "text.invalid")]
    [InlineData("""{"id":"0123456789abcdef","command":{"type":"addIdea","ideaId":"0123456789abcdef","text":"x","\ud800":1}}""", "command.malformed")]
    [InlineData("""{"command":{"type":"openMeeting"}}""", "field.missing")]
    [InlineData("""{"id":"short","command":{"type":"openMeeting"}}""", "field.invalid")]
    [InlineData("""{"id":9,"command":{"type":"openMeeting"}}""", "field.wrongType")]
    [InlineData("""{"id":"0123456789abcdef","command":{"type":"nonsense"}}""", "command.unknown")]
    [InlineData("""{"id":"0123456789abcdef","command":{"type":"startMeeting","title":"x","joinCode":"BCDFGH","name":"x"}}""", "command.unknown")]
    [InlineData("""{"id":"0123456789abcdef","command":{"type":"joinMeeting","name":"x"}}""", "command.unknown")]
    [InlineData("""{"id":"0123456789abcdef","command":{"type":"addIdea"}}""", "field.missing")]
    [InlineData("""{"id":"0123456789abcdef","command":{"type":"addIdea","ideaId":"0123456789abcdef","text":""}}""", "text.empty")]
    [InlineData("""{"id":"0123456789abcdef","command":{"type":"moveIdea","ideaId":"0123456789abcdef","x":1,"y":2}}""", "idea.unknown")]
    public async Task What_is_wrong_with_a_command_has_a_code_and_changes_nothing(string envelope, string code)
    {
        await using var client = await FacilitatorAsync();
        var before = (await client.SendAsync(Ids.Next(), AddIdea("Ervoor"))).ShouldBeAccepted().GetProperty("seq").GetInt64();
        (await client.SendTextAsync(envelope)).ShouldBeRejected(code);
        (await client.SendAsync(Ids.Next(), AddIdea("Erna"))).ShouldBeAccepted().GetProperty("seq").GetInt64().ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_text_over_its_limit_is_refused_with_the_limit_in_the_readers_language()
    {
        var (fatima, _) = await Api.StartMeetingAsync();
        foreach (var (language, sentence) in new[] { ("nl", "De tekst is te lang"), ("en", "The text is too long") })
        {
            await using var client = await fixture.ConnectAsync(fatima, language);
            var answer = (await client.SendAsync(Ids.Next(), AddIdea(new string('x', 281)))).ShouldBeRejected("text.tooLong");
            answer.GetProperty("message").GetString()!.ShouldStartWith(sentence);
            answer.GetProperty("detail").GetProperty("max").GetInt32().ShouldBe(280);
            answer.GetProperty("detail").GetProperty("field").GetString().ShouldBe("text");
        }
    }

    [Theory]
    [InlineData("\"meeting/0123456789abcdef\"")]
    [InlineData("\"nonsense/0123456789abcdef\"")]
    [InlineData("\"joinCode/BCDFGH\"")]
    [InlineData("\"\"")]
    [InlineData("7")]
    [InlineData("null")]
    public async Task An_entity_that_is_not_yours_or_not_there_is_refused(string entity)
    {
        await using var client = await FacilitatorAsync();
        var json = JsonDocument.Parse(entity).RootElement;
        var answer = await client.SendAsync(new { id = Ids.Next(), command = AddIdea("x") }, json);
        answer.Code().ShouldBeOneOf("entity.unknown", "token.foreign");
        await using var probe = new FollowerProbe(token => client.FollowAsync(null, json, token));
        (await probe.EndAsync()).ShouldBeOneOf("entity.unknown", "token.foreign");
    }

    [Fact]
    public async Task CMD3_a_reused_id_is_refused()
    {
        await using var client = await FacilitatorAsync();
        (await client.SendAsync(Ids.Of("same"), AddIdea("Zon"))).ShouldBeAccepted();
        (await client.SendAsync(Ids.Of("same"), AddIdea("Wind"))).ShouldBeRejected("command.idReused");
    }

    [Fact]
    public async Task A_role_that_may_not_is_refused()
    {
        var (_, code) = await Api.StartMeetingAsync();
        await using var client = await fixture.ConnectAsync(await Api.JoinAsync(code));
        (await client.SendAsync(Ids.Next(), new { type = "closeMeeting" })).ShouldBeRejected("role.notAllowed");
    }

    [Theory]
    [InlineData("""{"epoch":"other","seq":1}""")]
    [InlineData("""{"epoch":"{epoch}","seq":900000}""")]
    public async Task FOL3_a_position_of_another_epoch_or_ahead_of_the_head_gives_a_snapshot(string since)
    {
        await using var client = await FacilitatorAsync();
        var epoch = (await client.SendAsync(Ids.Next(), AddIdea("Zon"))).GetProperty("epoch").GetString();
        await using var probe = new FollowerProbe(token => client.FollowAsync(JsonDocument.Parse(since.Replace("{epoch}", epoch)).RootElement, null, token));
        await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
    }

    [Theory]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("""{"epoch":"e","seq":"1"}""")]
    [InlineData("""{"epoch":"e","seq":-1}""")]
    [InlineData("""{"epoch":"e","seq":1.5}""")]
    public async Task A_position_that_is_none_ends_the_stream_with_a_code(string since)
    {
        await using var client = await FacilitatorAsync();
        await using var probe = new FollowerProbe(token => client.FollowAsync(JsonDocument.Parse(since).RootElement, null, token));
        (await probe.EndAsync()).ShouldBe("position.malformed");
        (await client.SendAsync(Ids.Next(), AddIdea("Zon"))).ShouldBeAccepted();
    }

    [Theory]
    [InlineData("{\"type\":1,\"invocationId\":\"1\",\"target\":\"Send\",\"arguments\":[\u001e")]
    [InlineData("nonsense\u001e")]
    [InlineData("[]\u001e")]
    [InlineData("large")]
    public async Task A_message_that_is_malformed_or_too_large_ends_that_connection_and_no_other(string message)
    {
        var (fatima, code) = await Api.StartMeetingAsync();
        await using var good = await fixture.ConnectAsync(await Api.JoinAsync(code));
        await using var bad = await fixture.ConnectAsync(fatima);
        await bad.SendRawAsync(Encoding.UTF8.GetBytes(message == "large" ? new string('x', CollaborationHub.MaxMessageBytes + 1) : message));

        await bad.Closed.WaitAsync(Gateways.Patience);
        (await good.SendAsync(Ids.Next(), AddIdea("Dit gaat door"))).ShouldBeAccepted();
    }

    [Theory]
    [InlineData(1, "Send", """["{0}"]""")]
    [InlineData(1, "Send", """["{0}",{},{}]""")]
    [InlineData(1, "Send", "[]")]
    [InlineData(1, "Nonsense", """["{0}",{}]""")]
    [InlineData(1, "Follow", """["{0}",null]""")]
    [InlineData(1, "Dispose", "[]")]
    [InlineData(4, "Follow", """["{0}"]""")]
    [InlineData(4, "Follow", """["{0}",null,1]""")]
    [InlineData(4, "Send", """["{0}",{}]""")]
    [InlineData(4, "Nonsense", "[]")]
    public async Task A_call_that_the_hub_does_not_know_has_a_code_and_the_connection_goes_on(int type, string target, string arguments)
    {
        var (fatima, _) = await Api.StartMeetingAsync();
        await using var client = await fixture.ConnectAsync(fatima);
        var call = client.CallAsync(id => $$"""{"type":{{type}},"invocationId":"{{id}}","target":"{{target}}","arguments":{{arguments.Replace("{0}", fatima.Entity)}}}""");
        (await call.ShouldThrowAsync<HubException>()).Message.ShouldBe("call.malformed");
        (await client.SendAsync(Ids.Next(), AddIdea("Dit gaat door"))).ShouldBeAccepted();
    }

    [Fact]
    public async Task A_command_of_48_KiB_goes_through_to_its_refusal()
    {
        await using var client = await FacilitatorAsync();
        (await client.SendAsync(Ids.Next(), AddIdea(new string('x', 48 * 1024)))).ShouldBeRejected("text.tooLong");
    }

    [Fact]
    public async Task LIM1_a_thousand_commands_at_once_from_one_person_leave_others_alone()
    {
        var (fatima, code) = await Api.StartMeetingAsync();
        await using var many = await fixture.ConnectAsync(fatima);
        await using var other = await fixture.ConnectAsync(await Api.JoinAsync(code));
        var answers = Enumerable.Range(0, 1000).Select(i => many.SendAsync(Ids.Next(), AddIdea($"Idee {i}"))).ToList();

        var watch = Stopwatch.StartNew();
        (await other.SendAsync(Ids.Next(), AddIdea("Van een ander"))).ShouldBeAccepted();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(3));

        var all = await Task.WhenAll(answers);
        all.Select(answer => answer.Status()).Distinct().ShouldBe(["accepted", "later"], ignoreOrder: true);
        all.Count(answer => answer.Status() == "accepted").ShouldBeInRange(CommandBudget.Burst, 1000);
        all.Where(answer => answer.Status() == "later").ShouldAllBe(answer => answer.GetProperty("retryAfterMs").GetInt32() > 0 && answer.GetProperty("message").GetString()!.EndsWith('.'));
    }

    [Fact]
    public async Task CMD5_what_comes_behind_a_command_that_must_come_again_waits_for_it()
    {
        var (fatima, _) = await Api.StartMeetingAsync();
        await using var client = await fixture.ConnectAsync(fatima);
        var ids = new List<(string Id, string Idea, string Text)>();
        var answers = Array.Empty<System.Text.Json.JsonElement>();
        // Meanwhile the budget fills again, which on a slow machine may take more than one go to outrun.
        for (var go = 0; go < 20 && answers.All(answer => answer.Status() == "accepted"); go++)
        {
            ids = [.. Enumerable.Range(0, CommandBudget.Burst + 100).Select(i => (Id: Ids.Next(), Idea: Ids.Next(), Text: $"Idee {i}"))];
            answers = await Task.WhenAll(ids.Select(it => client.SendAsync(it.Id, new { type = "addIdea", ideaId = it.Idea, text = it.Text })).ToList());
        }

        // From the first that must wait, all wait, whatever the budget is by then.
        var first = Array.FindIndex(answers, answer => answer.Status() == "later");
        first.ShouldBeGreaterThan(0);
        answers[first..].ShouldAllBe(answer => answer.Status() == "later");

        // Sent again in order, each is taken in order.
        await Gateways.UntilAsync(() => client.SendAsync(ids[first].Id, new { type = "addIdea", ideaId = ids[first].Idea, text = ids[first].Text }).Result.Status() == "accepted", "the first");
        (await client.SendAsync(ids[first + 1].Id, new { type = "addIdea", ideaId = ids[first + 1].Idea, text = ids[first + 1].Text })).ShouldBeAccepted();
    }

    [Fact]
    public async Task FOL6_a_removal_ends_live_streams_and_refuses_what_comes_after()
    {
        var (fatima, code) = await Api.StartMeetingAsync();
        var piet = await Api.JoinAsync(code);
        await using var hers = await fixture.ConnectAsync(fatima);
        await using var his = await fixture.ConnectAsync(piet);
        await using var sees = his.Follow();
        await sees.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");

        (await hers.SendAsync(Ids.Next(), new { type = "removePerson", personId = piet.PersonId, reason = "Reclame" })).ShouldBeAccepted();

        (await sees.EndAsync()).ShouldBe("person.removed");
        (await his.SendAsync(Ids.Next(), AddIdea("Nog een"))).ShouldBeRejected("person.removed").GetProperty("message").GetString()!.ShouldContain("Reclame");
        (await Api.GetAsync($"/api/v1/meetings/{fatima.MeetingId}", 403, piet.Token))["code"]!.ToString().ShouldBe("person.removed");
        (await Api.PostAsync("/api/v1/return", new { meetingId = piet.MeetingId, returnKey = piet.ReturnKey }, 403))["code"]!.ToString().ShouldBe("person.removed");
    }

    [Fact]
    public async Task CMD4_a_role_that_was_lost_is_lost_at_once()
    {
        var (fatima, code) = await Api.StartMeetingAsync();
        var piet = await Api.JoinAsync(code);
        await using var hers = await fixture.ConnectAsync(fatima);
        await using var his = await fixture.ConnectAsync(piet);
        (await his.SendAsync(Ids.Next(), AddIdea("Mag"))).ShouldBeAccepted();
        (await hers.SendAsync(Ids.Next(), new { type = "setRole", personId = piet.PersonId, role = "observer" })).ShouldBeAccepted();
        (await his.SendAsync(Ids.Next(), AddIdea("Mag niet"))).ShouldBeRejected("role.notAllowed");
    }

    [Fact]
    public async Task FOL4_a_reader_that_stalls_costs_others_nothing_and_the_server_little()
    {
        var (fatima, code) = await Api.StartMeetingAsync();
        await using var writer = await fixture.ConnectAsync(fatima);
        await using var reader = await fixture.ConnectAsync(await Api.JoinAsync(code, "Leest"));
        using var stalled = await StalledReader.FollowAsync(fixture.Server.Address, await Api.JoinAsync(code, "Hapert"));
        await using var sees = reader.Follow();
        await sees.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        await writer.SendAsync(Ids.Next(), AddIdea("Opwarmen"));
        var before = fixture.Server.Memory;

        // Far more than the buffers of a connection hold.
        var text = new string('x', 280);
        long last = 0;
        for (var i = 0; i < 2500; i++)
            last = await AcceptedAsync(writer, Ids.Next(), text);

        await sees.UntilAsync(replica => replica.Position?.Seq >= last, "the last idea");
        (fixture.Server.Memory - before).ShouldBeLessThan(150L * 1024 * 1024);
        stalled.HasStalled.ShouldBeTrue();
    }

    [Fact]
    public async Task PRS1_who_is_here_is_seen_and_a_signal_reaches_the_others()
    {
        var (fatima, code) = await Api.StartMeetingAsync();
        await using var hers = await fixture.ConnectAsync(fatima);
        await using var his = await fixture.ConnectAsync(await Api.JoinAsync(code));
        await using var sees = hers.Follow();
        await using var follows = his.Follow();
        await sees.UntilAsync(replica => replica.PresenceCount == 2, "two people");
        await his.SignalAsync(new { view = "columns" });
        await sees.UntilAsync(replica => replica.Present.Values.Any(person => (string?)person["view"] == "columns"), "where he is");
        await his.SignalAsync(new object[] { 1, 2 });
        await his.DisposeAsync();
        await sees.UntilAsync(replica => replica.PresenceCount == 1, "one person");
    }

    [Fact]
    public async Task One_connection_follows_so_many_streams_and_no_more()
    {
        await using var client = await FacilitatorAsync();
        await using var first = client.Follow();
        await using var second = client.Follow();
        await first.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        await second.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        await using var third = client.Follow();
        (await third.EndAsync()).ShouldBe("limit.streams");
    }

    private async Task<HubClient> FacilitatorAsync() => await fixture.ConnectAsync((await Api.StartMeetingAsync()).Facilitator);

    /// <summary>Sends until it is accepted, as a client does that goes over its budget.</summary>
    private static async Task<long> AcceptedAsync(HubClient client, string id, string text)
    {
        var command = new { type = "addIdea", ideaId = Ids.Next(), text };
        while (true)
        {
            var answer = await client.SendAsync(id, command);
            if (answer.Status() == "accepted")
                return answer.GetProperty("seq").GetInt64();
            answer.Status().ShouldBe("later");
            await Task.Delay(20);
        }
    }

    private static object AddIdea(string text) => new { type = "addIdea", ideaId = Ids.Next(), text };

    /// <summary>Follows over a bare socket, and then never reads again.</summary>
    private sealed class StalledReader(TcpClient socket) : IDisposable
    {
        /// <summary>Whether bytes wait here that nobody takes.</summary>
        public bool HasStalled => socket.Available > 0;

        public static async Task<StalledReader> FollowAsync(Uri server, Guest guest)
        {
            var socket = new TcpClient { ReceiveBufferSize = 4096 };
            await socket.ConnectAsync(server.Host, server.Port);
            var stream = socket.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                $"GET /hub?access_token={guest.Token} HTTP/1.1\r\nHost: {server.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + $"Sec-WebSocket-Key: {Convert.ToBase64String(new byte[16])}\r\nSec-WebSocket-Version: 13\r\n\r\n"));
            var response = new byte[1024];
            await stream.ReadAtLeastAsync(response, 12);
            Encoding.ASCII.GetString(response, 9, 3).ShouldBe("101");
            await stream.WriteAsync(Masked("{\"protocol\":\"json\",\"version\":1}\u001e"));
            await stream.WriteAsync(Masked($"{{\"type\":4,\"invocationId\":\"1\",\"target\":\"Follow\",\"arguments\":[\"{guest.Entity}\",null]}}\u001e"));
            return new StalledReader(socket);
        }

        public void Dispose() => socket.Dispose();

        /// <summary>A text frame of a client, with a mask of zeros.</summary>
        private static byte[] Masked(string text)
        {
            var payload = Encoding.UTF8.GetBytes(text);
            byte[] header = payload.Length < 126
                ? [0x81, (byte)(0x80 | payload.Length), 0, 0, 0, 0]
                : [0x81, 0x80 | 126, (byte)(payload.Length >> 8), (byte)payload.Length, 0, 0, 0, 0];
            return [.. header, .. payload];
        }
    }
}
