using Samenwerken.Domain.Entities;

namespace Samenwerken.Engine;

/// <summary>An entity's history does not add up from this commit on. It is left as it is, and harms no other (LOG6).</summary>
/// <param name="seq">0 where not even its head can be read.</param>
public sealed class DamagedHistoryException(EntityId entity, long seq, Exception? inner = null)
    : Exception($"The history of {entity} is damaged at {(seq == 0 ? "its head" : $"commit {seq}")}.", inner)
{
    public EntityId Entity => entity;

    public long Seq => seq;
}
