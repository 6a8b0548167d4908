using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

using static MeetingCommand;
using static MeetingEvent;

/// <summary>
/// Choosing with dots. Budget and cap are judged here, one command after another, so that they hold however many devices
/// click at once (VOT1). A ballot is for its voter alone; of a secret round nobody sees more than how many voted until it
/// is closed (VOT2), and what is shown is always counted from the ballots (VOT3).
/// </summary>
internal static class Votes
{
    public static Verdict Open(State state, OpenVoteRound open, Context context)
    {
        if (state.Knows(Key.Of<VoteRound>(open.RoundId)))
            return Verdict.Reject(Refusals.IdTaken, new Detail(Field: "roundId"));
        if (OpenRound(state) is not null)
            return Verdict.Reject(MeetingRefusals.VoteRoundOtherOpen);
        if (state.Count<VoteRound>() >= Limits.VoteRounds)
            return Verdict.Reject(MeetingRefusals.Full, new Detail(Max: Limits.VoteRounds));
        return Verdict.Accept(new VoteRoundOpened(
            open.RoundId, People.Numbers(state).VoteRounds + 1, open.Question, open.Budget, open.MaxPerIdea, open.Secret,
            [.. state.All<Participant>().Where(MayVote).OrderBy(person => person.Number).Select(person => person.Id)], context.Now));
    }

    public static Verdict Cast(State state, CastVote cast, string voter)
    {
        if (Judge(state, cast.RoundId, cast.IdeaId, voter, out var round, out var votes) is { } refusal)
            return refusal;
        if (votes.Values.Sum() >= round.Budget)
            return Verdict.Reject(MeetingRefusals.VoteOverBudget, new Detail(Max: round.Budget));
        if (votes.GetValueOrDefault(cast.IdeaId) >= round.MaxPerIdea)
            return Verdict.Reject(MeetingRefusals.VoteOverCap, new Detail(Max: round.MaxPerIdea));
        return Verdict.Accept(new VoteCast(cast.RoundId, cast.IdeaId, voter));
    }

    public static Verdict Withdraw(State state, WithdrawVote withdraw, string voter)
    {
        if (Judge(state, withdraw.RoundId, withdraw.IdeaId, voter, out _, out var votes) is { } refusal)
            return refusal;
        return votes.GetValueOrDefault(withdraw.IdeaId) > 0
            ? Verdict.Accept(new VoteWithdrawn(withdraw.RoundId, withdraw.IdeaId, voter))
            : Verdict.Reject(MeetingRefusals.VoteNone);
    }

    public static Verdict Close(State state, CloseVoteRound close, Context context) => state.Find<VoteRound>(close.RoundId) switch
    {
        null => Verdict.Reject(MeetingRefusals.VoteRoundUnknown),
        { Status: VoteRoundStatus.Closed } => Verdict.Reject(MeetingRefusals.VoteRoundClosed),
        var round => Verdict.Accept(Closed(state, round, context.Now)),
    };

    /// <summary>The round that takes dots now; null where there is none.</summary>
    /// <summary>Whether a round that was closed gave an idea dots.</summary>
    public static bool IsInResult(State state, string ideaId) =>
        state.All<VoteRound>().Any(round => round is { Status: VoteRoundStatus.Closed, Tally: { } tally } && tally.Any(idea => idea.IdeaId == ideaId));

    public static VoteRound? OpenRound(State state) => state.All<VoteRound>().FirstOrDefault(round => round.Status is VoteRoundStatus.Open);

    public static VoteRoundClosed Closed(State state, VoteRound round, DateTimeOffset now) => new(
        round.Id, [.. Tally(state, round.Id).Select(idea => idea with { Text = state.Find<Idea>(idea.IdeaId)!.Text })], now);

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case VoteRoundOpened e:
                projection.Put(
                    new VoteRound(
                        e.RoundId, e.Number, e.Question, e.Budget, e.MaxPerIdea, e.Secret, VoteRoundStatus.Open,
                        e.VoterIds.Length, 0, e.At, null, e.Secret ? null : [], EligibleOf(projection.State, e.VoterIds)),
                    Audience.Everyone);
                projection.Put(new Electorate(e.RoundId, e.VoterIds), Audience.Nobody);
                projection.Update<Numbering>(Numbering.OnlyId, numbers => numbers with { VoteRounds = e.Number });
                break;
            case VoteCast e:
                Change(projection, e.RoundId, e.VoterId, e.IdeaId, +1);
                Recount(projection, e.RoundId);
                break;
            case VoteWithdrawn e:
                Change(projection, e.RoundId, e.VoterId, e.IdeaId, -1);
                Recount(projection, e.RoundId);
                break;
            case VoteRoundClosed e:
                projection.Update<VoteRound>(e.RoundId, round => round with
                {
                    Status = VoteRoundStatus.Closed, ClosedAt = e.At, Tally = e.Tally, Eligible = null,
                    Ballots = BallotsOf(projection.State, e.RoundId).Count(ballot => !ballot.Votes.IsEmpty),
                });
                break;
        }
    }

    /// <summary>
    /// The dots on an idea that goes are their givers' again. In a secret round they go on counting among those who voted: the
    /// number would tell how many had all their dots on it (VOT2).
    /// </summary>
    public static void GiveBack(Projection projection, string ideaId)
    {
        if (OpenRound(projection.State) is not { } round)
            return;
        foreach (var ballot in projection.State.All<Ballot>().Where(ballot => ballot.RoundId == round.Id && ballot.Votes.ContainsKey(ideaId)).OrderBy(ballot => ballot.Id, StringComparer.Ordinal))
            projection.Update<Ballot>(ballot.Id, it => it with { Votes = it.Votes.Remove(ideaId), GivenBack = round.Secret && it.Votes.Count == 1 });
        Recount(projection, round.Id);
    }

    public static Event? Inverse(State state, Event @event)
    {
        var (roundId, ideaId, voter, dots) = @event switch
        {
            VoteCast e => (e.RoundId, e.IdeaId, e.VoterId, -1),
            VoteWithdrawn e => (e.RoundId, e.IdeaId, e.VoterId, +1),
            _ => throw new ArgumentException($"{@event} is no vote.", nameof(@event)),
        };
        var verdict = dots < 0
            ? Withdraw(state, new WithdrawVote(roundId, ideaId), voter)
            : Cast(state, new CastVote(roundId, ideaId), voter);
        return verdict is Verdict.Accepted accepted ? accepted.Events[0] : null;
    }

    private static Eligible EligibleOf(State state, ImmutableArray<string> voterIds)
    {
        var voters = voterIds.ToHashSet();
        return new Eligible(
            People.Numbers(state).Participants,
            [.. state.All<Participant>().Where(person => !voters.Contains(person.Id)).Select(person => person.Number).Order()]);
    }

    private static bool MayVote(Participant person) => person is { Removed: false, Role: not Role.Observer };

    private static Verdict? Judge(
        State state, string roundId, string ideaId, string voter, out VoteRound round, out ImmutableSortedDictionary<string, int> votes)
    {
        round = state.Find<VoteRound>(roundId)!;
        votes = state.Find<Ballot>(Ballot.IdOf(roundId, voter))?.Votes ?? OrdinalCounts.None;
        if (round is null)
            return Verdict.Reject(MeetingRefusals.VoteRoundUnknown);
        if (round.Status is VoteRoundStatus.Closed)
            return Verdict.Reject(MeetingRefusals.VoteRoundClosed);
        if (!state.Find<Electorate>(roundId)!.PersonIds.Contains(voter))
            return Verdict.Reject(MeetingRefusals.VoteRoundNotEligible);
        return state.Find<Idea>(ideaId) switch
        {
            null => Verdict.Reject(MeetingRefusals.IdeaUnknown),
            // Nobody else could choose it, and the result would show that it is there.
            { Hidden: true } => Verdict.Reject(MeetingRefusals.IdeaHidden),
            _ => null,
        };
    }

    private static void Change(Projection projection, string roundId, string voter, string ideaId, int dots)
    {
        var id = Ballot.IdOf(roundId, voter);
        var ballot = projection.Find<Ballot>(id) ?? new Ballot(id, roundId, voter, OrdinalCounts.None);
        var left = ballot.Votes.GetValueOrDefault(ideaId) + dots;
        projection.Put(
            ballot with { Votes = left > 0 ? ballot.Votes.SetItem(ideaId, left) : ballot.Votes.Remove(ideaId), GivenBack = false }, new Audience.Person(voter));
    }

    private static void Recount(Projection projection, string roundId) =>
        projection.Update<VoteRound>(roundId, round => round with
        {
            Ballots = BallotsOf(projection.State, roundId).Count(ballot => !ballot.Votes.IsEmpty || ballot.GivenBack),
            Tally = round.Secret ? null : Tally(projection.State, roundId),
        });

    /// <summary>The ideas with dots, the most first, and of equal ones the oldest.</summary>
    private static ImmutableArray<IdeaVotes> Tally(State state, string roundId) =>
    [
        .. BallotsOf(state, roundId)
            .SelectMany(ballot => ballot.Votes)
            .GroupBy(votes => votes.Key, votes => votes.Value)
            .Select(votes => new IdeaVotes(votes.Key, votes.Sum()))
            .OrderByDescending(idea => idea.Votes)
            .ThenBy(idea => state.Find<Idea>(idea.IdeaId)?.Number),
    ];

    private static IEnumerable<Ballot> BallotsOf(State state, string roundId) => state.All<Ballot>().Where(ballot => ballot.RoundId == roundId);
}
