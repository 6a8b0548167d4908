using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;

namespace Samenwerken.Testing;

/// <summary>Somebody in a meeting, as the API made them.</summary>
public sealed record Guest(string MeetingId, string PersonId, string Token, string ReturnUrl)
{
    public string Entity => $"meeting/{MeetingId}";

    public string ReturnKey => ReturnUrl[(ReturnUrl.IndexOf('#') + 1)..];
}

/// <summary>Talks to the API of a real server.</summary>
public sealed class ApiClient(Uri server) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = server };

    public Uri Server => server;

    public async Task<(Guest Facilitator, string Code)> StartMeetingAsync(string title = "Warmte in de wijk", string name = "Fatima")
    {
        var started = await PostAsync("/api/v1/meetings", new { title, name }, 201);
        return (GuestOf(started), (string)started["joinCode"]!);
    }

    public async Task<Guest> JoinAsync(string code, string name = "Piet") => GuestOf(await PostAsync("/api/v1/join", new { code, name }, 200));

    public static Guest GuestOf(JsonObject body) =>
        new((string)body["meetingId"]!, (string)body["personId"]!, (string)body["token"]!, (string)body["returnUrl"]!);

    public async Task<JsonObject> PostAsync(string path, object? body, int status, string? token = null, string? key = null, string language = "nl")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = body is string text ? new StringContent(text) : JsonContent.Create(body);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await SendAsync(request, status, token, language);
    }

    public async Task<JsonObject> GetAsync(string path, int status, string? token = null, string language = "nl")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request, status, token, language);
    }

    public async Task<HttpResponseMessage> RawAsync(HttpMethod method, string path, string? token = null, string language = "nl", string? acceptEncoding = null)
    {
        using var request = new HttpRequestMessage(method, path);
        Prepare(request, token, language);
        if (acceptEncoding is not null)
            request.Headers.Add("Accept-Encoding", acceptEncoding);
        return await _http.SendAsync(request);
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonObject> SendAsync(HttpRequestMessage request, int status, string? token, string language)
    {
        Prepare(request, token, language);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(status, text);
        var json = JsonNode.Parse(text)!.AsObject();
        if (status >= 400)
        {
            response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            ((string)json["code"]!).ShouldNotBeNullOrEmpty();
            ((string)json["title"]!).ShouldEndWith(".");
            text.ShouldNotContain("   at ");
        }

        return json;
    }

    private static void Prepare(HttpRequestMessage request, string? token, string language)
    {
        request.Headers.AcceptLanguage.ParseAdd(language);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }
}
