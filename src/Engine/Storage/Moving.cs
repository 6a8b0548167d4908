using Samenwerken.Domain.Entities;

namespace Samenwerken.Engine.Storage;

/// <summary>
/// Copies every history from one log into another, as it is: the same epochs, seqs, rows and hashes, with reaction cursors
/// and due times. Then it reads both and compares, also what the histories fold to. Nobody may serve from either meanwhile.
/// What is put back from a backup gets a new epoch on the way, since it is another history from there on (SEQ4).
/// </summary>
public static class Moving
{
    private const int RowsAtOnce = 256;
    private const int BytesAtOnce = 256 * 1024;

    public sealed record Report(long Entities, long Commits);

    /// <exception cref="StoreRefusedException">The target is not empty, the source is damaged, or the copy differs. The source was not changed.</exception>
    public static Task<Report> CopyAsync(IEventLog source, IEventLog target, CancellationToken cancellationToken = default) =>
        CopyAsync(source, target, head => head.Epoch, cancellationToken);

    /// <summary>The same, with a new epoch for each history: whoever saw more than is in the backup, gets everything anew (FOL3).</summary>
    /// <exception cref="StoreRefusedException">The target is not empty, the backup is damaged, or the copy differs. The backup was not changed.</exception>
    public static Task<Report> RestoreAsync(IEventLog backup, IEventLog target, CancellationToken cancellationToken = default) =>
        CopyAsync(backup, target, _ => EntityHost.NewEpoch(), cancellationToken);

    private static async Task<Report> CopyAsync(IEventLog source, IEventLog target, Func<LogHead, string> epochOf, CancellationToken cancellationToken)
    {
        await foreach (var there in target.ReadEntitiesAsync(cancellationToken))
            throw new StoreRefusedException($"The target is not empty: it has {there}, for one. Nothing was copied.");
        long entities = 0, commits = 0;
        await foreach (var entity in source.ReadEntitiesAsync(cancellationToken))
        {
            entities++;
            commits += await CopyAsync(entity, source, target, epochOf, cancellationToken);
        }

        return new Report(entities, commits);
    }

    private static async Task<long> CopyAsync(
        EntityId entity, IEventLog source, IEventLog target, Func<LogHead, string> epochOf, CancellationToken cancellationToken)
    {
        var head = (await source.FindAsync(entity, cancellationToken))!;
        var epoch = epochOf(head);
        var rows = new List<LogRow>();
        long bytes = 0;
        await foreach (var row in source.ReadAsync(entity, 0, cancellationToken))
        {
            rows.Add(row);
            bytes += row.Body.Length;
            if (rows.Count >= RowsAtOnce || bytes >= BytesAtOnce)
                await WriteAsync();
        }

        if (rows.Count > 0)
            await WriteAsync();
        if (await StateOf(entity, source, cancellationToken) != await StateOf(entity, target, cancellationToken)
            || await target.FindAsync(entity, cancellationToken) is not { } copied
            || (copied.Epoch, copied.Seq, copied.ReactedUpTo, copied.Due) != (epoch, head.Seq, head.ReactedUpTo, head.Due)
            || !copied.Hash.Span.SequenceEqual(head.Hash.Span))
            throw new StoreRefusedException($"{entity} differs in the copy. The source is as it was; empty the target and try again.");
        if (await source.FindSnapshotAsync(entity, cancellationToken) is { } snapshot)
            await target.SaveSnapshotAsync(entity, epoch, snapshot, cancellationToken);
        target.Release(entity);
        return head.Seq;

        async Task WriteAsync()
        {
            var last = rows[^1].Seq;
            var append = new Append(
                entity, epoch, rows[0].Seq - 1, [.. rows], Math.Min(head.ReactedUpTo, last), last == head.Seq ? head.Due : null);
            if (await target.AppendAsync(append, cancellationToken) is var outcome and not AppendOutcome.Appended)
                throw new StoreRefusedException($"{entity} could not be written at {append.After}: {outcome}. The source is as it was; empty the target and try again.");
            rows.Clear();
            bytes = 0;
        }
    }

    /// <summary>What a history folds to, by its own rows alone, each checked against the chain.</summary>
    private static async Task<string> StateOf(EntityId entity, IEventLog log, CancellationToken cancellationToken)
    {
        try
        {
            var hash = HashChain.Start(entity);
            var state = State.Empty;
            await foreach (var row in log.ReadAsync(entity, 0, cancellationToken))
                state = state.Fold(LoadedHistory.Check(entity, row, state.Seq + 1, ref hash));
            return SnapshotJson.HashOf(state);
        }
        catch (DamagedHistoryException damage)
        {
            throw new StoreRefusedException($"{damage.Message} Repair it first, from a backup. The source was not changed.", damage);
        }
    }
}
