using Samenwerken.Domain.Entities;

namespace Samenwerken.Engine;

/// <summary>What brings a follower from where they are to where the entity is.</summary>
public abstract record CatchUp
{
    private CatchUp() { }

    /// <param name="Viewer">As whom they look from now on.</param>
    /// <param name="Position">Where they are after these frames.</param>
    public sealed record Frames(Viewer Viewer, Position Position, IReadOnlyList<Frame> All) : CatchUp;

    /// <summary>They may not look.</summary>
    public sealed record Denied(string Code) : CatchUp;

    /// <summary>
    /// Chooses by FOL1 to FOL3: everything for whoever saw nothing, saw another history, or sees with other eyes by now;
    /// otherwise the commits since, the records changed since, or everything, whichever is the fewest bytes.
    /// </summary>
    internal static CatchUp For(EntityKind kind, EntityMoment now, string personId, Position? since) =>
        kind.AccessOf(now.State, personId) switch
        {
            Access.Granted granted => new Frames(granted.Viewer, now.Position, FramesFor(kind, now, granted.Viewer, since)),
            Access.Denied denied => new Denied(denied.Code),
            var access => throw new InvalidOperationException($"{access} is no access."),
        };

    private static IReadOnlyList<Frame> FramesFor(EntityKind kind, EntityMoment now, Viewer viewer, Position? since)
    {
        if (since is not { } known || !CanGoOnFrom(kind, now, viewer, known))
            return [Snapshot(now, viewer)];
        if (known.Seq == now.Position.Seq)
            return [new Frame(Wire.Welcome(known, known.Seq, []))];
        var (changed, mayBeMore) = Changed(now, viewer, known.Seq);
        var least = Tail(now, viewer, known) is { } tail && Bytes(tail) <= changed.Json.Length ? tail : [changed];
        return mayBeMore ? NoMoreThanSnapshot(least, now, viewer) : least;
    }

    private static bool CanGoOnFrom(EntityKind kind, EntityMoment now, Viewer viewer, Position known) =>
        known.Epoch == now.Position.Epoch
        && known.Seq <= now.Position.Seq
        && known.Seq >= now.State.AudienceChangedAt
        && known.Seq >= now.State.DeletionsForgottenUpTo
        && known.Seq >= (now.State.Find(kind.RightsOf(viewer.PersonId!))?.Seq ?? 0);

    private static Frame Snapshot(EntityMoment now, Viewer viewer) =>
        new(Wire.Welcome(now.Position, null, now.State.VisibleTo(viewer).Select(entry => entry.Record)));

    /// <summary>What changed, and whether it may be more than everything there is: otherwise a snapshot need not be written to know.</summary>
    private static (Frame Changed, bool MayBeMore) Changed(EntityMoment now, Viewer viewer, long since)
    {
        var visible = now.State.VisibleTo(viewer).ToList();
        var records = visible.Where(entry => entry.Seq > since).Select(entry => entry.Record).ToList();
        var deleted = now.State.Deletions
            .Where(deletion => deletion.Seq > since && deletion.Audience.Includes(viewer) && now.State.Find(deletion.Key) is null)
            .Select(deletion => deletion.Key)
            .ToList();
        return (new Frame(Wire.Welcome(now.Position, since, records, deleted)), deleted.Count > 0 || records.Count == visible.Count);
    }

    /// <summary>A welcome that changes nothing, then the commits themselves.</summary>
    private static IReadOnlyList<Frame>? Tail(EntityMoment now, Viewer viewer, Position known) =>
        now.CommitsAfter(known.Seq) is { } commits
            ? [new Frame(Wire.Welcome(known, known.Seq, [])), Wire.Commits([.. commits.Select(commit => Wire.Commit(commit, viewer, own: false))])]
            : null;

    private static IReadOnlyList<Frame> NoMoreThanSnapshot(IReadOnlyList<Frame> frames, EntityMoment now, Viewer viewer)
    {
        var snapshot = Snapshot(now, viewer);
        return Bytes(frames) <= snapshot.Json.Length ? frames : [snapshot];
    }

    private static int Bytes(IReadOnlyList<Frame> frames) => frames.Sum(frame => frame.Json.Length);
}
