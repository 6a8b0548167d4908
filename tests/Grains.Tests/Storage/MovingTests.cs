using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine.Embedded;
using Samenwerken.Engine.Storage;
using Samenwerken.Grains.Storage;
using Samenwerken.Testing;

namespace Samenwerken.Grains.Tests.Storage;

using static MeetingStory;

/// <summary>Moving between the engines keeps every history as it is.</summary>
public sealed class MovingTests : IDisposable
{
    private readonly SharedStorage _storage = new();
    private readonly TempFolder _folder = new(), _back = new();

    public void Dispose()
    {
        _folder.Dispose();
        _back.Dispose();
    }

    [Fact]
    public async Task There_and_back_every_history_is_the_same()
    {
        var store = new GrainStorageEventLog(_storage, NullLogger<GrainStorageEventLog>.Instance);
        await using var sqlite = SqliteEventLog.Open(_folder.Path);
        await FillAsync(sqlite);

        var there = await Moving.CopyAsync(sqlite, store);
        await using var again = SqliteEventLog.Open(_back.Path);
        var back = await Moving.CopyAsync(store, again);

        there.Entities.ShouldBeGreaterThan(2);
        there.Commits.ShouldBeGreaterThan(600);
        back.ShouldBe(there);
        (await DescribeAsync(store)).ShouldBe(await DescribeAsync(sqlite));
        (await DescribeAsync(again)).ShouldBe(await DescribeAsync(sqlite));
        (await Verification.RunAsync(again)).Damages.ShouldBeEmpty();
    }

    [Fact]
    public async Task SEQ4_what_is_put_back_is_the_same_in_a_new_epoch()
    {
        var store = new GrainStorageEventLog(_storage, NullLogger<GrainStorageEventLog>.Instance);
        await using var sqlite = SqliteEventLog.Open(_folder.Path);
        await FillAsync(sqlite);

        await Moving.RestoreAsync(sqlite, store);

        (await DescribeAsync(store, withEpochs: false)).ShouldBe(await DescribeAsync(sqlite, withEpochs: false));
        (await EpochsAsync(store)).Intersect(await EpochsAsync(sqlite)).ShouldBeEmpty();
        (await EpochsAsync(store)).Distinct().Count().ShouldBeGreaterThan(2, "each history has its own");
        (await Verification.RunAsync(store)).Damages.ShouldBeEmpty();
        await foreach (var entity in store.ReadEntitiesAsync())
            (await store.FindSnapshotAsync(entity)).ShouldNotBeNull("the snapshot goes along");

        static async Task<List<string>> EpochsAsync(IEventLog log)
        {
            var epochs = new List<string>();
            await foreach (var entity in log.ReadEntitiesAsync())
                epochs.Add((await log.FindAsync(entity))!.Epoch);
            return epochs;
        }
    }

    [Fact]
    public async Task A_target_that_is_not_empty_is_refused()
    {
        var store = new GrainStorageEventLog(_storage, NullLogger<GrainStorageEventLog>.Instance);
        await using var sqlite = SqliteEventLog.Open(_folder.Path);
        await FillAsync(sqlite);
        await Moving.CopyAsync(sqlite, store);
        (await Should.ThrowAsync<StoreRefusedException>(() => Moving.CopyAsync(sqlite, store))).Message.ShouldContain("not empty");
    }

    [Fact]
    public async Task A_damaged_history_is_not_copied_in_silence()
    {
        var store = new GrainStorageEventLog(_storage, NullLogger<GrainStorageEventLog>.Instance);
        await using var sqlite = SqliteEventLog.Open(_folder.Path);
        await FillAsync(sqlite);
        await Moving.CopyAsync(sqlite, store);
        _storage.Lose(name => name.StartsWith("segment", StringComparison.Ordinal));
        await using var again = SqliteEventLog.Open(_back.Path);
        await Should.ThrowAsync<StoreRefusedException>(() => Moving.CopyAsync(store, again));
    }

    private static async Task FillAsync(IEventLog log)
    {
        await using var gateway = new EmbeddedGateway(log, TimeProvider.System, Options.Create(new EmbeddedOptions()), NullLogger<EmbeddedGateway>.Instance);
        await gateway.StartAsync(CancellationToken.None);
        var meeting = await gateway.StartMeetingAsync();
        await Task.WhenAll(Enumerable.Range(0, 600).Select(i => gateway.AddIdeaAsync(meeting, Piet, $"Idee {i}")));
        var second = await gateway.StartMeetingAsync("CCDFGH");
        await gateway.DoAsync(second, Fatima, new MeetingCommand.CloseMeeting());
        await Gateways.UntilAsync(() => log.FindWaitingAsync().Result.All(waiting => !waiting.HasReactions), "reactions");
    }

    private static async Task<string> DescribeAsync(IEventLog log, bool withEpochs = true)
    {
        var lines = new List<string>();
        await foreach (var entity in log.ReadEntitiesAsync())
        {
            var head = (await log.FindAsync(entity))!;
            var state = State.Empty;
            await foreach (var row in log.ReadAsync(entity, 0))
                state = state.Fold(CommitJson.Read(row.Body));
            lines.Add($"{entity} {(withEpochs ? head.Epoch : "")} {head.Seq} {Convert.ToHexString(head.Hash.Span)} {head.ReactedUpTo} {head.Due:O} {SnapshotJson.HashOf(state)}");
        }

        return string.Join('\n', lines.Order());
    }
}
