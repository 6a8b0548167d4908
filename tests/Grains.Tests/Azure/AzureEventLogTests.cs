using Samenwerken.Engine.Storage;
using Samenwerken.Engine.Tests.Storage;
using Samenwerken.Testing;

namespace Samenwerken.Grains.Tests;

/// <summary>The contract of every log, over an emulated storage account by the provider that silos use.</summary>
[Collection(Azurite.Collection)]
[Trait("Database", "Azurite")]
public sealed class AzureEventLogTests(Azurite azurite) : LastingEventLogContract
{
    protected override IEventLog Open() => azurite.OpenLog();

    public override async Task InitializeAsync()
    {
        await azurite.EmptyAsync();
        await base.InitializeAsync();
    }

    [Fact]
    public async Task LOG3_of_several_silos_that_write_a_history_first_one_does()
    {
        IEventLog[] silos = [.. Enumerable.Range(0, 8).Select(_ => azurite.OpenLog())];
        for (var round = 0; round < 5; round++)
        {
            var entity = new Domain.Entities.EntityId("meeting", Ids.Of($"raced-{round}-"));
            var outcomes = await Task.WhenAll(silos.Select((silo, i) => Task.Run(() => silo.AppendAsync(Rows(entity, "epoch", 0, $"silo {i}")))));
            outcomes.Count(outcome => outcome is AppendOutcome.Appended).ShouldBe(1);
            (await Rows(entity)).ShouldHaveSingleItem();
        }
    }
}
