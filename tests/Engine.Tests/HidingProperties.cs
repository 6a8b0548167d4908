using System.Text;
using FsCheck.Xunit;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests;

using static MeetingCommand;

/// <summary>
/// VIS2 as it is meant: two meetings that differ only in who writes hidden ideas and in what they say are one and the same to everybody else,
/// byte for byte, in every frame, in every answer and in every snapshot.
/// </summary>
[Properties(MaxTest = 150, EndSize = 300, Arbitrary = [typeof(StoryNumbers)])]
public sealed class HidingProperties
{
    private static readonly string Run = Ids.Of("run"), Item = Ids.Of("item");

    [Property]
    public void VIS2_whoever_may_not_see_hidden_ideas_cannot_tell_who_wrote_them_nor_what(int[] numbers)
    {
        var (one, hiddenInOne) = Tell(numbers, 1, 2, "zon");
        var (other, hiddenInOther) = Tell(numbers, 2, 1, "wind");
        one.ShouldBe(other);
        hiddenInOne.ShouldBe(hiddenInOther);
    }

    [Fact]
    public void VIS2_the_control_a_hidden_idea_is_in_its_writers_frames()
    {
        var (seen, hidden) = Tell([0, 0, 0, 1], 1, 2, "zon", viewer: 1);
        hidden.ShouldBe(1);
        seen.ShouldContain("zon-0");
    }

    /// <param name="one">Who does what the numbers have the first of the two writers do.</param>
    /// <returns>All that the facilitator and a bystander hear, and how many ideas are hidden.</returns>
    private static (string Heard, int Hidden) Tell(int[] numbers, int one, int two, string word, int? viewer = null)
    {
        var story = Programs.Meeting([]);
        story.Do(Programs.Person(0), new AddAgendaItem(Item, "Ideeën", null));
        story.Do(Programs.Person(0), new PlanMethod(Item, MeetingStory.RunPlan));
        story.Do(Programs.Person(0), new AddIdea(Ids.Of("open-idea"), "Open", null, null, null));
        story.Do(Programs.Person(0), new StartRun(Run, Item, 0));
        var start = story.Commits.Count;
        var heard = new StringBuilder();
        foreach (var (i, step) in numbers.Chunk(4).Where(step => step.Length == 4).Index())
        {
            var writer = step[0] % 2 == 0 ? one : two;
            var (id, hidden) = (Ids.Of($"command-{i}-"), step[1] % 16 < 11);
            var outcome = story.Try(
                hidden ? Programs.Person(writer) : Programs.Person(0),
                hidden ? OfWriter(step[1] % 16, step[2] % 4, step[3] % 4, step[0] % 2, word) : OfFacilitator(step[1] % 16, step[2] % 4, step[3] % 4), id);
            // What the facilitator is answered; how a writer fares is the same in both, whoever they are.
            heard.Append(hidden || outcome is not Outcome.Refused ? outcome.GetType().Name : outcome.ToString()).Append('\n');
        }

        foreach (var person in viewer is { } only ? [only] : new[] { 0, 3 })
        {
            var sees = ((Access.Granted)story.Kind.AccessOf(story.State, Programs.Person(person).PersonId)).Viewer;
            foreach (var commit in story.Commits.Skip(start))
                heard.Append(Encoding.UTF8.GetString(Wire.Commit(commit, sees, commit.From.Equals(Programs.Person(person))).Span)).Append('\n');
            foreach (var entry in story.State.VisibleTo(sees).OrderBy(entry => entry.Record.Key.ToString(), StringComparer.Ordinal))
                heard.Append(Encoding.UTF8.GetString(CanonicalJson.Of(entry.Record))).Append('\n');
        }

        return (heard.ToString(), story.State.All<Idea>().Count(idea => idea.Hidden));
    }

    /// <summary>What is theirs goes by the writer that the numbers mean, so that each world has the same done by the other of the two.</summary>
    private static MeetingCommand OfWriter(int what, int which, int other, int mine, string word)
    {
        var (idea, second) = (Id("idea", which, mine), Id("idea", other, mine));
        return what switch
        {
            0 or 1 or 2 => new AddIdea(idea, $"{word}-{which}", null, null, other == 0 ? Id("cluster", which) : null),
            3 => new EditIdea(idea, $"{word}-anders", $"{word}-{which}"),
            4 => new MoveIdeas([new IdeaPlace(idea, word.Length, other), new IdeaPlace(second, other, 1)], null),
            5 => new ColourIdea(idea, IdeaColour.Pink),
            6 => new RemoveIdea(idea),
            7 => new AssignCluster(idea, Id("cluster", other)),
            8 => new AddLink(Id("link", which, mine), idea, other == 0 ? Ids.Of("open-idea") : second, word),
            9 => other % 2 == 0 ? new SayReady(Run, 0) : new SayNotReady(Run, 0),
            _ => new Undo(Ids.Of($"command-{which * 4 + other}-")),
        };
    }

    private static MeetingCommand OfFacilitator(int what, int which, int other) => what switch
    {
        11 => new AddCluster(Id("cluster", which), "Dak", null, null),
        12 => other % 2 == 0 ? new RemoveCluster(Id("cluster", which)) : new MergeClusters(Id("cluster", which), [Id("cluster", other)]),
        13 => new Undo(Ids.Of($"command-{which * 4 + other}-")),
        14 => other % 2 == 0 ? new RemoveIdea(Id("idea", which, other % 2)) : new CastVote(Ids.Of("round"), Id("idea", which, other % 2)),
        _ => other % 2 == 0 ? new AddTime(Run, 1) : new EditIdea(Id("idea", which, 0), "Iets anders", "zon-0"),
    };

    private static string Id(string kind, int number, int of = 0) => Ids.Of($"{kind}-{of}-{number}-");
}
