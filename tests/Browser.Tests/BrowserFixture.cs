using Samenwerken.Testing;

[assembly: CollectionBehavior(MaxParallelThreads = 2)]

namespace Samenwerken.Browser.Tests;

/// <summary>
/// One Chromium and one real server for all tests that run now; each test has meetings and browser profiles of its own. Two classes of
/// tests run beside each other, so every one of them may meet the other's load.
/// </summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly SemaphoreSlim Turn = new(1);
    private static Shared? _shared;
    private static int _users;

    private Shared _mine = null!;

    public ServerProcess Server => _mine.Server;

    public IBrowser Browser => _mine.Browser;

    public ApiClient Api => _mine.Api;

    public Uri Address => Server.Address;

    public async Task InitializeAsync()
    {
        await Turn.WaitAsync();
        try
        {
            _mine = _shared ??= await Shared.StartAsync();
            _users++;
        }
        finally
        {
            Turn.Release();
        }
    }

    public async Task DisposeAsync()
    {
        await Turn.WaitAsync();
        try
        {
            if (--_users > 0)
                return;
            _shared = null;
            await _mine.DisposeAsync();
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>Somebody at a browser of their own. What is needed without a connection is kept ahead by visitors of a server of their own, which can go away.</summary>
    public Task<Visitor> VisitorAsync(int width = 1280, int height = 900, string language = "nl-NL", ColorScheme scheme = ColorScheme.Light, Uri? server = null) =>
        Visitor.ComeAsync(Browser, server ?? Address, width, height, language, scheme, keepsAll: server is not null);

    private sealed record Shared(TempFolder Data, ServerProcess Server, ApiClient Api, IPlaywright Playwright, IBrowser Browser) : IAsyncDisposable
    {
        private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

        public static async Task<Shared> StartAsync()
        {
            var data = new TempFolder();
            var server = await ServerProcess.StartAsync(data.Path);
            var playwright = await Microsoft.Playwright.Playwright.CreateAsync();
            var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? Places.FirstOrDefault(File.Exists)
                    ?? throw new InvalidOperationException("These tests need Chromium; install it, or say where it is in CHROMIUM."),
                Args =
                [
                    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                    // A name that is no secure context, as an address in a local network is not.
                    "--host-resolver-rules=MAP hal.test 127.0.0.1",
                ],
            });
            SetDefaultExpectTimeout((float)Gateways.Patience.TotalMilliseconds);
            return new Shared(data, server, new ApiClient(server.Address), playwright, browser);
        }

        public async ValueTask DisposeAsync()
        {
            await Browser.CloseAsync();
            Playwright.Dispose();
            Api.Dispose();
            await Server.DisposeAsync();
            Data.Dispose();
        }
    }
}

/// <summary>Tests that measure, or fill the machine: they run alone, after the others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
