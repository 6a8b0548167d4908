using System.Collections.Immutable;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Text;

namespace Samenwerken.Engine;

/// <summary>
/// The port between those who talk to people and those who run entities. One contract suite holds every engine to it.
/// </summary>
/// <remarks>
/// <para>Order: commands that one caller sends to one entity, each after the former was enqueued (this call returned its
/// task), are judged in that order (CMD5). Followers see commits in the order of their seq, each once (SEQ2).</para>
/// <para>Atomicity: a command takes effect whole or not at all, and at most once for its id (CMD2).</para>
/// <para>Delivery: an accepted answer, and a frame, come after the commit is durable (LOG1). Whoever gets no answer, or
/// <see cref="Answer.Unknown"/>, sends the same command again.</para>
/// </remarks>
public interface IEntityGateway
{
    Task<Answer> SendAsync(EntityId entity, Submission submission, CancellationToken cancellationToken = default);

    /// <summary>
    /// Everything that a person may see, from <paramref name="since"/> on, until they stop or a frame says why it ends.
    /// </summary>
    /// <param name="connection">Tells the connections of one person apart (PRS5).</param>
    /// <param name="since">Null for whoever has seen nothing yet.</param>
    IAsyncEnumerable<Frame> FollowAsync(
        EntityId entity, Sender.Person follower, string connection, Position? since, CancellationToken cancellationToken = default);

    /// <summary>Says where a person who follows by this connection is and what they do. Best effort, never stored (PRS1).</summary>
    void Signal(EntityId entity, Sender.Person from, string connection, PresenceSignal signal);

    /// <summary>What may be seen at this moment.</summary>
    /// <param name="personId">Who asks; null for the server itself.</param>
    Task<Reading> ReadAsync(EntityId entity, string? personId, CancellationToken cancellationToken = default);

    /// <summary>
    /// What its sender would see once a command was accepted, as it stands now. Nothing is done or written, and by the time that the command
    /// is sent something else may be so.
    /// </summary>
    Task<Reading> ForeseeAsync(EntityId entity, Submission submission, CancellationToken cancellationToken = default);

    /// <summary>
    /// How a text came from an older revision to what it is, for whoever wrote on without a connection and must bring their
    /// words along.
    /// </summary>
    /// <param name="text">The key of a text that this person may see.</param>
    /// <param name="after">The revision that they have.</param>
    Task<TextHistory> ReadTextAsync(EntityId entity, string personId, Key text, int after, CancellationToken cancellationToken = default);
}

/// <summary>The answer to somebody who wants the edits of a text.</summary>
public abstract record TextHistory
{
    private TextHistory() { }

    /// <param name="Edits">In order; with them the text is at its present revision.</param>
    public sealed record Found(ImmutableArray<TextEdit> Edits) : TextHistory;

    public sealed record Denied(string Code, Detail? Detail = null) : TextHistory;
}

/// <summary>One edit of a text, as it was made on the revision before.</summary>
/// <param name="Revision">The revision that it led to.</param>
/// <param name="Seq">The commit that made it: whoever sent an edit, knows their own by it.</param>
public sealed record TextEdit(int Revision, long Seq, Delta Delta);

/// <summary>The answer to somebody who wants to read.</summary>
public abstract record Reading
{
    private Reading() { }

    /// <param name="Records">What this viewer may see, and what only files hold (<see cref="EntityKind.ForFiles"/>), in no order.</param>
    public sealed record Found(Viewer Viewer, Position Position, ImmutableArray<Record> Records) : Reading
    {
        public IEnumerable<T> All<T>() where T : Record => Records.OfType<T>();

        public T? Find<T>(string id) where T : Record => All<T>().FirstOrDefault(record => record.Id == id);
    }

    public sealed record Denied(string Code, Detail? Detail = null) : Reading;
}
