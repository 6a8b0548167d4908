using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>
/// Links between ideas. Both ideas of a link are there: whoever removes an idea removes its links, and whoever takes that
/// back has them again, as far as their other ends are still there.
/// </summary>
internal static class Links
{
    public static Verdict Add(State state, AddLink add, Context context)
    {
        if (state.Knows(Key.Of<Link>(add.LinkId)))
            return Verdict.Reject(Refusals.IdTaken, new Detail(Field: "linkId"));
        if (state.Find<Idea>(add.FromIdeaId) is null)
            return Verdict.Reject(MeetingRefusals.IdeaUnknown, new Detail(Field: "fromIdeaId", Yours: add.Label));
        if (state.Find<Idea>(add.ToIdeaId) is null)
            return Verdict.Reject(MeetingRefusals.IdeaUnknown, new Detail(Field: "toIdeaId", Yours: add.Label));
        if (add.FromIdeaId == add.ToIdeaId)
            return Verdict.Reject(MeetingRefusals.LinkWithItself, new Detail(Field: "toIdeaId", Yours: add.Label));
        if (Between(state, add.FromIdeaId, add.ToIdeaId) is { } there)
            return Verdict.Reject(MeetingRefusals.LinkExists, new Detail(Current: there.Label, Yours: add.Label));
        if (state.Count<Link>() >= Limits.Links)
            return Verdict.Reject(MeetingRefusals.Full, new Detail(Max: Limits.Links, Yours: add.Label));
        return Verdict.Accept(new LinkAdded(new Link(
            add.LinkId, People.Numbers(state).Links + 1, add.FromIdeaId, add.ToIdeaId, add.Label, context.PersonId!)));
    }

    public static Verdict Remove(State state, RemoveLink remove) => state.Find<Link>(remove.LinkId) switch
    {
        null => Verdict.Reject(MeetingRefusals.LinkUnknown),
        var link => Verdict.Accept(new LinkRemoved(link)),
    };

    /// <summary>The links of an idea, in the order of their numbers; null where it has none.</summary>
    public static ImmutableArray<Link>? Of(State state, string ideaId) =>
        OrNull(state.All<Link>().Where(link => link.Has(ideaId)).OrderBy(link => link.Number));

    /// <summary>Those of an idea's former links whose other end is still there, as far as there is room for them; null where there are none.</summary>
    public static ImmutableArray<Link>? StillPossible(State state, ImmutableArray<Link>? links, string ideaId) =>
        OrNull((links ?? []).Where(link => state.Find<Link>(link.Id) is null
            && state.Find<Idea>(link.FromIdeaId == ideaId ? link.ToIdeaId : link.FromIdeaId) is not null)
            .Take(Limits.Links - state.Count<Link>()));

    /// <summary>What takes an event back; null where something else has happened to the link or its ideas since.</summary>
    public static Event? Inverse(State state, Event @event) => @event switch
    {
        LinkAdded { Link: var link } when state.Find<Link>(link.Id) == link => new LinkRemoved(link),
        LinkRestored { Link: var link } when state.Find<Link>(link.Id) == link => new LinkRemoved(link),
        LinkRemoved { Was: var link } when state.Find<Link>(link.Id) is null
            && state.Count<Link>() < Limits.Links
            && state.Find<Idea>(link.FromIdeaId) is not null
            && state.Find<Idea>(link.ToIdeaId) is not null
            && Between(state, link.FromIdeaId, link.ToIdeaId) is null => new LinkRestored(link),
        _ => null,
    };

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case LinkAdded e:
                projection.Put(e.Link, Hiding.Of(projection.State, e.Link));
                projection.Update<Numbering>(Numbering.OnlyId, numbers => numbers with { Links = e.Link.Number });
                break;
            case LinkRemoved e:
                projection.Delete<Link>(e.Was.Id);
                break;
            case LinkRestored e:
                projection.Put(e.Link, Hiding.Of(projection.State, e.Link));
                break;
        }
    }

    private static Link? Between(State state, string one, string other) => state.All<Link>().FirstOrDefault(link => link.Joins(one, other));

    private static ImmutableArray<Link>? OrNull(IEnumerable<Link> links) => links.ToImmutableArray() is { IsEmpty: false } some ? some : null;
}
