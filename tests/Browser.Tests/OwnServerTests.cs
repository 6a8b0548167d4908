using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>Tests that have a server of their own each, to stop, kill and start again over the same data.</summary>
public abstract class OwnServerTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    protected BrowserFixture Fixture => fixture;

    protected TempFolder Data { get; } = new();

    protected int Port { get; } = ServerProcess.FreePort();

    protected ServerProcess Server { get; private set; } = null!;

    public virtual Task InitializeAsync() => StartAgainAsync();

    public virtual async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        Data.Dispose();
    }

    /// <param name="hostFolder">Where another build of the host lies; the build of these tests where it is left out.</param>
    protected async Task StartAgainAsync(string? hostFolder = null) => Server = await ServerProcess.StartAsync(Data.Path, Port, hostFolder: hostFolder);

    protected Task<Visitor> ComeAsync(int width = 1280) => fixture.VisitorAsync(width, server: Server.Address);
}
