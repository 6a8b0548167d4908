using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

using static LessonCommand;
using static LessonEvent;

/// <summary>
/// Value stories (waardeverhalen): what taking part led to, from cycle to cycle. Each is its teller's: nobody else changes it or takes it
/// away, and whoever tells one without their name is known to nobody, also when they change it.
/// </summary>
internal static class ValueStories
{
    public static Verdict Tell(State state, TellValueStory tell, Context context)
    {
        if (state.Knows(Key.Of<ValueStory>(tell.ValueStoryId)))
            return Verdict.Reject(Refusals.IdTaken, new Detail(Field: "valueStoryId"));
        if (state.Count<ValueStory>() >= CommunityLimits.ValueStories)
            return Verdict.Reject(CommunityRefusals.Full, new Detail(Max: CommunityLimits.ValueStories));
        if (tell.LessonId is { } lessonId && state.Find<Lesson>(lessonId) is null)
            return Verdict.Reject(CommunityRefusals.LessonUnknown, new Detail(Field: "lessonId"));
        return Verdict.Accept(new ValueStoryTold(
            tell.ValueStoryId, Members.Numbers(state).ValueStories + 1, tell.Parts, tell.LessonId, context.PersonId!, tell.IsNamed, context.Now));
    }

    public static Verdict Edit(State state, EditValueStory edit) => state.Find<ValueStory>(edit.ValueStoryId) switch
    {
        null => Verdict.Reject(CommunityRefusals.ValueStoryUnknown),
        var story when story.Parts.SequenceEqual(edit.Parts) => Verdict.Accept(),
        var story => Verdict.Accept(new ValueStoryEdited(story.Id, edit.Parts, story.Parts, story.TellerId is not null)),
    };

    public static Verdict Remove(State state, RemoveValueStory remove) => state.Find<ValueStory>(remove.ValueStoryId) is { } story
        ? Verdict.Accept(new ValueStoryRemoved(story.Id, story.TellerId is not null))
        : Verdict.Reject(CommunityRefusals.ValueStoryUnknown);

    public static string? TellerOf(State state, string storyId) =>
        state.Find<ValueStory>(storyId)?.TellerId ?? state.Find<ValueStoryTeller>(storyId)?.PersonId;

    public static void Project(LessonEvent @event, Projection projection)
    {
        switch (@event)
        {
            case ValueStoryTold e:
                projection.Put(new ValueStory(e.ValueStoryId, e.Number, e.Parts, e.IsNamed ? e.TellerId : null, e.LessonId, e.At), Audience.Everyone);
                if (!e.IsNamed)
                    projection.Put(new ValueStoryTeller(e.ValueStoryId, e.TellerId), new Audience.Person(e.TellerId));
                projection.Update<CommunityNumbers>(CommunityNumbers.OnlyId, numbers => numbers with { ValueStories = e.Number });
                break;
            case ValueStoryEdited e:
                projection.Update<ValueStory>(e.ValueStoryId, story => story with { Parts = e.Parts });
                break;
            case ValueStoryRemoved e:
                projection.Delete<ValueStory>(e.ValueStoryId);
                projection.Delete<ValueStoryTeller>(e.ValueStoryId);
                break;
        }
    }
}
