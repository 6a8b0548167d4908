using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Communities;

using static BalanceCommand;
using static CommunityCommand;
using static CommunityStory;
using static MemberCommand;

/// <summary>The balance of a community follows its members, is seen by all of them, and its advice can be set aside with a reason.</summary>
public sealed class BalanceKeepingTests
{
    private readonly CommunityStory _story = new();

    [Fact]
    public void BAL4_the_balance_follows_who_is_a_member()
    {
        Members().Outcome.ShouldBe(BalanceOutcome.Green);
        _story.Do(Mees, new PauseMembership());
        Members().Reasons.ShouldBe([new BalanceReason(BalanceCode.TooFewPeople)]);
        _story.Add(Person("bo"), "Bo", sector: "education");
        Members().Reasons.ShouldBe([new BalanceReason(BalanceCode.Missing, "society")]);
        _story.Do(Person("bo"), new EditMember(Person("bo").PersonId, new MemberFields(Sector: "society")));
        Members().Outcome.ShouldBe(BalanceOutcome.Green);
        _story.Do(Person("bo"), new LeaveCommunity(OldNotes.KeepName));
        Members().People.ShouldBe(4);
    }

    [Fact]
    public void Whoever_reads_along_is_no_member_of_a_mixed_community_and_looks_in_at_peers()
    {
        _story.Do(Olga, new EditMember(Olga.PersonId, new MemberFields(Sector: "society")));
        _story.Do(Mees, new EditMember(Mees.PersonId, new MemberFields(Sector: "research")));
        Members().Reasons.ShouldBe([new BalanceReason(BalanceCode.Missing, "society")]);
        _story.Do(Karin, new EditCommunity(new CommunityFields(CompositionMode: CompositionMode.Peer, CompositionWhy: "We zijn onderzoekers")));
        Members().Outcome.ShouldBe(BalanceOutcome.Green);
    }

    [Fact]
    public void An_invitation_that_is_not_answered_changes_nothing_of_it()
    {
        var before = Members();
        _story.Invite(Person("bo"), "Bo", sector: "education");
        Members().ShouldBe(before);
    }

    [Fact]
    public void BAL4_each_day_on_which_somebody_came_or_went_has_one_point_so_that_movement_is_seen()
    {
        _story.Now = _story.Now.AddDays(3);
        _story.Add(Person("bo"), "Bo", sector: "government");
        _story.Add(Person("tim"), "Tim", sector: "government");
        var points = _story.State.All<BalancePoint>().OrderBy(point => point.At).ToList();
        points.Select(point => point.Id).ShouldBe(["members.2026-11-22", "members.2026-11-25"]);
        points[0].Evenness.ShouldBe(1);
        points[1].Evenness.ShouldNotBeNull().ShouldBeLessThan(1);
        points[1].People.ShouldBe(7);
    }

    [Fact]
    public void What_does_not_change_the_balance_is_no_change_of_it() =>
        _story.Do(Mees, new EditMember(Mees.PersonId, new MemberFields(Bring: "Tijd")))
            .Changes.Select(change => change.Key.Kind).ShouldBe(["member"]);

    [Fact]
    public void BAL4_everybody_in_the_community_sees_the_same_balance()
    {
        foreach (var person in new[] { Karin, Fadil, Nadia, Cor, Mees, Olga })
            _story.SeenBy(person).OfType<BalanceNow>().ShouldHaveSingleItem().Lens.ShouldBe(BalanceLens.Members);
    }

    [Fact]
    public void BAL4_a_coordinator_dismisses_advice_with_a_reason_that_is_kept_also_when_the_advice_is_over()
    {
        _story.Do(Mees, new EditMember(Mees.PersonId, new MemberFields(Sector: "research")));
        _story.Do(Karin, new DismissAdvice(BalanceLens.Members, BalanceCode.Missing, "society", "Bewoners komen in het voorjaar."));
        _story.Do(Mees, new EditMember(Mees.PersonId, new MemberFields(Sector: "society")));
        Members().Outcome.ShouldBe(BalanceOutcome.Green);
        Dismissed().Reason.ShouldBe("Bewoners komen in het voorjaar.");
        Dismissed().DismissedById.ShouldBe(Karin.PersonId);
    }

    [Fact]
    public void Advice_can_be_given_again()
    {
        _story.Do(Mees, new EditMember(Mees.PersonId, new MemberFields(Sector: "research")));
        var dismiss = new DismissAdvice(BalanceLens.Members, BalanceCode.Missing, "society", "Later.");
        _story.Do(Karin, dismiss);
        _story.Do(Karin, dismiss).Changes.ShouldBeEmpty();
        _story.Do(Karin, dismiss with { Reason = "Pas na de zomer." });
        Dismissed().Reason.ShouldBe("Pas na de zomer.");
        _story.Do(Karin, new ResumeAdvice(BalanceLens.Members, BalanceCode.Missing, "society"));
        _story.State.All<DismissedAdvice>().ShouldBeEmpty();
        _story.Do(Karin, new ResumeAdvice(BalanceLens.Members, BalanceCode.Missing, "society")).Changes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(BalanceLens.Members, BalanceCode.Missing, "society")]
    [InlineData(BalanceLens.Attendance, BalanceCode.Missing, "society")]
    [InlineData(BalanceLens.Members, BalanceCode.TooFewPeople, null)]
    public void Only_advice_that_is_given_can_be_dismissed(BalanceLens lens, BalanceCode code, string? group)
    {
        if (code is BalanceCode.TooFewPeople)
            _story.Do(Mees, new PauseMembership());
        _story.Refuse(CommunityRefusals.AdviceNotGiven, Karin, new DismissAdvice(lens, code, group, "Niet nodig.")).Detail!.Yours.ShouldBe("Niet nodig.");
    }

    [Fact]
    public void BAL4_a_meeting_that_closed_shows_who_was_there_and_from_which_groups_the_ideas_came()
    {
        var meeting = Meet(("gov", Sector.Government, 3), ("bus", Sector.Business, 3), ("edu", Sector.Education, 1), ("soc", Sector.Society, 2));
        Lens(BalanceLens.Attendance).Reasons.ShouldBe([new BalanceReason(BalanceCode.Missing, "research")]);
        // Fadil, who is of business, began it; education and society are too few to be shown by themselves.
        Lens(BalanceLens.Input).Shares.ShouldBe([new BalanceShare("government", 3), new BalanceShare("business", 3), new BalanceShare(Balance.Other, 3)]);
        foreach (var lens in new[] { BalanceLens.Attendance, BalanceLens.Input })
            _story.State.Find<BalancePoint>(BalancePoint.IdOf(lens, meeting.Id))!.MeetingId.ShouldBe(meeting.Id);
    }

    [Fact]
    public void BAL4_the_balance_of_a_mixed_community_is_that_of_its_last_meeting_and_the_points_of_all_stay()
    {
        var first = Meet(("gov", Sector.Government, 6));
        Lens(BalanceLens.Attendance).Outcome.ShouldBe(BalanceOutcome.Red);
        _story.Now = _story.Now.AddDays(60);
        Meet(("gov", Sector.Government, 2), ("edu", Sector.Education, 2), ("res", Sector.Research, 2), ("soc", Sector.Society, 2));
        Lens(BalanceLens.Attendance).Outcome.ShouldBe(BalanceOutcome.Green);
        _story.State.Find<BalancePoint>(BalancePoint.IdOf(BalanceLens.Attendance, first.Id))!.Outcome.ShouldBe(BalanceOutcome.Red);
    }

    [Fact]
    public void BAL1_whoever_looked_in_at_one_of_the_last_three_meetings_of_peers_counts_and_at_an_earlier_one_does_not()
    {
        foreach (var person in new[] { Karin, Nadia, Cor, Mees })
            _story.Do(Karin, new EditMember(person.PersonId, new MemberFields(Sector: "business")));
        _story.Do(Karin, new EditCommunity(new CommunityFields(CompositionMode: CompositionMode.Peer, CompositionWhy: "We zijn ondernemers")));
        Meet(("bus", Sector.Business, 5), ("res", Sector.Research, 1), ("soc", Sector.Society, 1));
        Lens(BalanceLens.Attendance).Outcome.ShouldBe(BalanceOutcome.Green);
        for (var i = 0; i < 2; i++)
        {
            _story.Now = _story.Now.AddDays(30);
            Meet(("bus", Sector.Business, 5));
            Lens(BalanceLens.Attendance).Outcome.ShouldBe(BalanceOutcome.Green);
        }

        _story.Now = _story.Now.AddDays(30);
        Meet(("bus", Sector.Business, 5));
        Lens(BalanceLens.Attendance).Outcome.ShouldBe(BalanceOutcome.Red);
    }

    [Fact]
    public void BAL2_VIS2_how_many_ideas_came_from_a_small_group_leaves_the_server_in_no_record()
    {
        Meet(("gov", Sector.Government, 4), ("edu", Sector.Education, 2), ("soc", Sector.Society, 1));
        // The server knows it.
        _story.State.All<MeetingTally>().ShouldHaveSingleItem().Input["education"].ShouldBe(2);
        foreach (var person in new[] { Karin, Fadil, Nadia, Cor, Mees, Olga })
        {
            _story.SeenBy(person).OfType<MeetingTally>().ShouldBeEmpty();
            var shares = _story.SeenBy(person).OfType<BalanceNow>().Single(now => now.Lens is BalanceLens.Input).Shares;
            shares.ShouldBe([new BalanceShare("government", 4), new BalanceShare(Balance.Other, 3)]);
        }
    }

    /// <summary>A meeting that closed, to which so many people came of each group, each with one idea.</summary>
    private MeetingOfCommunity Meet(params (string Name, Sector Sector, int People)[] groups)
    {
        var meeting = _story.Begin(_story.PlanMeeting());
        foreach (var (name, sector, people) in groups)
        {
            for (var i = 0; i < people; i++)
            {
                var guest = Person($"{name}{i}");
                meeting.Do(guest, new MeetingCommand.JoinMeeting($"{name} {i}", sector, null));
                meeting.AddIdea(guest, "Een idee");
            }
        }

        meeting.Close();
        return meeting;
    }

    private BalanceNow Lens(BalanceLens lens) => _story.State.Find<BalanceNow>(EnumName.Of(lens))!;

    private BalanceNow Members() => _story.State.Find<BalanceNow>("members")!;

    private DismissedAdvice Dismissed() => _story.State.All<DismissedAdvice>().ShouldHaveSingleItem();
}
