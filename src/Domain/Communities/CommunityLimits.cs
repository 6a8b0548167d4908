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
    public const int Talks = 200;
    public const int PlannedMeetings = 500;
    public const int SeriesMeetings = 60;
    public const int PlannedItems = 50;

    public const int Aim = 280;
    public const int Place = 200;

    /// <summary>Of one point of the agenda.</summary>
    public const int ItemMinutes = 1_440;

    /// <summary>Some meetings take a day and a night and a morning.</summary>
    public static readonly TimeSpan LongestMeeting = TimeSpan.FromHours(72);

    /// <summary>With fewer a community does not become active.</summary>
    public const int MembersToBegin = 3;

    /// <summary>How long a community is planned to last where nobody says.</summary>
    public const int MonthsPlanned = 15;

    /// <summary>A request for help, and experience that is offered for one.</summary>
    public const int HelpRequest = 500;
    public const int HelpRequests = 1_000;
    public const int Offers = 5_000;

    /// <summary>What was learnt of a request or an experiment.</summary>
    public const int Learned = 2_000;

    /// <summary>One person alone is no coalition.</summary>
    public const int CoalitionAtLeast = 2;
    public const int CoalitionMembers = 40;

    public const int DealTitle = 160;
    public const int Deals = 200;
    public const int Parties = 50;
    public const int Commitments = 100;

    public const int Hypothesis = 500;
    public const int Where = 160;
    public const int Experiments = 1_000;
    public const int XCurvePositions = 1_000;

    /// <summary>As long as an idea may be, of which it may be made.</summary>
    public const int LessonTitle = 280;
    public const int Lessons = 1_000;

    /// <summary>One part of a lesson.</summary>
    public const int LessonText = 8_000;

    /// <summary>What one lesson came from.</summary>
    public const int Sources = 50;

    /// <summary>What a source said.</summary>
    public const int SourceText = 500;

    /// <summary>What one cycle of a value story came to.</summary>
    public const int ValuePart = 1_000;
    public const int ValueStories = 2_000;

    /// <summary>Proposals that wait for an answer, and those that were answered last.</summary>
    public const int OpenProposals = 100;
    public const int AnsweredProposals = 50;

    /// <summary>Of a call for proposals, in whole euros.</summary>
    public const int Budget = 1_000_000_000;
}
