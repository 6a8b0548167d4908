using Samenwerken.Engine.Storage;
using Samenwerken.Engine.Tests.Storage;
using Samenwerken.Testing;

namespace Samenwerken.Grains.Tests;

/// <summary>The contract of every log, over a real database by the provider that silos use.</summary>
[Collection(Postgres.Collection)]
[Trait("Database", "PostgreSQL")]
public sealed class PostgresEventLogTests(Postgres postgres) : LastingEventLogContract
{
    protected override IEventLog Open() => postgres.OpenLog();

    public override async Task InitializeAsync()
    {
        await postgres.EmptyAsync();
        await base.InitializeAsync();
    }

    [Fact]
    public async Task LOG3_of_several_silos_that_write_a_history_first_one_does()
    {
        IEventLog[] silos = [.. Enumerable.Range(0, 8).Select(_ => postgres.OpenLog())];
        for (var round = 0; round < 10; round++)
        {
            var entity = new Domain.Entities.EntityId("meeting", Ids.Of($"raced-{round}-"));
            var outcomes = await Task.WhenAll(silos.Select((silo, i) => Task.Run(() => silo.AppendAsync(Rows(entity, "epoch", 0, $"silo {i}")))));
            outcomes.Count(outcome => outcome is AppendOutcome.Appended).ShouldBe(1);
            (await Rows(entity)).ShouldHaveSingleItem();
        }
    }
}
