using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>
/// Makes the board as everybody saw it at a moment that is past, in one commit: ideas, clusters and links come back, get their former words
/// and places, or go. Nothing of the history goes, and whoever did it can take it back while nothing of it has changed since.
/// </summary>
/// <remarks>
/// Only what everybody saw then and may see now is touched. What is hidden stays as it is, but goes out of a cluster that goes, and nothing
/// that is done or refused tells that it is there. What was hidden then and is shown by now stays shown, since nobody can unsee it; what was
/// taken away with a tombstone stays away; an idea that a decision, an action or an idea that stays came from stays, and so does a cluster with something in it that stays, and a zone.
/// </remarks>
internal static class Restoring
{
    public static Verdict Restore(State state, RestoreBoard restore, Context context)
    {
        if (restore.To >= context.Now)
            return Verdict.Reject(Refusals.FieldInvalid, new Detail(Field: "to", Fields: [new FieldProblem("to", Refusals.FieldInvalid)]));
        if (context.Past is not { } then || then.Find<MeetingRecord>(MeetingRecord.OnlyId) is null)
            return Verdict.Reject(MeetingRefusals.RestoreBeforeStart, new Detail(Field: "to"));
        if (Votes.OpenRound(state) is not null)
            return Verdict.Reject(MeetingRefusals.RestoreVoting);
        var (before, after) = (Seen(state), Target(state, then));
        var put = after.Values.Where(record => !before.TryGetValue(record.Key, out var now) || !AreAlike(now, record));
        var was = before.Values.Where(record => !after.TryGetValue(record.Key, out var next) || !AreAlike(record, next));
        return Restored(state, put, was, new Restoration(restore.To, context.Now, context.PersonId!));
    }

    /// <summary>What takes it back; null where anything that it put, took away or changed is not as it left it, or something rests on it by now.</summary>
    public static Event? Inverse(State state, BoardRestored restored)
    {
        var isAsLeft = restored.Put.All(record => state.Find(record.Key) is { Audience: Audience.All } now && AreAlike(now.Record, record))
            && Gone(restored).All(record => state.Find(record.Key) is null);
        return isAsLeft && Fits(state, restored)
            ? new BoardRestored(restored.Was, restored.Put, restored.WasRestoration, restored.Restoration)
            : null;
    }

    public static void Project(BoardRestored restored, Projection projection)
    {
        foreach (var record in Gone(restored))
        {
            switch (record)
            {
                case Link link:
                    projection.Delete<Link>(link.Id);
                    break;
                case Idea idea:
                    foreach (var link in Links.Of(projection.State, idea.Id) ?? [])
                        projection.Delete<Link>(link.Id);
                    projection.Delete<Idea>(idea.Id);
                    break;
                case Cluster cluster:
                    // What is hidden goes out of it unseen, as when somebody removes it.
                    foreach (var idea in projection.State.All<Idea>().Where(idea => idea.ClusterId == cluster.Id).OrderBy(idea => idea.Number))
                        projection.Update<Idea>(idea.Id, it => it with { ClusterId = null });
                    projection.Delete<Cluster>(cluster.Id);
                    break;
            }
        }

        foreach (var record in restored.Put)
            projection.Put(record, Audience.Everyone);
        if (restored.Restoration is { } restoration)
            projection.Put(restoration, Audience.Everyone);
        else
            projection.Delete<Restoration>(Restoration.OnlyId);
    }

    private static Verdict Restored(State state, IEnumerable<Record> put, IEnumerable<Record> was, Restoration restoration)
    {
        ImmutableArray<Record> now = [.. MeetingFile.InOrder(put)], before = [.. MeetingFile.InOrder(was)];
        return now.IsEmpty && before.IsEmpty
            ? Verdict.Accept()
            : Verdict.Accept(new BoardRestored(now, before, restoration, state.Find<Restoration>(Restoration.OnlyId)));
    }

    /// <summary>What everybody sees of the board.</summary>
    private static Dictionary<Key, Record> Seen(State state) => state.Entries
        .Where(entry => entry is { Audience: Audience.All, Record: Idea or Cluster or Link })
        .ToDictionary(entry => entry.Record.Key, entry => entry.Record);

    private static Dictionary<Key, Record> Target(State state, State then)
    {
        var (now, past) = (Seen(state), Seen(then));
        var target = now.Values.Where(record => past.ContainsKey(record.Key) || Stays(state, then, record)).ToDictionary(record => record.Key, record => past.GetValueOrDefault(record.Key) ?? record);
        foreach (var record in past.Values.Where(record => !now.ContainsKey(record.Key) && MayComeBack(state, record)))
            target[record.Key] = record;

        // What was merged from others can always be followed back to them.
        for (var more = Parents(); more.Count > 0; more = Parents())
        {
            foreach (var parent in more)
                target[parent.Key] = parent;
        }

        var inUse = target.Values.OfType<Idea>().Select(idea => idea.ClusterId).ToHashSet();
        foreach (var cluster in now.Values.OfType<Cluster>().Where(cluster => inUse.Contains(cluster.Id)))
            target.TryAdd(cluster.Key, cluster);
        foreach (var idea in target.Values.OfType<Idea>().Where(idea => idea.ClusterId is { } id && !target.ContainsKey(Key.Of<Cluster>(id))).ToList())
            target[idea.Key] = idea with { ClusterId = null };
        foreach (var link in target.Values.OfType<Link>().Where(link => !HasBothEnds(target, link)).ToList())
            target.Remove(link.Key);
        return target;

        List<Record> Parents() => [.. target.Values.OfType<Idea>()
            .SelectMany(idea => idea.Parents ?? [])
            .Select(Key.Of<Idea>)
            .Where(parent => !target.ContainsKey(parent) && now.ContainsKey(parent))
            .Select(parent => now[parent])];
    }

    /// <summary>Whether something of the board that nobody saw then has to stay.</summary>
    private static bool Stays(State state, State then, Record record) =>
        then.Find(record.Key) is not null || record is Cluster { Zone: not null } || (record is Idea idea && Outcomes.CameFrom(state, idea.Id));

    private static bool MayComeBack(State state, Record record) =>
        state.Find(record.Key) is null && state.Find<Tombstone>(record.Id) is null;

    private static bool HasBothEnds(Dictionary<Key, Record> target, Link link) =>
        target.ContainsKey(Key.Of<Idea>(link.FromIdeaId)) && target.ContainsKey(Key.Of<Idea>(link.ToIdeaId));

    /// <summary>What an event takes away.</summary>
    private static IEnumerable<Record> Gone(BoardRestored restored)
    {
        var put = restored.Put.Select(record => record.Key).ToHashSet();
        return restored.Was.Where(record => !put.Contains(record.Key));
    }

    /// <summary>Whether all that the way back speaks of would be there, and nothing else speaks of what would go.</summary>
    private static bool Fits(State state, BoardRestored restored)
    {
        var after = Seen(state);
        var was = restored.Was.Select(record => record.Key).ToHashSet();
        var goes = restored.Put.Select(record => record.Key).Where(key => !was.Contains(key)).ToHashSet();
        foreach (var key in goes)
            after.Remove(key);
        foreach (var record in restored.Was)
            after[record.Key] = record;
        return after.Values.OfType<Idea>().All(idea => idea.ClusterId is null || after.ContainsKey(Key.Of<Cluster>(idea.ClusterId)))
            && after.Values.OfType<Link>().All(link => HasBothEnds(after, link))
            && goes.Where(key => key.Kind == WireName.Of(typeof(Idea))).All(key => !IsUsed(key.Id));

        bool IsUsed(string ideaId) => Outcomes.CameFrom(state, ideaId) || after.Values.OfType<Idea>().Any(idea => idea.Parents?.Contains(ideaId) is true);
    }

    private static bool AreAlike(Record one, Record other) => RecordFields.Changed(one, other).IsEmpty;
}
