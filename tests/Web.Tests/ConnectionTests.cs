using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Samenwerken.Engine.Embedded;
using Samenwerken.Engine.Storage;
using Samenwerken.Testing;
using Samenwerken.Web.Hubs;
using Samenwerken.Web.Texts;

namespace Samenwerken.Web.Tests;

/// <summary>What the hub keeps of a connection, which its calls and its streams touch at the same moment.</summary>
public sealed class ConnectionTests
{
    [Fact]
    public async Task What_a_connection_keeps_is_made_before_the_first_call_and_no_call_or_stream_adds_to_it()
    {
        await using var gateway = new EmbeddedGateway(
            new InMemoryEventLog(), TimeProvider.System, Options.Create(new EmbeddedOptions()), NullLogger<EmbeddedGateway>.Instance);
        var meeting = await gateway.StartMeetingAsync();
        using var streams = new OpenStreams();
        using var budget = new CommandBudget(Options.Create(new WebOptions()));
        var context = new CallContext(meeting.ToString(), MeetingStory.Piet.PersonId, MeetingStory.Piet.DeviceId);
        using var hub = new CollaborationHub(gateway, budget, streams, new Sentences(), TimeProvider.System, NullLogger<CollaborationHub>.Instance) { Context = context };
        await hub.OnConnectedAsync();
        var before = context.Items.ToList();

        using var stop = new CancellationTokenSource();
        var stream = hub.Follow(Json(meeting.ToString()), Json(null), stop.Token).GetAsyncEnumerator(stop.Token);
        (await stream.MoveNextAsync()).ShouldBeTrue();
        hub.Signal(Json(meeting.ToString()), Json(new { view = "list" }));
        var command = new { id = Ids.Next(), command = new { type = "addIdea", ideaId = Ids.Next(), text = "Zonnepanelen" } };
        (await hub.Send(Json(meeting.ToString()), Json(command))).ShouldBeOfType<Samenwerken.Engine.Answer.Accepted>();
        context.Items.ShouldBe(before);

        await stream.DisposeAsync();
        context.Items.ShouldBe(before);
    }

    [Fact]
    public void Streams_that_begin_and_end_at_the_same_moment_are_all_counted()
    {
        var connection = new Connection(TimeProvider.System);
        var open = 0;
        Parallel.For(0, 20_000, _ =>
        {
            if (!connection.TryEnterStream())
                return;
            Interlocked.Increment(ref open).ShouldBeLessThanOrEqualTo(Connection.MaxStreams);
            Interlocked.Decrement(ref open);
            connection.LeaveStream();
        });

        Enumerable.Range(0, Connection.MaxStreams).ShouldAllBe(_ => connection.TryEnterStream());
        connection.TryEnterStream().ShouldBeFalse();
    }

    private static JsonElement Json(object? value) => JsonSerializer.SerializeToElement(value);

    /// <summary>The connection of one person of one meeting.</summary>
    private sealed class CallContext : HubCallerContext, IHttpContextFeature
    {
        public CallContext(string entity, string personId, string deviceId)
        {
            User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("ent", entity), new Claim("sub", personId), new Claim("dev", deviceId)], "test"));
            HttpContext = new DefaultHttpContext { User = User };
            Features.Set<IHttpContextFeature>(this);
        }

        public override string ConnectionId => "connection";

        public override string? UserIdentifier => null;

        public override ClaimsPrincipal User { get; }

        public override IDictionary<object, object?> Items { get; } = new Dictionary<object, object?>();

        public override IFeatureCollection Features { get; } = new FeatureCollection();

        public override CancellationToken ConnectionAborted => CancellationToken.None;

        public HttpContext? HttpContext { get; set; }

        public override void Abort() => throw new NotSupportedException();
    }
}
