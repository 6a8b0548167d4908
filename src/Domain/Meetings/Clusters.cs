using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>Clusters: named groups of ideas. An idea is in one cluster or in none.</summary>
internal static class Clusters
{
    public static Verdict Add(State state, AddCluster add, Context context)
    {
        if (state.Knows(Key.Of<Cluster>(add.ClusterId)))
            return Verdict.Reject(Refusals.IdTaken, new Detail(Field: "clusterId"));
        if (state.Count<Cluster>() >= Limits.Clusters)
            return Verdict.Reject(MeetingRefusals.Full, new Detail(Max: Limits.Clusters, Yours: add.Name));
        return Verdict.Accept(new ClusterAdded(
            add.ClusterId, People.Numbers(state).Clusters + 1, add.Name, context.PersonId!, add.X, add.Y, Boards.Now(state)));
    }

    /// <inheritdoc cref="Ideas.Edit(State, EditIdea)"/>
    public static Verdict Rename(State state, RenameCluster rename) => state.Find<Cluster>(rename.ClusterId) switch
    {
        null => Verdict.Reject(MeetingRefusals.ClusterUnknown, new Detail(Yours: rename.Name)),
        var cluster when cluster.Name == rename.Name => Verdict.Accept(),
        var cluster when rename.Was is { } was && was != cluster.Name => Verdict.Reject(
            MeetingRefusals.ClusterChanged, new Detail(Current: cluster.Name, Yours: rename.Name)),
        var cluster => Verdict.Accept(new ClusterRenamed(cluster.Id, rename.Name, cluster.Name)),
    };

    public static Verdict Move(State state, MoveCluster move) => state.Find<Cluster>(move.ClusterId) switch
    {
        null => Verdict.Reject(MeetingRefusals.ClusterUnknown),
        var cluster when (cluster.X, cluster.Y) == (move.X, move.Y) => Verdict.Accept(),
        var cluster => Verdict.Accept(new ClusterMoved(cluster.Id, move.X, move.Y, cluster.X, cluster.Y)),
    };

    public static Verdict Assign(State state, AssignCluster assign)
    {
        if (state.Find<Idea>(assign.IdeaId) is not { } idea)
            return Verdict.Reject(MeetingRefusals.IdeaUnknown);
        if (assign.ClusterId is { } cluster && state.Find<Cluster>(cluster) is null)
            return Verdict.Reject(MeetingRefusals.ClusterUnknown, new Detail(Field: "clusterId"));
        return idea.ClusterId == assign.ClusterId
            ? Verdict.Accept()
            : Verdict.Accept(new ClusterAssigned(idea.Id, assign.ClusterId, idea.ClusterId));
    }

    public static Verdict Remove(State state, RemoveCluster remove) => state.Find<Cluster>(remove.ClusterId) switch
    {
        null => Verdict.Reject(MeetingRefusals.ClusterUnknown),
        var cluster when Boards.IsInUse(state, cluster) => Verdict.Reject(MeetingRefusals.ClusterInUse),
        var cluster => Verdict.Accept(new ClusterRemoved(cluster, IdeasIn(state, cluster))),
    };

    /// <summary>What takes an event back; null where something else has happened to the cluster or its ideas since.</summary>
    public static Event? Inverse(State state, Event @event, string me) => @event switch
    {
        ClusterAdded e when state.Find<Cluster>(e.ClusterId) is { } now && AreSame(now, New(e)) && SeenIn(state, now, me).Count == 0 =>
            new ClusterRemoved(now, IdeasIn(state, now)),
        ClusterRenamed e when state.Find<Cluster>(e.ClusterId) is { } now && now.Name == e.Name => new ClusterRenamed(now.Id, e.WasName, e.Name),
        ClusterMoved e when state.Find<Cluster>(e.ClusterId) is { } now && (now.X, now.Y) == (e.X, e.Y) => new ClusterMoved(now.Id, e.WasX, e.WasY, e.X, e.Y),
        ClusterAssigned e when state.Find<Idea>(e.IdeaId) is { } now && now.ClusterId == e.ClusterId
            && (e.WasClusterId is null || state.Find<Cluster>(e.WasClusterId) is not null) => new ClusterAssigned(now.Id, e.WasClusterId, e.ClusterId),
        ClusterRemoved e when state.Find<Cluster>(e.Was.Id) is null && state.Count<Cluster>() < Limits.Clusters =>
            new ClusterRestored(e.Was, [.. e.IdeaIds.Where(id => state.Find<Idea>(id) is { ClusterId: null })]),
        ClusterRestored e when state.Find<Cluster>(e.Cluster.Id) is { } now && AreSame(now, e.Cluster) && !Boards.IsInUse(state, now)
            && SeenIn(state, now, me).SetEquals(e.IdeaIds.Where(id => Hiding.Sees(state, me, Key.Of<Idea>(id)))) =>
            new ClusterRemoved(now, IdeasIn(state, now)),
        _ => null,
    };

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case ClusterAdded e:
                projection.Put(New(e), Audience.Everyone);
                projection.Update<Numbering>(Numbering.OnlyId, numbers => numbers with { Clusters = e.Number });
                break;
            case ClusterRenamed e:
                projection.Update<Cluster>(e.ClusterId, cluster => cluster with { Name = e.Name });
                break;
            case ClusterMoved e:
                projection.Update<Cluster>(e.ClusterId, cluster => cluster with { X = e.X, Y = e.Y });
                break;
            case ClusterAssigned e:
                projection.Update<Idea>(e.IdeaId, idea => idea with { ClusterId = e.ClusterId });
                break;
            case ClusterRemoved e:
                foreach (var ideaId in e.IdeaIds)
                    projection.Update<Idea>(ideaId, idea => idea with { ClusterId = null });
                projection.Delete<Cluster>(e.Was.Id);
                break;
            case ClusterRestored e:
                projection.Put(e.Cluster, Audience.Everyone);
                foreach (var ideaId in e.IdeaIds)
                    projection.Update<Idea>(ideaId, idea => idea with { ClusterId = e.Cluster.Id });
                break;
        }
    }

    private static Cluster New(ClusterAdded e) => new(e.ClusterId, e.Number, e.Name, e.AuthorId, e.X, e.Y, e.ItemId);

    /// <summary>A list of what was merged is the same when the same is in it, wherever in memory it is.</summary>
    public static bool AreSame(Cluster one, Cluster other) =>
        one with { MergedFrom = null } == other with { MergedFrom = null } && (one.MergedFrom ?? []).SequenceEqual(other.MergedFrom ?? []);

    /// <summary>The ideas in a cluster that somebody knows of. Those that are hidden from them keep nothing from going: a refusal would tell that they are there.</summary>
    public static HashSet<string> SeenIn(State state, Cluster cluster, string me) =>
        [.. IdeasIn(state, cluster).Where(id => Hiding.Sees(state, me, Key.Of<Idea>(id)))];

    public static ImmutableArray<string> IdeasIn(State state, Cluster cluster) =>
        [.. state.All<Idea>().Where(idea => idea.ClusterId == cluster.Id).OrderBy(idea => idea.Number).Select(idea => idea.Id)];
}
