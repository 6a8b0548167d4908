using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

using static CommunityCommand;
using static CommunityEvent;

/// <summary>The agreements (spelregels): written together, accepted by each. Whoever accepts them, accepts the words that they read.</summary>
internal static class AgreementTaking
{
    public static Verdict Write(State state, WriteAgreements write, Context context)
    {
        var agreements = state.Find<Agreements>(Agreements.OnlyId);
        if (agreements?.Text == write.Text)
            return Verdict.Accept();
        var version = agreements?.Version ?? 0;
        return version == write.Was
            ? Verdict.Accept(new AgreementsWritten(write.Text, version + 1, context.Now))
            : Verdict.Reject(CommunityRefusals.AgreementsChanged, new Detail(Current: agreements?.Text, Yours: write.Text));
    }

    public static Verdict Accept(State state, AcceptAgreements accept, Member me, Context context)
    {
        if (RefuseVersion(state, accept.Version) is { } refusal)
            return refusal;
        return me.AgreementsVersion == accept.Version
            ? Verdict.Accept()
            : Verdict.Accept(new AgreementsAccepted(me.Id, accept.Version, context.Now));
    }

    /// <summary>Why a version cannot be accepted; null where it can.</summary>
    public static Verdict? RefuseVersion(State state, int version) => state.Find<Agreements>(Agreements.OnlyId) switch
    {
        null => Verdict.Reject(CommunityRefusals.AgreementsMissing),
        var agreements when agreements.Version != version => Verdict.Reject(CommunityRefusals.AgreementsChanged, new Detail(Current: agreements.Text)),
        _ => null,
    };

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case AgreementsWritten e:
                projection.Put(new Agreements(e.Text, e.Version, e.At), Audience.Everyone);
                break;
            case AgreementsAccepted e:
                projection.Update<Member>(e.PersonId, member => member with { AgreementsVersion = e.Version });
                break;
        }
    }
}
