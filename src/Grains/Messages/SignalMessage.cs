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

    /// <summary>The silo to which they are connected; empty from one of before it was told.</summary>
    [Id(2)]
    public string Place { get; init; } = "";

    [Id(3)]
    public string Connection { get; init; } = "";

    /// <summary>Nobody follows by this connection any more.</summary>
    [Id(4)]
    public bool IsGone { get; init; }

    public static SignalMessage Of(string personId, string place, string connection, PresenceSignal signal) =>
        new() { PersonId = personId, Place = place, Connection = connection, Signal = SignalJson.Write(signal) };

    public static SignalMessage Gone(string personId, string place, string connection) =>
        new() { PersonId = personId, Place = place, Connection = connection, IsGone = true, Signal = SignalJson.Write(PresenceSignal.Nothing) };

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

    [Id(3)]
    public string Place { get; init; } = "";

    [Id(4)]
    public string Connection { get; init; } = "";

    [Id(5)]
    public bool IsGone { get; init; }

    public static SignalHeardMessage Of(SignalMessage said, int number, PresenceSignal signal, Audience audience) => new()
    {
        Number = number,
        Signal = SignalJson.Write(signal),
        Audience = SignalJson.Write(audience),
        Place = said.Place,
        Connection = said.Connection,
        IsGone = said.IsGone,
    };

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
