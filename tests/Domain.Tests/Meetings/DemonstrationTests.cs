using Samenwerken.Domain.Entities;
using Samenwerken.Domain.JoinCodes;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

public sealed class DemonstrationTests
{
    private static readonly Sender Itself = new Sender.Entity(MeetingFiles.DemonstrationId);
    private readonly Story _story = MeetingFiles.Demonstration();

    [Fact]
    public void DEM1_a_demonstration_says_what_it_is_and_when_it_ends()
    {
        var meeting = Record(_story);
        (meeting.Demonstration, meeting.EndsAt, meeting.JoinCode).ShouldBe((true, _story.Now + Limits.DemonstrationLasts, "KKMNPQ"));
        _story.State.All<Origin>().ShouldBeEmpty();
        new Meeting().Due(_story.State).ShouldBe(new Due(meeting.EndsAt!.Value, new EndDemonstration()));
        _story.Commits[0].Reactions.ShouldHaveSingleItem().Command.ShouldBeOfType<JoinCodeCommand.KeepCode>();
    }

    [Fact]
    public void DEM1_it_keeps_every_rule_of_a_meeting()
    {
        var start = MeetingFiles.StartDemonstration("KKMNPQ");
        var other = new Story(new Meeting());
        other.Refuse(ImportRefusals.MeetingMissing, Fatima, start with { Records = [.. start.Records.Where(record => record is not MeetingRecord)] });
        other.Refuse(ImportRefusals.ReferenceUnknown, Fatima, start with { Records = [.. start.Records.Where(record => record is not Cluster)] });
        other.Refuse(Refusals.RoleNotAllowed, Piet, start);
        _story.Refuse(Refusals.EntityExists, Fatima, start);
        _story.Refuse(Refusals.RoleNotAllowed, Piet, new RenameMeeting("Anders"));
        _story.Do(Fatima, new RenameMeeting("Anders"));
    }

    [Fact]
    public void DEM2_only_the_meeting_itself_ends_it_and_not_before_its_time()
    {
        _story.Refuse(Refusals.CommandUnknown, Itself, new EndDemonstration());
        _story.Now += Limits.DemonstrationLasts;
        _story.Refuse(Refusals.CommandUnknown, Fatima, new EndDemonstration());
        _story.Do(Itself, new EndDemonstration()).Reactions.ShouldHaveSingleItem().Command.ShouldBeOfType<JoinCodeCommand.ForgetCode>();

        _story.State.IsOver.ShouldBeTrue();
        _story.Refuse(Refusals.EntityUnknown, Fatima, new RenameMeeting("Te laat"));
        _story.Refuse(Refusals.EntityUnknown, Person("late"), new JoinMeeting("Te laat", null, null));
        new MeetingStory().Refuse(Refusals.CommandUnknown, Itself, new EndDemonstration());
    }

    [Fact]
    public void DEM2_a_code_of_it_is_forgotten_by_its_own_meeting_alone()
    {
        var code = new Story(new JoinCode());
        code.Refuse(Refusals.EntityUnknown, Itself, new JoinCodeCommand.ForgetCode());
        code.Do(Sender.TheHost, new JoinCodeCommand.ClaimCode(MeetingFiles.DemonstrationId));
        code.Refuse(JoinCodeRefusals.Taken, new Sender.Entity(new EntityId("meeting", Ids.Of("other"))), new JoinCodeCommand.ForgetCode());
        code.Refuse(Refusals.CommandUnknown, Sender.TheHost, new JoinCodeCommand.ForgetCode());
        code.Do(Itself, new JoinCodeCommand.ForgetCode());
        code.State.IsOver.ShouldBeTrue();

        _story.Do(Fatima, new RenewJoinCode("CDFHJK")).Reactions.Select(reaction => reaction.Command.GetType())
            .ShouldBe([typeof(JoinCodeCommand.KeepCode), typeof(JoinCodeCommand.ForgetCode)]);
    }

    [Fact]
    public void IMP3_a_demonstration_that_is_put_back_still_says_so_and_stays()
    {
        var file = MeetingFiles.Export(_story.State, Fatima.PersonId);
        ((bool)file["demonstration"]!).ShouldBeTrue();
        var (meeting, refusal) = MeetingFiles.PutBack(file);
        refusal.ShouldBeNull();
        (Record(meeting!).Demonstration, Record(meeting!).EndsAt).ShouldBe((true, null));
        new Meeting().Due(meeting!.State).ShouldBeNull();
        MeetingFiles.Export(meeting.State, Fatima.PersonId)["contentHash"]!.ToString().ShouldBe(file["contentHash"]!.ToString());
    }

    private static MeetingRecord Record(Story story) => story.State.Find<MeetingRecord>(MeetingRecord.OnlyId)!;
}
