using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Text;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Communities;

using static BalanceCommand;
using static CommunityCommand;
using static CommunityStory;
using static LessonCommand;
using static TableCommand;

/// <summary>For each command about balance, tables and lessons a community in which it could work.</summary>
internal static class PracticeRights
{
    /// <summary>Whether it makes a difference whose the thing is.</summary>
    public static bool IsAboutSomebody(string command) => command is "withdrawOffer" or "matchHelpRequest" or "setHelpRequestStatus" or "editExperiment"
        or "setExperimentStatus" or "removeXCurvePosition" or "dropLesson" or "editValueStory" or "removeValueStory";

    /// <param name="maker">Whose the thing is that the command is about.</param>
    public static CommunityCommand Prepare(CommunityStory story, string command, Sender.Person maker)
    {
        switch (command)
        {
            case "dismissAdvice":
                story.Do(Karin, new MemberCommand.EditMember(Mees.PersonId, new MemberFields(Sector: "research")));
                return new DismissAdvice(BalanceLens.Members, BalanceCode.Missing, "society", "Bewoners komen in het voorjaar.");
            case "resumeAdvice":
                return new ResumeAdvice(BalanceLens.Members, BalanceCode.Missing, "society");
            case "pitchHelpRequest":
                return new PitchHelpRequest(Ids.Next(), "Wie weet raad?");
            case "offerExperience":
                return new OfferExperience(Ids.Next(), story.Pitch(Mees), "Ik weet raad");
            case "withdrawOffer":
                return new WithdrawOffer(story.As(maker, CommunityRole.Member, () => story.Offer(maker, story.Pitch(Cor))));
            case "matchHelpRequest":
                return new MatchHelpRequest(story.As(maker, CommunityRole.Member, () => story.Pitch(maker)), Ids.Next(), "Samen", [Cor.PersonId, Mees.PersonId], null);
            case "setHelpRequestStatus":
                var request = story.As(maker, CommunityRole.Member, () => story.Pitch(maker));
                story.Match(request);
                return new SetHelpRequestStatus(request, HelpRequestStatus.Trying, null);
            case "joinCoalition":
                return new JoinCoalition(story.Match(story.Pitch(Nadia)));
            case "leaveCoalition":
                return new LeaveCoalition(story.Match(story.Pitch(Nadia)));
            case "setCallForProposals":
                return new SetCallForProposals(new DateOnly(2026, 12, 1), new DateOnly(2027, 1, 15), "Iets voor de hele wijk", 150_000);
            case "endCallForProposals":
                return new EndCallForProposals();
            case "draftDeal":
                return new DraftDeal(Ids.Next(), "Deal", null);
            case "editDeal":
                return new EditDeal(story.Draft(), "Een betere deal", [], null, null, null, "Deal schooldaken");
            case "addCommitment":
                var party = story.AddOrganisation("School");
                return new AddCommitment(story.Draft(party), Ids.Next(), party, "Een dak", new DateOnly(2027, 1, 1));
            case "removeCommitment":
                var school = story.AddOrganisation("School");
                var draft = story.Draft(school);
                return new RemoveCommitment(draft, story.Promise(draft, school));
            case "keepCommitment":
                var (deal, commitment) = story.Agreed();
                return new KeepCommitment(deal, commitment, new DateOnly(2026, 11, 21));
            case "setDealStatus":
                return new SetDealStatus(story.Draft(), DealStatus.Negotiating, null, [], null);
            case "planExperiment":
                return new PlanExperiment(Ids.Next(), "Een loket werkt", "Waterveen", null, null);
            case "editExperiment":
                return new EditExperiment(
                    story.As(maker, CommunityRole.Member, () => story.Plan(maker, "Het werkt")), "Het werkt", "Hoogeland", null, RegimeObstacle.Law, null, null, null, "Het werkt");
            case "setExperimentStatus":
                return new SetExperimentStatus(story.As(maker, CommunityRole.Member, () => story.Plan(maker)), ExperimentStatus.Running, null);
            case "placeOnXCurve":
                story.Do(Karin, new EditCommunity(new CommunityFields(Transitions: [CommunityPractice.Transition])));
                return new PlaceOnXCurve(Ids.Next(), CommunityPractice.Transition, BuildUp.Emerging, BreakDown.Chaos, new DateOnly(2026, 11, 1), null);
            case "removeXCurvePosition":
                return new RemoveXCurvePosition(story.As(maker, CommunityRole.CoreGroup, () => story.Place(maker)));
            default:
                return AboutLesson(story, command, maker);
        }
    }

    private static CommunityCommand AboutLesson(CommunityStory story, string command, Sender.Person maker) => command switch
    {
        "proposeLesson" => new ProposeLesson(Ids.Next(), "Begin klein.", []),
        "editLesson" => new EditLesson(story.Propose(Mees), "Begin klein.", [], [], [], LessonConfidence.Repeated, "Eén aanspreekpunt scheelt maanden."),
        "editLessonText" => new EditLessonText(story.Propose(Mees), LessonPart.Advice, 0, Delta.Insert(0, "Begin klein.")),
        "checkLesson" => new CheckLesson(story.Drafted(Mees)),
        "withdrawCheck" => new WithdrawCheck(story.Drafted(Mees)),
        "dropLesson" => new DropLesson(story.As(maker, CommunityRole.Member, () => story.Propose(maker))),
        "publishLesson" => new PublishLesson(story.Checked()),
        "outdateLesson" => new OutdateLesson(Published(story), "De regels zijn veranderd."),
        "setContribution" => new SetContribution(story.Propose(Mees), true),
        "setLessonPerspective" => new SetLessonPerspective(story.Propose(Mees), "business", "Wij wagen het eerder."),
        "tellValueStory" => new TellValueStory(Ids.Next(), [new ValuePart(ValueCycle.Applied, "We deden het na")], null, true),
        "editValueStory" => new EditValueStory(story.As(maker, CommunityRole.Member, () => story.Tell(maker)), [new ValuePart(ValueCycle.Realized, "Het staat er")]),
        "removeValueStory" => new RemoveValueStory(story.As(maker, CommunityRole.Member, () => story.Tell(maker, isNamed: false))),
        _ => throw new ArgumentException($"the table names {command}, which no test knows"),
    };

    private static string Published(CommunityStory story)
    {
        var lesson = story.Checked();
        story.Do(Karin, new PublishLesson(lesson));
        return lesson;
    }

    /// <summary>Whoever may not do it now may have done it before, in another role.</summary>
    private static string As(this CommunityStory story, Sender.Person maker, CommunityRole role, Func<string> make)
    {
        var roles = story.Member(maker).Roles;
        var mayDoIt = role is CommunityRole.CoreGroup
            ? roles.Any(has => has is CommunityRole.Coordinator or CommunityRole.Facilitator or CommunityRole.CoreGroup)
            : roles.Any(has => has is not CommunityRole.Observer);
        if (mayDoIt)
            return make();
        story.Do(Karin, new MemberCommand.SetMemberRoles(maker.PersonId, [role]));
        var made = make();
        story.Do(Karin, new MemberCommand.SetMemberRoles(maker.PersonId, roles));
        return made;
    }
}
