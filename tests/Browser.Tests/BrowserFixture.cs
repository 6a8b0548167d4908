using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>One Chromium and one real server for all tests; each test has meetings and browser profiles of its own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly TempFolder _data = new();
    private IPlaywright _playwright = null!;

    public ServerProcess Server { get; private set; } = null!;

    public IBrowser Browser { get; private set; } = null!;

    public ApiClient Api { get; private set; } = null!;

    public Uri Address => Server.Address;

    public async Task InitializeAsync()
    {
        Server = await ServerProcess.StartAsync(_data.Path);
        Api = new ApiClient(Server.Address);
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
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
    }

    public async Task DisposeAsync()
    {
        await Browser.CloseAsync();
        _playwright.Dispose();
        Api.Dispose();
        await Server.DisposeAsync();
        _data.Dispose();
    }

    /// <summary>Somebody at a browser of their own.</summary>
    public Task<Visitor> VisitorAsync(int width = 1280, int height = 900, string language = "nl-NL", ColorScheme scheme = ColorScheme.Light, Uri? server = null) =>
        Visitor.ComeAsync(Browser, server ?? Address, width, height, language, scheme);
}

[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>
{
    public const string Name = "one browser";
}
