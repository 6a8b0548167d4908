using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Partners;

using static PartnerCommand;
using static PartnerEvent;

/// <summary>Who speaks for a partner. It always keeps a contact.</summary>
internal static class PartnerPeople
{
    public static Verdict Invite(State state, InviteToPartner invite, Context context)
    {
        if (state.Find<PartnerPerson>(invite.PersonId) is not null)
            return Verdict.Reject(Refusals.IdTaken);
        var number = state.Find<PartnerBook>(PartnerBook.OnlyId)!.People + 1;
        return number > PartnerLimits.People
            ? Verdict.Reject(PartnerRefusals.Full, new Detail(Max: PartnerLimits.People))
            : Verdict.Accept(new PersonInvitedToPartner(invite.PersonId, invite.Name, number, invite.Role, context.Now));
    }

    public static Verdict Accept(State state, Context context) =>
        state.Find<PartnerPerson>(context.PersonId!)!.State is PartnerStanding.Invited
            ? Verdict.Accept(new PartnerInvitationAccepted(context.PersonId!, context.Now))
            : Verdict.Accept();

    public static Verdict SetRole(State state, SetPartnerRole set) => Present(state, set.PersonId) switch
    {
        (null, var refusal) => refusal!,
        ({ } person, _) when person.Role == set.Role => Verdict.Accept(),
        ({ } person, _) when IsLastContact(state, person) => Verdict.Reject(PartnerRefusals.NeedsContact),
        ({ } person, _) => Verdict.Accept(new PartnerRoleSet(person.Id, set.Role, person.Role)),
    };

    public static Verdict Remove(State state, RemoveFromPartner remove, Context context) => Present(state, remove.PersonId) switch
    {
        (null, var refusal) => refusal!,
        ({ } person, _) when IsLastContact(state, person) => Verdict.Reject(PartnerRefusals.NeedsContact),
        ({ } person, _) => Verdict.Accept(new PersonLeftPartner(person.Id, context.Now)),
    };

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case PersonInvitedToPartner e:
                projection.Put(new PartnerPerson(e.PersonId, e.Name, e.Number, e.Role, PartnerStanding.Invited, e.At), Audience.Everyone);
                projection.Update<PartnerBook>(PartnerBook.OnlyId, book => book with { People = e.Number });
                break;
            case PartnerInvitationAccepted e:
                projection.Update<PartnerPerson>(e.PersonId, person => person with { State = PartnerStanding.Active, Since = e.At });
                break;
            case PartnerRoleSet e:
                projection.Update<PartnerPerson>(e.PersonId, person => person with { Role = e.Role });
                break;
            case PersonLeftPartner e:
                projection.Update<PartnerPerson>(e.PersonId, person => person with { State = PartnerStanding.Left, Since = e.At });
                break;
        }
    }

    private static (PartnerPerson? Person, Verdict? Refusal) Present(State state, string personId) => state.Find<PartnerPerson>(personId) switch
    {
        null => (null, Verdict.Reject(Refusals.PersonUnknown)),
        { State: PartnerStanding.Left } => (null, Verdict.Reject(Refusals.PersonRemoved)),
        var person => (person, null),
    };

    private static bool IsLastContact(State state, PartnerPerson person) =>
        person is { Role: PartnerRole.Contact, State: PartnerStanding.Active }
        && !state.All<PartnerPerson>().Any(other => other is { Role: PartnerRole.Contact, State: PartnerStanding.Active } && other.Id != person.Id);
}
