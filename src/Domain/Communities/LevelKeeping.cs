using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Communities;

/// <summary>By what a wider level is suggested.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LevelSign>))]
public enum LevelSign
{
    /// <summary>Organisations and themes of so many places.</summary>
    [JsonStringEnumMemberName("places")] Places,
    [JsonStringEnumMemberName("provinces")] Provinces,

    /// <summary>Other than the Netherlands.</summary>
    [JsonStringEnumMemberName("countries")] Countries,
}

/// <param name="Names">Which, in the order of the alphabet.</param>
public sealed record LevelReason(LevelSign Sign, ImmutableArray<string> Names);

/// <summary>The wider level that the facts of a community speak of, and which those are; there where they do.</summary>
public sealed record LevelAdvice(ScaleLevel Level, ImmutableArray<LevelReason> Reasons) : Record(OnlyId)
{
    public const string OnlyId = "levelAdvice";
}

/// <summary>
/// Suggests the next level to a community whose people come from further than it says: from three places or more, three provinces, two other
/// countries. Where people come from is what their organisations say, and what the community itself says it is about. Growing is a decision
/// of people; a suggestion changes nothing.
/// </summary>
internal static class LevelKeeping
{
    public const int FewestPlaces = 3;
    public const int FewestProvinces = 3;
    public const int FewestCountries = 2;

    private static readonly FrozenDictionary<string, string> Provinces = Named(
        ["Groningen|GR", "Friesland|Fryslân|FR", "Drenthe|DR", "Overijssel|OV", "Flevoland|FL", "Gelderland|GE", "Utrecht|UT", "Noord-Holland|NH", "Zuid-Holland|ZH", "Zeeland|ZE", "Noord-Brabant|Brabant|NB", "Limburg|LI"],
        "NL-");

    private static readonly FrozenDictionary<string, string> Countries = Named(
        [
            "België|Belgium|Vlaanderen|BE", "Duitsland|Germany|DE", "Frankrijk|France|FR", "Luxemburg|Luxembourg|LU", "Verenigd Koninkrijk|United Kingdom|Engeland|GB", "Ierland|Ireland|IE",
            "Denemarken|Denmark|DK", "Zweden|Sweden|SE", "Noorwegen|Norway|NO", "Finland|FI", "Spanje|Spain|ES", "Portugal|PT", "Italië|Italy|IT", "Oostenrijk|Austria|AT", "Zwitserland|Switzerland|CH",
            "Polen|Poland|PL", "Tsjechië|Czechia|CZ", "Suriname|SR",
        ],
        "");

    private static readonly FrozenSet<string> Home = new[] { "Nederland", "Netherlands", "NL" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static void Follow(Projection projection)
    {
        var community = projection.Find<CommunityRecord>(CommunityRecord.OnlyId)!;
        var was = projection.Find<LevelAdvice>(LevelAdvice.OnlyId);
        if (community.IsOver || Of(projection.State) is not { } advice)
            projection.Delete<LevelAdvice>(LevelAdvice.OnlyId);
        else if (was is null || was.Level != advice.Level || was.Reasons.Length != advice.Reasons.Length
            || was.Reasons.Zip(advice.Reasons).Any(pair => pair.First.Sign != pair.Second.Sign || !pair.First.Names.SequenceEqual(pair.Second.Names)))
            projection.Put(advice, Audience.Everyone);
    }

    /// <summary>The level after the community's own where there are signs of it.</summary>
    public static LevelAdvice? Of(State state)
    {
        var community = state.Find<CommunityRecord>(CommunityRecord.OnlyId)!;
        var areas = community.Areas
            .Concat(from organisation in state.All<Organisation>()
                    where organisation is { Area: not null, Status: OrganisationStatus.Participating }
                    select organisation.Area)
            .Select(area => area!.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var (provinces, countries) = (Among(Provinces), Among(Countries));
        ImmutableArray<string> places =
            [.. areas.Where(area => !Provinces.ContainsKey(area) && !Countries.ContainsKey(area) && !Home.Contains(area)).Order(StringComparer.Ordinal)];
        return community.ScaleLevel switch
        {
            ScaleLevel.Local when places.Length >= FewestPlaces => new(ScaleLevel.Regional, [new(LevelSign.Places, places)]),
            ScaleLevel.Local or ScaleLevel.Regional when provinces.Length >= FewestProvinces =>
                new(community.ScaleLevel is ScaleLevel.Local ? ScaleLevel.Regional : ScaleLevel.National, [new(LevelSign.Provinces, provinces)]),
            ScaleLevel.National when countries.Length >= FewestCountries => new(ScaleLevel.International, [new(LevelSign.Countries, countries)]),
            _ => null,
        };

        ImmutableArray<string> Among(FrozenDictionary<string, string> names) =>
            [.. areas.Where(names.ContainsKey).Select(area => names[area]).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <param name="names">Each with its other names and last its code, with strokes between them.</param>
    private static FrozenDictionary<string, string> Named(IEnumerable<string> names, string prefix) =>
        names.Select(line => line.Split('|'))
            .SelectMany(all => all[..^1].Append(prefix + all[^1]).Select(name => (name, Means: all[0])))
            .ToFrozenDictionary(pair => pair.name, pair => pair.Means, StringComparer.OrdinalIgnoreCase);
}
