using System.Net;
using System.Text;
using Samenwerken.Testing;

namespace Samenwerken.Web.Tests;

/// <summary>The meters of a real server, as a collector of OpenTelemetry receives them.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Where_a_collector_is_named_it_gets_the_meters_and_nothing_that_people_wrote()
    {
        using var data = new TempFolder();
        var address = $"http://127.0.0.1:{ServerProcess.FreePort()}/";
        using var collector = new HttpListener { Prefixes = { address } };
        collector.Start();
        var received = new StringBuilder();
        var receiving = Task.Run(async () =>
        {
            try
            {
                while (true)
                {
                    var request = await collector.GetContextAsync();
                    using var reader = new StreamReader(request.Request.InputStream, Encoding.Latin1);
                    var body = await reader.ReadToEndAsync();
                    lock (received)
                        received.Append(body);
                    request.Response.Close();
                }
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                // The test has seen enough.
            }
        });

        await using var server = await ServerProcess.StartAsync(data.Path, environment: new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        });
        using var api = new ApiClient(server.Address);
        var (fatima, _) = await api.StartMeetingAsync("Geheime titel");
        await using (var client = await HubClient.ConnectAsync(server.Address, fatima.Token, fatima.Entity))
        {
            await using var probe = client.Follow();
            await probe.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
            (await client.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Of("zon"), text = "Zon" })).ShouldBeAccepted();
            await probe.UntilAsync(replica => replica.All("idea").Any(), "the idea");
        }

        (await server.StopAsync()).ShouldBe(0);
        collector.Stop();
        await receiving;

        var all = received.ToString();
        foreach (var meter in new[] { "samenwerken.entities.active", "samenwerken.commands", "samenwerken.appends", "samenwerken.append.duration", "samenwerken.followers", "samenwerken.frame.latency" })
            all.ShouldContain(meter);
        all.ShouldNotContain("Geheime");
        all.ShouldNotContain(fatima.MeetingId);
        all.ShouldNotContain(fatima.PersonId);
    }
}
