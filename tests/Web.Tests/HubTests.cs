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

    [Theory]
    [InlineData("123456789-ABCDE", "field.invalid")]
    [InlineData("123456789-ABCDE_", null)]
    [InlineData("0123456789abcdefghijklmnopqrstuvwxyz", null)]
    [InlineData("0123456789abcdefghijklmnopqrstuvwxyzA", "field.invalid")]
    [InlineData("0123456789abcde!", "field.invalid")]
    [InlineData("0123456789abcdé0", "field.invalid")]
    [InlineData("0123456789abcd 0", "field.invalid")]
    public async Task CMD1_the_id_of_a_command_has_16_to_36_characters_of_letters_digits_dash_and_underscore(string id, string? refusal)
    {
        await using var client = await FacilitatorAsync();
        var answer = await client.SendAsync(id, AddIdea("Zon"));
        if (refusal is null)
            answer.ShouldBeAccepted();
        else
            answer.ShouldBeRejected(refusal).GetProperty("detail").GetProperty("field").GetString().ShouldBe("id");
    }

    [Fact]
    public async Task CMD1_a_command_without_an_id_is_refused()
    {
        await using var client = await FacilitatorAsync();
        (await client.SendAsync(new { command = AddIdea("Zon") })).ShouldBeRejected("field.missing").GetProperty("detail").GetProperty("field").GetString().ShouldBe("id");
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

    private static object AddIdea(string text) => new { type = "addIdea", ideaId = Ids.Next(), text };
}
