using Orleans.Concurrency;
using Samenwerken.Grains.Messages;

namespace Samenwerken.Grains;

/// <summary>
/// An entity as a grain; the key is its id, the grain type its kind. Aliases keep what goes over the wire the same when a
/// name in the code changes, so that silos of two versions understand each other during an upgrade.
/// </summary>
/// <remarks>
/// Order: the commands of one call are judged in their order, those of two calls in either. Whoever wants order waits for
/// the one call before the next, as <see cref="OrleansGateway"/> does for each sender.
/// </remarks>
[Alias("samenwerken.IEntityGrain")]
public interface IEntityGrain : IGrainWithStringKey
{
    /// <summary>Only queues and waits: the activation's pump takes what waits, of all who sent, as one batch and one write.</summary>
    /// <returns>An answer for each, in the same order. None comes before it is durable (LOG1).</returns>
    [AlwaysInterleave]
    [Alias("Send")]
    Task<AnswerMessage[]> SendAsync(CommandMessage[] commands);

    /// <param name="personId">Null for the server itself.</param>
    [ReadOnly]
    [Alias("Read")]
    Task<ReadingMessage> ReadAsync(string? personId);

    /// <summary>What its sender would see once a command was accepted; nothing is done.</summary>
    [ReadOnly]
    [Alias("Foresee")]
    Task<ReadingMessage> ForeseeAsync(CommandMessage command);

    [ReadOnly]
    [Alias("ReadText")]
    Task<TextHistoryMessage> ReadTextAsync(string personId, string recordKind, string recordId, int after);

    /// <summary>What brings a follower from where they are to the head.</summary>
    [ReadOnly]
    [Alias("CatchUp")]
    Task<CatchUpMessage> CatchUpAsync(string personId, string? epoch, long seq);

    /// <summary>
    /// From its return on the observer hears every commit. It is forgotten when it was not renewed within
    /// <see cref="ObserverLease.Duration"/>; subscribing again renews.
    /// </summary>
    /// <param name="place">Names the silo; one observer each.</param>
    /// <param name="present">The numbers of the people who follow there.</param>
    [AlwaysInterleave]
    [Alias("Subscribe")]
    Task<HeadMessage> SubscribeAsync(string place, IEntityObserver observer, int[] present);

    [AlwaysInterleave]
    [OneWay]
    [Alias("Unsubscribe")]
    Task UnsubscribeAsync(string place);

    /// <summary>Who follows at a place now. Best effort.</summary>
    [AlwaysInterleave]
    [OneWay]
    [Alias("Present")]
    Task PresentAsync(string place, int[] present);

    /// <summary>Where people are and what they do. Best effort, never stored (PRS1).</summary>
    [AlwaysInterleave]
    [OneWay]
    [Alias("Signal")]
    Task SignalAsync(SignalMessage[] signals);

    /// <summary>Something may be due, or a reaction not yet sent: loading finds out.</summary>
    [AlwaysInterleave]
    [OneWay]
    [Alias("Wake")]
    Task WakeAsync();
}
