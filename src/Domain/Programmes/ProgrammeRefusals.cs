namespace Samenwerken.Domain.Programmes;

/// <summary>The codes of refusals that a programme may give, beside those of any entity.</summary>
public static class ProgrammeRefusals
{
    /// <summary>There is no room for another: see <see cref="ProgrammeLimits"/>.</summary>
    public const string Full = "programme.full";

    /// <summary>A programme keeps at least one coordinator.</summary>
    public const string NeedsCoordinator = "programme.needsCoordinator";

    /// <summary>There is no theme or transition of this name.</summary>
    public const string TopicUnknown = "topic.unknown";

    /// <summary>Somebody became coordinator by this link already; it works once.</summary>
    public const string LinkUsed = "link.used";
}
