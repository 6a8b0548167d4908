using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Programmes;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Communities;

using static CommunityStory;

/// <summary>The groups of a programme reach its communities, whose balance counts those.</summary>
public sealed class PartnerGroupTests
{
    private static readonly EntityId Id = new(Programme.KindName, Ids.Of("programme"));
    private static readonly EntityId CommunityId = Community.IdOf(Ids.Of("community"));

    private readonly ProgrammeStory _programme = new();
    private readonly CommunityStory _story = new(Id.Id);

    [Fact]
    public void PRG4_a_community_that_is_formed_in_a_programme_is_told_its_groups_and_so_is_every_one_when_they_change()
    {
        _story.Commits[0].Reactions.ShouldHaveSingleItem().ShouldBe(new Reaction(Id, new ProgrammeCommand.FollowGroups()));
        Groups().ShouldBeNull();
        Join();
        Groups().ShouldBe(["government", "education", "research", "business", "society"]);

        Tell(SevenO());
        Groups().ShouldBe(["government", "education", "research", "business", "residents", "organisations", "supporters"]);
        _story.SeenBy(Mees).OfType<PartnerGroups>().ShouldHaveSingleItem();
        _programme.Do(new Sender.Entity(CommunityId), new ProgrammeCommand.FollowGroups()).Reactions.ShouldBeEmpty("it was told already");
    }

    [Fact]
    public void PRG4_a_community_that_was_never_told_asks_with_its_next_commit_and_never_again_once_it_knows()
    {
        _story.Do(Karin, new CommunityCommand.EditCommunity(new CommunityFields(Horizon: "Warm"))).Reactions
            .ShouldBe([new Reaction(Id, new ProgrammeCommand.FollowGroups())]);
        Join();
        _story.Do(Karin, new CommunityCommand.EditCommunity(new CommunityFields(Horizon: "Warmer"))).Reactions.ShouldBeEmpty();
        new CommunityStory().Commits.ShouldAllBe(commit => commit.Reactions.IsEmpty, "one of no programme asks nobody");
    }

    [Fact]
    public void PRG4_groups_that_are_told_again_or_too_late_change_nothing()
    {
        var first = Join();
        var second = SevenO();
        Tell(second);
        Tell(first);
        Tell(second);
        Groups()!.Length.ShouldBe(7);
    }

    [Fact]
    public void PRG4_only_the_programme_of_a_community_tells_it_and_only_a_community_asks()
    {
        var told = Join().Reactions[0].Command;
        foreach (var stranger in new Sender[] { new Sender.Entity(new EntityId(Programme.KindName, Ids.Of("another"))), new Sender.Entity(Community.IdOf(Id.Id)), Karin })
            _story.Refuse(Refusals.CommandUnknown, stranger, told);
        new CommunityStory().Refuse(Refusals.CommandUnknown, new Sender.Entity(Id), told);
        _programme.Refuse(Refusals.CommandUnknown, ProgrammeStory.Marloes, new ProgrammeCommand.FollowGroups());
        _programme.Kind.AccessOf(_programme.State, ProgrammeStory.Marloes.PersonId).ShouldBeOfType<Access.Granted>().Viewer
            .ShouldSatisfyAllConditions(viewer => _programme.State.VisibleTo(viewer).ShouldNotContain(
                entry => entry.Record is GroupsFollower, "a community may be one that nobody else is to know of"));
    }

    [Fact]
    public void BAL5_the_balance_counts_the_groups_of_the_programme()
    {
        Join();
        Tell(SevenO());
        Members().Reasons.Select(reason => reason.Group).ShouldBe(["residents", "organisations", "supporters"]);
        foreach (var (name, group) in new[] { ("bo", "residents"), ("tim", "organisations"), ("roos", "supporters") })
            _story.Add(Person(name), name, sector: group);
        Members().Outcome.ShouldBe(BalanceOutcome.Green);
        Members().Shares.Single(share => share.Group == "residents").Count.ShouldBe(1);
    }

    [Fact]
    public void BAL5_who_was_at_a_meeting_counts_by_their_group_here_and_a_guest_by_their_sector_where_that_is_one_group()
    {
        Join();
        Tell(SevenO());
        foreach (var (name, group) in new[] { ("bo", "residents"), ("tim", "residents"), ("roos", "residents") })
            _story.Add(Person(name), name, sector: group);
        var meeting = _story.Begin(_story.PlanMeeting());
        foreach (var person in new[] { Person("bo"), Person("tim"), Person("roos") })
        {
            meeting.Do(person, new MeetingCommand.JoinMeeting("Iemand", PartnerGroups.SectorOf(_story.State.Find<PartnerGroups>(PartnerGroups.OnlyId), "residents"), null));
            meeting.AddIdea(person, "Zon");
        }

        meeting.Do(Person("guest"), new MeetingCommand.JoinMeeting("Gast", Sector.Education, null));
        meeting.Do(Person("other"), new MeetingCommand.JoinMeeting("Gast", Sector.Society, null));
        meeting.Close();
        var present = _story.State.Find<BalanceNow>("attendance")!;
        present.People.ShouldBe(6);
        // Citizens are two groups of this programme, so a guest who says no more is of no known one.
        present.Shares.Where(share => share.Count > 0).Select(share => (share.Group, share.Count)).ShouldBe([("education", 1), ("business", 1), ("residents", 3)]);
        var input = _story.State.Find<BalanceNow>("input")!;
        input.Shares.ShouldContain(new BalanceShare("residents", 3));
    }

    [Fact]
    public void BAL4_each_meeting_that_closed_has_a_point_through_every_lens()
    {
        _story.Hold();
        _story.State.All<BalancePoint>().Where(point => point.MeetingId is not null).Select(point => point.Lens).Order()
            .ShouldBe([BalanceLens.Members, BalanceLens.Attendance, BalanceLens.Input]);
    }

    private Commit Join()
    {
        var commit = _programme.Do(new Sender.Entity(CommunityId), _story.Commits[0].Reactions[0].Command);
        Tell(commit);
        return commit;
    }

    private Commit SevenO() => _programme.Do(ProgrammeStory.Marloes, new ProgrammeCommand.SetPartnerGroups(GroupPreset.SevenO, []));

    private void Tell(Commit commit)
    {
        foreach (var reaction in commit.Reactions)
            _story.Try(new Sender.Entity(Id), reaction.Command).ShouldNotBeOfType<Outcome.Refused>();
    }

    private string[]? Groups() => _story.State.Find<PartnerGroups>(PartnerGroups.OnlyId)?.Groups.Select(group => group.Id).ToArray();

    private BalanceNow Members() => _story.State.Find<BalanceNow>("members")!;

    /// <summary>A community that was told the groups, and the programme that told it, for what is released.</summary>
    internal static (Story Programme, Story Community) Told()
    {
        var test = new PartnerGroupTests();
        test.Join();
        test.Tell(test.SevenO());
        return (test._programme, test._story);
    }
}
