using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Partners;

using static PartnerCommand;
using static PartnerEvent;

/// <summary>
/// What communities tell of what the partner promised, brought and learnt there: for its own people. Only a community in which the
/// partner said that it takes part, or did, is heard: so nobody says anything for it of which it knows nothing.
/// </summary>
internal static class CommunityAccounts
{
    public static Verdict Note(State state, NoteAccount note, string communityId)
    {
        if (state.Find<CommunityLink>(communityId) is not { Status: OrganisationStatus.Participating or OrganisationStatus.Former })
            return Verdict.Reject(PartnerRefusals.CommunityUnknown);
        return state.Find<CommunityAccount>(communityId) is { } known && known.Account.Seq >= note.Account.Seq
            ? Verdict.Accept()
            : Verdict.Accept(new AccountNoted(communityId, note.Account));
    }

    public static void Project(AccountNoted noted, Projection projection) =>
        projection.Put(new CommunityAccount(noted.CommunityId, noted.Account), PartnerPerson.Insiders);
}
