using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Partners;
using Samenwerken.Domain.Programmes;
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
            .WithName("getPartner").WithSummary("Een partner: waar ze meedoet, wat ze toezegde, bracht en leerde, voor zover je dat mag weten.")
            .Produces<PartnerSummary>().Refuses(401, 403, 404, 410);
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

    private static async Task<IResult> GetAsync(string partnerId, HttpContext http, IEntityGateway gateway, CancellationToken cancellationToken)
    {
        var (readers, problem) = await http.ReadersAsync(gateway, cancellationToken);
        if (problem is not null)
            return problem;
        return await gateway.ReadAsync(Partner.IdOf(partnerId), null, cancellationToken) switch
        {
            Reading.Found found when found.Find<PartnerRecord>(PartnerRecord.OnlyId) is { } it =>
                Results.Ok(SummaryOf(partnerId, it, found, await SightsAsync(Partner.IdOf(partnerId), found, readers, gateway, cancellationToken))),
            Reading.Denied denied => http.Problem(denied.Code, denied.Detail),
            var reading => throw new InvalidOperationException($"{reading} is no reading."),
        };
    }

    /// <summary>
    /// Of where it takes part or did, what these readers may know of: and whether they are of that community, or of the partner, and so see what was tried
    /// in its own words.
    /// </summary>
    private static async Task<IReadOnlyList<(CommunityLink Link, bool FromInside)>> SightsAsync(
        EntityId partner, Reading.Found found, IReadOnlyCollection<EntityId> readers, IEntityGateway gateway, CancellationToken cancellationToken)
    {
        var sights = new List<(CommunityLink, bool)>();
        foreach (var link in found.All<CommunityLink>().OrderByDescending(link => link.Since))
        {
            if (link.Status is not (OrganisationStatus.Participating or OrganisationStatus.Former))
                continue;
            var community = Community.IdOf(link.Id);
            var isInside = readers.Contains(community) || readers.Contains(partner);
            if (link.IsPublic || isInside || await MayFindAsync(community))
                sights.Add((link, isInside));
        }

        return sights;

        // Only the people of a programme find more than everybody does without being in it.
        async Task<bool> MayFindAsync(EntityId community) =>
            readers.Any(reader => reader.Kind == Programme.KindName)
            && await gateway.ReadAsync(community, null, cancellationToken) is Reading.Found read
            && read.Find<CommunityRecord>(CommunityRecord.OnlyId) is { } record && CommunityFindings.IsFoundBy(record, community, readers);
    }

    private static PartnerSummary SummaryOf(string partnerId, PartnerRecord it, Reading.Found found, IReadOnlyList<(CommunityLink Link, bool FromInside)> sights) => new(
        partnerId, it.Name, it.Sector, it.Area, it.Website, it.Kvk, it.Oin, it.About,
        [.. sights.Select(sight => new PartnerCommunity(sight.Link.Id, sight.Link.Name, sight.Link.Status, sight.Link.Since))],
        [
            .. from sight in sights
               from lesson in found.Find<CommunityAccount>(sight.Link.Id)?.Account.Learnt ?? []
               orderby lesson.PublishedAt descending
               select new LessonOfPartner(sight.Link.Id, lesson.Id, lesson.Title, lesson.PublishedAt),
        ],
        [
            .. from sight in sights
               let account = found.Find<CommunityAccount>(sight.Link.Id)?.Account
               where account is not null
               select new AccountOfPartner(
                   sight.Link.Id, sight.FromInside || it.Demonstration ? account : account with { Experiments = [] }, account.Experiments.Length),
        ],
        it.Demonstration ? true : null);

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
