using Samenwerken.Engine.Storage;

namespace Samenwerken.Grains.Tests;

/// <summary>The contract of every log, over a real database by the provider that silos use.</summary>
[Collection(Postgres.Collection)]
[Trait("Database", "PostgreSQL")]
public sealed class PostgresEventLogTests(Postgres postgres) : SharedEventLogContract
{
    protected override IEventLog Open() => postgres.OpenLog();

    protected override Task EmptyAsync() => postgres.EmptyAsync();
}
