using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Storage;
using Samenwerken.Grains.Hosting;
using Samenwerken.Grains.Storage;
using Samenwerken.Testing;

namespace Samenwerken.Grains.Tests;

/// <summary>
/// Azurite, the emulator of Azure Storage, as a process of its own: the command that AZURITE names, or azurite on the path.
/// Where there is none, test.sh leaves out the tests with this trait and says so.
/// </summary>
public sealed class Azurite : IAsyncLifetime
{
    public const string Collection = "Azurite";

    private readonly TempFolder _folder = new();
    private readonly string _key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
    private readonly int _blobs = ServerProcess.FreePort(), _tables = ServerProcess.FreePort(), _queues = ServerProcess.FreePort();
    private readonly ConcurrentQueue<string> _output = new();
    private Process? _process;
    private IHost? _store;

    public OrleansOptions Options => new()
    {
        Clustering = OrleansClustering.AzureStorage,
        ConnectionString =
            $"DefaultEndpointsProtocol=http;AccountName=samenwerken;AccountKey={_key};BlobEndpoint=http://127.0.0.1:{_blobs}/samenwerken;TableEndpoint=http://127.0.0.1:{_tables}/samenwerken;",
        AdvertisedAddress = "127.0.0.1",
    };

    public GrainStorageEventLog OpenLog() =>
        new(_store!.Services.GetRequiredKeyedService<IGrainStorage>(GrainStorageEventLog.ProviderName), NullLogger<GrainStorageEventLog>.Instance);

    public async Task InitializeAsync()
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("AZURITE") is { Length: > 0 } named ? named : "azurite",
            ["--silent", "--disableTelemetry", "--skipApiVersionCheck", "--location", _folder.Path,
                "--blobPort", $"{_blobs}", "--tablePort", $"{_tables}", "--queuePort", $"{_queues}"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["AZURITE_ACCOUNTS"] = $"samenwerken:{_key}";
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data, ready);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data, ready);
        _process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"Azurite ended: {string.Join('\n', _output)}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await ready.Task.WaitAsync(TimeSpan.FromSeconds(60));

        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleans(silo => Providers.ConfigureAlone(silo, Options));
        _store = builder.Build();
        await _store.StartAsync();
    }

    /// <summary>Empties the container; nobody may use it meanwhile.</summary>
    public async Task EmptyAsync()
    {
        var container = new BlobContainerClient(Options.ConnectionString, Options.Container);
        await foreach (var blob in container.GetBlobsAsync())
            await container.DeleteBlobAsync(blob.Name);
    }

    public async Task DisposeAsync()
    {
        if (_store is not null)
            await _store.StopAsync();
        _store?.Dispose();
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        _folder.Dispose();
    }

    /// <summary>It says of each of its three services that it listens; the last is that of the tables.</summary>
    private void Hear(string? line, TaskCompletionSource ready)
    {
        _output.Enqueue(line ?? "");
        if (line?.Contains("Table service is successfully listening", StringComparison.Ordinal) is true)
            ready.TrySetResult();
    }
}

[CollectionDefinition(Azurite.Collection, DisableParallelization = true)]
public sealed class AzuriteCollection : ICollectionFixture<Azurite>;
