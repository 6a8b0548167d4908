using System.Text.Json.Nodes;
using Samenwerken.Testing;

namespace Samenwerken.Web.Tests;

/// <summary>Communities over the API and the hub of a real server.</summary>
[Collection(ServerCollection.Name)]
public sealed class CommunityTests(ServerFixture fixture)
{
    private const string Issue = "Hoe krijgen we de huizen in onze wijk samen van het gas af?";

    private ApiClient Api => fixture.Api;

    [Fact]
    public async Task Whoever_forms_a_community_coordinates_it_and_follows_it_live()
    {
        var karin = await FormAsync();
        await using var hub = await ConnectAsync(karin);
        await using var sees = hub.Follow();
        await sees.UntilAsync(replica => replica.All("community").Any(), "the community");
        (await hub.SendAsync(Ids.Next(), new { type = "editCommunity", horizon = "Warm" })).ShouldBeAccepted();
        await sees.UntilAsync(replica => (string?)replica.All("community").Single()["horizon"] == "Warm", "the change");

        var summary = await Api.GetAsync($"/api/v1/communities/{karin.Id}", 200, karin.Token);
        ((string)summary["status"]!, (int)summary["members"]!, (string)summary["issueStatement"]!).ShouldBe(("draft", 1, Issue));
        var again = await Api.PostAsync("/api/v1/enter", new { entity = karin.Entity, returnKey = karin.ReturnKey }, 200);
        ((string)again["personId"]!, (string)again["role"]!).ShouldBe((karin.PersonId, "coordinator"));
    }

    [Fact]
    public async Task CMD2_the_same_request_sent_again_forms_one_community_and_invites_one_person()
    {
        var (key, other) = (Ids.Next(), Ids.Next());
        var request = new { name = "Warme wijken", personName = "Karin" };
        var first = Insider.Of(await Api.PostAsync("/api/v1/communities", request, 201, key: key));
        Insider.Of(await Api.PostAsync("/api/v1/communities", request, 201, key: key)).Id.ShouldBe(first.Id);
        await Api.PostAsync("/api/v1/communities", new { name = "Iets anders", personName = "Karin" }, 409, key: key);

        var invite = new { name = "Mees" };
        var invited = await Api.PostAsync($"/api/v1/communities/{first.Id}/members", invite, 201, first.Token, other);
        var again = await Api.PostAsync($"/api/v1/communities/{first.Id}/members", invite, 201, first.Token, other);
        again.ToJsonString().ShouldBe(invited.ToJsonString());
    }

    [Fact]
    public async Task COM3_whoever_is_invited_sees_the_invitation_and_nothing_else_until_they_accept()
    {
        var karin = await FormAsync();
        var invited = await Api.PostAsync(
            $"/api/v1/communities/{karin.Id}/members", new { name = "Mees", sector = "society", text = "Doe je mee?", email = "mees@voorbeeld.example" }, 201, karin.Token);
        var url = (string)invited["invitationUrl"]!;
        url.ShouldContain($"/uitnodiging/community/{karin.Id}#");
        var link = await Api.GetAsync($"/api/v1/communities/{karin.Id}/members/{(string)invited["personId"]!}/invitation", 200, karin.Token);
        ((string)link["invitationUrl"]!).ShouldBe(url);

        var entered = await Api.PostAsync("/api/v1/enter", new { entity = karin.Entity, returnKey = url[(url.IndexOf('#') + 1)..] }, 200);
        entered["role"].ShouldBeNull();
        var mees = new Insider(karin.Id, (string)entered["personId"]!, (string)entered["token"]!, (string)entered["returnUrl"]!);
        var says = await Api.GetAsync($"/api/v1/communities/{karin.Id}/invitation", 200, mees.Token);
        ((string)says["community"]!, (string)says["invitedBy"]!, (string)says["text"]!, (string)says["issueStatement"]!).ShouldBe(("Warme wijken", "Karin", "Doe je mee?", Issue));
        await Api.GetAsync($"/api/v1/communities/{karin.Id}", 403, mees.Token);
        await using var hub = await ConnectAsync(mees);
        await using (var early = hub.Follow())
            (await early.EndAsync()).ShouldBe("member.invited");

        (await hub.SendAsync(Ids.Next(), new { type = "acceptInvitation" })).ShouldBeAccepted();
        await using var sees = hub.Follow();
        await sees.UntilAsync(replica => replica.All("member").Count() == 2, "both members");
        sees.Replica.All("contact").ShouldHaveSingleItem();
        sees.Replica.All("invitationText").ShouldBeEmpty();
        // The link of a member is theirs alone.
        await Api.GetAsync($"/api/v1/communities/{karin.Id}/members/{mees.PersonId}/invitation", 403, karin.Token);
        await Api.PostAsync($"/api/v1/communities/{karin.Id}/members", new { name = "Bo" }, 403, mees.Token);
    }

    [Fact]
    public async Task COM6_a_token_of_a_community_brings_the_same_person_into_another_and_one_of_a_meeting_nowhere()
    {
        var one = await FormAsync();
        var other = Insider.Of(await Api.PostAsync("/api/v1/communities", new { name = "Groene daken", personName = "Karin" }, 201, one.Token));
        other.PersonId.ShouldBe(one.PersonId);
        var entered = await Api.PostAsync("/api/v1/enter", new { entity = one.Entity }, 200, other.Token);
        ((string)entered["personId"]!).ShouldBe(one.PersonId);
        await Api.GetAsync($"/api/v1/communities/{one.Id}", 200, (string)entered["token"]!);

        var stranger = await FormAsync();
        ((string)(await Api.PostAsync("/api/v1/enter", new { entity = one.Entity }, 403, stranger.Token))["code"]!).ShouldBe("person.unknown");
        var (fatima, _) = await Api.StartMeetingAsync();
        ((string)(await Api.PostAsync("/api/v1/enter", new { entity = one.Entity }, 403, fatima.Token))["code"]!).ShouldBe("enter.fromMeeting");
        ((string)(await Api.PostAsync("/api/v1/communities", new { name = "x", personName = "Fatima" }, 403, fatima.Token))["code"]!).ShouldBe("enter.fromMeeting");
        ((string)(await Api.PostAsync("/api/v1/enter", new { entity = one.Entity }, 401))["code"]!).ShouldBe("token.missing");
        ((string)(await Api.PostAsync("/api/v1/enter", new { entity = one.Entity, returnKey = "x.y" }, 403))["code"]!).ShouldBe("returnLink.invalid");
        ((string)(await Api.PostAsync("/api/v1/enter", new { entity = "nonsense" }, 404, one.Token))["code"]!).ShouldBe("entity.unknown");
    }

    private async Task<Insider> FormAsync() =>
        Insider.Of(await Api.PostAsync("/api/v1/communities", new { name = "Warme wijken", issueStatement = Issue, personName = "Karin", sector = "government" }, 201));

    private Task<HubClient> ConnectAsync(Insider person) => HubClient.ConnectAsync(fixture.Server.Address, person.Token, person.Entity);
}

/// <summary>Somebody in a community, as the API made them.</summary>
internal sealed record Insider(string Id, string PersonId, string Token, string ReturnUrl)
{
    public string Entity => $"community/{Id}";

    public string ReturnKey => ReturnUrl[(ReturnUrl.IndexOf('#') + 1)..];

    public static Insider Of(JsonObject body) =>
        new((string)body["communityId"]!, (string)body["personId"]!, (string)body["token"]!, (string)body["returnUrl"]!);
}
