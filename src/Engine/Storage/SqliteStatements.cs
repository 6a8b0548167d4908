using Microsoft.Data.Sqlite;

namespace Samenwerken.Engine.Storage;

/// <summary>The connection that writes with its prepared statements, and what they do together.</summary>
internal sealed class SqliteStatements : IDisposable
{
    private readonly List<SqliteCommand> _all = [];
    private readonly SqliteCommand _begin, _commit, _rollback, _savepoint, _release, _rollbackTo;
    private readonly SqliteCommand _find, _insertEntity, _updateEntity, _insertRow, _putSnapshot, _setReacted;
    private readonly SqliteCommand[] _erase;
    private readonly SqliteCommand _rewriteEntity;
    private readonly SqliteConnection _connection;

    public SqliteStatements(SqliteConnection connection)
    {
        _connection = connection;
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _rollback = Prepare("ROLLBACK");
        _savepoint = Prepare("SAVEPOINT one");
        _release = Prepare("RELEASE one");
        _rollbackTo = Prepare("ROLLBACK TO one");
        _find = Prepare("SELECT no, epoch, seq FROM entity WHERE name = $name", "$name");
        _insertEntity = Prepare(
            """
            INSERT INTO entity (name, epoch, seq, hash, reacted, due) VALUES ($name, $epoch, $seq, $hash, $reacted, $due)
            RETURNING no
            """,
            "$name", "$epoch", "$seq", "$hash", "$reacted", "$due");
        _updateEntity = Prepare(
            "UPDATE entity SET seq = $seq, hash = $hash, reacted = max(reacted, $reacted), due = $due WHERE no = $no",
            "$no", "$seq", "$hash", "$reacted", "$due");
        _insertRow = Prepare(
            "INSERT INTO history (entity, seq, body, hash) VALUES ($no, $seq, $body, $hash)", "$no", "$seq", "$body", "$hash");
        _putSnapshot = Prepare(
            "INSERT OR REPLACE INTO snapshot (entity, seq, body) VALUES ($no, $seq, $body)", "$no", "$seq", "$body");
        _setReacted = Prepare(
            "UPDATE entity SET reacted = max(reacted, min(seq, $upTo)) WHERE name = $name AND epoch = $epoch",
            "$name", "$epoch", "$upTo");
        _rewriteEntity = Prepare(
            "UPDATE entity SET epoch = $epoch, seq = $seq, hash = $hash, reacted = $reacted, due = $due WHERE no = $no",
            "$no", "$epoch", "$seq", "$hash", "$reacted", "$due");
        _erase =
        [
            Prepare("DELETE FROM history WHERE entity = $no", "$no"),
            Prepare("DELETE FROM snapshot WHERE entity = $no", "$no"),
            Prepare("DELETE FROM entity WHERE no = $no", "$no"),
        ];
    }

    public void Begin() => _begin.ExecuteNonQuery();

    public void Commit() => _commit.ExecuteNonQuery();

    /// <summary>Ends the transaction, if SQLite has not done so by itself.</summary>
    public void Rollback()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0)
            _rollback.ExecuteNonQuery();
    }

    /// <summary>Does something in a savepoint of its own: unless it appended, nothing of it remains.</summary>
    public AppendOutcome Inside(Func<SqliteStatements, AppendOutcome> execute)
    {
        _savepoint.ExecuteNonQuery();
        var outcome = Try(execute);
        if (outcome is not AppendOutcome.Appended)
            _rollbackTo.ExecuteNonQuery();
        _release.ExecuteNonQuery();
        return outcome;
    }

    public AppendOutcome Append(Append append)
    {
        var found = Find(append.Entity.ToString());
        if ((found?.Seq ?? 0) != append.After || (found is { } known && known.Epoch != append.Epoch))
            return AppendOutcome.WrongPosition;

        var head = append.Rows[^1];
        object due = append.Due is { } at ? at.ToUnixTimeMilliseconds() : DBNull.Value;
        long no;
        if (found is { } existing)
        {
            no = existing.No;
            Bind(_updateEntity, no, head.Seq, Bytes(head.Hash), append.ReactedUpTo, due);
            _updateEntity.ExecuteNonQuery();
        }
        else
        {
            Bind(_insertEntity, append.Entity.ToString(), append.Epoch, head.Seq, Bytes(head.Hash), append.ReactedUpTo, due);
            no = (long)_insertEntity.ExecuteScalar()!;
        }

        InsertRows(no, append.Rows);
        return AppendOutcome.Appended;
    }

    private void InsertRows(long no, IReadOnlyList<LogRow> rows)
    {
        foreach (var row in rows)
        {
            Bind(_insertRow, no, row.Seq, Bytes(row.Body), Bytes(row.Hash));
            _insertRow.ExecuteNonQuery();
        }
    }

    public AppendOutcome SaveSnapshot(string entity, string epoch, LogSnapshot snapshot)
    {
        if (Find(entity) is not { } found || found.Epoch != epoch || found.Seq < snapshot.Seq)
            return AppendOutcome.WrongPosition;
        Bind(_putSnapshot, found.No, snapshot.Seq, Bytes(snapshot.Body));
        _putSnapshot.ExecuteNonQuery();
        return AppendOutcome.Appended;
    }

    public AppendOutcome SetReacted(string entity, string epoch, long upTo)
    {
        Bind(_setReacted, entity, epoch, upTo);
        _setReacted.ExecuteNonQuery();
        return AppendOutcome.Appended;
    }

    /// <summary>
    /// What is deleted is overwritten in the file, and not only given free (<see cref="SqliteSchema.OpenWriter"/>). What SQLite moved within a page before leaves bytes there
    /// that it knows nothing of; they go when that page is written anew.
    /// </summary>
    public AppendOutcome Erase(string entity, string epoch, long seq)
    {
        if (Find(entity) is not { } found || found.Epoch != epoch || found.Seq != seq)
            return AppendOutcome.WrongPosition;
        foreach (var command in _erase)
        {
            Bind(command, found.No);
            command.ExecuteNonQuery();
        }

        return AppendOutcome.Appended;
    }

    /// <summary>In one transaction: the rows of the old history go, those of the new one come, and so does the snapshot.</summary>
    public AppendOutcome Rewrite(Rewrite rewrite)
    {
        if (Find(rewrite.Entity.ToString()) is not { } found || found.Epoch != rewrite.Epoch || found.Seq != rewrite.Seq)
            return AppendOutcome.WrongPosition;
        foreach (var command in _erase[..^1])
        {
            Bind(command, found.No);
            command.ExecuteNonQuery();
        }

        var head = rewrite.NewHead;
        object due = head.Due is { } at ? at.ToUnixTimeMilliseconds() : DBNull.Value;
        Bind(_rewriteEntity, found.No, head.Epoch, head.Seq, Bytes(head.Hash), head.ReactedUpTo, due);
        _rewriteEntity.ExecuteNonQuery();
        InsertRows(found.No, rewrite.Rows);
        return AppendOutcome.Appended;
    }

    /// <summary>
    /// Writes the whole file anew: in the pages that a history was rewritten in, bytes of it are left that SQLite knows nothing of.
    /// </summary>
    public void Compact() => SqliteSchema.Execute(_connection, "VACUUM");

    public AppendOutcome LimitPages(int pages)
    {
        SqliteSchema.Execute(_connection, $"PRAGMA max_page_count = {pages}");
        return AppendOutcome.Appended;
    }

    /// <summary>Puts the journal into the file, as far as readers let it, and empties it.</summary>
    /// <returns>Whether all of it is in the file, and nothing left in the journal.</returns>
    public bool TidyUp()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        using var reader = command.ExecuteReader();
        return reader.Read() && reader.GetInt64(0) == 0;
    }

    public void Dispose()
    {
        foreach (var command in _all)
            command.Dispose();
        _connection.Dispose();
    }

    /// <summary>What is wrong with one entity's own pages or rows is that entity's trouble alone.</summary>
    private AppendOutcome Try(Func<SqliteStatements, AppendOutcome> execute)
    {
        try
        {
            return execute(this);
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is SQLitePCL.raw.SQLITE_TOOBIG)
        {
            return AppendOutcome.NotWritten;
        }
        catch (Exception failure) when (SqliteDamage.Is(failure) || failure is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CONSTRAINT })
        {
            // A constraint too: rows stand where the head says that there are none.
            return AppendOutcome.Damaged;
        }
    }

    private (long No, string Epoch, long Seq)? Find(string name)
    {
        Bind(_find, name);
        using var reader = _find.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2)) : null;
    }

    private SqliteCommand Prepare(string sql, params string[] parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        _all.Add(command);
        return command;
    }

    private static void Bind(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
    }

    private static byte[] Bytes(ReadOnlyMemory<byte> bytes) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length
            ? segment.Array
            : bytes.ToArray();
}
