using Samenwerken.Domain.Entities;
using Samenwerken.Domain.JoinCodes;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

public sealed class SessionTests
{
    private readonly MeetingStory _story = new();

    [Fact]
    public void A_meeting_just_started_is_open()
    {
        _story.Meeting.Status.ShouldBe(MeetingStatus.Open);
        _story.Meeting.Title.ShouldBe("Warmte in de wijk");
        _story.Meeting.StartedAt.ShouldBe(_story.Now);
    }

    [Fact]
    public void A_meeting_starts_once() =>
        _story.Refuse(Refusals.EntityExists, Fatima, new StartMeeting("Nog eens", "BCDFGJ", "Fatima", null, null));

    [Fact]
    public void Nothing_can_be_asked_of_a_meeting_that_was_not_started()
    {
        var nothing = new Story(new Meeting());
        nothing.Refuse(Refusals.EntityUnknown, Fatima, new AddIdea(Ids.Next(), "Zonnepanelen", null, null, null));
        nothing.Refuse(Refusals.EntityUnknown, Fatima, new JoinMeeting("Fatima", null, null));
    }

    [Fact]
    public void A_closed_meeting_takes_nothing_until_it_is_opened_again()
    {
        _story.Now += TimeSpan.FromHours(2);
        _story.Do(Fatima, new CloseMeeting());
        _story.Meeting.ClosedAt.ShouldBe(_story.Now);

        _story.Refuse(MeetingRefusals.Closed, Piet, new AddIdea(Ids.Next(), "Te laat", null, null, null));
        _story.Refuse(MeetingRefusals.Closed, Fatima, new RenameMeeting("Te laat"));
        _story.Refuse(MeetingRefusals.AlreadyClosed, Fatima, new CloseMeeting());
        _story.Do(Fatima, new SetRole(Noor.PersonId, Role.Facilitator));

        _story.Do(Noor, new OpenMeeting());
        _story.Refuse(MeetingRefusals.AlreadyOpen, Noor, new OpenMeeting());
        _story.Meeting.ClosedAt.ShouldBeNull();
        _story.AddIdea(Piet, "Toch nog");
    }

    [Fact]
    public void Another_title_than_its_writer_saw_is_refused_with_both_and_stays()
    {
        var title = _story.Meeting.Title;
        _story.Do(Fatima, new RenameMeeting("Warmte", title));

        _story.Refuse(MeetingRefusals.Changed, Fatima, new RenameMeeting("Kou", title))
            .Detail.ShouldBe(new Detail(Current: "Warmte", Yours: "Kou"));
        _story.Meeting.Title.ShouldBe("Warmte");
        _story.Do(Fatima, new RenameMeeting("Kou", "Warmte"));
        _story.Meeting.Title.ShouldBe("Kou");
    }

    [Fact]
    public void Whoever_joins_a_closed_meeting_may_read_it()
    {
        _story.Do(Fatima, new CloseMeeting());
        _story.Do(Person("mila"), new JoinMeeting("Mila", null, null));
        _story.Kind.AccessOf(_story.State, Person("mila").PersonId).ShouldBeOfType<Access.Granted>();
    }

    [Fact]
    public void The_join_code_lives_until_a_day_after_the_end()
    {
        var started = _story.Commits[0];
        started.Reactions.ShouldBe([new Reaction(JoinCode.IdOf("BCDFGH"), new JoinCodeCommand.KeepCode())]);

        var closed = _story.Do(Fatima, new CloseMeeting());
        closed.Reactions.ShouldBe([new Reaction(JoinCode.IdOf("BCDFGH"), new JoinCodeCommand.ExpireCode(_story.Now + TimeSpan.FromHours(24)))]);

        var opened = _story.Do(Fatima, new OpenMeeting());
        opened.Reactions.ShouldBe([new Reaction(JoinCode.IdOf("BCDFGH"), new JoinCodeCommand.KeepCode())]);
    }

    [Fact]
    public void A_new_code_ends_the_old_one()
    {
        var renewed = _story.Do(Fatima, new RenewJoinCode("KKMNPQ"));

        _story.Meeting.JoinCode.ShouldBe("KKMNPQ");
        renewed.Reactions.ShouldBe(
        [
            new Reaction(JoinCode.IdOf("KKMNPQ"), new JoinCodeCommand.KeepCode()),
            new Reaction(JoinCode.IdOf("BCDFGH"), new JoinCodeCommand.ExpireCode(_story.Now)),
        ]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    public void A_new_code_of_a_closed_meeting_works_for_24_hours_however_long_ago_it_was_closed(int hoursAfterClosing)
    {
        _story.Do(Fatima, new CloseMeeting());
        _story.Now += TimeSpan.FromHours(hoursAfterClosing);

        var renewed = _story.Do(Fatima, new RenewJoinCode("KKMNPQ"));

        renewed.Reactions[0].ShouldBe(new Reaction(JoinCode.IdOf("KKMNPQ"), new JoinCodeCommand.ExpireCode(_story.Now + TimeSpan.FromHours(24))));
    }

    [Fact]
    public void A_meeting_that_lost_its_code_says_so()
    {
        _story.Kind.Refused(new Reaction(JoinCode.IdOf("BCDFGH"), new JoinCodeCommand.KeepCode()), JoinCodeRefusals.Taken)
            .ShouldBe(new LoseJoinCode("BCDFGH"));

        _story.Do(new Sender.Entity(JoinCode.IdOf("BCDFGH")), new LoseJoinCode("BCDFGH"));
        _story.Meeting.JoinCode.ShouldBeNull();
    }

    [Fact]
    public void A_code_that_it_no_longer_had_cannot_be_lost()
    {
        _story.Do(Fatima, new RenewJoinCode("KKMNPQ"));
        _story.Do(new Sender.Entity(JoinCode.IdOf("BCDFGH")), new LoseJoinCode("BCDFGH"));
        _story.Meeting.JoinCode.ShouldBe("KKMNPQ");
    }
}
