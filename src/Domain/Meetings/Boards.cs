using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>
/// On which board things are. A layout is a way to look at it: its zones are clusters, so that another layout moves no idea.
/// </summary>
internal static class Boards
{
    /// <summary>The item on whose board an item works, which is its own unless it works on that of another; null for the board of no item.</summary>
    public static string? BoardOf(State state, AgendaItem item)
    {
        // Items that work on each other in a circle are refused; a history of before that rule must not hang.
        for (var steps = 0; item.WorksOn is { } other && steps <= Limits.AgendaItems; steps++)
        {
            if (state.Find<AgendaItem>(other) is not { } next)
                return null;
            item = next;
        }

        return item.Id;
    }

    /// <summary>The board that is worked on now; null where that is the one of no item.</summary>
    public static string? Now(State state) =>
        Runs.Active(state) is { } run && state.Find<AgendaItem>(run.ItemId) is { } item ? BoardOf(state, item) : null;

    /// <summary>The zones of an item's plan that are not there yet, as the clusters that they are to be.</summary>
    public static ImmutableArray<Cluster> MissingZones(State state, AgendaItem item, string runId, string authorId)
    {
        var there = state.All<Cluster>().Where(cluster => cluster.ItemId == item.Id && cluster.Zone is not null).Select(cluster => cluster.Zone!.Value).ToHashSet();
        var last = People.Numbers(state).Clusters;
        return
        [
            .. item.Plan!.Zones.Select((zone, index) => (zone, index)).Where(it => !there.Contains(it.index))
                .Select((it, i) => new Cluster(OpaqueId.Derived($"{runId}.{it.index}"), last + i + 1, it.zone.Name, authorId, null, null, item.Id, it.index)),
        ];
    }

    /// <summary>Whether an item was worked on, or something is on its board.</summary>
    public static bool IsInUse(State state, string itemId) =>
        state.All<Run>().Any(run => run.ItemId == itemId)
        || state.All<Idea>().Any(idea => idea.ItemId == itemId)
        || state.All<Cluster>().Any(cluster => cluster.ItemId == itemId);

    /// <summary>Whether a cluster is a zone of what is worked on now: then the board would miss it.</summary>
    public static bool IsInUse(State state, Cluster cluster) => cluster.Zone is not null && Runs.Active(state)?.ItemId == cluster.ItemId;

    public static Verdict SetLayout(State state, SetLayout set) => state.Find<AgendaItem>(set.ItemId) switch
    {
        null => Verdict.Reject(MeetingRefusals.AgendaItemUnknown),
        { Plan: null } => Verdict.Reject(MeetingRefusals.AgendaItemNoPlan),
        { Plan: { } plan } when plan.Layout == set.Layout => Verdict.Accept(),
        { Plan: { } plan } item => Verdict.Accept(new LayoutSet(item.Id, set.Layout, plan.Layout)),
    };

    public static Event? Inverse(State state, LayoutSet set) =>
        state.Find<AgendaItem>(set.ItemId)?.Plan?.Layout == set.Layout ? new LayoutSet(set.ItemId, set.WasLayout, set.Layout) : null;

    public static void Project(LayoutSet set, Projection projection) =>
        projection.Update<AgendaItem>(set.ItemId, item => item.Plan is { } plan ? item with { Plan = plan with { Layout = set.Layout } } : item);
}
