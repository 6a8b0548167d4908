using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Partners;

namespace Samenwerken.Domain.Communities;

/// <summary>
/// What a community tells a partner that takes part, or did, of what it promised, brought and learnt here. The account is whole each
/// time and says with which commit it is so: none has to arrive for another to make sense, and an older one changes nothing. It is of
/// the organisation and never of a person: promises of deals that were signed, how often it was there, what it tried, and lessons that
/// were published.
/// </summary>
internal static class PartnerAccounts
{
    public static IEnumerable<Reaction> React(State state, IEnumerable<Event> events)
    {
        var all = false;
        var about = new HashSet<string>();
        foreach (var @event in events)
        {
            if (About(state, @event) is { } organisations)
                about.UnionWith(organisations.OfType<string>());
            else
                all = true;
        }

        return
            from organisation in state.All<Organisation>()
            where organisation is { PartnerId: not null, Status: OrganisationStatus.Participating or OrganisationStatus.Former }
            where all || about.Contains(organisation.Id)
            orderby organisation.Number
            select new Reaction(Partner.IdOf(organisation.PartnerId!), new PartnerCommand.NoteAccount(Of(state, organisation.Id)));
    }

    /// <summary>Whose account may be another after this event: some organisations, none, or null where it may be of each.</summary>
    private static IEnumerable<string?>? About(State state, Event @event) => @event switch
    {
        CommunityEvent.OrganisationStatusSet e => [e.OrganisationId],
        TableEvent.DealStatusSet e => [.. PartiesOf(state, e.DealId)],
        TableEvent.CommitmentKept e => [.. PartiesOf(state, e.DealId)],
        TableEvent.ExperimentPlanned e => [OrganisationOf(state, e.Experiment.OwnerId)],
        TableEvent.ExperimentEdited e => [OrganisationOf(state, e.Experiment.OwnerId)],
        TableEvent.ExperimentStatusSet e => [OrganisationOf(state, state.Find<Experiment>(e.ExperimentId)?.OwnerId)],
        TableEvent.ExperienceOffered e => [OrganisationOf(state, e.Offer.OfferedById)],
        MemberEvent.NotesClaimed e => [OrganisationOf(state, e.PersonId)],
        MemberEvent.MemberEdited e => [e.Fields.OrganisationId, e.Was.OrganisationId],
        LessonEvent.ContributionSet e => [OrganisationOf(state, e.PersonId)],
        CommunityEvent.CommunityShown or TableEvent.OfferWithdrawn or GatheringEvent.MeetingTakenHome => null,
        LessonEvent.LessonPublished or LessonEvent.LessonOutdated => null,
        _ => [],
    };

    private static PartnerAccount Of(State state, string organisationId) => new(
        state.Seq + 1,
        [
            .. from deal in state.All<Deal>()
               where deal is { IsOpen: false, SignedOn: not null }
               orderby deal.Number
               from commitment in deal.Commitments
               where commitment.OrganisationId == organisationId
               select new PartnerPromise(commitment.Id, deal.Id, deal.Title, deal.Status, commitment.Promises, commitment.Due, commitment.KeptOn),
        ],
        state.All<PlannedMeeting>().Count(meeting => meeting.HeldAt is not null && WasThere(state, meeting, organisationId)),
        state.All<ExperienceOffer>().Count(offer => OrganisationOf(state, offer.OfferedById) == organisationId),
        [
            .. from experiment in state.All<Experiment>()
               where OrganisationOf(state, experiment.OwnerId) == organisationId
               orderby experiment.Number
               select new PartnerExperiment(experiment.Id, experiment.Hypothesis, experiment.Status, experiment.Learned),
        ],
        [
            .. from lesson in state.All<Lesson>()
               where lesson is { Status: LessonStatus.Published, PublishedAt: not null } && IsBehind(state, lesson, organisationId)
               orderby lesson.Number
               select new PartnerLesson(lesson.Id, lesson.Title, lesson.PublishedAt!.Value),
        ]);

    private static bool WasThere(State state, PlannedMeeting meeting, string organisationId) =>
        meeting.MeetingId is { } meetingId && state.Find<MeetingAttendance>(meeting.Id)?.People.Any(
            person => OrganisationOf(state, Claims.PersonOf(state, meetingId, person.PersonId)) == organisationId) is true;

    /// <summary>By somebody of it who checked the lesson or says with their name that they contributed, or by an experiment of its own.</summary>
    private static bool IsBehind(State state, Lesson lesson, string organisationId) =>
        lesson.Checks.Any(check => check.OrganisationId == organisationId)
        || lesson.Sources.Any(source => source.Kind is LessonSourceKind.Experiment
            && OrganisationOf(state, state.Find<Experiment>(source.SourceId)?.OwnerId) == organisationId)
        || state.All<LessonContribution>().Any(found =>
            found.IsNamed && found.LessonId == lesson.Id && OrganisationOf(state, found.PersonId) == organisationId);

    private static IEnumerable<string> PartiesOf(State state, string dealId) => state.Find<Deal>(dealId)?.Parties ?? [];

    private static string? OrganisationOf(State state, string? personId) =>
        personId is null ? null : state.Find<Member>(personId)?.OrganisationId;
}
