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
    public void A_second_server_is_kept_out_of_the_same_folder() =>
        Should.Throw<StoreRefusedException>(() => SqliteEventLog.Open(_folder.Path)).Message.ShouldContain("in use");
}
