using System.Text.Json.Nodes;
using Samenwerken.Testing;

namespace Samenwerken.Web.Tests;

/// <summary>The directory and partners, over the real host, API and hub.</summary>
[Collection(ServerCollection.Name)]
public sealed class DirectoryTests(ServerFixture fixture)
{
    [Fact]
    public async Task DIR2_what_is_not_public_never_gets_into_an_answer_to_those_who_may_not_find_it()
    {
        var word = $"zeldzaam{Guid.NewGuid():N}"[..24];
        var formed = await FormAsync($"{word} in de wijk");
        var (token, id) = ((string)formed["token"]!, (string)formed["communityId"]!);
        await FindAsync(word, 1, token);
        (await RawAsync($"q={word}")).ShouldNotContain(word);

        await using var hub = await HubClient.ConnectAsync(fixture.Server.Address, token, $"community/{id}");
        (await hub.SendAsync(Ids.Next(), new { type = "editCommunity", visibility = "public", scaleLevel = "regional", themes = new[] { "energy" } })).ShouldBeAccepted();
        (await hub.SendAsync(Ids.Next(), new { type = "setCommunityStatus", status = "recruiting" })).ShouldBeAccepted();
        var hit = (await FindAsync(word, 1, null))["results"]![0]!;
        ((string)hit["entity"]!, (string)hit["kind"]!, (string)hit["status"]!, (bool)hit["isPublic"]!).ShouldBe(($"community/{id}", "community", "recruiting", true));
        await FindAsync($"{word}&theme=energy&level=regional&kind=community", 1, null);
        ((int)(await fixture.Api.GetAsync($"/api/v1/directory?q={word}&theme=water", 200))["total"]!).ShouldBe(0);

        (await hub.SendAsync(Ids.Next(), new { type = "editCommunity", visibility = "private" })).ShouldBeAccepted();
        await FindAsync(word, 0, null);
        await FindAsync(word, 1, token);
    }

    [Fact]
    public async Task LES5_the_library_has_published_lessons_alone_and_meetings_are_found_by_whose_they_are()
    {
        var word = $"wonderlijk{Guid.NewGuid():N}"[..24];
        var formed = await FormAsync("Warme wijken");
        var (token, id) = ((string)formed["token"]!, (string)formed["communityId"]!);
        await using var hub = await HubClient.ConnectAsync(fixture.Server.Address, token, $"community/{id}");
        (await hub.SendAsync(Ids.Next(), new { type = "proposeLesson", lessonId = Ids.Next(), title = $"Een {word} loket helpt.", sources = Array.Empty<object>() })).ShouldBeAccepted();
        (await hub.SendAsync(Ids.Next(), new
        {
            type = "planMeeting", plannedId = Ids.Next(), title = $"Avond over het {word}", startsAt = "2026-12-01T13:00:00+00:00", endsAt = "2026-12-01T17:00:00+00:00", form = "hybrid",
        })).ShouldBeAccepted();
        await FindAsync($"{word}&kind=meeting", 1, token);
        await FindAsync($"{word}&kind=lesson", 1, token);
        await FindAsync($"{word}&kind=lesson&status=candidate", 1, token);
        ((int)(await fixture.Api.GetAsync($"/api/v1/lessons?q={word}", 200, token))["total"]!).ShouldBe(0, "it is a candidate");
        ((int)(await fixture.Api.GetAsync($"/api/v1/directory?q={word}", 200))["total"]!).ShouldBe(0);
    }

    [Fact]
    public async Task DIR5_whoever_is_in_two_communities_searches_as_both_at_once_and_what_is_not_good_any_more_counts_for_nothing()
    {
        var word = $"dubbel{Guid.NewGuid():N}"[..24];
        var (one, two) = (await FormAsync($"{word} een"), await FormAsync($"{word} twee"));
        await FindAsync(word, 1, (string)one["token"]!);
        await FindAsync(word, 1, (string)two["token"]!);
        (await FoundWithAsync($"{one["token"]}, {two["token"]}")).ShouldBe(2);
        (await FoundWithAsync($"{one["token"]},nonsense,{one["token"]}")).ShouldBe(1);
        (await FoundWithAsync("nonsense")).ShouldBe(0);

        async Task<int> FoundWithAsync(string memberships)
        {
            using var http = new HttpClient { BaseAddress = fixture.Server.Address };
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/directory?q={word}");
            request.Headers.TryAddWithoutValidation("Samenwerken-Memberships", memberships).ShouldBeTrue();
            using var response = await http.SendAsync(request);
            return (int)JsonNode.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!["total"]!;
        }
    }

    [Fact]
    public async Task COM10_what_a_community_shares_is_there_for_whoever_finds_it_and_for_nobody_else_and_names_nobody()
    {
        var formed = await FormAsync("Warme wijken");
        var (token, id) = ((string)formed["token"]!, (string)formed["communityId"]!);
        await using var hub = await HubClient.ConnectAsync(fixture.Server.Address, token, $"community/{id}");
        var lesson = Ids.Next();
        (await hub.SendAsync(Ids.Next(), new { type = "proposeLesson", lessonId = lesson, title = "Begin bij een bewoner.", sources = Array.Empty<object>() })).ShouldBeAccepted();
        await fixture.Api.GetAsync($"/api/v1/communities/{id}/facts", 404);
        ((string)(await fixture.Api.GetAsync($"/api/v1/communities/{id}/facts", 200, token))["name"]!).ShouldBe("Warme wijken");
        (await hub.SendAsync(Ids.Next(), new { type = "editCommunity", visibility = "public" })).ShouldBeAccepted();
        (await hub.SendAsync(Ids.Next(), new { type = "setCommunityStatus", status = "recruiting" })).ShouldBeAccepted();
        var facts = await fixture.Api.GetAsync($"/api/v1/communities/{id}/facts", 200);
        ((int)facts["members"]!, facts["lessons"]!.AsArray().Count).ShouldBe((1, 0));
        facts.ToJsonString().ShouldNotContain("Karin");
        // It is a candidate.
        await fixture.Api.GetAsync($"/api/v1/communities/{id}/lessons/{lesson}", 404);
        (await hub.SendAsync(Ids.Next(), new { type = "editCommunity", visibility = "private" })).ShouldBeAccepted();
        await fixture.Api.GetAsync($"/api/v1/communities/{id}/facts", 404);
    }

    [Theory]
    [InlineData("kind=unheard", "kind")]
    [InlineData("level=galactic", "level")]
    [InlineData("limit=51", "limit")]
    [InlineData("from=-1", "from")]
    public async Task A_filter_that_there_is_not_is_refused(string query, string field) =>
        ((string)(await fixture.Api.GetAsync($"/api/v1/directory?{query}", 400))["errors"]![0]!["field"]!).ShouldBe(field);

    [Fact]
    public async Task A_token_that_is_not_good_is_refused() =>
        ((string)(await fixture.Api.GetAsync("/api/v1/directory", 401, "nonsense"))["code"]!).ShouldBe("token.invalid");

    [Fact]
    public async Task PAR1_a_partner_is_invited_by_a_community_says_yes_and_both_show_it()
    {
        var community = await FormAsync("Warme wijken");
        var (token, id) = ((string)community["token"]!, (string)community["communityId"]!);
        var name = $"Hogeschool {Guid.NewGuid():N}"[..24];
        await fixture.Api.PostAsync("/api/v1/partners", new { name, sector = "education", personName = "Ilse" }, 401);
        var partner = await fixture.Api.PostAsync("/api/v1/partners", new { name, sector = "education", area = "Zwolle", personName = "Ilse" }, 201, token);
        var partnerId = (string)partner["partnerId"]!;
        ((string)partner["personId"]!).ShouldBe((string)community["personId"]!, "the same person");

        await using var theirs = await HubClient.ConnectAsync(fixture.Server.Address, (string)partner["token"]!, $"partner/{partnerId}");
        await using var ours = await HubClient.ConnectAsync(fixture.Server.Address, token, $"community/{id}");
        await using var partnerView = theirs.Follow();
        await using var communityView = ours.Follow();
        var organisation = Ids.Next();
        (await ours.SendAsync(Ids.Next(), new { type = "editCommunity", visibility = "public" })).ShouldBeAccepted();
        (await ours.SendAsync(Ids.Next(), new { type = "addOrganisation", organisationId = organisation, name, sector = "education", status = "invited", partnerId })).ShouldBeAccepted();
        await partnerView.UntilAsync(view => (string?)view.Find("communityLink", id)?["status"] is "invited", "the invitation");
        (await theirs.SendAsync(Ids.Next(), new { type = "answerCommunity", communityId = id, answer = "participate" })).ShouldBeAccepted();
        await communityView.UntilAsync(view => (string?)view.Find("organisation", organisation)?["status"] is "participating", "the answer");

        ((JsonArray)(await fixture.Api.GetAsync($"/api/v1/partners/{partnerId}", 200))["communities"]!).ShouldBeEmpty("a draft is nobody else's business");
        (await ours.SendAsync(Ids.Next(), new { type = "setCommunityStatus", status = "recruiting" })).ShouldBeAccepted();
        await partnerView.UntilAsync(view => (bool?)view.Find("communityLink", id)?["isPublic"] is true, "that everybody may know");
        var shown = (await fixture.Api.GetAsync($"/api/v1/partners/{partnerId}", 200))["communities"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)shown["name"]!, (string)shown["status"]!).ShouldBe(("Warme wijken", "participating"));
        await FindAsync($"{Uri.EscapeDataString(name)}&kind=partner&area=zwolle", 1, null);
        ((int)(await fixture.Api.GetAsync($"/api/v1/partners?q={Uri.EscapeDataString(name)}&sector=education", 200))["total"]!).ShouldBe(1);
        ((int)(await fixture.Api.GetAsync($"/api/v1/partners?q={Uri.EscapeDataString(name)}&sector=government", 200))["total"]!).ShouldBe(0);

        (await ours.SendAsync(Ids.Next(), new { type = "editMember", personId = (string)community["personId"]!, organisationId = organisation })).ShouldBeAccepted();
        (await ours.SendAsync(Ids.Next(), new { type = "planExperiment", experimentId = Ids.Next(), hypothesis = "Een loket werkt", where = "Bibliotheek" })).ShouldBeAccepted();
        await partnerView.UntilAsync(
            view => (string?)view.Find("communityAccount", id)?["account"]?["experiments"]?.AsArray().SingleOrDefault()?["hypothesis"] is "Een loket werkt", "what it brought");

        // PAR4: everybody hears how much it tried, and in its own words only those who are in the community or the partner.
        var account = (await fixture.Api.GetAsync($"/api/v1/partners/{partnerId}", 200))["accounts"]!.AsArray().ShouldHaveSingleItem()!;
        ((int)account["experiments"]!, account["account"]!["experiments"]!.AsArray().Count).ShouldBe((1, 0));
        foreach (var inside in new[] { token, (string)partner["token"]! })
            (await fixture.Api.GetAsync($"/api/v1/partners/{partnerId}", 200, inside))["accounts"]![0]!["account"]!["experiments"]!.AsArray().ShouldHaveSingleItem();
        (await ours.SendAsync(Ids.Next(), new { type = "editCommunity", visibility = "members" })).ShouldBeAccepted();
        await partnerView.UntilAsync(view => (bool?)view.Find("communityLink", id)?["isPublic"] is false, "that it is not public any more");
        (await fixture.Api.GetAsync($"/api/v1/partners/{partnerId}", 200))["accounts"]!.AsArray().ShouldBeEmpty();
        (await fixture.Api.GetAsync($"/api/v1/partners/{partnerId}", 200, token))["communities"]!.AsArray().ShouldHaveSingleItem();

        var invited = await fixture.Api.PostAsync($"/api/v1/partners/{partnerId}/invitations", new { name = "Bram", role = "colleague" }, 201, (string)partner["token"]!);
        var link = (string)invited["invitationUrl"]!;
        var bram = await fixture.Api.PostAsync("/api/v1/enter", new { entity = $"partner/{partnerId}", returnKey = link[(link.IndexOf('#') + 1)..] }, 200);
        await using var his = await HubClient.ConnectAsync(fixture.Server.Address, (string)bram["token"]!, $"partner/{partnerId}");
        (await his.SendAsync(Ids.Next(), new { type = "acceptPartnerInvitation" })).ShouldBeAccepted();
        (await his.SendAsync(Ids.Next(), new { type = "answerCommunity", communityId = id, answer = "leave" })).ShouldBeRejected("role.notAllowed");
    }

    private Task<JsonObject> FormAsync(string name) => fixture.Api.PostAsync(
        "/api/v1/communities", new { name, issueStatement = "Hoe krijgen we de huizen in onze wijk samen van het gas af?", personName = "Karin", sector = "government" }, 201);

    private async Task<string> RawAsync(string query)
    {
        using var response = await fixture.Api.RawAsync(HttpMethod.Get, $"/api/v1/directory?{query}");
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Asks until so many are found: the directory is a moment behind.</summary>
    private async Task<JsonObject> FindAsync(string query, int total, string? token)
    {
        var patience = DateTime.UtcNow + Gateways.Patience;
        while (true)
        {
            var found = await fixture.Api.GetAsync($"/api/v1/directory?q={query}", 200, token);
            if ((int)found["total"]! == total)
                return found;
            if (DateTime.UtcNow > patience)
                throw new TimeoutException($"never {total} for {query}: {found}");
            await Task.Delay(20);
        }
    }
}
