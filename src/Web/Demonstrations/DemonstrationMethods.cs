using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Web.Demonstrations;

/// <summary>The methods of the library, in Dutch, as an invented meeting has them in its agenda. Whether they can be carried out, the Domain judges.</summary>
internal static class DemonstrationMethods
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private static readonly Lazy<ImmutableDictionary<string, Method>> Library = new(() =>
    {
        using var json = typeof(DemonstrationMethods).Assembly.GetManifestResourceStream("methods.json")!;
        return JsonSerializer.Deserialize<File>(json, Options)!.Methods.ToImmutableDictionary(method => method.Id);
    });

    /// <summary>Several are one plan: the phases of one after those of the other, on the board of the first.</summary>
    /// <returns>Null where there is none.</returns>
    public static MethodPlan? PlanOf(ImmutableArray<string> ids)
    {
        var methods = ids.Select(id => Library.Value[id]).ToList();
        return methods is not [var first, ..] ? null : new MethodPlan(
            first.Id,
            string.Join(" en ", methods.Select((method, i) => i == 0 ? method.Name.Nl : char.ToLowerInvariant(method.Name.Nl[0]) + method.Name.Nl[1..])),
            first.Layout,
            [.. first.Zones.Select(zone => new PlanZone(zone.Name.Nl, zone.Row, zone.Column))],
            [.. methods.SelectMany(method => method.Phases).Select(phase => new PlanPhase(phase.Title.Nl, phase.Minutes, phase.Form, phase.Input))],
            methods.Select(method => method.Voting).LastOrDefault(voting => voting.Type is not VotingType.None) ?? first.Voting,
            first.Axes?.Select(axis => axis.Nl).ToImmutableArray());
    }

    /// <summary>Whether they work on the ideas that are there: they order, choose from or go on with them.</summary>
    public static bool WorkOnIdeas(ImmutableArray<string> ids) => ids.Any(id => Library.Value[id] is { WorksOnIdeas: true } or { Category: "diverge" });

    public static AgendaSort SortOf(string id) => Library.Value[id].Category switch
    {
        "diverge" => AgendaSort.Create,
        "order" or "choose" => AgendaSort.Choose,
        "decide" => AgendaSort.Decide,
        "peerConsult" or "harvest" => AgendaSort.Learn,
        _ => AgendaSort.Explore,
    };

    private sealed record File(ImmutableArray<Method> Methods);

    private sealed record Method(
        string Id, Said Name, string Category, BoardLayout Layout, ImmutableArray<Zone> Zones, ImmutableArray<Phase> Phases, PlanVoting Voting,
        ImmutableArray<Said>? Axes = null, bool WorksOnIdeas = false);

    private sealed record Said(string Nl);

    private sealed record Zone(Said Name, int? Row, int? Column);

    private sealed record Phase(Said Title, int Minutes, WorkForm Form, PhaseInput Input);
}
