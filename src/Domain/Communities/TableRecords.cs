using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

/// <summary>A concrete request for help (hulpvraag) that somebody pitched.</summary>
/// <param name="Number">1, 2, 3 without a gap.</param>
/// <param name="CoalitionId">Who took it up.</param>
/// <param name="Learned">What was learnt, also where it stopped.</param>
public sealed record HelpRequest(
    string Id,
    int Number,
    string Text,
    string PitchedById,
    DateTimeOffset PitchedAt,
    HelpRequestStatus Status,
    string? CoalitionId = null,
    string? Learned = null,
    DateTimeOffset? SharedAt = null) : Record(Id);

/// <summary>Experience that somebody offers for a request.</summary>
public sealed record ExperienceOffer(string Id, string HelpRequestId, string Text, string OfferedById, DateTimeOffset OfferedAt) : Record(Id);

/// <summary>A temporary team that a match made.</summary>
/// <param name="FirstTrial">What they try first.</param>
public sealed record Coalition(
    string Id, int Number, string Name, string HelpRequestId, ImmutableArray<string> MemberIds, string? FirstTrial, DateTimeOffset FormedAt) : Record(Id);

/// <summary>A written mutual commitment of organisations. It is signed elsewhere: nothing here binds anybody.</summary>
/// <param name="Parties">Organisations of this community.</param>
/// <param name="Document">Where the signed text is kept.</param>
/// <param name="PublicInterestNote">What it does for the public.</param>
/// <param name="Signatories">There once it is agreed: somebody for each party.</param>
/// <param name="MayNeedDisclosure">Whether a government body is a party: then it may be a covenant, which that body makes public.</param>
public sealed record Deal(
    string Id,
    int Number,
    string Title,
    DealStatus Status,
    ImmutableArray<string> Parties,
    ImmutableArray<Commitment> Commitments,
    DateOnly? Start,
    DateOnly? End,
    string? Document,
    string? PublicInterestNote,
    DateTimeOffset DraftedAt,
    DateOnly? SignedOn = null,
    ImmutableArray<Signatory>? Signatories = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool MayNeedDisclosure = false) : Record(Id)
{
    /// <summary>Whether what it says can still change.</summary>
    [JsonIgnore]
    public bool IsOpen => Status is DealStatus.Draft or DealStatus.Negotiating;
}

/// <summary>What one party promises in a deal.</summary>
/// <param name="KeptOn">When it was done.</param>
public sealed record Commitment(string Id, string OrganisationId, string Promises, DateOnly Due, DateOnly? KeptOn = null);

/// <summary>Who signed for a party.</summary>
public sealed record Signatory(string OrganisationId, string Name);

/// <summary>A small try-out in practice.</summary>
/// <param name="Hypothesis">What is expected.</param>
/// <param name="RuleInTheWay">What of the regime stood in the way; absent while nothing did.</param>
/// <param name="ObstacleNote">Which rule, flow of money or habit that was.</param>
/// <param name="NextScale">The scale on which it could be tried next.</param>
public sealed record Experiment(
    string Id,
    int Number,
    string Hypothesis,
    string Where,
    string OwnerId,
    ExperimentStatus Status,
    DateTimeOffset PlannedAt,
    string? Transition = null,
    string? HelpRequestId = null,
    RegimeObstacle? RuleInTheWay = null,
    string? ObstacleNote = null,
    string? Learned = null,
    ScaleLevel? NextScale = null,
    DateTimeOffset? EndedAt = null) : Record(Id);

/// <summary>What stands in the way of how many experiments.</summary>
/// <param name="Experiments">How many there are.</param>
/// <param name="Obstacles">Those that were met, the most often met first.</param>
public sealed record ObstacleOverview(int Experiments, ImmutableArray<ObstacleCount> Obstacles) : Record(OnlyId)
{
    public const string OnlyId = "obstacles";
}

public sealed record ObstacleCount(RegimeObstacle Obstacle, int Count);

/// <summary>Where the community saw a transition on the X-curve on some day, on either line or on both.</summary>
public sealed record XCurvePosition(
    string Id, string Transition, BuildUp? BuildUp, BreakDown? BreakDown, DateOnly On, string? Note, string PlacedById, DateTimeOffset PlacedAt) : Record(Id);
