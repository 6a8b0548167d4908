using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Communities;

using static CommunityCommand;
using static CommunityStory;
using static MemberCommand;

/// <summary>Tries every cell of the table "Who may do what in a community" in SPEC.md.</summary>
public sealed class CommunityRightsTests
{
    public static TheoryData<string, CommunityRole, bool, bool> Cells()
    {
        var cells = new TheoryData<string, CommunityRole, bool, bool>();
        foreach (var (command, row) in Table())
        {
            foreach (var (role, reach) in row)
            {
                cells.Add(command, role, true, reach is "own" or "any");
                if (IsAboutSomebody(command))
                    cells.Add(command, role, false, reach is "any");
            }
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void SPEC_says_who_may_do_what_in_a_community(string command, CommunityRole role, bool own, bool allowed)
    {
        var story = new CommunityStory();
        var me = SomeoneWith(role);
        var about = own ? me : Person("mila");
        if (!own)
            story.Add(about, "Mila");
        var asked = Prepare(story, command, ref me, role, about);

        if (allowed)
            story.Do(me, asked);
        else
            story.Refuse(Refusals.RoleNotAllowed, me, asked);
    }

    [Fact]
    public void Whoever_has_several_roles_may_do_what_any_of_them_may()
    {
        var story = new CommunityStory();
        story.Refuse(Refusals.RoleNotAllowed, Mees, new WriteAgreements("We zijn er altijd.", 0));
        story.Do(Karin, new SetMemberRoles(Mees.PersonId, [CommunityRole.Facilitator, CommunityRole.Member]));
        story.Do(Mees, new WriteAgreements("We zijn er altijd.", 0));
    }

    [Fact]
    public void SPEC_has_a_row_for_each_command_that_people_may_send_to_a_community() =>
        Table().Select(row => row.Command).Order().ShouldBe(
            WireName.All<CommunityCommand>().Select(command => command.Name).Except(["formCommunity", "showCommunity", "notePartnerAnswer", "noteGroups", "noteMeetingOpened", "takeMeetingHome", "takeNotesOut", "changeAction"]).Order());

    public static TheoryData<string, CommunityRole, bool> Proposals()
    {
        var cells = new TheoryData<string, CommunityRole, bool>();
        foreach (var (command, row) in Table().Where(row => row.Reaches.Any(cell => cell.Reach is "propose")))
        {
            foreach (var (role, reach) in row)
                cells.Add(command, role, reach is "propose" or "any");
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Proposals))]
    public void PRO1_SPEC_says_who_may_propose_what_to_those_who_may_do_it(string command, CommunityRole role, bool allowed)
    {
        var story = new CommunityStory();
        var asked = Proposing(command, story);
        if (allowed)
            story.Do(SomeoneWith(role), asked);
        else
            story.Refuse(Refusals.RoleNotAllowed, SomeoneWith(role), asked);
    }

    private static ProposalCommand.Propose Proposing(string command, CommunityStory story)
    {
        var propose = new ProposalCommand.Propose(Ids.Next(), "Het is tijd", null, null, null, null);
        var plan = CommunityStory.Plan(Ids.Next());
        return command switch
        {
            "planMeeting" => propose with { Meeting = new ProposedMeeting(plan.PlannedId, plan.Title, plan.Aim, plan.StartsAt, plan.EndsAt, plan.Form, plan.Place, plan.VideoLink, plan.Agenda) },
            "editCommunity" => propose with { Community = new CommunityFields(Horizon: "Alle straten warm") },
            "inviteMember" => propose with { Invitation = new ProposedInvitation("Bo", "education", null) },
            "publishLesson" => propose with { LessonId = story.Checked() },
            _ => throw new ArgumentException($"nobody proposes {command}"),
        };
    }

    private static bool IsAboutSomebody(string command) =>
        command is "editMember" or "setParticipationLevel" or "removeTalk" or "setActionStatus" or "withdrawProposal" || PracticeRights.IsAboutSomebody(command);

    /// <summary>Makes a community in which the command could work.</summary>
    private static CommunityCommand Prepare(CommunityStory story, string command, ref Sender.Person me, CommunityRole role, Sender.Person about)
    {
        switch (command)
        {
            case "editCommunity":
                return new EditCommunity(new CommunityFields(Horizon: "Alle straten warm zonder gas"));
            case "setCommunityStatus":
                return new SetCommunityStatus(CommunityStatus.Recruiting);
            case "planSpace":
                return new PlanSpace("De wethouder", 80, 60, 40, 20);
            case "writeAgreements":
                return new WriteAgreements("We zijn op tijd.", 0);
            case "acceptAgreements":
                story.Do(Fadil, new WriteAgreements("We zijn op tijd.", 0));
                return new AcceptAgreements(1);
            case "addOrganisation":
                return new AddOrganisation(Ids.Next(), "Hogeschool Oost", null, null, null, null, null);
            case "editOrganisation":
                return new EditOrganisation(story.AddOrganisation("Hogeschol Oost"), "Hogeschool Oost", "education", null, null, null);
            case "setOrganisationStatus":
                return new SetOrganisationStatus(story.AddOrganisation("Hogeschool Oost"), OrganisationStatus.Invited);
            case "inviteMember":
                return new InviteMember(Ids.Next(), "Bo", null, null, [CommunityRole.Member], null, null);
            case "acceptInvitation" or "declineInvitation":
                me = Person("nieuw");
                story.Invite(me, "Nieuw", role);
                return command is "acceptInvitation" ? new AcceptInvitation(null) : new DeclineInvitation();
            case "pauseMembership" or "leaveCommunity":
                story.Add(Person("second"), "Second", CommunityRole.Coordinator);
                return command is "pauseMembership" ? new PauseMembership() : new LeaveCommunity(OldNotes.KeepName);
            case "resumeMembership":
                story.Add(Person("second"), "Second", CommunityRole.Coordinator);
                story.Do(me, new PauseMembership());
                return new ResumeMembership();
            case "forgetMember":
                story.Add(Person("fourth"), "Fourth");
                story.Do(Karin, new EndMembership(Person("fourth").PersonId));
                return new ForgetMember(Person("fourth").PersonId, OldNotes.Withdraw);
            case "endMembership" or "setMemberRoles":
                story.Add(Person("third"), "Third");
                return command is "endMembership"
                    ? new EndMembership(Person("third").PersonId)
                    : new SetMemberRoles(Person("third").PersonId, [CommunityRole.CoreGroup]);
            case "editMember":
                return new EditMember(about.PersonId, new MemberFields(Bring: "Vijf jaar ervaring"));
            case "setParticipationLevel":
                return new SetParticipationLevel(about.PersonId, ParticipationLevel.Peripheral);
            case "tickIntake":
                return new TickIntake(Mees.PersonId, true);
            case "setContact":
                return new SetContact("iemand@voorbeeld.example");
            case "shareAccessNeeds":
                return new ShareAccessNeeds("Ringleiding", true);
            case "withdrawAccessNeeds":
                story.Do(me, new ShareAccessNeeds("Ringleiding", true));
                return new WithdrawAccessNeeds();
            case "logTalk":
                return new ExplorationCommand.LogTalk(Ids.Next(), new DateOnly(2026, 11, 20), null, "Scholen voelen dit ook");
            case "removeTalk":
                return new ExplorationCommand.RemoveTalk(story.As(CommunityRole.CoreGroup, about, person =>
                {
                    var talk = Ids.Next();
                    story.Do(person, new ExplorationCommand.LogTalk(talk, new DateOnly(2026, 11, 20), null, "Scholen voelen dit ook"));
                    return talk;
                }));
            case "chooseLearningForm":
                return new ExplorationCommand.ChooseLearningForm(LearningForm.Cop, "Niemand weet het nog", null);
            case "tickStep":
                return new StepCommand.TickStep(StepName.ExploreIssue, true);
            case "setStepNotApplicable":
                return new StepCommand.SetStepNotApplicable(StepName.Anchor, "We gaan altijd door");
            case "claimNotes":
                var held = story.Begin(story.PlanMeeting());
                held.Join(Person("gast"));
                return new ClaimNotes(held.Id, Person("gast").PersonId);
            case "planMeeting":
                return CommunityStory.Plan(Ids.Next());
            case "planSeries":
                return new GatheringCommand.PlanSeries(Ids.Next(), "Reeks", [new SeriesMoment(Ids.Next(), story.Now)], 60, MeetingForm.Online, null, null);
            case "cancelPlannedMeeting":
                return new GatheringCommand.CancelPlannedMeeting(story.PlanMeeting());
            case "answerMeeting":
                return new GatheringCommand.AnswerMeeting(story.PlanMeeting(), MeetingAnswer.Room);
            case "setActionStatus":
                return new OutcomeCommand.SetActionStatus(story.Hold(assignee: about).Action, CommunityActionStatus.Done, null);
            case "reassignAction":
                return new OutcomeCommand.ReassignAction(story.Hold().Action, Mees.PersonId, null);
            case "setDecisionStatus":
                return new OutcomeCommand.SetDecisionStatus(story.Hold().Decision, DecisionStatus.CarriedOut);
            case "markDecision":
                return new OutcomeCommand.MarkDecision(story.Hold().Decision, DecisionSubject.Agreements);
            case "describeDecision":
                return new OutcomeCommand.DescribeDecision(story.Hold().Decision, DecisionMethod.Vote, Mees.PersonId, null);
            case "propose":
                return Proposing("planMeeting", story);
            case "acceptProposal" or "declineProposal":
                var asked = Proposing("planMeeting", story);
                story.Do(Mees, asked);
                return command is "acceptProposal" ? new ProposalCommand.AcceptProposal(asked.ProposalId) : new ProposalCommand.DeclineProposal(asked.ProposalId, "Te vroeg");
            case "withdrawProposal":
                return new ProposalCommand.WithdrawProposal(story.As(CommunityRole.Member, about, person =>
                {
                    var proposal = Proposing("planMeeting", story);
                    story.Do(person, proposal);
                    return proposal.ProposalId;
                }));
            case "reviewBalance":
                return new StepCommand.ReviewBalance();
            default:
                return PracticeRights.Prepare(story, command, about);
        }
    }

    private static IEnumerable<(string Command, IReadOnlyList<(CommunityRole Role, string Reach)> Reaches)> Table()
    {
        var lines = File.ReadLines(Repository.File("SPEC.md"))
            .SkipWhile(line => line != "## Who may do what in a community")
            .SkipWhile(line => !line.StartsWith('|'))
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .ToList();
        var roles = lines[0].Skip(1).Select(name => EnumName.Parse<CommunityRole>(name)!.Value).ToList();
        return lines.Skip(2).Select(cells =>
        {
            var reaches = cells.Skip(1).Select((reach, i) => (roles[i], Known(reach))).ToList();
            return (cells[0].Split(' ')[0], (IReadOnlyList<(CommunityRole, string)>)reaches);
        });
    }

    private static string Known(string reach) =>
        reach is "any" or "own" or "propose" or "no" ? reach : throw new ArgumentException($"a cell says any, own, propose or no, and not {reach}");
}
