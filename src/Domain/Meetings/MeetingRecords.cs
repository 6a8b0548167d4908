using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Text;

namespace Samenwerken.Domain.Meetings;

/// <summary>The meeting itself; there is one.</summary>
/// <param name="JoinCode">Null where the code was lost to another meeting while this one was closed.</param>
/// <param name="MinutesWriters">Absent while everybody may.</param>
/// <param name="Demonstration">Whether people, ideas and all else in it are invented. It says so wherever it is shown.</param>
/// <param name="EndsAt">When it ends by itself and is erased; absent where it does not.</param>
/// <param name="Lobby">Whether who joins waits until a facilitator lets them in.</param>
/// <param name="StandInId">Who may take the lead by themselves; in no file, as who leads may have changed by then.</param>
/// <param name="CommunityId">The community that it belongs to, with <paramref name="PlannedId"/>; no file says it, only the server.</param>
/// <param name="PlannedMinutes">How long it is planned to last; absent where nobody said.</param>
/// <param name="Aim">What it is for, in one sentence.</param>
public sealed record MeetingRecord(
    string Title,
    MeetingStatus Status,
    string? JoinCode,
    DateTimeOffset StartedAt,
    DateTimeOffset? ClosedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] MinutesWriters MinutesWriters = MinutesWriters.All,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Demonstration = false,
    DateTimeOffset? EndsAt = null,
    string? CommunityId = null,
    string? PlannedId = null,
    int? PlannedMinutes = null,
    string? Aim = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Lobby = false,
    string? StandInId = null) : Record(OnlyId)
{
    public const string OnlyId = "meeting";
}

/// <summary>Where a meeting came from that was put back from a file.</summary>
/// <param name="Hash">The hash of the file's content: see <see cref="MeetingFile"/>.</param>
/// <param name="Title">What the meeting was called in the file.</param>
public sealed record Origin(string Hash, DateTimeOffset ImportedAt, string Title) : Record(OnlyId)
{
    public const string OnlyId = "origin";
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
public sealed record Numbering(
    int Participants,
    int Ideas,
    int Clusters,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int VoteRounds = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Decisions = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Actions = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Links = 0) : Record(OnlyId)
{
    public const string OnlyId = "meeting";

    /// <summary>The highest numbers of what is there.</summary>
    public static Numbering Of(IReadOnlyCollection<Record> records)
    {
        return new(
            Last<Participant>(it => it.Number), Last<Idea>(it => it.Number), Last<Cluster>(it => it.Number),
            Last<VoteRound>(it => it.Number), Last<Decision>(it => it.Number), Last<ActionItem>(it => it.Number), Last<Link>(it => it.Number));

        int Last<T>(Func<T, int> number) where T : Record => records.OfType<T>().Select(number).DefaultIfEmpty(0).Max();
    }
}

/// <summary>One thought on one note.</summary>
/// <param name="Number">By which people speak of it, and in which order a list shows it.</param>
/// <param name="AuthorId">The participant who wrote it.</param>
/// <param name="X">Place on the canvas, in its own units, where it is in no cluster; absent until somebody placed it.</param>
/// <param name="ItemId">The agenda item on whose board it is; absent on the board of no item.</param>
/// <param name="RunId">The run in which it was written.</param>
/// <param name="GroupId">The group in which its author was then.</param>
/// <param name="Sheet">The number of the sheet that it was written on.</param>
/// <param name="Parents">The ideas that it was merged from. They stay.</param>
/// <param name="Hidden">Whether its author alone sees it, and whoever holds its sheet; until it is revealed.</param>
public sealed record Idea(
    string Id,
    int Number,
    string Text,
    string AuthorId,
    DateTimeOffset AddedAt,
    double? X,
    double? Y,
    string? ClusterId,
    IdeaColour? Colour = null,
    string? ItemId = null,
    string? RunId = null,
    string? GroupId = null,
    int? Sheet = null,
    ImmutableArray<string>? Parents = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Hidden = false) : Record(Id);

/// <summary>A place for an idea.</summary>
/// <param name="X">Absent, with <paramref name="Y"/>, where the idea keeps the place that it has.</param>
public sealed record IdeaPlace(string IdeaId, double? X, double? Y);

/// <summary>A new idea, by its words.</summary>
public sealed record IdeaWords(string IdeaId, string Text);

/// <summary>That two ideas have to do with each other. Two ideas have one link at most.</summary>
/// <param name="Label">How; absent where nobody said.</param>
public sealed record Link(string Id, int Number, string FromIdeaId, string ToIdeaId, string? Label, string AuthorId) : Record(Id)
{
    public bool Has(string ideaId) => FromIdeaId == ideaId || ToIdeaId == ideaId;

    public bool Joins(string one, string other) => one != other && Has(one) && Has(other);
}

/// <summary>A named group of ideas.</summary>
/// <param name="ItemId">The agenda item on whose board it is; of a zone, the item whose plan it is of.</param>
/// <param name="Zone">Which zone of the plan it is, 0 for the first; absent where it is none.</param>
/// <param name="MergedFrom">The clusters that became part of it, in the order in which they did.</param>
public sealed record Cluster(
    string Id,
    int Number,
    string Name,
    string AuthorId,
    double? X,
    double? Y,
    string? ItemId = null,
    int? Zone = null,
    ImmutableArray<MergedCluster>? MergedFrom = null) : Record(Id);

/// <summary>The minutes of one agenda item, in Markdown.</summary>
/// <param name="Id">The id of the agenda item.</param>
public sealed record Minutes(string Id, string Text, int Revision) : TextRecord(Id, Text, Revision);

/// <summary>One round of choosing with dots.</summary>
/// <param name="Budget">How many dots each voter has.</param>
/// <param name="MaxPerIdea">How many of them may go to one idea.</param>
/// <param name="Secret">Whether nobody sees how it stands until it is closed.</param>
/// <param name="Voters">How many may vote: whoever took part when it opened.</param>
/// <param name="Ballots">How many of them have given a dot; in a secret round that is open, also those whose dots all came back.</param>
/// <param name="Tally">The ideas with dots, the most first; absent while it may not be seen.</param>
/// <param name="Eligible">Who may vote; there while it is open.</param>
public sealed record VoteRound(
    string Id,
    int Number,
    string Question,
    int Budget,
    int MaxPerIdea,
    bool Secret,
    VoteRoundStatus Status,
    int Voters,
    int Ballots,
    DateTimeOffset OpenedAt,
    DateTimeOffset? ClosedAt,
    ImmutableArray<IdeaVotes>? Tally,
    Eligible? Eligible = null) : Record(Id);

/// <summary>Who may vote in a round, by the numbers of participants: small in a message to everybody, however many they are.</summary>
/// <param name="UpTo">Who came later may not.</param>
/// <param name="Except">Nor may these.</param>
public sealed record Eligible(int UpTo, ImmutableArray<int> Except);

/// <summary>The dots that an idea has.</summary>
/// <param name="Text">What the idea said when the round was closed; absent until then.</param>
public sealed record IdeaVotes(string IdeaId, int Votes, string? Text = null);

/// <summary>Who may vote in a round.</summary>
/// <param name="Id">The id of the round.</param>
public sealed record Electorate(string Id, ImmutableArray<string> PersonIds) : Record(Id);

/// <summary>The dots of one person in one round; nobody else sees it.</summary>
/// <param name="Votes">How many dots on which idea.</param>
/// <param name="GivenBack">Whether all of them came back in a secret round, with ideas that were removed.</param>
public sealed record Ballot(
    string Id,
    string RoundId,
    string VoterId,
    [property: JsonConverter(typeof(OrdinalCounts))] ImmutableSortedDictionary<string, int> Votes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool GivenBack = false) : Record(Id)
{
    public static string IdOf(string roundId, string voterId) => $"{roundId}.{voterId}";
}

/// <summary>How something was decided.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DecisionMethod>))]
public enum DecisionMethod
{
    /// <summary>Nobody had a paramount objection; it is looked at again on a day that is named.</summary>
    [JsonStringEnumMemberName("consent")] Consent,
    [JsonStringEnumMemberName("vote")] Vote,

    /// <summary>By whoever was given the right to.</summary>
    [JsonStringEnumMemberName("mandate")] Mandate,
}

/// <summary>Something that the meeting decided.</summary>
/// <param name="Number">1, 2, 3 without a gap; a decision that is withdrawn keeps its number.</param>
/// <param name="ItemId">The agenda item under which it was taken.</param>
/// <param name="FromIdeas">The ideas that it came from.</param>
/// <param name="Method">Absent where nobody said.</param>
/// <param name="OwnerId">The participant who sees to it.</param>
/// <param name="ReviewOn">The day on which it is looked at again; always there where it was taken by consent.</param>
public sealed record Decision(
    string Id,
    int Number,
    string Text,
    string ItemId,
    ImmutableArray<string> FromIdeas,
    DateTimeOffset RecordedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Withdrawn = false,
    string? Reason = null,
    DecisionMethod? Method = null,
    string? OwnerId = null,
    DateOnly? ReviewOn = null) : Record(Id);

/// <summary>Something that one person is going to do.</summary>
/// <param name="Number">1, 2, 3 without a gap; an action that is withdrawn keeps its number.</param>
/// <param name="ItemId">The agenda item under which it was agreed.</param>
/// <param name="AssigneeId">The participant who does it.</param>
/// <param name="Reason">Why it was withdrawn.</param>
/// <param name="Home">There where it was open in the community when the meeting began; its id is that of the community's then.</param>
/// <param name="AssigneeName">Of an action of the community: who does it may not be here.</param>
public sealed record ActionItem(
    string Id,
    int Number,
    string Text,
    string ItemId,
    string AssigneeId,
    DateOnly? Due,
    ActionStatus Status,
    ImmutableArray<string> FromIdeas,
    DateTimeOffset AssignedAt,
    DateTimeOffset? DoneAt = null,
    string? Reason = null,
    HomeNumber? Home = null,
    string? AssigneeName = null) : Record(Id);
