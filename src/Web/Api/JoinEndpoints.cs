using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.JoinCodes;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine;
using Samenwerken.Web.Identity;

namespace Samenwerken.Web.Api;

/// <summary>How people come in: by a code that they read or scan, or by their own return link.</summary>
internal static class JoinEndpoints
{
    public static void MapJoining(this IEndpointRouteBuilder api)
    {
        api.MapGet("/join-codes/{code}", GetCodeAsync)
            .WithName("getJoinCode").WithSummary("Naar welke bijeenkomst een code leidt.")
            .Produces<CodeStatus>().Refuses(404, 410);
        api.MapPost("/join", JoinAsync)
            .WithName("join").WithSummary("Doe mee met een code.")
            .TakesJson<JoinRequest>().Produces<JoinedMeeting>()
            .Refuses(400, 403, 404, 409, 410);
        api.MapPost("/return", ReturnAsync)
            .WithName("return").WithSummary("Kom terug met je terugkeerlink.")
            .TakesJson<ReturnRequest>().Produces<JoinedMeeting>()
            .Refuses(400, 403, 404, 410);
    }

    private static async Task<IResult> GetCodeAsync(
        string code, HttpContext http, Reception reception, TypedCodes typed, IEntityGateway gateway, CancellationToken cancellationToken)
    {
        var (meeting, refusal) = await FindAsync(code, http, reception, typed, cancellationToken);
        if (meeting is not { } id)
            return http.Problem(refusal!);
        return await gateway.ReadAsync(id, null, cancellationToken) switch
        {
            Reading.Found found when found.Find<MeetingRecord>(MeetingRecord.OnlyId) is { } record => Results.Ok(new CodeStatus(id.Id, record.Title, record.Status, record.Demonstration ? true : null)),
            Reading.Denied denied => http.Problem(denied.Code, denied.Detail),
            _ => http.Problem(JoinCodeRefusals.Unknown),
        };
    }

    private static async Task<IResult> JoinAsync(
        HttpContext http, Reception reception, TypedCodes typed, Links links, Tokens tokens, CancellationToken cancellationToken)
    {
        if (await RequestBody.ReadAsync(http.Request, cancellationToken) is not { } fields)
            return http.Problem(WebCodes.RequestMalformed);
        if (!IdempotencyKey.TryRead(http.Request, out var key))
            return http.Problem(WebCodes.IdempotencyKeyInvalid);
        var code = fields.Text("code", 40);
        var newcomer = new Newcomer(
            fields.Line("name", Limits.PersonName), fields.OptionalChoice<Sector>("sector"), fields.OptionalChoice<Channel>("channel"),
            fields.OptionalId("device"));
        if (fields.Refusal is { } bad)
            return http.Problem(bad.Code, bad.Detail);

        var (meeting, refusal) = await FindAsync(code, http, reception, typed, cancellationToken);
        return meeting is { } id
            ? Joined(http, await reception.JoinAsync(id, newcomer, key, cancellationToken), links, tokens)
            : http.Problem(refusal!);
    }

    private static async Task<IResult> ReturnAsync(
        HttpContext http, Reception reception, Links links, Tokens tokens, CancellationToken cancellationToken)
    {
        if (await RequestBody.ReadAsync(http.Request, cancellationToken) is not { } fields)
            return http.Problem(WebCodes.RequestMalformed);
        var meetingId = fields.Id("meetingId");
        var returnKey = fields.Verbatim("returnKey");
        var device = fields.OptionalId("device");
        return fields.Refusal is { } bad
            ? http.Problem(bad.Code, bad.Detail)
            : Joined(http, await reception.ReturnAsync(Reception.MeetingOf(meetingId), returnKey, device, cancellationToken), links, tokens);
    }

    private static IResult Joined(HttpContext http, Arrival arrival, Links links, Tokens tokens) => arrival switch
    {
        Arrival.In joined => Results.Ok(new JoinedMeeting(
            joined.Meeting.Id, joined.Person.PersonId, tokens.Issue(joined.Meeting, joined.Person),
            links.Return(http.Request, joined.Meeting, joined.Person.PersonId))),
        Arrival.Refused refused => http.Problem(refused.Answer),
        _ => throw new InvalidOperationException($"{arrival} is no arrival."),
    };

    /// <summary>Finds the meeting of a typed code; a code that does not exist is counted, and answered late when there are many.</summary>
    internal static async Task<(EntityId? Meeting, string? Refusal)> FindAsync(
        string code, HttpContext http, Reception reception, TypedCodes typed, CancellationToken cancellationToken)
    {
        var found = await reception.FindAsync(code, cancellationToken);
        if (found.Refusal is JoinCodeRefusals.Unknown)
            await typed.FailedAsync(http.Connection.RemoteIpAddress, cancellationToken);
        return found;
    }
}
