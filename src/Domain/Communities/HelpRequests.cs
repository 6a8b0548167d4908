using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

using static TableCommand;
using static TableEvent;

/// <summary>
/// Requests for help of a participation table: pitched, matched to experience, tried at once, adjusted until it works or stops, and
/// shared with everybody. A match is a temporary coalition. Any community may hold such a table, whatever its form is called.
/// </summary>
internal static class HelpRequests
{
    public static Verdict Pitch(State state, PitchHelpRequest pitch, Context context)
    {
        if (state.Knows(Key.Of<HelpRequest>(pitch.HelpRequestId)))
            return Verdict.Reject(Refusals.IdTaken, new Detail(Field: "helpRequestId"));
        if (state.Count<HelpRequest>() >= CommunityLimits.HelpRequests)
            return Verdict.Reject(CommunityRefusals.Full, new Detail(Max: CommunityLimits.HelpRequests, Yours: pitch.Text));
        return Verdict.Accept(new HelpRequestPitched(new HelpRequest(
            pitch.HelpRequestId, Members.Numbers(state).HelpRequests + 1, pitch.Text, context.PersonId!, context.Now, HelpRequestStatus.Pitched)));
    }

    public static Verdict Offer(State state, OfferExperience offer, Context context)
    {
        if (state.Knows(Key.Of<ExperienceOffer>(offer.OfferId)))
            return Verdict.Reject(Refusals.IdTaken, new Detail(Field: "offerId"));
        if (state.Count<ExperienceOffer>() >= CommunityLimits.Offers)
            return Verdict.Reject(CommunityRefusals.Full, new Detail(Max: CommunityLimits.Offers, Yours: offer.Text));
        return state.Find<HelpRequest>(offer.HelpRequestId) is null
            ? Verdict.Reject(CommunityRefusals.HelpRequestUnknown, new Detail(Yours: offer.Text))
            : Verdict.Accept(new ExperienceOffered(new ExperienceOffer(offer.OfferId, offer.HelpRequestId, offer.Text, context.PersonId!, context.Now)));
    }

    public static Verdict Withdraw(State state, WithdrawOffer withdraw) => state.Find<ExperienceOffer>(withdraw.OfferId) is { } offer
        ? Verdict.Accept(new OfferWithdrawn(offer.Id, offer.Text))
        : Verdict.Reject(CommunityRefusals.OfferUnknown);

    public static Verdict Match(State state, MatchHelpRequest match, Context context)
    {
        if (state.Find<HelpRequest>(match.HelpRequestId) is not { } request)
            return Verdict.Reject(CommunityRefusals.HelpRequestUnknown);
        if (request.Status is not HelpRequestStatus.Pitched)
            return OutOfOrder(request);
        if (state.Knows(Key.Of<Coalition>(match.CoalitionId)))
            return Verdict.Reject(Refusals.IdTaken, new Detail(Field: "coalitionId"));
        if (match.MemberIds.Length < CommunityLimits.CoalitionAtLeast)
            return Verdict.Reject(CommunityRefusals.CoalitionTooSmall, new Detail(Field: "memberIds", Max: CommunityLimits.CoalitionAtLeast));
        return match.MemberIds.All(id => state.Find<Member>(id)?.TakesPart() is true)
            ? Verdict.Accept(new HelpRequestMatched(new Coalition(
                match.CoalitionId, Members.Numbers(state).Coalitions + 1, match.Name, request.Id, match.MemberIds, match.FirstTrial, context.Now)))
            : Verdict.Reject(Refusals.PersonUnknown, new Detail(Field: "memberIds"));
    }

    public static Verdict SetStatus(State state, SetHelpRequestStatus set, Context context)
    {
        if (state.Find<HelpRequest>(set.HelpRequestId) is not { } request)
            return Verdict.Reject(CommunityRefusals.HelpRequestUnknown, new Detail(Yours: set.Learned));
        var learned = set.Learned ?? request.Learned;
        if (request.Status == set.Status && request.Learned == learned)
            return Verdict.Accept();
        if (request.Status != set.Status && !CanFollow(request.Status, set.Status))
            return OutOfOrder(request);
        return set.Status is HelpRequestStatus.Shared && learned is null
            ? Verdict.Reject(CommunityRefusals.NothingLearned, new Detail(Field: "learned"))
            : Verdict.Accept(new HelpRequestStatusSet(request.Id, set.Status, learned, request.Status, request.Learned, context.Now));
    }

    public static Verdict Join(State state, JoinCoalition join, Member me) => state.Find<Coalition>(join.CoalitionId) switch
    {
        null => Verdict.Reject(CommunityRefusals.CoalitionUnknown),
        var coalition when coalition.MemberIds.Contains(me.Id) => Verdict.Accept(),
        { MemberIds.Length: >= CommunityLimits.CoalitionMembers } => Verdict.Reject(CommunityRefusals.Full, new Detail(Max: CommunityLimits.CoalitionMembers)),
        var coalition => Verdict.Accept(new CoalitionJoined(coalition.Id, me.Id)),
    };

    public static Verdict Leave(State state, LeaveCoalition leave, Member me) => state.Find<Coalition>(leave.CoalitionId) switch
    {
        null => Verdict.Reject(CommunityRefusals.CoalitionUnknown),
        var coalition when !coalition.MemberIds.Contains(me.Id) => Verdict.Accept(),
        var coalition => Verdict.Accept(new CoalitionLeft(coalition.Id, me.Id)),
    };

    public static void Project(TableEvent @event, Projection projection)
    {
        switch (@event)
        {
            case HelpRequestPitched e:
                projection.Put(e.HelpRequest, Audience.Everyone);
                projection.Update<CommunityNumbers>(CommunityNumbers.OnlyId, numbers => numbers with { HelpRequests = e.HelpRequest.Number });
                break;
            case ExperienceOffered e:
                projection.Put(e.Offer, Audience.Everyone);
                break;
            case OfferWithdrawn e:
                projection.Delete<ExperienceOffer>(e.OfferId);
                break;
            case HelpRequestMatched e:
                projection.Put(e.Coalition, Audience.Everyone);
                projection.Update<CommunityNumbers>(CommunityNumbers.OnlyId, numbers => numbers with { Coalitions = e.Coalition.Number });
                projection.Update<HelpRequest>(
                    e.Coalition.HelpRequestId, request => request with { Status = HelpRequestStatus.Matched, CoalitionId = e.Coalition.Id });
                break;
            case HelpRequestStatusSet e:
                projection.Update<HelpRequest>(e.HelpRequestId, request => request with
                {
                    Status = e.Status,
                    Learned = e.Learned,
                    SharedAt = e.Status is HelpRequestStatus.Shared ? request.SharedAt ?? e.At : null,
                });
                break;
            case CoalitionJoined e:
                projection.Update<Coalition>(e.CoalitionId, coalition => coalition with { MemberIds = coalition.MemberIds.Add(e.PersonId) });
                break;
            case CoalitionLeft e:
                projection.Update<Coalition>(e.CoalitionId, coalition => coalition with { MemberIds = coalition.MemberIds.Remove(e.PersonId) });
                break;
        }
    }

    /// <summary>Matching is a command of its own. What works or stopped may be tried again until it is shared.</summary>
    private static bool CanFollow(HelpRequestStatus from, HelpRequestStatus to) => (from, to) switch
    {
        (HelpRequestStatus.Matched, HelpRequestStatus.Trying) => true,
        (HelpRequestStatus.Trying, HelpRequestStatus.Works or HelpRequestStatus.Stopped) => true,
        (HelpRequestStatus.Works or HelpRequestStatus.Stopped, HelpRequestStatus.Trying or HelpRequestStatus.Shared) => true,
        _ => false,
    };

    private static Verdict OutOfOrder(HelpRequest request) =>
        Verdict.Reject(CommunityRefusals.HelpRequestStateNotReachable, new Detail(Current: EnumName.Of(request.Status)));
}
