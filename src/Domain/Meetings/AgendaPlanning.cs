using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>
/// What the items of an agenda are about, how they are worked on, and how far they are. Whatever is changed, every plan on the
/// agenda can still be carried out afterwards, and one item runs at a time.
/// </summary>
internal static class AgendaPlanning
{
    public static Verdict Edit(State state, EditAgendaItem edit)
    {
        if (state.Find<AgendaItem>(edit.ItemId) is not { } item)
            return Verdict.Reject(MeetingRefusals.AgendaItemUnknown, new Detail(Yours: edit.Question ?? edit.Preparation ?? edit.Title));
        var was = item.Details;
        var overtaken = Overtaken("title", edit.Title, edit.WasTitle, was.Title)
            ?? Overtaken("question", edit.Question, edit.WasQuestion, was.Question)
            ?? Overtaken("preparation", edit.Preparation, edit.WasPreparation, was.Preparation);
        if (overtaken is not null)
            return overtaken;
        var details = new AgendaDetails(
            edit.Title ?? was.Title,
            Of(AgendaField.Sort, edit.Sort ?? was.Sort),
            Of(AgendaField.Minutes, edit.Minutes ?? was.Minutes),
            Of(AgendaField.OwnerId, edit.OwnerId ?? was.OwnerId),
            Of(AgendaField.Question, edit.Question ?? was.Question),
            edit.Output is { IsEmpty: true } ? null : Of(AgendaField.Output, edit.Output ?? was.Output),
            Of(AgendaField.Preparation, edit.Preparation ?? was.Preparation),
            Of(AgendaField.WorksOn, edit.WorksOn ?? was.WorksOn));
        if (details.Is(was))
            return Verdict.Accept();
        return (details.OwnerId == was.OwnerId ? null : CanLead(state, details.OwnerId))
            ?? RefusePlans(state, item.With(details))
            ?? Verdict.Accept(new AgendaItemEdited(item.Id, details, was));

        T? Of<T>(AgendaField field, T? value) => edit.Clear.Contains(field) ? default : value;
    }

    public static Verdict Plan(State state, PlanMethod plan)
    {
        if (state.Find<AgendaItem>(plan.ItemId) is not { } item)
            return Verdict.Reject(MeetingRefusals.AgendaItemUnknown);
        var worksOn = plan.WorksOn ?? item.WorksOn;
        if (AreSame(plan.Plan, item.Plan) && worksOn == item.WorksOn)
            return Verdict.Accept();
        return RefusePlans(state, item with { Plan = plan.Plan, WorksOn = worksOn })
            ?? Verdict.Accept(new MethodPlanned(item.Id, plan.Plan, worksOn, item.Plan, item.WorksOn));
    }

    /// <summary>The items of a template come after what is there, all of them or none.</summary>
    public static Verdict Plan(State state, PlanAgenda plan)
    {
        if (plan.Items.FirstOrDefault(item => state.Knows(Key.Of<AgendaItem>(item.ItemId))) is not null
            || plan.Items.DistinctBy(item => item.ItemId).Count() < plan.Items.Length)
            return Verdict.Reject(Refusals.IdTaken, new Detail(Field: "items"));
        var count = state.Count<AgendaItem>();
        if (count + plan.Items.Length > Limits.AgendaItems)
            return Verdict.Reject(MeetingRefusals.Full, new Detail(Max: Limits.AgendaItems));
        ImmutableArray<AgendaItem> items = [.. plan.Items.Select((item, i) => item.ToItem(count + i + 1))];
        return RefusePlans(state, [.. items]) ?? Verdict.Accept(new AgendaPlanned(items));
    }

    /// <summary>What runs until then is done with it.</summary>
    public static Verdict Start(State state, StartItem start, Context context) => state.Find<AgendaItem>(start.ItemId) switch
    {
        null => Verdict.Reject(MeetingRefusals.AgendaItemUnknown),
        { State: AgendaItemState.Running } => Verdict.Accept(),
        var item => Verdict.Accept(new AgendaProgressed(
        [
            .. state.All<AgendaItem>().Where(IsRunning).Select(running => Done(running, context.Now)),
            new ItemProgress(item.Id, new AgendaProgress(AgendaItemState.Running, context.Now), item.Progress),
        ])),
    };

    public static Verdict Finish(State state, FinishItem finish, Context context) => state.Find<AgendaItem>(finish.ItemId) switch
    {
        null => Verdict.Reject(MeetingRefusals.AgendaItemUnknown),
        { State: AgendaItemState.Running } item => Verdict.Accept(new AgendaProgressed([Done(item, context.Now)])),
        _ => Verdict.Reject(MeetingRefusals.AgendaItemNotRunning),
    };

    public static Verdict Skip(State state, SkipItem skip, Context context)
    {
        var skipped = skip.ToLater ? AgendaItemState.Moved : AgendaItemState.Skipped;
        return state.Find<AgendaItem>(skip.ItemId) switch
        {
            null => Verdict.Reject(MeetingRefusals.AgendaItemUnknown),
            { State: AgendaItemState.Done } => Verdict.Reject(MeetingRefusals.AgendaItemDone),
            var item when item.State == skipped => Verdict.Accept(),
            var item => Verdict.Accept(new AgendaProgressed(
                [new ItemProgress(item.Id, new AgendaProgress(skipped, item.StartedAt, item.StartedAt is null ? null : context.Now), item.Progress)])),
        };
    }

    /// <summary>What takes an event back; null where something else has happened to the item since.</summary>
    public static Event? Inverse(State state, Event @event) => @event switch
    {
        AgendaItemEdited e when state.Find<AgendaItem>(e.ItemId) is { } now && now.Details.Without(e.Details, e.Was) is { } back
            && RefusePlans(state, now.With(back)) is null => new AgendaItemEdited(now.Id, back, now.Details),
        MethodPlanned e when state.Find<AgendaItem>(e.ItemId) is { } now && AreSame(now.Plan, e.Plan) && now.WorksOn == e.WorksOn
            && RefusePlans(state, now with { Plan = e.WasPlan, WorksOn = e.WasWorksOn }) is null =>
            new MethodPlanned(now.Id, e.WasPlan, e.WasWorksOn, e.Plan, e.WorksOn),
        AgendaPlanned e => Unplan(state, e.Items),
        AgendaUnplanned e when e.Was.All(item => state.Find<AgendaItem>(item.Id) is null)
            && state.Count<AgendaItem>() + e.Was.Length <= Limits.AgendaItems && RefusePlans(state, [.. e.Was]) is null => new AgendaPlanned(e.Was),
        AgendaProgressed e when e.Items.All(item => state.Find<AgendaItem>(item.ItemId)?.Progress == item.Now) && OneRuns(state, e) =>
            new AgendaProgressed([.. e.Items.Select(item => new ItemProgress(item.ItemId, item.Was, item.Now))]),
        _ => null,
    };

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case AgendaItemEdited e:
                projection.Update<AgendaItem>(e.ItemId, item => item.With(e.Details));
                break;
            case MethodPlanned e:
                projection.Update<AgendaItem>(e.ItemId, item => item with { Plan = e.Plan, WorksOn = e.WorksOn });
                break;
            case AgendaPlanned e:
                foreach (var item in e.Items.OrderBy(item => item.Order))
                    Agenda.Insert(projection, item with { Order = Math.Min(item.Order, projection.State.Count<AgendaItem>() + 1) });
                break;
            case AgendaUnplanned e:
                foreach (var item in e.Was.OrderByDescending(item => item.Order))
                    Agenda.Delete(projection, item);
                break;
            case AgendaProgressed e:
                foreach (var item in e.Items)
                    projection.Update<AgendaItem>(item.ItemId, it => it.With(item.Now));
                break;
        }
    }

    /// <summary>A meeting that closes has nothing running.</summary>
    public static void End(Projection projection, DateTimeOffset at)
    {
        foreach (var item in projection.State.All<AgendaItem>().Where(IsRunning).ToList())
            projection.Update<AgendaItem>(item.Id, it => it.With(Done(it, at).Now));
    }

    /// <summary>Whether nothing but its place on the agenda differs.</summary>
    public static bool AreSame(AgendaItem one, AgendaItem other) =>
        CanonicalJson.Of(one with { Order = 1 }).AsSpan().SequenceEqual(CanonicalJson.Of(other with { Order = 1 }));

    /// <summary>Whether an item that was taken off the agenda can be on it again: what it worked on may have changed since.</summary>
    public static bool CanComeBack(State state, AgendaItem item) =>
        RefusePlans(state, item) is null && (item.State is not AgendaItemState.Running || !state.All<AgendaItem>().Any(IsRunning));

    /// <summary>Why the plans of an agenda cannot all be carried out, and the item whose plan cannot; null where they can.</summary>
    public static (AgendaItem Item, PlanProblem Problem)? ProblemIn(IReadOnlyCollection<AgendaItem> items)
    {
        var byId = items.ToDictionary(item => item.Id);
        foreach (var item in items.OrderBy(item => item.Order))
        {
            if (item.WorksOn is not null && !EndsAtIdeas(byId, item))
                return (item, new PlanProblem(MeetingRefusals.PlanWorksOnNothing, "worksOn"));
            if (item.Plan?.ProblemOf(hasIdeas: item.WorksOn is not null) is { } problem)
                return (item, problem with { Field = $"plan.{problem.Field}" });
        }

        return null;
    }

    private static bool EndsAtIdeas(Dictionary<string, AgendaItem> items, AgendaItem item)
    {
        var at = item;
        for (var steps = 0; steps <= items.Count; steps++)
        {
            if (at.WorksOn is null)
                return at.Plan is { MakesIdeas: true };
            if (at.WorksOn == MeetingRecord.OnlyId)
                return true;
            if (!items.TryGetValue(at.WorksOn, out at!))
                return false;
        }

        return false;
    }

    /// <summary>Refuses where the agenda with these items in it has a plan that cannot be carried out.</summary>
    private static Verdict.Rejected? RefusePlans(State state, params AgendaItem[] changed)
    {
        var ids = changed.Select(item => item.Id).ToHashSet();
        return ProblemIn([.. state.All<AgendaItem>().Where(item => !ids.Contains(item.Id)), .. changed]) is var (item, problem)
            ? new Verdict.Rejected(problem.Code, new Detail(Field: ids.Contains(item.Id) ? problem.Field : "worksOn", Current: item.Title))
            : null;
    }

    private static Verdict? CanLead(State state, string? personId) => personId is null ? null : state.Find<Participant>(personId) switch
    {
        null => Verdict.Reject(Refusals.PersonUnknown, new Detail(Field: "ownerId")),
        { Removed: true } => Verdict.Reject(Refusals.PersonRemoved, new Detail(Field: "ownerId")),
        _ => null,
    };

    /// <summary>Refuses where a text is not what its writer saw, and not what they made of it either.</summary>
    private static Verdict? Overtaken(string field, string? text, string? was, string? now) =>
        text is null || was is null || was == (now ?? "") || text == now
            ? null
            : Verdict.Reject(MeetingRefusals.AgendaItemChanged, new Detail(Field: field, Current: now ?? "", Yours: text));

    private static AgendaUnplanned? Unplan(State state, ImmutableArray<AgendaItem> items)
    {
        var ids = items.Select(item => item.Id).ToHashSet();
        var now = items.Select(item => state.Find<AgendaItem>(item.Id)).OfType<AgendaItem>().ToImmutableArray();
        return now.Length == items.Length && items.Zip(now, AreSame).All(isSo => isSo) && !now.Any(item => Agenda.IsInUse(state, item.Id, ids))
            ? new AgendaUnplanned(now)
            : null;
    }

    private static bool OneRuns(State state, AgendaProgressed back) =>
        !back.Items.Any(item => item.Was.State is AgendaItemState.Running)
        || !state.All<AgendaItem>().Any(item => IsRunning(item) && back.Items.All(moved => moved.ItemId != item.Id));

    private static bool IsRunning(AgendaItem item) => item.State is AgendaItemState.Running;

    private static ItemProgress Done(AgendaItem item, DateTimeOffset at) =>
        new(item.Id, new AgendaProgress(AgendaItemState.Done, item.StartedAt, at), item.Progress);

    private static bool AreSame(MethodPlan? one, MethodPlan? other) =>
        AreSame(new AgendaItem("", "", 1, Plan: one), new AgendaItem("", "", 1, Plan: other));
}
