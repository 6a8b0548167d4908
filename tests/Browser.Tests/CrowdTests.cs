using Samenwerken.Testing;

namespace Samenwerken.Browser.Tests;

[Collection(AloneCollection.Name)]
public sealed class CrowdTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task PRS3_in_a_crowd_nobody_is_said_to_be_away_and_after_it_everybody_is_known_again()
    {
        await using var fatima = await fixture.VisitorAsync();
        var code = await fatima.StartMeetingAsync();
        var people = fatima.Page.GetByRole(AriaRole.Region, new() { Name = "Mensen" });
        var crowd = new List<(HubClient Client, FollowerProbe Probe)>();
        for (var i = 1; i <= 51; i++)
        {
            var guest = await fixture.Api.JoinAsync(code, $"Persoon {i}");
            var client = await HubClient.ConnectAsync(fixture.Address, guest.Token, guest.Entity);
            crowd.Add((client, client.Follow()));
        }

        await Expect(people).ToContainTextAsync("52 aanwezig");
        await Expect(people.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(52);
        await Expect(people).Not.ToContainTextAsync("nu niet verbonden");

        foreach (var (client, probe) in crowd[..11])
        {
            await client.DisposeAsync();
            await probe.DisposeAsync();
        }

        await Expect(people).ToContainTextAsync("41 aanwezig");
        await Expect(people.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "nu niet verbonden" })).ToHaveCountAsync(11);
        foreach (var (client, probe) in crowd[11..])
        {
            await client.DisposeAsync();
            await probe.DisposeAsync();
        }
    }
}
