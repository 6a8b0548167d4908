using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Samenwerken.Web.Hubs;

/// <summary>
/// SignalR's JSON protocol, in which a call that cannot be made gets our code instead of a sentence of the framework. Our
/// methods take whatever JSON there is and answer with codes of their own, and never throw: what is left is that there is
/// no such method, or that it was called with another number of arguments, or as a stream where it is none.
/// </summary>
internal sealed class CodedHubProtocol(IHubProtocol json) : IHubProtocol
{
    public string Name => json.Name;

    public int Version => json.Version;

    public TransferFormat TransferFormat => json.TransferFormat;

    public bool IsVersionSupported(int version) => json.IsVersionSupported(version);

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message) =>
        json.TryParseMessage(ref input, binder, out message);

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => json.WriteMessage(Coded(message), output);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => json.GetMessageBytes(Coded(message));

    private static HubMessage Coded(HubMessage message) =>
        message is CompletionMessage { Error: not null, InvocationId: { } id }
            ? CompletionMessage.WithError(id, WebCodes.CallMalformed)
            : message;
}
