using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Samenwerken.Engine;

namespace Samenwerken.Testing;

/// <summary>A client of the hub over a real WebSocket: as much of SignalR's JSON protocol as tests need.</summary>
public sealed class HubClient : IAsyncDisposable, IInvocationBinder
{
    /// <summary>As a browser does, also while it reads nothing: the server gives up a connection from which it hears nothing for 25 seconds.</summary>
    private static readonly TimeSpan AwakeEvery = TimeSpan.FromSeconds(10);

    private readonly JsonHubProtocol _protocol = new();
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _writing = new(1);
    private volatile TaskCompletionSource _held = new();
    private long _bytesReceived;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _calls = new();
    private readonly ConcurrentDictionary<string, Channel<JsonElement>> _streams = new();
    private readonly string _entity;
    private readonly Timer _awake;
    private Task _reading = Task.CompletedTask;
    private int _lastInvocation;

    private HubClient(string entity)
    {
        _entity = entity;
        _awake = new Timer(_ => _ = SayThatItIsThereAsync());
        Release();
    }

    /// <summary>Completes when the connection is gone, for whatever reason.</summary>
    public Task Closed => _reading;

    /// <param name="receiveBuffer">How much the socket takes in that nobody reads, in bytes; null for what the system thinks fit.</param>
    public static async Task<HubClient> ConnectAsync(Uri server, string? token, string entity, string language = "nl", int? receiveBuffer = null)
    {
        var client = new HubClient(entity);
        var address = new UriBuilder(server)
        {
            Scheme = "ws",
            Path = "/hub",
            Query = $"ui-culture={language}" + (token is null ? "" : $"&access_token={token}"),
        }.Uri;
        using var way = new HttpMessageInvoker(new SocketsHttpHandler { ConnectCallback = (context, token) => OpenAsync(context.DnsEndPoint, receiveBuffer, token) });
        await client._socket.ConnectAsync(address, way, CancellationToken.None);
        var handshake = new ArrayBufferWriter<byte>();
        HandshakeProtocol.WriteRequestMessage(new HandshakeRequestMessage("json", 1), handshake);
        await client.SendRawAsync(handshake.WrittenMemory);
        client._reading = Task.Run(client.ReadAsync);
        client._awake.Change(AwakeEvery, AwakeEvery);
        return client;
    }

    /// <summary>How many bytes came in, without those around them on the socket.</summary>
    public long BytesReceived => Interlocked.Read(ref _bytesReceived);

    /// <summary>Reads nothing any more, once what is being read has come.</summary>
    public void Hold() => _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => _held.TrySetResult();

    /// <summary>Sends a command as it is given here, well formed or not.</summary>
    public Task<JsonElement> SendAsync(object? envelope, object? entity = null) => InvokeAsync("Send", entity ?? _entity, envelope);

    public Task<JsonElement> SendAsync(string id, object command) => SendAsync(new { id, command });

    /// <summary>Sends a command whose envelope is this very text, also one that no serialiser would write.</summary>
    public Task<JsonElement> SendTextAsync(string envelope) =>
        CallAsync(id => $$"""{"type":1,"invocationId":"{{id}}","target":"Send","arguments":["{{_entity}}",{{envelope}}]}""");

    /// <summary>Makes a call whose message is this very text, and waits for its completion.</summary>
    /// <param name="message">Given the id of the call.</param>
    public async Task<JsonElement> CallAsync(Func<string, string> message)
    {
        var id = NextInvocation();
        var call = _calls[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendRawAsync(Encoding.UTF8.GetBytes(message(id) + "\u001e"));
        return await call.Task.WaitAsync(Gateways.Patience);
    }

    public Task SignalAsync(object presence) => WriteAsync(new InvocationMessage("Signal", [_entity, presence]));

    /// <summary>Follows, as a stream of frames.</summary>
    public async IAsyncEnumerable<Frame> FollowAsync(object? since, object? entity = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var id = NextInvocation();
        var frames = _streams[id] = Channel.CreateUnbounded<JsonElement>();
        await WriteAsync(new StreamInvocationMessage(id, "Follow", [entity ?? _entity, since]));
        await foreach (var frame in frames.Reader.ReadAllAsync(cancellationToken))
            yield return new Frame(JsonSerializer.SerializeToUtf8Bytes(frame));
    }

    /// <summary>Follows into a replica.</summary>
    public FollowerProbe Follow(Position? since = null, WireReplica? replica = null) =>
        new(token => FollowAsync(since is { } position ? new { epoch = position.Epoch, seq = position.Seq } : null, null, token), replica);

    /// <summary>Sends bytes as they are.</summary>
    public async Task SendRawAsync(ReadOnlyMemory<byte> bytes)
    {
        await _writing.WaitAsync();
        try
        {
            await _socket.SendAsync(bytes, WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            _writing.Release();
        }
    }

    public async Task<JsonElement> InvokeAsync(string method, params object?[] args)
    {
        var id = NextInvocation();
        var call = _calls[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await WriteAsync(new InvocationMessage(id, method, args));
        return await call.Task.WaitAsync(Gateways.Patience);
    }

    public async ValueTask DisposeAsync()
    {
        await _awake.DisposeAsync();
        _socket.Abort();
        Release();
        await _reading;
        _socket.Dispose();
    }

    private static async ValueTask<Stream> OpenAsync(DnsEndPoint server, int? receiveBuffer, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (receiveBuffer is { } bytes)
            socket.ReceiveBufferSize = bytes;
        await socket.ConnectAsync(server, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    Type IInvocationBinder.GetReturnType(string invocationId) => typeof(JsonElement);

    IReadOnlyList<Type> IInvocationBinder.GetParameterTypes(string methodName) => [];

    Type IInvocationBinder.GetStreamItemType(string streamId) => typeof(JsonElement);

    private string NextInvocation() => Interlocked.Increment(ref _lastInvocation).ToString();

    private async Task WriteAsync(HubMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        _protocol.WriteMessage(message, buffer);
        await SendRawAsync(buffer.WrittenMemory);
    }

    private async Task SayThatItIsThereAsync()
    {
        try
        {
            await WriteAsync(PingMessage.Instance);
        }
        catch (Exception gone) when (gone is WebSocketException or InvalidOperationException or ObjectDisposedException)
        {
            // Whoever reads or calls hears that it is gone.
        }
    }

    private async Task ReadAsync()
    {
        Exception? end = null;
        try
        {
            var received = new ArrayBufferWriter<byte>();
            var isShaken = false;
            while (true)
            {
                await _held.Task;
                var message = await _socket.ReceiveAsync(received.GetMemory(8192), CancellationToken.None);
                Interlocked.Add(ref _bytesReceived, message.Count);
                if (message.MessageType is WebSocketMessageType.Close)
                    break;
                received.Advance(message.Count);
                if (!message.EndOfMessage)
                    continue;
                var bytes = new ReadOnlySequence<byte>(received.WrittenMemory.ToArray());
                received.ResetWrittenCount();
                if (!isShaken)
                    isShaken = HandshakeProtocol.TryParseResponseMessage(ref bytes, out _);
                while (_protocol.TryParseMessage(ref bytes, this, out var parsed))
                    Handle(parsed);
            }
        }
        catch (Exception failure)
        {
            end = failure;
        }

        var gone = new IOException("the connection is gone", end);
        foreach (var call in _calls.Values)
            call.TrySetException(gone);
        foreach (var stream in _streams.Values)
            stream.Writer.TryComplete(gone);
    }

    private void Handle(HubMessage message)
    {
        switch (message)
        {
            case StreamItemMessage item when _streams.TryGetValue(item.InvocationId!, out var stream):
                stream.Writer.TryWrite((JsonElement)item.Item!);
                break;
            case CompletionMessage done when _streams.TryRemove(done.InvocationId!, out var stream):
                stream.Writer.TryComplete(done.Error is null ? null : new HubException(done.Error));
                break;
            case CompletionMessage done when _calls.TryRemove(done.InvocationId!, out var call):
                if (done.Error is { } error)
                    call.TrySetException(new HubException(error));
                else
                    call.TrySetResult(done.Result is JsonElement result ? result : default);
                break;
        }
    }
}
