using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

/// <summary>
/// A meeting as a file that can be put back: the records that its exporter may see and that others may have too. The hash
/// tells whether anybody changed it since; it does not tell who made it, so every rule is judged again when it comes back.
/// </summary>
/// <remarks>
/// Left out is what belongs to one server or one person: the join code, which lets people in; ballots, which are of their
/// voters alone while a file is made to be handed on, and so are hidden ideas of their writers; who may vote in a round that is still open;
/// and where an imported meeting came from, so that the same content has the same hash wherever it is. A run that was going on stands in it
/// as one that was broken off. The last numbers that were given out are in it where something
/// was removed whose number is later than all that is there: no number is ever given twice.
/// </remarks>
/// <param name="ExportedBy">The person who took it; absent where the file does not say.</param>
/// <param name="Hash">See <see cref="HashOf(IEnumerable{Record})"/>.</param>
public sealed record MeetingFile(string? ExportedBy, string Hash, ImmutableArray<Record> Records)
{
    public const string Format = "samenwerken.meeting";
    public const int Version = 1;

    /// <summary>The largest file that is read back, in bytes.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    /// <summary>What of a meeting goes into a file, in its one order: by kind and then by id, as their UTF-16 units go.</summary>
    /// <param name="seen">The records that the exporter may see.</param>
    public static ImmutableArray<Record> Exported(IEnumerable<Record> seen)
    {
        var all = seen.ToList();
        // What is seen by some alone is for nobody who gets a file.
        var hidden = all.OfType<Idea>().Where(idea => idea.Hidden).Select(idea => idea.Id).ToHashSet();
        var some = all.Where(record => record is not Idea { Hidden: true } && !(record is Link link && (hidden.Contains(link.FromIdeaId) || hidden.Contains(link.ToIdeaId)))).ToList();
        return InOrder(some
            .Where(record => record is Numbering numbers ? numbers != Numbering.Of(some) : record is MeetingRecord or Participant or Removal or Idea or Cluster or Link or AgendaItem or Minutes or VoteRound or Decision or ActionItem or Run or Group)
            .Select(record => record switch
            {
                // Time runs in the meeting that it was taken from, and not in a file.
                Run { IsOver: false } run => run with
                {
                    Status = RunStatus.Aborted, EndedAt = run.PhaseStartedAt ?? run.StartedAt, EndsAt = null, LeftMs = null, Grace = null, Ready = 0, Hidden = 0,
                },
                Run run => run with { Hidden = 0 },
                MeetingRecord meeting => meeting with { JoinCode = null, EndsAt = null, CommunityId = null, PlannedId = null, Lobby = false, StandInId = null },
                VoteRound round => round with { Eligible = null },
                _ => record,
            }));
    }

    /// <summary>The file: a record a line, each in its canonical form, so that the same content has the same lines.</summary>
    /// <param name="seen">The records that the exporter may see.</param>
    /// <param name="epoch">With <paramref name="seq"/>: the moment in which history it was taken from. A reader may ignore it.</param>
    public static byte[] Write(string? exportedBy, string epoch, long seq, IReadOnlyCollection<Record> seen)
    {
        var records = Exported(seen).Select(CanonicalJson.Of).ToList();
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = DomainJson.Encoder, Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteNumber("version", Version);
            json.WriteString("epoch", epoch);
            json.WriteNumber("seq", seq);
            if (seen.OfType<MeetingRecord>().Any(meeting => meeting.Demonstration))
                json.WriteBoolean("demonstration", true);
            if (exportedBy is not null)
                json.WriteString("exportedBy", exportedBy);
            if (seen.OfType<Origin>().FirstOrDefault() is { } origin)
            {
                json.WriteStartObject("importedFrom");
                json.WriteString("contentHash", origin.Hash);
                json.WriteString("importedAt", origin.ImportedAt);
                json.WriteString("title", origin.Title);
                json.WriteEndObject();
            }

            json.WriteString("contentHash", HashOf(records));
            json.WriteStartArray("records");
            foreach (var record in records)
                json.WriteRawValue(record, skipInputValidation: true);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>
    /// SHA-256, as 64 hexadecimal digits in lower case, over the canonical JSON (RFC 8785) of the array of records in their one
    /// order.
    /// </summary>
    public static string HashOf(IEnumerable<Record> records) => HashOf(InOrder(records).Select(CanonicalJson.Of));

    /// <param name="canonical">The canonical JSON of each record, in their one order.</param>
    internal static string HashOf(IEnumerable<byte[]> canonical)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var before = "["u8;
        var isEmpty = true;
        foreach (var record in canonical)
        {
            hash.AppendData(before);
            hash.AppendData(record);
            before = ","u8;
            isEmpty = false;
        }

        hash.AppendData(isEmpty ? "[]"u8 : "]"u8);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Whoever may lead the meeting that is put back: the exporter, or else the first facilitator; null where there is none.</summary>
    public Participant? Facilitator =>
        Records.OfType<Participant>()
            .Where(person => person is { Role: Role.Facilitator, Removed: false })
            .OrderBy(person => person.Id == ExportedBy ? 0 : 1)
            .ThenBy(person => person.Number)
            .FirstOrDefault();

    internal static ImmutableArray<Record> InOrder(IEnumerable<Record> records) =>
        [.. records.OrderBy(record => record.Key.Kind, StringComparer.Ordinal).ThenBy(record => record.Id, StringComparer.Ordinal)];
}
