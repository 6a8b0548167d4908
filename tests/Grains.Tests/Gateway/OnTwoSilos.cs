using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Hosting;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine;
using Samenwerken.Engine.Storage;
using Samenwerken.Grains.Storage;
using Samenwerken.Testing;

namespace Samenwerken.Grains.Tests.Gateway;

/// <summary>Two silos over a storage that outlives them, for what a cluster does beyond the contract.</summary>
public abstract class OnTwoSilos : IAsyncLifetime
{
    protected readonly SharedStorage _storage = new();
    protected readonly ShiftedClock _clock = new();
    protected Cluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await Cluster.StartAsync(_storage, clock: _clock, configure: Configure);

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    protected OrleansGateway First => Cluster.GatewayOf(_cluster.Silos[0]);

    protected OrleansGateway Second => Cluster.GatewayOf(_cluster.Silos[1]);

    /// <summary>What a test adds to each silo, such as faults between them.</summary>
    protected virtual void Configure(ISiloBuilder silo)
    {
    }

    /// <summary>Ends all silos, and starts two others.</summary>
    /// <param name="meanwhile">Done while there is none.</param>
    protected async Task RestartAsync(Action meanwhile)
    {
        await _cluster.DisposeAsync();
        meanwhile();
        await InitializeAsync();
    }

    protected IEntityGrain GrainOf(EntityId entity) => _cluster.Inner.Client.GetGrain<IEntityGrain>(EntitySurroundings.GrainOf(entity));

    /// <summary>Writes of an entity's head wait until the source is set.</summary>
    protected (TaskCompletionSource Gate, Task IsArrived) Hold(EntityId entity)
    {
        var (gate, arrived) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _storage.Gate = of =>
        {
            if (of.Key.ToString() != entity.ToString())
                return Task.CompletedTask;
            arrived.TrySetResult();
            return gate.Task;
        };
        return (gate, arrived.Task);
    }

    /// <summary>The log as somebody sees it who is on no silo.</summary>
    protected IEventLog OpenLog() => new GrainStorageEventLog(_storage, NullLogger<GrainStorageEventLog>.Instance);

    /// <summary>The history of an entity, in a store that adds up as a whole.</summary>
    protected async Task<List<Commit>> CommitsAsync(EntityId entity)
    {
        var log = OpenLog();
        (await Verification.RunAsync(log)).Damages.ShouldBeEmpty();
        var commits = new List<Commit>();
        await foreach (var row in log.ReadAsync(entity, 0))
            commits.Add(CommitJson.Read(row.Body));
        return commits;
    }

    /// <summary>Sends until it is accepted, as a browser's outbox does.</summary>
    protected static async Task<Position> SendUntilAcceptedAsync(IEntityGateway gateway, EntityId entity, Sender from, Command command, string id)
    {
        while (true)
        {
            switch (await gateway.SendAsync(entity, from, command, id))
            {
                case Answer.Accepted accepted:
                    return new Position(accepted.Epoch, accepted.Seq);
                case Answer.Rejected rejected:
                    throw new InvalidOperationException($"{command} was refused: {rejected.Code}");
                default:
                    await Task.Delay(20);
                    break;
            }
        }
    }

    protected static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await isSo())
        {
            if (patience.IsCancellationRequested)
                throw new TimeoutException($"never happened: {what}");
            await Task.Delay(50);
        }
    }

    /// <summary>The real time, and as far ahead as a test says; timers run as they do.</summary>
    protected sealed class ShiftedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
