using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Partners;

using static PartnerCommand;
using static PartnerEvent;

/// <summary>
/// Where the partner takes part. A community suggests, invites and ends; that the partner takes part, or declines, only its
/// contacts say, whatever a community claims.
/// </summary>
internal static class CommunityLinks
{
    public static Verdict Note(State state, NoteCommunity note, string communityId, Context context)
    {
        var known = state.Find<CommunityLink>(communityId);
        // A community that says yes or no for the partner has it only as far as the partner said so itself.
        var status = note.Status is OrganisationStatus.Participating or OrganisationStatus.Declined
            ? known?.Status ?? OrganisationStatus.Suggested
            : note.Status;
        if (known is null && state.Count<CommunityLink>() >= PartnerLimits.Communities)
            return Verdict.Reject(PartnerRefusals.Full, new Detail(Max: PartnerLimits.Communities));
        var link = new CommunityLink(
            communityId, note.OrganisationId, note.CommunityName, status, known?.Status == status ? known.Since : context.Now, note.IsPublic);
        return link == known ? Verdict.Accept() : Verdict.Accept(new CommunityNoted(link));
    }

    public static Verdict Answer(State state, AnswerCommunity answer, Context context)
    {
        if (state.Find<CommunityLink>(answer.CommunityId) is not { } link)
            return Verdict.Reject(PartnerRefusals.CommunityUnknown);
        return (answer.Answer, link.Status) switch
        {
            (CommunityAnswer.Participate, OrganisationStatus.Participating) or (CommunityAnswer.Decline, OrganisationStatus.Declined)
                or (CommunityAnswer.Leave, OrganisationStatus.Former) => Verdict.Accept(),
            (CommunityAnswer.Participate, OrganisationStatus.Invited) => Said(OrganisationStatus.Participating),
            (CommunityAnswer.Decline, OrganisationStatus.Invited or OrganisationStatus.Suggested) => Said(OrganisationStatus.Declined),
            (CommunityAnswer.Leave, OrganisationStatus.Participating) => Said(OrganisationStatus.Former),
            _ => Verdict.Reject(PartnerRefusals.AnswerNotPossible, new Detail(Current: EnumName.Of(link.Status))),
        };

        Verdict Said(OrganisationStatus status) =>
            Verdict.Accept(new CommunityAnswered(link.Id, link.OrganisationId, status, link.Status, context.Now));
    }

    public static Reaction React(CommunityAnswered answered) => new(
        Community.IdOf(answered.CommunityId), new CommunityCommand.NotePartnerAnswer(answered.OrganisationId, answered.Status));

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case CommunityNoted e:
                projection.Put(e.Link, PartnerPerson.Insiders);
                break;
            case CommunityAnswered e:
                projection.Update<CommunityLink>(e.CommunityId, link => link with { Status = e.Status, Since = e.At });
                break;
        }
    }
}
