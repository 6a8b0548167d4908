using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>
/// Small groups. Somebody is in one at most; what they write says which, so that it flows back with its origin when the groups are over.
/// </summary>
internal static class Groups
{
    /// <summary>The group that somebody is in now; null where they are in none.</summary>
    public static Group? Of(State state, string personId) => Going(state).FirstOrDefault(group => group.PersonIds.Contains(personId));

    /// <summary>Other groups end with it.</summary>
    public static Verdict Make(State state, MakeGroups make)
    {
        if (make.Groups.Any(group => state.Knows(Key.Of<Group>(group.GroupId))))
            return Verdict.Reject(Refusals.IdTaken, new Detail(Field: "groups"));
        if (state.Count<Group>() + make.Groups.Length > Limits.Groups)
            return Verdict.Reject(MeetingRefusals.Full, new Detail(Max: Limits.Groups));
        if (make.Groups.SelectMany(group => group.PersonIds).Any(person => state.Find<Participant>(person) is not { Removed: false }))
            return Verdict.Reject(Refusals.PersonUnknown, new Detail(Field: "groups"));
        var last = state.All<Group>().Select(group => group.Number).DefaultIfEmpty(0).Max();
        return Verdict.Accept(new GroupsMade(
            [.. make.Groups.Select((draft, i) => new Group(draft.GroupId, last + i + 1, draft.Name, draft.PersonIds, draft.Place, make.Open))]));
    }

    public static Verdict Move(State state, MoveToGroup move, Participant me)
    {
        var personId = move.PersonId ?? me.Id;
        if (state.Find<Participant>(personId) is not { Removed: false })
            return Verdict.Reject(Refusals.PersonUnknown, new Detail(Field: "personId"));
        if (Going(state).Any() is false || (move.GroupId is { } id && state.Find<Group>(id) is not { Ended: false }))
            return Verdict.Reject(MeetingRefusals.GroupUnknown);
        var to = move.GroupId is { } groupId ? state.Find<Group>(groupId) : null;
        if (me.Role is not Role.Facilitator && Going(state).Any(group => !group.Open))
            return Verdict.Reject(MeetingRefusals.GroupsNotOpen);
        var from = Of(state, personId);
        return from?.Id == to?.Id ? Verdict.Accept() : Verdict.Accept(new MovedToGroup(personId, to?.Id, from?.Id));
    }

    public static Verdict End(State state) => Going(state).Any() ? Verdict.Accept(new GroupsEnded()) : Verdict.Accept();

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case GroupsMade e:
                End(projection);
                foreach (var group in e.Groups)
                    projection.Put(group, Audience.Everyone);
                break;
            case MovedToGroup e:
                if (e.WasGroupId is { } was)
                    projection.Update<Group>(was, group => group with { PersonIds = group.PersonIds.Remove(e.PersonId) });
                if (e.GroupId is { } now)
                    projection.Update<Group>(now, group => group with { PersonIds = group.PersonIds.Add(e.PersonId) });
                break;
            case GroupsEnded:
                End(projection);
                break;
        }
    }

    private static IEnumerable<Group> Going(State state) => state.All<Group>().Where(group => !group.Ended).OrderBy(group => group.Number);

    private static void End(Projection projection)
    {
        foreach (var group in Going(projection.State).ToList())
            projection.Update<Group>(group.Id, it => it with { Ended = true });
    }
}
