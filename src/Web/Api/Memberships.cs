using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Programmes;
using Samenwerken.Engine;
using Samenwerken.Web.Identity;

namespace Samenwerken.Web.Api;

/// <summary>
/// As whom somebody looks around: by the token of their request, and by those of whatever else they are in, which they may send along in one
/// header. Each is asked of its own entity at that moment; whoever is only invited looks as everybody does. One that is sent along and is
/// not good any more counts for nothing: so a browser that remembers much sees what it still may.
/// </summary>
internal static class Memberships
{
    /// <summary>The header in which further tokens stand, with commas between them.</summary>
    public const string Header = "Samenwerken-Memberships";

    /// <summary>More than these are passed over.</summary>
    public const int Most = 20;

    /// <returns>The entities whose people they are one of, or the refusal of their own token.</returns>
    public static async Task<(ImmutableArray<EntityId> Readers, IResult? Problem)> ReadersAsync(
        this HttpContext http, IEntityGateway gateway, CancellationToken cancellationToken)
    {
        var (holder, refusal) = http.Holder();
        if (refusal is not null)
            return ([], http.Problem(refusal));
        var readers = new HashSet<EntityId>();
        if (holder is not null)
        {
            switch (await gateway.ReadAsync(holder.Entity, holder.Person.PersonId, cancellationToken))
            {
                case Reading.Found found when IsIn(found):
                    readers.Add(holder.Entity);
                    break;
                case Reading.Denied denied:
                    return ([], http.Problem(denied.Code, denied.Detail));
            }
        }

        var tokens = http.RequestServices.GetRequiredService<Tokens>();
        foreach (var token in http.Request.Headers.GetCommaSeparatedValues(Header).Take(Most))
        {
            if (await tokens.HolderOfAsync(token) is { } further && !readers.Contains(further.Entity)
                && await gateway.ReadAsync(further.Entity, further.Person.PersonId, cancellationToken) is Reading.Found found && IsIn(found))
                readers.Add(further.Entity);
        }

        return ([.. readers], null);
    }

    private static bool IsIn(Reading.Found found) => found.Viewer.Role is not ProgrammePerson.InvitedRole;
}
