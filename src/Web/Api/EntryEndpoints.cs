using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Samenwerken.Domain.Entities;
using Samenwerken.Web.Identity;

namespace Samenwerken.Web.Api;

/// <summary>How somebody who is known in one place comes into another, and how a link brings them to a community.</summary>
internal static class EntryEndpoints
{
    public static void MapEntering(this IEndpointRouteBuilder api) =>
        api.MapPost("/enter", EnterAsync)
            .WithName("enter").WithSummary("Ga ergens naar binnen als wie je al bent: met je token van een programma, community of partner, of met je eigen link.")
            .TakesJson<EnterRequest>().Produces<Entered>()
            .ForItsPeople(400);

    private static async Task<IResult> EnterAsync(HttpContext http, Entry entry, Links links, Tokens tokens, CancellationToken cancellationToken)
    {
        if (await RequestBody.ReadAsync(http.Request, cancellationToken) is not { } fields)
            return http.Problem(WebCodes.RequestMalformed);
        var entity = EntityId.Parse(fields.Line("entity", 80));
        var returnKey = fields.OptionalLine("returnKey", 100);
        var device = fields.OptionalId("device");
        if (fields.Refusal is { } bad)
            return http.Problem(bad.Code, bad.Detail);
        if (entity is not { } id)
            return http.Problem(Refusals.EntityUnknown);

        if (returnKey is not null)
            return Admitted(http, await entry.ByLinkAsync(id, returnKey, device, cancellationToken), links, tokens);
        var (holder, refusal) = http.Holder();
        return holder is null
            ? http.Problem(refusal ?? IdentityCodes.TokenMissing)
            : Admitted(http, await entry.ByTokenAsync(holder, id, device, cancellationToken), links, tokens);
    }

    internal static IResult Admitted(HttpContext http, Admission admission, Links links, Tokens tokens) => admission switch
    {
        Admission.In entered => Results.Ok(new Entered(
            entered.Entity.ToString(), entered.Person.PersonId, tokens.Issue(entered.Entity, entered.Person),
            links.Return(http.Request, entered.Entity, entered.Person.PersonId), entered.Role)),
        Admission.Refused refused => http.Problem(refused.Code, refused.Detail),
        Admission.Unanswered unanswered => http.Problem(unanswered.Answer),
        _ => throw new InvalidOperationException($"{admission} is no admission."),
    };
}
