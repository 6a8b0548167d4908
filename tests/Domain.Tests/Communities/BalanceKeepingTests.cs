using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
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

    private BalanceNow Members() => _story.State.Find<BalanceNow>("members")!;

    private DismissedAdvice Dismissed() => _story.State.All<DismissedAdvice>().ShouldHaveSingleItem();
}
