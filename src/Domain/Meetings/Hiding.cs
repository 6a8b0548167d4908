using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>
/// Ideas that only their writers see until they are revealed (VIS2). Whoever may not see one, facilitators too, is judged as if it were not
/// there, so that no answer tells that it is; what everybody hears is how many there are.
/// </summary>
internal static class Hiding
{
    /// <summary>The state as it is for somebody who asks for something: without the hidden things of others that they name.</summary>
    public static State AsSeenBy(State state, MeetingCommand asked, Viewer viewer) =>
        state.WithoutSightOf(Named(asked).Where(key => state.Find(key) is { } entry && !entry.Audience.Includes(viewer)));

    public static bool Sees(State state, string personId, Key key) => state.Find(key)?.Audience.Includes(new Viewer(personId, null, null)) is true;

    /// <summary>Who sees an idea.</summary>
    public static Audience Of(State state, Idea idea) => idea switch
    {
        { Hidden: false } => Audience.Everyone,
        { RunId: { } runId, Sheet: { } number } when state.Find<Sheet>(Sheet.IdOf(runId, number)) is { } sheet => Audience.Of([idea.AuthorId, sheet.HolderId]),
        _ => new Audience.Person(idea.AuthorId),
    };

    /// <summary>Who sees a link: whoever sees both its ideas.</summary>
    public static Audience Of(State state, Link link) => End(state, link.FromIdeaId).And(End(state, link.ToIdeaId));

    /// <summary>Counts a hidden idea that came or went.</summary>
    public static void Count(Projection projection, Idea idea, int by)
    {
        if (idea is { Hidden: true, RunId: { } runId })
            projection.Update<Run>(runId, run => run with { Hidden = run.Hidden + by });
    }

    public static Verdict Reveal(State state, RevealIdeas reveal)
    {
        if (state.Find<Run>(reveal.RunId) is not { } run)
            return Verdict.Reject(MeetingRefusals.RunUnknown);
        if (reveal.ClusterId is { } cluster && state.Find<Cluster>(cluster) is null)
            return Verdict.Reject(MeetingRefusals.ClusterUnknown, new Detail(Field: "clusterId"));
        ImmutableArray<string> ideas =
        [
            .. state.All<Idea>().Where(idea => idea.Hidden && idea.RunId == run.Id && (reveal.ClusterId is null || idea.ClusterId == reveal.ClusterId))
                .OrderBy(idea => idea.Number).Select(idea => idea.Id),
        ];
        // Whoever reveals all says by it that the silence is over, also where nobody wrote.
        return ideas.IsEmpty && (reveal.ClusterId is not null || run.Revealed)
            ? Verdict.Accept()
            : Verdict.Accept(new IdeasRevealed(run.Id, ideas, reveal.ClusterId));
    }

    public static void Project(IdeasRevealed revealed, Projection projection)
    {
        var ids = revealed.IdeaIds.ToHashSet();
        foreach (var id in revealed.IdeaIds)
        {
            if (projection.Find<Idea>(id) is { } idea)
                projection.Put(idea with { Hidden = false }, Audience.Everyone);
        }

        Readdress(projection, link => ids.Contains(link.FromIdeaId) || ids.Contains(link.ToIdeaId));
        projection.Update<Run>(revealed.RunId, run => run with { Hidden = run.Hidden - ids.Count, Revealed = run.Hidden == ids.Count });
    }

    /// <summary>Gives links the audience that their ideas have by now.</summary>
    public static void Readdress(Projection projection, Func<Link, bool> which)
    {
        foreach (var link in projection.State.All<Link>().Where(which).OrderBy(link => link.Number).ToList())
            projection.Put(link, Of(projection.State, link));
    }

    private static Audience End(State state, string ideaId) => state.Find(Key.Of<Idea>(ideaId))?.Audience ?? Audience.Everyone;

    /// <summary>The ideas and links that a command speaks of.</summary>
    private static IEnumerable<Key> Named(MeetingCommand asked) => asked switch
    {
        EditIdea c => [Key.Of<Idea>(c.IdeaId)],
        MoveIdea c => [Key.Of<Idea>(c.IdeaId)],
        MoveIdeas c => c.Ideas.Select(place => Key.Of<Idea>(place.IdeaId)),
        ColourIdea c => c.IdeaIds.Select(Key.Of<Idea>),
        RemoveIdea c => c.IdeaIds.Select(Key.Of<Idea>),
        MergeIdeas c => c.Parents.Select(Key.Of<Idea>),
        AssignCluster c => [Key.Of<Idea>(c.IdeaId)],
        SplitCluster c => c.IdeaIds.Select(Key.Of<Idea>),
        AddLink c => [Key.Of<Idea>(c.FromIdeaId), Key.Of<Idea>(c.ToIdeaId)],
        RemoveLink c => [Key.Of<Link>(c.LinkId)],
        CastVote c => [Key.Of<Idea>(c.IdeaId)],
        WithdrawVote c => [Key.Of<Idea>(c.IdeaId)],
        RecordDecision c => c.FromIdeas.Select(Key.Of<Idea>),
        AssignAction c => c.FromIdeas.Select(Key.Of<Idea>),
        _ => [],
    };
}
