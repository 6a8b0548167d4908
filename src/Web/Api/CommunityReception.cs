using System.Collections.Immutable;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine;
using Samenwerken.Web.Identity;

namespace Samenwerken.Web.Api;

/// <summary>
/// Lets communities begin, and people be asked into them. Whose ids are made here, nobody else chose. Asking again with the same
/// idempotency key, because the answer was lost on the way, gives the same community or person and no second one.
/// </summary>
public sealed class CommunityReception(IEntityGateway gateway, Secrets secrets)
{
    /// <param name="known">Who asks, where they are somebody already.</param>
    public async Task<Admission> FormAsync(
        string name, string? issueStatement, string? programmeId, string personName, string? sector, string? device, TokenHolder? known,
        string? idempotencyKey, CancellationToken cancellationToken)
    {
        if (known?.Entity.Kind is Meeting.KindName)
            return new Admission.Refused(IdentityCodes.EntryFromMeeting);
        var community = Community.IdOf(secrets.Id(idempotencyKey, "community"));
        var personId = known?.Person.PersonId ?? secrets.Id(idempotencyKey, $"person {community}");
        var me = new Sender.Person(personId, secrets.DeviceId(community, personId, device) ?? secrets.Id(idempotencyKey, $"device {community}"));
        var form = new CommunityCommand.FormCommunity(name, issueStatement, programmeId, personName, sector);
        return await gateway.SendAsync(community, new Submission(secrets.Id(idempotencyKey, "form community"), me, form), cancellationToken) switch
        {
            Answer.Accepted => new Admission.In(community, me, EnumName.Of(CommunityRole.Coordinator)),
            // So long ago that its receipt is forgotten.
            Answer.Rejected { Code: Refusals.EntityExists } when await gateway.ReadAsync(community, personId, cancellationToken) is Reading.Found found =>
                new Admission.In(community, me, found.Viewer.Role),
            Answer.Rejected rejected => new Admission.Refused(rejected.Code, rejected.Detail),
            var answer => new Admission.Unanswered(answer),
        };
    }

    /// <summary>Invites somebody whose id is made here.</summary>
    public async Task<(string PersonId, Answer Answer)> InviteAsync(
        EntityId community, Sender.Person coordinator, Invitee invitee, string? idempotencyKey, CancellationToken cancellationToken)
    {
        // A key is its sender's own: what another sends under the same one is another invitation.
        var role = $"invite {community} {coordinator.PersonId}";
        var personId = secrets.Id(idempotencyKey, $"person {role}");
        var invite = new MemberCommand.InviteMember(
            personId, invitee.Name, invitee.Sector, invitee.OrganisationId, invitee.Roles, invitee.Email, invitee.Text, invitee.ProposalId);
        return (personId, await gateway.SendAsync(community, new Submission(secrets.Id(idempotencyKey, role), coordinator, invite), cancellationToken));
    }
}

/// <summary>What is known of somebody who is invited.</summary>
/// <param name="ProposalId">The proposal that the invitation accepts.</param>
public sealed record Invitee(
    string Name, string? Sector, string? OrganisationId, ImmutableArray<CommunityRole> Roles, string? Email, string? Text, string? ProposalId = null);
