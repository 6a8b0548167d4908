using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Web.Demonstrations;
using Samenwerken.Web.Identity;

namespace Samenwerken.Web.Api;

/// <summary>Meetings of invented people, each visitor's own, to try everything out in. They are gone after a day.</summary>
internal static class DemonstrationEndpoints
{
    private const string DefaultVisitor = "Bezoeker";

    public static void MapDemonstrations(this IEndpointRouteBuilder api)
    {
        api.MapGet("/demonstrations", List)
            .WithName("listDemonstrations").WithSummary("Welke verzonnen leergemeenschappen er als voorbeeld zijn.")
            .Produces<DemonstrationList>()
            .Refuses();
        api.MapPost("/demonstrations", StartAsync)
            .WithName("startDemonstration").WithSummary("Begin een voorbeeld met verzonnen gegevens, met jezelf als begeleider. Na een dag is het weg.")
            .TakesJson<StartDemonstrationRequest>().Produces<StartedMeeting>(StatusCodes.Status201Created)
            .Refuses(400, 403, 409);
        api.MapGet("/demonstrations/communities", GetCommunitiesAsync)
            .WithName("getDemonstrationCommunities").WithSummary("De verzonnen communities die op deze server te zien zijn.")
            .Produces<DemonstrationCommunityList>().Refuses();
        api.MapPost("/demonstrations/communities/{key}/visits", VisitAsync)
            .WithName("visitDemonstrationCommunity").WithSummary("Kijk rond in een verzonnen community.")
            .TakesJson<VisitRequest>().Produces<Entered>().Refuses(400, 404);
    }

    private static IResult List() =>
        Results.Ok(new DemonstrationList([.. DemonstrationData.All.Select(community => new InventedCommunity(community.Key, community.Name, community.Issue))]));

    private static async Task<IResult> GetCommunitiesAsync(DemonstrationCommunities communities, CancellationToken cancellationToken) =>
        Results.Ok(new DemonstrationCommunityList(
            [.. (await communities.AllAsync(cancellationToken)).Select(community => new DemonstrationCommunity(community.Key, DemonstrationCommunities.EntityOf(community).Id, community.Name, community.Issue))]));

    private static async Task<IResult> VisitAsync(
        string key, HttpContext http, DemonstrationCommunities communities, Links links, Tokens tokens, CancellationToken cancellationToken)
    {
        if (await RequestBody.ReadAsync(http.Request, cancellationToken) is not { } fields)
            return http.Problem(WebCodes.RequestMalformed);
        var device = fields.OptionalId("device");
        if (fields.Refusal is { } bad)
            return http.Problem(bad.Code, bad.Detail);
        return DemonstrationData.Find(key) is { } community
            ? EntryEndpoints.Admitted(http, await communities.VisitAsync(community, device, cancellationToken), links, tokens)
            : http.Problem(Refusals.EntityUnknown);
    }

    private static async Task<IResult> StartAsync(
        HttpContext http, DemonstrationDesk desk, Reception reception, Links links, Tokens tokens, CancellationToken cancellationToken)
    {
        if (await RequestBody.ReadAsync(http.Request, cancellationToken) is not { } fields)
            return http.Problem(WebCodes.RequestMalformed);
        if (!IdempotencyKey.TryRead(http.Request, out var key))
            return http.Problem(WebCodes.IdempotencyKeyInvalid);
        var name = fields.OptionalLine("name", Limits.PersonName) ?? DefaultVisitor;
        var device = fields.OptionalId("device");
        var community = DemonstrationData.Find(fields.OptionalText("community", 40) ?? DemonstrationData.Usual);
        if (community is null)
            fields.Note("community", Refusals.FieldInvalid);
        return fields.Refusal is { } bad
            ? http.Problem(bad.Code, bad.Detail)
            : MeetingEndpoints.Started(http, await reception.DemonstrateAsync(community!, name, device, key, desk, cancellationToken), links, tokens);
    }
}
