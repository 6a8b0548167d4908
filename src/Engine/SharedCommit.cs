using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Engine;

/// <summary>
/// A commit on its way to many followers: written once for all who may see the same of it, not once a person.
/// </summary>
internal sealed class SharedCommit(Commit commit)
{
    private readonly ImmutableArray<Audience> _audiences = [.. commit.Changes.Select(change => change.For).Distinct()];
    private readonly ConcurrentDictionary<(UInt128 Sight, bool Own), ReadOnlyMemory<byte>> _written = new();
    private readonly string _from = commit.From.ToString()!;

    public long Seq => commit.Seq;

    /// <summary>When it came to be shown in this process.</summary>
    public long ShownAt { get; } = Stopwatch.GetTimestamp();

    public bool Changes(Key key)
    {
        foreach (var step in commit.Steps)
        {
            foreach (var change in step.Changes)
            {
                if (change.Key == key)
                    return true;
            }
        }

        return false;
    }

    public IEnumerable<Key> Deleted => commit.Changes.OfType<Change.Delete>().Select(delete => delete.Key);

    /// <summary>Whether this reader is its sender, who gets it with the command's id.</summary>
    public bool IsFrom(string follower) => follower == _from;

    public ReadOnlyMemory<byte> For(Viewer viewer, string follower)
    {
        var own = IsFrom(follower);
        // More audiences than bits is rare; such a commit is written for each viewer alone.
        return _audiences.Length > 128
            ? Wire.Commit(commit, viewer, own)
            : _written.GetOrAdd((SightOf(viewer), own), static (key, it) => Wire.Commit(it.Commit, it.Viewer, key.Own), (Commit: commit, Viewer: viewer));
    }

    private UInt128 SightOf(Viewer viewer)
    {
        var sight = UInt128.Zero;
        for (var i = 0; i < _audiences.Length; i++)
        {
            if (_audiences[i].Includes(viewer))
                sight |= UInt128.One << i;
        }

        return sight;
    }
}
