using System.Collections.Immutable;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Discovery;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine.Discovery;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests.Discovery;

/// <summary>Findings as a test needs them, and what a search must give, found by looking at each.</summary>
internal static class Findings
{
    public static Finding Of(
        string title, string? text = null, FindingReach reach = FindingReach.Public, FindingKind kind = FindingKind.Community,
        string[]? themes = null, string[]? areas = null, ScaleLevel? level = null, MaturityStage? stage = null, string? programme = null) =>
        new(kind, reach, title, text, [.. themes ?? []], [], [.. areas ?? []], level, stage, null, null, programme);

    public static EntityId Community(string name) => new("community", Ids.Of(name));

    public static Key Record(string id) => new("lesson", id);

    public static DirectoryIndex.Update Whole(EntityId entity, long seq, params (Key Record, Finding? Finding)[] findings) =>
        new(entity, new Position("epoch", seq), findings, null);

    public static ImmutableArray<Found> Search(this DirectoryIndex index, DirectoryQuery query) => index.Search(query, true).Results;

    /// <summary>The titles that are found.</summary>
    public static IEnumerable<string> Titles(this DirectoryIndex index, string? words, EntityId? reader = null) =>
        index.Search(new DirectoryQuery(words, Readers: [.. new[] { reader }.OfType<EntityId>()])).Select(found => found.Finding.Title);

    /// <summary>Whether a search gives it, without any index.</summary>
    public static bool Matches(EntityId entity, Finding finding, DirectoryQuery query)
    {
        var words = new Words();
        var there = words.FoundBy($"{finding.Title} {finding.Text}").ToList();
        return (query.Readers ?? []).Select(reader => (EntityId?)reader).Append(null).Any(reader => MayFind(entity, finding, reader))
            && (query.Kind is null || query.Kind == finding.Kind)
            && (query.Theme is null || finding.Themes.Contains(query.Theme))
            && (query.Level is null || query.Level == finding.Level)
            && Words.In(query.Words ?? "").All(asked => there.Exists(word => word.StartsWith(asked, StringComparison.Ordinal)) || there.Intersect(words.Stems(asked)).Any());
    }

    private static bool MayFind(EntityId entity, Finding finding, EntityId? reader) =>
        finding.Reach is FindingReach.Public
        || reader == entity
        || (finding.Reach is FindingReach.Programme && reader is { Kind: "programme" } programme && programme.Id == finding.ProgrammeId);
}
