using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Programmes;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Programmes;

using static ProgrammeCommand;
using static ProgrammeStory;

/// <summary>Tries every cell of the table "Who may do what in a programme" in SPEC.md.</summary>
public sealed class ProgrammeRightsTests
{
    private const string Heading = "## Who may do what in a programme";

    public static TheoryData<string, string, bool, bool> Cells()
    {
        var cells = new TheoryData<string, string, bool, bool>();
        foreach (var (command, role, own, allowed) in RightsTable.CellsUnder(Heading))
            cells.Add(command, role, own, allowed);
        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void SPEC_says_who_may_do_what(string command, string role, bool own, bool allowed)
    {
        var story = new ProgrammeStory();
        story.Invite(MeetingStory.Person("second"), "Second", ProgrammeRole.Coordinator);
        story.Do(MeetingStory.Person("second"), new AcceptProgrammeInvitation());
        var me = role switch
        {
            "coordinator" => Marloes,
            "member" => Ruud,
            "invited" => Els,
            _ => throw new ArgumentException($"the table names {role}, which no test knows"),
        };
        // What is about nobody else has no other's to reach.
        if (!own && command is "acceptProgrammeInvitation" or "renameInProgramme")
            return;
        var asked = Asked(command, own ? me : MeetingStory.Person("second"));
        if (allowed)
            story.Do(me, asked);
        else
            story.Refuse(Refusals.RoleNotAllowed, me, asked);
    }

    [Fact]
    public void SPEC_has_a_row_for_each_command_that_people_may_send()
    {
        var known = WireName.All<ProgrammeCommand>().Select(command => command.Name).Except(["startProgramme", "becomeCoordinator", "followGroups"]);
        RightsTable.Under(Heading).Select(row => row.Command).Order().ShouldBe(known.Order());
    }

    private static ProgrammeCommand Asked(string command, Sender.Person about) => command switch
    {
        "editProgramme" => new EditProgramme("DuurzaamDoor", null, "#123456"),
        "setPartnerGroups" => new SetPartnerGroups(GroupPreset.SevenO, []),
        "putTopic" => new PutTopic(Ids.Next(), TopicSort.Theme, "Bodem", "Soil"),
        "retireTopic" => new RetireTopic("energy"),
        "reinstateTopic" => new ReinstateTopic("energy"),
        "inviteToProgramme" => new InviteToProgramme(Ids.Next(), "Iemand", ProgrammeRole.Member),
        "acceptProgrammeInvitation" => new AcceptProgrammeInvitation(),
        "renameInProgramme" => new RenameInProgramme("Een andere naam"),
        "setProgrammeRole" => new SetProgrammeRole(about.PersonId, ProgrammeRole.Member),
        "removeFromProgramme" => new RemoveFromProgramme(about.PersonId),
        _ => throw new ArgumentException($"the table names {command}, which no test knows"),
    };
}
