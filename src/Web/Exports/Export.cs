using System.Globalization;
using System.Text;
using Samenwerken.Engine;

namespace Samenwerken.Web.Exports;

/// <summary>A meeting as a file, of what its reader may see and nothing else.</summary>
public sealed record Export(string Name, string ContentType, byte[] Bytes)
{
    /// <param name="found">The meeting, as its reader may see it.</param>
    /// <param name="format">md, html, csv or json.</param>
    /// <returns>Null for another format.</returns>
    public static Export? Of(Reading.Found found, string format, CultureInfo culture)
    {
        var report = new ReportOf(found, culture).Report();
        return format switch
        {
            "md" => new Export($"{report.FileName}.md", "text/markdown; charset=utf-8", Utf8(MarkdownExport.Write(report))),
            "html" => new Export($"{report.FileName}.html", "text/html; charset=utf-8", Utf8(HtmlExport.Write(report))),
            "csv" => new Export($"{report.FileName}.csv", "text/csv; charset=utf-8", CsvExport.Write(report)),
            "json" => new Export($"{report.FileName}.json", "application/json; charset=utf-8", JsonExport.Write(found)),
            _ => null,
        };
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
