using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Discovery;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine;
using Samenwerken.Engine.Discovery;

namespace Samenwerken.Web.Api;

/// <summary>
/// The directory of communities, partners and what came of them. Whoever brings tokens finds also what the people of their entities may, as
/// each says at this moment (<see cref="Memberships"/>); everybody else finds what is public.
/// </summary>
internal static class DirectoryEndpoints
{
    private const int MaxWords = 200;
    private const int MaxText = 400;

    public static void MapDirectory(this IEndpointRouteBuilder api)
    {
        Map("/directory", query => query, "searchDirectory", "Zoek communities, partners, bijeenkomsten, lessen en besluiten, met woorden en filters.");
        Map("/partners", query => query with { Kind = FindingKind.Partner }, "getPartners", "De partners, met woorden en filters.");
        Map(
            "/lessons", query => query with { Kind = FindingKind.Lesson, Status = EnumName.Of(LessonStatus.Published) }, "getLessons",
            "De bibliotheek: gepubliceerde lessen van alle communities, met woorden en filters.");

        void Map(string path, Func<DirectoryQuery, DirectoryQuery> narrow, string name, string summary) => api
            .MapGet(path, (HttpContext http, [AsParameters] Asked asked, IEntityGateway gateway, CancellationToken cancellationToken) =>
                SearchAsync(http, asked, narrow, gateway, cancellationToken))
            .WithName(name).WithSummary(summary).Produces<DirectoryAnswer>().Refuses(400, 401, 403, 404, 410);
    }

    private static async Task<IResult> SearchAsync(
        HttpContext http, Asked asked, Func<DirectoryQuery, DirectoryQuery> narrow, IEntityGateway gateway, CancellationToken cancellationToken)
    {
        if (http.RequestServices.GetService<IDirectory>() is not { } directory)
            return http.Problem(WebCodes.DirectoryUnavailable);
        if (asked.Read() is var (query, problems) && problems.Count > 0)
            return http.Problem(problems[0].Code, new Detail(problems[0].Field, problems[0].Max, problems[0].Length, Fields: [.. problems]));
        var (readers, problem) = await http.ReadersAsync(gateway, cancellationToken);
        if (problem is not null)
            return problem;

        var page = directory.Search(narrow(query with { Readers = readers }));
        return Results.Ok(new DirectoryAnswer([.. page.Results.Select(HitOf)], page.Total, page.HasMore, page.IsComplete));
    }

    private static DirectoryHit HitOf(Found found)
    {
        var it = found.Finding;
        return new DirectoryHit(
            it.Kind, found.Entity.ToString(), found.RecordId, it.Title, Beginning(it.Text), it.Themes, it.Transitions, it.Areas, it.Level, it.Stage, it.Sector,
            it.Status, it.Reach is FindingReach.Public, it.Demonstration ? true : null, it.ParentId, it.On);
    }

    private static string? Beginning(string? text)
    {
        if (text is null || text.Length <= MaxText)
            return text;
        var end = char.IsHighSurrogate(text[MaxText - 1]) ? MaxText - 1 : MaxText;
        return text[..end].TrimEnd() + "…";
    }

    /// <summary>What stands behind the question mark.</summary>
    private sealed record Asked(
        [FromQuery] string? Q, [FromQuery] string? Kind, [FromQuery] string? Theme, [FromQuery] string? Transition, [FromQuery] string? Level,
        [FromQuery] string? Area, [FromQuery] string? Stage, [FromQuery] string? Sector, [FromQuery] string? From, [FromQuery] string? Limit,
        [FromQuery] string? Status, [FromQuery] string? Programme)
    {
        public (DirectoryQuery Query, List<FieldProblem> Problems) Read()
        {
            var problems = new List<FieldProblem>();
            if (Q?.Length > MaxWords)
                problems.Add(new FieldProblem("q", Refusals.TextTooLong, MaxWords, Q.Length));
            var query = new DirectoryQuery(
                Filled(Q), Choice<FindingKind>("kind", Kind), Filled(Theme), Filled(Transition), Choice<ScaleLevel>("level", Level), Filled(Area),
                Choice<MaturityStage>("stage", Stage), Filled(Sector), null,
                Number("from", From, 0, DirectoryQuery.MostInAll), Number("limit", Limit, 20, DirectoryQuery.MostAtOnce), Filled(Status), Filled(Programme));
            return (query, problems);

            T? Choice<T>(string field, string? text) where T : struct, Enum
            {
                if (Filled(text) is not { } name)
                    return null;
                if (EnumName.Parse<T>(name) is { } choice)
                    return choice;
                problems.Add(new FieldProblem(field, Refusals.FieldInvalid));
                return null;
            }

            int Number(string field, string? text, int otherwise, int most)
            {
                if (Filled(text) is not { } given)
                    return otherwise;
                if (int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most)
                    return number;
                problems.Add(new FieldProblem(field, Refusals.FieldInvalid, most));
                return otherwise;
            }
        }

        private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
    }
}
