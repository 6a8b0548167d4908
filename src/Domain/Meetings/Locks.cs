using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>
/// What a facilitator locked takes input of facilitators alone. It is judged by what a command would change, so that no command, and no undo,
/// goes around it. Votes, hands and roles are never locked: they are somebody's say, not their writing.
/// </summary>
public static class Locks
{
    public static Verdict Add(State state, AddLock add, Context context)
    {
        if (state.Find<InputLock>(InputLock.IdOf(add.Scope, add.TargetId)) is not null)
            return Verdict.Accept();
        if (Missing(state, add) is { } code)
            return Verdict.Reject(code, new Detail(Field: "targetId"));
        return state.Count<InputLock>() >= Limits.Locks
            ? Verdict.Reject(MeetingRefusals.Full, new Detail(Max: Limits.Locks))
            : Verdict.Accept(new InputLocked(new InputLock(InputLock.IdOf(add.Scope, add.TargetId), add.Scope, add.TargetId, context.PersonId!, context.Now)));
    }

    public static Verdict Remove(State state, RemoveLock remove) => state.Find<InputLock>(InputLock.IdOf(remove.Scope, remove.TargetId)) is { } there
        ? Verdict.Accept(new InputUnlocked(there))
        : Verdict.Accept();

    /// <summary>What was accepted, unless it would change what is locked for this person.</summary>
    public static Verdict Judge(State state, Participant me, Verdict verdict)
    {
        if (verdict is not Verdict.Accepted accepted || me.Role is Role.Facilitator || state.Count<InputLock>() == 0)
            return verdict;
        foreach (var @event in accepted.Events)
        {
            if (LockOn(state, me, @event) is { } scope)
                return Verdict.Reject(MeetingRefusals.Locked, new Detail(Field: EnumName.Of(scope), Yours: WordsOf(accepted.Events)));
        }

        return verdict;
    }

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case InputLocked e:
                projection.Put(e.Lock, Audience.Everyone);
                break;
            case InputUnlocked e:
                projection.Delete<InputLock>(e.Was.Id);
                break;
        }
    }

    /// <summary>Whether an event changes the board: its ideas, clusters and links.</summary>
    public static bool IsOfBoard(Event @event) => @event is
        IdeaAdded or IdeaEdited or IdeaMoved or IdeaColoured or IdeaRemoved or IdeaRestored
        or ClusterAdded or ClusterRenamed or ClusterMoved or ClusterAssigned or ClusterRemoved or ClusterRestored
        or ClustersMerged or ClustersUnmerged or ClusterSplit or ClusterUnsplit
        or LinkAdded or LinkRemoved or LinkRestored or BoardRestored;

    /// <summary>Whether an event is somebody's writing, or their moving of what is written.</summary>
    public static bool IsInput(Event @event) =>
        IsOfBoard(@event) || @event is MinutesEdited or DecisionRecorded or DecisionEdited or DecisionWithdrawn or DecisionReinstated
            or ActionAssigned or ActionEdited or ActionCompleted or ActionReopened or ActionWithdrawn or ActionReinstated;

    private static LockScope? LockOn(State state, Participant me, Event @event)
    {
        if (IsInput(@event) && Is(state, LockScope.Person, me.Id))
            return LockScope.Person;
        if (ItemOf(state, @event) is { } item && Is(state, LockScope.Phase, item))
            return LockScope.Phase;
        if (!IsOfBoard(@event))
            return null;
        if (Is(state, LockScope.Board, null))
            return LockScope.Board;
        return ClustersOf(state, @event).Any(cluster => cluster is not null && Is(state, LockScope.Cluster, cluster)) ? LockScope.Cluster : null;
    }

    private static bool Is(State state, LockScope scope, string? target) => state.Find<InputLock>(InputLock.IdOf(scope, target)) is not null;

    /// <summary>The agenda item under which it is written. That an action was done is told whatever is locked.</summary>
    private static string? ItemOf(State state, Event @event) => @event switch
    {
        IdeaAdded e => e.ItemId,
        IdeaEdited e => state.Find<Idea>(e.IdeaId)?.ItemId,
        IdeaMoved e => state.Find<Idea>(e.IdeaId)?.ItemId,
        IdeaColoured e => state.Find<Idea>(e.IdeaId)?.ItemId,
        ClusterAssigned e => state.Find<Idea>(e.IdeaId)?.ItemId,
        IdeaRemoved e => e.Was.ItemId,
        IdeaRestored e => e.Idea.ItemId,
        ClusterAdded e => e.ItemId,
        ClusterRenamed e => state.Find<Cluster>(e.ClusterId)?.ItemId,
        ClusterMoved e => state.Find<Cluster>(e.ClusterId)?.ItemId,
        ClusterRemoved e => e.Was.ItemId,
        ClusterRestored e => e.Cluster.ItemId,
        ClustersMerged e => state.Find<Cluster>(e.IntoId)?.ItemId,
        ClustersUnmerged e => state.Find<Cluster>(e.IntoId)?.ItemId,
        ClusterSplit e => state.Find<Cluster>(e.ClusterId)?.ItemId,
        ClusterUnsplit e => state.Find<Cluster>(e.ClusterId)?.ItemId,
        MinutesEdited e => e.ItemId,
        DecisionRecorded e => e.Decision.ItemId,
        DecisionEdited e => state.Find<Decision>(e.DecisionId)?.ItemId,
        DecisionWithdrawn e => state.Find<Decision>(e.DecisionId)?.ItemId,
        DecisionReinstated e => state.Find<Decision>(e.DecisionId)?.ItemId,
        ActionAssigned e => e.Action.ItemId,
        ActionEdited e => state.Find<ActionItem>(e.ActionId)?.ItemId,
        ActionWithdrawn e => state.Find<ActionItem>(e.ActionId)?.ItemId,
        ActionReinstated e => state.Find<ActionItem>(e.ActionId)?.ItemId,
        _ => null,
    };

    private static IEnumerable<string?> ClustersOf(State state, Event @event) => @event switch
    {
        IdeaAdded e => [e.ClusterId],
        IdeaEdited e => [ClusterOf(state, e.IdeaId)],
        IdeaMoved e => [ClusterOf(state, e.IdeaId)],
        IdeaColoured e => [ClusterOf(state, e.IdeaId)],
        IdeaRemoved e => [e.Was.ClusterId],
        IdeaRestored e => [e.Idea.ClusterId],
        ClusterAssigned e => [e.ClusterId, e.WasClusterId],
        ClusterRenamed e => [e.ClusterId],
        ClusterMoved e => [e.ClusterId],
        ClusterRemoved e => [e.Was.Id],
        ClusterRestored e => [e.Cluster.Id],
        ClustersMerged e => [e.IntoId, .. e.From.Select(part => part.Was.Id)],
        ClustersUnmerged e => [e.IntoId],
        ClusterSplit e => [e.ClusterId],
        ClusterUnsplit e => [e.ClusterId, e.Was.Id],
        LinkAdded e => EndsOf(state, e.Link),
        LinkRemoved e => EndsOf(state, e.Was),
        LinkRestored e => EndsOf(state, e.Link),
        _ => [],
    };

    private static IEnumerable<string?> EndsOf(State state, Link link) => [ClusterOf(state, link.FromIdeaId), ClusterOf(state, link.ToIdeaId)];

    private static string? ClusterOf(State state, string ideaId) => state.Find<Idea>(ideaId)?.ClusterId;

    private static string? WordsOf(IEnumerable<Event> events) => events.Select(WordsOf).OfType<string>().ToList() is { Count: > 0 } words ? string.Join('\n', words) : null;

    private static string? WordsOf(Event @event) => @event switch
    {
        IdeaAdded e => e.Text,
        IdeaEdited e => e.Text,
        ClusterAdded e => e.Name,
        ClusterRenamed e => e.Name,
        DecisionRecorded e => e.Decision.Text,
        DecisionEdited e => e.Text,
        ActionAssigned e => e.Action.Text,
        ActionEdited e => e.Text,
        _ => null,
    };

    /// <summary>The code of a refusal where there is no such thing to lock.</summary>
    private static string? Missing(State state, AddLock add) => add.Scope switch
    {
        LockScope.Cluster => state.Find<Cluster>(add.TargetId!) is null ? MeetingRefusals.ClusterUnknown : null,
        LockScope.Phase => state.Find<AgendaItem>(add.TargetId!) is null ? MeetingRefusals.AgendaItemUnknown : null,
        LockScope.Person => state.Find<Participant>(add.TargetId!) is null ? Refusals.PersonUnknown : null,
        _ => null,
    };
}
