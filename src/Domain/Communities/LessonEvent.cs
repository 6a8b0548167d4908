using System.Collections.Immutable;
using Samenwerken.Domain.Text;

namespace Samenwerken.Domain.Communities;

/// <summary>What happens to lessons and value stories.</summary>
public abstract record LessonEvent : CommunityEvent
{
    private LessonEvent() { }

    public sealed record LessonProposed(
        string LessonId, int Number, string Title, ImmutableArray<LessonSource> Sources, string? ById, DateTimeOffset At) : LessonEvent;

    public sealed record LessonEdited(string LessonId, LessonFields Fields, LessonFields Was) : LessonEvent;

    public sealed record LessonTextEdited(string LessonId, LessonPart Part, Delta Delta, int Revision) : LessonEvent;

    public sealed record LessonChecked(string LessonId, LessonCheck Check) : LessonEvent;

    public sealed record CheckWithdrawn(string LessonId, string PersonId) : LessonEvent;

    public sealed record LessonDropped(string LessonId, string WasTitle) : LessonEvent;

    public sealed record LessonPublished(string LessonId, DateTimeOffset At) : LessonEvent;

    public sealed record LessonOutdated(string LessonId, string Reason) : LessonEvent;

    /// <param name="IsNamed">Null: they take it back.</param>
    public sealed record ContributionSet(string LessonId, string PersonId, bool? IsNamed, bool? WasNamed) : LessonEvent
    {
        public override bool HidesDoer() => IsNamed is not true;
    }

    /// <param name="Text">Null: it was taken away.</param>
    public sealed record LessonPerspectiveSet(string LessonId, string Group, string? Text, string? WasText) : LessonEvent;

    /// <param name="TellerId">Who tells it; others see it where <paramref name="IsNamed"/>.</param>
    public sealed record ValueStoryTold(
        string ValueStoryId, int Number, ImmutableArray<ValuePart> Parts, string? LessonId, string TellerId, bool IsNamed, DateTimeOffset At) : LessonEvent
    {
        public override bool HidesDoer() => !IsNamed;
    }

    public sealed record ValueStoryEdited(string ValueStoryId, ImmutableArray<ValuePart> Parts, ImmutableArray<ValuePart> WasParts, bool IsNamed) : LessonEvent
    {
        public override bool HidesDoer() => !IsNamed;
    }

    public sealed record ValueStoryRemoved(string ValueStoryId, bool IsNamed) : LessonEvent
    {
        public override bool HidesDoer() => !IsNamed;
    }
}

/// <summary>What is said of a lesson as a whole.</summary>
public sealed record LessonFields(
    string Title, ImmutableArray<LessonSource> Sources, ImmutableArray<string> Themes, ImmutableArray<string> Transitions, LessonConfidence Confidence);
