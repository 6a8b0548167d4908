using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

public sealed class VoteTests
{
    private readonly MeetingStory _story = new();
    private readonly string _zon, _wind, _water;

    public VoteTests()
    {
        (_zon, _wind, _water) = (_story.AddIdea(Piet, "Zon"), _story.AddIdea(Piet, "Wind"), _story.AddIdea(Noor, "Water"));
    }

    [Fact]
    public void VOT1_a_voter_has_a_budget_and_an_idea_a_cap()
    {
        var round = _story.OpenVoteRound(budget: 3, maxPerIdea: 2);
        _story.Do(Piet, new CastVote(round, _zon));
        _story.Do(Piet, new CastVote(round, _zon));
        _story.Refuse(MeetingRefusals.VoteOverCap, Piet, new CastVote(round, _zon)).Detail!.Max.ShouldBe(2);
        _story.Do(Piet, new CastVote(round, _wind));
        _story.Refuse(MeetingRefusals.VoteOverBudget, Piet, new CastVote(round, _water)).Detail!.Max.ShouldBe(3);

        // On another device it is the same budget.
        _story.Refuse(MeetingRefusals.VoteOverBudget, Piet with { DeviceId = Ids.Of("laptop") }, new CastVote(round, _water));

        _story.Do(Piet, new WithdrawVote(round, _zon));
        _story.Do(Piet, new CastVote(round, _water));
        _story.Refuse(MeetingRefusals.VoteNone, Noor, new WithdrawVote(round, _zon));
    }

    [Fact]
    public void VOT2_a_secret_round_says_how_many_voted_and_nothing_more_until_it_is_closed()
    {
        var round = _story.OpenVoteRound(secret: true);
        var cast = _story.Do(Piet, new CastVote(round, _zon));
        cast.By.ShouldBeNull("nobody hears whose vote it was");
        cast.Changes.Where(change => change.For.Includes(Viewer(Fatima))).ShouldHaveSingleItem()
            .ShouldBeOfType<Change.Patch>().Fields.Keys.ShouldBe(["ballots"]);
        _story.Do(Piet, new CastVote(round, _zon)).Changes.ShouldAllBe(change => !change.For.Includes(Viewer(Fatima)));
        _story.Round(round).Tally.ShouldBeNull();
        (_story.Round(round).Ballots, _story.Round(round).Voters).ShouldBe((1, 3));

        _story.Do(Fatima, new CloseVoteRound(round));
        _story.Round(round).Tally!.Value.ShouldBe([new IdeaVotes(_zon, 2, "Zon")]);
    }

    [Fact]
    public void VOT2_a_ballot_is_for_its_voter_alone_also_when_the_round_is_closed()
    {
        var round = _story.OpenVoteRound(secret: false);
        _story.Do(Piet, new CastVote(round, _zon));
        _story.Do(Fatima, new CloseVoteRound(round));
        _story.State.VisibleTo(Viewer(Piet)).Select(entry => entry.Record).OfType<Ballot>().ShouldHaveSingleItem().Votes[_zon].ShouldBe(1);
        _story.State.VisibleTo(Viewer(Fatima)).Select(entry => entry.Record).OfType<Ballot>().ShouldBeEmpty();
    }

    [Fact]
    public void VOT3_a_round_that_is_not_secret_shows_how_it_stands_the_most_first_and_ties_by_age()
    {
        var round = _story.OpenVoteRound(secret: false, budget: 5, maxPerIdea: 3);
        _story.Do(Piet, new CastVote(round, _water));
        _story.Do(Noor, new CastVote(round, _wind));
        _story.Do(Fatima, new CastVote(round, _zon));
        _story.Do(Fatima, new CastVote(round, _zon));
        _story.Round(round).Tally!.Value.ShouldBe([new IdeaVotes(_zon, 2), new IdeaVotes(_wind, 1), new IdeaVotes(_water, 1)]);
        _story.Do(Fatima, new WithdrawVote(round, _zon));
        _story.Do(Fatima, new WithdrawVote(round, _zon));
        _story.Round(round).Ballots.ShouldBe(2);
    }

    [Fact]
    public void An_idea_that_goes_gives_its_dots_back()
    {
        var round = _story.OpenVoteRound(budget: 1);
        _story.Do(Noor, new CastVote(round, _zon));
        _story.Do(Piet, new RemoveIdea(_zon));
        _story.State.All<Ballot>().ShouldHaveSingleItem().Votes.ShouldBeEmpty();
        _story.Do(Noor, new CastVote(round, _wind));
        _story.Refuse(MeetingRefusals.IdeaUnknown, Piet, new CastVote(round, _zon));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void UND1_while_there_is_voting_no_undo_takes_out_an_idea_and_none_tells_whether_it_has_dots(bool secret, bool hasDots)
    {
        var idea = Ids.Of("undone-later-");
        var added = _story.Do(Piet, new AddIdea(idea, "Golf", null, null, null));
        var round = _story.OpenVoteRound(secret: secret);
        if (hasDots)
            _story.Do(Noor, new CastVote(round, idea));
        _story.Refuse(MeetingRefusals.UndoVoting, Piet, new Undo(added.CommandId));
        _story.Do(Fatima, new CloseVoteRound(round));
        if (hasDots)
        {
            _story.Refuse(MeetingRefusals.UndoOvertaken, Piet, new Undo(added.CommandId));
            return;
        }

        _story.Do(Piet, new Undo(added.CommandId));
        _story.State.Find<Idea>(idea).ShouldBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void VOT2_how_many_voted_does_not_tell_who_had_all_their_dots_on_an_idea_that_goes(bool secret)
    {
        var round = _story.OpenVoteRound(budget: 2, secret: secret);
        _story.Do(Noor, new CastVote(round, _zon));
        _story.Do(Noor, new CastVote(round, _zon));
        _story.Do(Piet, new CastVote(round, _wind));
        var removed = _story.Do(Piet, new RemoveIdea(_zon));
        removed.Changes.Where(change => change.For.Includes(Viewer(Fatima)) && change.Key.Kind == "voteRound").Any().ShouldBe(!secret);
        _story.Round(round).Ballots.ShouldBe(secret ? 2 : 1);

        // She votes again, and takes it back: as before.
        _story.Do(Noor, new CastVote(round, _wind));
        _story.Round(round).Ballots.ShouldBe(2);
        _story.Do(Noor, new WithdrawVote(round, _wind));
        _story.Round(round).Ballots.ShouldBe(1);
    }

    [Fact]
    public void VOT3_a_closed_round_counts_only_those_whose_dots_are_in_its_tally()
    {
        var round = _story.OpenVoteRound();
        _story.Do(Noor, new CastVote(round, _zon));
        _story.Do(Piet, new CastVote(round, _wind));
        _story.Do(Piet, new RemoveIdea(_zon));
        _story.Do(Fatima, new CloseVoteRound(round));
        (_story.Round(round).Ballots, _story.Round(round).Tally!.Value.Sum(idea => idea.Votes)).ShouldBe((1, 1));
    }

    [Fact]
    public void VOT1_a_round_says_who_may_vote_in_it_as_long_as_it_is_open()
    {
        _story.Do(Fatima, new RemovePerson(Noor.PersonId, null));
        var round = _story.OpenVoteRound();
        _story.Join(Person("late"), "Laat", Role.Participant);
        _story.Do(Fatima, new SetRole(Olga.PersonId, Role.Participant));
        var eligible = _story.Round(round).Eligible.ShouldNotBeNull();
        foreach (var person in _story.State.All<Participant>().OrderBy(person => person.Number).ToList())
        {
            var may = person.Number <= eligible.UpTo && !eligible.Except.Contains(person.Number);
            may.ShouldBe(person.Id == Fatima.PersonId || person.Id == Piet.PersonId);
            if (!person.Removed)
                (_story.Try(Person(person.Name.ToLowerInvariant() is "laat" ? "late" : person.Name.ToLowerInvariant()), new CastVote(round, _zon)) is Outcome.Committed).ShouldBe(may);
        }

        _story.Do(Fatima, new CloseVoteRound(round));
        _story.Round(round).Eligible.ShouldBeNull();
    }

    [Fact]
    public void A_result_keeps_what_the_ideas_said_when_it_was_made()
    {
        var round = _story.OpenVoteRound();
        _story.Do(Piet, new CastVote(round, _zon));
        _story.Do(Fatima, new CloseVoteRound(round));
        _story.Do(Piet, new EditIdea(_zon, "Maan", "Zon"));
        _story.Do(Piet, new RemoveIdea(_zon));
        _story.Round(round).Tally!.Value.ShouldBe([new IdeaVotes(_zon, 1, "Zon")]);
    }

    [Fact]
    public void Who_may_vote_is_who_took_part_when_the_round_opened()
    {
        var round = _story.OpenVoteRound();
        var late = Person("late");
        _story.Join(late, "Laat", Role.Participant);
        _story.Refuse(MeetingRefusals.VoteRoundNotEligible, late, new CastVote(round, _zon));
        _story.Refuse(Refusals.RoleNotAllowed, Olga, new CastVote(round, _zon));
        _story.Do(Fatima, new SetRole(Olga.PersonId, Role.Participant));
        _story.Refuse(MeetingRefusals.VoteRoundNotEligible, Olga, new CastVote(round, _zon));
        _story.Round(round).Voters.ShouldBe(3);
    }

    [Fact]
    public void A_round_that_is_closed_or_unknown_takes_no_dots()
    {
        _story.Refuse(MeetingRefusals.VoteRoundUnknown, Piet, new CastVote(Ids.Of("none"), _zon));
        _story.Refuse(MeetingRefusals.VoteRoundUnknown, Fatima, new CloseVoteRound(Ids.Of("none")));
        var round = _story.OpenVoteRound();
        _story.Do(Fatima, new CloseVoteRound(round));
        _story.Refuse(MeetingRefusals.VoteRoundClosed, Piet, new CastVote(round, _zon));
        _story.Refuse(MeetingRefusals.VoteRoundClosed, Piet, new WithdrawVote(round, _zon));
        _story.Refuse(MeetingRefusals.VoteRoundClosed, Fatima, new CloseVoteRound(round));
    }

    [Fact]
    public void A_meeting_has_one_open_round_at_a_time_and_its_end_is_the_rounds_end()
    {
        var round = _story.OpenVoteRound(secret: true);
        _story.Refuse(MeetingRefusals.VoteRoundOtherOpen, Fatima, new OpenVoteRound(Ids.Next(), "Nog een", 1, 1, true));
        _story.Do(Piet, new CastVote(round, _wind));
        _story.Do(Fatima, new CloseMeeting());
        _story.Round(round).Tally!.Value.ShouldBe([new IdeaVotes(_wind, 1, "Wind")]);
    }

    private static Viewer Viewer(Sender.Person person) => new(person.PersonId, "facilitator", 1);
}
