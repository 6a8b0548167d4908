using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.JoinCodes;

/// <summary>What happens to a join code.</summary>
public abstract record JoinCodeEvent : Event
{
    private JoinCodeEvent() { }

    public sealed record CodeClaimed(EntityId Holder, DateTimeOffset ExpiresAt) : JoinCodeEvent;

    public sealed record CodeKept(EntityId Holder) : JoinCodeEvent;

    public sealed record CodeExpirySet(DateTimeOffset ExpiresAt) : JoinCodeEvent;

    public sealed record CodeForgotten(DateTimeOffset At) : JoinCodeEvent;

    public sealed record CodeReleased(string Code, EntityId WasHolder) : JoinCodeEvent;
}
