using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine;
using Samenwerken.Engine.Storage;

namespace Samenwerken.Grains.Storage;

/// <summary>
/// Histories in Orleans' grain storage, so that every storage provider of Orleans is an event log. A history is a head page
/// with its last rows, sealed segments that are never written again, and a snapshot beside them.
/// </summary>
/// <remarks>
/// <para>The fence: an append is one write of the head, on the condition that its ETag is the one that was read. Whoever
/// holds a head that is past, such as an activation on a silo that was thought dead, writes nothing.</para>
/// <para>Nothing that waits is missed: before the write with which a history begins to wait (a due time, a reaction), or to
/// wait for something sooner, its entity is noted with the seq of that write and the time. A note is taken out, or gets a
/// later time, only by whoever read the note's page first, then a head at that seq or later that does not wait, or not so
/// soon, and then wrote the page unchanged by others. The next sooner wait is noted anew before it begins, which changes
/// the page. So a history that waits is noted at every moment, and never for later than it waits for; a note may be too
/// much. Whoever looks for what is due by a time need not read the heads of those that are noted for later.</para>
/// <para>Nothing that exists is missed either: an entity is registered before its first write.</para>
/// <para>Erasing is one write of the head, after which there is no history for anybody. Whoever next looks at such a head first
/// takes away the segments, the snapshot and the notes, and the head last; so a crash in the middle is finished by the next
/// look, which a start takes, since the history waited.</para>
/// <para>Rewriting is one write of the head as well, to which the segments of the new history are there already. It names the pages of the
/// old one, and whoever next looks at such a head takes those away first.</para>
/// </remarks>
public sealed class GrainStorageEventLog(IGrainStorage storage, ILogger<GrainStorageEventLog> logger) : IEventLog
{
    /// <summary>The name of the storage provider that it wants.</summary>
    public const string ProviderName = "samenwerken";

    private const string HeadName = "head";
    private const string SnapshotName = "snapshot";
    private const int Attempts = 5;

    private readonly Pages _pages = new(storage);
    private readonly Register _entities = new(new Pages(storage), "entities", 256);
    private readonly Register _waiting = new(new Pages(storage), "waiting", 64);
    private readonly ConcurrentDictionary<EntityId, Writer> _writers = new();

    /// <summary>What is kept of a history that is written here, to write it without reading it first.</summary>
    private sealed class Writer
    {
        public readonly SemaphoreSlim Turn = new(1);
        public HeadPage? Page;
        public string? ETag;
        public bool IsKnown;

        public void Forget() => (Page, ETag, IsKnown) = (null, null, false);
    }

    public bool IsShared => true;

    public async Task<LogHead?> FindAsync(EntityId entity, CancellationToken cancellationToken = default) => (await ReadHeadAsync(entity)).Page?.Head;

    public Task<AppendOutcome> AppendAsync(Append append, CancellationToken cancellationToken = default) =>
        InTurnAsync(append.Entity, writer => AppendAsync(writer, append));

    public async IAsyncEnumerable<LogRow> ReadAsync(
        EntityId entity, long after, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if ((await ReadHeadAsync(entity)).Page is not { } page)
            yield break;
        foreach (var last in page.Sealed.Where(last => last > after))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (bytes, _) = await _pages.ReadAsync(SegmentPage.NameOf(page.Head.Epoch, last), IdOf(entity));
            // A segment that is missing shows as a gap, and a gap as damage.
            foreach (var row in bytes is null ? [] : SegmentPage.Read(entity, bytes).All.Where(row => row.Seq > after))
                yield return row;
        }

        foreach (var row in page.Open.Where(row => row.Seq > after))
            yield return row;
    }

    public async Task<LogSnapshot?> FindSnapshotAsync(EntityId entity, CancellationToken cancellationToken = default)
    {
        var (bytes, _) = await _pages.ReadAsync(SnapshotName, IdOf(entity));
        return bytes is not null && SnapshotPage.Read(entity, bytes) is { } page && page.Epoch == (await FindAsync(entity, cancellationToken))?.Epoch
            ? page.Snapshot
            : null;
    }

    public async Task SaveSnapshotAsync(EntityId entity, string epoch, LogSnapshot snapshot, CancellationToken cancellationToken = default)
    {
        if ((await FindAsync(entity, cancellationToken))?.Epoch != epoch)
            return;
        var (_, etag) = await _pages.ReadAsync(SnapshotName, IdOf(entity));
        await _pages.WriteAsync(SnapshotName, IdOf(entity), new SnapshotPage(epoch, snapshot).Write(), etag);
    }

    public Task SetReactedAsync(EntityId entity, string epoch, long upTo, CancellationToken cancellationToken = default) =>
        InTurnAsync(entity, async writer =>
        {
            for (var attempt = 1; ; attempt++)
            {
                await KnowAsync(writer, entity);
                if (writer.Page is not { } page || page.Head.Epoch != epoch || upTo <= page.Head.ReactedUpTo)
                    return true;
                try
                {
                    await WriteHeadAsync(writer, entity, page with { Head = page.Head with { ReactedUpTo = Math.Min(upTo, page.Head.Seq) } });
                    return true;
                }
                catch (InconsistentStateException) when (attempt < Attempts)
                {
                    writer.Forget();
                }
                catch
                {
                    writer.Forget();
                    throw;
                }
            }
        });

    public Task<AppendOutcome> EraseAsync(EntityId entity, string epoch, long seq, CancellationToken cancellationToken = default) =>
        InTurnAsync(entity, async writer =>
        {
            try
            {
                await KnowAsync(writer, entity, anew: true);
                if (writer.Page is not { } page || page.Head.Epoch != epoch || page.Head.Seq != seq)
                    return AppendOutcome.WrongPosition;
                await WriteHeadAsync(writer, entity, page with { Open = [], IsErasing = true });
                await FinishErasingAsync(entity, writer.Page!);
                return AppendOutcome.Appended;
            }
            catch (InconsistentStateException)
            {
                return AppendOutcome.WrongPosition;
            }
            catch (Exception failure) when (failure is not DamagedHistoryException)
            {
                StorageLog.WriteFailed(logger, entity, seq, AppendOutcome.Unknown, failure);
                return AppendOutcome.Unknown;
            }
            finally
            {
                writer.Forget();
            }
        });

    public Task<AppendOutcome> RewriteAsync(Rewrite rewrite, CancellationToken cancellationToken = default) =>
        InTurnAsync(rewrite.Entity, async writer =>
        {
            var entity = rewrite.Entity;
            var outcome = AppendOutcome.NotWritten;
            try
            {
                await KnowAsync(writer, entity, anew: true);
                if (writer.Page is not { } page || page.Head.Epoch != rewrite.Epoch || page.Head.Seq != rewrite.Seq)
                    return AppendOutcome.WrongPosition;
                var (head, segments) = HeadPage.Of(rewrite.NewHead, rewrite.Rows);
                if (HeadPage.WaitsFrom(head.Head) is { } from && !(HeadPage.WaitsFrom(page.Head) <= from))
                    await _waiting.PutAsync(entity, new Note(head.Head.Seq, from));
                foreach (var segment in segments)
                    await WriteOverAsync(SegmentPage.NameOf(rewrite.NewEpoch, segment.All[^1].Seq), entity, segment.Write());
                outcome = AppendOutcome.Unknown;
                await WriteHeadAsync(writer, entity, head with { Former = new FormerPages(page.Head.Epoch, page.Sealed) });
                outcome = AppendOutcome.Appended;
                await ReadHeadAsync(entity);
            }
            catch (InconsistentStateException) when (outcome is not AppendOutcome.Appended)
            {
                // A provider that tries again by itself may have met its own first attempt: whoever loads it sees.
                return AppendOutcome.Unknown;
            }
            catch (Exception failure) when (failure is not DamagedHistoryException)
            {
                StorageLog.WriteFailed(logger, entity, rewrite.Seq, outcome, failure);
            }
            finally
            {
                writer.Forget();
            }

            return outcome;
        });

    /// <summary>Writes a page that a try which failed may have written before.</summary>
    private async Task WriteOverAsync(string name, EntityId entity, byte[] bytes)
    {
        var (_, etag) = await _pages.ReadAsync(name, IdOf(entity));
        await _pages.WriteAsync(name, IdOf(entity), bytes, etag);
    }

    /// <summary>Takes away what is left of a history in whose place another came. May be done again, and by others at the same time.</summary>
    private async Task FinishRewritingAsync(EntityId entity, HeadPage page, string? etag)
    {
        foreach (var last in page.Former!.Sealed)
            await _pages.ClearAsync(SegmentPage.NameOf(page.Former.Epoch, last), IdOf(entity));
        var (snapshot, _) = await _pages.ReadAsync(SnapshotName, IdOf(entity));
        if (snapshot is not null && SnapshotPage.Read(entity, snapshot)?.Epoch != page.Head.Epoch)
            await _pages.ClearAsync(SnapshotName, IdOf(entity));
        try
        {
            await _pages.WriteAsync(HeadName, IdOf(entity), (page with { Former = null }).Write(), etag);
        }
        catch (InconsistentStateException)
        {
            // Another finished it first; whoever looks next sees.
        }
    }

    /// <summary>Takes away what is left of a history that is being erased. May be done again, and by others at the same time.</summary>
    private async Task FinishErasingAsync(EntityId entity, HeadPage page)
    {
        foreach (var last in page.Sealed)
            await _pages.ClearAsync(SegmentPage.NameOf(page.Head.Epoch, last), IdOf(entity));
        await _pages.ClearAsync(SnapshotName, IdOf(entity));
        await _entities.RemoveAsync(entity);
        await _pages.ClearAsync(HeadName, IdOf(entity));
        await _waiting.RemoveAsync(entity);
    }

    public async Task<IReadOnlyList<Waiting>> FindWaitingAsync(DateTimeOffset? until = null, CancellationToken cancellationToken = default)
    {
        var found = new List<Waiting>();
        var by = until?.ToUnixTimeMilliseconds() ?? long.MaxValue;
        await _waiting.ReviseAsync(async (entity, note) =>
        {
            if (note.From > by)
                return note;
            LogHead? head;
            try
            {
                head = await FindAsync(entity, cancellationToken);
            }
            catch (DamagedHistoryException)
            {
                // It stays noted; whoever asks for it hears that it is damaged.
                return note;
            }

            if (head is null)
                return note;
            var waitsFrom = HeadPage.WaitsFrom(head);
            if (waitsFrom <= by)
                found.Add(new Waiting(entity, head.Due, head.ReactedUpTo < head.Seq));
            if (head.Seq < note.Seq)
                return note;
            return waitsFrom is { } from ? note with { From = Math.Max(note.From, from) } : null;
        });
        return found;
    }

    public async IAsyncEnumerable<EntityId> ReadEntitiesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var entity in _entities.ReadAsync())
        {
            // One that was registered and then never written has no history.
            if (await ExistsAsync(entity))
                yield return entity;
        }
    }

    public void Release(EntityId entity) => _writers.TryRemove(entity, out _);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<bool> ExistsAsync(EntityId entity)
    {
        try
        {
            return (await ReadHeadAsync(entity)).Page is not null;
        }
        catch (DamagedHistoryException)
        {
            return true;
        }
    }

    private async Task<AppendOutcome> AppendAsync(Writer writer, Append append)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (!writer.IsKnown || !Fits(writer.Page, append))
                    await KnowAsync(writer, append.Entity, anew: true);
                if (!Fits(writer.Page, append))
                    return AppendOutcome.WrongPosition;
                await PrepareAsync(writer, append);
            }
            catch (Exception failure) when (failure is not DamagedHistoryException)
            {
                // The head was not touched.
                writer.Forget();
                StorageLog.NotWritten(logger, append.Entity, append.After, failure);
                return AppendOutcome.NotWritten;
            }

            try
            {
                await WriteHeadAsync(writer, append.Entity, After(writer.Page, append));
                return AppendOutcome.Appended;
            }
            catch (InconsistentStateException)
            {
                writer.Forget();
                // A provider that tries again by itself may have met its own first attempt.
                if (await IsWrittenAsync(append) is not { } isWritten)
                    return AppendOutcome.Unknown;
                if (isWritten)
                    return AppendOutcome.Appended;
                if (attempt == Attempts)
                    return AppendOutcome.WrongPosition;
            }
            catch (Exception failure)
            {
                writer.Forget();
                var outcome = WriteFailures.IsKnownToHaveWrittenNothing(failure) ? AppendOutcome.NotWritten : AppendOutcome.Unknown;
                StorageLog.WriteFailed(logger, append.Entity, append.After, outcome, failure);
                return outcome;
            }
        }
    }

    /// <summary>What must be durable before the head is: the register, the note of a wait, and a segment that is full.</summary>
    private async Task PrepareAsync(Writer writer, Append append)
    {
        if (writer.Page is null)
            await _entities.PutAsync(append.Entity, default);
        if (HeadPage.WaitsFrom(After(writer.Page, append).Head) is { } from && !(writer.Page is { } page && HeadPage.WaitsFrom(page.Head) <= from))
            await _waiting.PutAsync(append.Entity, new Note(append.After + 1, from));
        if (writer.Page is { IsFull: true } full)
        {
            var (name, bytes) = (SegmentPage.NameOf(full.Head.Epoch, full.Open[^1].Seq), full.Segment.Write());
            try
            {
                await _pages.WriteAsync(name, IdOf(append.Entity), bytes, null);
            }
            catch (InconsistentStateException)
            {
                // It was sealed before, by somebody whose next write failed.
                var (there, _) = await _pages.ReadAsync(name, IdOf(append.Entity));
                if (there is null || !there.AsSpan().SequenceEqual(bytes))
                    throw;
            }
        }
    }

    private static HeadPage After(HeadPage? page, Append append)
    {
        var head = new LogHead(
            append.Epoch, append.Rows[^1].Seq, append.Rows[^1].Hash, Math.Max(append.ReactedUpTo, page?.Head.ReactedUpTo ?? 0), append.Due);
        var before = page is { IsFull: true } ? page.Seal() : page;
        return new HeadPage(head, before?.Sealed ?? [], [.. before?.Open ?? [], .. append.Rows]);
    }

    private static bool Fits(HeadPage? page, Append append) =>
        page is null ? append.After == 0 : page.Head.Seq == append.After && page.Head.Epoch == append.Epoch;

    /// <returns>Null where the store could not say.</returns>
    private async Task<bool?> IsWrittenAsync(Append append)
    {
        try
        {
            var last = append.Rows[^1];
            if (await FindAsync(append.Entity) is not { } head || head.Epoch != append.Epoch)
                return false;
            await foreach (var row in ReadAsync(append.Entity, last.Seq - 1))
                return row.Seq == last.Seq && row.Body.Span.SequenceEqual(last.Body.Span) && row.Hash.Span.SequenceEqual(last.Hash.Span);
            return false;
        }
        catch (Exception failure)
        {
            StorageLog.WriteFailed(logger, append.Entity, append.After, AppendOutcome.Unknown, failure);
            return null;
        }
    }

    private async Task<T> InTurnAsync<T>(EntityId entity, Func<Writer, Task<T>> write)
    {
        var writer = _writers.GetOrAdd(entity, static _ => new Writer());
        await writer.Turn.WaitAsync();
        try
        {
            return await write(writer);
        }
        finally
        {
            writer.Turn.Release();
        }
    }

    private async Task KnowAsync(Writer writer, EntityId entity, bool anew = false)
    {
        if (writer.IsKnown && !anew)
            return;
        (writer.Page, writer.ETag) = await ReadHeadAsync(entity);
        writer.IsKnown = true;
    }

    private async Task WriteHeadAsync(Writer writer, EntityId entity, HeadPage page)
    {
        writer.ETag = await _pages.WriteAsync(HeadName, IdOf(entity), page.Write(), writer.ETag);
        writer.Page = page;
    }

    private async Task<(HeadPage? Page, string? ETag)> ReadHeadAsync(EntityId entity)
    {
        while (true)
        {
            var (bytes, etag) = await _pages.ReadAsync(HeadName, IdOf(entity));
            switch (bytes is null ? null : HeadPage.Read(entity, bytes))
            {
                case { IsErasing: true } erasing:
                    await FinishErasingAsync(entity, erasing);
                    (_, etag) = await _pages.ReadAsync(HeadName, IdOf(entity));
                    return (null, etag);
                case { Former: not null } rewritten:
                    await FinishRewritingAsync(entity, rewritten, etag);
                    break;
                case var page:
                    return (page, etag);
            }
        }
    }

    /// <summary>A name with a slash, which no provider takes for a number.</summary>
    private static GrainId IdOf(EntityId entity) => GrainId.Create("samenwerken", entity.ToString());
}
