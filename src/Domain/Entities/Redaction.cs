using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Samenwerken.Domain.Entities;

/// <summary>
/// Takes people out of the commits of a history, as far as they asked: what they need, how to reach them, their names, the words of their notes. It looks at fields and ids and at no type, so it holds for whatever was ever written: events, changes and reactions alike,
/// which therefore still fold to one state.
/// </summary>
/// <remarks>
/// What it keeps is who did what under an id that nobody can tell a person from, so that numbers, votes and what rests on a note stay. It
/// finds what is in a field; it does not look for a name in the running text of another, nor change minutes, decisions, actions and
/// lessons, which are of all.
/// </remarks>
public sealed class Redaction
{
    /// <summary>What stands where a name was; the word of the field in every language.</summary>
    public const string FormerMember = "Oud-deelnemer";

    /// <summary>What stands where a note was.</summary>
    public const string WithdrawnNote = "Ingetrokken";

    private static readonly JsonWriterOptions Options = new() { Encoder = DomainJson.Encoder };

    /// <summary>What tells that an object is about a person.</summary>
    private static readonly string[] PersonFields = ["id", "personId", "participantId"];

    /// <summary>Names that stand beside the id of whom they are, in what is about something else.</summary>
    private static readonly (string Id, string Name)[] NamedBy = [("assigneeId", "assigneeName"), ("ownerId", "ownerName")];

    /// <summary>What tells whose a note is. An experience that was offered and a story of value are notes as well.</summary>
    private static readonly string[] WriterFields = ["authorId", "offeredById", "tellerId"];

    /// <summary>What tells that an object is, or is about, a note.</summary>
    private static readonly string[] NoteFields = ["id", "ideaId", "offerId", "valueStoryId", "sourceId"];

    private static readonly string[] TitledFields = ["id", "lessonId"];

    /// <summary>What is said of somebody, and from which reach on it goes: to an empty text, or altogether.</summary>
    private static readonly (string Field, ForgettingReach From, bool IsKept)[] Said =
    [
        ("text", ForgettingReach.Needs, true), ("email", ForgettingReach.Contact, true),
        ("learningQuestion", ForgettingReach.Membership, false), ("pronunciation", ForgettingReach.Membership, false),
        ("positionInRegime", ForgettingReach.Membership, false), ("bring", ForgettingReach.Name, false), ("fetch", ForgettingReach.Name, false),
        ("reason", ForgettingReach.Name, true),
    ];

    private static readonly string[] WordFields = ["text", "was", "wasText", "label"];
    private static readonly string[] TitleFields = ["title", "wasTitle"];

    private readonly ImmutableDictionary<string, (ForgettingReach Reach, long UpTo)> _people;
    private readonly ImmutableHashSet<string> _writers;
    private readonly HashSet<string> _notes;
    private readonly ImmutableHashSet<string> _titled;

    private long _seq;

    /// <param name="state">The state at the end of the history: what is asked is in it.</param>
    public Redaction(State state)
    {
        var asked = state.ToForget.ToList();
        // Whoever stays may say anew what they need and where they can be reached; that is not what was to go.
        _people = asked.ToImmutableDictionary(
            one => one.Id,
            one => (one.Reach, one.Reach > ForgettingReach.Contact ? long.MaxValue : state.Find(one.Key)!.Seq));
        _writers = [.. asked.Where(one => one.Reach is ForgettingReach.Notes).Select(one => one.Id)];
        _notes = [.. asked.SelectMany(one => one.NoteIds)];
        _titled = [.. asked.SelectMany(one => one.TitleIds)];
    }

    public IEnumerable<string> PersonIds => _people.Keys.Order(StringComparer.Ordinal);

    /// <summary>The notes whose words go, once <see cref="Look(ReadOnlyMemory{byte})"/> saw the whole history.</summary>
    public IEnumerable<string> NoteIds => _notes.Order(StringComparer.Ordinal);

    /// <summary>Finds the notes in a commit. All of a history is looked through before any of it is changed.</summary>
    public void Look(ReadOnlyMemory<byte> commit)
    {
        if (!_writers.IsEmpty)
            Look(JsonNode.Parse(commit.Span));
    }

    /// <returns>The commit without them; the same bytes where it says nothing of them.</returns>
    public ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> commit)
    {
        var json = JsonNode.Parse(commit.Span)!.AsObject();
        _seq = json["seq"]!.GetValue<long>();
        if (!Apply(json, null, isNote: false, isTitled: false))
            return commit;
        // A digest of what was said would tell whoever guesses it that they are right.
        json["digest"] = Receipt.UnknownDigest;
        json["redacted"] = true;
        using var bytes = new MemoryStream(commit.Length);
        using (var writer = new Utf8JsonWriter(bytes, Options))
            json.WriteTo(writer);
        return bytes.ToArray();
    }

    private void Look(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
                Look(item);
            return;
        }

        if (node is not JsonObject json)
            return;
        if (WriterFields.Any(field => _writers.Contains(Text(json, field) ?? "")))
            _notes.UnionWith(NoteFields.Select(field => Text(json, field)).OfType<string>());
        foreach (var (_, value) in json)
            Look(value);
    }

    /// <summary>What has no id of its own is about what it is in.</summary>
    /// <param name="person">How much of whom it is about goes; null for nothing.</param>
    private bool Apply(JsonObject json, ForgettingReach? person, bool isNote, bool isTitled)
    {
        if (PersonFields.Concat(NoteFields).Concat(TitledFields).Any(field => Text(json, field) is not null))
        {
            person = PersonFields.Select(field => ReachOf(Text(json, field))).Max();
            isNote = Has(json, NoteFields, _notes) || IsOfNotes(json);
            isTitled = Has(json, TitledFields, _titled);
        }

        var isChanged = false;
        foreach (var (id, name) in NamedBy)
            isChanged |= ReachOf(Text(json, id)) >= ForgettingReach.Name && Replace(json, name, FormerMember);
        if (person >= ForgettingReach.Name)
            isChanged |= Replace(json, "name", FormerMember);
        foreach (var (field, from, isKept) in Said)
        {
            if (person >= from)
                isChanged |= isKept ? Replace(json, field, "") : Text(json, field) is not null && json.Remove(field);
        }

        foreach (var field in isNote ? WordFields : [])
            isChanged |= Replace(json, field, WithdrawnNote);
        foreach (var field in isTitled ? TitleFields : [])
            isChanged |= Replace(json, field, WithdrawnNote);
        foreach (var (_, value) in json.ToList())
            isChanged |= ApplyWithin(value, person, isNote, isTitled);
        return isChanged;
    }

    private bool ApplyWithin(JsonNode? node, ForgettingReach? person, bool isNote, bool isTitled) => node switch
    {
        JsonObject json => Apply(json, person, isNote, isTitled),
        // All of them, whatever the first came to.
        JsonArray array => array.Aggregate(false, (isChanged, item) => ApplyWithin(item, person, isNote, isTitled) || isChanged),
        _ => false,
    };

    private ForgettingReach? ReachOf(string? personId) => personId is not null && _people.TryGetValue(personId, out var asked) && _seq <= asked.UpTo ? asked.Reach : null;

    /// <summary>What says the words of a note and names it as its source, but is not what people made of it together.</summary>
    private bool IsOfNotes(JsonObject json) =>
        json["resultId"] is not null && json["sources"] is JsonArray sources && sources.Any(source => source is JsonObject of && Has(of, NoteFields, _notes));

    private static bool Has(JsonObject json, string[] fields, IReadOnlySet<string> ids) =>
        ids.Count > 0 && Array.Exists(fields, field => Text(json, field) is { } id && ids.Contains(id));

    private static bool Replace(JsonObject json, string field, string by)
    {
        if (Text(json, field) is not { } was || was == by)
            return false;
        json[field] = by;
        return true;
    }

    private static string? Text(JsonObject json, string field) =>
        json.TryGetPropertyValue(field, out var value) && value is JsonValue text && text.TryGetValue(out string? found) ? found : null;
}
