using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

/// <summary>One point of the agenda.</summary>
/// <param name="Order">1 for the first; without gaps.</param>
/// <param name="Minutes">How long it is planned to last.</param>
/// <param name="OwnerId">The participant who leads it.</param>
/// <param name="Output">What is to come of it.</param>
/// <param name="Plan">How it is worked on; absent where nobody chose a method.</param>
/// <param name="WorksOn">
/// The item whose ideas it orders or chooses from, or <see cref="MeetingRecord.OnlyId"/> for those that belong to no item. Its board is
/// that of what it works on; absent, it has a board of its own.
/// </param>
/// <param name="StartedAt">When it last began.</param>
/// <param name="EndedAt">When it was done; absent while it runs.</param>
public sealed record AgendaItem(
    string Id,
    string Title,
    int Order,
    AgendaSort? Sort = null,
    int? Minutes = null,
    string? OwnerId = null,
    string? Question = null,
    ImmutableArray<string>? Output = null,
    string? Preparation = null,
    MethodPlan? Plan = null,
    string? WorksOn = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] AgendaItemState State = AgendaItemState.Todo,
    DateTimeOffset? StartedAt = null,
    DateTimeOffset? EndedAt = null) : Record(Id)
{
    internal AgendaDetails Details => new(Title, Sort, Minutes, OwnerId, Question, Output, Preparation, WorksOn);

    internal AgendaProgress Progress => new(State, StartedAt, EndedAt);

    internal AgendaItem With(AgendaDetails details) => this with
    {
        Title = details.Title, Sort = details.Sort, Minutes = details.Minutes, OwnerId = details.OwnerId, Question = details.Question,
        Output = details.Output, Preparation = details.Preparation, WorksOn = details.WorksOn,
    };

    internal AgendaItem With(AgendaProgress progress) => this with { State = progress.State, StartedAt = progress.StartedAt, EndedAt = progress.EndedAt };
}

/// <summary>What an item is about, as a whole.</summary>
public sealed record AgendaDetails(
    string Title, AgendaSort? Sort, int? Minutes, string? OwnerId, string? Question, ImmutableArray<string>? Output, string? Preparation, string? WorksOn)
{
    internal bool Is(AgendaDetails other) => this with { Output = null } == other with { Output = null } && Same(Output, other.Output);

    /// <summary>These with what an edit changed put back; null where something else was made of it since.</summary>
    internal AgendaDetails? Without(AgendaDetails edit, AgendaDetails was)
    {
        var isAsLeft = true;
        var back = new AgendaDetails(
            Back(Title, edit.Title, was.Title), Back(Sort, edit.Sort, was.Sort), Back(Minutes, edit.Minutes, was.Minutes),
            Back(OwnerId, edit.OwnerId, was.OwnerId), Back(Question, edit.Question, was.Question),
            BackOutput(),
            Back(Preparation, edit.Preparation, was.Preparation), Back(WorksOn, edit.WorksOn, was.WorksOn));
        return isAsLeft ? back : null;

        T Back<T>(T now, T edited, T before)
        {
            if (EqualityComparer<T>.Default.Equals(edited, before))
                return now;
            isAsLeft &= EqualityComparer<T>.Default.Equals(now, edited);
            return before;
        }

        ImmutableArray<string>? BackOutput()
        {
            if (Same(edit.Output, was.Output))
                return Output;
            isAsLeft &= Same(Output, edit.Output);
            return was.Output;
        }
    }

    private static bool Same(ImmutableArray<string>? one, ImmutableArray<string>? other) => (one ?? []).SequenceEqual(other ?? []);
}

/// <summary>How far an item is.</summary>
public sealed record AgendaProgress(
    AgendaItemState State, DateTimeOffset? StartedAt = null, DateTimeOffset? EndedAt = null);

/// <summary>How far an item came, and how far it was.</summary>
public sealed record ItemProgress(string ItemId, AgendaProgress Now, AgendaProgress Was);

/// <summary>An item of a template.</summary>
public sealed record ItemDraft(
    string ItemId, string Title, AgendaSort? Sort, int? Minutes, string? Question, ImmutableArray<string>? Output, string? Preparation, MethodPlan? Plan, string? WorksOn)
{
    internal AgendaItem ToItem(int order) => new(ItemId, Title, order, Sort, Minutes, null, Question, Output, Preparation, Plan, WorksOn);
}

[JsonConverter(typeof(JsonStringEnumConverter<AgendaSort>))]
public enum AgendaSort
{
    [JsonStringEnumMemberName("checkIn")] CheckIn,
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

[JsonConverter(typeof(JsonStringEnumConverter<AgendaItemState>))]
public enum AgendaItemState
{
    [JsonStringEnumMemberName("todo")] Todo,
    [JsonStringEnumMemberName("running")] Running,
    [JsonStringEnumMemberName("done")] Done,
    [JsonStringEnumMemberName("skipped")] Skipped,

    /// <summary>To a later meeting.</summary>
    [JsonStringEnumMemberName("moved")] Moved,
}

/// <summary>What of an item can be made empty again.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AgendaField>))]
public enum AgendaField
{
    [JsonStringEnumMemberName("sort")] Sort,
    [JsonStringEnumMemberName("minutes")] Minutes,
    [JsonStringEnumMemberName("ownerId")] OwnerId,
    [JsonStringEnumMemberName("question")] Question,
    [JsonStringEnumMemberName("output")] Output,
    [JsonStringEnumMemberName("preparation")] Preparation,
    [JsonStringEnumMemberName("worksOn")] WorksOn,
}
