using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>
/// Going through the phases of a plan on the server's time. The end of a phase is gentle: when its time is up it goes on
/// until the facilitator goes on, and after that there is a while to finish what was begun, so no note is cut off half-way.
/// </summary>
internal static class Runs
{
    /// <summary>The run that is not over; null where there is none.</summary>
    public static Run? Active(State state) => state.All<Run>().FirstOrDefault(run => !run.IsOver);

    public static Verdict Start(State state, StartRun start, Context context)
    {
        if (state.Knows(Key.Of<Run>(start.RunId)))
            return Verdict.Reject(Refusals.IdTaken, new Detail(Field: "runId"));
        if (state.Find<AgendaItem>(start.ItemId) is not { } item)
            return Verdict.Reject(MeetingRefusals.AgendaItemUnknown, new Detail(Field: "itemId"));
        if (item.Plan is not { } plan)
            return Verdict.Reject(MeetingRefusals.AgendaItemNoPlan, new Detail(Field: "itemId"));
        if (Active(state) is not null)
            return Verdict.Reject(MeetingRefusals.RunOtherActive);
        if (start.Phase >= plan.Phases.Length)
            return Verdict.Reject(MeetingRefusals.PhaseUnknown, new Detail(Field: "phase"));
        if (state.Count<Run>() >= Limits.Runs)
            return Verdict.Reject(MeetingRefusals.Full, new Detail(Max: Limits.Runs));
        var zones = Boards.MissingZones(state, item, start.RunId, context.PersonId!);
        if (state.Count<Cluster>() + zones.Length > Limits.Clusters)
            return Verdict.Reject(MeetingRefusals.Full, new Detail(Max: Limits.Clusters));
        var run = new Run(start.RunId, item.Id, plan.Phases, 0, RunStatus.Prepared, context.Now);
        var itemStarts = AgendaPlanning.Start(state, new StartItem(item.Id), context) is Verdict.Accepted accepted ? accepted.Events : [];
        ImmutableArray<Event> begins = [.. itemStarts, new RunStarted(run, zones.IsEmpty ? null : zones)];
        return Verdict.Accept(start.Phase is { } phase ? [.. begins, Starting(state, run, phase, context.Now)] : begins);
    }

    public static Verdict StartPhase(State state, StartPhase start, Context context) => Find(state, start.RunId) switch
    {
        (null, var refusal) => refusal!,
        ({ } run, _) when start.Phase >= run.Phases.Length => Verdict.Reject(MeetingRefusals.PhaseUnknown, new Detail(Field: "phase")),
        // Two who lead press at one time.
        ({ PhaseNow: not null } run, _) when run.Phase == start.Phase => Verdict.Accept(),
        ({ } run, _) => Verdict.Accept(Starting(state, run, start.Phase, context.Now)),
    };

    public static Verdict Pause(State state, PauseRun pause, Context context) => Find(state, pause.RunId) switch
    {
        (null, var refusal) => refusal!,
        ({ Status: RunStatus.Paused }, _) => Verdict.Accept(),
        ({ Status: RunStatus.Running } run, _) => Verdict.Accept(new RunPaused(run.Id, Milliseconds(run.EndsAt!.Value - context.Now))),
        _ => Verdict.Reject(MeetingRefusals.RunNotRunning),
    };

    public static Verdict Resume(State state, ResumeRun resume, Context context) => Find(state, resume.RunId) switch
    {
        (null, var refusal) => refusal!,
        ({ Status: RunStatus.Running }, _) => Verdict.Accept(),
        ({ Status: RunStatus.Paused } run, _) => Verdict.Accept(new RunResumed(run.Id, context.Now + TimeSpan.FromMilliseconds(run.LeftMs!.Value))),
        _ => Verdict.Reject(MeetingRefusals.RunNotRunning),
    };

    /// <summary>More time, also when it was up; less never leads to before now.</summary>
    public static Verdict AddTime(State state, AddTime add, Context context)
    {
        var more = TimeSpan.FromMinutes(add.Minutes);
        return Find(state, add.RunId) switch
        {
            (null, var refusal) => refusal!,
            ({ PhaseNow: null }, _) => Verdict.Reject(MeetingRefusals.RunNotRunning),
            ({ Status: RunStatus.Paused } run, _) => Verdict.Accept(new RunTimeSet(run.Id, null, Milliseconds(TimeSpan.FromMilliseconds(run.LeftMs!.Value) + more))),
            ({ Status: RunStatus.Overtime }, _) when add.Minutes <= 0 => Verdict.Accept(),
            ({ Status: RunStatus.Overtime } run, _) => Verdict.Accept(new RunTimeSet(run.Id, context.Now + more, null)),
            ({ } run, _) => Verdict.Accept(new RunTimeSet(run.Id, context.Now + Between(run.EndsAt!.Value - context.Now + more), null)),
        };
    }

    /// <summary>Its time is up now.</summary>
    public static Verdict EndPhase(State state, EndPhase end, Context context) => Find(state, end.RunId) switch
    {
        (null, var refusal) => refusal!,
        ({ PhaseNow: null }, _) => Verdict.Reject(MeetingRefusals.RunNotRunning),
        // Somebody else went on already.
        ({ } run, _) when run.Phase != end.Phase || run.Status is RunStatus.Overtime => Verdict.Accept(),
        ({ } run, _) => Verdict.Accept(new PhaseEnded(run.Id, run.Phase, context.Now)),
    };

    /// <summary>Only the meeting itself says so, and not before it is.</summary>
    public static Verdict TimeUp(State state, PhaseTimeUp up, Context context) =>
        context.From is Sender.Entity && state.Find<Run>(up.RunId) is { Status: RunStatus.Running } run && run.EndsAt <= context.Now
            ? Verdict.Accept(new PhaseEnded(run.Id, run.Phase, run.EndsAt!.Value))
            : Verdict.Reject(Refusals.CommandUnknown);

    public static Verdict Harvest(State state, HarvestRun harvest, Context context) => Find(state, harvest.RunId) switch
    {
        (null, var refusal) => refusal!,
        ({ Status: RunStatus.Harvesting }, _) => Verdict.Accept(),
        ({ } run, _) => Verdict.Accept(new RunHarvested(run.Id, GraceAfter(run, null, context.Now))),
    };

    public static Verdict Finish(State state, FinishRun finish, Context context) => Find(state, finish.RunId) switch
    {
        (null, var refusal) => refusal!,
        ({ } run, _) => Verdict.Accept(Finished(run, context.Now)),
    };

    public static Verdict Abort(State state, AbortRun abort, Context context) => Find(state, abort.RunId) switch
    {
        (null, var refusal) => refusal!,
        ({ } run, _) => Verdict.Accept(new RunEnded(run.Id, RunStatus.Aborted, context.Now)),
    };

    public static RunEnded Finished(Run run, DateTimeOffset now) => new(run.Id, RunStatus.Finished, now);

    public static Verdict SayReady(State state, SayReady say, Context context) => InPhase(state, say.RunId, say.Phase) switch
    {
        (null, var refusal) => refusal!,
        _ when state.Find<Readiness>(context.PersonId!) is not null => Verdict.Accept(),
        ({ } run, _) => Verdict.Accept(new ReadySaid(run.Id, run.Phase, context.PersonId!)),
    };

    public static Verdict SayNotReady(State state, SayNotReady say, Context context) => InPhase(state, say.RunId, say.Phase) switch
    {
        (null, var refusal) => refusal!,
        _ when state.Find<Readiness>(context.PersonId!) is null => Verdict.Accept(),
        ({ } run, _) => Verdict.Accept(new ReadyTakenBack(run.Id, context.PersonId!)),
    };

    public static Due? Due(State state) =>
        Active(state) is { Status: RunStatus.Running, EndsAt: { } at } run ? new Due(at, new PhaseTimeUp(run.Id)) : null;

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case RunStarted e:
                projection.Put(e.Run, Audience.Everyone);
                foreach (var zone in e.Zones ?? [])
                {
                    projection.Put(zone, Audience.Everyone);
                    projection.Update<Numbering>(Numbering.OnlyId, numbers => numbers with { Clusters = zone.Number });
                }

                break;
            case PhaseStarted e:
                ForgetReady(projection);
                projection.Update<Run>(e.RunId, run => run with
                {
                    Phase = e.Phase, Status = RunStatus.Running, PhaseStartedAt = e.At, EndsAt = e.EndsAt, LeftMs = null, Grace = e.Grace, Ready = 0,
                    Revealed = run.Revealed && !run.IsHiddenIn(e.Phase),
                });
                Sheets.Pass(projection, e);
                break;
            case RunPaused e:
                projection.Update<Run>(e.RunId, run => run with { Status = RunStatus.Paused, EndsAt = null, LeftMs = e.LeftMs });
                break;
            case RunResumed e:
                projection.Update<Run>(e.RunId, run => run with { Status = RunStatus.Running, EndsAt = e.EndsAt, LeftMs = null });
                break;
            case RunTimeSet e:
                projection.Update<Run>(e.RunId, run => run with
                {
                    Status = e.EndsAt is null ? run.Status : RunStatus.Running, EndsAt = e.EndsAt, LeftMs = e.LeftMs,
                });
                break;
            case PhaseEnded e:
                projection.Update<Run>(e.RunId, run => run with { Status = RunStatus.Overtime, EndsAt = e.At, LeftMs = null });
                break;
            case RunHarvested e:
                ForgetReady(projection);
                projection.Update<Run>(e.RunId, run => run with { Status = RunStatus.Harvesting, EndsAt = null, LeftMs = null, Grace = e.Grace, Ready = 0 });
                break;
            case RunEnded e:
                ForgetReady(projection);
                projection.Update<Run>(e.RunId, run => run with { Status = e.Status, EndsAt = null, LeftMs = null, Grace = null, Ready = 0, EndedAt = e.At });
                break;
            case ReadySaid e:
                projection.Put(new Readiness(e.PersonId, e.RunId, e.Phase), new Audience.Person(e.PersonId));
                projection.Update<Run>(e.RunId, run => run with { Ready = run.Ready + 1 });
                break;
            case ReadyTakenBack e:
                projection.Delete<Readiness>(e.PersonId);
                projection.Update<Run>(e.RunId, run => run with { Ready = run.Ready - 1 });
                break;
        }
    }

    private static PhaseStarted Starting(State state, Run run, int phase, DateTimeOffset now) => new(
        run.Id, phase, now, now + TimeSpan.FromMinutes(run.Phases[phase].Minutes), GraceAfter(run, run.Phases[phase], now),
        run.Phases[phase].Input is PhaseInput.PassSheet ? Sheets.Passed(state, run.Id) : null);

    /// <summary>Where people wrote, they may finish. What they finish counts for the phase in which they wrote.</summary>
    private static Grace? GraceAfter(Run run, PlanPhase? next, DateTimeOffset now) =>
        run.PhaseNow is { } before && PhaseRights.TakesInput(before.Input) && before != next ? new Grace(run.Phase, now + Limits.Grace) : null;

    private static void ForgetReady(Projection projection)
    {
        foreach (var ready in projection.State.All<Readiness>().OrderBy(it => it.Id, StringComparer.Ordinal))
            projection.Delete<Readiness>(ready.Id);
    }

    private static (Run? Run, Verdict? Refusal) Find(State state, string runId) => state.Find<Run>(runId) switch
    {
        null => (null, Verdict.Reject(MeetingRefusals.RunUnknown)),
        { IsOver: true } => (null, Verdict.Reject(MeetingRefusals.RunOver)),
        var run => (run, null),
    };

    private static (Run? Run, Verdict? Refusal) InPhase(State state, string runId, int phase) => Find(state, runId) switch
    {
        ({ PhaseNow: not null } run, _) when run.Phase == phase => (run, null),
        ({ }, _) => (null, Verdict.Reject(MeetingRefusals.PhaseOver)),
        var none => none,
    };

    private static TimeSpan Between(TimeSpan time) => time < TimeSpan.Zero ? TimeSpan.Zero : time > Limits.PhaseLasts ? Limits.PhaseLasts : time;

    private static int Milliseconds(TimeSpan time) => (int)Between(time).TotalMilliseconds;
}
