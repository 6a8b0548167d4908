namespace Samenwerken.Web;

/// <summary>The codes of refusals that come from talking to people, not from the rules of an entity.</summary>
public static class WebCodes
{
    /// <summary>One person sent more than their budget; nothing is lost by sending it again a little later.</summary>
    public const string TooManyCommands = "limit.commands";

    /// <summary>A command sent before this one must come again first.</summary>
    public const string WaitsForFormer = "limit.waitsForFormer";

    /// <summary>The hub has no such method, or it takes other arguments. It comes as the error of the call's completion.</summary>
    public const string CallMalformed = "call.malformed";

    public const string TooManyStreams = "limit.streams";

    /// <summary>A position is <c>{ epoch, seq }</c> or null.</summary>
    public const string PositionMalformed = "position.malformed";

    /// <summary>The body of a request is no JSON object, or too large.</summary>
    public const string RequestMalformed = "request.malformed";

    /// <summary>An Idempotency-Key has 16 to 64 visible characters.</summary>
    public const string IdempotencyKeyInvalid = "idempotencyKey.invalid";

    public const string ExportFormatUnknown = "export.formatUnknown";

    /// <summary>As many files are being put back as the server does at once.</summary>
    public const string ImportBusy = "import.busy";

    /// <summary>As many demonstrations began as the server lets begin for now.</summary>
    public const string TooManyDemonstrations = "limit.demonstrations";

    /// <summary>This server has no directory.</summary>
    public const string DirectoryUnavailable = "directory.unavailable";

    /// <summary>There is nothing at this address.</summary>
    public const string NotFound = "page.notFound";
}
