using Samenwerken.Engine;

namespace Samenwerken.Web.Hubs;

/// <summary>
/// Keeps a connection's commands in their order when one of them must come again (CMD5): until it does, those that were
/// sent behind it are asked to wait as well. Without this an edit could be judged before the idea that it edits.
/// </summary>
internal sealed class Deferral(TimeProvider clock)
{
    /// <summary>Whoever never sends the command again holds up their own connection no longer than this.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(30);

    private const int RetryAfterMs = 100;

    private string? _commandId;
    private long _since;

    /// <returns>The answer to a command that must wait for the one before it; null where it may be judged.</returns>
    public Answer? Holds(string commandId)
    {
        if (_commandId is null || _commandId == commandId || clock.GetElapsedTime(_since) > Lasts)
            return null;
        return new Answer.Later(WebCodes.WaitsForFormer, RetryAfterMs);
    }

    /// <summary>Notes what a command came to.</summary>
    public void Note(string commandId, Answer answer)
    {
        if (answer is Answer.Later or Answer.Unknown)
            (_commandId, _since) = (commandId, clock.GetTimestamp());
        else
            _commandId = null;
    }
}
