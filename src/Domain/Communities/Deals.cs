using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Domain.Communities;

using static TableCommand;
using static TableEvent;

/// <summary>
/// Deals: written mutual commitments of organisations. What was signed is what stands here: a deal is agreed when each party promises
/// something by a day and somebody signed for each, and from then on its parties and promises stay as they are.
/// </summary>
internal static class Deals
{
    private static readonly string Government = EnumName.Of(Sector.Government);

    public static Verdict Draft(State state, DraftDeal draft, Context context)
    {
        if (state.Knows(Key.Of<Deal>(draft.DealId)))
            return Verdict.Reject(Refusals.IdTaken, new Detail(Field: "dealId"));
        if (state.Count<Deal>() >= CommunityLimits.Deals)
            return Verdict.Reject(CommunityRefusals.Full, new Detail(Max: CommunityLimits.Deals, Yours: draft.Title));
        return Verdict.Accept(new DealDrafted(new Deal(
            draft.DealId, Members.Numbers(state).Deals + 1, draft.Title, DealStatus.Draft, [], [], null, null, null, draft.PublicInterestNote, context.Now)));
    }

    public static Verdict Edit(State state, EditDeal edit)
    {
        if (Open(state, edit.DealId, out var deal) is { } refusal)
            return refusal;
        var (after, changed) = Changed(state, deal!, edit);
        if (changed is not null)
            return changed;
        if (after.End < after.Start)
            return Verdict.Reject(Refusals.FieldInvalid, new Detail(Field: "end"));
        if (!after.Parties.All(id => state.Find<Organisation>(id) is not null))
            return Verdict.Reject(CommunityRefusals.OrganisationUnknown, new Detail(Field: "parties"));
        if (!after.Commitments.All(commitment => after.Parties.Contains(commitment.OrganisationId)))
            return Verdict.Reject(CommunityRefusals.PartyHasCommitments, new Detail(Field: "parties"));
        return after == deal ? Verdict.Accept() : Verdict.Accept(new DealEdited(after, deal!));
    }

    /// <summary>From when until when, is one thing.</summary>
    private static (Deal After, Verdict? Refusal) Changed(State state, Deal now, EditDeal edit)
    {
        var saw = edit.Saw ?? new DealAsSeen(now.Parties, now.Start, now.End, now.PublicInterestNote);
        var two = new TwoChanges(CommunityRefusals.DealChanged);
        var title = two.Of("title", edit.Was, now.Title, edit.Title, text => text);
        var parties = two.Of("parties", saw.Parties, now.Parties, edit.Parties, id => state.Find<Organisation>(id)?.Name ?? id);
        var (start, end) = two.Of(
            "start", (saw.Start, saw.End), (now.Start, now.End), (edit.Start, edit.End), period => $"{period.Start:yyyy-MM-dd}\n{period.End:yyyy-MM-dd}");
        var note = two.Of("publicInterestNote", saw.PublicInterestNote, now.PublicInterestNote, edit.PublicInterestNote, text => text);
        var after = now with
        {
            Title = title, Parties = parties, Start = start, End = end, PublicInterestNote = note,
            MayNeedDisclosure = parties.Any(id => state.Find<Organisation>(id)?.Sector == Government),
        };
        return (after, two.Refusal);
    }

    public static Verdict Promise(State state, AddCommitment add)
    {
        if (Open(state, add.DealId, out var deal) is { } refusal)
            return refusal;
        if (deal!.Commitments.Any(commitment => commitment.Id == add.CommitmentId))
            return Verdict.Reject(Refusals.IdTaken, new Detail(Field: "commitmentId"));
        if (deal.Commitments.Length >= CommunityLimits.Commitments)
            return Verdict.Reject(CommunityRefusals.Full, new Detail(Max: CommunityLimits.Commitments, Yours: add.Promises));
        return deal.Parties.Contains(add.OrganisationId)
            ? Verdict.Accept(new CommitmentAdded(deal.Id, new Commitment(add.CommitmentId, add.OrganisationId, add.Promises, add.Due)))
            : Verdict.Reject(CommunityRefusals.NotAParty, new Detail(Field: "organisationId", Yours: add.Promises));
    }

    public static Verdict Remove(State state, RemoveCommitment remove)
    {
        if (Open(state, remove.DealId, out var deal) is { } refusal)
            return refusal;
        return deal!.Commitments.FirstOrDefault(commitment => commitment.Id == remove.CommitmentId) is { } was
            ? Verdict.Accept(new CommitmentRemoved(deal.Id, was))
            : Verdict.Reject(CommunityRefusals.CommitmentUnknown);
    }

    public static Verdict Keep(State state, KeepCommitment keep)
    {
        if (state.Find<Deal>(keep.DealId) is not { } deal)
            return Verdict.Reject(CommunityRefusals.DealUnknown);
        if (deal.Commitments.FirstOrDefault(found => found.Id == keep.CommitmentId) is not { } commitment)
            return Verdict.Reject(CommunityRefusals.CommitmentUnknown);
        if (deal.IsOpen || deal.Status is DealStatus.Ended)
            return Verdict.Reject(CommunityRefusals.DealNotRunning);
        return commitment.KeptOn == keep.KeptOn
            ? Verdict.Accept()
            : Verdict.Accept(new CommitmentKept(deal.Id, commitment.Id, keep.KeptOn, commitment.KeptOn));
    }

    public static Verdict SetStatus(State state, SetDealStatus set, Context context)
    {
        if (state.Find<Deal>(set.DealId) is not { } deal)
            return Verdict.Reject(CommunityRefusals.DealUnknown);
        if (deal.Status == set.Status)
            return Verdict.Accept();
        if (!CanFollow(deal.Status, set.Status))
            return Verdict.Reject(CommunityRefusals.DealStateNotReachable, new Detail(Current: EnumName.Of(deal.Status)));
        if (set.Status is not DealStatus.Agreed)
            return Verdict.Accept(new DealStatusSet(deal.Id, set.Status, deal.Status, deal.SignedOn, deal.Signatories, deal.Document, context.Now));
        return RefuseToAgree(deal, set) ?? Verdict.Accept(new DealStatusSet(
            deal.Id, set.Status, deal.Status, set.SignedOn, set.Signatories, set.Document, context.Now));
    }

    public static void Project(TableEvent @event, Projection projection)
    {
        switch (@event)
        {
            case DealDrafted e:
                projection.Put(e.Deal, Audience.Everyone);
                projection.Update<CommunityNumbers>(CommunityNumbers.OnlyId, numbers => numbers with { Deals = e.Deal.Number });
                break;
            case DealEdited e:
                projection.Update<Deal>(e.Deal.Id, _ => e.Deal);
                break;
            case CommitmentAdded e:
                projection.Update<Deal>(e.DealId, deal => deal with { Commitments = deal.Commitments.Add(e.Commitment) });
                break;
            case CommitmentRemoved e:
                projection.Update<Deal>(e.DealId, deal => deal with { Commitments = deal.Commitments.RemoveAll(found => found.Id == e.Was.Id) });
                break;
            case CommitmentKept e:
                projection.Update<Deal>(e.DealId, deal => deal with
                {
                    Commitments = [.. deal.Commitments.Select(found => found.Id == e.CommitmentId ? found with { KeptOn = e.KeptOn } : found)],
                });
                break;
            case DealStatusSet e:
                projection.Update<Deal>(
                    e.DealId, deal => deal with { Status = e.Status, SignedOn = e.SignedOn, Signatories = e.Signatories, Document = e.Document });
                break;
        }
    }

    private static Verdict? RefuseToAgree(Deal deal, SetDealStatus set)
    {
        if (deal.Parties.Length < 2)
            return Verdict.Reject(CommunityRefusals.DealNeedsParties);
        if (!deal.Parties.All(party => deal.Commitments.Any(commitment => commitment.OrganisationId == party)))
            return Verdict.Reject(CommunityRefusals.DealNeedsCommitments);
        if (set.SignedOn is null)
            return Verdict.Reject(Refusals.FieldMissing, new Detail(Field: "signedOn"));
        return set.Signatories.Select(signatory => signatory.OrganisationId).Distinct().Order().SequenceEqual(deal.Parties.Order())
            ? null
            : Verdict.Reject(CommunityRefusals.DealNeedsSignatories, new Detail(Field: "signatories"));
    }

    private static Verdict? Open(State state, string dealId, out Deal? deal) => (deal = state.Find<Deal>(dealId)) switch
    {
        null => Verdict.Reject(CommunityRefusals.DealUnknown),
        { IsOpen: false } => Verdict.Reject(CommunityRefusals.DealSigned),
        _ => null,
    };

    /// <summary>One step on; talks may go back to a draft, and may end without a deal.</summary>
    private static bool CanFollow(DealStatus from, DealStatus to) => (from, to) switch
    {
        (DealStatus.Draft, DealStatus.Negotiating) => true,
        (DealStatus.Negotiating, DealStatus.Draft or DealStatus.Agreed) => true,
        (DealStatus.Draft or DealStatus.Negotiating, DealStatus.Ended) => true,
        (DealStatus.Agreed, DealStatus.Running) => true,
        (DealStatus.Running, DealStatus.Evaluated) => true,
        (DealStatus.Evaluated, DealStatus.Ended) => true,
        _ => false,
    };
}
