using System.Text.Json;
using System.Text.Json.Nodes;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

/// <summary>AGE2 for the library that the pages carry: each of its methods, in each language, as a plan that the Domain takes.</summary>
public sealed class MethodLibraryTests
{
    public static TheoryData<string, string> Methods()
    {
        var cases = new TheoryData<string, string>();
        foreach (var method in Library())
        {
            cases.Add((string)method["id"]!, "nl");
            cases.Add((string)method["id"]!, "en");
        }

        return cases;
    }

    [Fact]
    public void The_library_has_thirty_methods() => Library().Select(method => (string)method["id"]!).Distinct().Count().ShouldBe(30);

    [Theory]
    [MemberData(nameof(Methods))]
    public void AGE2_every_method_of_the_library_can_be_carried_out(string id, string language)
    {
        var method = Library().Single(method => (string)method["id"]! == id);
        var json = new JsonObject { ["type"] = "planMethod", ["itemId"] = Ids.Of("item"), ["plan"] = PlanOf(method, language) };
        if (method["worksOnIdeas"] is not null)
            json["worksOn"] = MeetingRecord.OnlyId;
        var fields = new Fields(JsonSerializer.SerializeToElement(json));
        var command = new Meeting().Read("planMethod", fields).ShouldBeOfType<PlanMethod>();
        fields.Problems.ShouldBeEmpty();

        var story = new MeetingStory();
        story.Do(Fatima, new AddAgendaItem(Ids.Of("item"), "Een punt", null));
        story.Do(Fatima, command);
        story.Item(Ids.Of("item")).Plan!.MethodId.ShouldBe(id);
        story.Item(Ids.Of("item")).Plan!.Phases.Sum(phase => phase.Minutes).ShouldBe((int)method["minutes"]!);
    }

    [Theory]
    [InlineData("stippen")]
    [InlineData("cocd-box")]
    public void AGE2_a_method_that_only_chooses_is_refused_where_there_are_no_ideas(string id)
    {
        var method = Library().Single(method => (string)method["id"]! == id);
        var plan = MethodPlan.Read(new Fields(JsonSerializer.SerializeToElement(PlanOf(method, "nl"))));
        plan.ProblemOf(hasIdeas: false)!.Code.ShouldBe(MeetingRefusals.PlanVoteBeforeIdeas);
    }

    internal static JsonObject PlanOf(JsonNode method, string language)
    {
        var plan = new JsonObject
        {
            ["methodId"] = method["id"]!.DeepClone(),
            ["name"] = Said(method["name"]!, language),
            ["layout"] = method["layout"]!.DeepClone(),
            ["zones"] = new JsonArray([.. method["zones"]!.AsArray().Select(zone => In(zone!, "name", language))]),
            ["phases"] = new JsonArray([.. method["phases"]!.AsArray().Select(phase => In(phase!, "title", language))]),
            ["voting"] = method["voting"]!.DeepClone(),
        };
        if (method["axes"] is JsonArray axes)
            plan["axes"] = new JsonArray([.. axes.Select(axis => Said(axis!, language))]);
        return plan;
    }

    private static JsonNode In(JsonNode part, string name, string language)
    {
        var said = part.DeepClone();
        said[name] = Said(part[name]!, language);
        return said;
    }

    private static JsonNode Said(JsonNode text, string language) => text[language]!.DeepClone();

    internal static List<JsonNode> Library() =>
        [.. JsonNode.Parse(File.ReadAllText(Repository.File("src", "Web", "App", "src", "content", "methods.json")))!["methods"]!.AsArray().Select(method => method!)];
}
