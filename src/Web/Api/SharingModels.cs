using Samenwerken.Domain.Communities;

namespace Samenwerken.Web.Api;

/// <summary>A community as whoever finds it may know it: what it is about, who takes part, when it meets and what it learnt. Nobody is named.</summary>
/// <param name="Members">Those who are active, without those who only read.</param>
/// <param name="Partners">The organisations that say themselves that they take part.</param>
/// <param name="Meetings">What is planned, the first to come first; where, and what is on the agenda, its people know.</param>
/// <param name="Lessons">Those that were published, the last first.</param>
/// <param name="Demonstration">Whether all in it is invented; absent where it is not.</param>
public sealed record SharedCommunity(
    string CommunityId, string Name, CommunityStatus Status, string? IssueStatement, string? Horizon, LearningForm? LearningForm, ScaleLevel ScaleLevel,
    MaturityStage MaturityStage, IReadOnlyList<string> Themes, IReadOnlyList<string> Transitions, IReadOnlyList<string> Areas, int Members,
    DateOnly StartDate, DateOnly PlannedEnd, IReadOnlyList<SharedPartner> Partners, IReadOnlyList<SharedMeeting> Meetings, IReadOnlyList<SharedLessonTitle> Lessons,
    bool? Demonstration = null);

/// <summary>An organisation that takes part.</summary>
public sealed record SharedPartner(string PartnerId, string Name, string? Sector);

/// <summary>That a community meets.</summary>
public sealed record SharedMeeting(string Id, string Title, string? Aim, DateTimeOffset StartsAt);

/// <summary>A lesson among others.</summary>
public sealed record SharedLessonTitle(string LessonId, string Title, IReadOnlyList<string> Groups, DateTimeOffset PublishedAt);

/// <summary>A published lesson, whole, as whoever finds its community may read it. Nobody is named, and no note is quoted.</summary>
/// <param name="Groups">The partner groups that stand behind it.</param>
/// <param name="CheckedBy">How many organisations checked it; somebody of none counts as one.</param>
/// <param name="Sources">What it came from: how many of each kind.</param>
/// <param name="Licence">Under what it may be used.</param>
/// <param name="Demonstration">Whether all in it is invented; absent where it is not.</param>
public sealed record SharedLesson(
    string CommunityId, string Community, string LessonId, int Number, string Title, LessonConfidence Confidence, DateTimeOffset PublishedAt,
    IReadOnlyList<string> Themes, IReadOnlyList<string> Transitions, IReadOnlyList<string> Groups, IReadOnlyList<SharedPart> Parts,
    IReadOnlyList<SharedPerspective> Perspectives, IReadOnlyList<SharedSources> Sources, int CheckedBy, string Licence, bool? Demonstration = null);

/// <summary>One part of a lesson that has words.</summary>
public sealed record SharedPart(LessonPart Part, string Text);

/// <summary>What a lesson means as one partner group sees it.</summary>
public sealed record SharedPerspective(string Group, string Text);

/// <summary>How many things of a kind a lesson came from.</summary>
public sealed record SharedSources(LessonSourceKind Kind, int Count);
