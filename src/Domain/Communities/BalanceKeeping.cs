using System.Globalization;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

using static BalanceCommand;
using static BalanceEvent;
using static MemberEvent;

/// <summary>
/// The balance of a community as records: how it stands through each lens, and a dated point for each day on which somebody came or went
/// and, through every lens, for each meeting that closed. Everybody in the community sees them; the counts of a meeting stay on the server, since they
/// would tell of groups under three what <see cref="Balance"/> does not show.
/// </summary>
internal static class BalanceKeeping
{
    public static Verdict Dismiss(State state, DismissAdvice dismiss, Context context)
    {
        if (state.Find<BalanceNow>(EnumName.Of(dismiss.Lens)) is not { } now
            || !BalanceReason.IsAdvice(dismiss.Code)
            || !now.Reasons.Any(reason => reason.Code == dismiss.Code && reason.Group == dismiss.Group))
            return Verdict.Reject(CommunityRefusals.AdviceNotGiven, new Detail(Yours: dismiss.Reason));
        return Find(state, dismiss.Lens, dismiss.Code, dismiss.Group)?.Reason == dismiss.Reason
            ? Verdict.Accept()
            : Verdict.Accept(new AdviceDismissed(dismiss.Lens, dismiss.Code, dismiss.Group, dismiss.Reason, context.PersonId!, context.Now));
    }

    public static Verdict Resume(State state, ResumeAdvice resume) => Find(state, resume.Lens, resume.Code, resume.Group) is { } dismissed
        ? Verdict.Accept(new AdviceResumed(resume.Lens, resume.Code, resume.Group, dismissed.Reason))
        : Verdict.Accept();

    public static void Project(BalanceEvent @event, Projection projection)
    {
        switch (@event)
        {
            case AdviceDismissed e:
                projection.Put(
                    new DismissedAdvice(DismissedAdvice.IdOf(e.Lens, e.Code, e.Group), e.Lens, e.Code, e.Group, e.Reason, e.ById, e.At), Audience.Everyone);
                break;
            case AdviceResumed e:
                projection.Delete<DismissedAdvice>(DismissedAdvice.IdOf(e.Lens, e.Code, e.Group));
                break;
        }
    }

    /// <summary>Follows what another part made of the event.</summary>
    public static void Follow(Event @event, Projection projection)
    {
        switch (@event)
        {
            case CommunityEvent.CommunityShown or MemberFounded or InvitationAccepted or MembershipPaused or MembershipResumed or MemberLeft or MembershipEnded or MemberRolesSet or MemberEdited:
                Look(projection);
                if (Day(@event) is { } at)
                    Point(projection, projection.Find<BalanceNow>(EnumName.Of(BalanceLens.Members))!, at, null);
                break;
            case CommunityEvent.CommunityEdited { Fields.CompositionMode: not null } or CommunityEvent.GroupsNoted:
                Look(projection);
                break;
        }
    }

    /// <summary>A meeting of the community closed: how many of each group were there, and how many ideas came from each.</summary>
    public static void Count(Projection projection, MeetingTally tally)
    {
        projection.Put(tally, Audience.Nobody);
        Look(projection);
        Point(projection, projection.Find<BalanceNow>(EnumName.Of(BalanceLens.Members))!, tally.At, tally.Id);
        var (balance, home) = RuleOf(projection.State);
        Point(projection, Now(balance.OfAttendance(tally.Present, home)), tally.At, tally.Id);
        Point(projection, Now(balance.OfInput(tally.Present, tally.Input, home)), tally.At, tally.Id);
    }

    /// <summary>
    /// Mixed communities look at their last meeting, peers at their last three: who looks in need not come each time.
    /// </summary>
    private static void Look(Projection projection)
    {
        var (balance, home) = RuleOf(projection.State);
        var (members, lookingIn) = MembersOf(projection.State);
        Put(projection, balance.OfMembers(members, lookingIn));
        var last = projection.State.All<MeetingTally>().OrderByDescending(tally => tally.At).ThenBy(tally => tally.Id, StringComparer.Ordinal)
            .Take(balance.Mode is CompositionMode.Peer ? Balance.LastMeetings : 1).ToList();
        if (last.Count == 0)
            return;
        Put(projection, balance.OfAttendance(last.Select(tally => tally.Present).Aggregate((most, present) => most.AtLeast(present)), home));
        Put(projection, balance.OfInput(last.Select(tally => (tally.Present, tally.Input)), home));
    }

    private static (Balance Balance, string? Home) RuleOf(State state)
    {
        var balance = new Balance(state.Find<CommunityRecord>(CommunityRecord.OnlyId)!.CompositionMode, GroupKeeping.Of(state));
        return (balance, balance.HomeOf(MembersOf(state).Members));
    }

    private static (GroupCounts Members, GroupCounts LookingIn) MembersOf(State state) => (
        GroupCounts.Of(state.All<Member>().Where(member => member.TakesPart()).Select(member => member.Sector)),
        GroupCounts.Of(state.All<Member>().Where(member => member.Status is MemberStatus.Active && !member.TakesPart()).Select(member => member.Sector)));

    private static void Put(Projection projection, LensBalance balance)
    {
        var now = Now(balance);
        var before = projection.Find<BalanceNow>(now.Id);
        // What is as it was is no change, so that nobody hears of it.
        projection.Put(
            now with
            {
                Shares = before?.Shares.SequenceEqual(now.Shares) is true ? before.Shares : now.Shares,
                Reasons = before?.Reasons.SequenceEqual(now.Reasons) is true ? before.Reasons : now.Reasons,
            },
            Audience.Everyone);
    }

    private static BalanceNow Now(LensBalance balance) =>
        new(EnumName.Of(balance.Lens), balance.Lens, balance.Outcome, balance.People, balance.Shares, balance.Evenness, balance.Reasons);

    private static void Point(Projection projection, BalanceNow now, DateTimeOffset at, string? meetingId) => projection.Put(
        new BalancePoint(
            BalancePoint.IdOf(now.Lens, meetingId ?? at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            now.Lens, at, meetingId, now.Outcome, now.People, now.Shares, now.Evenness),
        Audience.Everyone);

    private static DismissedAdvice? Find(State state, BalanceLens lens, BalanceCode code, string? group) =>
        state.Find<DismissedAdvice>(DismissedAdvice.IdOf(lens, code, group));

    /// <summary>When somebody came or went; what else changes the balance shows in the next point.</summary>
    private static DateTimeOffset? Day(Event @event) => @event switch
    {
        CommunityEvent.CommunityShown e => e.At,
        MemberFounded e => e.At,
        InvitationAccepted e => e.At,
        MemberLeft e => e.At,
        MembershipEnded e => e.At,
        _ => null,
    };
}
