using System.Text.Json.Nodes;
using Samenwerken.Testing;

namespace Samenwerken.Web.Tests;

/// <summary>What the description of the API says, against what the API does.</summary>
[Collection(ServerCollection.Name)]
public sealed class OpenApiTests(ServerFixture fixture)
{
    [Theory]
    [InlineData("/meetings", "title")]
    [InlineData("/join", "code name")]
    [InlineData("/screens", "code")]
    [InlineData("/return", "meetingId returnKey")]
    [InlineData("StartedMeeting", "meetingId personId token returnUrl")]
    [InlineData("MeetingSummary", "meetingId title status participants ideas startedAt")]
    [InlineData("Invitation", "onlyThisComputer addressesForOthers")]
    public async Task A_field_that_may_be_left_out_is_not_required(string what, string required)
    {
        var description = await DescriptionAsync(fixture.Api);
        var described = what[0] == '/'
            ? description["paths"]!["/api/v1" + what]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!
            : description["components"]!["schemas"]![what]!;
        described["required"]!.AsArray().Select(name => (string)name!).ShouldBe(required.Split(' '), ignoreOrder: true);
    }

    [Theory]
    [InlineData("post", "/meetings", "201 400 403 409 500 503", false)]
    [InlineData("post", "/meetings/import", "201 400 403 409 413 500 503", false)]
    [InlineData("get", "/demonstrations", "200 500 503", false)]
    [InlineData("post", "/demonstrations", "201 400 403 409 500 503", false)]
    [InlineData("get", "/demonstrations/communities", "200 500 503", false)]
    [InlineData("post", "/demonstrations/communities/{key}/visits", "200 400 404 500 503", false)]
    [InlineData("get", "/meetings/{meetingId}", "200 401 403 404 410 500 503", true)]
    [InlineData("get", "/meetings/{meetingId}/invitation", "200 401 403 404 410 500 503", true)]
    [InlineData("post", "/meetings/{meetingId}/join-codes", "201 401 403 404 409 410 500 503", true)]
    [InlineData("get", "/meetings/{meetingId}/return-link", "200 401 403 404 410 500 503", true)]
    [InlineData("get", "/meetings/{meetingId}/board-before", "200 400 401 403 404 409 410 500 503", true)]
    [InlineData("get", "/meetings/{meetingId}/minutes/{itemId}/revisions", "200 400 401 403 404 410 500 503", true)]
    [InlineData("get", "/communities/{communityId}/lessons/{lessonId}/{part}/revisions", "200 400 401 403 404 410 500 503", true)]
    [InlineData("get", "/meetings/{meetingId}/export", "200 400 401 403 404 410 500 503", true)]
    [InlineData("get", "/join-codes/{code}", "200 404 410 500 503", false)]
    [InlineData("post", "/join", "200 400 403 404 409 410 500 503", false)]
    [InlineData("post", "/screens", "201 400 404 409 410 500 503", false)]
    [InlineData("get", "/directory", "200 400 401 403 404 410 500 503", false)]
    [InlineData("get", "/lessons", "200 400 401 403 404 410 500 503", false)]
    [InlineData("get", "/partners", "200 400 401 403 404 410 500 503", false)]
    [InlineData("get", "/network", "200 400 404 500 503", false)]
    [InlineData("post", "/partners", "201 400 401 403 404 409 410 500 503", true)]
    [InlineData("get", "/partners/{partnerId}", "200 401 403 404 410 500 503", false)]
    [InlineData("get", "/communities/{communityId}/facts", "200 401 403 404 410 500 503", false)]
    [InlineData("get", "/communities/{communityId}/lessons/{lessonId}", "200 401 403 404 410 500 503", false)]
    [InlineData("post", "/partners/{partnerId}/invitations", "201 400 401 403 404 409 410 500 503", true)]
    [InlineData("get", "/programmes", "200 500 503", false)]
    [InlineData("get", "/programmes/{programmeId}", "200 404 500 503", false)]
    [InlineData("post", "/programmes/{programmeId}/coordinators", "201 400 403 404 409 410 500 503", false)]
    [InlineData("post", "/programmes/{programmeId}/invitations", "201 400 401 403 404 409 410 500 503", true)]
    [InlineData("post", "/return", "200 400 403 404 410 500 503", false)]
    [InlineData("post", "/enter", "200 400 401 403 404 410 500 503", true)]
    [InlineData("post", "/communities", "201 400 401 403 409 500 503", false)]
    [InlineData("get", "/communities/{communityId}", "200 401 403 404 410 500 503", true)]
    [InlineData("get", "/communities/{communityId}/return-link", "200 401 403 404 410 500 503", true)]
    [InlineData("post", "/communities/{communityId}/members", "201 400 401 403 404 409 410 500 503", true)]
    [InlineData("get", "/communities/{communityId}/members/{personId}/invitation", "200 401 403 404 410 500 503", true)]
    [InlineData("get", "/communities/{communityId}/members/{personId}/invitation/letter", "200 400 401 403 404 410 500 503", true)]
    [InlineData("post", "/communities/{communityId}/planned-meetings/{plannedId}/start", "201 400 401 403 404 409 410 500 503", true)]
    [InlineData("get", "/meetings/{meetingId}/claim-code", "200 401 403 404 410 500 503", true)]
    [InlineData("post", "/communities/{communityId}/claims", "200 400 401 403 404 409 410 500 503", true)]
    [InlineData("get", "/communities/{communityId}/calendar", "200 401 403 404 410 500 503", true)]
    [InlineData("get", "/communities/{communityId}/calendar/{key}", "200 403 404 500 503", false)]
    [InlineData("get", "/communities/{communityId}/planned-meetings/{plannedId}/letter", "200 400 401 403 404 410 500 503", true)]
    [InlineData("get", "/communities/{communityId}/meetings/{meetingId}/sources/{sourceId}/trail", "200 401 403 404 410 500 503", true)]
    [InlineData("get", "/communities/{communityId}/invitation", "200 401 403 404 410 500 503", true)]
    public async Task Every_status_and_whether_it_takes_a_token_is_described(string method, string path, string statuses, bool takesToken)
    {
        var description = await DescriptionAsync(fixture.Api);
        var operation = description["paths"]!["/api/v1" + path]![method]!;
        operation["responses"]!.AsObject().Select(response => response.Key).ShouldBe(statuses.Split(' '), ignoreOrder: true);
        (operation["security"]?[0]?["bearer"] is not null).ShouldBe(takesToken);
        ((string)description["components"]!["securitySchemes"]!["bearer"]!["scheme"]!).ShouldBe("bearer");
    }

    [Fact]
    public async Task Every_operation_stands_in_the_table_above()
    {
        var described = (await DescriptionAsync(fixture.Api))["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => (operation.Key, path.Key)));
        var tried = typeof(OpenApiTests).GetMethod(nameof(Every_status_and_whether_it_takes_a_token_is_described))!
            .GetCustomAttributes(typeof(InlineDataAttribute), false).Cast<InlineDataAttribute>().Select(data => data.GetData(null!).Single());
        described.ShouldBe(tried.Select(row => ((string)row[0], "/api/v1" + row[1])), ignoreOrder: true);
    }

    [Fact]
    public async Task Whom_to_ask_is_who_an_operator_says_and_otherwise_nobody()
    {
        (await DescriptionAsync(fixture.Api))["info"]!.AsObject().ContainsKey("contact").ShouldBeFalse();

        using var data = new TempFolder();
        await using var server = await ServerProcess.StartAsync(data.Path, environment: new Dictionary<string, string>
        {
            ["Samenwerken__Contact__Name"] = "Team Warmte",
            ["Samenwerken__Contact__Email"] = "warmte@gemeente.example",
        });
        using var api = new ApiClient(server.Address);
        var contact = (await DescriptionAsync(api))["info"]!["contact"]!;
        ((string)contact["name"]!, (string)contact["email"]!).ShouldBe(("Team Warmte", "warmte@gemeente.example"));
    }

    private static async Task<JsonNode> DescriptionAsync(ApiClient api)
    {
        using var response = await api.RawAsync(HttpMethod.Get, "/api/v1/openapi.json");
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }
}
