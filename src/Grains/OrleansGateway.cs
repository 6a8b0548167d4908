using System.Runtime.CompilerServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Samenwerken.Domain;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine;

namespace Samenwerken.Grains;

/// <summary>
/// The engine of a cluster, as one silo has it: commands go to the entity's grain wherever it is, and this silo listens once
/// to each entity that anybody follows here. What a grain's move or a silo's end interrupts is asked again here; what may
/// have been done is answered `unknown`.
/// </summary>
public sealed class OrleansGateway(
    IGrainFactory grains, ILocalSiloDetails silo, EngineClock clock, ILogger<OrleansGateway> logger) : IEntityGateway, IHostedService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a question is asked again while the cluster finds out that a silo is gone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    private readonly Dictionary<EntityId, Subscription> _subscriptions = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private CommandLanes? _lanes;

    private CommandLanes Lanes => LazyInitializer.EnsureInitialized(ref _lanes, () => new CommandLanes(SendAsync));

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Takes no more, and tells followers to go elsewhere. Entities finish what waits, save a snapshot and leave for other
    /// silos when the silo stops, which comes after this.
    /// </summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping.Cancel();
        lock (_lock)
        {
            foreach (var subscription in _subscriptions.Values)
                subscription.Broadcaster.EndAll(EngineCodes.ServerStopping);
        }

        return Task.CompletedTask;
    }

    /// <summary>A silo left: whoever was there is elsewhere now.</summary>
    internal void NudgeAll()
    {
        lock (_lock)
        {
            foreach (var subscription in _subscriptions.Values)
                subscription.Nudge();
        }
    }

    public Task<Answer> SendAsync(EntityId entity, Submission submission, CancellationToken cancellationToken = default)
    {
        if (Catalogue.KindOf(entity) is null)
            return Task.FromResult<Answer>(new Answer.Rejected(Refusals.EntityUnknown));
        return _stopping.IsCancellationRequested
            ? Task.FromResult<Answer>(new Answer.Later(EngineCodes.ServerStopping, 1000))
            : Lanes.Post(entity, submission).WaitAsync(cancellationToken);
    }

    public async IAsyncEnumerable<Frame> FollowAsync(
        EntityId entity, Sender.Person follower, string connection, Position? since, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (_stopping.IsCancellationRequested || Catalogue.KindOf(entity) is not { } kind)
        {
            yield return Wire.End(_stopping.IsCancellationRequested ? EngineCodes.ServerStopping : Refusals.EntityUnknown);
            yield break;
        }

        var subscription = Lease(entity);
        try
        {
            var stream = new Follower(
                follower, connection, since, subscription.Broadcaster, (person, from, token) => CatchUpAsync(entity, subscription, person, from, token),
                kind.RightsOf(follower.PersonId));
            await foreach (var frame in stream.RunAsync(cancellationToken))
                yield return frame;
        }
        finally
        {
            Return(entity, subscription);
        }
    }

    public void Signal(EntityId entity, Sender.Person from, string connection, PresenceSignal signal)
    {
        lock (_lock)
        {
            if (_subscriptions.TryGetValue(entity, out var subscription))
                subscription.Signal(from.PersonId, connection, signal);
        }
    }

    public async Task<Reading> ReadAsync(EntityId entity, string? personId, CancellationToken cancellationToken = default) =>
        await AskAsync(entity, async grain => (await grain.ReadAsync(personId)).ToReading(), code => new Reading.Denied(code), cancellationToken);

    public async Task<Reading> ForeseeAsync(EntityId entity, Submission submission, CancellationToken cancellationToken = default) =>
        await AskAsync(
            entity, async grain => (await grain.ForeseeAsync(Messages.CommandMessage.Of(submission))).ToReading(), code => new Reading.Denied(code), cancellationToken);

    public async Task<TextHistory> ReadTextAsync(
        EntityId entity, string personId, Key text, int after, CancellationToken cancellationToken = default) =>
        await AskAsync(
            entity, async grain => (await grain.ReadTextAsync(personId, text.Kind, text.Id, after)).ToHistory(), code => new TextHistory.Denied(code), cancellationToken);

    private IEntityGrain GrainOf(EntityId entity) => grains.GetGrain<IEntityGrain>(EntitySurroundings.GrainOf(entity));

    /// <summary>
    /// A silo that ends may take an answer with it of what it did. Whatever it wrote is in the log, so the same commands asked again, where
    /// the entity lives next, get their first answers (CMD3); only where that takes too long do their senders have to ask.
    /// </summary>
    private async Task<IReadOnlyList<Answer>> SendAsync(EntityId entity, IReadOnlyList<Submission> submissions)
    {
        for (var start = Environment.TickCount64; ;)
        {
            try
            {
                var answers = await GrainOf(entity).SendAsync([.. submissions.Select(Messages.CommandMessage.Of)]);
                return [.. answers.Select(answer => answer.ToAnswer())];
            }
            catch (SiloUnavailableException gone) when (!_stopping.IsCancellationRequested && Environment.TickCount64 - start < Patience.TotalMilliseconds)
            {
                GrainsLog.AskFailed(logger, entity, gone);
                await Task.Delay(Pause);
            }
            catch (Exception failure)
            {
                var answer = ClusterFailures.AnswerFor(failure);
                GrainsLog.SendFailed(logger, entity, submissions.Count, answer.Status, failure);
                return [.. submissions.Select(_ => answer)];
            }
        }
    }

    private async Task<T> AskAsync<T>(EntityId entity, Func<IEntityGrain, Task<T>> ask, Func<string, T> deny, CancellationToken cancellationToken)
    {
        if (Catalogue.KindOf(entity) is null)
            return deny(Refusals.EntityUnknown);
        for (var start = Environment.TickCount64; ;)
        {
            try
            {
                return await ask(GrainOf(entity)).WaitAsync(cancellationToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                GrainsLog.AskFailed(logger, entity, failure);
                if (_stopping.IsCancellationRequested || Environment.TickCount64 - start > Patience.TotalMilliseconds)
                    return deny(_stopping.IsCancellationRequested ? EngineCodes.ServerStopping : EngineCodes.StoreUnavailable);
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    /// <summary>
    /// Asks the grain, after the subscription is there, so that nothing falls between the two. An answer from before what
    /// was heard already comes from an activation that is past; another will be found.
    /// </summary>
    private async Task<CatchUp> CatchUpAsync(
        EntityId entity, Subscription subscription, string personId, Position? since, CancellationToken cancellationToken)
    {
        await subscription.Subscribed.WaitAsync(cancellationToken);
        for (var start = Environment.TickCount64; ;)
        {
            try
            {
                var answer = await subscription.Grain.CatchUpAsync(personId, since?.Epoch, since?.Seq ?? 0).WaitAsync(cancellationToken);
                var catchUp = answer.ToCatchUp();
                if (catchUp is not CatchUp.Frames frames || !subscription.KnowsMoreThan(frames.Position)
                    || Environment.TickCount64 - start > Patience.TotalMilliseconds)
                    return catchUp;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // Whoever follows waits for as long as they like.
                GrainsLog.AskFailed(logger, entity, failure);
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    private Subscription Lease(EntityId entity)
    {
        lock (_lock)
        {
            if (!_subscriptions.TryGetValue(entity, out var subscription))
                _subscriptions[entity] = subscription = new Subscription(entity, silo.SiloAddress.ToParsableString(), grains, clock.Time, logger);
            subscription.Leases++;
            return subscription;
        }
    }

    private void Return(EntityId entity, Subscription subscription)
    {
        lock (_lock)
        {
            if (--subscription.Leases > 0)
                return;
            _subscriptions.Remove(entity);
        }

        subscription.Stop();
    }
}
