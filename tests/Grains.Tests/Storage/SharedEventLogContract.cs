using Samenwerken.Domain.Entities;
using Samenwerken.Engine.Storage;
using Samenwerken.Engine.Tests.Storage;
using Samenwerken.Testing;

namespace Samenwerken.Grains.Tests;

/// <summary>The contract of a log that several silos write at once, over a store that is emptied before each test.</summary>
public abstract class SharedEventLogContract : LastingEventLogContract
{
    protected abstract Task EmptyAsync();

    public override async Task InitializeAsync()
    {
        await EmptyAsync();
        await base.InitializeAsync();
    }

    [Fact]
    public async Task LOG3_of_several_silos_that_write_a_history_first_one_does()
    {
        IEventLog[] silos = [.. Enumerable.Range(0, 8).Select(_ => Open())];
        for (var round = 0; round < 8; round++)
        {
            var entity = new EntityId("meeting", Ids.Of($"raced-{round}-"));
            var outcomes = await Task.WhenAll(silos.Select((silo, i) => Task.Run(() => silo.AppendAsync(Rows(entity, "epoch", 0, $"silo {i}")))));
            outcomes.Count(outcome => outcome is AppendOutcome.Appended).ShouldBe(1);
            (await Rows(entity)).ShouldHaveSingleItem();
        }
    }
}
