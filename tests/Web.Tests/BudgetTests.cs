using System.Diagnostics;
using System.Text.Json;
using Samenwerken.Testing;

namespace Samenwerken.Web.Tests;

/// <summary>
/// More commands than one person's budget, at a server that was given a small one which hardly fills up again: so a slow
/// machine changes nothing about what must happen.
/// </summary>
public sealed class BudgetTests : IAsyncLifetime
{
    private const int AtOnce = 40;

    private readonly TempFolder _data = new();
    private ServerProcess _server = null!;
    private ApiClient _api = null!;

    public async Task InitializeAsync()
    {
        _server = await ServerProcess.StartAsync(_data.Path, environment: new Dictionary<string, string>
        {
            ["Samenwerken__Limits__CommandsAtOnce"] = $"{AtOnce}",
            ["Samenwerken__Limits__CommandsPerSecond"] = "1",
        });
        _api = new ApiClient(_server.Address);
    }

    public async Task DisposeAsync()
    {
        _api.Dispose();
        await _server.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task LIM1_a_thousand_commands_at_once_from_one_person_leave_others_alone()
    {
        var (fatima, code) = await _api.StartMeetingAsync();
        await using var many = await ConnectAsync(fatima);
        await using var other = await ConnectAsync(await _api.JoinAsync(code));
        var answers = Enumerable.Range(0, 1000).Select(i => many.SendAsync(Ids.Next(), Idea($"Idee {i}"))).ToList();

        var watch = Stopwatch.StartNew();
        (await other.SendAsync(Ids.Next(), Idea("Van een ander"))).ShouldBeAccepted();
        watch.Elapsed.ShouldBeLessThan(Gateways.Patience);

        var all = await Task.WhenAll(answers);
        all.Select(answer => answer.Status()).Distinct().ShouldBe(["accepted", "later"], ignoreOrder: true);
        all.Take(AtOnce).ShouldAllBe(answer => answer.Status() == "accepted");
        all.Where(answer => answer.Status() == "later").ShouldAllBe(answer =>
            answer.GetProperty("retryAfterMs").GetInt32() > 0 && answer.GetProperty("message").GetString()!.EndsWith('.'));
    }

    [Fact]
    public async Task CMD5_what_comes_behind_a_command_that_must_come_again_waits_for_it()
    {
        var (fatima, _) = await _api.StartMeetingAsync();
        await using var client = await ConnectAsync(fatima);
        var sent = Enumerable.Range(0, AtOnce + 20).Select(i => (Id: Ids.Next(), Command: Idea($"Idee {i}"))).ToList();
        var answers = await Task.WhenAll(sent.Select(it => client.SendAsync(it.Id, it.Command)).ToList());

        // From the first that must wait, all wait, whatever the budget is by then.
        var first = Array.FindIndex(answers, answer => answer.Status() == "later");
        first.ShouldBeGreaterThanOrEqualTo(AtOnce);
        answers[first].Code().ShouldBe("limit.commands");
        answers[(first + 1)..].ShouldNotBeEmpty();
        answers[(first + 1)..].ShouldAllBe(answer => answer.Status() == "later" && answer.Code() == "limit.waitsForFormer");

        // Sent again, it is taken, and what was behind it is held up no longer.
        await Gateways.UntilAsync(() => client.SendAsync(sent[first].Id, sent[first].Command).Result.Status() == "accepted", "the first being taken");
        await Gateways.UntilAsync(() => client.SendAsync(sent[first + 1].Id, sent[first + 1].Command).Result.Status() == "accepted", "the next being taken");
    }

    private Task<HubClient> ConnectAsync(Guest guest) => HubClient.ConnectAsync(_server.Address, guest.Token, guest.Entity);

    private static JsonElement Idea(string text) => JsonSerializer.SerializeToElement(new { type = "addIdea", ideaId = Ids.Next(), text });
}
