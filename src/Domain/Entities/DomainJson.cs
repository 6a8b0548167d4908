using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Discovery;
using Samenwerken.Domain.Text;

namespace Samenwerken.Domain.Entities;

/// <summary>
/// The one JSON of records, events and commands, in the log and on the wire: camelCase names, absent where null, text as
/// it is written. It is for JSON documents and never to be pasted into HTML.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true,
    NumberHandling = JsonNumberHandling.Strict,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Record))]
[JsonSerializable(typeof(Event))]
[JsonSerializable(typeof(Command))]
[JsonSerializable(typeof(Detail))]
[JsonSerializable(typeof(Delta))]
[JsonSerializable(typeof(Finding))]
public sealed partial class DomainJson : JsonSerializerContext
{
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>The context to use; the generated default would escape every letter outside ASCII.</summary>
    public static DomainJson Instance => Relaxed.Context;

    // A class of its own, so that it is made after the generated part of this one.
    private static class Relaxed
    {
        internal static readonly DomainJson Context = new(new JsonSerializerOptions(Default.Options) { Encoder = Encoder });
    }
}
