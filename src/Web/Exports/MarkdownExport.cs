using System.Text;

namespace Samenwerken.Web.Exports;

/// <summary>A meeting as Markdown. What people wrote stays text: nothing in it becomes a heading, a link or HTML.</summary>
internal static class MarkdownExport
{
    private const string Special = "\\`*_{}[]<>()#+-.!|~&:";

    public static string Write(MeetingReport report)
    {
        var text = new StringBuilder();
        text.Append($"# {Escape(report.Title)}\n\n");
        foreach (var (label, value) in report.Facts)
            text.Append($"- {label}: {Escape(value)}\n");

        if (!report.Agenda.IsEmpty)
        {
            text.Append($"\n## {report.Say("agenda")}\n\n");
            for (var i = 0; i < report.Agenda.Length; i++)
                text.Append($"{i + 1}. {Escape(report.Agenda[i])}\n");
        }

        text.Append($"\n## {report.Say("ideas")}\n");
        foreach (var group in report.Groups)
        {
            text.Append($"\n### {Escape(group.Name ?? report.Say("noCluster"))}\n\n");
            foreach (var idea in group.Ideas)
                text.Append($"- {idea.Number}. {Escape(idea.Text)} ({Escape(idea.Author)})\n");
        }

        text.Append($"\n## {report.Say("participants")}\n\n");
        foreach (var person in report.People)
            text.Append($"- {Escape(string.Join(", ", new[] { person.Name, person.Role, person.Sector, person.Channel }.OfType<string>()))}\n");
        return text.ToString();
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
