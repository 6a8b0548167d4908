using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Engine;

/// <summary>An entity at one moment, immutable: what it is, and the last commits that led there.</summary>
/// <param name="Recent">The last commits, oldest first, up to <see cref="RecentKept"/> of them.</param>
public sealed record EntityMoment(Position Position, State State, ImmutableList<Commit> Recent)
{
    /// <summary>How far back somebody who returns may get the commits themselves.</summary>
    public const int RecentKept = 256;

    internal EntityMoment After(State state, IReadOnlyList<Commit> commits) => this with
    {
        Position = Position with { Seq = state.Seq },
        State = state,
        Recent = Keep(Recent.AddRange(commits)),
    };

    internal static ImmutableList<Commit> Keep(ImmutableList<Commit> commits) =>
        commits.Count > RecentKept ? commits.RemoveRange(0, commits.Count - RecentKept) : commits;

    /// <summary>The commits after <paramref name="seq"/>; null where they are not all at hand.</summary>
    internal IReadOnlyList<Commit>? CommitsAfter(long seq)
    {
        var missing = Position.Seq - seq;
        return missing <= Recent.Count ? Recent.GetRange(Recent.Count - (int)missing, (int)missing) : null;
    }
}
