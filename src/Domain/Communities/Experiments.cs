using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

using static TableCommand;
using static TableEvent;

/// <summary>
/// Experiments: what is expected, where it is tried, which rule stood in the way, and what was learnt, also where it failed. How often
/// each obstacle of the regime was met is counted with every change, so that it is seen where structures have to move along.
/// </summary>
internal static class Experiments
{
    public static Verdict Plan(State state, CommunityRecord community, PlanExperiment plan, Context context)
    {
        if (state.Knows(Key.Of<Experiment>(plan.ExperimentId)))
            return Verdict.Reject(Refusals.IdTaken, new Detail(Field: "experimentId"));
        if (state.Count<Experiment>() >= CommunityLimits.Experiments)
            return Verdict.Reject(CommunityRefusals.Full, new Detail(Max: CommunityLimits.Experiments, Yours: plan.Hypothesis));
        if (plan.HelpRequestId is { } requestId && state.Find<HelpRequest>(requestId) is null)
            return Verdict.Reject(CommunityRefusals.HelpRequestUnknown, new Detail(Field: "helpRequestId", Yours: plan.Hypothesis));
        return RefuseTransition(community, plan.Transition) ?? Verdict.Accept(new ExperimentPlanned(new Experiment(
            plan.ExperimentId, Members.Numbers(state).Experiments + 1, plan.Hypothesis, plan.Where, context.PersonId!, ExperimentStatus.Planned,
            context.Now, plan.Transition, plan.HelpRequestId)));
    }

    public static Verdict Edit(State state, CommunityRecord community, EditExperiment edit)
    {
        if (state.Find<Experiment>(edit.ExperimentId) is not { } experiment)
            return Verdict.Reject(CommunityRefusals.ExperimentUnknown, new Detail(Yours: edit.Hypothesis));
        var (after, refusal) = Changed(experiment, edit);
        if (refusal is not null)
            return refusal;
        if (after.Transition != experiment.Transition && RefuseTransition(community, after.Transition) is { } unknown)
            return unknown;
        if (after.Learned is null && experiment.Status is ExperimentStatus.Done or ExperimentStatus.Stopped)
            return Verdict.Reject(CommunityRefusals.NothingLearned, new Detail(Field: "learned"));
        return after == experiment ? Verdict.Accept() : Verdict.Accept(new ExperimentEdited(after, experiment));
    }

    /// <summary>What stood in the way and which one that was, is one thing.</summary>
    private static (Experiment After, Verdict? Refusal) Changed(Experiment now, EditExperiment edit)
    {
        var saw = edit.Saw ?? new ExperimentAsSeen(now.Where, now.Transition, now.RuleInTheWay, now.ObstacleNote, now.Learned, now.NextScale);
        var two = new TwoChanges(CommunityRefusals.ExperimentChanged);
        var hypothesis = two.Of("hypothesis", edit.Was, now.Hypothesis, edit.Hypothesis, text => text);
        var where = two.Of("where", saw.Where, now.Where, edit.Where, text => text);
        var transition = two.Of("transition", saw.Transition, now.Transition, edit.Transition, text => text);
        var (obstacle, note) = two.Of(
            "ruleInTheWay", (saw.RuleInTheWay, saw.ObstacleNote), (now.RuleInTheWay, now.ObstacleNote), (edit.RuleInTheWay, edit.ObstacleNote), met => met.ObstacleNote);
        var learned = two.Of("learned", saw.Learned, now.Learned, edit.Learned, text => text);
        var scale = two.Of("nextScale", saw.NextScale, now.NextScale, edit.NextScale, level => level is { } next ? EnumName.Of(next) : null);
        return (
            now with { Hypothesis = hypothesis, Where = where, Transition = transition, RuleInTheWay = obstacle, ObstacleNote = note, Learned = learned, NextScale = scale },
            two.Refusal);
    }

    public static Verdict SetStatus(State state, SetExperimentStatus set, Context context)
    {
        if (state.Find<Experiment>(set.ExperimentId) is not { } experiment)
            return Verdict.Reject(CommunityRefusals.ExperimentUnknown, new Detail(Yours: set.Learned));
        var learned = set.Learned ?? experiment.Learned;
        if (experiment.Status == set.Status && experiment.Learned == learned)
            return Verdict.Accept();
        return set.Status is ExperimentStatus.Done or ExperimentStatus.Stopped && learned is null
            ? Verdict.Reject(CommunityRefusals.NothingLearned, new Detail(Field: "learned"))
            : Verdict.Accept(new ExperimentStatusSet(experiment.Id, set.Status, learned, experiment.Status, experiment.Learned, context.Now));
    }

    public static void Project(TableEvent @event, Projection projection)
    {
        switch (@event)
        {
            case ExperimentPlanned e:
                projection.Put(e.Experiment, Audience.Everyone);
                projection.Update<CommunityNumbers>(CommunityNumbers.OnlyId, numbers => numbers with { Experiments = e.Experiment.Number });
                break;
            case ExperimentEdited e:
                projection.Update<Experiment>(e.Experiment.Id, _ => e.Experiment);
                break;
            case ExperimentStatusSet e:
                projection.Update<Experiment>(e.ExperimentId, experiment => experiment with
                {
                    Status = e.Status,
                    Learned = e.Learned,
                    EndedAt = e.Status is ExperimentStatus.Done or ExperimentStatus.Stopped ? e.At : null,
                });
                break;
        }

        Count(projection);
    }

    /// <summary>What stands in the way of how many, from all that there are.</summary>
    internal static void Count(Projection projection)
    {
        var experiments = projection.State.All<Experiment>().ToList();
        ImmutableArray<ObstacleCount> met =
        [
            .. experiments.Where(experiment => experiment.RuleInTheWay is not null)
                .GroupBy(experiment => experiment.RuleInTheWay!.Value)
                .Select(group => new ObstacleCount(group.Key, group.Count()))
                .OrderByDescending(count => count.Count).ThenBy(count => count.Obstacle),
        ];
        var before = projection.Find<ObstacleOverview>(ObstacleOverview.OnlyId);
        projection.Put(
            new ObstacleOverview(experiments.Count, before?.Obstacles.SequenceEqual(met) is true ? before.Obstacles : met), Audience.Everyone);
    }

    /// <summary>Why a transition cannot be named: it is none of those that the community is part of.</summary>
    public static Verdict? RefuseTransition(CommunityRecord community, string? transition) =>
        transition is null || community.Transitions.Contains(transition)
            ? null
            : Verdict.Reject(CommunityRefusals.TransitionUnknown, new Detail(Field: "transition"));
}
