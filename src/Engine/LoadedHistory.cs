using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine.Storage;

namespace Samenwerken.Engine;

/// <summary>A history read back: the last usable snapshot and the rows after it, each checked against the chain (LOG6).</summary>
internal sealed record LoadedHistory(
    State State, byte[] Hash, ImmutableList<Commit> Recent, long SnapshotSeq, long SnapshotBytes, long TailBytes)
{
    private const int HashBytes = SHA256.HashSizeInBytes;

    /// <exception cref="DamagedHistoryException">A row is missing, changed or unreadable.</exception>
    public static async Task<(LogHead? Head, LoadedHistory History)> FindAsync(EntityId entity, IEventLog log, CancellationToken cancellationToken)
    {
        while (true)
        {
            var head = await log.FindAsync(entity, cancellationToken);
            try
            {
                return (head, await ReadAsync(entity, head, log, cancellationToken));
            }
            catch (DamagedHistoryException)
            {
                // It may have been rewritten while it was read.
                if (head is null || (await log.FindAsync(entity, cancellationToken))?.Epoch == head.Epoch)
                    throw;
            }
        }
    }

    /// <exception cref="DamagedHistoryException">A row is missing, changed or unreadable.</exception>
    private static async Task<LoadedHistory> ReadAsync(EntityId entity, LogHead? head, IEventLog log, CancellationToken cancellationToken)
    {
        var start = head is null ? null : ReadSnapshot(await log.FindSnapshotAsync(entity, cancellationToken), head);
        var (state, hash, bytes) = start ?? (State.Empty, HashChain.Start(entity), 0);
        var snapshotSeq = state.Seq;
        var recent = ImmutableList.CreateBuilder<Commit>();
        long tailBytes = 0;
        if (head is not null)
        {
            await foreach (var row in log.ReadAsync(entity, state.Seq, cancellationToken))
            {
                // Whatever another writer adds meanwhile is for the next reader; it is not damage.
                if (row.Seq > head.Seq)
                    break;
                var commit = Check(entity, row, state.Seq + 1, ref hash);
                state = state.Fold(commit);
                recent.Add(commit);
                tailBytes += row.Body.Length;
                if (recent.Count > 2 * EntityMoment.RecentKept)
                    recent.RemoveRange(0, EntityMoment.RecentKept);
            }

            if (state.Seq != head.Seq || !hash.AsSpan().SequenceEqual(head.Hash.Span))
                throw new DamagedHistoryException(entity, state.Seq);
        }

        return new LoadedHistory(state, hash, EntityMoment.Keep(recent.ToImmutable()), snapshotSeq, bytes, tailBytes);
    }

    /// <summary>What the entity was at a moment: the fold of all that was written up to it.</summary>
    /// <param name="head">The commit after which nothing is read.</param>
    /// <exception cref="DamagedHistoryException">A row is missing, changed or unreadable.</exception>
    public static async Task<State> AtAsync(EntityId entity, IEventLog log, DateTimeOffset moment, long head, CancellationToken cancellationToken)
    {
        var (state, hash) = (State.Empty, HashChain.Start(entity));
        await foreach (var row in log.ReadAsync(entity, 0, cancellationToken))
        {
            if (row.Seq > head || Check(entity, row, state.Seq + 1, ref hash) is not { } commit || commit.At > moment)
                break;
            state = state.Fold(commit);
        }

        return state;
    }

    /// <summary>Reads one row that must be number <paramref name="seq"/> and follow from <paramref name="hash"/>.</summary>
    public static Commit Check(EntityId entity, LogRow row, long seq, ref byte[] hash)
    {
        hash = HashChain.Next(hash, row.Body.Span);
        if (row.Seq != seq || !hash.AsSpan().SequenceEqual(row.Hash.Span))
            throw new DamagedHistoryException(entity, seq);
        try
        {
            var commit = CommitJson.Read(row.Body);
            return commit.Seq == seq ? commit : throw new DamagedHistoryException(entity, seq);
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new DamagedHistoryException(entity, seq, unreadable);
        }
    }

    /// <summary>A snapshot carries a check of its own and the chain's hash at its place, so that loading goes on from there.</summary>
    public static LogSnapshot WriteSnapshot(State state, byte[] hash)
    {
        var json = SnapshotJson.Write(state);
        var body = new byte[2 * HashBytes + json.Length];
        hash.CopyTo(body, HashBytes);
        json.CopyTo(body, 2 * HashBytes);
        SHA256.HashData(body.AsSpan(HashBytes), body);
        return new LogSnapshot(state.Seq, body);
    }

    /// <returns>The state in a snapshot; null where it cannot be used.</returns>
    public static State? StateOf(LogSnapshot snapshot)
    {
        var body = snapshot.Body;
        if (body.Length < 2 * HashBytes || !SHA256.HashData(body.Span[HashBytes..]).AsSpan().SequenceEqual(body.Span[..HashBytes]))
            return null;
        return SnapshotJson.Read(body[(2 * HashBytes)..]) is { } state && state.Seq == snapshot.Seq ? state : null;
    }

    /// <returns>Null where there is none that can be used: then the whole log is read.</returns>
    private static (State State, byte[] Hash, long Bytes)? ReadSnapshot(LogSnapshot? snapshot, LogHead head) =>
        snapshot is not null && snapshot.Seq <= head.Seq && StateOf(snapshot) is { } state
            ? (state, snapshot.Body.Slice(HashBytes, HashBytes).ToArray(), snapshot.Body.Length)
            : null;
}
