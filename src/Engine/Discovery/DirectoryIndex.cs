using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Samenwerken.Domain.Discovery;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine.Storage;

namespace Samenwerken.Engine.Discovery;

/// <summary>
/// The directory in a SQLite file, as one full-text index. Filters, and who may find something, are words in it as well: so
/// one look gives what matches and may be found, and what somebody may not find is never so much as counted for them.
/// </summary>
/// <remarks>One at a time writes, under a lock; each search reads on a connection of its own.</remarks>
internal sealed class DirectoryIndex : IDisposable
{
    /// <summary>So many of what matches are weighed against each other, the newest of them; a word that is everywhere tells little.</summary>
    private const int Weighed = 1000;

    /// <summary>In the head of the file: it has had words of a history that was rewritten since.</summary>
    private const int Rewritten = 1;

    private readonly Lock _writing = new();
    private readonly SqliteConnection _writer;
    private readonly Words _words = new();
    private readonly string _readerOf;
    private readonly ConcurrentBag<(SqliteConnection Connection, Words Words)> _readers = [];

    public DirectoryIndex(string file)
    {
        _writer = DirectoryFile.Open(file);
        _readerOf = DirectoryFile.ReaderOf(file);
    }

    /// <summary>What an entity came to, for the directory.</summary>
    /// <param name="Changed">The records that may have changed since <paramref name="After"/>, each with what the directory has of it now.</param>
    /// <param name="After">The commit up to which the directory must have it for that; null to replace all.</param>
    public sealed record Update(EntityId Entity, Position Position, IReadOnlyList<(Key Record, Finding? Finding)> Changed, long? After);

    /// <summary>Takes in many in one write, in order. None takes the directory back to what an entity was before.</summary>
    /// <returns>Those that did not follow on what the directory has, and have to come again whole.</returns>
    public IReadOnlyList<EntityId> Apply(IReadOnlyList<Update> updates)
    {
        lock (_writing)
        {
            using var transaction = _writer.BeginTransaction();
            var misfits = new List<EntityId>();
            foreach (var update in updates)
            {
                var known = Find(update.Entity);
                if (known is { } it && it.Position.Epoch == update.Position.Epoch && it.Position.Seq >= update.Position.Seq)
                    continue;
                if (update.After is { } after && (known?.Position.Seq ?? 0, known?.Position.Epoch ?? update.Position.Epoch) != (after, update.Position.Epoch))
                {
                    misfits.Add(update.Entity);
                    continue;
                }

                Write(update, known?.No);
                if (known is { } former && former.Position.Epoch != update.Position.Epoch)
                    Execute($"PRAGMA application_id = {Rewritten}");
            }

            transaction.Commit();
            return misfits;
        }
    }

    /// <summary>Forgets an entity.</summary>
    public void Forget(EntityId entity)
    {
        lock (_writing)
        {
            using var transaction = _writer.BeginTransaction();
            if (Find(entity) is { } known)
            {
                RemoveAll(known.No);
                Execute("DELETE FROM entity WHERE no = $no", ("$no", known.No));
            }

            transaction.Commit();
        }
    }

    /// <summary>
    /// Where a history was rewritten, writes the file anew, so that no word is left in it of what was taken out. That it is to be done is
    /// kept in the file: where it does not come to it, because of a crash or of somebody who reads on, the next time does it.
    /// </summary>
    public void Compact()
    {
        lock (_writing)
        {
            if ((long)Scalar("PRAGMA application_id")! != Rewritten)
                return;
            Execute("INSERT INTO words (words) VALUES ('optimize')");
            Execute("VACUUM");
            if ((long)Scalar("PRAGMA wal_checkpoint(TRUNCATE)")! == 0)
                Execute("PRAGMA application_id = 0");
        }
    }

    /// <summary>Up to where the directory has each entity.</summary>
    public Dictionary<EntityId, Position> Positions()
    {
        lock (_writing)
        {
            var positions = new Dictionary<EntityId, Position>();
            using var command = Command(_writer, "SELECT name, epoch, seq FROM entity");
            using var reader = command.ExecuteReader();
            while (reader.Read())
                positions[EntityId.Parse(reader.GetString(0))!.Value] = new Position(reader.GetString(1), reader.GetInt64(2));
            return positions;
        }
    }

    public DirectoryPage Search(DirectoryQuery query, bool isComplete)
    {
        var (connection, words) = _readers.TryTake(out var free) ? free : (Open(), new Words());
        try
        {
            // All from one moment of the file.
            using var transaction = connection.BeginTransaction(deferred: true);
            var match = DirectoryMatch.Of(query, words);
            var counted = Count(connection, match);
            var results = Read(connection, match, query, DirectoryMatch.HasWords(query));
            return new DirectoryPage(
                results, (int)Math.Min(counted, DirectoryQuery.MostInAll), counted > DirectoryQuery.MostInAll, isComplete);
        }
        finally
        {
            _readers.Add((connection, words));
        }
    }

    public void Dispose()
    {
        while (_readers.TryTake(out var reader))
            reader.Connection.Dispose();
        lock (_writing)
        {
            if (_writer.State is not System.Data.ConnectionState.Open)
                return;
            SqliteSchema.Execute(_writer, "PRAGMA wal_checkpoint(TRUNCATE)");
            _writer.Dispose();
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_readerOf);
        connection.Open();
        return connection;
    }

    private static long Count(SqliteConnection connection, string match)
    {
        using var command = Command(
            connection, "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH $match LIMIT $most)",
            ("$match", match), ("$most", DirectoryQuery.MostInAll + 1));
        return (long)command.ExecuteScalar()!;
    }

    private static ImmutableArray<Found> Read(SqliteConnection connection, string match, DirectoryQuery query, bool byWeight)
    {
        // A hit in the title weighs more.
        var hits = byWeight
            ? $"SELECT rowid, bm25(words, 10.0, 1.0, 0.0) AS weight FROM words WHERE words MATCH $match ORDER BY rowid DESC LIMIT {Weighed}"
            : $"SELECT rowid, 0 AS weight FROM words WHERE words MATCH $match ORDER BY rowid DESC LIMIT {Weighed}";
        using var command = Command(
            connection,
            $"""
            SELECT entity.name, finding.id, finding.body
            FROM ({hits}) AS hit JOIN finding ON finding.no = hit.rowid JOIN entity ON entity.no = finding.entity
            ORDER BY hit.weight, hit.rowid DESC LIMIT $limit OFFSET $from
            """,
            ("$match", match), ("$limit", Math.Clamp(query.Limit, 0, DirectoryQuery.MostAtOnce)), ("$from", Math.Max(0, query.From)));
        using var reader = command.ExecuteReader();
        var found = ImmutableArray.CreateBuilder<Found>();
        while (reader.Read())
        {
            found.Add(new Found(
                EntityId.Parse(reader.GetString(0))!.Value, reader.GetString(1),
                JsonSerializer.Deserialize(reader.GetString(2), DomainJson.Instance.Finding)!));
        }

        return found.ToImmutable();
    }

    private void Write(Update update, long? no)
    {
        if (no is null)
        {
            no = (long)Scalar(
                "INSERT INTO entity (name, epoch, seq) VALUES ($name, $epoch, $seq) RETURNING no",
                ("$name", update.Entity.ToString()), ("$epoch", update.Position.Epoch), ("$seq", update.Position.Seq))!;
        }
        else
        {
            Execute("UPDATE entity SET epoch = $epoch, seq = $seq WHERE no = $no", ("$no", no), ("$epoch", update.Position.Epoch), ("$seq", update.Position.Seq));
        }

        if (update.After is null)
            RemoveAll(no.Value);
        foreach (var (record, finding) in update.Changed)
            Put(no.Value, update.Entity, record, finding);
    }

    /// <summary>What is found of a record now, in the place of what was. It keeps its number, by which the newest are told.</summary>
    private void Put(long entityNo, EntityId entity, Key record, Finding? finding)
    {
        var no = (long?)Scalar("SELECT no FROM finding WHERE entity = $entity AND record = $record", ("$entity", entityNo), ("$record", record.ToString()));
        if (no is not null)
            Execute("DELETE FROM words WHERE rowid = $no", ("$no", no));
        if (finding is null)
        {
            Execute("DELETE FROM finding WHERE no = $no", ("$no", no ?? 0));
            return;
        }

        var body = JsonSerializer.Serialize(finding, DomainJson.Instance.Finding);
        no = no is null
            ? (long)Scalar(
                "INSERT INTO finding (entity, record, id, body) VALUES ($entity, $record, $id, $body) RETURNING no",
                ("$entity", entityNo), ("$record", record.ToString()), ("$id", record.Id), ("$body", body))!
            : (long)Scalar("UPDATE finding SET body = $body WHERE no = $no RETURNING no", ("$no", no), ("$body", body))!;
        Execute(
            "INSERT INTO words (rowid, title, text, tags) VALUES ($no, $title, $text, $tags)",
            ("$no", no), ("$title", string.Join(' ', _words.FoundBy(finding.Title))), ("$text", string.Join(' ', _words.FoundBy(finding.Text ?? ""))),
            ("$tags", string.Join(' ', DirectoryMatch.TagsOf(entity, finding))));
    }

    private void RemoveAll(long entityNo)
    {
        Execute("DELETE FROM words WHERE rowid IN (SELECT no FROM finding WHERE entity = $no)", ("$no", entityNo));
        Execute("DELETE FROM finding WHERE entity = $no", ("$no", entityNo));
    }

    private (long No, Position Position)? Find(EntityId entity)
    {
        using var command = Command(_writer, "SELECT no, epoch, seq FROM entity WHERE name = $name", ("$name", entity.ToString()));
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), new Position(reader.GetString(1), reader.GetInt64(2))) : null;
    }

    private void Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(_writer, sql, parameters);
        command.ExecuteNonQuery();
    }

    private object? Scalar(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(_writer, sql, parameters);
        return command.ExecuteScalar();
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
