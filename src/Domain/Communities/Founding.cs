using System.Collections.Immutable;
using System.Globalization;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

using static CommunityCommand;
using static CommunityEvent;

/// <summary>
/// The community itself: that it is formed, what is said of it, and how far it is in its life. It goes from draft over recruiting
/// to active, may pause, concludes and is archived; before it is active it may be cancelled. An active community has a coordinator, a
/// facilitator and at least three members, who all accepted its agreements.
/// </summary>
internal static class Founding
{
    public static Verdict Form(CommunityRecord? community, FormCommunity form, Context context)
    {
        if (community is not null)
            return Verdict.Reject(Refusals.EntityExists);
        if (context.PersonId is not { } me)
            return Verdict.Reject(Refusals.PersonUnknown);
        var today = DateOnly.FromDateTime(context.Now.UtcDateTime);
        return Verdict.Accept(
            new CommunityFormed(
                form.Name, form.IssueStatement, form.ProgrammeId, me, today, today.AddMonths(CommunityLimits.MonthsPlanned), context.Now),
            new MemberEvent.MemberFounded(
                me, 1, form.PersonName, form.Sector, [CommunityRole.Coordinator, CommunityRole.Member], context.Now));
    }

    public static Verdict Edit(CommunityRecord community, EditCommunity edit)
    {
        var (now, was) = Changed(community, edit.Fields);
        if (now == new CommunityFields())
            return Verdict.Accept();
        return (now.PlannedEnd ?? community.PlannedEnd) < (now.StartDate ?? community.StartDate)
            ? Verdict.Reject(Refusals.FieldInvalid, new Detail(Field: "plannedEnd"))
            : Verdict.Accept(new CommunityEdited(now, was));
    }

    public static Verdict SetStatus(State state, CommunityRecord community, SetCommunityStatus set, Context context)
    {
        if (community.Status == set.Status)
            return Verdict.Accept();
        if (!CanFollow(community.Status, set.Status))
            return Verdict.Reject(CommunityRefusals.StateNotReachable, new Detail(Current: EnumName.Of(community.Status)));
        return (set.Status is CommunityStatus.Active ? MissingToBeActive(state) : null)
            ?? Verdict.Accept(new CommunityStatusSet(set.Status, community.Status, context.Now));
    }

    public static Verdict Plan(State state, PlanSpace plan)
    {
        var was = state.Find<Space>(Space.OnlyId);
        var now = was ?? new Space(null, null, null, null, null);
        var saw = plan.Saw ?? new SpaceAsSeen(now.Sponsor, now.CoordinatorHours, now.FacilitatorHours, now.NoteTakerHours, now.CoreGroupHours);
        var two = new TwoChanges(CommunityRefusals.SpaceChanged);
        var space = new Space(
            two.Of("sponsor", saw.Sponsor, now.Sponsor, plan.Sponsor, text => text),
            two.Of("coordinatorHours", saw.CoordinatorHours, now.CoordinatorHours, plan.CoordinatorHours, Hours),
            two.Of("facilitatorHours", saw.FacilitatorHours, now.FacilitatorHours, plan.FacilitatorHours, Hours),
            two.Of("noteTakerHours", saw.NoteTakerHours, now.NoteTakerHours, plan.NoteTakerHours, Hours),
            two.Of("coreGroupHours", saw.CoreGroupHours, now.CoreGroupHours, plan.CoreGroupHours, Hours));
        return two.Refusal ?? (was == space ? Verdict.Accept() : Verdict.Accept(new SpacePlanned(space)));

        static string? Hours(int? hours) => hours?.ToString(CultureInfo.InvariantCulture);
    }

    public static bool CanFollow(CommunityStatus from, CommunityStatus to) => (from, to) switch
    {
        (CommunityStatus.Draft, CommunityStatus.Recruiting or CommunityStatus.Cancelled) => true,
        (CommunityStatus.Recruiting, CommunityStatus.Active or CommunityStatus.Cancelled) => true,
        (CommunityStatus.Active, CommunityStatus.Paused or CommunityStatus.Concluding) => true,
        (CommunityStatus.Paused, CommunityStatus.Active or CommunityStatus.Concluding) => true,
        (CommunityStatus.Concluding, CommunityStatus.Archived) => true,
        _ => false,
    };

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case CommunityFormed e:
                projection.Put(
                    new CommunityRecord(
                        e.Name, CommunityStatus.Draft, e.InitiatorId, e.At, e.StartDate, e.PlannedEnd, e.IssueStatement, null, null, null, [], [],
                        CompositionMode.Mixed, null, ScaleLevel.Local, [], null, null, MaturityStage.Potential, CommunityRecord.DefaultLicence,
                        Visibility.Members, null, e.ProgrammeId),
                    Audience.Everyone);
                projection.Put(new CommunityNumbers(0), Audience.Nobody);
                break;
            case CommunityEdited e:
                Update(projection, community => With(community, e.Fields));
                break;
            case CommunityStatusSet e:
                Update(projection, community => community with { Status = e.Status });
                break;
            case SpacePlanned e:
                projection.Put(e.Space, Audience.Everyone);
                break;
        }
    }

    internal static void Update(Projection projection, Func<CommunityRecord, CommunityRecord> change) =>
        projection.Update(CommunityRecord.OnlyId, change);

    private static Verdict? MissingToBeActive(State state)
    {
        var people = state.All<Member>().Where(member => member.Status is MemberStatus.Active).ToList();
        if (!people.Exists(member => member.Has(CommunityRole.Coordinator)))
            return Verdict.Reject(CommunityRefusals.NeedsCoordinator);
        if (!people.Exists(member => member.Has(CommunityRole.Facilitator)))
            return Verdict.Reject(CommunityRefusals.NeedsFacilitator);
        if (people.Count(member => member.TakesPart()) is var members && members < CommunityLimits.MembersToBegin)
            return Verdict.Reject(CommunityRefusals.NeedsMembers, new Detail(Max: CommunityLimits.MembersToBegin, Length: members));
        return state.Find<Agreements>(Agreements.OnlyId) is { } agreements && people.TrueForAll(member => member.AgreementsVersion == agreements.Version)
            ? null
            : Verdict.Reject(CommunityRefusals.NeedsAgreements);
    }

    /// <summary>Of what is asked, what differs; and what stands there now.</summary>
    private static (CommunityFields Now, CommunityFields Was) Changed(CommunityRecord c, CommunityFields asked)
    {
        var (name, wasName) = Different(asked.Name, c.Name);
        var (issue, wasIssue) = Different(asked.IssueStatement, c.IssueStatement);
        var (horizon, wasHorizon) = Different(asked.Horizon, c.Horizon);
        var (themes, wasThemes) = Different(asked.Themes, c.Themes);
        var (transitions, wasTransitions) = Different(asked.Transitions, c.Transitions);
        var (mode, wasMode) = Different(asked.CompositionMode, c.CompositionMode);
        var (why, wasWhy) = Different(asked.CompositionWhy, c.CompositionWhy);
        var (level, wasLevel) = Different(asked.ScaleLevel, c.ScaleLevel);
        var (areas, wasAreas) = Different(asked.Areas, c.Areas);
        var (parent, wasParent) = Different(asked.ParentId, c.ParentId);
        var (start, wasStart) = Different(asked.StartDate, c.StartDate);
        var (end, wasEnd) = Different(asked.PlannedEnd, c.PlannedEnd);
        var (rhythm, wasRhythm) = Different(asked.Rhythm, c.Rhythm);
        var (stage, wasStage) = Different(asked.MaturityStage, c.MaturityStage);
        var (licence, wasLicence) = Different(asked.Licence, c.Licence);
        var (visibility, wasVisibility) = Different(asked.Visibility, c.Visibility);
        var (archive, wasArchive) = Different(asked.ArchiveOn, c.ArchiveOn);
        ImmutableArray<string> cleared = [.. (asked.Cleared ?? []).Where(field => ValueOf(c, field) is not null)];
        return (
            new CommunityFields(
                name, issue, horizon, themes, transitions, mode, why, level, areas, parent, start, end, rhythm, stage, licence, visibility, archive,
                cleared.IsEmpty ? null : cleared),
            new CommunityFields(
                wasName, wasIssue, wasHorizon ?? Was("horizon", c.Horizon), wasThemes, wasTransitions, wasMode, wasWhy ?? Was("compositionWhy", c.CompositionWhy),
                wasLevel, wasAreas, wasParent ?? Was("parentId", c.ParentId), wasStart, wasEnd, wasRhythm ?? (cleared.Contains("rhythm") ? c.Rhythm : null),
                wasStage, wasLicence, wasVisibility, wasArchive ?? (cleared.Contains("archiveOn") ? c.ArchiveOn : null)));

        string? Was(string field, string? value) => cleared.Contains(field) ? value : null;
    }

    private static object? ValueOf(CommunityRecord c, string field) => field switch
    {
        "horizon" => c.Horizon,
        "compositionWhy" => c.CompositionWhy,
        "parentId" => c.ParentId,
        "rhythm" => c.Rhythm,
        "archiveOn" => c.ArchiveOn,
        _ => null,
    };

    internal static (string? Now, string? Was) Different(string? asked, string? was) => asked is null || asked == was ? (null, null) : (asked, was);

    internal static (T? Now, T? Was) Different<T>(T? asked, T? was) where T : struct => asked is null || asked.Equals(was) ? (null, null) : (asked, was);

    private static (ImmutableArray<string>? Now, ImmutableArray<string>? Was) Different(ImmutableArray<string>? asked, ImmutableArray<string> was) =>
        asked is not { } now || now.SequenceEqual(was) ? (null, null) : (now, was);

    private static CommunityRecord With(CommunityRecord c, CommunityFields fields)
    {
        var cleared = fields.Cleared ?? [];
        return c with
        {
            Name = fields.Name ?? c.Name,
            IssueStatement = fields.IssueStatement ?? c.IssueStatement,
            Horizon = cleared.Contains("horizon") ? null : fields.Horizon ?? c.Horizon,
            Themes = fields.Themes ?? c.Themes,
            Transitions = fields.Transitions ?? c.Transitions,
            CompositionMode = fields.CompositionMode ?? c.CompositionMode,
            CompositionWhy = cleared.Contains("compositionWhy") ? null : fields.CompositionWhy ?? c.CompositionWhy,
            ScaleLevel = fields.ScaleLevel ?? c.ScaleLevel,
            Areas = fields.Areas ?? c.Areas,
            ParentId = cleared.Contains("parentId") ? null : fields.ParentId ?? c.ParentId,
            StartDate = fields.StartDate ?? c.StartDate,
            PlannedEnd = fields.PlannedEnd ?? c.PlannedEnd,
            Rhythm = cleared.Contains("rhythm") ? null : fields.Rhythm ?? c.Rhythm,
            MaturityStage = fields.MaturityStage ?? c.MaturityStage,
            Licence = fields.Licence ?? c.Licence,
            Visibility = fields.Visibility ?? c.Visibility,
            ArchiveOn = cleared.Contains("archiveOn") ? null : fields.ArchiveOn ?? c.ArchiveOn,
        };
    }
}
