using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Orleans.Storage;
using Samenwerken.Grains.Hosting;
using Samenwerken.Grains.Storage;
using Samenwerken.Testing;

namespace Samenwerken.Grains.Tests;

/// <summary>
/// A PostgreSQL server of its own, on a free port and in a temporary folder, with its default, safe settings. Where none is
/// installed, test.sh leaves out the tests with this trait and says so.
/// </summary>
public sealed class Postgres : IAsyncLifetime
{
    public const string Collection = "PostgreSQL";

    private readonly TempFolder _folder = new();
    private readonly int _port = ServerProcess.FreePort();
    private Process? _server;
    private IHost? _store;

    public OrleansOptions Options => new()
    {
        Clustering = OrleansClustering.AdoNet,
        ConnectionString = $"Host=127.0.0.1;Port={_port};Username=samenwerken;Database=postgres;Maximum Pool Size=20",
        AdvertisedAddress = "127.0.0.1",
    };

    /// <summary>The storage provider as silos have it.</summary>
    public IGrainStorage Storage { get; private set; } = null!;

    public GrainStorageEventLog OpenLog() => new(Storage, NullLogger<GrainStorageEventLog>.Instance);

    public async Task InitializeAsync()
    {
        var bin = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Order().Select(version => Path.Combine(version, "bin")).LastOrDefault(path => File.Exists(Path.Combine(path, "initdb"))) ?? ""
            : "";
        var data = _folder.File("data");
        Directory.CreateDirectory(data);
        // It refuses to run as root; its package made a user for it.
        var asOther = Environment.UserName == "root";
        if (asOther)
            await RunAsync("chown", "-R", "postgres", _folder.Path);
        await RunAsync([.. As("initdb"), "-D", data, "-A", "trust", "-U", "samenwerken", "-E", "UTF8"]);
        string[] command = [.. As("postgres"), "-D", data, "-p", $"{_port}", "-c", "listen_addresses=127.0.0.1", "-c", $"unix_socket_directories={_folder.Path}"];
        _server = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        _server.ErrorDataReceived += (_, _) => { };
        _server.BeginErrorReadLine();
        _server.BeginOutputReadLine();

        string? problem = "";
        await UntilAsync(async () => (problem = await Database.PrepareAsync(Options)) is null, () => problem);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleans(silo => Providers.ConfigureAlone(silo, Options));
        _store = builder.Build();
        await _store.StartAsync();
        Storage = _store.Services.GetRequiredKeyedService<IGrainStorage>(GrainStorageEventLog.ProviderName);

        string[] As(string program) => asOther ? ["runuser", "-u", "postgres", "--", Path.Combine(bin, program)] : [Path.Combine(bin, program)];
    }

    /// <summary>Empties the database; nobody may use it meanwhile.</summary>
    public Task EmptyAsync() => ExecuteAsync("TRUNCATE samenwerken_page, samenwerken_reminder, samenwerken_silo, samenwerken_cluster");

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Options.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task DisposeAsync()
    {
        if (_store is not null)
            await _store.StopAsync();
        _store?.Dispose();
        NpgsqlConnection.ClearAllPools();
        if (_server is { HasExited: false })
        {
            // A fast shutdown: SIGINT to the server itself, whoever started it.
            var pid = File.ReadLines(_folder.File("data/postmaster.pid")).First();
            await RunAsync("kill", "-INT", pid);
            await _server.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        }

        _server?.Dispose();
        _folder.Dispose();
    }

    private static async Task RunAsync(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, output);
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo, Func<string?> why)
    {
        for (var watch = Stopwatch.StartNew(); !await isSo(); await Task.Delay(50))
        {
            if (watch.Elapsed > TimeSpan.FromSeconds(60))
                throw new TimeoutException($"PostgreSQL did not start: {why()}");
        }
    }
}

[CollectionDefinition(Postgres.Collection, DisableParallelization = true)]
public sealed class PostgresCollection : ICollectionFixture<Postgres>;
