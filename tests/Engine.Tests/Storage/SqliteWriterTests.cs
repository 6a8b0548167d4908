using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine.Storage;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests.Storage;

/// <summary>The writer on a connection whose commits fail as a test says.</summary>
public sealed class SqliteWriterTests : IDisposable
{
    private static readonly EntityId Id = new("meeting", Ids.Of("written"));

    private readonly TempFolder _folder = new();
    private SqliteConnection? _connection;
    private int _opened;
    private bool _failsToOpen;
    private bool _failsToCommit;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task LOG2_after_a_commit_in_doubt_it_opens_the_file_again_when_that_is_possible_again()
    {
        await using var writer = new SqliteWriter(Open, _folder.Path + "/mark", NullLogger.Instance);
        (await AppendAsync(writer, 0)).ShouldBe(AppendOutcome.Appended);

        (_failsToCommit, _failsToOpen) = (true, true);
        (await AppendAsync(writer, 1)).ShouldBe(AppendOutcome.Unknown);
        (await AppendAsync(writer, 1)).ShouldBe(AppendOutcome.NotWritten);
        (await AppendAsync(writer, 1)).ShouldBe(AppendOutcome.NotWritten);

        (_failsToCommit, _failsToOpen) = (false, false);
        (await AppendAsync(writer, 1)).ShouldBe(AppendOutcome.Appended);
        _opened.ShouldBe(2);
    }

    [Fact]
    public async Task LOG1_a_commit_is_synced_to_the_disk_before_it_is_answered()
    {
        await using var writer = new SqliteWriter(Open, _folder.Path + "/mark", NullLogger.Instance);
        await AppendAsync(writer, 0);
        // FULL: with less a commit that was answered is gone when the power goes.
        Ask("PRAGMA synchronous").ShouldBe(2L);
        Ask("PRAGMA journal_mode").ShouldBe("wal");
    }

    private SqliteConnection Open()
    {
        if (_failsToOpen)
            throw new StoreRefusedException("the file cannot be opened");
        _opened++;
        _connection = SqliteSchema.OpenWriter(_folder.File(SqliteEventLog.FileName));
        SQLitePCL.raw.sqlite3_commit_hook(_connection.Handle, _ => _failsToCommit ? 1 : 0, null);
        return _connection;
    }

    private static Task<AppendOutcome> AppendAsync(SqliteWriter writer, long after) => writer.AppendAsync(
        new Append(Id, "epoch", after, [new LogRow(after + 1, new byte[] { 1 }, new byte[] { 1 })], after + 1, null));

    private object? Ask(string sql)
    {
        using var command = _connection!.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
