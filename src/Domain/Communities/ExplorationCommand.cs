using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

/// <summary>What can be asked while a community is explored: talks before anybody is invited, and the choice of how to learn.</summary>
public abstract record ExplorationCommand : CommunityCommand
{
    private ExplorationCommand() { }

    /// <summary>Notes a talk with somebody who might feel the same need: when, of which group, and what it taught. No names.</summary>
    public sealed record LogTalk(string TalkId, DateOnly Day, string? Sector, string Insight) : ExplorationCommand;

    public sealed record RemoveTalk(string TalkId) : ExplorationCommand;

    /// <param name="Why">Why this one fits.</param>
    /// <param name="Advised">What the choice aid came to.</param>
    public sealed record ChooseLearningForm(LearningForm Form, string Why, LearningForm? Advised) : ExplorationCommand;

    internal static new ExplorationCommand? Read(string type, Fields fields) => type switch
    {
        "logTalk" => new LogTalk(
            fields.Id("talkId"), fields.Day("day"), fields.OptionalLine("sector", CommunityLimits.Label), fields.Text("insight", CommunityLimits.Offer)),
        "removeTalk" => new RemoveTalk(fields.Id("talkId")),
        "chooseLearningForm" => new ChooseLearningForm(
            fields.Choice<LearningForm>("form"), fields.Text("why", CommunityLimits.Why), fields.OptionalChoice<LearningForm>("advised")),
        _ => null,
    };
}

/// <summary>What happens while a community is explored.</summary>
public abstract record ExplorationEvent : CommunityEvent
{
    private ExplorationEvent() { }

    public sealed record TalkLogged(ExplorationTalk Talk) : ExplorationEvent;

    public sealed record TalkRemoved(ExplorationTalk Was) : ExplorationEvent;

    public sealed record LearningFormChosen(
        LearningForm Form, string Why, LearningForm? Advised, LearningForm? WasForm, string? WasWhy) : ExplorationEvent;
}
