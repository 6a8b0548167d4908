using System.Collections.Immutable;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Programmes;

namespace Samenwerken.Domain.Communities;

/// <summary>The groups of partners that the programme of the community has; there where it is of one, once that told.</summary>
/// <param name="Groups">In the order of the programme.</param>
/// <param name="Seq">The commit of the programme with which it is so.</param>
public sealed record PartnerGroups(ImmutableArray<PartnerGroup> Groups, long Seq) : Record(OnlyId)
{
    public const string OnlyId = "groups";

    /// <summary>The sector as which somebody of a group takes part in a meeting; null where it has none.</summary>
    public static Sector? SectorOf(PartnerGroups? groups, string? group) =>
        groups?.Groups.FirstOrDefault(found => found.Id == group)?.Sector ?? (group is null ? null : EnumName.Parse<Sector>(group));

    /// <summary>The group of somebody of whom only the sector is known; null where several groups are of that sector.</summary>
    public string? GroupOf(Sector? sector) => Groups.Where(group => group.Sector == sector).Take(2).ToList() is [var only] ? only.Id : null;
}

/// <summary>Which groups count in a community: those of its programme, or else the four O's and citizens.</summary>
internal static class GroupKeeping
{
    private static readonly ImmutableArray<string> Default = [.. Enum.GetValues<Sector>().Select(EnumName.Of)];

    public static ImmutableArray<string> Of(State state) =>
        state.Find<PartnerGroups>(PartnerGroups.OnlyId) is { } known ? [.. known.Groups.Select(group => group.Id)] : Default;

    /// <summary>
    /// A community of a programme asks for the groups until it knows them: with the commit that forms it, and one of before there were any with
    /// its next.
    /// </summary>
    public static IEnumerable<Reaction> React(State state) =>
        state.Find<PartnerGroups>(PartnerGroups.OnlyId) is null && state.Find<CommunityRecord>(CommunityRecord.OnlyId)?.ProgrammeId is { } programmeId
            ? [new Reaction(new EntityId(Programme.KindName, programmeId), new ProgrammeCommand.FollowGroups())]
            : [];

    public static Verdict Note(State state, CommunityRecord community, CommunityCommand.NoteGroups note, Sender from)
    {
        if (community.ProgrammeId is not { } programmeId || from != new Sender.Entity(new EntityId(Programme.KindName, programmeId)))
            return Verdict.Reject(Refusals.CommandUnknown);
        return state.Find<PartnerGroups>(PartnerGroups.OnlyId)?.Seq >= note.Seq
            ? Verdict.Accept()
            : Verdict.Accept(new CommunityEvent.GroupsNoted(new PartnerGroups(note.Groups, note.Seq)));
    }

    public static void Project(CommunityEvent.GroupsNoted noted, Projection projection) => projection.Put(noted.Groups, Audience.Everyone);

    /// <summary>
    /// Who was there and who brought how much, by the groups of the programme: members by what they are here, others by their sector.
    /// </summary>
    public static (GroupCounts Present, GroupCounts Input) CountsOf(State state, MeetingHarvest harvest, string meetingId)
    {
        if (state.Find<PartnerGroups>(PartnerGroups.OnlyId) is not { } groups || harvest.Inputs is not { } inputs)
            return (harvest.Present, harvest.Input);
        return (
            GroupCounts.Of(harvest.People.Select(person => GroupOf(person.PersonId, person.Sector))),
            inputs.Aggregate(GroupCounts.None, (counts, input) => counts.Plus(GroupOf(input.PersonId, input.Sector), input.Ideas)));

        string? GroupOf(string personId, Sector? sector) =>
            state.Find<Member>(Claims.PersonOf(state, meetingId, personId))?.Sector ?? groups.GroupOf(sector);
    }
}
