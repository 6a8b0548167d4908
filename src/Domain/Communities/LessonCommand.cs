using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Text;

namespace Samenwerken.Domain.Communities;

/// <summary>What can be asked about lessons and value stories.</summary>
public abstract record LessonCommand : CommunityCommand
{
    private LessonCommand() { }

    public sealed record ProposeLesson(string LessonId, string Title, ImmutableArray<LessonSource> Sources) : LessonCommand;

    /// <summary>Says anew what is said of a lesson as a whole.</summary>
    /// <param name="Was">The title that the writer saw.</param>
    public sealed record EditLesson(
        string LessonId, string Title, ImmutableArray<LessonSource> Sources, ImmutableArray<string> Themes, ImmutableArray<string> Transitions,
        LessonConfidence Confidence, string Was) : LessonCommand;

    /// <inheritdoc cref="MeetingCommand.EditMinutes"/>
    public sealed record EditLessonText(
        string LessonId,
        LessonPart Part,
        int BasedOn,
        Delta Delta,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool GoesOn = false) : LessonCommand;

    /// <summary>The sender read it, and stands for it as it is.</summary>
    public sealed record CheckLesson(string LessonId) : LessonCommand;

    public sealed record WithdrawCheck(string LessonId) : LessonCommand;

    /// <summary>Takes a candidate away that is not to become a lesson.</summary>
    public sealed record DropLesson(string LessonId) : LessonCommand;

    public sealed record PublishLesson(string LessonId) : LessonCommand;

    public sealed record OutdateLesson(string LessonId, string Reason) : LessonCommand;

    /// <summary>The sender contributed to it.</summary>
    /// <param name="IsNamed">Whether others may see that; null takes it back.</param>
    public sealed record SetContribution(string LessonId, bool? IsNamed) : LessonCommand;

    /// <summary>Says what the lesson means as one partner group sees it.</summary>
    /// <param name="Text">Null takes it away.</param>
    public sealed record SetLessonPerspective(string LessonId, string Group, string? Text) : LessonCommand;

    /// <param name="IsNamed">Whether others may see who tells it.</param>
    public sealed record TellValueStory(string ValueStoryId, ImmutableArray<ValuePart> Parts, string? LessonId, bool IsNamed) : LessonCommand;

    public sealed record EditValueStory(string ValueStoryId, ImmutableArray<ValuePart> Parts) : LessonCommand;

    public sealed record RemoveValueStory(string ValueStoryId) : LessonCommand;

    internal static new CommunityCommand? Read(string type, Fields fields) => type switch
    {
        "proposeLesson" => new ProposeLesson(fields.Id("lessonId"), fields.Line("title", CommunityLimits.LessonTitle), ReadSources(fields)),
        "editLesson" => new EditLesson(
            fields.Id("lessonId"), fields.Line("title", CommunityLimits.LessonTitle), ReadSources(fields),
            fields.OptionalLabels("themes", CommunityLimits.Labels, CommunityLimits.Label) ?? [],
            fields.OptionalLabels("transitions", CommunityLimits.Labels, CommunityLimits.Label) ?? [],
            fields.Choice<LessonConfidence>("confidence"), fields.Verbatim("was")),
        "editLessonText" => new EditLessonText(
            fields.Id("lessonId"), fields.Choice<LessonPart>("part"), fields.Whole("basedOn", 0, int.MaxValue), fields.Delta("delta"),
            fields.OptionalFlag("goesOn")),
        "checkLesson" => new CheckLesson(fields.Id("lessonId")),
        "withdrawCheck" => new WithdrawCheck(fields.Id("lessonId")),
        "dropLesson" => new DropLesson(fields.Id("lessonId")),
        "publishLesson" => new PublishLesson(fields.Id("lessonId")),
        "outdateLesson" => new OutdateLesson(fields.Id("lessonId"), fields.Text("reason", CommunityLimits.Why)),
        "setContribution" => new SetContribution(fields.Id("lessonId"), fields.IsNull("isNamed") ? null : fields.Flag("isNamed")),
        "setLessonPerspective" => new SetLessonPerspective(
            fields.Id("lessonId"), fields.Line("group", CommunityLimits.Label), fields.IsNull("text") ? null : fields.Text("text", CommunityLimits.Why)),
        "tellValueStory" => new TellValueStory(fields.Id("valueStoryId"), ReadParts(fields), fields.OptionalId("lessonId"), fields.Flag("isNamed")),
        "editValueStory" => new EditValueStory(fields.Id("valueStoryId"), ReadParts(fields)),
        "removeValueStory" => new RemoveValueStory(fields.Id("valueStoryId")),
        _ => null,
    };

    private static ImmutableArray<LessonSource> ReadSources(Fields fields) =>
        fields.Has("sources") ? fields.List("sources", 0, CommunityLimits.Sources, ReadSource) : [];

    private static LessonSource ReadSource(Fields fields) => new(
        fields.Choice<LessonSourceKind>("kind"), fields.OptionalId("meetingId"), fields.Id("sourceId"),
        fields.OptionalText("text", CommunityLimits.SourceText), fields.OptionalLine("group", CommunityLimits.Label));

    /// <summary>Each cycle once, in their order.</summary>
    private static ImmutableArray<ValuePart> ReadParts(Fields fields)
    {
        var parts = fields.List(
            "parts", 1, Enum.GetValues<ValueCycle>().Length,
            part => new ValuePart(part.Choice<ValueCycle>("cycle"), part.Text("text", CommunityLimits.ValuePart)));
        if (parts.DistinctBy(part => part.Cycle).Count() < parts.Length && fields.Problems.IsEmpty)
            fields.Note("parts", Refusals.FieldInvalid);
        return [.. parts.OrderBy(part => part.Cycle)];
    }
}
