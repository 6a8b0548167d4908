using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

/// <summary>
/// One time that people go through the phases of an agenda item's plan. At most one is not over. Its times are the server's; browsers only
/// show them.
/// </summary>
/// <param name="Phases">As they were when it began, so that a later change of plan does not move a run.</param>
/// <param name="Phase">Which phase it is in, or was last in; 0 for the first.</param>
/// <param name="PhaseStartedAt">Absent until a phase has begun.</param>
/// <param name="EndsAt">When the time of the phase is up, or was; absent while it stands still and outside phases.</param>
/// <param name="LeftMs">How much time is left of it; there while it stands still.</param>
/// <param name="Grace">Absent where nobody has anything to finish.</param>
/// <param name="Hidden">How many ideas were written in it and are seen by their writers only. It is all that others hear of them (VIS2).</param>
/// <param name="Ready">How many said in this phase that they are ready; never who.</param>
/// <param name="Revealed">Whether there was something hidden in it, and all of that was shown.</param>
public sealed record Run(
    string Id,
    string ItemId,
    ImmutableArray<PlanPhase> Phases,
    int Phase,
    RunStatus Status,
    DateTimeOffset StartedAt,
    DateTimeOffset? PhaseStartedAt = null,
    DateTimeOffset? EndsAt = null,
    int? LeftMs = null,
    Grace? Grace = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Hidden = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Ready = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Revealed = false,
    DateTimeOffset? EndedAt = null) : Record(Id)
{
    internal bool IsOver => Status is RunStatus.Finished or RunStatus.Aborted;

    /// <summary>The phase that people are in now; null before the first, while harvesting, and when it is over.</summary>
    internal PlanPhase? PhaseNow => Status is RunStatus.Running or RunStatus.Paused or RunStatus.Overtime ? Phases[Phase] : null;

    internal bool IsHiddenIn(int phase) => phase < Phases.Length && Phases[phase].Input is PhaseInput.Hidden or PhaseInput.PassSheet;

    /// <summary>Whether people write now what others may not see.</summary>
    internal bool IsHiddenNow => PhaseNow is not null && IsHiddenIn(Phase);
}

/// <summary>A while in which people may still finish what they began in a phase that went before.</summary>
/// <param name="Phase">That phase.</param>
public sealed record Grace(int Phase, DateTimeOffset Until);

/// <summary>How far a run is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunStatus>))]
public enum RunStatus
{
    /// <summary>The board is there; no phase has begun.</summary>
    [JsonStringEnumMemberName("prepared")] Prepared,
    [JsonStringEnumMemberName("running")] Running,

    /// <summary>The time of the phase stands still; what may be done in it stays as it is.</summary>
    [JsonStringEnumMemberName("paused")] Paused,

    /// <summary>The time of the phase is up, and it goes on until the facilitator goes on.</summary>
    [JsonStringEnumMemberName("overtime")] Overtime,

    /// <summary>The phases are done, and it is seen what came of them.</summary>
    [JsonStringEnumMemberName("harvesting")] Harvesting,
    [JsonStringEnumMemberName("finished")] Finished,
    [JsonStringEnumMemberName("aborted")] Aborted,
}

/// <summary>That somebody said that they are ready; nobody else sees it.</summary>
/// <param name="Id">The person's id.</param>
public sealed record Readiness(string Id, string RunId, int Phase) : Record(Id);

/// <summary>A sheet that goes round.</summary>
/// <param name="Number">1 for the first; the ideas on it say it.</param>
/// <param name="OwnerId">Who held it first. It goes to the owner of the sheet with the next number.</param>
/// <param name="HolderId">Who holds it now.</param>
/// <param name="GroupId">The group in which it goes round; absent where it goes round everybody.</param>
public sealed record Sheet(string Id, string RunId, int Number, string OwnerId, string HolderId, string? GroupId = null) : Record(Id)
{
    public static string IdOf(string runId, int number) => $"{runId}.{number}";
}

/// <summary>Some people who work together for a while. What they write says so, also when the group is over.</summary>
/// <param name="Open">Whether people choose their own group.</param>
public sealed record Group(
    string Id,
    int Number,
    string Name,
    ImmutableArray<string> PersonIds,
    GroupPlace Place,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Open = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Ended = false) : Record(Id);

/// <summary>A group that is to be.</summary>
public sealed record GroupDraft(string GroupId, string Name, ImmutableArray<string> PersonIds, GroupPlace Place);

/// <summary>Where a group works.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GroupPlace>))]
public enum GroupPlace
{
    [JsonStringEnumMemberName("room")] Room,
    [JsonStringEnumMemberName("online")] Online,
    [JsonStringEnumMemberName("mixed")] Mixed,
}

/// <summary>A cluster that became part of another.</summary>
public sealed record MergedCluster(string Id, int Number, string Name);
