using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

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
        services.AddSingleton<ImportDesk>();
        services.AddSingleton<Addresses>();
        services.AddSingleton<Links>();
        services.AddOpenApi("v1", options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Samenwerken",
                Version = Version,
                Description = "Bijeenkomsten beginnen, eraan meedoen en ze meenemen. Wat er in een bijeenkomst gebeurt gaat over de hub; zie docs/protocol.md.",
                Contact = new OpenApiContact { Name = "De makers van Samenwerken", Email = "samenwerken@example.org", Url = new Uri("https://example.org/samenwerken") },
                License = new OpenApiLicense { Name = "EUPL-1.2", Url = new Uri("https://eupl.eu/1.2/nl/") },
            };
            return Task.CompletedTask;
        }));
        return services;
    }

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Root);
        api.MapMeetings();
        api.MapImport();
        api.MapJoining();
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

    /// <summary>
    /// Describes the body that an endpoint reads by itself. Whatever its Content-Type says, it is read as JSON, so that a
    /// client that forgets the header gets a useful answer.
    /// </summary>
    public static RouteHandlerBuilder TakesJson<T>(this RouteHandlerBuilder endpoint) =>
        endpoint.AddOpenApiOperationTransformer(async (operation, context, cancellationToken) => operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/json"] = new() { Schema = await context.GetOrCreateSchemaAsync(typeof(T), null, cancellationToken) },
            },
        });
}
