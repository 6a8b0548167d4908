using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

/// <summary>What a note became part of.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TrailKind>))]
public enum TrailKind
{
    [JsonStringEnumMemberName("decision")] Decision,
    [JsonStringEnumMemberName("action")] Action,
    [JsonStringEnumMemberName("lesson")] Lesson,
    [JsonStringEnumMemberName("valueStory")] ValueStory,
}

/// <summary>One thing that came of a note.</summary>
/// <param name="Id">Its id in the community.</param>
/// <param name="Text">What it says: the title of a lesson, the first words of a story.</param>
/// <param name="Status">The wire name of how far it is; absent of a story.</param>
public sealed record TrailStep(TrailKind Kind, string Id, int Number, string Text, string? Status, DateTimeOffset At);

/// <summary>
/// What became of what stands in a meeting: the decisions and actions that came from it, the lessons that name it or one of those as a source,
/// and the value stories about those. It follows from the records that somebody sees, and says no more.
/// </summary>
public static class NoteTrail
{
    /// <summary>What has an id of its own in the community, and by which word it is made (<see cref="SourceId"/>).</summary>
    private static readonly FrozenDictionary<LessonSourceKind, string> HomeKinds = new Dictionary<LessonSourceKind, string>
    {
        [LessonSourceKind.Decision] = "decision",
        [LessonSourceKind.Action] = "action",
        [LessonSourceKind.VoteRound] = "result",
    }.ToFrozenDictionary();

    /// <param name="records">Those of the community.</param>
    /// <param name="meetingId">The meeting where it stands.</param>
    /// <param name="sourceId">Its id there.</param>
    /// <returns>In the order in which it came.</returns>
    public static ImmutableArray<TrailStep> Of(IEnumerable<Record> records, string meetingId, string sourceId)
    {
        var all = records.ToList();
        var idea = new SourceIdea(meetingId, sourceId);
        var came = all.OfType<CommunityDecision>().Where(decision => decision.FromIdeas.Contains(idea)).Select(decision => decision.Id)
            .Concat(all.OfType<CommunityAction>().Where(action => action.FromIdeas.Contains(idea)).Select(action => action.Id)).ToHashSet();
        came.UnionWith(HomeKinds.Values.Select(kind => SourceId.Of(meetingId, kind, sourceId)));
        var lessons = all.OfType<Lesson>()
            .Where(lesson => lesson.Sources.Any(source => source.IsAt(meetingId, sourceId) || came.Contains(source.SourceId) || came.Contains(AtHome(source) ?? "")))
            .ToList();
        var steps = all.Select(record => record switch
        {
            CommunityDecision it when it.FromIdeas.Contains(idea) =>
                new TrailStep(TrailKind.Decision, it.Id, it.Number, it.Text, EnumName.Of(it.Status), it.TakenAt),
            CommunityAction it when it.FromIdeas.Contains(idea) =>
                new TrailStep(TrailKind.Action, it.Id, it.Number, it.Text, EnumName.Of(it.Status), it.AssignedAt),
            Lesson it when lessons.Contains(it) =>
                new TrailStep(TrailKind.Lesson, it.Id, it.Number, it.Title, EnumName.Of(it.Status), it.ProposedAt),
            ValueStory it when lessons.Exists(lesson => lesson.Id == it.LessonId) =>
                new TrailStep(TrailKind.ValueStory, it.Id, it.Number, it.Parts[0].Text, null, it.ToldAt),
            _ => null,
        });
        return [.. steps.OfType<TrailStep>().OrderBy(step => step.At).ThenBy(step => step.Kind).ThenBy(step => step.Number)];
    }

    /// <summary>The id in the community of a source that is named by its id in the meeting; null for what keeps its own.</summary>
    private static string? AtHome(LessonSource source) => source.MeetingId is { } meetingId && HomeKinds.TryGetValue(source.Kind, out var kind)
        ? SourceId.Of(meetingId, kind, source.SourceId)
        : null;
}
