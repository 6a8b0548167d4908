using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QRCoder;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine;
using Samenwerken.Web.Exports;
using Samenwerken.Web.Identity;

namespace Samenwerken.Web.Api;

/// <summary>Meetings as resources. What happens inside one goes over the hub.</summary>
internal static class MeetingEndpoints
{
    private const string DefaultFacilitator = "Begeleider";

    public static void MapMeetings(this IEndpointRouteBuilder api)
    {
        api.MapPost("/meetings", StartAsync)
            .WithName("startMeeting").WithSummary("Begin een bijeenkomst, met jezelf als begeleider.")
            .TakesJson<StartMeetingRequest>().Produces<StartedMeeting>(StatusCodes.Status201Created)
            .Refuses(400, 403, 409);
        api.MapGet("/meetings/{meetingId}", GetAsync)
            .WithName("getMeeting").WithSummary("Een bijeenkomst in het kort.")
            .Produces<MeetingSummary>().ForItsPeople();
        api.MapGet("/meetings/{meetingId}/invitation", InviteAsync)
            .WithName("getInvitation").WithSummary("Hoe anderen meedoen: code, adres en QR-code.")
            .Produces<Invitation>().ForItsPeople();
        api.MapPost("/meetings/{meetingId}/join-codes", RenewCodeAsync)
            .WithName("renewJoinCode").WithSummary("Een nieuwe code; de oude vervalt.")
            .Produces<RenewedCode>(StatusCodes.Status201Created).ForItsPeople(409);
        api.MapGet("/meetings/{meetingId}/return-link", GetReturnLinkAsync)
            .WithName("getReturnLink").WithSummary("Je eigen terugkeerlink.")
            .Produces<ReturnLink>().ForItsPeople();
        api.MapGet("/meetings/{meetingId}/minutes/{itemId}/revisions", GetRevisionsAsync)
            .WithName("getMinutesRevisions").WithSummary("Hoe de notulen van een agendapunt veranderden sinds een versie.")
            .Produces<TextRevisions>().ForItsPeople(400, 410);
        api.MapGet("/meetings/{meetingId}/board-before", ForeseeBoardAsync)
            .WithName("foreseeBoard").WithSummary("Wat er zou veranderen als het bord weer wordt zoals op een moment.")
            .Produces<ForeseenBoard>().ForItsPeople(400, 409);
        api.MapGet("/meetings/{meetingId}/export", ExportAsync)
            .WithName("exportMeeting").WithSummary("De bijeenkomst als bestand: md, html, csv of json.")
            .Produces<string>(200, "text/markdown", "text/html", "text/csv", "application/json")
            .ForItsPeople(400);
    }

    private static async Task<IResult> StartAsync(
        HttpContext http, Reception reception, Links links, Tokens tokens, CancellationToken cancellationToken)
    {
        if (await RequestBody.ReadAsync(http.Request, cancellationToken) is not { } fields)
            return http.Problem(WebCodes.RequestMalformed);
        if (!IdempotencyKey.TryRead(http.Request, out var key))
            return http.Problem(WebCodes.IdempotencyKeyInvalid);
        var title = fields.Line("title", Limits.Title);
        var newcomer = new Newcomer(
            fields.OptionalLine("name", Limits.PersonName) ?? DefaultFacilitator,
            fields.OptionalChoice<Sector>("sector"),
            fields.OptionalChoice<Channel>("channel"),
            fields.OptionalId("device"));
        if (fields.Refusal is { } bad)
            return http.Problem(bad.Code, bad.Detail);

        return Started(http, await reception.StartAsync(newcomer, title, key, cancellationToken), links, tokens);
    }

    internal static IResult Started(HttpContext http, Arrival arrival, Links links, Tokens tokens) => arrival switch
    {
        Arrival.In started => Results.Created(
            $"/api/v1/meetings/{started.Meeting.Id}",
            new StartedMeeting(
                started.Meeting.Id, started.JoinCode, started.JoinCode is { } code ? links.Join(http.Request, code) : null, started.Person.PersonId,
                tokens.Issue(started.Meeting, started.Person), links.Return(http.Request, started.Meeting, started.Person.PersonId))),
        Arrival.Refused refused => http.Problem(refused.Answer),
        _ => throw new InvalidOperationException($"{arrival} is no arrival."),
    };

    private static Task<IResult> GetAsync(
        string meetingId, HttpContext http, IEntityGateway gateway, Links links, CancellationToken cancellationToken) =>
        ForParticipantAsync(meetingId, http, gateway, found =>
        {
            var meeting = MeetingIn(found);
            return Results.Ok(new MeetingSummary(
                meetingId, meeting.Title, meeting.Status, meeting.JoinCode,
                meeting.JoinCode is { } code ? links.Join(http.Request, code) : null,
                found.All<Participant>().Count(person => !person.Removed), found.All<Idea>().Count(),
                meeting.StartedAt, meeting.ClosedAt, meeting.Demonstration ? true : null, meeting.EndsAt));
        }, cancellationToken, screens: true);

    private static Task<IResult> InviteAsync(
        string meetingId, HttpContext http, IEntityGateway gateway, Links links, Addresses addresses, CancellationToken cancellationToken) =>
        ForParticipantAsync(meetingId, http, gateway, found =>
        {
            var code = MeetingIn(found).JoinCode;
            var url = code is null ? null : links.Join(http.Request, code);
            return Results.Ok(new Invitation(
                code, url, url is null ? null : QrCode(url), addresses.IsOnlyThisComputer(http.Request), addresses.ForOthers()));
        }, cancellationToken, screens: true);

    private static async Task<IResult> RenewCodeAsync(
        string meetingId, HttpContext http, Reception reception, Links links, CancellationToken cancellationToken)
    {
        var meeting = Reception.MeetingOf(meetingId);
        var (person, notKnown) = http.PersonIn(meeting);
        if (person is null)
            return http.Problem(notKnown!);
        var (code, refusal) = await reception.RenewCodeAsync(meeting, person, cancellationToken);
        return code is null
            ? http.Problem(refusal!)
            : Results.Created($"/api/v1/meetings/{meetingId}/invitation", new RenewedCode(code, links.Join(http.Request, code)));
    }

    private static Task<IResult> GetReturnLinkAsync(
        string meetingId, HttpContext http, IEntityGateway gateway, Links links, CancellationToken cancellationToken) =>
        ForParticipantAsync(
            meetingId, http, gateway,
            found => Results.Ok(new ReturnLink(links.Return(http.Request, Reception.MeetingOf(meetingId), found.Viewer.PersonId!))),
            cancellationToken);

    private static Task<IResult> GetRevisionsAsync(
        string meetingId, string itemId, string? after, HttpContext http, IEntityGateway gateway, CancellationToken cancellationToken) =>
        TextHistories.GetAsync(Reception.MeetingOf(meetingId), Key.Of<Minutes>(itemId), after, http, gateway, cancellationToken);

    private static async Task<IResult> ForeseeBoardAsync(
        string meetingId, string? to, HttpContext http, IEntityGateway gateway, CancellationToken cancellationToken)
    {
        var meeting = Reception.MeetingOf(meetingId);
        var (person, notKnown) = http.PersonIn(meeting);
        if (person is null)
            return http.Problem(notKnown!);
        if (!DateTimeOffset.TryParse(to, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            return http.Problem(Refusals.FieldInvalid, new Detail(Field: "to", Fields: [new FieldProblem("to", Refusals.FieldInvalid)]));
        var now = await gateway.ReadAsync(meeting, person.PersonId, cancellationToken);
        var then = await gateway.ForeseeAsync(meeting, new Submission(Guid.NewGuid().ToString("N"), person, new MeetingCommand.RestoreBoard(moment)), cancellationToken);
        return (now, then) switch
        {
            (Reading.Found before, Reading.Found after) => Results.Ok(BoardChanges.Between(before, after)),
            (Reading.Denied denied, _) => http.Problem(denied.Code, denied.Detail),
            (_, Reading.Denied denied) => http.Problem(denied.Code, denied.Detail),
            _ => throw new InvalidOperationException($"{then} is no reading."),
        };
    }

    private static Task<IResult> ExportAsync(
        string meetingId, string? format, HttpContext http, IEntityGateway gateway, CancellationToken cancellationToken) =>
        ForParticipantAsync(
            meetingId, http, gateway,
            found => Export.Of(found, format ?? "", Texts.Sentences.CultureOf(http)) is { } file
                ? Results.File(file.Bytes, file.ContentType, file.Name)
                : http.Problem(WebCodes.ExportFormatUnknown),
            cancellationToken);

    /// <param name="screens">Whether room screens get it too.</param>
    private static async Task<IResult> ForParticipantAsync(
        string meetingId, HttpContext http, IEntityGateway gateway, Func<Reading.Found, IResult> answer, CancellationToken cancellationToken, bool screens = false)
    {
        var meeting = Reception.MeetingOf(meetingId);
        var (person, notKnown) = http.PersonIn(meeting);
        if (person is null)
            return http.Problem(notKnown!);
        if (!screens && RoomScreen.IsId(person.PersonId))
            return http.Problem(Refusals.RoleNotAllowed);
        return await gateway.ReadAsync(meeting, person.PersonId, cancellationToken) switch
        {
            Reading.Found found => answer(found),
            Reading.Denied denied => http.Problem(denied.Code, denied.Detail),
            var reading => throw new InvalidOperationException($"{reading} is no reading."),
        };
    }

    private static MeetingRecord MeetingIn(Reading.Found found) => found.Find<MeetingRecord>(MeetingRecord.OnlyId)!;

    private static string QrCode(string url)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(url, QRCodeGenerator.ECCLevel.M);
        return new SvgQRCode(data).GetGraphic(8, "#000000", "#ffffff", sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
