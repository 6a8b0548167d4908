using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine.Embedded;
using Samenwerken.Engine.Storage;
using Samenwerken.Engine.Tests.Gateway;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests.Storage;

using static MeetingCommand;
using static MeetingStory;

/// <summary>
/// LOG6 and LOG4 against the disk itself: each page of a real file in turn is overwritten, with zeros and with noise, and
/// whatever is asked of it then gets an answer with a code.
/// </summary>
public sealed class PageDamageTests : IDisposable
{
    private const int PageSize = 4096;
    private const int Meetings = 3;
    private const int Ideas = 8;

    private readonly TempFolder _whole = new();

    public void Dispose() => _whole.Dispose();

    [Theory]
    [InlineData("zeros")]
    [InlineData("noise")]
    public async Task LOG6_whatever_page_is_damaged_every_question_gets_an_answer_and_verify_a_report(string how)
    {
        var (meetings, pages) = await WriteAsync();
        var (seen, started) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        for (var page = 2; page <= pages.Count; page++)
        {
            using var folder = new TempFolder();
            var bytes = await File.ReadAllBytesAsync(_whole.File(SqliteEventLog.FileName));
            var damaged = bytes.AsSpan((page - 1) * PageSize, PageSize);
            damaged.Clear();
            if (how == "noise")
                new Random(page).NextBytes(damaged);
            await File.WriteAllBytesAsync(folder.File(SqliteEventLog.FileName), bytes);

            var what = pages[page - 1];
            var outcome = await AskAsync(folder, meetings, $"{how} in page {page} ({what})");
            seen[what] = seen.GetValueOrDefault(what) + 1;
            // Rows lie in the order of their entities, so a page has those of two at most.
            if (what is "history leaf")
                outcome.Harmed.ShouldBeLessThanOrEqualTo(2, what);
            if (what is "snapshot leaf" or "overflow")
                outcome.ShouldBe((0, true), $"{what}: the history is there without its snapshot (LOG4)");
            if (outcome.OthersStart)
                started[what] = started.GetValueOrDefault(what) + 1;
        }

        foreach (var what in new[] { "history leaf", "history interior", "entity leaf", "overflow", "sqlite_autoindex_entity_1 leaf" })
            seen.GetValueOrDefault(what).ShouldBeGreaterThan(0, $"no page for {what} was damaged; there were {string.Join(", ", seen)}");
        // SQLite writes behind the last row, and looks into the pages beside it when there is no more room.
        seen["history leaf"].ShouldBeGreaterThan(5);
        started["history leaf"].ShouldBeGreaterThanOrEqualTo(seen["history leaf"] - 3);
    }

    [Theory]
    [InlineData("entity_due")]
    [InlineData("entity_reacting")]
    public async Task What_waits_is_found_also_where_its_index_is_damaged(string index)
    {
        await using (var log = SqliteEventLog.Open(_whole.Path))
        {
            LogRow[] rows = [new(1, new byte[] { 1 }, new byte[] { 1 })];
            await log.AppendAsync(new Append(new EntityId("meeting", Ids.Of("due")), "epoch", 0, rows, 1, DateTimeOffset.UnixEpoch));
            await log.AppendAsync(new Append(new EntityId("meeting", Ids.Of("reacting")), "epoch", 0, rows, 0, null));
        }

        var pages = await PagesAsync();
        using (var file = File.OpenWrite(_whole.File(SqliteEventLog.FileName)))
        {
            file.Seek(pages.ToList().IndexOf($"{index} leaf") * PageSize, SeekOrigin.Begin);
            file.Write(new byte[PageSize]);
        }

        await using var damaged = SqliteEventLog.Open(_whole.Path);
        (await damaged.FindWaitingAsync()).Select(waiting => (waiting.Entity.Id, waiting.Due, waiting.HasReactions)).ShouldBe(
            [(Ids.Of("due"), (DateTimeOffset?)DateTimeOffset.UnixEpoch, false), (Ids.Of("reacting"), null, true)], ignoreOrder: true);
    }

    [Fact]
    public async Task LOG3_and_LOG6_an_append_that_meets_damage_takes_nobody_else_with_it()
    {
        var (meetings, pages) = await WriteAsync();
        using (var file = File.OpenWrite(_whole.File(SqliteEventLog.FileName)))
        {
            // No snapshot can be written any more, and commits can.
            file.Seek(pages.ToList().IndexOf("snapshot leaf") * PageSize, SeekOrigin.Begin);
            file.Write(new byte[PageSize]);
        }

        await using var log = SqliteEventLog.Open(_whole.Path);
        var heads = await Task.WhenAll(meetings.Select(meeting => log.FindAsync(meeting)));
        var writes = new List<Task<AppendOutcome>>();
        using (var other = new SqliteConnection($"Data Source={_whole.File(SqliteEventLog.FileName)};Pooling=False"))
        {
            // The writer waits for this one, and what is asked of it meanwhile becomes one transaction.
            other.Open();
            using var hold = other.BeginTransaction(deferred: false);
            foreach (var (meeting, head) in meetings.Zip(heads))
            {
                _ = log.SaveSnapshotAsync(meeting, head!.Epoch, new LogSnapshot(1, new byte[] { 1 }));
                writes.Add(log.AppendAsync(new Append(meeting, head.Epoch, head.Seq, [new LogRow(head.Seq + 1, new byte[] { 1 }, new byte[] { 1 })], 0, null)));
            }
        }

        (await Task.WhenAll(writes)).ShouldAllBe(outcome => outcome == AppendOutcome.Appended);
    }

    private async Task<(int Harmed, bool OthersStart)> AskAsync(TempFolder folder, IReadOnlyList<EntityId> meetings, string where)
    {
        await using var log = SqliteEventLog.Open(folder.Path);
        var report = await Verification.RunAsync(log).WaitAsync(Gateways.Patience);
        report.Damages.AddRange(log.FindDamagedPages()).ShouldNotBeEmpty(where);
        await using var gateway = await EmbeddedEngine.StartAsync(log);
        var harmed = 0;
        foreach (var meeting in meetings)
        {
            var reading = await gateway.ReadAsync(meeting, null).WaitAsync(Gateways.Patience);
            var answer = await gateway.SendAsync(meeting, Piet, new AddIdea(Ids.Next(), "Nog een", null, null, null)).WaitAsync(Gateways.Patience);
            await using var probe = gateway.Follow(meeting, Noor);
            if (reading is Reading.Found found)
            {
                found.All<Idea>().Count().ShouldBe(Ideas, where);
                await probe.UntilAsync(replica => replica.Snapshots == 1, $"a snapshot after {where}");
                if (answer is not Answer.Accepted)
                    answer.ShouldBe(new Answer.Rejected(EngineCodes.EntityDamaged), where);
                continue;
            }

            harmed++;
            reading.ShouldBe(new Reading.Denied(EngineCodes.EntityDamaged), where);
            answer.ShouldBe(new Answer.Rejected(EngineCodes.EntityDamaged), where);
            (await probe.EndAsync()).ShouldBe(EngineCodes.EntityDamaged, where);
            gateway.Damaged.ShouldContain(meeting);
            report.Damages.ShouldNotBeEmpty(where);
        }

        return (harmed, await StartsAsync(gateway, where));
    }

    /// <summary>Whether another meeting can start; where it cannot, it is told so.</summary>
    private static async Task<bool> StartsAsync(EmbeddedGateway gateway, string where)
    {
        var answer = await gateway.SendAsync(
            new EntityId("meeting", Ids.Next()), Fatima, new StartMeeting("Nieuw", "DCDFGH", "Fatima", null, null)).WaitAsync(Gateways.Patience);
        if (answer is not Answer.Accepted)
            answer.ShouldBe(new Answer.Rejected(EngineCodes.EntityDamaged), where);
        return answer is Answer.Accepted;
    }

    /// <summary>A file of some meetings with their snapshots, and what each of its pages is for.</summary>
    private async Task<(IReadOnlyList<EntityId> Meetings, IReadOnlyList<string> Pages)> WriteAsync()
    {
        var meetings = new List<EntityId>();
        await using (var log = SqliteEventLog.Open(_whole.Path))
        await using (var gateway = await EmbeddedEngine.StartAsync(log))
        {
            for (var i = 0; i < Meetings; i++)
            {
                var meeting = await gateway.StartMeetingAsync($"{(char)('B' + i)}CDFGH");
                meetings.Add(meeting);
                for (var idea = 0; idea < Ideas; idea++)
                    await gateway.AddIdeaAsync(meeting, Piet, new string('x', 200));
            }
        }

        return (meetings, await PagesAsync());
    }

    /// <summary>What each page is for: walks the trees of the file; whatever is in none of them carries on a row that is too long for its leaf.</summary>
    private async Task<IReadOnlyList<string>> PagesAsync()
    {
        var file = _whole.File(SqliteEventLog.FileName);
        var bytes = await File.ReadAllBytesAsync(file);
        var pages = Enumerable.Repeat("overflow", bytes.Length / PageSize).ToArray();
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0 UNION ALL SELECT 'schema', 1";
        using var reader = command.ExecuteReader();
        while (reader.Read())
            Walk(reader.GetString(0), reader.GetInt32(1));
        return pages;

        void Walk(string tree, int page)
        {
            var start = (page - 1) * PageSize;
            var header = start + (page == 1 ? 100 : 0);
            var isLeaf = bytes[header] is 10 or 13;
            pages[page - 1] = $"{tree} {(isLeaf ? "leaf" : "interior")}";
            if (isLeaf)
                return;
            for (var cell = 0; cell < BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(header + 3)); cell++)
                Walk(tree, Number(start + BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(header + 12 + (2 * cell)))));
            Walk(tree, Number(header + 8));
        }

        int Number(int at) => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
    }
}
