using Samenwerken.Testing;

namespace Samenwerken.Web.Tests;

/// <summary>Phases and hidden ideas over the wire and the API of a real server.</summary>
[Collection(ServerCollection.Name)]
public sealed class PhaseTests(ServerFixture fixture)
{
    private static readonly string Item = Ids.Of("item"), Run = Ids.Of("run");

    [Fact]
    public async Task VIS2_no_byte_of_a_hidden_idea_leaves_the_server_in_a_frame_an_export_or_an_answer()
    {
        var (fatima, code) = await fixture.Api.StartMeetingAsync();
        var piet = await fixture.Api.JoinAsync(code);
        await using var hers = await fixture.ConnectAsync(fatima);
        await using var his = await fixture.ConnectAsync(piet);
        await StartAsync(hers);
        await using var sees = hers.Follow();
        await using var control = his.Follow();
        (await his.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Of("idea"), text = "geheimidee", runId = Run, phase = 0 })).ShouldBeAccepted();
        (await hers.SendAsync(Ids.Next(), new { type = "editIdea", ideaId = Ids.Of("idea"), text = "anders", was = "geheimidee" })).ShouldBeRejected("idea.unknown");
        await sees.UntilAsync(replica => (int?)replica.Find("run", Run)?["hidden"] == 1, "a hidden idea that is counted");
        await control.UntilAsync(replica => replica.All("idea").Any(), "his own idea");

        control.Everything.ShouldContain("geheimidee");
        sees.Everything.ShouldNotContain("geheimidee");
        fixture.Server.Output.ShouldNotContain("geheimidee");
        foreach (var format in new[] { "md", "html", "csv", "json" })
        {
            foreach (var reader in new[] { fatima, piet })
                (await ExportAsync(reader, format)).ShouldNotContain("geheimidee");
        }

        ((int)(await fixture.Api.GetAsync($"/api/v1/meetings/{fatima.MeetingId}", 200, fatima.Token))["ideas"]!).ShouldBe(0);
        // The control: once it is shown, every export has it.
        (await hers.SendAsync(Ids.Next(), new { type = "revealIdeas", runId = Run })).ShouldBeAccepted();
        await sees.UntilAsync(replica => replica.All("idea").Any(), "the idea that was revealed");
        foreach (var format in new[] { "md", "html", "csv", "json" })
            (await ExportAsync(fatima, format)).ShouldContain("geheimidee");
    }

    [Fact]
    public async Task RUN3_what_a_phase_does_not_take_is_refused_with_a_sentence_and_gives_the_words_back()
    {
        var (fatima, code) = await fixture.Api.StartMeetingAsync();
        await using var hers = await fixture.ConnectAsync(fatima);
        await using var his = await fixture.ConnectAsync(await fixture.Api.JoinAsync(code));
        await StartAsync(hers, phase: 1);
        var refused = (await his.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text = "Mijn woorden" })).ShouldBeRejected("phase.closed");
        refused.GetProperty("detail").GetProperty("yours").GetString().ShouldBe("Mijn woorden");
        (await his.SendAsync(Ids.Next(), new { type = "startPhase", runId = Run, phase = 0 })).ShouldBeRejected("role.notAllowed");
    }

    [Fact]
    public async Task RUN1_RUN2_a_server_that_is_killed_in_mid_phase_keeps_the_phase_its_end_and_what_is_hidden()
    {
        using var data = new TempFolder();
        var port = ServerProcess.FreePort();
        var server = await ServerProcess.StartAsync(data.Path, port);
        Guest fatima, piet;
        using (var api = new ApiClient(server.Address))
        {
            (fatima, var code) = await api.StartMeetingAsync();
            piet = await api.JoinAsync(code);
        }

        string endsAt;
        await using (var hers = await HubClient.ConnectAsync(server.Address, fatima.Token, fatima.Entity))
        await using (var his = await HubClient.ConnectAsync(server.Address, piet.Token, piet.Entity))
        {
            await StartAsync(hers);
            (await his.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Of("idea"), text = "geheimidee" })).ShouldBeAccepted();
            await using var before = hers.Follow();
            await before.UntilAsync(replica => (int?)replica.Find("run", Run)?["hidden"] == 1, "a hidden idea that is counted");
            endsAt = (string)before.Replica.Find("run", Run)!["endsAt"]!;
        }

        await server.KillAsync();
        server = await ServerProcess.StartAsync(data.Path, port);
        await using var mine = await HubClient.ConnectAsync(server.Address, fatima.Token, fatima.Entity);
        await using var sees = mine.Follow();
        await sees.UntilAsync(replica => replica.Find("run", Run) is not null, "the run");
        var run = sees.Replica.Find("run", Run)!;
        ((string)run["status"]!, (int)run["phase"]!, (string)run["endsAt"]!, (int)run["hidden"]!).ShouldBe(("running", 0, endsAt, 1));
        sees.Everything.ShouldNotContain("geheimidee");
        await using var again = await HubClient.ConnectAsync(server.Address, piet.Token, piet.Entity);
        await using var control = again.Follow();
        await control.UntilAsync(replica => replica.All("idea").Any(), "his own idea");
        // Its time is up by itself, as before.
        (await mine.SendAsync(Ids.Next(), new { type = "addTime", runId = Run, minutes = -5 })).ShouldBeAccepted();
        await sees.UntilAsync(replica => (string?)replica.Find("run", Run)?["status"] == "overtime", "the end of the phase");
        await server.StopAsync();
    }

    private static async Task StartAsync(HubClient hers, int phase = 0)
    {
        var plan = new
        {
            name = "Stil schrijven", layout = "free", zones = Array.Empty<object>(), voting = new { type = "none" },
            phases = new[] { new { title = "Stil", minutes = 4, form = "solo", input = "hidden" }, new { title = "Uitleg", minutes = 4, form = "plenary", input = "closed" } },
        };
        (await hers.SendAsync(Ids.Next(), new { type = "addAgendaItem", itemId = Item, title = "Ideeën" })).ShouldBeAccepted();
        (await hers.SendAsync(Ids.Next(), new { type = "planMethod", itemId = Item, plan })).ShouldBeAccepted();
        (await hers.SendAsync(Ids.Next(), new { type = "startRun", runId = Run, itemId = Item, phase })).ShouldBeAccepted();
    }

    private async Task<string> ExportAsync(Guest reader, string format)
    {
        using var response = await fixture.Api.RawAsync(HttpMethod.Get, $"/api/v1/meetings/{reader.MeetingId}/export?format={format}", reader.Token);
        ((int)response.StatusCode).ShouldBe(200);
        return await response.Content.ReadAsStringAsync();
    }
}
