using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Samenwerken.Domain.Meetings;
using Samenwerken.Web.Identity;

namespace Samenwerken.Web.Api;

/// <summary>Screens in the hall. What one may do, the meeting says; here it gets its token.</summary>
internal static class ScreenEndpoints
{
    public static void MapScreens(this IEndpointRouteBuilder api) =>
        api.MapPost("/screens", OpenAsync)
            .WithName("openScreen").WithSummary("Koppel een zaalscherm met de code van een bijeenkomst.")
            .TakesJson<ScreenRequest>().Produces<OpenedScreen>(StatusCodes.Status201Created)
            .Refuses(400, 404, 409, 410);

    private static async Task<IResult> OpenAsync(
        HttpContext http, Reception reception, TypedCodes typed, Tokens tokens, CancellationToken cancellationToken)
    {
        if (await RequestBody.ReadAsync(http.Request, cancellationToken) is not { } fields)
            return http.Problem(WebCodes.RequestMalformed);
        if (!IdempotencyKey.TryRead(http.Request, out var key))
            return http.Problem(WebCodes.IdempotencyKeyInvalid);
        var (code, name) = (fields.Text("code", 40), fields.OptionalLine("name", Limits.PersonName));
        if (fields.Refusal is { } bad)
            return http.Problem(bad.Code, bad.Detail);

        var (meeting, refusal) = await JoinEndpoints.FindAsync(code, http, reception, typed, cancellationToken);
        if (meeting is not { } id)
            return http.Problem(refusal!);
        return await reception.OpenScreenAsync(id, name, key, cancellationToken) switch
        {
            Arrival.In screen => Results.Created(
                $"/api/v1/meetings/{id.Id}", new OpenedScreen(id.Id, screen.Person.PersonId, tokens.IssueToScreen(id, screen.Person))),
            Arrival.Refused refused => http.Problem(refused.Answer),
            var arrival => throw new InvalidOperationException($"{arrival} is no arrival."),
        };
    }
}
