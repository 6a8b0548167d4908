using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Partners;
using Samenwerken.Engine;
using Samenwerken.Web.Identity;

namespace Samenwerken.Web.Api;

/// <summary>Partners as resources. What is changed in one goes over the hub; all of them are found in the directory.</summary>
internal static class PartnerEndpoints
{
    public static void MapPartners(this IEndpointRouteBuilder api)
    {
        api.MapPost("/partners", RegisterAsync)
            .WithName("registerPartner").WithSummary("Meld een organisatie aan als partner, met jezelf als contactpersoon.")
            .TakesJson<RegisterPartnerRequest>().Produces<RegisteredPartner>(StatusCodes.Status201Created).ForItsPeople(400, 409);
        api.MapGet("/partners/{partnerId}", GetAsync)
            .WithName("getPartner").WithSummary("Een partner, zoals iedereen die mag zien.")
            .Produces<PartnerSummary>().Refuses(404);
        api.MapPost("/partners/{partnerId}/invitations", InviteAsync)
            .WithName("inviteToPartner").WithSummary("Nodig een collega uit, met een eigen link.")
            .TakesJson<InviteToPartnerRequest>().Produces<InvitedPerson>(StatusCodes.Status201Created).ForItsPeople(400, 409);
    }

    private static async Task<IResult> RegisterAsync(HttpContext http, PartnerDesk desk, Links links, Tokens tokens, CancellationToken cancellationToken)
    {
        var (holder, notKnown) = http.Holder();
        if (holder is null)
            return http.Problem(notKnown ?? IdentityCodes.TokenMissing);
        if (await RequestBody.ReadAsync(http.Request, cancellationToken) is not { } fields)
            return http.Problem(WebCodes.RequestMalformed);
        if (!IdempotencyKey.TryRead(http.Request, out var key))
            return http.Problem(WebCodes.IdempotencyKeyInvalid);
        var (profile, personName, device) = (PartnerCommand.ReadProfile(fields), fields.Line("personName", Limits.PersonName), fields.OptionalId("device"));
        if (fields.Refusal is { } bad)
            return http.Problem(bad.Code, bad.Detail);

        return await desk.RegisterAsync(profile, personName, holder, device, key, cancellationToken) switch
        {
            Admission.In it => Results.Created(
                $"{ApiConventions.Root}/partners/{it.Entity.Id}",
                new RegisteredPartner(it.Entity.Id, it.Person.PersonId, tokens.Issue(it.Entity, it.Person), links.Return(http.Request, it.Entity, it.Person.PersonId))),
            Admission.Refused refused => http.Problem(refused.Code, refused.Detail),
            Admission.Unanswered unanswered => http.Problem(unanswered.Answer),
            var admission => throw new InvalidOperationException($"{admission} is no admission."),
        };
    }

    private static async Task<IResult> GetAsync(string partnerId, HttpContext http, IEntityGateway gateway, CancellationToken cancellationToken) =>
        await gateway.ReadAsync(Partner.IdOf(partnerId), null, cancellationToken) switch
        {
            Reading.Found found when found.Find<PartnerRecord>(PartnerRecord.OnlyId) is { } it => Results.Ok(SummaryOf(partnerId, it, found)),
            Reading.Denied denied => http.Problem(denied.Code, denied.Detail),
            var reading => throw new InvalidOperationException($"{reading} is no reading."),
        };

    private static PartnerSummary SummaryOf(string partnerId, PartnerRecord it, Reading.Found found)
    {
        var known = found.All<CommunityLink>()
            .Where(link => link is { IsPublic: true, Status: OrganisationStatus.Participating or OrganisationStatus.Former })
            .OrderByDescending(link => link.Since).ToList();
        return new PartnerSummary(
            partnerId, it.Name, it.Sector, it.Area, it.Website, it.Kvk, it.Oin, it.About,
            [.. known.Select(link => new PartnerCommunity(link.Id, link.Name, link.Status, link.Since))],
            [
                .. from link in known
                   from lesson in found.Find<CommunityAccount>(link.Id)?.Account.Learnt ?? []
                   orderby lesson.PublishedAt descending
                   select new LessonOfPartner(link.Id, lesson.Id, lesson.Title, lesson.PublishedAt),
            ],
            it.Demonstration ? true : null,
            it.Demonstration ? [.. known.SelectMany(link => found.Find<CommunityAccount>(link.Id) is { } account ? [new AccountOfPartner(link.Id, account.Account)] : Array.Empty<AccountOfPartner>())] : null);
    }

    private static async Task<IResult> InviteAsync(string partnerId, HttpContext http, PartnerDesk desk, Links links, CancellationToken cancellationToken)
    {
        var partner = Partner.IdOf(partnerId);
        var (person, notKnown) = http.PersonIn(partner);
        if (person is null)
            return http.Problem(notKnown!);
        if (await RequestBody.ReadAsync(http.Request, cancellationToken) is not { } fields)
            return http.Problem(WebCodes.RequestMalformed);
        if (!IdempotencyKey.TryRead(http.Request, out var key))
            return http.Problem(WebCodes.IdempotencyKeyInvalid);
        var (name, role) = (fields.Line("name", Limits.PersonName), fields.Choice<PartnerRole>("role"));
        if (fields.Refusal is { } bad)
            return http.Problem(bad.Code, bad.Detail);

        var (personId, refusal) = await desk.InviteAsync(partner, person, name, role, key, cancellationToken);
        return personId is null
            ? http.Problem(refusal!)
            : Results.Created($"{ApiConventions.Root}/partners/{partnerId}", new InvitedPerson(personId, links.Invitation(http.Request, partner, personId)));
    }
}
