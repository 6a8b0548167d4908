using System.Collections.Immutable;

namespace Samenwerken.Domain.Communities;

/// <summary>What happens to requests for help, deals, experiments and transitions.</summary>
public abstract record TableEvent : CommunityEvent
{
    private TableEvent() { }

    public sealed record HelpRequestPitched(HelpRequest HelpRequest) : TableEvent;

    public sealed record ExperienceOffered(ExperienceOffer Offer) : TableEvent;

    public sealed record OfferWithdrawn(string OfferId, string WasText) : TableEvent;

    public sealed record HelpRequestMatched(Coalition Coalition) : TableEvent;

    public sealed record HelpRequestStatusSet(
        string HelpRequestId, HelpRequestStatus Status, string? Learned, HelpRequestStatus WasStatus, string? WasLearned, DateTimeOffset At) : TableEvent;

    public sealed record CoalitionJoined(string CoalitionId, string PersonId) : TableEvent;

    public sealed record CoalitionLeft(string CoalitionId, string PersonId) : TableEvent;

    public sealed record CallForProposalsSet(CallForProposals Call) : TableEvent;

    public sealed record CallForProposalsEnded(CallForProposals Was) : TableEvent;

    public sealed record DealDrafted(Deal Deal) : TableEvent;

    public sealed record DealEdited(Deal Deal, Deal Was) : TableEvent;

    public sealed record CommitmentAdded(string DealId, Commitment Commitment) : TableEvent;

    public sealed record CommitmentRemoved(string DealId, Commitment Was) : TableEvent;

    public sealed record CommitmentKept(string DealId, string CommitmentId, DateOnly? KeptOn, DateOnly? WasKeptOn) : TableEvent;

    public sealed record DealStatusSet(
        string DealId, DealStatus Status, DealStatus WasStatus, DateOnly? SignedOn, ImmutableArray<Signatory>? Signatories, string? Document,
        DateTimeOffset At) : TableEvent;

    public sealed record ExperimentPlanned(Experiment Experiment) : TableEvent;

    public sealed record ExperimentEdited(Experiment Experiment, Experiment Was) : TableEvent;

    public sealed record ExperimentStatusSet(
        string ExperimentId, ExperimentStatus Status, string? Learned, ExperimentStatus WasStatus, string? WasLearned, DateTimeOffset At) : TableEvent;

    public sealed record XCurvePlaced(XCurvePosition Position) : TableEvent;

    public sealed record XCurvePositionRemoved(XCurvePosition Was) : TableEvent;
}
