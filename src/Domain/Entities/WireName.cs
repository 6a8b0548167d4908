using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Samenwerken.Domain.Entities;

/// <summary>
/// The stable names of records, events and commands, as their base types declare them. A class may be renamed; these
/// may not, since logs and browsers hold them.
/// </summary>
public static class WireName
{
    private static readonly FrozenDictionary<Type, string> Names =
        new[] { typeof(Record), typeof(Event), typeof(Command) }
            .SelectMany(root => root.GetCustomAttributes<JsonDerivedTypeAttribute>())
            .ToFrozenDictionary(declared => declared.DerivedType, declared => (string)declared.TypeDiscriminator!);

    public static string Of(Type type) => Names[type];

    public static string Of(Event @event) => Names[@event.GetType()];

    public static string Of(Command command) => Names[command.GetType()];

    /// <summary>Every type that has a name and derives from <typeparamref name="TRoot"/>.</summary>
    public static IEnumerable<(string Name, Type Type)> All<TRoot>() =>
        Names.Where(pair => pair.Key.IsAssignableTo(typeof(TRoot))).Select(pair => (pair.Value, pair.Key));
}
