using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.JoinCodes;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine;
using Samenwerken.Engine.Embedded;
using Samenwerken.Engine.Storage;
using Samenwerken.Testing;
using Samenwerken.Web.Identity;

namespace Samenwerken.Web.Tests;

/// <summary>A meeting that is asked for more than once under one key, in a server whose engine the test can reach.</summary>
public sealed class StartTests : IAsyncLifetime
{
    private const string Path = "/api/v1/meetings";

    private readonly TempFolder _data = new();
    private WebApplication _app = null!;
    private ApiClient _api = null!;

    private IEntityGateway Gateway => _app.Services.GetRequiredService<IEntityGateway>();

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(SigningKey.Open(_data.Path));
        builder.Services.AddSingleton<IEventLog>(new InMemoryEventLog());
        builder.Services.AddSingleton<IEntityGateway, EmbeddedGateway>();
        builder.Services.AddSamenwerkenWeb();
        _app = builder.Build();
        _app.UseSamenwerkenWeb(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(ServerProcess.Host)!, "wwwroot"));
        await _app.StartAsync();
        _api = new ApiClient(new Uri(_app.Urls.Single()));
    }

    public async Task DisposeAsync()
    {
        _api.Dispose();
        await _app.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task CMD2_requests_under_one_key_at_the_same_moment_all_get_the_same_meeting()
    {
        var key = Ids.Next();
        var started = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _api.PostAsync(Path, new { title = "Warmte", name = "Fatima" }, 201, key: key)));
        foreach (var field in new[] { "meetingId", "personId", "joinCode" })
            started.Select(it => (string)it[field]!).Distinct().Count().ShouldBe(1, field);
        ((int)(await _api.GetAsync($"{Path}/{started[0]["meetingId"]}", 200, (string)started[0]["token"]!))["participants"]!).ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"title":"Iets anders","name":"Fatima"}""")]
    [InlineData("""{"title":"Warmte","name":"Mila"}""")]
    [InlineData("""{"title":"Warmte","name":"Fatima","sector":"society"}""")]
    public async Task CMD3_the_same_key_with_another_content_is_refused(string other)
    {
        var key = Ids.Next();
        await _api.PostAsync(Path, new { title = "Warmte", name = "Fatima" }, 201, key: key);
        (await _api.PostAsync(Path, other, 409, key: key))["code"]!.ToString().ShouldBe("command.idReused");
        await _api.PostAsync(Path, new { title = " Warmte ", name = "Fatima" }, 201, key: key);
    }

    [Fact]
    public async Task CMD2_a_code_that_was_taken_at_first_makes_no_difference()
    {
        var key = Ids.Next();
        var taken = _app.Services.GetRequiredService<Secrets>().Letters(key, "code 0", JoinCode.Alphabet, JoinCode.Length);
        await Gateway.DoAsync(JoinCode.IdOf(taken), Sender.TheHost, new JoinCodeCommand.ClaimCode(new EntityId(Meeting.KindName, Ids.Next())));

        var first = await _api.PostAsync(Path, new { title = "Warmte" }, 201, key: key);
        var again = await _api.PostAsync(Path, new { title = "Warmte" }, 201, key: key);
        ((string)first["joinCode"]!).ShouldNotBe(taken);
        ((string)again["joinCode"]!).ShouldBe((string)first["joinCode"]!);
        await _api.PostAsync(Path, new { title = "Anders" }, 409, key: key);
    }

    [Fact]
    public async Task A_meeting_that_lost_its_code_is_given_again_without_one()
    {
        var key = Ids.Next();
        var started = await _api.PostAsync(Path, new { title = "Warmte" }, 201, key: key);
        var code = (string)started["joinCode"]!;
        await Gateway.DoAsync(
            new EntityId(Meeting.KindName, (string)started["meetingId"]!), new Sender.Entity(JoinCode.IdOf(code)), new MeetingCommand.LoseJoinCode(code));

        var again = await _api.PostAsync(Path, new { title = "Warmte" }, 201, key: key);
        again["meetingId"]!.ToString().ShouldBe(started["meetingId"]!.ToString());
        again.ContainsKey("joinCode").ShouldBeFalse();
        again.ContainsKey("joinUrl").ShouldBeFalse();
    }

    [Fact]
    public async Task CMD2_a_start_whose_receipt_is_long_forgotten_still_gives_its_meeting()
    {
        var key = Ids.Next();
        var started = await _api.PostAsync(Path, new { title = "Warmte" }, 201, key: key);
        var secrets = _app.Services.GetRequiredService<Secrets>();
        var meeting = new EntityId(Meeting.KindName, (string)started["meetingId"]!);
        var me = new Sender.Person((string)started["personId"]!, secrets.Id(key, $"device {meeting}"));
        for (var i = 0; i < RecentCommands.Kept; i++)
            await Gateway.AddIdeaAsync(meeting, me, $"Idee {i}");

        (await _api.PostAsync(Path, new { title = "Warmte" }, 201, key: key))["meetingId"]!.ToString().ShouldBe(meeting.Id);
    }
}
