using System.Text.Json;
using System.Text.Json.Serialization;

namespace Samenwerken.Engine;

/// <summary>One message to a follower, as ready JSON (UTF-8), so that what many receive is written once.</summary>
[JsonConverter(typeof(FrameJson))]
public sealed record Frame(ReadOnlyMemory<byte> Json)
{
    /// <summary>The last frame of a stream: why it ends.</summary>
    public static Frame End(string code) => Wire.End(code);
}

/// <summary>Copies a frame into whatever carries it.</summary>
internal sealed class FrameJson : JsonConverter<Frame>
{
    public override Frame Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return new Frame(System.Text.Encoding.UTF8.GetBytes(document.RootElement.GetRawText()));
    }

    public override void Write(Utf8JsonWriter writer, Frame value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Json.Span, skipInputValidation: true);
}
