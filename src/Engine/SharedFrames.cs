namespace Samenwerken.Engine;

/// <summary>
/// Frames of commits, put together once for all who are to get the same. What is the same is told by the written commits themselves, which
/// are shared by those whose view of them is the same (<see cref="SharedCommit"/>): so nobody can get a frame of another view.
/// </summary>
internal sealed class SharedFrames
{
    /// <summary>Some views of the last round, and some readers who are a round behind.</summary>
    private const int Kept = 8;

    private readonly (ReadOnlyMemory<byte>[] Commits, Frame Frame)?[] _kept = new (ReadOnlyMemory<byte>[], Frame)?[Kept];
    private readonly Lock _lock = new();
    private int _next;

    public Frame Of(ReadOnlyMemory<byte>[] commits)
    {
        lock (_lock)
        {
            foreach (var kept in _kept)
            {
                if (kept is { } it && AreSame(it.Commits, commits))
                    return it.Frame;
            }

            var frame = Wire.Commits(commits);
            _kept[_next++ % Kept] = (commits, frame);
            return frame;
        }
    }

    private static bool AreSame(ReadOnlyMemory<byte>[] these, ReadOnlyMemory<byte>[] those)
    {
        if (these.Length != those.Length)
            return false;
        // The last differ most often.
        for (var i = these.Length - 1; i >= 0; i--)
        {
            if (!these[i].Equals(those[i]))
                return false;
        }

        return true;
    }
}
