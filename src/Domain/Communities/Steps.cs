using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

using static StepCommand;
using static StepEvent;

/// <summary>
/// The ten steps as a checklist that tests itself: after whatever happens, each step says which evidence is there. The order is never forced.
/// A step is done when all of it is there and a coordinator ticked it; so whoever looks sees one next question, and never a claim without
/// ground.
/// </summary>
internal static class Steps
{
    private static readonly ImmutableArray<StepName> All = [.. Enum.GetValues<StepName>()];

    /// <summary>Which of them a learning form has: a short form does not have to anchor anything.</summary>
    public static ImmutableArray<StepName> Of(LearningForm? form) => form switch
    {
        LearningForm.LearningCircle =>
        [
            StepName.ExploreIssue, StepName.ChooseForm, StepName.FormCore, StepName.Agree, StepName.DesignProgramme, StepName.KickOff, StepName.Harvest,
        ],
        LearningForm.PeerConsultation => [StepName.ExploreIssue, StepName.ChooseForm, StepName.Agree, StepName.KickOff],
        LearningForm.TeamCoaching => [StepName.FormCore, StepName.Agree, StepName.Experiment, StepName.Anchor],
        LearningForm.OnlineNetwork => [StepName.ExploreIssue, StepName.Invite, StepName.DesignProgramme, StepName.Harvest],
        _ => All,
    };

    public static Verdict Tick(State state, TickStep tick, Context context) =>
        state.Find<CommunityStep>(CommunityStep.IdOf(tick.Step))!.TickedAt is not null == tick.Done
            ? Verdict.Accept()
            : Verdict.Accept(new StepTicked(tick.Step, tick.Done, context.Now));

    public static Verdict SetNotApplicable(State state, SetStepNotApplicable set) =>
        state.Find<CommunityStep>(CommunityStep.IdOf(set.Step))!.Why == set.Why
            ? Verdict.Accept()
            : Verdict.Accept(new StepNotApplicableSet(set.Step, set.Why));

    public static Verdict Review(Member me, Context context) => Verdict.Accept(new BalanceReviewed(me.Id, context.Now));

    public static void Project(StepEvent @event, Projection projection)
    {
        switch (@event)
        {
            case StepTicked e:
                projection.Update<CommunityStep>(CommunityStep.IdOf(e.Step), step => step with { TickedAt = e.Done ? e.At : null });
                break;
            case StepNotApplicableSet e:
                projection.Update<CommunityStep>(CommunityStep.IdOf(e.Step), step => step with { Why = e.Why });
                break;
            case BalanceReviewed e:
                projection.Put(new BalanceReview(e.At, e.ById), Audience.Everyone);
                break;
        }
    }

    /// <summary>Looks at the evidence anew, whatever happened. What is as it was changes nothing.</summary>
    public static void Follow(Projection projection)
    {
        var applying = Of(projection.Find<CommunityRecord>(CommunityRecord.OnlyId)!.LearningForm);
        var steps = new List<CommunityStep>(All.Length);
        foreach (var name in All)
        {
            var was = projection.Find<CommunityStep>(CommunityStep.IdOf(name));
            var (met, missing) = Evidence.Of(name, projection.State);
            var step = new CommunityStep(
                CommunityStep.IdOf(name), (int)name + 1, StepStatus.Open,
                was is not null && was.Met.SequenceEqual(met) ? was.Met : met,
                was is not null && was.Missing.SequenceEqual(missing) ? was.Missing : missing,
                was?.TickedAt, was?.Why);
            steps.Add(step = step with { Status = StatusOf(step, applying.Contains(name)) });
            projection.Put(step, Audience.Everyone);
        }

        var next = steps.Find(step => step.Status is StepStatus.Open or StepStatus.Partly);
        projection.Put(
            new CommunityProgress(
                next is null ? null : All[next.Number - 1], next?.Missing.FirstOrDefault(),
                steps.Count(step => step.Status is StepStatus.Done), steps.Count(step => step.Status is StepStatus.Partly),
                steps.Count(step => step.Status is StepStatus.NotApplicable)),
            Audience.Everyone);
    }

    private static StepStatus StatusOf(CommunityStep step, bool applies) => step switch
    {
        { Why: not null } => StepStatus.NotApplicable,
        { TickedAt: not null, Missing.IsEmpty: true } => StepStatus.Done,
        _ when !applies => StepStatus.NotApplicable,
        { TickedAt: null, Met.IsEmpty: true } => StepStatus.Open,
        _ => StepStatus.Partly,
    };
}
