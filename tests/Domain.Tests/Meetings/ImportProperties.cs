using System.Text.Json.Nodes;
using FsCheck.Xunit;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;
using Record = Samenwerken.Domain.Entities.Record;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;

/// <summary>What holds for every meeting that is taken along and put back.</summary>
[Properties(MaxTest = 200, EndSize = 400, Arbitrary = [typeof(StoryNumbers)])]
public sealed class ImportProperties
{
    [Property]
    public void IMP3_what_is_put_back_and_taken_along_again_is_the_same_file(int[] numbers)
    {
        var story = WithoutOpenRound(numbers);
        foreach (var person in story.State.All<Participant>().Where(person => !person.Removed).ToList())
        {
            var file = MeetingFiles.Export(story.State, person.Id);
            var (meeting, refusal) = MeetingFiles.PutBack(file);
            refusal.ShouldBeNull();
            var leader = ((Sender.Person)meeting!.Commits[0].From).PersonId;
            var again = MeetingFiles.Export(meeting.State, leader);
            again["contentHash"]!.ToString().ShouldBe(file["contentHash"]!.ToString());
            again["records"]!.ToJsonString().ShouldBe(file["records"]!.ToJsonString());
        }
    }

    [Property]
    public void IMP5_a_meeting_goes_on_after_it_was_put_back_as_one_that_was_never_away(int[] numbers, int[] more)
    {
        var story = WithoutOpenRound(numbers);
        var meeting = MeetingFiles.PutBack(MeetingFiles.Export(story.State, Leader(story).PersonId)).Meeting!;
        foreach (var (i, step) in more.Chunk(4).Where(step => step.Length == 4).Index())
            meeting.Try(Programs.Person(step[0]), Programs.Command(step[1], step[2], step[3]), Ids.Of($"more-{i}-"));
        Numbered<Idea>(idea => idea.Number);
        Numbered<Link>(link => link.Number);
        Numbered<Decision>(decision => decision.Number);
        Numbered<ActionItem>(action => action.Number);
        Numbered<VoteRound>(round => round.Number);

        void Numbered<T>(Func<T, int> number) where T : Record => meeting.State.All<T>().Select(number).ShouldBeUnique();
    }

    [Property]
    public void IMP6_a_file_of_which_anything_was_changed_is_refused(int[] numbers, int where, int how)
    {
        var story = WithoutOpenRound(numbers);
        var file = MeetingFiles.Export(story.State, Leader(story).PersonId);
        var records = file["records"]!.AsArray();
        var record = records[(int)((uint)where % (uint)records.Count)]!.AsObject();
        var field = record.ElementAt((int)((uint)how % (uint)record.Count)).Key;
        record[field] = record[field] is JsonValue value && value.TryGetValue(out string? text) ? text + "x" : JsonValue.Create("x");
        var (meeting, refusal) = MeetingFiles.PutBack(file);
        meeting.ShouldBeNull();
        refusal!.Code.ShouldBe(ImportRefusals.HashMismatch);
        // With a hash that fits, either a rule refuses it or it is a meeting that gives that same file again.
        var forged = MeetingFiles.Forged(file, _ => { });
        if (MeetingFiles.PutBack(forged).Meeting is { } other)
            MeetingFiles.Export(other.State, ((Sender.Person)other.Commits[0].From).PersonId)["contentHash"]!.ToString().ShouldBe(forged["contentHash"]!.ToString());
    }

    private static Story WithoutOpenRound(int[] numbers)
    {
        var story = Programs.Meeting(numbers);
        if (story.State.All<VoteRound>().FirstOrDefault(round => round.Status is VoteRoundStatus.Open) is { } round)
            story.Do(Leader(story), new CloseVoteRound(round.Id));
        return story;
    }

    private static Sender.Person Leader(Story story) => new(
        story.State.All<Participant>().First(person => person is { Role: Role.Facilitator, Removed: false }).Id, Ids.Of("leader"));
}
