using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Samenwerken.Web.Exports;

/// <summary>A meeting as one accessible page that needs nothing else and prints well.</summary>
internal static class HtmlExport
{
    private const string Style =
        """
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 45rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; }
        h1 { font-size: 1.9rem; line-height: 1.2; } h2 { margin-top: 2.5rem; } h3 { margin: 1.5rem 0 .5rem; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; } dt { font-weight: 600; } dd { margin: 0; }
        ol, ul { padding-left: 1.5rem; } li { margin: .35rem 0; overflow-wrap: anywhere; } .text { white-space: pre-line; } .by { color: #555; }
        table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .4rem .6rem .4rem 0; border-bottom: 1px solid #ccc; }
        @media print { body { margin: 0; max-width: none; } h2, h3 { break-after: avoid; } li, tr { break-inside: avoid; } }
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Write(MeetingReport report)
    {
        var html = new StringBuilder();
        html.Append(
            $"""
            <!doctype html>
            <html lang="{report.Culture.TwoLetterISOLanguageName}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Encode(report.Title)}</title>
            <style>{Style}</style>
            </head>
            <body>
            <main>
            <h1>{Encode(report.Title)}</h1>
            <dl>

            """);
        foreach (var (label, value) in report.Facts)
            html.Append($"<dt>{Encode(label)}</dt><dd>{Encode(value)}</dd>\n");
        html.Append("</dl>\n");

        if (!report.Agenda.IsEmpty)
        {
            html.Append($"<h2>{Encode(report.Say("agenda"))}</h2>\n<ol>\n");
            foreach (var item in report.Agenda)
                html.Append($"<li>{Encode(item)}</li>\n");
            html.Append("</ol>\n");
        }

        html.Append($"<h2>{Encode(report.Say("ideas"))}</h2>\n");
        foreach (var group in report.Groups)
        {
            html.Append($"<h3>{Encode(group.Name ?? report.Say("noCluster"))}</h3>\n<ul>\n");
            foreach (var idea in group.Ideas)
                html.Append($"<li><span class=\"text\">{Encode(idea.Text)}</span> <span class=\"by\">({idea.Number}, {Encode(idea.Author)})</span></li>\n");
            html.Append("</ul>\n");
        }

        html.Append($"<h2>{Encode(report.Say("participants"))}</h2>\n<table>\n<thead><tr>");
        foreach (var column in new[] { "name", "role", "sector", "channel" })
            html.Append($"<th scope=\"col\">{Encode(report.Say(column))}</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var person in report.People)
            html.Append($"<tr><td>{Encode(person.Name)}</td><td>{Encode(person.Role)}</td><td>{Encode(person.Sector ?? "")}</td><td>{Encode(person.Channel ?? "")}</td></tr>\n");
        html.Append("</tbody>\n</table>\n</main>\n</body>\n</html>\n");
        return html.ToString();
    }

    internal static string Encode(string text) => Encoder.Encode(text);
}
