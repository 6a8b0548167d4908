using Microsoft.Extensions.Logging;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine;
using Samenwerken.Engine.Discovery;
using Samenwerken.Engine.Storage;

namespace Samenwerken.Grains;

/// <summary>What an entity grain needs of its silo.</summary>
public sealed class EntitySurroundings(
    IEventLog log, IEntityGateway gateway, EngineClock clock, ISiloStatusOracle cluster, ILogger<EntitySurroundings> logger, ICommitWatcher? watcher = null)
{
    public IEventLog Log => log;

    /// <summary>Where its reactions go.</summary>
    public IEntityGateway Gateway => gateway;

    /// <summary>Hears of what the grains of this silo commit; null where nobody listens.</summary>
    public ICommitWatcher? Watcher => watcher;

    public TimeProvider Clock => clock.Time;

    public ILogger Logger => logger;

    /// <summary>Whether a silo is known to be gone, by the name that it gave of itself.</summary>
    public bool IsGone(string place) => cluster.IsDeadSilo(SiloAddress.FromParsableString(place));

    /// <summary>The entity that a grain is.</summary>
    public static EntityId EntityOf(GrainId grain) => new(grain.Type.ToString()!, grain.Key.ToString()!);

    /// <summary>The grain that an entity is.</summary>
    public static GrainId GrainOf(EntityId entity) => GrainId.Create(entity.Kind, entity.Id);
}

/// <summary>The time of entities; a test can give them another than the cluster's own.</summary>
public sealed record EngineClock(TimeProvider Time);
