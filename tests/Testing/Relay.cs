using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Samenwerken.Testing;

/// <summary>
/// A line between one browser and a server that can be cut, as a train in a tunnel cuts it, while the server goes on for
/// everybody else.
/// </summary>
public sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, Socket> _open = new();
    private readonly int _server;
    private readonly Task _accepting;
    private volatile bool _isCut;

    public Relay(Uri server)
    {
        _server = server.Port;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Breaks what is open and lets nothing through.</summary>
    public void Cut()
    {
        _isCut = true;
        foreach (var (one, other) in _open)
        {
            one.Dispose();
            other.Dispose();
        }
    }

    public void Mend() => _isCut = false;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        Cut();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ForwardAsync(await _listener.AcceptSocketAsync());
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // It was stopped.
        }
    }

    private async Task ForwardAsync(Socket browser)
    {
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            _open[browser] = server;
            if (_isCut)
                return;
            await server.ConnectAsync(IPAddress.Loopback, _server);
            await Task.WhenAny(CopyAsync(browser, server), CopyAsync(server, browser));
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // Either side is gone; so is the other.
        }
        finally
        {
            _open.TryRemove(browser, out _);
            browser.Dispose();
        }
    }

    private static async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            for (int read; (read = await from.ReceiveAsync(buffer)) > 0;)
                await to.SendAsync(buffer.AsMemory(0, read));
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // Told by its end.
        }
    }
}
