using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Testing;

using static CommunityCommand;
using static CommunityStory;
using static ExplorationCommand;
using static GatheringCommand;
using static MemberCommand;
using static OutcomeCommand;
using static StepCommand;

/// <summary>Turns a list of numbers into the story of a community, as <see cref="Programs"/> does for a meeting.</summary>
public static class CommunityPrograms
{
    public static readonly IReadOnlyList<Sender.Person> People = [Karin, Fadil, Nadia, Cor, Mees, Olga, Person("bo"), Person("tim")];

    /// <summary>A community in which everything in the numbers was tried, by everybody, with meetings that come home between.</summary>
    public static CommunityStory Community(IReadOnlyList<int> numbers)
    {
        var story = new CommunityStory();
        MeetingOfCommunity? meeting = null;
        foreach (var step in numbers.Chunk(4).Where(step => step.Length == 4))
        {
            var (who, what, which, other) = (People[Mod(step[0], People.Count)], step[1], step[2], step[3]);
            story.Now += TimeSpan.FromHours(Mod(other, 30));
            switch (Mod(what, 34))
            {
                case 31:
                    story.Try(Fadil, Plan(Id("planned", which)));
                    break;
                case 32 when story.State.Find<PlannedMeeting>(Id("planned", which)) is { Status: PlannedStatus.Planned }:
                    meeting = story.Begin(Id("planned", which));
                    meeting.Join(who);
                    meeting.AddIdea(who, "Zon");
                    meeting.Decide($"Besluit {other}");
                    meeting.Assign($"Actie {other}", who);
                    break;
                case 33 when meeting is not null:
                    meeting.Close();
                    meeting = null;
                    break;
                default:
                    story.Try(who, Command(story, what, which, other));
                    break;
            }
        }

        return story;
    }

    private static CommunityCommand Command(CommunityStory story, int what, int which, int other)
    {
        var person = People[Mod(which, People.Count)].PersonId;
        var text = $"Tekst {Mod(other, 7)} 🏘️";
        return Mod(what, 31) switch
        {
            0 => new InviteMember(person, text, other % 2 == 0 ? "education" : null, null, [(CommunityRole)Mod(other, 6)], "iemand@voorbeeld.example", text),
            1 => new AcceptInvitation(story.State.Find<Agreements>(Agreements.OnlyId)?.Version),
            2 => new DeclineInvitation(),
            3 => new PauseMembership(),
            4 => new ResumeMembership(),
            5 => new LeaveCommunity((OldNotes)Mod(other, 3)),
            6 => new EndMembership(person),
            7 or 8 => new SetMemberRoles(person, other % 2 == 0 ? [(CommunityRole)Mod(other, 6)] : [(CommunityRole)Mod(other, 5), CommunityRole.Observer]),
            9 => new EditMember(person, new MemberFields(Bring: text, Fetch: text, LearningQuestion: text)),
            10 => new EditMember(person, new MemberFields(Cleared: ["bring", "fetch", "sector"])),
            11 => new SetParticipationLevel(person, other % 3 == 0 ? null : (ParticipationLevel)Mod(other, 3)),
            12 => new TickIntake(person, other % 2 == 0),
            13 => new SetContact(other % 3 == 0 ? null : "iemand@voorbeeld.example"),
            14 => new ShareAccessNeeds(text, true),
            15 => new WithdrawAccessNeeds(),
            16 => new EditCommunity(new CommunityFields(Horizon: text, Themes: [text], Rhythm: Mod(other, 12) + 1)),
            17 => new EditCommunity(new CommunityFields(Cleared: ["horizon", "rhythm"])),
            18 => new SetCommunityStatus((CommunityStatus)Mod(other, 5)),
            19 => new PlanSpace(text, other % 2 == 0 ? Mod(other, 100) : null, null, null, null),
            20 => new WriteAgreements(text, story.State.Find<Agreements>(Agreements.OnlyId)?.Version ?? 0),
            21 => new AcceptAgreements(story.State.Find<Agreements>(Agreements.OnlyId)?.Version ?? 1),
            22 => new AddOrganisation(Id("organisation", which), text, null, null, null, null, null),
            23 => new SetOrganisationStatus(Id("organisation", which), (OrganisationStatus)Mod(other, 5)),
            24 => new LogTalk(Id("talk", which), new DateOnly(2026, 11, 20), null, text),
            25 => new RemoveTalk(Id("talk", which)),
            26 => new ChooseLearningForm((LearningForm)Mod(other, 6), text, null),
            27 => new TickStep((StepName)Mod(which, 10), other % 2 == 0),
            28 => new SetStepNotApplicable((StepName)Mod(which, 10), other % 2 == 0 ? text : null),
            29 => new AnswerMeeting(Id("planned", which), (MeetingAnswer)Mod(other, 3)),
            _ => new SetActionStatus(
                story.State.All<CommunityAction>().OrderBy(action => action.Number).Skip(Mod(which, 3)).FirstOrDefault()?.Id ?? Id("action", which),
                (CommunityActionStatus)Mod(other, 4), text),
        };
    }

    private static string Id(string kind, int number) => Ids.Of($"{kind}-{Mod(number, 4)}-");

    private static int Mod(int number, int by) => (int)((uint)number % (uint)by);
}
