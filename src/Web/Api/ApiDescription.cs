using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace Samenwerken.Web.Api;

/// <summary>The description of the API as OpenAPI: what each request takes, gives, refuses, and needs of a token.</summary>
internal static class ApiDescription
{
    private const string Bearer = "bearer";

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddSchemaTransformer((schema, context, _) =>
        {
            foreach (var property in context.JsonTypeInfo.Properties.Where(MayBeLeftOut))
                schema.Required?.Remove(property.Name);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, context, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Samenwerken",
                Version = ApiConventions.Version,
                Description = "Bijeenkomsten beginnen, eraan meedoen en ze meenemen. Wat er in een bijeenkomst gebeurt gaat over de hub; zie docs/protocol.md.",
                Contact = ContactIn(context.ApplicationServices.GetRequiredService<IOptions<WebOptions>>().Value.Contact),
                License = new OpenApiLicense { Name = "EUPL-1.2", Url = new Uri("https://eupl.eu/1.2/nl/") },
            };
            document.AddComponent<IOpenApiSecurityScheme>(Bearer, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = Bearer,
                Description = "Het token van iemand in de bijeenkomst, uit een antwoord op een verzoek om te beginnen, mee te doen of terug te komen.",
            });
            return Task.CompletedTask;
        });
    });

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

    /// <summary>Says with which statuses an endpoint refuses, beside those of a damaged meeting and of a store that cannot be reached.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in (int[])[.. statuses, StatusCodes.Status500InternalServerError, StatusCodes.Status503ServiceUnavailable])
            endpoint.ProducesProblem(status);
        return endpoint;
    }

    /// <summary>The same for what only the people of a meeting may ask.</summary>
    public static RouteHandlerBuilder ForItsPeople(this RouteHandlerBuilder endpoint, params int[] statuses) => endpoint
        .Refuses([.. statuses, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status410Gone])
        .AddOpenApiOperationTransformer((operation, context, _) =>
        {
            (operation.Security ??= []).Add(new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] });
            return Task.CompletedTask;
        });

    /// <summary>A field without a value is left out of an answer, and may be left out of a request.</summary>
    private static bool MayBeLeftOut(JsonPropertyInfo property) =>
        property.AttributeProvider is PropertyInfo declared && new NullabilityInfoContext().Create(declared).ReadState is NullabilityState.Nullable;

    private static OpenApiContact? ContactIn(ContactOptions contact) =>
        contact is { Name: null, Email: null, Url: null } ? null : new OpenApiContact { Name = contact.Name, Email = contact.Email, Url = contact.Url };
}
