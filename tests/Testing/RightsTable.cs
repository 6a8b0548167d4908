namespace Samenwerken.Testing;

/// <summary>A table of rights as SPEC.md shows it to people: a row a command, a column a role, and any, own or no in each cell.</summary>
public static class RightsTable
{
    public static IReadOnlyList<(string Command, IReadOnlyList<(string Role, string Reach)> Reaches)> Under(string heading)
    {
        var lines = File.ReadLines(Repository.File("SPEC.md"))
            .SkipWhile(line => line != heading)
            .SkipWhile(line => !line.StartsWith('|'))
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .ToList();
        var roles = lines[0].Skip(1).ToList();
        return
        [
            .. lines.Skip(2).Select(cells => (
                cells[0].Split(' ')[0],
                (IReadOnlyList<(string, string)>)[.. cells.Skip(1).Select((reach, i) => (roles[i], Known(reach)))])),
        ];
    }

    /// <summary>Every cell twice: about oneself or one's own, and about another or theirs; and whether it is allowed.</summary>
    public static IEnumerable<(string Command, string Role, bool Own, bool Allowed)> CellsUnder(string heading) =>
        from row in Under(heading)
        from cell in row.Reaches
        from own in new[] { true, false }
        select (row.Command, cell.Role, own, own ? cell.Reach is "own" or "any" : cell.Reach is "any");

    private static string Known(string reach) =>
        reach is "any" or "own" or "no" or "all" or "lead" ? reach : throw new ArgumentException($"a cell says any, own or no, or of a phase all or lead, and not {reach}");
}
