using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Web.Texts;

/// <summary>The working methods of the library, from the same file that the pages read; each as a plan in the words of one language.</summary>
internal static class MethodLibrary
{
    private static readonly Lazy<FrozenDictionary<string, JsonObject>> Methods = new(() =>
    {
        using var file = typeof(MethodLibrary).Assembly.GetManifestResourceStream("methods.json")!;
        return JsonNode.Parse(file)!["methods"]!.AsArray().Select(method => method!.AsObject()).ToFrozenDictionary(method => (string)method["id"]!);
    });

    public static ImmutableArray<string> Ids => Methods.Value.Keys;

    /// <returns>Null where the library has no such method.</returns>
    public static (MethodPlan Plan, bool WorksOnIdeas)? Find(string methodId, CultureInfo culture)
    {
        if (!Methods.Value.TryGetValue(methodId, out var method))
            return null;
        var said = Said(method, culture.TwoLetterISOLanguageName)!.AsObject();
        said["methodId"] = methodId;
        using var json = JsonDocument.Parse(said.ToJsonString());
        var fields = new Fields(json.RootElement);
        var plan = MethodPlan.Read(fields);
        return fields.Problems.IsEmpty ? (plan, (bool?)method["worksOnIdeas"] ?? false) : throw new InvalidOperationException($"The method {methodId} is none: {fields.Problems[0]}.");
    }

    /// <summary>The same, with each text in one language in the place of itself in all.</summary>
    private static JsonNode? Said(JsonNode? node, string language) => node switch
    {
        JsonObject texts when texts.ContainsKey("nl") && texts.ContainsKey("en") => (texts[language] ?? texts["nl"])!.DeepClone(),
        JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Said(field.Value, language)))),
        JsonArray items => new JsonArray([.. items.Select(item => Said(item, language))]),
        _ => node?.DeepClone(),
    };
}
