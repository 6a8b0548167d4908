using Samenwerken.Engine.Storage;
using Samenwerken.Grains.Tests.Processes;
using Xunit.Abstractions;

namespace Samenwerken.Grains.Tests;

/// <summary>Processes over an emulated storage account.</summary>
[Collection(Azurite.Collection)]
[Trait("Database", "Azurite")]
public sealed class AzureProcessesTests(Azurite azurite, ITestOutputHelper output) : ThreeProcessesContract(output)
{
    protected override OrleansOptions Store => azurite.Options;

    protected override IEventLog OpenLog() => azurite.OpenLog();

    protected override Task EmptyAsync() => azurite.EmptyAsync();
}
