using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Partners;

using static PartnerCommand;
using static PartnerEvent;

/// <summary>The organisation itself, and what is said of it.</summary>
internal static class Registering
{
    public static Verdict Register(PartnerRecord? partner, RegisterPartner register, Context context) => (partner, context.PersonId) switch
    {
        (not null, _) => Verdict.Reject(Refusals.EntityExists),
        (_, null) => Verdict.Reject(Refusals.PersonUnknown),
        (null, { } me) => Verdict.Accept(new PartnerRegistered(register.Profile, me, register.PersonName, context.Now)),
    };

    public static Verdict Edit(PartnerRecord partner, EditPartner edit) => ProfileOf(partner) is var was && was == edit.Profile
        ? Verdict.Accept()
        : Verdict.Accept(new PartnerEdited(edit.Profile, was));

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case PartnerRegistered e:
                projection.Put(RecordOf(e.Profile, e.At), Audience.Everyone);
                projection.Put(new PartnerPerson(e.PersonId, e.PersonName, 1, PartnerRole.Contact, PartnerStanding.Active, e.At), Audience.Everyone);
                projection.Put(new PartnerBook(1), Audience.Nobody);
                break;
            case PartnerEdited e:
                projection.Update<PartnerRecord>(PartnerRecord.OnlyId, partner => RecordOf(e.Profile, partner.RegisteredAt) with { Demonstration = partner.Demonstration });
                break;
        }
    }

    internal static PartnerRecord RecordOf(PartnerProfile it, DateTimeOffset at) => new(it.Name, it.Sector, it.Area, it.Website, it.Kvk, it.Oin, it.About, at);

    private static PartnerProfile ProfileOf(PartnerRecord it) => new(it.Name, it.Sector, it.Area, it.Website, it.Kvk, it.Oin, it.About);
}
