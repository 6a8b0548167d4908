using System.Net;
using Microsoft.Data.Sqlite;
using Samenwerken.Testing;

namespace Samenwerken.Web.Tests;

/// <summary>The host as a process: how it starts, what it says when it cannot, and its commands.</summary>
public sealed class HostTests : IDisposable
{
    private readonly TempFolder _data = new();
    private readonly TempFolder _other = new();

    public void Dispose()
    {
        _data.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task Started_from_any_folder_it_serves_the_same_pages()
    {
        await using var server = await ServerProcess.StartAsync(_data.Path, workingFolder: _other.Path);
        using var api = new ApiClient(server.Address);
        using var page = await api.RawAsync(HttpMethod.Get, "/");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await page.Content.ReadAsStringAsync()).ShouldContain("/assets/index-");
        server.Output.ShouldContain($"Samenwerken is ready: {server.Address.ToString().TrimEnd('/')}");
        server.Output.ShouldContain($"Data: {_data.Path}");
        Directory.EnumerateFileSystemEntries(_other.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_data_folder_that_is_not_there_is_made_and_its_key_is_for_its_owner_alone()
    {
        var folder = _data.File("nieuw/gegevens");
        await using var server = await ServerProcess.StartAsync(folder);
        var key = Path.Combine(folder, "signing.key");
        File.Exists(key).ShouldBeTrue();
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(key).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Stopped_it_ends_well_and_started_again_it_has_everything()
    {
        Guest fatima;
        var server = await ServerProcess.StartAsync(_data.Path);
        using (var api = new ApiClient(server.Address))
            (fatima, _) = await api.StartMeetingAsync();
        (await server.StopAsync()).ShouldBe(0);
        Directory.EnumerateFiles(_data.Path).Select(Path.GetFileName).ShouldBe(["samenwerken.db", "samenwerken.lock", "signing.key"], ignoreOrder: true);

        await using var again = await ServerProcess.StartAsync(_data.Path);
        using var after = new ApiClient(again.Address);
        (await after.GetAsync($"/api/v1/meetings/{fatima.MeetingId}", 200, fatima.Token))["title"]!.ToString().ShouldBe("Warmte in de wijk");
    }

    [Theory]
    [InlineData("no option --urlz", 2, "--urlz", "http://localhost:1")]
    [InlineData("no option --Samenwerken:Engin", 2, "--Samenwerken:Engin", "Embedded")]
    [InlineData("needs a value", 2, "--urls")]
    [InlineData("options start with --", 2, "-urls", "x")]
    [InlineData("There is no command serve", 2, "serve")]
    [InlineData("needs one folder", 2, "backup")]
    [InlineData("is no address to listen at", 1, "--urls", "localhost-5080")]
    [InlineData("There is no engine Fast", 1, "--Samenwerken:Engine", "Fast")]
    [InlineData("-p:WithOrleans=true", 1, "--Samenwerken:Engine=Orleans")]
    [InlineData("PublicUrl must be an address", 1, "--Samenwerken:PublicUrl", "ftp://example.org")]
    [InlineData("TokenHours must be a number from 0.001 to 720", 1, "--Samenwerken:Limits:TokenHours", "0")]
    public async Task A_wrong_option_is_one_clear_sentence(string sentence, int exitCode, params string[] args)
    {
        var (code, output) = await ServerProcess.RunAsync(WithData(args));
        code.ShouldBe(exitCode, output);
        output.ShouldContain(sentence);
        OneSentence(output);
    }

    [Fact]
    public async Task A_port_in_use_is_one_clear_sentence()
    {
        await using var first = await ServerProcess.StartAsync(_data.Path);
        var (code, output) = await ServerProcess.RunAsync("--urls", first.Address.ToString().TrimEnd('/'), "--Samenwerken:DataFolder", _other.Path);
        code.ShouldBe(1);
        output.ShouldContain("Another program listens there already");
        OneSentence(output);
    }

    [Fact]
    public async Task A_data_folder_in_use_is_one_clear_sentence()
    {
        await using var first = await ServerProcess.StartAsync(_data.Path);
        var (code, output) = await RunAsync();
        code.ShouldBe(1);
        output.ShouldContain("in use by another Samenwerken server");
        OneSentence(output);
    }

    [Theory]
    [InlineData("newer version", false)]
    [InlineData("damaged", true)]
    public async Task A_database_that_it_cannot_read_is_refused_and_left_as_it_is(string because, bool isDamaged)
    {
        await (await ServerProcess.StartAsync(_data.Path)).StopAsync();
        var file = _data.File("samenwerken.db");
        if (isDamaged)
            await File.WriteAllTextAsync(file, "Dit is geen database.");
        else
            Change(file, "PRAGMA user_version = 99");
        var before = await File.ReadAllBytesAsync(file);

        var (code, output) = await RunAsync();

        code.ShouldBe(1);
        output.ShouldContain(because);
        OneSentence(output);
        (await File.ReadAllBytesAsync(file)).ShouldBe(before);
    }

    [Fact]
    public async Task Help_names_the_commands_and_options()
    {
        var (code, output) = await ServerProcess.RunAsync("--help");
        code.ShouldBe(0);
        foreach (var word in new[] { "backup", "restore", "verify", "--urls", "--Samenwerken:DataFolder" })
            output.ShouldContain(word);
    }

    [Fact]
    public async Task A_backup_of_a_running_server_can_be_restored_and_everybody_is_still_who_they_were()
    {
        var backup = _other.File("backup");
        var restored = _other.File("restored");
        Guest fatima;
        await using (var server = await ServerProcess.StartAsync(_data.Path))
        {
            using var api = new ApiClient(server.Address);
            (fatima, _) = await api.StartMeetingAsync();
            (await ServerProcess.RunAsync("backup", backup, "--Samenwerken:DataFolder", _data.Path)).ExitCode.ShouldBe(0);
            // What comes after the backup is not in it.
            await api.StartMeetingAsync();
            (await ServerProcess.RunAsync("verify", "--Samenwerken:DataFolder", _data.Path)).Output.ShouldContain("All is well");
        }

        (await ServerProcess.RunAsync("backup", backup, "--Samenwerken:DataFolder", _data.Path)).ExitCode.ShouldBe(1);
        (await ServerProcess.RunAsync("restore", backup, "--Samenwerken:DataFolder", _data.Path)).Output.ShouldContain("is there already");
        (await ServerProcess.RunAsync("restore", backup, "--Samenwerken:DataFolder", restored)).ExitCode.ShouldBe(0);
        await using var again = await ServerProcess.StartAsync(restored);
        using var after = new ApiClient(again.Address);
        (await after.GetAsync($"/api/v1/meetings/{fatima.MeetingId}", 200, fatima.Token))["title"]!.ToString().ShouldBe("Warmte in de wijk");
    }

    [Fact]
    public async Task Verify_finds_a_damaged_history()
    {
        await using (var server = await ServerProcess.StartAsync(_data.Path))
        {
            using var api = new ApiClient(server.Address);
            await api.StartMeetingAsync();
            await server.StopAsync();
        }

        Change(_data.File("samenwerken.db"), "UPDATE history SET hash = zeroblob(32) WHERE seq = 1 AND entity = 1");
        var (code, output) = await ServerProcess.RunAsync("verify", "--Samenwerken:DataFolder", _data.Path);
        code.ShouldBe(1);
        output.ShouldContain("the history is damaged at commit 1");
        output.ShouldContain("1 damages");
    }

    [Fact]
    public async Task LOG6_a_damaged_page_is_a_code_for_people_and_a_report_for_the_operator()
    {
        Guest fatima;
        await using (var server = await ServerProcess.StartAsync(_data.Path))
        {
            using var api = new ApiClient(server.Address);
            (fatima, _) = await api.StartMeetingAsync();
            using var ready = await api.RawAsync(HttpMethod.Get, "/health/ready");
            (await ready.Content.ReadAsStringAsync()).ShouldBe("Healthy");
            await server.StopAsync();
        }

        // The second page holds the heads of all entities.
        using (var file = File.OpenWrite(_data.File("samenwerken.db")))
        {
            file.Seek(4096, SeekOrigin.Begin);
            file.Write(new byte[4096]);
        }

        var (code, output) = await ServerProcess.RunAsync("verify", "--Samenwerken:DataFolder", _data.Path);
        code.ShouldBe(1);
        output.ShouldContain($"meeting/{fatima.MeetingId}: the history is damaged at its head.");
        output.ShouldContain("the file: ");
        output.ShouldNotContain("   at ");

        await using var again = await ServerProcess.StartAsync(_data.Path);
        using var after = new ApiClient(again.Address);
        (await after.GetAsync($"/api/v1/meetings/{fatima.MeetingId}", 500, fatima.Token))["code"]!.ToString().ShouldBe("entity.damaged");
        await using (var client = await HubClient.ConnectAsync(again.Address, fatima.Token, fatima.Entity))
            (await client.SendAsync(Ids.Next(), new { type = "closeMeeting" })).ShouldBeRejected("entity.damaged");
        using var degraded = await after.RawAsync(HttpMethod.Get, "/health/ready");
        (degraded.StatusCode, await degraded.Content.ReadAsStringAsync()).ShouldBe((HttpStatusCode.OK, "Degraded"));
        (await again.StopAsync()).ShouldBe(0);
        again.Output.ShouldNotContain("   at Microsoft.AspNetCore");
    }

    [Fact]
    public async Task VIS2_no_log_holds_a_secret_or_what_people_wrote_at_whatever_level()
    {
        await using var server = await ServerProcess.StartAsync(_data.Path, environment: new Dictionary<string, string>
        {
            ["Logging__LogLevel__Default"] = "Trace",
            ["Logging__LogLevel__Microsoft"] = "Trace",
            ["Logging__Console__LogLevel__Default"] = "Trace",
            ["Logging__LogLevel__Microsoft.AspNetCore.Hosting.Diagnostics"] = "Trace",
            ["Logging__LogLevel__Microsoft.AspNetCore.SignalR.Internal"] = "Trace",
            ["Logging__Console__LogLevel__Microsoft.AspNetCore.SignalR"] = "Trace",
        });
        using var api = new ApiClient(server.Address);
        var (fatima, code) = await api.StartMeetingAsync("Geheime titel", "Geheime naam");
        var piet = await api.JoinAsync(code, "Geheime gast");
        await using (var client = await HubClient.ConnectAsync(server.Address, piet.Token, piet.Entity))
        {
            await using var probe = client.Follow();
            (await client.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text = "Geheim idee" })).ShouldBeAccepted();
            (await client.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = "kort", text = "Geheim idee" })).ShouldBeRejected("field.invalid");
            await client.SendRawAsync("nonsense Geheime rommel\u001e"u8.ToArray());
            await client.Closed;
        }

        await api.PostAsync("/api/v1/return", new { meetingId = fatima.MeetingId, returnKey = fatima.ReturnKey }, 200);
        await api.GetAsync($"/api/v1/meetings/{fatima.MeetingId}", 401, fatima.Token + "x");
        await server.StopAsync();

        // The control: at this level it does write.
        server.Output.ShouldContain("dbug: ");
        foreach (var secret in new[] { "Geheim", piet.Token, piet.Token[^20..], fatima.Token[^20..], fatima.ReturnKey[^20..], "access_token" })
            server.Output.ShouldNotContain(secret);
    }

    private Task<(int ExitCode, string Output)> RunAsync() => ServerProcess.RunAsync(WithData(["--urls", "http://127.0.0.1:0"]));

    private string[] WithData(string[] args) => args is ["--urls"] or ["backup"] or ["serve"] || args[0].StartsWith("-u") ? args : [.. args, "--Samenwerken:DataFolder", _data.Path];

    /// <summary>One line, and no stack trace.</summary>
    private static void OneSentence(string output)
    {
        output.ShouldNotContain("   at ");
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1, output);
        output.ShouldMatch(@"[.\w]$");
    }

    private static void Change(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
