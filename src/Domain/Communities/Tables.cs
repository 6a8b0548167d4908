using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

using static TableCommand;
using static TableEvent;

/// <summary>Which part judges and projects what of requests for help, deals, experiments and transitions, and whose each thing is.</summary>
internal static class Tables
{
    public static Verdict Judge(State state, CommunityRecord community, TableCommand asked, Member me, Context context) => asked switch
    {
        PitchHelpRequest c => HelpRequests.Pitch(state, c, context),
        OfferExperience c => HelpRequests.Offer(state, c, context),
        WithdrawOffer c => HelpRequests.Withdraw(state, c),
        MatchHelpRequest c => HelpRequests.Match(state, c, context),
        SetHelpRequestStatus c => HelpRequests.SetStatus(state, c, context),
        JoinCoalition c => HelpRequests.Join(state, c, me),
        LeaveCoalition c => HelpRequests.Leave(state, c, me),
        SetCallForProposals c => Calling.Set(state, c),
        EndCallForProposals => Calling.End(state),
        DraftDeal c => Deals.Draft(state, c, context),
        EditDeal c => Deals.Edit(state, c),
        AddCommitment c => Deals.Promise(state, c),
        RemoveCommitment c => Deals.Remove(state, c),
        KeepCommitment c => Deals.Keep(state, c),
        SetDealStatus c => Deals.SetStatus(state, c, context),
        PlanExperiment c => Experiments.Plan(state, community, c, context),
        EditExperiment c => Experiments.Edit(state, community, c),
        SetExperimentStatus c => Experiments.SetStatus(state, c, context),
        PlaceOnXCurve c => XCurve.Place(state, community, c, context),
        RemoveXCurvePosition c => XCurve.Remove(state, c),
        _ => Verdict.Reject(Refusals.CommandUnknown),
    };

    /// <summary>Whose the thing is that a command is about; null where it is nobody's, or not there.</summary>
    public static string? OwnerOf(State state, TableCommand asked) => asked switch
    {
        WithdrawOffer c => state.Find<ExperienceOffer>(c.OfferId)?.OfferedById,
        MatchHelpRequest c => state.Find<HelpRequest>(c.HelpRequestId)?.PitchedById,
        SetHelpRequestStatus c => state.Find<HelpRequest>(c.HelpRequestId)?.PitchedById,
        EditExperiment c => state.Find<Experiment>(c.ExperimentId)?.OwnerId,
        SetExperimentStatus c => state.Find<Experiment>(c.ExperimentId)?.OwnerId,
        RemoveXCurvePosition c => state.Find<XCurvePosition>(c.PositionId)?.PlacedById,
        _ => null,
    };

    public static void Project(TableEvent @event, Projection projection)
    {
        switch (@event)
        {
            case DealDrafted or DealEdited or CommitmentAdded or CommitmentRemoved or CommitmentKept or DealStatusSet:
                Deals.Project(@event, projection);
                break;
            case CallForProposalsSet or CallForProposalsEnded:
                Calling.Project(@event, projection);
                break;
            case ExperimentPlanned or ExperimentEdited or ExperimentStatusSet:
                Experiments.Project(@event, projection);
                break;
            case XCurvePlaced or XCurvePositionRemoved:
                XCurve.Project(@event, projection);
                break;
            default:
                HelpRequests.Project(@event, projection);
                break;
        }
    }
}
