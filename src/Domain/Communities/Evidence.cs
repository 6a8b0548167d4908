using System.Collections.Frozen;
using System.Collections.Immutable;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Domain.Communities;

/// <summary>
/// What a community has to show of each of the ten steps: a pure function of its records, so that it is true or false for everybody alike.
/// Each piece has a name, by which the file of content says in words what it is and what to ask when it is missing.
/// </summary>
public static class Evidence
{
    public const int Talks = 5;
    public const int CoreMembers = 3;
    public const int CoreOrganisations = 2;
    public const int Lessons = 5;
    public const int ValueStories = 3;
    public const int MeetingsInSeries = 3;
    public const int RunsWithIdeas = 2;
    public const int DaysOfAFreshAction = 60;

    /// <summary>The methods of the catalogue that are peer consultation, look back, and take stock of giving and taking.</summary>
    private static readonly ImmutableArray<string> PeerConsultations = ["incidentmethode", "balint", "roddelmethode", "troika"];
    private static readonly ImmutableArray<string> LookingBack = ["wat-dus-nu", "terugblik"];
    private static readonly ImmutableArray<string> GivingAndTaking = ["halen-brengen"];

    private static readonly FrozenDictionary<StepName, ImmutableArray<Piece>> Pieces = new Dictionary<StepName, ImmutableArray<Piece>>
    {
        [StepName.ExploreIssue] =
        [
            new("issueStated", it => it.Community.IssueStatement is not null),
            new("talksHeld", it => it.State.Count<ExplorationTalk>() >= Talks),
            new("themeChosen", it => !it.Community.Themes.IsEmpty),
        ],
        [StepName.ChooseForm] =
        [
            new("formChosen", it => it.Community is { LearningForm: not null, LearningFormWhy: not null }),
            new("horizonSet", it => it.Community.Horizon is not null),
        ],
        [StepName.FormCore] =
        [
            new("coreGroupFormed", HasCoreGroup),
            new("rolesFilled", it => it.HasRole(CommunityRole.Coordinator) && it.HasRole(CommunityRole.Facilitator) && it.HasRole(CommunityRole.NoteTaker)),
            new("sponsorNamed", it => it.Space?.Sponsor is not null),
            new("hoursPlanned", it => it.Space is { CoordinatorHours: not null, FacilitatorHours: not null, NoteTakerHours: not null, CoreGroupHours: not null }),
        ],
        [StepName.Invite] =
        [
            new("balanceReviewed", it => it.State.Count<BalanceReview>() > 0),
            new("membersEnough", HasEnoughMembers),
            new("bringAndFetchKnown", it => it.Members.Count > 0 && it.Members.TrueForAll(member => member is { Bring: not null, Fetch: not null })),
            new("intakesDone", it => it.Members.Count > 0 && it.Members.TrueForAll(member => member.HadIntake)),
        ],
        [StepName.Agree] =
        [
            new("agreementsAccepted", it => it.State.Find<Agreements>(Agreements.OnlyId) is { } agreements && it.Members.Count > 0
                && it.Members.Count(member => member.AgreementsVersion == agreements.Version) * 10 >= it.Members.Count * 9),
            new("agreementsDecided", it => it.HasDecided(decision => decision is { Subject: DecisionSubject.Agreements, Method: DecisionMethod.Consent })),
            new("rhythmSet", it => it.Community.Rhythm is not null),
            new("noticeShown", it => it.Members.Count > 0 && it.Members.TrueForAll(member => member.NoticeAt is not null)),
        ],
        [StepName.DesignProgramme] =
        [
            new("meetingsPlanned", it => it.Meetings.Count(meeting => meeting.SeriesId is not null) >= MeetingsInSeries),
            new("meetingsDesigned", it => it.Meetings.Count > 0
                && it.Meetings.TrueForAll(meeting => meeting.Aim is not null && meeting.Agenda.Any(item => item.Method is not null))),
            new("peerConsultationPlanned", it => it.Meetings.Exists(meeting => IsAny(PeerConsultations, PlannedMethods(meeting)))),
            new("lecturesFew", it => it.Meetings.Exists(meeting => !meeting.Agenda.IsEmpty) && it.Meetings.TrueForAll(HasFewLectures)),
        ],
        [StepName.KickOff] =
        [
            new("firstMeetingHeld", it => it.First is { } first
                && first.Agenda.Any(item => item.Kind is ItemKind.CheckIn) && first.Agenda.Any(item => item.Kind is ItemKind.CheckOut)),
            new("everybodyTookPart", it => it.First is { People: > 0 and var people, Contributors: { } contributors } && contributors * 5 >= people * 4),
            new("learningQuestionsAsked", it => it.Members.Count > 0 && it.Members.TrueForAll(member => member.LearningQuestion is not null)),
        ],
        [StepName.Experiment] =
        [
            new("experimentsRunning", it => it.Members.Count > 0
                && it.State.All<Experiment>().Count(experiment => experiment.Status is not ExperimentStatus.Planned) * 2 >= it.Members.Count),
            new("meetingsWithIdeas", it => it.Held.Sum(meeting => Math.Max(meeting.RunsWithIdeas ?? 0, meeting.Ideas > 0 ? 1 : 0)) >= RunsWithIdeas),
            new("lookedBack", it => it.Held.Exists(meeting => IsAny(LookingBack, Methods(meeting)))),
            new("actionsFresh", HasFreshActions),
        ],
        [StepName.Harvest] =
        [
            new("lessonsChecked", it => it.State.All<Lesson>().Count(lesson => lesson.Status is LessonStatus.Checked or LessonStatus.Published) >= Lessons),
            new("lessonPublished", it => it.State.All<Lesson>().Any(lesson => lesson.Status is LessonStatus.Published)),
            new("valueStoriesTold", it => it.State.Count<ValueStory>() >= ValueStories),
        ],
        [StepName.Anchor] =
        [
            new("futureDecided", it => it.HasDecided(decision => decision.Subject is not (null or DecisionSubject.Agreements))),
            new("actionsHandedOver", it => it.Held.Count > 0 && it.State.All<CommunityAction>().All(action => !action.IsOpen || action.HandedOver)),
            new("gaveAndTook", it => it.Held.Exists(meeting => IsAny(GivingAndTaking, Methods(meeting)))),
            new("archiveDateSet", it => it.Community.ArchiveOn is not null),
        ],
    }.ToFrozenDictionary();

    /// <summary>How many members a learning form is for; a community without one is judged as a community of practice.</summary>
    public static (int Fewest, int Most) SizeOf(LearningForm? form) => form switch
    {
        LearningForm.LearningCircle => (6, 12),
        LearningForm.PeerConsultation => (4, 8),
        LearningForm.TeamCoaching => (4, 12),
        LearningForm.OnlineNetwork => (20, 500),
        LearningForm.ParticipationTable => (8, 40),
        _ => (8, 25),
    };

    /// <summary>The names of all that a step asks for, in the order in which it is asked.</summary>
    public static IEnumerable<string> NamesOf(StepName step) => Pieces[step].Select(piece => piece.Name);

    /// <summary>What is there of a step, and what is not.</summary>
    public static (ImmutableArray<string> Met, ImmutableArray<string> Missing) Of(StepName step, State state)
    {
        var facts = new Facts(state);
        var found = Pieces[step].ToLookup(piece => piece.IsThere(facts), piece => piece.Name);
        return ([.. found[true]], [.. found[false]]);
    }

    private static bool HasCoreGroup(Facts it)
    {
        var core = it.Members.FindAll(member => member.Has(CommunityRole.CoreGroup));
        return core.Count >= CoreMembers && core.Select(member => member.OrganisationId).OfType<string>().Distinct().Count() >= CoreOrganisations;
    }

    private static bool HasEnoughMembers(Facts it) =>
        SizeOf(it.Community.LearningForm) is var (fewest, most) && it.Members.Count >= fewest && it.Members.Count <= most;

    /// <summary>The methods that people went through; where a meeting was led without phases, those that were planned.</summary>
    private static IEnumerable<string> Methods(PlannedMeeting meeting) => meeting.Methods is { IsEmpty: false } gone ? gone : PlannedMethods(meeting);

    private static IEnumerable<string> PlannedMethods(PlannedMeeting meeting) => meeting.Agenda.Select(item => item.Method).OfType<string>();

    private static bool IsAny(ImmutableArray<string> methods, IEnumerable<string> of) => of.Any(method => methods.Contains(method));

    /// <summary>At most a third of the time goes one way.</summary>
    private static bool HasFewLectures(PlannedMeeting meeting) =>
        meeting.Agenda.Where(item => item.Kind is ItemKind.Inform).Sum(item => item.Minutes) * 3 <= meeting.Agenda.Sum(item => item.Minutes);

    /// <summary>As it was when the last meeting was held: the rules have no clock.</summary>
    private static bool HasFreshActions(Facts it)
    {
        if (it.Held.Count == 0)
            return false;
        var since = it.Held.Max(meeting => meeting.HeldAt)!.Value.AddDays(-DaysOfAFreshAction);
        var open = it.State.All<CommunityAction>().Where(action => action.IsOpen).ToList();
        return open.Count == 0 || open.Count(action => action.AssignedAt < since) * 10 < open.Count * 3;
    }

    private sealed record Piece(string Name, Func<Facts, bool> IsThere);

    /// <summary>What the pieces look at.</summary>
    private sealed class Facts(State state)
    {
        public State State => state;

        public CommunityRecord Community { get; } = state.Find<CommunityRecord>(CommunityRecord.OnlyId)!;

        public Space? Space { get; } = state.Find<Space>(Communities.Space.OnlyId);

        /// <summary>Those who take part.</summary>
        public List<Member> Members { get; } = [.. state.All<Member>().Where(member => member.TakesPart())];

        /// <summary>Those that are to be held or were.</summary>
        public List<PlannedMeeting> Meetings { get; } = [.. state.All<PlannedMeeting>().Where(meeting => meeting.Status is not PlannedStatus.Cancelled)];

        public List<PlannedMeeting> Held => Meetings.FindAll(meeting => meeting.HeldAt is not null);

        public PlannedMeeting? First => Held.MinBy(meeting => meeting.HeldAt);

        public bool HasDecided(Func<CommunityDecision, bool> isIt) =>
            state.All<CommunityDecision>().Any(decision => decision.Status is not DecisionStatus.Withdrawn && isIt(decision));

        public bool HasRole(CommunityRole role) => state.All<Member>().Any(member => member.Status is MemberStatus.Active && member.Has(role));
    }
}
