using System.Globalization;
using Microsoft.AspNetCore.Http;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine;
using Samenwerken.Web.Identity;

namespace Samenwerken.Web.Api;

/// <summary>How a text in which several write changed after a revision, for whoever may see it.</summary>
internal static class TextHistories
{
    /// <param name="after">The revision that the reader has.</param>
    public static async Task<IResult> GetAsync(
        EntityId entity, Key text, string? after, HttpContext http, IEntityGateway gateway, CancellationToken cancellationToken)
    {
        var (person, notKnown) = http.PersonIn(entity);
        if (person is null)
            return http.Problem(notKnown!);
        // A room screen shows what is now, and no more.
        if (RoomScreen.IsId(person.PersonId))
            return http.Problem(Refusals.RoleNotAllowed);
        if (!int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
            return http.Problem(Refusals.FieldInvalid, new Detail(Field: "after", Fields: [new FieldProblem("after", Refusals.FieldInvalid)]));
        return await gateway.ReadTextAsync(entity, person.PersonId, text, revision, cancellationToken) switch
        {
            TextHistory.Found found => Results.Ok(new TextRevisions(found.Edits)),
            TextHistory.Denied denied => http.Problem(denied.Code, denied.Detail),
            var history => throw new InvalidOperationException($"{history} is no history."),
        };
    }
}
