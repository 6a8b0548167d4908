using Microsoft.AspNetCore.Http;
using Samenwerken.Domain.Entities;
using Samenwerken.Web.Identity;

namespace Samenwerken.Web.Api;

/// <summary>The addresses that people get from us.</summary>
public sealed class Links(Addresses addresses, Secrets secrets)
{
    /// <summary>Where somebody joins with a code.</summary>
    public string Join(HttpRequest request, string code) => $"{addresses.Of(request)}/m/{code}";

    /// <summary>What brings a person back. The secret stands behind the #, which browsers never send.</summary>
    public string Return(HttpRequest request, EntityId meeting, string personId) =>
        $"{addresses.Of(request)}/terug/{meeting.Id}#{secrets.ReturnKey(meeting, personId)}";
}
