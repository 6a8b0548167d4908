using System.Security.Cryptography;
using System.Text;
using Samenwerken.Domain.Discovery;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Engine.Discovery;

/// <summary>
/// What somebody looks for, as an expression of SQLite's full-text search; and the tags that a finding has for it. A tag is a hash of what
/// it says, since ids tell capitals apart and words do not. Who may find something is a tag like any other, and every
/// expression asks for one of those that its reader has.
/// </summary>
internal static class DirectoryMatch
{
    /// <summary>More words than this are passed over.</summary>
    private const int MaxWords = 12;

    private static readonly string Everybody = Tag("reach", "public");

    public static bool HasWords(DirectoryQuery query) => query.Words is { } text && Words.In(text).Count > 0;

    public static string Of(DirectoryQuery query, Words words)
    {
        var all = new List<string>
        {
            $"tags : ({string.Join(" OR ", [Everybody, .. (query.Readers ?? []).Select(reader => Tag("reach", reader.ToString()))])})",
        };
        all.AddRange(FilterTags(query).Select(tag => $"tags : {tag}"));
        if (query.Words is { } text)
            all.AddRange(Words.In(text).Take(MaxWords).Select(word => OfWord(word, words)));
        var match = string.Join(" AND ", all);
        // Whoever looks among what a programme has does not look for the programme.
        return query.Kind is null ? $"({match}) NOT tags : {Tag("kind", EnumName.Of(FindingKind.Programme))}" : match;
    }

    public static IEnumerable<string> TagsOf(EntityId entity, Finding finding)
    {
        yield return Tag("reach", entity.ToString());
        if (finding.Reach is FindingReach.Public)
            yield return Everybody;
        if (finding is { Reach: FindingReach.Programme or FindingReach.Public, ProgrammeId: { } programme })
            yield return Tag("reach", $"programme/{programme}");
        yield return Tag("kind", EnumName.Of(finding.Kind));
        foreach (var theme in finding.Themes)
            yield return Tag("theme", theme);
        foreach (var transition in finding.Transitions)
            yield return Tag("transition", transition);
        foreach (var area in finding.Areas)
            yield return AreaTag(area);
        if (finding.Level is { } level)
            yield return Tag("level", EnumName.Of(level));
        if (finding.Stage is { } stage)
            yield return Tag("stage", EnumName.Of(stage));
        if (finding.Sector is { } sector)
            yield return Tag("sector", sector);
        if (finding.Status is { } status)
            yield return Tag("status", status);
        if (finding.ProgrammeId is { } of)
            yield return Tag("programme", of);
    }

    private static IEnumerable<string> FilterTags(DirectoryQuery query)
    {
        if (query.Kind is { } kind)
            yield return Tag("kind", EnumName.Of(kind));
        if (query.Theme is { } theme)
            yield return Tag("theme", theme);
        if (query.Transition is { } transition)
            yield return Tag("transition", transition);
        if (query.Area is { } area)
            yield return AreaTag(area);
        if (query.Level is { } level)
            yield return Tag("level", EnumName.Of(level));
        if (query.Stage is { } stage)
            yield return Tag("stage", EnumName.Of(stage));
        if (query.Sector is { } sector)
            yield return Tag("sector", sector);
        if (query.Status is { } status)
            yield return Tag("status", status);
        if (query.ProgrammeId is { } programme)
            yield return Tag("programme", programme);
    }

    /// <summary>The word itself, as the beginning of a longer one too, or any that has its stem. All of it is letters and digits, so nothing can be said with it.</summary>
    private static string OfWord(string word, Words words) =>
        $"{{title text}} : (\"{word}\" * OR {string.Join(" OR ", words.Stems(word).Select(stem => $"\"{stem}\""))})";

    /// <summary>People write names of places in more than one way.</summary>
    private static string AreaTag(string area) => Tag("area", string.Join(' ', Words.In(area)));

    private static string Tag(string sort, string value) =>
        "x" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{sort} {value}")).AsSpan(0, 16));
}
