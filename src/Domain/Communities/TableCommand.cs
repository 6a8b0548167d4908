using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

/// <summary>What can be asked about requests for help, deals, experiments and transitions.</summary>
public abstract record TableCommand : CommunityCommand
{
    private TableCommand() { }

    public sealed record PitchHelpRequest(string HelpRequestId, string Text) : TableCommand;

    public sealed record OfferExperience(string OfferId, string HelpRequestId, string Text) : TableCommand;

    public sealed record WithdrawOffer(string OfferId) : TableCommand;

    /// <summary>Forms a coalition that takes the request up.</summary>
    public sealed record MatchHelpRequest(
        string HelpRequestId, string CoalitionId, string Name, ImmutableArray<string> MemberIds, string? FirstTrial) : TableCommand;

    /// <summary>The next state of a request.</summary>
    /// <param name="Learned">What was learnt; sharing asks for it.</param>
    public sealed record SetHelpRequestStatus(string HelpRequestId, HelpRequestStatus Status, string? Learned) : TableCommand;

    /// <summary>The sender joins.</summary>
    public sealed record JoinCoalition(string CoalitionId) : TableCommand;

    /// <summary>The sender leaves.</summary>
    public sealed record LeaveCoalition(string CoalitionId) : TableCommand;

    /// <summary>Opens a call, or says it anew.</summary>
    public sealed record SetCallForProposals(DateOnly Opens, DateOnly Closes, string Criteria, int? Budget) : TableCommand;

    public sealed record EndCallForProposals : TableCommand;

    public sealed record DraftDeal(string DealId, string Title, string? PublicInterestNote) : TableCommand;

    /// <summary>Says anew what is said of the deal as a whole; what is left out is taken away.</summary>
    /// <param name="Was">The title that the writer saw.</param>
    /// <param name="Saw">What else they saw; left out, what they send is all of it.</param>
    public sealed record EditDeal(
        string DealId, string Title, ImmutableArray<string> Parties, DateOnly? Start, DateOnly? End, string? PublicInterestNote, string Was,
        DealAsSeen? Saw = null) : TableCommand;

    public sealed record AddCommitment(string DealId, string CommitmentId, string OrganisationId, string Promises, DateOnly Due) : TableCommand;

    public sealed record RemoveCommitment(string DealId, string CommitmentId) : TableCommand;

    /// <param name="KeptOn">Null: not yet after all.</param>
    public sealed record KeepCommitment(string DealId, string CommitmentId, DateOnly? KeptOn) : TableCommand;

    /// <summary>The next state of a deal.</summary>
    /// <param name="SignedOn">When it was signed; agreeing asks for it, and for <paramref name="Signatories"/>.</param>
    /// <param name="Document">Where the signed text is kept.</param>
    public sealed record SetDealStatus(
        string DealId, DealStatus Status, DateOnly? SignedOn, ImmutableArray<Signatory> Signatories, string? Document) : TableCommand;

    public sealed record PlanExperiment(string ExperimentId, string Hypothesis, string Where, string? Transition, string? HelpRequestId) : TableCommand;

    /// <summary>Says anew what is said of an experiment; what is left out is taken away.</summary>
    /// <param name="Was">The hypothesis that the writer saw.</param>
    /// <param name="Saw">What else they saw; left out, what they send is all of it.</param>
    public sealed record EditExperiment(
        string ExperimentId, string Hypothesis, string Where, string? Transition, RegimeObstacle? RuleInTheWay, string? ObstacleNote,
        string? Learned, ScaleLevel? NextScale, string Was, ExperimentAsSeen? Saw = null) : TableCommand;

    /// <param name="Learned">What was learnt; ending one asks for it where nothing is written yet.</param>
    public sealed record SetExperimentStatus(string ExperimentId, ExperimentStatus Status, string? Learned) : TableCommand;

    public sealed record PlaceOnXCurve(string PositionId, string Transition, BuildUp? BuildUp, BreakDown? BreakDown, DateOnly On, string? Note) : TableCommand;

    public sealed record RemoveXCurvePosition(string PositionId) : TableCommand;

    internal static new CommunityCommand? Read(string type, Fields fields) => type switch
    {
        "pitchHelpRequest" => new PitchHelpRequest(fields.Id("helpRequestId"), fields.Text("text", CommunityLimits.HelpRequest)),
        "offerExperience" => new OfferExperience(fields.Id("offerId"), fields.Id("helpRequestId"), fields.Text("text", CommunityLimits.HelpRequest)),
        "withdrawOffer" => new WithdrawOffer(fields.Id("offerId")),
        "matchHelpRequest" => new MatchHelpRequest(
            fields.Id("helpRequestId"), fields.Id("coalitionId"), fields.Line("name", CommunityLimits.CommunityName),
            fields.OptionalIds("memberIds", CommunityLimits.CoalitionMembers), fields.OptionalText("firstTrial", CommunityLimits.HelpRequest)),
        "setHelpRequestStatus" => new SetHelpRequestStatus(
            fields.Id("helpRequestId"), fields.Choice<HelpRequestStatus>("status"), fields.OptionalText("learned", CommunityLimits.Learned)),
        "joinCoalition" => new JoinCoalition(fields.Id("coalitionId")),
        "leaveCoalition" => new LeaveCoalition(fields.Id("coalitionId")),
        "setCallForProposals" => new SetCallForProposals(
            fields.Day("opens"), fields.Day("closes"), fields.Text("criteria", CommunityLimits.Learned), fields.OptionalWhole("budget", 1, CommunityLimits.Budget)),
        "endCallForProposals" => new EndCallForProposals(),
        "draftDeal" => new DraftDeal(
            fields.Id("dealId"), fields.Line("title", CommunityLimits.DealTitle), fields.OptionalText("publicInterestNote", CommunityLimits.Why)),
        "editDeal" => new EditDeal(
            fields.Id("dealId"), fields.Line("title", CommunityLimits.DealTitle), fields.OptionalIds("parties", CommunityLimits.Parties),
            fields.OptionalDay("start"), fields.OptionalDay("end"), fields.OptionalText("publicInterestNote", CommunityLimits.Why), fields.Verbatim("was"),
            fields.Object("saw", saw => new DealAsSeen(
                saw.OptionalIds("parties", CommunityLimits.Parties), saw.OptionalDay("start"), saw.OptionalDay("end"), saw.OptionalVerbatim("publicInterestNote")))),
        "addCommitment" => new AddCommitment(
            fields.Id("dealId"), fields.Id("commitmentId"), fields.Id("organisationId"), fields.Text("promises", CommunityLimits.Why), fields.Day("due")),
        "removeCommitment" => new RemoveCommitment(fields.Id("dealId"), fields.Id("commitmentId")),
        "keepCommitment" => new KeepCommitment(fields.Id("dealId"), fields.Id("commitmentId"), fields.IsNull("keptOn") ? null : fields.Day("keptOn")),
        "setDealStatus" => new SetDealStatus(
            fields.Id("dealId"), fields.Choice<DealStatus>("status"), fields.OptionalDay("signedOn"),
            fields.Has("signatories") ? fields.List("signatories", 1, CommunityLimits.Parties, ReadSignatory) : [],
            fields.OptionalLine("document", CommunityLimits.Website)),
        "planExperiment" => new PlanExperiment(
            fields.Id("experimentId"), fields.Text("hypothesis", CommunityLimits.Hypothesis), fields.Line("where", CommunityLimits.Where),
            fields.OptionalLine("transition", CommunityLimits.Label), fields.OptionalId("helpRequestId")),
        "editExperiment" => new EditExperiment(
            fields.Id("experimentId"), fields.Text("hypothesis", CommunityLimits.Hypothesis), fields.Line("where", CommunityLimits.Where),
            fields.OptionalLine("transition", CommunityLimits.Label), fields.OptionalChoice<RegimeObstacle>("ruleInTheWay"),
            fields.OptionalText("obstacleNote", CommunityLimits.Why), fields.OptionalText("learned", CommunityLimits.Learned),
            fields.OptionalChoice<ScaleLevel>("nextScale"), fields.Verbatim("was"),
            fields.Object("saw", saw => new ExperimentAsSeen(
                saw.Verbatim("where"), saw.OptionalVerbatim("transition"), saw.OptionalChoice<RegimeObstacle>("ruleInTheWay"), saw.OptionalVerbatim("obstacleNote"),
                saw.OptionalVerbatim("learned"), saw.OptionalChoice<ScaleLevel>("nextScale")))),
        "setExperimentStatus" => new SetExperimentStatus(
            fields.Id("experimentId"), fields.Choice<ExperimentStatus>("status"), fields.OptionalText("learned", CommunityLimits.Learned)),
        "placeOnXCurve" => new PlaceOnXCurve(
            fields.Id("positionId"), fields.Line("transition", CommunityLimits.Label), fields.OptionalChoice<BuildUp>("buildUp"),
            fields.OptionalChoice<BreakDown>("breakDown"), fields.Day("on"), fields.OptionalText("note", CommunityLimits.Why)),
        "removeXCurvePosition" => new RemoveXCurvePosition(fields.Id("positionId")),
        _ => null,
    };

    private static Signatory ReadSignatory(Fields fields) =>
        new(fields.Id("organisationId"), fields.Line("name", CommunityLimits.OrganisationName));
}

/// <summary>What somebody saw of a deal when they began to change it.</summary>
public sealed record DealAsSeen(ImmutableArray<string> Parties, DateOnly? Start, DateOnly? End, string? PublicInterestNote);

/// <summary>What somebody saw of an experiment when they began to change it.</summary>
public sealed record ExperimentAsSeen(
    string Where, string? Transition, RegimeObstacle? RuleInTheWay, string? ObstacleNote, string? Learned, ScaleLevel? NextScale);
