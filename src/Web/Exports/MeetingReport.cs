using System.Collections.Immutable;
using System.Globalization;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine;
using Samenwerken.Web.Texts;

namespace Samenwerken.Web.Exports;

/// <summary>What a reader wants to find in a file about a meeting, in their language and in the order in which they read.</summary>
/// <param name="Groups">The clusters in order, and last the ideas in none.</param>
internal sealed record MeetingReport(
    string Title,
    string FileName,
    CultureInfo Culture,
    ImmutableArray<(string Label, string Value)> Facts,
    ImmutableArray<string> Agenda,
    ImmutableArray<MeetingReport.Group> Groups,
    ImmutableArray<MeetingReport.Person> People)
{
    private static readonly TimeZoneInfo Here =
        TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Amsterdam", out var zone) ? zone : TimeZoneInfo.Utc;

    /// <param name="Name">Null for the ideas in no cluster.</param>
    public sealed record Group(string? Name, ImmutableArray<Note> Ideas);

    public sealed record Note(int Number, string Text, string Author, string? Sector, DateTimeOffset AddedAt);

    public sealed record Person(string Name, string Role, string? Sector, string? Channel);

    public static MeetingReport Of(Reading.Found found, CultureInfo culture)
    {
        var meeting = found.Find<MeetingRecord>(MeetingRecord.OnlyId)!;
        var people = found.All<Participant>().ToDictionary(person => person.Id);
        var present = people.Values.Where(person => !person.Removed).OrderBy(person => person.Number).ToList();
        var ideas = found.All<Idea>().OrderBy(idea => idea.Number).ToLookup(idea => idea.ClusterId);
        var groups = found.All<Cluster>().OrderBy(cluster => cluster.Number)
            .Select(cluster => new Group(cluster.Name, NotesOf(ideas[cluster.Id])))
            .ToImmutableArray();
        var loose = NotesOf(ideas[null]);
        return new MeetingReport(
            meeting.Title,
            FileNameOf(meeting),
            culture,
            [
                (Say("date"), Local(meeting.StartedAt).ToString("D", culture)),
                (Say("time"), meeting.ClosedAt is { } end ? $"{Clock(meeting.StartedAt)} - {Clock(end)}" : Clock(meeting.StartedAt)),
                (Say("participants"), present.Count.ToString(culture)),
                (Say("ideas"), ideas.Sum(group => group.Count()).ToString(culture)),
            ],
            [.. found.All<AgendaItem>().OrderBy(item => item.Order).Select(item => item.Title)],
            loose.IsEmpty ? groups : groups.Add(new Group(null, loose)),
            [.. present.Select(person => new Person(person.Name, Name(person.Role), NameOf(person.Sector), NameOf(person.Channel)))]);

        ImmutableArray<Note> NotesOf(IEnumerable<Idea> written) =>
        [
            .. written.Select(idea => new Note(
                idea.Number, idea.Text, people.GetValueOrDefault(idea.AuthorId)?.Name ?? "",
                NameOf(people.GetValueOrDefault(idea.AuthorId)?.Sector), idea.AddedAt)),
        ];

        string Say(string word) => Words.Of(word, culture);
        string Clock(DateTimeOffset at) => Local(at).ToString(culture.TwoLetterISOLanguageName is "nl" ? "HH.mm 'uur'" : "HH:mm", culture);
        string Name<T>(T value) where T : struct, Enum => Words.Of(EnumName.Of(value), culture);
        string? NameOf<T>(T? value) where T : struct, Enum => value is { } named ? Name(named) : null;
    }

    /// <summary>A time as a program may sort it, in the time of the Netherlands.</summary>
    public static string Stamp(DateTimeOffset at) => Local(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public string Say(string word) => Words.Of(word, Culture);

    private static DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Here);

    /// <summary>The day and the title, in letters that every file system takes.</summary>
    private static string FileNameOf(MeetingRecord meeting)
    {
        var plain = meeting.Title.Normalize(System.Text.NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
            .Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-');
        var slug = string.Join('-', string.Concat(plain).Split('-', StringSplitOptions.RemoveEmptyEntries));
        return $"{Local(meeting.StartedAt):yyyy-MM-dd}-{(slug.Length is 0 ? "bijeenkomst" : slug[..Math.Min(slug.Length, 60)])}";
    }
}
