using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>
/// Clusters that become one, and one that becomes two. What was merged stays known by its name, and can be taken apart again. Hidden ideas
/// go along with their cluster, unseen.
/// </summary>
internal static class Merging
{
    public static Verdict Merge(State state, MergeClusters merge)
    {
        if (state.Find<Cluster>(merge.Into) is not { } into)
            return Verdict.Reject(MeetingRefusals.ClusterUnknown, new Detail(Field: "into"));
        if (merge.From.Contains(merge.Into))
            return Verdict.Reject(MeetingRefusals.ClusterWithItself, new Detail(Field: "from"));
        // Somebody may take a cluster away while another merges it; then the others are merged all the same.
        var from = merge.From.Select(state.Find<Cluster>).OfType<Cluster>().OrderBy(cluster => cluster.Number).ToList();
        if (from.Count == 0)
            return Verdict.Reject(MeetingRefusals.ClusterUnknown, new Detail(Field: "from"));
        return from.Exists(cluster => Boards.IsInUse(state, cluster))
            ? Verdict.Reject(MeetingRefusals.ClusterInUse, new Detail(Field: "from"))
            : Verdict.Accept(Merged(state, into, from));
    }

    public static Verdict Split(State state, SplitCluster split, Context context)
    {
        if (state.Knows(Key.Of<Cluster>(split.NewClusterId)))
            return Verdict.Reject(Refusals.IdTaken, new Detail(Field: "newClusterId"));
        if (state.Find<Cluster>(split.ClusterId) is not { } cluster)
            return Verdict.Reject(MeetingRefusals.ClusterUnknown, new Detail(Field: "clusterId", Yours: split.Name));
        if (state.Count<Cluster>() >= Limits.Clusters)
            return Verdict.Reject(MeetingRefusals.Full, new Detail(Max: Limits.Clusters, Yours: split.Name));
        ImmutableArray<string> ideas = [.. split.IdeaIds.Where(id => state.Find<Idea>(id)?.ClusterId == cluster.Id)];
        return ideas.IsEmpty
            ? Verdict.Reject(MeetingRefusals.IdeaUnknown, new Detail(Field: "ideaIds", Yours: split.Name))
            : Verdict.Accept(new ClusterSplit(
                cluster.Id,
                new Cluster(split.NewClusterId, People.Numbers(state).Clusters + 1, split.Name, context.PersonId!, null, null, cluster.ItemId),
                ideas));
    }

    /// <summary>What takes an event back; null where something else has happened to the clusters or their ideas since.</summary>
    public static Event? Inverse(State state, Event @event, string me) => @event switch
    {
        ClustersMerged e when state.Find<Cluster>(e.IntoId) is { } into && IsAsLeft(into, e)
            && e.From.All(part => state.Find<Cluster>(part.Was.Id) is null) && state.Count<Cluster>() + e.From.Length <= Limits.Clusters =>
            new ClustersUnmerged(e.IntoId, [.. e.From.Select(part => part with { IdeaIds = [.. part.IdeaIds.Where(id => state.Find<Idea>(id)?.ClusterId == into.Id)] })]),
        ClustersUnmerged e when state.Find<Cluster>(e.IntoId) is { } into && e.From.All(part => state.Find<Cluster>(part.Was.Id) is { } now && Clusters.AreSame(now, part.Was)
            && !Boards.IsInUse(state, now) && Clusters.SeenIn(state, now, me).SetEquals(part.IdeaIds.Where(id => Hiding.Sees(state, me, Key.Of<Idea>(id))))) =>
            Merged(state, into, [.. e.From.Select(part => part.Was)]),
        ClusterSplit e when state.Find<Cluster>(e.Made.Id) is { } now && Clusters.AreSame(now, e.Made) && state.Find<Cluster>(e.ClusterId) is not null
            && Clusters.SeenIn(state, now, me).SetEquals(e.IdeaIds) => new ClusterUnsplit(e.ClusterId, e.Made, Clusters.IdeasIn(state, now)),
        ClusterUnsplit e when state.Find<Cluster>(e.Was.Id) is null && state.Find<Cluster>(e.ClusterId) is not null && state.Count<Cluster>() < Limits.Clusters
            && e.IdeaIds.Where(id => state.Find<Idea>(id)?.ClusterId == e.ClusterId).ToImmutableArray() is { IsEmpty: false } ideas =>
            new ClusterSplit(e.ClusterId, e.Was, ideas),
        _ => null,
    };

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case ClustersMerged e:
                projection.Update<Cluster>(e.IntoId, into => into with
                {
                    MergedFrom = [.. into.MergedFrom ?? [], .. e.From.Select(part => new MergedCluster(part.Was.Id, part.Was.Number, part.Was.Name))],
                });
                foreach (var part in e.From)
                {
                    Assign(projection, part.IdeaIds, e.IntoId);
                    projection.Delete<Cluster>(part.Was.Id);
                }

                break;
            case ClustersUnmerged e:
                var ids = e.From.Select(part => part.Was.Id).ToHashSet();
                projection.Update<Cluster>(e.IntoId, into => into with { MergedFrom = OrNull((into.MergedFrom ?? []).RemoveAll(was => ids.Contains(was.Id))) });
                foreach (var part in e.From)
                {
                    projection.Put(part.Was, Audience.Everyone);
                    Assign(projection, part.IdeaIds, part.Was.Id);
                }

                break;
            case ClusterSplit e:
                projection.Put(e.Made, Audience.Everyone);
                projection.Update<Numbering>(Numbering.OnlyId, numbers => numbers with { Clusters = Math.Max(numbers.Clusters, e.Made.Number) });
                Assign(projection, e.IdeaIds, e.Made.Id);
                break;
            case ClusterUnsplit e:
                Assign(projection, e.IdeaIds, e.ClusterId);
                projection.Delete<Cluster>(e.Was.Id);
                break;
        }
    }

    private static ClustersMerged Merged(State state, Cluster into, IEnumerable<Cluster> from) =>
        new(into.Id, [.. from.Select(cluster => new MergedPart(cluster, Clusters.IdeasIn(state, cluster)))], into.MergedFrom?.Length ?? 0);

    /// <summary>Whether nothing was merged into it or taken out of it since.</summary>
    private static bool IsAsLeft(Cluster into, ClustersMerged e) =>
        into.MergedFrom is { } all && all.Length == e.WasMerged + e.From.Length
        && all.Skip(e.WasMerged).Select(part => part.Id).SequenceEqual(e.From.Select(part => part.Was.Id));

    private static void Assign(Projection projection, ImmutableArray<string> ideaIds, string clusterId)
    {
        foreach (var id in ideaIds)
            projection.Update<Idea>(id, idea => idea with { ClusterId = clusterId });
    }

    private static ImmutableArray<MergedCluster>? OrNull(ImmutableArray<MergedCluster> some) => some.IsEmpty ? null : some;
}
