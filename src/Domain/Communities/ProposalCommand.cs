using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Domain.Communities;

/// <summary>What is proposed to whoever may do it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProposalSort>))]
public enum ProposalSort
{
    [JsonStringEnumMemberName("meeting")] Meeting,
    [JsonStringEnumMemberName("community")] Community,
    [JsonStringEnumMemberName("invitation")] Invitation,

    /// <summary>That a lesson is published.</summary>
    [JsonStringEnumMemberName("lesson")] Lesson,
}

/// <summary>How far a proposal is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProposalStatus>))]
public enum ProposalStatus
{
    [JsonStringEnumMemberName("open")] Open,
    [JsonStringEnumMemberName("accepted")] Accepted,
    [JsonStringEnumMemberName("declined")] Declined,
}

/// <summary>A meeting as somebody would plan it, or change it where it is planned already.</summary>
/// <param name="Saw">What they saw of one that is planned already.</param>
public sealed record ProposedMeeting(
    string PlannedId, string Title, string? Aim, DateTimeOffset StartsAt, DateTimeOffset EndsAt, MeetingForm Form, string? Place, string? VideoLink,
    ImmutableArray<PlannedItem> Agenda, PlanAsSeen? Saw = null);

/// <summary>Somebody who could be asked to join. How to reach them is nothing to propose: they have not been asked yet.</summary>
public sealed record ProposedInvitation(string Name, string? Sector, string? OrganisationId);

/// <summary>What somebody proposes who may not do it themselves.</summary>
/// <param name="Note">What they say with it.</param>
/// <param name="Invitation">There until it is answered: who is not asked leaves no name behind.</param>
/// <param name="Answer">Why it was declined.</param>
public sealed record Proposal(
    string Id, ProposalSort Sort, ProposalStatus Status, string ById, DateTimeOffset At, string? Note,
    ProposedMeeting? Meeting = null, CommunityFields? Community = null, ProposedInvitation? Invitation = null, string? LessonId = null,
    string? AnsweredById = null, DateTimeOffset? AnsweredAt = null, string? Answer = null) : Record(Id);

/// <summary>What can be asked about proposals.</summary>
public abstract record ProposalCommand : CommunityCommand
{
    private ProposalCommand() { }

    /// <summary>Proposes one thing.</summary>
    public sealed record Propose(
        string ProposalId, string? Note, ProposedMeeting? Meeting, CommunityFields? Community, ProposedInvitation? Invitation, string? LessonId) : ProposalCommand;

    /// <summary>Does what is proposed. An invitation is accepted by inviting (<see cref="MemberCommand.InviteMember"/>), which gives its link.</summary>
    public sealed record AcceptProposal(string ProposalId) : ProposalCommand;

    public sealed record DeclineProposal(string ProposalId, string Reason) : ProposalCommand;

    public sealed record WithdrawProposal(string ProposalId) : ProposalCommand;

    internal static new ProposalCommand? Read(string type, Fields fields) => type switch
    {
        "propose" => ReadProposal(fields),
        "acceptProposal" => new AcceptProposal(fields.Id("proposalId")),
        "declineProposal" => new DeclineProposal(fields.Id("proposalId"), fields.Text("reason", CommunityLimits.Why)),
        "withdrawProposal" => new WithdrawProposal(fields.Id("proposalId")),
        _ => null,
    };

    private static Propose ReadProposal(Fields fields) => new(
        fields.Id("proposalId"), fields.OptionalText("note", CommunityLimits.Why), fields.Object("meeting", GatheringCommand.ReadProposed),
        fields.Object("community", CommunityFields.Read),
        fields.Object("invitation", person => new ProposedInvitation(
            person.Line("name", Limits.PersonName), person.OptionalLine("sector", CommunityLimits.Label), person.OptionalId("organisationId"))),
        fields.OptionalId("lessonId"));
}

/// <summary>What happens to proposals.</summary>
public abstract record ProposalEvent : CommunityEvent
{
    private ProposalEvent() { }

    public sealed record ProposalMade(Proposal Proposal) : ProposalEvent;

    /// <param name="Reason">Why it was declined; null where it was accepted.</param>
    public sealed record ProposalAnswered(string ProposalId, string? Reason, string ById, DateTimeOffset At) : ProposalEvent;

    public sealed record ProposalWithdrawn(string ProposalId) : ProposalEvent;
}
