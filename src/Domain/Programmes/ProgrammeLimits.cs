namespace Samenwerken.Domain.Programmes;

/// <summary>How large things of a programme may be, beside those of <see cref="Meetings.Limits"/>.</summary>
public static class ProgrammeLimits
{
    /// <summary>Communities that are told its groups.</summary>
    public const int Communities = 20_000;

    public const int Name = 120;
    public const int Introduction = 1000;

    /// <summary>The name of a theme, a transition or a group of partners, in one language.</summary>
    public const int TopicName = 60;

    public const int Groups = 12;

    /// <summary>Themes and transitions together.</summary>
    public const int Topics = 100;

    /// <summary>Counts everybody who ever was in it or was invited.</summary>
    public const int People = 1000;
}
