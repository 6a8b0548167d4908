using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using Samenwerken.Domain;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine;
using Samenwerken.Web.Identity;
using Samenwerken.Web.Texts;

namespace Samenwerken.Web.Hubs;

/// <summary>
/// What browsers talk to: commands in, one stream of frames out, presence both ways. docs/protocol.md is its full text.
/// It takes JSON as it comes and judges it itself, so that everything wrong with it has a code of its own.
/// </summary>
public sealed partial class CollaborationHub(
    IEntityGateway gateway, CommandBudget budget, OpenStreams streams, Sentences sentences, TimeProvider clock, ILogger<CollaborationHub> logger) : Hub
{
    public const string Path = "/hub";

    /// <summary>The largest message from a client, in bytes; a larger one ends that connection.</summary>
    public const int MaxMessageBytes = 64 * 1024;

    private static readonly object ConnectionKey = new();

    /// <summary>Before the first call, since streams run beside calls, and what they share is not safe to add to.</summary>
    public override Task OnConnectedAsync()
    {
        Context.Items[ConnectionKey] = new Connection(clock);
        return base.OnConnectedAsync();
    }

    /// <summary>Sends a command: <c>{ id, command: { type, ... } }</c>.</summary>
    public async Task<Answer> Send(JsonElement entity, JsonElement envelope) =>
        sentences.Spoken(await SafelyAsync(entity, envelope), Context.GetHttpContext());

    /// <summary>Follows an entity from a position <c>{ epoch, seq }</c>, or from nothing (null).</summary>
    public async IAsyncEnumerable<Frame> Follow(
        JsonElement entity, JsonElement since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (caller, refusal) = Identify(entity);
        var position = ReadPosition(since, ref refusal);
        if (refusal is null && !Connection.TryEnterStream())
            refusal = WebCodes.TooManyStreams;
        if (refusal is not null)
        {
            yield return Frame.End(refusal);
            yield break;
        }

        streams.Enter();
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, streams.Ending);
            await using var frames = gateway.FollowAsync(caller!.Entity, caller.Person, Context.ConnectionId, position, either.Token).GetAsyncEnumerator(either.Token);
            var next = await NextAsync(frames);
            for (; next is Next.Frame; next = await NextAsync(frames))
                yield return frames.Current;
            if (next is Next.ServerStops)
                yield return Frame.End(EngineCodes.ServerStopping);
        }
        finally
        {
            streams.Leave();
            Connection.LeaveStream();
        }
    }

    /// <summary>Says where somebody is and what they do; best effort.</summary>
    public void Signal(JsonElement entity, JsonElement presence)
    {
        if (Identify(entity).Caller is { } caller && Connection.Signals.Allows() && PresenceSignal.Read(presence) is { } signal)
            gateway.Signal(caller.Entity, caller.Person, Context.ConnectionId, signal);
    }

    private enum Next
    {
        Frame,
        Over,
        ServerStops,
    }

    private async ValueTask<Next> NextAsync(IAsyncEnumerator<Frame> frames)
    {
        try
        {
            return await frames.MoveNextAsync() ? Next.Frame : Next.Over;
        }
        catch (OperationCanceledException) when (streams.Ending.IsCancellationRequested)
        {
            return Next.ServerStops;
        }
    }

    private Connection Connection => (Connection)Context.Items[ConnectionKey]!;

    /// <summary>A fault of ours says nothing of what was written: the client finds out by asking again.</summary>
    private async Task<Answer> SafelyAsync(JsonElement entity, JsonElement envelope)
    {
        try
        {
            return await AnswerAsync(entity, envelope);
        }
        catch (Exception failure) when (!Context.ConnectionAborted.IsCancellationRequested)
        {
            Failed(logger, failure);
            return new Answer.Unknown();
        }
    }

    [LoggerMessage(200, LogLevel.Error, "A command could not be judged.")]
    private static partial void Failed(ILogger logger, Exception failure);

    private async Task<Answer> AnswerAsync(JsonElement entity, JsonElement envelope)
    {
        var (caller, refusal) = Identify(entity);
        if (caller is null)
            return new Answer.Rejected(refusal!);
        var (submission, malformed) = Envelope.Read(Catalogue.KindOf(caller.Entity)!, envelope, caller.Person);
        if (submission is null)
            return malformed!;
        var deferral = Connection.Deferral;
        if (deferral.Holds(submission.CommandId) is { } wait)
            return wait;
        var answer = budget.Take(caller.Entity, caller.Person.PersonId) is { } retryAfterMs
            ? new Answer.Later(WebCodes.TooManyCommands, retryAfterMs)
            : await gateway.SendAsync(caller.Entity, submission, Context.ConnectionAborted);
        deferral.Note(submission.CommandId, answer);
        return answer;
    }

    private (TokenHolder? Caller, string? Refusal) Identify(JsonElement entity)
    {
        if (EntityId.Parse(JsonText.Of(entity)) is not { } id || Catalogue.KindOf(id) is null)
            return (null, Refusals.EntityUnknown);
        var (person, refusal) = Context.GetHttpContext()!.PersonIn(id);
        return (person is null ? null : new TokenHolder(id, person), refusal);
    }

    private static Position? ReadPosition(JsonElement since, ref string? refusal)
    {
        if (since.ValueKind is JsonValueKind.Null)
            return null;
        if (since.ValueKind is JsonValueKind.Object
            && JsonText.Of(since, "epoch") is { } epoch
            && JsonText.Property(since, "seq") is { ValueKind: JsonValueKind.Number } seq && seq.TryGetInt64(out var number) && number >= 0)
            return new Position(epoch, number);
        refusal ??= WebCodes.PositionMalformed;
        return null;
    }
}
