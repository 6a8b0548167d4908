using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Samenwerken.Engine.Embedded;
using Samenwerken.Engine.Storage;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests.Gateway;

/// <summary>The embedded engine over a log that a test chooses.</summary>
internal static class EmbeddedEngine
{
    public static async Task<EmbeddedGateway> StartAsync(IEventLog log, TimeProvider? clock = null, EmbeddedOptions? options = null)
    {
        var gateway = new EmbeddedGateway(
            log, clock ?? TimeProvider.System, Options.Create(options ?? new EmbeddedOptions()), NullLogger<EmbeddedGateway>.Instance);
        await gateway.StartAsync(CancellationToken.None);
        return gateway;
    }
}

public sealed class EmbeddedInMemoryTests : EntityGatewayContract
{
    private readonly InMemoryEventLog _log = new();
    private EmbeddedGateway _gateway = null!;

    protected override async Task<IEntityGateway> StartAsync() => _gateway = await EmbeddedEngine.StartAsync(_log);

    protected override async Task StopAsync() => await _gateway.DisposeAsync();
}

public sealed class EmbeddedSqliteTests : EntityGatewayContract
{
    private readonly TempFolder _folder = new();
    private SqliteEventLog _log = null!;
    private EmbeddedGateway _gateway = null!;

    protected override async Task<IEntityGateway> StartAsync()
    {
        _log = SqliteEventLog.Open(_folder.Path);
        return _gateway = await EmbeddedEngine.StartAsync(_log);
    }

    protected override async Task StopAsync()
    {
        await _gateway.DisposeAsync();
        await _log.DisposeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}
