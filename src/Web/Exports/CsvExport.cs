using CsvHelper;
using Samenwerken.Domain.Entities;

namespace Samenwerken.Web.Exports;

/// <summary>
/// A meeting as one table, whose first column says what each row is, separated as the spreadsheets of the reader's country
/// expect. A text that a spreadsheet would run as a formula is made plain.
/// </summary>
internal static class CsvExport
{
    private static readonly string[] Columns =
    [
        "kind", "number", "text", "belongsTo", "name", "role", "sector", "channel", "votes", "rank", "due", "status", "fromIdeas", "reason", "addedAt", "colour",
    ];

    /// <summary>What a row may say; a field that is left out is empty.</summary>
    private sealed record Row(
        string Kind, object? Number, string? Text, string? BelongsTo = null, string? Name = null, string? Role = null, string? Sector = null,
        string? Channel = null, int? Votes = null, int? Rank = null, DateOnly? Due = null, string? Status = null, string? FromIdeas = null,
        string? Reason = null, DateTimeOffset? At = null, string? Colour = null);

    public static byte[] Write(MeetingReport report)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Options(report), leaveOpen: true))
        {
            foreach (var column in Columns)
                csv.WriteField(report.Say(column));
            csv.EndRecord();
            foreach (var row in Rows(report))
                Write(csv, report, row);
        }

        return bytes.ToArray();
    }

    private static IEnumerable<Row> Rows(MeetingReport report) =>
    [
        .. report.IsDemonstration ? [new Row("demonstration", null, report.Say("demonstration.invented"))] : Array.Empty<Row>(),
        .. report.Agenda.Select(item => new Row("agendaItem", item.Order, item.Title)),
        .. report.Agenda.Where(item => item.Minutes.Length > 0).Select(item => new Row("minutes", item.Order, item.Minutes, item.Title)),
        .. report.Decisions.Select(decision => new Row(
            "decision", decision.Number, decision.Text, decision.ItemTitle, Status: report.Status(decision), FromIdeas: report.Numbers(decision.FromIdeas),
            Reason: decision.Reason, At: decision.RecordedAt)),
        .. report.Actions.Select(action => new Row(
            "action", action.Number, action.Text, action.ItemTitle, action.Assignee, Due: action.Due, Status: report.Status(action),
            FromIdeas: report.Numbers(action.FromIdeas), Reason: action.Reason, At: action.AssignedAt)),
        .. report.Rounds.SelectMany(round => Of(report, round)),
        .. report.Groups.Where(group => group.Name is not null).Select(group => new Row("cluster", null, group.Name)),
        .. report.Groups.SelectMany(group => group.Ideas.Select(idea => new Row(
            "idea", idea.Number, idea.Text, group.Name, idea.Author, Sector: idea.Sector, At: idea.AddedAt, Colour: idea.Colour))),
        .. report.Links.Select(link => new Row("link", link.Number, link.Label, Name: link.Author, FromIdeas: report.Numbers([link.From, link.To]))),
        .. report.People.Select(person => new Row(
            "attendee", null, null, Name: person.Name, Role: person.Role, Sector: person.Sector, Channel: person.Channel, At: person.JoinedAt)),
        .. report.Sectors.Select(count => new Row("countBySector", count.Count, null, Sector: count.Name)),
        .. report.Channels.Select(count => new Row("countByChannel", count.Count, null, Channel: count.Name)),
    ];

    /// <summary>The round itself with how many voted, and then its result, as far as anybody may see it.</summary>
    private static IEnumerable<Row> Of(MeetingReport report, MeetingReport.Round round) =>
    [
        new Row("round", round.Number, $"{round.Question} ({round.Rules} {round.Turnout})", Status: report.Say(round.IsOpen ? "round.open" : "round.closed"), At: round.OpenedAt),
        .. (round.Results ?? []).Select(result => new Row("result", result.Idea, result.Text, round.Question, Votes: result.Votes, Rank: result.Rank)),
    ];

    private static void Write(CsvWriter csv, MeetingReport report, Row row)
    {
        csv.WriteField(report.Say(row.Kind));
        if (row.Number is int number)
            csv.WriteField(number);
        else
            Text(row.Number as string);
        Text(row.Text);
        Text(row.BelongsTo);
        Text(row.Name);
        Text(row.Role);
        Text(row.Sector);
        Text(row.Channel);
        Number(row.Votes);
        Number(row.Rank);
        Text(row.Due?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Text(row.Status);
        Text(row.FromIdeas);
        Text(row.Reason);
        Text(row.At is { } at ? MeetingReport.Stamp(at) : null);
        Text(row.Colour);
        csv.EndRecord();

        void Number(int? value)
        {
            if (value is { } given)
                csv.WriteField(given);
            else
                Text(null);
        }

        void Text(string? text) => csv.WriteField(Plain(text ?? ""));
    }

    /// <summary>
    /// The writer escapes what starts with a plain =, +, - or @. Spreadsheets also run the full-width ones of East Asian
    /// keyboards, and do not see what cannot be seen before them.
    /// </summary>
    private static string Plain(string text) =>
        VisibleText.FirstOf(text) is { } first && text[0] is not ('=' or '+' or '-' or '@')
            && first.Value is '=' or '+' or '-' or '@' or '\uff1d' or '\uff0b' or '\uff0d' or '\uff20'
            ? $"'{text}"
            : text;

    private static CsvWriterOptions Options(MeetingReport report) => new()
    {
        Separator = report.Culture.TextInfo.ListSeparator[0],
        Injection = CsvInjection.Escape,
        // The mark that makes spreadsheets read it as UTF-8.
        WriteByteOrderMark = true,
    };
}
