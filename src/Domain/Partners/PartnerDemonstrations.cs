using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Partners;

using static PartnerCommand;
using static PartnerEvent;

/// <summary>
/// Partners that are invented, for whoever wants to see how communities and organisations belong together. Such a partner says of itself
/// what it is, begins with where it takes part, and keeps every rule of a partner from then on. Nobody speaks for it.
/// </summary>
internal static class PartnerDemonstrations
{
    public static Verdict Show(PartnerRecord? partner, ShowPartner show, Context context) => (partner, context.From) switch
    {
        (_, not Sender.Host) => Verdict.Reject(Refusals.CommandUnknown),
        (not null, _) => Verdict.Reject(Refusals.EntityExists),
        _ when show.Communities.Select(link => link.Id).Distinct().Count() < show.Communities.Length => Verdict.Reject(Refusals.FieldInvalid, new Detail(Field: "communities")),
        _ => Verdict.Accept(new PartnerShown(show.Profile, show.Communities, context.Now)),
    };

    public static void Project(PartnerShown shown, Projection projection)
    {
        projection.Put(Registering.RecordOf(shown.Profile, shown.At) with { Demonstration = true }, Audience.Everyone);
        projection.Put(new PartnerBook(0), Audience.Nobody);
        foreach (var link in shown.Communities)
            projection.Put(link, PartnerPerson.Insiders);
    }
}
