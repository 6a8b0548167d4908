using System.Text.Json;
using System.Text.Json.Nodes;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Entities;

/// <summary>Commands of a meeting as they come in, read as a meeting reads them.</summary>
internal static class CommandJson
{
    public static (Command? Command, Fields Fields) Read(string json)
    {
        var fields = new Fields(JsonDocument.Parse(json).RootElement);
        return (new Meeting().Read(TypeOf(json), fields), fields);
    }

    public static FieldProblem Problem(string json, string field) =>
        Read(json).Fields.Problems.ShouldHaveSingleItem().ShouldSatisfy(problem => problem.Field.ShouldBe(field));

    public static string With(string json, string field, JsonNode? value)
    {
        var node = JsonNode.Parse(json)!.AsObject();
        node[field] = value;
        return node.ToJsonString();
    }

    public static string TypeOf(string json) => (string)JsonNode.Parse(json)!["type"]!;
}
