using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

using static LessonCommand;
using static LessonEvent;

/// <summary>What a lesson means as one partner group sees it.</summary>
public sealed record LessonPerspective(string Id, string LessonId, string Group, string Text) : Record(Id)
{
    public static string IdOf(string lessonId, string group) => $"{lessonId}.{group}";
}

/// <summary>
/// The same lesson looks different from each partner group, and says so: one sentence or two a group. They are part of what is checked and
/// published, so that a change takes the checks away.
/// </summary>
internal static class Perspectives
{
    public static Verdict Set(State state, SetLessonPerspective set)
    {
        if (Lessons.RefuseChange(state, set.LessonId, set.Text ?? "") is { } refusal)
            return refusal;
        if (!GroupKeeping.Of(state).Contains(set.Group))
            return Verdict.Reject(Refusals.FieldInvalid, new Detail(Field: "group", Yours: set.Text));
        var was = state.Find<LessonPerspective>(LessonPerspective.IdOf(set.LessonId, set.Group))?.Text;
        return was == set.Text ? Verdict.Accept() : Verdict.Accept(new LessonPerspectiveSet(set.LessonId, set.Group, set.Text, was));
    }

    public static void Project(LessonPerspectiveSet e, Projection projection)
    {
        var id = LessonPerspective.IdOf(e.LessonId, e.Group);
        if (e.Text is { } text)
            projection.Put(new LessonPerspective(id, e.LessonId, e.Group, text), Audience.Everyone);
        else
            projection.Delete<LessonPerspective>(id);
        Lessons.Uncheck(projection, e.LessonId);
    }

    public static void Drop(Projection projection, string lessonId)
    {
        foreach (var perspective in projection.State.All<LessonPerspective>().Where(found => found.LessonId == lessonId).ToList())
            projection.Delete<LessonPerspective>(perspective.Id);
    }
}
