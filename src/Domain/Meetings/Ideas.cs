using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>Ideas on the board: one thought on one note.</summary>
internal static class Ideas
{
    /// <summary>Several that come together are numbered in their order; where one of them cannot come, none does.</summary>
    public static Verdict Add(State state, AddIdea add, Context context)
    {
        foreach (var (i, idea) in add.Ideas.Index())
        {
            if (state.Knows(Key.Of<Idea>(idea.IdeaId)))
                return Verdict.Reject(Refusals.IdTaken, new Detail(Field: i is 0 ? "ideaId" : $"others[{i - 1}].ideaId"));
        }

        if (add.ClusterId is { } cluster && state.Find<Cluster>(cluster) is null)
            return Verdict.Reject(MeetingRefusals.ClusterUnknown, new Detail(Field: "clusterId", Yours: add.Words));
        if (state.Count<Idea>() + add.Ideas.Length > Limits.Ideas)
            return Verdict.Reject(MeetingRefusals.Full, new Detail(Max: Limits.Ideas, Yours: add.Words));
        var place = PhaseRights.Place(state, add, context.PersonId!, context.Now);
        var last = People.Numbers(state).Ideas;
        var group = Groups.Of(state, context.PersonId!)?.Id;
        return Verdict.Accept([.. add.Ideas.Select((idea, i) => new IdeaAdded(
            idea.IdeaId, last + i + 1, idea.Text, context.PersonId!, context.Now, i is 0 ? add.X : null, i is 0 ? add.Y : null, add.ClusterId, add.Colour,
            place.ItemId, place.RunId, group, place.Sheet, null, place.Hidden))]);
    }

    /// <summary>One of several; they stay, and it remembers them.</summary>
    public static Verdict Merge(State state, MergeIdeas merge, Context context)
    {
        var parents = merge.Parents.Select(state.Find<Idea>).OfType<Idea>().ToList();
        if (parents.Count < merge.Parents.Length)
            return Verdict.Reject(MeetingRefusals.IdeaUnknown, new Detail(Field: "parents", Yours: merge.Text));
        if (parents.Exists(idea => idea.Hidden))
            return Verdict.Reject(MeetingRefusals.IdeaHidden, new Detail(Field: "parents", Yours: merge.Text));
        return Add(state, new AddIdea(merge.IdeaId, merge.Text, merge.X, merge.Y, merge.ClusterId), context) switch
        {
            // What was made of things that everybody sees, everybody sees.
            Verdict.Accepted { Events: [IdeaAdded added] } => Verdict.Accept(added with { Parents = merge.Parents, Hidden = false, Sheet = null }),
            var refusal => refusal,
        };
    }

    /// <summary>Whoever wrote against a text that is gone keeps their words: the refusal gives both back.</summary>
    public static Verdict Edit(State state, EditIdea edit) => state.Find<Idea>(edit.IdeaId) switch
    {
        null => Verdict.Reject(MeetingRefusals.IdeaUnknown, new Detail(Yours: edit.Text)),
        var idea when idea.Text == edit.Text => Verdict.Accept(),
        var idea when idea.Text != edit.Was => Verdict.Reject(
            MeetingRefusals.IdeaChanged, new Detail(Current: idea.Text, Yours: edit.Text)),
        var idea => Verdict.Accept(new IdeaEdited(idea.Id, edit.Text, idea.Text)),
    };

    public static Verdict Move(State state, MoveIdea move) => state.Find<Idea>(move.IdeaId) switch
    {
        null => Verdict.Reject(MeetingRefusals.IdeaUnknown),
        var idea when idea.X == move.X && idea.Y == move.Y => Verdict.Accept(),
        var idea => Verdict.Accept(new IdeaMoved(idea.Id, move.X, move.Y, idea.X, idea.Y)),
    };

    /// <summary>
    /// Somebody may take an idea away while another drags it along with many; then the others move all the same.
    /// </summary>
    public static Verdict Move(State state, MoveIdeas move)
    {
        if (move.ClusterId is { } cluster && state.Find<Cluster>(cluster) is null)
            return Verdict.Reject(MeetingRefusals.ClusterUnknown, new Detail(Field: "clusterId"));
        var here = move.Ideas.Where(place => state.Find<Idea>(place.IdeaId) is not null).ToList();
        return here.Count == 0
            ? Verdict.Reject(MeetingRefusals.IdeaUnknown)
            : Verdict.Accept([.. here.SelectMany(place => Moves(state.Find<Idea>(place.IdeaId)!, place, move))]);
    }

    private static IEnumerable<Event> Moves(Idea idea, IdeaPlace place, MoveIdeas move)
    {
        if (place.X is not null && (idea.X, idea.Y) != (place.X, place.Y))
            yield return new IdeaMoved(idea.Id, place.X, place.Y, idea.X, idea.Y);
        if ((move.LeaveClusters || move.ClusterId is not null) && idea.ClusterId != move.ClusterId)
            yield return new ClusterAssigned(idea.Id, move.ClusterId, idea.ClusterId);
    }

    public static Verdict Colour(State state, ColourIdea colour) => Here(state, colour.IdeaIds) switch
    {
        [] => Verdict.Reject(MeetingRefusals.IdeaUnknown),
        var ideas => Verdict.Accept([.. ideas.Where(idea => idea.Colour != colour.Colour).Select(idea => new IdeaColoured(idea.Id, colour.Colour, idea.Colour))]),
    };

    /// <summary>A link between two that go is in the event of the first of them.</summary>
    public static Verdict Remove(State state, RemoveIdea remove, Context context)
    {
        if (Here(state, remove.IdeaIds) is not { Count: > 0 } here)
            return Verdict.Reject(MeetingRefusals.IdeaUnknown);
        var going = here.Select(idea => idea.Id).ToHashSet();
        // What something that stays came from stays as well.
        while (going.RemoveWhere(id => CameFrom(state, id, going)) > 0)
        {
        }

        if (going.Count == 0)
            return Verdict.Reject(MeetingRefusals.IdeaInUse);
        var board = new Projection(state, state.Seq + 1);
        var events = ImmutableArray.CreateBuilder<Event>();
        foreach (var idea in here.Where(idea => going.Contains(idea.Id)))
        {
            events.Add(new IdeaRemoved(idea, Links.Of(board.State, idea.Id), TombstoneOf(idea, remove, context)));
            Project(events[^1], board);
        }

        return Verdict.Accept(events.ToImmutable());
    }

    private static List<Idea> Here(State state, IEnumerable<string> ids) => [.. ids.Select(state.Find<Idea>).OfType<Idea>()];

    /// <summary>Whoever takes their own words back without a word about it, leaves nothing; nor does what nobody else knew of.</summary>
    private static Tombstone? TombstoneOf(Idea idea, RemoveIdea remove, Context context) =>
        idea.Hidden || (remove.Reason is null && idea.AuthorId == context.PersonId) ? null : new Tombstone(idea.Id, idea.Number, remove.Reason, context.Now);

    /// <summary>What takes an event back; null where something else has happened to the idea since.</summary>
    public static Event? Inverse(State state, Event @event, string me) => @event switch
    {
        IdeaAdded e when state.Find<Idea>(e.IdeaId) is { } now && AreSame(now, New(e)) && !Votes.IsInResult(state, now.Id) && CanGo(state, now, null, me) =>
            new IdeaRemoved(now, Links.Of(state, now.Id)),
        IdeaEdited e when state.Find<Idea>(e.IdeaId) is { } now && now.Text == e.Text => new IdeaEdited(now.Id, e.WasText, e.Text),
        IdeaMoved e when state.Find<Idea>(e.IdeaId) is { } now && (now.X, now.Y) == (e.X, e.Y) => new IdeaMoved(now.Id, e.WasX, e.WasY, e.X, e.Y),
        IdeaColoured e when state.Find<Idea>(e.IdeaId) is { } now && now.Colour == e.Colour => new IdeaColoured(now.Id, e.WasColour, e.Colour),
        IdeaRemoved e when state.Find<Idea>(e.Was.Id) is null && state.Count<Idea>() < Limits.Ideas => new IdeaRestored(
            e.Was.ClusterId is { } cluster && state.Find<Cluster>(cluster) is null ? e.Was with { ClusterId = null } : e.Was,
            Links.StillPossible(state, e.Links, e.Was.Id),
            e.Tombstone),
        IdeaRestored e when state.Find<Idea>(e.Idea.Id) is { } now && AreSame(now, e.Idea) && CanGo(state, now, e.Links, me) =>
            new IdeaRemoved(now, Links.Of(state, now.Id), e.Tombstone),
        _ => null,
    };

    /// <summary>
    /// Whether nobody has built on an idea since it came: nothing came from it, and it has no other links than these. Links that its doer does
    /// not know of go with it: a refusal would tell that they are there.
    /// </summary>
    private static bool CanGo(State state, Idea idea, ImmutableArray<Link>? links, string me) =>
        !CameFrom(state, idea.Id)
        && (Links.Of(state, idea.Id) ?? []).Where(link => Hiding.Sees(state, me, link.Key)).ToHashSet().SetEquals(links ?? []);

    /// <param name="going">Ideas that go with it.</param>
    private static bool CameFrom(State state, string ideaId, HashSet<string>? going = null) =>
        Outcomes.CameFrom(state, ideaId) || state.All<Idea>().Any(idea => idea.Parents?.Contains(ideaId) is true && going?.Contains(idea.Id) is not true);

    /// <summary>
    /// A list of parents is the same when the same are in it, wherever in memory it is; and that everybody sees an idea by now makes it no other.
    /// </summary>
    private static bool AreSame(Idea one, Idea other) =>
        one with { Parents = null, Hidden = false } == other with { Parents = null, Hidden = false } && (one.Parents ?? []).SequenceEqual(other.Parents ?? []);

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case IdeaAdded e:
                Show(projection, New(e));
                projection.Update<Numbering>(Numbering.OnlyId, numbers => numbers with { Ideas = e.Number });
                break;
            case IdeaEdited e:
                projection.Update<Idea>(e.IdeaId, idea => idea with { Text = e.Text });
                break;
            case IdeaMoved e:
                projection.Update<Idea>(e.IdeaId, idea => idea with { X = e.X, Y = e.Y });
                break;
            case IdeaColoured e:
                projection.Update<Idea>(e.IdeaId, idea => idea with { Colour = e.Colour });
                break;
            case IdeaRemoved e:
                foreach (var link in e.Links ?? [])
                    projection.Delete<Link>(link.Id);
                projection.Delete<Idea>(e.Was.Id);
                Hiding.Count(projection, e.Was, -1);
                Votes.GiveBack(projection, e.Was.Id);
                if (e.Tombstone is { } stone)
                {
                    projection.Put(stone, Audience.Everyone);
                    projection.Put(new KeptWords(e.Was.Id, e.Was.Number, e.Was.Text, stone.Reason, stone.RemovedAt), new Audience.Person(e.Was.AuthorId));
                }

                break;
            case IdeaRestored e:
                Show(projection, e.Idea);
                projection.Delete<Tombstone>(e.Idea.Id);
                projection.Delete<KeptWords>(e.Idea.Id);
                foreach (var link in e.Links ?? [])
                    projection.Put(link, Hiding.Of(projection.State, link));
                break;
        }
    }

    private static void Show(Projection projection, Idea idea)
    {
        projection.Put(idea, Hiding.Of(projection.State, idea));
        Hiding.Count(projection, idea, +1);
    }

    private static Idea New(IdeaAdded e) => new(
        e.IdeaId, e.Number, e.Text, e.AuthorId, e.At, e.X, e.Y, e.ClusterId, e.Colour, e.ItemId, e.RunId, e.GroupId, e.Sheet, e.Parents, e.Hidden);
}
