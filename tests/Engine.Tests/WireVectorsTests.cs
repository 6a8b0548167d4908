using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine.Storage;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests;

/// <summary>
/// The fold is written twice, in C# and in TypeScript, and this file of frames holds the two together: for viewers of
/// random stories, what they received and what they must end with. Both test suites read it. UPDATE_VECTORS=1 writes it
/// anew, from a fixed seed.
/// </summary>
public sealed class WireVectorsTests
{
    private const int Seed = 20261122;
    private static readonly string File = Repository.File("tests", "vectors", "wire.json");

    [Fact]
    public async Task The_vectors_are_what_the_server_sends_today()
    {
        var written = await WriteAsync();
        if (Environment.GetEnvironmentVariable("UPDATE_VECTORS") is "1")
            await System.IO.File.WriteAllTextAsync(File, written);
        (await System.IO.File.ReadAllTextAsync(File)).ShouldBe(written, "run UPDATE_VECTORS=1 dotnet test tests/Engine.Tests");
    }

    [Fact]
    public void VIS1_the_replica_of_the_tests_ends_with_them_too()
    {
        foreach (var vector in JsonNode.Parse(System.IO.File.ReadAllText(File))!.AsArray())
        {
            var replica = new WireReplica();
            foreach (var frame in vector!["frames"]!.AsArray())
                replica.Receive(frame!.AsObject());
            var expected = new WireReplica();
            foreach (var record in vector["records"]!.AsArray())
                expected.Apply(new JsonObject { ["put"] = record!.DeepClone() });
            replica.Content.ShouldBe(expected.Content, (string?)vector["name"]);
        }
    }

    private static async Task<string> WriteAsync()
    {
        var random = new Random(Seed);
        var vectors = new JsonArray();
        for (var story = 0; story < 6; story++)
        {
            foreach (var person in new[] { 0, 1 })
                vectors.Add(await TellAsync($"story {story}, viewer {person}", new Random(random.Next()), person));
        }

        return vectors.ToJsonString(new JsonSerializerOptions { Encoder = DomainJson.Encoder }).Replace("{\"name\"", "\n{\"name\"") + "\n";
    }

    /// <summary>A viewer who follows, is away twice, and comes back from where they were.</summary>
    private static async Task<JsonObject> TellAsync(string name, Random random, int viewer)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
        var log = new InMemoryEventLog();
        var host = await EntityHost.LoadAsync(new EntityId("meeting", Ids.Of("vectors")), new ToyKind(), log, clock, NullLogger.Instance, default);
        var broadcaster = new Broadcaster(clock);
        var person = Programs.Person(viewer);
        var frames = new List<Frame>();
        var commands = 0;
        for (var i = 0; i < 4; i++)
            await DoAsync(Programs.Person(i), new MeetingCommand.JoinMeeting($"Persoon {i}", null, null));

        Position? seen = null;
        for (var visit = 0; visit < 3; visit++)
        {
            var follower = new Follower(
                person, person.DeviceId, seen, broadcaster, (id, since, _) => Task.FromResult(host.CatchUp(id, since)), Key.Of<Participant>(person.PersonId));
            broadcaster.Attach(follower);
            follower.CatchUp();
            for (var i = 0; i < 12; i++)
            {
                await DoAsync(Programs.Person(random.Next(4)), Programs.ToyCommand(random.Next(6), random.Next(20), random.Next(600)));
                frames.AddRange(await follower.NextAsync(default));
            }

            seen = host.Now.Position;
            broadcaster.Detach(follower);
            for (var i = 0; i < 6; i++)
                await DoAsync(Programs.Person(random.Next(4)), Programs.ToyCommand(random.Next(6), random.Next(20), random.Next(600)));
        }

        // What the viewer may see is what it is at the last frame, so the last visit goes on until now.
        frames.AddRange(((CatchUp.Frames)host.CatchUp(person.PersonId, seen)).All);
        var reading = (Reading.Found)host.Read(person.PersonId);
        return new JsonObject
        {
            ["name"] = name,
            ["position"] = new JsonObject { ["epoch"] = "epoch", ["seq"] = host.Now.Position.Seq },
            ["records"] = new JsonArray([.. reading.Records.OrderBy(r => r.Key.ToString(), StringComparer.Ordinal).Select(r => JsonSerializer.SerializeToNode(r, DomainJson.Instance.Record))]),
            ["frames"] = new JsonArray([.. frames.Where(frame => !frame.Json.Span.StartsWith("{\"presence\""u8)).Select(frame => Normal(JsonNode.Parse(frame.Json.Span)!))]),
        };

        async Task DoAsync(Sender from, Command command) => await host.HandleAsync(
            [new Submission(Ids.Of($"command-{++commands}-"), from, command)], broadcaster.Show, default);
    }

    /// <summary>An epoch is random, and records come in no order; in the vectors the one is a word, and the others have one.</summary>
    private static JsonNode Normal(JsonNode frame)
    {
        if (frame["welcome"] is JsonObject welcome)
        {
            welcome["epoch"] = "epoch";
            foreach (var name in new[] { "records", "deleted" })
            {
                if (welcome[name] is JsonArray array)
                    welcome[name] = new JsonArray([.. array.OrderBy(it => $"{it!["kind"]}/{it["id"]}", StringComparer.Ordinal).Select(it => it!.DeepClone())]);
            }
        }

        return frame;
    }
}
