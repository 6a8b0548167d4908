using System.Collections.Immutable;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Programmes;

using static ProgrammeEvent;

/// <summary>
/// Communities of a programme know its groups of partners, so that their balance counts those: each is told when it joins, and all when
/// the groups change. What they are told is whole and says with which commit it is so, so that an older one changes nothing.
/// </summary>
internal static class GroupFollowing
{
    public static Verdict Follow(State state, string communityId) =>
        state.Find<GroupsFollower>(communityId) is not null ? Verdict.Accept()
        : state.Count<GroupsFollower>() >= ProgrammeLimits.Communities ? Verdict.Reject(ProgrammeRefusals.Full, new Detail(Max: ProgrammeLimits.Communities))
        : Verdict.Accept(new GroupsFollowed(communityId));

    public static void Project(GroupsFollowed followed, Projection projection) => projection.Put(new GroupsFollower(followed.CommunityId), Audience.Nobody);

    public static IEnumerable<Reaction> React(State state, ImmutableArray<Event> events)
    {
        if (state.Find<ProgrammeRecord>(ProgrammeRecord.OnlyId) is not { } programme)
            return [];
        var told = new CommunityCommand.NoteGroups(state.Seq + 1, programme.Groups);
        var communities = events.Any(e => e is PartnerGroupsSet)
            ? state.All<GroupsFollower>().Select(follower => follower.Id)
            : events.OfType<GroupsFollowed>().Select(followed => followed.CommunityId);
        return communities.Order(StringComparer.Ordinal).Select(id => new Reaction(Community.IdOf(id), told));
    }
}
