using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Xunit;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;

/// <summary>What holds for every undo in every story: after anything that people could do, everybody takes back all they can, and puts it back.</summary>
[Properties(MaxTest = 150, EndSize = 400, Arbitrary = [typeof(StoryNumbers)])]
public sealed class UndoProperties
{
    [Property]
    public void UND1_an_undo_changes_no_field_that_is_not_as_its_doer_left_it(int[] numbers)
    {
        var story = Busy(numbers);
        UndoAll(story);
        var states = new List<State> { State.Empty };
        foreach (var commit in story.Commits)
            states.Add(states[^1].Fold(commit));
        foreach (var undo in story.Commits)
        {
            if (undo.Steps.Select(step => step.Event).OfType<DeedUndone>().FirstOrDefault() is not { } undone)
                continue;
            var deed = story.Commits.First(commit => commit.CommandId == undone.CommandId);
            undo.From.ShouldBe(deed.From, "nobody takes back what another did");
            foreach (var change in undo.Changes)
                IsAsLeft(change, states[(int)deed.Seq], states[(int)undo.Seq - 1]);
        }
    }

    [Property]
    public void UND1_no_deed_is_taken_back_twice(int[] numbers)
    {
        var story = Busy(numbers);
        UndoAll(story);
        story.Commits.SelectMany(commit => commit.Steps).Select(step => step.Event).OfType<DeedUndone>().ShouldBeUnique();
    }

    /// <summary>A meeting that has something of everything, so that most of what is tried comes to something.</summary>
    private static Story Busy(int[] numbers)
    {
        int[] adds = [0, 4, 8, 20, 22];
        return Programs.Meeting([
            .. from which in Enumerable.Range(0, 5) from what in adds from number in new[] { 0, what, which, which } select number,
            .. numbers.Chunk(4).Where(step => step.Length == 4).SelectMany(step => new[] { step[0], (int)((uint)step[1] % Programs.Contributions), step[2], step[3] }),
        ]);
    }

    /// <summary>First everything, the oldest first, so that much has come over it; then what came of that, which is a redo.</summary>
    private static void UndoAll(Story story)
    {
        for (var i = 0; i < 2; i++)
        {
            foreach (var commit in story.Commits.ToList())
                story.Try(commit.From, new Undo(commit.CommandId));
        }
    }

    private static void IsAsLeft(Change change, State left, State now)
    {
        // What follows from other things: how a round stands, the order of the other items, and dots, which are counted one by one.
        if (change.Key.Kind is "voteRound" or "ballot")
            return;
        var (then, before) = (Fields(left, change.Key), Fields(now, change.Key));
        var fields = change switch
        {
            Change.Patch patch => patch.Fields.Keys,
            Change.Delete => before.Select(field => field.Key),
            _ => [],
        };
        foreach (var field in fields.Where(field => field is not "order"))
            before[field]?.ToJsonString().ShouldBe(then[field]?.ToJsonString(), $"{change.Key}.{field}");
    }

    private static JsonObject Fields(State state, Key key) =>
        state.Find(key) is { } entry ? JsonSerializer.SerializeToNode(entry.Record, DomainJson.Instance.Record)!.AsObject() : [];
}
