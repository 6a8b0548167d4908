using System.Text.RegularExpressions;
using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

/// <summary>What happens to people whose token expires while they are in a meeting. The server gives tokens of a few seconds.</summary>
public sealed partial class RenewalTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    private readonly TempFolder _data = new();
    private ServerProcess _server = null!;

    public async Task InitializeAsync() => _server = await ServerProcess.StartAsync(
        _data.Path, environment: new Dictionary<string, string> { ["Samenwerken__Limits__TokenHours"] = "0.0015" });

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task CMD2_CMD3_an_idea_whose_answer_was_lost_is_there_once_after_the_token_was_renewed()
    {
        await using var fatima = await fixture.VisitorAsync(server: _server.Address);
        await using var piet = await fixture.VisitorAsync(server: _server.Address);
        var isCut = false;
        var wasSaved = new TaskCompletionSource();
        await piet.Page.RouteWebSocketAsync(Hub(), page =>
        {
            var server = page.ConnectToServer();
            var isDeaf = false;
            server.OnMessage(message =>
            {
                // The answer, and all that comes after it on this connection, is lost on the way.
                if (isCut && message.Text?.Contains("\"accepted\"") is true)
                {
                    (isDeaf, isCut) = (true, false);
                    wasSaved.TrySetResult();
                }

                if (!isDeaf)
                    page.Send(message.Text!);
            });
        });
        await piet.JoinAsync(await fatima.StartMeetingAsync());
        var token = await TokenAsync(piet);

        isCut = true;
        await piet.WriteAsync("Zonnepanelen op school");
        await wasSaved.Task.WaitAsync(Gateways.Patience);
        await piet.Page.WaitForFunctionAsync($"token => ({Token}) !== token", token, new() { Timeout = (float)Gateways.Patience.TotalMilliseconds });

        await piet.IsSavedAsync();
        await Expect(piet.Notes).ToHaveCountAsync(1);
        await Expect(fatima.Notes).ToHaveCountAsync(1);
        await Expect(piet.Page.GetByText("Niet gelukt")).ToBeHiddenAsync();
    }

    private const string Token = "Object.values(JSON.parse(localStorage.getItem('samenwerken.meetings')))[0].token";

    private static Task<string> TokenAsync(Visitor visitor) => visitor.Page.EvaluateAsync<string>(Token);

    [GeneratedRegex("/hub\\?")]
    private static partial Regex Hub();
}
