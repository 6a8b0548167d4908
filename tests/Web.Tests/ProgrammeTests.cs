using System.Text.Json.Nodes;
using Samenwerken.Domain.Programmes;
using Samenwerken.Testing;

namespace Samenwerken.Web.Tests;

/// <summary>The programme that a server begins with, and how its first people come in: over the real host, API and hub.</summary>
public sealed class ProgrammeTests : IDisposable
{
    private const string Path = "/api/v1/programmes/programme-of-this-server";

    private readonly TempFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task PRG1_a_server_begins_with_one_programme_that_everybody_may_see_and_has_the_same_one_after_a_restart()
    {
        for (var start = 1; start <= 2; start++)
        {
            await using var server = await ServerProcess.StartAsync(_data.Path);
            using var api = new ApiClient(server.Address);
            var programme = (await api.GetAsync("/api/v1/programmes", 200))["programmes"]!.AsArray().ShouldHaveSingleItem()!;
            ((string)programme["programmeId"]!).ShouldBe(Programme.First.Id);
            programme["topics"]!.AsArray().Count.ShouldBe(11);
            ((bool)programme["started"]!).ShouldBeFalse();
            (await api.GetAsync(Path, 200)).ToJsonString().ShouldBe(programme.ToJsonString());
            await api.GetAsync("/api/v1/programmes/another-programme-1", 404);
            await server.StopAsync();
        }
    }

    [Fact]
    public async Task PRG2_a_link_from_the_command_makes_a_coordinator_once_while_the_server_runs_and_nothing_of_it_is_logged_or_stored()
    {
        await using var server = await ServerProcess.StartAsync(_data.Path);
        using var api = new ApiClient(server.Address);
        server.Output.ShouldContain("programme-link");
        server.Output.ShouldNotContain("/coordinator/", customMessage: "what is not shown on a screen may be kept");
        var (url, other) = (await LinkAsync(), await LinkAsync());
        url.ShouldStartWith($"http://localhost:5080/coordinator/{Programme.First.Id}#");
        other.ShouldNotBe(url);

        var marloes = await api.PostAsync($"{Path}/coordinators", new { key = KeyOf(url), name = "Marloes" }, 201);
        (await api.PostAsync($"{Path}/coordinators", new { key = KeyOf(url), name = "Iemand anders" }, 410))["code"]!.ToString().ShouldBe("link.used");
        (await api.PostAsync($"{Path}/coordinators", new { key = KeyOf(other)[..^2] + "xx", name = "Iemand anders" }, 403))["code"]!.ToString().ShouldBe("coordinatorLink.invalid");
        await api.PostAsync($"{Path}/coordinators", new { key = KeyOf(other), name = "Ruud" }, 201);
        ((bool)(await api.GetAsync(Path, 200))["started"]!).ShouldBeTrue();

        await using (var hub = await HubClient.ConnectAsync(server.Address, (string)marloes["token"]!, Programme.First.ToString()))
        {
            await using var follows = hub.Follow();
            await follows.UntilAsync(replica => replica.All("programmePerson").Count() == 2, "both coordinators");
            (await hub.SendAsync(Ids.Next(), new { type = "editProgramme", name = "DuurzaamDoor", accent = "#123456" })).ShouldBeAccepted();
            await follows.UntilAsync(replica => (string)replica.All("programme").Single()["name"]! == "DuurzaamDoor", "the new name");
        }

        await server.StopAsync();
        server.Output.ShouldNotContain(KeyOf(url));
        foreach (var file in Directory.EnumerateFiles(_data.Path))
            (await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(KeyOf(url))).ShouldBe(-1, file);
    }

    [Fact]
    public async Task PRG2_a_screen_shows_the_same_link_at_each_start_until_it_is_used()
    {
        if (OperatingSystem.IsWindows() || !File.Exists("/usr/bin/script"))
            return;
        await using (var server = await ServerProcess.StartAsync(_data.Path))
            await server.StopAsync();
        var (first, second) = (await OnScreenAsync(null), await OnScreenAsync(null));
        first.ShouldNotBeNull();
        second.ShouldBe(first);
        var used = await OnScreenAsync(async (api, key) => await api.PostAsync($"{Path}/coordinators", new { key, name = "Marloes" }, 201));
        used.ShouldBe(first);
        (await OnScreenAsync(null)).ShouldBeNull();
    }

    [Fact]
    public async Task CMD2_whoever_asks_again_under_one_key_is_one_coordinator()
    {
        await using var server = await ServerProcess.StartAsync(_data.Path);
        using var api = new ApiClient(server.Address);
        var (key, request) = (Ids.Next(), new { key = KeyOf(await LinkAsync()), name = "Marloes", device = Ids.Of("phone") });
        var answers = new List<JsonObject>();
        for (var i = 0; i < 2; i++)
            answers.Add(await api.PostAsync($"{Path}/coordinators", request, 201, key: key));
        ((string)answers[1]["personId"]!).ShouldBe((string)answers[0]["personId"]!);
    }

    [Fact]
    public async Task Whoever_is_invited_comes_in_by_their_own_link_and_a_member_invites_nobody()
    {
        await using var server = await ServerProcess.StartAsync(_data.Path);
        using var api = new ApiClient(server.Address);
        var marloes = await api.PostAsync($"{Path}/coordinators", new { key = KeyOf(await LinkAsync()), name = "Marloes" }, 201);
        var invited = await api.PostAsync($"{Path}/invitations", new { name = "Ruud", role = "member" }, 201, (string)marloes["token"]!);
        var link = (string)invited["invitationUrl"]!;
        link.ShouldContain($"/uitnodiging/programme/{Programme.First.Id}#");
        var ruud = await api.PostAsync("/api/v1/enter", new { entity = Programme.First.ToString(), returnKey = KeyOf(link) }, 200);
        ((string)ruud["role"]!).ShouldBe("invited");
        await using var hub = await HubClient.ConnectAsync(server.Address, (string)ruud["token"]!, Programme.First.ToString());
        (await hub.SendAsync(Ids.Next(), new { type = "acceptProgrammeInvitation" })).ShouldBeAccepted();
        (await hub.SendAsync(Ids.Next(), new { type = "retireTopic", topicId = "water" })).ShouldBeRejected("role.notAllowed");
        await api.PostAsync($"{Path}/invitations", new { name = "Els", role = "member" }, 403, (string)ruud["token"]!);

        await api.PostAsync($"{Path}/invitations", new { name = "Els", role = "member" }, 401);
        (await api.PostAsync($"{Path}/invitations", new { name = "Els", role = "chief" }, 400, (string)marloes["token"]!))["code"]!.ToString().ShouldBe("field.invalid");
    }

    [Fact]
    public async Task PRG5_a_link_that_the_command_makes_starts_a_second_programme_which_is_beside_the_first()
    {
        await using var server = await ServerProcess.StartAsync(_data.Path);
        using var api = new ApiClient(server.Address);
        var link = await LinkAsync("new");
        var id = link[(link.IndexOf("/coordinator/", StringComparison.Ordinal) + "/coordinator/".Length)..link.IndexOf('#')];
        id.ShouldNotBe(Programme.First.Id);
        await api.GetAsync($"/api/v1/programmes/{id}", 404);
        await api.PostAsync($"/api/v1/programmes/{id}x/coordinators", new { key = KeyOf(link), name = "Marloes" }, 403);
        await api.PostAsync($"/api/v1/programmes/{id}/coordinators", new { key = KeyOf(link), name = "Marloes" }, 201);
        await api.PostAsync($"/api/v1/programmes/{id}/coordinators", new { key = KeyOf(link), name = "Ruud" }, 410);
        ((bool)(await api.GetAsync($"/api/v1/programmes/{id}", 200))["started"]!).ShouldBeTrue();
        // The directory is a moment behind.
        await Gateways.UntilAsync(async () => (await api.GetAsync("/api/v1/programmes", 200))["programmes"]!.AsArray().Count == 2, "both programmes");
        ((string)(await api.GetAsync("/api/v1/programmes", 200))["programmes"]![0]!["programmeId"]!).ShouldBe(Programme.First.Id);
    }

    private async Task<string> LinkAsync(params string[] more)
    {
        var (exit, output) = await ServerProcess.RunAsync(["programme-link", .. more, "--Samenwerken:DataFolder", _data.Path]);
        exit.ShouldBe(0, output);
        return output.Split('\n')[^1].Trim();
    }

    private static string KeyOf(string url) => url[(url.IndexOf('#') + 1)..];

    /// <summary>Starts a server whose output is a screen, lets something be done with the key of the link that it shows, and stops it.</summary>
    private async Task<string?> OnScreenAsync(Func<ApiClient, string, Task>? use)
    {
        await using var server = await ServerProcess.StartAsync(_data.Path, onScreen: true);
        var line = server.Output.Split('\n').SingleOrDefault(line => line.Contains("/coordinator/"));
        var key = line is null ? null : KeyOf(line.Trim());
        using var api = new ApiClient(server.Address);
        if (use is not null)
            await use(api, key!);
        await server.StopAsync();
        return key;
    }
}
