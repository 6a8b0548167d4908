using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

/// <summary>
/// What a planned meeting begins with: its agenda, and before it a point for the actions of the community that are still open, so that none
/// is forgotten because nobody put it there. The actions themselves the community tells it (<see cref="HomeActions"/>).
/// </summary>
public sealed record MeetingOpening(PlannedMeeting Meeting, bool HasOpenActions)
{
    /// <returns>Null where no such meeting waits to begin, or goes on.</returns>
    public static MeetingOpening? Of(IReadOnlyCollection<Record> records, string plannedId) =>
        records.OfType<PlannedMeeting>().FirstOrDefault(meeting => meeting.Id == plannedId) is { Status: not PlannedStatus.Cancelled } planned
            ? new MeetingOpening(planned, records.OfType<CommunityAction>().Any(action => action.IsOpen))
            : null;

    /// <summary>The id of that point.</summary>
    public static string OpenActionsItem(string plannedId) => HomeActions.ItemIdOf(plannedId);
}
