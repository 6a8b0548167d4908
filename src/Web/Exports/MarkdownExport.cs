using System.Collections.Immutable;
using System.Text;

namespace Samenwerken.Web.Exports;

/// <summary>
/// A meeting as Markdown. What people wrote stays text: nothing in it becomes a heading, a link or HTML. Minutes are Markdown
/// themselves and stay so, below the heading of their agenda item.
/// </summary>
internal sealed class MarkdownExport(MeetingReport report)
{
    private const string Special = "\\`*_{}[]<>()#+-.!|~&:";

    private readonly StringBuilder _text = new();

    public static string Write(MeetingReport report) => new MarkdownExport(report).Write();

    private string Write()
    {
        _text.Append($"# {Escape(report.Title)}\n\n");
        foreach (var (label, value) in report.Facts)
            _text.Append($"- {label}: {Escape(value)}\n");
        List("decisions", "##", [.. report.Decisions.Select(decision => Line(decision, decision.ItemTitle))]);
        List("actions", "##", [.. report.Actions.Select(action => Line(action, action.ItemTitle))]);
        Agenda();
        Rounds();
        Ideas();
        People();
        return _text.ToString();
    }

    private void Agenda()
    {
        if (report.Agenda.IsEmpty)
            return;
        _text.Append($"\n## {report.Say("agenda")}\n");
        if (!report.Agenda.Any(item => item.HasMore))
            _text.Append('\n');
        foreach (var item in report.Agenda)
        {
            if (!report.Agenda.Any(it => it.HasMore))
            {
                _text.Append($"{item.Order}. {Escape(item.Title)}\n");
                continue;
            }

            _text.Append($"\n### {item.Order}. {Escape(item.Title)}\n");
            if (item.Minutes.Trim().Length > 0)
            {
                _text.Append('\n');
                foreach (var line in new MinutesDocument(item.Minutes, 4).ToMarkdown())
                    _text.Append(line).Append('\n');
            }

            List("decisions", "####", [.. item.Decisions.Select(decision => Line(decision, null))]);
            List("actions", "####", [.. item.Actions.Select(action => Line(action, null))]);
        }
    }

    private void Rounds()
    {
        if (report.Rounds.IsEmpty)
            return;
        _text.Append($"\n## {report.Say("rounds")}\n");
        foreach (var round in report.Rounds)
        {
            _text.Append($"\n### {report.Say("round")} {round.Number}: {Escape(round.Question)}\n\n{round.Rules} {round.Turnout}\n");
            if (round.Results is not { } results)
            {
                _text.Append($"\n{report.Say("round.hidden")}\n");
                continue;
            }

            if (round.IsOpen)
                _text.Append($"\n{report.Say("round.soFar")}\n");
            if (results.IsEmpty)
            {
                _text.Append($"\n{report.Say("round.nothing")}\n");
                continue;
            }

            _text.Append($"\n| {report.Say("rank")} | {report.Say("idea")} | {report.Say("votes")} |\n| --- | --- | ---: |\n");
            foreach (var result in results)
                _text.Append($"| {report.RankOf(result)} | {(result.Idea is { } number ? $"{number}\\. " : "")}{Escape(result.Text)} | {result.Votes} |\n");
        }
    }

    private void Ideas()
    {
        _text.Append($"\n## {report.Say("ideas")}\n");
        foreach (var group in report.Groups)
        {
            _text.Append($"\n### {Escape(group.Name ?? report.Say("noCluster"))}\n\n");
            foreach (var idea in group.Ideas)
                _text.Append($"- {idea.Number}. {Escape(idea.Text)} ({Escape(idea.By)})\n");
        }

        List("links", "###", [.. report.Links.Select(link => Escape(link.Label is null ? link.Ends : $"{link.Ends}: {link.Label}"))]);
    }

    private void People()
    {
        _text.Append($"\n## {report.Say("attendance")}\n\n");
        foreach (var (word, counts) in new[] { ("sector", report.Sectors), ("channel", report.Channels) })
            _text.Append($"- {report.Say(word)}: {Escape(string.Join(", ", counts.Select(count => $"{count.Name} {count.Count}")))}\n");
        _text.Append('\n');
        foreach (var person in report.People)
            _text.Append($"- {Escape(string.Join(", ", new[] { person.Name, person.Role, person.Sector, person.Channel }.OfType<string>()))}\n");
    }

    private void List(string word, string heading, ImmutableArray<string> lines)
    {
        if (lines.IsEmpty)
            return;
        _text.Append($"\n{heading} {report.Say(word)}\n\n");
        foreach (var line in lines)
            _text.Append($"- {line}\n");
    }

    private string Line(MeetingReport.Decision decision, string? itemTitle) => Line(
        decision.Number, decision.Text, report.Source(itemTitle, decision.FromIdeas),
        decision is { Withdrawn: false, Method: null, Owner: null, ReviewOn: null } ? null : report.Status(decision), decision.Reason);

    private string Line(MeetingReport.Action action, string? itemTitle) => Line(
        action.Number, action.Text, report.Source(itemTitle, action.FromIdeas),
        string.Join(", ", new[] { action.Assignee, report.Day(action.Due) is { } day ? report.Say("dueOn", day) : null, report.Status(action) }.OfType<string>()),
        action.Reason);

    private static string Line(string number, string text, string source, string? state, string? reason)
    {
        var line = new StringBuilder($"**{number}** {Escape(text)}");
        if (source.Length > 0)
            line.Append($" ({Escape(source)})");
        if (state is not null)
            line.Append($" – {Escape(state)}");
        if (reason is not null)
            line.Append($": {Escape(reason)}");
        return line.ToString();
    }

    /// <summary>On one line, with a backslash before everything that Markdown could read as its own.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text.ReplaceLineEndings(" "))
        {
            if (Special.Contains(c))
                escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }
}
