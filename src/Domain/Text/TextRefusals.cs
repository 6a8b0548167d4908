namespace Samenwerken.Domain.Text;

/// <summary>The codes of refusals about an edit of a text.</summary>
public static class TextRefusals
{
    /// <summary>An edit is an array of whole numbers other than 0 and texts that are not empty.</summary>
    public const string DeltaMalformed = "delta.malformed";

    /// <summary>The edit is not written in its one form: merged, insert before delete, no keep at the end, and not empty.</summary>
    public const string DeltaNotCanonical = "delta.notCanonical";

    /// <summary>The edit reaches past the end of the text that it was made against.</summary>
    public const string DeltaPastEnd = "delta.pastEnd";

    /// <summary>The edit begins or ends between the two halves of one character.</summary>
    public const string DeltaSplitsCharacter = "delta.splitsCharacter";

    /// <summary>The edit was made against a revision of which the server no longer keeps what came after.</summary>
    public const string BaseTooOld = "text.baseTooOld";

    /// <summary>The edit was made against a revision that the text does not have.</summary>
    public const string BaseUnknown = "text.baseUnknown";
}
