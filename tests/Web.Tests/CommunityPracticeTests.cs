using Samenwerken.Testing;

namespace Samenwerken.Web.Tests;

/// <summary>What a community works on, over the API and the hub of a real server.</summary>
[Collection(ServerCollection.Name)]
public sealed class CommunityPracticeTests(ServerFixture fixture)
{
    private ApiClient Api => fixture.Api;

    [Fact]
    public async Task LES1_a_lesson_is_written_live_and_a_note_tells_what_became_of_it()
    {
        var karin = Insider.Of(await Api.PostAsync("/api/v1/communities", new { name = "Warme wijken", personName = "Karin", sector = "government" }, 201));
        await using var hub = await HubClient.ConnectAsync(fixture.Server.Address, karin.Token, karin.Entity);
        await using var sees = hub.Follow();
        var (lesson, meeting, idea) = (Ids.Next(), Ids.Next(), Ids.Next());
        var sources = new[] { new { kind = "idea", meetingId = meeting, sourceId = idea, text = "Eén loket", group = "society" } };

        (await hub.SendAsync(Ids.Next(), new { type = "proposeLesson", lessonId = lesson, title = "Begin bij één loket.", sources })).ShouldBeAccepted();
        (await hub.SendAsync(Ids.Next(), new { type = "editLessonText", lessonId = lesson, part = "advice", basedOn = 0, delta = new object[] { "Open op zaterdag." } })).ShouldBeAccepted();
        await sees.UntilAsync(replica => replica.All("lessonText").Any(text => (string?)text["text"] == "Open op zaterdag."), "the advice");
        await sees.UntilAsync(replica => (string?)replica.All("lesson").Single()["status"] == "drafted", "the lesson");
        await sees.UntilAsync(replica => (string?)replica.All("balance").Single()["outcome"] == "unknown", "the balance");

        var trail = await Api.GetAsync($"/api/v1/communities/{karin.Id}/meetings/{meeting}/sources/{idea}/trail", 200, karin.Token);
        var step = trail["steps"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)step["kind"]!, (string)step["id"]!, (string)step["text"]!, (string)step["status"]!).ShouldBe(("lesson", lesson, "Begin bij één loket.", "drafted"));
        (await Api.GetAsync($"/api/v1/communities/{karin.Id}/meetings/{meeting}/sources/{meeting}/trail", 200, karin.Token))["steps"]!.AsArray().ShouldBeEmpty();
        await Api.GetAsync($"/api/v1/communities/{karin.Id}/meetings/{meeting}/sources/{idea}/trail", 401);
    }
}
