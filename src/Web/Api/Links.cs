using Microsoft.AspNetCore.Http;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Web.Identity;

namespace Samenwerken.Web.Api;

/// <summary>The addresses that people get from us.</summary>
public sealed class Links(Addresses addresses, Secrets secrets)
{
    /// <summary>Where somebody joins with a code.</summary>
    public string Join(HttpRequest request, string code) => $"{addresses.Of(request)}/m/{code}";

    /// <summary>What brings a person back. The secret stands behind the #, which browsers never send.</summary>
    public string Return(HttpRequest request, EntityId entity, string personId) =>
        $"{addresses.Of(request)}/terug/{(entity.Kind is Meeting.KindName ? entity.Id : entity)}#{secrets.ReturnKey(entity, personId)}";

    /// <summary>Where a calendar program finds the meetings of somebody's community.</summary>
    public string Calendar(HttpRequest request, EntityId community, string personId) =>
        $"{addresses.Of(request)}{ApiConventions.Root}/communities/{community.Id}/calendar/{secrets.CalendarKey(community, personId)}";

    /// <summary>Where somebody sees to what they are invited. It is their return link afterwards.</summary>
    public string Invitation(HttpRequest request, EntityId entity, string personId) =>
        $"{addresses.Of(request)}/uitnodiging/{entity}#{secrets.ReturnKey(entity, personId)}";

    /// <summary>Where somebody becomes coordinator of a programme.</summary>
    /// <param name="address">Of this server, without a slash at the end.</param>
    /// <param name="key">See <see cref="Secrets.CoordinatorKey"/>.</param>
    public static string Coordinator(string address, EntityId programme, string key) => $"{address}/coordinator/{programme.Id}#{key}";
}
