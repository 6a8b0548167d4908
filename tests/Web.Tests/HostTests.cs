using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
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
        (await page.Content.ReadAsStringAsync()).ShouldContain("src=\"/assets/");
        server.Output.ShouldContain($"Samenwerken is ready: {server.Address.ToString().TrimEnd('/')}");
        server.Output.ShouldContain($"Data: {_data.Path}");
        Directory.EnumerateFileSystemEntries(_other.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_data_folder_that_is_not_there_is_made_for_its_owner_alone_and_so_is_its_key()
    {
        var folder = _data.File("nieuw/gegevens");
        await using var server = await ServerProcess.StartAsync(folder);
        var key = Path.Combine(folder, "signing.key");
        File.Exists(key).ShouldBeTrue();
        if (OperatingSystem.IsWindows())
            return;
        File.GetUnixFileMode(key).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task A_data_folder_that_is_there_stays_as_its_owner_made_it()
    {
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode shared = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
        File.SetUnixFileMode(_data.Path, shared);
        await using var server = await ServerProcess.StartAsync(_data.Path);
        File.GetUnixFileMode(_data.Path).ShouldBe(shared);
    }

    [Theory]
    [InlineData("XDG_DATA_HOME", "samenwerken")]
    [InlineData("HOME", ".local/share/samenwerken")]
    public async Task Without_an_option_the_data_are_in_the_users_own_folder(string variable, string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        // An empty one is as good as none.
        var environment = new Dictionary<string, string> { ["HOME"] = _other.File("nobody"), ["XDG_DATA_HOME"] = "" };
        environment[variable] = _data.Path;
        await using var server = await ServerProcess.StartAsync(null, environment: environment);

        server.Output.ShouldContain($"Data: {_data.File(folder)}");
        File.Exists(_data.File($"{folder}/samenwerken.db")).ShouldBeTrue();
        Directory.Exists(_other.File("nobody")).ShouldBeFalse();
    }

    [Fact]
    public async Task With_an_address_for_everybody_it_prints_those_that_others_can_open()
    {
        var others = NetworkInterface.GetAllNetworkInterfaces()
            .Where(network => network.OperationalStatus is OperationalStatus.Up && network.NetworkInterfaceType is not NetworkInterfaceType.Loopback)
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .Where(address => address.AddressFamily is AddressFamily.InterNetwork && !IPAddress.IsLoopback(address))
            .ToList();
        var port = ServerProcess.FreePort();
        await using var server = await ServerProcess.StartAsync(_data.Path, port, host: "0.0.0.0");
        server.Output.ShouldContain($"Samenwerken is ready: http://localhost:{port}");
        if (others.Count == 0)
        {
            server.Output.ShouldNotContain("Others in the building");
            return;
        }

        var printed = server.Output.Split('\n').Single(line => line.StartsWith("Others in the building: "))["Others in the building: ".Length..].Trim().Split(' ');
        printed.ShouldBe(others.Select(address => $"http://{address}:{port}"), ignoreOrder: true);
        using var http = new HttpClient();
        (await http.GetStringAsync($"{printed[0]}/health/live")).ShouldBe("Healthy");
    }

    [Fact]
    public async Task Stopped_it_ends_well_and_started_again_it_has_everything()
    {
        Guest fatima;
        var server = await ServerProcess.StartAsync(_data.Path);
        using (var api = new ApiClient(server.Address))
            (fatima, _) = await api.StartMeetingAsync();
        (await server.StopAsync()).ShouldBe(0);
        Directory.EnumerateFiles(_data.Path).Select(Path.GetFileName).ShouldBe(["directory.db", "samenwerken.db", "samenwerken.lock", "signing.key"], ignoreOrder: true);

        await using var again = await ServerProcess.StartAsync(_data.Path);
        using var after = new ApiClient(again.Address);
        (await after.GetAsync($"/api/v1/meetings/{fatima.MeetingId}", 200, fatima.Token))["title"]!.ToString().ShouldBe("Warmte in de wijk");
    }

    [Fact]
    public async Task On_a_fresh_machine_it_says_where_it_is_and_nothing_else_and_keeps_to_its_data_folder()
    {
        var home = _other.File("home");
        await using var server = await ServerProcess.StartAsync(_data.Path, environment: new Dictionary<string, string> { ["HOME"] = home });
        server.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd()).ShouldBe(
        [
            $"Samenwerken is ready: {server.Address.ToString().TrimEnd('/')}",
            "Only this computer can reach it; with --urls http://0.0.0.0:5080 others in the building can.",
            $"Data: {_data.Path}",
            "The programme has no coordinator yet: the command programme-link prints a link to become it.",
            "Stop with Ctrl+C.",
        ]);
        Directory.Exists(home).ShouldBeFalse();
    }

    [Fact]
    public async Task Stopping_it_tells_everybody_who_follows_that_the_server_goes_away()
    {
        await using var server = await ServerProcess.StartAsync(_data.Path);
        using var api = new ApiClient(server.Address);
        var (fatima, _) = await api.StartMeetingAsync();
        var clients = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => HubClient.ConnectAsync(server.Address, fatima.Token, fatima.Entity)));
        var probes = clients.Select(client => client.Follow()).ToList();
        foreach (var probe in probes)
            await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");

        (await server.StopAsync()).ShouldBe(0);

        foreach (var probe in probes)
            (await probe.EndAsync()).ShouldBe("server.stopping");
        foreach (var client in clients)
            await client.DisposeAsync();
    }

    [Theory]
    [InlineData(2, "--urls needs a value.", "--urls")]
    [InlineData(2, "--urls needs a value.", "--urls", "")]
    [InlineData(2, "--urls needs a value.", "--urls=")]
    [InlineData(2, "--Samenwerken:DataFolder needs a value.", "--Samenwerken:DataFolder", " ")]
    [InlineData(2, "-urls is no option; options start with --, as in --urls http://localhost:5080.", "-urls", "x")]
    [InlineData(2, "There is no command serve; there are backup, restore, programme-link, verify, move-to-orleans, move-to-sqlite and prepare-database, and none to serve.", "serve")]
    [InlineData(2, "backup needs one folder, as in: backup /path/to/folder.", "backup")]
    [InlineData(2, "restore needs one folder, as in: restore /path/to/folder.", "restore", "")]
    [InlineData(1, "localhost-5080 is no address to listen at; use for instance --urls http://localhost:5080.", "--urls", "localhost-5080")]
    [InlineData(1, "http://127.0.0.1:99999 is no address to listen at, since a port is a number up to 65535; use for instance --urls http://localhost:5080.", "--urls", "http://127.0.0.1:99999")]
    [InlineData(1, "http://127.0.0.1:abc is no address to listen at, since a port is a number up to 65535; use for instance --urls http://localhost:5080.", "--urls", "http://127.0.0.1:abc")]
    [InlineData(1, "ftp://127.0.0.1:5080 is no address to listen at, since it starts with ftp; use for instance --urls http://localhost:5080.", "--urls", "ftp://127.0.0.1:5080")]
    [InlineData(1, "http://localhost:5080/x is no address to listen at, since there can be nothing behind the port; use for instance --urls http://localhost:5080.", "--urls", "http://localhost:5080/x")]
    [InlineData(1, "http://localhost:0 cannot let the system choose a port; use http://127.0.0.1:0 for that.", "--urls", "http://localhost:0")]
    [InlineData(1, "nonsense is no address to listen at; use for instance --urls http://localhost:5080.", "--Kestrel:Endpoints:One:Url", "nonsense")]
    [InlineData(1, "Logging:LogLevel:Default cannot be Nonsense; it is one of Trace, Debug, Information, Warning, Error, Critical, None.", "--Logging:LogLevel:Default", "Nonsense")]
    [InlineData(1, "There is no engine Fast; Samenwerken:Engine is Embedded or Orleans.", "--Samenwerken:Engine", "Fast")]
    [InlineData(1, "Samenwerken:Engine=Orleans: this needs a build that has Orleans in it: build with -p:WithOrleans=true, where the packages of Orleans can be had.", "--Samenwerken:Engine=Orleans")]
    [InlineData(1, "Samenwerken:PublicUrl must be an address such as https://samenwerken.example.nl.", "--Samenwerken:PublicUrl", "ftp://example.org")]
    [InlineData(1, "Samenwerken:PublicUrl cannot be http://.", "--Samenwerken:PublicUrl", "http://")]
    [InlineData(1, "Samenwerken:Limits:TokenHours must be a number from 0.001 to 720.", "--Samenwerken:Limits:TokenHours", "0")]
    [InlineData(1, "Samenwerken:Limits:TokenHours cannot be x.", "--Samenwerken:Limits:TokenHours", "x")]
    [InlineData(1, "Samenwerken:Limits:CommandsAtOnce must be a whole number from 1 to 1000000.", "--Samenwerken:Limits:CommandsAtOnce", "0")]
    [InlineData(1, "Samenwerken:Limits:CommandsPerSecond must be a whole number from 1 to 1000000.", "--Samenwerken:Limits:CommandsPerSecond", "1000001")]
    [InlineData(1, "Samenwerken:Limits:CommandsPerSecond cannot be 1.5.", "--Samenwerken:Limits:CommandsPerSecond", "1.5")]
    public async Task A_wrong_option_is_one_clear_sentence_and_nothing_else(int exitCode, string sentence, params string[] args)
    {
        string[] all = exitCode == 2 ? args : [.. args, "--Samenwerken:DataFolder", _data.Path];
        (await ServerProcess.RunAsync(all)).ShouldBe((exitCode, sentence));
    }

    [Theory]
    [InlineData("--urlz", "http://localhost:1")]
    [InlineData("--Samenwerken:Engin=Embedded")]
    public async Task An_option_that_does_not_exist_is_one_sentence_with_those_that_do(params string[] args)
    {
        var (code, output) = await ServerProcess.RunAsync(args);
        code.ShouldBe(2);
        output.ShouldMatch($"^There is no option {args[0].Split('=')[0]}; the options are --urls, (--[A-Za-z:]+, )+--[A-Za-z:]+\\.$");
    }

    [Fact]
    public async Task An_address_with_https_and_no_certificate_is_one_clear_sentence() =>
        // A home of its own, so that it finds no certificate that a developer made.
        (await ServerProcess.RunAsync(new Dictionary<string, string> { ["HOME"] = _other.Path }, "--urls", "https://127.0.0.1:0", "--Samenwerken:DataFolder", _data.Path))
            .ShouldBe((1, "An address with https needs a certificate: say where it is in Kestrel:Certificates:Default:Path and :Password, or listen at http behind a proxy that has one."));

    [Fact]
    public async Task Without_any_address_to_listen_at_it_does_not_choose_one_by_itself() =>
        (await ServerProcess.RunAsync(new Dictionary<string, string> { ["URLS"] = "" }, "--Samenwerken:DataFolder", _data.Path))
            .ShouldBe((1, "There is no address to listen at; use for instance --urls http://localhost:5080."));

    [Fact]
    public async Task A_port_in_use_is_one_clear_sentence()
    {
        await using var first = await ServerProcess.StartAsync(_data.Path);
        var address = first.Address.ToString().TrimEnd('/');
        (await ServerProcess.RunAsync("--urls", address, "--Samenwerken:DataFolder", _other.Path)).ShouldBe(
            (1, $"Another program listens at {address} already; stop that one, or choose another port, as in --urls http://localhost:5081."));
    }

    [Fact]
    public async Task A_data_folder_in_use_is_one_clear_sentence()
    {
        await using var first = await ServerProcess.StartAsync(_data.Path);
        (await RunAsync()).ShouldBe(
            (1, $"The data folder {_data.Path} is in use by another Samenwerken server; stop that one first, or choose another folder."));
    }

    [Theory]
    [InlineData(false, "{file} was written by a newer version of Samenwerken (format 99; this version reads up to 1). It was left as it is; start the newer version.")]
    [InlineData(true, "{file} is damaged: it does not start as a database does. It was left as it is; restore a backup into another data folder.")]
    public async Task A_database_that_it_cannot_read_is_refused_and_left_as_it_is(bool isDamaged, string sentence)
    {
        await (await ServerProcess.StartAsync(_data.Path)).StopAsync();
        var file = _data.File("samenwerken.db");
        if (isDamaged)
            await File.WriteAllTextAsync(file, "Dit is geen database.");
        else
            Change(file, "PRAGMA user_version = 99");
        var before = await File.ReadAllBytesAsync(file);

        (await RunAsync()).ShouldBe((1, sentence.Replace("{file}", file)));

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
        string joinCode;
        await using (var server = await ServerProcess.StartAsync(_data.Path))
        {
            using var api = new ApiClient(server.Address);
            (fatima, joinCode) = await api.StartMeetingAsync();
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
        (await after.GetAsync($"/api/v1/join-codes/{joinCode}", 500))["code"]!.ToString().ShouldBe("entity.damaged");
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

    private Task<(int ExitCode, string Output)> RunAsync() => ServerProcess.RunAsync("--urls", "http://127.0.0.1:0", "--Samenwerken:DataFolder", _data.Path);

    private static void Change(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
