namespace Samenwerken.Domain.Meetings;

/// <summary>How large things may be. Lengths are UTF-16 units of the trimmed text; each text has at least one.</summary>
public static class Limits
{
    public const int Idea = 280;
    public const int Title = 120;
    public const int PersonName = 60;
    public const int ClusterName = 80;
    public const int LinkLabel = 80;
    public const int Reason = 280;
    public const int Question = 280;
    public const int Decision = 500;
    public const int Action = 280;
    public const int Aim = 280;
    public const int Preparation = 1000;
    public const int Output = 60;
    public const int MethodId = 60;
    public const int ZoneName = 80;

    /// <summary>Of one agenda item: a night between two days is one too.</summary>
    public const int ItemMinutes = 1440;

    /// <summary>Of one phase of a method.</summary>
    public const int PhaseMinutes = 240;

    /// <summary>Of a whole meeting.</summary>
    public const int PlannedMinutes = 2880;

    /// <summary>The minutes of one agenda item. White space at the ends counts here.</summary>
    public const int Minutes = 40_000;

    /// <summary>Dots of one person in one round, and so on one idea.</summary>
    public const int Dots = 99;

    /// <summary>The ideas that one decision or action came from.</summary>
    public const int FromIdeas = 50;

    // Of one agenda item and the plan of its method.
    public const int Outputs = 12;
    public const int Phases = 20;
    public const int Zones = 60;
    public const int Axes = 8;

    /// <summary>The agenda items of one template.</summary>
    public const int PlannedItems = 60;

    /// <summary>The ideas that one command moves.</summary>
    public const int IdeasMoved = 200;

    /// <summary>A place on the canvas lies within this distance of its origin, either way.</summary>
    public const double Coordinate = 1_000_000;

    /// <summary>The clusters that one command merges.</summary>
    public const int ClustersMerged = 50;

    public const int GroupName = 60;

    /// <summary>The groups that there are at one time.</summary>
    public const int GroupsAtOnce = 100;

    /// <summary>How many minutes one command adds to a phase, and takes from it.</summary>
    public const int MinutesMore = 30;

    public const int MinutesLess = 5;

    /// <summary>The longest that a phase can still last.</summary>
    public static readonly TimeSpan PhaseLasts = TimeSpan.FromHours(12);

    /// <summary>How long people may finish what they began in a phase, after the next has begun.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    // How many of each a meeting may hold at once.
    public const int Ideas = 20_000;
    public const int Clusters = 500;
    public const int Links = 2000;
    public const int AgendaItems = 200;
    public const int VoteRounds = 100;
    public const int Runs = 500;

    /// <summary>Counts those that are over.</summary>
    public const int Groups = 2000;
    public const int Decisions = 1000;
    public const int Actions = 1000;

    public const int Hands = 200;
    public const int Locks = 500;
    public const int Screens = 20;

    /// <summary>The shortest and the longest time that a turn to speak is meant to last.</summary>
    public const int TurnSecondsLeast = 10;
    public const int TurnSeconds = 3600;

    /// <summary>The name of a view, or of a kind of record, that a spotlight shows.</summary>
    public const int View = 40;
    public const double Zoom = 100;

    /// <summary>Counts everybody who ever joined.</summary>
    public const int Participants = 10_000;

    /// <summary>How long a demonstration is there.</summary>
    public static readonly TimeSpan DemonstrationLasts = TimeSpan.FromHours(24);

    /// <summary>How long a join code still works after its meeting was closed, or after it was made where that was later.</summary>
    public static readonly TimeSpan CodeAfterClosing = TimeSpan.FromHours(24);
}
