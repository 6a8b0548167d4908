using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Domain.Programmes;

/// <summary>The programme itself; there is one.</summary>
/// <param name="Introduction">What it is for, in a few sentences; absent until somebody wrote it.</param>
/// <param name="Accent">Its colour, as #0b6355. A client makes it readable on whatever it stands.</param>
/// <param name="Groups">The groups that its partners fall into, in the order in which they are shown.</param>
public sealed record ProgrammeRecord(
    string Name, string? Introduction, string Accent, ImmutableArray<PartnerGroup> Groups, DateTimeOffset StartedAt) : Record(OnlyId)
{
    public const string OnlyId = "programme";
}

/// <summary>A community that is told the groups of partners. It stays on the server: there may be some that nobody else knows of.</summary>
/// <param name="Id">The community's id.</param>
public sealed record GroupsFollower(string Id) : Record(Id);

/// <summary>A group of partners, as a programme names it.</summary>
/// <param name="Sector">As which its people take part in a meeting, which knows the four O's and citizens alone.</param>
/// <param name="Nl">Its name in Dutch.</param>
/// <param name="En">Its name in English.</param>
public sealed record PartnerGroup(string Id, Sector Sector, string Nl, string En);

/// <summary>A theme or transition of a programme. It is retired and never removed, since communities and lessons name it.</summary>
/// <param name="Order">By which a list shows it: 1 for the first of its sort.</param>
public sealed record Topic(
    string Id,
    TopicSort Sort,
    int Order,
    string Nl,
    string En,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Retired = false) : Record(Id);

/// <summary>Somebody of the programme, or who is invited to it; kept when they leave.</summary>
/// <param name="Number">1 for the first, counting on.</param>
public sealed record ProgrammePerson(
    string Id, string Name, int Number, ProgrammeRole Role, PresenceInProgramme State, DateTimeOffset Since) : Record(Id)
{
    /// <summary>The role in which whoever is invited looks.</summary>
    public const string InvitedRole = "invited";

    /// <summary>Those who came in, and not those who are invited.</summary>
    public static readonly Audience Insiders = new Audience.Roles([EnumName.Of(ProgrammeRole.Coordinator), EnumName.Of(ProgrammeRole.Member)]);

    public static string ViewerRole(ProgrammePerson person) =>
        person.State is PresenceInProgramme.Active ? EnumName.Of(person.Role) : InvitedRole;
}

/// <summary>The last numbers given out, and the links that were used.</summary>
public sealed record ProgrammeBook(int People, ImmutableArray<string> UsedLinks) : Record(OnlyId)
{
    public const string OnlyId = "book";
}
