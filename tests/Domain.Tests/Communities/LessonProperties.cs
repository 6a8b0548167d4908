using FsCheck.Xunit;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Text;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Communities;

using static CommunityStory;
using static LessonCommand;

/// <summary>A lesson beside a model that only remembers who checked since the last change.</summary>
[Properties(MaxTest = 100, Arbitrary = [typeof(StoryNumbers)])]
public sealed class LessonProperties
{
    private static readonly Sender.Person[] People = [Karin, Fadil, Nadia, Cor, Mees];

    [Property]
    public void LES1_LES2_a_lesson_is_checked_while_two_sides_stand_for_it_as_it_is(int[] numbers)
    {
        var story = new CommunityStory();
        var (school, town) = (story.AddOrganisation("School"), story.AddOrganisation("Gemeente"));
        var sides = new Dictionary<Sender.Person, string?> { [Karin] = town, [Fadil] = null, [Nadia] = school, [Cor] = school, [Mees] = null };
        foreach (var (person, organisation) in sides.Where(pair => pair.Value is not null))
            story.Do(person, new MemberCommand.EditMember(person.PersonId, new MemberFields(OrganisationId: organisation)));
        var lesson = story.Drafted(Mees);
        var checks = new HashSet<Sender.Person>();

        foreach (var number in numbers)
        {
            var person = People[number % People.Length];
            switch (number / People.Length % 6)
            {
                case < 3:
                    story.Do(person, new CheckLesson(lesson));
                    checks.Add(person);
                    break;
                case 3:
                    story.Do(person, new WithdrawCheck(lesson));
                    checks.Remove(person);
                    break;
                case 4:
                    var text = story.State.Find<LessonText>(LessonText.IdOf(lesson, LessonPart.Advice))!;
                    story.Do(person, new EditLessonText(lesson, LessonPart.Advice, text.Revision, Delta.Insert(0, "a")));
                    checks.Clear();
                    break;
                default:
                    var now = story.State.Find<Lesson>(lesson)!;
                    story.Do(person, new EditLesson(lesson, $"{now.Title[..20]} {number}", now.Sources, [], [], LessonConfidence.Repeated, now.Title));
                    if (story.State.Find<Lesson>(lesson)!.Title != now.Title || now.Confidence is not LessonConfidence.Repeated)
                        checks.Clear();
                    break;
            }

            var isChecked = checks.Select(one => sides[one] ?? one.PersonId).Distinct().Count() >= 2;
            story.State.Find<Lesson>(lesson)!.Status.ShouldBe(isChecked ? LessonStatus.Checked : LessonStatus.Drafted);
            if (!isChecked)
                story.Refuse(CommunityRefusals.LessonNotChecked, Karin, new PublishLesson(lesson));
        }

        story.Try(Karin, new PublishLesson(lesson)).GetType().ShouldBe(
            checks.Select(one => sides[one] ?? one.PersonId).Distinct().Count() >= 2 ? typeof(Outcome.Committed) : typeof(Outcome.Refused));
    }
}
