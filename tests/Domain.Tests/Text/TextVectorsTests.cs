using System.Text.Json;
using System.Text.Json.Nodes;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Text;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Text;

/// <summary>
/// The edit of a text is written twice, in C# and in TypeScript, and this file of cases holds the two together. Both test
/// suites read it. UPDATE_VECTORS=1 writes it anew, from a fixed seed.
/// </summary>
public sealed class TextVectorsTests
{
    private const int Seed = 20261126;
    private const int Cases = 400;
    private static readonly string File = Repository.File("tests", "vectors", "text.json");

    [Fact]
    public void TXT1_the_vectors_are_what_edits_come_to_today()
    {
        var written = Write();
        if (Environment.GetEnvironmentVariable("UPDATE_VECTORS") is "1")
            System.IO.File.WriteAllText(File, written);
        System.IO.File.ReadAllText(File).ShouldBe(written, "run UPDATE_VECTORS=1 dotnet test tests/Domain.Tests");
    }

    private static string Write()
    {
        var random = new Random(Seed);
        var vectors = new JsonArray();
        for (var i = 0; i < Cases; i++)
        {
            var text = Texts.Text(random, 8);
            var (a, b) = (Texts.Edit(random, text), Texts.Edit(random, text));
            var c = Texts.Edit(random, a.ApplyTo(text));
            vectors.Add(new JsonObject
            {
                ["text"] = text,
                ["a"] = Json(a),
                ["b"] = Json(b),
                ["c"] = Json(c),
                ["aApplied"] = a.ApplyTo(text),
                ["bAfterA"] = Json(b.After(a)),
                ["aBeforeB"] = Json(a.Before(b)),
                ["both"] = b.After(a).ApplyTo(a.ApplyTo(text)),
                ["aThenC"] = Json(a.Then(c)),
                ["aInverse"] = Json(a.Inverse(text)),
            });
        }

        return vectors.ToJsonString(new JsonSerializerOptions { Encoder = DomainJson.Encoder }).Replace("{\"text\"", "\n{\"text\"") + "\n";
    }

    private static JsonNode Json(Delta delta) => JsonSerializer.SerializeToNode(delta, DomainJson.Instance.Delta)!;
}
