using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Samenwerken.Domain.Entities;
using Samenwerken.Web.Hubs;

namespace Samenwerken.Web.Identity;

/// <summary>Checks the bearer token of a request, and tells in a code why one is not accepted.</summary>
internal static class TokenAuthentication
{
    private static readonly object FailureKey = new();

    public static IServiceCollection AddTokenAuthentication(this IServiceCollection services)
    {
        services.AddSingleton<Tokens>();
        services.AddSingleton<Secrets>();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, BearerOptions>();
        services.AddAuthorization();
        return services;
    }

    /// <summary>Who asks, in this entity.</summary>
    /// <returns>The person, or the code of a refusal.</returns>
    public static (Sender.Person? Person, string? Refusal) PersonIn(this HttpContext http, EntityId entity)
    {
        if (Tokens.HolderOf(http.User) is not { } holder)
            return (null, (string?)http.Items[FailureKey] ?? IdentityCodes.TokenMissing);
        return holder.Entity == entity ? (holder.Person, null) : (null, IdentityCodes.TokenForeign);
    }

    /// <summary>Who asks, in whatever entity.</summary>
    /// <returns>Whom the token names, or the code of a refusal; neither where there is no token.</returns>
    public static (TokenHolder? Holder, string? Refusal) Holder(this HttpContext http) =>
        Tokens.HolderOf(http.User) is { } holder ? (holder, null) : (null, (string?)http.Items[FailureKey]);

    private sealed class BearerOptions(Tokens tokens) : IConfigureNamedOptions<JwtBearerOptions>
    {
        public void Configure(JwtBearerOptions options) => Configure(null, options);

        public void Configure(string? name, JwtBearerOptions options)
        {
            options.MapInboundClaims = false;
            options.TokenValidationParameters = tokens.Validation;
            options.Events = new JwtBearerEvents
            {
                // A browser cannot give a WebSocket a header.
                OnMessageReceived = context =>
                {
                    if (context.Request.Path.StartsWithSegments(CollaborationHub.Path))
                        context.Token = context.Request.Query["access_token"];
                    return Task.CompletedTask;
                },
                OnAuthenticationFailed = context =>
                {
                    context.HttpContext.Items[FailureKey] =
                        context.Exception is SecurityTokenExpiredException ? IdentityCodes.TokenExpired : IdentityCodes.TokenInvalid;
                    return Task.CompletedTask;
                },
            };
        }
    }
}
