using System.Collections.Immutable;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Text;

namespace Samenwerken.Domain.Communities;

using static LessonCommand;
using static LessonEvent;

/// <summary>
/// Lessons: from a candidate with its sources, over a text that is drafted together, to what two members of different organisations
/// checked and what is published. What was checked is what is published: a change takes the checks away. Nobody is named behind a
/// lesson but by themselves.
/// </summary>
internal static class Lessons
{
    /// <summary>By how many members, of different organisations, a lesson is checked.</summary>
    private const int ChecksNeeded = 2;

    /// <summary>Without these a lesson helps nobody elsewhere.</summary>
    private static readonly LessonPart[] NeededToPublish = [LessonPart.Situation, LessonPart.Advice, LessonPart.Conditions];

    public static Verdict Propose(State state, ProposeLesson propose, Context context)
    {
        if (state.Knows(Key.Of<Lesson>(propose.LessonId)))
            return Verdict.Reject(Refusals.IdTaken, new Detail(Field: "lessonId"));
        if (state.Count<Lesson>() >= CommunityLimits.Lessons)
            return Verdict.Reject(CommunityRefusals.Full, new Detail(Max: CommunityLimits.Lessons, Yours: propose.Title));
        return RefuseSources(state, propose.Sources) ?? Verdict.Accept(new LessonProposed(
            propose.LessonId, Members.Numbers(state).Lessons + 1, propose.Title, propose.Sources, context.PersonId, context.Now));
    }

    public static Verdict Edit(State state, EditLesson edit)
    {
        if (Changeable(state, edit.LessonId, edit.Title, out var lesson) is { } refusal)
            return refusal;
        if (lesson!.Title != edit.Was && lesson.Title != edit.Title)
            return Verdict.Reject(CommunityRefusals.LessonChanged, new Detail(Current: lesson.Title, Yours: edit.Title));
        if (RefuseSources(state, edit.Sources) is { } unknown)
            return unknown;
        var isSame = lesson.Title == edit.Title && lesson.Sources.SequenceEqual(edit.Sources) && lesson.Themes.SequenceEqual(edit.Themes)
            && lesson.Transitions.SequenceEqual(edit.Transitions) && lesson.Confidence == edit.Confidence;
        return isSame ? Verdict.Accept() : Verdict.Accept(new LessonEdited(
            lesson.Id,
            new LessonFields(edit.Title, edit.Sources, edit.Themes, edit.Transitions, edit.Confidence),
            new LessonFields(lesson.Title, lesson.Sources, lesson.Themes, lesson.Transitions, lesson.Confidence)));
    }

    public static Verdict Write(State state, EditLessonText edit)
    {
        var change = new TextChange(edit.BasedOn, edit.Delta, edit.GoesOn);
        if (Changeable(state, edit.LessonId, edit.Delta.Words, out var lesson) is { } refusal)
            return refusal;
        var text = TextOf(state, lesson!.Id, edit.Part) ?? new LessonText(LessonText.IdOf(lesson.Id, edit.Part), "", 0, lesson.Id, edit.Part);
        return TextEditing.Judge(
            state, text, change, CommunityLimits.LessonText, (delta, revision) => new LessonTextEdited(lesson.Id, edit.Part, delta, revision));
    }

    public static Verdict Check(State state, CheckLesson check, Member me, Context context) => state.Find<Lesson>(check.LessonId) switch
    {
        null => Verdict.Reject(CommunityRefusals.LessonUnknown),
        { Status: LessonStatus.Published or LessonStatus.Outdated } => Verdict.Reject(CommunityRefusals.LessonPublished),
        { Status: LessonStatus.Candidate } => Verdict.Reject(CommunityRefusals.LessonNotDrafted),
        var lesson when lesson.Checks.Any(found => found.PersonId == me.Id) => Verdict.Accept(),
        var lesson => Verdict.Accept(new LessonChecked(lesson.Id, new LessonCheck(me.Id, me.OrganisationId, context.Now))),
    };

    public static Verdict Withdraw(State state, WithdrawCheck withdraw, Member me) => state.Find<Lesson>(withdraw.LessonId) switch
    {
        null => Verdict.Reject(CommunityRefusals.LessonUnknown),
        { Status: LessonStatus.Published or LessonStatus.Outdated } => Verdict.Reject(CommunityRefusals.LessonPublished),
        var lesson when lesson.Checks.Any(found => found.PersonId == me.Id) => Verdict.Accept(new CheckWithdrawn(lesson.Id, me.Id)),
        _ => Verdict.Accept(),
    };

    public static Verdict Drop(State state, DropLesson drop) => state.Find<Lesson>(drop.LessonId) switch
    {
        null => Verdict.Reject(CommunityRefusals.LessonUnknown),
        { Status: not LessonStatus.Candidate } => Verdict.Reject(CommunityRefusals.LessonNotCandidate),
        var lesson => Verdict.Accept(new LessonDropped(lesson.Id, lesson.Title)),
    };

    public static Verdict Publish(State state, PublishLesson publish, Context context) => state.Find<Lesson>(publish.LessonId) switch
    {
        null => Verdict.Reject(CommunityRefusals.LessonUnknown),
        { Status: LessonStatus.Published } => Verdict.Accept(),
        { Status: not LessonStatus.Checked } => Verdict.Reject(CommunityRefusals.LessonNotChecked),
        var lesson when NeededToPublish.Any(part => string.IsNullOrWhiteSpace(TextOf(state, lesson.Id, part)?.Text)) =>
            Verdict.Reject(CommunityRefusals.LessonIncomplete),
        var lesson => Verdict.Accept(new LessonPublished(lesson.Id, context.Now)),
    };

    public static Verdict Outdate(State state, OutdateLesson outdate) => state.Find<Lesson>(outdate.LessonId) switch
    {
        null => Verdict.Reject(CommunityRefusals.LessonUnknown),
        { Status: not (LessonStatus.Published or LessonStatus.Outdated) } => Verdict.Reject(CommunityRefusals.LessonNotPublished),
        { Status: LessonStatus.Outdated } lesson when lesson.OutdatedWhy == outdate.Reason => Verdict.Accept(),
        var lesson => Verdict.Accept(new LessonOutdated(lesson.Id, outdate.Reason)),
    };

    public static Verdict Contribute(State state, SetContribution set, Member me)
    {
        if (state.Find<Lesson>(set.LessonId) is null)
            return Verdict.Reject(CommunityRefusals.LessonUnknown);
        var was = state.Find<LessonContribution>(LessonContribution.IdOf(set.LessonId, me.Id))?.IsNamed;
        return was == set.IsNamed ? Verdict.Accept() : Verdict.Accept(new ContributionSet(set.LessonId, me.Id, set.IsNamed, was));
    }

    /// <summary>What a meeting chose is a candidate from the start; it is nobody's.</summary>
    public static void Begin(Projection projection, LessonCandidate candidate)
    {
        if (projection.State.Count<Lesson>() >= CommunityLimits.Lessons)
            return;
        ImmutableArray<LessonSource> sources =
            [.. candidate.Sources.Select(idea => new LessonSource(LessonSourceKind.Idea, idea.MeetingId, idea.IdeaId, candidate.Text, candidate.Group))];
        var number = Members.Numbers(projection.State).Lessons + 1;
        Put(projection, candidate.Id, number, TitleOf(candidate), sources, null, candidate.At);
    }

    public static string TitleOf(LessonCandidate candidate) => candidate.Text.ReplaceLineEndings(" ");

    private static void Put(
        Projection projection, string lessonId, int number, string title, ImmutableArray<LessonSource> sources, string? byId, DateTimeOffset at)
    {
        projection.Put(
            new Lesson(
                lessonId, number, title, LessonStatus.Candidate, sources, GroupsOf(projection.State, lessonId, sources), [], [], [],
                LessonConfidence.Experienced, byId, at),
            Audience.Everyone);
        projection.Update<CommunityNumbers>(CommunityNumbers.OnlyId, numbers => numbers with { Lessons = number });
    }

    public static void Project(LessonEvent @event, Projection projection)
    {
        switch (@event)
        {
            case LessonProposed e:
                Put(projection, e.LessonId, e.Number, e.Title, e.Sources, e.ById, e.At);
                break;
            case LessonEdited e:
                projection.Update<Lesson>(e.LessonId, lesson => Unchecked(lesson) with
                {
                    Title = e.Fields.Title,
                    Sources = e.Fields.Sources,
                    Groups = GroupsOf(projection.State, e.LessonId, e.Fields.Sources),
                    Themes = e.Fields.Themes,
                    Transitions = e.Fields.Transitions,
                    Confidence = e.Fields.Confidence,
                });
                break;
            case LessonTextEdited e:
                if (TextOf(projection.State, e.LessonId, e.Part) is null)
                    projection.Put(new LessonText(LessonText.IdOf(e.LessonId, e.Part), "", 0, e.LessonId, e.Part), Audience.Everyone);
                projection.Edit<LessonText>(LessonText.IdOf(e.LessonId, e.Part), e.Delta);
                projection.Update<Lesson>(e.LessonId, lesson => Unchecked(lesson) with { Status = LessonStatus.Drafted });
                break;
            case LessonChecked e:
                projection.Update<Lesson>(e.LessonId, lesson => WithChecks(lesson, lesson.Checks.Add(e.Check)));
                break;
            case CheckWithdrawn e:
                projection.Update<Lesson>(e.LessonId, lesson => WithChecks(lesson, lesson.Checks.RemoveAll(check => check.PersonId == e.PersonId)));
                break;
            case LessonDropped e:
                projection.Delete<Lesson>(e.LessonId);
                Perspectives.Drop(projection, e.LessonId);
                foreach (var contribution in projection.State.All<LessonContribution>().Where(found => found.LessonId == e.LessonId).ToList())
                    projection.Delete<LessonContribution>(contribution.Id);
                break;
            case LessonPublished e:
                projection.Update<Lesson>(e.LessonId, lesson => lesson with { Status = LessonStatus.Published, PublishedAt = e.At });
                break;
            case LessonOutdated e:
                projection.Update<Lesson>(e.LessonId, lesson => lesson with { Status = LessonStatus.Outdated, OutdatedWhy = e.Reason });
                break;
            case ContributionSet e:
                ProjectContribution(e, projection);
                break;
        }
    }

    private static void ProjectContribution(ContributionSet e, Projection projection)
    {
        var id = LessonContribution.IdOf(e.LessonId, e.PersonId);
        if (e.IsNamed is { } isNamed)
            projection.Put(new LessonContribution(id, e.LessonId, e.PersonId, isNamed), isNamed ? Audience.Everyone : new Audience.Person(e.PersonId));
        else
            projection.Delete<LessonContribution>(id);
        projection.Update<Lesson>(e.LessonId, lesson => lesson with { Groups = GroupsOf(projection.State, lesson.Id, lesson.Sources, lesson.Groups) });
    }

    /// <summary>
    /// The partner groups of the sources and of those who contributed with their name, in the order of sectors. Whoever does not want to be
    /// named is not told by their group either.
    /// </summary>
    /// <param name="before">What stands there; kept where it is the same.</param>
    private static ImmutableArray<string> GroupsOf(
        State state, string lessonId, ImmutableArray<LessonSource> sources, ImmutableArray<string>? before = null)
    {
        var contributors = state.All<LessonContribution>().Where(found => found.LessonId == lessonId && found.IsNamed)
            .Select(found => state.Find<Member>(found.PersonId)?.Sector);
        var groups = sources.Select(source => source.Group).Concat(contributors).OfType<string>().Distinct().ToList();
        var known = GroupKeeping.Of(state);
        ImmutableArray<string> now = [.. known.Where(groups.Contains), .. groups.Except(known).Order(StringComparer.Ordinal)];
        return before?.SequenceEqual(now) is true ? before.Value : now;
    }

    /// <summary>What was changed is checked anew.</summary>
    public static void Uncheck(Projection projection, string lessonId) => projection.Update<Lesson>(lessonId, Unchecked);

    /// <summary>Why a lesson cannot be changed; null where it can.</summary>
    public static Verdict? RefuseChange(State state, string lessonId, string yours) => Changeable(state, lessonId, yours, out _);

    private static Lesson Unchecked(Lesson lesson) => lesson.Checks.IsEmpty ? lesson : WithChecks(lesson, []);

    private static Lesson WithChecks(Lesson lesson, ImmutableArray<LessonCheck> checks) => lesson with
    {
        Checks = checks,
        Status = checks.Select(check => check.Side).Distinct().Count() >= ChecksNeeded ? LessonStatus.Checked : LessonStatus.Drafted,
    };

    private static LessonText? TextOf(State state, string lessonId, LessonPart part) => state.Find<LessonText>(LessonText.IdOf(lessonId, part));

    private static Verdict? Changeable(State state, string lessonId, string yours, out Lesson? lesson) => (lesson = state.Find<Lesson>(lessonId)) switch
    {
        null => Verdict.Reject(CommunityRefusals.LessonUnknown, new Detail(Yours: yours)),
        { Status: LessonStatus.Published or LessonStatus.Outdated } => Verdict.Reject(CommunityRefusals.LessonPublished, new Detail(Yours: yours)),
        _ => null,
    };

    /// <summary>What is of the community itself has to be there; what stands in a meeting, the meeting knows.</summary>
    private static Verdict? RefuseSources(State state, ImmutableArray<LessonSource> sources) => sources.All(source => source.Kind switch
    {
        LessonSourceKind.Experiment => source.MeetingId is null && state.Find<Experiment>(source.SourceId) is not null,
        LessonSourceKind.HelpRequest => source.MeetingId is null && state.Find<HelpRequest>(source.SourceId) is not null,
        _ => source.MeetingId is not null,
    })
        ? null
        : Verdict.Reject(CommunityRefusals.SourceUnknown, new Detail(Field: "sources"));
}
