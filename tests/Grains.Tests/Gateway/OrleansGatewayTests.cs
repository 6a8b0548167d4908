using Samenwerken.Engine;
using Samenwerken.Engine.Tests.Gateway;

namespace Samenwerken.Grains.Tests.Gateway;

/// <summary>The contract of every engine on two silos, with each device at one of them.</summary>
public sealed class OrleansGatewayTests : EntityGatewayContract
{
    private readonly SharedStorage _storage = new();
    private Cluster _cluster = null!;

    protected override async Task<IEntityGateway> StartAsync()
    {
        _cluster = await Cluster.StartAsync(_storage);
        return _cluster.Spread;
    }

    protected override async Task StopAsync() => await _cluster.DisposeAsync();
}
