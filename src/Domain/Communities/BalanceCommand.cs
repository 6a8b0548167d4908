using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

/// <summary>What can be asked about the balance of a community.</summary>
public abstract record BalanceCommand : CommunityCommand
{
    private BalanceCommand() { }

    /// <summary>Says why advice is not followed.</summary>
    /// <param name="Group">The group that the advice is about, where it is about one.</param>
    public sealed record DismissAdvice(BalanceLens Lens, BalanceCode Code, string? Group, string Reason) : BalanceCommand;

    /// <summary>Lets the advice be given again.</summary>
    public sealed record ResumeAdvice(BalanceLens Lens, BalanceCode Code, string? Group) : BalanceCommand;

    internal static new CommunityCommand? Read(string type, Fields fields) => type switch
    {
        "dismissAdvice" => new DismissAdvice(
            fields.Choice<BalanceLens>("lens"), fields.Choice<BalanceCode>("code"), fields.OptionalLine("group", CommunityLimits.Label),
            fields.Text("reason", CommunityLimits.Why)),
        "resumeAdvice" => new ResumeAdvice(
            fields.Choice<BalanceLens>("lens"), fields.Choice<BalanceCode>("code"), fields.OptionalLine("group", CommunityLimits.Label)),
        _ => null,
    };
}

/// <summary>What happens to the advice about balance. The balance itself follows from other events.</summary>
public abstract record BalanceEvent : CommunityEvent
{
    private BalanceEvent() { }

    public sealed record AdviceDismissed(BalanceLens Lens, BalanceCode Code, string? Group, string Reason, string ById, DateTimeOffset At) : BalanceEvent;

    public sealed record AdviceResumed(BalanceLens Lens, BalanceCode Code, string? Group, string WasReason) : BalanceEvent;
}
