using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Text;
using Shouldly;

namespace Samenwerken.Testing;

using static MeetingCommand;
using static MeetingStory;

/// <summary>Meetings as files, and files as whoever wants to slip something in would make them.</summary>
public static class MeetingFiles
{
    /// <summary>A meeting with something of everything, still open, in which each kind of text tries to be more than text.</summary>
    public static MeetingStory FullMeeting()
    {
        var story = new MeetingStory();
        var dak = story.AddCluster(Fatima, "Dak & <gevel>");
        var zon = story.AddIdea(Piet, "Zonnepanelen 🏫", dak);
        var wind = story.AddIdea(Noor, "=HYPERLINK(\"http://kwaad\")");
        story.Do(Piet, new AddIdea(Ids.Of("placed"), "Groen dak", 10.5, -0.0000001, dak, IdeaColour.Green));
        story.Do(Fatima, new MoveCluster(dak, 200, -80.25));
        story.AddLink(Piet, Ids.Of("placed"), zon, "=gaat samen & goed");
        story.AddLink(Fatima, zon, wind);
        story.Do(Fatima, new RemoveIdea(story.AddIdea(Piet, "Weg ermee")));
        var welkom = story.AddAgendaItem("Welkom");
        var kiezen = story.AddAgendaItem("Kiezen en *besluiten*");
        story.Do(Fatima, new EditAgendaItem(welkom, null, AgendaSort.CheckIn, 10, Noor.PersonId, "Hoe zit je *erbij*?", ["mood", "=1+1"], "Neem <b>koffie</b> mee."));
        story.Do(Fatima, new PlanMethod(welkom, MeetingStory.BrainstormPlan with { Name = "Inchecken & <zo>", Layout = BoardLayout.Columns, Zones = [new PlanZone("In"), new PlanZone("Uit")], Axes = ["in - uit"] }));
        story.Do(Fatima, new PlanMethod(kiezen, MeetingStory.DotsPlan, welkom));
        story.Do(Fatima, new SetMeetingPlan(240, "Een wijk & een <plan>"));
        story.Do(Fatima, new StartItem(welkom));
        story.Do(Fatima, new StartItem(kiezen));
        story.Do(Noor, new EditMinutes(kiezen, 0, Delta.Insert(0, "# Gesprek\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1))\n")));
        story.Do(Piet, new EditMinutes(kiezen, 1, Delta.Insert(0, "Wij spraken.\n\n")));
        story.Do(Fatima, new OpenVoteRound(Ids.Of("first-round"), "Wat eerst?", 3, 2, true));
        story.Do(Piet, new CastVote(Ids.Of("first-round"), zon));
        story.Do(Piet, new CastVote(Ids.Of("first-round"), zon));
        story.Do(Noor, new CastVote(Ids.Of("first-round"), wind));
        story.Do(Noor, new CastVote(Ids.Of("first-round"), Ids.Of("placed")));
        story.Do(Fatima, new CloseVoteRound(Ids.Of("first-round")));
        story.Do(Noor, new RecordDecision(Ids.Of("decision-1"), kiezen, "Wij beginnen met het dak.", [zon, Ids.Of("placed")]));
        story.Do(Noor, new RecordDecision(Ids.Of("decision-2"), kiezen, "-1 dag", []));
        story.Do(Noor, new WithdrawDecision(Ids.Of("decision-2"), "+Vergissing"));
        story.Do(Noor, new AssignAction(Ids.Of("action-1"), welkom, "@Piet belt de school", Piet.PersonId, new DateOnly(2026, 12, 1), [zon]));
        story.Do(Noor, new AssignAction(Ids.Of("action-2"), kiezen, "Offertes vragen", Fatima.PersonId, null, []));
        story.Do(Noor, new AssignAction(Ids.Of("action-3"), kiezen, "Toch niet", Fatima.PersonId, null, []));
        story.Do(Fatima, new CompleteAction(Ids.Of("action-2")));
        story.Do(Noor, new WithdrawAction(Ids.Of("action-3"), null));
        story.Do(Fatima, new RemovePerson(Olga.PersonId, "Reclame"));
        return story;
    }

    public static readonly EntityId DemonstrationId = new(Meeting.KindName, $"{Meeting.DemonstrationPrefix}0123456789abcdef");

    /// <summary>What begins a demonstration, led by Fatima: a meeting with something of everything.</summary>
    public static StartDemonstration StartDemonstration(string joinCode) =>
        new(MeetingFile.Exported([.. FullMeeting().State.VisibleTo(Viewer.Server).Select(entry => entry.Record)]), joinCode);

    public static Story Demonstration()
    {
        var story = new Story(new Meeting());
        story.Do(Fatima, StartDemonstration("KKMNPQ"));
        return story;
    }

    /// <summary>The file that somebody takes along.</summary>
    public static JsonObject Export(State state, string personId)
    {
        var access = new Meeting().AccessOf(state, personId).ShouldBeOfType<Access.Granted>();
        var seen = state.VisibleTo(access.Viewer).Select(entry => entry.Record).Concat(new Meeting().ForFiles(state)).ToList();
        return JsonNode.Parse(MeetingFile.Write(personId, "epoch", state.Seq, seen))!.AsObject();
    }

    public static (MeetingFile? File, Verdict.Rejected? Refusal) Read(JsonNode? file) =>
        MeetingFileReader.Read(JsonSerializer.SerializeToElement(file));

    /// <summary>What somebody gets who tries to put the file back in a meeting that is not there yet: the new meeting, or why not.</summary>
    public static (Story? Meeting, Verdict.Rejected? Refusal) PutBack(JsonNode? json)
    {
        var (file, refusal) = Read(json);
        if (file is null || (refusal = Importing.Refuse(file)) is not null)
            return (null, refusal);
        var story = new Story(new Meeting()) { Now = new DateTimeOffset(2027, 1, 8, 9, 0, 0, TimeSpan.Zero) };
        story.Do(new Sender.Person(file.Facilitator!.Id, Ids.Of("another-phone")), new ImportMeeting(file.Records, file.Hash, "KKMNPQ"));
        return (story, null);
    }

    /// <summary>The file with something else in it, and a hash that fits, as docs/protocol.md says how to make one.</summary>
    public static JsonObject Forged(JsonObject file, Action<JsonArray> change)
    {
        var forged = file.DeepClone().AsObject();
        change(forged["records"]!.AsArray());
        var inOrder = new JsonArray([.. forged["records"]!.AsArray()
            .OrderBy(record => Name(record, "kind"), StringComparer.Ordinal)
            .ThenBy(record => Name(record, "id"), StringComparer.Ordinal)
            .Select(record => record?.DeepClone())]);
        var canonical = new ArrayBufferWriter<byte>();
        CanonicalJson.Write(canonical, JsonSerializer.SerializeToElement(inOrder));
        forged["contentHash"] = Convert.ToHexStringLower(SHA256.HashData(canonical.WrittenSpan));
        return forged;
    }

    private static string Name(JsonNode? record, string name) =>
        (record as JsonObject)?[name] is JsonValue value && value.TryGetValue(out string? text) ? text : "";

    /// <summary>The first record of this kind in a file, or the one with this id.</summary>
    public static JsonObject Record(this JsonArray records, string kind, string? id = null) =>
        records.Select(record => record!.AsObject()).First(record => (string)record["kind"]! == kind && (id is null || (string)record["id"]! == id));
}
