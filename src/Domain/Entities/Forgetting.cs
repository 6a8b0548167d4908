using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Samenwerken.Domain.Entities;

/// <summary>How much of somebody is to go; each takes in those before it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ForgettingReach>))]
public enum ForgettingReach
{
    /// <summary>What they said that they need, and what they were written when they were invited.</summary>
    [JsonStringEnumMemberName("needs")] Needs,

    /// <summary>How to reach them.</summary>
    [JsonStringEnumMemberName("contact")] Contact,

    /// <summary>What is nobody's business once they left; their name stays.</summary>
    [JsonStringEnumMemberName("membership")] Membership,

    /// <summary>Their name, and what they bring and come to get.</summary>
    [JsonStringEnumMemberName("name")] Name,

    /// <summary>The words of their notes.</summary>
    [JsonStringEnumMemberName("notes")] Notes,
}

/// <summary>
/// Something of somebody is to go from the whole history of an entity. There until that is done; whoever runs the entity does it as soon as
/// everybody who had to hear of its commits has, since what is told again must be what was told.
/// </summary>
/// <param name="Id">The person's id.</param>
/// <param name="NoteIds">Notes of theirs that only another entity knows as theirs.</param>
/// <param name="TitleIds">What has such a note as its title.</param>
public sealed record Forgetting(
    string Id, ForgettingReach Reach, ImmutableArray<string> NoteIds, ImmutableArray<string> TitleIds, DateTimeOffset AskedAt) : Record(Id)
{
    public static ForgettingAsked Ask(string personId, ForgettingReach reach, DateTimeOffset at) => new(new Forgetting(personId, reach, [], [], at));

    /// <summary>Both, where more is asked before anything was done.</summary>
    public Forgetting With(Forgetting more) => more with
    {
        Reach = Reach > more.Reach ? Reach : more.Reach,
        NoteIds = [.. NoteIds.Union(more.NoteIds)],
        TitleIds = [.. TitleIds.Union(more.TitleIds)],
        AskedAt = AskedAt < more.AskedAt ? AskedAt : more.AskedAt,
    };
}

/// <summary>It was asked that something of somebody be forgotten.</summary>
public sealed record ForgettingAsked(Forgetting Forgetting) : Event
{
    public override bool IsDeed() => false;
}

/// <summary>The history does not say any more what of these people was to go: the last commit of a history that was rewritten.</summary>
/// <param name="NoteIds">The notes whose words are gone.</param>
public sealed record PeopleForgotten(ImmutableArray<string> PersonIds, ImmutableArray<string> NoteIds, DateTimeOffset At) : Event
{
    public override bool IsDeed() => false;
}
