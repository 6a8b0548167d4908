using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Discovery;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Partners;
using Samenwerken.Engine;
using Samenwerken.Engine.Discovery;

namespace Samenwerken.Web.Api;

/// <summary>
/// Which partners take part in which communities, as each partner says itself, of those that everybody may know of. The directory says
/// only which partners there are; that one takes part is read where it stands.
/// </summary>
internal static class NetworkEndpoints
{
    /// <summary>More than these make no picture that somebody can read.</summary>
    public const int MostPartners = 60;

    public static void MapNetwork(this IEndpointRouteBuilder api) =>
        api.MapGet("/network", GetAsync)
            .WithName("getNetwork").WithSummary("Welke partners meedoen in welke communities, voor zover iedereen dat mag weten.")
            .Produces<PartnerNetwork>().Refuses(400, 404);

    /// <param name="partner">Those of whom it is asked; without, those of the directory.</param>
    private static async Task<IResult> GetAsync(
        [FromQuery] string[]? partner, string? theme, string? transition, string? level, HttpContext http, IEntityGateway gateway, CancellationToken cancellationToken)
    {
        var asked = (partner ?? []).Distinct().ToList();
        if (asked.Count > MostPartners)
            return http.Problem(Refusals.FieldInvalid, new Detail(Field: "partner", Max: MostPartners));
        var scale = level is { Length: > 0 } ? EnumName.Parse<ScaleLevel>(level) : null;
        if (level is { Length: > 0 } && scale is null)
            return http.Problem(Refusals.FieldInvalid, new Detail(Field: "level"));
        if (http.RequestServices.GetService<IDirectory>() is not { } directory)
            return http.Problem(WebCodes.DirectoryUnavailable);

        // Which communities there are under the filters; null where there are none, so that all count.
        var within = Filled(theme) is null && Filled(transition) is null && scale is null
            ? null
            : AllOf(directory, new DirectoryQuery(Kind: FindingKind.Community, Theme: Filled(theme), Transition: Filled(transition), Level: scale))
                .Select(found => found.Entity.Id).ToHashSet();
        List<string> ids = asked.Count > 0 ? asked : [.. AllOf(directory, new DirectoryQuery(Kind: FindingKind.Partner)).Select(found => found.Entity.Id).Take(MostPartners)];

        var (partners, communities, ties) = (new List<NetworkPartner>(), new SortedDictionary<string, NetworkCommunity>(StringComparer.Ordinal), new List<NetworkTie>());
        foreach (var id in ids)
        {
            if (await gateway.ReadAsync(Partner.IdOf(id), null, cancellationToken) is not Reading.Found found
                || found.Find<PartnerRecord>(PartnerRecord.OnlyId) is not { } record)
                continue;
            var links = found.All<CommunityLink>()
                .Where(link => link is { IsPublic: true, Status: OrganisationStatus.Participating } && within?.Contains(link.Id) is not false).ToList();
            // Whoever takes part nowhere here is shown only to who asked for it.
            if (links.Count == 0 && asked.Count == 0)
                continue;
            partners.Add(new NetworkPartner(id, record.Name, record.Sector, record.Demonstration ? true : null));
            foreach (var link in links)
            {
                communities[link.Id] = new NetworkCommunity(link.Id, link.Name, record.Demonstration ? true : null);
                ties.Add(new NetworkTie(id, link.Id));
            }
        }

        return Results.Ok(new PartnerNetwork(partners, [.. communities.Values.OrderBy(it => it.Name, StringComparer.Ordinal)], ties));
    }

    private static IEnumerable<Found> AllOf(IDirectory directory, DirectoryQuery query)
    {
        for (var from = 0; from < DirectoryQuery.MostInAll; from += DirectoryQuery.MostAtOnce)
        {
            var page = directory.Search(query with { From = from });
            foreach (var found in page.Results)
                yield return found;
            if (from + page.Results.Length >= page.Total || page.Results.IsEmpty)
                yield break;
        }
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

/// <summary>Partners, communities, and who takes part where.</summary>
public sealed record PartnerNetwork(IReadOnlyList<NetworkPartner> Partners, IReadOnlyList<NetworkCommunity> Communities, IReadOnlyList<NetworkTie> Ties);

/// <param name="Demonstration">Whether it is invented; absent where it is not.</param>
public sealed record NetworkPartner(string PartnerId, string Name, string Sector, bool? Demonstration);

/// <param name="Demonstration">As of the partners that take part: invented ones do so in invented communities.</param>
public sealed record NetworkCommunity(string CommunityId, string Name, bool? Demonstration);

/// <summary>That a partner takes part in a community.</summary>
public sealed record NetworkTie(string PartnerId, string CommunityId);
