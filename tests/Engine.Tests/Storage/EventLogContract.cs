using System.Text;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine.Storage;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests.Storage;

/// <summary>What every event log must do. A log passes by deriving from this and saying how one is opened.</summary>
public abstract class EventLogContract : IAsyncLifetime
{
    protected static readonly EntityId One = new("meeting", Ids.Of("one"));
    protected static readonly EntityId Two = new("meeting", Ids.Of("two"));

    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    protected IEventLog Log { get; private set; } = null!;

    /// <summary>Opens the log of this test; opened again after it was disposed, it is the same one.</summary>
    protected abstract IEventLog Open();

    public virtual Task InitializeAsync()
    {
        Log = Open();
        return Task.CompletedTask;
    }

    public virtual async Task DisposeAsync() => await Log.DisposeAsync();

    [Fact]
    public async Task An_entity_without_a_history_has_nothing()
    {
        (await Log.FindAsync(One)).ShouldBeNull();
        (await Log.FindSnapshotAsync(One)).ShouldBeNull();
        (await Rows(One)).ShouldBeEmpty();
        (await Log.FindWaitingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task SEQ1_what_is_appended_is_read_back_in_order()
    {
        await Append(One, 0, "a", "b");
        await Append(One, 2, "c");

        (await Rows(One)).ShouldBe(["1 a", "2 b", "3 c"]);
        (await Rows(One, after: 1)).ShouldBe(["2 b", "3 c"]);
        (await Rows(One, after: 3)).ShouldBeEmpty();
        var head = (await Log.FindAsync(One)).ShouldNotBeNull();
        (head.Epoch, head.Seq, Text(head.Hash)).ShouldBe(("epoch", 3, "hash 3"));
    }

    [Fact]
    public async Task ERA1_what_is_erased_is_gone_and_harms_no_other()
    {
        await Append(One, 0, "a", "b");
        await Append(Two, 0, "kept");
        (await Log.AppendAsync(Rows(One, "epoch", 2, "c") with { Due = Noon })).ShouldBe(AppendOutcome.Appended);
        await Log.SaveSnapshotAsync(One, "epoch", new LogSnapshot(3, "snapshot"u8.ToArray()));

        (await Log.EraseAsync(One, "epoch", 3)).ShouldBe(AppendOutcome.Appended);
        await ReopenAsync();

        (await Log.FindAsync(One)).ShouldBeNull();
        (await Log.FindSnapshotAsync(One)).ShouldBeNull();
        (await Rows(One)).ShouldBeEmpty();
        (await Log.FindWaitingAsync()).ShouldNotContain(waiting => waiting.Entity == One);
        var entities = new List<EntityId>();
        await foreach (var entity in Log.ReadEntitiesAsync())
            entities.Add(entity);
        entities.ShouldBe([Two]);
        (await Rows(Two)).ShouldBe(["1 kept"]);
    }

    [Fact]
    public async Task ERA1_a_name_that_was_erased_begins_anew()
    {
        await Append(One, 0, "a", "b");
        (await Log.EraseAsync(One, "epoch", 2)).ShouldBe(AppendOutcome.Appended);
        (await Log.AppendAsync(Rows(One, "epoch", 2, "late"))).ShouldBe(AppendOutcome.WrongPosition);
        await Log.SetReactedAsync(One, "epoch", 2);
        await Log.SaveSnapshotAsync(One, "epoch", new LogSnapshot(2, "late"u8.ToArray()));

        (await Log.AppendAsync(Rows(One, "another", 0, "x"))).ShouldBe(AppendOutcome.Appended);
        (await Rows(One)).ShouldBe(["1 x"]);
        (await Log.FindSnapshotAsync(One)).ShouldBeNull();
    }

    [Theory]
    [InlineData("epoch", 1)]
    [InlineData("epoch", 3)]
    [InlineData("another", 2)]
    public async Task ERA1_nothing_is_erased_where_the_head_is_elsewhere(string epoch, long seq)
    {
        await Append(One, 0, "a", "b");
        (await Log.EraseAsync(One, epoch, seq)).ShouldBe(AppendOutcome.WrongPosition);
        (await Log.EraseAsync(Two, epoch, seq)).ShouldBe(AppendOutcome.WrongPosition);
        (await Rows(One)).ShouldBe(["1 a", "2 b"]);
    }

    [Fact]
    public async Task FGT2_a_history_that_is_rewritten_counts_on_in_another_epoch_and_nothing_of_the_old_one_is_left()
    {
        await Append(One, 0, "a", "b");
        await Append(Two, 0, "kept");
        await Log.SaveSnapshotAsync(One, "epoch", new LogSnapshot(2, "snapshot"u8.ToArray()));

        (await Log.RewriteAsync(Rewritten(One, "epoch", 2, "a", "-", "end") with { Due = Noon })).ShouldBe(AppendOutcome.Appended);
        await ReopenAsync();

        (await Rows(One)).ShouldBe(["1 a", "2 -", "3 end"]);
        (await Log.FindSnapshotAsync(One)).ShouldBeNull();
        var head = (await Log.FindAsync(One)).ShouldNotBeNull();
        (head.Epoch, head.Seq, Text(head.Hash), head.ReactedUpTo, head.Due).ShouldBe(("new", 3, "hash 3", 2, Noon));
        (await Log.FindWaitingAsync()).ShouldContain(waiting => waiting.Entity == One && waiting.HasReactions && waiting.Due == Noon);
        (await Rows(Two)).ShouldBe(["1 kept"]);

        // It goes on as any other, and the old epoch is past.
        (await Log.AppendAsync(Rows(One, "epoch", 3, "late"))).ShouldBe(AppendOutcome.WrongPosition);
        await Log.SaveSnapshotAsync(One, "epoch", new LogSnapshot(2, "late"u8.ToArray()));
        (await Log.FindSnapshotAsync(One)).ShouldBeNull();
        (await Log.AppendAsync(Rows(One, "new", 3, "c"))).ShouldBe(AppendOutcome.Appended);
        (await Rows(One)).ShouldBe(["1 a", "2 -", "3 end", "4 c"]);
    }

    [Theory]
    [InlineData("epoch", 1)]
    [InlineData("epoch", 3)]
    [InlineData("another", 2)]
    public async Task FGT2_nothing_is_rewritten_where_the_head_is_elsewhere(string epoch, long seq)
    {
        await Append(One, 0, "a", "b");
        (await Log.RewriteAsync(Rewritten(One, epoch, seq, "x", "y", "z"))).ShouldBe(AppendOutcome.WrongPosition);
        (await Log.RewriteAsync(Rewritten(Two, epoch, seq, "x", "y", "z"))).ShouldBe(AppendOutcome.WrongPosition);
        (await Rows(One)).ShouldBe(["1 a", "2 b"]);
        (await Log.FindAsync(Two)).ShouldBeNull();
    }

    [Fact]
    public async Task FGT2_a_long_history_is_rewritten_whole()
    {
        for (var seq = 0L; seq < 1000; seq += 200)
            await Append(One, seq, [.. Enumerable.Range((int)seq, 200).Select(i => $"old {i}")]);
        string[] bodies = [.. Enumerable.Range(0, 1001).Select(i => $"new {i} {new string('x', 300)}")];

        (await Log.RewriteAsync(Rewritten(One, "epoch", 1000, bodies))).ShouldBe(AppendOutcome.Appended);
        await ReopenAsync();

        (await Rows(One)).ShouldBe(bodies.Select((body, i) => $"{i + 1} {body}"));
        (await Rows(One, after: 990)).Count.ShouldBe(11);
    }

    private static Rewrite Rewritten(EntityId entity, string epoch, long seq, params string[] bodies)
    {
        var rows = Rows(entity, "new", 0, bodies).Rows;
        return new Rewrite(entity, epoch, seq, "new", rows, rows.Count - 1, null);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task LOG3_a_wrong_position_writes_nothing(long after)
    {
        await Append(One, 0, "a", "b");

        (await Log.AppendAsync(Rows(One, "epoch", after, "x"))).ShouldBe(AppendOutcome.WrongPosition);

        (await Rows(One)).ShouldBe(["1 a", "2 b"]);
        (await Log.FindAsync(One))!.Seq.ShouldBe(2);
    }

    [Fact]
    public async Task LOG3_a_first_append_with_a_position_writes_nothing()
    {
        (await Log.AppendAsync(Rows(One, "epoch", 4, "x"))).ShouldBe(AppendOutcome.WrongPosition);
        (await Log.FindAsync(One)).ShouldBeNull();
    }

    [Fact]
    public async Task SEQ4_another_epoch_writes_nothing()
    {
        await Append(One, 0, "a");
        (await Log.AppendAsync(Rows(One, "other", 1, "x"))).ShouldBe(AppendOutcome.WrongPosition);
        (await Rows(One)).ShouldBe(["1 a"]);
    }

    [Fact]
    public async Task LOG3_a_refused_append_takes_nobody_with_it()
    {
        await Append(One, 0, "a");

        var outcomes = await Task.WhenAll(
            Log.AppendAsync(Rows(Two, "epoch", 0, "b")),
            Log.AppendAsync(Rows(One, "epoch", 0, "wrong")),
            Log.AppendAsync(Rows(One, "epoch", 1, "c")));

        outcomes.ShouldBe([AppendOutcome.Appended, AppendOutcome.WrongPosition, AppendOutcome.Appended]);
        (await Rows(One)).ShouldBe(["1 a", "2 c"]);
        (await Rows(Two)).ShouldBe(["1 b"]);
    }

    [Fact]
    public async Task Of_many_who_append_at_one_position_one_does()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => Log.AppendAsync(Rows(One, "epoch", 0, $"{i}")))));

        outcomes.Count(outcome => outcome is AppendOutcome.Appended).ShouldBe(1);
        (await Rows(One)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Many_rows_are_read_as_one_history()
    {
        await Log.AppendAsync(Rows(One, "epoch", 0, [.. Enumerable.Range(1, 1700).Select(i => $"row {i}")]));
        (await Rows(One, after: 100)).ShouldBe(Enumerable.Range(101, 1600).Select(i => $"{i} row {i}"));
    }

    [Fact]
    public async Task A_large_row_is_kept_whole()
    {
        var text = new string('x', 300_000);
        await Append(One, 0, text);
        (await Rows(One)).ShouldBe([$"1 {text}"]);
    }

    [Fact]
    public async Task LOG4_a_snapshot_is_kept_until_another_comes()
    {
        await Append(One, 0, "a", "b");
        await Log.SaveSnapshotAsync(One, "epoch", Snapshot(1, "first"));
        await Log.SaveSnapshotAsync(One, "epoch", Snapshot(2, "second"));

        var snapshot = (await Log.FindSnapshotAsync(One)).ShouldNotBeNull();
        (snapshot.Seq, Text(snapshot.Body)).ShouldBe((2, "second"));
        (await Log.FindSnapshotAsync(Two)).ShouldBeNull();
    }

    [Fact]
    public async Task SEQ4_a_snapshot_of_another_epoch_is_not_kept()
    {
        await Append(One, 0, "a");
        await Log.SaveSnapshotAsync(One, "other", Snapshot(1, "stale"));
        (await Log.FindSnapshotAsync(One)).ShouldBeNull();
    }

    [Fact]
    public async Task Due_times_and_reactions_are_found_again()
    {
        await Log.AppendAsync(Rows(One, "epoch", 0, "a") with { ReactedUpTo = 1, Due = Noon });
        await Log.AppendAsync(Rows(Two, "epoch", 0, "b") with { ReactedUpTo = 0 });

        await ReopenAsync();

        (await Log.FindWaitingAsync()).OrderBy(waiting => waiting.Entity.Id).ShouldBe(
            [new Waiting(One, Noon, false), new Waiting(Two, null, true)]);
    }

    [Fact]
    public async Task What_is_due_later_than_asked_for_is_left_out_until_then()
    {
        await Log.AppendAsync(Rows(One, "epoch", 0, "a") with { Due = Noon });
        await Log.AppendAsync(Rows(Two, "epoch", 0, "b") with { ReactedUpTo = 0, Due = Noon.AddDays(9) });

        // Looking must not take away what it leaves out.
        for (var look = 0; look < 2; look++)
        {
            (await Log.FindWaitingAsync(Noon.AddMilliseconds(-1))).ShouldBe([new Waiting(Two, Noon.AddDays(9), true)]);
            (await Log.FindWaitingAsync(Noon)).Count.ShouldBe(2);
        }

        await Log.SetReactedAsync(Two, "epoch", 1);
        (await Log.FindWaitingAsync(Noon)).ShouldBe([new Waiting(One, Noon, false)]);
        (await Log.FindWaitingAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_due_time_that_comes_nearer_is_found_by_then()
    {
        await Log.AppendAsync(Rows(One, "epoch", 0, "a") with { Due = Noon.AddDays(9) });
        (await Log.FindWaitingAsync(Noon)).ShouldBeEmpty();
        await Log.AppendAsync(Rows(One, "epoch", 1, "b") with { Due = Noon.AddDays(1) });
        (await Log.FindWaitingAsync(Noon)).ShouldBeEmpty();
        await Log.AppendAsync(Rows(One, "epoch", 2, "c") with { Due = Noon });
        (await Log.FindWaitingAsync(Noon)).ShouldBe([new Waiting(One, Noon, false)]);
    }

    [Fact]
    public async Task A_due_time_goes_with_the_append_that_takes_it_away()
    {
        await Log.AppendAsync(Rows(One, "epoch", 0, "a") with { ReactedUpTo = 1, Due = Noon });
        await Log.AppendAsync(Rows(One, "epoch", 1, "b") with { ReactedUpTo = 2 });
        (await Log.FindWaitingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_waited_and_was_done_can_wait_again()
    {
        for (var round = 0; round < 3; round++)
        {
            await Log.AppendAsync(Rows(One, "epoch", 2 * round, "waits") with { Due = Noon });
            (await Log.FindWaitingAsync()).ShouldBe([new Waiting(One, Noon, false)]);
            (await Log.AppendAsync(Rows(One, "epoch", 2 * round + 1, "is done"))).ShouldBe(AppendOutcome.Appended);
            (await Log.FindWaitingAsync()).ShouldBeEmpty();
            await ReopenAsync();
        }
    }

    [Fact]
    public async Task The_reaction_cursor_moves_on_and_never_back()
    {
        await Log.AppendAsync(Rows(One, "epoch", 0, "a", "b") with { ReactedUpTo = 0 });
        await Log.SetReactedAsync(One, "other", 2);
        (await Log.FindAsync(One))!.ReactedUpTo.ShouldBe(0);

        await Log.SetReactedAsync(One, "epoch", 2);
        await Log.SetReactedAsync(One, "epoch", 1);
        (await Log.FindAsync(One))!.ReactedUpTo.ShouldBe(2);

        await Log.AppendAsync(Rows(One, "epoch", 2, "c") with { ReactedUpTo = 0 });
        (await Log.FindAsync(One))!.ReactedUpTo.ShouldBe(2);
    }

    [Fact]
    public async Task Every_entity_with_a_history_is_listed_once()
    {
        var names = Enumerable.Range(0, 1200).Select(i => new EntityId("meeting", Ids.Of($"entity-{i:0000}-"))).ToList();
        await Task.WhenAll(names.Select(name => Log.AppendAsync(Rows(name, "epoch", 0, "a"))));

        var listed = new List<EntityId>();
        await foreach (var entity in Log.ReadEntitiesAsync())
            listed.Add(entity);

        listed.OrderBy(entity => entity.Id).ShouldBe(names);
    }

    /// <summary>Tells random stories to the log and to a model of it that is too simple to be wrong, and compares after each step.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(20261122)]
    [InlineData(7)]
    public async Task A_log_does_what_its_model_does(int seed)
    {
        var random = new Random(seed);
        var model = new Dictionary<EntityId, (List<string> Rows, long Reacted, DateTimeOffset? Due, LogSnapshot? Snapshot)>();
        EntityId[] entities = [.. Enumerable.Range(0, 4).Select(i => new EntityId("meeting", Ids.Of($"modelled-{i}-")))];
        var appended = 0;
        for (var step = 0; step < 250; step++)
        {
            var entity = entities[random.Next(entities.Length)];
            var known = model.GetValueOrDefault(entity, ([], 0, null, null));
            switch (random.Next(10))
            {
                case < 6:
                    var after = known.Rows.Count + (random.Next(4) == 0 ? random.Next(-1, 2) : 0);
                    var epoch = random.Next(10) == 0 ? "other" : "epoch";
                    string[] rows = [.. Enumerable.Range(0, random.Next(1, 4)).Select(i => $"{seed}-{step}-{i}")];
                    var reacted = random.Next(0, after + rows.Length + 1);
                    DateTimeOffset? due = random.Next(2) == 0 ? null : Noon.AddMinutes(step);
                    var fits = after == known.Rows.Count && (epoch == "epoch" || known.Rows.Count == 0);
                    // A history that would start in the other epoch would make the model less simple.
                    if (known.Rows.Count == 0 && epoch != "epoch")
                        continue;
                    (await Log.AppendAsync(Rows(entity, epoch, after, rows) with { ReactedUpTo = reacted, Due = due }))
                        .ShouldBe(fits ? AppendOutcome.Appended : AppendOutcome.WrongPosition, $"seed {seed}, step {step}");
                    if (!fits)
                        continue;
                    known.Rows.AddRange(rows);
                    model[entity] = (known.Rows, Math.Max(known.Reacted, reacted), due, known.Snapshot);
                    appended++;
                    break;
                case < 8 when known.Rows.Count > 0:
                    var snapshot = Snapshot(random.Next(1, known.Rows.Count + 1), $"snapshot {step}");
                    await Log.SaveSnapshotAsync(entity, "epoch", snapshot);
                    model[entity] = (known.Rows, known.Reacted, known.Due, snapshot);
                    break;
                case 8 when known.Rows.Count > 0:
                    var upTo = random.Next(0, known.Rows.Count + 3);
                    await Log.SetReactedAsync(entity, "epoch", upTo);
                    model[entity] = (known.Rows, Math.Max(known.Reacted, Math.Min(upTo, known.Rows.Count)), known.Due, known.Snapshot);
                    break;
                case 9 when step % 5 == 0:
                    await ReopenAsync();
                    break;
            }

            foreach (var (name, expected) in model)
            {
                var head = (await Log.FindAsync(name)).ShouldNotBeNull();
                (head.Seq, head.ReactedUpTo, head.Due).ShouldBe((expected.Rows.Count, expected.Reacted, expected.Due), $"seed {seed}, step {step}");
                var found = await Log.FindSnapshotAsync(name);
                (found?.Seq, found is null ? null : Text(found.Body)).ShouldBe((expected.Snapshot?.Seq, expected.Snapshot is null ? null : Text(expected.Snapshot.Body)));
            }

            (await Rows(entity)).ShouldBe(known.Rows.Select((row, i) => $"{i + 1} {row}"), $"seed {seed}, step {step}");
        }

        appended.ShouldBeGreaterThan(50, "the story must come to something");
    }

    /// <summary>Closes the log and opens it again.</summary>
    protected virtual async Task ReopenAsync()
    {
        await Log.DisposeAsync();
        Log = Open();
    }

    protected async Task Append(EntityId entity, long after, params string[] rows) =>
        (await Log.AppendAsync(Rows(entity, "epoch", after, rows))).ShouldBe(AppendOutcome.Appended);

    protected static Append Rows(EntityId entity, string epoch, long after, params string[] rows) => new(
        entity, epoch, after,
        [.. rows.Select((row, i) => new LogRow(after + i + 1, Encoding.UTF8.GetBytes(row), Encoding.UTF8.GetBytes($"hash {after + i + 1}")))],
        after + rows.Length, null);

    protected async Task<List<string>> Rows(EntityId entity, long after = 0)
    {
        var rows = new List<string>();
        await foreach (var row in Log.ReadAsync(entity, after))
            rows.Add($"{row.Seq} {Text(row.Body)}");
        return rows;
    }

    protected static LogSnapshot Snapshot(long seq, string text) => new(seq, Encoding.UTF8.GetBytes(text));

    protected static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
