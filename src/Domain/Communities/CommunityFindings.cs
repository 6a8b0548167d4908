using Samenwerken.Domain.Discovery;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

/// <summary>
/// What others find of a community. Its own people find all that everybody in it may see; the people of its programme find that it is
/// there unless it is private, and everybody once it is public and looks for people.
/// </summary>
public static class CommunityFindings
{
    public static Finding? Of(State state, Record record) =>
        (record, state.Find<CommunityRecord>(CommunityRecord.OnlyId)) switch
        {
            (CommunityRecord it, _) => Framed(it, FindingKind.Community, it.Name, Text(it.IssueStatement, it.Horizon), EnumName.Of(it.Status)) with { ParentId = it.ParentId },
            (_, null) => null,
            (Lesson it, { } frame) => Of(state, it, frame),
            (Experiment it, { } frame) => Inside(frame, FindingKind.Experiment, it.Hypothesis, Text(it.Where, it.ObstacleNote, it.Learned), EnumName.Of(it.Status)),
            (HelpRequest it, { } frame) => Inside(frame, FindingKind.HelpRequest, it.Text, it.Learned, EnumName.Of(it.Status)),
            (Deal it, { } frame) => Inside(
                frame, FindingKind.Deal, it.Title, Text([.. it.Commitments.Select(commitment => commitment.Promises), it.PublicInterestNote]), EnumName.Of(it.Status)),
            (PlannedMeeting it, { } frame) => Of(it, frame),
            (CommunityDecision it, { } frame) => Inside(frame, FindingKind.Decision, it.Text, null, EnumName.Of(it.Status)),
            (CommunityAction it, { } frame) => Inside(frame, FindingKind.Action, it.Text, it.Reason, EnumName.Of(it.Status)),
            _ => null,
        };

    /// <summary>A lesson is found by all its parts.</summary>
    public static Key FoundUnder(Key record) =>
        record.Kind == WireName.Of(typeof(LessonText)) ? Key.Of<Lesson>(record.Id.Split('.')[0]) : record;

    /// <summary>Once it is published it goes as far as its community does; it is found by its own themes where it has any.</summary>
    private static Finding Of(State state, Lesson lesson, CommunityRecord frame)
    {
        var parts = Enum.GetValues<LessonPart>().Select(part => state.Find<LessonText>(LessonText.IdOf(lesson.Id, part))?.Text);
        var finding = Framed(frame, FindingKind.Lesson, lesson.Title, Text([.. parts]), EnumName.Of(lesson.Status));
        return finding with
        {
            Reach = lesson.Status is LessonStatus.Published ? finding.Reach : FindingReach.Own,
            Themes = lesson.Themes.IsEmpty ? finding.Themes : lesson.Themes,
            Transitions = lesson.Transitions.IsEmpty ? finding.Transitions : lesson.Transitions,
        };
    }

    /// <summary>That a public community meets, when and what for, everybody may know; what is on the agenda, and where, are its people's.</summary>
    private static Finding Of(PlannedMeeting meeting, CommunityRecord frame) =>
        meeting.Status is not PlannedStatus.Cancelled && IsPublic(frame)
            ? Framed(frame, FindingKind.Meeting, meeting.Title, meeting.Aim, EnumName.Of(meeting.Status)) with { On = meeting.StartsAt }
            : Inside(frame, FindingKind.Meeting, meeting.Title, Text([meeting.Aim, .. meeting.Agenda.Select(item => item.Title)]), EnumName.Of(meeting.Status)) with
            {
                On = meeting.StartsAt,
            };

    /// <summary>What the community works on is its own people's.</summary>
    private static Finding Inside(CommunityRecord frame, FindingKind kind, string title, string? text, string? status) =>
        Framed(frame, kind, title, text, status) with { Reach = FindingReach.Own };

    /// <summary>A finding that is found by the themes, the level and so on of its community.</summary>
    private static Finding Framed(CommunityRecord community, FindingKind kind, string title, string? text, string? status) => new(
        kind, ReachOf(community), title, text, community.Themes, community.Transitions, community.Areas, community.ScaleLevel,
        community.MaturityStage, null, status, community.ProgrammeId, community.Demonstration);

    /// <summary>Whether everybody may know of it.</summary>
    public static bool IsPublic(CommunityRecord community) => ReachOf(community) is FindingReach.Public;

    /// <summary>Whether somebody finds it who is one of the people of these entities.</summary>
    public static bool IsFoundBy(CommunityRecord community, EntityId entity, IReadOnlyCollection<EntityId> readers) => ReachOf(community) switch
    {
        FindingReach.Public => true,
        FindingReach.Programme when community.ProgrammeId is { } programme && readers.Contains(new EntityId(Programmes.Programme.KindName, programme)) => true,
        _ => readers.Contains(entity),
    };

    private static FindingReach ReachOf(CommunityRecord community) => community switch
    {
        { Status: CommunityStatus.Draft or CommunityStatus.Cancelled } or { Visibility: Visibility.Private } => FindingReach.Own,
        { Visibility: Visibility.Public } => FindingReach.Public,
        _ => FindingReach.Programme,
    };

    private static string? Text(params ReadOnlySpan<string?> parts)
    {
        var filled = new List<string>();
        foreach (var part in parts)
        {
            if (part is not null)
                filled.Add(part);
        }

        return filled.Count == 0 ? null : string.Join('\n', filled);
    }
}
