using System.Collections.Immutable;
using System.Globalization;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Web.Texts;

namespace Samenwerken.Web.Exports;

/// <summary>
/// What a reader wants to find in a file about a meeting, in their language and in the order in which they read: first what
/// was decided and who does what, then how it went. It is made from what its reader may see, and from nothing else
/// (<see cref="ReportOf"/>).
/// </summary>
/// <param name="IsDemonstration">Whether all in it is invented, which its first fact says.</param>
/// <param name="Groups">The clusters in order, and last the ideas in none.</param>
/// <param name="Sectors">How many people of each sector took part, those who did not say last.</param>
internal sealed record MeetingReport(
    string Title,
    string FileName,
    CultureInfo Culture,
    bool IsDemonstration,
    ImmutableArray<(string Label, string Value)> Facts,
    ImmutableArray<MeetingReport.Decision> Decisions,
    ImmutableArray<MeetingReport.Action> Actions,
    ImmutableArray<MeetingReport.Item> Agenda,
    ImmutableArray<MeetingReport.Round> Rounds,
    ImmutableArray<MeetingReport.Group> Groups,
    ImmutableArray<MeetingReport.Link> Links,
    ImmutableArray<MeetingReport.Person> People,
    ImmutableArray<(string Name, int Count)> Sectors,
    ImmutableArray<(string Name, int Count)> Channels)
{
    private static readonly TimeZoneInfo Here =
        TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Amsterdam", out var zone) ? zone : TimeZoneInfo.Utc;

    /// <param name="Minutes">Markdown; empty where there are none.</param>
    public sealed record Item(int Order, string Title, string Minutes, ImmutableArray<Decision> Decisions, ImmutableArray<Action> Actions)
    {
        public bool HasMore => Minutes.Trim().Length > 0 || !Decisions.IsEmpty || !Actions.IsEmpty;
    }

    /// <param name="Number">B-1, B-2 and so on: by which people speak of it, in every language.</param>
    /// <param name="FromIdeas">The numbers of the ideas that it came from.</param>
    /// <param name="Reason">Why it was withdrawn.</param>
    public sealed record Decision(
        string Number, string Text, string ItemTitle, ImmutableArray<int> FromIdeas, DateTimeOffset RecordedAt, bool Withdrawn, string? Reason, DecisionMethod? Method = null,
        string? Owner = null, DateOnly? ReviewOn = null);

    /// <param name="Number">A-1, A-2 and so on.</param>
    public sealed record Action(
        string Number,
        string Text,
        string ItemTitle,
        string Assignee,
        DateOnly? Due,
        ActionStatus Status,
        ImmutableArray<int> FromIdeas,
        DateTimeOffset AssignedAt,
        string? Reason);

    /// <param name="Rules">Dots a person, dots an idea, and whether it is secret, in a sentence.</param>
    /// <param name="Turnout">How many voted of those who could, in a sentence.</param>
    /// <param name="Results">Null while nobody may see how it stands.</param>
    public sealed record Round(
        int Number, string Question, string Rules, string Turnout, bool IsOpen, int Voters, int Ballots, DateTimeOffset OpenedAt, ImmutableArray<Result>? Results);

    /// <param name="Rank">Equal counts have an equal rank, and the next rank is that many further.</param>
    /// <param name="IsTied">Whether another has as many dots.</param>
    /// <param name="Idea">Its number; null where the idea was removed after the round.</param>
    public sealed record Result(int Rank, bool IsTied, int? Idea, string Text, int Votes);

    /// <param name="Name">Null for the ideas in no cluster.</param>
    public sealed record Group(string? Name, ImmutableArray<Note> Ideas);

    /// <param name="Colour">Its name.</param>
    public sealed record Note(int Number, string Text, string Author, string? Colour, string? Sector, DateTimeOffset AddedAt)
    {
        /// <summary>What stands behind its text: who wrote it, and its colour.</summary>
        public string By => Colour is null ? Author : $"{Author}, {Colour}";
    }

    /// <summary>Two ideas that somebody linked, by number and text.</summary>
    public sealed record Link(int Number, int From, string FromText, int To, string ToText, string? Label, string Author)
    {
        public string Ends => $"{From}. {FromText} → {To}. {ToText}";
    }

    public sealed record Person(string Name, string Role, string? Sector, string? Channel, DateTimeOffset JoinedAt);

    public string Say(string word) => Words.Of(word, Culture);

    public string Say(string word, params object[] values) => string.Format(Culture, Words.Of(word, Culture), values);

    /// <summary>One word or another, by the number.</summary>
    public string Count(string word, int count) => Say(count == 1 ? $"{word}.one" : $"{word}.more", count);

    public string Status(Action action) => Say($"action.{Domain.Entities.EnumName.Of(action.Status)}");

    /// <summary>Whether it stands, how it was taken, who sees to it, and when it is looked at again.</summary>
    public string Status(Decision decision) => string.Join(", ", new[]
    {
        Say(decision.Withdrawn ? "decision.withdrawn" : "decision.stands"),
        decision.Method is { } method ? Say($"decision.{EnumName.Of(method)}") : null,
        decision.Owner,
        Day(decision.ReviewOn) is { } day ? Say("decision.reviewOn", day) : null,
    }.OfType<string>());

    public string RankOf(Result result) => result.IsTied ? Say("rank.tied", result.Rank) : result.Rank.ToString(Culture);

    /// <summary>Where it was recorded and what it came from, for behind its text.</summary>
    public string Source(string? itemTitle, ImmutableArray<int> fromIdeas) => string.Join("; ", new[]
    {
        itemTitle is null ? null : Say("under", itemTitle),
        fromIdeas.IsEmpty ? null : Say(fromIdeas.Length == 1 ? "fromIdeas.one" : "fromIdeas.more", Numbers(fromIdeas)),
    }.OfType<string>());

    public string Numbers(ImmutableArray<int> numbers) => string.Join(", ", numbers.Select(number => number.ToString(Culture)));

    public string? Day(DateOnly? day) => day?.ToString("D", Culture);

    /// <summary>A time as a program may sort it, in the time of the Netherlands.</summary>
    public static string Stamp(DateTimeOffset at) => Local(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Here);
}
