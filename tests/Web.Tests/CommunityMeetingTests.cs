using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Partners;
using Samenwerken.Domain.Programmes;
using Samenwerken.Engine.Storage;
using Samenwerken.Testing;

namespace Samenwerken.Web.Tests;

/// <summary>Meetings of a community on a real server: begun from the plan, entered as a member, and home again.</summary>
[Collection(ServerCollection.Name)]
public sealed class CommunityMeetingTests(ServerFixture fixture)
{
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("CRASH_KILLS") ?? "20");

    private ApiClient Api => fixture.Api;

    [Fact]
    public async Task HOM1_a_planned_meeting_becomes_one_meeting_which_members_enter_as_who_they_are()
    {
        var (karin, mees) = await CommunityAsync();
        await using var community = await ConnectAsync(fixture.Server.Address, karin);
        var planned = await PlanAsync(community);
        (await (await ConnectAsync(fixture.Server.Address, mees)).SendAsync(Ids.Next(), new { type = "answerMeeting", plannedId = planned, answer = "remote" })).ShouldBeAccepted();
        await Api.PostAsync(StartOf(karin, planned), new { }, 403, mees.Token);
        await Api.PostAsync(StartOf(karin, Ids.Next()), new { }, 404, karin.Token);

        var started = ApiClient.GuestOf(await Api.PostAsync(StartOf(karin, planned), new { }, 201, karin.Token));
        var again = ApiClient.GuestOf(await Api.PostAsync(StartOf(karin, planned), new { }, 201, karin.Token));
        (again.MeetingId, again.PersonId, started.PersonId).ShouldBe((started.MeetingId, karin.PersonId, karin.PersonId));

        var entered = await Api.PostAsync("/api/v1/enter", new { entity = started.Entity }, 200, mees.Token);
        ((string)entered["personId"]!).ShouldBe(mees.PersonId);
        await using var hub = await HubClient.ConnectAsync(fixture.Server.Address, (string)entered["token"]!, started.Entity);
        await using var sees = hub.Follow();
        await sees.UntilAsync(replica => replica.All("participant").Count() == 2, "both");
        var person = sees.Replica.All("participant").Single(one => (string)one["id"]! == mees.PersonId);
        ((string)person["name"]!, (string)person["role"]!, (string)person["sector"]!, (string)person["channel"]!).ShouldBe(("Mees", "participant", "society", "remote"));
        // Whoever is in the meeting is in nothing else by that, and who is not of the community does not get in this way.
        ((string)(await Api.PostAsync("/api/v1/enter", new { entity = karin.Entity }, 403, (string)entered["token"]!))["code"]!).ShouldBe("enter.fromMeeting");
        var stranger = Insider.Of(await Api.PostAsync("/api/v1/communities", new { name = "Elders", personName = "Bo" }, 201));
        await Api.PostAsync("/api/v1/enter", new { entity = started.Entity }, 404, stranger.Token);
        var (alone, _) = await Api.StartMeetingAsync();
        await Api.PostAsync("/api/v1/enter", new { entity = alone.Entity }, 404, karin.Token);
    }

    [Fact]
    public async Task HOM1_a_meeting_begins_with_the_aim_the_length_and_the_working_methods_that_were_planned_of_it()
    {
        var (karin, _) = await CommunityAsync();
        await using var community = await ConnectAsync(fixture.Server.Address, karin);
        var planned = Ids.Next();
        (await community.SendAsync(Ids.Next(), new
        {
            type = "planMeeting", plannedId = planned, title = "Warmte", aim = "Elkaar leren kennen", startsAt = "2026-12-01T13:00:00+00:00", endsAt = "2026-12-01T17:00:00+00:00",
            form = "hybrid",
            agenda = new object[]
            {
                new { title = "Welkom", kind = "checkIn", minutes = 15, method = "check-in" }, new { title = "Ideeën", kind = "create", minutes = 30, method = "brainstorm" },
                new { title = "Kiezen", kind = "choose", minutes = 15, method = "stippen" }, new { title = "Iets anders", kind = "learn", minutes = 0, method = "bestaat-niet" },
            },
        })).ShouldBeAccepted();
        var started = ApiClient.GuestOf(await Api.PostAsync(StartOf(karin, planned), new { }, 201, karin.Token));
        await using var meeting = await HubClient.ConnectAsync(fixture.Server.Address, started.Token, started.Entity);
        await using var sees = meeting.Follow();
        await sees.UntilAsync(replica => replica.All("agendaItem").Count() == 4, "the agenda");
        var items = sees.Replica.All("agendaItem").OrderBy(item => (int)item["order"]!).ToList();
        items.Select(item => ((string?)item["title"], (string?)item["sort"], (int?)item["minutes"], (string?)item["plan"]?["methodId"])).ShouldBe(
            [("Welkom", "checkIn", 15, "check-in"), ("Ideeën", "create", 30, "brainstorm"), ("Kiezen", "choose", 15, "stippen"), ("Iets anders", "learn", null, null)]);
        // What chooses works on the ideas that came last before it.
        ((string?)items[2]["worksOn"]).ShouldBe((string?)items[1]["id"]);
        ((string?)items[1]["plan"]!["name"]).ShouldBe("Brainstorm (eerst stil)");
        var record = sees.Replica.All("meeting").Single();
        ((int?)record["plannedMinutes"], (string?)record["aim"]).ShouldBe((240, "Elkaar leren kennen"));
    }

    [Fact]
    public async Task HOM2_what_a_meeting_came_to_is_at_home_when_it_is_closed_and_HOM5_what_is_open_comes_back()
    {
        var (karin, mees) = await CommunityAsync();
        await using var community = await ConnectAsync(fixture.Server.Address, karin);
        await using var home = community.Follow();
        var started = ApiClient.GuestOf(await Api.PostAsync(StartOf(karin, await PlanAsync(community)), new { }, 201, karin.Token));
        await Api.PostAsync("/api/v1/enter", new { entity = started.Entity }, 200, mees.Token);
        await home.UntilAsync(replica => replica.All("plannedMeeting").Any(one => (string)one["status"]! == "running"), "that it runs");
        await using var meeting = await HubClient.ConnectAsync(fixture.Server.Address, started.Token, started.Entity);
        await DecideAsync(meeting, "We beginnen met één straat", mees.PersonId);
        (await meeting.SendAsync(Ids.Next(), new { type = "closeMeeting" })).ShouldBeAccepted();

        await home.UntilAsync(replica => replica.All("communityDecision").Any() && replica.All("communityAction").Any(), "what it came to");
        var action = home.Replica.All("communityAction").Single();
        ((int)action["number"]!, (string)action["assigneeId"]!, (string)action["status"]!).ShouldBe((1, mees.PersonId, "open"));
        ((string)home.Replica.All("plannedMeeting").Single()["status"]!).ShouldBe("held");

        var next = ApiClient.GuestOf(await Api.PostAsync(StartOf(karin, await PlanAsync(community)), new { }, 201, karin.Token));
        await using var later = await HubClient.ConnectAsync(fixture.Server.Address, next.Token, next.Entity);
        await using var sees = later.Follow();
        await sees.UntilAsync(replica => replica.All("action").Any(), "the open actions");
        ((string)sees.Replica.All("agendaItem").Single(item => (int)item["order"]! == 1)["title"]!).ShouldBe("Openstaande acties");
        var returned = sees.Replica.All("action").Single();
        ((string)returned["text"]!, (int)returned["home"]!["number"]!, (string)returned["assigneeName"]!, (string)returned["id"]!).ShouldBe(("Bel de school", 1, "Mees", (string)action["id"]!));
        (await later.SendAsync(Ids.Next(), new { type = "completeAction", actionId = (string)returned["id"]! })).ShouldBeAccepted();
        await home.UntilAsync(replica => (string)replica.All("communityAction").Single()["status"]! == "done", "that it is done at home");
    }

    [Fact]
    public async Task HOM6_a_calendar_program_follows_the_meetings_by_an_address_that_opens_nothing_else()
    {
        var (karin, mees) = await CommunityAsync();
        await using var community = await ConnectAsync(fixture.Server.Address, karin);
        var planned = await PlanAsync(community);
        var address = (string)(await Api.GetAsync($"/api/v1/communities/{karin.Id}/calendar", 200, mees.Token))["calendarUrl"]!;
        var path = new Uri(address).AbsolutePath;
        var feed = await ReadAsync(path, null);
        feed.ShouldStartWith("BEGIN:VCALENDAR\r\n");
        feed.ShouldContain($"UID:{planned}.{karin.Id}@samenwerken");
        feed.ShouldContain("DTSTART:20261201T130000Z\r\nDTEND:20261201T170000Z");
        feed.ShouldContain("SUMMARY:Warmte in de wijk (Warme wijken)");
        feed.Split("\r\n").ShouldAllBe(line => System.Text.Encoding.UTF8.GetByteCount(line) <= 75);

        // What opens the calendar is no return key, and that of another is another.
        var key = path[(path.LastIndexOf('/') + 1)..];
        await Api.PostAsync("/api/v1/enter", new { entity = karin.Entity, returnKey = key }, 403);
        await Api.GetAsync(path.Replace(mees.PersonId, karin.PersonId), 403);
        (await ReadAsync($"/api/v1/communities/{karin.Id}/planned-meetings/{planned}/letter?format=ics", mees.Token)).ShouldContain($"UID:{planned}.");
        var letter = await ReadAsync($"/api/v1/communities/{karin.Id}/planned-meetings/{planned}/letter?format=eml", mees.Token);
        letter.ShouldContain("X-Unsent: 1");
        letter.ShouldContain("text/calendar");
        await Api.GetAsync($"/api/v1/communities/{karin.Id}/planned-meetings/{planned}/letter?format=pdf", 400, mees.Token);

        await using var hub = await ConnectAsync(fixture.Server.Address, mees);
        (await hub.SendAsync(Ids.Next(), new { type = "leaveCommunity", oldNotes = "keepName" })).ShouldBeAccepted();
        await Api.GetAsync(path, 403);
    }

    [Fact]
    public async Task The_invitation_of_a_member_is_a_letter_and_a_calendar_for_the_coordinator_alone_until_it_is_answered()
    {
        var (karin, mees) = await CommunityAsync();
        await using var community = await ConnectAsync(fixture.Server.Address, karin);
        await community.SendAsync(Ids.Next(), new
        {
            type = "planMeeting", plannedId = Ids.Next(), title = "Warmte in de wijk", startsAt = "2099-12-01T13:00:00Z", endsAt = "2099-12-01T17:00:00Z", form = "hybrid",
        });
        var invited = await Api.PostAsync(
            $"/api/v1/communities/{karin.Id}/members", new { name = "Joris", email = "joris@voorbeeld.example", text = "Jij kent de buurt." }, 201, karin.Token);
        var (personId, link) = ((string)invited["personId"]!, (string)invited["invitationUrl"]!);
        var path = $"/api/v1/communities/{karin.Id}/members/{personId}/invitation/letter";

        var letter = await ReadAsync($"{path}?format=eml", karin.Token);
        letter.ShouldStartWith("X-Unsent: 1\r\n");
        letter.ShouldContain("To: joris@voorbeeld.example\r\n");
        var text = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(letter.Split("\r\n\r\n")[2].Split("\r\n--")[0]));
        text.ShouldContain("Dag Joris,");
        text.ShouldContain("Jij kent de buurt.");
        text.ShouldContain(link);
        var calendar = (await ReadAsync($"{path}?format=ics", karin.Token)).Replace("\r\n ", "");
        calendar.ShouldContain("SUMMARY:Warmte in de wijk (Warme wijken)");
        calendar.ShouldContain($"URL:{link}");

        await Api.GetAsync($"{path}?format=pdf", 400, karin.Token);
        await Api.GetAsync($"{path}?format=eml", 403, mees.Token);
        // The link of a member is theirs alone.
        await Api.GetAsync($"/api/v1/communities/{karin.Id}/members/{mees.PersonId}/invitation/letter?format=eml", 403, karin.Token);
    }

    [Fact]
    public async Task COM8_a_guest_who_became_a_member_claims_what_they_wrote_with_the_code_that_their_meeting_shows()
    {
        var (karin, mees) = await CommunityAsync();
        await using var community = await ConnectAsync(fixture.Server.Address, karin);
        await using var home = community.Follow();
        var started = await Api.PostAsync(StartOf(karin, await PlanAsync(community)), new { }, 201, karin.Token);
        var guest = await Api.JoinAsync((string)started["joinCode"]!, "Gast");
        await home.UntilAsync(replica => replica.All("plannedMeeting").Any(one => (string)one["status"]! == "running"), "that it runs");
        var code = (string)(await Api.GetAsync($"/api/v1/meetings/{guest.MeetingId}/claim-code", 200, guest.Token))["code"]!;
        var claims = $"/api/v1/communities/{karin.Id}/claims";
        ((string)(await Api.PostAsync(claims, new { meetingId = guest.MeetingId, code = "CCCCCCCC" }, 403, mees.Token))["code"]!).ShouldBe("claim.unknown");
        var claimed = await Api.PostAsync(claims, new { meetingId = guest.MeetingId, code = $"{code[..4].ToLowerInvariant()} {code[4..]}" }, 200, mees.Token);
        ((string)claimed["participantId"]!).ShouldBe(guest.PersonId);
        await home.UntilAsync(replica => replica.All("claim").Any(), "the claim");
        ((string)home.Replica.All("claim").Single()["personId"]!).ShouldBe(mees.PersonId);
        await Api.PostAsync(claims, new { meetingId = guest.MeetingId, code }, 409, karin.Token);
        // Only a meeting of a community shows one.
        var (alone, _) = await Api.StartMeetingAsync();
        await Api.GetAsync($"/api/v1/meetings/{alone.MeetingId}/claim-code", 404, alone.Token);
    }

    private async Task<string> ReadAsync(string path, string? token)
    {
        using var response = await Api.RawAsync(HttpMethod.Get, path, token);
        response.IsSuccessStatusCode.ShouldBeTrue();
        return await response.Content.ReadAsStringAsync();
    }

    [Fact]
    public async Task HOM2_PAR4_PRG4_a_server_that_is_killed_as_meetings_close_tells_community_partner_and_programme_each_thing_exactly_once()
    {
        using var data = new TempFolder();
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var port = ServerProcess.FreePort();
        var server = await ServerProcess.StartAsync(data.Path, port);
        using var api = new ApiClient(server.Address);
        var (marloes, programme) = await CoordinatorAsync(api, data.Path);
        var karin = Insider.Of(await api.PostAsync("/api/v1/communities", new { name = "Warme wijken", personName = "Karin", programmeId = Programme.First.Id }, 201));
        var (partner, partnerToken) = await TakePartAsync(api, server.Address, karin);
        for (var kill = 1; kill <= Kills; kill++)
        {
            Guest started;
            await using (var community = await ConnectAsync(server.Address, karin))
                started = ApiClient.GuestOf(await api.PostAsync(StartOf(karin, await PlanAsync(community)), new { }, 201, karin.Token));
            var (close, regroup) = (Ids.Next(), Ids.Next());
            var groups = new { type = "setPartnerGroups", groups = new[] { new { id = "government", sector = "government", nl = $"Overheid {kill}", en = "Government" } } };
            await using (var meeting = await HubClient.ConnectAsync(server.Address, started.Token, started.Entity))
            await using (var coordinator = await HubClient.ConnectAsync(server.Address, marloes, programme))
            {
                await DecideAsync(meeting, $"Besluit {kill}", karin.PersonId);
                var grouping = coordinator.SendAsync(regroup, groups);
                var closing = meeting.SendAsync(close, new { type = "closeMeeting" });
                if (kill % 2 == 0)
                    (await closing).ShouldBeAccepted();
                else
                    await Task.Delay(random.Next(12));
                await server.KillAsync();
                await Task.WhenAll(closing.ContinueWith(_ => { }), grouping.ContinueWith(_ => { }));
            }

            server = await ServerProcess.StartAsync(data.Path, port);
            // Whoever has no answer sends it again.
            await using (var meeting = await HubClient.ConnectAsync(server.Address, started.Token, started.Entity))
                (await meeting.SendAsync(close, new { type = "closeMeeting" })).ShouldBeAccepted();
            await using (var coordinator = await HubClient.ConnectAsync(server.Address, marloes, programme))
                (await coordinator.SendAsync(regroup, groups)).ShouldBeAccepted();
            await using var back = await ConnectAsync(server.Address, karin);
            await using var home = back.Follow();
            await home.UntilAsync(replica => replica.All("plannedMeeting").Count(one => (string)one["status"]! == "held") == kill, $"seed {seed}: meeting {kill} at home");
            await home.UntilAsync(
                replica => (string?)replica.Find("partnerGroups", "groups")?["groups"]![0]!["nl"] == $"Overheid {kill}", $"seed {seed}: the groups of round {kill}");
            await using (var theirs = await HubClient.ConnectAsync(server.Address, partnerToken, partner.ToString()))
            {
                await using var told = theirs.Follow();
                await told.UntilAsync(replica => (int?)replica.Find("communityAccount", karin.Id)?["account"]!["meetings"] == kill, $"seed {seed}: meeting {kill} at the partner");
            }

            Numbered(home.Replica, "communityDecision").ShouldBe(Enumerable.Range(1, kill).Select(i => (i, $"Besluit {i}")), $"seed {seed}");
            Numbered(home.Replica, "communityAction").ShouldBe(Enumerable.Range(1, kill).Select(i => (i, "Bel de school")), $"seed {seed}");
        }

        await server.DisposeAsync();
        var heard = await EventsAsync(data.Path, Community.IdOf(karin.Id));
        heard.OfType<CommunityEvent.GroupsNoted>().Select(noted => noted.Groups.Seq).ShouldBeUnique();
        heard.OfType<CommunityEvent.GroupsNoted>().Count().ShouldBe(Kills + 1, $"seed {seed}: once when it joined, and once for each change");
        heard.OfType<GatheringEvent.MeetingTakenHome>().Count().ShouldBe(Kills, $"seed {seed}");
        (await EventsAsync(data.Path, partner)).OfType<PartnerEvent.AccountNoted>().Select(noted => noted.Account.Meetings)
            .Where(meetings => meetings > 0).ShouldBe(Enumerable.Range(1, Kills), $"seed {seed}: each once, in order");
    }

    private static async Task<(string Token, string Entity)> CoordinatorAsync(ApiClient api, string dataFolder)
    {
        var (exit, output) = await ServerProcess.RunAsync("programme-link", "--Samenwerken:DataFolder", dataFolder);
        exit.ShouldBe(0, output);
        var key = output.Split('\n')[^1].Trim().Split('#')[1];
        return ((string)(await api.PostAsync($"/api/v1/programmes/{Programme.First.Id}/coordinators", new { key, name = "Marloes" }, 201))["token"]!, Programme.First.ToString());
    }

    /// <summary>A partner that takes part in the community, of which its coordinator is.</summary>
    private static async Task<(EntityId Partner, string Token)> TakePartAsync(ApiClient api, Uri server, Insider karin)
    {
        var registered = await api.PostAsync("/api/v1/partners", new { name = "Gemeente", sector = "government", personName = "Karin" }, 201, karin.Token);
        var (partner, token, organisation) = (Partner.IdOf((string)registered["partnerId"]!), (string)registered["token"]!, Ids.Next());
        await using var community = await ConnectAsync(server, karin);
        await using var theirs = await HubClient.ConnectAsync(server, token, partner.ToString());
        await using var sees = theirs.Follow();
        (await community.SendAsync(Ids.Next(), new
        {
            type = "addOrganisation", organisationId = organisation, name = "Gemeente", sector = "government", status = "invited", partnerId = partner.Id,
        })).ShouldBeAccepted();
        (await community.SendAsync(Ids.Next(), new { type = "editMember", personId = karin.PersonId, organisationId = organisation })).ShouldBeAccepted();
        await sees.UntilAsync(replica => replica.Find("communityLink", karin.Id) is not null, "the invitation");
        (await theirs.SendAsync(Ids.Next(), new { type = "answerCommunity", communityId = karin.Id, answer = "participate" })).ShouldBeAccepted();
        await sees.UntilAsync(replica => replica.Find("communityAccount", karin.Id) is not null, "the account");
        return (partner, token);
    }

    private static async Task<List<Event>> EventsAsync(string dataFolder, EntityId entity)
    {
        await using var log = SqliteEventLog.OpenToRead(Path.Combine(dataFolder, SqliteEventLog.FileName));
        var events = new List<Event>();
        await foreach (var row in log.ReadAsync(entity, 0))
            events.AddRange(CommitJson.Read(row.Body).Steps.Select(step => step.Event));
        return events;
    }

    private static IEnumerable<(int, string)> Numbered(WireReplica replica, string kind) =>
        replica.All(kind).Select(record => ((int)record["number"]!, (string)record["text"]!)).Order();

    private static string StartOf(Insider person, string planned) => $"/api/v1/communities/{person.Id}/planned-meetings/{planned}/start";

    private static async Task DecideAsync(HubClient meeting, string text, string assignee)
    {
        var item = Ids.Next();
        (await meeting.SendAsync(Ids.Next(), new { type = "addAgendaItem", itemId = item, title = "Warmte" })).ShouldBeAccepted();
        (await meeting.SendAsync(Ids.Next(), new { type = "recordDecision", decisionId = Ids.Next(), itemId = item, text })).ShouldBeAccepted();
        (await meeting.SendAsync(Ids.Next(), new { type = "assignAction", actionId = Ids.Next(), itemId = item, text = "Bel de school", assignee })).ShouldBeAccepted();
    }

    private static async Task<string> PlanAsync(HubClient community)
    {
        var planned = Ids.Next();
        (await community.SendAsync(Ids.Next(), new
        {
            type = "planMeeting", plannedId = planned, title = "Warmte in de wijk", startsAt = "2026-12-01T13:00:00+00:00", endsAt = "2026-12-01T17:00:00+00:00", form = "hybrid",
        })).ShouldBeAccepted();
        return planned;
    }

    private async Task<(Insider Karin, Insider Mees)> CommunityAsync()
    {
        var karin = Insider.Of(await Api.PostAsync("/api/v1/communities", new { name = "Warme wijken", personName = "Karin" }, 201));
        var url = (string)(await Api.PostAsync($"/api/v1/communities/{karin.Id}/members", new { name = "Mees", sector = "society" }, 201, karin.Token))["invitationUrl"]!;
        var entered = await Api.PostAsync("/api/v1/enter", new { entity = karin.Entity, returnKey = url[(url.IndexOf('#') + 1)..] }, 200);
        var mees = new Insider(karin.Id, (string)entered["personId"]!, (string)entered["token"]!, (string)entered["returnUrl"]!);
        await using var hub = await ConnectAsync(fixture.Server.Address, mees);
        (await hub.SendAsync(Ids.Next(), new { type = "acceptInvitation" })).ShouldBeAccepted();
        return (karin, mees);
    }

    private static Task<HubClient> ConnectAsync(Uri server, Insider person) => HubClient.ConnectAsync(server, person.Token, person.Entity);
}
