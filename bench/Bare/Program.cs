using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR;
using Samenwerken.Bench.Bare;

// The limits: a broadcast without any logic, by SignalR's groups at /hub and by plain WebSockets at /ws.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddSignalR();
var app = builder.Build();
app.UseWebSockets();
app.MapHub<RelayHub>("/hub");
app.Map("/ws/{room}", Relay.AcceptAsync);
app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine("ready"));
app.Run();

namespace Samenwerken.Bench.Bare
{
    internal sealed class RelayHub : Hub
    {
        public Task Join(string room) => Groups.AddToGroupAsync(Context.ConnectionId, room);

        public Task Say(string room, string note) => Clients.Group(room).SendAsync("note", note);
    }

    /// <summary>A room of WebSockets: what one says goes to all, each with its turn to be written to.</summary>
    internal static class Relay
    {
        private static readonly ConcurrentDictionary<string, ConcurrentDictionary<Line, bool>> Rooms = new();

        public static async Task AcceptAsync(HttpContext http, string room)
        {
            using var socket = await http.WebSockets.AcceptWebSocketAsync();
            var lines = Rooms.GetOrAdd(room, _ => new());
            var me = new Line(socket);
            lines[me] = true;
            try
            {
                var buffer = new byte[4096];
                while (await socket.ReceiveAsync(buffer.AsMemory(), http.RequestAborted) is { MessageType: WebSocketMessageType.Text, Count: var length })
                {
                    var note = buffer.AsMemory(0, length).ToArray();
                    foreach (var line in lines.Keys)
                        _ = line.SayAsync(note);
                }
            }
            catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
            {
                // Whoever goes without a word is gone.
            }
            finally
            {
                lines.TryRemove(me, out _);
            }
        }

        private sealed class Line(WebSocket socket)
        {
            private readonly SemaphoreSlim _turn = new(1);

            public async Task SayAsync(ReadOnlyMemory<byte> note)
            {
                await _turn.WaitAsync();
                try
                {
                    await socket.SendAsync(note, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
                }
                catch (WebSocketException)
                {
                    // The other end is gone; its own loop notices.
                }
                finally
                {
                    _turn.Release();
                }
            }
        }
    }
}
