
namespace Samenwerken.Engine.Tests.Storage;

/// <summary>What a log must do besides, whose histories outlive the process.</summary>
public abstract class LastingEventLogContract : EventLogContract
{
    [Fact]
    public async Task LOG1_what_was_appended_outlives_whoever_wrote_it()
    {
        await Append(One, 0, "a", "b");
        await Log.SaveSnapshotAsync(One, "epoch", Snapshot(2, "snapshot"));

        await ReopenAsync();

        (await Rows(One)).ShouldBe(["1 a", "2 b"]);
        Text((await Log.FindSnapshotAsync(One))!.Body).ShouldBe("snapshot");
    }
}
