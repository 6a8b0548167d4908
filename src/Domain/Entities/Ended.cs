namespace Samenwerken.Domain.Entities;

/// <summary>
/// The entity is over: nothing is asked of it any more, and once others have heard of it, all that is kept of it is erased. To
/// everybody it is as if it had never been.
/// </summary>
public sealed record Ended(DateTimeOffset At) : Record(OnlyId)
{
    public const string OnlyId = "ended";
}
