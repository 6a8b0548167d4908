using System.Text.Json;
using System.Text.Json.Nodes;
using Samenwerken.Domain.Entities;
using Samenwerken.Testing;
using Record = Samenwerken.Domain.Entities.Record;

namespace Samenwerken.Domain.Tests.Entities;

/// <summary>
/// What a browser shows of a command before the server has it must be what the server makes of it. This file has, for the commands that
/// are shown so, what stood there and what stands there after; the tests of the pages read it. UPDATE_VECTORS=1 writes it anew.
/// </summary>
/// <param name="isShown">Of which kinds what somebody sees is kept.</param>
internal sealed class PredictionVectors(string name, Story story, Func<Record, bool> isShown)
{
    private readonly JsonArray _vectors = [];

    public void Do(Sender.Person by, Command command)
    {
        var before = Shown(by);
        var after = (Commit: story.Do(by, command), Records: Shown(by));
        _vectors.Add(new JsonObject
        {
            ["command"] = JsonSerializer.SerializeToNode(command, DomainJson.Instance.Command),
            ["by"] = by.PersonId,
            ["at"] = after.Commit.At.ToUnixTimeMilliseconds(),
            ["before"] = before,
            ["after"] = after.Records,
        });
    }

    public void ShouldBeThoseOfToday()
    {
        var file = Repository.File("tests", "vectors", name);
        var written = _vectors.ToJsonString(new JsonSerializerOptions { Encoder = DomainJson.Encoder }).Replace("{\"command\"", "\n{\"command\"") + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_VECTORS") is "1")
            File.WriteAllText(file, written);
        File.ReadAllText(file).ShouldBe(written, "run UPDATE_VECTORS=1 dotnet test tests/Domain.Tests");
    }

    private JsonArray Shown(Sender.Person by) => new([.. story.State
        .VisibleTo(((Access.Granted)story.Kind.AccessOf(story.State, by.PersonId)).Viewer).Select(entry => entry.Record)
        .Where(isShown)
        .OrderBy(record => record.Key.ToString(), StringComparer.Ordinal)
        .Select(record => JsonSerializer.SerializeToNode<Record>(record, DomainJson.Instance.Record))]);
}
