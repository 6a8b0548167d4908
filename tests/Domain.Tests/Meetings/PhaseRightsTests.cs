using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

/// <summary>Tries every cell of the table "Who may do what in a phase" in SPEC.md, with every role.</summary>
public sealed class PhaseRightsTests
{
    private const string Heading = "## Who may do what in a phase";

    public static TheoryData<string, PhaseInput, Role, bool> Cells()
    {
        var cells = new TheoryData<string, PhaseInput, Role, bool>();
        foreach (var (command, row) in RightsTable.Under(Heading))
        {
            foreach (var (input, who) in row)
            {
                foreach (var role in new[] { Role.Facilitator, Role.NoteTaker, Role.Participant })
                    cells.Add(command, EnumName.Parse<PhaseInput>(input)!.Value, role, who is "all" || role is not Role.Participant);
            }
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void RUN3_SPEC_says_who_may_do_what_in_a_phase(string command, PhaseInput input, Role role, bool allowed)
    {
        var story = new MeetingStory();
        var me = SomeoneWith(role);
        var asked = Prepare(story, command, me);
        story.InPhase(1, PlanWith(input));

        var verdict = story.Kind.Decide(story.State, asked, new Context(me, story.Now));

        if (allowed)
            (verdict as Verdict.Rejected)?.Code.ShouldBe(Refusals.RoleNotAllowed, "only a role may refuse it");
        else
            verdict.ShouldBeOfType<Verdict.Rejected>().Code.ShouldBe(input is PhaseInput.Vote or PhaseInput.Score ? MeetingRefusals.PhaseVoting : MeetingRefusals.PhaseClosed);
        if (role is Role.Participant && allowed)
            verdict.ShouldBeOfType<Verdict.Accepted>();
    }

    [Fact]
    public void RUN3_SPEC_shows_every_input_and_only_commands_that_there_are()
    {
        var rows = RightsTable.Under(Heading);
        rows[0].Reaches.Select(cell => EnumName.Parse<PhaseInput>(cell.Role)!.Value).ShouldBe(Enum.GetValues<PhaseInput>(), ignoreOrder: true);
        rows.Select(row => row.Command).ShouldBeSubsetOf(WireName.All<MeetingCommand>().Select(command => command.Name));
    }

    [Fact]
    public void RUN3_in_a_vote_people_choose_from_what_is_there()
    {
        var story = new MeetingStory();
        var idea = story.AddIdea(Piet, "Zon");
        story.InPhase(5);
        var round = story.OpenVoteRound();
        story.Do(Piet, new CastVote(round, idea));
        story.Do(Noor, new AddIdea(Ids.Next(), "Wat er gezegd werd", null, null, null));
        story.Refuse(MeetingRefusals.PhaseVoting, Piet, new AddIdea(Ids.Next(), "Nog een", null, null, null));
    }

    [Fact]
    public void RUN3_what_is_undone_is_held_to_the_phase_too()
    {
        var story = new MeetingStory();
        var added = story.Do(Piet, new AddIdea(Ids.Next(), "Zon", null, null, null));
        story.InPhase(4);
        story.Refuse(MeetingRefusals.PhaseClosed, Piet, new Undo(added.CommandId));
    }

    /// <summary>A plan whose second phase has this input.</summary>
    private static MethodPlan PlanWith(PhaseInput input) => RunPlan with
    {
        Zones = [],
        Layout = BoardLayout.Free,
        Phases =
        [
            new PlanPhase("Eerst", 5, WorkForm.Plenary, PhaseInput.Open),
            new PlanPhase("Nu", 5, input is PhaseInput.PassSheet ? WorkForm.Solo : WorkForm.Plenary, input),
        ],
        Voting = input is PhaseInput.Score ? new PlanVoting(VotingType.Scale) : RunPlan.Voting,
    };

    private static MeetingCommand Prepare(MeetingStory story, string command, Sender.Person me)
    {
        story.Do(Fatima, new SetRole(Noor.PersonId, Role.Participant));
        var (idea, other) = (story.AddIdea(me, "Een idee"), story.AddIdea(Fatima, "Nog een idee"));
        var (cluster, second) = (story.AddCluster(me, "Een cluster"), story.AddCluster(Fatima, "Nog een cluster"));
        story.Do(Fatima, new AssignCluster(other, second));
        var link = story.AddLink(me, idea, story.AddIdea(Fatima, "Derde"));
        story.Do(Fatima, new SetRole(Noor.PersonId, Role.NoteTaker));
        return command switch
        {
            "addIdea" => new AddIdea(Ids.Next(), "Nieuw", null, null, null),
            "mergeIdeas" => new MergeIdeas(Ids.Next(), "Samen", [idea, other], null, null, null),
            "editIdea" => new EditIdea(idea, "Beter", "Een idee"),
            "moveIdea" => new MoveIdea(idea, 1, 2),
            "moveIdeas" => new MoveIdeas([new IdeaPlace(idea, 1, 2)], null),
            "colourIdea" => new ColourIdea(idea, IdeaColour.Pink),
            "removeIdea" => new RemoveIdea(idea),
            "addCluster" => new AddCluster(Ids.Next(), "Nieuw", null, null),
            "renameCluster" => new RenameCluster(cluster, "Beter"),
            "moveCluster" => new MoveCluster(cluster, 1, 2),
            "assignCluster" => new AssignCluster(idea, cluster),
            "removeCluster" => new RemoveCluster(cluster),
            "mergeClusters" => new MergeClusters(cluster, [second]),
            "splitCluster" => new SplitCluster(second, Ids.Next(), "Deel", [other]),
            "addLink" => new AddLink(Ids.Next(), idea, other, null),
            "removeLink" => new RemoveLink(link),
            _ => throw new ArgumentException($"the table names {command}, which no test knows"),
        };
    }
}
