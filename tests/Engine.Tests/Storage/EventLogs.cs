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
        (await BytesAsync()).ShouldContain(Secret);

        (await Log.EraseAsync(One, "epoch", 60)).ShouldBe(AppendOutcome.Appended);
        await ReopenAsync();
        var left = await BytesAsync();
        left.ShouldContain(Kept);
        left.ShouldNotContain(Secret);

        static string Words(string word, int count) => string.Join(' ', Enumerable.Repeat(word, count));

        // Opened again, the journal is in the file, as far as there is one.
        async Task<string> BytesAsync()
        {
            var all = new StringBuilder();
            foreach (var file in Directory.GetFiles(_folder.Path, SqliteEventLog.FileName + "*"))
            {
                await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var reader = new StreamReader(stream, Encoding.Latin1);
                all.Append(await reader.ReadToEndAsync());
            }

            return all.ToString();
        }
    }

    [Fact]
    public void A_second_server_is_kept_out_of_the_same_folder() =>
        Should.Throw<StoreRefusedException>(() => SqliteEventLog.Open(_folder.Path)).Message.ShouldContain("in use");
}
