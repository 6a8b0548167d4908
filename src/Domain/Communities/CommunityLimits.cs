namespace Samenwerken.Domain.Communities;

/// <summary>How large things of a community may be. Lengths are UTF-16 units of the trimmed text.</summary>
public static class CommunityLimits
{
    public const int CommunityName = 120;

    /// <summary>A question takes some words, and one sentence.</summary>
    public const int IssueAtLeast = 40;
    public const int Issue = 280;

    public const int Horizon = 500;

    /// <summary>Why a community chose as it did.</summary>
    public const int Why = 500;

    /// <summary>The spelregels.</summary>
    public const int Agreements = 8_000;

    /// <summary>What a member brings, comes to get, or wants to learn.</summary>
    public const int Offer = 280;

    public const int AccessNeeds = 500;
    public const int Pronunciation = 80;
    public const int Email = 254;
    public const int OrganisationName = 120;
    public const int Website = 200;
    public const int Invitation = 1_000;

    /// <summary>The name of a theme, transition, area or licence, as the programme has it.</summary>
    public const int Label = 60;
    public const int Labels = 20;
    public const int Areas = 100;

    /// <summary>A year.</summary>
    public const int MeetingsAYear = 60;

    /// <summary>A year, of one role.</summary>
    public const int Hours = 2_000;

    /// <summary>Counts everybody who was ever invited.</summary>
    public const int Members = 1_000;
    public const int Organisations = 500;

    /// <summary>With fewer a community does not become active.</summary>
    public const int MembersToBegin = 3;

    /// <summary>How long a community is planned to last where nobody says.</summary>
    public const int MonthsPlanned = 15;
}
