using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Samenwerken.Web.Exports;

/// <summary>
/// A meeting as one accessible page that needs nothing else and prints well. It has no script and no style in its elements, and
/// what people wrote is in it as text, in the direction of its own script; only minutes have marks of their own (<see cref="MinutesDocument"/>).
/// </summary>
internal sealed class HtmlExport(MeetingReport report)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new();

    public static string Write(MeetingReport report) => new HtmlExport(report).Write();

    internal static string Encode(string text) => Encoder.Encode(text);

    private string Write()
    {
        _html.Append(
            $"""
            <!doctype html>
            <html lang="{report.Culture.TwoLetterISOLanguageName}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Encode(report.Title)}</title>
            <style>
            {HtmlStyle.Text}
            </style>
            </head>
            <body>
            <main>
            <h1 dir="auto">{Encode(report.Title)}</h1>
            <dl>

            """);
        foreach (var (label, value) in report.Facts)
            _html.Append($"<dt>{Encode(label)}</dt><dd>{Encode(value)}</dd>\n");
        _html.Append("</dl>\n");
        Decisions();
        Actions();
        Agenda();
        Rounds();
        Ideas();
        People();
        _html.Append("</main>\n</body>\n</html>\n");
        return _html.ToString();
    }

    private void Decisions()
    {
        if (report.Decisions.IsEmpty)
            return;
        Heading(2, report.Say("decisions"));
        Table(report.Count("decisions.caption", report.Decisions.Length), ["no", "decision", "status"], isWide: true);
        foreach (var decision in report.Decisions)
        {
            _html.Append($"<tr>{RowHead(decision.Number, "short")}<td>{Outcome(decision.Text, decision.Withdrawn, report.Source(decision.ItemTitle, decision.FromIdeas))}</td>");
            _html.Append($"<td>{Encode(WithReason(report.Status(decision), decision.Reason))}</td></tr>\n");
        }

        EndTable();
    }

    private void Actions()
    {
        if (report.Actions.IsEmpty)
            return;
        Heading(2, report.Say("actions"));
        Table(report.Count("actions.caption", report.Actions.Length), ["no", "action", "assignee", "due", "status"], isWide: true);
        foreach (var action in report.Actions)
        {
            _html.Append($"<tr>{RowHead(action.Number, "short")}<td>{Outcome(action.Text, IsWithdrawn(action), report.Source(action.ItemTitle, action.FromIdeas))}</td>");
            _html.Append($"<td dir=\"auto\">{Encode(action.Assignee)}</td><td>{Encode(action.Due?.ToString("d MMM yyyy", report.Culture) ?? "")}</td>");
            _html.Append($"<td>{Encode(WithReason(report.Status(action), action.Reason))}</td></tr>\n");
        }

        EndTable();
    }

    private void Agenda()
    {
        if (report.Agenda.IsEmpty)
            return;
        Heading(2, report.Say("agenda"));
        if (!report.Agenda.Any(item => item.HasMore))
        {
            List("ol", report.Agenda.Select(item => $"<span dir=\"auto\">{Encode(item.Title)}</span>"));
            return;
        }

        foreach (var item in report.Agenda)
        {
            Heading(3, $"{item.Order}. {item.Title}");
            if (item.Minutes.Trim().Length > 0)
                _html.Append($"<div class=\"minutes\" dir=\"auto\">\n{new MinutesDocument(item.Minutes, 4).ToHtml()}</div>\n");
            if (!item.Decisions.IsEmpty)
            {
                Heading(4, report.Say("decisions"));
                List("ul", item.Decisions.Select(decision => Line(
                    decision.Number, Outcome(decision.Text, decision.Withdrawn, report.Source(null, decision.FromIdeas)),
                    decision is { Withdrawn: false, Method: null, Owner: null, ReviewOn: null } ? null : WithReason(report.Status(decision), decision.Reason))));
            }

            if (!item.Actions.IsEmpty)
            {
                Heading(4, report.Say("actions"));
                List("ul", item.Actions.Select(action => Line(
                    action.Number, Outcome(action.Text, IsWithdrawn(action), report.Source(null, action.FromIdeas)), StateOf(action))));
            }
        }
    }

    private void Rounds()
    {
        if (report.Rounds.IsEmpty)
            return;
        Heading(2, report.Say("rounds"));
        foreach (var round in report.Rounds)
        {
            Heading(3, $"{report.Say("round")} {round.Number}: {round.Question}");
            _html.Append($"<p>{Encode($"{round.Rules} {round.Turnout}")}</p>\n");
            if (round.Results is not { } results)
                _html.Append($"<p>{Encode(report.Say("round.hidden"))}</p>\n");
            else if (results.IsEmpty)
                _html.Append($"<p>{Encode(report.Say("round.nothing"))}</p>\n");
            else
                Results(round, results);
        }
    }

    private void Results(MeetingReport.Round round, ImmutableArray<MeetingReport.Result> results)
    {
        if (round.IsOpen)
            _html.Append($"<p>{Encode(report.Say("round.soFar"))}</p>\n");
        Table(report.Say("round.caption", round.Number), ["rank", "idea"], "votes");
        foreach (var result in results)
        {
            var number = result.Idea is { } known ? $" <bdi class=\"by\">({known})</bdi>" : "";
            // The bar says nothing that the number beside it does not say.
            var width = (100.0 * result.Votes / results[0].Votes).ToString("0.#", CultureInfo.InvariantCulture);
            _html.Append($"<tr>{RowHead(report.RankOf(result), "short")}<td><span class=\"text\" dir=\"auto\">{Encode(result.Text)}</span>{number}");
            _html.Append($"<svg class=\"bar\" viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\"><rect width=\"{width}\" height=\"4\"/></svg></td>");
            _html.Append($"<td class=\"number\">{result.Votes}</td></tr>\n");
        }

        EndTable();
    }

    private void Ideas()
    {
        Heading(2, report.Say("ideas"));
        foreach (var group in report.Groups)
        {
            Heading(3, group.Name ?? report.Say("noCluster"));
            if (!group.Ideas.IsEmpty)
                List("ul", group.Ideas.Select(idea => $"<span class=\"text\" dir=\"auto\">{Encode(idea.Text)}</span> <bdi class=\"by\">({idea.Number}, {Encode(idea.By)})</bdi>"));
        }

        if (report.Links.IsEmpty)
            return;
        Heading(3, report.Say("links"));
        List("ul", report.Links.Select(link => $"<span class=\"text\" dir=\"auto\">{Encode(link.Ends)}</span>{(link.Label is null ? "" : $": <span class=\"text\" dir=\"auto\">{Encode(link.Label)}</span>")}"));
    }

    private void People()
    {
        Heading(2, report.Say("attendance"));
        foreach (var (word, counts) in new[] { ("sector", report.Sectors), ("channel", report.Channels) })
        {
            Table(report.Say($"{word}.caption"), [word], "count");
            foreach (var (name, count) in counts)
                _html.Append($"<tr>{RowHead(name)}<td class=\"number\">{count}</td></tr>\n");
            EndTable();
        }

        Table(report.Say("people.caption"), ["name", "role", "sector", "channel"], isWide: true);
        foreach (var person in report.People)
            _html.Append($"<tr>{RowHead(person.Name)}<td>{Encode(person.Role)}</td><td>{Encode(person.Sector ?? "")}</td><td>{Encode(person.Channel ?? "")}</td></tr>\n");
        EndTable();
    }

    private void Heading(int level, string text) => _html.Append($"<h{level} dir=\"auto\">{Encode(text)}</h{level}>\n");

    private void List(string element, IEnumerable<string> items)
    {
        _html.Append($"<{element}>\n");
        foreach (var item in items)
            _html.Append($"<li>{item}</li>\n");
        _html.Append($"</{element}>\n");
    }

    /// <param name="isWide">Whether it may be wider than a phone; it is then moved sideways by itself, also by keyboard.</param>
    private void Table(string caption, string[] columns, string? numberColumn = null, bool isWide = false)
    {
        _html.Append(isWide ? $"<div class=\"wide\" role=\"region\" aria-label=\"{Encode(caption)}\" tabindex=\"0\">\n" : "<div>\n");
        _html.Append($"<table>\n<caption>{Encode(caption)}</caption>\n<thead><tr>");
        foreach (var column in columns)
            _html.Append($"<th scope=\"col\">{Encode(report.Say(column))}</th>");
        if (numberColumn is not null)
            _html.Append($"<th scope=\"col\" class=\"number\">{Encode(report.Say(numberColumn))}</th>");
        _html.Append("</tr></thead>\n<tbody>\n");
    }

    private void EndTable() => _html.Append("</tbody>\n</table>\n</div>\n");

    private static string RowHead(string text, string? name = null) => $"<th scope=\"row\"{(name is null ? "" : $" class=\"{name}\"")} dir=\"auto\">{Encode(text)}</th>";

    /// <summary>What was decided or will be done, and behind it where it came from.</summary>
    private static string Outcome(string text, bool isWithdrawn, string source)
    {
        var written = $"<span class=\"text\" dir=\"auto\">{Encode(text)}</span>";
        return (isWithdrawn ? $"<s class=\"withdrawn\">{written}</s>" : written) + (source.Length > 0 ? $" <bdi class=\"by\">({Encode(source)})</bdi>" : "");
    }

    private static string Line(string number, string outcome, string? state) =>
        $"<strong>{Encode(number)}</strong> {outcome}{(state is null ? "" : $" – {Encode(state)}")}";

    private string StateOf(MeetingReport.Action action) => string.Join(", ", new[]
    {
        action.Assignee,
        report.Day(action.Due) is { } day ? report.Say("dueOn", day) : null,
        WithReason(report.Status(action), action.Reason),
    }.OfType<string>());

    private static string WithReason(string status, string? reason) => reason is null ? status : $"{status}: {reason}";

    private static bool IsWithdrawn(MeetingReport.Action action) => action.Status is Domain.Meetings.ActionStatus.Withdrawn;
}
