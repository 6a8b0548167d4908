using System.Text;
using System.Text.Json.Nodes;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;
using Samenwerken.Web.Api;

namespace Samenwerken.Web.Tests;

/// <summary>Meetings that are put back, over the API of a real server.</summary>
[Collection(ServerCollection.Name)]
public sealed class ImportTests(ServerFixture fixture)
{
    private const string ImportPath = "/api/v1/meetings/import";

    [Fact]
    public async Task IMP3_a_meeting_is_put_back_and_gives_the_same_file()
    {
        var before = await WireMeeting.StartAsync(fixture.Api);
        var file = await before.FileAsync();
        var put = await fixture.Api.PostAsync(ImportPath, file, 201);
        put["meetingId"]!.ToString().ShouldNotBe(before.Fatima.MeetingId);
        put["joinCode"]!.ToString().ShouldNotBe(before.Code);
        put["personId"]!.ToString().ShouldBe(before.Fatima.PersonId);
        put["joinUrl"]!.ToString().ShouldEndWith($"/m/{put["joinCode"]}");

        var after = before with { Fatima = ApiClient.GuestOf(put) };
        var (was, now) = (JsonNode.Parse(file)!, JsonNode.Parse(await after.FileAsync())!);
        now["contentHash"]!.ToString().ShouldBe(was["contentHash"]!.ToString());
        now["records"]!.ToJsonString().ShouldBe(was["records"]!.ToJsonString());
        now["importedFrom"]!["contentHash"]!.ToString().ShouldBe(was["contentHash"]!.ToString());
        now["importedFrom"]!["title"]!.ToString().ShouldBe(WireMeeting.Title);
        was["importedFrom"].ShouldBeNull();

        // People come in, and those who were there come back, as in any other meeting.
        var newcomer = await fixture.Api.JoinAsync(put["joinCode"]!.ToString(), "Ella");
        await using var hub = await fixture.ConnectAsync(newcomer);
        (await hub.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text = "Nieuw" })).ShouldBeAccepted();
        await fixture.Api.PostAsync("/api/v1/return", new { meetingId = after.Fatima.MeetingId, returnKey = after.Fatima.ReturnKey }, 200);
        // Whoever was in the other meeting is not in this one by that.
        (await fixture.Api.GetAsync($"/api/v1/meetings/{after.Fatima.MeetingId}", 403, before.Mila.Token))["code"]!.ToString().ShouldBe("token.foreign");
    }

    [Fact]
    public async Task A_file_that_a_participant_took_is_led_by_the_facilitator_in_it()
    {
        var before = await WireMeeting.StartAsync(fixture.Api);
        var file = await before.FileAsync(before.Mila);
        file.ShouldNotContain("vertrouwelijke reden");
        var put = await fixture.Api.PostAsync(ImportPath, file, 201);
        put["personId"]!.ToString().ShouldBe(before.Fatima.PersonId);
        JsonNode.Parse(await (before with { Fatima = ApiClient.GuestOf(put) }).FileAsync())!["contentHash"]!.ToString()
            .ShouldBe(JsonNode.Parse(file)!["contentHash"]!.ToString());
    }

    [Fact]
    public async Task Sent_again_under_its_key_it_is_put_back_once()
    {
        var before = await WireMeeting.StartAsync(fixture.Api);
        var file = await before.FileAsync();
        var key = Ids.Next();
        var first = await fixture.Api.PostAsync(ImportPath, file, 201, key: key);
        var again = await fixture.Api.PostAsync(ImportPath, file, 201, key: key);
        again["meetingId"]!.ToString().ShouldBe(first["meetingId"]!.ToString());
        again["joinCode"]!.ToString().ShouldBe(first["joinCode"]!.ToString());
        (await fixture.Api.PostAsync(ImportPath, file, 201))["meetingId"]!.ToString().ShouldNotBe(first["meetingId"]!.ToString());

        var another = await (await WireMeeting.StartAsync(fixture.Api)).FileAsync();
        (await fixture.Api.PostAsync(ImportPath, another, 409, key: key))["code"]!.ToString().ShouldBe("command.idReused");
        (await fixture.Api.PostAsync(ImportPath, file, 400, key: "short"))["code"]!.ToString().ShouldBe("idempotencyKey.invalid");
    }

    [Fact]
    public async Task IMP6_what_is_no_such_file_is_refused_in_both_languages_and_changes_nothing()
    {
        var meeting = await WireMeeting.StartAsync(fixture.Api, isRoundOpen: true);
        var open = await meeting.FileAsync();
        await using (var hers = await fixture.ConnectAsync(meeting.Fatima))
            (await hers.SendAsync(Ids.Next(), new { type = "closeVoteRound", roundId = Ids.Of("secret-round") })).ShouldBeAccepted();
        var file = await meeting.FileAsync();

        foreach (var (body, status, code) in new[]
        {
            ("", 400, ImportRefusals.Malformed),
            (file[..^40], 400, ImportRefusals.Malformed),
            (file[..(file.Length / 2)], 400, ImportRefusals.Malformed),
            (file + "x", 400, ImportRefusals.Malformed),
            (file.Replace("\"version\": 1,", "\"version\": 1, \"version\": 1,"), 400, ImportRefusals.Malformed),
            (new string('[', 2000), 400, ImportRefusals.Malformed),
            ("{\"title\":\"Warmte\"}", 400, ImportRefusals.Malformed),
            (file.Replace("samenwerken.meeting", "anders"), 400, ImportRefusals.FormatUnknown),
            (file.Replace("\"version\": 1", "\"version\": 2"), 400, ImportRefusals.VersionUnknown),
            (file.Replace("Op het dak", "Op het dok"), 400, ImportRefusals.HashMismatch),
            (open, 400, ImportRefusals.VoteRoundOpen),
            (Forged(file, records => records.Record("agendaItem")["order"] = 9), 400, ImportRefusals.NumberMissing),
            (Forged(file, records => records.Record("meeting")["joinCode"] = "BCDFGH"), 400, ImportRefusals.RecordInvalid),
            (new string(' ', MeetingFile.MaxBytes) + file, 413, ImportRefusals.TooLarge),
        })
        {
            (await fixture.Api.PostAsync(ImportPath, body, status))["code"]!.ToString().ShouldBe(code);
        }

        (await fixture.Api.PostAsync(ImportPath, open, 400))["title"]!.ToString().ShouldContain("Sluit eerst de stemronde");
        (await fixture.Api.PostAsync(ImportPath, open, 400, language: "en"))["title"]!.ToString().ShouldContain("Close the round first");
        var where = await fixture.Api.PostAsync(ImportPath, Forged(file, records => records.Record("idea")["text"] = new string('a', 281)), 400);
        where["errors"]![0]!["field"]!.ToString().ShouldMatch(@"^records\[\d+\]\.text$");
        where["errors"]![0]!["code"]!.ToString().ShouldBe("text.tooLong");
        (await fixture.Api.PostAsync(ImportPath, file, 201)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_body_of_unknown_length_ends_at_the_limit_too_and_a_mark_of_UTF8_does_no_harm()
    {
        var file = await (await WireMeeting.StartAsync(fixture.Api)).FileAsync();
        using var http = new HttpClient { BaseAddress = fixture.Server.Address };
        using var endless = new HttpRequestMessage(HttpMethod.Post, ImportPath) { Content = new PushContent(MeetingFile.MaxBytes + 1) };
        endless.Headers.TransferEncodingChunked = true;
        using var refused = await http.SendAsync(endless);
        ((int)refused.StatusCode).ShouldBe(413);
        using var marked = await http.PostAsync(ImportPath, new ByteArrayContent([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(file)]));
        ((int)marked.StatusCode).ShouldBe(201);
    }

    [Fact]
    public async Task Who_comes_when_all_desks_are_taken_comes_again()
    {
        var file = await (await WireMeeting.StartAsync(fixture.Api)).FileAsync();
        using var http = new HttpClient { BaseAddress = fixture.Server.Address };
        var slow = Enumerable.Range(0, ImportDesk.AtOnce).Select(_ => new SlowContent(file)).ToList();
        var sent = slow.Select(content => http.PostAsync(ImportPath, content)).ToList();
        foreach (var content in slow)
            await content.HalfWay.WaitAsync(Gateways.Patience);
        HttpResponseMessage? refused = null;
        // That the server has begun on what was sent to it is not to be seen from here.
        await UntilAsync(async () =>
        {
            refused = await http.PostAsync(ImportPath, new StringContent("{}"));
            return (int)refused.StatusCode == 503;
        });
        (await refused!.Content.ReadAsStringAsync()).ShouldContain("import.busy");
        refused.Headers.RetryAfter.ShouldNotBeNull();

        slow.ForEach(content => content.GoOn());
        (await Task.WhenAll(sent)).ShouldAllBe(response => (int)response.StatusCode == 201);
        await fixture.Api.PostAsync(ImportPath, file, 201);
    }

    [Fact]
    public async Task Other_requests_keep_their_own_limit() =>
        (await fixture.Api.PostAsync("/api/v1/meetings", $"{{\"title\":\"Warmte\",\"more\":\"{new string('a', 20_000)}\"}}", 400))["code"]!.ToString()
            .ShouldBe("request.malformed");

    [Fact]
    public async Task VIS2_what_a_file_holds_for_facilitators_alone_stays_theirs_after_it_is_put_back()
    {
        var before = await WireMeeting.StartAsync(fixture.Api);
        var put = await fixture.Api.PostAsync(ImportPath, await before.FileAsync(), 201);
        var after = before with { Fatima = ApiClient.GuestOf(put) };
        var newcomer = await fixture.Api.JoinAsync(put["joinCode"]!.ToString(), "Ella");
        (await after.FileAsync(newcomer)).ShouldNotContain("vertrouwelijke reden");
        // The control: whoever may see it, finds it.
        (await after.FileAsync()).ShouldContain("vertrouwelijke reden");
    }

    private static string Forged(string file, Action<JsonArray> change) => MeetingFiles.Forged(JsonNode.Parse(file)!.AsObject(), change).ToJsonString();

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (!await isSo())
            watch.Elapsed.ShouldBeLessThan(Gateways.Patience);
    }

    /// <summary>A file of which the second half comes when it may.</summary>
    private sealed class SlowContent(string file) : HttpContent
    {
        private readonly TaskCompletionSource _halfWay = new(), _mayGoOn = new();

        public Task HalfWay => _halfWay.Task;

        public void GoOn() => _mayGoOn.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            var bytes = Encoding.UTF8.GetBytes(file);
            await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
            await stream.FlushAsync();
            _halfWay.SetResult();
            await _mayGoOn.Task;
            await stream.WriteAsync(bytes.AsMemory(bytes.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    /// <summary>So many bytes, of which nobody says beforehand how many.</summary>
    private sealed class PushContent(int length) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            var part = new byte[64 * 1024];
            Array.Fill(part, (byte)' ');
            for (var sent = 0; sent < length; sent += part.Length)
                await stream.WriteAsync(part);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
