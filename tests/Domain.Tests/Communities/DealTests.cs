using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Communities;

using static CommunityStory;
using static TableCommand;

/// <summary>Deals: what was signed is what stands there.</summary>
public sealed class DealTests
{
    private static readonly DateOnly Signed = new(2026, 11, 20);
    private readonly CommunityStory _story = new();

    [Fact]
    public void A_deal_goes_from_draft_to_its_end_one_step_at_a_time()
    {
        var (deal, _) = _story.Agreed();
        foreach (var status in new[] { DealStatus.Running, DealStatus.Evaluated, DealStatus.Ended })
        {
            _story.Do(Karin, new SetDealStatus(deal, status, null, [], null));
            Deal(deal).ShouldSatisfyAllConditions(now => now.Status.ShouldBe(status), now => now.SignedOn.ShouldBe(Signed), now => now.Signatories!.Value.Length.ShouldBe(2));
        }

        _story.Refuse(CommunityRefusals.DealStateNotReachable, Karin, new SetDealStatus(deal, DealStatus.Running, null, [], null)).Detail!.Current.ShouldBe("ended");
    }

    [Fact]
    public void TAB2_a_deal_is_agreed_when_each_party_promises_something_and_somebody_signed_for_each()
    {
        var (one, other) = (_story.AddOrganisation("Gemeente"), _story.AddOrganisation("School"));
        var deal = _story.Draft(one);
        SetDealStatus Agree(params string[] signed) => new(deal, DealStatus.Agreed, Signed, [.. signed.Select(id => new Signatory(id, "Iemand"))], null);

        _story.Refuse(CommunityRefusals.DealStateNotReachable, Karin, Agree(one));
        _story.Do(Karin, new SetDealStatus(deal, DealStatus.Negotiating, null, [], null));
        _story.Refuse(CommunityRefusals.DealNeedsParties, Karin, Agree(one));
        Parties(deal, one, other);
        _story.Promise(deal, one);
        _story.Refuse(CommunityRefusals.DealNeedsCommitments, Karin, Agree(one, other));
        _story.Promise(deal, other);
        _story.Refuse(CommunityRefusals.DealNeedsSignatories, Karin, Agree(one));
        _story.Refuse(CommunityRefusals.DealNeedsSignatories, Karin, Agree(one, other, _story.AddOrganisation("Een ander")));
        _story.Refuse(Refusals.FieldMissing, Karin, Agree(one, other) with { SignedOn = null });
        _story.Do(Karin, Agree(one, other));
        Deal(deal).Status.ShouldBe(DealStatus.Agreed);
    }

    [Fact]
    public void TAB2_what_was_signed_stays_as_it_is()
    {
        var (deal, commitment) = _story.Agreed();
        var party = Deal(deal).Parties[0];
        _story.Refuse(CommunityRefusals.DealSigned, Karin, new EditDeal(deal, "Anders", [party], null, null, null, "Deal schooldaken"));
        _story.Refuse(CommunityRefusals.DealSigned, Karin, new AddCommitment(deal, Ids.Next(), party, "Meer", new DateOnly(2027, 1, 1)));
        _story.Refuse(CommunityRefusals.DealSigned, Karin, new RemoveCommitment(deal, commitment));
    }

    [Fact]
    public void A_promise_is_kept_once_the_deal_is_agreed_and_shows_when()
    {
        var (deal, commitment) = _story.Agreed();
        _story.Do(Karin, new KeepCommitment(deal, commitment, new DateOnly(2027, 5, 1)));
        Deal(deal).Commitments.Single(found => found.Id == commitment).KeptOn.ShouldBe(new DateOnly(2027, 5, 1));
        _story.Do(Karin, new KeepCommitment(deal, commitment, null));
        Deal(deal).Commitments.ShouldAllBe(found => found.KeptOn == null);

        var party = _story.AddOrganisation("School");
        var draft = _story.Draft(party);
        _story.Refuse(CommunityRefusals.DealNotRunning, Karin, new KeepCommitment(draft, _story.Promise(draft, party), Signed));
    }

    [Fact]
    public void Only_a_party_promises_and_a_party_with_promises_stays()
    {
        var (one, other) = (_story.AddOrganisation("Gemeente"), _story.AddOrganisation("School"));
        var deal = _story.Draft(one);
        _story.Refuse(CommunityRefusals.NotAParty, Karin, new AddCommitment(deal, Ids.Next(), other, "Een dak", Signed)).Detail!.Yours.ShouldBe("Een dak");
        var commitment = _story.Promise(deal, one);
        _story.Refuse(CommunityRefusals.PartyHasCommitments, Karin, new EditDeal(deal, "Deal schooldaken", [other], null, null, null, "Deal schooldaken"));
        _story.Do(Karin, new RemoveCommitment(deal, commitment));
        Parties(deal, other);
        _story.Refuse(CommunityRefusals.CommitmentUnknown, Karin, new RemoveCommitment(deal, commitment));
        _story.Refuse(CommunityRefusals.OrganisationUnknown, Karin, new EditDeal(deal, "Deal schooldaken", [Ids.Next()], null, null, null, "Deal schooldaken"));
    }

    [Fact]
    public void TAB2_a_deal_with_a_government_body_may_have_to_be_made_public()
    {
        var deal = _story.Draft();
        Deal(deal).MayNeedDisclosure.ShouldBeFalse();
        Parties(deal, _story.AddOrganisation("Gemeente"));
        Deal(deal).MayNeedDisclosure.ShouldBeTrue();
    }

    [Fact]
    public void A_deal_that_was_changed_meanwhile_and_an_end_before_its_start_are_refused()
    {
        var deal = _story.Draft();
        _story.Do(Karin, new EditDeal(deal, "Deal daken", [], null, null, null, "Deal schooldaken"));
        _story.Refuse(CommunityRefusals.DealChanged, Cor, new EditDeal(deal, "Deal school", [], null, null, null, "Deal schooldaken")).Detail!.Current.ShouldBe("Deal daken");
        _story.Refuse(Refusals.FieldInvalid, Cor, new EditDeal(deal, "Deal daken", [], Signed, Signed.AddDays(-1), null, "Deal daken"));
        _story.Refuse(CommunityRefusals.DealUnknown, Karin, new SetDealStatus(Ids.Next(), DealStatus.Negotiating, null, [], null));
    }

    private void Parties(string deal, params string[] parties) =>
        _story.Do(Karin, new EditDeal(deal, "Deal schooldaken", [.. parties], null, null, null, "Deal schooldaken"));

    private Deal Deal(string id) => _story.State.Find<Deal>(id)!;
}
