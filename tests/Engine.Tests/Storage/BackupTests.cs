using Microsoft.Data.Sqlite;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine.Storage;
using Samenwerken.Engine.Tests.Gateway;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests.Storage;

using static MeetingStory;

public sealed class BackupTests : IDisposable
{
    private readonly TempFolder _data = new();
    private readonly TempFolder _copies = new();
    private readonly TempFolder _restored = new();

    private string Copy => _copies.File("copy.db");

    public void Dispose()
    {
        _data.Dispose();
        _copies.Dispose();
        _restored.Dispose();
    }

    [Fact]
    public async Task A_backup_of_a_running_server_is_one_consistent_moment()
    {
        await using var log = SqliteEventLog.Open(_data.Path);
        await using var gateway = await EmbeddedEngine.StartAsync(log);
        var meetings = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => gateway.StartMeetingAsync()));
        using var stop = new CancellationTokenSource();
        var writers = meetings.Select(meeting => Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
                await gateway.AddIdeaAsync(meeting, Piet, $"Idee {i}");
        })).ToList();
        await Gateways.UntilAsync(() => gateway.ReadAsync(meetings[0], null).Result is Reading.Found { Position.Seq: > 50 }, "some ideas");

        await SqliteBackup.WriteAsync(_data.Path, Copy);
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        await using var copy = SqliteEventLog.OpenToRead(Copy);
        var report = await Verification.RunAsync(copy);
        report.Damages.ShouldBeEmpty();
        report.Commits.ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task SEQ4_a_restore_is_a_new_epoch_with_all_that_was_there()
    {
        EntityId meeting;
        Reading.Found before;
        await using (var log = SqliteEventLog.Open(_data.Path))
        await using (var gateway = await EmbeddedEngine.StartAsync(log))
        {
            meeting = await gateway.StartMeetingAsync();
            await gateway.AddIdeaAsync(meeting, Piet, "Zon");
            before = (await gateway.ReadAsync(meeting, null)).ShouldBeOfType<Reading.Found>();
        }

        await SqliteBackup.WriteAsync(_data.Path, Copy);
        await SqliteBackup.RestoreAsync(Copy, _restored.Path);

        await using var restored = SqliteEventLog.Open(_restored.Path);
        await using var again = await EmbeddedEngine.StartAsync(restored);
        var after = (await again.ReadAsync(meeting, null)).ShouldBeOfType<Reading.Found>();
        after.Records.Length.ShouldBe(before.Records.Length);
        after.Position.Seq.ShouldBe(before.Position.Seq);
        after.Position.Epoch.ShouldNotBe(before.Position.Epoch);
        await again.AddIdeaAsync(meeting, Piet, "Wind");

        // FOL3: whoever was there before gets everything anew.
        await using var probe = again.Follow(meeting, Noor, before.Position);
        await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
    }

    [Fact]
    public async Task Nothing_is_overwritten()
    {
        await SqliteEventLog.Open(_data.Path).DisposeAsync();
        await SqliteBackup.WriteAsync(_data.Path, Copy);

        await Should.ThrowAsync<StoreRefusedException>(() => SqliteBackup.WriteAsync(_data.Path, Copy));
        await Should.ThrowAsync<StoreRefusedException>(() => SqliteBackup.RestoreAsync(Copy, _data.Path));
    }

    [Theory]
    [InlineData("samenwerken.db-wal")]
    [InlineData("samenwerken.db-shm")]
    [InlineData("samenwerken.db-journal")]
    public async Task SEQ4_a_restore_is_refused_where_the_journal_of_another_history_lies(string left)
    {
        await SqliteEventLog.Open(_data.Path).DisposeAsync();
        await SqliteBackup.WriteAsync(_data.Path, Copy);
        await File.WriteAllTextAsync(_restored.File(left), "een ander verleden");

        var refused = await Should.ThrowAsync<StoreRefusedException>(() => SqliteBackup.RestoreAsync(Copy, _restored.Path));

        refused.Message.ShouldContain(_restored.File(left));
        File.Exists(_restored.File("samenwerken.db")).ShouldBeFalse();
        File.ReadAllText(_restored.File(left)).ShouldBe("een ander verleden");
        // Nor does a server start there: SQLite would throw the journal away.
        Should.Throw<StoreRefusedException>(() => SqliteEventLog.Open(_restored.Path)).Message.ShouldContain(left);
        File.ReadAllText(_restored.File(left)).ShouldBe("een ander verleden");
    }

    [Fact]
    public async Task SEQ4_the_journal_of_a_killed_server_is_not_replayed_over_what_is_restored()
    {
        EntityId meeting;
        await using (var log = SqliteEventLog.Open(_data.Path))
        await using (var gateway = await EmbeddedEngine.StartAsync(log))
        {
            meeting = await gateway.StartMeetingAsync();
            await SqliteBackup.WriteAsync(_data.Path, Copy);
            await gateway.AddIdeaAsync(meeting, Piet, "Na de kopie");
            // What a killed server leaves, of which somebody takes the database away and forgets the rest.
            File.Copy(_data.File("samenwerken.db-wal"), _restored.File("samenwerken.db-wal"));
        }

        await Should.ThrowAsync<StoreRefusedException>(() => SqliteBackup.RestoreAsync(Copy, _restored.Path));
        File.Delete(_restored.File("samenwerken.db-wal"));
        await SqliteBackup.RestoreAsync(Copy, _restored.Path);

        await using var restored = SqliteEventLog.Open(_restored.Path);
        await using var again = await EmbeddedEngine.StartAsync(restored);
        (await again.ReadAsync(meeting, null)).ShouldBeOfType<Reading.Found>().All<Idea>().ShouldBeEmpty();
        (await Verification.RunAsync(restored)).Damages.ShouldBeEmpty();
    }

    [Fact]
    public async Task LOG1_after_a_clean_stop_the_one_file_holds_everything()
    {
        EntityId meeting;
        await using (var log = SqliteEventLog.Open(_data.Path))
        await using (var gateway = await EmbeddedEngine.StartAsync(log))
        {
            meeting = await gateway.StartMeetingAsync();
            await gateway.AddIdeaAsync(meeting, Piet, "Zon");
        }

        Directory.EnumerateFiles(_data.Path).Select(Path.GetFileName).ShouldBe(["samenwerken.db", "samenwerken.lock"], ignoreOrder: true);
        File.Copy(_data.File("samenwerken.db"), _restored.File("samenwerken.db"));
        await using var alone = SqliteEventLog.Open(_restored.Path);
        await using var again = await EmbeddedEngine.StartAsync(alone);
        (await again.ReadAsync(meeting, null)).ShouldBeOfType<Reading.Found>().All<Idea>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task LOG1_the_one_file_holds_everything_also_where_somebody_still_reads_at_the_stop()
    {
        SqliteConnection lingering;
        await using (var log = SqliteEventLog.Open(_data.Path))
        await using (var gateway = await EmbeddedEngine.StartAsync(log))
        {
            await gateway.StartMeetingAsync();
            lingering = new SqliteConnection($"Data Source={_data.File("samenwerken.db")};Mode=ReadOnly;Pooling=False");
            lingering.Open();
        }

        using (lingering)
        {
            File.Copy(_data.File("samenwerken.db"), _restored.File("samenwerken.db"));
            await using var alone = SqliteEventLog.OpenToRead(_restored.File("samenwerken.db"));
            (await Verification.RunAsync(alone)).Commits.ShouldBeGreaterThan(6);
        }
    }

    [Fact]
    public async Task A_damaged_copy_is_not_restored()
    {
        await using (var log = SqliteEventLog.Open(_data.Path))
        await using (var gateway = await EmbeddedEngine.StartAsync(log))
            await gateway.StartMeetingAsync();
        await SqliteBackup.WriteAsync(_data.Path, Copy);
        var bytes = await File.ReadAllBytesAsync(Copy);
        var at = bytes.AsSpan().IndexOf("meetingStarted"u8);
        at.ShouldBeGreaterThan(0);
        bytes[at] ^= 1;
        await File.WriteAllBytesAsync(Copy, bytes);

        (await Should.ThrowAsync<StoreRefusedException>(() => SqliteBackup.RestoreAsync(Copy, _restored.Path))).Message.ShouldContain("damaged");
        Directory.EnumerateFiles(_restored.Path).ShouldBeEmpty();
    }
}
