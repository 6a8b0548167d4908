using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

using static MeetingEvent;

/// <summary>
/// Sheets that go round: each participant writes on one, and with each round hands it to the next. What stands on a sheet is seen by whoever
/// wrote it and by whoever holds the sheet, and by nobody else until it is revealed.
/// </summary>
internal static class Sheets
{
    /// <summary>The sheets of a run as they are held in the round that begins now: everybody's own in the first, and then each one place on.</summary>
    public static ImmutableArray<Sheet> Passed(State state, string runId)
    {
        var sheets = OfRun(state, runId).ToList();
        var rings = Rings(state).ToList();
        var passed = ImmutableArray.CreateBuilder<Sheet>();
        foreach (var ring in sheets.GroupBy(sheet => sheet.GroupId))
        {
            var owners = ring.Select(sheet => sheet.OwnerId).ToList();
            passed.AddRange(ring.Select(sheet => sheet with { HolderId = After(state, owners, sheet.HolderId) }));
        }

        // Whoever came since has a sheet of their own, at the end of the ring.
        var known = sheets.Select(sheet => sheet.OwnerId).ToHashSet();
        var number = sheets.Count;
        foreach (var (groupId, people) in rings)
        {
            foreach (var person in people.Where(person => !known.Contains(person)))
            {
                number++;
                passed.Add(new Sheet(Sheet.IdOf(runId, number), runId, number, person, person, groupId));
            }
        }

        return [.. passed.OrderBy(sheet => sheet.Number)];
    }

    /// <summary>The sheet on which somebody writes now; null where they hold none.</summary>
    public static Sheet? Held(State state, string runId, string personId) => OfRun(state, runId).FirstOrDefault(sheet => sheet.HolderId == personId);

    public static void Pass(Projection projection, PhaseStarted started)
    {
        if (started.Sheets is not { } sheets)
            return;
        foreach (var sheet in sheets)
            projection.Put(sheet, Audience.Everyone);
        foreach (var idea in projection.State.All<Idea>().Where(idea => idea is { Hidden: true, Sheet: not null } && idea.RunId == started.RunId).OrderBy(idea => idea.Number).ToList())
            projection.Put(idea, Hiding.Of(projection.State, idea));
        Hiding.Readdress(projection, link => projection.Find<Idea>(link.FromIdeaId) is { Hidden: true } || projection.Find<Idea>(link.ToIdeaId) is { Hidden: true });
    }

    private static IOrderedEnumerable<Sheet> OfRun(State state, string runId) =>
        state.All<Sheet>().Where(sheet => sheet.RunId == runId).OrderBy(sheet => sheet.Number);

    /// <summary>The next in a ring who is still here; the same one where nobody else is.</summary>
    private static string After(State state, List<string> ring, string holder)
    {
        var at = ring.IndexOf(holder);
        return Enumerable.Range(1, ring.Count).Select(step => ring[(at + step) % ring.Count]).FirstOrDefault(next => IsHere(state, next), holder);
    }

    /// <summary>Who passes sheets to whom: within each group where there are groups, and otherwise all participants.</summary>
    private static IEnumerable<(string? GroupId, IEnumerable<string> People)> Rings(State state)
    {
        var groups = state.All<Group>().Where(group => !group.Ended).OrderBy(group => group.Number).ToList();
        if (groups.Count > 0)
            return groups.Select(group => ((string?)group.Id, group.PersonIds.Where(person => IsHere(state, person))));
        var people = state.All<Participant>().Where(person => person is { Removed: false, Role: Role.Participant }).OrderBy(person => person.Number);
        return [(null, people.Select(person => person.Id))];
    }

    private static bool IsHere(State state, string personId) => state.Find<Participant>(personId) is { Removed: false, Role: not Role.Observer };
}
