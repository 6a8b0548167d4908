using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

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
    /// <param name="since">Null for whoever has seen nothing yet.</param>
    IAsyncEnumerable<Frame> FollowAsync(
        EntityId entity, Sender.Person follower, Position? since, CancellationToken cancellationToken = default);

    /// <summary>Says where a person who follows is and what they do. Best effort, never stored (PRS1).</summary>
    void Signal(EntityId entity, Sender.Person from, PresenceSignal signal);

    /// <summary>What may be seen at this moment.</summary>
    /// <param name="personId">Who asks; null for the server itself.</param>
    Task<Reading> ReadAsync(EntityId entity, string? personId, CancellationToken cancellationToken = default);
}

/// <summary>The answer to somebody who wants to read.</summary>
public abstract record Reading
{
    private Reading() { }

    /// <param name="Records">What this viewer may see, in no order.</param>
    public sealed record Found(Viewer Viewer, Position Position, ImmutableArray<Record> Records) : Reading
    {
        public IEnumerable<T> All<T>() where T : Record => Records.OfType<T>();

        public T? Find<T>(string id) where T : Record => All<T>().FirstOrDefault(record => record.Id == id);
    }

    public sealed record Denied(string Code, Detail? Detail = null) : Reading;
}
