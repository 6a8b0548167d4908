using System.Text.Json;
using System.Text.Json.Nodes;
using Samenwerken.Domain.Text;
using Samenwerken.Engine;
using Shouldly;

namespace Samenwerken.Testing;

/// <summary>
/// What a follower makes of its frames: the same few lines of fold as the browser has. It insists on the order that is
/// promised, so every test that uses it checks SEQ2 as well.
/// </summary>
public sealed class WireReplica
{
    private readonly SortedDictionary<string, JsonObject> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<int, JsonObject> _present = [];

    public Position? Position { get; private set; }

    public string? EndCode { get; private set; }

    public int Welcomes { get; private set; }

    public int Snapshots { get; private set; }

    public int Commits { get; private set; }

    public int? PresenceCount { get; private set; }

    public IReadOnlyDictionary<int, JsonObject> Present => _present;

    /// <summary>The commands of this follower that were confirmed, with their commits.</summary>
    public Dictionary<string, long> Confirmed { get; } = [];

    public IEnumerable<JsonObject> Records => _records.Values;

    public JsonObject? Find(string kind, string id) => _records.GetValueOrDefault($"{kind}/{id}");

    public IEnumerable<JsonObject> All(string kind) => _records.Values.Where(record => (string)record["kind"]! == kind);

    /// <summary>Everything it holds, in one fixed order: two replicas with one text hold the same.</summary>
    public string Content => string.Join('\n', _records.Select(pair => Sorted(pair.Value)));

    public void Receive(Frame frame) => Receive(JsonNode.Parse(frame.Json.Span)!.AsObject());

    public void Receive(JsonObject frame)
    {
        EndCode.ShouldBeNull("nothing comes after the end of a stream");
        if (frame["welcome"] is JsonObject welcome)
            Welcome(welcome);
        else if (frame["commits"] is JsonArray commits)
            commits.ToList().ForEach(commit => Commit(commit!.AsObject()));
        else if (frame["presence"] is JsonObject presence)
            Presence(presence);
        else
            EndCode = (string?)frame["end"] ?? throw new ShouldAssertException($"no frame is like this: {frame}");
    }

    /// <summary>Applies one change, as it stands in a commit.</summary>
    public void Apply(JsonObject change)
    {
        if (change["put"] is JsonObject put)
            _records[KeyOf(put)] = put.DeepClone().AsObject();
        else if (change["patch"] is JsonObject patch)
            Patch(patch);
        else if (change["text"] is JsonObject text)
            Edit(text);
        else
            _records.Remove(KeyOf(change["delete"]!.AsObject()));
    }

    private void Welcome(JsonObject welcome)
    {
        Welcomes++;
        if (welcome["since"] is { } since)
        {
            Position.ShouldNotBeNull().Epoch.ShouldBe((string)welcome["epoch"]!);
            Position.Value.Seq.ShouldBe((long)since, "a welcome since a position is for whoever is there");
        }
        else
        {
            Snapshots++;
            _records.Clear();
        }

        foreach (var record in welcome["records"]!.AsArray())
            _records[KeyOf(record!.AsObject())] = record!.DeepClone().AsObject();
        foreach (var key in welcome["deleted"]?.AsArray() ?? [])
            _records.Remove(KeyOf(key!.AsObject()));
        Position = new Position((string)welcome["epoch"]!, (long)welcome["seq"]!);
    }

    private void Commit(JsonObject commit)
    {
        var seq = (long)commit["seq"]!;
        seq.ShouldBe(Position.ShouldNotBeNull().Seq + 1, "commits come in order, each once (SEQ2)");
        Position = Position.Value with { Seq = seq };
        Commits++;
        foreach (var change in commit["changes"]?.AsArray() ?? [])
            Apply(change!.AsObject());
        if ((string?)commit["id"] is { } id)
            Confirmed[id] = seq;
    }

    private void Patch(JsonObject patch)
    {
        var record = _records[KeyOf(patch)];
        foreach (var (name, value) in patch)
        {
            if (value is null)
                record.Remove(name);
            else
                record[name] = value.DeepClone();
        }
    }

    private void Edit(JsonObject edit)
    {
        var record = _records[KeyOf(edit)];
        var field = (string)edit["field"]!;
        var delta = edit["delta"].Deserialize<Delta>()!;
        record[field] = delta.ApplyTo((string)record[field]!);
        record["revision"] = (int)edit["revision"]!;
    }

    private void Presence(JsonObject presence)
    {
        PresenceCount = (int)presence["count"]!;
        if (presence["changed"] is not JsonArray changed)
        {
            _present.Clear();
            foreach (var writer in presence["writers"]?.AsArray() ?? [])
                _present[(int)writer!["by"]!] = writer.DeepClone().AsObject();
            return;
        }

        foreach (var person in changed)
            _present[(int)person!["by"]!] = person.DeepClone().AsObject();
        foreach (var gone in presence["gone"]?.AsArray() ?? [])
            _present.Remove((int)gone!);
    }

    private static string KeyOf(JsonObject record) => $"{record["kind"]}/{record["id"]}";

    private static string Sorted(JsonObject record) =>
        string.Join(',', record.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value?.ToJsonString()}"));
}
