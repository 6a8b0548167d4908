using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Domain.Communities;

/// <summary>A meeting of the community: planned, running, held or cancelled.</summary>
/// <param name="MeetingId">The meeting itself, once it began.</param>
/// <param name="HeldAt">When it was closed last.</param>
/// <param name="People">How many were there.</param>
/// <param name="Contributors">How many of them brought an idea or had the floor.</param>
/// <param name="Ideas">How many ideas there were.</param>
/// <param name="TakenSeq">Up to which commit of the meeting it was taken home.</param>
/// <param name="Methods">The working methods that were gone through, by name; absent where the meeting did not say.</param>
/// <param name="RunsWithIdeas">In how many of them ideas were written; absent where the meeting did not say.</param>
public sealed record PlannedMeeting(
    string Id,
    int Number,
    string Title,
    string? Aim,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    MeetingForm Form,
    string? Place,
    string? VideoLink,
    string? SeriesId,
    ImmutableArray<PlannedItem> Agenda,
    PlannedStatus Status = PlannedStatus.Planned,
    string? MeetingId = null,
    DateTimeOffset? HeldAt = null,
    int? People = null,
    int? Contributors = null,
    int? Ideas = null,
    long? TakenSeq = null,
    ImmutableArray<string>? Methods = null,
    int? RunsWithIdeas = null) : Record(Id);

/// <summary>Meetings that were planned together, with a rhythm.</summary>
public sealed record MeetingSeries(string Id, string Title, int Meetings) : Record(Id);

/// <summary>What somebody answered to the invitation to a meeting.</summary>
public sealed record AnswerToMeeting(string Id, string PlannedId, string PersonId, MeetingAnswer Answer) : Record(Id)
{
    public static string IdOf(string plannedId, string personId) => $"{plannedId}.{personId}";
}

/// <summary>Who was at a meeting.</summary>
/// <param name="Id">The id of the planned meeting.</param>
public sealed record MeetingAttendance(string Id, ImmutableArray<Attendee> People) : Record(Id);

/// <summary>Somebody who was at a meeting, a member or a guest.</summary>
public sealed record Attendee(string PersonId, string Name, Sector? Sector, Channel? Channel);

/// <summary>An idea of a meeting, named from outside it.</summary>
public sealed record SourceIdea(string MeetingId, string IdeaId);

/// <summary>How far a decision of the community is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DecisionStatus>))]
public enum DecisionStatus
{
    [JsonStringEnumMemberName("taken")] Taken,
    [JsonStringEnumMemberName("carriedOut")] CarriedOut,
    [JsonStringEnumMemberName("revised")] Revised,
    [JsonStringEnumMemberName("withdrawn")] Withdrawn,
}

/// <summary>What a decision is about, where the ten steps ask for it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DecisionSubject>))]
public enum DecisionSubject
{
    [JsonStringEnumMemberName("agreements")] Agreements,
    [JsonStringEnumMemberName("continue")] Continue,
    [JsonStringEnumMemberName("split")] Split,
    [JsonStringEnumMemberName("scaleUp")] ScaleUp,
    [JsonStringEnumMemberName("handOver")] HandOver,
    [JsonStringEnumMemberName("conclude")] Conclude,
}

/// <summary>A decision of the community, taken in one of its meetings.</summary>
/// <param name="Id">See <see cref="SourceId"/>.</param>
/// <param name="Number">1, 2, 3 without a gap over the whole community: B-2026-007.</param>
/// <param name="Year">In which it was taken.</param>
/// <param name="Subject">As a coordinator or facilitator marked it.</param>
/// <param name="Method">Absent where nobody said.</param>
/// <param name="OwnerId">Who sees to it.</param>
/// <param name="OwnerName">Of a guest, who is no member.</param>
/// <param name="ReviewOn">The day on which it is looked at again; always there where it was taken by consent.</param>
/// <param name="RevisedById">The decision that came in its place.</param>
public sealed record CommunityDecision(
    string Id, int Number, int Year, string Text, string MeetingId, ImmutableArray<SourceIdea> FromIdeas, DateTimeOffset TakenAt, DecisionStatus Status,
    DecisionSubject? Subject = null, DecisionMethod? Method = null, string? OwnerId = null, string? OwnerName = null, DateOnly? ReviewOn = null,
    string? RevisedById = null) : Record(Id);

/// <summary>How far an action of the community is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CommunityActionStatus>))]
public enum CommunityActionStatus
{
    [JsonStringEnumMemberName("open")] Open,
    [JsonStringEnumMemberName("inProgress")] InProgress,
    [JsonStringEnumMemberName("done")] Done,
    [JsonStringEnumMemberName("dropped")] Dropped,
}

/// <summary>What one person of the community is going to do.</summary>
/// <param name="Id">See <see cref="SourceId"/>.</param>
/// <param name="Number">1, 2, 3 without a gap over the whole community: A-2026-021.</param>
/// <param name="Year">In which it was agreed.</param>
/// <param name="AssigneeName">Of a guest, who is no member.</param>
/// <param name="Reason">Why it was dropped.</param>
/// <param name="Changed">Whether its state was set in the community, which then outlives what the meeting says of it.</param>
/// <param name="HandedOver">Whether somebody took it over since the meeting.</param>
public sealed record CommunityAction(
    string Id, int Number, int Year, string Text, string AssigneeId, string? AssigneeName, DateOnly? Due, CommunityActionStatus Status, string MeetingId,
    ImmutableArray<SourceIdea> FromIdeas, DateTimeOffset AssignedAt, DateTimeOffset? DoneAt = null, string? Reason = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Changed = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool HandedOver = false) : Record(Id)
{
    [JsonIgnore]
    public bool IsOpen => Status is CommunityActionStatus.Open or CommunityActionStatus.InProgress;
}

/// <summary>What a round of voting in a meeting came to.</summary>
/// <param name="Id">See <see cref="SourceId"/>.</param>
public sealed record MeetingResult(
    string Id, string MeetingId, string Question, int Voters, int Ballots, ImmutableArray<ResultLine> Tally, DateTimeOffset ClosedAt) : Record(Id);

public sealed record ResultLine(string IdeaId, string Text, int Votes);

/// <summary>
/// An idea that was chosen in a meeting and became a candidate among the lessons. It stays on the server, so that a candidate that was
/// dropped does not come back when its meeting is closed again.
/// </summary>
/// <param name="Id">That of the lesson: see <see cref="SourceId"/>.</param>
/// <param name="Group">The partner group of whoever wrote it.</param>
public sealed record LessonCandidate(
    string Id, string Text, ImmutableArray<SourceIdea> Sources, string ResultId, DateTimeOffset At, string? Group = null) : Record(Id);

/// <summary>Of which partner group the writer of an idea is.</summary>
public sealed record IdeaGroup(string IdeaId, string Group);

/// <summary>The id in a community of what comes from a meeting: the same each time it comes, and never that of another meeting's.</summary>
internal static class SourceId
{
    public static string Of(string meetingId, string kind, string id) =>
        System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{meetingId} {kind} {id}")).AsSpan(0, 16));
}

/// <summary>What a closed meeting tells its community: everything that came of it, in the meeting's own words and ids.</summary>
/// <param name="Seq">The commit of the meeting with which it is so.</param>
/// <param name="Input">How many ideas came from each group.</param>
/// <param name="Contributors">How many people brought one, or had the floor.</param>
/// <param name="Groups">Those of the ideas that got dots, as far as they are known.</param>
/// <param name="Inputs">Of everybody who brought something.</param>
/// <param name="Methods">The working methods that were gone through.</param>
public sealed record MeetingHarvest(
    string PlannedId, long Seq, DateTimeOffset ClosedAt, ImmutableArray<Attendee> People, GroupCounts Present, GroupCounts Input, int Contributors,
    ImmutableArray<Decision> Decisions, ImmutableArray<ActionItem> Actions, ImmutableArray<VoteRound> Rounds, ImmutableArray<IdeaGroup>? Groups = null,
    ImmutableArray<PersonInput>? Inputs = null, ImmutableArray<MethodRun>? Methods = null);

/// <summary>That a working method was gone through.</summary>
/// <param name="Method">By its name in the catalogue; absent for one of the meeting's own.</param>
/// <param name="Ideas">How many ideas were written on its board.</param>
public sealed record MethodRun(string? Method, int Ideas);

/// <summary>How many ideas somebody brought. A community counts it by groups, and keeps the counts alone.</summary>
public sealed record PersonInput(string PersonId, Sector? Sector, int Ideas);
