using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine;
using Samenwerken.Engine.Storage;
using Samenwerken.Grains.Storage;
using Samenwerken.Testing;

namespace Samenwerken.Grains.Tests.Storage;

/// <summary>What this log does beyond the contract: segments, the fence, failures, and never missing what waits.</summary>
public sealed class GrainStorageTests
{
    private static readonly EntityId One = new("meeting", Ids.Of("one"));
    private static readonly DateTimeOffset Noon = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    private readonly SharedStorage _storage = new();

    [Fact]
    public async Task Segments_are_bounded_and_what_is_sealed_is_never_written_again()
    {
        var log = Open();
        for (long after = 0; after < 2000; after += 10)
            await AppendAsync(log, after, 10, new string('x', 400));

        var segments = _storage.Names.Where(page => page.Name.StartsWith("segment", StringComparison.Ordinal)).ToList();
        segments.Count.ShouldBeGreaterThan(5);
        segments.ShouldAllBe(page => _storage.Writes[page.Name] == 1);
        segments.ShouldAllBe(page => _storage.SizeOf(page) <= 2 * HeadPage.MaxOpenBytes);
        _storage.SizeOf(("head", segments[0].Of)).ShouldBeLessThan(2 * HeadPage.MaxOpenBytes);
        (await SeqsAsync(log, 0)).ShouldBe(Enumerable.Range(1, 2000).Select(i => (long)i));
        (await SeqsAsync(Open(), 1234)).ShouldBe(Enumerable.Range(1235, 766).Select(i => (long)i));
    }

    [Fact]
    public async Task A_segment_whose_head_was_not_written_is_sealed_again_as_it_is()
    {
        var log = Open();
        await AppendAsync(log, 0, HeadPage.MaxOpenRows);
        _storage.NextFault = (name, _) => name == "head" ? StorageFault.Before : StorageFault.None;
        (await log.AppendAsync(Rows(HeadPage.MaxOpenRows, 1))).ShouldBe(AppendOutcome.Unknown);
        _storage.NextFault = (_, _) => StorageFault.None;

        await AppendAsync(Open(), HeadPage.MaxOpenRows, 1);

        (await SeqsAsync(log, 0)).Count.ShouldBe(HeadPage.MaxOpenRows + 1);
        _storage.Writes.Single(write => write.Key.StartsWith("segment", StringComparison.Ordinal)).Value.ShouldBe(1);
    }

    [Fact]
    public async Task LOG3_a_stale_writer_writes_nothing()
    {
        var (stale, other) = (Open(), Open());
        await AppendAsync(stale, 0, 3);
        await AppendAsync(other, 3, 2);
        var head = await other.FindAsync(One);

        (await stale.AppendAsync(Rows(3, 1, "stale"))).ShouldBe(AppendOutcome.WrongPosition);
        (await stale.FindAsync(One))!.Seq.ShouldBe(head!.Seq);
        (await SeqsAsync(other, 0)).Count.ShouldBe(5);
    }

    [Fact]
    public async Task LOG2_a_write_that_happened_after_all_is_recognised_as_its_own()
    {
        // As when a provider tries again by itself and meets its own first attempt.
        var log = Open();
        await AppendAsync(log, 0, 1);
        _storage.WritesThenConflicts = true;
        (await log.AppendAsync(Rows(1, 1, "mine"))).ShouldBe(AppendOutcome.Appended);
        _storage.WritesThenConflicts.ShouldBeFalse("the control: it conflicted");
        await AppendAsync(log, 2, 1);
        (await SeqsAsync(log, 0)).ShouldBe([1, 2, 3]);
    }

    [Theory]
    [InlineData("entities")]
    [InlineData("waiting")]
    public async Task LOG2_what_fails_before_the_head_is_touched_has_written_nothing(string page)
    {
        var log = Open();
        _storage.NextFault = (name, _) => name == page ? StorageFault.Before : StorageFault.None;
        (await log.AppendAsync(Rows(0, 1) with { Due = Noon })).ShouldBe(AppendOutcome.NotWritten);
        (await log.FindAsync(One)).ShouldBeNull();
        _storage.NextFault = (_, _) => StorageFault.None;
        (await log.AppendAsync(Rows(0, 1) with { Due = Noon })).ShouldBe(AppendOutcome.Appended);
    }

    [Fact]
    public async Task LOG6_a_head_that_is_damaged_is_noticed()
    {
        await AppendAsync(Open(), 0, 3);
        _storage.Damage("head", bytes => bytes[..^1]);
        await Should.ThrowAsync<DamagedHistoryException>(() => Open().FindAsync(One));
    }

    [Fact]
    public async Task LOG6_what_is_damaged_keeps_nobody_else_from_being_found()
    {
        var log = Open();
        var other = new EntityId("meeting", Ids.Of("another"));
        (await log.AppendAsync(Rows(0, 1) with { Due = Noon })).ShouldBe(AppendOutcome.Appended);
        (await log.AppendAsync(Rows(0, 1) with { Entity = other, Due = Noon })).ShouldBe(AppendOutcome.Appended);
        _storage.Damage("head", bytes => bytes[..^1], of => of.Key.ToString() == One.ToString());

        (await Open().FindWaitingAsync()).ShouldHaveSingleItem().Entity.ShouldBe(other);
        var report = await Verification.RunAsync(Open());
        report.Entities.ShouldBe(2);
        report.Damages.ShouldContain(damage => damage.Contains(One.ToString()));

        _storage.Damage("entities", bytes => [.. bytes, 1], of => true);
        (await Verification.RunAsync(Open())).Damages.ShouldContain(damage => damage.Contains("entities"));
    }

    [Fact]
    public async Task LOG4_a_snapshot_that_is_damaged_or_lost_is_none()
    {
        var log = Open();
        await AppendAsync(log, 0, 3);
        await log.SaveSnapshotAsync(One, "epoch", new LogSnapshot(3, new byte[100]));
        _storage.Damage("snapshot", bytes => bytes[..^1]);
        (await log.FindSnapshotAsync(One)).ShouldBeNull();
        _storage.Lose(name => name == "snapshot");
        (await log.FindSnapshotAsync(One)).ShouldBeNull();
    }

    [Fact]
    public async Task What_waits_for_later_is_not_read_at_every_look()
    {
        var log = Open();
        for (var i = 0; i < 200; i++)
            (await log.AppendAsync(Rows(0, 1) with { Entity = new EntityId("meeting", Ids.Of($"later-{i}-")), Due = Noon.AddHours(1 + i) })).ShouldBe(AppendOutcome.Appended);

        (await HeadsReadAtAsync(Noon)).ShouldBe((0, 0));
        (await HeadsReadAtAsync(Noon.AddHours(3))).ShouldBe((3, 3));

        // One that came to wait for later meanwhile is read once, and then no more.
        var moved = new EntityId("meeting", Ids.Of("later-0-"));
        (await log.AppendAsync(Rows(1, 1) with { Entity = moved, Due = Noon.AddDays(365) })).ShouldBe(AppendOutcome.Appended);
        (await HeadsReadAtAsync(Noon.AddHours(3))).ShouldBe((2, 3));
        (await HeadsReadAtAsync(Noon.AddHours(3))).ShouldBe((2, 2));

        async Task<(int Found, int Read)> HeadsReadAtAsync(DateTimeOffset until)
        {
            var before = _storage.Reads.GetValueOrDefault("head");
            var found = await Open().FindWaitingAsync(until);
            return (found.Count, _storage.Reads.GetValueOrDefault("head") - before);
        }
    }

    [Fact]
    public async Task A_note_of_a_stale_writer_does_not_take_away_the_note_of_another()
    {
        var (stale, other) = (Open(), Open());
        await AppendAsync(stale, 0, 3);
        await AppendAsync(other, 3, 6);
        // The other has noted its wait and not yet begun it; the stale one notes an earlier commit, and comes to nothing.
        var (isNoted, goOn, heads) = (new TaskCompletionSource(), new TaskCompletionSource(), 0);
        _storage.Gate = async _ =>
        {
            if (Interlocked.Increment(ref heads) > 1)
                return;
            isNoted.SetResult();
            await goOn.Task;
        };
        var waits = other.AppendAsync(Rows(9, 1) with { Due = Noon });
        await isNoted.Task;
        (await stale.AppendAsync(Rows(3, 1, "stale") with { Due = Noon })).ShouldBe(AppendOutcome.WrongPosition);
        await Open().FindWaitingAsync();
        goOn.SetResult();
        (await waits).ShouldBe(AppendOutcome.Appended);

        (await Open().FindWaitingAsync()).ShouldHaveSingleItem().Entity.ShouldBe(One);
    }

    /// <summary>
    /// Several logs write a few histories that begin and end to wait, look for what waits and clear what is over, all at
    /// once and with writes that fail; after every moment, and at the end, whatever waits is found.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(20261126)]
    [InlineData(3)]
    public async Task Nothing_that_waits_is_ever_missed(int seed)
    {
        var entities = Enumerable.Range(0, 6).Select(i => new EntityId("meeting", Ids.Of($"waits-{i}-"))).ToList();
        var chance = new Random(seed);
        var faults = new Lock();
        _storage.NextFault = (_, _) =>
        {
            lock (faults)
                return chance.Next(12) switch { 0 => StorageFault.Before, 1 => StorageFault.After, _ => StorageFault.None };
        };
        var (appended, looks) = (0, 0);
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            var random = new Random(seed * 31 + writer);
            var log = Open();
            for (var step = 0; step < 150 || (Volatile.Read(ref looks) < 20 && step < 100_000); step++)
            {
                await Task.Yield();
                var entity = entities[random.Next(entities.Count)];
                var head = await log.FindAsync(entity);
                var after = head?.Seq ?? 0;
                var append = new Append(
                    entity, "epoch", after, [new LogRow(after + 1, Encoding.UTF8.GetBytes($"{writer} {step}"), new byte[1])],
                    random.Next(2) == 0 ? after + 1 : head?.ReactedUpTo ?? 0, random.Next(2) == 0 ? Noon.AddMinutes(random.Next(10)) : null);
                if (await log.AppendAsync(append) is AppendOutcome.Appended)
                    Interlocked.Increment(ref appended);
                if (random.Next(10) == 0)
                    log = Open();
            }
        })).ToList();
        var stop = false;
        var clearers = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            for (var log = Open(); !Volatile.Read(ref stop); Interlocked.Increment(ref looks))
            {
                await Task.Yield();
                try
                {
                    await log.FindWaitingAsync(Noon.AddMinutes(looks % 12));
                }
                catch (IOException)
                {
                    // The next look is soon.
                }
            }
        })).ToList();
        await Task.WhenAll(writers);
        Volatile.Write(ref stop, true);
        await Task.WhenAll(clearers);
        _storage.NextFault = (_, _) => StorageFault.None;

        // From the last time to the first, since a look makes up for what a former one left.
        var last = Open();
        for (var until = 11; until >= 0; until--)
        {
            var time = Noon.AddMinutes(until);
            var found = (await last.FindWaitingAsync(time)).Select(waiting => waiting.Entity).ToHashSet();
            foreach (var entity in entities)
            {
                if (await last.FindAsync(entity) is { } head)
                    found.Contains(entity).ShouldBe(head.Due <= time || head.ReactedUpTo < head.Seq, $"seed {seed}: {entity} at {until}");
            }
        }

        appended.ShouldBeGreaterThan(100, "the story must come to something");
        looks.ShouldBeGreaterThanOrEqualTo(20, "the story must come to something");
    }

    private GrainStorageEventLog Open() => new(_storage, NullLogger<GrainStorageEventLog>.Instance);

    private static Append Rows(long after, int count, string text = "row") => new(
        One, "epoch", after,
        [.. Enumerable.Range(1, count).Select(i => new LogRow(after + i, Encoding.UTF8.GetBytes($"{text} {after + i}"), new byte[32]))], after + count, null);

    private static async Task AppendAsync(GrainStorageEventLog log, long after, int count, string text = "row") =>
        (await log.AppendAsync(Rows(after, count, text))).ShouldBe(AppendOutcome.Appended);

    private static async Task<List<long>> SeqsAsync(GrainStorageEventLog log, long after)
    {
        var seqs = new List<long>();
        await foreach (var row in log.ReadAsync(One, after))
            seqs.Add(row.Seq);
        return seqs;
    }
}
