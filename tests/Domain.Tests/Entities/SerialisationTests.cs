using System.Text;
using System.Text.Json;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.JoinCodes;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Entities;

using static MeetingCommand;
using static MeetingStory;

/// <summary>
/// LOG5: what stands in logs is pinned. The file holds, a line each, commits as they were written when they were released,
/// with every event there ever was. Lines are added to it (by running with UPDATE_VECTORS=1) and never changed.
/// </summary>
public sealed class SerialisationTests
{
    private static readonly string File = Repository.File("tests", "vectors", "released-commits.jsonl");

    private sealed record Line(string Kind, string Commit);

    public SerialisationTests()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_VECTORS") is "1" && !System.IO.File.Exists(File))
            System.IO.File.WriteAllLines(File, [.. Tell(MeetingWithEverything()), .. Tell(CodeWithEverything())]);
    }

    [Fact]
    public void LOG5_every_commit_that_was_ever_released_reads_and_is_written_alike()
    {
        foreach (var line in Released())
            Encoding.UTF8.GetString(CommitJson.Write(Read(line.Commit))).ShouldBe(line.Commit);
    }

    [Fact]
    public void LOG5_every_commit_that_was_ever_released_folds_and_its_events_project()
    {
        foreach (var history in Released().GroupBy(line => line.Kind))
        {
            var kind = Catalogue.All.Single(kind => kind.Name == history.Key);
            var state = State.Empty;
            foreach (var commit in history.Select(line => Read(line.Commit)))
            {
                kind.Project(state, [.. commit.Steps.Select(step => step.Event)], commit.Seq);
                state = state.Fold(commit);
            }

            state.Seq.ShouldBe(history.Count());
        }
    }

    [Fact]
    public void LOG5_every_event_stands_in_a_released_commit()
    {
        var released = Released().SelectMany(line => Read(line.Commit).Steps).Select(step => WireName.Of(step.Event)).Distinct();
        released.Order().ShouldBe(WireName.All<Event>().Select(e => e.Name).Order());
    }

    [Fact]
    public void A_commit_of_a_newer_version_is_refused() =>
        Should.Throw<JsonException>(() => Read(Released().First().Commit.Replace("\"v\":1", "\"v\":2")));

    [Fact]
    public void A_snapshot_that_cannot_be_used_reads_as_none()
    {
        var text = Encoding.UTF8.GetString(SnapshotJson.Write(new MeetingStory().State));
        Snapshot(text).ShouldNotBeNull();
        Snapshot(text.Replace("\"v\":1", "\"v\":2")).ShouldBeNull();
        Snapshot(text[..^9]).ShouldBeNull();
        Snapshot(text.Replace("participant", "somethingElse")).ShouldBeNull();
        Snapshot("{}").ShouldBeNull();
    }

    private static State? Snapshot(string text) => SnapshotJson.Read(Encoding.UTF8.GetBytes(text));

    private static Commit Read(string json) => CommitJson.Read(Encoding.UTF8.GetBytes(json));

    private static IEnumerable<Line> Released() =>
        from line in System.IO.File.ReadLines(File)
        let json = JsonDocument.Parse(line).RootElement
        select new Line(json.GetProperty("kind").GetString()!, json.GetProperty("commit").GetRawText());

    private static IEnumerable<string> Tell(Story story) =>
        story.Commits.Select(commit => $$"""{"kind":"{{story.Kind.Name}}","commit":{{Encoding.UTF8.GetString(CommitJson.Write(commit))}}}""");

    private static MeetingStory MeetingWithEverything()
    {
        var story = new MeetingStory();
        var (dak, gevel) = (story.AddCluster(Fatima, "Dak"), story.AddCluster(Piet, "Gevel"));
        var idea = story.AddIdea(Piet, "Zonnepanelen “op” de école 🏫");
        story.Do(Piet, new AddIdea(Ids.Of("placed"), "Groen dak", 10.5, -20, dak));
        story.Do(Fatima, new EditIdea(idea, "Zonnepanelen op de school", "Zonnepanelen “op” de école 🏫"));
        story.Do(Noor, new EditIdea(story.AddIdea(Noor, "Wind"), "Wind op zee", "Wind"));
        story.Do(Piet, new MoveIdea(idea, 1, 2));
        story.Do(Piet, new AssignCluster(idea, dak));
        story.Do(Piet, new AssignCluster(idea, null));
        story.Do(Piet, new RenameCluster(gevel, "Gevels"));
        story.Do(Fatima, new RemoveCluster(dak));
        story.Do(Piet, new RemoveIdea(idea));
        var item = story.AddAgendaItem("Inchecken");
        story.AddAgendaItem("Ideeën");
        story.Do(Fatima, new RenameAgendaItem(item, "Welkom"));
        story.Do(Fatima, new MoveAgendaItem(story.AddAgendaItem("Uitchecken"), null));
        story.Do(Fatima, new RemoveAgendaItem(item));
        story.Do(Fatima, new RenameMeeting("Warmte en licht"));
        story.Do(Fatima, new RemovePerson(Olga.PersonId, "Reclame"));
        story.Do(Fatima, new CloseMeeting());
        story.Do(Fatima, new OpenMeeting());
        story.Do(Fatima, new RenewJoinCode("KKMNPQ"));
        story.Do(new Sender.Entity(JoinCode.IdOf("KKMNPQ")), new LoseJoinCode("KKMNPQ"));
        return story;
    }

    private static Story CodeWithEverything()
    {
        var meeting = new EntityId(Meeting.KindName, Ids.Of("meeting"));
        var story = new Story(new JoinCode());
        story.Do(Sender.TheHost, new JoinCodeCommand.ClaimCode(meeting));
        story.Do(new Sender.Entity(meeting), new JoinCodeCommand.KeepCode());
        story.Do(new Sender.Entity(meeting), new JoinCodeCommand.ExpireCode(story.Now));
        story.Do(new Sender.Entity(JoinCode.IdOf("KKMNPQ")), new JoinCodeCommand.ReleaseCode());
        return story;
    }
}
