using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine;

namespace Samenwerken.Web.Api;

/// <summary>
/// What a community shares with whoever finds it: itself in short, and its published lessons. To whoever may not find it, it is not there. Nobody
/// is named here, and what stood on a note is not quoted: its writer never said yes to that.
/// </summary>
internal static class SharingEndpoints
{
    public static void MapSharing(this IEndpointRouteBuilder api)
    {
        api.MapGet("/communities/{communityId}/facts", (string communityId, HttpContext http, IEntityGateway gateway, TimeProvider clock, CancellationToken cancellationToken) =>
                ForFindersAsync(communityId, http, gateway, (community, found) => Results.Ok(FactsOf(communityId, community, found, clock)), cancellationToken))
            .WithName("getCommunityFacts").WithSummary("Een community zoals wie haar mag vinden, haar mag zien.")
            .Produces<SharedCommunity>().Refuses(401, 403, 404, 410);
        api.MapGet("/communities/{communityId}/lessons/{lessonId}", (string communityId, string lessonId, HttpContext http, IEntityGateway gateway, CancellationToken cancellationToken) =>
                ForFindersAsync(
                    communityId, http, gateway,
                    (community, found) => found.Find<Lesson>(lessonId) is { Status: LessonStatus.Published } lesson
                        ? Results.Ok(LessonOf(communityId, community, lesson, found))
                        : http.Problem(Refusals.EntityUnknown),
                    cancellationToken))
            .WithName("getLesson").WithSummary("Een gepubliceerde les, helemaal, voor wie de community mag vinden.")
            .Produces<SharedLesson>().Refuses(401, 403, 404, 410);
    }

    /// <summary>Reads it as the server does, for whoever may find it.</summary>
    private static async Task<IResult> ForFindersAsync(
        string communityId, HttpContext http, IEntityGateway gateway, Func<CommunityRecord, Reading.Found, IResult> answer, CancellationToken cancellationToken)
    {
        var (readers, problem) = await http.ReadersAsync(gateway, cancellationToken);
        if (problem is not null)
            return problem;
        var entity = Community.IdOf(communityId);
        return await gateway.ReadAsync(entity, null, cancellationToken) switch
        {
            Reading.Found found when found.Find<CommunityRecord>(CommunityRecord.OnlyId) is { } community && CommunityFindings.IsFoundBy(community, entity, readers) =>
                answer(community, found),
            Reading.Denied { Code: not Refusals.EntityUnknown } denied => http.Problem(denied.Code, denied.Detail),
            _ => http.Problem(Refusals.EntityUnknown),
        };
    }

    private static SharedCommunity FactsOf(string communityId, CommunityRecord it, Reading.Found found, TimeProvider clock) => new(
        communityId, it.Name, it.Status, it.IssueStatement, it.Horizon, it.LearningForm, it.ScaleLevel, it.MaturityStage, it.Themes, it.Transitions, it.Areas,
        found.All<Member>().Count(member => member.TakesPart()), it.StartDate, it.PlannedEnd,
        [
            .. from organisation in found.All<Organisation>()
               where organisation is { PartnerId: not null, Status: OrganisationStatus.Participating }
               orderby organisation.Number
               select new SharedPartner(organisation.PartnerId!, organisation.Name, organisation.Sector),
        ],
        [
            .. from meeting in found.All<PlannedMeeting>()
               where meeting.Status is PlannedStatus.Planned or PlannedStatus.Running && meeting.EndsAt > clock.GetUtcNow()
               orderby meeting.StartsAt
               select new SharedMeeting(meeting.Id, meeting.Title, meeting.Aim, meeting.StartsAt),
        ],
        [
            .. from lesson in found.All<Lesson>()
               where lesson is { Status: LessonStatus.Published, PublishedAt: not null }
               orderby lesson.PublishedAt descending
               select new SharedLessonTitle(lesson.Id, lesson.Title, lesson.Groups, lesson.PublishedAt!.Value),
        ],
        it.Demonstration ? true : null);

    private static SharedLesson LessonOf(string communityId, CommunityRecord community, Lesson lesson, Reading.Found found) => new(
        communityId, community.Name, lesson.Id, lesson.Number, lesson.Title, lesson.Confidence, lesson.PublishedAt ?? lesson.ProposedAt, lesson.Themes, lesson.Transitions,
        lesson.Groups,
        [
            .. from part in Enum.GetValues<LessonPart>()
               let text = found.Find<LessonText>(LessonText.IdOf(lesson.Id, part))?.Text
               where !string.IsNullOrWhiteSpace(text)
               select new SharedPart(part, text),
        ],
        [
            .. from said in found.All<LessonPerspective>()
               where said.LessonId == lesson.Id
               orderby said.Group
               select new SharedPerspective(said.Group, said.Text),
        ],
        [
            .. from source in lesson.Sources
               group source by source.Kind into kind
               orderby kind.Key
               select new SharedSources(kind.Key, kind.Count()),
        ],
        lesson.Checks.Select(check => check.Side).Distinct().Count(), community.Licence, community.Demonstration ? true : null);
}
