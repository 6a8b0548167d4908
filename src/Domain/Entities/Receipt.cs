using System.Collections.Immutable;

namespace Samenwerken.Domain.Entities;

/// <summary>
/// Remembers that a command took effect, so that the same command sent again gets its first answer instead of a second
/// effect (CMD2, CMD3). The fold of a commit makes it; no change of the log carries it.
/// </summary>
/// <param name="Id">The command's id.</param>
/// <param name="From">Its sender.</param>
/// <param name="Digest">Its content, as <see cref="Submission.Digest"/>.</param>
/// <param name="Seq">The commit that it became.</param>
public sealed record Receipt(string Id, string From, string Digest, long Seq) : Record(Id)
{
    /// <summary>Of a commit that was redacted: whatever its sender sends again under that id is taken for the same.</summary>
    public const string UnknownDigest = "";
}

/// <summary>The ids of a sender's last commands, oldest first: which receipts are still kept.</summary>
/// <param name="Id">The sender.</param>
public sealed record RecentCommands(string Id, ImmutableList<string> CommandIds) : Record(Id)
{
    /// <summary>How many a sender may rely on; an outbox never has more under way.</summary>
    public const int Kept = 256;
}
