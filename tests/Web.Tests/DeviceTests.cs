using Samenwerken.Testing;

namespace Samenwerken.Web.Tests;

/// <summary>Somebody whose token is renewed goes on as the same device, and as nobody else's.</summary>
[Collection(ServerCollection.Name)]
public sealed class DeviceTests(ServerFixture fixture)
{
    private ApiClient Api => fixture.Api;

    [Fact]
    public async Task CMD2_CMD3_a_command_sent_again_under_a_renewed_token_gets_its_first_answer()
    {
        var (fatima, code) = await Api.StartMeetingAsync();
        var device = Ids.Next();
        var joined = ApiClient.GuestOf(await Api.PostAsync("/api/v1/join", new { code, name = "Piet", device }, 200));
        var (id, command) = (Ids.Next(), AddIdea());
        var first = await SendAsync(joined, id, command);

        var renewed = await ReturnAsync(joined, device);
        (await SendAsync(renewed, id, command)).ShouldBe(first);
        (await SendAsync(await ReturnAsync(renewed, device), id, command)).ShouldBe(first);
        ((int)(await Api.GetAsync($"/api/v1/meetings/{fatima.MeetingId}", 200, renewed.Token))["ideas"]!).ShouldBe(1);
    }

    [Fact]
    public async Task CMD2_whoever_started_is_the_same_device_after_a_renewal()
    {
        var device = Ids.Next();
        var fatima = ApiClient.GuestOf(await Api.PostAsync("/api/v1/meetings", new { title = "Warmte", device }, 201));
        var (id, command) = (Ids.Next(), AddIdea());
        (await SendAsync(await ReturnAsync(fatima, device), id, command)).ShouldBe(await SendAsync(fatima, id, command));
    }

    [Fact]
    public async Task CMD3_nobody_gets_the_device_of_another_by_its_name()
    {
        var (_, code) = await Api.StartMeetingAsync();
        var device = Ids.Next();
        var piet = ApiClient.GuestOf(await Api.PostAsync("/api/v1/join", new { code, name = "Piet", device }, 200));
        var (id, command) = (Ids.Next(), AddIdea());
        await SendAsync(piet, id, command);

        // Another person, by joining and by returning; and the same person on a device with another name, or none.
        var mila = ApiClient.GuestOf(await Api.PostAsync("/api/v1/join", new { code, name = "Mila", device }, 200));
        foreach (var other in new[] { mila, await ReturnAsync(mila, device), await ReturnAsync(piet, Ids.Next()), await ReturnAsync(piet, null) })
        {
            await using var client = await fixture.ConnectAsync(other);
            (await client.SendAsync(id, command)).ShouldBeRejected("command.idReused");
        }
    }

    [Fact]
    public async Task A_name_of_a_device_that_is_no_id_is_refused()
    {
        var (fatima, code) = await Api.StartMeetingAsync();
        foreach (var (path, body) in new (string, object)[]
        {
            ("/api/v1/meetings", new { title = "Warmte", device = "kort" }),
            ("/api/v1/join", new { code, name = "Piet", device = "kort" }),
            ("/api/v1/return", new { meetingId = fatima.MeetingId, returnKey = fatima.ReturnKey, device = "kort" }),
        })
            (await Api.PostAsync(path, body, 400))["errors"]![0]!["field"]!.ToString().ShouldBe("device");
    }

    private async Task<Guest> ReturnAsync(Guest guest, string? device) =>
        ApiClient.GuestOf(await Api.PostAsync("/api/v1/return", new { meetingId = guest.MeetingId, returnKey = guest.ReturnKey, device }, 200));

    /// <returns>The number of the commit that it became.</returns>
    private async Task<long> SendAsync(Guest guest, string id, object command)
    {
        await using var client = await fixture.ConnectAsync(guest);
        return (await client.SendAsync(id, command)).ShouldBeAccepted().GetProperty("seq").GetInt64();
    }

    private static object AddIdea() => new { type = "addIdea", ideaId = Ids.Next(), text = "Zonnepanelen" };
}
