using System.Buffers;
using System.Text.Json;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine;

namespace Samenwerken.Grains.Messages;

/// <summary>Where somebody is and what they do, as their browser said it.</summary>
[GenerateSerializer, Immutable]
[Alias("samenwerken.Signal")]
public sealed class SignalMessage
{
    [Id(0)]
    public required string PersonId { get; init; }

    [Id(1)]
    public required byte[] Signal { get; init; }

    public static SignalMessage Of(string personId, PresenceSignal signal) => new() { PersonId = personId, Signal = SignalJson.Write(signal) };

    public PresenceSignal ToSignal() => SignalJson.Read(Signal);
}

/// <summary>A signal as the entity understands it: whose number, and who may hear of what it points at (PRS4).</summary>
[GenerateSerializer, Immutable]
[Alias("samenwerken.SignalHeard")]
public sealed class SignalHeardMessage
{
    [Id(0)]
    public required int Number { get; init; }

    [Id(1)]
    public required byte[] Signal { get; init; }

    [Id(2)]
    public required byte[] Audience { get; init; }

    public static SignalHeardMessage Of(int number, PresenceSignal signal, Audience audience) =>
        new() { Number = number, Signal = SignalJson.Write(signal), Audience = SignalJson.Write(audience) };

    public PresenceSignal ToSignal() => SignalJson.Read(Signal);

    public Audience ToAudience()
    {
        using var document = JsonDocument.Parse(Audience);
        return CommitJson.ReadAudience(document.RootElement);
    }
}

internal static class SignalJson
{
    public static byte[] Write(PresenceSignal signal) => Write(json =>
    {
        json.WriteStartObject();
        signal.WriteFields(json);
        json.WriteEndObject();
    });

    public static byte[] Write(Audience audience) => Write(json => CommitJson.Write(json, audience));

    public static PresenceSignal Read(byte[] utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        return PresenceSignal.Read(document.RootElement) ?? PresenceSignal.Nothing;
    }

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = DomainJson.Encoder }))
            write(json);
        return buffer.WrittenSpan.ToArray();
    }
}
