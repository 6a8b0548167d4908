using System.Buffers.Text;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Samenwerken.Bench.Load;

/// <summary>Samenwerken, as it is delivered: every note is judged, ordered, written to disk with a sync, and only then shown.</summary>
internal sealed class Ours : Contestant
{
    public const string Title = "Samenwerken";

    public override string Name => Title;

    public override string Version => typeof(Ours).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "?";

    public override Task<Host> StartAsync(Workplace place, int? port = null) => Host.StartAsync(
        place.Data,
        place.ServerCore,
        [
            "dotnet", Path.Combine(place.Root, "src/Silo/bin/Release/net10.0/Samenwerken.Silo.dll"), "--urls", "http://127.0.0.1:{port}",
            "--Samenwerken:DataFolder", Path.Combine(place.Data, "samenwerken"),
        ],
        line => line.Contains("http://127.0.0.1:", StringComparison.Ordinal),
        port);

    public override async Task<Room> OpenRoomAsync(Host host, int people)
    {
        var room = new OurRoom(host.Port, people);
        await room.BeginAsync();
        return room;
    }
}

/// <summary>A meeting. Its first person is its facilitator; the others join with its code.</summary>
internal sealed class OurRoom(int port, int people) : Room(new Ears(people)), IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 32 }) { BaseAddress = new Uri($"http://127.0.0.1:{port}/api/v1/") };
    private string _code = "";
    private string _first = "";

    public string MeetingId { get; private set; } = "";

    public async Task BeginAsync()
    {
        var started = await PostAsync("meetings", new { title = "Load", name = "Begeleider" });
        (MeetingId, _code, _first) = (started.Text("meetingId"), started.Text("joinCode"), started.Text("token"));
    }

    /// <summary>Lets a person in by the code.</summary>
    /// <returns>Their token.</returns>
    public async Task<string> JoinAsync(int me) =>
        me == 0 ? _first : (await PostAsync("join", new { code = _code, name = $"Deelnemer {me}" })).Text("token");

    public override async Task<Member> EnterAsync(int me, CancellationToken cancellationToken, int awaited = 0) =>
        await ConnectAsync(await JoinAsync(me), new OurListener(Ears, me) { Awaited = awaited }, null, cancellationToken);

    /// <summary>Follows, from a position where one is given, and waits until it is welcome.</summary>
    public async Task<OurMember> ConnectAsync(string token, OurListener listener, string? since, CancellationToken cancellationToken)
    {
        var line = await Line.OpenAsync(port, $"/hub?access_token={token}", listener, cancellationToken);
        var member = new OurMember(listener, line, MeetingId, token, cancellationToken);
        member.Greet(since);
        await listener.Welcome.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
        return member;
    }

    /// <summary>The bytes of the meeting as it stands, for a check afterwards.</summary>
    public async Task<string> ReadAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"meetings/{MeetingId}/export?format=json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _first);
        using var answer = await _http.SendAsync(request);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    /// <summary>How many bytes somebody gets who was here before, and missed nothing since.</summary>
    public async Task<long> SecondVisitAsync(int me, CancellationToken cancellationToken)
    {
        var token = await JoinAsync(me);
        var first = new OurListener(Ears, me) { KeepsPosition = true };
        string position;
        using (await ConnectAsync(token, first, null, cancellationToken))
            position = first.Position!;
        using var second = await ConnectAsync(token, new OurListener(Ears, me), position, cancellationToken);
        return second.Line.Received;
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return answer.IsSuccessStatusCode ? json : throw new IOException($"{path}: {(int)answer.StatusCode} {json}");
    }
}

internal static class JsonTexts
{
    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;
}

/// <summary>Hears, beside the notes, that it is welcome and what it gets for an answer.</summary>
internal sealed class OurListener(Ears ears, int me) : Listener(ears, me)
{
    private bool _isWelcome;
    private string? _epoch;

    public TaskCompletionSource Welcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Where in the history they are, as the hub wants to hear it; kept up where <see cref="KeepsPosition"/>.</summary>
    public string? Position { get; private set; }

    /// <summary>Whether it looks at each message for its position, which costs the generator something.</summary>
    public bool KeepsPosition { get; init; }

    /// <summary>Answers that were not "accepted".</summary>
    public long Refused { get; private set; }

    /// <summary>The highest number of a note of one's own that was answered accepted.</summary>
    public int Accepted { get; private set; }

    public override void Hear(ReadOnlySpan<byte> piece, bool isStart)
    {
        // One message of the network may hold several of the hub.
        for (var rest = piece; rest.Length > 0;)
        {
            var end = rest.IndexOf((byte)'\u001e');
            if (rest.StartsWith("{\"type\":3,"u8))
                HearAnswer(end < 0 ? rest : rest[..end]);
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        if (isStart && !_isWelcome && piece.IndexOf("\"welcome\""u8) is > 0 and < 60)
        {
            _isWelcome = true;
            NotePosition(piece);
            Welcome.TrySetResult();
        }
        else if (KeepsPosition && _isWelcome)
        {
            NotePosition(piece);
        }

        base.Hear(piece, isStart);
    }

    private void NotePosition(ReadOnlySpan<byte> piece)
    {
        if (piece.IndexOf("\"epoch\":\""u8) is >= 0 and var epoch)
        {
            var rest = piece[(epoch + 9)..];
            _epoch = Encoding.ASCII.GetString(rest[..rest.IndexOf((byte)'"')]);
        }

        if (piece.LastIndexOf("\"seq\":"u8) is >= 0 and var seq && Utf8Parser.TryParse(piece[(seq + 6)..], out long number, out _))
            Position = $$"""{"epoch":"{{_epoch}}","seq":{{number}}}""";
    }

    private void HearAnswer(ReadOnlySpan<byte> piece)
    {
        var at = piece.IndexOf("\"invocationId\":\""u8);
        if (at < 0)
            return;
        var number = piece[(at + 16)..];
        number = number[..number.IndexOf((byte)'"')];
        if (number is [(byte)'q'])
            Refused += piece.IndexOf("\"accepted\""u8) > 0 ? 0 : 1;
        else if (number is [(byte)'n', .. var digits] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var which))
        {
            if (piece.IndexOf("\"accepted\""u8) > 0)
            {
                Accepted = Math.Max(Accepted, which);
                Ears.Answer(Me, which);
            }
            else
            {
                Refused++;
            }
        }
    }
}

/// <summary>Somebody with one note on the board, which they write over.</summary>
internal sealed class OurMember(OurListener listener, Line line, string meetingId, string token, CancellationToken cancellationToken)
    : Member(listener, line, cancellationToken)
{
    private readonly string _ideaId = NewId();
    private readonly string _itemId = NewId();
    private string? _was;

    public OurListener Own => listener;

    public string Token => token;

    public void Greet(string? since)
    {
        Say("""{"protocol":"json","version":1}""");
        Say($$"""{"type":4,"invocationId":"f","target":"Follow","arguments":["meeting/{{meetingId}}",{{since ?? "null"}}]}""");
    }

    public override void Write(int number)
    {
        var text = Note.Text(listener.Me, number);
        Send(number, _was is null
            ? $$"""{"type":"addIdea","ideaId":"{{_ideaId}}","text":"{{text}}"}"""
            : $$"""{"type":"editIdea","ideaId":"{{_ideaId}}","text":"{{text}}","was":"{{_was}}"}""");
        _was = text;
    }

    public override void Add(int number) => Send(number, $$"""{"type":"addIdea","ideaId":"{{NewId()}}","text":"{{Note.Text(listener.Me, number)}}"}""");

    /// <summary>Gives the meeting an agenda item, in whose minutes they can type.</summary>
    public void Prepare() => Ask($$"""{"type":"addAgendaItem","itemId":"{{_itemId}}","title":"Verslag"}""");

    /// <summary>Moves their note.</summary>
    public void Move(int step) => Ask($$"""{"type":"moveIdea","ideaId":"{{_ideaId}}","x":{{100 + step}},"y":240}""");

    /// <summary>Types one character at the end of the minutes.</summary>
    public void Type(int before) => Ask($$"""{"type":"editMinutes","itemId":"{{_itemId}}","basedOn":{{before}},"delta":{{(before == 0 ? "[\"a\"]" : $"[{before},\"a\"]")}}}""");

    public override void StayAwake() => Say("""{"type":6}""");

    private void Ask(string command) => Send("q", command);

    private void Send(int number, string command) => Send($"n{number}", command);

    private void Send(string call, string command) =>
        Say($$"""{"type":1,"invocationId":"{{call}}","target":"Send","arguments":["meeting/{{meetingId}}",{"id":"{{NewId()}}","command":{{command}}}]}""");

    private void Say(string message) => Line.SendText(Encoding.UTF8.GetBytes(message + '\u001e'));

    private static string NewId() => Convert.ToBase64String(Guid.NewGuid().ToByteArray())[..22].Replace('+', '-').Replace('/', '_');
}
