using System.Text;
using Samenwerken.Engine.Storage;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests.Storage;

public sealed class InMemoryEventLogTests : EventLogContract
{
    protected override IEventLog Open() => new InMemoryEventLog();

    // It lives as long as the object does.
    protected override Task ReopenAsync() => Task.CompletedTask;
}

public sealed class SqliteEventLogTests : LastingEventLogContract
{
    private readonly TempFolder _folder = new();

    protected override IEventLog Open() => SqliteEventLog.Open(_folder.Path);

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task LOG2_a_full_disk_writes_nothing_and_goes_on_when_there_is_room()
    {
        var sqlite = (SqliteEventLog)Log;
        await Append(One, 0, "a");
        await sqlite.LimitPagesAsync(1);

        var large = new string('x', 100_000);
        (await Log.AppendAsync(Rows(One, "epoch", 1, large))).ShouldBe(AppendOutcome.NotWritten);
        (await Log.AppendAsync(Rows(Two, "epoch", 0, large))).ShouldBe(AppendOutcome.NotWritten);
        (await Rows(One)).ShouldBe(["1 a"]);

        await sqlite.LimitPagesAsync(1_000_000);
        (await Log.AppendAsync(Rows(One, "epoch", 1, large))).ShouldBe(AppendOutcome.Appended);
        (await Log.AppendAsync(Rows(Two, "epoch", 0, large))).ShouldBe(AppendOutcome.Appended);
    }

    [Fact]
    public async Task FGT3_no_word_of_what_is_taken_out_is_left_in_the_files()
    {
        const string Secret = "weggum", Kept = "blijft";
        for (var seq = 0; seq < 60; seq++)
        {
            await Append(One, seq, Words(Secret, 40 + (7 * seq)));
            await Append(Two, seq, Words(Kept, 40 + (5 * seq)));
            if (seq % 10 == 9)
                await Log.SaveSnapshotAsync(One, "epoch", new LogSnapshot(seq + 1, Encoding.UTF8.GetBytes(Words(Secret, 5000))));
        }

        await ReopenAsync();
        (await BytesAsync(_folder)).ShouldContain(Secret);
        string[] bodies = [.. Enumerable.Range(0, 61).Select(i => $"body {i}")];
        var rewrite = new Rewrite(One, "epoch", 60, "new", Rows(One, "new", 0, bodies).Rows, 61, null);
        (await Log.RewriteAsync(rewrite)).ShouldBe(AppendOutcome.Appended);

        await ReopenAsync();
        var left = await BytesAsync(_folder);
        left.ShouldContain(Kept);
        left.ShouldNotContain(Secret);
        Directory.GetFiles(_folder.Path).ShouldNotContain(file => file.EndsWith(SqliteSchema.CompactMark, StringComparison.Ordinal));

        static string Words(string word, int count) => string.Join(' ', Enumerable.Repeat(word, count));
    }

    [Fact]
    public async Task FGT3_a_start_finishes_what_a_crash_left_to_be_written_anew()
    {
        await Append(One, 0, "a");
        var mark = Path.Combine(_folder.Path, SqliteEventLog.FileName + SqliteSchema.CompactMark);
        await File.WriteAllBytesAsync(mark, []);

        await ReopenAsync();
        await Gateways.UntilAsync(() => !File.Exists(mark), "the file being written anew");
        (await Rows(One)).ShouldBe(["1 a"]);
    }

    private static async Task<string> BytesAsync(TempFolder folder)
    {
        var all = new StringBuilder();
        foreach (var file in Directory.GetFiles(folder.Path, SqliteEventLog.FileName + "*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            all.Append(await reader.ReadToEndAsync());
        }

        return all.ToString();
    }

    [Fact]
    public async Task ERA1_no_word_of_what_is_erased_is_left_in_the_files()
    {
        const string Secret = "weggum", Kept = "blijft";
        for (var seq = 0; seq < 60; seq++)
        {
            await Append(One, seq, Words(Secret, 500 + seq));
            await Append(Two, seq, Words(Kept, 500 + seq));
            if (seq % 10 != 9)
                continue;
            foreach (var (entity, word) in new[] { (One, Secret), (Two, Kept) })
                await Log.SaveSnapshotAsync(entity, "epoch", new LogSnapshot(seq + 1, Encoding.UTF8.GetBytes(Words(word, 5000))));
        }

        await ReopenAsync();
        (await BytesAsync(_folder)).ShouldContain(Secret);

        (await Log.EraseAsync(One, "epoch", 60)).ShouldBe(AppendOutcome.Appended);
        await ReopenAsync();
        var left = await BytesAsync(_folder);
        left.ShouldContain(Kept);
        left.ShouldNotContain(Secret);

        static string Words(string word, int count) => string.Join(' ', Enumerable.Repeat(word, count));
    }

    [Fact]
    public void A_second_server_is_kept_out_of_the_same_folder() =>
        Should.Throw<StoreRefusedException>(() => SqliteEventLog.Open(_folder.Path)).Message.ShouldContain("in use");
}
