using System.Text.Json.Nodes;
using Samenwerken.Testing;
using Samenwerken.Web.Demonstrations;

namespace Samenwerken.Web.Tests;

/// <summary>The invented communities of a server that was asked to show them.</summary>
public sealed class DemonstrationCommunityTests : IDisposable
{
    private const string Path = "/api/v1/demonstrations/communities";

    private readonly TempFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task DEM3_each_shows_its_people_its_balance_and_what_its_last_meeting_brought_home_also_after_a_restart()
    {
        for (var start = 0; start < 2; start++)
        {
            await using var server = await StartAsync();
            using var api = new ApiClient(server.Address);
            var listed = (await api.GetAsync(Path, 200))["communities"]!.AsArray();
            listed.Select(one => (string)one!["key"]!).ShouldBe(["ldeb", "ges", "finc", "benb"]);
            foreach (var community in DemonstrationData.All)
            {
                await using var visitor = await VisitAsync(api, server, community.Key);
                await using var sees = visitor.Follow();
                await sees.UntilAsync(replica => replica.All("plannedMeeting").Any(meeting => (string)meeting["status"]! is "held"), "what its meeting brought home");

                var replica = sees.Replica;
                ((bool)replica.All("community").ShouldHaveSingleItem()["demonstration"]!).ShouldBeTrue();
                replica.All("member").Count().ShouldBe(community.Members.Length + 1);
                replica.All("communityDecision").Select(decision => ((int)decision["number"]!, (string)decision["text"]!)).Order()
                    .ShouldBe(community.Decisions.Select((decision, i) => (i + 1, decision.Text)));
                replica.All("communityAction").Count().ShouldBe(community.Actions.Length);
                replica.All("lesson").Select(lesson => (string)lesson["title"]!).ShouldBeSubsetOf([.. community.Lessons, .. community.Ideas.Select(idea => idea.Text)]);
                replica.All("lesson").Count().ShouldBeGreaterThanOrEqualTo(community.Lessons.Length);
                replica.Find("balance", "members")!["outcome"]!.ToString().ShouldBe(community.Key is "benb" ? "amber" : "green", community.Name);
                replica.All("plannedMeeting").Count(meeting => (string)meeting["status"]! is "planned").ShouldBe(1);
            }
        }
    }

    [Fact]
    public async Task DEM3_whoever_looks_reads_and_changes_nothing_for_the_next_and_can_look_into_the_meeting()
    {
        await using var server = await StartAsync();
        using var api = new ApiClient(server.Address);
        var entered = await api.PostAsync($"{Path}/ldeb/visits", new { }, 200);
        entered["role"]!.ToString().ShouldBe("observer");
        await using var visitor = await HubClient.ConnectAsync(server.Address, (string)entered["token"]!, (string)entered["entity"]!);
        (await visitor.SendAsync(Ids.Next(), new { type = "editCommunity", name = "Van mij" })).ShouldBeRejected("role.notAllowed");
        (await visitor.SendAsync(Ids.Next(), new { type = "leaveCommunity", oldNotes = "keepName" })).ShouldBeRejected("role.notAllowed");

        await using var sees = visitor.Follow();
        await sees.UntilAsync(replica => replica.All("plannedMeeting").Any(meeting => (string)meeting["status"]! is "held"), "its meeting");
        var meetingId = (string)sees.Replica.All("plannedMeeting").Single(meeting => (string)meeting["status"]! is "held")["meetingId"]!;
        var inside = await api.PostAsync("/api/v1/enter", new { entity = $"meeting/{meetingId}" }, 200, (string)entered["token"]!);
        await using var looks = await HubClient.ConnectAsync(server.Address, (string)inside["token"]!, $"meeting/{meetingId}");
        await using var board = looks.Follow();
        await board.UntilAsync(replica => replica.All("idea").Count() == DemonstrationData.Find("ldeb")!.Ideas.Length, "its ideas");
        ((bool)board.Replica.All("meeting").Single()["demonstration"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task DEM3_a_server_that_was_not_asked_shows_none()
    {
        await using var server = await ServerProcess.StartAsync(_data.Path);
        using var api = new ApiClient(server.Address);
        (await api.GetAsync(Path, 200))["communities"]!.AsArray().ShouldBeEmpty();
        await api.PostAsync($"{Path}/ldeb/visits", new { }, 404);
        await api.PostAsync($"{Path}/nergens/visits", new { }, 404);
    }

    private Task<ServerProcess> StartAsync() =>
        ServerProcess.StartAsync(_data.Path, environment: new Dictionary<string, string> { ["Samenwerken__Demo"] = "true" });

    private static async Task<HubClient> VisitAsync(ApiClient api, ServerProcess server, string key)
    {
        JsonObject entered = await api.PostAsync($"{Path}/{key}/visits", new { }, 200);
        return await HubClient.ConnectAsync(server.Address, (string)entered["token"]!, (string)entered["entity"]!);
    }
}
