using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Samenwerken.Domain.Discovery;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Programmes;
using Samenwerken.Engine;
using Samenwerken.Engine.Discovery;
using Samenwerken.Web.Identity;

namespace Samenwerken.Web.Api;

/// <summary>Programmes as resources. What is changed in one goes over the hub.</summary>
internal static class ProgrammeEndpoints
{
    public static void MapProgrammes(this IEndpointRouteBuilder api)
    {
        api.MapGet("/programmes", ListAsync)
            .WithName("getProgrammes").WithSummary("De programma's van deze server.")
            .Produces<ProgrammeList>().Refuses();
        api.MapGet("/programmes/{programmeId}", GetAsync)
            .WithName("getProgramme").WithSummary("Een programma, zoals iedereen het mag zien.")
            .Produces<ProgrammeSummary>().Refuses(404);
        api.MapPost("/programmes/{programmeId}/coordinators", BecomeCoordinatorAsync)
            .WithName("becomeCoordinator").WithSummary("Word coördinator met de link die de server toonde; hij werkt één keer.")
            .TakesJson<BecomeCoordinatorRequest>().Produces<EnteredProgramme>(StatusCodes.Status201Created)
            .Refuses(400, 403, 404, 409, 410);
        api.MapPost("/programmes/{programmeId}/invitations", InviteAsync)
            .WithName("inviteToProgramme").WithSummary("Nodig iemand uit voor het programma, met een eigen link.")
            .TakesJson<InviteToProgrammeRequest>().Produces<InvitedPerson>(StatusCodes.Status201Created)
            .ForItsPeople(400, 409);
    }

    /// <summary>The first of this server, and then the others, of which the directory knows.</summary>
    private static async Task<IResult> ListAsync(HttpContext http, IEntityGateway gateway, CancellationToken cancellationToken)
    {
        var others = http.RequestServices.GetService<IDirectory>()?.Search(new DirectoryQuery(Kind: FindingKind.Programme)).Results
            .Select(found => found.Entity).Where(entity => entity != Programme.First) ?? [];
        var programmes = new List<ProgrammeSummary>();
        foreach (var entity in others.Prepend(Programme.First))
        {
            if (await gateway.ReadAsync(entity, null, cancellationToken) is Reading.Found found)
                programmes.Add(SummaryOf(entity.Id, found));
        }

        return Results.Ok(new ProgrammeList(programmes));
    }

    private static async Task<IResult> GetAsync(string programmeId, HttpContext http, IEntityGateway gateway, CancellationToken cancellationToken) =>
        await gateway.ReadAsync(ProgrammeDesk.ProgrammeOf(programmeId), null, cancellationToken) switch
        {
            Reading.Found found => Results.Ok(SummaryOf(programmeId, found)),
            Reading.Denied denied => http.Problem(denied.Code, denied.Detail),
            var reading => throw new InvalidOperationException($"{reading} is no reading."),
        };

    private static async Task<IResult> BecomeCoordinatorAsync(
        string programmeId, HttpContext http, ProgrammeDesk desk, Links links, Tokens tokens, CancellationToken cancellationToken)
    {
        if (await RequestBody.ReadAsync(http.Request, cancellationToken) is not { } fields)
            return http.Problem(WebCodes.RequestMalformed);
        if (!IdempotencyKey.TryRead(http.Request, out var idempotencyKey))
            return http.Problem(WebCodes.IdempotencyKeyInvalid);
        var (key, name, device) = (fields.Verbatim("key"), fields.Line("name", Limits.PersonName), fields.OptionalId("device"));
        if (fields.Refusal is { } bad)
            return http.Problem(bad.Code, bad.Detail);

        var programme = ProgrammeDesk.ProgrammeOf(programmeId);
        return await desk.BecomeCoordinatorAsync(programme, key, name, device, idempotencyKey, cancellationToken) switch
        {
            Arrival.In { Person: var me } => Results.Created(
                $"{ApiConventions.Root}/programmes/{programmeId}",
                new EnteredProgramme(programmeId, me.PersonId, tokens.Issue(programme, me), links.Invitation(http.Request, programme, me.PersonId))),
            Arrival.Refused refused => http.Problem(refused.Answer),
            var arrival => throw new InvalidOperationException($"{arrival} is no arrival."),
        };
    }

    private static async Task<IResult> InviteAsync(
        string programmeId, HttpContext http, ProgrammeDesk desk, Links links, CancellationToken cancellationToken)
    {
        var programme = ProgrammeDesk.ProgrammeOf(programmeId);
        var (person, notKnown) = http.PersonIn(programme);
        if (person is null)
            return http.Problem(notKnown!);
        if (await RequestBody.ReadAsync(http.Request, cancellationToken) is not { } fields)
            return http.Problem(WebCodes.RequestMalformed);
        if (!IdempotencyKey.TryRead(http.Request, out var idempotencyKey))
            return http.Problem(WebCodes.IdempotencyKeyInvalid);
        var (name, role) = (fields.Line("name", Limits.PersonName), fields.Choice<ProgrammeRole>("role"));
        if (fields.Refusal is { } bad)
            return http.Problem(bad.Code, bad.Detail);

        var (personId, refusal) = await desk.InviteAsync(programme, person, name, role, idempotencyKey, cancellationToken);
        return personId is null
            ? http.Problem(refusal!)
            : Results.Created(
                $"{ApiConventions.Root}/programmes/{programmeId}", new InvitedPerson(personId, links.Invitation(http.Request, programme, personId)));
    }

    private static ProgrammeSummary SummaryOf(string programmeId, Reading.Found found)
    {
        var programme = found.Find<ProgrammeRecord>(ProgrammeRecord.OnlyId)!;
        return new ProgrammeSummary(
            programmeId, programme.Name, programme.Introduction, programme.Accent, programme.Groups,
            [.. found.All<Topic>().Where(topic => !topic.Retired).OrderBy(topic => topic.Sort).ThenBy(topic => topic.Order)],
            !found.Find<ProgrammeBook>(ProgrammeBook.OnlyId)!.UsedLinks.IsEmpty);
    }
}
