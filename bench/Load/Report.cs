using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Samenwerken.Bench.Load;

/// <summary>The table, for people and for programs.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string Markdown(string plan, IReadOnlyList<Outcome> outcomes, IReadOnlyList<Scenario> scenarios)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Measured on {DateTime.UtcNow:yyyy-MM-dd} with `dotnet run -c Release --project bench/Load -- {plan}`.");
        text.AppendLine(CultureInfo.InvariantCulture, $"Machine: {Machine()}. Median of the repetitions (least–most).");
        foreach (var scenario in scenarios)
        {
            var rows = outcomes.Where(it => it.Scenario == scenario.Name).ToList();
            if (rows.Count == 0)
                continue;
            var columns = rows.SelectMany(it => it.Figures.Select(figure => figure.Name)).Distinct().ToList();
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"**{scenario.Name}**: {scenario.What}").AppendLine();
            text.AppendLine(CultureInfo.InvariantCulture, $"| server | {string.Join(" | ", columns)} |");
            text.AppendLine(CultureInfo.InvariantCulture, $"| --- |{string.Concat(columns.Select(_ => " ---: |"))}");
            foreach (var row in rows)
                text.AppendLine(CultureInfo.InvariantCulture, $"| {row.System} | {string.Join(" | ", columns.Select(it => row.Figures.FirstOrDefault(figure => figure.Name == it)?.ToString() ?? ""))} |");
        }

        text.AppendLine().AppendLine("Versions: " + string.Join(", ", outcomes.Select(it => $"{it.System} {it.Version}").Distinct()) + ".");
        return text.ToString();
    }

    public static string Json(string plan, IReadOnlyList<Outcome> outcomes) =>
        JsonSerializer.Serialize(new { plan, at = DateTime.UtcNow, machine = Machine(), outcomes }, Options);

    private static string Machine()
    {
        var model = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(it => it.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            : null;
        return $"{model ?? RuntimeInformation.ProcessArchitecture.ToString()}, {Environment.ProcessorCount} processors in use of which one for the server and one for the generator, {RuntimeInformation.OSDescription}, .NET {Environment.Version}";
    }
}
