using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Programmes;

/// <summary>What happens in a programme. A field that starts with <c>Was</c> holds what stood there before.</summary>
public abstract record ProgrammeEvent : Event
{
    private ProgrammeEvent() { }

    /// <param name="Topics">Its first themes and transitions.</param>
    public sealed record ProgrammeStarted(
        string Name, string Accent, ImmutableArray<PartnerGroup> Groups, ImmutableArray<Topic> Topics, DateTimeOffset At) : ProgrammeEvent;

    public sealed record ProgrammeEdited(
        string Name, string? Introduction, string Accent, string WasName, string? WasIntroduction, string WasAccent) : ProgrammeEvent;

    public sealed record PartnerGroupsSet(ImmutableArray<PartnerGroup> Groups, ImmutableArray<PartnerGroup> WasGroups) : ProgrammeEvent;

    /// <summary>A community of the programme wants to know its groups.</summary>
    public sealed record GroupsFollowed(string CommunityId) : ProgrammeEvent;

    /// <param name="Was">Null where it is new.</param>
    public sealed record TopicPut(Topic Topic, Topic? Was) : ProgrammeEvent;

    public sealed record TopicRetired(string TopicId) : ProgrammeEvent;

    public sealed record TopicReinstated(string TopicId) : ProgrammeEvent;

    /// <param name="LinkId">The link by which they came.</param>
    public sealed record CoordinatorCame(string PersonId, string Name, int Number, string LinkId, DateTimeOffset At) : ProgrammeEvent;

    public sealed record PersonInvitedToProgramme(string PersonId, string Name, int Number, ProgrammeRole Role, DateTimeOffset At) : ProgrammeEvent;

    public sealed record ProgrammeInvitationAccepted(string PersonId, DateTimeOffset At) : ProgrammeEvent;

    public sealed record PersonRenamedInProgramme(string PersonId, string Name, string WasName) : ProgrammeEvent;

    public sealed record ProgrammeRoleSet(string PersonId, ProgrammeRole Role, ProgrammeRole WasRole) : ProgrammeEvent;

    public sealed record PersonLeftProgramme(string PersonId, DateTimeOffset At) : ProgrammeEvent;
}
