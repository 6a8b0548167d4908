using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Domain.Communities;

/// <summary>How a meeting is held.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MeetingForm>))]
public enum MeetingForm
{
    [JsonStringEnumMemberName("onsite")] Onsite,
    [JsonStringEnumMemberName("online")] Online,
    [JsonStringEnumMemberName("hybrid")] Hybrid,
}

[JsonConverter(typeof(JsonStringEnumConverter<PlannedStatus>))]
public enum PlannedStatus
{
    [JsonStringEnumMemberName("planned")] Planned,
    [JsonStringEnumMemberName("running")] Running,
    [JsonStringEnumMemberName("held")] Held,
    [JsonStringEnumMemberName("cancelled")] Cancelled,
}

[JsonConverter(typeof(JsonStringEnumConverter<MeetingAnswer>))]
public enum MeetingAnswer
{
    [JsonStringEnumMemberName("room")] Room,
    [JsonStringEnumMemberName("remote")] Remote,
    [JsonStringEnumMemberName("no")] No,
}

/// <summary>What an item of an agenda is for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ItemKind>))]
public enum ItemKind
{
    [JsonStringEnumMemberName("checkIn")] CheckIn,

    /// <summary>One-way: somebody tells.</summary>
    [JsonStringEnumMemberName("inform")] Inform,
    [JsonStringEnumMemberName("explore")] Explore,
    [JsonStringEnumMemberName("create")] Create,
    [JsonStringEnumMemberName("choose")] Choose,
    [JsonStringEnumMemberName("decide")] Decide,
    [JsonStringEnumMemberName("learn")] Learn,
    [JsonStringEnumMemberName("break")] Break,
    [JsonStringEnumMemberName("anyOtherBusiness")] AnyOtherBusiness,
    [JsonStringEnumMemberName("checkOut")] CheckOut,
}

/// <summary>One point of the agenda of a planned meeting.</summary>
/// <param name="Method">The working method, by its name in the catalogue; absent where there is none.</param>
public sealed record PlannedItem(string Title, ItemKind Kind, int Minutes, string? Method);

/// <summary>What somebody saw of a planned meeting when they began to change it.</summary>
public sealed record PlanAsSeen(
    string Title, string? Aim, DateTimeOffset StartsAt, DateTimeOffset EndsAt, MeetingForm Form, string? Place, string? VideoLink, ImmutableArray<PlannedItem> Agenda);

/// <summary>One meeting of a series.</summary>
public sealed record SeriesMoment(string PlannedId, DateTimeOffset StartsAt);

/// <summary>What can be asked about the meetings of a community.</summary>
public abstract record GatheringCommand : CommunityCommand
{
    private GatheringCommand() { }

    // Of a meeting of the community.

    /// <summary>The sending meeting is open.</summary>
    public sealed record NoteMeetingOpened(string PlannedId) : GatheringCommand;

    /// <summary>The sending meeting is closed; this is what it came to.</summary>
    public sealed record TakeMeetingHome(MeetingHarvest Harvest) : GatheringCommand;

    /// <summary>The words of these notes are gone from the sending meeting, as their writers asked.</summary>
    public sealed record TakeNotesOut(ImmutableArray<string> PersonIds, ImmutableArray<string> NoteIds) : GatheringCommand;

    /// <summary>The sending meeting changed an action that was open here when it began.</summary>
    public sealed record ChangeAction(string ActionId, ActionChange Change) : GatheringCommand;

    // Of people.

    /// <summary>Plans a meeting, or changes what was planned of one.</summary>
    /// <param name="Saw">What the writer saw of one that was planned; left out, what they send is all of it.</param>
    public sealed record PlanMeeting(
        string PlannedId, string Title, string? Aim, DateTimeOffset StartsAt, DateTimeOffset EndsAt, MeetingForm Form, string? Place, string? VideoLink,
        ImmutableArray<PlannedItem> Agenda, PlanAsSeen? Saw = null) : GatheringCommand;

    /// <summary>Plans meetings with a rhythm, all alike but for their moments.</summary>
    public sealed record PlanSeries(
        string SeriesId, string Title, ImmutableArray<SeriesMoment> Meetings, int Minutes, MeetingForm Form, string? Place, string? VideoLink) : GatheringCommand;

    public sealed record CancelPlannedMeeting(string PlannedId) : GatheringCommand;

    public sealed record AnswerMeeting(string PlannedId, MeetingAnswer Answer) : GatheringCommand;

    internal static new GatheringCommand? Read(string type, Fields fields) => type switch
    {
        "planMeeting" => ReadPlan(fields),
        "planSeries" => ReadSeries(fields),
        "cancelPlannedMeeting" => new CancelPlannedMeeting(fields.Id("plannedId")),
        "answerMeeting" => new AnswerMeeting(fields.Id("plannedId"), fields.Choice<MeetingAnswer>("answer")),
        _ => null,
    };

    private static PlanMeeting ReadPlan(Fields fields)
    {
        var plan = new PlanMeeting(
            fields.Id("plannedId"), fields.Line("title", Limits.Title), fields.OptionalLine("aim", CommunityLimits.Aim), fields.Moment("startsAt"),
            fields.Moment("endsAt"), fields.Choice<MeetingForm>("form"), fields.OptionalLine("place", CommunityLimits.Place), ReadVideoLink(fields),
            ReadAgenda(fields), fields.Object("saw", ReadSeen));
        if (fields.Problems.IsEmpty && !(plan.EndsAt > plan.StartsAt && plan.EndsAt - plan.StartsAt <= CommunityLimits.LongestMeeting))
            fields.Note("endsAt", Refusals.FieldInvalid);
        return plan;
    }

    /// <summary>What is only compared is not judged.</summary>
    private static PlanAsSeen ReadSeen(Fields fields) => new(
        fields.Verbatim("title"), fields.OptionalVerbatim("aim"), fields.Moment("startsAt"), fields.Moment("endsAt"), fields.Choice<MeetingForm>("form"),
        fields.OptionalVerbatim("place"), fields.OptionalVerbatim("videoLink"), ReadAgenda(fields));

    private static ImmutableArray<PlannedItem> ReadAgenda(Fields fields) =>
        fields.IsSaid("agenda") ? fields.List("agenda", 0, CommunityLimits.PlannedItems, ReadItem) : [];

    private static PlanSeries ReadSeries(Fields fields)
    {
        var series = new PlanSeries(
            fields.Id("seriesId"), fields.Line("title", Limits.Title),
            fields.List("meetings", 1, CommunityLimits.SeriesMeetings, one => new SeriesMoment(one.Id("plannedId"), one.Moment("startsAt"))),
            fields.Whole("minutes", 5, (int)CommunityLimits.LongestMeeting.TotalMinutes), fields.Choice<MeetingForm>("form"),
            fields.OptionalLine("place", CommunityLimits.Place), ReadVideoLink(fields));
        if (fields.Problems.IsEmpty && series.Meetings.Select(one => one.PlannedId).Distinct().Count() < series.Meetings.Length)
            fields.Note("meetings", Refusals.FieldInvalid);
        return series;
    }

    /// <inheritdoc cref="ReadPlan"/>
    internal static ProposedMeeting ReadProposed(Fields fields) => ReadPlan(fields) is var plan
        ? new(plan.PlannedId, plan.Title, plan.Aim, plan.StartsAt, plan.EndsAt, plan.Form, plan.Place, plan.VideoLink, plan.Agenda, plan.Saw)
        : throw new InvalidOperationException();

    private static PlannedItem ReadItem(Fields fields) => new(
        fields.Line("title", Limits.Title), fields.Choice<ItemKind>("kind"), fields.Whole("minutes", 0, CommunityLimits.ItemMinutes),
        fields.OptionalLine("method", CommunityLimits.Label));

    /// <summary>An address that a browser opens, and nothing that runs.</summary>
    private static string? ReadVideoLink(Fields fields)
    {
        var link = fields.OptionalLine("videoLink", CommunityLimits.Website);
        if (link is not null && !link.StartsWith("https://", StringComparison.Ordinal) && !link.StartsWith("http://", StringComparison.Ordinal))
            fields.Note("videoLink", Refusals.FieldInvalid);
        return link;
    }
}

/// <summary>What happens to the meetings of a community.</summary>
public abstract record GatheringEvent : CommunityEvent
{
    private GatheringEvent() { }

    public sealed record MeetingPlanned(PlannedMeeting Meeting) : GatheringEvent;

    public sealed record SeriesPlanned(MeetingSeries Series, ImmutableArray<PlannedMeeting> Meetings) : GatheringEvent;

    public sealed record PlannedMeetingCancelled(string PlannedId) : GatheringEvent;

    public sealed record MeetingAnswered(string PlannedId, string PersonId, MeetingAnswer Answer) : GatheringEvent;

    public sealed record MeetingOfCommunityOpened(string PlannedId, string MeetingId) : GatheringEvent;

    /// <param name="Seq">The commit of the meeting in which it closed, so that an older account never follows a newer one.</param>
    /// <param name="Decisions">Those that are new or differ, each with its number in the community; so <paramref name="Actions"/>.</param>
    public sealed record MeetingTakenHome(
        string PlannedId, string MeetingId, long Seq, DateTimeOffset ClosedAt, MeetingAttendance Attendance, GroupCounts Present, GroupCounts Input,
        int Contributors, ImmutableArray<CommunityDecision> Decisions, ImmutableArray<CommunityAction> Actions, ImmutableArray<MeetingResult> Results,
        ImmutableArray<LessonCandidate> Candidates, ImmutableArray<MethodRun>? Methods = null) : GatheringEvent;
}
