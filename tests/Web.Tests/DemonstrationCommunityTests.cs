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
                await sees.UntilAsync(replica => replica.All("plannedMeeting").Any(IsTakenHome), "what its meeting brought home");

                var replica = sees.Replica;
                ((bool)replica.All("community").ShouldHaveSingleItem()["demonstration"]!).ShouldBeTrue();
                replica.All("member").Count().ShouldBe(community.Members.Length + 1);
                // What its first meeting decided comes before, and the numbers go on from there.
                var decided = replica.All("communityDecision").OrderBy(decision => (int)decision["number"]!).ToList();
                decided.Select(decision => (int)decision["number"]!).ShouldBe(Enumerable.Range(1, decided.Count));
                decided.TakeLast(community.Decisions.Length).Select(decision => (string)decision["text"]!).ShouldBe(community.Decisions.Select(decision => decision.Text));
                replica.All("communityAction").Count().ShouldBe(community.Actions.Length);
                replica.All("lesson").Select(lesson => (string)lesson["title"]!).ShouldBeSubsetOf([.. community.Lessons, .. community.Ideas.Select(idea => idea.Text)]);
                replica.All("lesson").Count().ShouldBeGreaterThanOrEqualTo(community.Lessons.Length);
                replica.Find("balance", "members")!["outcome"]!.ToString().ShouldBe(community.Key is "benb" ? "amber" : "green", community.Name);
                replica.All("plannedMeeting").Count(meeting => (string)meeting["status"]! is "planned").ShouldBeInRange(1, 2);
                // Its organisations are partners that the programme knows, and each is invented in so many words.
                var partners = replica.All("organisation").Select(organisation => (string)organisation["partnerId"]!).ToList();
                partners.Count.ShouldBeGreaterThanOrEqualTo(community.Orgs.Length);
                var partner = await api.GetAsync($"/api/v1/partners/{partners[0]}", 200);
                ((bool)partner["demonstration"]!).ShouldBeTrue();
                partner["communities"]!.AsArray().Select(one => (string)one!["name"]!).ShouldContain(community.Name);
                // As far as its stage says: a community that matures has begun, agreed and planned.
                if (community.Key is "ldeb")
                    replica.All("step").Where(step => (int)step["number"]! <= 7).Select(step => (string)step["status"]!).ShouldAllBe(status => status == "done");
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
        await sees.UntilAsync(replica => replica.All("plannedMeeting").Any(IsTakenHome), "its meeting");
        var meetingId = (string)sees.Replica.All("plannedMeeting").Single(IsTakenHome)["meetingId"]!;
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

    [Fact]
    public async Task Who_takes_part_where_is_seen_as_a_network_and_under_a_filter_only_what_belongs_to_it()
    {
        await using var server = await StartAsync();
        using var api = new ApiClient(server.Address);
        var orgs = DemonstrationData.All.Sum(community => community.Orgs.Length);
        JsonObject network;
        // The directory is a moment behind.
        do
            network = await api.GetAsync("/api/v1/network", 200);
        while (network["partners"]!.AsArray().Count < orgs);
        network["communities"]!.AsArray().Count.ShouldBe(4);
        network["ties"]!.AsArray().Count.ShouldBeGreaterThan(orgs, "some take part in more than one");
        while ((await api.GetAsync("/api/v1/directory?kind=community&level=regional", 200))["total"]!.GetValue<int>() < 1) ;
        var regional = await api.GetAsync("/api/v1/network?level=regional", 200);
        regional["communities"]!.AsArray().Select(one => (string)one!["name"]!).ShouldBe(["Lokale Duurzame Energie Bedrijven"]);
        regional["partners"]!.AsArray().Count.ShouldBeInRange(DemonstrationData.Find("ldeb")!.Orgs.Length, orgs - 1);
        var asked = await api.GetAsync("/api/v1/network?partner=demo-ldeb-partner-000001&partner=nobody0123456789", 200);
        asked["partners"]!.AsArray().Select(one => (string)one!["name"]!).ShouldBe(["Gemeente Waterveen"]);
        await api.GetAsync("/api/v1/network?level=nowhere", 400);
    }

    /// <summary>Whether it is the one that is a meeting of its own, and is over.</summary>
    private static bool IsTakenHome(JsonObject meeting) => (string)meeting["status"]! is "held" && meeting["meetingId"] is not null;

    private Task<ServerProcess> StartAsync() =>
        ServerProcess.StartAsync(_data.Path, environment: new Dictionary<string, string> { ["Samenwerken__Demo"] = "true" });

    private static async Task<HubClient> VisitAsync(ApiClient api, ServerProcess server, string key)
    {
        JsonObject entered = await api.PostAsync($"{Path}/{key}/visits", new { }, 200);
        return await HubClient.ConnectAsync(server.Address, (string)entered["token"]!, (string)entered["entity"]!);
    }
}
