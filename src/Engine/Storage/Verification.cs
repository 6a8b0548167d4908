using System.Collections.Immutable;
using Samenwerken.Domain;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Engine.Storage;

/// <summary>
/// Reads every commit of every entity and checks that it follows from the one before, that its events still give the
/// changes that stand beside them, and that the snapshot is what the history folds to (LOG4, LOG5, LOG6). Changes nothing.
/// </summary>
public static class Verification
{
    /// <summary>What was found, in one sentence each, naming the entity and the commit.</summary>
    /// <param name="Damages">What does not add up: those entities are refused.</param>
    /// <param name="Differences">What adds up, and would come out otherwise if it happened under today's rules.</param>
    public sealed record Report(long Entities, long Commits, ImmutableArray<string> Damages, ImmutableArray<string> Differences);

    public static async Task<Report> RunAsync(IEventLog log, CancellationToken cancellationToken = default)
    {
        long entities = 0, commits = 0;
        var damages = ImmutableArray.CreateBuilder<string>();
        var differences = ImmutableArray.CreateBuilder<string>();
        try
        {
            await foreach (var entity in log.ReadEntitiesAsync(cancellationToken))
            {
                entities++;
                commits += await VerifyOrReportAsync(entity, log, damages, differences, cancellationToken);
            }
        }
        catch (DamagedStoreException damage)
        {
            damages.Add(damage.Message);
        }

        return new Report(entities, commits, damages.ToImmutable(), differences.ToImmutable());
    }

    /// <summary>Whatever is the matter with one entity, the others are checked as well.</summary>
    private static async Task<long> VerifyOrReportAsync(
        EntityId entity,
        IEventLog log,
        ImmutableArray<string>.Builder damages,
        ImmutableArray<string>.Builder differences,
        CancellationToken cancellationToken)
    {
        try
        {
            return await VerifyAsync(entity, log, damages, differences, cancellationToken);
        }
        catch (DamagedHistoryException damage)
        {
            damages.Add($"{entity}: the history is damaged at {(damage.Seq == 0 ? "its head" : $"commit {damage.Seq}")}.");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            damages.Add($"{entity}: the history cannot be read: {failure.Message}");
        }

        return 0;
    }

    private static async Task<long> VerifyAsync(
        EntityId entity,
        IEventLog log,
        ImmutableArray<string>.Builder damages,
        ImmutableArray<string>.Builder differences,
        CancellationToken cancellationToken)
    {
        if (Catalogue.KindOf(entity) is not { } kind)
        {
            damages.Add($"{entity}: this version knows no such entity.");
            return 0;
        }

        // The snapshot first: what is appended while this reads can then only be newer.
        var snapshot = await log.FindSnapshotAsync(entity, cancellationToken);
        var head = await log.FindAsync(entity, cancellationToken) ?? throw new DamagedHistoryException(entity, 0);
        var hash = HashChain.Start(entity);
        var state = State.Empty;
        var differing = new List<string>();
        await foreach (var row in log.ReadAsync(entity, 0, cancellationToken))
        {
            if (row.Seq > head.Seq)
                break;
            var commit = LoadedHistory.Check(entity, row, state.Seq + 1, ref hash);
            if (!IsProjectedAlike(kind, state, commit))
                differing.Add($"{entity}: the events of commit {commit.Seq} give other changes than the ones beside them.");
            // What was taken out of a history is not given by its events either.
            if (commit.Steps.Any(step => step.Event is PeopleForgotten))
                differing.Clear();
            state = state.Fold(commit);
            if (snapshot?.Seq == state.Seq && !IsSameState(snapshot, state))
                damages.Add($"{entity}: the snapshot at commit {state.Seq} is not what the history folds to.");
        }

        differences.AddRange(differing);
        if (state.Seq != head.Seq || !hash.AsSpan().SequenceEqual(head.Hash.Span))
            throw new DamagedHistoryException(entity, state.Seq + 1);
        return state.Seq;
    }

    private static bool IsSameState(LogSnapshot snapshot, State state) =>
        LoadedHistory.StateOf(snapshot) is { } kept && SnapshotJson.HashOf(kept) == SnapshotJson.HashOf(state);

    private static bool IsProjectedAlike(EntityKind kind, State state, Commit commit)
    {
        var (steps, _) = kind.Project(state, [.. commit.Steps.Select(step => step.Event)], commit.Seq);
        return CommitJson.Write(commit with { Steps = steps }).AsSpan().SequenceEqual(CommitJson.Write(commit));
    }
}
