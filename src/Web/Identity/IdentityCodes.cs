namespace Samenwerken.Web.Identity;

/// <summary>The codes of refusals about who somebody is.</summary>
public static class IdentityCodes
{
    public const string TokenMissing = "token.missing";

    /// <summary>It is not ours, or was changed.</summary>
    public const string TokenInvalid = "token.invalid";

    /// <summary>The return link gives a new one.</summary>
    public const string TokenExpired = "token.expired";

    /// <summary>It is for another meeting.</summary>
    public const string TokenForeign = "token.foreign";

    public const string ReturnLinkInvalid = "returnLink.invalid";

    /// <summary>Whoever is in a meeting is in nothing else by that: a meeting may come from a file with any ids in it.</summary>
    public const string EntryFromMeeting = "enter.fromMeeting";
    /// <summary>The link to become coordinator is not ours, or has grown old; the server prints another.</summary>
    public const string CoordinatorLinkInvalid = "coordinatorLink.invalid";
}
