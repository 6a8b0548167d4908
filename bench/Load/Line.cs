using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Samenwerken.Bench.Load;

/// <summary>What somebody does with what a line brings.</summary>
internal interface IListener
{
    /// <summary>A piece of a message, as it comes from the network.</summary>
    /// <param name="isStart">Whether it is the first of its message.</param>
    void Hear(ReadOnlySpan<byte> piece, bool isStart);
}

/// <summary>
/// A WebSocket (RFC 6455) that does as little as it can, so that a thousand of them leave most of one core to measure with: it hands over
/// pieces without copying or putting messages together, and masks with zero.
/// </summary>
internal sealed class Line(Socket socket, IListener listener) : IDisposable
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly Lock _turn = new();
    private int _filled;
    private long _left;
    private bool _isControl;
    private byte _control;
    private long _received;

    /// <summary>Bytes that came in.</summary>
    public long Received => Volatile.Read(ref _received);

    /// <summary>Set, the line reads no further until it is taken away.</summary>
    public TaskCompletionSource? Stalled { get; set; }

    /// <summary>Waits this long between reads.</summary>
    public TimeSpan Slowness { get; set; }

    public static async Task<Line> OpenAsync(int port, string path, IListener listener, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
        await socket.SendAsync(
            Encoding.ASCII.GetBytes(
                $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: {Convert.ToBase64String(Guid.NewGuid().ToByteArray())}\r\nSec-WebSocket-Version: 13\r\n\r\n"),
            cancellationToken);
        var line = new Line(socket, listener);
        await line.GreetAsync(cancellationToken);
        return line;
    }

    private async Task GreetAsync(CancellationToken cancellationToken)
    {
        int end;
        while ((end = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            var read = await socket.ReceiveAsync(_buffer.AsMemory(_filled), cancellationToken);
            if (read == 0)
                throw new IOException("The server closed the connection instead of opening a WebSocket.");
            _filled += read;
        }

        var answer = Encoding.ASCII.GetString(_buffer, 0, end);
        if (!answer.StartsWith("HTTP/1.1 101", StringComparison.Ordinal))
            throw new IOException($"No WebSocket: {answer.Split('\r')[0]}");
        _buffer.AsSpan(end + 4, _filled - end - 4).CopyTo(_buffer);
        _filled -= end + 4;
    }

    /// <summary>Reads until the other end closes, or it is told to stop.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            Take();
            while (!cancellationToken.IsCancellationRequested)
            {
                if (Stalled is { } stall)
                    await stall.Task.WaitAsync(cancellationToken);
                if (Slowness > TimeSpan.Zero)
                    await Task.Delay(Slowness, cancellationToken);
                var read = await socket.ReceiveAsync(_buffer.AsMemory(_filled), cancellationToken);
                if (read == 0)
                    return;
                Volatile.Write(ref _received, _received + read);
                _filled += read;
                Take();
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Over, from either side.
        }
    }

    public void SendText(ReadOnlySpan<byte> payload) => Send(0x81, payload);

    public void SendBytes(ReadOnlySpan<byte> payload) => Send(0x82, payload);

    public void Dispose() => socket.Dispose();

    private void Send(byte first, ReadOnlySpan<byte> payload)
    {
        Span<byte> message = stackalloc byte[payload.Length + 14];
        message[0] = first;
        var at = 2;
        if (payload.Length < 126)
        {
            message[1] = (byte)(0x80 | payload.Length);
        }
        else
        {
            message[1] = 0x80 | 126;
            BinaryPrimitives.WriteUInt16BigEndian(message[2..], checked((ushort)payload.Length));
            at = 4;
        }

        // A mask of zero leaves the payload as it is.
        message.Slice(at, 4).Clear();
        payload.CopyTo(message[(at + 4)..]);
        lock (_turn)
        {
            for (var rest = message[..(at + 4 + payload.Length)]; rest.Length > 0;)
                rest = rest[socket.Send(rest)..];
        }
    }

    /// <summary>Hands over what has come, and keeps what is not a whole header yet.</summary>
    private void Take()
    {
        var at = 0;
        while (at < _filled)
        {
            var isStart = false;
            if (_left == 0)
            {
                if (!ReadHeader(_buffer.AsSpan(at, _filled - at), out var header))
                    break;
                at += header;
                isStart = true;
                if (_left == 0)
                    continue;
            }

            var length = (int)Math.Min(_left, _filled - at);
            if (_isControl && length < _left)
                break;
            var piece = _buffer.AsSpan(at, length);
            at += length;
            _left -= length;
            if (!_isControl)
                listener.Hear(piece, isStart);
            else if (_control == 9)
                Send(0x8A, piece);
        }

        _buffer.AsSpan(at, _filled - at).CopyTo(_buffer);
        _filled -= at;
    }

    private bool ReadHeader(ReadOnlySpan<byte> at, out int length)
    {
        length = 0;
        if (at.Length < 2)
            return false;
        var size = at[1] & 0x7F;
        var header = size switch { 126 => 4, 127 => 10, _ => 2 };
        if (at.Length < header)
            return false;
        length = header;
        _left = size switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(at[2..]),
            127 => BinaryPrimitives.ReadInt64BigEndian(at[2..]),
            _ => size,
        };
        _control = (byte)(at[0] & 0x0F);
        _isControl = _control >= 8;
        if (_isControl && _left == 0 && _control == 9)
            Send(0x8A, []);
        return true;
    }
}
