using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.JoinCodes;

/// <summary>What can be asked of a join code. None of it comes from people: the host claims codes, and their meetings keep or end them.</summary>
public abstract record JoinCodeCommand : Command
{
    private JoinCodeCommand() { }

    /// <summary>Takes the code for a meeting that is about to start.</summary>
    public sealed record ClaimCode(EntityId Holder) : JoinCodeCommand;

    /// <summary>The sending meeting needs the code for as long as it is open.</summary>
    public sealed record KeepCode : JoinCodeCommand;

    /// <summary>The sending meeting needs the code until then and no longer.</summary>
    public sealed record ExpireCode(DateTimeOffset At) : JoinCodeCommand;

    /// <summary>The sending meeting is over, and nothing is to be kept of its code either.</summary>
    public sealed record ForgetCode : JoinCodeCommand;

    /// <summary>The code's time has come.</summary>
    public sealed record ReleaseCode : JoinCodeCommand;
}
