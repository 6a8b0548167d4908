using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Text;

namespace Samenwerken.Domain.Communities;

/// <summary>A reusable insight, with what it came from. Its parts are texts of their own: see <see cref="LessonText"/>.</summary>
/// <param name="Number">1, 2, 3 without a gap.</param>
/// <param name="Title">A statement.</param>
/// <param name="Groups">The partner groups that stand behind it, by its sources and by whoever said that they contributed.</param>
/// <param name="Checks">Who checked it as it is; a change takes them away.</param>
/// <param name="OutdatedWhy">Why it no longer holds.</param>
public sealed record Lesson(
    string Id,
    int Number,
    string Title,
    LessonStatus Status,
    ImmutableArray<LessonSource> Sources,
    ImmutableArray<string> Groups,
    ImmutableArray<LessonCheck> Checks,
    ImmutableArray<string> Themes,
    ImmutableArray<string> Transitions,
    LessonConfidence Confidence,
    string? ProposedById,
    DateTimeOffset ProposedAt,
    DateTimeOffset? PublishedAt = null,
    string? OutdatedWhy = null) : Record(Id);

/// <summary>Something that a lesson came from, by where it stands.</summary>
/// <param name="MeetingId">The meeting where it stands; absent for what is of the community itself.</param>
/// <param name="SourceId">Its id there: of the idea, round, agenda item of the minutes, decision, action, experiment or request.</param>
/// <param name="Text">What it said.</param>
/// <param name="Group">The partner group that it came from.</param>
public sealed record LessonSource(LessonSourceKind Kind, string? MeetingId, string SourceId, string? Text, string? Group)
{
    public bool IsAt(string? meetingId, string sourceId) => MeetingId == meetingId && SourceId == sourceId;
}

/// <summary>That a member read a lesson and stands for it.</summary>
/// <param name="OrganisationId">The organisation that they are of; absent for somebody who is of none.</param>
public sealed record LessonCheck(string PersonId, string? OrganisationId, DateTimeOffset At)
{
    /// <summary>What has to differ between two who check; somebody of no organisation speaks for themselves.</summary>
    [JsonIgnore]
    public string Side => OrganisationId ?? PersonId;
}

/// <summary>One part of a lesson, in which many write at once.</summary>
/// <param name="Id">The lesson and the part.</param>
public sealed record LessonText(string Id, string Text, int Revision, string LessonId, LessonPart Part) : TextRecord(Id, Text, Revision)
{
    public static string IdOf(string lessonId, LessonPart part) => $"{lessonId}.{EnumName.Of(part)}";
}

/// <summary>That somebody contributed to a lesson, as they say themselves: with their name for all, or for themselves alone.</summary>
public sealed record LessonContribution(string Id, string LessonId, string PersonId, bool IsNamed) : Record(Id)
{
    public static string IdOf(string lessonId, string personId) => $"{lessonId}.{personId}";
}

/// <summary>What taking part led to, from cycle to cycle, as a member tells it.</summary>
/// <param name="TellerId">Absent where they tell it without their name.</param>
/// <param name="LessonId">The lesson that it is about.</param>
public sealed record ValueStory(
    string Id, int Number, ImmutableArray<ValuePart> Parts, string? TellerId, string? LessonId, DateTimeOffset ToldAt) : Record(Id);

/// <summary>What one cycle came to.</summary>
public sealed record ValuePart(ValueCycle Cycle, string Text);

/// <summary>Whose a value story is that was told without a name: only they themselves see it.</summary>
/// <param name="Id">The story's id.</param>
public sealed record ValueStoryTeller(string Id, string PersonId) : Record(Id);
