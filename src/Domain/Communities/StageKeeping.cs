using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

/// <summary>By what a stage is suggested.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StageSign>))]
public enum StageSign
{
    [JsonStringEnumMemberName("notActive")] NotActive,
    [JsonStringEnumMemberName("noMeetings")] NoMeetings,
    [JsonStringEnumMemberName("fewMembers")] FewMembers,
    [JsonStringEnumMemberName("meetingsHeld")] MeetingsHeld,
    [JsonStringEnumMemberName("agreementsMade")] AgreementsMade,
    [JsonStringEnumMemberName("storiesTold")] StoriesTold,
    [JsonStringEnumMemberName("experimentsRun")] ExperimentsRun,
    [JsonStringEnumMemberName("lessonsChecked")] LessonsChecked,
    [JsonStringEnumMemberName("monthsTogether")] MonthsTogether,
    [JsonStringEnumMemberName("lessonsPublished")] LessonsPublished,
    [JsonStringEnumMemberName("concluding")] Concluding,

    /// <summary>So many days to the planned end.</summary>
    [JsonStringEnumMemberName("endNear")] EndNear,

    /// <summary>Fewer than half of the members came to the last two meetings.</summary>
    [JsonStringEnumMemberName("fewCame")] FewCame,
}

/// <param name="Count">How many, where it is a number.</param>
public sealed record StageReason(StageSign Sign, int? Count = null);

/// <summary>The stage that the facts of a community speak of, and which those are; there where it is another than the people chose.</summary>
public sealed record StageAdvice(MaturityStage Stage, ImmutableArray<StageReason> Reasons) : Record(OnlyId)
{
    public const string OnlyId = "stageAdvice";
}

/// <summary>
/// Suggests a stage of development from the facts of a community. The stage is a choice of people, and going back one is normal: a suggestion
/// changes nothing. The rules have no clock, so time is as it was when the last meeting was held.
/// </summary>
internal static class StageKeeping
{
    public const int FewMembers = 8;
    public const int GrownMeetings = 4;
    public const int GrownLessons = 3;
    public const int StewardMonths = 12;
    public const int DaysToTheEnd = 60;

    public static void Follow(Projection projection)
    {
        var community = projection.Find<CommunityRecord>(CommunityRecord.OnlyId)!;
        var was = projection.Find<StageAdvice>(StageAdvice.OnlyId);
        var (stage, reasons) = Of(projection.State);
        if (community.IsOver || stage == community.MaturityStage)
            projection.Delete<StageAdvice>(StageAdvice.OnlyId);
        else
            projection.Put(new StageAdvice(stage, was?.Reasons.SequenceEqual(reasons) is true ? was.Reasons : reasons), Audience.Everyone);
    }

    /// <summary>The furthest stage of which there are signs, and those signs.</summary>
    public static (MaturityStage Stage, ImmutableArray<StageReason> Reasons) Of(State state)
    {
        var community = state.Find<CommunityRecord>(CommunityRecord.OnlyId)!;
        var members = state.All<Member>().Count(member => member.TakesPart());
        var held = state.All<PlannedMeeting>().Where(meeting => meeting.HeldAt is not null).OrderByDescending(meeting => meeting.HeldAt).ToList();
        var experiments = state.All<Experiment>().Count(experiment => experiment.Status is not ExperimentStatus.Planned);
        var (verified, published) = (
            state.All<Lesson>().Count(lesson => lesson.Status is LessonStatus.Checked or LessonStatus.Published),
            state.All<Lesson>().Count(lesson => lesson.Status is LessonStatus.Published));
        var stories = state.Count<ValueStory>();
        var today = held is [var newest, ..] ? DateOnly.FromDateTime(newest.HeldAt!.Value.UtcDateTime) : community.StartDate;
        var (months, left) = (MonthsBetween(community.StartDate, today), community.PlannedEnd.DayNumber - today.DayNumber);
        var fewCame = held.Count >= 2 && held.Take(2).All(meeting => meeting.People * 2 < members);

        if (community.Status is CommunityStatus.Concluding)
            return (MaturityStage.Transformation, [new(StageSign.Concluding)]);
        if (held.Count > 0 && (left <= DaysToTheEnd || fewCame))
            return (MaturityStage.Transformation, [.. Signs((left <= DaysToTheEnd, StageSign.EndNear, Math.Max(left, 0)), (fewCame, StageSign.FewCame, null))]);
        if (months >= StewardMonths && published > 0)
            return (MaturityStage.Stewardship, [new(StageSign.MonthsTogether, months), new(StageSign.LessonsPublished, published)]);
        if (held.Count >= GrownMeetings && (experiments > 0 || verified >= GrownLessons))
        {
            return (MaturityStage.Maturing,
            [
                .. Signs((true, StageSign.MeetingsHeld, held.Count), (experiments > 0, StageSign.ExperimentsRun, experiments), (verified >= GrownLessons, StageSign.LessonsChecked, verified)),
            ]);
        }

        if (held.Count > 0 && state.Find<Agreements>(Agreements.OnlyId) is not null)
            return (MaturityStage.Coalescing, [.. Signs((true, StageSign.MeetingsHeld, held.Count), (true, StageSign.AgreementsMade, null), (stories > 0, StageSign.StoriesTold, stories))]);
        return (MaturityStage.Potential,
        [
            .. Signs(
                (community.Status is CommunityStatus.Draft or CommunityStatus.Recruiting, StageSign.NotActive, null), (held.Count == 0, StageSign.NoMeetings, null),
                (members < FewMembers, StageSign.FewMembers, members)),
        ]);
    }

    private static IEnumerable<StageReason> Signs(params (bool IsThere, StageSign Sign, int? Count)[] signs) =>
        signs.Where(sign => sign.IsThere).Select(sign => new StageReason(sign.Sign, sign.Count));

    private static int MonthsBetween(DateOnly from, DateOnly to) =>
        Math.Max(0, ((to.Year - from.Year) * 12) + to.Month - from.Month - (to.Day < from.Day ? 1 : 0));
}
