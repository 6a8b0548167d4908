using System.Collections.Frozen;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.JoinCodes;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Partners;
using Samenwerken.Domain.Programmes;

namespace Samenwerken.Domain;

/// <summary>Every kind of entity there is.</summary>
public static class Catalogue
{
    private static readonly FrozenDictionary<string, EntityKind> Kinds =
        new EntityKind[] { new Meeting(), new JoinCode(), new Community(), new Programme(), new Partner() }.ToFrozenDictionary(kind => kind.Name);

    public static IEnumerable<EntityKind> All => Kinds.Values;

    /// <summary>What somebody hears who comes to an entity that is not there.</summary>
    public static string UnknownCode(EntityId entity) => KindOf(entity)?.UnknownCode(entity.Id) ?? Refusals.EntityUnknown;

    /// <returns>Null where there can be no entity of this name.</returns>
    public static EntityKind? KindOf(EntityId entity) =>
        Kinds.GetValueOrDefault(entity.Kind) is { } kind && kind.CanBeNamed(entity.Id) ? kind : null;
}
