namespace Samenwerken.Domain.JoinCodes;

/// <summary>The codes of refusals about join codes.</summary>
public static class JoinCodeRefusals
{
    /// <summary>No meeting has this code.</summary>
    public const string Unknown = "code.unknown";

    /// <summary>The meeting that had this code ended more than a day ago.</summary>
    public const string Expired = "code.expired";

    /// <summary>Another meeting has this code.</summary>
    public const string Taken = "code.taken";
}
