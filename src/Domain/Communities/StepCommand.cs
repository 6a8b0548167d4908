using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

/// <summary>The ten steps (werkwijze Samenwerken). What they are called and ask stands in a file of content.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepName>))]
public enum StepName
{
    [JsonStringEnumMemberName("exploreIssue")] ExploreIssue,
    [JsonStringEnumMemberName("chooseForm")] ChooseForm,
    [JsonStringEnumMemberName("formCore")] FormCore,
    [JsonStringEnumMemberName("invite")] Invite,
    [JsonStringEnumMemberName("agree")] Agree,
    [JsonStringEnumMemberName("designProgramme")] DesignProgramme,
    [JsonStringEnumMemberName("kickOff")] KickOff,
    [JsonStringEnumMemberName("experiment")] Experiment,
    [JsonStringEnumMemberName("harvest")] Harvest,
    [JsonStringEnumMemberName("anchor")] Anchor,
}

/// <summary>How far a step is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepStatus>))]
public enum StepStatus
{
    [JsonStringEnumMemberName("open")] Open,

    /// <summary>Some of its evidence is there, or all and nobody ticked it, or it was ticked and some is missing.</summary>
    [JsonStringEnumMemberName("partly")] Partly,

    /// <summary>All its evidence is there, and a coordinator ticked it.</summary>
    [JsonStringEnumMemberName("done")] Done,

    /// <summary>A coordinator said so with a reason, or the learning form does not have it.</summary>
    [JsonStringEnumMemberName("notApplicable")] NotApplicable,
}

/// <summary>One of the ten steps, as it stands.</summary>
/// <param name="Id">The name of the step.</param>
/// <param name="Met">The evidence that is there, by name.</param>
/// <param name="Missing">The evidence that is not, in the order in which it is asked for.</param>
/// <param name="TickedAt">When a coordinator ticked it.</param>
/// <param name="Why">Why it does not apply; absent where the learning form says so.</param>
public sealed record CommunityStep(
    string Id, int Number, StepStatus Status, ImmutableArray<string> Met, ImmutableArray<string> Missing, DateTimeOffset? TickedAt, string? Why) : Record(Id)
{
    public static string IdOf(StepName name) => EnumName.Of(name);
}

/// <summary>How far the community is with the ten steps.</summary>
/// <param name="Step">The first that is not done and applies; absent where there is none.</param>
/// <param name="Asks">The evidence of it to work on now; absent where it only waits to be ticked.</param>
public sealed record CommunityProgress(StepName? Step, string? Asks, int Done, int Partly, int NotApplicable) : Record(OnlyId)
{
    public const string OnlyId = "progress";
}

/// <summary>That the coordinator looked at who is missing.</summary>
public sealed record BalanceReview(DateTimeOffset At, string ById) : Record(OnlyId)
{
    public const string OnlyId = "balanceReview";
}

/// <summary>What can be asked about the ten steps.</summary>
public abstract record StepCommand : CommunityCommand
{
    private StepCommand() { }

    public sealed record TickStep(StepName Step, bool Done) : StepCommand;

    /// <param name="Why">Why it does not apply; null where it applies again.</param>
    public sealed record SetStepNotApplicable(StepName Step, string? Why) : StepCommand;

    public sealed record ReviewBalance : StepCommand;

    internal static new StepCommand? Read(string type, Fields fields) => type switch
    {
        "tickStep" => new TickStep(fields.Choice<StepName>("step"), fields.Flag("done")),
        "setStepNotApplicable" => new SetStepNotApplicable(
            fields.Choice<StepName>("step"), fields.IsNull("why") ? null : fields.Text("why", CommunityLimits.Why)),
        "reviewBalance" => new ReviewBalance(),
        _ => null,
    };
}

/// <summary>What happens to the ten steps by somebody's hand. Their evidence follows from everything else.</summary>
public abstract record StepEvent : CommunityEvent
{
    private StepEvent() { }

    public sealed record StepTicked(StepName Step, bool Done, DateTimeOffset At) : StepEvent;

    public sealed record StepNotApplicableSet(StepName Step, string? Why) : StepEvent;

    public sealed record BalanceReviewed(string ById, DateTimeOffset At) : StepEvent;
}
