using Samenwerken.Domain;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.JoinCodes;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine;
using Samenwerken.Web.Identity;

namespace Samenwerken.Web.Api;

/// <summary>
/// Lets somebody into another entity as the same person: by their token of one where they are known, or by their own link. Whether they
/// may look there, that entity says. A token of a meeting opens nothing else, since a meeting may come from a file with any ids in it.
/// </summary>
public sealed class Entry(IEntityGateway gateway, CommunityMeetings meetings, Secrets secrets)
{
    public async Task<Admission> ByTokenAsync(TokenHolder holder, EntityId entity, string? device, CancellationToken cancellationToken)
    {
        switch (holder.Entity.Kind, entity.Kind)
        {
            case (Meeting.KindName or JoinCode.KindName, _):
                return new Admission.Refused(IdentityCodes.EntryFromMeeting);
            case (_, JoinCode.KindName):
                return new Admission.Refused(Refusals.EntityUnknown);
            case (_, Meeting.KindName):
                return await meetings.EnterAsync(holder, entity, device, cancellationToken) switch
                {
                    Arrival.In entered => new Admission.In(entity, entered.Person, null),
                    Arrival.Refused { Answer: Answer.Rejected refused } => new Admission.Refused(refused.Code, refused.Detail),
                    Arrival.Refused other => new Admission.Unanswered(other.Answer),
                    var arrival => throw new InvalidOperationException($"{arrival} is no arrival."),
                };
            default:
                return await AdmitAsync(entity, holder.Person.PersonId, device, cancellationToken);
        }
    }

    public Task<Admission> ByLinkAsync(EntityId entity, string returnKey, string? device, CancellationToken cancellationToken) =>
        secrets.PersonOf(entity, returnKey) is { } personId
            ? AdmitAsync(entity, personId, device, cancellationToken)
            : Task.FromResult<Admission>(new Admission.Refused(IdentityCodes.ReturnLinkInvalid));

    private async Task<Admission> AdmitAsync(EntityId entity, string personId, string? device, CancellationToken cancellationToken)
    {
        if (Catalogue.KindOf(entity) is null)
            return new Admission.Refused(Refusals.EntityUnknown);
        var person = new Sender.Person(personId, secrets.DeviceId(entity, personId, device) ?? secrets.Id(null, "device"));
        return await gateway.ReadAsync(entity, personId, cancellationToken) switch
        {
            Reading.Found found => new Admission.In(entity, person, found.Viewer.Role),
            // They may answer the invitation, and nothing else.
            Reading.Denied { Code: CommunityRefusals.MemberInvited } => new Admission.In(entity, person, null),
            Reading.Denied denied => new Admission.Refused(denied.Code, denied.Detail),
            var reading => throw new InvalidOperationException($"{reading} is no reading."),
        };
    }
}

/// <summary>What came of somebody who wanted to enter.</summary>
public abstract record Admission
{
    private Admission() { }

    /// <param name="Role">Null for whoever is only invited.</param>
    public sealed record In(EntityId Entity, Sender.Person Person, string? Role) : Admission;

    public sealed record Refused(string Code, Detail? Detail = null) : Admission;

    /// <summary>It is not known yet whether it was written.</summary>
    public sealed record Unanswered(Answer Answer) : Admission;
}
