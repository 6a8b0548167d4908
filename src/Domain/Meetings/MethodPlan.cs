using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

/// <summary>
/// How an agenda item is worked on: the layout of its board, its phases and its way of choosing. A method of the library is
/// copied into the item, so a method of one's own and one with other minutes are the same thing, and a library that changes
/// changes no meeting. <see cref="ProblemOf"/> is the one rule that says whether a plan can be carried out.
/// </summary>
/// <param name="MethodId">The method of the library that it was copied from.</param>
/// <param name="Name">What it is called, in the words of whoever chose it.</param>
/// <param name="Axes">What the sides of the board say, where it has any.</param>
public sealed record MethodPlan(
    string? MethodId,
    string Name,
    BoardLayout Layout,
    ImmutableArray<PlanZone> Zones,
    ImmutableArray<PlanPhase> Phases,
    PlanVoting Voting,
    ImmutableArray<string>? Axes = null)
{
    public static MethodPlan Read(Fields fields)
    {
        return new MethodPlan(
            fields.LineIfSaid("methodId", Limits.MethodId),
            fields.Line("name", Limits.Title),
            fields.Choice<BoardLayout>("layout"),
            fields.List("zones", 0, Limits.Zones, ReadZone),
            fields.List("phases", 1, Limits.Phases, PlanPhase.Read),
            fields.Object("voting", ReadVoting) ?? new PlanVoting(VotingType.None),
            fields.OptionalLabels("axes", Limits.Axes, Limits.ZoneName));

        static PlanZone ReadZone(Fields zone) => new(
            zone.Line("name", Limits.ZoneName), zone.OptionalWhole("row", 1, Limits.Zones), zone.OptionalWhole("column", 1, Limits.Zones));

        static PlanVoting ReadVoting(Fields voting) => new(
            voting.Choice<VotingType>("type"), voting.OptionalWhole("budget", 1, Limits.Dots), voting.OptionalWhole("maxPerIdea", 1, Limits.Dots));
    }

    /// <summary>Whether ideas can come in one of its phases.</summary>
    internal bool MakesIdeas => Phases.Any(phase => phase.LetsIdeasCome);

    /// <summary>Why it cannot be carried out, and which field says so; null where it can.</summary>
    /// <param name="hasIdeas">Whether it works on the ideas of something else.</param>
    public PlanProblem? ProblemOf(bool hasIdeas)
    {
        foreach (var (i, phase) in Phases.Index())
        {
            if (phase.IsVote && !hasIdeas)
                return new(MeetingRefusals.PlanVoteBeforeIdeas, $"phases[{i}].input");
            if (phase.IsVote && !Voting.IsAskedBy(phase.Input))
                return new(MeetingRefusals.PlanVotingWrong, $"phases[{i}].input");
            if (!phase.CanBe)
                return new(MeetingRefusals.PlanFormWrong, $"phases[{i}].form");
            hasIdeas |= phase.LetsIdeasCome;
        }

        if (Voting.Type is not VotingType.None && !hasIdeas)
            return new(MeetingRefusals.PlanVoteBeforeIdeas, "voting.type");
        if (!Voting.CanBe)
            return new(MeetingRefusals.PlanVotingWrong, "voting.budget");
        return ZonesFit ? null : new(MeetingRefusals.PlanZonesWrong, "zones");
    }

    private bool ZonesFit => Zones.Distinct().Count() == Zones.Length && Layout switch
    {
        BoardLayout.Free or BoardLayout.List => Zones.All(zone => zone is { Row: null, Column: null }),
        BoardLayout.Grid or BoardLayout.AgendaWall => Zones.Length > 0 && Zones.All(zone => zone is { Row: not null, Column: not null })
            && Zones.DistinctBy(zone => (zone.Row, zone.Column)).Count() == Zones.Length,
        BoardLayout.Quadrants => Zones.Length is 3 or 4,
        BoardLayout.XCurve => Zones.Length is 10,
        BoardLayout.Columns or BoardLayout.Tables => Zones.Length > 0,
        _ => Zones.Length > 1,
    };
}

/// <summary>Why a plan cannot be carried out.</summary>
/// <param name="Code">One of <see cref="MeetingRefusals"/>.</param>
public sealed record PlanProblem(string Code, string Field);

/// <summary>A place on the board that has a name: a column, a quadrant, a ring, a table.</summary>
/// <param name="Row">With <paramref name="Column"/> where it stands, 1 for the first; only where the layout has rows and columns.</param>
public sealed record PlanZone(string Name, int? Row = null, int? Column = null);

/// <summary>One phase of a plan.</summary>
public sealed record PlanPhase(string Title, int Minutes, WorkForm Form, PhaseInput Input)
{
    internal static PlanPhase Read(Fields phase) => new(
        phase.Line("title", Limits.Title), phase.Whole("minutes", 1, Limits.PhaseMinutes), phase.Choice<WorkForm>("form"), phase.Choice<PhaseInput>("input"));

    internal bool IsVote => Input is PhaseInput.Vote or PhaseInput.Score;

    internal bool LetsIdeasCome => Input is PhaseInput.Hidden or PhaseInput.Open or PhaseInput.Turns or PhaseInput.PassSheet;

    /// <summary>Nobody takes turns alone, and a sheet that is passed on has one writer at a time.</summary>
    internal bool CanBe => Input switch
    {
        PhaseInput.Turns => Form is not WorkForm.Solo,
        PhaseInput.PassSheet => Form is WorkForm.Solo,
        _ => true,
    };
}

/// <summary>How a plan chooses.</summary>
/// <param name="Budget">Dots of each voter (of each colour); only where there are dots.</param>
/// <param name="MaxPerIdea">How many of them may go to one idea.</param>
public sealed record PlanVoting(VotingType Type, int? Budget = null, int? MaxPerIdea = null)
{
    internal bool CanBe => Type is VotingType.Dots or VotingType.DotsColored
        ? Budget is { } budget && (MaxPerIdea ?? budget) <= budget
        : Budget is null && MaxPerIdea is null;

    internal bool IsAskedBy(PhaseInput input) => input is PhaseInput.Score
        ? Type is VotingType.Scale or VotingType.Score25
        : Type is VotingType.Dots or VotingType.DotsColored or VotingType.Single or VotingType.Consent;
}

[JsonConverter(typeof(JsonStringEnumConverter<BoardLayout>))]
public enum BoardLayout
{
    [JsonStringEnumMemberName("free")] Free,
    [JsonStringEnumMemberName("columns")] Columns,
    [JsonStringEnumMemberName("grid")] Grid,
    [JsonStringEnumMemberName("quadrants")] Quadrants,
    [JsonStringEnumMemberName("axis")] Axis,
    [JsonStringEnumMemberName("rings")] Rings,
    [JsonStringEnumMemberName("tables")] Tables,
    [JsonStringEnumMemberName("agendaWall")] AgendaWall,
    [JsonStringEnumMemberName("timeline")] Timeline,
    [JsonStringEnumMemberName("xcurve")] XCurve,
    [JsonStringEnumMemberName("list")] List,
}

/// <summary>With whom one works in a phase.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WorkForm>))]
public enum WorkForm
{
    [JsonStringEnumMemberName("solo")] Solo,
    [JsonStringEnumMemberName("pair")] Pair,
    [JsonStringEnumMemberName("small")] Small,
    [JsonStringEnumMemberName("circle")] Circle,
    [JsonStringEnumMemberName("plenary")] Plenary,
}

/// <summary>What one can put in during a phase, and who sees it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PhaseInput>))]
public enum PhaseInput
{
    [JsonStringEnumMemberName("hidden")] Hidden,
    [JsonStringEnumMemberName("open")] Open,
    [JsonStringEnumMemberName("closed")] Closed,
    [JsonStringEnumMemberName("turns")] Turns,
    [JsonStringEnumMemberName("vote")] Vote,
    [JsonStringEnumMemberName("score")] Score,
    [JsonStringEnumMemberName("passSheet")] PassSheet,
    [JsonStringEnumMemberName("none")] None,
}

[JsonConverter(typeof(JsonStringEnumConverter<VotingType>))]
public enum VotingType
{
    [JsonStringEnumMemberName("none")] None,
    [JsonStringEnumMemberName("dots")] Dots,
    [JsonStringEnumMemberName("dotsColored")] DotsColored,
    [JsonStringEnumMemberName("single")] Single,
    [JsonStringEnumMemberName("scale")] Scale,
    [JsonStringEnumMemberName("score25")] Score25,
    [JsonStringEnumMemberName("consent")] Consent,
}
