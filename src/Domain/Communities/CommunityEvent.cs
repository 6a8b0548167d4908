using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

/// <summary>What happens to a community. Each part has a family of its own. A field that starts with <c>Was</c> holds what stood there before.</summary>
public abstract record CommunityEvent : Event
{
    private protected CommunityEvent() { }

    /// <summary>Nothing of a community is undone: it is changed again.</summary>
    public override bool IsDeed() => false;

    public sealed record CommunityFormed(
        string Name, string? IssueStatement, string? ProgrammeId, string InitiatorId, DateOnly StartDate, DateOnly PlannedEnd, DateTimeOffset At) : CommunityEvent;

    /// <summary>A community of invented people began, with all of this.</summary>
    public sealed record CommunityShown(ImmutableArray<Record> Records, DateTimeOffset At) : CommunityEvent;

    /// <param name="Was">What was there before, of the fields that changed.</param>
    public sealed record CommunityEdited(CommunityFields Fields, CommunityFields Was) : CommunityEvent;

    public sealed record CommunityStatusSet(CommunityStatus Status, CommunityStatus WasStatus, DateTimeOffset At) : CommunityEvent;

    public sealed record SpacePlanned(Space Space) : CommunityEvent;

    public sealed record GroupsNoted(PartnerGroups Groups) : CommunityEvent;

    public sealed record AgreementsWritten(string Text, int Version, DateTimeOffset At) : CommunityEvent;

    public sealed record AgreementsAccepted(string PersonId, int Version, DateTimeOffset At) : CommunityEvent;

    public sealed record OrganisationAdded(Organisation Organisation) : CommunityEvent;

    /// <param name="Organisation">As it is now.</param>
    public sealed record OrganisationEdited(Organisation Organisation) : CommunityEvent;

    public sealed record OrganisationStatusSet(string OrganisationId, OrganisationStatus Status, OrganisationStatus WasStatus) : CommunityEvent;
}

/// <summary>What happens to the people of a community.</summary>
public abstract record MemberEvent : CommunityEvent
{
    private MemberEvent() { }

    /// <summary>Somebody is a member from the start, because they formed the community.</summary>
    public sealed record MemberFounded(
        string PersonId, int Number, string Name, string? Sector, ImmutableArray<CommunityRole> Roles, DateTimeOffset At) : MemberEvent;

    public sealed record MemberInvited(
        string PersonId, int Number, string Name, string? Sector, string? OrganisationId, ImmutableArray<CommunityRole> Roles,
        string? Email, string? Text, string InvitedById, DateTimeOffset At) : MemberEvent;

    public sealed record InvitationAccepted(string PersonId, int? Agreements, DateTimeOffset At) : MemberEvent;

    public sealed record InvitationDeclined(string PersonId, DateTimeOffset At) : MemberEvent;

    public sealed record MembershipPaused(string PersonId) : MemberEvent;

    public sealed record MembershipResumed(string PersonId) : MemberEvent;

    /// <param name="OldNotes">What they asked for the name on what they wrote.</param>
    public sealed record MemberLeft(string PersonId, OldNotes OldNotes, DateTimeOffset At) : MemberEvent;

    /// <summary>A coordinator had somebody who is no member any more forgotten, as they asked later; or a guest.</summary>
    public sealed record MemberForgotten(string PersonId, OldNotes OldNotes, DateTimeOffset At) : MemberEvent;

    public sealed record MembershipEnded(string PersonId, DateTimeOffset At) : MemberEvent;

    public sealed record MemberRolesSet(string PersonId, ImmutableArray<CommunityRole> Roles, ImmutableArray<CommunityRole> WasRoles) : MemberEvent;

    public sealed record MemberEdited(string PersonId, MemberFields Fields, MemberFields Was) : MemberEvent;

    public sealed record ParticipationLevelSet(string PersonId, ParticipationLevel? Level) : MemberEvent;

    public sealed record IntakeTicked(string PersonId, bool Done) : MemberEvent;

    public sealed record ContactSet(string PersonId, string? Email) : MemberEvent;

    public sealed record AccessNeedsShared(string PersonId, string Text, DateTimeOffset At) : MemberEvent;

    public sealed record AccessNeedsWithdrawn(string PersonId) : MemberEvent;

    public sealed record NotesClaimed(string PersonId, string MeetingId, string ParticipantId, DateTimeOffset At) : MemberEvent;
}
