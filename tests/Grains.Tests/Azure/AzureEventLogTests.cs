using Samenwerken.Engine.Storage;

namespace Samenwerken.Grains.Tests;

/// <summary>The contract of every log, over an emulated storage account by the provider that silos use.</summary>
[Collection(Azurite.Collection)]
[Trait("Database", "Azurite")]
public sealed class AzureEventLogTests(Azurite azurite) : SharedEventLogContract
{
    protected override IEventLog Open() => azurite.OpenLog();

    protected override Task EmptyAsync() => azurite.EmptyAsync();
}
