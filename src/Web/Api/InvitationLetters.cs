using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine;
using Samenwerken.Web.Exports;
using Samenwerken.Web.Texts;

namespace Samenwerken.Web.Api;

/// <summary>
/// The invitation of a member as a file: a letter that the coordinator sends with their own mail program, or the meetings to come for the
/// calendar of whoever is invited. Both hold the personal link; so only coordinators get them, and only until it is answered.
/// </summary>
internal static class InvitationLetters
{
    public static void MapInvitationLetters(this IEndpointRouteBuilder api) =>
        api.MapGet("/communities/{communityId}/members/{personId}/invitation/letter", GetAsync)
            .WithName("getInvitationLetter").WithSummary("De uitnodiging van een lid als bestand: ics of eml.")
            .Produces<string>(200, "text/calendar", "message/rfc822").ForItsPeople(400);

    private static Task<IResult> GetAsync(
        string communityId, string personId, string? format, HttpContext http, IEntityGateway gateway, Links links, TimeProvider clock,
        CancellationToken cancellationToken) =>
        CommunityEndpoints.ForMemberAsync(communityId, http, gateway, found =>
        {
            if (!found.Viewer.HasAny([EnumName.Of(CommunityRole.Coordinator)]))
                return http.Problem(Refusals.RoleNotAllowed);
            // The link of a member is theirs alone.
            if (found.Find<Member>(personId) is not { Status: MemberStatus.Invited } member)
                return http.Problem(Refusals.PersonUnknown);
            var community = found.Find<CommunityRecord>(CommunityRecord.OnlyId)!;
            var link = links.Invitation(http.Request, Community.IdOf(communityId), personId);
            var toCome = found.All<PlannedMeeting>().Where(meeting => meeting.Status is PlannedStatus.Planned && meeting.EndsAt > clock.GetUtcNow()).ToList();
            var calendar = Calendar.Of(community.Name, toCome, link, communityId, clock.GetUtcNow());
            return format switch
            {
                "ics" => Results.File(calendar, Calendar.ContentType, "uitnodiging.ics"),
                "eml" => Results.File(
                    Letter.Of(
                        found.Find<Contact>(personId)?.Email, SubjectOf(community, http), TextOf(community, member, found, link, http),
                        toCome.Count > 0 ? calendar : null),
                    Letter.ContentType, "uitnodiging.eml"),
                _ => http.Problem(WebCodes.ExportFormatUnknown),
            };
        }, cancellationToken);

    private static string SubjectOf(CommunityRecord community, HttpContext http) =>
        string.Format(Sentences.CultureOf(http), Words.Of("invitationSubject", Sentences.CultureOf(http)), community.Name);

    private static string TextOf(CommunityRecord community, Member member, Reading.Found found, string link, HttpContext http)
    {
        var culture = Sentences.CultureOf(http);
        string?[] lines =
        [
            string.Format(culture, Words.Of("invitationGreeting", culture), member.Name),
            found.Find<InvitationText>(member.Id)?.Text,
            string.Format(culture, Words.Of("invitationAsk", culture), community.Name),
            community.IssueStatement,
            $"{Words.Of("invitationLink", culture)}\r\n{link}",
            found.Find<Member>(found.Viewer.PersonId!)?.Name,
        ];
        return string.Join("\r\n\r\n", lines.OfType<string>().Select(line => line.ReplaceLineEndings("\r\n"))) + "\r\n";
    }
}
