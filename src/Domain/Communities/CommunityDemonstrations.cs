using System.Collections.Immutable;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

using static CommunityCommand;
using static CommunityEvent;

/// <summary>
/// Communities of invented people, for whoever wants to see what one is like after a year. Such a community begins with everything in
/// it at once, says of itself what it is, and keeps every rule of a community from then on.
/// </summary>
internal static class CommunityDemonstrations
{
    public static Verdict Show(CommunityRecord? community, ShowCommunity show, Context context)
    {
        if (context.From is not Sender.Host)
            return Verdict.Reject(Refusals.CommandUnknown);
        if (community is not null)
            return Verdict.Reject(Refusals.EntityExists);
        return Refuse(show.Records) ?? Verdict.Accept(new CommunityShown(show.Records, context.Now));
    }

    public static void Project(CommunityShown shown, Projection projection)
    {
        foreach (var record in shown.Records)
            projection.Put(record is CommunityRecord community ? community with { Demonstration = true } : record, Audience.Everyone);
        projection.Put(
            new CommunityNumbers(
                Last<Member>(member => member.Number), Last<Organisation>(organisation => organisation.Number),
                HelpRequests: Last<HelpRequest>(request => request.Number), Coalitions: Last<Coalition>(coalition => coalition.Number),
                Deals: Last<Deal>(deal => deal.Number), Decisions: Last<CommunityDecision>(decision => decision.Number),
                Experiments: Last<Experiment>(experiment => experiment.Number), Lessons: Last<Lesson>(lesson => lesson.Number),
                ValueStories: Last<ValueStory>(story => story.Number), Meetings: Last<PlannedMeeting>(meeting => meeting.Number)),
            Audience.Nobody);
        if (shown.Records.Any(record => record is Experiment))
            Experiments.Count(projection);

        int Last<T>(Func<T, int> number) where T : Record => shown.Records.OfType<T>().Select(number).DefaultIfEmpty().Max();
    }

    private static Verdict? Refuse(ImmutableArray<Record> records)
    {
        var keys = new HashSet<Key>();
        foreach (var record in records)
        {
            if (!keys.Add(record.Key) || !(record is CommunityRecord or Agreements or Space or CommunityStep or LessonText or LessonPerspective or CallForProposals or BalanceReview || OpaqueId.IsValid(record.Id)))
                return Wrong(record);
        }

        if (records.OfType<CommunityRecord>().Count() != 1)
            return Verdict.Reject(Refusals.FieldMissing, new Detail(Field: CommunityRecord.OnlyId));
        foreach (var record in records)
        {
            // It is put as it is: nothing of it may point at what is not there.
            var isRight = record switch
            {
                Member member => member.OrganisationId is null || keys.Contains(Key.Of<Organisation>(member.OrganisationId)),
                CommunityRecord community => keys.Contains(Key.Of<Member>(community.InitiatorId)),
                Experiment experiment => keys.Contains(Key.Of<Member>(experiment.OwnerId)),
                Lesson lesson => lesson.Checks.All(check => keys.Contains(Key.Of<Member>(check.PersonId))),
                LessonText text => text.Id == LessonText.IdOf(text.LessonId, text.Part) && keys.Contains(Key.Of<Lesson>(text.LessonId)),
                HelpRequest request => keys.Contains(Key.Of<Member>(request.PitchedById)) && (request.CoalitionId is null || keys.Contains(Key.Of<Coalition>(request.CoalitionId))),
                ExperienceOffer offer => keys.Contains(Key.Of<HelpRequest>(offer.HelpRequestId)) && keys.Contains(Key.Of<Member>(offer.OfferedById)),
                Coalition coalition => keys.Contains(Key.Of<HelpRequest>(coalition.HelpRequestId)) && coalition.MemberIds.All(id => keys.Contains(Key.Of<Member>(id))),
                Deal deal => deal.Parties.All(id => keys.Contains(Key.Of<Organisation>(id))) && deal.Commitments.All(commitment => deal.Parties.Contains(commitment.OrganisationId)),
                LessonPerspective perspective => keys.Contains(Key.Of<Lesson>(perspective.LessonId)),
                Proposal proposal => keys.Contains(Key.Of<Member>(proposal.ById)) && (proposal.LessonId is null || keys.Contains(Key.Of<Lesson>(proposal.LessonId))),
                ExplorationTalk talk => keys.Contains(Key.Of<Member>(talk.ById)),
                Organisation or Agreements or Space or CommunityStep or PlannedMeeting or MeetingSeries or BalanceReview or CommunityDecision or CallForProposals or XCurvePosition or ValueStory => true,
                _ => false,
            };
            if (!isRight)
                return Wrong(record);
        }

        return records.OfType<Member>().Any(member => member.Status is MemberStatus.Active && member.Has(CommunityRole.Coordinator))
            ? null
            : Verdict.Reject(CommunityRefusals.NeedsCoordinator);
    }

    private static Verdict Wrong(Record record) => Verdict.Reject(Refusals.FieldInvalid, new Detail(Field: record.Key.ToString()));
}
