using System.Net;
using System.Net.Sockets;

namespace Samenwerken.Testing;

/// <summary>The line between a browser and a server, which a test can cut and mend.</summary>
public sealed class Line : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Uri _server;
    private readonly Lock _lock = new();
    private readonly HashSet<TcpClient> _ends = [];
    private readonly Task _accepting;
    private bool _isCut;
    private volatile bool _isSilent;

    public Line(Uri server)
    {
        _server = server;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    /// <summary>Where a browser reaches the server over this line.</summary>
    public Uri Address { get; }

    /// <summary>Breaks every connection, and refuses new ones.</summary>
    public void Cut()
    {
        lock (_lock)
        {
            _isCut = true;
            foreach (var end in _ends)
                end.Close();
            _ends.Clear();
        }
    }

    /// <summary>Nothing arrives any more, and nobody is told: as when a phone walks out of reach.</summary>
    public void FallSilent() => _isSilent = true;

    /// <summary>New connections work again. What was on its way is lost.</summary>
    public void Mend()
    {
        Cut();
        lock (_lock)
            (_isCut, _isSilent) = (false, false);
    }

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
                _ = CarryAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task CarryAsync(TcpClient browser)
    {
        using var server = new TcpClient();
        using (browser)
        {
            try
            {
                Keep(browser);
                Keep(server);
                await server.ConnectAsync(_server.Host, _server.Port);
                await Task.WhenAny(PumpAsync(browser, server), PumpAsync(server, browser));
            }
            catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // Cut, or closed by one of the two.
            }
        }
    }

    private void Keep(TcpClient end)
    {
        lock (_lock)
        {
            if (_isCut)
                throw new IOException("the line is cut");
            _ends.Add(end);
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to)
    {
        var buffer = new byte[16 * 1024];
        while (await from.GetStream().ReadAsync(buffer) is var count and > 0)
        {
            if (!_isSilent)
                await to.GetStream().WriteAsync(buffer.AsMemory(0, count));
        }
    }
}
