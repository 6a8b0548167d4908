using System.Globalization;

namespace Samenwerken.Bench.Load;

/// <summary>One number that a scenario gives.</summary>
/// <param name="Name">With its unit, as the head of a column.</param>
internal sealed record Figure(string Name, double Value);

/// <summary>The same number over the repetitions.</summary>
internal sealed record Spread(string Name, double Median, double Least, double Most)
{
    public static Spread Of(string name, IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return new Spread(name, sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2, sorted[0], sorted[^1]);
    }

    public override string ToString() =>
        Least == Most ? Short(Median) : $"{Short(Median)} ({Short(Least)}–{Short(Most)})";

    private static string Short(double value) =>
        value.ToString(Math.Abs(value) >= 100 || value == Math.Round(value) ? "0" : Math.Abs(value) >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
}

/// <summary>What one scenario gave on one server, all repetitions.</summary>
internal sealed record Outcome(string Scenario, string System, string Version, IReadOnlyList<Spread> Figures);
