using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Samenwerken.Domain.Entities;
using Samenwerken.Web.Identity;

namespace Samenwerken.Web.Api;

/// <summary>Puts a meeting back that was taken along as a file, as a new meeting. A file that is refused changes nothing.</summary>
internal static class ImportEndpoints
{
    public static void MapImport(this IEndpointRouteBuilder api) =>
        api.MapPost("/meetings/import", ImportAsync)
            .WithName("importMeeting").WithSummary("Zet een bewaarde bijeenkomst (JSON) terug als een nieuwe bijeenkomst.")
            .TakesJson<SavedMeeting>().Produces<StartedMeeting>(StatusCodes.Status201Created)
            .Refuses(400, 403, 409, 413);

    private static async Task<IResult> ImportAsync(
        string? device, HttpContext http, ImportDesk desk, Reception reception, Links links, Tokens tokens, CancellationToken cancellationToken)
    {
        if (!IdempotencyKey.TryRead(http.Request, out var key))
            return http.Problem(WebCodes.IdempotencyKeyInvalid);
        if (device is not null && !OpaqueId.IsValid(device))
            return http.Problem(Refusals.FieldInvalid, new Detail("device", Fields: [new FieldProblem("device", Refusals.FieldInvalid)]));
        using var place = desk.Enter();
        if (place is null)
            return http.Problem(WebCodes.ImportBusy, retryAfterMs: 5000);
        var (file, refusal) = await ImportDesk.ReadAsync(http.Request, cancellationToken);
        return file is null
            ? http.Problem(refusal!.Code, refusal.Detail)
            : MeetingEndpoints.Started(http, await reception.ImportAsync(file, device, key, cancellationToken), links, tokens);
    }
}
