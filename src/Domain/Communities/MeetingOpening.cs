using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

/// <summary>
/// What a planned meeting begins with: its agenda, and before it the actions of the community that are still open, so that none is forgotten
/// because nobody put it there.
/// </summary>
/// <param name="OpenActions">Those that are open, by their numbers; each with who does it.</param>
public sealed record MeetingOpening(PlannedMeeting Meeting, ImmutableArray<(CommunityAction Action, string Assignee)> OpenActions)
{
    /// <returns>Null where no such meeting waits to begin, or goes on.</returns>
    public static MeetingOpening? Of(IReadOnlyCollection<Record> records, string plannedId)
    {
        var members = records.OfType<Member>().ToDictionary(member => member.Id, member => member.Name);
        return records.OfType<PlannedMeeting>().FirstOrDefault(meeting => meeting.Id == plannedId) is { Status: not PlannedStatus.Cancelled } planned
            ? new MeetingOpening(planned, [
                .. from action in records.OfType<CommunityAction>()
                   where action.IsOpen
                   orderby action.Number
                   select (action, members.GetValueOrDefault(action.AssigneeId) ?? action.AssigneeName ?? "")])
            : null;
    }
}
