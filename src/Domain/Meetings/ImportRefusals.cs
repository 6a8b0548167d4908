namespace Samenwerken.Domain.Meetings;

/// <summary>Why a file is not put back as a meeting. Nothing changes then.</summary>
public static class ImportRefusals
{
    /// <summary>It is no JSON object with records in it; cut off, for instance.</summary>
    public const string Malformed = "import.malformed";

    /// <summary>It is another kind of file.</summary>
    public const string FormatUnknown = "import.formatUnknown";

    /// <summary>It was made by a later version.</summary>
    public const string VersionUnknown = "import.versionUnknown";

    /// <summary>See <see cref="MeetingFile.MaxBytes"/>.</summary>
    public const string TooLarge = "import.tooLarge";

    /// <summary>The records are not those that were exported.</summary>
    public const string HashMismatch = "import.hashMismatch";

    /// <summary>There are records of a kind that no file has.</summary>
    public const string KindUnknown = "import.kindUnknown";

    /// <summary>A ballot is its voter's alone, and so in no file.</summary>
    public const string Ballots = "import.ballots";

    /// <summary>A record has fields that it cannot have, or has them written in another way than an export does.</summary>
    public const string RecordInvalid = "import.recordInvalid";

    /// <summary>There is no record of the meeting itself.</summary>
    public const string MeetingMissing = "import.meetingMissing";

    /// <summary>Two records of one kind have the same id.</summary>
    public const string IdTwice = "import.idTwice";

    /// <summary>Two of one kind have the same number, or the same place on the agenda.</summary>
    public const string NumberTwice = "import.numberTwice";

    /// <summary>A number, or a place on the agenda, is missing where none can be.</summary>
    public const string NumberMissing = "import.numberMissing";

    /// <summary>A record speaks of one that is not in the file.</summary>
    public const string ReferenceUnknown = "import.referenceUnknown";

    /// <summary>A link joins an idea with itself, or two ideas that have one already.</summary>
    public const string LinkWrong = "import.linkWrong";

    /// <summary>A method on the agenda cannot be carried out, or more than one item runs.</summary>
    public const string PlanWrong = "import.planWrong";

    /// <summary>There is more of one kind than a meeting holds: see <see cref="Limits"/>.</summary>
    public const string TooMany = "import.tooMany";

    /// <summary>Nobody in the file can lead the meeting.</summary>
    public const string NoFacilitator = "import.noFacilitator";

    /// <summary>Only the server that holds it knows how an open round stands.</summary>
    public const string VoteRoundOpen = "import.voteRoundOpen";

    /// <summary>More dots were given in a round than its rules allow.</summary>
    public const string ResultWrong = "import.resultWrong";
}
