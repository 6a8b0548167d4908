using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

public sealed class PeopleTests
{
    private readonly MeetingStory _story = new();

    [Fact]
    public void Whoever_starts_the_meeting_is_its_facilitator_and_number_one()
    {
        var fatima = _story.State.Find<Participant>(Fatima.PersonId)!;
        (fatima.Role, fatima.Number, fatima.Sector, fatima.Channel).ShouldBe((Role.Facilitator, 1, Sector.Government, Channel.Room));
    }

    [Fact]
    public void Whoever_joins_is_a_participant_with_the_next_number()
    {
        _story.Do(Person("mila"), new JoinMeeting("Mila", Sector.Society, Channel.Remote));
        var mila = _story.State.Find<Participant>(Person("mila").PersonId)!;
        (mila.Role, mila.Number, mila.Sector, mila.Channel).ShouldBe((Role.Participant, 5, Sector.Society, Channel.Remote));
    }

    [Fact]
    public void Joining_again_changes_nothing() =>
        _story.Do(Piet, new JoinMeeting("Piet", null, Channel.Room)).Changes.ShouldBeEmpty();

    [Fact]
    public void CMD4_the_role_is_that_of_the_moment()
    {
        _story.Do(Fatima, new SetRole(Piet.PersonId, Role.Observer));
        _story.Refuse(Refusals.RoleNotAllowed, Piet, new AddIdea(Ids.Next(), "Zonnepanelen", null, null, null));
        _story.Do(Fatima, new SetRole(Piet.PersonId, Role.Participant));
        _story.AddIdea(Piet, "Zonnepanelen");
    }

    [Fact]
    public void A_meeting_keeps_a_facilitator()
    {
        _story.Refuse(MeetingRefusals.NeedsFacilitator, Fatima, new SetRole(Fatima.PersonId, Role.Participant));
        _story.Refuse(MeetingRefusals.NeedsFacilitator, Fatima, new RemovePerson(Fatima.PersonId, null));

        _story.Do(Fatima, new SetRole(Noor.PersonId, Role.Facilitator));
        _story.Do(Fatima, new SetRole(Fatima.PersonId, Role.Participant));
        _story.Refuse(MeetingRefusals.NeedsFacilitator, Noor, new RemovePerson(Noor.PersonId, null));
    }

    [Fact]
    public void A_removed_person_may_do_nothing_and_cannot_come_back_as_themselves()
    {
        _story.Do(Fatima, new RemovePerson(Piet.PersonId, "Reclame"));

        _story.Refuse(Refusals.PersonRemoved, Piet, new AddIdea(Ids.Next(), "Zonnepanelen", null, null, null)).Detail!.Reason.ShouldBe("Reclame");
        _story.Refuse(Refusals.PersonRemoved, Piet, new JoinMeeting("Piet", null, null));
        _story.Kind.AccessOf(_story.State, Piet.PersonId).ShouldBeOfType<Access.Denied>().Code.ShouldBe(Refusals.PersonRemoved);
    }

    [Fact]
    public void The_ideas_of_a_removed_person_keep_their_author()
    {
        var idea = _story.AddIdea(Piet, "Zonnepanelen");
        _story.Do(Fatima, new RemovePerson(Piet.PersonId, null));
        _story.State.Find<Participant>(_story.Idea(idea).AuthorId)!.Name.ShouldBe("Piet");
    }

    [Fact]
    public void VIS2_only_facilitators_see_why_somebody_was_removed()
    {
        _story.Do(Fatima, new RemovePerson(Piet.PersonId, "Reclame"));
        var reason = _story.State.Find(Key.Of<Removal>(Piet.PersonId))!;

        reason.Audience.Includes(ViewerOf(Fatima)).ShouldBeTrue();
        reason.Audience.Includes(ViewerOf(Noor)).ShouldBeFalse();
        reason.Audience.Includes(ViewerOf(Olga)).ShouldBeFalse();
    }

    [Fact]
    public void Strangers_may_do_nothing() =>
        _story.Refuse(Refusals.PersonUnknown, Person("stranger"), new AddIdea(Ids.Next(), "Zonnepanelen", null, null, null));

    [Fact]
    public void Nobody_can_be_given_a_role_or_removed_who_is_not_there()
    {
        _story.Refuse(Refusals.PersonUnknown, Fatima, new SetRole(Ids.Next(), Role.Observer));
        _story.Refuse(Refusals.PersonUnknown, Fatima, new RemovePerson(Ids.Next(), null));
        _story.Do(Fatima, new RemovePerson(Piet.PersonId, null));
        _story.Refuse(Refusals.PersonRemoved, Fatima, new RemovePerson(Piet.PersonId, null));
        _story.Refuse(Refusals.PersonRemoved, Fatima, new SetRole(Piet.PersonId, Role.Facilitator));
    }

    private Viewer ViewerOf(Sender.Person person) =>
        _story.Kind.AccessOf(_story.State, person.PersonId).ShouldBeOfType<Access.Granted>().Viewer;
}
