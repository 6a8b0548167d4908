using System.Globalization;
using System.Resources;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine;

namespace Samenwerken.Web.Texts;

/// <summary>
/// Codes as sentences in the reader's language: Dutch, or English for whoever asks for it. The sentences stand in
/// Sentences.resx and Sentences.en.resx; a test sees to it that each code has one in both.
/// </summary>
public sealed class Sentences
{
    public static readonly CultureInfo[] Cultures = [CultureInfo.GetCultureInfo("nl"), CultureInfo.GetCultureInfo("en")];

    private static readonly ResourceManager Resources = new(typeof(Sentences).FullName!, typeof(Sentences).Assembly);

    /// <returns>Null where there is no sentence for the code.</returns>
    public string? Find(string code, CultureInfo culture) => Resources.GetString(code, culture);

    public string Of(string code, Detail? detail, CultureInfo culture) =>
        Filled(Find(code, culture) ?? Find("unknown", culture)!, detail?.Max, detail?.Length, detail?.Reason, culture);

    public string Of(FieldProblem problem, CultureInfo culture) =>
        Filled(Find(problem.Code, culture) ?? Find("unknown", culture)!, problem.Max, problem.Length, null, culture);

    /// <summary>The answer with its sentence.</summary>
    public Answer Spoken(Answer answer, HttpContext? http) => answer switch
    {
        Answer.Rejected rejected => rejected with { Message = Of(rejected.Code, rejected.Detail, CultureOf(http)) },
        Answer.Later later => later with { Message = Of(later.Code, null, CultureOf(http)) },
        _ => answer,
    };

    /// <summary>The reader's language, as their request says it.</summary>
    public static CultureInfo CultureOf(HttpContext? http) =>
        http?.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture ?? Cultures[0];

    private static string Filled(string sentence, double? max, int? length, string? reason, CultureInfo culture) => sentence
        .Replace("{max}", max?.ToString("N0", culture))
        .Replace("{length}", length?.ToString("N0", culture))
        .Replace("{reason}", reason is null ? "" : $": “{reason.Trim().TrimEnd('.')}”");
}
