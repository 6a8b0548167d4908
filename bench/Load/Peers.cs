using System.Text;
using System.Text.Json;

namespace Samenwerken.Bench.Load;

/// <summary>The framework's own limits: what it costs to pass a note on without looking at it.</summary>
internal sealed class Bare(bool signalR) : Contestant
{
    public const string SignalR = "bare SignalR", WebSockets = "bare Kestrel";

    public override string Name => signalR ? SignalR : WebSockets;

    public override string Version => $".NET {Environment.Version}";

    public override Task<Host> StartAsync(Workplace place, int? port = null) => Host.StartAsync(
        place.Data, place.ServerCore,
        ["dotnet", Path.Combine(place.Root, "bench/Bare/bin/Release/net10.0/Samenwerken.Bench.Bare.dll"), "--urls", "http://127.0.0.1:{port}"],
        line => line == "ready", port);

    public override Task<Room> OpenRoomAsync(Host host, int people) =>
        Task.FromResult<Room>(signalR
            ? new TextRoom(host.Port, new Ears(people), "/hub", """{"protocol":"json","version":1}""" + "\u001e" + """{"type":1,"invocationId":"j","target":"Join","arguments":["ROOM"]}""" + "\u001e",
                "\"invocationId\":\"j\"", """{"type":1,"target":"Say","arguments":["ROOM","NOTE"]}""" + "\u001e", """{"type":6}""" + "\u001e")
            : new TextRoom(host.Port, new Ears(people), "/ws/ROOM", "", "", "NOTE", null));
}

/// <summary>The servers of others, started by bench/peers/serve.mjs.</summary>
internal sealed class Peer(string name, string package) : Contestant
{
    public const string Hocuspocus = "hocuspocus", Coalescing = "hocuspocus-16ms", YWebsocket = "y-websocket", Relay = "relay";

    private static readonly string Folder = "bench/peers";

    public override string Name => name;

    public override string Version => package;

    public static IEnumerable<Peer> All(string root)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, Folder, "package.json")));
        var versions = json.RootElement.GetProperty("dependencies").EnumerateObject().ToDictionary(it => it.Name, it => it.Value.GetString());
        foreach (var (name, package) in new[] { (Hocuspocus, "@hocuspocus/server"), (Coalescing, "@hocuspocus/server"), (YWebsocket, "y-websocket"), (Relay, "socket.io") })
            yield return new Peer(name, $"{package} {versions[package]}");
    }

    public override Task<Host> StartAsync(Workplace place, int? port = null) => Host.StartAsync(
        Path.Combine(place.Root, Folder), place.ServerCore, ["node", "serve.mjs", name, "{port}"], line => line == "ready", port);

    public override Task<Room> OpenRoomAsync(Host host, int people)
    {
        var ears = new Ears(people);
        return Task.FromResult<Room>(name switch
        {
            Relay => new TextRoom(host.Port, ears, "/socket.io/?EIO=4&transport=websocket", "40", "40{", """42["server-broadcast","ROOM","NOTE"]""", null, """42["join-room","ROOM"]"""),
            _ => new YjsRoom(host.Port, ears, isHocuspocus: name != YWebsocket),
        });
    }
}

/// <summary>A room in which a note is a text message.</summary>
/// <param name="hello">What is said at once.</param>
/// <param name="welcome">What is heard before one is in.</param>
/// <param name="then">What is said after that.</param>
internal sealed class TextRoom(int port, Ears ears, string path, string hello, string welcome, string note, string? ping, string? then = null) : Room(ears)
{
    private readonly string _name = Guid.NewGuid().ToString("n");

    public override async Task<Member> EnterAsync(int me, CancellationToken cancellationToken, int awaited = 0)
    {
        var listener = new TextListener(Ears, me, welcome) { Awaited = awaited };
        var line = await Line.OpenAsync(port, path.Replace("ROOM", _name, StringComparison.Ordinal), listener, cancellationToken);
        listener.Line = line;
        var member = new TextMember(listener, line, note.Replace("ROOM", _name, StringComparison.Ordinal), ping, cancellationToken);
        foreach (var message in hello.Replace("ROOM", _name, StringComparison.Ordinal).Split('\u001e', StringSplitOptions.RemoveEmptyEntries))
            line.SendText(Encoding.UTF8.GetBytes(hello.Contains('\u001e', StringComparison.Ordinal) ? message + '\u001e' : message));
        if (welcome.Length > 0)
            await listener.Welcome.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
        if (then is not null)
            line.SendText(Encoding.UTF8.GetBytes(then.Replace("ROOM", _name, StringComparison.Ordinal)));
        return member;
    }
}

internal sealed class TextListener(Ears ears, int me, string welcome) : Listener(ears, me)
{
    private readonly byte[] _welcome = Encoding.UTF8.GetBytes(welcome);

    public Line? Line { get; set; }

    public TaskCompletionSource Welcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override void Hear(ReadOnlySpan<byte> piece, bool isStart)
    {
        if (_welcome.Length > 0 && !Welcome.Task.IsCompleted && piece.IndexOf(_welcome) >= 0)
            Welcome.TrySetResult();
        // Engine.IO asks whether one is still there.
        if (isStart && piece is [(byte)'2'])
            Line?.SendText("3"u8);
        base.Hear(piece, isStart);
    }
}

internal sealed class TextMember(Listener listener, Line line, string note, string? ping, CancellationToken cancellationToken) : Member(listener, line, cancellationToken)
{
    public override void Write(int number) => Line.SendText(Encoding.UTF8.GetBytes(note.Replace("NOTE", Note.Text(Listener.Me, number), StringComparison.Ordinal)));

    public override void StayAwake()
    {
        if (ping is not null)
            Line.SendText(Encoding.UTF8.GetBytes(ping));
    }
}

/// <summary>A Yjs document with one map; each person writes over the value under their own key, as over one note.</summary>
internal sealed class YjsRoom(int port, Ears ears, bool isHocuspocus) : Room(ears)
{
    private readonly string _name = Guid.NewGuid().ToString("n");

    public override async Task<Member> EnterAsync(int me, CancellationToken cancellationToken, int awaited = 0)
    {
        var listener = new YjsListener(Ears, me) { Awaited = awaited };
        var line = await Line.OpenAsync(port, isHocuspocus ? "/" : $"/{_name}", listener, cancellationToken);
        var member = new YjsMember(listener, line, isHocuspocus ? _name : null, cancellationToken);
        member.Greet();
        await listener.Welcome.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
        return member;
    }
}

internal sealed class YjsListener(Ears ears, int me) : Listener(ears, me)
{
    public TaskCompletionSource Welcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override void Hear(ReadOnlySpan<byte> piece, bool isStart)
    {
        // Whatever the server says first, it has taken us in.
        Welcome.TrySetResult();
        base.Hear(piece, isStart);
    }
}

/// <summary>
/// Writes updates as Yjs encodes them (its format V1, y-protocols' sync message 2): one item a note, which follows on the one before it
/// under the same key.
/// </summary>
internal sealed class YjsMember(Listener listener, Line line, string? document, CancellationToken cancellationToken) : Member(listener, line, cancellationToken)
{
    private const byte ContentAny = 8, HasOrigin = 0x80, HasKey = 0x20, AnyString = 119;

    private readonly uint _client = (uint)Random.Shared.Next(1, int.MaxValue);

    public void Greet()
    {
        if (document is not null)
            Say(it => it.Text(document).Number(2).Number(0).Text("-"));
        // The first step of the sync, with nothing known.
        Say(it => Addressed(it).Number(0).Number(0).Number(1).Number(0));
    }

    public override void Write(int number) => Put(number, $"k{Listener.Me}", follows: number > 1);

    public override void Add(int number) => Put(number, $"k{Listener.Me}.{number}", follows: false);

    private void Put(int number, string key, bool follows)
    {
        var clock = (uint)(number - 1);
        var update = new Lib0().Number(1).Number(1).Number(_client).Number(clock);
        if (!follows)
            update.Byte(ContentAny | HasKey).Number(1).Text("notes").Text(key);
        else
            update.Byte(ContentAny | HasKey | HasOrigin).Number(_client).Number(clock - 1);
        update.Number(1).Byte(AnyString).Text(Note.Text(Listener.Me, number)).Number(0);
        Say(it => Addressed(it).Number(0).Number(2).Number((uint)update.Written.Length).Bytes(update.Written));
    }

    private Lib0 Addressed(Lib0 message) => document is null ? message : message.Text(document);

    private void Say(Action<Lib0> write)
    {
        var message = new Lib0();
        write(message);
        Line.SendBytes(message.Written);
    }
}

/// <summary>The encoding of lib0: numbers of seven bits a byte, texts with their length before them.</summary>
internal sealed class Lib0
{
    private readonly MemoryStream _bytes = new();

    public ReadOnlySpan<byte> Written => _bytes.GetBuffer().AsSpan(0, (int)_bytes.Length);

    public Lib0 Number(uint number)
    {
        for (; number > 127; number >>= 7)
            _bytes.WriteByte((byte)(number | 0x80));
        return Byte((byte)number);
    }

    public Lib0 Byte(int one)
    {
        _bytes.WriteByte((byte)one);
        return this;
    }

    public Lib0 Bytes(ReadOnlySpan<byte> many)
    {
        _bytes.Write(many);
        return this;
    }

    public Lib0 Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Number((uint)bytes.Length).Bytes(bytes);
    }
}
