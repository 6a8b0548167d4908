using Samenwerken.Domain.Entities;
using Samenwerken.Domain.JoinCodes;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Partners;
using Samenwerken.Domain.Programmes;
using Samenwerken.Engine;
using Samenwerken.Web.Identity;

namespace Samenwerken.Web.Api;

/// <summary>
/// Registers partners, for people who are known here already: so nobody fills the directory from outside. Whoever registers one is its
/// first contact, as the same person.
/// </summary>
public sealed class PartnerDesk(IEntityGateway gateway, Secrets secrets)
{
    public async Task<Admission> RegisterAsync(
        PartnerProfile profile, string personName, TokenHolder holder, string? device, string? idempotencyKey, CancellationToken cancellationToken)
    {
        // A meeting may come from a file with any ids in it.
        if (holder.Entity.Kind is Meeting.KindName or JoinCode.KindName)
            return new Admission.Refused(IdentityCodes.EntryFromMeeting);
        switch (await gateway.ReadAsync(holder.Entity, holder.Person.PersonId, cancellationToken))
        {
            case Reading.Denied denied:
                return new Admission.Refused(denied.Code, denied.Detail);
            case Reading.Found { Viewer.Role: ProgrammePerson.InvitedRole }:
                return new Admission.Refused(Refusals.RoleNotAllowed);
        }

        var personId = holder.Person.PersonId;
        var partner = Partner.IdOf(secrets.Id(idempotencyKey, $"partner {personId}"));
        var me = new Sender.Person(personId, secrets.DeviceId(partner, personId, device) ?? secrets.Id(idempotencyKey, $"device {partner}"));
        var register = new Submission(
            secrets.Id(idempotencyKey, $"register {partner}"), me, new PartnerCommand.RegisterPartner(profile, personName));
        return await gateway.SendAsync(partner, register, cancellationToken) switch
        {
            Answer.Accepted => new Admission.In(partner, me, EnumName.Of(PartnerRole.Contact)),
            Answer.Rejected rejected => new Admission.Refused(rejected.Code, rejected.Detail),
            var answer => new Admission.Unanswered(answer),
        };
    }

    /// <summary>Invites somebody under an id of ours.</summary>
    public async Task<(string? PersonId, Answer? Refusal)> InviteAsync(
        EntityId partner, Sender.Person by, string name, PartnerRole role, string? idempotencyKey, CancellationToken cancellationToken)
    {
        var personId = secrets.Id(idempotencyKey, $"invited {partner}");
        var invite = new Submission(
            secrets.Id(idempotencyKey, $"invite {partner}"), by, new PartnerCommand.InviteToPartner(personId, name, role));
        var answer = await gateway.SendAsync(partner, invite, cancellationToken);
        return answer is Answer.Accepted ? (personId, null) : (null, answer);
    }
}
