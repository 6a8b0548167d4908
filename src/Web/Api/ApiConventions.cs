using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Samenwerken.Web.Demonstrations;

namespace Samenwerken.Web.Api;

/// <summary>
/// What all of the API shares (NL GOV API Design Rules): its version in the path and in a header, answers that nobody
/// stores, and its description in Dutch, readable from anywhere.
/// </summary>
internal static class ApiConventions
{
    public const string Root = "/api/v1";
    public const string Version = "1.0.0";
    private const string DescriptionPath = "/api/{documentName}/openapi.json";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddSingleton<Reception>();
        services.AddSingleton<CommunityMeetings>();
        services.AddSingleton<Entry>();
        services.AddSingleton<CommunityReception>();
        services.AddSingleton<ProgrammeDesk>();
        services.AddSingleton<PartnerDesk>();
        services.AddSingleton<ImportDesk>();
        services.AddSingleton<DemonstrationDesk>();
        services.AddSingleton<DemonstrationCommunities>();
        services.AddSingleton<Addresses>();
        services.AddSingleton<Links>();
        services.AddApiDescription();
        return services;
    }

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Root);
        api.MapMeetings();
        api.MapImport();
        api.MapDemonstrations();
        api.MapJoining();
        api.MapScreens();
        api.MapEntering();
        api.MapCommunities();
        api.MapCalendars();
        api.MapInvitationLetters();
        api.MapNetwork();
        api.MapClaims();
        api.MapProgrammes();
        api.MapDirectory();
        api.MapSharing();
        api.MapPartners();
        app.MapOpenApi(DescriptionPath);
    }

    /// <summary>The headers of every answer of the API, also of its refusals.</summary>
    public static Task AddHeaders(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path.StartsWithSegments("/api"))
        {
            http.Response.Headers["API-Version"] = Version;
            http.Response.Headers.CacheControl = "no-store";
            if (http.Request.Path == $"{Root}/openapi.json")
                http.Response.Headers.AccessControlAllowOrigin = "*";
        }

        return next(http);
    }
}
