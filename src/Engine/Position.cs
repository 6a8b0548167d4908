namespace Samenwerken.Engine;

/// <summary>A place in one history (SEQ4): the number <paramref name="Seq"/> means nothing without its epoch.</summary>
/// <param name="Epoch">Names the history; another after a restore or an erasure.</param>
/// <param name="Seq">The last commit seen; 0 before the first.</param>
public readonly record struct Position(string Epoch, long Seq);
