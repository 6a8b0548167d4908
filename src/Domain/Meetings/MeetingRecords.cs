using System.Text.Json.Serialization;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Domain.Meetings;

/// <summary>The meeting itself; there is one.</summary>
/// <param name="JoinCode">Null where the code was lost to another meeting while this one was closed.</param>
public sealed record MeetingRecord(
    string Title, MeetingStatus Status, string? JoinCode, DateTimeOffset StartedAt, DateTimeOffset? ClosedAt) : Record(OnlyId)
{
    public const string OnlyId = "meeting";
}

/// <summary>Somebody who joined; kept after a removal, since what they wrote still has their name.</summary>
/// <param name="Number">1 for who started the meeting, counting on; commits and presence name people by it.</param>
public sealed record Participant(
    string Id,
    string Name,
    int Number,
    Role Role,
    Sector? Sector,
    Channel? Channel,
    DateTimeOffset JoinedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Removed = false) : Record(Id);

/// <summary>Why somebody was removed: for the facilitators, and for the person it was said to.</summary>
/// <param name="Id">The person's id.</param>
public sealed record Removal(string Id, string Reason) : Record(Id)
{
    public static readonly Audience Facilitators = new Audience.Roles([EnumName.Of(Role.Facilitator)]);
}

/// <summary>The last numbers given out; numbers are never given twice.</summary>
public sealed record Numbering(int Participants, int Ideas, int Clusters) : Record(OnlyId)
{
    public const string OnlyId = "meeting";
}

/// <summary>One thought on one note.</summary>
/// <param name="Number">By which people speak of it, and in which order a list shows it.</param>
/// <param name="AuthorId">The participant who wrote it.</param>
/// <param name="X">Place on the canvas, in its own units; absent until somebody placed it.</param>
public sealed record Idea(
    string Id,
    int Number,
    string Text,
    string AuthorId,
    DateTimeOffset AddedAt,
    double? X,
    double? Y,
    string? ClusterId) : Record(Id);

/// <summary>A named group of ideas.</summary>
public sealed record Cluster(string Id, int Number, string Name, string AuthorId, double? X, double? Y) : Record(Id);

/// <summary>One point of the agenda.</summary>
/// <param name="Order">1 for the first; without gaps.</param>
public sealed record AgendaItem(string Id, string Title, int Order) : Record(Id);
