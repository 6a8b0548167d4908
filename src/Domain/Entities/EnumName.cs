using System.Reflection;
using System.Text.Json.Serialization;

namespace Samenwerken.Domain.Entities;

/// <summary>The wire names of an enum's members, as <see cref="JsonStringEnumMemberNameAttribute"/> gives them.</summary>
public static class EnumName
{
    public static T? Parse<T>(string name) where T : struct, Enum =>
        Names<T>.Values.TryGetValue(name, out var value) ? value : null;

    public static string Of<T>(T value) where T : struct, Enum => Names<T>.Values.First(pair => pair.Value.Equals(value)).Key;

    private static class Names<T> where T : struct, Enum
    {
        internal static readonly Dictionary<string, T> Values = typeof(T)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .ToDictionary(
                field => field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name,
                field => (T)field.GetValue(null)!);
    }
}
