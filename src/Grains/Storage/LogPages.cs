using System.Collections.Immutable;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine;
using Samenwerken.Engine.Storage;

namespace Samenwerken.Grains.Storage;

/// <summary>
/// The head of a history: where it stands, which segments are sealed, and the rows that are not sealed yet. One page, so
/// one write makes rows, due time and reaction cursor durable together, or none of them.
/// </summary>
/// <param name="Sealed">The last seq of each sealed segment, in order.</param>
/// <param name="Open">The rows after the last sealed segment.</param>
/// <param name="IsErasing">Whether the history is gone for everybody, and its pages are being taken away.</param>
/// <param name="Former">The pages of the history in whose place this one came, while they are being taken away.</param>
internal sealed record HeadPage(
    LogHead Head, ImmutableArray<long> Sealed, ImmutableArray<LogRow> Open, bool IsErasing = false, FormerPages? Former = null)
{
    /// <summary>From this size on the open rows are sealed, so that no append writes much more than itself.</summary>
    public const int MaxOpenBytes = 64 * 1024;

    public const int MaxOpenRows = 256;

    private const byte Version = 1;

    /// <summary>So that a version which does not know of erasing takes no half of a history for a whole one.</summary>
    private const byte ErasingVersion = 2;

    /// <summary>So that a version which does not know of it writes no head that forgets what is to be taken away.</summary>
    private const byte RewrittenVersion = 3;

    /// <summary>The pages of a whole history, with the segments that are sealed on the way.</summary>
    public static (HeadPage Head, ImmutableArray<SegmentPage> Segments) Of(LogHead head, IReadOnlyList<LogRow> rows)
    {
        var segments = ImmutableArray.CreateBuilder<SegmentPage>();
        var (last, open, bytes) = (ImmutableArray.CreateBuilder<long>(), ImmutableArray.CreateBuilder<LogRow>(), 0);
        foreach (var row in rows)
        {
            if (open.Count >= MaxOpenRows || bytes >= MaxOpenBytes)
            {
                last.Add(open[^1].Seq);
                segments.Add(new SegmentPage(open.ToImmutable()));
                open.Clear();
                bytes = 0;
            }

            open.Add(row);
            bytes += row.Body.Length;
        }

        return (new HeadPage(head, last.ToImmutable(), open.ToImmutable()), segments.ToImmutable());
    }

    /// <summary>From when on there is something to do, in milliseconds since 1970: 0 for at once, null for never.</summary>
    public static long? WaitsFrom(LogHead head) =>
        head.ReactedUpTo < head.Seq ? 0 : head.Due is { } due ? Math.Max(due.ToUnixTimeMilliseconds(), 0) : null;

    /// <summary>It follows from the open rows alone, so whoever seals them, seals the same ones.</summary>
    public bool IsFull => Open.Length >= MaxOpenRows || Open.Sum(row => row.Body.Length) >= MaxOpenBytes;

    public SegmentPage Segment => new(Open);

    public HeadPage Seal() => this with { Sealed = Sealed.Add(Open[^1].Seq), Open = [] };

    public byte[] Write()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(IsErasing ? ErasingVersion : Former is null ? Version : RewrittenVersion);
        writer.Write(Head.Epoch);
        writer.Write7BitEncodedInt64(Head.Seq);
        Rows.Write(writer, Head.Hash);
        writer.Write7BitEncodedInt64(Head.ReactedUpTo);
        writer.Write(Head.Due?.ToUnixTimeMilliseconds() ?? long.MinValue);
        writer.Write7BitEncodedInt(Sealed.Length);
        foreach (var last in Sealed)
            writer.Write7BitEncodedInt64(last);
        Rows.Write(writer, Open);
        Former?.Write(writer);
        writer.Flush();
        return bytes.ToArray();
    }

    /// <exception cref="DamagedHistoryException">The page is not what was written.</exception>
    public static HeadPage Read(EntityId entity, byte[] page) => page switch
    {
        [ErasingVersion, ..] => Read(entity, page, ErasingVersion) with { IsErasing = true },
        [RewrittenVersion, ..] => Read(entity, page, RewrittenVersion),
        _ => Read(entity, page, Version),
    };

    private static HeadPage Read(EntityId entity, byte[] page, byte version) => Rows.Undamaged(entity, page, version, reader =>
    {
        var (epoch, seq, hash, reacted) = (reader.ReadString(), reader.Read7BitEncodedInt64(), Rows.ReadBytes(reader), reader.Read7BitEncodedInt64());
        var due = reader.ReadInt64();
        var @sealed = new long[reader.Read7BitEncodedInt()];
        for (var i = 0; i < @sealed.Length; i++)
            @sealed[i] = reader.Read7BitEncodedInt64();
        var head = new LogHead(epoch, seq, hash, reacted, due == long.MinValue ? null : DateTimeOffset.FromUnixTimeMilliseconds(due));
        return new HeadPage(head, [.. @sealed], Rows.Read(reader), Former: version == RewrittenVersion ? FormerPages.Read(reader) : null);
    });
}

/// <summary>What was written of a history that is no more.</summary>
/// <param name="Sealed">The last seq of each of its segments.</param>
internal sealed record FormerPages(string Epoch, ImmutableArray<long> Sealed)
{
    public void Write(BinaryWriter writer)
    {
        writer.Write(Epoch);
        writer.Write7BitEncodedInt(Sealed.Length);
        foreach (var last in Sealed)
            writer.Write7BitEncodedInt64(last);
    }

    public static FormerPages Read(BinaryReader reader)
    {
        var epoch = reader.ReadString();
        var @sealed = new long[reader.Read7BitEncodedInt()];
        for (var i = 0; i < @sealed.Length; i++)
            @sealed[i] = reader.Read7BitEncodedInt64();
        return new FormerPages(epoch, [.. @sealed]);
    }
}

/// <summary>
/// Rows that are sealed. Its name says the epoch and the seqs in it, and those rows were durable in the head before: so
/// whoever writes a segment of that name writes the same bytes, and it is never written again.
/// </summary>
internal sealed record SegmentPage(ImmutableArray<LogRow> All)
{
    private const byte Version = 1;

    public static string NameOf(string epoch, long last) => $"segment-{epoch}-{last}";

    public byte[] Write()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Version);
        Rows.Write(writer, All);
        writer.Flush();
        return bytes.ToArray();
    }

    /// <exception cref="DamagedHistoryException">The page is not what was written.</exception>
    public static SegmentPage Read(EntityId entity, byte[] page) =>
        Rows.Undamaged(entity, page, Version, reader => new SegmentPage(Rows.Read(reader)));
}

/// <summary>A snapshot: beside the history, in a page of its own that may be missing at any time (LOG4).</summary>
internal sealed record SnapshotPage(string Epoch, LogSnapshot Snapshot)
{
    private const byte Version = 1;

    public byte[] Write()
    {
        using var bytes = new MemoryStream(Snapshot.Body.Length + 64);
        using var writer = new BinaryWriter(bytes);
        writer.Write(Version);
        writer.Write(Epoch);
        writer.Write7BitEncodedInt64(Snapshot.Seq);
        Rows.Write(writer, Snapshot.Body);
        writer.Flush();
        return bytes.ToArray();
    }

    /// <returns>Null where it cannot be used.</returns>
    public static SnapshotPage? Read(EntityId entity, byte[] page)
    {
        try
        {
            return Rows.Undamaged(entity, page, Version, reader =>
                new SnapshotPage(reader.ReadString(), new LogSnapshot(reader.Read7BitEncodedInt64(), Rows.ReadBytes(reader))));
        }
        catch (DamagedHistoryException)
        {
            return null;
        }
    }
}

internal static class Rows
{
    public static void Write(BinaryWriter writer, ReadOnlyMemory<byte> bytes)
    {
        writer.Write7BitEncodedInt(bytes.Length);
        writer.Write(bytes.Span);
    }

    public static void Write(BinaryWriter writer, ImmutableArray<LogRow> rows)
    {
        writer.Write7BitEncodedInt(rows.Length);
        foreach (var row in rows)
        {
            writer.Write7BitEncodedInt64(row.Seq);
            Write(writer, row.Body);
            Write(writer, row.Hash);
        }
    }

    public static byte[] ReadBytes(BinaryReader reader)
    {
        var length = reader.Read7BitEncodedInt();
        var bytes = length <= reader.BaseStream.Length ? reader.ReadBytes(length) : [];
        return bytes.Length == length ? bytes : throw new EndOfStreamException();
    }

    public static ImmutableArray<LogRow> Read(BinaryReader reader)
    {
        var count = reader.Read7BitEncodedInt();
        var rows = ImmutableArray.CreateBuilder<LogRow>();
        for (var i = 0; i < count; i++)
            rows.Add(new LogRow(reader.Read7BitEncodedInt64(), ReadBytes(reader), ReadBytes(reader)));
        return rows.ToImmutable();
    }

    /// <summary>Reads a page whole, or says that the history is damaged; what the rows say, the hash chain guards.</summary>
    public static T Undamaged<T>(EntityId entity, byte[] page, byte version, Func<BinaryReader, T> read)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(page));
            if (reader.ReadByte() is var found && found != version)
                throw new FormatException($"version {found}");
            var result = read(reader);
            return reader.BaseStream.Position == page.Length ? result : throw new FormatException("too long");
        }
        catch (Exception unreadable) when (unreadable is IOException or FormatException or ArgumentException or OverflowException)
        {
            throw new DamagedHistoryException(entity, 0, unreadable);
        }
    }
}
