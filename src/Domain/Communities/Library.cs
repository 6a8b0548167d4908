using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

using static LessonCommand;
using static LessonEvent;

/// <summary>Which part judges and projects what of lessons and value stories, and whose each is; and what became of a note.</summary>
internal static class Library
{
    public static Verdict Judge(State state, LessonCommand asked, Member me, Context context) => asked switch
    {
        ProposeLesson c => Lessons.Propose(state, c, context),
        EditLesson c => Lessons.Edit(state, c),
        EditLessonText c => Lessons.Write(state, c),
        CheckLesson c => Lessons.Check(state, c, me, context),
        WithdrawCheck c => Lessons.Withdraw(state, c, me),
        DropLesson c => Lessons.Drop(state, c),
        PublishLesson c => Lessons.Publish(state, c, context),
        OutdateLesson c => Lessons.Outdate(state, c),
        SetContribution c => Lessons.Contribute(state, c, me),
        SetLessonPerspective c => Perspectives.Set(state, c),
        TellValueStory c => ValueStories.Tell(state, c, context),
        EditValueStory c => ValueStories.Edit(state, c),
        RemoveValueStory c => ValueStories.Remove(state, c),
        _ => Verdict.Reject(Refusals.CommandUnknown),
    };

    /// <summary>Whose the thing is that a command is about; null where it is not there. A candidate of a meeting is nobody's.</summary>
    public static string? OwnerOf(State state, LessonCommand asked) => asked switch
    {
        DropLesson c when state.Find<Lesson>(c.LessonId) is { } lesson => lesson.ProposedById ?? "",
        EditValueStory c => ValueStories.TellerOf(state, c.ValueStoryId),
        RemoveValueStory c => ValueStories.TellerOf(state, c.ValueStoryId),
        _ => null,
    };

    public static void Project(LessonEvent @event, Projection projection)
    {
        switch (@event)
        {
            case ValueStoryTold or ValueStoryEdited or ValueStoryRemoved:
                ValueStories.Project(@event, projection);
                break;
            case LessonPerspectiveSet e:
                Perspectives.Project(e, projection);
                break;
            default:
                Lessons.Project(@event, projection);
                break;
        }
    }
}
