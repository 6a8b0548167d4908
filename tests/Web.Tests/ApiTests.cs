using System.Net;
using System.Text.Json.Nodes;
using Samenwerken.Testing;
using Samenwerken.Web.Identity;

namespace Samenwerken.Web.Tests;

[Collection(ServerCollection.Name)]
public sealed class ApiTests(ServerFixture fixture)
{
    private const string MeetingsPath = "/api/v1/meetings";

    private ApiClient Api => fixture.Api;

    [Fact]
    public async Task Somebody_starts_a_meeting_and_others_join_with_its_code()
    {
        var started = await Api.PostAsync(MeetingsPath, new { title = "  Warmte in de wijk " }, 201);
        var code = (string)started["joinCode"]!;
        ((string)started["joinUrl"]!).ShouldBe($"{fixture.Server.Address.ToString().TrimEnd('/')}/m/{code}");
        var found = await Api.GetAsync($"/api/v1/join-codes/{code.ToLowerInvariant()}", 200);
        (found["title"]!.ToString(), found["meetingId"]!.ToString()).ShouldBe(("Warmte in de wijk", started["meetingId"]!.ToString()));

        var joined = await Api.PostAsync("/api/v1/join", new { code = $"{code[..3]} {code[3..]}".ToLowerInvariant(), name = "Piet", sector = "business", channel = "room" }, 200);
        joined["meetingId"]!.ToString().ShouldBe(started["meetingId"]!.ToString());

        var summary = await Api.GetAsync($"{MeetingsPath}/{started["meetingId"]}", 200, (string)joined["token"]!);
        (summary["title"]!.ToString(), (int)summary["participants"]!, summary["status"]!.ToString()).ShouldBe(("Warmte in de wijk", 2, "open"));
    }

    [Fact]
    public async Task A_request_sent_again_under_its_key_makes_one_meeting_and_one_person()
    {
        var key = Ids.Next();
        var first = await Api.PostAsync(MeetingsPath, new { title = "Warmte" }, 201, key: key);
        var again = await Api.PostAsync(MeetingsPath, new { title = "Warmte" }, 201, key: key);
        again["meetingId"]!.ToString().ShouldBe(first["meetingId"]!.ToString());
        again["joinCode"]!.ToString().ShouldBe(first["joinCode"]!.ToString());
        again["personId"]!.ToString().ShouldBe(first["personId"]!.ToString());

        var code = (string)first["joinCode"]!;
        var joinKey = Ids.Next();
        var joined = await Api.PostAsync("/api/v1/join", new { code, name = "Piet" }, 200, key: joinKey);
        var joinedAgain = await Api.PostAsync("/api/v1/join", new { code, name = "Piet" }, 200, key: joinKey);
        joinedAgain["personId"]!.ToString().ShouldBe(joined["personId"]!.ToString());
        ((int)(await Api.GetAsync($"{MeetingsPath}/{first["meetingId"]}", 200, (string)joined["token"]!))["participants"]!).ShouldBe(2);

        (await Api.PostAsync("/api/v1/join", new { code, name = "Klaas" }, 409, key: joinKey))["code"]!.ToString().ShouldBe("command.idReused");
        (await Api.PostAsync("/api/v1/join", new { code, name = "Klaas" }, 400, key: "short"))["code"]!.ToString().ShouldBe("idempotencyKey.invalid");
    }

    [Fact]
    public async Task Three_hundred_people_join_from_one_address_and_none_is_refused()
    {
        var (facilitator, code) = await Api.StartMeetingAsync();
        var joined = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Api.JoinAsync(code, $"Persoon {i}")));
        joined.Select(guest => guest.PersonId).Distinct().Count().ShouldBe(300);
        ((int)(await Api.GetAsync($"{MeetingsPath}/{facilitator.MeetingId}", 200, facilitator.Token))["participants"]!).ShouldBe(301);
    }

    [Fact]
    public async Task A_return_link_brings_the_same_person_back_on_another_device()
    {
        var (facilitator, _) = await Api.StartMeetingAsync();
        var back = await Api.PostAsync("/api/v1/return", new { meetingId = facilitator.MeetingId, returnKey = facilitator.ReturnKey }, 200);
        back["personId"]!.ToString().ShouldBe(facilitator.PersonId);
        back["token"]!.ToString().ShouldNotBe(facilitator.Token);
        (await Api.GetAsync($"{MeetingsPath}/{facilitator.MeetingId}/return-link", 200, (string)back["token"]!))["returnUrl"]!.ToString().ShouldBe(facilitator.ReturnUrl);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("{person}.AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("{other}")]
    public async Task A_return_link_that_is_not_ours_brings_nobody_back(string returnKey)
    {
        var (facilitator, _) = await Api.StartMeetingAsync();
        var (other, _) = await Api.StartMeetingAsync();
        var key = returnKey.Replace("{person}", facilitator.PersonId).Replace("{other}", other.ReturnKey);
        var problem = await Api.PostAsync("/api/v1/return", new { meetingId = facilitator.MeetingId, returnKey = key }, 403);
        problem["code"]!.ToString().ShouldBe("returnLink.invalid");
    }

    [Fact]
    public async Task All_that_is_wrong_is_named_at_once_in_the_readers_language()
    {
        var problem = await Api.PostAsync(MeetingsPath, new { title = "", name = 5, sector = "nowhere", channel = "room" }, 400);
        problem["code"]!.ToString().ShouldBe("text.empty");
        problem["errors"]!.AsArray().Select(error => $"{error!["field"]} {error["code"]}").ShouldBe(
            ["title text.empty", "name field.wrongType", "sector field.invalid"]);

        var dutch = await Api.PostAsync("/api/v1/join", new { code = "BCDFGH", name = new string('x', 61) }, 400);
        var english = await Api.PostAsync("/api/v1/join", new { code = "BCDFGH", name = new string('x', 61) }, 400, language: "en");
        dutch["title"]!.ToString().ShouldBe("De tekst is te lang: 61 tekens, en er is plaats voor 60. Maak de tekst korter.");
        english["title"]!.ToString().ShouldBe("The text is too long: 61 characters, and there is room for 60. Make it shorter.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"title\":")]
    [InlineData("large")]
    public async Task A_body_that_is_no_object_is_refused(string body) =>
        (await Api.PostAsync(MeetingsPath, body == "large" ? $$"""{"title":"{{new string('x', 20_000)}}"}""" : body, 400))["code"]!.ToString().ShouldBe("request.malformed");

    [Fact]
    public async Task A_name_that_no_string_can_hold_counts_as_not_there() =>
        (await Api.PostAsync(MeetingsPath, """{"title":"x","\ud800":1}""", 400))["code"]!.ToString().ShouldBe("field.missing");

    [Fact]
    public async Task Names_and_titles_stand_on_one_line()
    {
        var started = await Api.PostAsync(MeetingsPath, new { title = "Warmte\nin de\twijk", name = "\u200b" }, 201);
        var meeting = await Api.GetAsync($"{MeetingsPath}/{started["meetingId"]}", 200, (string)started["token"]!);
        meeting["title"]!.ToString().ShouldBe("Warmte in de wijk");
        (await Api.PostAsync("/api/v1/join", new { code = (string)started["joinCode"]!, name = "\u200b\u2060" }, 400))["code"]!.ToString().ShouldBe("text.empty");
    }

    [Fact]
    public async Task An_unknown_and_an_expired_code_are_refused()
    {
        (await Api.PostAsync("/api/v1/join", new { code = "BBBBBB", name = "Piet" }, 404))["code"]!.ToString().ShouldBe("code.unknown");
        (await Api.PostAsync("/api/v1/join", new { code = "nonsense", name = "Piet" }, 404))["code"]!.ToString().ShouldBe("code.unknown");

        var (facilitator, old) = await Api.StartMeetingAsync();
        var renewed = await Api.PostAsync($"{MeetingsPath}/{facilitator.MeetingId}/join-codes", new { }, 201, facilitator.Token);
        await Gateways.UntilAsync(() => Api.RawAsync(HttpMethod.Get, $"/api/v1/join-codes/{old}").Result.StatusCode is HttpStatusCode.Gone, "the old code ending");
        (await Api.PostAsync("/api/v1/join", new { code = old, name = "Piet" }, 410))["code"]!.ToString().ShouldBe("code.expired");
        await Api.JoinAsync((string)renewed["joinCode"]!);
    }

    [Fact]
    public async Task Only_a_facilitator_renews_the_code()
    {
        var (facilitator, code) = await Api.StartMeetingAsync();
        var piet = await Api.JoinAsync(code);
        (await Api.PostAsync($"{MeetingsPath}/{facilitator.MeetingId}/join-codes", new { }, 403, piet.Token))["code"]!.ToString().ShouldBe("role.notAllowed");
    }

    [Fact]
    public async Task Tokens_that_are_missing_forged_foreign_or_expired_are_refused()
    {
        var (facilitator, _) = await Api.StartMeetingAsync();
        var (other, _) = await Api.StartMeetingAsync();
        var path = $"{MeetingsPath}/{facilitator.MeetingId}";
        (await Api.GetAsync(path, 401))["code"]!.ToString().ShouldBe("token.missing");
        (await Api.GetAsync(path, 401, "nonsense"))["code"]!.ToString().ShouldBe("token.invalid");
        (await Api.GetAsync(path, 401, Forged(facilitator.Token)))["code"]!.ToString().ShouldBe("token.invalid");
        (await Api.GetAsync(path, 403, other.Token))["code"]!.ToString().ShouldBe("token.foreign");
        (await Api.GetAsync(path, 401, fixture.Expired(facilitator)))["code"]!.ToString().ShouldBe("token.expired");
    }

    [Theory]
    [InlineData(null, "Bearer realm=\"samenwerken\"")]
    [InlineData("nonsense", "Bearer realm=\"samenwerken\", error=\"invalid_token\", error_description=\"token.invalid\"")]
    [InlineData("expired", "Bearer realm=\"samenwerken\", error=\"invalid_token\", error_description=\"token.expired\"")]
    public async Task Whoever_is_not_let_in_without_a_good_token_hears_that_it_takes_one(string? token, string challenge)
    {
        var (facilitator, _) = await Api.StartMeetingAsync();
        using var response = await Api.RawAsync(
            HttpMethod.Get, $"{MeetingsPath}/{facilitator.MeetingId}", token == "expired" ? fixture.Expired(facilitator) : token);
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        Header(response, "WWW-Authenticate").ShouldBe(challenge);
    }

    [Fact]
    public async Task An_invitation_has_the_code_the_link_and_a_picture_of_it()
    {
        var (facilitator, code) = await Api.StartMeetingAsync();
        var invitation = await Api.GetAsync($"{MeetingsPath}/{facilitator.MeetingId}/invitation", 200, facilitator.Token);
        invitation["joinCode"]!.ToString().ShouldBe(code);
        invitation["qrCode"]!.ToString().ShouldStartWith("<svg");
        ((bool)invitation["onlyThisComputer"]!).ShouldBeTrue();
        invitation["addressesForOthers"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_answer_of_the_API_keeps_its_conventions()
    {
        foreach (var path in new[] { "/api/v1/openapi.json", "/api/v1/join-codes/BBBBBB", "/api/v1/nothing" })
        {
            using var response = await Api.RawAsync(HttpMethod.Get, path);
            response.Headers.GetValues("API-Version").Single().ShouldBe("1.0.0");
            response.Headers.CacheControl!.NoStore.ShouldBeTrue();
            Header(response, "Content-Security-Policy").ShouldContain("frame-ancestors 'none'");
            Header(response, "X-Content-Type-Options").ShouldBe("nosniff");
            Header(response, "X-Frame-Options").ShouldBe("DENY");
            response.Headers.Contains("Server").ShouldBeFalse();
        }

        using var description = await Api.RawAsync(HttpMethod.Get, "/api/v1/openapi.json");
        Header(description, "Access-Control-Allow-Origin").ShouldBe("*");
        var openApi = JsonNode.Parse(await description.Content.ReadAsStringAsync())!;
        openApi["info"]!["contact"].ShouldBeNull("nobody said whom to ask");
    }

    [Fact]
    public async Task What_is_not_there_is_a_problem_for_programs_and_a_page_for_people()
    {
        (await Api.GetAsync("/api/v1/nothing", 404))["code"]!.ToString().ShouldBe("page.notFound");
        (await Api.PostAsync("/nothing", new { }, 404))["code"]!.ToString().ShouldBe("page.notFound");
        using var page = await Api.RawAsync(HttpMethod.Get, "/nothing");
        page.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await page.Content.ReadAsStringAsync()).ShouldContain("<div id=\"app\">");
    }

    [Fact]
    public async Task LIM1_a_right_code_is_never_slowed_down_by_the_wrong_ones_of_others()
    {
        var (_, code) = await Api.StartMeetingAsync();
        var wrong = Enumerable.Range(0, 2 * TypedCodes.PerAddress).Select(_ => Api.RawAsync(HttpMethod.Get, "/api/v1/join-codes/BBBBBB")).ToList();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Task.WhenAny(Task.WhenAll(wrong), Task.Delay(500));
        await Api.JoinAsync(code);
        watch.Elapsed.ShouldBeLessThan(TypedCodes.Delay);

        (await Task.WhenAll(wrong)).ShouldAllBe(response => response.StatusCode == HttpStatusCode.NotFound);
        watch.Elapsed.ShouldBeGreaterThan(TypedCodes.Delay);
    }

    [Fact]
    public async Task The_server_says_that_it_lives_and_is_ready()
    {
        foreach (var path in new[] { "/health/live", "/health/ready" })
        {
            using var response = await Api.RawAsync(HttpMethod.Get, path);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    /// <summary>A token with one letter of its content changed.</summary>
    private static string Forged(string token)
    {
        var at = token.IndexOf('.') + 10;
        return token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Single();
}
