using System.Text.Json;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Programmes;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Programmes;

using static ProgrammeCommand;
using static ProgrammeStory;

public sealed class ProgrammeTests
{
    [Fact]
    public void It_begins_with_the_four_Os_and_citizens_and_with_its_themes_and_transitions()
    {
        var story = new ProgrammeStory(hasPeople: false);
        story.Programme.Groups.Select(group => group.Sector).ShouldBe([Sector.Government, Sector.Education, Sector.Research, Sector.Business, Sector.Society]);
        story.Topics(TopicSort.Theme).ShouldBe(["Biodiversiteit", "Circulaire economie", "Energie", "Voedsel", "Water"]);
        story.Topics(TopicSort.CrossCutting).ShouldBe(["Onderwijs", "Regionale netwerken", "Omgevingswet"]);
        story.Topics(TopicSort.Transition).Count().ShouldBe(3);
        story.State.All<Topic>().ShouldAllBe(topic => topic.En.Length > 0 && topic.Nl.Length > 0);
    }

    [Fact]
    public void Only_the_host_starts_one_and_only_once()
    {
        var story = new Story(new Programme());
        story.Refuse(Refusals.CommandUnknown, Marloes, new StartProgramme("Van mij"));
        story.Refuse(Refusals.EntityUnknown, Marloes, new BecomeCoordinator(FirstLink, "Marloes"));
        story.Do(Sender.TheHost, new StartProgramme("Ons programma"));
        story.Refuse(Refusals.EntityExists, Sender.TheHost, new StartProgramme("Nog een"));
    }

    [Fact]
    public void The_first_link_makes_one_coordinator_and_no_second()
    {
        var story = new ProgrammeStory(hasPeople: false);
        story.Do(Marloes, new BecomeCoordinator(FirstLink, "Marloes"));
        story.Person(Marloes).ShouldSatisfyAllConditions(
            person => person.Role.ShouldBe(ProgrammeRole.Coordinator), person => person.State.ShouldBe(PresenceInProgramme.Active), person => person.Number.ShouldBe(1));
        story.Refuse(ProgrammeRefusals.LinkUsed, Ruud, new BecomeCoordinator(FirstLink, "Ruud"));
    }

    [Fact]
    public void The_first_link_is_of_no_use_once_somebody_came_by_another_and_that_works_once_too()
    {
        var story = new ProgrammeStory(hasPeople: false);
        story.Do(Marloes, new BecomeCoordinator(Ids.Of("later"), "Marloes"));
        story.Refuse(ProgrammeRefusals.LinkUsed, Ruud, new BecomeCoordinator(Ids.Of("later"), "Ruud"));
        story.Refuse(ProgrammeRefusals.LinkUsed, Ruud, new BecomeCoordinator(FirstLink, "Ruud"));
        story.Do(Ruud, new BecomeCoordinator(Ids.Of("another"), "Ruud"));
    }

    [Fact]
    public void Whoever_is_invited_looks_in_no_role_until_they_accept()
    {
        var story = new ProgrammeStory();
        Role(story, Els).ShouldBe(ProgrammePerson.InvitedRole);
        story.Do(Els, new AcceptProgrammeInvitation());
        Role(story, Els).ShouldBe("member");
        ProgrammePerson.Insiders.Includes(new Viewer(Els.PersonId, "invited", 3)).ShouldBeFalse();
    }

    [Fact]
    public void A_programme_keeps_a_coordinator()
    {
        var story = new ProgrammeStory();
        story.Refuse(ProgrammeRefusals.NeedsCoordinator, Marloes, new RemoveFromProgramme(Marloes.PersonId));
        story.Refuse(ProgrammeRefusals.NeedsCoordinator, Marloes, new SetProgrammeRole(Marloes.PersonId, ProgrammeRole.Member));
        // Somebody who has not come in yet is no help.
        story.Do(Marloes, new SetProgrammeRole(Els.PersonId, ProgrammeRole.Coordinator));
        story.Refuse(ProgrammeRefusals.NeedsCoordinator, Marloes, new RemoveFromProgramme(Marloes.PersonId));
        story.Do(Els, new AcceptProgrammeInvitation());
        story.Do(Marloes, new RemoveFromProgramme(Marloes.PersonId));
        story.Refuse(Refusals.PersonRemoved, Marloes, new RenameInProgramme("Toch nog"));
    }

    [Fact]
    public void A_theme_is_renamed_retired_and_reinstated_and_keeps_its_place()
    {
        var story = new ProgrammeStory();
        story.Do(Marloes, new PutTopic("food", TopicSort.Theme, "Eten", "Eating"));
        story.Do(Marloes, new RetireTopic("energy"));
        story.Do(Marloes, new PutTopic(Ids.Of("soil"), TopicSort.Theme, "Bodem", "Soil"));
        story.Topics(TopicSort.Theme).ShouldBe(["Biodiversiteit", "Circulaire economie", "Eten", "Water", "Bodem"]);
        story.Do(Marloes, new ReinstateTopic("energy"));
        story.Topics(TopicSort.Theme).ShouldBe(["Biodiversiteit", "Circulaire economie", "Energie", "Eten", "Water", "Bodem"]);
        story.Refuse(Refusals.IdTaken, Marloes, new PutTopic("food", TopicSort.Transition, "Eten", "Eating"));
        story.Refuse(ProgrammeRefusals.TopicUnknown, Marloes, new RetireTopic("iets"));
    }

    [Fact]
    public void Groups_are_a_preset_or_ones_own()
    {
        var story = new ProgrammeStory();
        story.Do(Marloes, new SetPartnerGroups(GroupPreset.SevenO, []));
        story.Programme.Groups.Length.ShouldBe(7);
        story.Programme.Groups.Select(group => group.Sector).Distinct().Count().ShouldBe(5, "every sector keeps a group, so that the balance can be told");
        story.Do(Marloes, new SetPartnerGroups(null, [new PartnerGroup("all", Sector.Society, "Iedereen", "Everybody")]));
        story.Programme.Groups.ShouldHaveSingleItem().Nl.ShouldBe("Iedereen");
    }

    [Theory]
    [InlineData("editProgramme", """{"name":"N","accent":"#12345g"}""", "accent", "field.invalid")]
    [InlineData("editProgramme", """{"name":"N","accent":"green"}""", "accent", "field.invalid")]
    [InlineData("editProgramme", """{"accent":"#123456"}""", "name", "field.missing")]
    [InlineData("putTopic", """{"topicId":"a b","sort":"theme","nl":"N","en":"E"}""", "topicId", "field.invalid")]
    [InlineData("putTopic", """{"topicId":"soil","sort":"other","nl":"N","en":"E"}""", "sort", "field.invalid")]
    [InlineData("setPartnerGroups", "{}", "groups", "field.missing")]
    [InlineData("setPartnerGroups", """{"groups":[{"id":"a","sector":"society","nl":"N","en":"E"},{"id":"a","sector":"society","nl":"N","en":"E"}]}""", "groups", "field.invalid")]
    [InlineData("setPartnerGroups", """{"groups":[{"id":"a","sector":"x","nl":"N","en":"E"}]}""", "groups[0].sector", "field.invalid")]
    public void What_is_wrong_with_a_field_is_said(string type, string json, string field, string code)
    {
        var fields = new Fields(JsonDocument.Parse(json).RootElement);
        new Programme().Read(type, fields).ShouldNotBeNull();
        fields.Problems.ShouldContain(problem => problem.Field == field && problem.Code == code);
    }

    [Theory]
    [InlineData("startProgramme")]
    [InlineData("becomeCoordinator")]
    [InlineData("inviteToProgramme")]
    public void What_is_the_servers_own_cannot_come_in_over_the_wire(string type) =>
        new Programme().Read(type, new Fields(JsonDocument.Parse("{}").RootElement)).ShouldBeNull();

    private static string? Role(Story story, Sender.Person person) =>
        story.Kind.AccessOf(story.State, person.PersonId).ShouldBeOfType<Access.Granted>().Viewer.Role;
}
