using CsvHelper;

namespace Samenwerken.Web.Exports;

/// <summary>
/// The ideas of a meeting as a table, a row each, separated as the spreadsheets of the reader's country expect. A text
/// that a spreadsheet would run as a formula is made plain.
/// </summary>
internal static class CsvExport
{
    public static byte[] Write(MeetingReport report)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Options(report), leaveOpen: true))
        {
            foreach (var column in new[] { "number", "idea", "cluster", "name", "sector", "addedAt" })
                csv.WriteField(report.Say(column));
            csv.EndRecord();
            foreach (var (group, idea) in report.Groups.SelectMany(group => group.Ideas.Select(idea => (group, idea))))
            {
                csv.WriteField(idea.Number);
                csv.WriteField(idea.Text);
                csv.WriteField(group.Name ?? "");
                csv.WriteField(idea.Author);
                csv.WriteField(idea.Sector ?? "");
                csv.WriteField(MeetingReport.Stamp(idea.AddedAt));
                csv.EndRecord();
            }
        }

        return bytes.ToArray();
    }

    private static CsvWriterOptions Options(MeetingReport report) => new()
    {
        Separator = report.Culture.TextInfo.ListSeparator[0],
        Injection = CsvInjection.Escape,
        // The mark that makes spreadsheets read it as UTF-8.
        WriteByteOrderMark = true,
    };
}
