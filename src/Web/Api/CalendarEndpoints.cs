using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Samenwerken.Domain.Communities;
using Samenwerken.Engine;
using Samenwerken.Web.Exports;
using Samenwerken.Web.Identity;
using Samenwerken.Web.Texts;

namespace Samenwerken.Web.Api;

/// <summary>
/// The meetings of a community in somebody's own calendar, and as letters to send. A calendar program can show no token, so the address of
/// the feed holds a secret of its own: it opens the calendar of that person and nothing else, and stops when they leave.
/// </summary>
internal static class CalendarEndpoints
{
    public static void MapCalendars(this IEndpointRouteBuilder api)
    {
        api.MapGet("/communities/{communityId}/calendar", GetAddressAsync)
            .WithName("getCalendar").WithSummary("Het adres van je eigen agenda van deze community.")
            .Produces<CalendarAddress>().ForItsPeople();
        api.MapGet("/communities/{communityId}/calendar/{key}", FeedAsync)
            .WithName("followCalendar").WithSummary("De bijeenkomsten als iCalendar, voor een agendaprogramma.")
            .Produces<string>(200, "text/calendar").Refuses(403, 404);
        api.MapGet("/communities/{communityId}/planned-meetings/{plannedId}/letter", LetterAsync)
            .WithName("getMeetingLetter").WithSummary("De uitnodiging voor een bijeenkomst als bestand: ics of eml.")
            .Produces<string>(200, "text/calendar", "message/rfc822").ForItsPeople(400);
    }

    private static Task<IResult> GetAddressAsync(
        string communityId, HttpContext http, IEntityGateway gateway, Links links, CancellationToken cancellationToken) =>
        CommunityEndpoints.ForMemberAsync(
            communityId, http, gateway,
            found => Results.Ok(new CalendarAddress(links.Calendar(http.Request, Community.IdOf(communityId), found.Viewer.PersonId!))),
            cancellationToken);

    private static async Task<IResult> FeedAsync(
        string communityId, string key, HttpContext http, IEntityGateway gateway, Secrets secrets, Addresses addresses, TimeProvider clock, CancellationToken cancellationToken)
    {
        var community = Community.IdOf(communityId);
        if (secrets.CalendarOf(community, key) is not { } personId)
            return http.Problem(IdentityCodes.ReturnLinkInvalid);
        return await gateway.ReadAsync(community, personId, cancellationToken) switch
        {
            Reading.Found found => Results.File(CalendarOf(found, found.All<PlannedMeeting>(), http, communityId, addresses, clock), Calendar.ContentType, "samenwerken.ics"),
            Reading.Denied denied => http.Problem(denied.Code, denied.Detail),
            var reading => throw new InvalidOperationException($"{reading} is no reading."),
        };
    }

    private static Task<IResult> LetterAsync(
        string communityId, string plannedId, string? format, HttpContext http, IEntityGateway gateway, Addresses addresses, TimeProvider clock,
        CancellationToken cancellationToken) =>
        CommunityEndpoints.ForMemberAsync(communityId, http, gateway, found => (found.Find<PlannedMeeting>(plannedId), format) switch
        {
            (null, _) => http.Problem(CommunityRefusals.MeetingUnknown),
            ({ } meeting, "ics") => Results.File(CalendarOf(found, [meeting], http, communityId, addresses, clock), Calendar.ContentType, "bijeenkomst.ics"),
            ({ } meeting, "eml") => Results.File(
                Letter.Of(
                    null, meeting.Title, TextOf(meeting, found, http, communityId, addresses), CalendarOf(found, [meeting], http, communityId, addresses, clock)),
                Letter.ContentType, "bijeenkomst.eml"),
            _ => http.Problem(WebCodes.ExportFormatUnknown),
        }, cancellationToken);

    private static byte[] CalendarOf(
        Reading.Found found, IEnumerable<PlannedMeeting> meetings, HttpContext http, string communityId, Addresses addresses, TimeProvider clock) =>
        Calendar.Of(NameOf(found), meetings, $"{addresses.Of(http.Request)}/community/{communityId}", communityId, clock.GetUtcNow());

    private static string TextOf(PlannedMeeting meeting, Reading.Found found, HttpContext http, string communityId, Addresses addresses)
    {
        var culture = Sentences.CultureOf(http);
        var dutch = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
        var (starts, ends) = (TimeZoneInfo.ConvertTime(meeting.StartsAt, dutch), TimeZoneInfo.ConvertTime(meeting.EndsAt, dutch));
        string?[] lines =
        [
            $"{meeting.Title} ({NameOf(found)})",
            $"{starts.ToString("dddd d MMMM yyyy, HH:mm", culture)} - {ends.ToString(starts.Date == ends.Date ? "HH:mm" : "dddd d MMMM, HH:mm", culture)}",
            meeting.Place, meeting.VideoLink, meeting.Aim, $"{addresses.Of(http.Request)}/community/{communityId}",
        ];
        return string.Join("\r\n\r\n", lines.OfType<string>()) + "\r\n";
    }

    private static string NameOf(Reading.Found found) => found.Find<CommunityRecord>(CommunityRecord.OnlyId)!.Name;
}
