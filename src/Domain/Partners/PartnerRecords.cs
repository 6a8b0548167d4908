using System.Text.Json.Serialization;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Partners;

/// <summary>The organisation itself; there is one. Everybody may see it.</summary>
/// <param name="Sector">The group of partners that it falls into, as the programme names it.</param>
/// <param name="Kvk">Its number in the Dutch trade register.</param>
/// <param name="Oin">Its number as a body of government.</param>
/// <param name="About">What it does, in a few words.</param>
/// <param name="Demonstration">Whether all in it is invented.</param>
public sealed record PartnerRecord(
    string Name, string Sector, string? Area, string? Website, string? Kvk, string? Oin, string? About, DateTimeOffset RegisteredAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Demonstration = false) : Record(OnlyId)
{
    public const string OnlyId = "partner";
}

/// <summary>Somebody who speaks for the partner, or is invited to; kept when they leave.</summary>
/// <param name="Number">1 for whoever registered it, counting on.</param>
public sealed record PartnerPerson(string Id, string Name, int Number, PartnerRole Role, PartnerStanding State, DateTimeOffset Since) : Record(Id)
{
    /// <summary>The role in which whoever is invited looks.</summary>
    public const string InvitedRole = "invited";

    /// <summary>Those who came in, and not those who are invited.</summary>
    public static readonly Audience Insiders = new Audience.Roles([EnumName.Of(PartnerRole.Contact), EnumName.Of(PartnerRole.Colleague)]);
}

/// <summary>How the partner stands to a community: for its own people.</summary>
/// <param name="Id">The community's id.</param>
/// <param name="OrganisationId">The record by which the community knows the partner.</param>
/// <param name="Name">What the community was called when it was last heard of.</param>
/// <param name="IsPublic">Whether everybody may know of the community.</param>
public sealed record CommunityLink(
    string Id, string OrganisationId, string Name, OrganisationStatus Status, DateTimeOffset Since, bool IsPublic) : Record(Id);

/// <summary>The last numbers given out.</summary>
public sealed record PartnerBook(int People) : Record(OnlyId)
{
    public const string OnlyId = "book";
}

/// <summary>What somebody may do for a partner; <see cref="PartnerRights"/> says it for each command.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PartnerRole>))]
public enum PartnerRole
{
    /// <summary>Contactpersoon: speaks for it, and keeps what is said of it.</summary>
    [JsonStringEnumMemberName("contact")] Contact,

    /// <summary>Collega: sees where it takes part.</summary>
    [JsonStringEnumMemberName("colleague")] Colleague,
}

/// <summary>How somebody stands to a partner.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PartnerStanding>))]
public enum PartnerStanding
{
    [JsonStringEnumMemberName("invited")] Invited,
    [JsonStringEnumMemberName("active")] Active,
    [JsonStringEnumMemberName("left")] Left,
}
