using Microsoft.Data.Sqlite;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine.Storage;
using Samenwerken.Engine.Tests.Gateway;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests.Storage;

using static MeetingCommand;
using static MeetingStory;

/// <summary>LOG6: whatever is changed in a history is noticed, refused, and harms no other.</summary>
public sealed class DamageTests : IDisposable
{
    /// <summary>The first meeting is entity 1; between it and the second come join codes.</summary>
    private const string Second = "(SELECT max(no) FROM entity WHERE name LIKE 'meeting/%')";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Damages() =>
    [
        "UPDATE history SET body = replace(body, 'Zon', 'Zoo') WHERE entity = 1 AND seq = 8",
        "UPDATE history SET body = substr(body, 1, 20) WHERE entity = 1 AND seq = 7",
        "UPDATE history SET hash = zeroblob(32) WHERE entity = 1 AND seq = 7",
        "DELETE FROM history WHERE entity = 1 AND seq = 7",
        "DELETE FROM history WHERE entity = 1 AND seq = 9",
        $"UPDATE history SET body = (SELECT body FROM history WHERE entity = {Second} AND seq = 7), hash = (SELECT hash FROM history WHERE entity = {Second} AND seq = 7) WHERE entity = 1 AND seq = 7",
        "UPDATE entity SET seq = 8 WHERE no = 1",
        "UPDATE entity SET hash = zeroblob(32) WHERE no = 1",
    ];

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task LOG6_a_damaged_history_is_refused_and_harms_no_other(string damage)
    {
        var (first, second) = await TwoMeetingsAsync();
        Change(damage);

        await using var log = SqliteEventLog.Open(_folder.Path);
        await using var gateway = await EmbeddedEngine.StartAsync(log);
        (await gateway.SendAsync(first, Piet, new AddIdea(Ids.Next(), "x", null, null, null))).ShouldBe(new Answer.Rejected(EngineCodes.EntityDamaged));
        (await gateway.ReadAsync(first, null)).ShouldBe(new Reading.Denied(EngineCodes.EntityDamaged));
        (await gateway.Follow(first, Piet).EndAsync()).ShouldBe(EngineCodes.EntityDamaged);
        await gateway.AddIdeaAsync(second, Piet, "Dit gaat door");

        var report = await Verification.RunAsync(log);
        report.Damages.ShouldHaveSingleItem().ShouldContain(first.ToString());
    }

    [Fact]
    public async Task A_whole_history_is_found_whole()
    {
        await TwoMeetingsAsync();
        await using var log = SqliteEventLog.OpenToRead(_folder.File(SqliteEventLog.FileName));
        var report = await Verification.RunAsync(log);
        (report.Entities, report.Commits, report.Damages.Length, report.Differences.Length).ShouldBe((4, 20, 0, 0));
    }

    [Fact]
    public async Task LOG4_a_snapshot_that_is_not_what_the_history_folds_to_is_reported()
    {
        await TwoMeetingsAsync();
        // The snapshot of one meeting in the place of the other's is whole, and wrong.
        Change($"UPDATE snapshot SET body = (SELECT body FROM snapshot WHERE entity = {Second}) WHERE entity = 1");
        await using var log = SqliteEventLog.OpenToRead(_folder.File(SqliteEventLog.FileName));
        (await Verification.RunAsync(log)).Damages.ShouldHaveSingleItem().ShouldContain("snapshot");
    }

    /// <summary>Two meetings of nine commits, each with one idea called Zon, without and with their snapshots.</summary>
    private async Task<(EntityId First, EntityId Second)> TwoMeetingsAsync()
    {
        await using var log = SqliteEventLog.Open(_folder.Path);
        await using var gateway = await EmbeddedEngine.StartAsync(log);
        var first = await gateway.StartMeetingAsync();
        var second = await gateway.StartMeetingAsync("CCDFGH");
        foreach (var meeting in new[] { first, second })
        {
            await gateway.AddIdeaAsync(meeting, Piet, "Wind");
            await gateway.AddIdeaAsync(meeting, Piet, "Zon");
            await gateway.AddIdeaAsync(meeting, Piet, "Water");
        }

        return (first, second);
    }

    private void Change(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File(SqliteEventLog.FileName)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        // Loading must read the rows, so the snapshots go, except where they are what is damaged.
        command.CommandText = sql.Contains("snapshot") ? sql : $"{sql}; DELETE FROM snapshot;".Replace("replace(body, 'Zon', 'Zoo')", "CAST(replace(CAST(body AS TEXT), 'Zon', 'Zoo') AS BLOB)");
        command.ExecuteNonQuery().ShouldBeGreaterThan(0);
    }
}
