using FsCheck.Xunit;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;

/// <summary>A round of voting beside a model that counts by itself: whatever four people do, both take and refuse the same and come to the same.</summary>
[Properties(MaxTest = 200, EndSize = 300, Arbitrary = [typeof(StoryNumbers)])]
public sealed class VoteProperties
{
    private const int People = 4;
    private const int Ideas = 3;
    private static readonly string Round = Ids.Of("round");

    [Property]
    public void VOT1_VOT3_a_round_takes_what_its_rules_allow_and_its_tally_is_the_sum(int[] numbers)
    {
        var (budget, cap, secret) = (At(0) % 4 + 1, At(1) % 3 + 1, At(2) % 2 == 0);
        var story = Programs.Meeting([]);
        var ideas = new string?[Ideas];
        for (var idea = 0; idea < Ideas; idea++)
            ideas[idea] = Add(story);
        story.Do(Programs.Person(0), new OpenVoteRound(Round, "Wat eerst?", budget, cap, secret));
        var dots = new int[People, Ideas];
        var givenBack = new bool[People];

        foreach (var step in numbers.Skip(3).Chunk(3).Where(step => step.Length == 3))
        {
            var (who, idea) = (step[0] % People, step[1] % Ideas);
            switch (step[2] % 10)
            {
                case < 6:
                    Try(new CastVote(Round, ideas[idea] ?? Ids.Of("none")), ideas[idea] is not null && Sum(who) < budget && dots[who, idea] < cap, +1);
                    break;
                case < 9:
                    Try(new WithdrawVote(Round, ideas[idea] ?? Ids.Of("none")), dots[who, idea] > 0, -1);
                    break;
                case 9 when ideas[idea] is { } removed:
                    story.Do(Programs.Person(0), new RemoveIdea(removed));
                    for (var person = 0; person < People; person++)
                    {
                        var had = dots[person, idea];
                        dots[person, idea] = 0;
                        givenBack[person] |= secret && had > 0 && Sum(person) == 0;
                    }

                    ideas[idea] = step[0] % 2 == 0 ? Add(story) : null;
                    break;
            }

            var now = story.State.Find<VoteRound>(Round)!;
            now.Ballots.ShouldBe(Enumerable.Range(0, People).Count(person => Sum(person) > 0 || givenBack[person]));
            if (secret)
                now.Tally.ShouldBeNull();
            else
                TallyOf(now).ShouldBe(Model(), ignoreOrder: true);

            void Try(Command command, bool isAllowed, int by)
            {
                (story.Try(Programs.Person(who), command) is Outcome.Committed).ShouldBe(isAllowed, $"{command}");
                if (!isAllowed)
                    return;
                dots[who, idea] += by;
                givenBack[who] = false;
            }
        }

        story.Do(Programs.Person(0), new CloseVoteRound(Round));
        var closed = story.State.Find<VoteRound>(Round)!;
        TallyOf(closed).ShouldBe(Model(), ignoreOrder: true);
        closed.Tally!.Value.Select(idea => idea.Votes).ShouldBeInOrder(SortDirection.Descending);
        closed.Ballots.ShouldBe(Enumerable.Range(0, People).Count(person => Sum(person) > 0));

        int At(int index) => index < numbers.Length ? numbers[index] : 0;

        int Sum(int person) => Enumerable.Range(0, Ideas).Sum(idea => dots[person, idea]);

        Dictionary<string, int> Model() => Enumerable.Range(0, Ideas)
            .Select(idea => (Id: ideas[idea], Votes: Enumerable.Range(0, People).Sum(person => dots[person, idea])))
            .Where(idea => idea.Votes > 0)
            .ToDictionary(idea => idea.Id!, idea => idea.Votes);
    }

    private static Dictionary<string, int> TallyOf(VoteRound round) => round.Tally!.Value.ToDictionary(idea => idea.IdeaId, idea => idea.Votes);

    private static string Add(Story story)
    {
        var id = Ids.Next();
        story.Do(Programs.Person(0), new AddIdea(id, "Een idee", null, null, null));
        return id;
    }
}
